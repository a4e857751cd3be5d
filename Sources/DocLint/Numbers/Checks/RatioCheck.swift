/// Rates and shares: a percentage against the count and the base it is made of.
enum RatioCheck {
  static let ratio = "num-ratio-mismatch"
  static let infeasible = "num-rate-infeasible"

  /// A stretch with more figures than this is a list of data, not prose about a rate.
  private static let most = 80
  private static let stock = WordTable(
    "应 需 总 共 拟 计划 受理 登记 在册 符合 计 全部 任务 目标 累计 现有 抽查 抽检 检查 检测 采集 收到 预算 指标 收集 检验 监测 审核 评价 评估 采样 送检 审查 申报 常住人口 户籍人口 服务人口 总人口"
  )
  private static let rateEnd = Set(ScalarText.units("率"))
  private static let notBase = WordTable("同比 环比 增长 下降 提高 增幅 降幅 上升 降低 减少 增加 年均 高于 低于 高出 比 较")
  /// Rates that are no part of a whole, or whose base never stands beside them.
  private static let noPart = WordTable(
    "增长率 利用率 周转率 死亡率 发病率 出生率 生育率 汇率 利率 频率 效率 功率 收益率 负荷率 自然增长 患病率 发生率 使用率 容积率 绿化率 绿地率 覆盖率 溢价率 折价率 换手率 毛利率 净利率 税率 费率 速率 "
      + "概率 分辨率 中签率 回报率 贴现率 准备金率 杠杆率 负债率")

  /// 成功率 is no 功率, 有效率 no 效率, 缴费率 no 费率.
  private static let ofPart = WordTable("成功率 有效率 显效率 见效率 缴费率 续费率 收费率 欠费率 退费率")

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
  private static func listed(
    _ rates: [Int], _ counts: [Int], _ a: NumberAnalysis
  ) -> [Int: Int]? {
    guard rates.count >= 2, let first = rates.first, RespectivelyCheck.areListed(rates, a),
      isShare(first, a)
    else { return nil }
    let before = counts.filter {
      $0 < first && a.figures[$0].sentence == a.figures[first].sentence
    }.suffix(rates.count)
    guard before.count == rates.count, let unit = before.first,
      before.allSatisfy({ a.sameUnit($0, unit) }), before.last == first - 1
    else { return [:] }
    return Dictionary(zip(rates, before), uniquingKeysWith: { first, _ in first })
  }

  /// Whether a count has a rate of its own right behind it: 实检4714人，婚检率97%.
  private static func hasOwnRate(_ b: Int, _ a: NumberAnalysis) -> Bool {
    guard b + 1 < a.figures.count else { return false }
    let next = a.figures[b + 1]
    return next.quantity.unit.isPercentSign && next.sentence == a.figures[b].sentence
      && next.lead.count <= 12 && stem(b + 1, a) != nil
  }

