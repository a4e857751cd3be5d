/// No whole number of cases gives the stated rate.
struct NumRateInfeasible: DocumentRule {
  static let description = RuleDescription(
    id: "num-rate-infeasible", category: "num", severity: .warning,
    summary: Message(
      zh: "没有哪个整数能得出所写的比率",
      en: "no whole number of cases gives the stated rate"),
    rationale: Message(
      zh: "分母已知时，比率只能取有限的几个值；取不到的比率多半抄错。",
      en: "With a known base a rate can take a few values only; one between them is mostly a slip."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "登记在册患者200人，在管190人，管理率95.00%，规范管理率↓93.33%。"
    ],
    nonTriggering: [
      "登记在册患者200人，在管190人，管理率95.00%，规范管理率93.50%。",
      "全县规范管理率93.33%。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
