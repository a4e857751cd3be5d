/// Writes the numbers of automatic numbering as the formats of Office Open XML (ST_NumberFormat)
/// name them.
enum NumberLabel {
  /// `nil` for formats that show no number: `none`, `bullet`.
  static func text(_ number: Int, format: String) -> String? {
    let n = max(0, min(number, 999_999))
    switch format {
    case "none", "bullet": return nil
    case "numberInDash": return "- \(n) -"
    case "decimalZero": return n < 10 ? "0\(n)" : "\(n)"
    case "upperRoman": return roman(n)
    case "lowerRoman": return roman(n).lowercased()
    case "upperLetter": return letters(n)
    case "lowerLetter": return letters(n).lowercased()
    case "ordinal":
      let last = n % 10
      let suffix =
        (11...13).contains(n % 100)
        ? "th"
        : last == 1
          ? "st"
          : last == 2
            ? "nd"
            : last == 3 ? "rd" : "th"
      return "\(n)\(suffix)"
    case "chineseCounting", "taiwaneseCounting":
      return n < 100 ? counting(n, simplified) : digits(n, simplified)
    case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting",
      "japaneseDigitalTenThousand", "koreanCounting":
      return counting(n, simplified)
    case "chineseLegalSimplified": return counting(n, legal, leadingOne: true)
    case "ideographLegalTraditional", "japaneseLegal":
      return counting(n, legalTraditional, leadingOne: true)
    case "ideographDigital", "taiwaneseDigital", "koreanDigital2": return digits(n, simplified)
    case "ideographTraditional": return cycle(n, "甲乙丙丁戊己庚辛壬癸")
    case "ideographZodiac": return cycle(n, "子丑寅卯辰巳午未申酉戌亥")
    case "decimalFullWidth", "decimalFullWidth2": return shifted(n)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
      if (1...20).contains(n) { return scalar(0x2460 + n - 1) }
      if (21...35).contains(n) { return scalar(0x3251 + n - 21) }
      if (36...50).contains(n) { return scalar(0x32B1 + n - 36) }
      return "\(n)"
    case "decimalEnclosedParen": return (1...20).contains(n) ? scalar(0x2474 + n - 1) : "\(n)"
    case "decimalEnclosedFullstop": return (1...20).contains(n) ? scalar(0x2488 + n - 1) : "\(n)"
    case "ideographEnclosedCircle": return (1...10).contains(n) ? scalar(0x3280 + n - 1) : "\(n)"
    default: return "\(n)"
    }
  }

  /// The format's name by its number in binary files (MSONFC).
  static func format(code: Int) -> String {
    let names: [Int: String] = [
      0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
      5: "ordinal", 10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth",
      16: "japaneseLegal", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2",
      22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen",
      28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle",
      30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
      34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital",
      37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand",
      255: "none",
    ]
    return names[code] ?? "decimal"
  }

  /// The format's name by the example that OpenDocument writes: `一, 二, 三, ...`.
  static func format(example: String) -> String {
    switch example {
    case "": return "none"
    case "1": return "decimal"
    case "01", "01, 02, 03, ...": return "decimalZero"
    case "I": return "upperRoman"
    case "i": return "lowerRoman"
    case "A": return "upperLetter"
    case "a": return "lowerLetter"
    case "１, ２, ３, ...": return "decimalFullWidth"
    default: break
    }
    let first = example.split(separator: ",").first.map(String.init) ?? example
    switch first {
    case "一": return "chineseCountingThousand"
    case "壹": return example.contains("贰") ? "chineseLegalSimplified" : "ideographLegalTraditional"
    case "①": return "decimalEnclosedCircle"
    case "⑴": return "decimalEnclosedParen"
    case "⒈": return "decimalEnclosedFullstop"
    case "甲": return "ideographTraditional"
    case "子": return "ideographZodiac"
    default: return "decimal"
    }
  }

  private struct Numerals {
    let digits: [String]
    let ten: String
    let hundred: String
    let thousand: String
    let tenThousand: String
  }

  private static let simplified = Numerals(
    digits: "〇一二三四五六七八九".map(String.init), ten: "十", hundred: "百", thousand: "千",
    tenThousand: "万")
  private static let legal = Numerals(
    digits: "零壹贰叁肆伍陆柒捌玖".map(String.init), ten: "拾", hundred: "佰", thousand: "仟",
    tenThousand: "万")
  private static let legalTraditional = Numerals(
    digits: "零壹貳參肆伍陸柒捌玖".map(String.init), ten: "拾", hundred: "佰", thousand: "仟",
    tenThousand: "萬")

