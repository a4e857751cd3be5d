/// A name of the source was left standing in a document that shares its text.
struct ReuseLeftoverName: BatchRule {
  static let description = RuleDescription(
    id: "reuse-leftover-name", category: "reuse", severity: .error,
    summary: Message(
      zh: "疑似套用后留下的原文名称", en: "a name of the source was left standing"),
    rationale: Message(
      zh: "改写旧稿时漏改的地名、单位名，会使文件说的是别处的事。",
      en: "A place or unit that was overlooked when an older text was adapted makes the document "
        + "speak of somewhere else."),
    source: .init(
      .practice, Message(zh: "信息稿件查重惯例", en: "custom of checking submissions for reuse")),
    triggering: [
      "东山县新建门诊部三处。↓西河县添置床位一百张。\n"
        + "=== 甲.txt\n西河县新建门诊部三处。西河县添置床位一百张。"
    ],
    nonTriggering: [
      "东山县新建门诊部三处。东山县添置床位一百张。\n"
        + "=== 甲.txt\n西河县新建门诊部三处。西河县添置床位一百张。"
    ])

  /// How many further occurrences are shown beside the first.
  private static let shown = 20

  func check(_ reuse: ReuseReport) -> [Diagnostic] {
    reuse.pairs.flatMap { pair -> [Diagnostic] in
      guard pair.verdict == .recycled || pair.verdict == .partial,
        pair.document < reuse.batchCount
      else { return [] }
      let path = reuse.documents[pair.document].path
      let source = reuse.documents[pair.source].path
      return pair.leftovers.compactMap { name in
        guard let first = name.ranges.first else { return nil }
        let others = name.ranges.dropFirst().prefix(Self.shown)
        return Diagnostic(
          rule: id, severity: Self.description.severity, path: path, range: first,
          message: message(name, source),
          evidence: [
            ("text", .string(name.text)), ("kind", .string(name.kind.rawValue)),
            ("count", .integer(name.count)), ("source", .string(source)),
          ],
          related: others.map {
            RelatedPlace(path: path, range: $0, message: Self.again, isSame: true)
          })
      }
    }
  }

  private static let again = Message(zh: "又一处", en: "again here")

  private func message(_ name: Leftover, _ source: String) -> Message {
    let kind = name.kind.wording
    return Message(
      zh: "疑似保留了“\(source)”中的\(kind.zh)“\(name.text)”（共\(name.count)处），请核对是否应改为本单位的",
      en: "the \(kind.en) “\(name.text)” seems to be left from “\(source)” "
        + "(\(name.count) time\(name.count == 1 ? "" : "s")): check whether it should be the "
        + "unit's own")
  }
}
