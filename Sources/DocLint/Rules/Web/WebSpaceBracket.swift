/// No space outside half-width brackets beside Chinese, under the profile `web`.
struct WebSpaceBracket: DocumentRule {
  static let description = RuleDescription(
    id: "web-space-bracket", category: "web", severity: .info,
    summary: Message(
      zh: "半角括号外侧与汉字之间没有空格", en: "no space outside half-width brackets beside Chinese"),
    rationale: Message(
      zh: "半角括号紧贴汉字显得拥挤；括号内侧则不空格。",
      en: "Half-width brackets look cramped against Chinese; inside them no space is set."),
    source: .webTypography,
    fix: (.safe, Message(zh: "括号外侧加空格，内侧去空格", en: "adds a space outside, removes one inside")),
    triggering: [
      "你好↓[世界]",
      "门诊↓(团队)↓服务",
      "代号 (↓ 中文↓ )",
    ],
    nonTriggering: [
      "你好 [世界] 再见",
      "函数call(a) 返回 1",
      "脚注[^1]说明",
      "你好（世界）",
    ], profiles: [.web])

  func check(_ context: RuleContext) -> [Diagnostic] {
    WebText.changes(.spaceBracket, in: context).map { change in
      context.finding(
        Self.self, change.shown(in: context.text), message(change, context.text),
        fix: Fix(.safe, [context.edit(change.range, ScalarText.string(change.replacement))]))
    }
  }

  private func message(_ change: WebText.Change, _ text: ScalarText) -> Message {
    let place = change.quoted(in: text)
    return Message(
      zh: "“\(place)”：半角括号与汉字之间的空格不合惯例：外侧一个，内侧没有",
      en: "“\(place)”: half-width brackets take a space outside and none inside beside Chinese")
  }
}
