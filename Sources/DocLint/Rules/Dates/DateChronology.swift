/// Dates stand in an order that cannot be.
struct DateChronology: DocumentRule {
  static let description = RuleDescription(
    id: "date-chronology", category: "dates", severity: .error,
    summary: Message("时间先后矛盾", "dates in an impossible order"),
    rationale: Message(
      "起止颠倒、先获奖后创作等，多为年份误写。",
      "An end before its beginning, a prize before the work: one of the years is wrong."),
    source: .init(
      .practice,
      Message("《党政机关公文处理工作条例》关于事实准确的要求，据惯例适用", "custom after the regulation: facts must be right")),
    triggering: [
      "↓2024年，与县文化馆联合创作短片获得2022年全国短片大赛一等奖。",
      "实施期限为↓2025年至2022年。",
      "活动于↓2023年9月—2023年3月开展。",
      "《柳桥县健康规划（↓2025—2021年）》",
      "↓2024年5月27日\n2024年5月11日印发",
    ],
    nonTriggering: [
      "2022年，与县文化馆联合创作短片获得2023年全国短片大赛一等奖。",
      "2024年，学习借鉴2022年获奖单位经验。",
      "2024年，短片入围；另一短片获得2022年一等奖。",
      "实施期限为2022年至2025年。",
      "2024年比2022年增长12%。",
      "《柳桥县健康规划（2021—2025年）》",
      "2024年5月11日\n2024年5月27日印发",
    ],
    notIn: [.tableCell])

  private static let made = ScalarText.words("创作 制作 拍摄 编写 研发 撰写 出版 推出 建成 完成")
  private static let won = ScalarText.words("获得 荣获 获评 获 被评为 入选")
  private static let until: ScalarSet = [0x81F3, 0x2014, 0xFF5E, 0x2D, 0x7E, 0x5230]
  private static let issued = ScalarText.units("印发")

  private struct Year {
    let value: Int
    let month: Int?
    let day: Int?
    let range: Range<Int>
  }

  static let needs: [RuleNeed] = [.any(.digits), .any("年")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    let years = self.years(prose)
    var found: [Diagnostic] = []
    for (a, b) in zip(years, years.dropFirst()) {
      if let message = message(prose, a, b) {
        found.append(
          context.report(
            Self.self, a.range, message, others: [(b.range, Message("另一时间", "the other date"))]))
      }
    }
    // What the analysis of figures sees beside it, such as a document number of another year.
    guard context.lazyNumbers.isMade || mayContradict(context) else { return found }
    for more in context.numberFindings(Self.self)
    where !found.contains(where: { $0.range.overlaps(more.range) }) {
      found.append(more)
    }
    return found.sorted { $0.range < $1.range }
  }

  /// Whether the analysis of figures, which costs more than all else here, may have something to
  /// say: a date and a document number stand each on their line, or in one sentence a year stands
  /// behind a later one, joined to it or with a prize between them.
  private func mayContradict(_ context: RuleContext) -> Bool {
    let (prose, paragraphs) = (context.prose, context.structure.paragraphs)
    if paragraphs.contains(where: { $0.role == .documentNumber }),
      paragraphs.contains(where: { $0.role == .date })
    {
      return true
    }
    var sentence: [WrittenYear] = []
    for year in writtenYears(prose) {
      if let last = sentence.last,
        (last.range.upperBound..<max(last.range.upperBound, year.range.lowerBound)).contains(
          where: { prose.scalars[$0] == 0x3002 || prose.scalars[$0] == 0x0A })
      {
        sentence = []
      }
      // So many years are a table, which is left to the analysis.
      if sentence.count == Self.manyYears { return true }
      if sentence.contains(where: { mayContradict(prose, $0, year) }) { return true }
      sentence.append(year)
    }
    return false
  }

  private static let manyYears = 40
  /// 获得, 被评为, 入选.
  private static let prizes = ScalarSet(ScalarText.units("获评选"))

  private func mayContradict(_ prose: Prose, _ a: WrittenYear, _ b: WrittenYear) -> Bool {
    if let x = a.value, let y = b.value, x <= y { return false }
    let between = a.range.upperBound..<max(a.range.upperBound, b.range.lowerBound)
    // 2025年至2021年
    if between.count - prose.marks.between(between).count <= 2 { return true }
    return between.contains { Self.prizes.contains(prose.scalars[$0]) }
  }

  /// Digits that the analysis may take for a year.
  private struct WrittenYear {
    let range: Range<Int>
    /// `nil` where it must be read to be known.
    let value: Int?
  }

