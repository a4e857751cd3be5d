/// Neighbouring classes leave a gap or overlap.
struct NumPartitionGap: DocumentRule {
  static let description = RuleDescription(
    id: "num-partition-gap", category: "num", severity: .warning,
    summary: Message(
      zh: "分档之间有空档或重叠",
      en: "neighbouring classes leave a gap or overlap"),
    rationale: Message(
      zh: "分档应当不重不漏：“以上”“以下”含本数，“超过”“不足”不含。",
      en:
        "Classes should neither overlap nor leave gaps: 以上 and 以下 include the number, 超过 and 不足 do not."
    ),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "常住人口超过↓30万的县设2所，常住人口不足30万的县设1所。",
      "常住人口↓50万以上的县设2所，常住人口30万以下的县设1所。",
    ],
    nonTriggering: [
      "常住人口超过30万的县设2所，常住人口30万以下的县设1所。",
      "床位50张以上的机构和人口30万以下的县。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
