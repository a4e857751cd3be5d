/// A stated difference is not that of the two values.
struct NumDifferenceMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "num-difference-mismatch", category: "num", severity: .error,
    summary: Message(
      zh: "所写的差额与两个数值之差不符",
      en: "a stated difference is not that of the two values"),
    rationale: Message(
      zh: "增减了多少由前后两个数值决定，还差多少由应有和实有决定，历时多少天由起止日期决定：几个数字应能互相推出。",
      en:
        "What was gained follows from the two values, what is missing from what there should be and what there "
        + "is, how many days from the dates; they must agree."),
    source: .init(.practice, Message(zh: "数据核对惯例", en: "custom of checking figures")),
    triggering: [
      "健康素养水平由21.50%提高到24.80%，提高↓3.80个百分点。",
      "全县健康素养水平为25.30%，比全市的22.10%高↓4.20个百分点。",
      "培训学员从320人增加到450人，增加↓120人。",
      "应检3200人，实检3060人，缺检↓240人。",
      "活动从3月1日持续到3月31日，共↓21天。",
    ],
    nonTriggering: [
      "课程参与率由40%升至44%，再住院率下降3个百分点。",
      "平均等候时间由2小时30分钟缩短为1小时55分钟，缩短35分钟。",
      "健康素养水平由21.50%提高到24.80%，提高3.30个百分点。",
      "全县健康素养水平为25.30%，比上年提高1.20个百分点，比全市的22.10%高3.20个百分点。",
      "培训学员从320人增加到450人，增加130人。",
      "应检3200人，实检3060人，缺检140人。",
      "公示期为5月6日至5月10日，共4天。",
      "培训学员从约320人增加到450余人，增加130人。",
    ],
    notIn: [.tableCell])

  func check(_ context: RuleContext) -> [Diagnostic] { context.numberFindings(Self.self) }
}
