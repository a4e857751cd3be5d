/// The date of printing is written wrongly.
struct MetaPrintLine: DocumentRule {
  static let description = RuleDescription(
    id: "meta-print-line", category: "meta", severity: .warning,
    summary: Message(zh: "印发日期写法不规范", en: "the date of printing is written wrongly"),
    rationale: Message(
      zh: "版记写印发机关和印发日期，日期用阿拉伯数字写全年、月、日，后加“印发”。",
      en: "The line of printing has the full date, year, month and day, and 印发."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    triggering: [
      "请认真落实。\n\n柳桥县卫生健康局\n2024年3月5日\n\n↓柳桥县卫生健康局办公室  2024.3.6印发"
    ],
    nonTriggering: [
      "请认真落实。\n\n柳桥县卫生健康局\n2024年3月5日\n\n柳桥县卫生健康局办公室  2024年3月6日印发",
      "2024年全县工作要点已经印发。",
    ])

  private static let printed = ScalarText.units("印发")
  /// So many paragraphs from the end it may stand.
  private static let tail = 4

  static let needs: [RuleNeed] = [.words("印发"), .any(.digits)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    return context.structure.paragraphs.suffix(Self.tail).compactMap { paragraph in
      guard paragraph.fragments.count == 1, let range = paragraph.fragments.first,
        range.count <= 50, text.has(Self.printed, before: range.upperBound)
      else { return nil }
      let line = range.lowerBound..<(range.upperBound - 2)
      let digits = line.count { ScalarText.isDigit(text.scalars[$0]) }
      guard digits >= 4, !line.contains(where: { text.scalars[$0] == 0x3002 }),
        DateLine.start(text.scalars, endOf: line) == nil
      else { return nil }
      return context.finding(
        Self.self, range,
        Message(
          zh: "印发日期应写全年、月、日，如“2024年5月11日印发”",
          en: "the date of printing is written in full: 2024年5月11日印发"))
    }
  }
}
