/// A report or brief does not name its unit at the end.
struct MetaSignatureUnitForm: DocumentRule {
  static let description = RuleDescription(
    id: "meta-signature-unit-form", category: "meta", severity: .warning,
    summary: Message(
      zh: "专报或简报末尾没有署报送单位", en: "a report or brief does not name its unit at the end"),
    rationale: Message(
      zh: "专报、简报末尾以“（单位）”署名，没有署名就无法计入报送单位。",
      en: "Reports and briefs end with （unit）; without it nobody gets the credit."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "简报信息示例\n\n我县开展控烟行动\n\n近日，柳桥县开展控烟行动，一是加强宣传，二是严格督导↓。"
    ],
    nonTriggering: [
      "简报信息示例\n\n我县开展控烟行动\n\n近日，柳桥县开展控烟行动，一是加强宣传，二是严格督导。（柳桥县卫生健康局）",
      "简报信息示例\n\n我县开展控烟行动\n\n近日，柳桥县开展控烟行动，一是加强宣传，二是严格督导。\n\n柳桥县卫生健康局\n2024年5月",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.pieces.compactMap { piece in
      guard piece.type == .report || piece.type == .brief, piece.signature == nil,
        piece.date == nil, !hasUnit(piece, structure),
        piece.mark != nil || isNamed(piece, context),
        let last = piece.body.last(where: { structure.paragraphs[$0].role == .body }),
        let fragment = structure.paragraphs[last].fragments.last,
        !DateLine.isMonth(context.text.scalars, fragment)
      else { return nil }
      return context.finding(
        Self.self, fragment.suffix(1).startIndex..<fragment.upperBound,
        Message(
          zh: "\(piece.type.rawValue)末尾未见“（单位）”署名，请补上报送单位",
          en: "no unit in parentheses is seen at the end; add the one that submits it"))
    }
  }

  /// Whether the title says what it is.
  private func isNamed(_ piece: DocumentStructure.Piece, _ context: RuleContext) -> Bool {
    guard let title = context.title(of: piece)?.fragments.last else { return false }
    return Self.names.contains { context.text.has($0, before: title.upperBound) }
  }

  private static let names = ScalarText.words("专报 简报")

  private func hasUnit(_ piece: DocumentStructure.Piece, _ structure: DocumentStructure) -> Bool {
    structure.fields.contains {
      piece.paragraphs.contains($0.paragraph) && ($0.name == .submittingUnit || $0.name == .other)
    } || piece.paragraphs.contains { structure.paragraphs[$0].role == .issuer }
  }
}
