/// The number of an annex runs into a year.
struct AttachNumberSpace: DocumentRule {
  static let description = RuleDescription(
    id: "attach-number-space", category: "attach", severity: .warning,
    summary: Message(zh: "附件序号与年份相连", en: "the number of an annex runs into a year"),
    rationale: Message(
      zh: "“1.2021年”容易读成小数。",
      en: "1.2021年 reads like a decimal."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    fix: (.unsafe, Message(zh: "空一格", en: "puts a space between")),
    triggering: [
      "请认真落实。\n\n附件：↓1.2024年工作要点\n2.任务清单\n\n柳桥县卫生健康局\n2024年3月5日"
    ],
    nonTriggering: [
      "请认真落实。\n\n附件：1. 2024年工作要点\n2. 任务清单\n\n柳桥县卫生健康局\n2024年3月5日"
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    context.structure.listed.compactMap { item in
      guard !item.mark.isEmpty, item.name.lowerBound == item.mark.upperBound,
        ScalarText.isDigit(context.text.scalars[item.name.lowerBound])
      else { return nil }
      let at = item.name.lowerBound
      return context.finding(
        Self.self, item.mark.lowerBound..<min(at + 5, item.name.upperBound),
        message(context.words(item.mark), context.words(item.name.prefix(5))),
        fix: Fix(.unsafe, [context.edit(at..<at, " ")]))
    }
  }

  private func message(_ mark: String, _ name: String) -> Message {
    Message(
      zh: "附件序号“\(mark)”与“\(name)”相连，像小数，中间空一格",
      en: "“\(mark)\(name)” reads like a decimal; put a space between")
  }
}
