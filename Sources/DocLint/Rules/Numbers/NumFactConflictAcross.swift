/// One indicator of one place and year is given two values in two documents.
struct NumFactConflictAcross: NumberBatchRule {
  static let description = RuleDescription(
    id: "num-fact-conflict-across", category: "num", severity: .warning,
    summary: Message(
      zh: "同一指标在两份文件里写了两个数字", en: "two documents give one indicator two values"),
    rationale: Message(
      zh: "同一地区、同一年份、同一口径的指标，各文件应当一致；不一致时须核对口径和来源。",
      en: "One indicator of one place and year should read the same everywhere; where it does not, "
        + "definition and source need checking."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: ["2023年，全县居民健康素养水平达到↓26.50%。（另一份文件：2023年，全县居民健康素养水平达到24.97%。）"],
    nonTriggering: ["2022年，全县居民健康素养水平达到24.97%。（另一份文件：2023年，全县居民健康素养水平达到26.50%。）"])

  func check(_ batch: NumberBatch) -> [Diagnostic] {
    batch.factConflicts().compactMap { batch.diagnostic($0, id) }
  }
}

extension NumberBatch {
  /// The finding of an outcome; `nil` for what is none.
  func diagnostic(_ conflict: Outcome, _ rule: String) -> Diagnostic? {
    guard let severity = conflict.severity else { return nil }
    return Diagnostic(
      rule: rule, severity: severity, path: digests[conflict.document].path,
      range: conflict.range, message: conflict.message,
      evidence: [
        ("printed", .string(conflict.printed)), ("computed", .string(conflict.computed)),
        ("formula", .string(conflict.formula)),
      ],
      related: conflict.other.map { other in
        [
          RelatedPlace(
            path: digests[other.document].path, range: other.range,
            message: Message(zh: "另一处", en: "the other place"))
        ]
      } ?? [])
  }
}
