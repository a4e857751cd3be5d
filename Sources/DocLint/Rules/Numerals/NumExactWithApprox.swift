/// A number that is exact to its last digit is called approximate.
struct NumExactWithApprox: DocumentRule {
  static let description = RuleDescription(
    id: "num-exact-with-approx", category: "numerals", severity: .warning,
    summary: Message("精确数与“余”“近”等概数词连用", "an exact number is called approximate"),
    rationale: Message(
      "“余”“多”用在整数之后，“近”用于约数；精确到个位的数不必再加。",
      "“余” and “多” stand behind round numbers and “近” before them; an exact number needs none."),
    source: .init(
      .practice, Message("概数用法的通行规则，据惯例适用", "the common rules for approximate numbers, by custom")),
    triggering: [
      "服务群众↓12378余人次，手术↓49 余例。",
      "开展随访↓近26253人次。",
    ],
    nonTriggering: [
      "改造管网82多公里，服务群众160余万人次，980多万条，2万余名，20余名，1.5万余份。",
      "开展随访近2.63万人次，近200场，近10年来。",
      "附近12378号院，最近365天，近1234.5公里。",
      "2023年余额12元，35岁以上多为骨干。",
      "截至2021余款结清，占比95余额不足。",
    ])

  private static let remainders: ScalarSet = [0x4F59, 0x591A]
  private static let near: UInt32 = 0x8FD1
  private static let notNear = ScalarSet(ScalarText.units("附最临靠邻远接亲相贴逼就新"))
  private static let measures = ScalarSet(
    ScalarText.units("个名人次家份场例户台套张件条支辆所篇项位只头棵株亩吨里公平元天种类批盏座处间部册本块"))
  private static let units = ScalarSet(ScalarText.units("年月日天时点号版岁度%％‰"))
  private static let continuous = ScalarSet(ScalarText.units("公里吨亩平元天"))
  /// 近 wants rounding from so many digits on.
  private static let digits = 4

  static let needs: [RuleNeed] = [.any(.digits), .any("余多近")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return prose.numbers.compactMap { number in
      guard number.fraction.isEmpty, let value = number.integer, let last = number.whole.last,
        last != 0, value > 10
      else { return nil }
      let behind = prose.skippingBlanks(number.range.upperBound)
      let before = prose.skippingBlanksBack(number.range.lowerBound)
      if Self.remainders.contains(prose[behind]) {
        let measure = prose[prose.skippingBlanks(behind + 1)]
        guard Self.measures.contains(measure),
          prose[before - 1] > 0x7F || prose[before - 1] == 0x0A,
          !isYear(number) || prose[behind] == 0x4F59 && measure == 0x4EBA
        else { return nil }
        // 82多公里 is 82 and a part of one.
        if Self.continuous.contains(measure), number.whole.count < Self.digits { return nil }
        let range = number.range.lowerBound..<(behind + 1)
        return context.report(
          Self.self, range, message(prose.string(range), prose.string(number.range)))
      }
      guard number.whole.count >= Self.digits, number.whole[number.whole.count - 2] != 0,
        prose[before - 1] == Self.near, !Self.notNear.contains(prose[before - 2]),
        !Self.units.contains(prose[behind]), ScalarText.isHan(prose[behind]), !isYear(number)
      else { return nil }
      let range = (before - 1)..<number.range.upperBound
      return context.report(
        Self.self, range, message(prose.string(range), prose.string(number.range)))
    }
  }

  private func isYear(_ number: Prose.Number) -> Bool {
    number.whole.count == 4 && (number.integer.map { (1900...2100).contains($0) } ?? false)
  }

  private func message(_ written: String, _ number: String) -> Message {
    Message(
      "“\(written)”：\(number)是精确数，不宜与概数词连用，请核对后改为整数或删去概数词",
      "“\(written)”: \(number) is exact; round it or drop the word")
  }
}
