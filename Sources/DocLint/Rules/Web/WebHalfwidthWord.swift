/// Full-width letters, digits or blanks within a line, under the profile `web`.
struct WebHalfwidthWord: DocumentRule {
  static let description = RuleDescription(
    id: "web-halfwidth-word", category: "web", severity: .warning,
    summary: Message(
      zh: "用了全角字母、数字或行内全角空格", en: "full-width letters, digits or blanks within a line"),
    rationale: Message(
      zh: "全角字母、数字检索不到，也不能运算；行首的全角缩进不在此列。",
      en:
        "Full-width letters and digits are found by no search; the indent at the start of a line stays."
    ),
    source: .webTypography,
    fix: (.safe, Message(zh: "改为半角", en: "makes them half-width")),
    triggering: [
      "于 ↓１６：３２ 出发",
      "去 ↓ＣＢＤ 中心",
    ],
    nonTriggering: [
      "　　行首缩进",
      "于 16:32 出发",
      "说：两",
    ], profiles: [.web],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] {
    WebText.changes(.halfwidthWord, in: context).map { change in
      context.finding(
        Self.self, change.shown(in: context.text), message(change, context.text),
        fix: Fix(.safe, [context.edit(change.range, ScalarText.string(change.replacement))]))
    }
  }

  private func message(_ change: WebText.Change, _ text: ScalarText) -> Message {
    let place = change.quoted(in: text)
    return Message(
      zh: "“\(place)”：全角字母、数字改为半角",
      en: "“\(place)”: make full-width letters and digits half-width")
  }
}
