/// A document number: a unit's code, a year in brackets, a serial number, 号.
struct DocumentNumber: Hashable, Sendable {
  /// From the opening bracket to 号.
  let range: Range<Int>
  let opening: UInt32
  let closing: UInt32
  let year: Range<Int>
  /// 第 before the serial number.
  let ordinal: Int?
  let serial: Range<Int>

  static let openings = ScalarSet(ScalarText.units("〔[【（(［〈{<"))
  private static let closings = ScalarSet(ScalarText.units("〕]】）)］〉}>"))

  /// The number whose bracket opens at `index`; looks at most 24 scalars ahead.
  static func read(_ s: [UInt32], _ index: Int, _ end: Int) -> DocumentNumber? {
    guard index < end, openings.contains(s[index]) else { return nil }
    var i = skip(s, index + 1, end)
    let year = i
    while i < end, i < year + 4, ScalarText.isDigit(s[i]) { i += 1 }
    guard i == year + 4 else { return nil }
    let first = value(s[year]) * 10 + value(s[year + 1])
    guard first == 19 || first == 20 else { return nil }
    let yearEnd = i
    i = skip(s, i, end)
    if i < end, s[i] == 0x5E74 { i += 1 }
    guard i < end, closings.contains(s[i]) else { return nil }
    let closing = s[i]
    i = skip(s, i + 1, end)
    var ordinal: Int?
    if i < end, s[i] == 0x7B2C {
      ordinal = i
      i = skip(s, i + 1, end)
    }
    let serial = i
    while i < end, i < serial + 6, ScalarText.isDigit(s[i]) { i += 1 }
    let serialEnd = i
    guard serialEnd > serial else { return nil }
    i = skip(s, i, end)
    guard i < end, s[i] == 0x53F7 else { return nil }
    return DocumentNumber(
      range: index..<(i + 1), opening: s[index], closing: closing, year: year..<yearEnd,
      ordinal: ordinal, serial: serial..<serialEnd)
  }

  /// Whether the line is a document number and nothing else, 签发人 aside.
  static func whole(_ s: [UInt32], _ line: Range<Int>) -> Bool? {
    let openings = openings
    for i in line where openings.contains(s[i]) {
      guard let number = read(s, i, line.upperBound) else { continue }
      let prefix = line.lowerBound..<i
      guard prefix.count >= 2, prefix.count <= 20,
        prefix.allSatisfy({ ScalarText.isHan(s[$0]) || ScalarText.isSpace(s[$0]) })
      else { return false }
      let rest = number.range.upperBound..<line.upperBound
      return rest.isEmpty || ScalarText.isSpace(s[rest.lowerBound])
    }
    return nil
  }

  private static func skip(_ s: [UInt32], _ index: Int, _ end: Int) -> Int {
    var i = index
    while i < end, i < index + 3, ScalarText.isSpace(s[i]) { i += 1 }
    return i
  }

  private static func value(_ s: UInt32) -> Int { Int(s >= 0xFF10 ? s - 0xFF10 : s - 0x30) }
}

/// A date as a line: 2024年5月27日, 二〇二四年五月二十七日.
enum DateLine {
  private static let zero = ScalarSet(ScalarText.units("〇○零０O0"))

  /// Whether the line is a date, brackets around it aside.
  static func isDate(_ s: [UInt32], _ line: Range<Int>) -> Bool {
    var range = line
    if range.count > 2, HeadingMark.isOpening(s[range.lowerBound]),
      HeadingMark.isClosing(s[range.upperBound - 1])
    {
      range = (range.lowerBound + 1)..<(range.upperBound - 1)
    }
    return read(s, range.lowerBound, range.upperBound) == range.upperBound
  }

  /// Whether the line is a year and a month: 2024年11月.
  static func isMonth(_ s: [UInt32], _ line: Range<Int>) -> Bool {
    number(s, line.lowerBound, line.upperBound, 4...4, 0x5E74)
      .flatMap { number(s, $0, line.upperBound, 1...3, 0x6708) } == line.upperBound
  }

  /// The end of the date that starts at `index`: year, month and day.
  static func read(_ s: [UInt32], _ index: Int, _ end: Int) -> Int? {
    guard let month = number(s, index, end, 4...4, 0x5E74),
      let day = number(s, month, end, 1...3, 0x6708)
    else { return nil }
    return number(s, day, end, 1...3, 0x65E5)
  }

  /// Where the date at the end of the line starts, if one stands there.
  static func start(_ s: [UInt32], endOf line: Range<Int>) -> Int? {
    guard let last = line.last, s[last] == 0x65E5 else { return nil }
    for i in max(line.lowerBound, line.upperBound - 18)..<line.upperBound
    where read(s, i, line.upperBound) == line.upperBound {
      return i
    }
    return nil
  }

  /// Digits (ASCII, full-width or Chinese; ×× stands for one not yet filled in) and the unit.
  private static func number(
    _ s: [UInt32], _ index: Int, _ end: Int, _ digits: ClosedRange<Int>, _ unit: UInt32
  ) -> Int? {
    var i = index
    while i < end, i < index + 2, ScalarText.isSpace(s[i]) { i += 1 }
    let start = i
    while i < end,
      ScalarText.isDigit(s[i]) || ChineseCount.isNumeral(s[i]) || zero.contains(s[i])
        || s[i] == 0xD7
    {
      i += 1
      if i - start > digits.upperBound { return nil }
    }
    guard digits.contains(i - start) else { return nil }
    let last = i
    while i < end, i < last + 2, ScalarText.isSpace(s[i]) { i += 1 }
    return i < end && s[i] == unit ? i + 1 : nil
  }
}
