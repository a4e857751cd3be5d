/// One date mixes Chinese and Arabic numerals.
struct DateMixedNumerals: DocumentRule {
  static let description = RuleDescription(
    id: "date-mixed-numerals", category: "dates", severity: .warning,
    summary: Message("同一日期混用汉字和阿拉伯数字", "one date in two kinds of numerals"),
    rationale: Message("同一日期应使用同一种数字形式。", "One date is written in one kind of numerals."),
    source: .init(
      .practice, Message("数字用法的通行规则，据惯例适用", "the common rules for numerals, by custom")),
    triggering: [
      "↓二〇二一年3月印发。",
      "于↓2021年三月召开。",
      "↓5月二十日前完成。",
    ],
    nonTriggering: [
      "二〇二一年三月印发。",
      "于2021年3月召开。",
      "2021年农历三月初三，举办庙会。",
      "2021年正月开工。",
      "用2年三个月完成。",
      "二〇二一年12名骨干参训。",
      "2021年一月份",
      "2021年十月革命胜利纪念活动",
    ])

  private static let chinese = ScalarSet(ScalarText.units("〇零○一二三四五六七八九十"))
  private static let yearDigits = ScalarSet(ScalarText.units("〇零○一二三四五六七八九"))
  private static let lunar = ScalarText.words("农历 阴历 旧历 初 十五 革命 起义 怀胎 围城")

  /// 年, 月
  private static let marks: ScalarScan.Wanted = [0x5E74, 0x6708]
  static let needs: [RuleNeed] = [.any(.digits), .any("月"), .any(chinese)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    let (scalars, marks) = (prose.scalars, Self.marks)
    var next = min(1, prose.count)
    while let i = ScalarScan.first(marks, in: scalars, next..<scalars.count) {
      next = i + 1
      if let range = scalars[i] == CalendarDate.year ? atYear(prose, i) : atMonth(prose, i) {
        found.append(context.report(Self.self, range, message(prose.string(range))))
      }
    }
    return found
  }

  /// 二〇二一年3月, or 2021年三月.
  private func atYear(_ prose: Prose, _ mark: Int) -> Range<Int>? {
    var start = mark
    if Self.yearDigits.contains(prose.scalars[mark - 1]) {
      while start > 0, mark - start < 5, Self.yearDigits.contains(prose.scalars[start - 1]) {
        start -= 1
      }
      guard mark - start == 4 else { return nil }
      var i = mark + 1
      while ScalarText.isDigit(prose[i]) { i += 1 }
      return i > mark + 1 && i < mark + 4 && prose[i] == CalendarDate.month ? start..<(i + 1) : nil
    }
    while start > 0, mark - start < 5, ScalarText.isDigit(prose.scalars[start - 1]) { start -= 1 }
    guard mark - start == 4 else { return nil }
    var i = mark + 1
    while i < mark + 3, Self.chinese.contains(prose[i]) { i += 1 }
    guard i > mark + 1, prose[i] == CalendarDate.month, prose[i + 1] != 0x4EFD,
      !prose.hasAny(Self.lunar, at: i + 1)
    else { return nil }
    return start..<(i + 1)
  }

  /// 5月二十日.
  private func atMonth(_ prose: Prose, _ mark: Int) -> Range<Int>? {
    var start = mark
    while start > 0, mark - start < 3, ScalarText.isDigit(prose.scalars[start - 1]) { start -= 1 }
    guard start < mark, mark - start <= 2 else { return nil }
    var i = mark + 1
    while i < mark + 4, Self.chinese.contains(prose[i]) { i += 1 }
    return i > mark + 1 && prose[i] == CalendarDate.day ? start..<(i + 1) : nil
  }

  private func message(_ written: String) -> Message {
    Message(
      "“\(written)”混用两种数字，请统一", "“\(written)” mixes two kinds of numerals; keep to one")
  }
}
