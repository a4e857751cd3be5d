/// Some numbers are followed by a space, some are not.
struct HeadingNumberSpace: DocumentRule {
  static let description = RuleDescription(
    id: "heading-number-space", category: "heading", severity: .info,
    summary: Message(zh: "序号后有的空格、有的不空格", en: "some numbers are followed by a space, some are not"),
    rationale: Message(
      zh: "同一文件内序号后的写法应一致，公文序号后一般不空格。",
      en: "One text, one form; official documents mostly have no space behind a number."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    fix: (.safe, Message(zh: "删去序号后的空格", en: "removes the space")),
    triggering: [
      "↓1. 充实人员\n新进12人。\n2.开展培训\n培训30场。"
    ],
    nonTriggering: [
      "1. 充实人员\n新进12人。\n2. 开展培训\n培训30场。",
      "1.充实人员\n新进12人。\n（1）新招\n12人。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    let scalars = context.text.scalars
    var spaced: [DocumentStructure.Series: [Range<Int>]] = [:]
    var closed: Set<DocumentStructure.Series> = []
    func add(_ mark: Range<Int>, _ series: DocumentStructure.Series) {
      guard series.rank >= 3, series != .first, series != .box, mark.upperBound < scalars.count
      else { return }
      if ScalarText.isSpace(scalars[mark.upperBound]) {
        spaced[series, default: []].append(mark.lowerBound..<(mark.upperBound + 1))
      } else if !ScalarText.isLineEnd(scalars[mark.upperBound]) {
        closed.insert(series)
      }
    }
    for heading in structure.headings where !heading.isGlued { add(heading.mark, heading.series) }
    // 注：1. …
    for paragraph in structure.paragraphs where paragraph.role == .note {
      guard let range = paragraph.fragments.first,
        let colon = range.prefix(4).first(where: { scalars[$0] == 0xFF1A || scalars[$0] == 0x3A }),
        let mark = HeadingMark.read(scalars, colon + 1, range.upperBound)
      else { continue }
      add(mark.range, mark.series)
    }
    let places = spaced.filter { closed.contains($0.key) }.flatMap(\.value)
      .sorted { $0.lowerBound < $1.lowerBound }
    let edits = places.map { context.edit(($0.upperBound - 1)..<$0.upperBound, "") }
    return context.gathered(
      Self.self, places,
      {
        Message(
          zh: "序号后有的空格、有的不空格，有空格的\($0)处，请统一为不空格",
          en: "\($0) numbers are followed by a space, others are not; write all without")
      },
      fix: Fix(.safe, edits))
  }
}
