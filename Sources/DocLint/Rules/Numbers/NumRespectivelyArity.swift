/// 分别 stands between unlike numbers of subjects and values.
struct NumRespectivelyArity: DocumentRule {
  static let description = RuleDescription(
    id: "num-respectively-arity", category: "num", severity: .error,
    summary: Message(
      zh: "“分别”前后的项数不等",
      en: "分别 stands between unlike numbers of subjects and values"),
    rationale: Message(
      zh: "“分别”要求前后一一对应；数目不等就对不上号。",
      en: "分别 pairs subjects with values, so there must be as many of each."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "↓婴儿死亡率、孕产妇死亡率、儿童死亡率分别为2.1‰、3.5‰。"
    ],
    nonTriggering: [
      "婴儿死亡率、孕产妇死亡率、儿童死亡率分别为2.1‰、8.2‰、3.5‰。",
      "床位数、医师数和护士数分别增长3.3%、5.5%和6.8%。",
      "两个县区分别建成3个、5个站点。",
      "筛查、评估和随访分别完成3次、5次。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
