/// An annex is listed under another title than it bears.
struct AttachTitleMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "attach-title-mismatch", category: "attach", severity: .error,
    summary: Message(
      zh: "附件说明的名称与附件标题不一致", en: "an annex is listed under another title than it bears"),
    rationale: Message(
      zh: "附件说明中的名称应与附件标题一字不差，否则不知是不是同一个附件。",
      en: "The list and the annex must bear the same title, or nobody knows whether they are one."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    triggering: [
      "关于做好工作的通知\n\n各单位：\n\n请认真落实。\n\n附件：1. ↓2024年全县任务清单\n\n柳桥县卫生健康局\n\n2024年3月5日\n\n附件1\n\n2024年柳桥县任务清单\n\n抓好落实。"
    ],
    nonTriggering: [
      "关于做好工作的通知\n\n各单位：\n\n请认真落实。\n\n附件：1. 2024年全县任务清单\n\n柳桥县卫生健康局\n\n2024年3月5日\n\n附件1\n\n2024年全县\n\n任务清单\n\n抓好落实。",
      "关于推介典型案例的通知\n\n各单位：\n\n请学习借鉴。\n\n附件：1. “同心守护”柳桥县心理服务项目的成效；\n\n柳桥县卫生健康局\n\n2024年3月5日\n\n典型案例之一\n\n“同心守护”\n\n柳桥县心理服务项目的成效\n\n一、背景\n需要服务。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    var found: [Diagnostic] = []
    for item in structure.listed {
      guard let piece = annex(of: item, structure), let title = context.title(of: piece) else {
        continue
      }
      let name = context.letters([item.name])
      guard !name.isEmpty, !isCut(item.name, context.text), !agrees(name, title, piece, context)
      else { continue }
      found.append(
        context.finding(
          Self.self, item.name,
          message(
            context.words(item.name, atMost: 40),
            ScalarText.string(structure.joined(title).scalars.prefix(40))),
          related: [context.related(title.range, "附件标题", "the title of the annex")]))
    }
    return found
  }

  /// By its number, or the only one there is.
  private func annex(
    of item: DocumentStructure.ListedAttachment, _ structure: DocumentStructure
  ) -> DocumentStructure.Piece? {
    let own = structure.paragraphs[item.paragraph].piece
    let behind = structure.pieces[(own + 1)...]
    guard let number = item.number else {
      let annexes = behind.filter { $0.mark != nil }
      return structure.listed.count == 1 && annexes.count == 1 ? annexes.first : nil
    }
    return behind.first { $0.attachment == number }
      ?? behind.first { $0.attachment == nil && $0.caseNumber == number }
  }

  /// Whether a name goes over the end of its line, or breaks off within brackets: then it was not
  /// read whole, and nothing can be said.
  private func isCut(_ name: Range<Int>, _ text: ScalarText) -> Bool {
    var depth = 0
    for i in name {
      let s = text.scalars[i]
      if ScalarText.isLineEnd(s) { return true }
      if HeadingMark.isOpening(s) { depth += 1 } else if HeadingMark.isClosing(s) { depth -= 1 }
    }
    return depth != 0
  }

  /// The title may stand over several lines, of which the reader joined not all or too many.
  private func agrees(
    _ name: [UInt32], _ title: DocumentStructure.Paragraph, _ piece: DocumentStructure.Piece,
    _ context: RuleContext
  ) -> Bool {
    var written: [UInt32] = []
    for fragment in title.fragments {
      written += context.letters([fragment])
      if written == name { return true }
    }
    let start = (piece.title ?? piece.paragraphs.lowerBound) + 1
    for next in start..<min(start + 2, piece.paragraphs.upperBound) {
      let paragraph = context.structure.paragraphs[next]
      guard paragraph.range.count <= 60 else { break }
      written += context.letters(paragraph.fragments)
      if written == name { return true }
    }
    return false
  }

  private func message(_ name: String, _ title: String) -> Message {
    Message(
      zh: "附件说明写作“\(name)”，附件标题为“\(title)”，两处应一致，请核对",
      en: "listed as “\(name)”, titled “\(title)”: the two must be the same; please check")
  }
}
