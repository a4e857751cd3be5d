/// An amount of money lacks its 元.
struct NumUnitMissing: DocumentRule {
  static let description = RuleDescription(
    id: "num-unit-missing", category: "numerals", severity: .error,
    summary: Message("金额缺少单位“元”", "an amount of money lacks its unit"),
    rationale: Message("没有单位的数不能核实。", "A number without a unit cannot be checked."),
    source: .init(.practice, Message("信息稿件审核惯例", "custom of reviewing submissions")),
    triggering: [
      "村集体投入↓60余万建成健身广场。",
      "争取资金↓300万，用于改厕。",
    ],
    nonTriggering: [
      "村集体投入60余万元建成健身广场。",
      "投入60余万人次，投资300万美元，补助2万余户。",
      "孕产妇死亡率18/10万，投入3万平方米场地。",
      "争取资金300多万元。",
      "投资额（万元）：300",
    ])

  private static let triggers = ScalarText.words(
    "投入 资金 投资 补助 奖励 经费 捐款 拨款 募集 筹集 出资 融资 财政拨付 投入约 投入近 投入超 投资约 投资近 投资超 资金约 资金近 资金达 "
      + "投入资金 投入了 投资达 投入达")
  private static let verbs = ScalarSet(ScalarText.units("建用购改新打设完修实开推升扩支"))

  static let needs: [RuleNeed] = [.any(.digits), .any("万亿")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return prose.numbers.compactMap { number in
      let before = prose.skippingBlanksBack(number.range.lowerBound)
      guard prose.hasAny(Self.triggers, before: before) else { return nil }
      var end = prose.skippingBlanks(number.range.upperBound)
      if prose[end] == 0x4F59 || prose[end] == 0x591A { end += 1 }
      while prose[end] == 0x5343 || prose[end] == 0x767E { end += 1 }
      guard prose[end] == 0x4E07 || prose[end] == 0x4EBF else { return nil }
      end += 1
      if prose[end] == 0x4F59 || prose[end] == 0x591A { end += 1 }
      let next = prose[prose.skippingBlanks(end)]
      // A verb or the end of the clause: nothing that could be counted follows.
      guard Self.verbs.contains(next) || Prose.endsClause(next),
        !prose.hasAny(Self.counted, at: end)
      else { return nil }
      let range = number.range.lowerBound..<end
      return context.report(Self.self, range, message(prose.string(range)))
    }
  }

  /// What begins with one of `verbs` and can be counted.
  private static let counted = ScalarText.words("支部 支队 新兵 新生 新元 设备 设施 建筑 用户 建档 支持者")

  private func message(_ written: String) -> Message {
    Message("“\(written)”缺少单位，疑漏“元”，请核对", "“\(written)” has no unit; perhaps 元 is missing")
  }
}
