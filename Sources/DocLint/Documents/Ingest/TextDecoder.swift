/// Bytes of unknown encoding as text.
///
///     let text = TextDecoder.decode(bytes)
///     if text.failure == nil { SourceText(validUTF8: text.utf8) }
///
/// The order: byte-order mark; UTF-8, a few damaged bytes allowed; else whichever of GB18030, Big5
/// (code page 950), UTF-16LE and UTF-16BE reads most like Chinese, judged on the whole file. A
/// detector that demands perfect input names a wrong encoding after one damaged byte, and one that
/// judges by the first block a wrong one where the text starts late (practice; measured on
/// snippets of 2 to 64 characters).
///
/// Not a detector for other languages: text in other legacy encodings is read as the nearest of
/// the seven, with a note that says how sure that is.
public enum TextDecoder {
  /// How many places of damaged bytes are kept.
  public static let damagePlaceLimit = 16

  /// Valid sequences of UTF-8 for each invalid one, from which on a text is UTF-8 with damage.
  static let validPerInvalid = 20
  /// The lead of the best reading over the second below which a note says so.
  static let smallMargin = 0.1
  /// Readings below this score are no text.
  static let plausible = -0.1
  /// In UTF-16 without a mark one character in so many is ASCII or common in Chinese; of random
  /// bytes one in fifty.
  static let familiarEvery = 12
  /// Share of control characters and damage from which on bytes are no text.
  static let binaryShare = 0.1
  /// Above this size the readings are compared on pieces of the file, taken all over it.
  static let comparedBytes = 4_000_000

  /// The text of `bytes`. Never fails: what is no text comes back with `failure` set.
  ///
  /// - Complexity: O(*n*); valid UTF-8 without a mark is not copied.
  public static func decode(_ bytes: [UInt8]) -> DecodedText {
    if let (encoding, length) = byteOrderMark(bytes) {
      return text(bytes, from: length, encoding, mark: true, margin: 1)
    }
    if bytes.isEmpty { return DecodedText(encoding: .utf8, utf8: []) }
    let utf8 = UTF8Census(bytes)
    if utf8.invalid == 0 {
      if let other = suspicious(bytes, utf8) { return other }
      return text(bytes, from: 0, .utf8, mark: false, margin: 1, counts: utf8.counts)
    }
    if let mixed = mixed(bytes) { return mixed }
    if utf8.valid >= validPerInvalid * utf8.invalid {
      return text(bytes, from: 0, .utf8, mark: false, margin: 1)
    }
    let tailOnly = utf8.invalid == 1 && utf8.cutTail
    if tailOnly && utf8.valid > 0 {
      return text(bytes, from: 0, .utf8, mark: false, margin: 1)
    }
    let ranked = rank(bytes, utf8: utf8.valid > 0 || tailOnly)
    // The first bytes of one UTF-8 character, or one rare character of GB18030: only a common
    // character decides against UTF-8.
    if tailOnly && ranked[0].score < 0.9 {
      return text(bytes, from: 0, .utf8, mark: false, margin: 0)
    }
    guard ranked[0].score >= plausible else {
      return DecodedText(
        encoding: ranked[0].encoding, utf8: [],
        failure: Message(
          zh: "内容不是文本：没有一种已知编码（UTF-8、GB18030、Big5、UTF-16）能读通；请确认文件未损坏，"
            + "另存为 UTF-8 纯文本（.txt）后再检查",
          en: "not text: no known encoding (UTF-8, GB18030, Big5, UTF-16) makes sense of it; "
            + "check that the file is intact and save it as UTF-8 plain text"))
    }
    return text(
      bytes, from: 0, ranked[0].encoding, mark: false, margin: ranked[0].score - ranked[1].score)
  }

