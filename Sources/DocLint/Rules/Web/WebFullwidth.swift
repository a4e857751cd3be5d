/// Half-width marks in Chinese text, under the profile `web`.
struct WebFullwidth: DocumentRule {
  static let description = RuleDescription(
    id: "web-fullwidth", category: "web", severity: .warning,
    summary: Message(zh: "中文语句用了半角标点", en: "half-width marks in Chinese text"),
    rationale: Message(
      zh: "中文语句用全角标点；西文语句、数字、代码中的半角标点不动。",
      en: "Chinese sentences take full-width marks; those of Latin text, numbers and code stay."),
    source: .webTypography,
    fix: (.safe, Message(zh: "改为全角标点", en: "writes the full-width mark")),
    triggering: [
      "你好↓,世界↓.",
      "测试↓,逗号 Comma 转换↓!",
      "真的吗↓? 是的",
      "手机 iPhone↓,好用",
      "甲到↓;乙到，丙未到",
      "真的吗↓?! 他说↓:“是”↓,“好”",
    ],
    nonTriggering: [
      "你好，世界。",
      "版本 1.2,3",
      "hello,world!",
      "时间 12:30",
      "公告:(测试)",
      "甲;乙",
      "详见 a.txt",
    ], profiles: [.web],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] {
    WebText.changes(.fullwidth, in: context).map { change in
      context.finding(
        Self.self, change.shown(in: context.text), message(change, context.text),
        fix: Fix(.safe, [context.edit(change.range, ScalarText.string(change.replacement))]))
    }
  }

  private func message(_ change: WebText.Change, _ text: ScalarText) -> Message {
    let place = change.quoted(in: text)
    return Message(
      zh: "“\(place)”：中文语句用了半角标点，改为全角",
      en: "“\(place)”: a half-width mark in Chinese text; make it full-width")
  }
}
