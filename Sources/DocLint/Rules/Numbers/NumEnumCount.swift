/// The stated number of items is not the number listed.
struct NumEnumCount: DocumentRule {
  static let description = RuleDescription(
    id: "num-enum-count", category: "num", severity: .error,
    summary: Message(
      zh: "所写的项数与列出的项数不符",
      en: "the stated number of items is not the number listed"),
    rationale: Message(
      zh: "“四项措施”列出五项，或漏列，或数字未改。",
      en: "Four measures of which five are listed: one was dropped or the number was not changed."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "实施↓四项行动：控烟行动、健身行动、减盐行动。",
      "建成急救、创伤、卒中、胸痛、产科等↓四大中心。",
      "重点抓好↓三个方面工作：一是抓宣传，二是抓培训，三是抓检查，四是抓整改。",
      "↓5类服务对象（孕妇、产妇、婴儿、老人）优先安排。",
    ],
    nonTriggering: [
      "实施四项行动：控烟行动、健身行动、减盐行动、减油行动。",
      "建成急救、创伤、卒中、胸痛等四大中心。",
      "建有健康小屋、健身步道等16个项目。",
      "重点抓好三个方面工作：一是抓宣传，二是抓培训，三是抓检查。",
      "建立胸痛中心、卒中中心、危重儿童和新生儿救治中心三大中心。",
      "市、县两级联动开展3项检查。",
      "组建医疗集团7个、医共体10个、专科联盟9个。",
      "违反第一、二、三、四项规定的，予以通报。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
