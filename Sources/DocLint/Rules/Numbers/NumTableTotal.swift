/// A total in a table is not the sum of its parts.
struct NumTableTotal: DocumentRule {
  static let description = RuleDescription(
    id: "num-table-total", category: "num", severity: .error,
    summary: Message(
      zh: "表中合计与各项之和不符",
      en: "a total in a table is not the sum of its parts"),
    rationale: Message(
      zh: "表格的合计应等于各项之和（允许四舍五入的差）。",
      en: "The total of a table is the sum of its items, rounding aside."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "单位\t床位数（张）\n甲镇\t120\n乙镇\t95\n丙镇\t60\n合计\t↓285\n",
      "| 单位 | 人数 |\n|---|---|\n| 甲镇 | 12 |\n| 乙镇 | 9 |\n| 合计 | ↓22 |\n",
    ],
    nonTriggering: [
      "单位\t床位数（张）\n甲镇\t120\n乙镇\t95\n丙镇\t60\n合计\t275\n",
      "单位\t占比（%）\n甲镇\t33.3\n乙镇\t33.3\n丙镇\t33.3\n合计\t100\n",
      "单位\t经费（万元）\n甲镇\t12.4\n乙镇\t9.3\n丙镇\t-\n合计\t21.7\n",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
