/// A title ends in a punctuation mark.
struct TitleTrailingPunct: DocumentRule {
  static let description = RuleDescription(
    id: "title-trailing-punct", category: "title", severity: .warning,
    summary: Message(zh: "标题末尾有标点", en: "a title ends in a punctuation mark"),
    rationale: Message(
      zh: "标题末尾不用句号、逗号、分号、冒号；问号、叹号、引号、书名号、括号可以。",
      en: "A title takes no full stop, comma, semicolon or colon at its end."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    fix: (.safe, Message(zh: "删去标点", en: "removes the mark")),
    triggering: [
      "柳桥县卫生健康局关于做好防暑工作的通知↓。\n\n各乡镇卫生院：\n\n请认真抓好落实。",
      "柳桥县便民服务点进社区受欢迎↓。\n\n修鞋、配钥匙、磨剪子，这些曾经转身就能找到的小摊，如今又回到了居民身边，全县已经建成68处，吸纳手艺人154名。\n\n由街道牵头，把社区闲置的门房、车棚利用起来，统一改造成面积为6平方米的小屋，免收两年租金，手艺人有了去处。\n\n推行公开姓名、公开价目、公开电话，承诺修不好不收钱，价目表贴在墙上，凡投诉查实两次的，取消进驻资格。",
    ],
    nonTriggering: [
      "柳桥县卫生健康局关于做好防暑工作的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。",
      "防暑工作怎么抓？\n\n各地各有办法。",
      "我县便民服务点建设全面铺开。\n\n群众说好。",
      "今年全县便民服务点建设全面铺开。\n\n修鞋、配钥匙、磨剪子，这些曾经转身就能找到的小摊，如今又回到了居民身边，全县已经建成68处，吸纳手艺人154名。\n\n由街道牵头，把社区闲置的门房、车棚利用起来，统一改造成面积为6平方米的小屋，免收两年租金，手艺人有了去处。\n\n推行公开姓名、公开价目、公开电话，承诺修不好不收钱，价目表贴在墙上，凡投诉查实两次的，取消进驻资格。",
      "近日，柳桥县启动防暑工作。\n\n各乡镇行动起来。",
    ])

  private static let marks = ScalarSet(ScalarText.units("。；，：;:,"))

  func check(_ context: RuleContext) -> [Diagnostic] {
    var found = context.structure.pieces.compactMap { piece -> Diagnostic? in
      guard let title = context.title(of: piece), let last = title.fragments.last?.last,
        Self.marks.contains(context.text.scalars[last])
      else { return nil }
      return context.finding(
        Self.self, last..<(last + 1), message(context.words(last..<(last + 1))),
        fix: Fix(.safe, [context.edit(last..<(last + 1), "")]))
    }
    if found.isEmpty, let line = firstLine(context), let last = line.last {
      found.append(
        context.finding(
          Self.self, last..<(last + 1),
          Message(
            zh: "首行像是标题，标题末尾不用“。”，请核对",
            en: "the first line looks like a title, which does not end in “。”; please check"),
          fix: Fix(.unsafe, [context.edit(last..<(last + 1), "")])))
    }
    return found
  }

  private static let starts = ScalarSet(ScalarText.units("为根按现近日今截经在我你您这当随自从对由本"))
  private static let longestTitle = 30
  /// So many paragraphs of so many characters make the text below.
  private static let (paragraphs, shortest) = (3, 45)

  /// The first line of a text without a title, where it is one clause alone above a blank line, and
  /// the paragraphs below are long.
  private func firstLine(_ context: RuleContext) -> Range<Int>? {
    let (structure, scalars) = (context.structure, context.text.scalars)
    guard structure.pieces.first?.title == nil, !context.isMarkup,
      let first = structure.paragraphs.prefix(2).firstIndex(where: { $0.range.count >= 6 })
    else { return nil }
    let paragraph = structure.paragraphs[first]
    guard paragraph.role == .body, paragraph.heading == nil, paragraph.fragments.count == 1,
      let line = paragraph.fragments.first, line.count <= Self.longestTitle,
      scalars[line.upperBound - 1] == 0x3002, !Self.starts.contains(scalars[line.lowerBound]),
      ScalarText.isHan(scalars[line.lowerBound]) || scalars[line.lowerBound] == 0x201C,
      !line.dropLast().contains(where: { ScalarText.isPauseOrStop(scalars[$0]) }),
      let number = paragraph.lines.last, number + 1 < structure.lines.count,
      structure.lines[number + 1].isBlank
    else { return nil }
    let below = structure.paragraphs[(first + 1)...].filter { $0.role == .body }
    return below.count >= Self.paragraphs
      && below.prefix(Self.paragraphs).allSatisfy({ $0.range.count >= Self.shortest })
      ? line : nil
  }

  private func message(_ mark: String) -> Message {
    Message(
      zh: "标题末尾不用“\(mark)”，请删去", en: "a title does not end in “\(mark)”; remove it")
  }
}
