/// A rate that cannot exceed 100% does.
struct NumImplausible: DocumentRule {
  static let description = RuleDescription(
    id: "num-implausible", category: "num", severity: .warning,
    summary: Message(
      zh: "不会超过100%的比率超过了100%",
      en: "a rate that cannot exceed 100% does"),
    rationale: Message(
      zh: "覆盖率、合格率之类以整体为限；但统计口径特殊者除外，故须选用。",
      en:
        "Coverage and pass rates end at 100%; some statistics count otherwise, so the rule is opt-in."
    ),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "全县疫苗接种率达到↓103.5%。"
    ],
    nonTriggering: [
      "全县疫苗接种率达到99.5%。",
      "全年投资计划完成率103.5%。",
    ], notIn: [.tableCell], isOptIn: true)

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
