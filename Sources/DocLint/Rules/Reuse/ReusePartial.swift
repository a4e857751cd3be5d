/// A passage of a document stands in another one.
struct ReusePartial: BatchRule {
  static let description = RuleDescription(
    id: "reuse-partial", category: "reuse", severity: .warning,
    summary: Message(
      zh: "部分段落见于另一份文件", en: "a passage of the document stands in another document"),
    rationale: Message(
      zh: "整段相同的文字常是参考旧稿时留下的；情况和数字要按本单位核对。",
      en: "A passage that is the same word for word is often left from an older text; its facts "
        + "and figures should be checked."),
    source: .init(
      .practice, Message(zh: "信息稿件查重惯例", en: "custom of checking submissions for reuse")),
    triggering: [
      "东山县召开会议，部署下一步工作。↓新建门诊部三处，添置床位一百张，培训骨干四十人。\n"
        + "=== 甲.txt\n新建门诊部三处，添置床位一百张，培训骨干四十人。西河县修了两条路。"
    ],
    nonTriggering: [
      "东山县召开会议，部署下一步工作。\n=== 甲.txt\n西河县修了两条路，种树五百亩。"
    ])

  func check(_ reuse: ReuseReport) -> [Diagnostic] {
    reuse.pairs.compactMap { pair in
      guard pair.verdict == .partial, let side = pair.side(in: reuse) else { return nil }
      // The first of the longest: `max` would take the last of equal ones.
      let longest = side.passages.reduce(side.passages.first) { best, next in
        next.equal > (best?.equal ?? 0) ? next : best
      }
      return Diagnostic(
        rule: id, severity: Self.description.severity, path: side.path,
        range: longest?.here ?? TextRange(0, 0),
        message: message(pair, side, longest: longest?.equal ?? 0),
        evidence: pair.evidence(side) + [("longest", .integer(longest?.equal ?? 0))],
        related: longest.map {
          [RelatedPlace(path: side.otherPath, range: $0.there, message: Self.there)]
        } ?? [])
    }
  }

  private static let there = Message(
    zh: "另一份文件中的同一段", en: "the passage in the other document")

  private func message(_ pair: ReusePair, _ side: ReusePair.Side, longest: Int) -> Message {
    let figures = pair.figures(side)
    return Message(
      zh: "部分内容疑似沿用：\(figures.zh)，最长一段\(longest)字相同。请核对这些段落是否符合本单位情况",
      en: "looks partly reused: \(figures.en), the longest with \(longest) equal characters. Check "
        + "that these passages hold for the unit")
  }
}
