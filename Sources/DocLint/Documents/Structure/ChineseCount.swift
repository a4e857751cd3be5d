/// Small whole numbers as marks of lists and headings write them: 十二, 12, １２.
enum ChineseCount {
  private static let ten: UInt32 = 0x5341
  private static let written = Array("〇一二三四五六七八九".unicodeScalars)

  /// Whether the scalar is one of 一…十.
  static func isNumeral(_ s: UInt32) -> Bool { s == ten || digit(s) != nil }

  /// The value of one of 一…九.
  static func digit(_ s: UInt32) -> Int? {
    switch s {
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  /// The number 1…99 in Chinese numerals that starts at `index`, and where it ends.
  static func chinese(_ scalars: [UInt32], _ index: Int, _ end: Int) -> (value: Int, end: Int)? {
    var i = index
    var value = 0
    if i < end, let digit = digit(scalars[i]) {
      value = digit
      i += 1
    }
    if i < end, scalars[i] == ten {
      value = max(value, 1) * 10
      i += 1
      if i < end, let digit = digit(scalars[i]) {
        value += digit
        i += 1
      }
    }
    // 一二 and 十十 are no numbers.
    guard i > index, i == end || !isNumeral(scalars[i]) else { return nil }
    return (value, i)
  }

  /// The number of up to three digits, ASCII or full-width, that starts at `index`.
  static func arabic(_ scalars: [UInt32], _ index: Int, _ end: Int) -> (value: Int, end: Int)? {
    var i = index
    var value = 0
    while i < end, ScalarText.isDigit(scalars[i]) {
      guard i < index + 3 else { return nil }
      value = value * 10 + Int(scalars[i] >= 0xFF10 ? scalars[i] - 0xFF10 : scalars[i] - 0x30)
      i += 1
    }
    return i > index && value > 0 ? (value, i) : nil
  }

  /// Either of the two.
  static func any(_ scalars: [UInt32], _ index: Int, _ end: Int) -> (value: Int, end: Int)? {
    chinese(scalars, index, end) ?? arabic(scalars, index, end)
  }

  /// 1…99 in Chinese numerals; Arabic digits beyond.
  static func chinese(_ value: Int) -> String {
    guard (1...99).contains(value) else { return String(value) }
    var text = ""
    if value >= 20 { text.unicodeScalars.append(written[value / 10]) }
    if value >= 10 { text += "十" }
    if value % 10 > 0 { text.unicodeScalars.append(written[value % 10]) }
    return text
  }
}
