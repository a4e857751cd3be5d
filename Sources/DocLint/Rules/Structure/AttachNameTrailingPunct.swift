/// A mark stands behind the name of an annex.
struct AttachNameTrailingPunct: DocumentRule {
  static let description = RuleDescription(
    id: "attach-name-trailing-punct", category: "attach", severity: .warning,
    summary: Message(zh: "附件名称后有标点", en: "a mark stands behind the name of an annex"),
    rationale: Message(
      zh: "附件说明中附件名称后不加标点符号。",
      en: "In the list of annexes no mark stands behind a name."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    fix: (.safe, Message(zh: "删去标点", en: "removes the mark")),
    triggering: [
      "请认真落实。\n\n附件：1. 任务清单↓；\n2. 责任清单↓。\n\n柳桥县卫生健康局\n2024年3月5日"
    ],
    nonTriggering: [
      "请认真落实。\n\n附件：1. 任务清单\n2. 责任清单（试行）\n\n柳桥县卫生健康局\n2024年3月5日"
    ])

  private static let marks = ScalarSet(ScalarText.units("；。，;,、"))

  func check(_ context: RuleContext) -> [Diagnostic] {
    context.structure.listed.compactMap { item in
      guard let last = item.name.last, Self.marks.contains(context.text.scalars[last]) else {
        return nil
      }
      return context.finding(
        Self.self, last..<(last + 1), message(context.words(last..<(last + 1))),
        fix: Fix(.safe, [context.edit(last..<(last + 1), "")]))
    }
  }

  private func message(_ mark: String) -> Message {
    Message(
      zh: "附件名称后不加标点，删去“\(mark)”",
      en: "no mark stands behind the name of an annex; remove “\(mark)”")
  }
}
