/// A stated average yearly growth does not follow from its ends.
struct NumAverageGrowthMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "num-average-growth-mismatch", category: "num", severity: .error,
    summary: Message(
      zh: "年均增减幅与起止数值不符",
      en: "a stated average yearly growth does not follow from its ends"),
    rationale: Message(
      zh: "年均增速按首尾数值和年数开方得出，不是总增幅除以年数。",
      en:
        "An average yearly growth is the n-th root of the ratio, not the growth divided by the years."
    ),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "床位数由2015年的2000张增加到2020年的3000张，年均增长↓10.0%。"
    ],
    nonTriggering: [
      "床位数由2015年的2000张增加到2020年的3000张，年均增长8.4%。",
      "床位数年均增长10.0%。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
