/// One brief tells of several matters.
struct StructMultiTopic: DocumentRule {
  static let description = RuleDescription(
    id: "struct-multi-topic", category: "struct", severity: .info,
    summary: Message(zh: "一篇简报写了几件事", en: "one brief tells of several matters"),
    rationale: Message(
      zh: "简报一事一报；分了几个一级标题的，可以拆成几篇或改为专报。",
      en:
        "A brief tells of one matter; with several headings it may be several briefs, or a report."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "简报信息示例\n\n我县多项事业有序发展\n\n↓一、控烟行动\n日前，张贴标识20处。\n二、义诊活动\n日前，义诊3场。（柳桥县卫生健康局）"
    ],
    nonTriggering: [
      "简报信息示例\n\n我县开展控烟行动\n\n日前，柳桥县开展控烟行动，一是加强宣传。二是严格督导。（柳桥县卫生健康局）"
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.pieces.compactMap { piece in
      guard piece.type == .brief else { return nil }
      let headings = structure.headings.filter {
        $0.series == .chinese && piece.paragraphs.contains($0.paragraph)
          && structure.paragraphs[$0.paragraph].role == .heading
      }
      guard headings.count >= 2, let first = headings.first, !sharesWord(headings, piece, context)
      else { return nil }
      return context.finding(
        Self.self, first.mark.lowerBound..<first.title.upperBound,
        Message(
          zh: "简报分了\(headings.count)个一级标题，宜一事一报，供参考",
          en: "the brief has \(headings.count) first-level headings; one matter a brief is better"))
    }
  }

  /// Whether a word of two characters stands in two headings, or in one and the title.
  private func sharesWord(
    _ headings: [DocumentStructure.Heading], _ piece: DocumentStructure.Piece,
    _ context: RuleContext
  ) -> Bool {
    var texts = headings.prefix(12).map { context.letters([$0.title]) }
    if let title = context.title(of: piece) { texts.append(context.letters(title.fragments)) }
    var seen: Set<[UInt32]> = []
    for text in texts {
      let words = Set(zip(text, text.dropFirst()).map { [$0, $1] })
      if !seen.isDisjoint(with: words) { return true }
      seen.formUnion(words)
    }
    return false
  }
}
