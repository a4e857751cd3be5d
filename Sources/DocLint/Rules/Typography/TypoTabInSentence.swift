/// A tab stands in the middle of a sentence.
struct TypoTabInSentence: DocumentRule {
  static let description = RuleDescription(
    id: "typo-tab-in-sentence", category: "typo", severity: .warning,
    summary: Message(zh: "句子中间有制表符", en: "a tab in the middle of a sentence"),
    rationale: Message(
      zh: "句中的制表符多由复制表格带来，排版后是一段空白。",
      en: "A tab in a sentence comes along with a copied table and prints as a gap."),
    source: .editing,
    fix: (.unsafe, Message(zh: "删去制表符", en: "deletes the tab")),
    triggering: [
      "村里修订了管水公约，“两委”请来↓\t七位老人，围着册子讲了三个晚上。",
      "全县开展义诊，受益群众↓\t达到三千人，反响良好。",
      "会议指出，要压实责任，做好↓\t防暑降温。",
    ],
    nonTriggering: [
      "时间：\t七月五日上午，请准时到会。",
      "一、\t总体要求，坚持预防为主。",
      "任务\t要求\n抓好防暑，做好降温\t七月底前完成，逾期通报。",
      "抓好防暑\t七月底前完成，逾期通报。",
      "任务名称\t完成情况",
    ],
    notIn: [.tableCell])

  private static let shortest = 8

  static let needs: [RuleNeed] = [.any([0x09])]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let (text, lines) = (context.text, context.structure.lines)
    let scalars = text.scalars
    var found: [Diagnostic] = []
    var previous = false
    for (n, line) in lines.enumerated() where !line.isBlank {
      let tabs = line.marks.filter { scalars[text.marks[$0]] == 0x09 }
      defer { previous = !tabs.isEmpty }
      guard tabs.count == 1, !previous, let place = tabs.first else { continue }
      let tab = text.marks[place]
      let before = line.content.lowerBound..<tab
      guard before.count >= Self.shortest, ScalarText.isHan(scalars[tab - 1]),
        ScalarText.isHan(text.at(tab + 1)), before.contains(where: { scalars[$0] == 0xFF0C }),
        (tab..<line.content.upperBound).contains(where: { scalars[$0] == 0x3002 }),
        !holdsTab(text, lines[(n + 1)...].first { !$0.isBlank })
      else { continue }
      found.append(
        context.finding(
          Self.self, tab..<(tab + 1),
          Message(
            zh:
              "“\(text.string((tab - 1)..<tab))”与“\(text.string((tab + 1)..<(tab + 2)))”之间有制表符，请核对后删去",
            en: "a tab stands in the sentence; check and delete it"),
          fix: Fix(.unsafe, [context.edit(tab..<(tab + 1), "")])))
    }
    return found
  }

  private func holdsTab(_ text: ScalarText, _ line: DocumentStructure.Line?) -> Bool {
    line?.marks.contains { text.scalars[text.marks[$0]] == 0x09 } ?? false
  }
}
