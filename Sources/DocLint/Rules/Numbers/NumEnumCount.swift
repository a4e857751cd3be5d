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
      "约定三条：早晨、傍晚可以进；车速不超过5公里；乱停三次，“拉黑”一个月。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let found = context.numberFindings(Self.self)
    if found.isEmpty { return found }
    let parted = Set(
      context.lazyNumbers.findings.filter { $0.check == id && isParted($0.place, context.text) }
        .map { context.text.range($0.place.lowerBound, $0.place.upperBound) })
    return found.filter { !parted.contains($0.range) }
  }

  /// Whether semicolons part as many items as are stated behind the colon: what stands between them
  /// may be a list of its own.
  private func isParted(_ place: Range<Int>, _ text: ScalarText) -> Bool {
    let scalars = text.scalars
    guard let (number, end) = ChineseCount.any(scalars, place.lowerBound, text.count),
      let colon = (end..<min(text.count, end + 12)).first(where: { scalars[$0] == 0xFF1A })
    else { return false }
    var items = 1
    for i in (colon + 1)..<text.count {
      if scalars[i] == 0xFF1B { items += 1 }
      if scalars[i] == 0x3002 || ScalarText.isLineEnd(scalars[i]) || items > number { break }
    }
    return items > 1 && items == number
  }
}
