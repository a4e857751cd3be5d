/// 法制 is written where 法治 is meant.
struct WordingFazhi: PhraseRule {
  static let description = RuleDescription(
    id: "wording-fazhi", category: "wording", severity: .info,
    summary: Message("“法制”“法治”混用", "“法制” is written where “法治” is meant"),
    rationale: Message(
      "“法制”指制度，“法治”指依法治理；“法治化”“法治社会”用“治”。",
      "“法制” is the system of laws, “法治” the rule of law."),
    source: .init(.practice, Message("编校惯例，依《现代汉语词典》的释义", "editorial custom, after 现代汉语词典")),
    fix: (.unsafe, Message("改为“法治”", "writes “法治”")),
    triggering: [
      "推进卫生管理↓法制化。",
      "建设↓法制政府。",
    ],
    nonTriggering: [
      "推进卫生管理法治化。",
      "由政策法制科负责。",
      "加强法制宣传教育。",
      "健全社会主义法制。",
    ])

  static let table = PhraseTable(
    """
    法制化 法治化
    法制社会 法治社会
    法制国家 法治国家
    法制政府 法治政府
    法制思维 法治思维
    法制轨道 法治轨道
    法制环境 法治环境
    法制保障 法治保障
    """)
  static let trust: Fix.Applicability? = .unsafe
  static let sparesQuotations = true

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”宜作“\(replacement ?? "")”",
      "“\(written)”: “\(replacement ?? "")” is meant")
  }
}
