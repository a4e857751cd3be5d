/// An annex that is listed is not there.
struct AttachListedMissing: DocumentRule {
  static let description = RuleDescription(
    id: "attach-listed-missing", category: "attach", severity: .error,
    summary: Message(zh: "附件说明列出的附件不在文中", en: "an annex that is listed is not there"),
    rationale: Message(
      zh: "附件说明列了，后面却没有；可能漏收，也可能另行装订，都要核实。",
      en: "The list names it and the file does not hold it: it was left out, or is bound elsewhere."
    ),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    triggering: [
      "关于做好工作的通知\n\n各单位：\n\n请认真落实。\n\n附件：1. 任务清单\n\n↓2. 责任清单\n\n柳桥县卫生健康局\n\n2024年3月5日\n\n附件1\n\n任务清单\n\n抓好落实。"
    ],
    nonTriggering: [
      "关于做好工作的通知\n\n各单位：\n\n请认真落实。\n\n附件：1. 任务清单\n\n2. 责任清单\n\n柳桥县卫生健康局\n\n2024年3月5日",
      "关于做好工作的通知\n\n各单位：\n\n请认真落实。\n\n附件：1. 任务清单\n\n2. 责任清单\n\n柳桥县卫生健康局\n\n2024年3月5日\n\n附件1\n\n任务清单\n\n抓好落实。\n\n附件2\n\n责任清单\n\n压实责任。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    // Where the file holds no annex at all, they are other files.
    let annexes = structure.pieces.filter { $0.attachment != nil }
    let cases = structure.pieces.filter { $0.caseNumber != nil && $0.attachment == nil }
    let numbers = Set(annexes.compactMap(\.attachment) + cases.compactMap(\.caseNumber))
    guard !numbers.isEmpty else { return [] }
    let titles = (annexes + cases).compactMap { context.title(of: $0) }
      .map { context.letters($0.fragments) }
    return structure.listed.compactMap { item in
      guard let number = item.number, !numbers.contains(number) else { return nil }
      let name = context.letters([item.name])
      // Under another number it is attach-number-gap's, not missing.
      if titles.contains(name) { return nil }
      return context.finding(
        Self.self, item.mark.lowerBound..<item.name.upperBound,
        message(number, context.words(item.name, atMost: 40)))
    }
  }

  private func message(_ number: Int, _ name: String) -> Message {
    Message(
      zh: "附件说明列有附件\(number)“\(name)”，文中未见，请核对是否漏收",
      en: "annex \(number) “\(name)” is listed and not seen in the file; was it left out?")
  }
}
