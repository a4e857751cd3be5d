/// The topic of a case differs from its title.
struct StructFieldTitleMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "struct-field-title-mismatch", category: "struct", severity: .info,
    summary: Message(zh: "案例主题与案例标题不一致", en: "the topic of a case differs from its title"),
    rationale: Message(
      zh: "案例主题一般就是案例标题，不一致时请确认以哪个为准。",
      en: "The topic is usually the title; where they differ, one should be settled on."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "典型案例之一\n\n“同心守护”柳桥县心理服务项目的成效\n\n一、背景\n需要服务。\n案例主题：↓提升服务效能"
    ],
    nonTriggering: [
      "典型案例之一\n\n同心守护显成效\n\n一、背景\n需要服务。\n案例主题：同心守护 显成效"
    ])

  private static let longest = 120

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.fields.compactMap { field in
      guard field.name == .topic, !field.value.isEmpty else { return nil }
      let piece = structure.pieces[structure.paragraphs[field.paragraph].piece]
      guard let title = context.title(of: piece) else { return nil }
      let (a, b) = (context.letters([field.value]), context.letters(title.fragments))
      guard !a.isEmpty, !b.isEmpty, max(a.count, b.count) <= Self.longest,
        distance(a, b) * 5 > max(a.count, b.count)
      else { return nil }
      return context.finding(
        Self.self, field.value,
        Message(
          zh: "案例主题与案例标题不一致，请核对", en: "the topic differs from the title of the case"),
        related: [context.related(title.range, "案例标题", "the title")])
    }
  }

  /// Levenshtein's.
  private func distance(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[b.count]
  }
}
