/// Dates stand in an impossible order.
struct DateChronology: DocumentRule {
  static let description = RuleDescription(
    id: "date-chronology", category: "date", severity: .error,
    summary: Message(
      zh: "年份先后不合",
      en: "dates stand in an impossible order"),
    rationale: Message(
      zh: "起止颠倒、作品晚于所获奖项、发文字号与成文日期不同年，多为笔误。",
      en: "A span that ends before it starts, a prize older than the work: mostly slips."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "《柳桥县健康规划（↓2025—2021年）》",
      "↓2023年制作的科普漫画获得2021年全县科普大赛一等奖。",
    ],
    nonTriggering: [
      "《柳桥县健康规划（2021—2025年）》",
      "2023年制作的科普漫画获得2023年全县科普大赛一等奖。",
      "2023年总结2021年以来的经验。",
      "2023年发病率比2021年下降。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
