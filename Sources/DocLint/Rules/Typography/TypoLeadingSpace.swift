/// A single stray space stands before a heading, a label or a title.
struct TypoLeadingSpace: DocumentRule {
  static let description = RuleDescription(
    id: "typo-leading-space", category: "typo", severity: .info,
    summary: Message(
      zh: "标题、附件标识等行首有多余空格", en: "a stray space before a heading or label"),
    rationale: Message(
      zh: "行首单个半角空格既不是两字缩进，也不是居中，排出来会错位。",
      en: "One half-width space is neither an indent of two characters nor a centred line."),
    source: .editing,
    fix: (.safe, Message(zh: "删去行首空格", en: "deletes the space")),
    triggering: ["↓ 附件4\n重点任务清单", "柳桥县简报\n↓ 一、主要做法"],
    nonTriggering: ["　　一、主要做法", "    附件4", "附件4", " 在全县推广这一做法，成效明显。", " 3.2\t4.1", "柳桥县\n "],
    profiles: [.official])

  static let needs: [RuleNeed] = [.any(" ")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let text = context.text
    return context.structure.lines.compactMap { line in
      let space = line.range.lowerBound..<line.content.lowerBound
      guard !line.isBlank, space.count == 1, text.scalars[space.lowerBound] == 0x20,
        line.content.count <= 30,
        ScalarText.isHan(text.scalars[line.content.lowerBound])
          || ScalarText.isChineseOpening(text.scalars[line.content.lowerBound]),
        !text.scalars[line.content].contains(where: {
          $0 == 0x09 || $0 == 0xFF0C || $0 == 0x3002 || $0 == 0xFF1B
        })
      else { return nil }
      return context.finding(
        Self.self, space,
        Message(zh: "行首多了一个空格，应删去", en: "a stray space at the start of the line; delete it"),
        fix: Fix(.safe, [context.edit(space, "")]))
    }
  }
}
