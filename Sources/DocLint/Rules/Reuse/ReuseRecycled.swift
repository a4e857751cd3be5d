/// Most of a document stands in another one.
struct ReuseRecycled: BatchRule {
  static let description = RuleDescription(
    id: "reuse-recycled", category: "reuse", severity: .error,
    summary: Message(
      zh: "疑似套用：文件的大部分内容见于另一份文件",
      en: "most of the document stands in another document"),
    rationale: Message(
      zh: "换了地名、单位名的旧稿会把别处的情况和数字带进来；逐段列出证据，由人核对。",
      en: "An older text with its names exchanged brings the facts and figures of another place "
        + "with it. The passages are shown so that a person can judge."),
    source: .init(
      .practice, Message(zh: "信息稿件查重惯例", en: "custom of checking submissions for reuse")),
    triggering: [
      "↓东山县把健康放在优先位置，新建门诊部三处，添置床位一百张。\n"
        + "=== 甲.txt\n西河县把健康放在优先位置，新建门诊部三处，添置床位一百张。"
    ],
    nonTriggering: [
      "东山县把健康放在优先位置，新建门诊部三处。\n=== 甲.txt\n西河县今年修了两条路，种树五百亩。"
    ])

  func check(_ reuse: ReuseReport) -> [Diagnostic] {
    reuse.pairs.compactMap { pair in
      guard pair.verdict == .recycled, let side = pair.side(in: reuse) else { return nil }
      let first = side.passages.first
      return Diagnostic(
        rule: id, severity: Self.description.severity, path: side.path,
        range: first?.here ?? TextRange(0, 0), message: message(pair, side),
        evidence: pair.evidence(side),
        related: first.map {
          [RelatedPlace(path: side.otherPath, range: $0.there, message: Self.there)]
        } ?? [])
    }
  }

  private static let there = Message(
    zh: "另一份文件中的第一段", en: "the first passage in the other document")

  private func message(_ pair: ReusePair, _ side: ReusePair.Side) -> Message {
    let figures = pair.figures(side)
    let changes = pair.changes
    return Message(
      zh: "疑似套用：\(figures.zh)\(changes.zh)。请核对内容是否属于本单位，或注明来源",
      en: "looks recycled: \(figures.en)\(changes.en). Check that the content is the unit's own, "
        + "or name the source")
  }
}
