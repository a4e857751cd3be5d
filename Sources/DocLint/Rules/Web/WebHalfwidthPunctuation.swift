/// Full-width marks in English text, under the profile `web`.
struct WebHalfwidthPunctuation: DocumentRule {
  static let description = RuleDescription(
    id: "web-halfwidth-punctuation", category: "web", severity: .warning,
    summary: Message(zh: "英文语句用了全角标点", en: "full-width marks in English text"),
    rationale: Message(
      zh: "整行都是英文时用半角标点，标点后空一格；括号成对修改。",
      en:
        "A line of English takes half-width marks with a space behind; brackets are changed in pairs."
    ),
    source: .webTypography,
    fix: (.safe, Message(zh: "改为半角标点", en: "writes the half-width mark")),
    triggering: [
      "Come and↓，Join us↓！",
      "The↓（Convertible Amount↓）case",
      "The “quoted” case↓。",
    ],
    nonTriggering: [
      "Come and, Join us!",
      "SHA1。",
      "说：Come on，",
      "Escher puzzle【",
      "你好 English words。",
    ], profiles: [.web],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] {
    WebText.changes(.halfwidthPunctuation, in: context).map { change in
      context.finding(
        Self.self, change.shown(in: context.text), message(change, context.text),
        fix: Fix(.safe, [context.edit(change.range, ScalarText.string(change.replacement))]))
    }
  }

  private func message(_ change: WebText.Change, _ text: ScalarText) -> Message {
    let place = change.quoted(in: text)
    return Message(
      zh: "“\(place)”：英文语句用了全角标点，改为半角",
      en: "“\(place)”: a full-width mark in English text; make it half-width")
  }
}
