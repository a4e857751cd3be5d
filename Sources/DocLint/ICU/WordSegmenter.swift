internal import Synchronization

/// The boundaries of ICU's word iterator for the locale `zh`, found without it where the text is
/// made of what Chinese prose is made of.
///
///     var segmenter = try WordSegmenter()
///     try segmenter.forEachBoundary(in: Array("南京市3月".utf8)) { end in … }   // 9, 10, 13
///
/// A line of Han characters, digits, ASCII, and the usual punctuation is cut here: runs of Han
/// characters by ICU's own dictionary for the least total cost, as ICU does, the rest by the rules
/// of Unicode Standard Annex #29. A line with anything else (a combining mark, kana, a compatibility
/// character, an emoji) goes to ICU itself, as does all text where the dictionary is not of the
/// known format or ICU's rules are not those that are known here. The end of a line is always a
/// boundary, so nothing is lost between the two.
///
/// - Complexity: O(*n*).
struct WordSegmenter: ~Copyable {
  private let dictionary: ChineseDictionary?
  private var iterator: WordBreakIterator?
  private var path: CheapestPath
  /// What segmenters of the past had learnt, one of which the next begins with.
  private static let spare = Mutex<[CheapestPath]>([])

  /// - Parameter usesDictionary: `false`: everything goes to ICU.
  init(usesDictionary: Bool = true) {
    self.init(by: usesDictionary ? Self.trusted : nil)
  }

  /// Whether lines that are known here are cut here.
  var usesDictionary: Bool { dictionary != nil }

  private init(by dictionary: ChineseDictionary?) {
    self.dictionary = dictionary
    path = Self.spare.withLock { $0.popLast() } ?? CheapestPath()
  }

  deinit {
    let path = path
    Self.spare.withLock { $0.append(path) }
  }

  /// The dictionary, where what is cut by it and by the rules below is what ICU cuts: each character
  /// that the rules know is tried between others. Versions of ICU tailor the annex.
  private static let trusted: ChineseDictionary? = {
    guard let dictionary = ChineseDictionary.shared else { return nil }
    var probe = Array("柳桥县有三百二十六所卫生院和人民医院\n".utf8)
    for (value, kind) in table.enumerated() where kind != .strange && kind != .han {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      probe += Array("中\(scalar)a\(scalar)b1\(scalar)2\(scalar)\(scalar)国\n".utf8)
    }
    var own: [Int] = []
    var others: [Int] = []
    var segmenter = WordSegmenter(by: dictionary)
    do throws(ICUError) {
      try segmenter.forEachBoundary(in: probe) { own.append($0) }
      try segmenter.askICU(probe, from: 0) { others.append($0) }
    } catch {
      return nil
    }
    return own == others ? dictionary : nil
  }()

  /// Walks all boundaries of `utf8` after the one at 0, in order; the last is `utf8.count`.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8.
  ///   - body: called with the byte offset of each boundary.
  /// - Precondition: `utf8` is shorter than 2 GiB.
  /// - Throws: `ICUError` when ICU is needed and its own data are missing.
  mutating func forEachBoundary(
    in utf8: [UInt8], _ body: (_ end: Int) -> Void
  ) throws(ICUError) {
    guard let dictionary else {
      try askICU(utf8, from: 0, body)
      return
    }
    var line = 0
    while line < utf8.count {
      let (end, isPlain) = Self.line(utf8.span, from: line)
      if isPlain {
        cut(utf8.span, line..<end, dictionary, body)
      } else {
        try askICU(Array(utf8[line..<end]), from: line, body)
      }
      line = end
    }
  }

  private mutating func askICU(
    _ utf8: [UInt8], from start: Int, _ body: (_ end: Int) -> Void
  ) throws(ICUError) {
    if iterator == nil { iterator = try WordBreakIterator() }
    try iterator?.forEachBoundary(in: utf8) { end, _ in body(start + end) }
  }

  // MARK: Classes

  /// What a character is to the rules. `strange`: it may join with what stands beside it in a way
  /// that is not known here.
  private enum Class: UInt8 {
    case strange, han, letter, digit, underscore, midLetter, midNumber, midBoth, space
    case lineFeed, carriageReturn, single
  }

  private static let table: [Class] = (0..<0x10000).map { Self.classify(UInt32($0)) }

