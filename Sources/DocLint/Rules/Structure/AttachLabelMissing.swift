/// An annex bears no mark 附件N.
struct AttachLabelMissing: DocumentRule {
  static let description = RuleDescription(
    id: "attach-label-missing", category: "attach", severity: .info,
    summary: Message(zh: "附件没有“附件N”标记", en: "an annex bears no mark 附件N"),
    rationale: Message(
      zh: "附件说明编了号，附件左上角却没有对应标记，读者对不上号。",
      en: "The list numbers the annexes, and they themselves bear no number."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    triggering: [
      "关于推介典型案例的通知\n\n各单位：\n\n请学习借鉴。\n\n附件：1. 同心守护显成效\n2. 服务到家暖民心\n\n柳桥县卫生健康局\n\n2024年3月5日\n\n↓典型案例之一\n\n同心守护显成效\n\n一、背景\n需要服务。"
    ],
    nonTriggering: [
      "关于做好工作的通知\n\n各单位：\n\n请认真落实。\n\n附件：1. 任务清单\n2. 责任清单\n\n柳桥县卫生健康局\n\n2024年3月5日\n\n附件1\n\n任务清单\n\n抓好落实。",
      "关于做好工作的通知\n\n各单位：\n\n请认真落实。\n\n附件：任务清单\n\n柳桥县卫生健康局\n\n2024年3月5日\n\n附件\n\n任务清单\n\n抓好落实。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    guard !structure.listed.isEmpty,
      !structure.pieces.contains(where: { $0.attachment != nil })
    else { return [] }
    let names = Set(structure.listed.map { context.letters([$0.name]) })
    // 附件 without a number is right where there is one annex only.
    let isSingle = structure.listed.count == 1
    var places: [Range<Int>] = []
    for piece in structure.pieces.dropFirst() {
      if isSingle, let mark = piece.mark, structure.paragraphs[mark].role == .attachmentMark {
        continue
      }
      guard let title = context.title(of: piece),
        names.contains(context.letters(title.fragments)) || piece.caseNumber != nil
      else { continue }
      places.append(structure.paragraphs[piece.mark ?? piece.title ?? 0].range)
    }
    return context.gathered(Self.self, places) { count in
      Message(
        zh: "附件说明列有附件，附件上未标“附件1”等字样，共\(count)件，请在左上角标注",
        en: "the annexes are listed and bear no mark such as 附件1; \(count) of them")
    }
  }
}
