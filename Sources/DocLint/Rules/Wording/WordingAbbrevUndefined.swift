/// A short form that outsiders do not know stands without its full name.
struct WordingAbbrevUndefined: DocumentRule {
  static let description = RuleDescription(
    id: "wording-abbrev-undefined", category: "wording", severity: .info,
    summary: Message("简称未说明全称", "a short form stands without its full name"),
    rationale: Message(
      "业务口语中的简称，外部门难以理解；首次出现应写全称。",
      "What a department says for short is not known outside; the full name comes first."),
    source: .init(
      .practice,
      Message(
        "《党政机关公文处理工作条例》关于非规范化简称的要求，据惯例适用",
        "custom after the regulation on official documents: full or standard short names")),
    triggering: [
      "对↓晚血病人实行救助，晚血病人随访到户。",
      "组织↓精防人员入户。",
    ],
    nonTriggering: [
      "对晚期血吸虫病（以下简称晚血）病人实行救助。",
      "晚期血吸虫病救治有序。晚血病人随访到户。",
      "今晚血库告急。",
    ])

  /// The short form, its full name, and by what word the full name is recognised.
  private static let list: [(short: String, full: String, sign: String)] = [
    ("晚血病人", "晚期血吸虫病病人", "晚期血吸虫"), ("晚血患者", "晚期血吸虫病患者", "晚期血吸虫"),
    ("重精患者", "严重精神障碍患者", "严重精神障碍患者"), ("重精数据", "严重精神障碍数据", "严重精神障碍"),
    ("精防人员", "精神卫生防治人员", "精神卫生防治"), ("结防人员", "结核病防治人员", "结核病防治"),
    ("艾防人员", "艾滋病防治人员", "艾滋病防治"), ("慢防人员", "慢性病防治人员", "慢性病防治"),
    ("妇保人员", "妇女保健人员", "妇女保健"), ("儿保人员", "儿童保健人员", "儿童保健"),
    ("公卫两员", "公共卫生两类人员", "两类人员"), ("特扶对象", "计划生育特别扶助对象", "特别扶助"),
    ("奖扶对象", "计划生育奖励扶助对象", "奖励扶助"), ("失独家庭", "独生子女死亡的家庭", "独生子女死亡"),
  ]
  private static let index = PhraseIndex(list.map { ScalarText.units($0.short) })
  private static let signs = list.map { ScalarText.units($0.sign) }

  static let needs: [RuleNeed] = [.phrases(index)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var places: [Int: [Range<Int>]] = [:]
    for (start, word) in context.places(of: Self.index) {
      guard !prose.isTitled(start) else { continue }
      places[word, default: []].append(start..<(start + Self.index.words[word].count))
    }
    return places.keys.sorted().compactMap { word in
      guard let first = places[word]?.first, let count = places[word]?.count,
        !prose.contains([Self.signs[word]], in: 0..<first.lowerBound)
      else { return nil }
      return context.report(
        Self.self, first, message(Self.list[word].short, Self.list[word].full, count),
        others: (places[word] ?? []).dropFirst().prefix(20).map {
          ($0, Message("又见于此", "and here"))
        }, areSame: true)
    }
  }

  private func message(_ short: String, _ full: String, _ count: Int) -> Message {
    Message(
      "“\(short)”未见全称（共\(count)处），首次出现宜写“\(full)”，请核对",
      "“\(short)” (\(count) places) has no full name before it: perhaps “\(full)”")
  }
}
