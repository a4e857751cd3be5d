/// A document's paragraphs as one text, each joined over its line ends and closed by U+000A: what
/// the rules of wording scan, so that a word that a line end cuts in two is still one word.
///
/// Positions are indices into `scalars`; `original` leads back to the document. An object, as
/// `ScalarText` is.
final class Prose: Sendable {
  /// A number in Arabic digits.
  struct Number: Sendable {
    let range: Range<Int>
    /// The digits before the point, without separators.
    let whole: Digits
    /// The digits behind the point.
    let fraction: Digits

    /// Its value where it has no fraction and no more than 18 digits.
    var integer: Int? {
      guard fraction.isEmpty, whole.count <= 18 else { return nil }
      return whole.reduce(0) { $0 * 10 + Int($1) }
    }
  }

  /// Digits from 0 to 9, of which the first 64 are kept and the others read as 0: rules go through
  /// many numbers, and copies of an array would cost more than all they ask.
  struct Digits: RandomAccessCollection, Sendable {
    private(set) var count = 0
    private var first: UInt128 = 0
    private var second: UInt128 = 0

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(index: Int) -> UInt8 {
      // A shift by more than the width leaves nothing.
      UInt8(
        truncatingIfNeeded: index < 32
          ? first >> UInt128(4 * index) : second >> UInt128(4 * (index - 32))) & 15
    }

    mutating func append(_ digit: UInt8) {
      if count < 32 {
        first |= UInt128(digit) << UInt128(4 * count)
      } else {
        second |= UInt128(digit) << UInt128(4 * (count - 32))
      }
      count += 1
    }
  }

  let scalars: [UInt32]
  /// The paragraphs, parallel to those of the structure.
  let paragraphs: [Range<Int>]
  let numbers: [Number]
  /// The year that the document gives as its own, in its number or in the date at its end.
  let documentYear: Int?
  /// The places of all that is no common Han character, as `ScalarText.marks`.
  let marks: [Int]
  /// Some of them by kind.
  let markLists: MarkLists
  /// Where each stretch starts that stands in the document as it stands here, and its place there,
  /// in order.
  private let stretches: [(start: Int, origin: Int)]
  /// For each scalar: 1 within 《》, 2 within “”, 3 within both; empty where there is neither.
  private let enclosures: [UInt8]

  init(_ structure: DocumentStructure) {
    let (text, lines, read) = (structure.text, structure.lines, structure.paragraphs)
    let (source, sourceMarks) = (text.scalars, text.marks)
    var scalars: [UInt32] = []
    var stretches: [(start: Int, origin: Int)] = []
    var paragraphs: [Range<Int>] = []
    var marks: [Int] = []
    scalars.reserveCapacity(source.count + read.count)
    stretches.reserveCapacity(read.count * 2)
    paragraphs.reserveCapacity(read.count)
    marks.reserveCapacity(sourceMarks.count + read.count)
    for paragraph in read.indices {
      let start = scalars.count
      for line in read[paragraph].lines {
        let fragment = lines[line].content
        let shift = scalars.count - fragment.lowerBound
        for place in lines[line].marks { marks.append(sourceMarks[place] + shift) }
        stretches.append((scalars.count, fragment.lowerBound))
        scalars.append(contentsOf: source[fragment])
      }
      paragraphs.append(start..<scalars.count)
      marks.append(scalars.count)
      stretches.append((scalars.count, read[paragraph].range.upperBound))
      scalars.append(0x0A)
    }
    self.scalars = scalars
    self.stretches = stretches
    self.paragraphs = paragraphs
    self.marks = marks
    markLists = MarkLists(marks, in: scalars)
    numbers = Self.numbers(scalars, markLists.digits)
    enclosures = Self.enclosures(scalars, markLists.enclosing, paragraphs)
    documentYear = Self.documentYear(scalars, paragraphs, numbers)
  }

  var count: Int { scalars.count }

  func isTitled(_ index: Int) -> Bool { !enclosures.isEmpty && enclosures[index] & 1 != 0 }
  func isQuoted(_ index: Int) -> Bool { !enclosures.isEmpty && enclosures[index] & 2 != 0 }

  /// The scalar at `index`; a line end outside the text.
  subscript(index: Int) -> UInt32 { index >= 0 && index < count ? scalars[index] : 0x0A }

