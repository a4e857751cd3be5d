/// One label with a number is explained in two ways.
struct NumDefinitionConflict: DocumentRule {
  static let description = RuleDescription(
    id: "num-definition-conflict", category: "num", severity: .warning,
    summary: Message(
      zh: "同一带数字的说法有两种解释",
      en: "one label with a number is explained in two ways"),
    rationale: Message(
      zh: "“1+N”之类的简称应前后同义。",
      en: "A short name such as 1+N must mean one thing."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "“1+3”模式（“1”指社区服务站，“3”指三支队伍）。\n“1+3”模式（↓“1”指县级医院牵头单位，“3”指三支队伍）。"
    ],
    nonTriggering: [
      "“1+3”模式（“1”指社区服务站，“3”指三支队伍）。\n“1+3”模式（“1”指社区服务站，“3”指三支队伍）。"
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