  private func writtenYears(_ prose: Prose) -> [WrittenYear] {
    var years = yearsInWords(prose)
    for number in prose.numbers where number.whole.count >= 4 {
      if number.range.count == 4 {
        guard let year = number.integer, (1900...2099).contains(year) else { continue }
        years.append(WrittenYear(range: number.range, value: year))
      } else if number.whole.count != 4, number.range.count > number.whole.count,
        Prose.digit(prose[number.range.lowerBound + 4]) == nil
      {
        // 2021,300 may be a year and a number.
        years.append(WrittenYear(range: number.range, value: nil))
      }
    }
    // Marks of notes and of emphasis, which the analysis takes out, may stand among digits.
    let transparent = Self.transparent
    let source = prose.scalars
    let scalars = source.span
    for mark in prose.marks where transparent.contains(scalars[mark]) {
      if isDigit(prose[mark - 1]), prose[mark + 1] < 0x80 || isDigit(prose[mark + 1]) {
        years.append(WrittenYear(range: mark..<(mark + 1), value: nil))
      }
    }
    return years.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Four Chinese digits or more side by side, as in 二〇二四年.
  private func yearsInWords(_ prose: Prose) -> [WrittenYear] {
    let digits = Self.chineseDigits
    let source = prose.scalars
    let scalars = source.span
    var years: [WrittenYear] = []
    // Of four neighbours one has a place that four divides.
    for i in stride(from: 0, to: scalars.count, by: 4) where digits.contains(scalars[i]) {
      var (lower, upper) = (i, i + 1)
      while lower > 0, digits.contains(scalars[lower - 1]) { lower -= 1 }
      while upper < scalars.count, digits.contains(scalars[upper]) { upper += 1 }
      if upper - lower >= 4, years.last?.range.lowerBound != lower {
        years.append(WrittenYear(range: lower..<upper, value: nil))
      }
    }
    return years
  }

  private func isDigit(_ s: UInt32) -> Bool {
    ScalarText.isDigit(s) || Self.chineseDigits.contains(s)
  }

  private static let chineseDigits = ScalarSet(
    ScalarText.units("〇○◯零一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸"))
  private static let transparent = ScalarSet(ScalarText.units("*¹²³⁰⁴⁵⁶⁷⁸⁹"))

  private func message(_ prose: Prose, _ a: Year, _ b: Year) -> Message? {
    // Few pairs have a message.
    var first: String { prose.string(a.range) }
    var second: String { prose.string(b.range) }
    let between = a.range.upperBound..<b.range.lowerBound
    if (1...2).contains(between.count), Self.until.contains(prose.scalars[between.lowerBound]),
      between.allSatisfy({ Self.until.contains(prose.scalars[$0]) }), isBefore(b, a)
    {
      return Message(
        "起止时间颠倒：\(first)在\(second)之后，请核对", "the end, \(second), is before the beginning, \(first)")
    }
    if between.count == 1, a.day != nil, b.day != nil, isBefore(b, a),
      prose.has(Self.issued, at: prose.skippingBlanks(b.range.upperBound)),
      prose.scalars[between.lowerBound] == 0x0A
    {
      return Message(
        "印发日期\(second)早于成文日期\(first)，请核对", "issued on \(second), before its date \(first)")
    }
    guard a.value > b.value, between.count < 60 else { return nil }
    var (isMade, isWon) = (false, false)
    for i in between {
      let s = prose.scalars[i]
      if Prose.endsSentence(s) || s == 0xFF1B { return nil }
      if !isMade, prose.hasAny(Self.made, at: i) { isMade = true }
      if isMade, s == 0xFF0C { isMade = false }
      if isMade, prose.hasAny(Self.won, at: i) { isWon = true }
    }
    guard isWon, isMade || !between.isEmpty, opensClause(prose, a) else { return nil }
    return Message(
      "\(first)的工作获得\(second)的奖项，时间矛盾，请核对",
      "work of \(first) cannot have won a prize of \(second)")
  }

  /// Whether nothing but the year opens the sentence: 2024年，….
  private func opensClause(_ prose: Prose, _ year: Year) -> Bool {
    let before = prose[prose.skippingBlanksBack(year.range.lowerBound) - 1]
    return !ScalarText.isHan(before)
  }

  private func isBefore(_ a: Year, _ b: Year) -> Bool {
    if a.value != b.value { return a.value < b.value }
    guard let month = a.month, let other = b.month else { return false }
    if month != other { return month < other }
    guard let day = a.day, let otherDay = b.day else { return false }
    return day < otherDay
  }

  private func years(_ prose: Prose) -> [Year] {
    var months: [Int: WrittenDate] = [:]
    for date in WrittenDate.all(prose) where date.year != nil {
      months[date.range.lowerBound] = date
    }
    return prose.numbers.compactMap { number in
      guard number.whole.count == 4, let value = number.integer, (1900...2200).contains(value)
      else { return nil }
      if let date = months[number.range.lowerBound] {
        return Year(value: value, month: date.month, day: date.day, range: date.range)
      }
      let mark = prose.skippingBlanks(number.range.upperBound)
      guard prose[mark] == CalendarDate.year else { return nil }
      return Year(
        value: value, month: nil, day: nil, range: number.range.lowerBound..<(mark + 1))
    }
  }
}