  private static func classify(_ c: UInt32) -> Class {
    switch c {
    case 0x0A: .lineFeed
    case 0x0D: .carriageReturn
    case 0x20, 0x3000: .space
    case 0x30...0x39, 0xFF10...0xFF19: .digit
    // ICU takes @ for a letter.
    case 0x40...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .letter
    case 0x5F: .underscore
    case 0xB7: .midLetter
    case 0x27, 0x2E, 0x2018, 0x2019, 0xFF0E: .midBoth
    case 0x2C, 0x3B, 0xFF0C, 0xFF1B: .midNumber
    // 々 and 〇 are Han characters, too.
    case 0x3005, 0x3007, 0x4E00...0x9FFF: .han
    case 0x09, 0x21...0x7E: .single
    // § ° ± × ÷, dashes, quotation marks, …, ‰, ※
    case 0xA7, 0xB0, 0xB1, 0xD7, 0xF7, 0x2010...0x2017, 0x201C...0x201F, 0x2020...0x2023,
      0x2025, 0x2026, 0x2030, 0x203B:
      .single
    // ℃, №, arrows, mathematical operators, circled numbers, shapes
    case 0x2103, 0x2190...0x21FF, 0x2200...0x22FF, 0x2460...0x249B, 0x25A0...0x25FF: .single
    // 、。〃 〈…】 〔…〛
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301B: .single
    // ！ to ／ but what is above, ：, ＜ to ＠
    case 0xFF01...0xFF06, 0xFF08...0xFF0B, 0xFF0D, 0xFF0F, 0xFF1A, 0xFF1C...0xFF20, 0xFF5B,
      0xFF5D, 0xFF5E, 0xFFE5:
      .single
    default: .strange
    }
  }

  @inline(__always)
  private static func scalar(_ utf8: Span<UInt8>, _ i: Int) -> (value: UInt32, length: Int) {
    let b = UInt32(utf8[i])
    if b < 0x80 { return (b, 1) }
    if b < 0xE0 { return ((b & 0x1F) << 6 | UInt32(utf8[i + 1]) & 0x3F, 2) }
    if b < 0xF0 {
      return (
        (b & 0x0F) << 12 | (UInt32(utf8[i + 1]) & 0x3F) << 6 | UInt32(utf8[i + 2]) & 0x3F, 3
      )
    }
    return (0x10000, 4)
  }

  /// The end of the line that starts at `start`, its line end included, and whether all of it is
  /// known here.
  private static func line(_ utf8: Span<UInt8>, from start: Int) -> (end: Int, isPlain: Bool) {
    let table = table.span
    var isPlain = true
    var i = start
    while i < utf8.count {
      let b = utf8[i]
      if b == 0x0A { return (i + 1, isPlain) }
      let (c, length) = scalar(utf8, i)
      if c > 0xFFFF || table[Int(c)] == .strange { isPlain = false }
      i += length
    }
    return (i, isPlain)
  }

  // MARK: Cutting

  private mutating func cut(
    _ utf8: Span<UInt8>, _ line: Range<Int>, _ dictionary: borrowing ChineseDictionary,
    _ body: (Int) -> Void
  ) {
    let table = Self.table.span
    let end = line.upperBound
    var i = line.lowerBound
    func kind(_ i: Int) -> (kind: Class, length: Int) {
      if i >= end { return (.strange, 0) }
      let (c, length) = Self.scalar(utf8, i)
      return (table[Int(c)], length)
    }
    while i < end {
      let (first, length) = kind(i)
      switch first {
      case .han:
        let start = i
        while i < end {
          let (c, length) = Self.scalar(utf8, i)
          if table[Int(c)] != .han { break }
          path.append(UInt16(c))
          i += length
        }
        // All Han characters known here take three bytes.
        path.cut(by: dictionary) { body(start + 3 * $0) }
      case .letter, .digit, .underscore:
        i = Self.word(from: i, kind)
        body(i)
      case .space:
        i += length
        while kind(i).kind == .space { i += kind(i).length }
        body(i)
      case .carriageReturn:
        i += kind(i + 1).kind == .lineFeed ? 2 : 1
        body(i)
      default:
        i += length
        body(i)
      }
    }
  }

