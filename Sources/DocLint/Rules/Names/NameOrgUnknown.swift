/// The submitting unit is not in the office's register.
struct NameOrgUnknown: DocumentRule {
  static let description = RuleDescription(
    id: "name-org-unknown", category: "names", severity: .info,
    summary: Message("报送单位不在名录内", "the submitting unit is not in the register"),
    rationale: Message(
      "单位名称与名录不一致会影响归属和统计。名录由选项 units 或配置的 units 给出（可写“全称=简称”），没有名录则不检查。",
      "A name that is not in the register is credited to nobody. The register is the option units, "
        + "or else the units of the configuration (an entry may be “name=short name”); without one "
        + "nothing is checked."),
    source: .init(.practice, Message("信息报送管理惯例", "custom of managing submissions")),
    triggering: [
      "经验材料\n报送单位：↓柳桥县人家股",
      "全县推进健步走活动。（↓柳溪镇）",
    ],
    nonTriggering: [
      "经验材料\n报送单位：柳桥县卫生健康局",
      "全县推进健步走活动。（柳桥县卫健局）",
      "全县推进健步走活动（三次）。",
    ],
    options: [
      RuleOption(
        "units", .words, standard: "[]",
        Message(
          zh: "“全称=简称”的单位清单；不给则用配置的 units",
          en: "units as “name=alias”; without it those of the configuration"))
    ],
    exampleOptions: ["units": .list([.scalar("柳桥县卫生健康局=柳桥县卫健局")])],
    notIn: [.tableCell])

  private static let label = ScalarText.words("报送单位： 报送单位: 供稿单位： 供稿：")
  private static let longest = 30

  func check(_ context: RuleContext) -> [Diagnostic] {
    let own = context.words("units", of: id)
    let names = (own.isEmpty ? context.units : own).flatMap {
      $0.split(separator: "=").map { ScalarText.units(String($0)) }
    }
    guard !names.isEmpty else { return [] }
    let prose = context.prose
    return prose.paragraphs.compactMap { range in
      guard let unit = unit(prose, range), !names.contains(Array(prose.scalars[unit])) else {
        return nil
      }
      return context.report(Self.self, unit, message(prose.string(unit)))
    }
  }

  /// The unit behind a label, or in brackets behind the last full stop of a paragraph.
  private func unit(_ prose: Prose, _ range: Range<Int>) -> Range<Int>? {
    for label in Self.label where prose.has(label, at: range.lowerBound) {
      let start = prose.skippingBlanks(range.lowerBound + label.count)
      return start < range.upperBound ? start..<range.upperBound : nil
    }
    guard range.count > 3, prose.scalars[range.upperBound - 1] == 0xFF09 else { return nil }
    var open = range.upperBound - 2
    while open > range.lowerBound, range.upperBound - open < Self.longest,
      prose.scalars[open] != 0xFF08
    {
      open -= 1
    }
    guard prose.scalars[open] == 0xFF08, open > range.lowerBound, prose.scalars[open - 1] == 0x3002,
      range.upperBound - open > 4
    else { return nil }
    return (open + 1)..<(range.upperBound - 1)
  }

  private func message(_ name: String) -> Message {
    Message(
      "“\(name)”不在单位名录内，请核对是否为规范名称", "“\(name)” is not in the register of units; check its name")
  }
}
