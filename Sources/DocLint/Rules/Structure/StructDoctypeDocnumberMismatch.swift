/// The number is that of a letter, the title that of a notice.
struct StructDoctypeDocnumberMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "struct-doctype-docnumber-mismatch", category: "struct", severity: .info,
    summary: Message(
      zh: "发文字号是函号，标题是通知", en: "the number is that of a letter, the title that of a notice"),
    rationale: Message(
      zh: "函的形式发通知是允许的，仅提示核对。",
      en: "A notice in the form of a letter is lawful; this is only to be checked."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见《党政机关公文处理工作条例》）",
        en: "custom of official documents (compare the regulation on their handling)")),
    triggering: [
      "柳卫↓函〔2024〕5号\n\n柳桥县卫生健康局关于做好防暑工作的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。"
    ],
    nonTriggering: [
      "柳卫字〔2024〕5号\n\n柳桥县卫生健康局关于做好防暑工作的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。",
      "柳卫函〔2024〕5号\n\n柳桥县卫生健康局关于商请支持的函\n\n县民政局：\n\n请予支持。",
    ])

  private static let notice = ScalarText.units("通知")
  private static let letter: UInt32 = 0x51FD

  static let needs: [RuleNeed] = [.any("函")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.pieces.compactMap { piece in
      guard let title = context.title(of: piece)?.fragments.last,
        DocumentKind.sentKind(context.text, title) == Self.notice,
        let number = piece.paragraphs.first(where: {
          structure.paragraphs[$0].role == .documentNumber
        })
      else { return nil }
      let range = structure.paragraphs[number].range
      let openings = DocumentNumber.openings
      guard let open = range.first(where: { openings.contains(context.text.scalars[$0]) }),
        open > range.lowerBound, context.text.scalars[open - 1] == Self.letter
      else { return nil }
      return context.finding(
        Self.self, (open - 1)..<open,
        Message(
          zh: "发文字号是函号，标题文种是通知，请核对（以函的形式发通知是允许的）",
          en: "the number is that of a letter, the title that of a notice; please check"))
    }
  }
}
