/// Rates and shares: a percentage against the count and the base it is made of.
enum RatioCheck {
  static let ratio = "num-ratio-mismatch"
  static let infeasible = "num-rate-infeasible"

  /// A stretch with more figures than this is a list of data, not prose about a rate.
  static let most = 80
  static let stock = WordTable(
    "应 需 总 共 拟 计划 受理 登记 在册 符合 计 全部 任务 目标 累计 现有 抽查 抽检 检查 检测 采集 收到 预算 指标 收集 检验 监测 审核 评价 评估 采样 送检 审查 申报 常住人口 户籍人口 服务人口 总人口"
  )
  private static let rateEnd = Set(ScalarText.units("率"))
  static let notBase = WordTable("同比 环比 增长 下降 提高 增幅 降幅 上升 降低 减少 增加 年均 高于 低于 高出 比 较")
  /// Rates that are no part of a whole, or whose base never stands beside them.
  private static let noPart = WordTable(
    "增长率 利用率 周转率 死亡率 发病率 出生率 生育率 汇率 利率 频率 效率 功率 收益率 负荷率 自然增长 患病率 发生率 使用率 容积率 绿化率 绿地率 覆盖率 溢价率 折价率 换手率 毛利率 净利率 税率 费率 速率 "
      + "概率 分辨率 中签率 回报率 贴现率 准备金率 杠杆率 负债率")

  /// 成功率 is no 功率, 有效率 no 效率, 缴费率 no 费率.
  private static let ofPart = WordTable("成功率 有效率 显效率 见效率 缴费率 续费率 收费率 欠费率 退费率")

