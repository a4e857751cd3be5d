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
      "附件1\n\n任务清单\n\n抓好落实。\n\n↓附件2\n\n责任清单\n\n压实责任。\n\n附件4\n\n联系表\n\n见后。",
      "关于做好工作的通知\n\n各单位：\n\n请认真落实。\n\n附件：1. 任务清单\n↓3. 责任清单\n\n柳桥县卫生健康局\n2024年3月5日",
      "请认真落实。\n\n附件：1. 任务清单\n2. 责任清单\n↓4. 联系表\n\n柳桥县卫生健康局\n2024年3月5日",
      "请认真落实。\n\n附件：\n1. 任务清单\n↓3. 责任清单\n4. 联系表\n\n柳桥县卫生健康局\n2024年3月5日",
    ],
    nonTriggering: [
      "请认真落实。\n\n附件：1. 任务清单\n2. 责任清单\n3. 联系表\n\n柳桥县卫生健康局\n2024年3月5日",
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
    for (item, next) in zip(structure.listed, structure.listed.dropFirst()) {
      guard let number = item.number, let after = next.number, (number + 2...number + 10) ~= after,
        !next.mark.isEmpty,
        structure.paragraphs[item.paragraph].piece == structure.paragraphs[next.paragraph].piece
      else { continue }
      found.append(
        context.finding(
          Self.self, next.mark,
          Message(
            zh: "附件说明中附件\(number)之后是附件\(after)，请核对是漏列还是编错序号",
            en: "in the list annex \(after) follows annex \(number): was one left out?"),
          related: item.mark.isEmpty
            ? [] : [context.related(item.mark, "前一个序号", "the number before")]))
    }
    return found
  }
}
