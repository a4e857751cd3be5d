/// One row mixes numbers of decimals.
struct NumPrecisionMixed: DocumentRule {
  static let description = RuleDescription(
    id: "num-precision-mixed", category: "num", severity: .info,
    summary: Message(
      zh: "同一行的小数位数不一致",
      en: "one row mixes numbers of decimals"),
    rationale: Message(
      zh: "同一指标的数值宜取同样的小数位数，便于比较。",
      en: "Values of one indicator compare better with one number of decimals."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "指标\t2020年\t2025年\n健康素养水平（%）\t24.97\t↓28\n人均期望寿命（岁）\t79.50\t80.20\n"
    ],
    nonTriggering: [
      "指标\t2020年\t2025年\n健康素养水平（%）\t24.97\t28.00\n人均期望寿命（岁）\t79.50\t80.20\n"
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
