/// No space between inline code and Chinese, under the profile `web`.
struct WebSpaceCode: DocumentRule {
  static let description = RuleDescription(
    id: "web-space-code", category: "web", severity: .info,
    summary: Message(zh: "行内代码与汉字之间没有空格", en: "no space between inline code and Chinese"),
    rationale: Message(
      zh: "行内代码与汉字之间留一个空格，代码的起止更清楚。",
      en: "A space shows where inline code starts and ends."),
    source: .webTypography,
    fix: (.safe, Message(zh: "加一个空格", en: "adds a space")),
    triggering: [
      "运行↓`make`↓命令"
    ],
    nonTriggering: [
      "运行 `make` 命令",
      "a`b`c",
      "（`code`）",
    ], profiles: [.web])

  func check(_ context: RuleContext) -> [Diagnostic] {
    WebText.changes(.spaceCode, in: context).map { change in
      context.finding(
        Self.self, change.shown(in: context.text), message(change, context.text),
        fix: Fix(.safe, [context.edit(change.range, ScalarText.string(change.replacement))]))
    }
  }

  private func message(_ change: WebText.Change, _ text: ScalarText) -> Message {
    let place = change.quoted(in: text)
    return Message(
      zh: "“\(place)”：行内代码与汉字之间应有一个空格",
      en: "“\(place)”: one space belongs between inline code and Chinese")
  }
}
