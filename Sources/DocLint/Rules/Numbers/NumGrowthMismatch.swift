/// A stated growth does not follow from the two values.
struct NumGrowthMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "num-growth-mismatch", category: "num", severity: .error,
    summary: Message(
      zh: "增减幅与前后两个数值不符",
      en: "a stated growth does not follow from the two values"),
    rationale: Message(
      zh: "增减幅由基期和报告期两个数值算出，写错其一即自相矛盾。",
      en: "A growth is made of two values; with one of them wrong the text contradicts itself."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "门诊量由2000人次增加到2500人次，增长↓30%。",
      "全年完成投资4.80亿元，比上年的4.00亿元增长↓25.0%。",
    ],
    nonTriggering: [
      "柳桥县县域内就诊率由81.0%升到90.3%，卫生院的住院人次回升20%。",
      "门诊量由2000人次增加到2500人次，增长25%。",
      "全年完成投资4.80亿元，比上年的4.00亿元增长20.0%。",
      "全年完成投资4.80亿元，同比增长25.0%。",
      "按可比口径，门诊量由2000人次增加到2500人次，可比增长30%。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
