/// A suppression silences nothing, or names a rule that is none.
struct SuppressionUnused: SuppressionRule {
  static let description = RuleDescription(
    id: "suppression-unused", category: "suppression", severity: .warning,
    summary: Message(zh: "豁免没有用到", en: "a suppression silences nothing"),
    rationale: Message(
      zh: "留着用不到的豁免，以后真出现的问题会被一并放过。",
      en: "A suppression that stays when its finding is gone would silence the next one."),
    source: .init(
      .practice, Message(zh: "各类检查工具的惯例", en: "custom of such programs")),
    triggering: [
      "↓<!-- doclint-disable-next-line wording-jiezhi: 引用原文 -->\n截至目前，工作有序。",
      "↓<!-- doclint-disable-file wording-jizhi: 引用原文 -->\n截至目前，工作有序。",
    ],
    nonTriggering: [
      "<!-- doclint-disable-next-line wording-jiezhi: 引用原文 -->\n截止目前，工作有序。",
      "<!-- doclint-disable-file wording: 引用原文 -->\n截止目前，工作有序。",
    ])

  func check(_ audit: SuppressionAudit) -> [Diagnostic] {
    audit.entries.flatMap { entry in
      (entry.unknown.map { unknown($0.selector, $0.nearest, entry.suppression) }
        + entry.idle.map { idle($0.selector, $0.dependsOnBatch, entry.suppression) })
        .map { audit.finding(Self.self, entry.suppression.range, $0) }
    }
  }

  private func unknown(
    _ selector: String, _ nearest: String?, _ suppression: Suppression
  ) -> Message {
    let place = SuppressionAudit.place(suppression)
    return Message(
      zh: "\(place)没有规则“\(selector)”，豁免不起作用"
        + (nearest.map { "，是否想写“\($0)”？" } ?? ""),
      en: "\(place)there is no rule “\(selector)”: nothing is suppressed"
        + (nearest.map { "; did you mean “\($0)”?" } ?? ""))
  }

  private func idle(
    _ selector: String, _ dependsOnBatch: Bool, _ suppression: Suppression
  ) -> Message {
    let place = SuppressionAudit.place(suppression)
    return Message(
      zh: "\(place)“\(selector)”在\(dependsOnBatch ? "这批文件里" : "这里")没有问题可豁免；请删去这条豁免",
      en: "\(place)“\(selector)” finds nothing \(dependsOnBatch ? "in this batch" : "here") that "
        + "could be suppressed; take the suppression out")
  }
}
