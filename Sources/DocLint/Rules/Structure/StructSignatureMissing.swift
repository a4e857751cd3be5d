/// A notice or letter has no signature and date.
struct StructSignatureMissing: DocumentRule {
  static let description = RuleDescription(
    id: "struct-signature-missing", category: "struct", severity: .error,
    summary: Message(zh: "通知或函没有署名和成文日期", en: "a notice or letter has no signature and date"),
    rationale: Message(
      zh: "署名和成文日期是公文的组成部分，缺了无法认定何时由谁发出。",
      en:
        "Signature and date are parts of an official document; without them nobody knows who issued it when."
    ),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见《党政机关公文处理工作条例》）",
        en: "custom of official documents (compare the regulation on their handling)")),
    triggering: [
      "关于做好高温天气防暑工作的通知\n\n各乡镇卫生院，委属各单位：\n\n近期气温持续升高，↓请认真抓好落实。\n\n附件：1. 防暑工作要点\n\n2. 防暑物资清单",
      "柳卫函〔2024〕5号\n\n关于商请协助开展义诊活动的函\n\n县民政局：\n\n现商请贵局协助开展义诊活动，↓请予支持为盼。",
    ],
    nonTriggering: [
      "关于做好高温天气防暑工作的通知\n\n各乡镇卫生院，委属各单位：\n\n近期气温持续升高，请认真抓好落实。\n\n柳桥县卫生健康局\n\n2024年7月3日",
      "关于做好高温天气防暑工作的通知\n\n近日，县里印发通知，要求抓好防暑工作。",
      "关于做好高温天气防暑工作的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。\n\n柳桥县卫生健康局  二〇二四年七月三日\n\n附件1\n\n防暑工作要点\n\n多喝水。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    var found: [Diagnostic] = []
    for piece in structure.pieces where context.isLetter(piece) {
      guard piece.date == nil else { continue }
      // A date under the title, as web pages have it, is a date all the same.
      let head = piece.paragraphs.prefix(while: { $0 < piece.body.lowerBound })
      if head.contains(where: { structure.paragraphs[$0].role == .date }) { continue }
      guard
        let last = piece.body.last(where: {
          let role = structure.paragraphs[$0].role
          return role == .body || role == .heading
        }), let fragment = structure.paragraphs[last].fragments.last
      else { continue }
      found.append(
        context.finding(
          Self.self, clause(fragment, context.text), message(hasName: piece.signature != nil)))
    }
    return found
  }

  /// The last clause of the text.
  private func clause(_ range: Range<Int>, _ text: ScalarText) -> Range<Int> {
    var start = range.upperBound - 1
    while start > range.lowerBound, range.upperBound - start < 30,
      ![0x3002, 0xFF0C, 0xFF1B].contains(text.scalars[start - 1])
    {
      start -= 1
    }
    return start..<range.upperBound
  }

  private func message(hasName: Bool) -> Message {
    hasName
      ? Message(
        zh: "正文之后有署名，未见成文日期，请补全（若提取文件时丢失，请核对原件）",
        en: "signed, but no date of issue is seen; add it, or check the original")
      : Message(
        zh: "正文之后未见署名和成文日期，请补全（若提取文件时丢失，请核对原件）",
        en: "neither signature nor date of issue is seen behind the text; add them, or check the "
          + "original")
  }
}
