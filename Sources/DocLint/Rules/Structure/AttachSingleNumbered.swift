/// A single annex bears a number.
struct AttachSingleNumbered: DocumentRule {
  static let description = RuleDescription(
    id: "attach-single-numbered", category: "attach", severity: .error,
    summary: Message(zh: "只有一个附件却编了序号", en: "a single annex bears a number"),
    rationale: Message(
      zh: "附件只有一个时不编顺序号；编了“1.”，会让人以为还有别的附件。",
      en: "A single annex takes no number; 1. makes the reader look for another."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    triggering: [
      "请认真落实。\n\n附件：↓1. 任务清单\n\n柳桥县卫生健康局\n2024年3月5日"
    ],
    nonTriggering: [
      "请认真落实。\n\n附件：任务清单\n\n柳桥县卫生健康局\n2024年3月5日",
      "请认真落实。\n\n附件：1. 任务清单\n2. 责任清单\n\n柳桥县卫生健康局\n2024年3月5日",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    guard structure.listed.count == 1, let item = structure.listed.first, item.number == 1,
      !item.mark.isEmpty, structure.pieces.count(where: { $0.mark != nil }) <= 1,
      structure.pieces.allSatisfy({ ($0.attachment ?? 1) == 1 })
    else { return [] }
    // The list may go on in a form that was not understood.
    let next = item.paragraph + 1
    if next < structure.paragraphs.count {
      let paragraph = structure.paragraphs[next]
      guard
        paragraph.role == .signature || paragraph.role == .date || paragraph.role == .imprint
          || paragraph.role == .note
          || paragraph.piece != structure.paragraphs[item.paragraph].piece
      else { return [] }
    }
    return [
      context.finding(
        Self.self, item.mark,
        Message(
          zh: "附件只有一个，不编序号“\(context.words(item.mark))”，请删去，或核对是否漏列其他附件",
          en: "there is one annex only, which takes no number; or is another one missing?"))
    ]
  }
}
