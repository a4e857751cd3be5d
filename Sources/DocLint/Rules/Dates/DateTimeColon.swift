/// A time of day has a full-width colon.
struct DateTimeColon: DocumentRule {
  static let description = RuleDescription(
    id: "date-time-colon", category: "dates", severity: .info,
    summary: Message("时刻用了全角冒号", "a full-width colon in a time of day"),
    rationale: Message(
      "时与分之间用半角冒号，全角冒号把数字隔得很开。",
      "Between hours and minutes stands a narrow colon; a wide one tears the figures apart."),
    source: .numerals,
    fix: (.unsafe, Message("改为半角冒号", "writes the narrow colon")),
    triggering: [
      "请于2月5日↓17：00前报送。",
      "上午↓9：00到会。",
      "开放时间为周一至周五↓8：30开始。",
    ],
    nonTriggering: [
      "请于2月5日17:00前报送。",
      "比分为3：15，按1：50的比例配备，比例尺1：10。",
      "共计25：30，8：75。",
      "热线12345：00转人工。",
      "下午０７：００到会。",
    ], profiles: [.official], isAggregated: true)

  private static let before = WordTable(
    "日 号 上午 下午 中午 早上 早 晚上 晚 晨 凌晨 夜间 每天 每日 当天 当日 至 到 于 ） — ～ 一 二 三 四 五 六 天")
  private static let behind = WordTable("前 后 至 — ～ - 开始 结束 到 起 止 左右 许 分 时")
  /// A ratio may stand before 至 too.
  private static let ratios = WordTable("按 比例 比 为 比分 尺")

  static let needs: [RuleNeed] = [.any("："), .any(.digits)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    let numbers = prose.numbers
    return zip(numbers, numbers.dropFirst()).compactMap { hour, minute in
      let colon = hour.range.upperBound
      guard prose[colon] == 0xFF1A, minute.range.lowerBound == colon + 1,
        ScalarText.isASCIIDigit(prose[colon - 1]), hour.whole.count <= 2, minute.whole.count == 2,
        let h = hour.integer, h <= 24,
        let m = minute.integer, m < 60
      else { return nil }
      let start = prose.skippingBlanksBack(hour.range.lowerBound)
      guard !prose.hasAny(Self.ratios, before: start),
        prose.hasAny(Self.before, before: start)
          || prose.hasAny(Self.behind, at: minute.range.upperBound)
      else { return nil }
      let range = hour.range.lowerBound..<minute.range.upperBound
      return context.report(
        Self.self, range, message(prose.string(range)),
        fix: context.proseFix(.unsafe, colon..<(colon + 1), ":"))
    }
  }

  private func message(_ written: String) -> Message {
    Message(
      "时刻“\(written)”中用半角冒号“:”", "the time “\(written)” takes a narrow colon")
  }
}
