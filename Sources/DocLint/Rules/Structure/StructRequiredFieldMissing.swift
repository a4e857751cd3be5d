/// An example case lacks a required field.
struct StructRequiredFieldMissing: DocumentRule {
  static let description = RuleDescription(
    id: "struct-required-field-missing", category: "struct", severity: .error,
    summary: Message(zh: "典型案例缺少必填栏目", en: "an example case lacks a required field"),
    rationale: Message(
      zh: "典型案例须有案例主题和案例摘要；汇编中其他案例都有而此处没有的栏目，也会被退回补填。",
      en: "A case needs its topic and abstract, and what all others of the collection have."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "典型案例之一\n\n家庭医生进村来\n\n一、工作背景\n山区就医不便。\n二、主要做法\n组建团队5支。\n↓案例摘要：组建团队。\n报送单位：柳桥县卫生健康局\n联系人：李某"
    ],
    nonTriggering: [
      "典型案例之一\n\n家庭医生进村来\n\n一、工作背景\n山区就医不便。\n案例主题：家庭医生进村来\n案例摘要：组建团队。\n报送单位：柳桥县卫生健康局",
      "典型案例之一\n\n家庭医生进村来\n\n一、工作背景\n山区就医不便。\n二、主要做法\n组建团队5支。",
      "摘要：本文讨论团队。\n联系电话：13800000000",
    ])

  private static let required: [(DocumentStructure.FieldName, String, String)] = [
    (.topic, "案例主题", "topic"), (.abstract, "案例摘要", "abstract"),
  ]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    let fields = structure.fieldsOfPieces
    let cases = structure.pieces.indices.filter { structure.pieces[$0].type == .example }
    var found: [Diagnostic] = []
    for (name, zh, en) in Self.required {
      let having = cases.count { number in fields[number].contains { $0.name == name } }
      for number in cases where !fields[number].contains(where: { $0.name == name }) {
        let own = fields[number].filter { $0.name != .other }
        // A case by itself is held to the form only if it uses it; in a collection most decide.
        guard having * 2 > cases.count || own.count >= 2 else {
          continue
        }
        let piece = structure.pieces[number]
        guard
          let place = own.first?.label
            ?? (piece.title ?? piece.mark).map({ structure.paragraphs[$0].range })
        else { continue }
        found.append(
          context.finding(
            Self.self, place, message(zh, en, having, of: cases.count),
            evidence: [("field", .string(zh))]))
      }
    }
    return found
  }

  private func message(_ zh: String, _ en: String, _ having: Int, of count: Int) -> Message {
    let others = having > 0 ? "（本件\(count)个案例中\(having)个有此项）" : ""
    return Message(
      zh: "典型案例缺少“\(zh)”\(others)，请补填",
      en: "the case has no \(en) (\(having) of \(count) cases have); add it")
  }
}
