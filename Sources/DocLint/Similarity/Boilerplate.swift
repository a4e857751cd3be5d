/// Text that two honest documents may share: known by where it comes from, not by how often it is
/// seen. (A report copied by thirty units is seen thirty times, too.)
struct Boilerplate: Sendable {
  /// Units in a gram of the formula and template sets.
  static let gram = 8

  private let formulas: GramSet
  private let templates: GramSet
  private let shingler = Shingler(length: Boilerplate.gram)
  /// Whether a gram of either set may begin with two units, by a hash of them.
  private let beginnings: [Bool]

  init(formulas extra: [String], templates: [String]) {
    var beginnings = [Bool](repeating: false, count: Self.beginningCount)
    func grams(_ texts: [String]) -> GramSet {
      var hashes: [UInt64] = []
      for text in texts {
        let units = ComparisonText(SourceText(text)).units
        if units.count >= Boilerplate.gram {
          hashes += Shingler(length: Boilerplate.gram).hashes(of: units)
          for i in 0...(units.count - Boilerplate.gram) {
            beginnings[Self.beginning(units[i], units[i + 1])] = true
          }
        }
      }
      return GramSet(hashes)
    }
    formulas = grams(StandingFormulas.all + extra)
    // A template is compared sentence by sentence, so that a slot filled in differently costs
    // only its own sentence.
    self.templates = grams(templates)
    self.beginnings = beginnings
  }

  private static let beginningCount = 1 << 14

