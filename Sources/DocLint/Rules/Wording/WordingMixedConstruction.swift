/// Two constructions are run together in one sentence.
struct WordingMixedConstruction: PhraseRule {
  static let description = RuleDescription(
    id: "wording-mixed-construction", category: "wording", severity: .info,
    summary: Message("句式杂糅", "two constructions are run together"),
    rationale: Message(
      "两种句式套用，意思纠缠不清，应择一使用。",
      "Two patterns in one sentence blur its meaning; one of them is enough."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "举办了↓针对村医为主要对象的培训班。",
      "↓目的是为了方便群众。",
      "落实窗口、导诊↓等人员在内的服务责任。",
      "问题的↓原因是管理不严造成的。",
    ],
    nonTriggering: [
      "举办了以村医为主要对象的培训班。",
      "目的是方便群众。",
      "包括窗口、导诊等人员在内的人员。",
      "原因是管理不严。",
      "本着自愿的原则。",
      "该园区含仓库等设施在内共三处。",
    ])

  static let table = PhraseTable(
    """
    针对…为主 以…为主 !以
    针对…为对象 以…为对象 !以
    针对…为重点 以…为重点 !以
    目的是为了 目的是
    目的就是为了 目的就是
    原因是…造成的 - !不是
    原因是…引起的 - !不是
    原因是…导致的 - !不是
    原因是由于 原因是
    原因在于…造成 -
    本着…为原则 以…为原则 !以
    本着…为目的 以…为目的 !以
    围绕以…为中心 以…为中心
    围绕以…为核心 以…为核心
    围绕以…为主题 以…为主题
    避免不再 避免再
    防止不再 防止再
    以防不 以防
    切忌不 切忌 >要
    之所以…的原因 -
    在包括…上进一步 -
    等人员在内的 -
    设施在内的 -
    系统在内的 -
    单位在内的 -
    机构在内的 -
    部门在内的 -
    力量在内的 -
    等在内的 -
    """, gap: 40)

  private static let within = ScalarText.units("在内的")
  private static let openings = ScalarText.words("包括 包含 含 涵盖 囊括 计算 算 连同 连 覆盖")
  /// “在内的” wants its 包括, before it in the same sentence.
  func stands(_ context: RuleContext, _ match: PhraseTable.Match) -> Bool {
    let prose = context.prose
    guard prose.has(Self.within, before: match.range.upperBound) else { return true }
    let sentence = prose.sentence(around: match.range.lowerBound)
    return !prose.contains(Self.openings, in: sentence.lowerBound..<match.range.lowerBound)
  }

  func message(_ written: String, _ replacement: String?) -> Message {
    guard let replacement else {
      return Message(
        "“\(written)”两种句式杂糅，请改用其中一种",
        "“\(written)” runs two constructions together; keep one of them")
    }
    return Message(
      "“\(written)”两种句式杂糅，可写作“\(replacement)”",
      "“\(written)” runs two constructions together; “\(replacement)” would do")
  }
}
