/// The number at the start of a heading or a list item, as it is written.
struct HeadingMark: Hashable, Sendable {
  let series: DocumentStructure.Series
  let number: Int
  /// The mark with its punctuation, without space behind it.
  let range: Range<Int>

  private static let commas = ScalarSet(ScalarText.units("、.．，"))
  private static let chapters = ScalarSet(ScalarText.units("章篇"))
  private static let section: UInt32 = 0x8282
  private static let part = ScalarText.units("部分")
  private static let year: UInt32 = 0x5E74
  private static let isWord: UInt32 = 0x662F

  static func isOpening(_ s: UInt32) -> Bool { s == 0xFF08 || s == 0x28 }
  static func isClosing(_ s: UInt32) -> Bool { s == 0xFF09 || s == 0x29 }
  static func isPoint(_ s: UInt32) -> Bool { s == 0x2E || s == 0xFF0E }

  /// The mark that starts at `index`, if one does; looks a few scalars ahead.
  ///
  /// Wrong punctuation is read too (`1、`, `（一）、`, `一.`), so that a heading is one even where a
  /// rule finds fault with it. `1.2亿` and `1、2年级` are no marks.
  static func read(_ scalars: [UInt32], _ index: Int, _ end: Int) -> HeadingMark? {
    guard index < end else { return nil }
    let first = scalars[index]
    if isOpening(first) { return parenthesized(scalars, index, end) }
    if first >= 0x2460, first <= 0x2473 {
      return HeadingMark(
        series: .circled, number: Int(first - 0x2460) + 1, range: index..<(index + 1))
    }
    if first == 0x7B2C { return ordinal(scalars, index, end) }
    if ScalarText.isDigit(first) { return arabic(scalars, index, end) }
    if let (number, i) = ChineseCount.chinese(scalars, index, end), i < end {
      if scalars[i] == isWord, i + 1 < end {
        return HeadingMark(series: .first, number: number, range: index..<(i + 1))
      }
      guard commas.contains(scalars[i]) else { return nil }
      // 一、二级医院 counts, it does not number.
      if let next = ChineseCount.chinese(scalars, i + 1, end), next.value == number + 1 {
        return nil
      }
      return HeadingMark(series: .chinese, number: number, range: index..<(i + 1))
    }
    return nil
  }

  private static func parenthesized(
    _ scalars: [UInt32], _ index: Int, _ end: Int
  ) -> HeadingMark? {
    var i = index + 1
    while i < end, i < index + 3, ScalarText.isSpace(scalars[i]) { i += 1 }
    let chinese = ChineseCount.chinese(scalars, i, end)
    guard let (number, after) = chinese ?? ChineseCount.arabic(scalars, i, end) else {
      return nil
    }
    i = after
    while i < end, i < after + 2, ScalarText.isSpace(scalars[i]) { i += 1 }
    guard i < end, isClosing(scalars[i]), number < 100 else { return nil }
    i += 1
    // （一）、 has a comma too many: it belongs to the mark.
    if i < end, commas.contains(scalars[i]), scalars[i] != 0x2E || i + 1 < end { i += 1 }
    return HeadingMark(
      series: chinese == nil ? .arabicInParentheses : .chineseInParentheses, number: number,
      range: index..<i)
  }

  private static func ordinal(_ scalars: [UInt32], _ index: Int, _ end: Int) -> HeadingMark? {
    guard let (number, i) = ChineseCount.any(scalars, index + 1, end), i < end else { return nil }
    if chapters.contains(scalars[i]) {
      return HeadingMark(series: .chapter, number: number, range: index..<(i + 1))
    }
    if scalars[i] == section, !(i + 1 < end && scalars[i + 1] == 0x8BFE) {
      return HeadingMark(series: .section, number: number, range: index..<(i + 1))
    }
    if i + 1 < end, scalars[i] == part[0], scalars[i + 1] == part[1] {
      return HeadingMark(series: .chapter, number: number, range: index..<(i + 2))
    }
    return nil
  }

  private static func arabic(_ scalars: [UInt32], _ index: Int, _ end: Int) -> HeadingMark? {
    guard let (number, i) = ChineseCount.arabic(scalars, index, end), i < end,
      isPoint(scalars[i]) || scalars[i] == 0x3001
    else { return nil }
    if i + 1 < end, ScalarText.isDigit(scalars[i + 1]) {
      // 1.2021年… is a mark before a year; all other digits make it a number or a list.
      let digits = (i + 1)..<min(end, i + 6)
      guard digits.count == 5, digits.dropLast().allSatisfy({ ScalarText.isDigit(scalars[$0]) }),
        scalars[i + 5] == year
      else { return nil }
    }
    return HeadingMark(series: .arabic, number: number, range: index..<(i + 1))
  }
}

extension DocumentStructure.Series {
  /// The order of the official series, outermost first: 第一章, 第一节, 一、, （一）, 1., a box, （1）,
  /// ①, 一是. Marks that start a piece stand above all.
  var rank: Int {
    switch self {
    case .attachment, .caseNumber: 0
    case .chapter: 1
    case .section: 2
    case .chinese: 3
    case .chineseInParentheses: 4
    case .arabic: 5
    case .box: 6
    case .arabicInParentheses: 7
    case .circled: 8
    case .first: 9
    }
  }

  /// The mark of that number as it should be written.
  func written(_ number: Int) -> String {
    let chinese = ChineseCount.chinese(number)
    return switch self {
    case .attachment: "附件\(number)"
    case .caseNumber: "案例之\(chinese)"
    case .chapter: "第\(chinese)章"
    case .section: "第\(chinese)节"
    case .chinese: "\(chinese)、"
    case .chineseInParentheses: "（\(chinese)）"
    case .arabic: "\(number)."
    case .box: "专栏\(number)"
    case .arabicInParentheses: "（\(number)）"
    case .circled:
      Unicode.Scalar(UInt32(0x2460 + number - 1)).flatMap {
        (1...20).contains(number) ? String($0) : nil
      } ?? "（\(number)）"
    case .first: "\(chinese)是"
    }
  }
}
