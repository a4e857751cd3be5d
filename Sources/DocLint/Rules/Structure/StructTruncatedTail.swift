/// The text ends in a fragment.
struct StructTruncatedTail: DocumentRule {
  static let description = RuleDescription(
    id: "struct-truncated-tail", category: "struct", severity: .warning,
    summary: Message(zh: "文末有残缺的半句", en: "the text ends in a fragment"),
    rationale: Message(
      zh: "最后一行很短、没有句末标点，也不是署名或日期，可能是复制时截断或混入了别处的文字。",
      en: "A short last line without an end, neither signature nor date, was cut off or slipped in."
    ),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "一、总体情况\n全年平稳。\n二、下步打算\n继续抓好各项工作落实。\n↓柳桥县卫生健康局信息发布"
    ],
    nonTriggering: [
      "一、总体情况\n全年平稳。\n二、下步打算\n继续抓好各项工作落实。\n柳桥县卫生健康局",
      "一、总体情况\n全年平稳。\n二、下步打算\n继续抓好各项工作落实。\n2024年3月5日",
      "总体情况\n全年平稳。\n下步打算\n继续抓好落实。\n本报记者供稿全文完",
    ])

  private static let longest = 20
  private static let shortest = 6

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    guard context.isOfficial, structure.paragraphs.count >= 4,
      let last = structure.paragraphs.last, last.role == .body, last.heading == nil,
      last.fragments.count == 1, !last.isClosed, last.range.count >= Self.shortest,
      last.range.count < Self.longest,
      last.range.allSatisfy({
        ScalarText.isHan(context.text.scalars[$0]) || ScalarText.isDigit(context.text.scalars[$0])
      })
    else { return [] }
    let before = structure.paragraphs[structure.paragraphs.count - 2]
    guard before.role == .body || before.role == .note, before.isClosed else { return [] }
    return [
      context.finding(
        Self.self, last.range,
        Message(
          zh: "文末“\(context.words(last.range))”没有句末标点，也不是署名，请核对是否残缺或多余",
          en: "the last line has no end and is no signature; was it cut off?"))
    ]
  }
}
