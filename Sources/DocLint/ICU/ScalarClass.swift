internal import CICU

/// What the tokenizer asks of one Unicode scalar, by the tables of the ICU that also finds the
/// word boundaries, so that both speak of the same version of Unicode.
enum ScalarClass {
  /// Script Han: ideographs of all planes, and 〇 々 〻.
  case han
  /// Hiragana, Katakana and the marks of their own, such as ー.
  case kana
  /// A letter or letter-like number of the script Latin, full-width forms included.
  case latin
  /// One of the digits 0 to 9, ASCII or full-width.
  case digit
  /// White space, line ends included (property `White_Space`).
  case space
  /// General categories Pd, Ps, Pe, Pi, Pf, Po, Sm, Sc, Sk.
  case punctuation
  /// A connector such as `_` (general category Pc).
  case connector
  /// What never starts a character: combining marks, format characters, zero-width joiner.
  case extending
  /// All else: other alphabets and digits, emoji, symbols, controls, unassigned.
  case other

  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      self = Self.ascii(UInt8(scalar))
    } else if scalar >= 0x4E00 && scalar <= 0x9FFF {
      self = .han
    } else if scalar >= 0xFF10 && scalar <= 0xFF19 {
      self = .digit
    } else {
      self = Self.fromTables(Int32(scalar))
    }
  }

  /// Whether ICU's dictionary, not the letters' own rules, decides where words of it end.
  var isDictionaryScript: Bool { self == .han || self == .kana }

  private static func ascii(_ byte: UInt8) -> ScalarClass {
    switch byte {
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .latin
    case 0x20, 0x09...0x0D: .space
    case 0x5F: .connector
    case 0x21...0x7E: .punctuation
    default: .other
    }
  }

  private static func fromTables(_ c: Int32) -> ScalarClass {
    let wordBreak = icu_u_getIntPropertyValue(c, UCHAR_WORD_BREAK)
    if wordBreak == U_WB_EXTEND.value || wordBreak == U_WB_FORMAT.value
      || wordBreak == U_WB_ZWJ.value
    {
      return .extending
    }
    if icu_u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) { return .space }
    let script = icu_u_getIntPropertyValue(c, UCHAR_SCRIPT)
    if script == USCRIPT_HAN.rawValue { return .han }
    if script == USCRIPT_HIRAGANA.rawValue
      || script == USCRIPT_KATAKANA.rawValue
      || wordBreak == U_WB_KATAKANA.value
    {
      return .kana
    }
    if script == USCRIPT_LATIN.rawValue { return .latin }
    switch UInt32(bitPattern: Int32(icu_u_charType(c))) {
    case U_CONNECTOR_PUNCTUATION.rawValue: return .connector
    case U_DASH_PUNCTUATION.rawValue, U_START_PUNCTUATION.rawValue,
      U_END_PUNCTUATION.rawValue, U_INITIAL_PUNCTUATION.rawValue,
      U_FINAL_PUNCTUATION.rawValue, U_OTHER_PUNCTUATION.rawValue, U_MATH_SYMBOL.rawValue,
      U_CURRENCY_SYMBOL.rawValue, U_MODIFIER_SYMBOL.rawValue:
      return .punctuation
    default: return .other
    }
  }
}

extension UWordBreakValues {
  fileprivate var value: Int32 { Int32(bitPattern: rawValue) }
}
