/// One paragraph as the number analysis reads it: blanks, footnote marks and emphasis taken out,
/// widths folded, with the way back to the document.
///
/// A blank stays where it parts two digits or letters.
struct NumberText: Sendable {
  let scalars: [UInt32]
  /// The place in the document of each scalar.
  let origins: [Int]

  /// Of nothing.
  init() { (scalars, origins) = ([], []) }

  /// - Parameters:
  ///   - fragments: the lines of the paragraph, in order, as places in `source`.
  ///   - source: the document's scalars.
  init(_ fragments: some Collection<Range<Int>>, of source: [UInt32]) {
    // No more scalars than there are: a blank that stays takes the place of one.
    let most = fragments.reduce(0) { $0 + $1.count }
    var scalars = [UInt32](repeating: 0, count: most)
    var origins = [Int](repeating: 0, count: most)
    var own = scalars.mutableSpan
    var places = origins.mutableSpan
    let text = source.span
    var count = 0
    var blank = false
    for fragment in fragments {
      for k in fragment {
        let scalar = text[k]
        var folded = scalar
        // An ideograph of the basic block stands as it is.
        if scalar &- 0x4E00 >= 0x5200 {
          if ScalarText.isSpace(scalar) || ScalarText.isLineEnd(scalar) || scalar == 0x2009
            || scalar == 0x202F || scalar == 0x200B || scalar == 0xFEFF
          {
            blank = true
            continue
          }
          if Self.isMark(scalar), !(scalar <= 0xB3 && count > 0 && own[count - 1] == 0x6D) {
            continue
          }
          folded = Self.folded(scalar)
          if blank, count > 0, Self.isLatin(own[count - 1]) || Self.isDigit(own[count - 1]),
            Self.isLatin(folded) || Self.isDigit(folded)
          {
            own[count] = 0x20
            places[count] = k
            count += 1
          }
        }
        blank = false
        own[count] = folded
        places[count] = k
        count += 1
      }
    }
    scalars.removeLast(most - count)
    origins.removeLast(most - count)
    self.scalars = scalars
    self.origins = origins
  }

  init(_ string: String) {
    let units = ScalarText.units(string)
    self.init(CollectionOfOne(units.indices), of: units)
  }

  var count: Int { scalars.count }

  /// The place in the document of `range`, from its first to its last scalar.
  func original(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last, last < origins.count else { return 0..<0 }
    return origins[first]..<(origins[last] + 1)
  }

  func string(_ range: Range<Int>) -> String { Self.string(scalars[range]) }

  static func string(_ scalars: some Sequence<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars { if let u = Unicode.Scalar(scalar) { view.append(u) } }
    return String(view)
  }

  func has(_ word: [UInt32], at index: Int) -> Bool { scalars.has(word, at: index) }

  subscript(index: Int) -> UInt32 { index >= 0 && index < scalars.count ? scalars[index] : 0 }

  static func isDigit(_ s: UInt32) -> Bool { s >= 0x30 && s <= 0x39 }
  static func isLatin(_ s: UInt32) -> Bool {
    (s >= 0x41 && s <= 0x5A) || (s >= 0x61 && s <= 0x7A)
  }

  /// Footnote marks and Markdown's emphasis.
  private static func isMark(_ s: UInt32) -> Bool {
    s == 0xB9 || s == 0xB2 || s == 0xB3 || (s >= 0x2070 && s <= 0x2079) || s == 0x2A
  }

  private static func folded(_ s: UInt32) -> UInt32 {
    switch s {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: s - 0xFEE0
    case 0xFF05, 0xFE6A, 0x66A: 0x25
    case 0xFF0E: 0x2E
    case 0xFF0F: 0x2F
    case 0x28: 0xFF08
    case 0x29: 0xFF09
    case 0x5B, 0xFF3B, 0x3010: 0x3014
    case 0x5D, 0xFF3D, 0x3011: 0x3015
    case 0x2010...0x2015, 0xFF0D, 0x2212: 0x2D
    case 0x301C, 0xFF5E, 0x2053, 0x223C: 0x7E
    case 0xFF0B: 0x2B
    case 0xFF1E, 0x3E: 0x3E
    case 0xFF1C, 0x3C: 0x3C
    case 0xFF1A: 0x3A
    case 0x3B: 0xFF1B
    case 0x3F: 0xFF1F
    case 0x21: 0xFF01
    case 0x2265, 0x2267: 0x2265
    case 0x2264, 0x2266: 0x2264
    default: s
    }
  }
}