  /// A file glued together from UTF-8 and another encoding, line by line; nil if it is not.
  ///
  /// A line that is valid UTF-8 with several sequences of three bytes is UTF-8 beyond doubt. Where
  /// such lines stand beside lines that read better in GB18030 or Big5, each line is read for
  /// itself.
  private static func mixed(_ bytes: [UInt8]) -> DecodedText? {
    var lines: [(range: Range<Int>, encoding: DecodedText.Encoding?)] = []
    var strange: [UInt8] = []
    var sure = 0
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let line = Array(bytes[start..<end])
      if !isValidUTF8(line) {
        lines.append((start..<end, nil))
        if strange.count < comparedBytes { strange += line }
      } else {
        lines.append((start..<end, .utf8))
        if sure < 3, line.reduce(0, { $0 + ($1 >= 0xE0 ? 1 : 0) }) >= 3 { sure += 1 }
      }
      start = end
    }
    guard sure > 0 else { return nil }
    let ranked = rank(strange, utf8: true)
    let other = ranked[0].encoding
    guard other == .gb18030 || other == .big5, ranked[0].score >= 0.5 else { return nil }
    var writer = Writer()
    writer.utf8.reserveCapacity(bytes.count + bytes.count / 2)
    var others = 0
    var firstOther = 0
    for (number, (range, encoding)) in lines.enumerated() {
      let line = Array(bytes[range])
      writer.base = range.lowerBound
      // A damaged line of UTF-8 among the strange ones stays UTF-8, and a short line of the other
      // encoding that passes for UTF-8 does not.
      var reading = encoding ?? (score(line, .utf8) > score(line, other) ? .utf8 : other)
      if encoding == .utf8, line.contains(where: { $0 >= 0x80 }),
        !line.contains(where: { $0 >= 0xE0 }),
        score(line, other) >= 0.9, score(line, .utf8) < 0.4
      {
        reading = other
      }
      if reading != .utf8 {
        others += 1
        if others == 1 { firstOther = number + 1 }
      }
      read(line, from: 0, reading, into: &writer)
    }
    guard others > 0 else { return nil }
    let note = Message(
      zh: "文件里混有两种编码：\(others) 行按 \(other.rawValue) 读（最早在第 \(firstOther) 行），"
        + "其余按 UTF-8 读；请另存为 UTF-8",
      en: "two encodings in one file: \(others) \(others == 1 ? "line" : "lines") read as "
        + "\(other.rawValue) (the first is line \(firstOther)), the rest as UTF-8; save it as UTF-8"
    )
    let encoding: DecodedText.Encoding = others * 2 > lines.count ? other : .utf8
    return finish(writer, encoding, mark: false, margin: 1, notes: [note])
  }

  /// Valid UTF-8 that is something else all the same: UTF-16 of ASCII text, full of NULs, and a few
  /// characters of GB18030 whose bytes happen to be two-byte sequences.
  private static func suspicious(_ bytes: [UInt8], _ census: UTF8Census) -> DecodedText? {
    if census.nulls * 8 >= bytes.count {
      let ranked = rank(bytes, utf8: true)
      guard ranked[0].encoding == .utf16LE || ranked[0].encoding == .utf16BE else { return nil }
      return text(
        bytes, from: 0, ranked[0].encoding, mark: false, margin: ranked[0].score - ranked[1].score)
    }
    if census.valid > 0 && census.valid <= 16 && !census.long {
      let gb = score(bytes, .gb18030)
      guard gb >= 0.9, gb - score(bytes, .utf8) > 0.5 else { return nil }
      return text(bytes, from: 0, .gb18030, mark: false, margin: 0)
    }
    return nil
  }

  private static func byteOrderMark(_ b: [UInt8]) -> (DecodedText.Encoding, Int)? {
    if b.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if b.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
    if b.starts(with: [0xFF, 0xFE, 0, 0]) && b.count % 4 == 0 { return (.utf32LE, 4) }
    if b.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BE, 4) }
    if b.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    if b.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    return nil
  }

  // MARK: Scores

  /// The readings, best first. Ties fall in the order in which they are named here.
  static func rank(
    _ bytes: [UInt8], utf8: Bool
  ) -> [(encoding: DecodedText.Encoding, score: Double)] {
    let candidates: [DecodedText.Encoding] =
      utf8
      ? [.utf8, .gb18030, .big5, .utf16LE, .utf16BE] : [.gb18030, .big5, .utf16LE, .utf16BE]
    let sample = sample(of: bytes)
    let scored = candidates.enumerated().map { ($0, $1, score(sample, $1)) }
    return scored.sorted { ($1.2, $0.0) < ($0.2, $1.0) }.map { (encoding: $0.1, score: $0.2) }
  }

  /// The whole of a file of ordinary size; of a large one, 64 pieces from all over it.
  private static func sample(of bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > comparedBytes else { return bytes }
    let piece = comparedBytes / 64
    var sample: [UInt8] = []
    sample.reserveCapacity(comparedBytes)
    for i in 0..<64 {
      // Even, so that UTF-16 stays in step.
      let start = (bytes.count - piece) / 63 * i & ~1
      sample += bytes[start..<start + piece]
    }
    return sample
  }

  /// The mean weight of the characters that are not ASCII, less three times the share of damage.
  static func score(_ bytes: [UInt8], _ encoding: DecodedText.Encoding) -> Double {
    var tally = Tally()
    read(bytes, from: 0, encoding, into: &tally)
    let counted = tally.counted + tally.errors
    var score = 0.0
    if counted > 0 {
      score = Double(tally.sum) / 16 / Double(counted)
      score -= 3 * Double(tally.errors) / Double(counted)
    }
    switch encoding {
    case .gb18030:
      score += 0.05
      if counted > 0 { score += 0.1 * levelOneShare(bytes) }
    case .utf16LE, .utf16BE:
      var nulls = [0, 0]
      for (i, b) in bytes.enumerated() where b == 0 { nulls[i & 1] += 1 }
      let high = encoding == .utf16LE ? nulls[1] : nulls[0]
      let low = encoding == .utf16LE ? nulls[0] : nulls[1]
      // A NUL in every eighth unit, on the side of the high byte: spaces, digits, line ends.
      if high * 16 >= bytes.count && low * 8 <= high { score += 0.4 }
      if high == 0 || low > high { score -= 0.1 }
      // Almost any bytes are UTF-16 of something, mostly of rare hanzi.
      if tally.familiar * familiarEvery < tally.scalars { score -= 1 }
    default: break
    }
    // Nor is a long run of kana or rare hanzi, without one mark or line end, Chinese text.
    if encoding == .gb18030 || encoding == .big5, tally.scalars >= 64,
      tally.familiar * familiarEvery < tally.scalars
    {
      score -= 1
    }
    return score
  }

  /// Of the two-byte characters of GB18030 the share that is level 1 of GB 2312, in which the 3,755
  /// everyday characters stand.
  private static func levelOneShare(_ bytes: [UInt8]) -> Double {
    let b = bytes.span
    var i = 0
    var pairs = 0
    var level = 0
    while i + 1 < b.count {
      guard b[i] >= 0x81 else {
        i += 1
        continue
      }
      pairs += 1
      if b[i] >= 0xB0 && b[i] <= 0xD7 && b[i + 1] >= 0xA1 { level += 1 }
      i += 2
    }
    return pairs == 0 ? 0 : Double(level) / Double(pairs)
  }

  private struct Tally: ScalarSink {
    var sum = 0
    var counted = 0
    var errors = 0
    var scalars = 0
    /// ASCII, and what is common in Chinese text.
    var familiar = 0
    let weights = CommonCharacters.weights

    mutating func append(_ scalar: UInt32) {
      let weight = scalar < 0x10000 ? weights[Int(scalar)] : 0
      scalars += 1
      familiar += weight >= CommonCharacters.common ? 1 : 0
      if weight == CommonCharacters.neutral { return }
      sum += Int(weight)
      counted += 1
    }

    mutating func damage(at offset: Int) { errors += 1 }
  }

  // MARK: Text

  private struct Writer: ScalarSink {
    var utf8: [UInt8] = []
    var places: [Int] = []
    var damaged = 0
    /// Where in the file the bytes that are being read start.
    var base = 0

    mutating func append(_ c: UInt32) {
      if c < 0x80 {
        utf8.append(UInt8(c))
      } else if c < 0x800 {
        utf8.append(UInt8(0xC0 | c >> 6))
        utf8.append(UInt8(0x80 | c & 0x3F))
      } else if c < 0x10000 {
        utf8.append(UInt8(0xE0 | c >> 12))
        utf8.append(UInt8(0x80 | c >> 6 & 0x3F))
        utf8.append(UInt8(0x80 | c & 0x3F))
      } else {
        utf8.append(UInt8(0xF0 | c >> 18))
        utf8.append(UInt8(0x80 | c >> 12 & 0x3F))
        utf8.append(UInt8(0x80 | c >> 6 & 0x3F))
        utf8.append(UInt8(0x80 | c & 0x3F))
      }
    }

    mutating func damage(at offset: Int) {
      damaged += 1
      if places.count < TextDecoder.damagePlaceLimit { places.append(base + offset) }
      append(0xFFFD)
    }
  }

  private static func text(
    _ bytes: [UInt8], from start: Int, _ encoding: DecodedText.Encoding, mark: Bool, margin: Double,
    counts: ByteScan.Counts? = nil
  ) -> DecodedText {
    var writer = Writer()
    if encoding == .utf8 && (counts != nil || isValidUTF8(bytes)) {
      writer.utf8 = start == 0 ? bytes : Array(bytes[start...])
    } else {
      writer.utf8.reserveCapacity(bytes.count + bytes.count / 2)
      read(bytes, from: start, encoding, into: &writer)
    }
    return finish(writer, encoding, mark: mark, margin: margin, notes: [], counts: counts)
  }

  private static func finish(
    _ writer: Writer, _ encoding: DecodedText.Encoding, mark: Bool, margin: Double,
    notes known: [Message], counts: ByteScan.Counts? = nil
  ) -> DecodedText {
    var notes = known
    if writer.damaged > 0 {
      notes.append(damageNote(count: writer.damaged, places: writer.places))
    }
    if !mark && margin < smallMargin {
      notes.append(
        Message(
          zh: "编码是按内容推断的，读作 \(encoding.rawValue)，但把握不大；若文字不对，请另存为 UTF-8",
          en: "the encoding was inferred as \(encoding.rawValue), with little certainty; "
            + "if the text looks wrong, save the file as UTF-8"))
    }
    let failure = binary(
      counts ?? ByteScan.counts(writer.utf8, writer.utf8.indices), damaged: writer.damaged)
    return DecodedText(
      encoding: encoding, hasByteOrderMark: mark, utf8: failure == nil ? writer.utf8 : [],
      damageCount: writer.damaged, damageOffsets: writer.places, margin: margin, notes: notes,
      failure: failure)
  }

  private static func damageNote(count: Int, places: [Int]) -> Message {
    let shown = places.map { String($0) }
    let more = count > places.count
    return Message(
      zh: "有 \(count) 处损坏的字节，已用“\u{FFFD}”代替；位置（从 0 起的字节数）："
        + shown.joined(separator: "、") + (more ? "……" : ""),
      en: "damaged bytes in \(count) \(count == 1 ? "place" : "places"), replaced by U+FFFD; "
        + "at byte " + shown.joined(separator: ", ") + (more ? ", …" : ""))
  }

  /// Whether so much of the text is control characters and damage that it is none.
  private static func binary(_ counts: ByteScan.Counts, damaged: Int) -> Message? {
    let controls = counts.controls
    let scalars = counts.scalars
    let bad = controls + damaged
    guard bad >= 4, Double(bad) >= binaryShare * Double(scalars) else { return nil }
    return Message(
      zh: "内容不是文本：\(scalars) 个字符里有 \(controls) 个控制字符、\(damaged) 处无法解码；"
        + "请确认文件未损坏，另存为 UTF-8 纯文本（.txt）后再检查",
      en: "not text: of \(scalars) characters \(controls) are control characters and \(damaged) "
        + "could not be decoded; check that the file is intact and save it as UTF-8 plain text")
  }

  // MARK: Readers

  static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  private static func read(
    _ bytes: [UInt8], from start: Int, _ encoding: DecodedText.Encoding,
    into sink: inout some ScalarSink
  ) {
    switch encoding {
    case .utf8: readUTF8(bytes.span, from: start, into: &sink)
    case .gb18030: readGB18030(bytes.span, from: start, into: &sink)
    case .big5: readBig5(bytes.span, from: start, into: &sink)
    case .utf16LE: readUTF16(bytes.span, from: start, low: 0, into: &sink)
    case .utf16BE: readUTF16(bytes.span, from: start, low: 1, into: &sink)
    case .utf32LE: readUTF32(bytes.span, from: start, little: true, into: &sink)
    case .utf32BE: readUTF32(bytes.span, from: start, little: false, into: &sink)
    }
  }

  /// Each maximal part of an ill-formed sequence is one damage (Unicode 15, 3.9, table 3-8).
  private static func readUTF8(
    _ b: Span<UInt8>, from start: Int, into sink: inout some ScalarSink
  ) {
    var i = start
    while i < b.count {
      let (length, scalar) = utf8Sequence(b, i)
      if let scalar { sink.append(scalar) } else { sink.damage(at: i) }
      i += length
    }
  }

  /// The well-formed sequence at `i`, or the length of the ill-formed one.
  @inline(__always)
  fileprivate static func utf8Sequence(_ b: Span<UInt8>, _ i: Int) -> (Int, UInt32?) {
    let first = b[i]
    if first < 0x80 { return (1, UInt32(first)) }
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      low = 0xA0
    case 0xED:
      length = 3
      high = 0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      low = 0x90
    case 0xF4:
      length = 4
      high = 0x8F
    case 0xF1...0xF3: length = 4
    default: return (1, nil)
    }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for k in 1..<length {
      guard i + k < b.count, b[i + k] >= low, b[i + k] <= high else { return (k, nil) }
      scalar = scalar << 6 | UInt32(b[i + k] & 0x3F)
      low = 0x80
      high = 0xBF
    }
    return (length, scalar)
  }

  private static func readGB18030(
    _ b: Span<UInt8>, from start: Int, into sink: inout some ScalarSink
  ) {
    guard let table = gbk?.scalars else { return refuse(b, from: start, into: &sink) }
    let pairs = table.span
    var i = start
    while i < b.count {
      let lead = b[i]
      if lead < 0x80 {
        sink.append(UInt32(lead))
        i += 1
        continue
      }
      // Code page 936 has the euro sign here, as the WHATWG's GB18030 decoder does.
      if lead == 0x80 {
        sink.append(0x20AC)
        i += 1
        continue
      }
      guard lead != 0xFF, i + 1 < b.count else {
        sink.damage(at: i)
        i += 1
        continue
      }
      let trail = b[i + 1]
      if trail >= 0x40 && trail != 0xFF {
        let unit = pairs[Int(lead - 0x81) * 192 + Int(trail - 0x40)]
        if unit != 0 {
          sink.append(UInt32(unit))
        } else {
          sink.damage(at: i)
          // An ASCII byte after a stray lead byte is itself.
          if trail < 0x80 { sink.append(UInt32(trail)) }
        }
        i += 2
      } else if trail >= 0x30 && trail <= 0x39, let scalar = fourBytes(b, i) {
        sink.append(scalar)
        i += 4
      } else {
        sink.damage(at: i)
        i += 1
      }
    }
  }

  private static func fourBytes(_ b: Span<UInt8>, _ i: Int) -> UInt32? {
    guard i + 3 < b.count, b[i + 2] >= 0x81, b[i + 2] <= 0xFE, b[i + 3] >= 0x30, b[i + 3] <= 0x39
    else { return nil }
    let high = (Int(b[i]) - 0x81) * 10 + Int(b[i + 1]) - 0x30
    let linear = (high * 126 + Int(b[i + 2]) - 0x81) * 10 + Int(b[i + 3]) - 0x30
    if linear < 39_420 {
      guard let unit = gbFourBytes?.scalars[linear], unit != 0 else { return nil }
      return UInt32(unit)
    }
    // 0x90308130 is U+10000; from there on the codes follow the code points.
    let scalar = linear - 189_000 + 0x10000
    return scalar >= 0x10000 && scalar <= 0x10FFFF ? UInt32(scalar) : nil
  }

  private static func readBig5(
    _ b: Span<UInt8>, from start: Int, into sink: inout some ScalarSink
  ) {
    guard let table = cp950?.scalars else { return refuse(b, from: start, into: &sink) }
    let pairs = table.span
    var i = start
    while i < b.count {
      let lead = b[i]
      if lead < 0x80 {
        sink.append(UInt32(lead))
        i += 1
        continue
      }
      guard lead != 0x80, lead != 0xFF, i + 1 < b.count, b[i + 1] >= 0x40, b[i + 1] != 0xFF else {
        sink.damage(at: i)
        i += 1
        continue
      }
      let unit = pairs[Int(lead - 0x81) * 192 + Int(b[i + 1] - 0x40)]
      if unit != 0 {
        sink.append(UInt32(unit))
      } else {
        sink.damage(at: i)
        if b[i + 1] < 0x80 { sink.append(UInt32(b[i + 1])) }
      }
      i += 2
    }
  }

  /// - Parameter low: where in the pair the low byte stands.
  private static func readUTF16(
    _ b: Span<UInt8>, from start: Int, low: Int, into sink: inout some ScalarSink
  ) {
    var i = start
    while i + 1 < b.count {
      let unit = UInt32(b[i + low]) | UInt32(b[i + 1 - low]) << 8
      if unit & 0xF800 != 0xD800 {
        sink.append(unit)
        i += 2
        continue
      }
      if unit < 0xDC00, i + 3 < b.count {
        let next = UInt32(b[i + 2 + low]) | UInt32(b[i + 3 - low]) << 8
        if next & 0xFC00 == 0xDC00 {
          sink.append(0x10000 + (unit & 0x3FF) << 10 + next & 0x3FF)
          i += 4
          continue
        }
      }
      sink.damage(at: i)
      i += 2
    }
    if i < b.count { sink.damage(at: i) }
  }

  private static func readUTF32(
    _ b: Span<UInt8>, from start: Int, little: Bool, into sink: inout some ScalarSink
  ) {
    var i = start
    while i < b.count {
      guard i + 3 < b.count else { return sink.damage(at: i) }
      var scalar: UInt32 = 0
      for k in 0..<4 { scalar = scalar << 8 | UInt32(b[little ? i + 3 - k : i + k]) }
      if Unicode.Scalar(scalar) != nil { sink.append(scalar) } else { sink.damage(at: i) }
      i += 4
    }
  }

  /// Without ICU's data nothing beyond ASCII can be read.
  private static func refuse(
    _ b: Span<UInt8>, from start: Int, into sink: inout some ScalarSink
  ) {
    for i in start..<b.count {
      if b[i] < 0x80 { sink.append(UInt32(b[i])) } else { sink.damage(at: i) }
    }
  }

  // MARK: Tables

  private static let gbk = try? DoubleByteTable("gb18030", folding: foldTo2022)
  private static let cp950 = try? DoubleByteTable("windows-950", folding: { $0 })
  private static let gbFourBytes = try? FourByteTable()

  /// The 18 codes that GB 18030-2022 moved from private use, where ICU 72 still has them, to
  /// Unicode's own code points (GB 18030-2022, changes against the edition of 2005).
  static func foldTo2022(_ unit: UInt16) -> UInt16 {
    switch unit {
    case 0xE78D: 0xFE10
    case 0xE78E: 0xFE12
    case 0xE78F: 0xFE11
    case 0xE790...0xE796: unit - 0xE790 + 0xFE13
    case 0xE81E: 0x9FB4
    case 0xE826: 0x9FB5
    case 0xE82B: 0x9FB6
    case 0xE82C: 0x9FB7
    case 0xE832: 0x9FB8
    case 0xE843: 0x9FB9
    case 0xE854: 0x9FBA
    case 0xE864: 0x9FBB
    default: unit
    }
  }
}

