/// A table and the text give different values for one indicator.
struct NumBodyTableConflict: DocumentRule {
  static let description = RuleDescription(
    id: "num-body-table-conflict", category: "num", severity: .error,
    summary: Message(
      zh: "表格与正文的同一指标不一致",
      en: "a table and the text give different values for one indicator"),
    rationale: Message(
      zh: "同一文件的表格和正文互为依据，不一致时读者不知以何为准。",
      en:
        "Table and text support each other; where they differ the reader does not know which holds."
    ),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "2020年居民控烟知晓水平达24.86%。\n指标\t2020年\t2025年\n居民控烟知晓水平（%）\t↓24.68\t28.00\n人均期望寿命（岁）\t79.50\t80.20\n"
    ],
    nonTriggering: [
      "2020年居民控烟知晓水平达24.86%。\n指标\t2020年\t2025年\n居民控烟知晓水平（%）\t24.86\t28.00\n人均期望寿命（岁）\t79.50\t80.20\n",
      "2020年居民控烟知晓水平达24.9%。\n指标\t2020年\t2025年\n居民控烟知晓水平（%）\t24.86\t28.00\n人均期望寿命（岁）\t79.50\t80.20\n",
      "2019年居民控烟知晓水平达22.10%。\n指标\t2020年\t2025年\n居民控烟知晓水平（%）\t24.86\t28.00\n人均期望寿命（岁）\t79.50\t80.20\n",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
