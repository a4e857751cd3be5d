/// A stated difference is not that of the two values.
struct NumDifferenceMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "num-difference-mismatch", category: "num", severity: .error,
    summary: Message(
      zh: "所写的差额与两个数值之差不符",
      en: "a stated difference is not that of the two values"),
    rationale: Message(
      zh: "增减了多少由前后两个数值决定，三个数字应能互相推出。",
      en: "What was gained follows from the two values; the three must agree."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "健康素养水平由21.50%提高到24.80%，提高↓3.80个百分点。",
      "全县健康素养水平为25.30%，比全市的22.10%高↓4.20个百分点。",
      "培训学员从320人增加到450人，增加↓120人。",
    ],
    nonTriggering: [
      "课程参与率由40%升至44%，再住院率下降3个百分点。",
      "平均等候时间由2小时30分钟缩短为1小时55分钟，缩短35分钟。",
      "健康素养水平由21.50%提高到24.80%，提高3.30个百分点。",
      "全县健康素养水平为25.30%，比上年提高1.20个百分点，比全市的22.10%高3.20个百分点。",
      "培训学员从320人增加到450人，增加130人。",
      "培训学员从约320人增加到450余人，增加130人。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
