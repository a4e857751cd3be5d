/// An overall rate does not lie between those of its parts.
struct NumRateOutsideParts: DocumentRule {
  static let description = RuleDescription(
    id: "num-rate-outside-parts", category: "num", severity: .error,
    summary: Message(
      zh: "总体比率不在各部分比率之间",
      en: "an overall rate does not lie between those of its parts"),
    rationale: Message(
      zh: "总体比率是各部分比率的加权平均，不可能比每一部分都低或都高。",
      en:
        "An overall rate is a weighted mean of its parts and can be neither below nor above all of them."
    ),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "群众总体满意率为↓98.5%，其中城镇满意率96.2%、农村满意率94.1%。"
    ],
    nonTriggering: [
      "群众总体满意率为95.5%，其中城镇满意率96.2%、农村满意率94.1%。",
      "财政支出占比98.5%，其中教育占比20%、卫生占比12%。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
