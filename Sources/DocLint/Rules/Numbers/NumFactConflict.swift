/// One fact is given two values.
struct NumFactConflict: DocumentRule {
  static let description = RuleDescription(
    id: "num-fact-conflict", category: "num", severity: .error,
    summary: Message(
      zh: "同一事项前后写了两个数字",
      en: "one fact is given two values"),
    rationale: Message(
      zh: "摘要、正文、小结里的同一数字应一致。",
      en: "Summary, body and conclusion must give one number for one fact."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "全县累计建成健康小屋125个。\n各镇协同推进。\n目前，全县累计建成健康小屋↓152个。",
      "现场张贴海报4张，发放手册500份，张贴宣传海报↓40余份。",
    ],
    nonTriggering: [
      "全县累计建成健康小屋125个。\n各镇协同推进。\n目前，全县累计建成健康小屋125个。",
      "2022年，全县累计建成健康小屋125个。\n2023年，全县累计建成健康小屋152个。",
      "全县累计建成健康小屋120余个。\n目前，全县累计建成健康小屋125个。",
      "柳桥镇开展义诊活动12场。\n青禾镇开展义诊活动15场。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
