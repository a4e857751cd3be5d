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
      "柳卫字〔2024〕5号\n\n定于↓5月27日（星期五）上午召开。\n\n柳桥县卫生健康局\n2024年5月20日",
      "↓6月3日（周三）9:00，局长主持会议。\n\n柳桥县卫生健康局办公室　　2024年6月7日",
      "柳桥县卫生健康局定于↓12月1日星期二检查。\n\n2024年11月5日",
    ],
    nonTriggering: [
      "会议定于2024年2月29日召开。",
      "于4月30日前报送。",
      "定于2024年5月27日（星期一）上午召开。",
      "历时13个月，1至12月累计。",
      "2月30个工作日",
      "每月31日汇总。",
      "柳卫字〔2024〕5号\n\n定于5月27日（星期一）上午召开。\n\n柳桥县卫生健康局\n2024年5月20日",
      "定于5月27日（星期二）上午召开。",
      "定于1月6日（星期一）上午召开。\n\n柳桥县卫生健康局\n2024年12月20日",
      "2023年12月28日召开预备会。12月29日（星期五）正式开会。\n\n柳桥县卫生健康局\n2024年1月9日",
    ])

  private static let weeks = ScalarText.words("星期 周 礼拜")

  static let needs: [RuleNeed] = [.any(.digits), .any("月")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    let dates = WrittenDate.all(prose)
    return dates.compactMap { date in
      // Digits that are tied to other digits are part of a number or a version.
      let before = prose[date.range.lowerBound - 1]
      if before == 0x2E || before == 0x2D || before == 0x2F || before == 0x3001 && date.day == nil {
        return nil
      }
      if let message = impossible(date) { return context.report(Self.self, date.range, message) }
      return weekday(prose, date, dates).map { context.report(Self.self, date.range, $0) }
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

  private func weekday(
    _ prose: Prose, _ date: WrittenDate, _ dates: [WrittenDate]
  ) -> Message? {
    guard let day = date.day, let named = named(prose, behind: date.range.upperBound) else {
      return nil
    }
    let years = date.year.map { [$0] } ?? years(prose, date.month, dates)
    let real = years.map { CalendarDate.weekday($0, date.month, day) }
    guard let year = years.first, let right = real.first, !real.contains(named),
      years.allSatisfy({ $0 >= 1900 && $0 < 2200 })
    else { return nil }
    return Message(
      "\(year)年\(date.month)月\(day)日是星期\(CalendarDate.names[right])，"
        + "文中写作星期\(CalendarDate.names[named])，请核对",
      "that day is weekday \(right) (0 is Sunday), the text says \(named)")
  }

  /// The weekday that is named behind a date.
  private func named(_ prose: Prose, behind end: Int) -> Int? {
    var i = prose.skippingBlanks(end)
    guard prose[i] == 0xFF08 || prose[i] == 0x28 || prose[i] == 0x661F else { return nil }
    if prose[i] != 0x661F { i += 1 }
    guard let word = Self.weeks.first(where: { prose.has($0, at: i) }) else { return nil }
    switch prose[i + word.count] {
    case 0x65E5, 0x5929: return 0
    case 0x4E00: return 1
    case 0x4E8C: return 2
    case 0x4E09: return 3
    case 0x56DB: return 4
    case 0x4E94: return 5
    case 0x516D: return 6
    default: return nil
    }
  }

  /// The years in which a month and day without a year may lie, the likeliest first; none where the
  /// document does not say when it is from.
  private func years(_ prose: Prose, _ month: Int, _ dates: [WrittenDate]) -> [Int] {
    // A date that ends its line, behind no sentence.
    let ends = dates.filter { date in
      guard date.year != nil, date.day != nil, prose[date.range.upperBound] == 0x0A else {
        return false
      }
      var i = date.range.lowerBound
      while i > 0, prose[i - 1] != 0x0A {
        i -= 1
        if prose[i] == 0x3002 || date.range.lowerBound - i > 60 { return false }
      }
      return true
    }
    guard let own = prose.documentYear ?? ends.last?.year,
      ends.allSatisfy({ $0.year == own })
    else { return [] }
    var years = [own]
    // What lies before the date of issue may be of the next year, what lies behind of the last.
    let issued = ends.map(\.month)
    if issued.isEmpty || issued.contains(where: { month < $0 }) { years.append(own + 1) }
    if issued.isEmpty || issued.contains(where: { month > $0 }) { years.append(own - 1) }
    for number in prose.numbers where number.whole.count == 4 {
      if let year = number.integer, prose[number.range.upperBound] == CalendarDate.year,
        !years.contains(year)
      {
        years.append(year)
      }
    }
    return years
  }
}