  func has(_ word: [UInt32], at index: Int) -> Bool { scalars.has(word, at: index) }

  func has(_ word: [UInt32], before index: Int) -> Bool { has(word, at: index - word.count) }

  /// Whether one of `words` stands at `index`; an empty one stands nowhere.
  func hasAny(_ words: [[UInt32]], at index: Int) -> Bool {
    guard index >= 0, index < scalars.count else { return false }
    let first = scalars[index]
    for k in words.indices where words[k].first == first && has(words[k], at: index) { return true }
    return false
  }

  /// Whether one of `words` ends just before `index`.
  func hasAny(_ words: [[UInt32]], before index: Int) -> Bool {
    guard index > 0, index <= scalars.count else { return false }
    let last = scalars[index - 1]
    for k in words.indices where words[k].last == last && has(words[k], before: index) {
      return true
    }
    return false
  }

  /// Whether one of `words` stands at `index`.
  func hasAny(_ words: WordTable, at index: Int) -> Bool { words.contains(at: index, in: scalars) }

  /// Whether one of `words` ends just before `index`.
  func hasAny(_ words: WordTable, before index: Int) -> Bool {
    words.length(endingAt: index, in: scalars) != nil
  }

  /// Whether one of `words` begins within `range`.
  func contains(_ words: WordTable, in range: Range<Int>) -> Bool {
    range.contains { hasAny(words, at: $0) }
  }

  /// Whether one of `words` begins within `range`.
  func contains(_ words: [[UInt32]], in range: Range<Int>) -> Bool {
    for i in range where hasAny(words, at: i) { return true }
    return false
  }

  /// The first place from `index` on that is no blank.
  func skippingBlanks(_ index: Int) -> Int {
    var i = index
    while i < count, ScalarText.isSpace(scalars[i]) { i += 1 }
    return i
  }

  /// The place behind the last scalar before `index` that is no blank.
  func skippingBlanksBack(_ index: Int) -> Int {
    var i = index
    while i > 0, ScalarText.isSpace(scalars[i - 1]) { i -= 1 }
    return i
  }

  /// The place in the document of `range`, which is not empty.
  ///
  /// - Complexity: O(log *lines*).
  func original(_ range: Range<Int>) -> Range<Int> {
    origin(of: range.lowerBound)..<(origin(of: range.upperBound - 1) + 1)
  }

