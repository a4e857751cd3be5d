/// A title ends in a punctuation mark.
struct TitleTrailingPunct: DocumentRule {
  static let description = RuleDescription(
    id: "title-trailing-punct", category: "title", severity: .warning,
    summary: Message(zh: "标题末尾有标点", en: "a title ends in a punctuation mark"),
    rationale: Message(
      zh: "标题末尾不用句号、逗号、分号、冒号；问号、叹号、引号、书名号、括号可以。",
      en: "A title takes no full stop, comma, semicolon or colon at its end."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    fix: (.safe, Message(zh: "删去标点", en: "removes the mark")),
    triggering: [
      "柳桥县卫生健康局关于做好防暑工作的通知↓。\n\n各乡镇卫生院：\n\n请认真抓好落实。"
    ],
    nonTriggering: [
      "柳桥县卫生健康局关于做好防暑工作的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。",
      "防暑工作怎么抓？\n\n各地各有办法。",
      "近日，柳桥县启动防暑工作。\n\n各乡镇行动起来。",
    ])

  private static let marks = ScalarSet(ScalarText.units("。；，：;:,"))

  func check(_ context: RuleContext) -> [Diagnostic] {
    context.structure.pieces.compactMap { piece in
      guard let title = context.title(of: piece), let last = title.fragments.last?.last,
        Self.marks.contains(context.text.scalars[last])
      else { return nil }
      return context.finding(
        Self.self, last..<(last + 1), message(context.words(last..<(last + 1))),
        fix: Fix(.safe, [context.edit(last..<(last + 1), "")]))
    }
  }

  private func message(_ mark: String) -> Message {
    Message(
      zh: "标题末尾不用“\(mark)”，请删去", en: "a title does not end in “\(mark)”; remove it")
  }
}
