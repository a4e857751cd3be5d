/// A suppression does not say why.
struct SuppressionNoReason: SuppressionRule {
  static let description = RuleDescription(
    id: "suppression-no-reason", category: "suppression", severity: .info,
    summary: Message(zh: "豁免没有写理由", en: "a suppression gives no reason"),
    rationale: Message(
      zh: "理由留在 --show-suppressed 的输出里，审核的人据此判断豁免是否还成立。",
      en: "The reason stays in the output of --show-suppressed: whoever reviews it must be able to "
        + "tell whether it still holds."),
    source: .init(
      .practice, Message(zh: "各类检查工具的惯例", en: "custom of such programs")),
    triggering: [
      "↓<!-- doclint-disable-next-line wording-jiezhi -->\n截止目前，工作有序。",
      "截止目前，工作有序。↓<!-- doclint-disable-line wording-jiezhi: -->",
    ],
    nonTriggering: [
      "<!-- doclint-disable-next-line wording-jiezhi: 引用原文 -->\n截止目前，工作有序。",
      "<!-- doclint-disable wording-jiezhi：引用原文 -->\n截止目前，工作有序。\n"
        + "<!-- doclint-enable wording-jiezhi -->",
    ])

  func check(_ audit: SuppressionAudit) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var last: Suppression.Origin?
    for entry in audit.entries where entry.suppression.reason.isEmpty {
      // `disable a, b` is one comment, but two suppressions.
      if entry.suppression.origin == last { continue }
      last = entry.suppression.origin
      found.append(
        audit.finding(Self.self, entry.suppression.range, message(entry.suppression)))
    }
    return found
  }

  private func message(_ suppression: Suppression) -> Message {
    let place = SuppressionAudit.place(suppression)
    return Message(
      zh: "\(place)豁免没有写理由；请在规则后加“: 理由”",
      en: "\(place)the suppression gives no reason; add “: reason” behind the rules")
  }
}
