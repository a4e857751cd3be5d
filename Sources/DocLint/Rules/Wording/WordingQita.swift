/// 其它 is written for 其他.
struct WordingQita: PhraseRule {
  static let description = RuleDescription(
    id: "wording-qita", category: "wording", severity: .warning,
    summary: Message("“其它”应统一写作“其他”", "“其它” is written where official texts write “其他”"),
    rationale: Message(
      "现行规范统一用“其他”，不分人与物。", "Current usage writes “其他” for persons and things alike."),
    source: .init(.practice, Message("编校惯例，依《现代汉语词典》的释义", "editorial custom, after 现代汉语词典")),
    fix: (.safe, Message("改为“其他”", "writes “其他”")),
    triggering: [
      "加强高血压、糖尿病和↓其它慢性病管理。",
      "不得挪作↓其它用途。",
    ],
    nonTriggering: [
      "加强其他慢性病管理。",
      "尤其它对儿童有益。",
      "按照《关于其它事项的通知》执行。",
    ])

  static let table = PhraseTable(
    """
    其它 其他 <尤,极
    """)
  static let trust: Fix.Applicability? = .safe

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”统一写作“\(replacement ?? "")”",
      "“\(written)” is written “\(replacement ?? "")”")
  }
}
