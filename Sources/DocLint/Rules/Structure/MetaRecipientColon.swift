/// The addressee is not followed by a full-width colon.
struct MetaRecipientColon: DocumentRule {
  static let description = RuleDescription(
    id: "meta-recipient-colon", category: "meta", severity: .warning,
    summary: Message(zh: "主送机关后没有全角冒号", en: "the addressee is not followed by a full-width colon"),
    rationale: Message(
      zh: "主送机关最后标全角冒号。",
      en: "The line of the addressees ends in a full-width colon."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    fix: (.safe, Message(zh: "改为全角冒号", en: "writes a full-width colon")),
    triggering: [
      "关于做好工作的通知\n\n各乡镇卫生院，委属各单位↓:\n\n请认真落实。",
      "关于做好工作的通知\n\n各乡镇卫生院，委属各单↓位\n\n请各单位结合实际，认真抓好落实。",
      "柳桥县卫生健康局关于做好工作的意见\n\n各乡镇卫生↓院\n\n为做好今年的工作，现提出如下意见。",
      "柳桥县卫生健康局关于解决经费的请示\n\n柳桥县人民政↓府\n\n我局拟改建业务用房，现将有关情况请示如下。\n\n柳桥县卫生健康局\n2024年3月5日",
      "柳桥县人民政府办公室关于值班的通知\n\n各乡镇人民政府，县政府各部门↓。\n\n为做好值班工作，现将有关事项通知如下。",
      "在动员大会上的讲话\n\n李某某\n\n同志↓们\n\n今天我们召开动员大会，主要是部署工作。",
    ],
    nonTriggering: [
      "关于做好工作的通知\n\n各乡镇卫生院，委属各单位：\n\n请认真落实。",
      "关于2024年工作情况的报告\n\n柳桥县卫生健康局\n\n今年以来，我局认真抓好各项工作。",
      "柳桥县医院关于2024年工作情况的报告\n\n柳桥县人民医院\n\n今年以来，我院认真抓好各项工作。",
      "柳桥县人民政府办公室关于督查情况的通报\n\n县政府督查室\n\n近日，我室开展了督查。\n\n县政府督查室\n2024年3月5日",
      "亲爱的朋友\n你在远方\n我在山冈",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let paragraphs = context.structure.paragraphs
    var found = paragraphs.compactMap { paragraph -> Diagnostic? in
      guard paragraph.role == .addressee, let last = paragraph.fragments.last?.last else {
        return nil
      }
      let mark = context.text.scalars[last]
      guard mark != 0xFF1A else { return nil }
      let isWrong = !ScalarText.isHan(mark) && !HeadingMark.isClosing(mark)
      let range = isWrong ? last..<(last + 1) : (last + 1)..<(last + 1)
      return context.finding(
        Self.self, last..<(last + 1), message(context.words(last..<(last + 1))),
        fix: Fix(.safe, [context.edit(range, "：")]))
    }
    for piece in context.structure.pieces {
      guard let line = salutation(piece, context) else { continue }
      found.append(
        context.finding(
          Self.self, (line.upperBound - 1)..<line.upperBound, salutationMessage,
          fix: Fix(.unsafe, [context.edit(line.upperBound..<line.upperBound, "：")])))
    }
    return found.sorted { $0.range < $1.range }
  }

  private static let greetings = ScalarText.words(
    "同志们 各位 尊敬的 亲爱的 女士们 先生们 朋友们 老师们 同学们")
  private static let greeted = ScalarText.words(
    "们 代表 委员 领导 来宾 嘉宾 朋友 同志 专家 先生 女士 家长 同事 同仁 同学")
  /// So many paragraphs may stand before it: title, date, name.
  private static let head = 6

  /// 同志们 and the like without a mark, between the head of a piece and its text.
  private func salutation(
    _ piece: DocumentStructure.Piece, _ context: RuleContext
  ) -> Range<Int>? {
    let (structure, text) = (context.structure, context.text)
    for i in piece.paragraphs.prefix(Self.head + 1) where i + 1 < piece.paragraphs.upperBound {
      let paragraph = structure.paragraphs[i]
      guard let line = paragraph.fragments.first, paragraph.fragments.count == 1 else { return nil }
      if line.count > 30 || paragraph.isClosed && paragraph.role == .body { return nil }
      guard paragraph.role != .title, i > piece.paragraphs.lowerBound,
        Self.greetings.contains(where: { text.has($0, at: line.lowerBound) }),
        Self.greeted.contains(where: { text.has($0, before: line.upperBound) })
      else { continue }
      let next = structure.paragraphs[i + 1]
      return next.isClosed && next.range.count >= 8 ? line : nil
    }
    return nil
  }

  private var salutationMessage: Message {
    Message(
      zh: "称谓之后应标全角冒号“：”，请核对",
      en: "a form of address is followed by a full-width colon; please check")
  }

  private func message(_ last: String) -> Message {
    Message(
      zh: "主送机关末尾是“\(last)”，应标全角冒号“：”",
      en: "the line of the addressees ends in “\(last)”; it takes a full-width colon")
  }
}
