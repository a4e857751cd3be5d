/// No spaces around a dash, bar or plus between Chinese words, under the profile `web`.
struct WebSpaceDash: DocumentRule {
  static let description = RuleDescription(
    id: "web-space-dash", category: "web", severity: .info,
    summary: Message(
      zh: "汉字之间的短横、竖线、加号两侧没有空格", en: "no spaces around a dash, bar or plus between Chinese words"),
    rationale: Message(
      zh: "汉字之间的短横、竖线两侧留空格，免得与“一”相混。",
      en: "With spaces around it a dash between Chinese words is not read as 一."),
    source: .webTypography,
    fix: (.safe, Message(zh: "两侧加空格", en: "adds the spaces")),
    triggering: [
      "你好↓-↓世界",
      "快讯↓|↓今日要闻",
      "“甲”↓-↓乙",
    ],
    nonTriggering: [
      "你好 - 世界",
      "甲-A-乙",
      "2021-2023",
      "你好——世界",
    ], profiles: [.web])

  func check(_ context: RuleContext) -> [Diagnostic] {
    WebText.changes(.spaceDash, in: context).map { change in
      context.finding(
        Self.self, change.shown(in: context.text), message(change, context.text),
        fix: Fix(.safe, [context.edit(change.range, ScalarText.string(change.replacement))]))
    }
  }

  private func message(_ change: WebText.Change, _ text: ScalarText) -> Message {
    let place = change.quoted(in: text)
    return Message(
      zh: "“\(place)”：汉字之间的“-”“|”“+”两侧应有空格",
      en: "“\(place)”: “-”, “|” and “+” between Chinese words take spaces")
  }
}
