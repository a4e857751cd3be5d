/// Totals and per-head figures imply different populations.
struct NumImpliedBase: DocumentRule {
  static let description = RuleDescription(
    id: "num-implied-base", category: "num", severity: .warning,
    summary: Message(
      zh: "由总量和人均数推算的人口不一致",
      en: "totals and per-head figures imply different populations"),
    rationale: Message(
      zh: "总量除以每千人口数即人口；几组数推出不同的人口，必有一组不准。",
      en:
        "A total over its figure per thousand gives the population; where several disagree, one is off."
    ),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "全县拥有床位3000张，医师1500人，护士1800人。每千人口床位数6.00张，每千人口医师数3.00人，每千人口护士数↓4.90人。"
    ],
    nonTriggering: [
      "全县拥有床位3000张，医师1500人，护士1800人。每千人口床位数6.00张，每千人口医师数3.00人，每千人口护士数3.60人。",
      "全县拥有床位3000张，每千人口床位数6.00张。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
