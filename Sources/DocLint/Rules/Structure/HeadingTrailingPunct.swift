/// A heading on its own line ends in a punctuation mark.
struct HeadingTrailingPunct: DocumentRule {
  static let description = RuleDescription(
    id: "heading-trailing-punct", category: "heading", severity: .warning,
    summary: Message(
      zh: "独占一行的标题末尾有标点", en: "a heading on its own line ends in a punctuation mark"),
    rationale: Message(
      zh: "独占一行的标题末尾一般不用句号、逗号，句末点号属于标题后接正文的写法。",
      en:
        "A heading on its own line takes no full stop; that belongs to headings with the text run in behind them."
    ),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    fix: (.safe, Message(zh: "删去末尾标点", en: "removes the mark")),
    triggering: [
      "二、主要做法\n（一）理顺机制，明确分工↓。\n整合资源，建成阵地5处。\n（二）搭好平台，做活载体\n组织活动20场。"
    ],
    nonTriggering: [
      "（一）理顺机制，明确分工。整合资源，建成阵地5处。",
      "1.遴选3个项目扶持。\n2.建设5个站点。\n3.培训10期骨干。",
      "（一）这项工作好不好？\n群众说了算。",
      "二、时间：四个关键时间全部缩短。\n呼叫至到达缩短1.7分钟。",
      "一、检查情况\n（一）用电安全。共发现2处。\n1.插座松动1处。\n2.线路老化1处。\n（二）食品安全。共发现1处，已经改正。",
    ])

  private static let marks = ScalarSet(ScalarText.units("。，"))
  private static let longest = 32

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    let scalars = context.text.scalars
    var found: [Diagnostic] = []
    guard !context.isStatute else { return [] }
    // Items of an enumeration end in semicolons, the last in a full stop: they are sentences.
    let items = context.groupsOfItems()
    for (i, heading) in structure.headings.enumerated()
    where !heading.isRunIn && !heading.isGlued && !items.contains(i) {
      let paragraph = structure.paragraphs[heading.paragraph]
      guard paragraph.role == .heading, heading.series != .first,
        let last = paragraph.fragments.last?.last, Self.marks.contains(scalars[last]),
        paragraph.range.count <= Self.longest,
        !heading.title.dropLast(2).contains(where: { scalars[$0] == 0xFF1A })
      else { continue }
      // A list item is a sentence; a heading has text below it.
      let next = heading.paragraph + 1
      guard next < structure.paragraphs.count, structure.paragraphs[next].role == .body,
        structure.paragraphs[next].piece == paragraph.piece
      else { continue }
      let below = structure.paragraphs[next].heading.map { structure.headings[$0] }
      if let below, below.parent != i, below.series != .first { continue }
      found.append(
        context.finding(
          Self.self, last..<(last + 1), message(context.words(heading.title, atMost: 20)),
          fix: Fix(.safe, [context.edit(last..<(last + 1), "")])))
    }
    return found
  }

  private func message(_ title: String) -> Message {
    Message(
      zh: "标题“\(title)”独占一行，末尾不用标点",
      en: "the heading “\(title)” stands on its own line and takes no mark at its end")
  }
}
