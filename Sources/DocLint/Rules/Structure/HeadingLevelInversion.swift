/// Levels of headings stand upside down.
struct HeadingLevelInversion: DocumentRule {
  static let description = RuleDescription(
    id: "heading-level-inversion", category: "heading", severity: .warning,
    summary: Message(zh: "标题层次倒置", en: "levels of headings stand upside down"),
    rationale: Message(
      zh: "“一是”“1.”之下又用“（一）”，外层序号反而比内层低，层次不清。",
      en: "With （一） below 一是 or 1., the inner headings outrank the outer ones."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "二、主要做法\n↓一是抓住入户，把情况摸清楚\n（一）网格分片包干。组队30支。\n（二）夜校定期开课。宣讲50场。\n二是抓住回访，把问题解决好\n（一）回访有记录。签约10家。"
    ],
    nonTriggering: [
      "二、主要做法\n（一）抓住入户\n1.网格分片包干。组队30支。\n2.夜校定期开课。宣讲50场。",
      "（一）抓住入户。一是组队。二是宣讲。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let headings = context.structure.headings
    var parents: [Int] = []
    for heading in headings {
      guard let parent = heading.parent, headings[parent].series.rank > heading.series.rank,
        headings[parent].series != .box, parents.last != parent
      else { continue }
      parents.append(parent)
    }
    // Brothers of one parent make one finding.
    var found: [Diagnostic] = []
    var groups: [(key: Int?, members: [Int])] = []
    for parent in parents {
      if let last = groups.last, last.key == headings[parent].parent {
        groups[groups.count - 1].members.append(parent)
      } else {
        groups.append((headings[parent].parent, [parent]))
      }
    }
    for group in groups {
      guard let first = group.members.first,
        let inner = headings.first(where: { $0.parent == first })
      else { continue }
      let outer = headings[first]
      found.append(
        context.finding(
          Self.self, outer.mark.lowerBound..<outer.title.upperBound,
          message(context.words(outer.mark), context.words(inner.mark)),
          related: group.members.dropFirst().prefix(20).map {
            context.related(headings[$0].mark, "此处同样", "here too", isSame: true)
          }))
    }
    return found
  }

  private func message(_ outer: String, _ inner: String) -> Message {
    Message(
      zh: "“\(outer)”之下用了“\(inner)”，层次倒置；外层改用“（一）”，内层改用“1.”",
      en:
        "“\(inner)” stands below “\(outer)”: the levels are upside down; write （一） outside and 1. "
        + "inside")
  }
}
