/// A word belongs to talk, not to an official text.
struct WordingColloquial: PhraseRule {
  static let description = RuleDescription(
    id: "wording-colloquial", category: "wording", severity: .info,
    summary: Message("口语化用词", "a word that belongs to talk"),
    rationale: Message(
      "公文用书面语；引语除外。",
      "Official texts are written in the written language, quotations aside."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "发挥↓老牌医院的优势。",
      "窗口服务很↓给力。",
    ],
    nonTriggering: [
      "发挥骨干医院的优势。",
      "群众说：“窗口服务很给力。”",
      "给力学课程配备教师。",
    ])

  static let table = PhraseTable(
    """
    老牌 - >坊,楼,子,匾
    搞定 -
    靠谱 -
    给力 - >学,量,度,气,争,求
    杠杠的 -
    棒棒的 -
    挺好的 -
    压根 -
    忽悠 -
    打酱油 -
    吐槽 -
    小伙伴 -
    大伙儿 -
    一股脑 -
    倍儿 -
    没辙 -
    啥的 -
    嗨翻 -
    满满当当 -
    爆棚 -
    杠上 -
    蛮好 -
    咱们 -
    """)
  static let sparesQuotations = true

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”是口语，公文宜用书面语",
      "“\(written)” belongs to talk; use the written language")
  }
}
