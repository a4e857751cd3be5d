/// A sentence is too long to be read at one go.
struct WordingSentenceTooLong: DocumentRule {
  static let description = RuleDescription(
    id: "wording-sentence-too-long", category: "wording", severity: .info,
    summary: Message("句子过长", "a sentence is too long"),
    rationale: Message(
      "长句层次不清，容易漏主语、错搭配；默认上限180字，可用选项 limit 调整。",
      "In a long sentence the parts lose sight of each other. The limit is 180 characters; the "
        + "option limit sets another."),
    source: .init(
      .practice,
      Message(
        "《党政机关公文处理工作条例》关于表述准确、文字精练的要求，限值为惯例",
        "custom after the regulation on official documents, which asks for concise writing")),
    triggering: [
      "↓全县认真组织各镇、各村、各单位"
        + String(repeating: "围绕年度任务逐项细化举措并按月跟踪进展", count: 10) + "，确保按期完成。"
    ],
    nonTriggering: [
      "全县认真组织各镇、各村、各单位按期完成任务。",
      String(repeating: "各镇按月跟踪进展，逐项销号。", count: 30),
      "一是" + String(repeating: "各镇按月跟踪进展，逐项细化举措，落实到人；", count: 12) + "二是压实责任。",
    ],
    options: [
      RuleOption(
        "limit", .integer(20...10_000), standard: "180",
        Message(zh: "句子的字数上限", en: "the most characters of a sentence"))
    ],
    notIn: [.tableCell])

  /// Characters without blanks (practice).
  private static let limit = 180
  /// From so many ； on they are taken for ends: an enumeration is read item by item.
  private static let items = 3

  func check(_ context: RuleContext) -> [Diagnostic] {
    let limit = context.integer("limit", of: id) ?? Self.limit
    let prose = context.prose
    var found: [Diagnostic] = []
    for (paragraph, range) in zip(context.structure.paragraphs, context.prose.paragraphs) {
      if range.count <= limit { continue }
      if paragraph.role == .tableRow || paragraph.role == .imprint { continue }
      var start = range.lowerBound
      // The mark behind the paragraph is its end.
      for end in prose.marks.between(range.lowerBound..<(range.upperBound + 1))
      where end >= start && Prose.endsSentence(prose.scalars[end]) {
        if end - start > limit, let length = tooLong(prose, start..<end, limit) {
          found.append(context.report(Self.self, start..<end, message(length, limit)))
        }
        start = end + 1
        while start < range.upperBound, ScalarText.isSpace(prose.scalars[start]) { start += 1 }
      }
    }
    return found
  }

  /// The length of the sentence, or of its longest item, where that is beyond `limit`.
  private func tooLong(_ prose: Prose, _ range: Range<Int>, _ limit: Int) -> Int? {
    var (length, longest, item, semicolons) = (0, 0, 0, 0)
    for i in range {
      let s = prose.scalars[i]
      if ScalarText.isSpace(s) { continue }
      length += 1
      item += 1
      if s == 0xFF1B {
        semicolons += 1
        item = 0
      }
      longest = max(longest, item)
    }
    let counted = semicolons >= Self.items ? longest : length
    return counted > limit ? counted : nil
  }

  private func message(_ length: Int, _ limit: Int) -> Message {
    Message(
      "本句长\(length)字（上限\(limit)字），请考虑断句",
      "the sentence has \(length) characters (limit \(limit)); consider dividing it")
  }
}
