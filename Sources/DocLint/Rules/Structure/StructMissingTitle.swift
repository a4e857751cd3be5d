/// An official document has no title.
struct StructMissingTitle: DocumentRule {
  static let description = RuleDescription(
    id: "struct-missing-title", category: "struct", severity: .warning,
    summary: Message(zh: "公文没有标题", en: "an official document has no title"),
    rationale: Message(
      zh: "标题由发文机关、事由和文种组成，缺了标题无法登记和检索。",
      en: "Without a title a document can be neither registered nor found."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见《党政机关公文处理工作条例》）",
        en: "custom of official documents (compare the regulation on their handling)")),
    triggering: [
      "↓各乡镇卫生院，委属各单位：\n\n近期气温持续升高，请认真抓好防暑工作。\n\n柳桥县卫生健康局\n2024年7月3日",
      "↓柳卫字〔2024〕5号\n\n近期气温持续升高，请各单位认真抓好防暑工作。",
    ],
    nonTriggering: [
      "关于做好防暑工作的通知\n\n各乡镇卫生院，委属各单位：\n\n请认真抓好落实。",
      "会议强调：要抓好落实。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.pieces.compactMap { piece in
      guard piece.title == nil,
        let place = piece.paragraphs.first(where: {
          let role = structure.paragraphs[$0].role
          return role == .documentNumber || role == .addressee
        }), place < piece.paragraphs.lowerBound + 4
      else { return nil }
      return context.finding(
        Self.self, structure.paragraphs[place].range,
        Message(
          zh: "有发文字号或主送机关而未见标题，请补上", en: "no title is seen; add one"))
    }
  }
}
