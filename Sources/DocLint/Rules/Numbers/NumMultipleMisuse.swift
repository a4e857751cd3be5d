/// A stated multiple is not that of the two values.
struct NumMultipleMisuse: DocumentRule {
  static let description = RuleDescription(
    id: "num-multiple-misuse", category: "num", severity: .error,
    summary: Message(
      zh: "倍数或“翻番”与前后数值不符",
      en: "a stated multiple is not that of the two values"),
    rationale: Message(
      zh: "“增长几倍”不含基数，“是几倍”包含基数，“翻一番”是两倍。",
      en: "增长 counts what was added, 是…倍 counts the whole, 翻一番 doubles."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "服务人次由500人次增加到1500人次，增长↓3倍。",
      "建档人数由1200人增加到2400人，翻了↓两番。",
    ],
    nonTriggering: [
      "服务人次由500人次增加到1500人次，增长2倍。",
      "建档人数由1200人增加到2400人，翻了一番。",
      "服务人次是上年的3倍。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
