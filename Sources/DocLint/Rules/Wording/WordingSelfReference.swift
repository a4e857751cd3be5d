/// 我委 or 我院 stands in a collection of texts by several units.
struct WordingSelfReference: DocumentRule {
  static let description = RuleDescription(
    id: "wording-self-reference", category: "wording", severity: .info,
    summary: Message(
      "多家单位材料汇编中使用“我委”“我院”等自称", "“我委” or “我院” in a collection by several units"),
    rationale: Message(
      "汇编由上级单位印发，自称指谁不明确，应写单位名称。",
      "In a collection that a higher unit issues it is not clear who “we” are."),
    source: .init(.practice, Message("材料汇编惯例", "custom of collections")),
    triggering: [
      "经验材料之一\n↓我院开设便民门诊。\n报送单位：柳桥县人民医院\n经验材料之二\n该镇建立巡查制度。\n报送单位：青禾镇"
    ],
    nonTriggering: [
      "我院开设便民门诊。\n报送单位：柳桥县人民医院",
      "经验材料之一\n柳桥县人民医院开设便民门诊。\n报送单位：柳桥县人民医院\n经验材料之二\n该镇建立巡查制度。\n报送单位：青禾镇",
    ])

  private static let index = PhraseIndex(
    ScalarText.words("我委 我院 我局 我中心 我单位 我校 我处 我办 我站 我街道 我镇 我社区"))
  private static let label = ScalarText.units("报送单位：")
  private static let shown = 20

  static let needs: [RuleNeed] = [.phrases(index)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var places: [Range<Int>] = []
    for (start, word) in context.places(of: Self.index) {
      guard !prose.isQuoted(start), !prose.isTitled(start) else { continue }
      places.append(start..<(start + Self.index.words[word].count))
    }
    guard let first = places.first, units(prose).count >= 2 else { return [] }
    return [
      context.report(
        Self.self, first, message(prose.string(first), places.count),
        others: places.dropFirst().prefix(Self.shown).map { ($0, Message("又见于此", "and here")) },
        areSame: true)
    ]
  }

  /// The units that say of themselves that they submit a piece.
  private func units(_ prose: Prose) -> Set<String> {
    var found: Set<String> = []
    for range in prose.paragraphs where prose.has(Self.label, at: range.lowerBound) {
      found.insert(prose.string((range.lowerBound + Self.label.count)..<range.upperBound))
    }
    return found
  }

  private func message(_ written: String, _ count: Int) -> Message {
    Message(
      "汇编材料中用“\(written)”等自称（共\(count)处），宜写明单位名称",
      "“\(written)” in a collection by several units (\(count) places): name the unit")
  }
}
