/// One kind of label is written with and without a space.
struct HeadingLabelInconsistent: DocumentRule {
  static let description = RuleDescription(
    id: "heading-label-inconsistent", category: "heading", severity: .info,
    summary: Message(
      zh: "同类标签有的空格、有的不空格", en: "one kind of label is written with and without a space"),
    rationale: Message(
      zh: "“专栏1”“专栏 4”混用，检索和目录都会漏。",
      en: "Labels in two forms are missed by searches and tables of contents."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    fix: (.safe, Message(zh: "删去标签中的空格", en: "removes the space")),
    triggering: [
      "专栏1 重点工程\n建设医院。\n↓专栏 2 重点项目\n建设学校。"
    ],
    nonTriggering: [
      "专栏 1 重点工程\n建设医院。\n专栏 2 重点项目\n建设学校。",
      "专栏1 重点工程\n建设医院。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let scalars = context.text.scalars
    var spaced: [DocumentStructure.Series: [Range<Int>]] = [:]
    var closed: Set<DocumentStructure.Series> = []
    for heading in context.structure.headings
    where heading.series == .box || heading.series == .attachment {
      if heading.mark.contains(where: { ScalarText.isSpace(scalars[$0]) }) {
        spaced[heading.series, default: []].append(heading.mark)
      } else {
        closed.insert(heading.series)
      }
    }
    let places = spaced.filter { closed.contains($0.key) }.flatMap(\.value)
      .sorted { $0.lowerBound < $1.lowerBound }
    var edits: [Edit] = []
    for place in places {
      for i in place where ScalarText.isSpace(scalars[i]) {
        edits.append(context.edit(i..<(i + 1), ""))
      }
    }
    return context.gathered(
      Self.self, places,
      { count in
        Message(
          zh: "“\(context.words(places[0]))”中间有空格，同类标签多处没有，共\(count)处，请统一",
          en: "“\(context.words(places[0]))” has a space, other labels of the kind have none; "
            + "\(count) places")
      }, fix: Fix(.safe, edits))
  }
}
