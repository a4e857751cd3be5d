/// An abstract has numbered headings.
struct StructAbstractHeadings: DocumentRule {
  static let description = RuleDescription(
    id: "struct-abstract-headings", category: "struct", severity: .info,
    summary: Message(zh: "案例摘要里分了标题", en: "an abstract has numbered headings"),
    rationale: Message(
      zh: "摘要宜为一段概括文字，不再分“一、二、三、”。",
      en: "An abstract is one paragraph without headings."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "典型案例之一\n\n同心守护显成效\n\n一、背景\n需要服务。\n↓案例摘要：\n一、制定方案。出台方案2个。\n二、加大宣传。宣传20场。\n报送单位：柳桥县卫生健康局"
    ],
    nonTriggering: [
      "典型案例之一\n\n同心守护显成效\n\n一、背景\n需要服务。\n案例摘要：制定方案，加大宣传。\n报送单位：柳桥县卫生健康局"
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.fields.compactMap { field in
      guard field.name == .abstract else { return nil }
      let headings = field.paragraphs.compactMap { structure.paragraphs[$0].heading }
        .filter { structure.headings[$0].series.rank <= 5 }
      guard headings.count >= 2 else { return nil }
      return context.finding(
        Self.self, field.label,
        Message(
          zh: "案例摘要分了\(headings.count)个标题，宜改为一段概括文字",
          en: "the abstract has \(headings.count) headings; one paragraph without is better"))
    }
  }
}
