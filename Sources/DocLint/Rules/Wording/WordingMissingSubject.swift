/// A sentence opens with 随着 and goes on with 为, so that nothing is left to be its subject.
struct WordingMissingSubject: DocumentRule {
  static let description = RuleDescription(
    id: "wording-missing-subject", category: "wording", severity: .info,
    summary: Message("句子疑似缺少主语", "a sentence seems to have no subject"),
    rationale: Message(
      "“随着……，为……提供了……”“通过……，使得……”两个介词短语连用，主语被淹没。",
      "Two phrases with prepositions in a row leave no subject."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "↓随着我县公路网逐步完善，为柳桥镇茶叶外销提供了便利。",
      "↓通过开展技能比武，使得基层人员业务能力得到提升。",
    ],
    nonTriggering: [
      "随着我县公路网逐步完善，柳桥镇茶叶外销更加便利。",
      "通过开展技能比武，基层人员业务能力得到提升。",
      "随着老龄化加快，为满足需求，我县建成服务点12个，提供助餐服务。",
      "通过培训，我县使得骨干力量逐步充实。",
    ],
    notIn: [.tableCell])

  private static let openings = ScalarText.words("随着 通过 经过")
  private static let along = ScalarText.units("随着")
  private static let givesFor: UInt32 = 0x4E3A
  private static let gives = ScalarText.words("提供了 带来了 创造了 奠定了")
  private static let makes = ScalarText.units("使得")
  /// The longest first clause that is read, and the longest second.
  private static let reach = 60

  static let needs: [RuleNeed] = [.phrases(PhraseIndex(openings)), .words("使得 随着")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    for i in 0..<prose.count where i == 0 || Prose.endsSentence(prose.scalars[i - 1]) {
      let start = prose.skippingBlanks(i)
      guard prose.hasAny(Self.openings, at: start) else { continue }
      var comma = start
      while comma < prose.count, comma - start < Self.reach,
        !Prose.endsClause(prose.scalars[comma])
      {
        comma += 1
      }
      guard prose[comma] == 0xFF0C, let message = message(prose, start, comma + 1) else { continue }
      found.append(context.report(Self.self, start..<(start + 2), message))
    }
    return found
  }

  private func message(_ prose: Prose, _ start: Int, _ second: Int) -> Message? {
    if prose.has(Self.makes, at: second), !prose.has(Self.along, at: start) {
      return Message(
        "“通过……，使得……”缺少主语，可删去“使得”，请核对",
        "“通过…，使得…” leaves no subject; drop “使得”")
    }
    guard prose[second] == Self.givesFor, prose.has(Self.along, at: start) else { return nil }
    var i = second
    while i < prose.count, i - second < Self.reach, !Prose.endsClause(prose.scalars[i]) {
      if prose.hasAny(Self.gives, at: i) {
        return Message(
          "“随着……，为……提供了……”缺少主语，请核对", "“随着…，为…提供了…” leaves no subject")
      }
      i += 1
    }
    return nil
  }
}
