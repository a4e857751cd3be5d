/// A radical or compatibility ideograph stands where an ordinary character is meant.
struct TypoCompatIdeograph: DocumentRule {
  static let description = RuleDescription(
    id: "typo-compat-ideograph", category: "typo", severity: .warning,
    summary: Message(
      zh: "用了部首或兼容汉字的编码", en: "a radical or compatibility ideograph in place of a character"),
    rationale: Message(
      zh: "从 PDF 复制的“⼀”“⽤”等与常用字外形相同、编码不同，检索、查重、比对都会失败。",
      en: "Characters such as “⼀”, copied from PDF files, look right but have other codes: search "
        + "and comparison fail."),
    source: .editing,
    fix: (.safe, Message(zh: "改为同形的常用字", en: "writes the ordinary character of that shape")),
    triggering: [
      "↓⼀、加强↓⽤药管理",
      "柳桥↓\u{F9E4}县",
      "↓⻓期坚持",
    ],
    nonTriggering: ["一、加强用药管理", "按部首“一”排列", "〇一二三"])

  private static let forms = ScalarSet(
    ranges: [0x2E80...0x2FDF, 0xF900...0xFAFF, 0x2F800...0x2FA1F])
  static let needs: [RuleNeed] = [.any(forms)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    for i in text.marks {
      let s = text.scalars[i]
      guard s >= 0x2E80, s < 0x2FE0 || s >= 0xF900,
        let unified = CompatibilityIdeographs.shared.unified(s),
        let scalar = Unicode.Scalar(unified)
      else { continue }
      let (written, right) = (text.string(i..<(i + 1)), String(Character(scalar)))
      let code = String(s, radix: 16, uppercase: true)
      found.append(
        context.finding(
          Self.self, i..<(i + 1),
          Message(
            zh: "“\(written)”（U+\(code)）是部首或兼容字，改为“\(right)”",
            en: "“\(written)” (U+\(code)) is a radical or compatibility form; write “\(right)”"),
          fix: Fix(.safe, [context.edit(i..<(i + 1), right)])))
    }
    return found
  }
}
