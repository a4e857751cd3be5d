/// A level of headings is skipped.
struct HeadingLevelSkip: DocumentRule {
  static let description = RuleDescription(
    id: "heading-level-skip", category: "heading", severity: .info,
    summary: Message(zh: "标题层次跳级", en: "a level of headings is skipped"),
    rationale: Message(
      zh: "结构层次序数依次用“一、”“（一）”“1.”“（1）”；只有两层时许多单位接受“一、”下直接用“1.”，供参考。",
      en:
        "The levels are 一、 （一） 1. （1）; with two levels only, many offices accept 1. right under 一、."
    ),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    triggering: [
      "一、主要做法\n↓1.充实人员\n新进12人。\n2.开展培训\n培训30场。"
    ],
    nonTriggering: [
      "一、主要做法\n（一）充实人员\n新进12人。\n1.招聘\n8人。",
      "1.充实人员\n2.开展培训",
      "第一章 总则\n一、目的\n明确。",
    ])

  private static let ranks: [DocumentStructure.Series: Int] = [
    .chinese: 1, .chineseInParentheses: 2, .arabic: 3, .arabicInParentheses: 4, .circled: 5,
  ]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let headings = context.structure.headings
    var seen: Set<Int> = []
    var places: [Range<Int>] = []
    for heading in headings {
      guard let parent = heading.parent, let own = Self.ranks[heading.series],
        let above = Self.ranks[headings[parent].series], own > above + 1,
        seen.insert(parent).inserted
      else { continue }
      places.append(heading.mark)
    }
    return context.gathered(Self.self, places) { count in
      Message(
        zh: "标题层次跳级（如“\(context.words(places[0]))”上面缺一级），共\(count)处，供参考",
        en: "a level is skipped, as at “\(context.words(places[0]))”; \(count) places")
    }
  }
}
