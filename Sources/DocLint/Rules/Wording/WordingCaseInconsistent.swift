/// A Latin word is written with different capitals.
struct WordingCaseInconsistent: DocumentRule {
  static let description = RuleDescription(
    id: "wording-case-inconsistent", category: "wording", severity: .info,
    summary: Message("同一外文词大小写不一致", "a Latin word with different capitals"),
    rationale: Message(
      "名称的大小写应与其官方写法一致，全文统一。", "A name has one spelling, and keeps it."),
    source: .init(.practice, Message("编校惯例", "editorial custom")),
    triggering: [
      "在Liulink平台预约，Liulink平台推送提醒，↓liulink用户可查询。",
      "下载App后登录，在App内预约，↓APP每周更新。",
    ],
    nonTriggering: [
      "在Liulink平台预约，Liulink平台推送提醒。",
      "访问 www.liulink.example 或 Liulink 平台。",
      "The team and the town: see the list，the 表。",
      "由IT部门负责，it 一词除外。",
    ])

  /// Words of fewer letters are more often two words than one.
  private static let shortest = 3
  private static let longest = 24
  private static let shown = 20
  /// One letter in so many characters makes a technical text, from so many characters on.
  private static let share = 12
  private static let short = 200
  /// English words that begin a sentence or stand within one.
  private static let common = Set(
    "the and for with from that this not are was web net com new top end one two all out"
      .split(separator: " ").map(String.init))

  static let needs: [RuleNeed] = [.any(.capitals), .any(.smallLetters)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    // In a text about programs capitals carry meaning.
    let letters = prose.markLists.letters
    if prose.count >= Self.short, letters.count * Self.share > prose.count { return [] }
    var words: [String: [String: [Range<Int>]]] = [:]
    var i = 0
    for start in letters where start >= i {
      i = start
      while i < prose.count, Self.isLetter(prose.scalars[i]) { i += 1 }
      guard i - start >= Self.shortest, i - start <= Self.longest, isAlone(prose, start..<i) else {
        continue
      }
      let word = prose.string(start..<i)
      words[word.lowercased(), default: [:]][word, default: []].append(start..<i)
    }
    var found: [Diagnostic] = []
    for (key, forms) in words where forms.count > 1 && !Self.common.contains(key) {
      let order = forms.sorted {
        $0.value.count != $1.value.count
          ? $0.value.count > $1.value.count
          : Self.capitals($0.key) != Self.capitals($1.key)
            ? Self.capitals($0.key) > Self.capitals($1.key) : $0.key < $1.key
      }
      for other in order.dropFirst() {
        found.append(
          context.report(
            Self.self, other.value[0], message(other.key, order[0].key),
            others: other.value.dropFirst().prefix(Self.shown).map {
              ($0, Message("又见于此", "and here"))
            } + [(order[0].value[0], Message("另一写法", "the other spelling"))]))
      }
    }
    return found.sorted { $0.range < $1.range }
  }

  private static func capitals(_ word: String) -> Int { word.utf8.count { $0 < 0x60 } }

  private static func isLetter(_ s: UInt32) -> Bool {
    (s >= 0x41 && s <= 0x5A) || (s >= 0x61 && s <= 0x7A)
  }

  /// Whether the word stands between Chinese, and in no address, path or English phrase.
  private func isAlone(_ prose: Prose, _ range: Range<Int>) -> Bool {
    let before = prose[prose.skippingBlanksBack(range.lowerBound) - 1]
    let behind = prose[prose.skippingBlanks(range.upperBound)]
    return !Self.joins(before) && !Self.joins(behind)
      && (ScalarText.isHan(before) || ScalarText.isHan(behind))
  }

  private static func joins(_ s: UInt32) -> Bool { s > 0x20 && s < 0x7F }

  private func message(_ word: String, _ other: String) -> Message {
    Message(
      "“\(word)”与文中“\(other)”大小写不一致，请按官方写法统一",
      "“\(word)” is written “\(other)” elsewhere; keep to the official spelling")
  }
}
