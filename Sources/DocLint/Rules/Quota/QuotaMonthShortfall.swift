/// A unit that sent fewer effective pieces in a month than it owes.
struct QuotaMonthShortfall: Rule {
  static let description = RuleDescription(
    id: "quota-month-shortfall", category: "quota", severity: .error,
    summary: Message(
      zh: "本月有效信息不足：少于该类单位应报的件数",
      en: "the unit sent fewer effective pieces in the month than it owes"),
    rationale: Message(
      zh: "各类单位每月有最低报送件数；一件未报的单位也要列出，才不会漏掉。",
      en: "Each class of units owes a least number of pieces a month. A unit that sent nothing is "
        + "listed, too, or nobody would miss it."),
    source: .init(.practice, Message(zh: "信息报送考核惯例", en: "custom of counting submissions")),
    triggering: [
      "↓单位 柳桥县医院 B\n2021-03-02 柳桥县医院 甲稿",
      "↓单位 柳桥县医院 C\n单位 青禾市血站 C\n2021-03-02 青禾市血站 甲稿",
    ],
    nonTriggering: [
      "单位 柳桥县医院 B\n2021-03-02 柳桥县医院 甲稿\n2021-03-31 柳桥县医院 乙稿"
    ])

  /// - Parameters:
  ///   - path: the registry.
  ///   - effective, gap: as they are printed; a joint piece counts in parts.
  func finding(
    path: String, unit: String, month: String, required: Int, effective: String, gap: String,
    rejected: Int
  ) -> Diagnostic {
    let rejections =
      rejected > 0
      ? Message(zh: "，另有 \(rejected) 件未计入", en: ", \(rejected) more did not count")
      : Message(zh: "", en: "")
    return Diagnostic(
      rule: id, severity: Self.description.severity, path: path, range: TextRange(0, 0),
      message: Message(
        zh: "\(unit) \(month) 有效信息 \(effective) 件\(rejections.zh)，应报 \(required) 件，缺 \(gap) 件",
        en: "\(unit) has \(effective) effective pieces in \(month)\(rejections.en); it owes "
          + "\(required), \(gap) are missing"),
      evidence: [
        ("unit", .string(unit)), ("effective", .string(effective)),
        ("required", .integer(required)), ("gap", .string(gap)),
      ])
  }
}
