/// The first sentence of a brief gives no time.
struct StructLead: DocumentRule {
  static let description = RuleDescription(
    id: "struct-lead", category: "struct", severity: .info,
    summary: Message(zh: "简报导语没有交代时间", en: "the first sentence of a brief gives no time"),
    rationale: Message(
      zh: "简报开头一句交代时间、主体和做了什么。",
      en: "The first sentence of a brief says when, who and what."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "简报信息示例\n\n我县开展控烟行动\n\n↓柳桥县组织开展控烟行动，一是加强宣传。二是严格督导。（柳桥县卫生健康局）"
    ],
    nonTriggering: [
      "简报信息示例\n\n我县开展控烟行动\n\n日前，柳桥县组织开展控烟行动，一是加强宣传。二是严格督导。（柳桥县卫生健康局）"
    ])

  /// A brief of more paragraphs has a lead of another kind.
  private static let longest = 3
  private static let times = ScalarText.words(
    "日前 近日 近期 今日 今年 目前 截至 年 以来 上午 下午 连日来 月 日 季度 年初 年底 年末 去年 期间 当前 最近")

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.pieces.compactMap { piece in
      guard piece.type == .brief, piece.body.count <= Self.longest,
        let first = piece.body.first(where: { structure.paragraphs[$0].role == .body }),
        let range = structure.paragraphs[first].fragments.first
      else { return nil }
      let stop =
        range.prefix(300).first { context.text.scalars[$0] == 0x3002 }
        ?? min(range.upperBound, range.lowerBound + 300)
      let sentence = range.lowerBound..<max(stop, range.lowerBound + 1)
      for i in sentence where Self.times.contains(where: { context.text.has($0, at: i) }) {
        return nil
      }
      return context.finding(
        Self.self,
        sentence.prefix(12).startIndex..<min(sentence.upperBound, sentence.lowerBound + 12),
        Message(
          zh: "简报导语未交代时间（如“日前”“6月5日”），供参考",
          en: "the first sentence says nothing of when it was"))
    }
  }
}
