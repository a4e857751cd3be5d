/// A full stop of Chinese text stands for a decimal point.
struct NumDecimalPoint: DocumentRule {
  static let description = RuleDescription(
    id: "num-decimal-point", category: "numerals", severity: .warning,
    summary: Message("小数点误作句号", "a Chinese full stop for a decimal point"),
    rationale: Message(
      "“186。4万”读成两个数。", "186。4万 reads as two numbers."),
    source: .numerals,
    triggering: [
      "接待读者186↓。4万人次。",
      "增长6↓。5%，人均住房面积38↓。2平方米。",
      "比上年提高1↓。2个百分点。",
    ],
    nonTriggering: [
      "接待读者186.4万人次。",
      "本期编号为186。4月起改用新号。",
      "全年接诊186。2024年继续推进。",
      "抽查点位12。1号点合格，3个点不合格。",
      "共查186。4个问题已经整改。",
    ])

  /// What no sentence begins with behind a number of one or two digits.
  private static let units = WordTable(
    "万人次 万人 万元 亿元 万亩 万吨 万户 万件 万册 万 亿 % ％ ‰ 个百分点 平方米 平方公里 公顷 毫米 厘米 公里 千米 毫克 倍")

  private static let stops = PhraseIndex(
    ScalarText.words("。0 。1 。2 。3 。4 。5 。6 。7 。8 。9"))

  static let needs: [RuleNeed] = [.phrases(stops)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return context.places(of: Self.stops).compactMap { place in
      let i = place.start
      guard ScalarText.isDigit(prose[i - 1]) else { return nil }
      var (start, end) = (i, i + 1)
      while ScalarText.isDigit(prose[start - 1]) { start -= 1 }
      while ScalarText.isDigit(prose[end]) { end += 1 }
      guard end - i <= 3, i - start <= 6, prose.hasAny(Self.units, at: end) else { return nil }
      return context.report(Self.self, i..<(i + 1), message(prose.string(start..<end)))
    }
  }

  private func message(_ written: String) -> Message {
    Message(
      "“\(written)”中的“。”疑为小数点“.”，请核对",
      "the “。” in “\(written)” is probably a decimal point; please check")
  }
}
