/// Spaces stand at the ends of lines.
struct TypoTrailingSpace: DocumentRule {
  static let description = RuleDescription(
    id: "typo-trailing-space", category: "typo", severity: .info,
    summary: Message(zh: "行尾有多余空格", en: "spaces at the ends of lines"),
    rationale: Message(
      zh: "行尾空格看不见，会在续排、比对时变成句中空格。全文合为一条提示。",
      en:
        "Nobody sees them, but they turn into spaces within a sentence when lines are joined. All "
        + "of a document are one finding."),
    source: .editing,
    fix: (.safe, Message(zh: "删去行尾空格", en: "deletes them")),
    triggering: ["柳桥县简报↓ \n主要做法  \n成效。"],
    nonTriggering: ["柳桥县简报\n\n主要做法", "指标\t\n数值\t"], profiles: [.official])

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let text = context.text
    var places: [Range<Int>] = []
    for line in context.structure.lines where !line.isBlank {
      let space = line.content.upperBound..<line.range.upperBound
      if !space.isEmpty, !text.scalars[space].contains(0x09) { places.append(space) }
    }
    guard let first = places.first else { return [] }
    return [
      context.finding(
        Self.self, first,
        Message(
          zh: "行尾有多余空格，全文共\(places.count)行，应删去",
          en: "spaces at the ends of \(places.count) lines; delete them"),
        fix: Fix(.safe, places.map { context.edit($0, "") }),
        evidence: [("count", .integer(places.count))])
    ]
  }
}
