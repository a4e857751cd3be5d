/// A date has a padding zero, or 号 for 日.
struct DatePadHao: DocumentRule {
  static let description = RuleDescription(
    id: "date-pad-hao", category: "dates", severity: .warning,
    summary: Message("日期中编虚位“0”，或用“号”代“日”", "a zero pads a date, or 号 stands for 日"),
    rationale: Message(
      "成文日期和正文日期月、日不编虚位，书面语用“日”。",
      "Months and days have no leading zero, and the written language says 日."),
    source: .init(
      .practice,
      Message("党政机关公文格式的通行要求，据惯例适用", "the common format of official documents, by custom")),
    fix: (
      .unsafe,
      Message(
        "去掉虚位（动了数字，须核对）；“号”改为“日”可直接应用",
        "drops the zero, which touches a number; writes 日, which is safe")
    ),
    triggering: [
      "2024年↓03月↓05日印发。",
      "于6月↓5号前报送。",
    ],
    nonTriggering: [
      "2024年3月5日印发。",
      "乘6月5号线列车。",
      "2024-03-05 08:30",
      "2024年03月05日 08:30",
      "第03专项，10月10日。",
      "12月20号楼交付。",
    ])

  private static let hao: UInt32 = 0x53F7
  private static let afterHao = ScalarSet(ScalarText.units("线楼院令文机病台井站门馆厅店标码馆公"))

  static let needs: [RuleNeed] = [.any(.digits), .any("月")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    for (i, number) in prose.numbers.enumerated() {
      guard number.whole.count <= 2, number.fraction.isEmpty else { continue }
      let mark = prose[number.range.upperBound]
      let before = prose[number.range.lowerBound - 1]
      let padded = number.whole.count == 2 && number.whole[0] == 0 && number.whole[1] != 0
      let afterMonth =
        i > 0 && before == CalendarDate.month
        && prose.numbers[i - 1].range.upperBound == number.range.lowerBound - 1
      if padded && (mark == CalendarDate.month && !ScalarText.isHan(before) && before != 0x0A)
        || padded && mark == CalendarDate.month && before == CalendarDate.year
        || padded && mark == CalendarDate.day && afterMonth
      {
        // A stamp such as 2014年01月21日06:27 was printed by a machine.
        if isStamp(prose, i) { continue }
        let right = String(number.whole[1])
        found.append(
          context.report(
            Self.self, number.range, message(prose.string(number.range), right),
            fix: context.proseFix(.unsafe, number.range, right)))
      } else if mark == Self.hao, afterMonth, !padded,
        !Self.afterHao.contains(prose[number.range.upperBound + 1])
      {
        let range = number.range.lowerBound..<(number.range.upperBound + 1)
        let right = prose.string(number.range) + "日"
        found.append(
          context.report(
            Self.self, range, message(prose.string(range), right),
            fix: context.proseFix(.safe, range, right)))
      }
    }
    return found
  }

  /// Whether a time of day with a colon follows the date.
  private func isStamp(_ prose: Prose, _ index: Int) -> Bool {
    for number in prose.numbers[index...].prefix(3) {
      guard number.range.lowerBound - prose.numbers[index].range.upperBound < 8 else { break }
      if prose[number.range.upperBound] == 0x3A { return true }
    }
    return false
  }

  private func message(_ written: String, _ right: String) -> Message {
    Message("日期中“\(written)”写作“\(right)”", "in a date “\(written)” is written “\(right)”")
  }
}