  /// What there was to be done, of which more may have been.
  static let planned = WordTable("计划 任务 目标 指标 预算 应 要求 核定")

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for (index, sentence) in a.sentences.enumerated()
    where sentence.figures.count >= 2 && sentence.kinds.contains(.percent) {
      let own = a.points(sentence.figures)
      let rates = own.filter { a.figures[$0].quantity.unit.isPercentSign }
      guard !rates.isEmpty else { continue }
      let all = a.points(a.figures(upTo: index, back: 2))
      guard all.count > rates.count, all.count <= Self.most else { continue }
      let counts = all.filter {
        let unit = a.figures[$0].quantity.unit
        return unit.kind == .count || unit.kind == .money || unit.kind == .measure
          || unit.text == "天"
      }
      var used: Set<Int> = []
      // First the counts that a rate follows at once: they are parts, not bases.
      var numerators: [Int: Int] = [:]
      let listed = listed(rates, counts, a)
      for r in rates {
        if let n = listed == nil ? numerator(of: r, counts, used, a) : listed?[r] {
          numerators[r] = n
          used.insert(n)
        }
      }
      var established: (base: Int, sentence: Int)?
      var judged: [Relation] = []
      for r in rates {
        if let relation = judge(r, numerators[r], counts, used, a) {
          judged.append(relation)
          if relation.verdict == .pass, relation.operands.count == 3,
            let base = counts.first(where: { a.figures[$0].place == relation.operands[1] })
          {
            established = (base, a.figures[r].sentence)
          }
        }
      }
      for r in rates
      where !judged.contains(where: {
        $0.place == a.figures[r].place && $0.verdict != .notAssessable
      }) {
        if let relation = nearMiss(r, counts, a) { found.append(relation) }
      }
      found += judged.map { isShown($0, judged) ? $0.certain() : $0 }
      for r in rates where numerators[r] == nil {
        if let relation = complement(r, counts, a) { found.append(relation) }
      }
      // Rates without a count of their own, of a base that others have shown to be theirs.
      if let established {
        for r in rates
        where numerators[r] == nil && a.figures[r].sentence == established.sentence
          && !isParted(established.base, r, a)
          // 医院73家，付费病例22.7万例，入组率97.8%: of what is counted right before it.
          && (!counts.contains(r - 1) || a.sameUnit(r - 1, established.base))
        {
          if let relation = feasible(r, established.base, a),
            relation.verdict == .pass || !isOfOthers(r, counts, a)
          {
            found.append(relation)
          }
        }
      }
    }
    return found
  }

  /// 应配273名，实配246名，缺27名，配备率90.1%；持证238名，持证率96.7%: whether two other counts of the sentence
  /// give the rate.
  private static func isOfOthers(_ r: Int, _ counts: [Int], _ a: NumberAnalysis) -> Bool {
    let own = counts.filter { a.figures[$0].sentence == a.figures[r].sentence }
    return own.contains { n in
      own.contains { b in
        n != b && a.sameUnit(n, b) && a.value(b) > .zero && a.value(n) <= a.value(b)
          && share(n, b, a).intersects(.printed(a.figures[r].quantity))
      }
    }
  }

  /// Whether a semicolon stands between two figures of a sentence.
  private static func isParted(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let (first, second) = (a.figures[min(x, y)], a.figures[max(x, y)])
    return a.text(first).scalars[stretch(first.extent.upperBound, second.extent.lowerBound)]
      .contains(0xFF1B)
  }

  /// Whether two other rates of a passage have shown the base of a doubtful one to be theirs.
  private static func isShown(_ relation: Relation, _ judged: [Relation]) -> Bool {
    guard relation.verdict == .uncertain, relation.operands.count == 3 else { return false }
    let base = relation.operands[1]
    let others = judged.filter {
      $0.verdict == .pass && $0.operands.count == 3 && $0.operands[1] == base
    }
    return others.count >= 2
  }

  /// 甲2376人，乙1664人，丙713人，分别占50.0%、35.0%、15.0%: to each rate its count; empty where there are
  /// others than as many, `nil` where the rates are no list.
  static func listed(
    _ rates: [Int], _ counts: [Int], _ a: NumberAnalysis
  ) -> [Int: Int]? {
    guard rates.count >= 2, let first = rates.first, RespectivelyCheck.areListed(rates, a),
      isShare(first, a)
    else { return nil }
    var own = counts.filter { $0 < first && a.figures[$0].sentence == a.figures[first].sentence }
    var last = first - 1
    // 甲520万元、乙210万元，合计730万元，分别占…: the sum is none of them.
    if own.count > rates.count, own.last == last, a.totals(last, CheckWords.plainTotal) {
      own.removeLast()
      last -= 1
    }
    let before = own.suffix(rates.count)
    guard before.count == rates.count, let unit = before.first,
      before.allSatisfy({ a.sameUnit($0, unit) }), before.last == last
    else { return [:] }
    return Dictionary(zip(rates, before), uniquingKeysWith: { first, _ in first })
  }

  /// Whether a count has a rate of its own right behind it: 实检4714人，婚检率97%.
  static func hasOwnRate(_ b: Int, _ a: NumberAnalysis) -> Bool {
    guard b + 1 < a.figures.count else { return false }
    let next = a.figures[b + 1]
    return next.quantity.unit.isPercentSign && next.sentence == a.figures[b].sentence
      && next.lead.count <= 12 && stem(b + 1, a) != nil
  }

  /// The name of a rate without 率: 管理 for 管理率; `nil` where it names no rate.
  static func stem(_ r: Int, _ a: NumberAnalysis) -> [UInt32]? {
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    var noun = Indicator.nounBefore(s, figure.lead)
    // 有效率: no 效率 that there is.
    if let length = ofPart.length(endingAt: noun.upperBound, in: s, from: figure.lead.lowerBound) {
      noun = min(noun.lowerBound, noun.upperBound - length)..<noun.upperBound
    }
    let words = Array(a.words(noun, of: figure))
    guard let last = words.last, rateEnd.contains(last), words.count >= 3 else { return nil }
    if noPart.isFound(in: words, 0..<words.count),
      ofPart.length(endingAt: words.count, in: words) == nil
    {
      // 覆盖率 counts only with a numerator that says so.
      guard words.suffix(3).elementsEqual(ScalarText.units("覆盖率")) else { return nil }
    }
    return Array(words.dropLast())
  }

  /// Whether a percentage is called a rate, or a share.
  static func isNamed(_ r: Int, _ a: NumberAnalysis) -> Bool {
    stem(r, a) != nil || isShare(r, a)
  }

  /// The first of the rates of a list that one belongs to: of 分别占32.3%、36.9% the first is led up to.
  static func listHead(_ r: Int, _ a: NumberAnalysis) -> Int {
    var r = r
    while r > 0, a.figures[r].lead.count == 1, RespectivelyCheck.areJoined(r - 1, r, a),
      a.figures[r - 1].quantity.unit == a.figures[r].quantity.unit
    {
      r -= 1
    }
    return r
  }

  /// Whether a figure is led up to as a share.
  static func saysShare(_ k: Int, _ a: NumberAnalysis) -> Bool {
    CheckWords.share(in: a.text(a.figures[k]).scalars, a.figures[k].lead) != nil
  }

  static func isShare(_ r: Int, _ a: NumberAnalysis) -> Bool {
    let r = listHead(r, a)
    if saysShare(r, a) { return true }
    // 占收集问题480条的95%: the base stands between.
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    guard r > 0, figure.lead.count == 1, s[figure.lead.lowerBound] == 0x7684,
      a.figures[r - 1].clause == figure.clause, a.figures[r - 1].sentence == figure.sentence
    else { return false }
    return saysShare(r - 1, a)
  }

  private static func judge(
    _ r: Int, _ numerator: Int?, _ counts: [Int], _ used: Set<Int>, _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[r]
    guard let n = numerator, !reckoned(r, a) else { return nil }
    let printed = NumberInterval.printed(figure.quantity)
    let isShare = isShare(r, a)
    // Explicit: 占120家的15%.
    let explicit =
      givenBase(r, a) ?? bracketedBase(r, n, a)
      ?? counts.first {
        $0 > n && $0 < r && saysShare($0, a) && a.sameUnit($0, n)
      }
    let stem = stem(r, a) ?? []
    var candidates =
      explicit.map { [$0] }
      ?? counts.filter { b in
        guard b != n, a.sameUnit(b, n), a.value(b) >= a.value(n), !areParallel(b, n, a),
          !used.contains(b) || isShare && b < n && isAmong(b, n, a)
        else { return false }
        // 续签意愿88.4%，即1450人: what a rate comes to is no base of another.
        if isWorkedOut(b, a) { return false }
        // 轻度142人（11.4%）、中度55人（4.4%）: a part with a share of its own is no whole of the others.
        if isShare, explicit == nil, hasBracketedShare(b, a), !isAmong(b, n, a) { return false }
        // 占其采购额469.2万元的10.0%；2023年降至2.1万元，占0.6%: of what there is by then.
        if isShare, b < n, isParted(b, n, a), a.leads(n, becomes) { return false }
        // What stands behind the rate is its base only in the same sentence.
        if b > r {
          return a.figures[b].sentence == figure.sentence && !isShare && a.leads(b, stock)
        }
        if b > n, !isShare { return a.leads(b, stock) }
        guard a.figures[b].sentence >= figure.sentence - 1 else { return false }
        if isShare { return true }
        if a.figures[b].sentence != figure.sentence, hasOwnRate(b, a) { return false }
        let text = a.string(a.clauseBefore(b), of: a.figures[b]) + a.tail(b)
        return !hasBigram(of: stem, in: text) || a.leads(b, stock)
      }
    if candidates.isEmpty, a.value(r) <= Exact(100) {
      // A part that is larger than the base that stands right before it.
      candidates = counts.filter {
        $0 < n && n - $0 <= 2 && a.sameUnit($0, n) && !used.contains($0) && !hasOwnRate($0, a)
          && !areParallel($0, n, a)
          && a.figures[$0].sentence == figure.sentence
          && !(isShare && isParted($0, n, a) && a.leads(n, becomes))
          && (a.leads($0, stock) || isCircle($0, a) || isShare && isAmong($0, n, a))
      }
    }
    // 年度任务5000人，实际完成5460人，完成率109.2%
    if candidates.isEmpty, a.value(r) > Exact(100), !isShare {
      candidates = counts.filter {
        $0 < n && n - $0 <= 2 && a.sameUnit($0, n) && !used.contains($0)
          && a.figures[$0].sentence == figure.sentence && a.leads($0, planned)
      }
    }
    // 占检查总数的25%: of several the one that is called so.
    if isShare, explicit == nil, candidates.count > 1 {
      let called = candidates.filter { isCalled(r, $0, a) }
      if called.count == 1 { candidates = called }
    }
    let whole = isShare && explicit == nil ? self.whole(of: n, r, counts, a) : nil
    if candidates.isEmpty, let whole { return whole.relation }
    guard !candidates.isEmpty else {
      return Relation(
        ratio, .notAssessable, at: figure.place, operands: [a.figures[n].place, figure.place],
        formula: "\(a.number(n)) ÷ ? = \(a.number(r))%", printed: a.printed(figure))
    }
    var best: (base: Int, result: NumberInterval, distance: Exact)?
    for b in candidates {
      let result = share(n, b, a)
      // How many times too large or too small: 0.4% is further from 45% than 95% is.
      let implied = a.value(n) / a.value(b) * Exact(100)
      let distance =
        implied < a.value(r) ? a.value(r) / implied : implied / a.value(r)
      if result.isValid, result.intersects(printed) {
        return Relation(
          ratio, .pass, at: figure.place,
          operands: [a.figures[n].place, a.figures[b].place, figure.place],
          formula: formula(n, b, r, a), printed: a.printed(figure),
          computed: computed(n, b, r, a) + "%", interval: result)
      }
      if best.map({ distance < $0.distance }) ?? true { best = (b, result, distance) }
    }
    if explicit == nil, let near = neighbour(n, r, counts, used, a), near != best?.base {
      let fits = if let best { isPlausible(n, best.base, r, a) } else { false }
      if !fits { best = (near, share(n, near, a), .zero) }
    }
    guard let best, best.result.isValid else { return nil }
    if let whole, whole.fits { return whole.relation }
    // Any other two counts of the paragraph may be what is meant.
    // 危急值142例，其中心电104例、影像38例，占全部13378例的1.06%: of the whole, with its parts between.
    for b in counts where explicit.map({ $0 == b }) ?? (b < r) && a.value(b) > .zero {
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
    // 发放500份，回收450份，回收率90%；满意423份，满意率94%: of what the rate before it is of.
    for b in used.sorted() where explicit == nil && !isShare && b < n && a.sameUnit(b, n) {
      let result = share(n, b, a)
      if a.figures[b].sentence == figure.sentence, a.value(b) >= a.value(n), result.isValid,
        result.intersects(printed)
      {
        return Relation(
          ratio, .pass, at: figure.place,
          operands: [a.figures[n].place, a.figures[b].place, figure.place],
          formula: formula(n, b, r, a), printed: a.printed(figure),
          computed: computed(n, b, r, a) + "%", interval: result)
      }
    }
    if isShare, explicit == nil, let relation = ofListed(n, r, counts, a) { return relation }
    let off = (a.value(n) / a.value(best.base) * Exact(100) - a.value(r)).magnitude
    if let whole, whole.distance < off { return whole.relation }
    let sameSentence = candidates.contains {
      a.figures[$0].sentence == figure.sentence
        || figure.sentence == a.figures[$0].sentence + 1 && opensWithAmong(figure.sentence, a)
    }
    // A share of something else: 占全省的12%.
    // 家庭医生签约慢病患者5640人: the base before it is of another thing.
    let isApart = !isShare && !sameSentence && !areAlike(n, best.base, a)
    let otherWhole =
      isApart || isShare && explicit == nil && namesOtherWhole(r, best.base, a)
    if otherWhole {
      return Relation(
        ratio, .notAssessable, at: figure.place, operands: [a.figures[n].place, figure.place],
        formula: "\(a.number(n)) ÷ ? = \(a.number(r))%", printed: a.printed(figure))
    }
    let isPlausible = explicit != nil || isPlausible(n, best.base, r, a)
    let isTied = best.base == n - 1 && n == r - 1 && a.leads(best.base, stock)
    if !isPlausible, !isTied {
      return Relation(
        ratio, .notAssessable, at: figure.place, operands: [a.figures[n].place, figure.place],
        formula: "\(a.number(n)) ÷ ? = \(a.number(r))%", printed: a.printed(figure))
    }
    let isCertain = isPlausible && sameSentence && (explicit != nil || candidates.count <= 3)
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

  private static func feasible(_ r: Int, _ base: Int, _ a: NumberAnalysis) -> Relation? {
    let figure = a.figures[r]
    // 若剔除停车类，整改率为98.3%: of fewer.
    let before = stretch(
      max(a.sentences[figure.sentence].range.lowerBound, figure.extent.lowerBound - 16),
      figure.extent.lowerBound)
    guard stem(r, a) != nil,
      !CheckWords.excluded.isFound(in: a.text(figure).scalars, before),
      figure.quantity.decimals >= 1, !figure.quantity.isApproximate,
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

  static func computed(_ n: Int, _ b: Int, _ r: Int, _ a: NumberAnalysis) -> String {
    (a.value(n) / a.value(b) * Exact(100)).rounded(to: max(a.figures[r].quantity.decimals, 2))
  }

  static func formula(_ n: Int, _ b: Int, _ r: Int, _ a: NumberAnalysis) -> String {
    "\(a.number(n)) ÷ \(a.number(b)) = \(computed(n, b, r, a))%"
  }

  static func hasBigram(of stem: [UInt32], in text: String) -> Bool {
    let s = ScalarText.units(text)
    guard stem.count >= 2, s.count >= 2 else { return false }
    for i in 0..<(s.count - 1) {
      for k in 0..<(stem.count - 1) where s[i] == stem[k] && s[i + 1] == stem[k + 1] { return true }
    }
    return false
  }
}
