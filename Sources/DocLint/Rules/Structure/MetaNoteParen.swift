/// The note on publication is not in full-width parentheses.
struct MetaNoteParen: DocumentRule {
  static let description = RuleDescription(
    id: "meta-note-paren", category: "meta", severity: .warning,
    summary: Message(
      zh: "附注没有加全角圆括号", en: "the note on publication is not in full-width parentheses"),
    rationale: Message(
      zh: "附注（如“此件公开发布”）居左空二字加圆括号编排。",
      en: "A note such as 此件公开发布 stands in full-width parentheses."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    fix: (.safe, Message(zh: "改为全角圆括号", en: "writes full-width parentheses")),
    triggering: [
      "请认真落实。\n\n↓(此件主动公开)",
      "请认真落实。\n\n↓此件公开发布",
    ],
    nonTriggering: [
      "请认真落实。\n\n（此件主动公开）",
      "此件事关民生，各单位要高度重视。",
    ])

  private static let note = ScalarText.units("此件")

  static let needs: [RuleNeed] = [.words("此件")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let scalars = context.text.scalars
    return context.structure.paragraphs.compactMap { paragraph in
      guard paragraph.fragments.count == 1, let range = paragraph.fragments.first,
        range.count <= 40, let last = range.last
      else { return nil }
      let first = range.lowerBound
      if HeadingMark.isOpening(scalars[first]), context.text.has(Self.note, at: first + 1),
        HeadingMark.isClosing(scalars[last])
      {
        guard scalars[first] == 0x28 || scalars[last] == 0x29 else { return nil }
        return context.finding(
          Self.self, range, message(context.words(range)),
          fix: Fix(
            .safe, [context.edit(first..<(first + 1), "（"), context.edit(last..<(last + 1), "）")]))
      }
      guard context.text.has(Self.note, at: first), range.count <= 16, !paragraph.isClosed else {
        return nil
      }
      return context.finding(
        Self.self, range, message(context.words(range)),
        fix: Fix(
          .safe,
          [
            context.edit(first..<first, "（"),
            context.edit(range.upperBound..<range.upperBound, "）"),
          ]))
    }
  }

  private func message(_ words: String) -> Message {
    Message(
      zh: "附注“\(words)”应加全角圆括号", en: "the note “\(words)” takes full-width parentheses")
  }
}
