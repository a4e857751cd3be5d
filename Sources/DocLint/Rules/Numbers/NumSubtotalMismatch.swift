/// The parts do not add up to the stated total.
struct NumSubtotalMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "num-subtotal-mismatch", category: "num", severity: .error,
    summary: Message(
      zh: "分项之和与所写的总数不符",
      en: "the parts do not add up to the stated total"),
    rationale: Message(
      zh: "总数与分项并列而加不起来，读者无从知道哪个数字可信。",
      en: "A total beside parts that do not add up leaves the reader without a figure to trust."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "全县共有医疗机构↓128家，其中医院12家、卫生院18家、村卫生室88家。",
      "本次共抽查↓56家（城区30家、乡镇25家）。",
      "东片完成改造35户、西片完成改造42户，合计↓87户。",
      "首批推进↓75个健康驿站建设。目前34个健康驿站已建成，31个健康驿站正在建设。",
    ],
    nonTriggering: [
      "全县共有医疗机构128家，其中医院12家、卫生院18家、村卫生室98家。",
      "全县共有医院50家，其中三级医院3家、二级医院10家。",
      "参训学员100名，其中女性60名、本科以上学历70名。",
      "共抽查56家（城区30家、乡镇25家等）。",
      "总投资3.6亿元，其中财政资金1.2亿元、自筹2.4亿元。",
      "全县共有医疗机构128家，其中医院12家、卫生院18家、村卫生室88家。部分数据因四舍五入，合计与分项之和略有出入，未作机械调整。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
