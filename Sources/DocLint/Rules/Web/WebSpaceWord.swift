/// No space between Chinese and Latin letters or digits, under the profile `web`.
struct WebSpaceWord: DocumentRule {
  static let description = RuleDescription(
    id: "web-space-word", category: "web", severity: .info,
    summary: Message(
      zh: "汉字与西文字母、数字之间没有空格", en: "no space between Chinese and Latin letters or digits"),
    rationale: Message(
      zh: "网页排版在汉字与西文之间留一个空格，便于阅读；公文体例相反，故只在 web 体例下检查。",
      en:
        "Chinese web typography sets one space between the two scripts; official style does not, so this runs under the profile `web` alone."
    ),
    source: .webTypography,
    fix: (.safe, Message(zh: "加一个空格", en: "adds a space")),
    triggering: [
      "使用↓Swift↓编写工具",
      "于↓3↓月↓10↓日开始",
      "增长↓50%↓左右",
      "对比↓C++↓的差别",
      "阈值在↓-5↓度以下",
    ],
    nonTriggering: [
      "使用 Swift 编写工具",
      "内容带有%s或$1占位",
      "执行`make中文`命令",
      "见 docs/中文说明 目录",
      "https://example.com/中文a",
      "（腾讯）的",
    ], profiles: [.web])

  func check(_ context: RuleContext) -> [Diagnostic] {
    WebText.changes(.spaceWord, in: context).map { change in
      context.finding(
        Self.self, change.shown(in: context.text), message(change, context.text),
        fix: Fix(.safe, [context.edit(change.range, ScalarText.string(change.replacement))]))
    }
  }

  private func message(_ change: WebText.Change, _ text: ScalarText) -> Message {
    let place = change.quoted(in: text)
    return Message(
      zh: "“\(place)”：汉字与西文之间应有一个空格",
      en: "“\(place)”: one space belongs between Chinese and Latin text")
  }
}
