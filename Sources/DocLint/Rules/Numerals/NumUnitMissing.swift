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
      "公共预算支出↓45.2亿，其中卫生健康支出4.5亿元。",
    ],
    nonTriggering: [
      "村集体投入60余万元建成健身广场。",
      "投入60余万人次，投资300万美元，补助2万余户。",
      "孕产妇死亡率18/10万，投入3万平方米场地。",
      "争取资金300多万元。",
      "投资额（万元）：300",
      "服务人口1.2亿，投入3亿元。",
      "门诊量由42万增加到48万，收入2万元。",
    ])

  private static let triggers = WordTable(
    "投入 资金 投资 补助 奖励 经费 捐款 拨款 募集 筹集 出资 融资 财政拨付 投入约 投入近 投入超 投资约 投资近 投资超 资金约 资金近 资金达 "
      + "投入资金 投入了 投资达 投入达")
  private static let verbs = ScalarSet(ScalarText.units("建用购改新打设完修实开推升扩支"))

  static let needs: [RuleNeed] = [.any(.digits), .any("万亿")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return prose.numbers.compactMap { number in
      var end = prose.skippingBlanks(number.range.upperBound)
      if prose[end] == 0x4F59 || prose[end] == 0x591A { end += 1 }
      while prose[end] == 0x5343 || prose[end] == 0x767E { end += 1 }
      guard prose[end] == 0x4E07 || prose[end] == 0x4EBF else { return nil }
      end += 1
      if prose[end] == 0x4F59 || prose[end] == 0x591A { end += 1 }
      let next = prose[prose.skippingBlanks(end)]
      let before = prose.skippingBlanksBack(number.range.lowerBound)
      let isNamed = prose.hasAny(Self.triggers, before: before)
      guard isNamed || isAmongAmounts(prose, number, before) else { return nil }
      // A verb or the end of the clause: nothing that could be counted follows.
      guard
        isNamed && Self.verbs.contains(next) || Prose.endsClause(next) || next == 0x3001
          || !isNamed && Self.changes.contains(next),
        !prose.hasAny(Self.counted, at: end)
      else { return nil }
      let range = number.range.lowerBound..<end
      return context.report(Self.self, range, message(prose.string(range)))
    }
  }

  /// What is money by its name.
  private static let amounts = WordTable(
    "支出 收入 费用 经费 补贴 补助 资金 投资 产值 增加值 总额 金额 贷款 债务 余额 预算 决算 税收 利润 成本 救助金 保障金 购置 修缮 支付 自付")

  private static let countable = WordTable(
    "人口 人数 人次 户数 次数 件数 例数 数量 量 户 面积 次 里程 册 家 人 用户 读者 观众")
  private static let changes = ScalarSet(ScalarText.units("增减下提上"))

  /// Whether its sentence speaks of money, and the other large numbers of its sentence are money.
  private func isAmongAmounts(_ prose: Prose, _ number: Prose.Number, _ before: Int) -> Bool {
    let sentence = prose.sentence(around: before)
    guard prose.contains(Self.amounts, in: sentence.lowerBound..<before),
      !prose.hasAny(Self.countable, before: before)
    else { return false }
    let others = prose.numbers(in: sentence).filter {
      $0.range != number.range
        && (prose[$0.range.upperBound] == 0x4E07 || prose[$0.range.upperBound] == 0x4EBF)
    }
    return !others.isEmpty && others.allSatisfy { prose[$0.range.upperBound + 1] == 0x5143 }
  }

  /// What begins with one of `verbs` and can be counted.
  private static let counted = WordTable("支部 支队 新兵 新生 新元 设备 设施 建筑 用户 建档 支持者")

  private func message(_ written: String) -> Message {
    Message("“\(written)”缺少单位，疑漏“元”，请核对", "“\(written)” has no unit; perhaps 元 is missing")
  }
}
