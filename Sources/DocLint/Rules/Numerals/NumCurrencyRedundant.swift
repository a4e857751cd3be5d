/// 元 is followed by 人民币 although no other currency is spoken of.
struct NumCurrencyRedundant: DocumentRule {
  static let description = RuleDescription(
    id: "num-currency-redundant", category: "numerals", severity: .info,
    summary: Message("“元”后不必再写“人民币”", "人民币 behind 元 is not needed"),
    rationale: Message(
      "国内公文中“元”即人民币元；与外币并列时才需注明。",
      "In a domestic text 元 is 人民币 unless foreign money stands beside it."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    fix: (.unsafe, Message("删去“人民币”", "deletes 人民币")),
    triggering: ["一期投资1.2亿元↓人民币。"],
    nonTriggering: [
      "一期投资1.2亿元。",
      "合同额100万美元，折合700万元人民币。",
      "使用人民币结算。",
    ])

  private static let word = ScalarText.units("元人民币")
  private static let others = ScalarText.words("美元 欧元 港元 日元 英镑 外币 澳元 外汇 港币 美金")

  static let needs: [RuleNeed] = [.words("元人民币")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    for i in 0..<prose.count where prose.scalars[i] == 0x5143 && prose.has(Self.word, at: i) {
      guard !prose.contains(Self.others, in: prose.sentence(around: i)) else { continue }
      let range = (i + 1)..<(i + 4)
      found.append(
        context.report(
          Self.self, range, Message("“元”即人民币元，“人民币”可删去", "元 is 人民币 already; drop the word"),
          fix: context.proseFix(.unsafe, range, "")))
    }
    return found
  }
}
