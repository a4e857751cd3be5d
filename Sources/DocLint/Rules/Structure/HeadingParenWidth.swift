/// A number in half-width parentheses.
struct HeadingParenWidth: DocumentRule {
  static let description = RuleDescription(
    id: "heading-paren-width", category: "heading", severity: .warning,
    summary: Message(zh: "序号用了半角括号", en: "a number in half-width parentheses"),
    rationale: Message(
      zh: "“（一）”“（1）”用全角括号；同一文件里全角半角混用，对不齐也查不到。",
      en:
        "（一） and （1） take full-width parentheses; two kinds in one text neither align nor are found."
    ),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    fix: (.safe, Message(zh: "括号改为全角", en: "makes both parentheses full-width")),
    triggering: [
      "↓(一) 推进健康行动\n开展活动。\n↓(二) 强化监督\n检查30次。",
      "↓(1)实施工程。新建2所。\n↓（2)改造工程。改建3所。",
    ],
    nonTriggering: [
      "（一）推进健康行动\n开展活动。",
      "(2021)年度计划",
      "(%)",
      "床位(张)数",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let scalars = context.text.scalars
    var found: [Diagnostic] = []
    for heading in context.structure.headings
    where heading.series == .chineseInParentheses || heading.series == .arabicInParentheses {
      var edits: [Edit] = []
      for i in heading.mark {
        if scalars[i] == 0x28 { edits.append(context.edit(i..<(i + 1), "（")) }
        if scalars[i] == 0x29 { edits.append(context.edit(i..<(i + 1), "）")) }
      }
      guard !edits.isEmpty else { continue }
      found.append(
        context.finding(
          Self.self, heading.mark, message(context.words(heading.mark)), fix: Fix(.safe, edits)))
    }
    return found
  }

  private func message(_ written: String) -> Message {
    Message(
      zh: "序号“\(written)”的括号应为全角", en: "the parentheses of “\(written)” should be full-width")
  }
}
