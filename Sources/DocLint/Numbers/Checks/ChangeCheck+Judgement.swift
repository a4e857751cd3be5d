/// A stated change recomputed: difference, growth, average growth.
extension ChangeCheck {
  /// 比上年的4.15亿元增加0.37亿元，增长8.9%: the growth from what was added and what it was before.
  static func chained(
    _ d: Int, _ points: [Int], _ direction: Direction, _ a: NumberAnalysis
  ) -> Relation? {
    guard let at = points.firstIndex(of: d), at >= 2, !a.leads(d, CheckWords.yearly) else {
      return nil
    }
    let (base, added) = (points[at - 2], points[at - 1])
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    // 较上年（44902万元）增加1968万元，增长4.38%
    let isAside = isBracketed(base, a) && base == added - 1
    guard comparedWith(base, a), isAside || a.leads(base, CheckWords.compareTo),
      a.sameUnit(base, added),
      a.value(base) > .zero,
      self.direction(added, a) == direction,
      isAside || a.figures[base].clause == a.figures[added].clause,
      figure.extent.lowerBound - a.figures[added].extent.upperBound <= 8,
      !CheckWords.excluded.isFound(in: s, a.clauseBefore(d))
    else { return nil }
    let interval = NumberInterval.printed(a.figures[added].quantity).divided(
      by: NumberInterval.printed(a.figures[base].quantity)
    ).scaled(by: Exact(100))
    let value = a.value(added) / a.value(base) * Exact(100)
    guard interval.isValid, value.isValid else { return nil }
    let shown = value.rounded(to: max(figure.quantity.decimals, 1))
    let formula = "\(a.number(added)) ÷ \(a.number(base)) = \(shown)%"
    let operands = [a.figures[base].place, a.figures[added].place, figure.place]
    if interval.intersects(NumberInterval.printed(figure.quantity)) {
      return Relation(
        growth, .pass, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown + "%", interval: interval)
    }
    let right = (a.value(base) * a.value(d) / Exact(100))
      .rounded(to: a.figures[added].quantity.decimals)
    return Relation(
      growth, .fail, severity: .error, at: figure.place, operands: operands, formula: formula,
      printed: a.printed(figure), computed: shown + "%", interval: interval,
      message: Message(
        zh: "增减幅写作\(a.printed(figure))，按\(formula)应为\(shown)%；若增减幅无误，"
          + "\(a.number(added))应约为\(right)。请核对",
        en: "the change is given as \(a.printed(figure)), but \(formula); if it is right, "
          + "\(a.number(added)) should be about \(right). Please check"))
  }