  private func origin(of index: Int) -> Int {
    precondition(index >= 0 && index < count, "place \(index) is not in the text")
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].start <= index { low = middle } else { high = middle }
    }
    return stretches[low].origin + index - stretches[low].start
  }

  func string(_ range: Range<Int>) -> String {
    ScalarText.string(scalars[range])
  }

  /// The sentence around `index`, at most `reach` scalars to either side.
  func sentence(around index: Int, reach: Int = 200) -> Range<Int> {
    var (lower, upper) = (index, index)
    while lower > 0, index - lower < reach, !Self.endsSentence(scalars[lower - 1]) { lower -= 1 }
    while upper < count, upper - index < reach, !Self.endsSentence(scalars[upper]) { upper += 1 }
    return lower..<upper
  }

  /// The numbers that begin within `range`.
  ///
  /// - Complexity: O(log *n*).
  func numbers(in range: Range<Int>) -> ArraySlice<Number> {
    func first(_ place: Int) -> Int {
      var (lower, upper) = (0, numbers.count)
      while lower < upper {
        let middle = (lower + upper) / 2
        if numbers[middle].range.lowerBound < place { lower = middle + 1 } else { upper = middle }
      }
      return lower
    }
    return numbers[first(range.lowerBound)..<first(range.upperBound)]
  }

  /// 。！？ or the end of the paragraph.
  static func endsSentence(_ s: UInt32) -> Bool {
    s == 0x3002 || s == 0x0A || s == 0xFF01 || s == 0xFF1F
  }

  /// A mark that ends a clause: 。！？，；： or their narrow forms, or the end of the paragraph.
  static func endsClause(_ s: UInt32) -> Bool {
    if s > 0x3002 && s < 0xFF01 { return false }
    return endsSentence(s) || s == 0xFF0C || s == 0xFF1B || s == 0xFF1A || s == 0x2C || s == 0x3B
      || s == 0x3A
  }

  /// - Parameter places: those of the digits.
  private static func numbers(_ scalars: [UInt32], _ places: [Int]) -> [Number] {
    var found: [Number] = []
    found.reserveCapacity(places.count / 2)
    var i = 0
    for start in places where start >= i {
      i = start + 1
      while i < scalars.count, digit(scalars[i]) != nil || groups(scalars, i) { i += 1 }
      let whole = digits(scalars, start..<i)
      var fraction = Digits()
      if i + 1 < scalars.count, scalars[i] == 0x2E, digit(scalars[i + 1]) != nil {
        let first = i + 1
        i += 1
        while i < scalars.count, digit(scalars[i]) != nil { i += 1 }
        fraction = digits(scalars, first..<i)
      }
      found.append(Number(range: start..<i, whole: whole, fraction: fraction))
    }
    return found
  }

  private static func digits(_ scalars: [UInt32], _ range: Range<Int>) -> Digits {
    var digits = Digits()
    for i in range {
      if let digit = digit(scalars[i]) { digits.append(digit) }
    }
    return digits
  }

  /// Whether the comma at `i` separates groups of three digits.
  private static func groups(_ scalars: [UInt32], _ i: Int) -> Bool {
    guard scalars[i] == 0x2C || scalars[i] == 0xFF0C, i + 3 < scalars.count else { return false }
    for k in 1...3 where digit(scalars[i + k]) == nil { return false }
    return scalars[i] == 0x2C && (i + 4 >= scalars.count || digit(scalars[i + 4]) == nil)
  }

  static func digit(_ s: UInt32) -> UInt8? {
    if s >= 0x30 && s <= 0x39 { return UInt8(s - 0x30) }
    if s >= 0xFF10 && s <= 0xFF19 { return UInt8(s - 0xFF10) }
    return nil
  }

  /// - Parameter marks: the places of quotation marks and brackets.
  private static func enclosures(
    _ scalars: [UInt32], _ marks: [Int], _ paragraphs: [Range<Int>]
  ) -> [UInt8] {
    var enclosures: [UInt8] = []
    var title: Int?
    var quote: Int?
    func enclose(_ range: ClosedRange<Int>, _ bit: UInt8) {
      if enclosures.isEmpty { enclosures = [UInt8](repeating: 0, count: scalars.count) }
      for k in range { enclosures[k] |= bit }
    }
    var paragraph = 0
    for i in marks {
      if i >= paragraphs[paragraph].upperBound {
        (title, quote) = (nil, nil)
        while i >= paragraphs[paragraph].upperBound { paragraph += 1 }
      }
      switch scalars[i] {
      case 0x300A: title = title ?? i
      case 0x300B:
        if let start = title { enclose(start...i, 1) }
        title = nil
      case 0x201C: quote = i
      case 0x201D:
        if let start = quote { enclose(start...i, 2) }
        quote = nil
      default: break
      }
    }
    return enclosures
  }
}

extension RuleContext {
  /// A finding of `rule` over `range` of the prose.
  ///
  /// - Parameter areSame: whether the finding is of the `others`, too.
  func report(
    _ rule: any Rule.Type, _ range: Range<Int>, _ message: Message, severity: Severity? = nil,
    fix: Fix? = nil, others: [(range: Range<Int>, message: Message)] = [],
    areSame: Bool = false, evidence: [(name: String, value: EvidenceValue)] = []
  ) -> Diagnostic {
    finding(
      rule, prose.original(range), message, severity: severity, fix: fix,
      related: others.map {
        let place = prose.original($0.range)
        return RelatedPlace(
          path: document.path, range: text.range(place.lowerBound, place.upperBound),
          message: $0.message, isSame: areSame)
      }, evidence: evidence)
  }

  /// A replacement of `range` of the prose; `nil` where a line end stands within it.
  func proseFix(
    _ applicability: Fix.Applicability, _ range: Range<Int>, _ replacement: String
  ) -> Fix? {
    let place = prose.original(range)
    guard place.count == range.count else { return nil }
    return Fix(applicability, [edit(place, replacement)])
  }
}

extension Message {
  /// Both languages, Chinese first.
  init(_ zh: String, _ en: String) { self.init(zh: zh, en: en) }
}
