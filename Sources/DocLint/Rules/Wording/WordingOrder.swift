/// The words of a set phrase stand in the wrong order.
struct WordingOrder: PhraseRule {
  static let description = RuleDescription(
    id: "wording-order", category: "wording", severity: .info,
    summary: Message("语序不当", "words stand in the wrong order"),
    rationale: Message(
      "先后次序与事理不合，或介词短语错位。",
      "The order of the words does not follow the order of the acts, or a phrase is misplaced."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "居民每周↓在聚集活动中心练习。",
      "注重↓解决和发现问题。",
    ],
    nonTriggering: [
      "居民每周聚集在活动中心练习。",
      "注重发现和解决问题。",
      "在聚集性活动中做好防护。",
      "在聚集地开展宣传。",
    ])

  static let table = PhraseTable(
    """
    在聚集 聚集在 >性,地,区,人,的,点,场,型,期,过,效,到,时,和,、,疫,发,居
    解决和发现 发现和解决
    解决、发现 发现、解决
    解决并发现 发现并解决
    落实和制定 制定和落实
    执行和制定 制定和执行
    实施和制定 制定和实施
    整改和排查 排查和整改
    采纳和听取 听取和采纳
    巩固和建立 建立和巩固
    处置和发现 发现和处置
    治疗和诊断 诊断和治疗
    """)

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”语序不当，疑为“\(replacement ?? "")”，请核对",
      "the words of “\(written)” seem misplaced: “\(replacement ?? "")”?")
  }
}