  @inline(__always)
  private static func beginning(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9E37_79B1 ^ second &* 0x85EB_CA77) >> 18)
  }

  /// The stretches of a document that count for no ratio, ascending; they do not overlap.
  func excluded(
    _ text: SourceText, _ comparison: ComparisonText
  ) -> [(reason: ExcludedText.Reason, units: Range<Int>)] {
    var reasons = [UInt8](repeating: 0, count: comparison.count)
    let all = ExcludedText.Reason.allCases
    func mark(_ range: Range<Int>, _ reason: ExcludedText.Reason) {
      guard let code = all.firstIndex(of: reason) else { return }
      for i in range where reasons[i] == 0 { reasons[i] = UInt8(code + 1) }
    }
    if comparison.count >= Self.gram {
      let units = comparison.units.span
      let beginnings = beginnings.span
      for i in 0...(units.count - Self.gram)
      where beginnings[Self.beginning(units[i], units[i + 1])] {
        let hash = shingler.hash(of: units, at: i)
        if formulas.contains(hash) { mark(i..<(i + Self.gram), .formula) }
        if templates.contains(hash) { mark(i..<(i + Self.gram), .template) }
      }
    }
    for quotation in Self.quotations(text) { mark(comparison.units(in: quotation), .quotation) }
    for (range, reason) in Self.headingsAndSignature(text, comparison) { mark(range, reason) }
    var result: [(reason: ExcludedText.Reason, units: Range<Int>)] = []
    var i = 0
    while i < reasons.count {
      var j = i + 1
      while j < reasons.count && reasons[j] == reasons[i] { j += 1 }
      if reasons[i] != 0 { result.append((all[Int(reasons[i]) - 1], i..<j)) }
      i = j
    }
    return result
  }

  /// What stands between “ and ” after a word that names who said it: 指出, 强调, 规定 …
  private static func quotations(_ text: SourceText) -> [TextRange] {
    let bytes = text.utf8
    var result: [TextRange] = []
    var open: Int?
    var from = 0
    // “ is E2 80 9C, ” is E2 80 9D.
    while let i = ByteScan.first(0xE2, in: bytes, from..<bytes.count), i + 2 < bytes.count {
      from = i + 3
      guard bytes[i + 1] == 0x80, bytes[i + 2] == 0x9C || bytes[i + 2] == 0x9D else { continue }
      if bytes[i + 2] == 0x9C {
        open = i
        continue
      }
      // A quotation does not run over paragraphs: marks set far apart are no licence to copy.
      if let start = open, i - start >= 30, i - start <= 1500,
        ByteScan.counts(bytes, start..<i).ends == 0
      {
        let before = bytes[max(0, start - 36)..<start]
        if speechWords.contains(where: { word in
          before.indices.contains { before[$0...].starts(with: word) }
        }) {
          result.append(TextRange(start, i + 3))
        }
      }
      open = nil
    }
    return result
  }

  private static let speechWords = [
    "指出", "强调", "规定", "要求", "提出", "明确", "写道", "原文", "摘自", "》", "载明", "表示",
  ].map { Array($0.utf8) }

  /// Numbered headings, and the lines at the end that name the issuer and the date.
  private static func headingsAndSignature(
    _ text: SourceText, _ comparison: ComparisonText
  ) -> [(Range<Int>, ExcludedText.Reason)] {
    var result: [(Range<Int>, ExcludedText.Reason)] = []
    let lineCount = text.lines.lineCount
    var lastLines: [(units: Range<Int>, line: Int)] = []
    var start = 0
    for line in 1...lineCount {
      let range = text.lines.range(ofLine: line, in: text.utf8)
      let units =
        start..<(line == lineCount ? comparison.count : comparison.lowerBound(range.upperBound))
      start = units.upperBound
      if units.isEmpty { continue }
      if units.count > 40 {
        lastLines = []
        continue
      }
      lastLines.append((units, line))
      if mayBeHeading(text.utf8, range), isHeading(trimmed(text, line)) {
        result.append((units, .heading))
      }
    }
    for last in lastLines.suffix(3)
    where last.units.count <= 24 && isSignature(trimmed(text, last.line)) {
      result.append((last.units, .signature))
    }
    return result
  }

  private static func trimmed(_ text: SourceText, _ line: Int) -> String {
    text.line(line).trimmingASCIIAndWideSpace()
  }

  /// Whether a line may begin as a heading does, white space aside: by its first bytes.
  private static func mayBeHeading(_ utf8: [UInt8], _ line: TextRange) -> Bool {
    let i = Int(line.lowerBound)
    guard i < utf8.count else { return false }
    // All but letters of ASCII and the ideographs, of which those that count are few.
    if utf8[i] < 0x80 { return utf8[i] <= 0x20 || utf8[i] == 0x28 }
    guard utf8[i] >= 0xE4, utf8[i] <= 0xE9, i + 2 < utf8.count else { return true }
    let scalar =
      UInt32(utf8[i] & 0x0F) << 12 | UInt32(utf8[i + 1] & 0x3F) << 6 | UInt32(utf8[i + 2] & 0x3F)
    return headingStarts.contains(scalar)
  }

  private static let headingStarts = Set("第一二三四五六七八九十百".unicodeScalars.map(\.value))

  static func isHeading(_ line: String) -> Bool {
    let scalars = Array(line.unicodeScalars.prefix(12))
    guard let last = line.unicodeScalars.last, !"。；;.！，：".unicodeScalars.contains(last) else {
      return false
    }
    let numerals = "一二三四五六七八九十百".unicodeScalars
    var i = 0
    if let first = scalars.first, first == "第" || first == "（" || first == "(" { i = 1 }
    let start = i
    while i < scalars.count, numerals.contains(scalars[i]) { i += 1 }
    guard i > start, i < scalars.count else { return false }
    return start == 0 ? scalars[i] == "、" : "章节条部篇）)".unicodeScalars.contains(scalars[i])
  }

  private static func isSignature(_ line: String) -> Bool {
    if line.contains("年") && line.contains("月") && line.contains("日") { return true }
    return ["委员会", "局", "医院", "中心", "办公室", "政府", "卫健委", "卫生院"].contains {
      line.hasSuffix($0)
    }
  }
}

/// A set of gram hashes that is asked about every gram of a text: open addressing in one flat
/// table, at most a quarter full.
private struct GramSet: Sendable {
  private var table: [UInt64]
  private let mask: Int

  /// - Parameter hashes: well-mixed hashes, repetitions allowed.
  init(_ hashes: [UInt64]) {
    var size = 4
    while size < hashes.count * 4 { size *= 2 }
    mask = size - 1
    table = [UInt64](repeating: 0, count: size)
    for hash in hashes {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while table[slot] != 0 && table[slot] != Self.key(hash) { slot = (slot + 1) & mask }
      table[slot] = Self.key(hash)
    }
  }

  /// 0 marks a free slot; one hash of 2⁶⁴ stands in for it.
  @inline(__always)
  private static func key(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  func contains(_ hash: UInt64) -> Bool {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while table[slot] != 0 {
      if table[slot] == Self.key(hash) { return true }
      slot = (slot + 1) & mask
    }
    return false
  }
}

extension String {
  /// Without white space at both ends, the ideographic space among it.
  func trimmingASCIIAndWideSpace() -> String {
    var view = unicodeScalars[...]
    while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
    while let last = view.last, last.properties.isWhitespace { view.removeLast() }
    return String(view)
  }
}