  /// 投入1260万元，比上年增加260万元，增长26.0%: what it was before is what it is now less what was
  /// added.
  static func added(
    _ d: Int, _ points: [Int], _ direction: Direction, _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Relation? {
    guard let at = points.firstIndex(of: d), at >= 2, !a.leads(d, CheckWords.yearly) else {
      return nil
    }
    let (value, change) = (points[at - 2], points[at - 1])
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    let between = stretch(a.figures[value].extent.upperBound, a.figures[change].extent.lowerBound)
    guard a.sameUnit(value, change), isValue(value, like: d, a), !isChange(value, a),
      !comparedWith(value, a), self.direction(change, a) == direction,
      !a.leads(change, respectively), between.count <= 24,
      CheckWords.comparison(CheckWords.since, in: s, between) != nil,
      CheckWords.comparison(CheckWords.since, in: s, figure.lead) == nil
        || ofYear.isFound(in: s, between) && ofYear.isFound(in: s, figure.lead),
      figure.extent.lowerBound - a.figures[change].extent.upperBound <= 8,
      !namesAnother(s[between], before: a.figures[value].extent.lowerBound, sentence, s),
      !likensTwo(s, between, before: a.figures[value].extent.lowerBound, sentence),
      !s[between].contains(0xFF1B), !CheckWords.excluded.isFound(in: s, a.clauseBefore(d))
    else { return nil }
    // 报告15例，其中尘肺9例、中毒2例，较上年少7例: of the whole as well as of its last part.
    if let whole = whole(of: value, sentence, a) {
      let result = [value, whole].lazy.compactMap { addition(d, of: $0, change, direction, a) }
      return result.first { $0.verdict == .pass } ?? result.last?.doubtful()
    }
    return addition(d, of: value, change, direction, a)
  }

  /// 首日比末日多85趟: whether two things are compared that the sentence has not named before.
  private static func likensTwo(
    _ s: [UInt32], _ gap: Range<Int>, before end: Int, _ sentence: Sentence
  ) -> Bool {
    guard let comma = s[gap].lastIndex(of: 0xFF0C),
      let mark = CheckWords.comparison(
        CheckWords.compareTo, in: s, stretch(comma + 1, gap.upperBound)),
      mark.lowerBound - comma > 2, !past.isFound(in: s, stretch(comma + 1, gap.upperBound)),
      !s[stretch(mark.upperBound, gap.upperBound)].contains(0x5E74)
    else { return false }
    let name = s[(comma + 1)..<mark.lowerBound].prefix(2)
    let start = sentence.range.lowerBound
    return start + 2 <= end
      && !(start...(end - 2)).contains { s[$0..<($0 + 2)].elementsEqual(name) }
  }

  /// The whole of which a value is a part behind 其中.
  static func whole(
    of part: Int, _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Int? {
    let s = a.text(a.figures[part]).scalars
    let range = stretch(sentence.range.lowerBound, a.figures[part].extent.lowerBound)
    guard let mark = CheckWords.amongTable.first(in: s, range) else { return nil }
    return (sentence.figures.lowerBound..<part).last {
      a.figures[$0].extent.upperBound <= mark.lowerBound && a.sameUnit($0, part)
        && a.figures[$0].quantity.isPoint && !isChange($0, a) && !comparedWith($0, a)
    }
  }

  private static func addition(
    _ d: Int, of value: Int, _ change: Int, _ direction: Direction, _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[d]
    let (now, more) = (a.figures[value].quantity, a.figures[change].quantity)
    let base = direction == .up ? now.value - more.value : now.value + more.value
    let width =
      direction == .up
      ? NumberInterval.printed(now) - .printed(more) : NumberInterval.printed(now) + .printed(more)
    guard base > .zero, let low = width.lower, low > .zero else { return nil }
    let interval = NumberInterval.printed(more).divided(by: width).scaled(by: Exact(100))
    let result = more.value / base * Exact(100)
    guard interval.isValid, result.isValid else { return nil }
    let shown = result.rounded(to: max(figure.quantity.decimals, 1))
    let sign = direction == .up ? "−" : "+"
    let formula =
      "\(a.number(change)) ÷ (\(a.number(value)) \(sign) \(a.number(change))) = \(shown)%"
    let operands = [a.figures[value].place, a.figures[change].place, figure.place]
    if interval.intersects(.printed(figure.quantity)) {
      return Relation(
        growth, .pass, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown + "%", interval: interval)
    }
    let rate = a.value(d) / Exact(100)
    let factor = direction == .up ? Exact.one + rate : Exact.one - rate
    let right =
      factor > .zero ? (now.value * rate / factor).rounded(to: more.decimals) : ""
    let whole =
      rate > .zero ? (more.value * factor / rate).rounded(to: now.decimals) : ""
    let repair = Repair.about([
      (a.number(d) + "%", shown + "%"), (a.number(change), right), (a.number(value), whole),
    ])
    return Relation(
      growth, .fail, severity: .error, at: figure.place, operands: operands, formula: formula,
      printed: a.printed(figure), computed: shown + "%", interval: interval,
      message: Message(
        zh: "增减幅写作\(a.printed(figure))，按\(formula)应为\(shown)%；改正其中一个即可成立：\(repair)。请核对",
        en: "the change is given as \(a.printed(figure)), but \(formula); one change would do: "
          + "\(repair). Please check"))
  }

  private static let ofYear = WordTable("同比 去年同期 上年同期 比上年 较上年 比去年 较去年")

  static func gap(
    _ d: Int, high: Int, low: Int, _ operands: Operands, _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[d]
    let value = a.value(high) - a.value(low)
    guard value.isValid else { return nil }
    // 单产由145公斤提高到150公斤，总产减少110万公斤: no difference is larger than both of its values.
    if a.value(d) > max(a.value(high), a.value(low)) * Exact(10) { return nil }
    if CheckWords.yearly.isFound(in: a.text(figure).scalars, a.clauseBefore(d)) {
      return yearlyGap(d, last: max(high, low), a)
    }
    let interval =
      a.figures[high].quantity.interval - a.figures[low].quantity.interval
    let unit = figure.quantity.unit.kind == .percentagePoint ? "个百分点" : figure.quantity.unit.text
    let places = max(figure.quantity.decimals, 0)
    let shown = value.exactDecimal ?? value.rounded(to: max(places, 2))
    let formula = "\(a.number(high)) − \(a.number(low)) = \(shown)"
    let operandPlaces = [a.figures[high].place, a.figures[low].place, figure.place]
    let cut =
      NumberInterval.cutOff(a.figures[high].quantity) - .cutOff(a.figures[low].quantity)
    // All three rounded, or all three cut off: nobody does one here and the other there.
    if interval.intersects(figure.quantity.interval)
      || cut.intersects(.cutOff(figure.quantity))
    {
      return Relation(
        difference, .pass, at: figure.place, operands: operandPlaces, formula: formula,
        printed: a.printed(figure), computed: shown + unit, interval: interval)
    }
    let off = (value - a.value(d)).magnitude.decimal()
    let right = a.value(low) + a.value(d)
    let other = a.value(high) - a.value(d)
    let certain = operands.isExplicit
    return Relation(
      difference, certain ? .fail : .uncertain, severity: certain ? .error : .warning,
      at: figure.place, operands: operandPlaces, formula: formula, printed: a.printed(figure),
      computed: shown + unit, interval: interval,
      message: Message(
        zh: "差额写作\(a.printed(figure))，按\(formula)应为\(shown)\(unit)，相差\(off)；"
          + "若差额无误，\(a.number(high))应为\(right.decimal())，或\(a.number(low))应为\(other.decimal())。请核对",
        en:
          "the difference is given as \(a.printed(figure)), but \(formula), off by \(off); if it is "
          + "right, \(a.number(high)) should be \(right.decimal()) or \(a.number(low)) should be "
          + "\(other.decimal()). Please check"))
  }

  /// 从2020年的23.4%到2022年的28.1%，再到2023年的30.2%，年均提高2.3个百分点: from one of the years before
  /// to the last, a year.
  private static func yearlyGap(_ d: Int, last: Int, _ a: NumberAnalysis) -> Relation? {
    let figure = a.figures[d]
    guard let end = a.figures[last].fact.period.flatMap({ Int($0) }) else { return nil }
    let own = a.points(a.sentences[figure.sentence].figures)
    for k in own where k < last && a.sameUnit(k, last) {
      guard let start = a.figures[k].fact.period.flatMap({ Int($0) }), start < end else { continue }
      let years = Exact(end - start)
      let (x, y) = (a.figures[k].quantity, a.figures[last].quantity)
      let interval = (x.value < y.value ? y.interval - x.interval : x.interval - y.interval)
        .divided(by: NumberInterval(years))
      guard interval.isValid, interval.intersects(figure.quantity.interval) else { continue }
      let shown = ((y.value - x.value).magnitude / years)
        .rounded(to: max(figure.quantity.decimals, 2))
      return Relation(
        difference, .pass, at: figure.place,
        operands: [a.figures[last].place, a.figures[k].place, figure.place],
        formula: "(\(a.number(last)) − \(a.number(k))) ÷ \(years.decimal()) = \(shown)",
        printed: a.printed(figure), computed: shown, interval: interval)
    }
    return Relation(
      difference, .notAssessable, at: figure.place,
      operands: [a.figures[last].place, figure.place],
      formula: "(\(a.number(last)) − ?) ÷ n = \(a.number(d))", printed: a.printed(figure))
  }

  static func relative(
    _ d: Int, from: Int, to: Int, _ direction: Direction, _ operands: Operands, _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[d]
    guard a.value(from) > .zero, a.sameUnit(from, to) else { return nil }
    let (start, end) = (printedMean(from, from, a), printedMean(to, from, a))
    let ratio = end.divided(by: start).scaled(by: Exact(100))
    let change = ratio + NumberInterval(Exact(-100))
    let interval = direction == .up ? change : -change
    let value =
      (a.value(to) - a.value(from)) / a.value(from) * Exact(direction == .up ? 100 : -100)
    guard value.isValid, interval.isValid else { return nil }
    let printed = NumberInterval.printed(figure.quantity)
    let places = max(figure.quantity.decimals, 1)
    let shown = value.rounded(to: places)
    let formula =
      direction == .up
      ? "(\(a.number(to)) − \(a.number(from))) ÷ \(a.number(from)) = \(shown)%"
      : "(\(a.number(from)) − \(a.number(to))) ÷ \(a.number(from)) = \(shown)%"
    let places3 = [a.figures[from].place, a.figures[to].place, figure.place]
    if interval.intersects(printed) {
      return Relation(
        growth, .pass, at: figure.place, operands: places3, formula: formula,
        printed: a.printed(figure), computed: shown + "%", interval: interval)
    }
    // Rates: 提高8% may be meant as points, which another rule speaks of.
    if rateKinds.contains(a.figures[from].quantity.unit.kind) {
      let points =
        direction == .up ? a.interval(to) - a.interval(from) : a.interval(from) - a.interval(to)
      if points.intersects(printed) { return percentForPoints(d, from, to, formula, operands, a) }
    }
    let certain = operands.isExplicit
    let factor = Exact(1) + a.value(d) / Exact(direction == .up ? 100 : -100)
    let right = (a.value(from) * factor).rounded(to: a.figures[to].quantity.decimals)
    let base =
      factor > .zero
      ? (a.value(to) / factor).rounded(to: a.figures[from].quantity.decimals) : ""
    return Relation(
      growth, certain ? .fail : .uncertain, severity: certain ? .error : .warning,
      at: figure.place, operands: places3, formula: formula, printed: a.printed(figure),
      computed: shown + "%", interval: interval,
      message: Message(
        zh: "增减幅写作\(a.printed(figure))，按\(formula)应为\(shown)%；若增减幅无误，"
          + "\(a.number(to))应约为\(right)" + (base.isEmpty ? "" : "，或\(a.number(from))应约为\(base)")
          + "。请核对",
        en: "the change is given as \(a.printed(figure)), but \(formula); if it is right, "
          + "\(a.number(to)) should be about \(right)"
          + (base.isEmpty ? "" : " or \(a.number(from)) about \(base)") + ". Please check"))
  }

  /// What a value may stand for: 日均由235人增加到262人 is rounded, though persons are whole.
  private static func printedMean(_ k: Int, _ first: Int, _ a: NumberAnalysis) -> NumberInterval {
    let quantity = a.figures[k].quantity
    let printed = NumberInterval.printed(quantity)
    guard quantity.decimals == 0, quantity.unit.isDiscrete, !quantity.isApproximate,
      quantity.step <= .one
    else { return printed }
    let figure = a.figures[first]
    let start = max(
      a.sentences[figure.sentence].range.lowerBound, figure.extent.lowerBound - 16)
    guard means.isFound(in: a.text(figure).scalars, stretch(start, figure.extent.lowerBound))
    else { return printed }
    let half = Exact(1, over: 2)
    return NumberInterval(quantity.value - half, quantity.value + half)
  }

  private static let means = WordTable("均")

  /// From 24.35% to 27.81%, up by 3.46%: the difference fits and the growth does not.
  private static func percentForPoints(
    _ d: Int, _ from: Int, _ to: Int, _ growth: String, _ operands: Operands, _ a: NumberAnalysis
  ) -> Relation {
    let figure = a.figures[d]
    let (high, low) = a.value(from) < a.value(to) ? (to, from) : (from, to)
    let shown = (a.value(high) - a.value(low)).decimal()
    let formula = "\(a.number(high)) − \(a.number(low)) = \(shown)"
    return Relation(
      points, operands.isExplicit ? .fail : .uncertain,
      severity: operands.isExplicit ? .error : .warning, at: figure.place,
      operands: [a.figures[from].place, a.figures[to].place, figure.place], formula: formula,
      printed: a.printed(figure), computed: shown + "个百分点",
      message: Message(
        zh: "两个百分比相差写作\(a.printed(figure))，按\(formula)应为\(shown)个百分点，按相对变化则为\(growth)"
          + "；\(a.printed(figure))→\(shown)个百分点即可成立。请核对",
        en:
          "the change between two percentages is given as \(a.printed(figure)); \(formula) makes it "
          + "\(shown) points, while the relative change is \(growth); \(a.printed(figure))→"
          + "\(shown)个百分点 would do. Please check"))
  }

  /// (B/A)^(1/n) − 1, by raising the stated rate to the n-th power.
  static func yearly(
    _ d: Int, from: Int, to: Int, _ direction: Direction, _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[d]
    guard let first = a.figures[from].fact.period.flatMap({ Int($0) }),
      let last = a.figures[to].fact.period.flatMap({ Int($0) }), last > first, last - first <= 20,
      a.value(from) > .zero, a.sameUnit(from, to)
    else {
      return Relation(
        average, .notAssessable, at: figure.place,
        operands: [a.figures[from].place, a.figures[to].place, figure.place],
        formula: "(\(a.number(to)) ÷ \(a.number(from)))^(1/n) − 1", printed: a.printed(figure))
    }
    let years = last - first
    let ratio = a.interval(to).divided(by: a.interval(from))
    let printed = NumberInterval.printed(figure.quantity)
    let sign = Exact(direction == .up ? 1 : -1)
    func grown(_ n: Int) -> NumberInterval? {
      guard let low = printed.lower, let high = printed.upper else { return nil }
      let p = power(.one + sign * low / Exact(100), n)
      let q = power(.one + sign * high / Exact(100), n)
      guard p.isValid, q.isValid else { return nil }
      return NumberInterval(min(p, q), max(p, q))
    }
    guard let exact = grown(years) else { return nil }
    let places = max(figure.quantity.decimals, 1)
    let shown = root(a.value(to) / a.value(from), years, places: places, direction == .up)
    let formula =
      "(\(a.number(to)) ÷ \(a.number(from)))^(1/\(years)) − 1 = \(direction == .up ? "" : "-")\(shown)%"
    let operands = [a.figures[from].place, a.figures[to].place, figure.place]
    if exact.intersects(ratio) {
      return Relation(
        average, .pass, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown + "%")
    }
    let fitting = [years - 1, years + 1].first { $0 > 0 && grown($0)?.intersects(ratio) == true }
    let grownEnd = power(.one + sign * a.value(d) / Exact(100), years)
    let repair = Repair.about([
      (a.number(d) + "%", shown + "%"),
      (a.number(to), (a.value(from) * grownEnd).rounded(to: a.figures[to].quantity.decimals)),
      (
        a.number(from),
        grownEnd > .zero
          ? (a.value(to) / grownEnd).rounded(to: a.figures[from].quantity.decimals) : ""
      ),
    ])
    let hint =
      fitting.map {
        Message(
          zh: "（按\($0)年计算则相符，请核对期数）", en: " (over \($0) years it would fit: check the years)")
      } ?? Message(zh: "", en: "")
    return Relation(
      average, fitting == nil ? .fail : .uncertain, severity: fitting == nil ? .error : .warning,
      at: figure.place, operands: operands, formula: formula, printed: a.printed(figure),
      computed: shown + "%",
      message: Message(
        zh: "年均增减幅写作\(a.printed(figure))，按\(first)年的\(a.number(from))到\(last)年的\(a.number(to))"
          + "应为\(shown)%：\(formula)\(hint.zh)；改正其中一个即可成立：\(repair)。请核对",
        en:
          "the average yearly change is given as \(a.printed(figure)), but from \(a.number(from)) in "
          + "\(first) to \(a.number(to)) in \(last) it is \(shown)%: \(formula)\(hint.en); "
          + "one change would do: \(repair). Please check"))
  }

  private static func power(_ base: Exact, _ n: Int) -> Exact {
    // Six decimals of the base keep the product within 128 bits for the usual spans.
    var result = Exact.one
    for _ in 0..<n {
      result = result * base
      if result.isValid, result.denominator > 1_000_000_000_000 {
        guard
          let cut = Exact(
            digits: result.rounded(to: 12).utf8.filter { $0 != 0x2E }.map { $0 &- 0x30 },
            decimals: 12)
        else { return .none }
        result = cut
      }
    }
    return result
  }

  /// The yearly change in percent that makes `ratio` in `n` years, found by halving.
  private static func root(_ ratio: Exact, _ n: Int, places: Int, _ up: Bool) -> String {
    guard ratio > .zero else { return "" }
    var low = 0
    var high = 1
    let scale = Exact.ten(-6)
    while power(Exact(high) * scale, n) < ratio, high < 1_000_000_000 { high *= 2 }
    while high - low > 1 {
      let middle = (low + high) / 2
      if power(Exact(middle) * scale, n) <= ratio { low = middle } else { high = middle }
    }
    let change = (Exact(low) * scale - .one) * Exact(100)
    return (up ? change : -change).rounded(to: places)
  }
}
