/// A wording belongs to a time before the document's.
struct WordingOutdated: DocumentRule {
  static let description = RuleDescription(
    id: "wording-outdated", category: "wording", severity: .warning,
    summary: Message("提法已过时", "a wording of former years"),
    rationale: Message(
      "政策阶段转换或名称调整后，旧提法只用于叙述当时情况。",
      "After a policy has moved on, its old words tell of the past only."),
    source: .init(
      .practice,
      Message(
        "政策阶段和名称调整的公开信息，据惯例汇集", "published changes of policies and names, by practice")),
    triggering: [
      "柳桥县〔2023〕5号\n推进中药材↓产业扶贫行动。\n",
      "落实↓新冠肺炎防治措施。\n2024年3月5日",
    ],
    nonTriggering: [
      "柳桥县〔2019〕5号\n推进中药材产业扶贫行动。\n",
      "推进中药材产业扶贫行动。",
      "柳桥县〔2023〕5号\n2018年实施产业扶贫行动，按期完成。\n",
      "依据《扶贫资金管理办法》。\n2023年5月6日",
      "新冠病毒感染防治有序。\n2024年3月5日",
    ])

  /// The wording, what is written now, and the last year in which it was current.
  private static let list: [(old: String, now: String, last: Int)] = [
    ("产业扶贫", "产业帮扶", 2021), ("健康扶贫", "巩固拓展健康扶贫成果", 2021), ("扶贫行动", "帮扶行动", 2021),
    ("扶贫攻坚", "巩固拓展脱贫攻坚成果", 2020), ("精准扶贫", "精准帮扶", 2021), ("扶贫工作", "帮扶工作", 2021),
    ("扶贫项目", "帮扶项目", 2021), ("新冠肺炎", "新冠病毒感染", 2022), ("新型冠状病毒肺炎", "新型冠状病毒感染", 2022),
    ("扶贫办", "乡村振兴主管部门", 2021), ("新农合", "城乡居民基本医疗保险", 2018), ("新型农村合作医疗", "城乡居民基本医疗保险", 2018),
    ("全面二孩政策", "三孩生育政策", 2021),
  ]
  private static let index = PhraseIndex(list.map { ScalarText.units($0.old) })
  private static let past = ScalarText.words("曾 原 当年 时期 以来 期间")

  static let needs: [RuleNeed] = [.phrases(index)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    let places = context.places(of: Self.index)
    guard !places.isEmpty, let year = prose.documentYear else { return [] }
    var end = 0
    return places.compactMap { start, word in
      let entry = Self.list[word]
      guard start >= end, year > entry.last, !prose.isTitled(start) else { return nil }
      end = start + Self.index.words[word].count
      let sentence = prose.sentence(around: start)
      let tellsOfThePast = prose.numbers(in: sentence).contains {
        guard let other = $0.integer, other >= 1949, other <= entry.last else { return false }
        return prose[$0.range.upperBound] == 0x5E74
      }
      if tellsOfThePast || prose.contains(Self.past, in: sentence.lowerBound..<start) { return nil }
      return context.report(Self.self, start..<end, message(entry.old, entry.now, year))
    }
  }

  private func message(_ old: String, _ now: String, _ year: Int) -> Message {
    Message(
      "“\(old)”在\(year)年的文件中已属旧提法，现多用“\(now)”；叙述历史请注明时间",
      "in a document of \(year) “\(old)” is a wording of former years, now mostly “\(now)”; of the "
        + "past give the date")
  }
}
