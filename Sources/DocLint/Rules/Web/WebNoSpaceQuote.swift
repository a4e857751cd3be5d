/// A space beside a curly quote, under the profile `web`.
struct WebNoSpaceQuote: DocumentRule {
  static let description = RuleDescription(
    id: "web-no-space-quote", category: "web", severity: .info,
    summary: Message(zh: "中文引号旁有空格", en: "a space beside a curly quote"),
    rationale: Message(
      zh: "中文引号自带空白，旁边不再空格。",
      en: "A curly quote in Chinese text carries its own white space."),
    source: .webTypography,
    fix: (.safe, Message(zh: "删去空格", en: "deletes the space")),
    triggering: [
      "他说↓ “你好”↓ 然后",
      "见“↓ 说明↓ ”",
    ],
    nonTriggering: [
      "他说“你好”然后",
      "The “quoted” text",
      "甲乙 use the “same” word",
    ], profiles: [.web])

  func check(_ context: RuleContext) -> [Diagnostic] {
    WebText.changes(.noSpaceQuote, in: context).map { change in
      context.finding(
        Self.self, change.shown(in: context.text), message(change, context.text),
        fix: Fix(.safe, [context.edit(change.range, ScalarText.string(change.replacement))]))
    }
  }

  private func message(_ change: WebText.Change, _ text: ScalarText) -> Message {
    let place = change.quoted(in: text)
    return Message(
      zh: "“\(place)”：引号旁多了空格",
      en: "“\(place)”: a space too many beside the quote")
  }
}
