/// A rate of all beside the rates of its parts.
extension SumCheck {
  /// The rate that follows a count at once.
  static func rate(behind k: Int, _ a: NumberAnalysis) -> Int? {
    guard k + 1 < a.figures.count else { return nil }
    let (count, rate) = (a.figures[k], a.figures[k + 1])
    guard rate.paragraph == count.paragraph, rate.quantity.unit.isPercentSign,
      rate.quantity.isPoint, rate.sentence == count.sentence,
      rate.lead.lowerBound - count.extent.upperBound <= 2
    else { return nil }
    return k + 1
  }

  static func ratesOf(_ group: Group, _ a: NumberAnalysis) -> [Relation] {
    guard group.strength != .loose, let overall = rate(behind: group.total, a) else { return [] }
    let parts = group.parts.compactMap { rate(behind: $0, a) }
    guard parts.count == group.parts.count,
      parts.allSatisfy({ RatioCheck.rateName($0, a) == RatioCheck.rateName(overall, a) })
    else { return [] }
    return [between(overall, parts, certain: group.strength == .asserted, a)].compactMap { $0 }
  }

  private static let overAll = WordTable("总体 整体 综合 平均 总")

  /// 总体满意度96%，其中门诊94%、住院95%
  static func rates(_ sentence: Sentence, _ a: NumberAnalysis) -> [Relation] {
    let s = a.paragraphs[sentence.paragraph].text.scalars
    guard let mark = CheckWords.amongTable.first(in: s, sentence.range) else { return [] }
    let figures = a.points(sentence.figures).filter {
      a.figures[$0].quantity.unit.isPercentSign && !a.leads($0, notParts)
    }
    let before = figures.filter { a.figures[$0].range.upperBound <= mark.lowerBound }
    let parts = figures.filter { a.figures[$0].range.lowerBound >= mark.upperBound }
    guard let overall = before.last, parts.count >= 2,
      a.figures[overall].extent.upperBound + 3 >= mark.lowerBound
    else { return [] }
    // Shares of a whole are no rates of parts.
    let share = WordTable("占 比重 比例 占比 份额 得分")
    guard ([overall] + parts).allSatisfy({ !a.leads($0, share) }) else { return [] }
    let name = RatioCheck.rateName(overall, a)
    guard let end = name.unicodeScalars.last, "率度平".unicodeScalars.contains(end),
      parts.allSatisfy({ k in
        let own = RatioCheck.rateName(k, a)
        return own.hasSuffix(String(name.suffix(2))) || !own.hasSuffix("率") && !own.hasSuffix("度")
      })
    else { return [] }
    // 其中重点人群…，低收入人口…: the rate of whom else lies elsewhere, unless it is that of all.
    let areAll =
      isComplementary(parts.map { partName($0, a) }) || parts.contains { isRest($0, a) }
    guard let relation = between(overall, parts, certain: areAll, a),
      areAll || relation.verdict == .pass || a.leads(overall, overAll)
    else { return [] }
    return [relation]
  }

  /// 甲占60%，乙占25%，其他占15%: shares that end with the rest make up a hundred.
  static func shares(_ sentence: Sentence, _ a: NumberAnalysis) -> [Relation] {
    guard sentence.figures.count >= 3,
      a.figures[sentence.figures.upperBound - 1].quantity.unit.isPercentSign,
      isRest(sentence.figures.upperBound - 1, a)
    else { return [] }
    let s = a.paragraphs[sentence.paragraph].text.scalars
    let rates = a.points(sentence.figures).filter { a.figures[$0].quantity.unit.kind == .percent }
    guard rates.count >= 3, rates.count <= 20, let first = rates.first, let last = rates.last,
      rates.allSatisfy({
        a.figures[$0].quantity.unit.isPercentSign && RatioCheck.saysShare($0, a)
          && ChangeCheck.isRising($0, a) == nil && !a.totals($0, CheckWords.plainTotal)
          && !a.isApproximate($0)
      }), isRest(last, a), !rates.dropLast().contains(where: { isRest($0, a) })
    else { return [] }
    let range = stretch(
      max(sentence.range.lowerBound, a.figures[first].lead.lowerBound),
      a.figures[last].extent.upperBound)
    guard !s[range].contains(0xFF08), !CheckWords.amongTable.isFound(in: s, range),
      !CheckWords.plainTotal.isFound(in: s, range)
    else { return [] }
    let summed = NumberSum(rates.map { a.figures[$0].quantity })
    let hundred = Exact(100)
    let formula =
      rates.map { a.number($0) }.joined(separator: " + ") + " = " + summed.value.decimal()
    let operands = rates.map { a.figures[$0].place }
    let figure = a.figures[last]
    guard summed.interval.isValid, summed.value.isValid else { return [] }
    let step = rates.map { a.figures[$0].quantity.step }.max() ?? .one
    let interval = summed.interval.widened(by: step)
    if interval.contains(hundred) || a.disclaimsSums {
      return [Relation(sum, .pass, at: figure.place, operands: operands, formula: formula)]
    }
    let needed = rates.map { (a.value($0), hundred - (summed.value - a.value($0))) }
    let isSlip = Slip.isLikely(needed)
    let isNear = summed.value >= Exact(80) && summed.value <= Exact(120)
    guard isNear || isSlip else { return [] }
    let hints = Repair.about(
      needed.map { (written: $0.0.decimal() + "%", right: $0.1.decimal() + "%") })
    return [
      Relation(
        sum, .uncertain, severity: .warning, at: figure.place, operands: operands,
        formula: formula, printed: a.printed(figure), computed: "100%", interval: interval,
        message: Message(
          zh: "各项占比连同“其他”之和\(formula)%，不是100%；改正其中一个即可成立：\(hints)。请核对",
          en: "the shares with the rest add up to \(formula)%, not 100%; one change would do: "
            + "\(hints). Please check"))
    ]
  }

  static func between(
    _ overall: Int, _ parts: [Int], certain: Bool, _ a: NumberAnalysis
  ) -> Relation? {
    let lows = parts.compactMap { a.interval($0).lower }
    let highs = parts.compactMap { a.interval($0).upper }
    guard let low = lows.min(), let high = highs.max(), lows.count == parts.count else {
      return nil
    }
    let range = NumberInterval(low, high)
    let figure = a.figures[overall]
    let sorted = parts.sorted { a.value($0) < a.value($1) }
    guard let smallest = sorted.first, let largest = sorted.last else { return nil }
    let operands = [figure.place] + parts.map { a.figures[$0].place }
    let text = "\(a.number(smallest))% ≤ \(a.number(overall))% ≤ \(a.number(largest))%"
    if range.intersects(figure.quantity.interval) {
      return Relation(
        outside, .pass, at: figure.place, operands: operands, formula: text,
        printed: a.printed(figure), interval: range)
    }
    return Relation(
      outside, certain ? .fail : .uncertain, severity: certain ? .error : .warning,
      at: figure.place, operands: operands, formula: text, printed: a.printed(figure),
      computed: "\(a.number(smallest))%—\(a.number(largest))%", interval: range,
      message: Message(
        zh: "总体比率\(a.printed(figure))不在各部分比率\(a.number(smallest))%与\(a.number(largest))%之间，"
          + "总体应介于其间：总体不高于\(a.number(largest))%、不低于\(a.number(smallest))%，或某一部分不在此列。请核对",
        en: "the overall rate \(a.printed(figure)) does not lie between the rates of its parts, "
          + "\(a.number(smallest))% and \(a.number(largest))%, as it must. Please check"))
  }
}
