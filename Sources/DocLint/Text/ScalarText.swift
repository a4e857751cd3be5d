/// A text as an array of Unicode scalars with the way back to bytes: what a rule scans.
///
/// An object, for every rule on every document has it in hand: a copy of each of its arrays would
/// cost more than what most rules do.
///
/// - Complexity: O(*n*) to make, four bytes for each scalar.
final class ScalarText: Sendable {
  let scalars: [UInt32]
  /// The places, in order, of all that is no common Han character: punctuation, digits, letters,
  /// blanks, line ends. What asks for such characters alone need not look at the others.
  let marks: [Int]
  /// Some of them by kind.
  let markLists: MarkLists
  let lineCount: Int
  private let utf8: [UInt8]
  /// The byte at which every scalar starts whose place `ScalarScan.stride` divides.
  private let offsets: [UInt32]

  init(_ text: SourceText) {
    let decoded = ScalarScan.decode(text.utf8, count: text.scalarCount)
    scalars = decoded.scalars
    marks = decoded.marks
    markLists = MarkLists(marks, in: scalars)
    offsets = decoded.offsets
    lineCount = text.lines.lineCount
    utf8 = text.utf8
  }

  /// Whether `marks` holds its places: all but the ideographs of the basic block.
  @inline(__always)
  static func isMark(_ s: UInt32) -> Bool { s &- 0x4E00 >= 0x5200 }

  /// Those of `marks` that stand in `range`.
  ///
  /// - Complexity: O(log *n*).
  func marks(in range: Range<Int>) -> ArraySlice<Int> { marks.between(range) }

  /// The places in `marks` of those that stand in `range`.
  func places(ofMarksIn range: Range<Int>) -> Range<Int> { marks.places(between: range) }

  var count: Int { scalars.count }

  /// The bytes of the scalars `lower..<upper`.
  func range(_ lower: Int, _ upper: Int) -> TextRange {
    let start = byte(of: lower)
    return TextRange(start, lower == upper ? start : byte(of: upper))
  }

  /// The byte at which a scalar starts; the length of the text for its end.
  private func byte(of scalar: Int) -> UInt32 {
    precondition(scalar >= 0 && scalar <= count, "scalar \(scalar) is not in the text")
    let utf8 = utf8
    if scalar == count { return UInt32(utf8.count) }
    let bytes = utf8.span
    var byte = Int(offsets[scalar / ScalarScan.stride])
    for _ in 0..<(scalar % ScalarScan.stride) {
      byte += 1
      while bytes[byte] & 0xC0 == 0x80 { byte += 1 }
    }
    return UInt32(byte)
  }

  /// Whether `word` stands at scalar `index`.
  func has(_ word: [UInt32], at index: Int) -> Bool { scalars.has(word, at: index) }

  /// Whether `word` ends just before scalar `index`.
  func has(_ word: [UInt32], before index: Int) -> Bool { has(word, at: index - word.count) }

  /// The words of a range, for messages.
  func string(_ range: Range<Int>) -> String { Self.string(scalars[range]) }

  /// Scalars as a string, for messages; what is no scalar is left out.
  static func string(_ scalars: some Sequence<UInt32>) -> String {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(scalars.underestimatedCount * 3)
    for scalar in scalars {
      switch scalar {
      case 0..<0x80: utf8.append(UInt8(scalar))
      // Ideographs and their punctuation.
      case 0x800...0xD7FF, 0xE000...0xFFFF:
        utf8.append(0xE0 | UInt8(scalar >> 12))
        utf8.append(0x80 | UInt8(scalar >> 6 & 0x3F))
        utf8.append(0x80 | UInt8(scalar & 0x3F))
      default:
        if let bytes = Unicode.Scalar(scalar).flatMap(UTF8.encode) { utf8 += bytes }
      }
    }
    return String(decoding: utf8, as: UTF8.self)
  }

  /// Whether `word` stands somewhere in `range`.
  ///
  /// - Complexity: O(length of the range).
  func contains(_ word: String, in range: Range<Int>) -> Bool {
    let word = Self.units(word)
    guard let first = word.first else { return false }
    return range.contains { scalars[$0] == first && has(word, at: $0) }
  }

  static func units(_ string: String) -> [UInt32] { string.unicodeScalars.map(\.value) }

  /// Words that are separated by spaces, as scalars.
  static func words(_ list: String) -> [[UInt32]] {
    list.split(separator: " ").map { units(String($0)) }
  }

  static func isHan(_ s: UInt32) -> Bool {
    (s >= 0x4E00 && s <= 0x9FFF) || (s >= 0x3400 && s <= 0x4DBF) || s == 0x3007
      || (s >= 0xF900 && s <= 0xFAFF) || (s >= 0x20000 && s <= 0x3FFFF)
  }

  /// ASCII and full-width digits.
  static func isDigit(_ s: UInt32) -> Bool {
    (s >= 0x30 && s <= 0x39) || (s >= 0xFF10 && s <= 0xFF19)
  }

  static func isSpace(_ s: UInt32) -> Bool {
    s <= 0x3000 && (s == 0x20 || s == 0x09 || s == 0x3000 || s == 0xA0)
  }

  static func isLineEnd(_ s: UInt32) -> Bool { s == 0x0A || s == 0x0D }
}

extension [UInt32] {
  /// Whether `word` stands at `index`; false outside.
  func has(_ word: [UInt32], at index: Int) -> Bool {
    guard index >= 0, index + word.count <= count else { return false }
    for k in word.indices where self[index + k] != word[k] { return false }
    return true
  }
}

extension [Int] {
  /// Of numbers in ascending order those within `range`.
  ///
  /// - Complexity: O(log *n*).
  func between(_ range: Range<Int>) -> ArraySlice<Int> { self[places(between: range)] }

  /// Of numbers in ascending order the places of those within `range`.
  ///
  /// - Complexity: O(log *n*).
  func places(between range: Range<Int>) -> Range<Int> {
    let lower = place(of: range.lowerBound, from: 0)
    return lower..<place(of: range.upperBound, from: lower)
  }

  /// The first place, from `start` on, of a number that is not below `number`.
  private func place(of number: Int, from start: Int) -> Int {
    var (low, high) = (start, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
