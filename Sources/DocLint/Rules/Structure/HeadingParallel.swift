/// One heading of a level ends in another word than the rest.
struct HeadingParallel: DocumentRule {
  static let description = RuleDescription(
    id: "heading-parallel", category: "heading", severity: .info,
    summary: Message(
      zh: "同级标题的中心词不一致", en: "one heading of a level ends in another word than the rest"),
    rationale: Message(
      zh: "同级标题宜用同一结构；其余都以同一个词收尾，唯独一个不同，多是笔误或漏字。",
      en: "Where all the others end in one word, the odd one is often a slip."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "（1）乡村路网建设工程。建网。\n（2）灌溉系统建设工程。建系统。\n↓（3）庭院经济模式建设。建模式。"
    ],
    nonTriggering: [
      "（1）乡村路网建设工程。建网。\n（2）灌溉系统建设工程。建系统。",
      "一、工作背景\n甲。\n二、主要做法\n乙。\n三、推进成效\n丙。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    let scalars = context.text.scalars
    var found: [Diagnostic] = []
    guard !context.isStatute else { return [] }
    let items = context.groupsOfItems()
    for group in context.siblings where group.count >= 3 && !items.contains(group[0]) {
      var endings: [[UInt32]: [Int]] = [:]
      for i in group {
        var end = structure.headings[i].title.upperBound
        let start = structure.headings[i].title.lowerBound
        while end > start, scalars[end - 1] == 0x2A || ScalarText.isSpace(scalars[end - 1]) {
          end -= 1
        }
        guard end - start >= 4, end - start <= 30 else { continue }
        endings[Array(scalars[(end - 2)..<end]), default: []].append(i)
      }
      guard endings.count == 2, let most = endings.max(by: { $0.value.count < $1.value.count }),
        let odd = endings.first(where: { $0.value.count == 1 && $0.key != most.key })?.value.first,
        most.value.count == group.count - 1, most.key.allSatisfy(ScalarText.isHan)
      else { continue }
      let heading = structure.headings[odd]
      found.append(
        context.finding(
          Self.self, heading.mark.lowerBound..<heading.title.upperBound,
          message(context.words(heading.title), ScalarText.string(most.key))))
    }
    return found.sorted { $0.range < $1.range }
  }

  private func message(_ title: String, _ word: String) -> Message {
    Message(
      zh: "同级标题都以“\(word)”结尾，只有“\(title)”不同，请核对",
      en: "the other headings of this level end in “\(word)”, “\(title)” does not; please check")
  }
}
