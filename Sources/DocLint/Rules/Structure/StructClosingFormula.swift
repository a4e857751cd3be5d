/// A letter ends in the formula of another kind.
struct StructClosingFormula: DocumentRule {
  static let description = RuleDescription(
    id: "struct-closing-formula", category: "struct", severity: .error,
    summary: Message(zh: "结束语与文种不符", en: "a letter ends in the formula of another kind"),
    rationale: Message(
      zh: "报告不带请示事项，请示要等答复，批复、通知是下行文；结束语用错，收文单位不知该办还是该阅。",
      en:
        "A report asks for nothing, a request waits for an answer, a reply goes downward: with the "
        + "wrong formula the reader does not know what is wanted."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见《党政机关公文处理工作条例》）",
        en: "custom of official documents (compare the regulation on their handling)")),
    triggering: [
      "柳桥县卫生健康局关于防暑工作情况的报告\n\n柳桥县人民政府：\n\n今年以来，防暑工作平稳有序。\n\n以上报告妥否，↓请批示。\n\n柳桥县卫生健康局\n2024年7月5日",
      "柳桥县卫生健康局关于解决经费的请示\n\n柳桥县人民政府：\n\n恳请安排经费60万元。\n\n↓特此报告。\n\n附件：预算表\n\n柳桥县卫生健康局\n2024年7月5日",
      "柳桥县人民政府关于设立卫生院的批复\n\n县卫生健康局：\n\n来文收悉。同意设立。\n\n当否，↓请予批示。\n\n柳桥县人民政府\n2024年7月5日",
      "柳桥县卫生健康局关于暂停门诊的公告\n\n因设备检修，门诊暂停3天。\n\n↓特此通知。\n\n柳桥县卫生健康局\n2024年7月5日",
    ],
    nonTriggering: [
      "柳桥县卫生健康局关于防暑工作情况的报告\n\n柳桥县人民政府：\n\n今年以来，防暑工作平稳有序。\n\n特此报告。\n\n柳桥县卫生健康局\n2024年7月5日",
      "柳桥县卫生健康局关于加强防暑工作的报告\n\n柳桥县人民政府：\n\n现提出如下意见。\n\n以上报告如无不妥，请批转各地执行。\n\n柳桥县卫生健康局\n2024年7月5日",
      "柳桥县卫生健康局关于解决经费的请示\n\n柳桥县人民政府：\n\n恳请安排经费60万元。\n\n特此请示，请予批复。\n\n柳桥县卫生健康局\n2024年7月5日",
      "柳桥县卫生健康局关于用车的通知\n\n各科室：\n\n需用车的，请提前一天报办公室审批。\n\n特此通知。\n\n柳桥县卫生健康局\n2024年7月5日",
      "柳桥县卫生健康局关于商请支持的函\n\n县民政局：\n\n拟借用场地一处。妥否，请函复。\n\n柳桥县卫生健康局\n2024年7月5日",
      "柳桥县卫生健康局关于商请审批用地的函\n\n县自然资源局：\n\n拟使用土地一处。\n\n请予审批。\n\n柳桥县卫生健康局\n2024年7月5日",
    ])

  private static let hereby = ScalarText.units("特此")
  private static let reply = ScalarText.units("此复")
  private static let asks = ScalarText.words(
    "请批示 请予批示 请批复 请予批复 请审批 请予审批 请批准 请予批准 请予以批准 请予以批复 请予以审批")
  /// What goes upward.
  private static let upward = Set(ScalarText.words("报告 请示"))
  /// What announces, and so asks nobody.
  private static let downward = Set(ScalarText.words("批复 公告 通告 通知 通报"))
  private static let judged = upward.union(downward)
  private static let named = ScalarText.words("报告 请示 批复 公告 通告 通知 通报")
  /// The formula stands in one of the last paragraphs.
  private static let tail = 4

  static let needs: [RuleNeed] = [.words("特此 此复 批示 批复 审批 批准")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.pieces.compactMap { piece in
      guard piece.attachment == nil, piece.caseNumber == nil,
        let title = context.title(of: piece)?.fragments.last,
        let kind = kind(of: title, context.text), Self.judged.contains(kind)
      else { return nil }
      let bodies = piece.body.filter { structure.paragraphs[$0].role == .body }
      for i in bodies.suffix(Self.tail).reversed() {
        guard let clause = lastClause(structure.paragraphs[i], context.text) else { continue }
        let words = Array(context.text.scalars[clause])
        guard let severity = judge(words, kind) else { continue }
        let (written, name) = (ScalarText.string(words), ScalarText.string(kind))
        return context.finding(
          Self.self, clause,
          Message(
            zh: "文种是“\(name)”，结束语却用“\(written)”，请核对",
            en: "this is a \(name), and it ends in “\(written)”; please check"),
          severity: severity,
          related: [context.related(title, "标题", "the title")])
      }
      return nil
    }
  }

  /// The kind that a title names, a stop too many at its end aside.
  private func kind(of title: Range<Int>, _ text: ScalarText) -> [UInt32]? {
    let isStopped = title.last.map { ScalarText.isPauseOrStop(text.scalars[$0]) } ?? false
    return DocumentKind.sentKind(text, isStopped ? title.dropLast() : title)
  }

  /// The last clause of a paragraph, its stop aside, where it is short.
  private func lastClause(
    _ paragraph: DocumentStructure.Paragraph, _ text: ScalarText
  ) -> Range<Int>? {
    guard var range = paragraph.fragments.last, let last = range.last else { return nil }
    if text.scalars[last] == 0x3002 || text.scalars[last] == 0xFF01 { range = range.dropLast() }
    let start =
      range.suffix(8).last { ScalarText.isPauseOrStop(text.scalars[$0]) }.map { $0 + 1 }
      ?? (range.count <= 8 ? range.lowerBound : nil)
    guard let start, range.upperBound - start >= 2 else { return nil }
    return start..<range.upperBound
  }

  private func judge(_ clause: [UInt32], _ kind: [UInt32]) -> Severity? {
    let isUpward = Self.upward.contains(kind)
    if Self.asks.contains(clause) {
      // A request asks.
      return isUpward && kind == Self.named[1] ? nil : .error
    }
    if clause == Self.reply { return isUpward ? .error : kind == Self.named[2] ? nil : .warning }
    guard clause.count == 4, clause.starts(with: Self.hereby),
      let other = Self.named.first(where: { clause.suffix(2).elementsEqual($0) }), other != kind
    else { return nil }
    return isUpward || Self.upward.contains(other) ? .error : .warning
  }
}
