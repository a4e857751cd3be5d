/// A rate does not follow from the counts beside it.
struct NumRatioMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "num-ratio-mismatch", category: "num", severity: .error,
    summary: Message(
      zh: "比率与旁边的两个数目不符",
      en: "a rate does not follow from the counts beside it"),
    rationale: Message(
      zh: "比率由分子分母算出；三者并列而不合，至少有一个写错。",
      en: "A rate is made of two counts; where the three do not agree, one of them is wrong."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "全县登记在册患者2000人，在管1900人，管理率↓94.15%。",
      "抽检样品120批次，合格114批次，合格率↓96%。",
      "全镇共有养老机构40家，其中公办机构10家，占↓35%。",
    ],
    nonTriggering: [
      "全县登记在册患者2000人，在管1900人，管理率95.00%。",
      "抽检样品120批次，合格114批次，合格率95%。",
      "全镇共有养老机构40家，其中公办机构10家，占25%。",
      "全县完成签约3000户，签约率96.5%。",
      "累计投入300万元，占全市投入的12%。",
      "登记在册患者2229人，在管约2100人，管理率95%。",
      "全市建成6个国家级和1个省级慢性病防控示范区，示范区覆盖率达到77.78%。",
      "柳桥县建成5个县级、2个市级健康促进单位，建成率达到70%。",
      "受理诉求800件，办结率98.5%，同比提高2.1个百分点。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
