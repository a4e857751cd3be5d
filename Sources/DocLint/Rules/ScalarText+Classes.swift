/// What the rules on typography and punctuation ask of one scalar.
extension ScalarText {
  static func isLatinLetter(_ s: UInt32) -> Bool {
    (s >= 0x41 && s <= 0x5A) || (s >= 0x61 && s <= 0x7A)
  }

  static func isASCIIDigit(_ s: UInt32) -> Bool { s >= 0x30 && s <= 0x39 }

  static func isASCIIAlphanumeric(_ s: UInt32) -> Bool { isLatinLetter(s) || isASCIIDigit(s) }

  /// Han, kana, bopomofo.
  static func isIdeographicOrKana(_ s: UInt32) -> Bool {
    isHan(s) || (s >= 0x3040 && s <= 0x312F) || s == 0x3005
  }

  /// A punctuation mark of Chinese text, quotes, dashes and brackets among them.
  static func isChineseMark(_ s: UInt32) -> Bool {
    switch s {
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301B: true
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF5E: true
    default: false
    }
  }

  /// ， 。 、 ； ： ？ ！
  static func isPauseOrStop(_ s: UInt32) -> Bool {
    // Nearly all there is to ask about is Han.
    if s > 0x3002 && s < 0xFF01 { return false }
    return switch s {
    case 0xFF0C, 0x3002, 0x3001, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01: true
    default: false
    }
  }

  /// Opening quotes and brackets of Chinese text.
  static func isChineseOpening(_ s: UInt32) -> Bool {
    switch s {
    case 0x2018, 0x201C, 0xFF08, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014: true
    default: false
    }
  }

  /// Closing quotes and brackets of Chinese text.
  static func isChineseClosing(_ s: UInt32) -> Bool {
    switch s {
    case 0x2019, 0x201D, 0xFF09, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015: true
    default: false
    }
  }

  static func isChineseNumeral(_ s: UInt32) -> Bool {
    switch s {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    case 0x767E, 0x3007, 0x96F6: true
    default: false
    }
  }

  /// The scalar at `index`, or 0 outside of the text.
  func at(_ index: Int) -> UInt32 { scalars.indices.contains(index) ? scalars[index] : 0 }

  /// The start of a long text, for messages.
  func excerpt(_ range: Range<Int>, _ limit: Int = 16) -> String {
    range.count <= limit
      ? string(range) : string(range.lowerBound..<(range.lowerBound + limit)) + "…"
  }
}

extension DocumentStructure.Line {
  /// Whether a plain space stands within its content.
  func holdsSpace(in text: ScalarText) -> Bool {
    for mark in text.marks[marks] where text.scalars[mark] == 0x20 { return true }
    return false
  }

  /// How much of the line is Chinese: what decides whether a half-width mark is out of place.
  func isMostlyForeign(in text: ScalarText) -> Bool {
    var han = 0
    var words = 0
    var inWord = false
    for s in text.scalars[content] {
      let letter = ScalarText.isLatinLetter(s)
      if letter && !inWord { words += 1 }
      inWord = letter || (inWord && (s == 0x2D || s == 0x27 || ScalarText.isASCIIDigit(s)))
      if ScalarText.isHan(s) { han += 1 }
    }
    return words * 2 > han
  }
}
