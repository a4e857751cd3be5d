/// A space beside a full-width mark, under the profile `web`.
struct WebNoSpaceFullwidth: DocumentRule {
  static let description = RuleDescription(
    id: "web-no-space-fullwidth", category: "web", severity: .info,
    summary: Message(zh: "全角标点旁有空格", en: "a space beside a full-width mark"),
    rationale: Message(
      zh: "全角标点自带空白，旁边不再空格。",
      en: "A full-width mark carries its own white space."),
    source: .webTypography,
    fix: (.safe, Message(zh: "删去空格", en: "deletes the space")),
    triggering: [
      "快速、↓ 跨平台↓ 、可靠",
      "使用 Firefox↓ 、↓ Swift 等",
      "你好↓ （世界）",
    ],
    nonTriggering: [
      "快速、跨平台",
      "（路透） - 综述",
      "| 包括八位（整数）   |",
      "Hello, world. Good",
    ], profiles: [.web])

  func check(_ context: RuleContext) -> [Diagnostic] {
    WebText.changes(.noSpaceFullwidth, in: context).map { change in
      context.finding(
        Self.self, change.shown(in: context.text), message(change, context.text),
        fix: Fix(.safe, [context.edit(change.range, ScalarText.string(change.replacement))]))
    }
  }

  private func message(_ change: WebText.Change, _ text: ScalarText) -> Message {
    let place = change.quoted(in: text)
    return Message(
      zh: "“\(place)”：全角标点旁多了空格",
      en: "“\(place)”: a space too many beside a full-width mark")
  }
}
