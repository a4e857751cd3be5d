/// Text that a reader does not see stands in another document.
struct ReuseHiddenText: BatchRule {
  static let description = RuleDescription(
    id: "reuse-hidden-text", category: "reuse", severity: .warning,
    summary: Message(
      zh: "看不见的文字与另一份文件相同", en: "text that a reader does not see stands in another document"),
    rationale: Message(
      zh: "复制比例只算读者看得见的文字；隐藏、白色、极小的文字和修订中删去的原文另行比对，单独列出。",
      en: "The copy ratio is of what a reader sees. Hidden, white and tiny text, and what tracked "
        + "changes took out, are compared on their own and named apart."),
    source: .init(.practice, Message(zh: "审稿惯例", en: "editorial custom")),
    triggering: ["各地要高度重↓视，抓好落实。"],
    nonTriggering: ["各地要高度重视，抓好落实。"])

  /// How many sources of one document are named.
  private static let listed = 3
  /// How many scalars of the hidden words a message shows.
  private static let shown = 40

  func check(_ reuse: ReuseReport) -> [Diagnostic] {
    let byDocument = Dictionary(grouping: reuse.hidden) { $0.document }
    return byDocument.keys.sorted().flatMap { index -> [Diagnostic] in
      let document = reuse.documents[index]
      let items = (byDocument[index] ?? []).sorted {
        $0.ratio.copied != $1.ratio.copied
          ? $0.ratio.copied > $1.ratio.copied
          : $0.source.utf8.lexicographicallyPrecedes($1.source.utf8)
      }
      return items.prefix(Self.listed).map { item in
        Diagnostic(
          rule: id, severity: Self.description.severity, path: document.path,
          range: HiddenFinding.anchor(item.place, document), message: message(item),
          evidence: [
            ("source", .string(item.source)), ("copied", .integer(item.ratio.copied)),
            ("counted", .integer(item.ratio.counted)), ("ratio", .ratio(item.ratio.ratio)),
            ("kinds", .list(item.kinds.map { .string($0.rawValue) })),
            ("text", .string(item.excerpt)),
          ])
      }
    }
  }

  private func message(_ item: HiddenReuse) -> Message {
    let (copied, counted) = (item.ratio.copied, item.ratio.counted)
    let words = HiddenFinding.excerpt(item.excerpt)
    return Message(
      zh: "文件里看不见的文字（计 \(counted) 字）中有 \(copied) 字见于“\(item.source)”，如“\(words)”；"
        + "未计入复制比例，请核对来历",
      en:
        "\(copied) of \(counted) characters that a reader does not see stand in “\(item.source)”, such "
        + "as “\(words)”; they count for no ratio: check where they come from")
  }
}