  /// The name of a rate without 率: 管理 for 管理率; `nil` where it names no rate.
  private static func stem(_ r: Int, _ a: NumberAnalysis) -> [UInt32]? {
    let figure = a.figures[r]
    let noun = Indicator.nounBefore(a.text(figure).scalars, figure.lead)
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
  private static func listHead(_ r: Int, _ a: NumberAnalysis) -> Int {
    var r = r
    while r > 0, a.figures[r].lead.count == 1, RespectivelyCheck.areJoined(r - 1, r, a),
      a.figures[r - 1].quantity.unit == a.figures[r].quantity.unit
    {
      r -= 1
    }
    return r
  }

  /// Whether a figure is led up to as a share.
  private static func saysShare(_ k: Int, _ a: NumberAnalysis) -> Bool {
    CheckWords.share(in: a.text(a.figures[k]).scalars, a.figures[k].lead) != nil
  }

  private static func isShare(_ r: Int, _ a: NumberAnalysis) -> Bool {
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

  /// The count that the rate is a rate of: close before it, and of its words.
  private static func numerator(
    of r: Int, _ counts: [Int], _ used: Set<Int>, _ a: NumberAnalysis
  ) -> Int? {
    let figure = a.figures[r]
    if let base = givenBase(r, a) {
      return counts.last { n in
        n < base && a.sameUnit(n, base) && !used.contains(n)
          && a.figures[n].sentence == figure.sentence
          && a.figures[base].extent.lowerBound - a.figures[n].extent.upperBound <= 20
          && ChangeCheck.isRising(n, a) == nil
      }
    }
    if CheckWords.comparison(notBase, in: a.text(figure).scalars, a.clauseBefore(r)) != nil {
      return nil
    }
    let before = counts.filter {
      $0 < r && a.figures[$0].sentence == figure.sentence && !used.contains($0)
    }
    // 惠及6154人次，人次均3000元，占45%: of what has been spent, not of what one has got.
    // 创伤886人次（其中交通伤412人次、其他474人次），占37%: of what stands before the bracket.
    guard
      let nearest = before.last(where: { !a.leads($0, mean) && !isEnclosed($0, before: r, a) })
        ?? before.last,
      !rateBetween(nearest, r, a)
    else { return nil }
    let count = a.figures[nearest]
    // At most one clause lies between.
    let s = a.text(figure).scalars
    var between = s[stretch(count.extent.upperBound, figure.extent.lowerBound)]
    if let close = between.lastIndex(of: 0xFF09) { between = between[(close + 1)...] }
    guard between.filter({ $0 == 0xFF0C || $0 == 0x2C || $0 == 0xFF1B }).count <= 1 else {
      return nil
    }
    if isShare(r, a) {
      // 县级2所承担了81.3%的分娩量，乡镇3所占18.7%: of the same as the share before it.
      if sharesNamed(before: r, a) { return nil }
      // 占120家的15%: the base stands between.
      if saysShare(nearest, a), before.count >= 2 { return before[before.count - 2] }
      if saysShare(nearest, a) { return nil }
      if let named = named(by: r, before, a) { return named.k }
      return namesSubject(r, a) ? nil : nearest
    }
    guard let stem = stem(r, a) else { return nil }
    // 未开工6个，开工率81.3%: what is left, and no part of the rate; it may stand behind the part.
    if isLeft(nearest, stem, a) {
      guard before.count >= 2, nearest == r - 1 else { return nil }
      let part = before[before.count - 2]
      return part == nearest - 1 && !isLeft(part, stem, a) && hasWords(of: stem, part, before: r, a)
        ? part : nil
    }
    if hasWords(of: stem, nearest, before: r, a) { return nearest }
    // 执行数15312万元，预算数16000万元，执行率…: the base stands between.
    guard before.count >= 2 else { return nil }
    let other = before[before.count - 2]
    guard a.sameUnit(other, nearest), a.value(other) <= a.value(nearest),
      hasWords(of: stem, other, before: r, a), !rateBetween(other, r, a), count.lead.count <= 16,
      a.leads(nearest, stock)
    else { return nil }
    return other
  }

  /// Whether a rate before this one in its sentence says what it is a share of: 81.3%的分娩量.
  private static func sharesNamed(before r: Int, _ a: NumberAnalysis) -> Bool {
    let own = a.sentences[a.figures[r].sentence].figures
    return (own.lowerBound..<r).contains { k in
      let figure = a.figures[k]
      return figure.quantity.unit.isPercentSign && figure.tail.count >= 3
        && a.text(figure).scalars[figure.tail.lowerBound] == 0x7684
    }
  }

  private static let parted = WordTable("完成 达到 达 占 为 是 相当于 实现")

  /// 完成任务3000人的108.7%, 占120家的15%: the base that the rate is said to be of.
  private static func givenBase(_ r: Int, _ a: NumberAnalysis) -> Int? {
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    guard r > 0, figure.lead.count == 1, s[figure.lead.lowerBound] == 0x7684 else { return nil }
    let base = a.figures[r - 1]
    guard base.clause == figure.clause, base.sentence == figure.sentence, base.quantity.isPoint,
      [.count, .money, .measure].contains(base.quantity.unit.kind),
      parted.isFound(in: s, base.lead)
    else { return nil }
    return r - 1
  }

  /// Whether half of the characters of a rate's name stand around a count.
  ///
  /// - Parameter r: the rate: 36种完成率达到100% says nothing of the 36种 but the name of the rate.
  private static func hasWords(
    of stem: [UInt32], _ k: Int, before r: Int, _ a: NumberAnalysis
  ) -> Bool {
    let count = a.figures[k]
    let rate = a.figures[r]
    let name = Indicator.nounBefore(a.text(rate).scalars, rate.lead).lowerBound
    let end = rate.clause == count.clause ? name : count.clause.upperBound
    let around = Set(
      a.text(count).scalars[
        stretch(
          count.lead.lowerBound,
          max(count.lead.lowerBound, min(count.tail.upperBound, end)))])
    return Set(stem).intersection(around).count * 2 >= Set(stem).count
  }

  private static let cumulative = WordTable("以上 以下 以内 以外")

  /// The count that the clause of a share names (环境类问题占45%), of those that stand close by.
  private static func named(by r: Int, _ before: [Int], _ a: NumberAnalysis) -> (
    k: Int, shared: Int
  )? {
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    guard let mark = CheckWords.share(in: s, figure.lead) else { return nil }
    let noun = Indicator.key(Array(s[stretch(figure.lead.lowerBound, mark.lowerBound)]))
    guard noun.count >= 2 else { return nil }
    // 硕士31人，硕士及以上占17.7%: of more than are counted under that name.
    let isOpen = cumulative.isFound(in: s, stretch(figure.lead.lowerBound, mark.lowerBound))
    let own = Set(zip(noun, noun.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    func shared(_ k: Int) -> Int {
      let words = Indicator.key(Array(a.words(a.figures[k].lead, of: a.figures[k])))
      // 乡镇18个；乡镇门诊占78.3%
      if words.count >= 2, noun.starts(with: words) { return own.count }
      return Set(zip(words, words.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
        .intersection(own).count
    }
    let best = before.suffix(8).map { (k: $0, shared: shared($0)) }.max {
      $0.shared != $1.shared ? $0.shared < $1.shared : $0.k < $1.k
    }
    // 首次参加的运动员占86%: another part than the 运动员120人 that stand before.
    guard let best, best.shared > 0, best.shared * 2 >= own.count else { return nil }
    let lead = a.figures[best.k].lead
    return isOpen && !cumulative.isFound(in: a.text(a.figures[best.k]).scalars, lead) ? nil : best
  }

  /// Whether a share says what it is a share of: words of its own in front of 占.
  private static func namesSubject(_ r: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    guard let mark = CheckWords.share(in: s, figure.lead) else { return false }
    return Indicator.key(Array(s[stretch(figure.lead.lowerBound, mark.lowerBound)])).count >= 2
  }

  /// Whether another rate stands between a count and a rate: then the count is the other's.
  private static func rateBetween(_ n: Int, _ r: Int, _ a: NumberAnalysis) -> Bool {
    r - n > 1 && ((n + 1)..<r).contains { a.figures[$0].quantity.unit.isPercentSign }
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

  /// 0级78人，1级40人，…，5级31人，3级及以上合计98人，占2.0%: of all that the list before a sum counts.
  private static func ofListed(_ n: Int, _ r: Int, _ counts: [Int], _ a: NumberAnalysis)
    -> Relation?
  {
    let figure = a.figures[r]
    guard a.totals(n, CheckWords.plainTotal) else { return nil }
    let parts = counts.filter {
      $0 < n && a.figures[$0].sentence == figure.sentence && a.sameUnit($0, n)
    }
    guard parts.count >= 3 else { return nil }
    let all = parts.reduce(NumberInterval(.zero)) { $0 + .printed(a.figures[$1].quantity) }
    let result = NumberInterval.printed(a.figures[n].quantity).divided(by: all)
      .scaled(by: Exact(100))
    guard result.isValid, result.intersects(.printed(figure.quantity)) else { return nil }
    let list = parts.map { a.number($0) }.joined(separator: " + ")
    return Relation(
      ratio, .pass, at: figure.place,
      operands: [a.figures[n].place] + parts.map { a.figures[$0].place } + [figure.place],
      formula: "\(a.number(n)) ÷ (\(list)) = \(a.number(r))%", printed: a.printed(figure),
      interval: result)
  }

  /// 1587台、占21.6%（择期手术7347台）: the base stands in the bracket behind the rate.
  private static func bracketedBase(_ r: Int, _ n: Int, _ a: NumberAnalysis) -> Int? {
    let b = r + 1
    guard b < a.figures.count, a.figures[b].sentence == a.figures[r].sentence,
      a.sameUnit(b, n), a.figures[b].quantity.isPoint, a.value(b) > a.value(n)
    else { return nil }
    let (rate, base) = (a.figures[r], a.figures[b])
    let s = a.text(rate).scalars
    return base.extent.lowerBound - rate.extent.upperBound <= 12
      && s[rate.extent.upperBound] == 0xFF08
      && base.extent.upperBound < s.count && s[base.extent.upperBound] == 0xFF09
      && ChangeCheck.isRising(b, a) == nil && !a.compares(b, CheckWords.comparePrefix)
      ? b : nil
  }

  /// 88.4%，即1450人: a count that a rate before it is worked out to.
  private static func isWorkedOut(_ b: Int, _ a: NumberAnalysis) -> Bool {
    guard b > 0, a.figures[b - 1].sentence == a.figures[b].sentence,
      a.figures[b - 1].quantity.unit.isPercentSign
    else { return false }
    let lead = a.words(a.figures[b].lead, of: a.figures[b])
    return lead.count <= 3 && lead.contains(0x5373)
  }

  /// 142人（11.4%）
  private static func hasBracketedShare(_ b: Int, _ a: NumberAnalysis) -> Bool {
    guard b + 1 < a.figures.count else { return false }
    let (count, next) = (a.figures[b], a.figures[b + 1])
    let s = a.text(count).scalars
    return next.quantity.unit.isPercentSign && next.sentence == count.sentence
      && next.extent.lowerBound == count.extent.upperBound + 1
      && s[count.extent.upperBound] == 0xFF08
  }

  /// 按有效的11项计满意率100%: what the rate is said to be taken over.
  private static func reckoned(_ r: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[r]
    guard r > 0, a.figures[r - 1].clause == figure.clause,
      a.figures[r - 1].sentence == figure.sentence
    else { return false }
    let s = a.text(figure).scalars
    return reckonedBy.isFound(in: s, a.figures[r - 1].lead)
      && reckoning.isFound(
        in: s, stretch(a.figures[r - 1].extent.upperBound, figure.extent.lowerBound))
  }

  private static let mean = WordTable("均 每人 每例 每台 每家 每次 每户 每套 每个")
  private static let becomes = WordTable(
    "降至 降到 减至 减到 降为 增至 增到 升至 升到 提高到 提高至 减少到 减少至 下降到 下降至 压减到 压减至")
  private static let reckonedBy = WordTable("按 以 按照")
  private static let reckoning = WordTable("计 为分母 为基数 为口径 测算 推算 折算")

  /// The count right before a part that a rate follows at once, where one slip keeps it from being
  /// the base: 患大病812人，已救治840人，救治率99.0%.
  private static func neighbour(
    _ n: Int, _ r: Int, _ counts: [Int], _ used: Set<Int>, _ a: NumberAnalysis
  ) -> Int? {
    let b = n - 1
    guard n == r - 1, counts.contains(b), !used.contains(b), a.sameUnit(b, n),
      a.figures[b].sentence == a.figures[n].sentence, a.value(b) > .zero,
      !areParallel(b, n, a), !hasOwnRate(b, a), isPlausible(n, b, r, a)
    else { return nil }
    return b
  }

  /// Whether a rate is near what its figures give, or one slip of the pen away from it: otherwise
  /// they are more likely figures of something else.
  private static func isPlausible(_ n: Int, _ b: Int, _ r: Int, _ a: NumberAnalysis) -> Bool {
    let implied = a.value(n) / a.value(b) * Exact(100)
    let off = (implied - a.value(r)).magnitude
    if off <= Exact(10) || off * Exact(4) <= a.value(r) { return true }
    let (part, whole, rate) = (a.figures[n].quantity, a.figures[b].quantity, a.figures[r].quantity)
    func fits(_ x: NumberInterval, _ y: NumberInterval, _ z: NumberInterval) -> Bool {
      let share = x.divided(by: y).scaled(by: Exact(100))
      return share.isValid && share.intersects(z)
    }
    let (x, y, z) = (
      NumberInterval.printed(part), NumberInterval.printed(whole), NumberInterval.printed(rate)
    )
    return Slip.variants(of: rate).contains { fits(x, y, $0) }
      || Slip.variants(of: part).contains { fits($0, y, z) }
      || Slip.variants(of: whole).contains { fits(x, $0, z) }
  }

  private static let conjunctions = WordTable("和 与 及")

  /// 6个国家级和1个省级示范区: two of a kind side by side, neither of which is the base of the other.
  private static func areParallel(_ b: Int, _ n: Int, _ a: NumberAnalysis) -> Bool {
    let (first, second) = (a.figures[min(b, n)], a.figures[max(b, n)])
    guard first.sentence == second.sentence, !a.leads(b, stock) else { return false }
    let s = a.text(first).scalars
    // 其中职工养老保险193人，居民养老保险158人: parts of one kind, named alike.
    let (p, q) = (
      a.words(first.lead, of: first).suffix(2), a.words(second.lead, of: second).suffix(2)
    )
    let opening = stretch(a.sentences[first.sentence].range.lowerBound, first.extent.lowerBound)
    if p.count == 2, p.elementsEqual(q), p.allSatisfy({ ScalarText.isHan($0) }),
      CheckWords.amongTable.isFound(in: s, opening)
    {
      return true
    }
    guard first.clause == second.clause else { return false }
    let between = stretch(first.extent.upperBound, second.extent.lowerBound)
    // 签约居民200人、随访190人: what stands in front of the second is its own.
    let isList = between.last.map { s[$0] == 0x3001 } ?? false
    return (isList || conjunctions.isFound(in: s, between))
      && !CheckWords.amongTable.isFound(in: s, between)
  }

  /// 32家医疗机构中: the clause says that what follows is among them.
  private static func isCircle(_ b: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[b]
    return figure.tail.last.map { a.text(figure).scalars[$0] == 0x4E2D } ?? false
  }

  private static func opensWithAmong(_ sentence: Int, _ a: NumberAnalysis) -> Bool {
    let own = a.sentences[sentence]
    return CheckWords.amongTable.contains(
      at: own.range.lowerBound, in: a.paragraphs[own.paragraph].text.scalars)
  }

  /// Whether 其中 stands between a whole and its part.
  private static func isAmong(_ b: Int, _ n: Int, _ a: NumberAnalysis) -> Bool {
    let (whole, part) = (a.figures[b], a.figures[n])
    guard whole.paragraph == part.paragraph, whole.sentence + 1 >= part.sentence else {
      return false
    }
    return CheckWords.amongTable.isFound(
      in: a.text(part).scalars, stretch(whole.extent.upperBound, part.extent.lowerBound))
  }

  /// 甲126例，占25.9%；乙360例，占74.1%: where the shares make up a hundred, the base is the sum of what
  /// they are shares of.
  private static func whole(
    of n: Int, _ r: Int, _ counts: [Int], _ a: NumberAnalysis
  ) -> (relation: Relation, fits: Bool, distance: Exact)? {
    let figure = a.figures[r]
    let rates = a.points(a.sentences[figure.sentence].figures).filter {
      a.figures[$0].quantity.unit.isPercentSign && isShare($0, a)
    }
    let isList = RespectivelyCheck.areListed(rates, a)
    let pairs =
      isList
      ? listed(rates, counts, a) ?? [:]
      : Dictionary(
        rates.compactMap { rate in
          owner(of: rate, counts, a).flatMap { a.sameUnit($0, n) ? (rate, $0) : nil }
        }, uniquingKeysWith: { first, _ in first })
    let parts = pairs.values.sorted()
    guard rates.count >= 2, pairs.count == rates.count, parts.contains(n),
      parts.allSatisfy({ a.sameUnit($0, n) })
    else { return nil }
    let sum = rates.reduce(Exact.zero) { $0 + a.value($1) }
    let all = parts.reduce(NumberInterval(.zero)) { $0 + .printed(a.figures[$1].quantity) }
    let others = pairs.allSatisfy { rate, part in
      rate == r
        || NumberInterval.printed(a.figures[part].quantity).divided(by: all)
          .scaled(by: Exact(100)).intersects(.printed(a.figures[rate].quantity))
    }
    let isHundred = others || (sum - Exact(100)).magnitude <= Exact(Int128(rates.count), over: 5)
    let base = parts.reduce(Exact.zero) { $0 + a.value($1) }
    guard isHundred, base > .zero else { return nil }
    let interval = NumberInterval.printed(a.figures[n].quantity)
      .divided(by: all).scaled(by: Exact(100))
    let value = a.value(n) / base * Exact(100)
    guard interval.isValid, value.isValid else { return nil }
    let shown = value.rounded(to: max(figure.quantity.decimals, 2))
    let list = parts.map { a.number($0) }.joined(separator: " + ")
    let formula = "\(a.number(n)) ÷ (\(list)) = \(shown)%"
    let operands = parts.map { a.figures[$0].place } + [figure.place]
    let distance = (value - a.value(r)).magnitude
    if interval.intersects(.printed(figure.quantity)) {
      return (
        Relation(
          ratio, .pass, at: figure.place, operands: operands, formula: formula,
          printed: a.printed(figure), computed: shown + "%", interval: interval), true, distance
      )
    }
    let rest = base - a.value(n)
    let left = Exact(100) - a.value(r)
    let repair = Repair.about([
      (a.number(r) + "%", shown + "%"),
      (a.number(n), left > .zero ? Repair.whole(rest * a.value(r) / left) ?? "" : ""),
    ])
    let off = distance.rounded(to: max(2, figure.quantity.decimals))
    return (
      Relation(
        ratio, .fail, severity: .error, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown + "%", interval: interval,
        message: Message(
          zh: "各项占比与各项之数对照，此项写作\(a.printed(figure))，按\(formula)，相差\(off)个百分点；"
            + "改正其中一个即可成立：\(repair)。请核对",
          en:
            "held against all that are listed, this share is given as \(a.printed(figure)), but \(formula), "
            + "a difference of \(off) points; one change would do: \(repair). Please check")),
      false, distance
    )
  }

  /// The count that a share in a list of shares stands behind.
  private static func owner(of r: Int, _ counts: [Int], _ a: NumberAnalysis) -> Int? {
    let first = a.sentences[a.figures[r].sentence].figures.lowerBound
    let near = counts.last {
      $0 < r && $0 >= first && !a.leads($0, mean) && !isEnclosed($0, before: r, a)
    }
    return near.flatMap { rateBetween($0, r, a) ? nil : $0 }
  }

  /// Whether a figure stands in a bracket that closes before the rate.
  private static func isEnclosed(_ k: Int, before r: Int, _ a: NumberAnalysis) -> Bool {
    let (count, rate) = (a.figures[k], a.figures[r])
    guard count.sentence == rate.sentence else { return false }
    let s = a.text(count).scalars
    let behind = s[stretch(count.extent.upperBound, rate.extent.lowerBound)]
    return behind.first { $0 == 0xFF08 || $0 == 0xFF09 } == 0xFF09
  }

  /// Whether a count and what stands around a base have two neighbouring characters in common.
  private static func areAlike(_ n: Int, _ base: Int, _ a: NumberAnalysis) -> Bool {
    if a.leads(base, stock), a.figures[n].lead.count <= 4 { return true }
    // 签约率100%: of those who are counted here, not of those counted before.
    if a.value(n) * Exact(2) < a.value(base),
      let next = a.figures.indices.contains(n + 1) ? n + 1 : nil,
      a.value(next) == Exact(100)
    {
      return false
    }
    func words(_ k: Int) -> [UInt32] {
      let figure = a.figures[k]
      return Array(a.words(figure.lead, of: figure)) + Array(a.words(figure.tail, of: figure))
    }
    let noun = words(n).filter { ScalarText.isHan($0) }
    return noun.count < 2 || hasBigram(of: noun, in: NumberText.string(words(base)))
  }

  /// Every percentage that `part` of `base` may be.
  private static func share(_ part: Int, _ base: Int, _ a: NumberAnalysis) -> NumberInterval {
    NumberInterval.printed(a.figures[part].quantity)
      .divided(by: .printed(a.figures[base].quantity)).scaled(by: Exact(100))
  }

  private static let wholes = WordTable(
    "增量 增加量 增加额 增加数 增长额 减少量 减少额 减少数 降幅 增幅 缺口 差额 全省 全国 全市 全县 全区 全球 世界 总人口 人口 GDP 财政 财政收入 地区生产总值 总产值 国土"
  )
  /// Words for the whole that do not say of what.
  private static let plainWholes = WordTable(
    "总数 总量 总人数 总额 总户数 总面积 全部 总体 合计 总 比重 比例 比 现有 其 的 数 量 达 为 约 近")

  /// Whether the words around a base are those that a share is said to be of.
  private static func isCalled(_ r: Int, _ base: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[listHead(r, a)]
    let s = a.text(figure).scalars
    guard let at = CheckWords.share(in: s, figure.lead) else { return false }
    var said = s[stretch(at.upperBound, figure.extent.lowerBound)].prefix {
      ScalarText.isHan($0) && $0 != 0x7684
    }
    while said.count > 2, let last = said.last, measures.contains(last) { said = said.dropLast() }
    let beside = a.text(a.figures[base]).scalars[a.figures[base].clause]
    return said.count >= 2
      && zip(said, said.dropFirst()).allSatisfy { x, y in
        zip(beside, beside.dropFirst()).contains { $0 == x && $1 == y }
      }
  }

  private static let measures = ScalarSet(ScalarText.units("量数总"))

  /// Whether what the share is of is named and is not the base.
  private static func namesOtherWhole(_ r: Int, _ base: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[listHead(r, a)]
    let s = a.text(figure).scalars
    guard let at = CheckWords.share(in: s, figure.lead) else { return false }
    var named = Array(s[stretch(at.upperBound, figure.extent.lowerBound)])
    named = Indicator.key(named).filter { !WordTables.fillers.contains($0) }
    // 占老年人口的15%: the base says so itself.
    if isCalled(r, base, a) { return false }
    if wholes.isFound(in: s, at.upperBound..<figure.extent.lowerBound) { return true }
    while let word = plainWholes.first(in: named, 0..<named.count) { named.removeSubrange(word) }
    guard named.count >= 2 else { return false }
    // Most of its pairs of characters must stand with the base: 移动电话用户 is no 宽带用户.
    let around = a.text(a.figures[base]).scalars[a.figures[base].clause]
    let known = Set(zip(around, around.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    let own = zip(named, named.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }
    return own.count { known.contains($0) } * 3 < own.count * 2
  }

  private static let negations = ScalarSet(ScalarText.units("不未"))

  /// Whether a count is of what is not as the rate has it: 未开工6个 beside 开工率.
  private static func isLeft(_ k: Int, _ stem: [UInt32], _ a: NumberAnalysis) -> Bool {
    let lead = a.words(a.figures[k].lead, of: a.figures[k])
    guard lead.count >= 3, lead.count <= 8, lead.suffix(2).elementsEqual(stem.suffix(2)) else {
      return false
    }
    if stem.count >= 3, negations.contains(stem[stem.count - 3]) { return false }
    return negations.contains(lead[lead.endIndex - 3])
      || underWay.contains(Array(lead.dropLast(2).suffix(2)))
  }

  /// 正在整改17个 is no part of 整改率.
  private static let underWay = ScalarText.words("正在 尚在 仍在 有待 等待")

  /// 抽检420批次，合格率99.5%，不合格2批次: the rate of what is left.
  private static func complement(_ r: Int, _ counts: [Int], _ a: NumberAnalysis) -> Relation? {
    let figure = a.figures[r]
    guard let stem = stem(r, a), a.value(r) < Exact(100) else { return nil }
    // Only where the count that is left stands right beside the rate, and the base before.
    let beside = counts.filter { k in
      guard abs(k - r) <= 2, a.figures[k].sentence == figure.sentence else { return false }
      return isLeft(k, stem, a)
    }
    guard beside.count == 1, let left = beside.first else { return nil }
    let bases = counts.filter {
      $0 < r && $0 != left && a.sameUnit($0, left) && a.value($0) > a.value(left)
        && a.figures[$0].sentence == figure.sentence
    }
    guard let base = bases.last else { return nil }
    func result(_ b: Int) -> NumberInterval {
      NumberInterval(Exact(100)) - share(left, b, a)
    }
    let printed = NumberInterval.printed(figure.quantity)
    let fitting = bases.first { result($0).intersects(printed) } ?? base
    let value = Exact(100) - a.value(left) / a.value(fitting) * Exact(100)
    guard value.isValid, result(fitting).isValid else { return nil }
    let shown = value.rounded(to: max(figure.quantity.decimals, 2))
    let (x, y) = (a.number(left), a.number(fitting))
    let formula = "(\(y) − \(x)) ÷ \(y) = \(shown)%"
    let operands = [a.figures[left].place, a.figures[fitting].place, figure.place]
    if result(fitting).intersects(printed) {
      return Relation(
        ratio, .pass, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown + "%", interval: result(fitting))
    }
    let rest = (Exact(100) - a.value(r)) / Exact(100)
    let repair = Repair.about([
      (a.number(r) + "%", shown + "%"), (x, Repair.whole(rest * a.value(fitting)) ?? ""),
      (y, rest > .zero ? Repair.whole(a.value(left) / rest) ?? "" : ""),
    ])
    let off = (value - a.value(r)).magnitude.rounded(to: max(figure.quantity.decimals, 2))
    let isCertain = bases.count == 1
    return Relation(
      ratio, isCertain ? .fail : .uncertain, severity: isCertain ? .error : .warning,
      at: figure.place, operands: operands, formula: formula, printed: a.printed(figure),
      computed: shown + "%", interval: result(fitting),
      message: Message(
        zh: "\(rateName(r, a))写作\(a.printed(figure))，按\(formula)，相差\(off)个百分点；"
          + "改正其中一个即可成立：\(repair)。请核对",
        en: "\(rateName(r, a)) is given as \(a.printed(figure)), but \(formula), a difference of "
          + "\(off) points; one change would do: \(repair). Please check"))
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
