/// A submission lacks unit, contact or telephone.
struct MetaRequiredSubmissionFields: DocumentRule {
  static let description = RuleDescription(
    id: "meta-required-submission-fields", category: "meta", severity: .error,
    summary: Message(
      zh: "报送材料缺少报送单位、联系人或联系电话", en: "a submission lacks unit, contact or telephone"),
    rationale: Message(
      zh: "报送单位、联系人、联系电话要填全，以便核实；缺项会被退回。",
      en: "Unit, contact and telephone are all needed to verify a submission."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "典型案例之一\n\n家庭医生进村来\n\n一、工作背景\n山区就医不便。\n案例主题：家庭医生进村来\n案例摘要：组建团队。\n↓报送单位：柳桥县卫生健康局\n联系电话：0795-1234567"
    ],
    nonTriggering: [
      "典型案例之一\n\n家庭医生进村来\n\n一、工作背景\n山区就医不便。\n案例主题：家庭医生进村来\n案例摘要：组建团队。\n报送单位：柳桥县卫生健康局\n联系人：李某\n联系电话：0795-1234567",
      "典型案例之一\n\n家庭医生进村来\n\n一、工作背景\n山区就医不便。\n案例主题：家庭医生进村来\n案例摘要：组建团队。\n报送单位：柳桥县卫生健康局",
    ])

  private static let required: [(DocumentStructure.FieldName, String, String)] = [
    (.submittingUnit, "报送单位", "submitting unit"), (.contact, "联系人", "contact"),
    (.phone, "联系电话", "telephone"),
  ]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    let fields = structure.fieldsOfPieces
    let cases = structure.pieces.indices.filter { structure.pieces[$0].type == .example }
    var found: [Diagnostic] = []
    for (name, zh, en) in Self.required {
      let having = cases.count { number in fields[number].contains { $0.name == name } }
      for number in cases where !fields[number].contains(where: { $0.name == name }) {
        let own = fields[number].filter { field in
          Self.required.contains { $0.0 == field.name }
        }
        // In a copy for publication all of them are left out.
        guard own.count >= 2 || cases.count > 1 && having * 2 > cases.count,
          let place = own.first?.label ?? fields[number].first?.label
        else { continue }
        found.append(
          context.finding(
            Self.self, place,
            Message(
              zh: "报送材料缺少“\(zh)”，请补填", en: "the submission has no \(en); add it"),
            evidence: [("field", .string(zh))]))
      }
    }
    return found
  }
}
