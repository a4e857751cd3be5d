/// Characters that a reader does not see stand in a document and change what programs compare.
struct ReuseHiddenCharacters: BatchRule {
  static let description = RuleDescription(
    id: "reuse-hidden-characters", category: "reuse", severity: .warning,
    summary: Message(
      zh: "文中有看不见或形似的字符", en: "characters that a reader does not see, or sees as others"),
    rationale: Message(
      zh: "这类字符会影响检索和比对；从 PDF 等复制的文字也会带有，标记不等于违规。",
      en: "Such characters disturb search and comparison. Text taken from a PDF holds some "
        + "innocently: the mark is no accusation."),
    source: .init(
      .practice, Message(zh: "文本规范化惯例", en: "custom of normalising text")),
    triggering: ["加强↓\u{200B}组织领导。"],
    nonTriggering: ["加强组织领导。"])

  /// How many further occurrences are shown beside the first.
  private static let shown = 20

  func check(_ reuse: ReuseReport) -> [Diagnostic] {
    reuse.integrity.flatMap { entry -> [Diagnostic] in
      guard entry.document < reuse.batchCount else { return [] }
      let path = reuse.documents[entry.document].path
      return entry.flags.compactMap { flag in
        guard let first = flag.ranges.first else { return nil }
        return Diagnostic(
          rule: id, severity: flag.kind == .radical ? .info : Self.description.severity,
          path: path, range: first, message: message(flag),
          evidence: [
            ("kind", .string(flag.kind.rawValue)), ("count", .integer(flag.ranges.count)),
          ],
          related: flag.ranges.dropFirst().prefix(Self.shown).map {
            RelatedPlace(path: path, range: $0, message: Self.again, isSame: true)
          })
      }
    }
  }

  private static let again = Message(zh: "又一处", en: "again here")

  private func message(_ flag: IntegrityFlag) -> Message {
    let count = flag.ranges.count
    let name = Self.name(flag.kind)
    return Message(
      zh: "文中有\(name.zh)（共\(count)处），比对时已折叠；标记不等于违规，请核对来由并清理",
      en: "\(name.en) (\(count) place\(count == 1 ? "" : "s")), folded away before the comparison; "
        + "this is no accusation: check where they come from and clean them up")
  }

  private static func name(_ kind: IntegrityFlag.Kind) -> Message {
    switch kind {
    case .invisible: Message(zh: "零宽等不可见字符", en: "invisible characters")
    case .radical: Message(zh: "以部首代替汉字的字符", en: "radicals in place of ideographs")
    case .lookalike: Message(zh: "混入的形似字母", en: "look-alike letters of another script")
    case .privateUse: Message(zh: "自造字（私用区字符）", en: "private-use characters")
    case .bidirectional: Message(zh: "改变文字方向的控制符", en: "controls of reading direction")
    }
  }
}
