/// The line of copies does not end in a full stop.
struct MetaCcPeriod: DocumentRule {
  static let description = RuleDescription(
    id: "meta-cc-period", category: "meta", severity: .warning,
    summary: Message(zh: "抄送机关后没有句号", en: "the line of copies does not end in a full stop"),
    rationale: Message(
      zh: "抄送机关之间用逗号，最后标句号。",
      en: "The line of those who get a copy ends in a full stop."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    fix: (.safe, Message(zh: "补句号", en: "adds the full stop")),
    triggering: [
      "请认真落实。\n\n柳桥县卫生健康局\n2024年3月5日\n\n抄送：县委办公室，县政府办公↓室"
    ],
    nonTriggering: [
      "请认真落实。\n\n柳桥县卫生健康局\n2024年3月5日\n\n抄送：县委办公室，县政府办公室。"
    ])

  private static let copies = ScalarText.words("抄送： 抄送:")

  static let needs: [RuleNeed] = [.words("抄送")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    context.structure.paragraphs.compactMap { paragraph in
      guard paragraph.role == .imprint, let last = paragraph.fragments.last?.last,
        Self.copies.contains(where: { context.text.has($0, at: paragraph.range.lowerBound) }),
        context.text.scalars[last] != 0x3002
      else { return nil }
      let mark = context.text.scalars[last]
      let isWrong = [0x2E, 0xFF0C, 0x3001, 0xFF1B, 0x2C].contains(mark)
      return context.finding(
        Self.self, last..<(last + 1),
        Message(zh: "抄送机关最后应标句号", en: "the line of copies ends in a full stop"),
        fix: Fix(
          .safe,
          [context.edit(isWrong ? last..<(last + 1) : (last + 1)..<(last + 1), "。")]))
    }
  }
}
