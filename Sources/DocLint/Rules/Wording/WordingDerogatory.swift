/// A word with a bad ring speaks of good people.
struct WordingDerogatory: PhraseRule {
  static let description = RuleDescription(
    id: "wording-derogatory", category: "wording", severity: .info,
    summary: Message("褒贬失当", "a word with a bad ring speaks of good people"),
    rationale: Message(
      "“以……为首的”多含贬义，称许的场合用“带领的”“牵头的”。",
      "“以…为首的” mostly has a bad ring; of people who are praised one writes 带领 or 牵头."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "以李明↓为首的志愿服务队。",
      "这支以骨干教师↓为首的团队。",
    ],
    nonTriggering: [
      "由李明带领的志愿服务队。",
      "打掉以刘某为首的犯罪集团。",
      "以习近平同志为核心的党中央。",
      "以某国为首的国家集团。",
    ])

  static let table = PhraseTable(
    """
    为首的志愿 带领的志愿
    为首的团队 带领的团队
    为首的队伍 带领的队伍
    为首的舞蹈 带领的舞蹈
    为首的“ 带领的“
    为首的专家 牵头的专家
    为首的医 牵头的医
    为首的党员 带领的党员
    为首的服务 带领的服务
    为首的宣传 带领的宣传
    为首的青年 带领的青年
    为首的工作 牵头的工作
    """)

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”多含贬义，可写作“\(replacement ?? "")”",
      "“\(written)” mostly has a bad ring; “\(replacement ?? "")” has none")
  }
}
