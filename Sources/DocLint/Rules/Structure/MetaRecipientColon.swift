/// The addressee is not followed by a full-width colon.
struct MetaRecipientColon: DocumentRule {
  static let description = RuleDescription(
    id: "meta-recipient-colon", category: "meta", severity: .warning,
    summary: Message(zh: "主送机关后没有全角冒号", en: "the addressee is not followed by a full-width colon"),
    rationale: Message(
      zh: "主送机关最后标全角冒号。",
      en: "The line of the addressees ends in a full-width colon."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    fix: (.safe, Message(zh: "改为全角冒号", en: "writes a full-width colon")),
    triggering: [
      "关于做好工作的通知\n\n各乡镇卫生院，委属各单位↓:\n\n请认真落实。",
      "关于做好工作的通知\n\n各乡镇卫生院，委属各单↓位\n\n请各单位结合实际，认真抓好落实。",
    ],
    nonTriggering: [
      "关于做好工作的通知\n\n各乡镇卫生院，委属各单位：\n\n请认真落实。"
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let paragraphs = context.structure.paragraphs
    let places = paragraphs.indices.filter { paragraphs[$0].role == .addressee }
    return places.map { paragraphs[$0] }.compactMap { paragraph in
      guard let last = paragraph.fragments.last?.last else {
        return nil
      }
      let mark = context.text.scalars[last]
      guard mark != 0xFF1A else { return nil }
      let isWrong = !ScalarText.isHan(mark) && !HeadingMark.isClosing(mark)
      let range = isWrong ? last..<(last + 1) : (last + 1)..<(last + 1)
      return context.finding(
        Self.self, last..<(last + 1), message(context.words(last..<(last + 1))),
        fix: Fix(.safe, [context.edit(range, "：")]))
    }
  }

  private func message(_ last: String) -> Message {
    Message(
      zh: "主送机关末尾是“\(last)”，应标全角冒号“：”",
      en: "the line of the addressees ends in “\(last)”; it takes a full-width colon")
  }
}
