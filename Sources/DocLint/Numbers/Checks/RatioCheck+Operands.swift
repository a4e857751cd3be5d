/// What a percentage is a share of, and which figure is the part.
extension RatioCheck {
  /// The count that the rate is a rate of: close before it, and of its words.
  static func numerator(
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
    if CheckWords.comparison(notBase, in: a.text(figure).scalars, a.clauseBefore(r)) != nil,
      !isShareNow(r, a)
    {
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
    // 再完成2.7万人，累计达到11.9万人，完成率95%: of what there is by then.
    if nearest == r - 1, a.leads(nearest, soFar) { return nearest }
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

  /// 占比提高到60%: what the share has come to, and no change of it.
  static func isShareNow(_ r: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    guard let mark = CheckWords.share(in: s, figure.lead),
      let length = CheckWords.to.length(
        endingAt: figure.extent.lowerBound, in: s, from: figure.lead.lowerBound)
    else { return false }
    return figure.extent.lowerBound - length - mark.upperBound <= 1
      && CheckWords.comparison(CheckWords.since, in: s, a.clauseBefore(r)) == nil
      && !CheckWords.from.isFound(in: s, a.clauseBefore(r))
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
  static func givenBase(_ r: Int, _ a: NumberAnalysis) -> Int? {
    guard r > 0, a.figures.indices.contains(r) else { return nil }
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    guard figure.quantity.unit.isPercentSign, figure.lead.count == 1,
      s[figure.lead.lowerBound] == 0x7684
    else { return nil }
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
  static func named(by r: Int, _ before: [Int], _ a: NumberAnalysis) -> (
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
  static func rateBetween(_ n: Int, _ r: Int, _ a: NumberAnalysis) -> Bool {
    r - n > 1 && ((n + 1)..<r).contains { a.figures[$0].quantity.unit.isPercentSign }
  }

  /// 0级78人，1级40人，…，5级31人，3级及以上合计98人，占2.0%: of all that the list before a sum counts.
  static func ofListed(_ n: Int, _ r: Int, _ counts: [Int], _ a: NumberAnalysis)
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
  static func bracketedBase(_ r: Int, _ n: Int, _ a: NumberAnalysis) -> Int? {
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
  static func isWorkedOut(_ b: Int, _ a: NumberAnalysis) -> Bool {
    guard b > 0, a.figures[b - 1].sentence == a.figures[b].sentence,
      a.figures[b - 1].quantity.unit.isPercentSign
    else { return false }
    let lead = a.words(a.figures[b].lead, of: a.figures[b])
    return lead.count <= 3 && lead.contains(0x5373)
  }

  /// 142人（11.4%）
  static func hasBracketedShare(_ b: Int, _ a: NumberAnalysis) -> Bool {
    guard b + 1 < a.figures.count else { return false }
    let (count, next) = (a.figures[b], a.figures[b + 1])
    let s = a.text(count).scalars
    return next.quantity.unit.isPercentSign && next.sentence == count.sentence
      && next.extent.lowerBound == count.extent.upperBound + 1
      && s[count.extent.upperBound] == 0xFF08
  }

  /// 按有效的11项计满意率100%: what the rate is said to be taken over.
  static func reckoned(_ r: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[r]
    guard r > 0, a.figures[r - 1].clause == figure.clause,
      a.figures[r - 1].sentence == figure.sentence
    else { return false }
    let s = a.text(figure).scalars
    return reckonedBy.isFound(in: s, a.figures[r - 1].lead)
      && reckoning.isFound(
        in: s, stretch(a.figures[r - 1].extent.upperBound, figure.extent.lowerBound))
  }

  private static let soFar = WordTable("累计")
  static let mean = WordTable("均 每人 每例 每台 每家 每次 每户 每套 每个")
  static let becomes = WordTable(
    "降至 降到 减至 减到 降为 增至 增到 升至 升到 提高到 提高至 减少到 减少至 下降到 下降至 压减到 压减至")
  private static let reckonedBy = WordTable("按 以 按照")
  private static let reckoning = WordTable("计 为分母 为基数 为口径 测算 推算 折算")

  /// The count right before a part that a rate follows at once, where one slip keeps it from being
  /// the base: 患大病812人，已救治840人，救治率99.0%.
  static func neighbour(
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
  static func isPlausible(_ n: Int, _ b: Int, _ r: Int, _ a: NumberAnalysis) -> Bool {
    let implied = a.value(n) / a.value(b) * Exact(100)
    let off = (implied - a.value(r)).magnitude
    let isNear =
      implied * Exact(2) <= a.value(r) * Exact(3) && a.value(r) * Exact(2) <= implied * Exact(3)
    if off <= Exact(10) && isNear || off * Exact(4) <= a.value(r) { return true }
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

  static let conjunctions = WordTable("和 与 及")
}
