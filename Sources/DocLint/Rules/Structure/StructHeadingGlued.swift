/// A heading is glued to the paragraph before it.
struct StructHeadingGlued: DocumentRule {
  static let description = RuleDescription(
    id: "struct-heading-glued", category: "struct", severity: .error,
    summary: Message(zh: "标题粘在上一段末尾", en: "a heading is glued to the paragraph before it"),
    rationale: Message(
      zh: "换行丢失后，标题混进上一段正文，结构层次随之丢失。",
      en: "Where a line break was lost, the heading disappears in the paragraph before it."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    fix: (.unsafe, Message(zh: "在标题前换行", en: "starts a new line before the heading")),
    triggering: [
      "柳桥县健康工作专报\n\n群众办事更省心了。 ↓一、补齐短板方便群众\n新建医院两所。\n二、服务下沉到基层\n组建医共体。",
      "（一）网格分片包干。组建队伍30支。↓（二）夜校定期开课。开展宣讲50场。\n（三）集市现场答疑。全年巡诊80次。",
    ],
    nonTriggering: [
      "会议要求抓好三件事。（一）抓防控。（二）抓服务。（三）抓作风。",
      "要求如下：一是抓防控。二是抓服务。三是抓作风。\n一、总体情况\n平稳。",
      "一、总体情况\n平稳。\n二、下步打算\n按照《办法》规定：“……。三、加强监管。”执行。\n三、其他\n无。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var group: [DocumentStructure.Heading] = []
    for heading in context.structure.headings where heading.isGlued {
      if let last = group.last, last.paragraph != heading.paragraph {
        found += finding(group, context)
        group = []
      }
      group.append(heading)
    }
    return found + finding(group, context)
  }

  /// One finding for a paragraph, at the first heading in it.
  private func finding(
    _ group: [DocumentStructure.Heading], _ context: RuleContext
  ) -> [Diagnostic] {
    guard let first = group.first else { return [] }
    let text = context.text
    var edits: [Edit] = []
    for heading in group {
      var gap = heading.mark.lowerBound
      while gap > 0, ScalarText.isSpace(text.scalars[gap - 1]) { gap -= 1 }
      // Marks of Markdown before the number must be dealt with first.
      guard gap > 0, text.scalars[gap - 1] != 0x2A else { continue }
      edits.append(context.edit(gap..<heading.mark.lowerBound, "\n"))
    }
    return [
      context.finding(
        Self.self, first.mark.lowerBound..<max(first.mark.upperBound, first.title.upperBound),
        message(
          context.words(first.mark), context.words(first.title, atMost: 20),
          group.dropFirst().map { context.words($0.mark) }),
        fix: edits.count == group.count ? Fix(.unsafe, edits) : nil,
        related: group.dropFirst().prefix(20).map {
          context.related(
            $0.mark, "同段的另一标题", "another heading in the paragraph", isSame: true)
        })
    ]
  }

  private func message(_ mark: String, _ title: String, _ others: [String]) -> Message {
    let more = others.isEmpty ? "" : "；同段还有“" + others.joined(separator: "”“") + "”"
    return Message(
      zh: "“\(mark)\(title)”接续上下文的标题序号，却粘在段落中间\(more)，请另起一段",
      en: "“\(mark)\(title)” goes on with the headings around it but stands inside a paragraph; "
        + "start a new one")
  }
}
