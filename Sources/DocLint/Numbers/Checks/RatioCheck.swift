/// Rates and shares: a percentage against the count and the base it is made of.
enum RatioCheck {
  static let ratio = "num-ratio-mismatch"
  static let infeasible = "num-rate-infeasible"

  /// A stretch with more figures than this is a list of data, not prose about a rate.
  private static let most = 80
  private static let stock = WordTable(
    "应 需 总 共 拟 计划 受理 登记 在册 符合 计 全部 任务 目标 累计 现有 抽查 抽检 检查 检测 采集 收到 预算 指标 收集")
  private static let rateEnd = Set(ScalarText.units("率"))
  private static let shareWords = WordTable("占比 占 比重 比例")
  private static let notBase = WordTable("同比 环比 增长 下降 提高 增幅 降幅 上升 降低 减少 增加 年均 高于 低于 高出 比 较")
  /// Rates that are no part of a whole, or whose base never stands beside them.
  private static let noPart = WordTable(
    "增长率 利用率 周转率 死亡率 发病率 出生率 生育率 汇率 利率 频率 效率 功率 收益率 负荷率 自然增长 患病率 发生率 使用率 容积率 绿化率 绿地率 覆盖率 溢价率 折价率 换手率 毛利率 净利率 税率 费率 速率 "
      + "概率 分辨率 中签率 回报率 贴现率 准备金率 杠杆率 负债率")

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for (index, sentence) in a.sentences.enumerated() where sentence.figures.count >= 2 {
      let own = a.points(sentence.figures)
      let rates = own.filter { a.figures[$0].quantity.unit.text == "%" }
      guard !rates.isEmpty else { continue }
      let all = a.points(a.figures(upTo: index, back: 2))
      guard all.count > rates.count, all.count <= Self.most else { continue }
      let counts = all.filter {
        let unit = a.figures[$0].quantity.unit
        return unit.kind == .count || unit.kind == .money || unit.kind == .measure
      }
      var used: Set<Int> = []
      // First the counts that a rate follows at once: they are parts, not bases.
      var numerators: [Int: Int] = [:]
      for r in rates {
        if let n = numerator(of: r, counts, used, a) {
          numerators[r] = n
          used.insert(n)
        }
      }
      var established: (base: Int, sentence: Int)?
      for r in rates {
        if let relation = judge(r, numerators[r], counts, used, a) {
          found.append(relation)
          if relation.verdict == .pass, relation.operands.count == 3,
            let base = counts.first(where: { a.figures[$0].place == relation.operands[1] })
          {
            established = (base, a.figures[r].sentence)
          }
        }
      }
      // Rates without a count of their own, of a base that others have shown to be theirs.
      if let established {
        for r in rates where numerators[r] == nil && a.figures[r].sentence == established.sentence {
          if let relation = feasible(r, established.base, a) { found.append(relation) }
        }
      }
    }
    return found
  }

  /// The name of a rate without 率: 管理 for 管理率; `nil` where it names no rate.
  private static func stem(_ r: Int, _ a: NumberAnalysis) -> [UInt32]? {
    let figure = a.figures[r]
    let noun = Indicator.nounBefore(a.text(figure).scalars, figure.lead)
    let words = Array(a.words(noun, of: figure))
    guard let last = words.last, rateEnd.contains(last), words.count >= 3 else { return nil }
    if noPart.isFound(in: words, 0..<words.count) {
      // 覆盖率 counts only with a numerator that says so.
      guard words.suffix(3).elementsEqual(ScalarText.units("覆盖率")) else { return nil }
    }
    return Array(words.dropLast())
  }

  private static func isShare(_ r: Int, _ a: NumberAnalysis) -> Bool {
    if a.leads(r, shareWords) { return true }
    // 占收集问题480条的95%: the base stands between.
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    guard r > 0, figure.lead.count == 1, s[figure.lead.lowerBound] == 0x7684,
      a.figures[r - 1].clause == figure.clause, a.figures[r - 1].sentence == figure.sentence
    else { return false }
    return a.leads(r - 1, shareWords)
  }

  /// The count that the rate is a rate of: close before it, and of its words.
  private static func numerator(
    of r: Int, _ counts: [Int], _ used: Set<Int>, _ a: NumberAnalysis
  ) -> Int? {
    let figure = a.figures[r]
    if notBase.isFound(in: a.text(figure).scalars, a.clauseBefore(r)) { return nil }
    let before = counts.filter {
      $0 < r && a.figures[$0].sentence == figure.sentence && !used.contains($0)
    }
    guard let nearest = before.last, !rateBetween(nearest, r, a) else { return nil }
    let count = a.figures[nearest]
    // At most one clause lies between.
    let between = a.text(figure).scalars[stretch(count.extent.upperBound, figure.extent.lowerBound)]
    guard between.filter({ $0 == 0xFF0C || $0 == 0x2C || $0 == 0xFF1B }).count <= 1 else {
      return nil
    }
    if isShare(r, a) {
      // 占120家的15%: the base stands between.
      if a.leads(nearest, shareWords), before.count >= 2 { return before[before.count - 2] }
      if a.leads(nearest, shareWords) { return nil }
      return named(by: r, before, a) ?? nearest
    }
    guard let stem = stem(r, a) else { return nil }
    if hasWords(of: stem, nearest, a) { return nearest }
    // 执行数15312万元，预算数16000万元，执行率…: the base stands between.
    guard before.count >= 2 else { return nil }
    let other = before[before.count - 2]
    guard a.sameUnit(other, nearest), a.value(other) <= a.value(nearest),
      hasWords(of: stem, other, a), !rateBetween(other, r, a), count.lead.count <= 16,
      a.leads(nearest, stock)
    else { return nil }
    return other
  }

  /// Whether half of the characters of a rate's name stand around a count.
  private static func hasWords(of stem: [UInt32], _ k: Int, _ a: NumberAnalysis) -> Bool {
    let count = a.figures[k]
    let around = Set(
      a.text(count).scalars[
        stretch(
          count.lead.lowerBound,
          max(count.lead.lowerBound, min(count.tail.upperBound, count.clause.upperBound)))])
    return Set(stem).intersection(around).count * 2 >= Set(stem).count
  }

  /// The count that the clause of a share names (环境类问题占45%), of those that stand close by.
  private static func named(by r: Int, _ before: [Int], _ a: NumberAnalysis) -> Int? {
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    guard let mark = shareWords.first(in: s, figure.lead) else { return nil }
    let noun = Indicator.key(Array(s[stretch(figure.lead.lowerBound, mark.lowerBound)]))
    guard noun.count >= 2 else { return nil }
    let own = Set(zip(noun, noun.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    func shared(_ k: Int) -> Int {
      let words = Indicator.key(Array(a.words(a.figures[k].lead, of: a.figures[k])))
      return Set(zip(words, words.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
        .intersection(own).count
    }
    let best = before.suffix(8).map { (k: $0, shared: shared($0)) }.max {
      $0.shared != $1.shared ? $0.shared < $1.shared : $0.k < $1.k
    }
    guard let best, best.shared > 0 else { return nil }
    return best.k
  }

  /// Whether another rate stands between a count and a rate: then the count is the other's.
  private static func rateBetween(_ n: Int, _ r: Int, _ a: NumberAnalysis) -> Bool {
    r - n > 1 && ((n + 1)..<r).contains { a.figures[$0].quantity.unit.text == "%" }
  }

  private static func judge(
    _ r: Int, _ numerator: Int?, _ counts: [Int], _ used: Set<Int>, _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[r]
    guard let n = numerator else { return nil }
    let printed = NumberInterval.printed(figure.quantity)
    let isShare = isShare(r, a)
    // Explicit: 占120家的15%.
    let explicit = counts.first {
      $0 > n && $0 < r && a.leads($0, shareWords) && a.sameUnit($0, n)
    }
    let stem = stem(r, a) ?? []
    var candidates =
      explicit.map { [$0] }
      ?? counts.filter { b in
        guard b != n, a.sameUnit(b, n), a.value(b) >= a.value(n), !used.contains(b) else {
          return false
        }
        // What stands behind the rate is its base only in the same sentence.
        if b > r {
          return a.figures[b].sentence == figure.sentence && !isShare && a.leads(b, stock)
        }
        if b > n, !isShare { return a.leads(b, stock) }
        guard a.figures[b].sentence >= figure.sentence - 1 else { return false }
        if isShare { return true }
        let text = a.string(a.clauseBefore(b), of: a.figures[b]) + a.tail(b)
        return !hasBigram(of: stem, in: text) || a.leads(b, stock)
      }
    if candidates.isEmpty, a.value(r) <= Exact(100) {
      // A part that is larger than the base that stands right before it.
      candidates = counts.filter {
        $0 < n && n - $0 <= 2 && a.sameUnit($0, n) && !used.contains($0)
          && a.figures[$0].sentence == figure.sentence && (isShare || a.leads($0, stock))
      }
    }
    guard !candidates.isEmpty else {
      return Relation(
        ratio, .notAssessable, at: figure.place, operands: [a.figures[n].place, figure.place],
        formula: "\(a.number(n)) ÷ ? = \(a.number(r))%", printed: a.printed(figure))
    }
    var best: (base: Int, result: NumberInterval, distance: Exact)?
    for b in candidates {
      let result = share(n, b, a)
      let distance = (a.value(n) / a.value(b) * Exact(100) - a.value(r)).magnitude
      if result.isValid, result.intersects(printed) {
        return Relation(
          ratio, .pass, at: figure.place,
          operands: [a.figures[n].place, a.figures[b].place, figure.place],
          formula: formula(n, b, r, a), printed: a.printed(figure),
          computed: computed(n, b, r, a) + "%", interval: result)
      }
      if best.map({ distance < $0.distance }) ?? true { best = (b, result, distance) }
    }
    guard let best, best.result.isValid else { return nil }
    // Any other two counts of the paragraph may be what is meant.
    for b in counts where b < r && a.value(b) > .zero {
      for c in counts where c < r && c != b && a.sameUnit(b, c) && a.value(c) <= a.value(b) {
        guard a.figures[c].sentence == figure.sentence || a.figures[b].sentence == figure.sentence
        else { continue }
        let result = share(c, b, a)
        if result.isValid, result.intersects(printed), figure.quantity.decimals > 0 {
          return Relation(
            ratio, .pass, at: figure.place,
            operands: [a.figures[c].place, a.figures[b].place, figure.place],
            formula: formula(c, b, r, a), printed: a.printed(figure),
            computed: computed(c, b, r, a) + "%", interval: result)
        }
      }
    }
    let sameSentence = candidates.contains { a.figures[$0].sentence == figure.sentence }
    // A share of something else: 占全省的12%.
    let otherWhole = isShare && explicit == nil && namesOtherWhole(r, best.base, a)
    if otherWhole {
      return Relation(
        ratio, .notAssessable, at: figure.place, operands: [a.figures[n].place, figure.place],
        formula: "\(a.number(n)) ÷ ? = \(a.number(r))%", printed: a.printed(figure))
    }
    let isCertain = sameSentence && (explicit != nil || candidates.count <= 3)
    let result = computed(n, best.base, r, a)
    let name = rateName(r, a)
    let rightCount = a.value(r) / Exact(100) * a.value(best.base)
    let rightBase = a.value(r) > .zero ? a.value(n) / a.value(r) * Exact(100) : .none
    var repair = Message(zh: "", en: "")
    if a.figures[n].quantity.unit.isDiscrete, let count = Repair.whole(rightCount),
      let base = Repair.whole(rightBase)
    {
      repair = Message(
        zh: "；若比率无误，\(a.number(n))应为\(count)，或\(a.number(best.base))应为\(base)",
        en: "; if the rate is right, \(a.number(n)) should be \(count), or \(a.number(best.base)) "
          + "should be \(base)")
    }
    let difference = (a.value(n) / a.value(best.base) * Exact(100) - a.value(r)).magnitude
      .rounded(to: max(2, figure.quantity.decimals))
    return Relation(
      ratio, isCertain ? .fail : .uncertain, severity: isCertain ? .error : .warning,
      at: figure.place,
      operands: [a.figures[n].place, a.figures[best.base].place, figure.place],
      formula: formula(n, best.base, r, a), printed: a.printed(figure), computed: result + "%",
      interval: best.result,
      message: Message(
        zh: "\(name)写作\(a.printed(figure))，按\(a.number(n)) ÷ \(a.number(best.base))应为\(result)%，"
          + "相差\(difference)个百分点\(repair.zh)。请核对",
        en:
          "\(name) is given as \(a.printed(figure)), but \(a.number(n)) ÷ \(a.number(best.base)) is "
          + "\(result)%, a difference of \(difference) points\(repair.en). Please check"))
  }

  /// Every percentage that `part` of `base` may be.
  private static func share(_ part: Int, _ base: Int, _ a: NumberAnalysis) -> NumberInterval {
    NumberInterval.printed(a.figures[part].quantity)
      .divided(by: .printed(a.figures[base].quantity)).scaled(by: Exact(100))
  }

  private static let wholes = WordTable(
    "全省 全国 全市 全县 全区 全球 世界 总人口 人口 GDP 财政 财政收入 地区生产总值 总产值 国土")
  /// Words for the whole that do not say of what.
  private static let plainWholes = WordTable(
    "总数 总量 总人数 总额 总户数 总面积 全部 总体 合计 总 比重 比例 比 现有 其 的 数 量 达 为 约 近")

  /// Whether what the share is of is named and is not the base.
  private static func namesOtherWhole(_ r: Int, _ base: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    guard let at = shareWords.first(in: s, figure.lead) else { return false }
    var named = Array(s[stretch(at.upperBound, figure.extent.lowerBound)])
    named = Indicator.key(named).filter { !WordTables.fillers.contains($0) }
    if wholes.isFound(in: s, at.upperBound..<figure.extent.lowerBound) { return true }
    while let word = plainWholes.first(in: named, 0..<named.count) { named.removeSubrange(word) }
    guard named.count >= 2 else { return false }
    // Most of its pairs of characters must stand with the base: 移动电话用户 is no 宽带用户.
    let around = a.text(a.figures[base]).scalars[a.figures[base].clause]
    let known = Set(zip(around, around.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    let own = zip(named, named.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }
    return own.count { known.contains($0) } * 3 < own.count * 2
  }

  private static func feasible(_ r: Int, _ base: Int, _ a: NumberAnalysis) -> Relation? {
    let figure = a.figures[r]
    guard stem(r, a) != nil, figure.quantity.decimals >= 1, !figure.quantity.isApproximate,
      a.figures[base].quantity.unit.isDiscrete, !a.figures[base].quantity.isApproximate,
      a.value(base) < Exact.ten(figure.quantity.decimals + 2), a.value(r) <= Exact(100)
    else { return nil }
    let printed = NumberInterval.printed(figure.quantity)
    guard let low = printed.lower, let high = printed.upper else { return nil }
    let first = (low * a.value(base) / Exact(100)).ceiling
    let last = (high * a.value(base) / Exact(100)).floor
    let nearest = (a.value(r) * a.value(base) / Exact(100) + Exact(1, over: 2)).floor
    let places = figure.quantity.decimals
    let result = (nearest / a.value(base) * Exact(100)).rounded(to: places)
    let operands = [a.figures[base].place, figure.place]
    let formula = "\(nearest.decimal()) ÷ \(a.number(base)) = \(result)%"
    if first <= last {
      return Relation(
        infeasible, .pass, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: result + "%")
    }
    let next = nearest / a.value(base) * Exact(100) < a.value(r) ? nearest + .one : nearest - .one
    let other = (next / a.value(base) * Exact(100)).rounded(to: places)
    let name = rateName(r, a)
    return Relation(
      infeasible, .uncertain, severity: .warning, at: figure.place, operands: operands,
      formula: formula, printed: a.printed(figure), computed: result + "%",
      message: Message(
        zh: "\(name)写作\(a.printed(figure))，但以\(a.number(base))为分母，没有哪个整数能得出这一比率"
          + "：\(nearest.decimal())得\(result)%，\(next.decimal())得\(other)%。请核对",
        en:
          "\(name) is given as \(a.printed(figure)), but no whole number out of \(a.number(base)) "
          + "gives that rate: \(nearest.decimal()) gives \(result)%, \(next.decimal()) gives "
          + "\(other)%. Please check"))
  }

  static func rateName(_ r: Int, _ a: NumberAnalysis) -> String {
    let figure = a.figures[r]
    let noun = Indicator.nounBefore(a.text(figure).scalars, figure.lead)
    let name = a.string(noun, of: figure)
    return name.isEmpty ? "比率" : name
  }

  private static func computed(_ n: Int, _ b: Int, _ r: Int, _ a: NumberAnalysis) -> String {
    (a.value(n) / a.value(b) * Exact(100)).rounded(to: max(a.figures[r].quantity.decimals, 2))
  }

  private static func formula(_ n: Int, _ b: Int, _ r: Int, _ a: NumberAnalysis) -> String {
    "\(a.number(n)) ÷ \(a.number(b)) = \(computed(n, b, r, a))%"
  }

  private static func hasBigram(of stem: [UInt32], in text: String) -> Bool {
    let s = ScalarText.units(text)
    guard stem.count >= 2, s.count >= 2 else { return false }
    for i in 0..<(s.count - 1) {
      for k in 0..<(stem.count - 1) where s[i] == stem[k] && s[i + 1] == stem[k + 1] { return true }
    }
    return false
  }
}
