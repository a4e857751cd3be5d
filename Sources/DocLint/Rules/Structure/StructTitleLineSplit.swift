/// A title is split over several paragraphs.
struct StructTitleLineSplit: DocumentRule {
  static let description = RuleDescription(
    id: "struct-title-line-split", category: "struct", severity: .warning,
    summary: Message(zh: "标题被断成几段", en: "a title is split over several paragraphs"),
    rationale: Message(
      zh: "标题回行可以，但提取文字后被空行隔开，前半句会被当成标题，后半句混进正文。",
      en:
        "A title may be set on several lines; parted by blank lines, its second half is lost in the text."
    ),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见《党政机关公文处理工作条例》）",
        en: "custom of official documents (compare the regulation on their handling)")),
    fix: (.unsafe, Message(zh: "合并标题各行", en: "joins the lines of the title")),
    triggering: [
      "↓关于印发2024年全县卫生健康\n\n工作要点的通知\n\n各乡镇卫生院：\n\n请认真落实。",
      "典型案例之一\n\n↓“同心守护，共筑和谐”\n\n柳桥县心理服务项目的成效\n\n一、背景\n需要服务。",
    ],
    nonTriggering: [
      "柳桥县卫生健康局\n\n关于印发2024年工作要点的通知\n\n各乡镇卫生院：\n\n请认真落实。",
      "防暑工作要点\n——柳桥县经验\n\n一、背景\n气温升高。",
      "关于印发2024年全县卫生健康\n工作要点的通知\n\n各乡镇卫生院：\n\n请认真落实。",
    ])

  private static let about = ScalarText.units("关于")

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.pieces.compactMap { piece in
      guard let title = context.title(of: piece), title.fragments.count > 1 else { return nil }
      let (head, tail) = (title.fragments[0], title.fragments[1])
      // The unit's name on a line of its own is good setting.
      if context.text.has(Self.about, at: tail.lowerBound) { return nil }
      let isParted = zip(title.lines, title.lines.dropFirst()).contains { $1 > $0 + 1 }
      let first = context.text.scalars[head.lowerBound]
      let isQuoted = first == 0x201C || first == 0x300A
      guard isParted || isQuoted else { return nil }
      let edits = zip(title.fragments, title.fragments.dropFirst()).map {
        context.edit($0.upperBound..<$1.lowerBound, "")
      }
      return context.finding(
        Self.self, head, message(context.words(head, atMost: 24), isQuoted),
        severity: isQuoted ? .info : .warning, fix: isQuoted ? nil : Fix(.unsafe, edits),
        related: [context.related(tail, "标题的下一行", "the next line of the title")])
    }
  }

  private func message(_ head: String, _ isQuoted: Bool) -> Message {
    isQuoted
      ? Message(
        zh: "标题分成两行“\(head)”等，宜用一行主标题加“——”副标题",
        en: "the title stands on two lines; one line and a subtitle behind a dash are better")
      : Message(
        zh: "标题在“\(head)”处被空行断开，请合并",
        en: "a blank line parts the title behind “\(head)”; join it")
  }
}
