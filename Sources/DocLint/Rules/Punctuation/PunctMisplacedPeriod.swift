/// A full stop parts two clauses of one row, whose other clauses commas part.
struct PunctMisplacedPeriod: DocumentRule {
  static let description = RuleDescription(
    id: "punct-misplaced-period", category: "punct", severity: .warning,
    summary: Message(zh: "句号隔断了一组排比分句", en: "a full stop cuts a row of parallel clauses"),
    rationale: Message(
      zh: "前后两个分句字数相同、用词对应，又共用前面的主语，宜用逗号。是否另起一句须看上下文，所以默认不检查，须在配置里点名。",
      en:
        "Two clauses of one length and pattern share the subject before them; a comma joins them. "
        + "Only the context tells for sure, so the rule runs where the configuration names it."),
    source: .punctuation,
    triggering: [
      "全县完善协作机制，着力培育健康村庄↓。努力建设健康社区，大力发展健康产业。"
    ],
    nonTriggering: [
      "全县完善协作机制，着力培育健康村庄，努力建设健康社区，大力发展健康产业。",
      "着力培育健康村庄。努力建设健康社区，大力发展健康产业。",
      "全县完善协作机制，着力培育健康村庄。努力改善就医体验，大力发展健康产业。",
      "全县完善协作机制，着力培育健康村庄。各镇努力建设健康社区，大力发展健康产业。",
      "全县完善协作机制，着力培育健康村庄。努力建设健康社区。",
      "全县完善协作机制，着力培育健康村庄。\n努力建设健康社区，大力发展健康产业。",
    ], isOptIn: true)

  private static let adverbs = PhraseIndex(
    ScalarText.words("着力 努力 大力 积极 全力 切实 不断 深入 持续 扎实 全面 认真 有力 加快 稳步 有效"))
  private static let stop: UInt32 = 0x3002
  private static let comma: UInt32 = 0xFF0C
  private static let lengths = 6...12

  static let needs: [RuleNeed] = [.phrases(adverbs), .any("。"), .any("，")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return context.places(of: Self.adverbs).compactMap { start, _ in
      guard start > 0, prose[start - 1] == Self.stop else { return nil }
      let second = start..<clauseEnd(prose, start)
      let first = (start - 1 - second.count)..<(start - 1)
      guard Self.lengths.contains(second.count), prose[second.upperBound] == Self.comma,
        prose[first.lowerBound - 1] == Self.comma,
        Self.adverbs.longest(prose.scalars, at: first.lowerBound) != nil,
        clauseEnd(prose, first.lowerBound) == first.upperBound, shareWord(prose, first, second)
      else { return nil }
      return context.report(
        Self.self, (start - 1)..<start,
        message(prose.string(first), prose.string(second)))
    }
  }

  /// Where the Han characters end that begin at `start`.
  private func clauseEnd(_ prose: Prose, _ start: Int) -> Int {
    var end = start
    while end - start <= Self.lengths.upperBound, ScalarText.isHan(prose[end]) { end += 1 }
    return end
  }

  /// Whether two characters behind the adverbs stand at the same place of both.
  private func shareWord(_ prose: Prose, _ first: Range<Int>, _ second: Range<Int>) -> Bool {
    (2..<(first.count - 1)).contains { k in
      prose[first.lowerBound + k] == prose[second.lowerBound + k]
        && prose[first.lowerBound + k + 1] == prose[second.lowerBound + k + 1]
    }
  }

  private func message(_ first: String, _ second: String) -> Message {
    Message(
      zh: "“\(first)”与“\(second)”是并列的分句，中间的句号疑应为逗号，请核对",
      en: "“\(first)” and “\(second)” are parallel clauses; perhaps a comma belongs between: "
        + "please check")
  }
}
