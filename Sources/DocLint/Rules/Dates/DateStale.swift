/// The newest date in a text lies long before the month in which it is submitted.
struct DateStale: DocumentRule {
  static let description = RuleDescription(
    id: "date-stale", category: "dates", severity: .warning,
    summary: Message("文中最新的时间早于报送月份过多", "the newest date lies long before the month of submission"),
    rationale: Message(
      "旧稿重报时数据多已过时。须用选项 month 给出报送月份（如 2024-05），选项 months 给出允许的月数（默认12）；不给月份则不检查。",
      "Old texts that are submitted again carry old figures. The option month gives the month of "
        + "submission (2024-05), the option months how many may lie between (12); without a month "
        + "nothing is checked."),
    source: .init(.practice, Message("信息稿件审核惯例", "custom of reviewing submissions")),
    triggering: [
      "截至↓2021年末，全县床位320张。2020年新建3处。"
    ],
    nonTriggering: [
      "截至2023年末，全县床位320张。2020年新建3处。",
      "到2030年建成服务点12个。",
      "全县床位320张。",
    ],
    options: [
      RuleOption(
        "month", .text, standard: "\"\"",
        Message(
          zh: "报送月份，如 2024-05；不给则不检查",
          en: "the month of submission, such as 2024-05; without it nothing is checked")),
      RuleOption(
        "months", .integer(1...1_200), standard: "12",
        Message(zh: "允许相隔的月数", en: "the months that may lie between")),
    ],
    exampleOptions: ["month": .scalar("2024-05")])

  /// Months that may lie between (practice).
  private static let allowed = 12

  static let needs: [RuleNeed] = [.any(.digits), .any("年")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard case .scalar(let value)? = context.options[id]?["month"] else { return [] }
    let parts = value.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, (1...12).contains(parts[1]) else { return [] }
    let reference = parts[0] * 12 + parts[1] - 1
    let allowed = context.integer("months", of: id) ?? Self.allowed
    let prose = context.prose
    var newest: (month: Int, range: Range<Int>)?
    for (i, number) in prose.numbers.enumerated() {
      guard number.whole.count == 4, let year = number.integer, (1980...2100).contains(year),
        prose[number.range.upperBound] == CalendarDate.year
      else { continue }
      // A year alone counts to its end.
      var month = 12
      if i + 1 < prose.numbers.count,
        prose.numbers[i + 1].range.lowerBound == number.range.upperBound + 1,
        prose[prose.numbers[i + 1].range.upperBound] == CalendarDate.month,
        let written = prose.numbers[i + 1].integer, (1...12).contains(written)
      {
        month = written
      }
      let date = year * 12 + month - 1
      if newest.map({ date > $0.month }) ?? true {
        newest = (date, number.range.lowerBound..<(number.range.upperBound + 1))
      }
    }
    guard let newest, reference - newest.month > allowed else { return [] }
    return [
      context.report(
        Self.self, newest.range,
        message(prose.string(newest.range), value, reference - newest.month))
    ]
  }

  private func message(_ date: String, _ month: String, _ between: Int) -> Message {
    Message(
      "文中最新的时间是\(date)，距报送月份\(month)已\(between)个月，请核对数据是否过时",
      "the newest date is \(date), \(between) months before \(month): are the figures current?")
  }
}