  /// The end of the word that starts at `start` with a letter, a digit or an underscore: rules WB5
  /// to WB13b of Unicode Standard Annex #29.
  private static func word(from start: Int, _ kind: (Int) -> (kind: Class, length: Int)) -> Int {
    var last = kind(start)
    var i = start + last.length
    while true {
      let here = kind(i)
      switch here.kind {
      case .letter, .digit, .underscore:
        last = here
        i += here.length
        continue
      case .midLetter, .midNumber, .midBoth:
        let next = kind(i + here.length)
        let joins =
          last.kind == .letter && next.kind == .letter && here.kind != .midNumber
          || last.kind == .digit && next.kind == .digit && here.kind != .midLetter
        if !joins { return i }
        last = next
        i += here.length + next.length
      default: return i
      }
    }
  }
}

/// The cheapest way through a run of characters, by the costs of a dictionary's words.
private struct CheapestPath: Sendable {
  /// Characters in the longest word that is looked for, as in ICU.
  private static let longestWord = 20
  /// What a character costs that is no word by itself, as in ICU.
  private static let unknownCost: UInt32 = 255

  private var run: [UInt16] = []
  /// The least cost up to each character, and where its last word starts.
  private var costs: [UInt32] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var pairs = PairMemory()

  mutating func append(_ character: UInt16) { run.append(character) }

  /// Calls `body` with the index behind each word of the run, in order, and begins a new one.
  mutating func cut(by dictionary: borrowing ChineseDictionary, _ body: (Int) -> Void) {
    let n = run.count
    defer { run.removeAll(keepingCapacity: true) }
    if costs.count <= n {
      costs = [UInt32](repeating: .max, count: n * 2 + 16)
      starts = [Int32](repeating: 0, count: n * 2 + 16)
      ends = [Int32](repeating: 0, count: n * 2 + 16)
    }
    Self.findCheapest(run, &costs, &starts, &pairs, dictionary)
    var count = 0
    var at = n
    while at > 0 {
      ends[count] = Int32(at)
      count += 1
      at = Int(starts[at])
    }
    while count > 0 {
      count -= 1
      body(Int(ends[count]))
    }
  }

  private static func findCheapest(
    _ characters: [UInt16], _ least: inout [UInt32], _ before: inout [Int32],
    _ pairs: inout PairMemory, _ dictionary: borrowing ChineseDictionary
  ) {
    let n = characters.count
    let run = characters.span
    var costs = least.mutableSpan
    var starts = before.mutableSpan
    for i in 0...n { costs[i] = .max }
    costs[0] = 0
    for i in 0..<n {
      let before = costs[i]
      if before == .max { continue }
      var node = dictionary.start(run[i])
      var isWord = false
      if !node.isNone {
        let limit = min(n, i + Self.longestWord)
        var end = i + 1
        while true {
          if let cost = dictionary.cost(node) {
            if end == i + 1 { isWord = true }
            let total = before + cost
            if total < costs[end] {
              costs[end] = total
              starts[end] = Int32(i)
            }
          }
          if end == limit { break }
          node =
            end == i + 1
            ? pairs.next(node, run[i], run[end], dictionary) : dictionary.next(node, run[end])
          if node.isNone { break }
          end += 1
        }
      }
      if !isWord, before + Self.unknownCost < costs[i + 1] {
        costs[i + 1] = before + Self.unknownCost
        starts[i + 1] = Int32(i)
      }
    }
  }
}

/// Where the second character of a word leads to: the same pairs come again and again, and of most of
/// them the dictionary has to say, after a long search, that no word begins with them.
///
/// A table with one place for each of many pairs, which the last one has.
private struct PairMemory: Sendable {
  private static let bits = 15
  /// Both characters and the node, as `ChineseDictionary.Node.packed`; 0 where there is nothing.
  private var entries: [UInt64] = []

  /// The node behind the second character.
  ///
  /// - Parameter first: that behind the first one.
  @inline(__always)
  mutating func next(
    _ first: ChineseDictionary.Node, _ a: UInt16, _ b: UInt16,
    _ dictionary: borrowing ChineseDictionary
  ) -> ChineseDictionary.Node {
    if entries.isEmpty { entries = [UInt64](repeating: 0, count: 1 << Self.bits) }
    let pair = UInt32(a) << 16 | UInt32(b)
    let place = Int((pair &* 0x9E37_79B1) >> UInt32(32 - Self.bits))
    let entry = entries[place]
    if entry >> 32 == UInt64(pair) {
      return ChineseDictionary.Node(packed: UInt32(truncatingIfNeeded: entry))
    }
    let node = dictionary.next(first, b)
    if let packed = node.packed { entries[place] = UInt64(pair) << 32 | UInt64(packed) }
    return node
  }
}
