/// The numbers of the annexes have a gap.
struct AttachNumberGap: DocumentRule {
  static let description = RuleDescription(
    id: "attach-number-gap", category: "attach", severity: .error,
    summary: Message(zh: "附件序号不连续", en: "the numbers of the annexes have a gap"),
    rationale: Message(
      zh: "附件标记跳号，说明有附件没有收进来，或编号有误。",
      en: "A gap tells of an annex that is missing or misnumbered."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    triggering: [
      "附件1\n\n任务清单\n\n抓好落实。\n\n↓附件2\n\n责任清单\n\n压实责任。\n\n附件4\n\n联系表\n\n见后。"
    ],
    nonTriggering: [
      "附件1\n\n任务清单\n\n抓好落实。\n\n附件2\n\n责任清单\n\n压实责任。",
      "附件2\n\n责任清单\n\n压实责任。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    let marked = structure.pieces.filter { $0.attachment != nil && $0.mark != nil }
    var found: [Diagnostic] = []
    for (piece, next) in zip(marked, marked.dropFirst()) {
      guard let number = piece.attachment, let after = next.attachment, let mark = piece.mark,
        let other = next.mark, after > number + 1, after - number <= 10
      else { continue }
      let missing = ((number + 1)..<after).map { "附件\($0)" }.joined(separator: "、")
      found.append(
        context.finding(
          Self.self, structure.paragraphs[mark].range,
          Message(
            zh: "附件\(number)之后是附件\(after)，未见\(missing)，请核对是否漏收",
            en: "annex \(after) follows annex \(number): \(missing) is not seen; was it left out?"),
          related: [
            context.related(structure.paragraphs[other].range, "下一个附件", "the next annex")
          ]))
    }
    return found
  }
}
