/// A part is larger than its whole.
struct NumOrderViolated: DocumentRule {
  static let description = RuleDescription(
    id: "num-order-violated", category: "num", severity: .error,
    summary: Message(
      zh: "部分大于总数",
      en: "a part is larger than its whole"),
    rationale: Message(
      zh: "“其中”的数不会超过它所从属的总数。",
      en: "What is among a total cannot exceed it."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "排查隐患45处，其中已整改↓54处。",
      "指标\t2020年\t2025年\n医师数（人）\t285\t350\n其中中医医师数（人）\t↓430\t55\n护士数（人）\t388\t420\n",
    ],
    nonTriggering: [
      "排查隐患45处，其中已整改40处。",
      "排查隐患45处，其中发放告知书54份。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
