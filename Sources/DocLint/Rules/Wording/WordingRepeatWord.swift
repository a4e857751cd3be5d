/// The same adverb stands twice in one clause.
struct WordingRepeatWord: DocumentRule {
  static let description = RuleDescription(
    id: "wording-repeat-word", category: "wording", severity: .info,
    summary: Message("同一分句内副词重复", "the same adverb twice in one clause"),
    rationale: Message("重复的修饰语没有增加信息。", "The second adverb adds nothing."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "↓积极组织各村群众积极参加健步走。",
      "↓进一步推动各镇进一步压实责任。",
    ],
    nonTriggering: [
      "积极组织各村群众参加健步走。",
      "积极学习、积极践行，主动参加。",
      "认真学习认真落实会议精神。",
      "不断完善制度，不断提升水平。",
    ])

  private static let index = PhraseIndex(
    ScalarText.words("积极 认真 切实 深入 大力 扎实 进一步 着力 充分 不断 努力 严格"))
  /// At least so many characters between the two, so that parallel verbs are no repetition.
  private static let nearest = 4
  private static let farthest = 16

  static let needs: [RuleNeed] = [.phrases(index)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    places: for (start, word) in context.places(of: Self.index) {
      let adverb = Self.index.words[word]
      let behind = start + adverb.count
      var i = behind
      while i < behind + Self.farthest, i < prose.count, isInClause(prose.scalars[i]) {
        if prose.has(adverb, at: i) {
          if i - behind >= Self.nearest {
            found.append(
              context.report(
                Self.self, start..<(i + adverb.count), message(prose.string(start..<behind)),
                others: [(i..<(i + adverb.count), Message("第二处", "the second"))]))
          }
          continue places
        }
        i += 1
      }
    }
    return found
  }

  private func isInClause(_ s: UInt32) -> Bool {
    !Prose.endsClause(s) && s != 0x3001 && s != 0x201C && s != 0x201D && s != 0x300A
  }

  private func message(_ adverb: String) -> Message {
    Message(
      "同一分句内“\(adverb)”出现两次，可删去一处", "“\(adverb)” stands twice in one clause; one is enough")
  }
}