  private static func counting(
    _ n: Int, _ numerals: Numerals, leadingOne: Bool = false
  ) -> String {
    if n == 0 { return numerals.digits[0] }
    if n >= 10_000 {
      let rest = n % 10_000
      let head = counting(n / 10_000, numerals, leadingOne: leadingOne) + numerals.tenThousand
      if rest == 0 { return head }
      return head + (rest < 1000 ? "零" : "") + counting(rest, numerals, leadingOne: true)
    }
    var text = ""
    var gap = false
    for (value, unit) in [
      (1000, numerals.thousand), (100, numerals.hundred), (10, numerals.ten), (1, ""),
    ] {
      let digit = n / value % 10
      if digit == 0 {
        gap = !text.isEmpty
        continue
      }
      if gap {
        text += "零"
        gap = false
      }
      if !(digit == 1 && value == 10 && text.isEmpty && !leadingOne) {
        text += numerals.digits[digit]
      }
      text += unit
    }
    return text
  }

  private static func digits(_ n: Int, _ numerals: Numerals) -> String {
    String(n).utf8.map { numerals.digits[Int($0) - 0x30] }.joined()
  }

  private static func cycle(_ n: Int, _ signs: String) -> String {
    let signs = Array(signs)
    return n >= 1 ? String(signs[(n - 1) % signs.count]) : "\(n)"
  }

  private static func shifted(_ n: Int) -> String {
    String(n).utf8.map { scalar(0xFF10 + Int($0) - 0x30) }.joined()
  }

  private static func scalar(_ value: Int) -> String {
    Unicode.Scalar(UInt32(value)).map { String(Character($0)) } ?? ""
  }

  private static func roman(_ n: Int) -> String {
    guard n > 0, n < 40_000 else { return "\(n)" }
    var rest = n
    var text = ""
    for (value, sign) in [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ] {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  /// A … Z, AA, BB: the letter doubles, as Word does it.
  private static func letters(_ n: Int) -> String {
    guard n > 0 else { return "\(n)" }
    return String(repeating: scalar(0x41 + (n - 1) % 26), count: min(16, (n - 1) / 26 + 1))
  }
}

/// Counts the paragraphs of one list with its levels.
struct ListCounter: Sendable {
  /// One level of a list's definition.
  struct Level: Sendable {
    var start = 1
    var format = "decimal"
    /// `%1` stands for the number of the first level.
    var pattern = ""
    /// All numbers in the label are decimal.
    var isLegal = false
    /// The level whose use starts this one anew, from 1; 0 for never, nil for any above.
    var restart: Int?
    /// The style that carries this level.
    var style: String?
  }

  private var counts = [Int?](repeating: nil, count: 9)

  /// Counts one paragraph at `level` and gives its label.
  mutating func next(_ level: Int, in levels: [Level], startingAt start: Int? = nil) -> String {
    let level = max(0, min(8, level))
    func definition(_ k: Int) -> Level { k < levels.count ? levels[k] : Level() }
    if let start {
      counts[level] = start
    } else {
      counts[level] = counts[level].map { $0 + 1 } ?? definition(level).start
    }
    for k in 0..<level where counts[k] == nil { counts[k] = definition(k).start }
    for k in (level + 1)..<9 {
      if let restart = definition(k).restart, restart == 0 || level >= restart { continue }
      counts[k] = nil
    }
    let own = definition(level)
    if own.format == "none" { return own.pattern.contains("%") ? "" : own.pattern }
    if own.format == "bullet" { return "" }
    var text = ""
    var signs = Array(own.pattern)[...]
    while let sign = signs.popFirst() {
      guard sign == "%", let digit = signs.first.flatMap({ Int(String($0)) }), digit >= 1 else {
        text.append(sign)
        continue
      }
      signs = signs.dropFirst()
      let k = digit - 1
      let other = definition(k)
      var format = other.format
      if own.isLegal && format != "decimalZero" && format != "none" { format = "decimal" }
      text += NumberLabel.text(counts[k] ?? other.start, format: format) ?? ""
    }
    return text
  }

  /// What stands between a label and the text: nothing where the label ends in punctuation, for
  /// the gap that a reader sees there is a tab of the layout, else one space.
  static func joined(_ label: String) -> String {
    guard let last = label.unicodeScalars.last else { return "" }
    let value = last.value
    let isWord =
      (0x30...0x39).contains(value) || (0x41...0x5A).contains(value)
      || (0x61...0x7A).contains(value)
    return isWord ? label + " " : label
  }
}
