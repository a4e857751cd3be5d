/// A stated average that is not the total divided by the count.
struct NumAverageMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "num-average-mismatch", category: "num", severity: .error,
    summary: Message(
      zh: "平均数与总量、个数不符",
      en: "a stated average is not its total divided by its count"),
    rationale: Message(
      zh: "平均每期、户均、人均等由总量除以个数得出，总额由单价乘以数量得出；三个数同在一处而对不上，必有一个不准。",
      en:
        "An average follows from the total and the count, an amount from the price of each; where the three stand "
        + "together and disagree, one of them is off."
    ),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "全县举办培训班12期，培训960人次，平均每期↓85人次。",
      "全县改造住房300户，投入资金600万元，户均↓2.4万元。",
      "采购制氧机68台，每台1200元，共计↓86100元。",
    ],
    nonTriggering: [
      "住院报销7.36万人次，基金支付3.12亿元，次均费用5980元。",
      "全县举办培训班12期，培训960人次，平均每期80人次。",
      "全县改造住房300户，投入资金620万元，户均约2.1万元。",
      "全县居民人均可支配收入31250元，户均2.6人。",
      "采购制氧机68台，每台1200元，共计81600元。",
      "举办招聘会64场，其中线上38场、线下26场，参会企业1920家，平均每场30家。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