/// What takes the characters of a reading.
private protocol ScalarSink {
  mutating func append(_ scalar: UInt32)
  mutating func damage(at offset: Int)
}

/// How many sequences of a file are UTF-8 beyond ASCII, and how many are not.
private struct UTF8Census {
  /// Well-formed sequences of two bytes or more.
  private(set) var valid = 0
  private(set) var invalid = 0
  /// Whether the last sequence is the beginning of a well-formed one.
  private(set) var cutTail = false
  /// Whether there is a sequence of three bytes or more; counted in short files only.
  private(set) var long = false
  private(set) var nulls = 0
  /// Set if all of it is valid.
  private(set) var counts: ByteScan.Counts?

  init(_ bytes: [UInt8]) {
    let b = bytes.span
    if TextDecoder.isValidUTF8(bytes) {
      let counts = ByteScan.counts(bytes, bytes.indices)
      self.counts = counts
      valid = counts.leads
      nulls = counts.nulls
      if valid <= 16 { long = bytes.contains { $0 >= 0xE0 } }
      return
    }
    var i = 0
    while i < b.count {
      let (length, scalar) = TextDecoder.utf8Sequence(b, i)
      if scalar == nil {
        invalid += 1
        cutTail = i + length == b.count && b[i] >= 0xC2 && b[i] <= 0xF4
      } else if length > 1 {
        valid += 1
      }
      if b[i] == 0 { nulls += 1 }
      i += length
    }
  }
}
