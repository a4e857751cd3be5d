/// A year is written with two digits.
struct DateYearAbbrev: DocumentRule {
  static let description = RuleDescription(
    id: "date-year-abbrev", category: "dates", severity: .warning,
    summary: Message("年份简写为两位", "a year with two digits"),
    rationale: Message(
      "年份应标全称；两位数的“年”会被读作时长。",
      "Years have four digits; two digits before 年 read like a duration."),
    source: .init(
      .practice,
      Message("党政机关公文格式的通行要求，据惯例适用", "the common format of official documents, by custom")),
    triggering: [
      "↓21年3月启动建设。",
      "截至↓25年底完成。",
      "2019—↓21年共投入300万元。",
    ],
    nonTriggering: [
      "2021年3月启动建设。",
      "从业21年，服务20年以上。",
      "用10年初步建成，工龄12年6个月。",
      "判处有期徒刑10年3月。",
      "10—15年可收回投资。",
      "建档25年来",
    ])

  private static let terms = ScalarText.words("徒刑 工龄 历时 期限 年限 为期 满 任期 刑期 服刑 年龄 寿命 用时 拘役")
  private static let until = ScalarText.words("截至 截止 截止到 截至到")
  private static let dashes: ScalarSet = [0x2014, 0x2D, 0x7E, 0xFF5E, 0x2013]

  static let needs: [RuleNeed] = [.any(.digits), .any("年")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    for (i, number) in prose.numbers.enumerated() {
      guard number.whole.count == 2, let value = number.integer, value <= 49 || value >= 90,
        prose[number.range.upperBound] == CalendarDate.year,
        isYear(prose, i, number)
      else { continue }
      let range = number.range.lowerBound..<(number.range.upperBound + 1)
      found.append(context.report(Self.self, range, message(prose.string(range))))
    }
    return found
  }

  private func isYear(_ prose: Prose, _ index: Int, _ number: Prose.Number) -> Bool {
    let behind = number.range.upperBound + 1
    let before = number.range.lowerBound
    if index > 0, Self.dashes.contains(prose[before - 1]) {
      // 2019—21年
      let first = prose.numbers[index - 1]
      guard first.range.upperBound == before - 1, first.whole.count == 4, let from = first.integer,
        let to = number.integer, (1900...2100).contains(from)
      else { return false }
      // 2024—25年 is a year that begins in one and ends in the next.
      return from % 100 + 1 < to
    }
    let sentence = prose.sentence(around: before, reach: 12)
    if prose.contains(Self.terms, in: sentence.lowerBound..<before) { return false }
    if prose.hasAny(Self.until, before: before) { return true }
    guard index + 1 < prose.numbers.count else { return false }
    let next = prose.numbers[index + 1]
    guard next.range.lowerBound == behind, next.whole.count <= 2, let month = next.integer,
      (1...12).contains(month), prose[next.range.upperBound] == CalendarDate.month
    else { return false }
    // A month, and no duration: 12年6月 alone is either.
    let afterMonth = prose[next.range.upperBound + 1]
    return !ScalarText.isHan(prose[before - 1]) || ScalarText.isDigit(afterMonth)
      || prose.hasAny(Self.leads, before: before)
  }

  private static let leads = ScalarText.words("于 自 从 在 至 到 截至")

  private func message(_ written: String) -> Message {
    Message(
      "年份“\(written)”应写四位，请核对", "the year in “\(written)” has two digits; write four")
  }
}
