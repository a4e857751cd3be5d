/// A piece of the month whose unit is not in the registry.
struct QuotaUnitUnknown: Rule {
  static let description = RuleDescription(
    id: "quota-unit-unknown", category: "quota", severity: .warning,
    summary: Message(
      zh: "报送单位不在名册中，或未注明报送单位；单独列出，不计入任何单位",
      en: "the piece's unit is not in the registry or not named; it counts for nobody"),
    rationale: Message(
      zh: "名称写法不同或机构更名的单位若被悄悄略过，它的件数就会无故缺少。",
      en: "A unit that was passed over in silence because its name is written otherwise or was "
        + "changed would lack pieces for no reason."),
    source: .init(.practice, Message(zh: "信息报送考核惯例", en: "custom of counting submissions")),
    triggering: [
      "单位 柳桥县医院 C\n2021-03-02 柳桥县医院 甲稿\n↓2021-03-09 松岗镇医院 乙稿"
    ],
    nonTriggering: [
      "单位 柳桥县医院 C\n2021-03-02 柳桥县医院 甲稿\n2021-03-09 柳 桥县医院 乙稿"
    ])

  /// - Parameter unit: as it was given; `nil` where none was.
  func finding(path: String, unit: String?, month: String) -> Diagnostic {
    let message: Message
    if let unit {
      message = Message(
        zh: "报送单位“\(unit)”不在 \(month) 的名册中，未计入任何单位。请核对名称，或在名册中补上（别名写在 aliases）",
        en:
          "the unit “\(unit)” is not in the registry of \(month), and the piece counts for nobody. "
          + "Check the name or add it to the registry (other names under aliases)")
    } else {
      message = Message(
        zh: "未注明报送单位，未计入任何单位。请用 doclint archive add --unit 补上",
        en: "no unit is named, and the piece counts for nobody; name it with "
          + "`doclint archive add --unit`")
    }
    return Diagnostic(
      rule: id, severity: Self.description.severity, path: path, range: TextRange(0, 0),
      message: message, evidence: unit.map { [("unit", .string($0))] } ?? [])
  }
}
