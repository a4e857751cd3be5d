/// A letter stands where a digit of the same look is meant, or another circle for 〇.
struct TypoLookalike: DocumentRule {
  static let description = RuleDescription(
    id: "typo-lookalike", category: "typo", severity: .warning,
    summary: Message(
      zh: "形近字符混用（O 与 0、l 与 1、○ 与 〇）",
      en: "characters that look alike are mixed up (O and 0, l and 1, ○ and 〇)"),
    rationale: Message(
      zh: "数字里混入字母，看不出来却无法检索、核算；汉字年份的“〇”常误作“○”“O”“0”。",
      en: "A letter among digits goes unseen but defeats search and arithmetic; the 〇 of a year is "
        + "often another circle."),
    source: .numerals,
    fix: (
      .unsafe, Message(zh: "改为形近的正确字符，须先核对", en: "writes the character that is meant, after a look")
    ),
    triggering: [
      "截至↓2O21年底", "二↓○二一年三月", "二↓○○九年", "二↓O二五年", "床位↓1l0张", "↓I型糖尿病患者",
    ],
    nonTriggering: [
      "截至2021年底", "二〇二一年三月", "5G网络、B超检查", "O型血", "维生素B12", "H2O检测", "Ⅰ型糖尿病", "1型糖尿病",
      "编号A1O2", "圆圈○表示",
    ])

  private static let diabetes = ScalarText.units("型糖尿病")

  private static let circles: ScalarSet = "○◯Ｏ０"
  static let needs: [RuleNeed] = [.any(circles.union("OolI0"))]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    let scalars = text.scalars
    var found: [Diagnostic] = []
    var i = 0
    // A word that has one of the letters.
    for letter in text.markLists.letters where letter >= i && Self.isLike(scalars[letter]) {
      var start = letter
      while start > i, ScalarText.isASCIIAlphanumeric(scalars[start - 1]) { start -= 1 }
      i = letter
      while i < text.count, ScalarText.isASCIIAlphanumeric(scalars[i]) { i += 1 }
      if !context.protected.contains(start), let finding = word(context, start..<i) {
        found.append(finding)
      }
    }
    // A lone 0: a number of several digits is none of them.
    for i in text.markLists.digits
    where scalars[i] == 0x30 && !ScalarText.isASCIIAlphanumeric(text.at(i - 1))
      && !ScalarText.isASCIIAlphanumeric(text.at(i + 1))
    {
      if !context.protected.contains(i), let finding = word(context, i..<(i + 1)) {
        found.append(finding)
      }
    }
    guard Self.circles.mayOccur(in: context.occurrences) else { return found }
    i = 0
    for start in text.marks where start >= i && Self.isCircle(scalars[start]) {
      i = start
      while i < text.count, Self.isCircle(scalars[i]) { i += 1 }
      if isYear(text, start..<i) {
        found.append(finding(context, start..<i, String(repeating: "〇", count: i - start)))
      }
    }
    return found
  }

  private static func isLike(_ s: UInt32) -> Bool {
    s == 0x4F || s == 0x6F || s == 0x49 || s == 0x6C
  }

  private func word(_ context: RuleContext, _ range: Range<Int>) -> Diagnostic? {
    let text = context.text
    let scalars = text.scalars[range]
    if range.count == 1, [0x4F, 0x6F, 0x30].contains(scalars.first), isYear(text, range) {
      return finding(context, range, "〇")
    }
    if range.count <= 2, scalars.allSatisfy(Self.isStroke),
      text.has(Self.diabetes, at: range.upperBound)
    {
      let type = range.count == 1 ? "1" : "2"
      return finding(context, range, type)
    }
    // Digits at both ends, and nothing but digits and such letters between.
    guard range.count >= 3, range.count <= 12, let first = scalars.first, let last = scalars.last,
      ScalarText.isASCIIDigit(first), first != 0x30, ScalarText.isASCIIDigit(last)
    else { return nil }
    var right: [UInt32] = []
    var letters = 0
    for s in scalars {
      switch s {
      case 0x30...0x39: right.append(s)
      case 0x4F, 0x6F:
        right.append(0x30)
        letters += 1
      case 0x6C, 0x49:
        right.append(0x31)
        letters += 1
      default: return nil
      }
    }
    guard letters > 0, letters * 2 <= range.count, !isJoined(text, range) else { return nil }
    return finding(context, range, ScalarText.string(right))
  }

  private static func isStroke(_ s: UInt32) -> Bool { s == 0x49 || s == 0x6C }

  /// A part of a code: A-1O2, x_1l1.
  private func isJoined(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    let joints: [UInt32] = [0x2D, 0x5F, 0x2F]
    return joints.contains(text.at(range.lowerBound - 1))
      || joints.contains(text.at(range.upperBound))
  }

  private static func isCircle(_ s: UInt32) -> Bool {
    s == 0x25CB || s == 0x25EF || s == 0xFF2F || s == 0xFF10
  }

  /// Whether circles stand between Chinese numerals, as in a year.
  private func isYear(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    func isDigit(_ s: UInt32) -> Bool {
      ScalarText.isChineseNumeral(s) && s != 0x5341 && s != 0x767E
    }
    return range.count <= 2 && isDigit(text.at(range.lowerBound - 1))
      && isDigit(text.at(range.upperBound))
  }

  private func finding(_ context: RuleContext, _ range: Range<Int>, _ right: String) -> Diagnostic {
    let written = context.text.string(range)
    return context.finding(
      Self.self, range,
      Message(
        zh: "“\(written)”疑为形近字符混用，应为“\(right)”，请核对",
        en: "“\(written)” looks like a mix-up of characters; “\(right)” may be meant: please check"),
      fix: Fix(.unsafe, [context.edit(range, right)]))
  }
}
