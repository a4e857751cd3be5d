/// One thing is called by two names in one document.
struct WordingTermInconsistent: DocumentRule {
  static let description = RuleDescription(
    id: "wording-term-inconsistent", category: "wording", severity: .info,
    summary: Message("同一事物用了不同说法", "one thing is called by two names"),
    rationale: Message(
      "同一文件内用语应前后一致，读者才不会误作两件事。",
      "One document, one name, or the reader looks for two things."),
    source: .init(.practice, Message("编校惯例", "editorial custom")),
    triggering: [
      "健全平急结合机制，落实平急结合要求。\n储备物资，坚持↓平战结合。",
      "每千人口医师数2.1人，全县医师数增加，↓医生数居前。",
      "县委、县政府部署，县委、县政府督办，↓县委县政府通报。",
    ],
    nonTriggering: [
      "健全平急结合机制，落实平急结合要求。",
      "县委、县政府部署，县委、县政府督办。",
      "设立二级医院，健全县、乡两级网络。",
    ])

  /// Names for one thing, the usual one first.
  private static let groups: [[String]] = [
    "平急结合 平战结合 平疫结合", "医师数 医生数", "医师工作室 医生工作室", "协作网 协助网",
    "省委、省政府 省委省政府", "市委、市政府 市委市政府", "县委、县政府 县委县政府", "区委、区政府 区委区政府",
    "党委、政府 党委政府", "先诊疗后付费 先看病后付费", "县两级 县二级", "乡两级 乡二级", "区两级 区二级",
    "新时代卫生健康工作方针 新时期卫生健康工作方针", "家庭医生签约 家庭医师签约", "志愿者 自愿者", "公众号 公共号",
    "登录平台 登陆平台", "联系人 连系人", "覆盖率 复盖率", "网格员 网络员",
  ].map { $0.split(separator: " ").map(String.init) }
  private static let words: [(group: Int, word: String)] = groups.enumerated().flatMap { entry in
    entry.element.map { (entry.offset, $0) }
  }
  private static let index = PhraseIndex(words.map { ScalarText.units($0.word) })
  private static let shown = 20

  static let needs: [RuleNeed] = [.phrases(index)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var places: [Int: [Range<Int>]] = [:]
    for (start, word) in context.places(of: Self.index) {
      guard !prose.isTitled(start) else { continue }
      places[word, default: []].append(start..<(start + Self.index.words[word].count))
    }
    var found: [Diagnostic] = []
    if places.count < 2 { return found }
    for group in Self.groups.indices {
      let used = Self.words.indices.filter { Self.words[$0].group == group }
        .compactMap { word in places[word].map { (word: word, places: $0) } }
      // Of the names in use the first of the list is the usual one.
      guard used.count > 1, let most = used.first else { continue }
      for other in used where other.word != most.word {
        found.append(
          context.report(
            Self.self, other.places[0],
            message(
              Self.words[other.word].word, other.places.count, Self.words[most.word].word,
              most.places.count),
            others: other.places.dropFirst().prefix(Self.shown).map {
              ($0, Message("又见于此", "and here"))
            } + [(most.places[0], Message("另一说法", "the other name"))]))
      }
    }
    return found
  }

  private func message(_ word: String, _ count: Int, _ other: String, _ otherCount: Int) -> Message
  {
    Message(
      "文中既写“\(word)”（\(count)处）又写“\(other)”（\(otherCount)处），请统一",
      "both “\(word)” (\(count)) and “\(other)” (\(otherCount)) stand in the text; keep to one")
  }
}
