/// A piece of the month that says what an earlier piece has said.
struct QuotaDuplicateSubmission: Rule {
  static let description = RuleDescription(
    id: "quota-duplicate-submission", category: "quota", severity: .error,
    summary: Message(
      zh: "疑似重复报送：内容见于更早的一件，不计为有效信息",
      en: "the piece repeats an earlier one and does not count"),
    rationale: Message(
      zh: "套用往年或他单位的稿件不反映本单位当月的工作；列出雷同的一件，由人核对，审核员可写明理由后计入。",
      en: "A recycled piece says nothing of the unit's own month. The twin is named so that a "
        + "person can judge, and a reviewer may let it count with a reason."),
    source: .init(.practice, Message(zh: "信息报送考核惯例", en: "custom of counting submissions")),
    triggering: [
      "单位 柳桥县医院 C\n单位 青禾市血站 C\n2021-03-02 柳桥县医院 甲稿\n↓2021-03-09 青禾市血站 甲稿\n"
        + "2021-03-10 青禾市血站 乙稿",
      "单位 柳桥县医院 C\n2020-03-02 柳桥县医院 甲稿\n↓2021-03-09 柳桥县医院 甲稿\n2021-03-10 柳桥县医院 乙稿",
    ],
    nonTriggering: [
      "单位 柳桥县医院 C\n单位 青禾市血站 C\n2021-03-02 柳桥县医院 甲稿\n2021-03-09 青禾市血站 乙稿",
      // What comes later is no source.
      "单位 柳桥县医院 C\n2021-03-02 柳桥县医院 甲稿\n2021-04-09 柳桥县医院 甲稿",
    ])

  /// - Parameters:
  ///   - ratio: the share of the piece that stands in the twin, 0…1.
  ///   - twin: how the twin is named: number, date, unit, path.
  func finding(path: String, ratio: Double, twin: String, sameUnit: Bool) -> Diagnostic {
    let percent = Int((ratio * 100).rounded(.down))
    return Diagnostic(
      rule: id, severity: Self.description.severity, path: path, range: TextRange(0, 0),
      message: Message(
        zh: "疑似重复报送：\(percent)% 的内容见于\(sameUnit ? "本单位" : "")更早的 \(twin)，本月不计为有效信息。"
          + "请核对；确属新稿的，由审核员写明理由后计入",
        en: "looks like a repeated submission: \(percent)% of it stands in the earlier \(twin); it "
          + "does not count this month. Check it; a reviewer may let it count with a reason"),
      evidence: [("ratio", .ratio(ratio)), ("twin", .string(twin))])
  }
}
