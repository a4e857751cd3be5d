/// The number of an anniversary or of a yearly day does not fit its year.
struct DateAnniversary: DocumentRule {
  static let description = RuleDescription(
    id: "date-anniversary", category: "dates", severity: .warning,
    summary: Message("周年或届次与年份不符", "an anniversary's number does not fit the year"),
    rationale: Message(
      "“第N个”“N周年”沿用旧稿时常忘记递加。", "The number is often left as it was in last year's text."),
    source: .init(
      .practice, Message("各节日设立年份的公开信息", "published years in which the days were set up")),
    triggering: [
      "2022年8月19日是↓第四个中国医师节。",
      "2021年是↓建党101周年。",
    ],
    nonTriggering: [
      "2021年8月19日是第四个“中国医师节”。",
      "2021年是建党100周年。",
      "2023年12月1日是第36个世界艾滋病日。",
      "第三个中国医师节以来，2022年新增骨干12名。",
      "回顾2019年和2020年，迎来第四个中国医师节。",
    ])

  /// The year before the first, so that year − base is the number.
  private static let days: [(name: [UInt32], base: Int)] = [
    ("中国医师节", 2017), ("爱国卫生月", 1988), ("世界艾滋病日", 1987), ("世界无烟日", 1987), ("教师节", 1984),
    ("全国助残日", 1990), ("全国爱眼日", 1995), ("中国记者节", 1999), ("中国农民丰收节", 2017), ("世界防治结核病日", 1995),
    ("防治碘缺乏病日", 1993), ("国家宪法日", 2013), ("全国安全生产月", 2001), ("中国人民警察节", 2020), ("世界献血者日", 2003),
  ].map { (ScalarText.units($0.0), $0.1) }
  private static let anniversaries: [(name: [UInt32], base: Int)] = [
    ("建党", 1921), ("中国共产党成立", 1921), ("建国", 1949), ("新中国成立", 1949), ("中华人民共和国成立", 1949),
    ("建军", 1927), ("改革开放", 1978), ("红军长征胜利", 1936), ("抗日战争胜利", 1945),
  ].map { (ScalarText.units($0.0), $0.1) }
  private static let zhounian = ScalarText.units("周年")
  /// 〇一二三四五六七八九
  private static func digit(_ s: UInt32) -> Int? {
    // 两 counts and numbers nothing.
    s == 0x3007 ? 0 : s == 0x4E24 ? nil : ChineseNumeral.digit(s)
  }

  static let needs: [RuleNeed] = [.any("第周"), .any(.digits), .any("年")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    let scalars = prose.scalars
    let marks = Self.marks
    var next = 0
    while let i = ScalarScan.first(marks, in: scalars, next..<scalars.count) {
      next = i + 1
      let hit =
        scalars[i] == 0x7B2C
        ? yearly(prose, i) : prose.has(Self.zhounian, at: i) ? anniversary(prose, i) : nil
      if let hit { judge(context, hit.range, hit.number, hit.base, &found) }
    }
    return found
  }

  /// 第, 周
  private static let marks: ScalarScan.Wanted = [0x7B2C, 0x5468]

  private typealias Hit = (range: Range<Int>, number: Int, base: Int)

  /// 第四个“中国医师节”
  private func yearly(_ prose: Prose, _ start: Int) -> Hit? {
    guard let (number, end) = numeral(prose, start + 1),
      prose[end] == 0x4E2A || prose[end] == 0x6B21
    else { return nil }
    var i = end + 1
    while prose[i] == 0x201C || ScalarText.isSpace(prose[i]) { i += 1 }
    guard let day = Self.days.first(where: { prose.has($0.name, at: i) }) else { return nil }
    return (start..<(i + day.name.count), number, day.base)
  }

  /// 建党100周年
  private func anniversary(_ prose: Prose, _ mark: Int) -> Hit? {
    var start = mark
    while start > 0, mark - start < 4, numeralScalar(prose.scalars[start - 1]) { start -= 1 }
    guard start < mark, let (number, end) = numeral(prose, start), end == mark,
      let event = Self.anniversaries.first(where: { prose.has($0.name, before: start) })
    else { return nil }
    return ((start - event.name.count)..<(mark + 2), number, event.base)
  }

  private func numeralScalar(_ s: UInt32) -> Bool {
    ScalarText.isDigit(s) || Self.digit(s) != nil || s == 0x5341 || s == 0x767E
  }

  private func numeral(_ prose: Prose, _ start: Int) -> (value: Int, end: Int)? {
    var (value, current, i) = (0, 0, start)
    while i < start + 4 {
      if let digit = Prose.digit(prose[i]) {
        current = current * 10 + Int(digit)
      } else if let digit = Self.digit(prose[i]) {
        current = digit
      } else if prose[i] == 0x5341 {
        value += max(current, 1) * 10
        current = 0
      } else if prose[i] == 0x767E {
        value += max(current, 1) * 100
        current = 0
      } else {
        break
      }
      i += 1
    }
    return i > start ? (value + current, i) : nil
  }

  /// The only year of the sentence, or none.
  private func judge(
    _ context: RuleContext, _ range: Range<Int>, _ number: Int, _ base: Int,
    _ found: inout [Diagnostic]
  ) {
    let prose = context.prose
    let years = prose.numbers(in: prose.sentence(around: range.lowerBound)).compactMap {
      number -> Int? in
      guard number.whole.count == 4, let year = number.integer, year >= 1990,
        prose[number.range.upperBound] == CalendarDate.year
      else { return nil }
      return year
    }
    // The year must lead the sentence's statement: it stands before, with 是 or at the day itself.
    guard Set(years).count == 1, let year = years.first, year - base != number,
      let named = prose.numbers(in: prose.sentence(around: range.lowerBound)).first(where: {
        $0.integer == year
      }), named.range.upperBound < range.lowerBound
    else { return }
    found.append(
      context.report(
        Self.self, range,
        Message(
          "\(year)年应为第\(year - base)个（周年），文中写作\(number)，请核对",
          "in \(year) it is number \(year - base); the text says \(number)")))
  }
}
