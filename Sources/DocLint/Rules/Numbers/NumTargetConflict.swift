/// Targets contradict each other, or are looser than what is reached.
struct NumTargetConflict: DocumentRule {
  static let description = RuleDescription(
    id: "num-target-conflict", category: "num", severity: .error,
    summary: Message(
      zh: "目标互相矛盾，或比现状还宽",
      en: "targets contradict each other, or are looser than what is reached"),
    rationale: Message(
      zh: "同一指标的目标前后方向相反或数值不同，执行无所适从。",
      en: "Two goals for one indicator leave it open which one holds."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "到2025年，全市疫苗接种率达到90%以上。\n各地抓好落实。\n到2025年，全市疫苗接种率达到↓90%以下。",
      "指标\t2020年\t2025年\n婴儿死亡率（‰）\t2.38\t↓≤5.00\n人均期望寿命（岁）\t79.50\t80.20\n孕检率（%）\t90.10\t≥95.00\n",
    ],
    nonTriggering: [
      "到2025年，全市疫苗接种率达到90%以上。\n各地抓好落实。\n到2025年，全市疫苗接种率达到90%以上。",
      "指标\t2020年\t2025年\n吸烟率（%）\t23.84\t≤23.30\n人均期望寿命（岁）\t79.50\t80.20\n孕检率（%）\t90.10\t≥95.00\n",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
