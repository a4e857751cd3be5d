/// The figures of a document are, one after the other, those of another place's or year's.
struct NumStaleCopy: NumberBatchRule {
  static let description = RuleDescription(
    id: "num-stale-copy", category: "num", severity: .warning,
    summary: Message(
      zh: "数字依次与别处或往年的文件相同", en: "figures are those of another place's or year's document"),
    rationale: Message(
      zh: "换了地名或年份而数字照旧，多半是沿用旧稿未改；是否属实，请核对。",
      en:
        "With the place or year changed and the figures not, an old draft was mostly carried over; "
        + "that needs checking."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: ["↓柳桥县2023年总结。（十个以上的数字依次与青禾县的总结相同。）"],
    nonTriggering: ["柳桥县2023年总结。（数字与他处不同。）"])

  func check(_ batch: NumberBatch) -> [Diagnostic] {
    batch.staleCopies().compactMap { batch.diagnostic($0, id) }
  }
}
