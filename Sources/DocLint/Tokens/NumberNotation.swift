/// What a written number says, whatever its notation: 12, １２, 十二 and 百分之十二 all say 12.
///
/// Exact, for telling whether two figures are the same; units and bounds are not its business.
struct NumberNotation: Hashable, Sendable {
  /// Digits without leading and trailing zeros, and the power of ten of the last one.
  struct Value: Hashable, Sendable {
    let digits: String
    let exponent: Int

    /// The value times a power of ten.
    func shifted(by power: Int) -> Value { Value(digits: digits, exponent: exponent + power) }
  }

  /// `nil` where the wording is no number that can be read exactly.
  let value: Value?
  /// Whether it is surely a figure: it has Arabic digits, or several Chinese numerals.
  let isFigure: Bool

  init(_ wording: String) {
    var digits = ""
    var exponent = 0
    var afterPoint = false
    var multiplier = 0
    var chinese: [Int] = []
    var fraction: [Int]?
    var arabic = false
    var readable = true
    let percent = wording.unicodeScalars.starts(with: "百分之".unicodeScalars)
    var before: Unicode.Scalar = " "
    for scalar in wording.unicodeScalars {
      defer { before = scalar }
      // 三分之一: a fraction is left unread.
      if !percent && scalar == "之" && before == "分" { readable = false }
      switch scalar.value {
      case 0x30...0x39, 0xFF10...0xFF19:
        arabic = true
        if multiplier > 0 { readable = false }
        digits.unicodeScalars.append(Unicode.Scalar(UInt8(0x30 + (scalar.value & 0xF))))
        if afterPoint { exponent -= 1 }
      case 0x2E, 0xFF0E:
        if afterPoint { readable = false }
        afterPoint = true
      case 0x2C, 0xFF0C: break
      default:
        if scalar == "点" {
          if fraction != nil || arabic { readable = false }
          fraction = []
          continue
        }
        guard let code = Self.chineseDigit(scalar) else { continue }
        if fraction != nil, code < 10 {
          fraction?.append(code)
        } else if fraction != nil, code >= 100 {
          multiplier += Self.zeros(code)
        } else if fraction != nil {
          readable = false
        } else if arabic {
          if code >= 100 { multiplier += Self.zeros(code) } else { readable = false }
        } else {
          chinese.append(code)
        }
      }
    }
    isFigure = arabic || chinese.count > 1
    guard readable else {
      value = nil
      return
    }
    if arabic {
      value = Self.normal(digits, exponent + multiplier)
    } else {
      // 百分之十二 is 12 like 12 %: the sign is not compared.
      let whole = percent ? Array(chinese.dropFirst()) : chinese
      let digits = (fraction ?? []).map(String.init).joined()
      value = Self.read(whole).flatMap {
        Self.normal(String($0) + digits, multiplier - digits.count)
      }
    }
  }

  private static func chineseDigit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "○", "零": 0
    case "一", "\u{2F00}": 1
    case "二", "两", "兩", "\u{2F06}": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八", "\u{2F0B}": 8
    case "九": 9
    case "十", "\u{2F17}": 10
    case "百": 100
    case "千": 1000
    case "万", "萬": 10_000
    case "亿", "億": 100_000_000
    default: nil
    }
  }

  private static func zeros(_ power: Int) -> Int { String(power).count - 1 }

  private static func normal(_ digits: String, _ exponent: Int) -> Value? {
    var d = Array(digits.drop { $0 == "0" })
    var e = exponent
    while d.last == "0" {
      d.removeLast()
      e += 1
    }
    return Value(digits: String(d), exponent: d.isEmpty ? 0 : e)
  }

  /// A Chinese numeral by place (二〇二四) or by unit (三百二十); `nil` where it is elliptic
  /// (三万五) or beyond 18 digits.
  private static func read(_ codes: [Int]) -> Int? {
    guard !codes.isEmpty, codes.count <= 18 else { return nil }
    if codes.allSatisfy({ $0 < 10 }) { return codes.reduce(0) { $0 * 10 + $1 } }
    var total = 0
    var section = 0
    var digit: Int?
    for (i, code) in codes.enumerated() {
      if code < 10 {
        if digit != nil && digit != 0 { return nil }
        digit = code
        if i == codes.count - 1, i > 0, codes[i - 1] >= 100 { return nil }
      } else if code < 10_000 {
        section += (digit ?? 1) * code
        digit = nil
      } else {
        section += digit ?? 0
        digit = nil
        // 一万亿 is ten thousand times 亿; 万 takes what stands right before it.
        let before = code >= 100_000_000 ? total + section : section
        let (product, overflow) = (before == 0 ? 1 : before).multipliedReportingOverflow(by: code)
        if overflow { return nil }
        total = code >= 100_000_000 ? product : total + product
        section = 0
      }
    }
    return total + section + (digit ?? 0)
  }
}
