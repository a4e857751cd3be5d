/// A date that no calendar has, or that falls on another weekday.
struct DateInvalid: DocumentRule {
  static let description = RuleDescription(
    id: "date-invalid", category: "dates", severity: .error,
    summary: Message("日期不存在，或与星期不符", "a date that does not exist, or not on that weekday"),
    rationale: Message(
      "日期错误会使会议、期限无法执行。", "With a wrong date nobody knows when to come or when to be done."),
    source: .init(.practice, Message("公历", "the Gregorian calendar")),
    triggering: [
      "会议定于↓2023年2月29日召开。",
      "于↓4月31日前报送，↓13月5日汇总。",
      "定于↓2024年5月27日（星期二）上午召开。",
    ],
    nonTriggering: [
      "会议定于2024年2月29日召开。",
      "于4月30日前报送。",
      "定于2024年5月27日（星期一）上午召开。",
      "历时13个月，1至12月累计。",
      "2月30个工作日",
      "每月31日汇总。",
    ])

  private static let weeks = ScalarText.words("星期 周 礼拜")

  static let needs: [RuleNeed] = [.any(.digits), .any("月")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return WrittenDate.all(prose).compactMap { date in
      // Digits that are tied to other digits are part of a number or a version.
      let before = prose[date.range.lowerBound - 1]
      if before == 0x2E || before == 0x2D || before == 0x2F || before == 0x3001 && date.day == nil {
        return nil
      }
      if let message = impossible(date) { return context.report(Self.self, date.range, message) }
      return weekday(prose, date).map { context.report(Self.self, date.range, $0) }
    }
  }

  private func impossible(_ date: WrittenDate) -> Message? {
    guard let day = date.day else {
      return date.year != nil && !(1...12).contains(date.month)
        ? Message("没有\(date.month)月，请核对日期", "there is no month \(date.month)") : nil
    }
    if !(1...12).contains(date.month) {
      return Message("没有\(date.month)月，请核对日期", "there is no month \(date.month)")
    }
    let days = CalendarDate.days(date.month, of: date.year)
    if day < 1 || day > days {
      let year = date.year.map { "\($0)年" } ?? ""
      return Message(
        "\(year)\(date.month)月只有\(days)天，没有\(day)日，请核对",
        "month \(date.month) has \(days) days; there is no day \(day)")
    }
    return nil
  }

  private func weekday(_ prose: Prose, _ date: WrittenDate) -> Message? {
    guard let year = date.year, let day = date.day, year >= 1900, year < 2200 else { return nil }
    var i = prose.skippingBlanks(date.range.upperBound)
    guard prose[i] == 0xFF08 || prose[i] == 0x28 || prose[i] == 0x661F else { return nil }
    if prose[i] != 0x661F { i += 1 }
    guard let word = Self.weeks.first(where: { prose.has($0, at: i) }) else { return nil }
    let named: Int
    switch prose[i + word.count] {
    case 0x65E5, 0x5929: named = 0
    case 0x4E00: named = 1
    case 0x4E8C: named = 2
    case 0x4E09: named = 3
    case 0x56DB: named = 4
    case 0x4E94: named = 5
    case 0x516D: named = 6
    default: return nil
    }
    let real = CalendarDate.weekday(year, date.month, day)
    if real == named { return nil }
    return Message(
      "\(year)年\(date.month)月\(day)日是星期\(CalendarDate.names[real])，"
        + "文中写作星期\(CalendarDate.names[named])，请核对",
      "that day is weekday \(real) (0 is Sunday), the text says \(named)")
  }
}
