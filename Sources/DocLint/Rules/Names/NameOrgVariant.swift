/// One institution's name stands in two forms.
struct NameOrgVariant: DocumentRule {
  static let description = RuleDescription(
    id: "name-org-variant", category: "names", severity: .info,
    summary: Message("同一机构名称写法不一", "one institution's name in two forms"),
    rationale: Message(
      "机构名称用全称或者规范化简称，前后一致。",
      "An institution has its full name or its standard short name, and the same throughout."),
    source: .init(
      .practice,
      Message(
        "《党政机关公文处理工作条例》关于全称或者规范化简称的要求，据惯例适用",
        "custom after the regulation on official documents: full or standard short names")),
    triggering: [
      "启动↓市皮肤病医院扩建。\n市皮肤病专科医院派出专家三批。",
      "↓县第一医院开诊。\n县第一人民医院增设科室。",
    ],
    nonTriggering: [
      "启动市皮肤病专科医院扩建。\n市皮肤病专科医院派出专家。",
      "市第一医院开诊。\n市第二人民医院增设科室。",
      "市中医院与市妇幼保健院合作，县人民医院、县中医医院参加。",
    ])

  /// Heads of institutions that may have one of `insertions` in their name or not.
  private static let kind = ScalarText.units("医院")
  private static let areas = ScalarSet(ScalarText.units("省市县区州旗"))
  private static let insertions = ScalarText.words("专科 人民 综合")
  private static let longest = 14

  static let needs: [RuleNeed] = [.words("科医 民医 合医")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var places: [[UInt32]: [Range<Int>]] = [:]
    var order: [[UInt32]] = []
    for i in 0..<prose.count where prose.scalars[i] == Self.kind[0] && prose.has(Self.kind, at: i) {
      guard let start = start(prose, i), i - start >= 3 else { continue }
      let range = start..<(i + 2)
      let name = Array(prose.scalars[range])
      if places[name] == nil { order.append(name) }
      places[name, default: []].append(range)
    }
    var found: [Diagnostic] = []
    for name in order {
      for insertion in Self.insertions {
        let longer = Array(name.dropLast(2)) + insertion + Self.kind
        guard let short = places[name]?.first, let long = places[longer]?.first,
          name.count > Self.kind.count + 2
        else { continue }
        found.append(
          context.report(
            Self.self, short, message(prose.string(short), prose.string(long)),
            others: [(long, Message("另一写法", "the other form"))]))
      }
    }
    return found
  }

  /// From the last 省, 市 or 县 before the word on.
  private func start(_ prose: Prose, _ end: Int) -> Int? {
    var i = end
    while i > 0, end - i < Self.longest, ScalarText.isHan(prose.scalars[i - 1]) {
      i -= 1
      if Self.areas.contains(prose.scalars[i]) { return i }
    }
    return nil
  }

  private func message(_ short: String, _ long: String) -> Message {
    Message(
      "文中既写“\(short)”又写“\(long)”，如为同一机构请统一，请核对",
      "both “\(short)” and “\(long)” stand in the text; if they are one, keep to one name")
  }
}
