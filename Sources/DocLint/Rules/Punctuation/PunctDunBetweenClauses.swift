/// An enumeration comma joins whole clauses.
struct PunctDunBetweenClauses: DocumentRule {
  static let description = RuleDescription(
    id: "punct-dun-between-clauses", category: "punct", severity: .info,
    summary: Message(zh: "较长的动宾短语之间用了顿号", en: "“、” between clauses"),
    rationale: Message(
      zh: "顿号停顿短，用于词语并列；分句之间宜用逗号。",
      en: "“、” is a short pause between words; clauses are parted by “，”."),
    source: .punctuation,
    fix: (.unsafe, Message(zh: "改为逗号，须先核对", en: "writes “，” after a look")),
    triggering: ["推动心理服务融入社会治理体系↓、搭建城乡社会心理服务平台，强化监测。"],
    nonTriggering: [
      "推动改革、促进发展、维护稳定。", "加强血压计、血糖仪、心电图机等设备配置。", "健全疾病预防控制体系，搭建社会心理服务平台。",
      "县人民医院、搭建中的中医院",
    ], profiles: [.official])

  private static let verbs = PhraseIndex(
    ScalarText.words(
      "推进 推动 推广 搭建 引导 加强 健全 完善 开展 建立 构建 强化 落实 促进 提升 提高 优化 深化 整合 "
        + "打造 培养 引进 探索 实现 改善 扩大 巩固 积极 统筹"))
  /// The shortest clause, in characters.
  private static let shortest = 8

  static let needs: [RuleNeed] = [.any("、")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    let scalars = text.scalars
    var found: [Diagnostic] = []
    // Where the segment before the place starts.
    var start = 0
    var opening: UInt32 = 0
    for i in text.marks {
      let s = scalars[i]
      guard ScalarText.isPauseOrStop(s) || ScalarText.isLineEnd(s) || s == 0x09 else { continue }
      defer {
        start = i + 1
        opening = s
      }
      // Two clauses; three and more are a list that may be one object.
      guard s == 0x3001, opening != 0x3001, i - start >= Self.shortest, isVerb(text, start),
        isVerb(text, i + 1)
      else {
        continue
      }
      var end = i + 1
      while end < text.count, end - i <= Self.shortest,
        !ScalarText.isPauseOrStop(text.scalars[end]),
        !ScalarText.isLineEnd(text.scalars[end])
      {
        end += 1
      }
      guard end - i > Self.shortest, !isPartOfList(text, i) else { continue }
      found.append(
        context.finding(
          Self.self, i..<(i + 1),
          Message(
            zh: "两个分句之间用了顿号，宜改逗号，请核对", en: "“、” between two clauses; “，” is better: please check"),
          fix: Fix(.unsafe, [context.edit(i..<(i + 1), "，")])))
    }
    return found
  }

  /// Whether the clause behind the place ends in 等, or has an attribute: a list of themes then.
  private func isPartOfList(_ text: ScalarText, _ comma: Int) -> Bool {
    var i = comma + 1
    while i < text.count, i - comma < 40 {
      let s = text.scalars[i]
      if ScalarText.isPauseOrStop(s) { return s == 0x3001 || s == 0xFF1A }
      if ScalarText.isLineEnd(s) { return true }
      // 等, 的, 作; 和 behind the verb.
      if s == 0x7B49 || s == 0x7684 || s == 0x4F5C || s == 0x548C && i == comma + 3 { return true }
      i += 1
    }
    return true
  }

  private func isVerb(_ text: ScalarText, _ i: Int) -> Bool {
    guard i >= 0, i + 1 < text.count else { return false }
    return text.scalars[i] == 0x5C06 || Self.verbs.longest(text.scalars, at: i) != nil
  }
}
