/// Stated changes: differences, growth, average growth, multiples, against the two values that
/// stand beside them.
enum ChangeCheck {
  static let difference = "num-difference-mismatch"
  static let growth = "num-growth-mismatch"
  static let average = "num-average-growth-mismatch"
  static let multiple = "num-multiple-misuse"
  static let points = "num-percent-point"

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    let values = Lazy<DatedValues>()
    for sentence in a.sentences where sentence.figures.count >= 2 {
      let points = a.points(sentence.figures)
      if sentence.words.contains(.net) { found += nets(points, sentence, a) }
      for (at, d) in points.enumerated()
      where a.figures[d].quantity.unit.kind == .multiple || direction(d, a) != nil {
        // Values stand close to their change.
        let near = Array(points[max(0, at - 8)...min(points.count - 1, at + 1)])
        if let relation = judge(d, near, sentence, values, a) { found.append(relation) }
      }
    }
    return found
  }

  /// What is left of two: births and deaths, income and expense.
  private static let flows: [(WordTable, WordTable)] = [
    ("出生", "死亡"), ("迁入", "迁出"), ("收入", "支出"), ("新增", "退出"), ("新开", "关闭"), ("转入", "转出"),
    ("新登记", "注销"),
    ("入库", "出库"), ("流入", "流出"),
  ].map { (WordTable($0.0), WordTable($0.1)) }
  static let net = WordTable("净增 净减 结余 自然增加 净流入 净流出 净迁入")

  /// 出生3378人，死亡2895人，净增483人
  private static func nets(
    _ points: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> [Relation] {
    guard points.count >= 3 else { return [] }
    return points.indices.dropFirst(2).compactMap { at in
      let d = points[at]
      guard a.leads(d, net) else { return nil }
      // Growths and the values of the year before may stand between.
      let own = points[max(0, at - 8)..<at].filter {
        a.sameUnit($0, d) && !isChange($0, a) && !comparedWith($0, a)
      }
      guard own.count >= 2 else { return nil }
      let (x, y) = (own[own.count - 2], own[own.count - 1])
      guard a.leads(d, net), a.sameUnit(x, d), a.sameUnit(y, d),
        flows.contains(where: { a.leads(x, $0.0) && a.leads(y, $0.1) })
      else { return nil }
      let (high, low) = a.value(x) < a.value(y) ? (y, x) : (x, y)
      return gap(d, high: high, low: low, Operands(from: low, to: high, isExplicit: true), a)
    }
  }

  private enum Direction { case up, down }

  /// The two values that a stated change lies between.
  private struct Operands {
    let from: Int
    let to: Int
    /// Whether 从…到 or 比… says so.
    let isExplicit: Bool
  }

  private static let rateKinds: Set<Unit.Kind> = [.percent, .rate]

  /// What a value is about, and its year.
  private struct Dated: Hashable {
    let key: [UInt32]
    let year: String
    let unit: String
  }

  /// The values of a document by what they are about and their year.
  private typealias DatedValues = [Dated: [Int]]

  private static func dated(_ a: NumberAnalysis) -> DatedValues {
    var table: DatedValues = [:]
    for k in a.figures.indices where a.figures[k].fact.period != nil {
      let figure = a.figures[k]
      guard let year = figure.fact.period, !figure.isWords, figure.quantity.isPoint,
        rateKinds.contains(figure.quantity.unit.kind) || figure.fact.key.count >= 4,
        figure.fact.status == .actual, !isChange(k, a)
      else { continue }
      let key = FactCheck.stripped(figure.fact.key)
      guard key.count >= 4 else { continue }
      table[
        Dated(key: key, year: year, unit: figure.quantity.unit.family), default: []
      ].append(k)
    }
    return table
  }

  /// 覆盖率91.3%，较2020年提高8.1个百分点, where another sentence tells the value of 2020.
  private static func recalled(
    _ d: Int, _ points: [Int], _ sentence: Sentence, _ values: Lazy<DatedValues>,
    _ a: NumberAnalysis
  ) -> Operands? {
    let figure = a.figures[d]
    guard d > 0, points.contains(d - 1), let p = figure.paragraph else { return nil }
    let main = a.figures[d - 1]
    let s = a.text(figure).scalars
    let gap = stretch(main.extent.upperBound, figure.extent.lowerBound)
    guard main.sentence == figure.sentence, gap.count <= 16, isValue(d - 1, like: d, a),
      !isChange(d - 1, a), !comparedWith(d - 1, a), main.fact.status == .actual,
      !CheckWords.yearly.isFound(in: s, a.clauseBefore(d)),
      !CheckWords.excluded.isFound(in: s, a.clauseBefore(d)),
      CheckWords.comparison(CheckWords.compareTo, in: s, gap) != nil,
      !namesAnother(s[gap], before: main.extent.lowerBound, sentence, s),
      let year = a.mentions(of: p, in: gap).first(where: { $0.kind == .year })?.year
    else { return nil }
    let key = FactCheck.stripped(main.fact.key)
    let unit = main.quantity.unit.family
    let known = values.value { dated(a) }
    let found = (known[Dated(key: key, year: String(year), unit: unit)] ?? []).filter {
      $0 != d - 1 && a.figures[$0].fact.qualifiers == main.fact.qualifiers
        && a.figures[$0].fact.region == main.fact.region
    }
    guard let first = found.first, found.allSatisfy({ a.value($0) == a.value(first) })
    else { return nil }
    return Operands(from: first, to: d - 1, isExplicit: true)
  }

  /// 满意度从78.9分到92.7分，提高13.8分: two ends that are those of a change and of no range, for they are led up
  /// to by 从 and what follows tells how far one is from the other.
  private static func spanned(
    _ d: Int, _ direction: Direction, _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Operands? {
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    let own = a.sentences[figure.sentence].figures.lowerBound..<d
    guard let to = own.last(where: { !isChange($0, a) }), d - to <= 2, own.contains(to - 1),
      a.figures[to].partner == to - 1, isValue(to, like: d, a), a.sameUnit(to - 1, to),
      startsFrom(to - 1, a), !a.isApproximate(to), !a.isApproximate(to - 1)
    else { return nil }
    let gap = stretch(a.figures[to].extent.upperBound, figure.extent.lowerBound)
    let isUp = a.value(to - 1) < a.value(to)
    guard gap.count <= 20, isUp == (direction == .up), let first = gap.first,
      WordTables.isStop(s[first]), s[first] != 0x3001, !s[gap].contains(0xFF1B),
      CheckWords.comparison(CheckWords.since, in: s, gap) == nil,
      !CheckWords.yearly.isFound(in: s, gap),
      !namesAnother(s[gap], before: a.figures[to - 1].extent.lowerBound, sentence, s)
    else { return nil }
    return Operands(from: to - 1, to: to, isExplicit: figure.quantity.unit.kind != .percent)
  }

  /// Figures before a comparison that are looked at.
  private static let mostBefore = 100

  /// 东城区、西城区接种率分别为96.2%、94.8%，东城区比西城区高1.4个百分点: the two by the names that they have been
  /// given.
  private static func named(_ d: Int, _ a: NumberAnalysis) -> Operands? {
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    guard figure.quantity.unit.kind != .percent,
      let mark = CheckWords.comparison(CheckWords.compareTo, in: s, figure.lead)
    else { return nil }
    var start = figure.lead.lowerBound
    while start < mark.lowerBound, !ScalarText.isHan(s[start]) { start += 1 }
    let own = Array(s[start..<mark.lowerBound])
    let other = s[stretch(mark.upperBound, figure.extent.lowerBound)]
    guard own.count >= 2, own.count <= 8 else { return nil }
    let near = a.figures(before: d, back: 2, most: mostBefore).filter {
      isValue($0, like: d, a) && a.figures[$0].quantity.isPoint && !isChange($0, a)
        && a.figures[$0].lead.count <= 2 || a.leads($0, respectively)
    }
    func find(_ name: [UInt32]) -> Int? {
      let found = near.filter {
        isValue($0, like: d, a) && a.figures[$0].fact.words.starts(with: name)
      }
      return found.count == 1 ? found.first : nil
    }
    guard let x = find(own),
      let y = near.first(where: { k in
        guard k != x, a.sameUnit(k, x) else { return false }
        let name = a.figures[k].fact.words
        let count = zip(name, other).prefix { $0 == $1 }.count
        return count >= 2 && (count == name.count || count >= 3)
      })
    else { return nil }
    return Operands(from: y, to: x, isExplicit: true)
  }

  private static let respectively = WordTable("分别")

  /// 比2019年的1862万人次下降9.8%，但比2015年增长11.2%: the second change is over a year whose value is not
  /// the one before it.
  private static func isOfOtherYear(_ d: Int, from: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[d]
    guard from < d, let p = figure.paragraph else { return false }
    if isOfOtherSpan(d, from: from, a) { return true }
    let start = max(figure.clause.lowerBound, figure.extent.lowerBound - Indicator.reach)
    let clause = stretch(start, figure.extent.lowerBound)
    guard a.figures[from].extent.upperBound <= start || a.figures[from].paragraph != p,
      let mark = CheckWords.comparePrefix.first(in: a.text(figure).scalars, clause)
    else { return false }
    let behind = stretch(mark.upperBound, figure.extent.lowerBound)
    if isOfOtherMonth(behind, from: from, a) { return true }
    let years = a.mentions(of: p, in: behind).filter { $0.kind == .year }.compactMap(\.year)
    guard let known = a.figures[from].fact.period.flatMap({ Int($0) }) else { return false }
    return years.count == 1 && years[0] != known
  }

  /// 环比二季度（91.8%）升2.4个百分点，同比升5.0个百分点: the second change is over a year.
  private static func isOfOtherSpan(_ d: Int, from: Int, _ a: NumberAnalysis) -> Bool {
    let s = a.text(a.figures[d]).scalars
    guard comparedWith(from, a), a.figures[from].sentence == a.figures[d].sentence else {
      return false
    }
    let end = a.figures[from].extent.lowerBound
    let near = stretch(max(a.sentences[a.figures[from].sentence].range.lowerBound, end - 10), end)
    let (isMonthly, isYearly) = (monthly.isFound(in: s, near), annual.isFound(in: s, near))
    if a.leads(d, overYear) { return isMonthly && !isYearly }
    return a.leads(d, overMonth) && isYearly && !isMonthly
  }

  private static let overYear = WordTable("同比")
  private static let overMonth = WordTable("环比")
  private static let monthly = WordTable("环比 上月 上周 上季 季度 月")
  private static let annual = WordTable("同比 同期 上年 去年 年")

  /// 环比2月（641人次）增长26.5%，比1月多80人次: the second change is over a month that does not stand with the
  /// value.
  private static func isOfOtherMonth(
    _ range: Range<Int>, from: Int, _ a: NumberAnalysis
  ) -> Bool {
    let figure = a.figures[from]
    let s = a.text(figure).scalars
    guard let at = s[range].firstIndex(of: 0x6708), at > range.lowerBound,
      NumberText.isDigit(s[at - 1])
    else { return false }
    let digits = s[range.lowerBound..<at].reversed().prefix { NumberText.isDigit($0) }.reversed()
    let name = Array(digits) + [0x6708]
    let end = figure.extent.lowerBound
    let own = s[stretch(max(a.sentences[figure.sentence].range.lowerBound, end - 12), end)]
    guard own.contains(0x6708) else { return false }
    return !own.indices.contains {
      $0 + name.count <= end && s[$0..<($0 + name.count)].elementsEqual(name)
        && ($0 == own.startIndex || !NumberText.isDigit(s[$0 - 1]))
    }
  }

  private static func judge(
    _ d: Int, _ points: [Int], _ sentence: Sentence, _ values: Lazy<DatedValues>,
    _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    let unit = figure.quantity.unit
    // 是…的2倍
    if unit.kind == .multiple, unit.family == "倍" || unit.family == "番" {
      return multiples(d, points, a)
    }
    guard let direction = direction(d, a) else { return nil }
    guard
      let operands = spanned(d, direction, sentence, a) ?? operands(of: d, points, sentence, a)
        ?? behind(d, points, sentence, a)
        ?? recalled(d, points, sentence, values, a) ?? named(d, a)
    else {
      return unit.kind == .percent
        ? chained(d, points, direction, a) ?? added(d, points, direction, sentence, a) : nil
    }
    if CheckWords.excluded.isFound(in: s, a.clauseBefore(d)) { return nil }
    let (from, to) = (operands.from, operands.to)
    if isOfOtherYear(d, from: from, a) { return nil }
    // 由40.5%提高到47.0%，上升6.5个百分点，其余下降6.5个百分点: two ways at once are of two things.
    let last = max(from, to)
    if points.contains(where: {
      $0 > last && $0 < d && self.direction($0, a).map { $0 != direction } ?? false
    }) {
      return nil
    }
    let low = direction == .up ? from : to
    let high = direction == .up ? to : from
    // 由2600万元减到2340万元，由4800万元增到5040万元，净增…: of all of them.
    if a.value(high) < a.value(low), a.leads(d, net) { return nil }
    if unit.kind == .percentagePoint || a.sameUnit(d, from) && unit.kind != .percent {
      return gap(d, high: high, low: low, operands, a)
    }
    guard unit.kind == .percent else { return nil }
    let isYearly = a.leads(d, CheckWords.yearly)
    if isYearly { return yearly(d, from: from, to: to, direction, a) }
    return relative(d, from: from, to: to, direction, operands, a)
  }

  /// 比上年的4.15亿元增加0.37亿元，增长8.9%: the growth from what was added and what it was before.
  private static func chained(
    _ d: Int, _ points: [Int], _ direction: Direction, _ a: NumberAnalysis
  ) -> Relation? {
    guard let at = points.firstIndex(of: d), at >= 2, !a.leads(d, CheckWords.yearly) else {
      return nil
    }
    let (base, added) = (points[at - 2], points[at - 1])
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    guard comparedWith(base, a), a.leads(base, CheckWords.compareTo), a.sameUnit(base, added),
      a.value(base) > .zero,
      self.direction(added, a) == direction,
      a.figures[base].clause == a.figures[added].clause,
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
  private static func added(
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
  private static func whole(
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

  private static func direction(_ d: Int, _ a: NumberAnalysis) -> Direction? {
    let start = a.figures[d].lead.lowerBound
    // The verb stands right before the number, 了 and 约 aside.
    var end = a.figures[d].extent.lowerBound
    guard start < end else { return nil }
    let s = a.scalars(around: d)
    // 从71.4%上升为85.7%: the value that it has come to.
    if s[end - 1] == 0x4E3A, d > 0, a.figures[d - 1].sentence == a.figures[d].sentence,
      CheckWords.becomes.length(endingAt: end, in: s, from: start) != nil, startsFrom(d - 1, a)
    {
      return nil
    }
    while end > start, skip.contains(s[end - 1]) { end -= 1 }
    if let length = skipWords.length(endingAt: end, in: s, from: start) { end -= length }
    // 比上年多减260万元: it fell by more.
    if end - start >= 2, s[end - 2] == 0x591A, s[end - 1] == 0x51CF || s[end - 1] == 0x964D {
      return .up
    }
    if end - start >= 2, s[end - 2] == 0x5C11, s[end - 1] == 0x589E { return .down }
    if CheckWords.up.length(endingAt: end, in: s, from: start) != nil { return .up }
    if CheckWords.down.length(endingAt: end, in: s, from: start) != nil { return .down }
    return nil
  }

  /// Whether the figure is a stated growth (true) or fall (false); `nil` for neither.
  ///
  /// Of several values behind one verb each has its direction: 分别增长3%、5%和6%.
  static func isRising(_ k: Int, _ a: NumberAnalysis) -> Bool? {
    var k = k
    for _ in 0..<8 {
      if let direction = direction(k, a) { return direction == .up }
      guard k > 0, a.figures[k].lead.count <= 1, a.figures[k - 1].sentence == a.figures[k].sentence,
        a.figures[k - 1].quantity.unit == a.figures[k].quantity.unit,
        a.figures[k].extent.lowerBound - a.figures[k - 1].extent.upperBound <= 1
      else { return nil }
      k -= 1
    }
    return nil
  }

  /// 年均 in front of the first of several values.
  static func isYearly(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let start = a.sentences[a.figures[k].sentence].range.lowerBound
    let end = a.figures[k].extent.lowerBound
    if CheckWords.yearly.isFound(
      in: a.text(a.figures[k]).scalars, stretch(max(start, end - 40), end))
    {
      return true
    }
    return CheckWords.yearly.isFound(in: a.text(a.figures[k]).scalars, a.clauseBefore(k))
  }

  private static let lastYear = WordTable("比上年 较上年 比去年 较去年 同比 比上一年")
  private static let changeStart = WordTable(
    "比 较 同比 环比 年均 年平均 平均 增长 增加 提高 上升 下降 减少 降低 提升 增幅 降幅 增速 累计 分别 实际")

  /// Whether a change is one from the year before.
  static func isOverYear(_ k: Int, _ a: NumberAnalysis) -> Bool {
    lastYear.isFound(in: a.text(a.figures[k]).scalars, a.clauseBefore(k))
      && !CheckWords.excluded.isFound(in: a.text(a.figures[k]).scalars, a.clauseBefore(k))
  }

  /// What a stated change is said of: the noun in front of the comparison (门诊量比上年增长15%), or the
  /// figure right before it (门诊量48万人次，比上年增长15%).
  static func subject(of k: Int, _ a: NumberAnalysis) -> Fact? {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    // 床位数、医生数年均分别增长3%、5%: each has been given its own.
    if figure.fact.key.count >= 3, !FactCheck.endsInChange(figure.fact.key) { return figure.fact }
    guard let mark = changeStart.first(in: s, figure.lead) else { return nil }
    let noun = Indicator.nounBefore(s, stretch(figure.lead.lowerBound, mark.lowerBound))
    if noun.count >= 2 {
      var fact = figure.fact
      fact.words = Array(s[noun])
      fact.key = Indicator.key(fact.words)
      return fact
    }
    guard k > 0, a.figures[k - 1].sentence == figure.sentence, direction(k - 1, a) == nil,
      !comparedWith(k - 1, a), a.figures[k - 1].quantity.unit.kind != .percentagePoint,
      figure.extent.lowerBound - a.figures[k - 1].extent.upperBound <= 12
    else { return nil }
    return a.figures[k - 1].fact
  }

  private static let skip = ScalarSet(ScalarText.units("了约近为达:出"))
  private static let skipWords = WordTable("分别 幅度 幅度为 比例为 率为 率 幅为")

  private static func isValue(_ k: Int, like d: Int, _ a: NumberAnalysis) -> Bool {
    let unit = a.figures[k].quantity.unit
    let own = a.figures[d].quantity.unit
    if own.kind == .percentagePoint { return rateKinds.contains(unit.kind) && unit.text != "成" }
    if own.kind == .percent {
      return unit.kind == .count || unit.kind == .money || unit.kind == .measure
        || rateKinds.contains(unit.kind)
    }
    return unit.family == own.family && unit.kind == own.kind
  }

  /// Whether a figure is itself a stated change.
  private static func isChange(_ k: Int, _ a: NumberAnalysis) -> Bool {
    a.figures[k].quantity.unit.kind == .percentagePoint || direction(k, a) != nil
  }

  /// Whether something is named behind a comma of the gap that the sentence has not named before.
  private static func namesAnother(
    _ gap: ArraySlice<UInt32>, before end: Int, _ sentence: Sentence, _ s: [UInt32]
  ) -> Bool {
    guard let comma = gap.lastIndex(of: 0xFF0C) else { return false }
    let start = sentence.range.lowerBound
    func isNamed(_ name: ArraySlice<UInt32>) -> Bool {
      guard start + name.count <= end else { return false }
      return (start...(end - name.count)).contains {
        s[$0..<($0 + name.count)].elementsEqual(name)
      }
    }
    // 卫生院的住院人次回升两成: what stands before the comparison and the change.
    let tail = gap[(comma + 1)...]
    let subject = tail.prefix { ScalarText.isHan($0) && !changeMarks.contains($0) }
    if subject.count >= 3,
      !(subject.startIndex..<(subject.endIndex - 1)).contains(where: {
        isNamed(subject[$0...($0 + 1)])
      })
    {
      return true
    }
    guard let rate = tail.lastIndex(of: 0x7387), rate - comma >= 4 else { return false }
    return !isNamed(s[(rate - 2)...rate])
  }

  /// What a comparison or a change begins with.
  private static let changeMarks = Set(
    ScalarText.units("比较同与环相年累平分净共增提上下降减扩回升高低翻缩实达也又再均都各总整其幅约近为涨超跌"))

  private static func operands(
    of d: Int, _ points: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Operands? {
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    let before = points.filter {
      $0 < d && isValue($0, like: d, a) && !isChange($0, a) && !isAside($0, before: d, a)
        && !isDetail($0, before: d, a)
        && (hasOwnYear($0, a)
          || !s[stretch(a.figures[$0].extent.upperBound, figure.extent.lowerBound)].contains(0xFF1B))
    }
    guard let y = before.last else { return nil }
    // Nothing but a clause or two may stand between.
    let gap = s[stretch(a.figures[y].extent.upperBound, figure.extent.lowerBound)]
    guard gap.count <= 28 else { return nil }
    // 1小时55分钟: half a quantity is none. 参与率升至44%，再住院率下降3个百分点: another's change.
    let isHalf =
      figure.extent.upperBound < s.count && ScalarText.isDigit(s[figure.extent.upperBound])
    if isHalf || namesAnother(gap, before: a.figures[y].extent.lowerBound, sentence, s) {
      return nil
    }
    let others = before.dropLast()
    if let pairs = pairs(d, Array(before), a) { return pairs.first }
    // 从X增加到Y，增长d
    if let x = others.last, a.sameUnit(x, y) {
      let between = stretch(a.figures[x].extent.upperBound, a.figures[y].extent.lowerBound)
      let isArrow = between.count <= 2 && s[between].contains(0x2192)
      if isArrow || endsWithTo(y, a) && startsFrom(x, a) && s[between].count <= 30 {
        return Operands(from: x, to: y, isExplicit: true)
      }
    }
    if isBracketed(y, a) { return bracketed(y, Array(others), sentence, a) }
    // Y，比…的X增长d: X stands in the clause of d, behind 比.
    let own = s[stretch(figure.clause.lowerBound, a.figures[y].extent.lowerBound)]
    if a.figures[y].clause == figure.clause,
      a.figures[y].extent.upperBound <= figure.extent.lowerBound,
      comparedWith(y, a), own.count <= 40
    {
      // The value that is compared: the nearest before, of the same unit, not itself compared with.
      let main = others.last {
        a.sameUnit($0, y) && !comparedWith($0, a) && !countsAnother($0, y, a)
      }
      if let main {
        let between = s[stretch(a.figures[main].extent.upperBound, a.figures[y].extent.lowerBound)]
        guard between.count <= 60 else { return nil }
        // Another subject in front of 比 makes it another value.
        guard sameSubject(main, y, a) else { return nil }
        return Operands(from: y, to: main, isExplicit: true)
      }
      // 支出比上年的4.15亿元增加…: the sentence before says what it is now.
      if let main = stated(before: y, a) { return Operands(from: y, to: main, isExplicit: true) }
      return nil
    }
    // Y（上年同期X），增长d
    if let x = others.last, a.sameUnit(x, y), comparedWith(y, a), !comparedWith(x, a) {
      return Operands(from: y, to: x, isExplicit: true)
    }
    // 比2023年的37.0%压降1.5个百分点；结余率2.6%，…: what was compared with is not compared again.
    if let x = others.last, a.sameUnit(x, y), comparedWith(x, a), !comparedWith(y, a),
      !s[stretch(a.figures[x].extent.upperBound, a.figures[y].extent.lowerBound)].contains(0xFF1B),
      figureYear(x, sentence, a) != figureYear(y, sentence, a) || hasPast(x, a)
    {
      return Operands(from: x, to: y, isExplicit: hasPast(x, a))
    }
    // 2021年W，2022年X，2023年Y，先降d: from W to X.
    if a.leads(d, firstOf) || firstYears.isFound(in: s, a.clauseBefore(d)), let x = others.last,
      let w = others.dropLast().last
    {
      return a.sameUnit(w, x) ? Operands(from: w, to: x, isExplicit: false) : nil
    }
    let run = run(d, Array(before), sentence, a)
    if run != nil || listLength(d, sentence, a) >= 2 { return run }
    // 2022年X，2023年Y，今年较2022年增长d: the value of this year stands elsewhere.
    if nowWords.isFound(in: s, stretch(a.figures[y].extent.upperBound, figure.extent.lowerBound)) {
      return nil
    }
    // 2022年X，2023年Y，增长d
    if let x = others.last, a.sameUnit(x, y),
      let first = figureYear(x, sentence, a), let second = figureYear(y, sentence, a),
      first < second, hasOwnYear(x, a), hasOwnYear(y, a), sameNoun(x, y, a)
    {
      return Operands(from: x, to: y, isExplicit: namesBoth(first, second, d, y, a))
    }
    return nil
  }

  /// 甲由10元提到12元，乙由15元提到20元，分别提高20%、33.3%: to each change of a list its pair; empty where
  /// there are fewer, `nil` where the change begins no list.
  private static func pairs(_ d: Int, _ values: [Int], _ a: NumberAnalysis) -> [Operands]? {
    let count = listLength(d, a.sentences[a.figures[d].sentence], a)
    guard count >= 2 else { return nil }
    var found: [Operands] = []
    var at = values.count - 1
    while at > 0, found.count < count, endsWithTo(values[at], a),
      a.sameUnit(values[at - 1], values[at]), !endsWithTo(values[at - 1], a)
    {
      found.append(Operands(from: values[at - 1], to: values[at], isExplicit: true))
      at -= 2
    }
    // One pair may have several changes: 由5家增至8家，分别…; without any the values are read otherwise.
    if found.isEmpty { return nil }
    return found.count == count ? found.reversed() : []
  }

  /// 1587台，占21.6%（择期手术7347台）; 占择期手术8053台的30.0%: what a share is taken of is no value that changes.
  private static func isAside(_ k: Int, before d: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    guard !rateKinds.contains(figure.quantity.unit.kind), k + 1 < a.figures.count, k > 0 else {
      return false
    }
    let s = a.text(figure).scalars
    let next = a.figures[k + 1]
    if next.sentence == figure.sentence, next.quantity.unit.isPercentSign, next.lead.count == 1,
      s[next.lead.lowerBound] == 0x7684,
      share.isFound(in: s, figure.lead)
    {
      return true
    }
    let rate = a.figures[k - 1]
    return k < d && rate.quantity.unit.isPercentSign && rate.sentence == figure.sentence
      && s[rate.extent.upperBound] == 0xFF08 && figure.extent.upperBound < s.count
      && s[figure.extent.upperBound] == 0xFF09 && !comparedWith(k, a)
  }

  /// 58例（输入41例、本地17例），去年同期23例: a part in a bracket, closed before the change, of the value in front of
  /// it.
  private static func isDetail(_ k: Int, before d: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    let behind = s[stretch(figure.extent.upperBound, a.figures[d].extent.lowerBound)]
    guard figure.sentence == a.figures[d].sentence,
      behind.first(where: { $0 == 0xFF08 || $0 == 0xFF09 }) == 0xFF09
    else { return false }
    let start = a.sentences[figure.sentence].range.lowerBound
    guard let open = s[stretch(start, figure.extent.lowerBound)].lastIndex(of: 0xFF08),
      let whole = (0..<k).last(where: { a.figures[$0].extent.upperBound <= open }),
      a.figures[whole].sentence == figure.sentence, a.sameUnit(whole, k),
      open - a.figures[whole].extent.upperBound <= 2, a.value(whole) >= a.value(k)
    else { return false }
    let inside = stretch(open, figure.extent.lowerBound)
    return !inside.contains { timeMarks.contains(s[$0]) } && !comparedWith(k, a)
  }

  private static let timeMarks = ScalarSet(ScalarText.units("年月周季度期上去前比较原"))

  private static let share = WordTable("占")
  private static let firstOf = WordTable("先")
  private static let firstYears = WordTable("前一年 前两年 前三年 前四年 前五年")
  private static let nowWords = WordTable("今年 本年 目前 现在 眼下 这一数字 这一比例")
  private static let inAll = WordTable("累计 总共 共 一共 期间")
  private static let yearCounts: [(word: WordTable, years: Int)] = [
    ("两年 二年", 2), ("三年", 3), ("四年", 4), ("五年", 5), ("六年", 6), ("七年", 7), ("八年", 8), ("九年", 9),
    ("十年", 10),
  ].map { (WordTable($0.0), $0.1) }

  /// 2020年X，2021年…，2022年…，2023年Y，三年增长d: the first and the last of a row of years, where the change
  /// counts its years or is one in all.
  private static func run(
    _ d: Int, _ values: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Operands? {
    guard let y = values.last, let end = figureYear(y, sentence, a), hasOwnYear(y, a) else {
      return nil
    }
    // Backwards from the last as long as the years fall.
    var row: [(at: Int, year: Int)] = [(y, end)]
    for k in values.dropLast().reversed() {
      guard a.sameUnit(k, y), let year = figureYear(k, sentence, a), let next = row.last,
        year < next.year, hasOwnYear(k, a)
      else { break }
      row.append((k, year))
    }
    guard row.count >= 3, let first = row.last else { return nil }
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    // 三年分别新增192个、242个、314个: from each to the next.
    let listed = listLength(d, sentence, a)
    if listed >= 2 {
      return row.count == listed + 1
        ? Operands(from: first.at, to: row[row.count - 2].at, isExplicit: true) : nil
    }
    let gap = stretch(a.figures[y].extent.upperBound, figure.extent.lowerBound)
    let years = yearCounts.first { $0.word.isFound(in: s, gap) }?.years
    let isYearly = CheckWords.yearly.isFound(in: s, a.clauseBefore(d))
    guard years != nil || isYearly || inAll.isFound(in: s, gap) else { return nil }
    // 三年 from 2020 to 2023; some count the years told instead.
    let told = years.flatMap { n in
      row.first { $0.year == end - n } ?? row.first { $0.year == end - n + 1 }
    }
    return Operands(from: (told ?? first).at, to: y, isExplicit: told != nil)
  }

  /// How many changes 分别 is followed by, of which `d` is the first; 1 where it leads up to no list.
  private static func listLength(_ d: Int, _ sentence: Sentence, _ a: NumberAnalysis) -> Int {
    guard a.leads(d, respectively) else { return 1 }
    var end = d + 1
    while end < sentence.figures.upperBound, RespectivelyCheck.areJoined(end - 1, end, a) {
      end += 1
    }
    return end - d
  }

  private static let pastValue = WordTable(
    "上年同期为 去年同期为 上年为 去年为 上月为 同期为 上一年为 上期为 上季度为 上年同期 去年同期 上月")

  /// 下降8.8%，上年为34: what it was before stands behind the change.
  private static func behind(
    _ d: Int, _ points: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Operands? {
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    guard let z = points.first(where: { $0 > d }), z == d + 1, isValue(z, like: d, a),
      a.figures[z].sentence == figure.sentence, direction(z, a) == nil,
      !CheckWords.yearly.isFound(in: s, a.clauseBefore(d))
    else { return nil }
    let gap = stretch(figure.extent.upperBound, a.figures[z].extent.lowerBound)
    guard gap.count <= 10, let first = gap.first,
      WordTables.isStop(s[first]) || s[first] == 0x3001,
      pastValue.length(at: first + 1, in: s).map({ first + 1 + $0 >= gap.upperBound }) ?? false
        || isYearAlone(stretch(first + 1, gap.upperBound), figure, a)
    else { return nil }
    let before = points.filter { $0 < d && a.sameUnit($0, z) && !isChange($0, a) }
    guard let main = before.last, !comparedWith(main, a), isValue(main, like: d, a) else {
      return nil
    }
    let between = s[stretch(a.figures[main].extent.upperBound, figure.extent.lowerBound)]
    guard between.count <= 16, !between.contains(0xFF1B), main == d - 1,
      !namesAnother(between, before: a.figures[main].extent.lowerBound, sentence, s)
    else { return nil }
    return Operands(from: z, to: main, isExplicit: true)
  }

  /// 2018年为
  private static func isYearAlone(
    _ range: Range<Int>, _ figure: Figure, _ a: NumberAnalysis
  ) -> Bool {
    guard let p = figure.paragraph, let year = a.mentions(of: p, in: range).first,
      year.kind == .year, year.range.lowerBound == range.lowerBound
    else { return false }
    let rest = a.paragraphs[p].text.scalars[stretch(year.range.upperBound, range.upperBound)]
    return rest.allSatisfy { yearTail.contains($0) }
  }

  private static let yearTail = ScalarSet(ScalarText.units("为是末底的仅"))

  /// 486例，死亡2例，发病数较上月（432例）上升12.5%: of several values the one that the words in front of the
  /// comparison name.
  private static func bracketed(
    _ y: Int, _ values: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Operands? {
    let s = a.text(a.figures[y]).scalars
    let open = a.figures[y].extent.lowerBound - 1
    let candidates = values.filter { a.sameUnit($0, y) && !comparedWith($0, a) }
    guard let last = candidates.last else { return nil }
    let own = a.clauses[sentence.clauses].last { $0.upperBound == open } ?? open..<open
    let isLikened = own.first.map { s[$0] == 0x4E0E } ?? false
    guard let mark = isLikened ? own : CheckWords.comparison(CheckWords.compareTo, in: s, own)
    else { return nil }
    let subject = s[own.lowerBound..<mark.lowerBound]
    if subject.count < 2, let earlier = values.last(where: { isBracketed($0, a) }),
      let same = bracketed(earlier, values.filter { $0 < earlier }, sentence, a)
    {
      return Operands(from: y, to: same.to, isExplicit: true)
    }
    if subject.count < 2 {
      return candidates.count == 1 || last == values.last
        ? Operands(from: y, to: last, isExplicit: true) : nil
    }
    let pairs = Set(zip(subject, subject.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    let named = candidates.filter { k in
      let words = s[a.figures[k].lead]
      return zip(words, words.dropFirst()).contains {
        pairs.contains(UInt64($0) << 32 | UInt64($1))
      }
    }
    return named.count == 1 ? Operands(from: y, to: named[0], isExplicit: true) : nil
  }

  private static let overYears = WordTable("两年 三年 四年 五年 期间")

  /// Whether the change names the two years itself (2023年比2022年增长…), or the span between them
  /// (两年提高…).
  private static func namesBoth(
    _ first: Int, _ second: Int, _ d: Int, _ y: Int, _ a: NumberAnalysis
  ) -> Bool {
    let figure = a.figures[d]
    guard let p = figure.paragraph else { return false }
    let gap = stretch(a.figures[y].extent.upperBound, figure.extent.lowerBound)
    let years = a.mentions(of: p, in: gap).filter { $0.kind == .year }.compactMap(\.year)
    return years == [second, first] || years == [first, second]
      || overYears.isFound(in: a.text(figure).scalars, gap)
  }

  /// The figure of the sentence before that a comparison without a value of its own speaks of: the
  /// same noun stands in front of 比 as in front of it.
  private static func stated(before y: Int, _ a: NumberAnalysis) -> Int? {
    let figure = a.figures[y]
    let s = a.text(figure).scalars
    guard let mark = CheckWords.comparePrefix.first(in: s, figure.lead) else { return nil }
    let noun = Indicator.key(Array(s[stretch(figure.clause.lowerBound, mark.lowerBound)]))
    guard noun.count >= 4 else { return nil }
    let first = a.figures(upTo: figure.sentence, back: 2).lowerBound
    let named = (first..<y).filter { k in
      guard a.sameUnit(k, y), a.figures[k].quantity.isPoint, !comparedWith(k, a), !isChange(k, a)
      else { return false }
      let own = a.text(a.figures[k]).scalars
      return Indicator.key(Array(own[Indicator.nounBefore(own, a.figures[k].lead)])) == noun
    }
    return named.count == 1 ? named.first : nil
  }

  private static let past = WordTable("上年同期 去年同期 上年 去年 上月 同期 上一年 上期 上季度 上周 上一周 前一周")

  private static func hasPast(_ k: Int, _ a: NumberAnalysis) -> Bool {
    a.leads(k, past) || past.isFound(in: a.text(a.figures[k]).scalars, a.clauseBefore(k))
  }

  private static func comparedWith(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    guard let word = CheckWords.comparison(CheckWords.comparePrefix, in: s, figure.lead),
      !isMeanwhile(word, figure, s)
    else { return isBracketed(k, a) }
    // 高于 holds a 高 that is no change.
    return !CheckWords.up.isFound(in: s, figure.lead.lowerBound..<word.lowerBound)
      && !CheckWords.up.isFound(
        in: s, word.upperBound..<max(word.upperBound, figure.lead.upperBound))
  }

  /// 每千人口托位2.61个，在全市9个县区排第8位，比全市4.38个少1.77个: a number of other things, and no
  /// value that the one with decimals is compared with.
  private static func countsAnother(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let (whole, value) = (a.figures[x], a.figures[y])
    return value.quantity.decimals > 0 && whole.quantity.decimals == 0
      && whole.quantity.step <= .one && whole.quantity.unit.isDiscrete
      && a.words(whole.tail, of: whole).prefix { ScalarText.isHan($0) }.count >= 2
  }

  /// 同期用血量63107单位: what there was in the same time, and no value to compare with.
  private static func isMeanwhile(_ word: Range<Int>, _ figure: Figure, _ s: [UInt32]) -> Bool {
    guard word.count == 2, s[word.lowerBound] == 0x540C, s[word.lowerBound + 1] == 0x671F,
      word.lowerBound == 0 || WordTables.isStop(s[word.lowerBound - 1])
    else { return false }
    return s[stretch(word.upperBound, figure.extent.lowerBound)].count >= 3
  }

  /// 较上月（432例）上升12.5%, 比2019年（26.4%）低5.3个百分点: what it is compared with stands in a bracket.
  private static func isBracketed(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    let open = figure.extent.lowerBound - 1
    guard open > 0, s[open] == 0xFF08, figure.extent.upperBound < s.count,
      s[figure.extent.upperBound] == 0xFF09
    else { return false }
    // 但比户籍人口（91.3%）低24.3个百分点
    if likensBefore(open, s) { return true }
    guard
      let length = past.length(endingAt: open, in: s) ?? periodLength(endingAt: open, in: s)
        ?? (sameTime.length(endingAt: open, in: s) == nil ? nil : 0)
    else { return false }
    if CheckWords.compareTo.length(endingAt: open - length, in: s) != nil { return true }
    // 与去年同期（60920单位）相比
    return length < open && s[open - length - 1] == 0x4E0E
      && likened.contains(at: figure.extent.upperBound + 1, in: s)
  }

  /// Whether 比 or 较 with a name of a few characters stands in front of a bracket, at the start of its clause.
  private static func likensBefore(_ open: Int, _ s: [UInt32]) -> Bool {
    var i = open
    while i > 0, open - i < 12, ScalarText.isHan(s[i - 1]) || NumberText.isDigit(s[i - 1]) {
      i -= 1
      guard s[i] == 0x6BD4 || s[i] == 0x8F83, open - i >= 3 else { continue }
      let before = i > 0 ? s[i - 1] : 0x3002
      return WordTables.isStop(before) || before == 0x3002 || likeningStarts.contains(before)
    }
    return false
  }

  private static let likeningStarts = ScalarSet(ScalarText.units("但又仍也均却"))
  private static let likened = WordTable("相比 比较")

  private static let sameTime = WordTable("同比 环比")

  /// 2019年, 2019年底, 4月, 二季度
  private static func periodLength(endingAt end: Int, in s: [UInt32]) -> Int? {
    var start = end
    if start >= 2, s[start - 1] == 0x6708, NumberText.isDigit(s[start - 2]) {
      return start >= 3 && NumberText.isDigit(s[start - 3]) ? 3 : 2
    }
    // 二季度, 第2季度
    if start >= 3, s[start - 1] == 0x5EA6, s[start - 2] == 0x5B63,
      NumberText.isDigit(s[start - 3]) || ScalarText.isHan(s[start - 3])
    {
      return start >= 4 && s[start - 4] == 0x7B2C ? 4 : 3
    }
    if start > 0, s[start - 1] == 0x5E95 || s[start - 1] == 0x672B { start -= 1 }
    guard start >= 5, s[start - 1] == 0x5E74,
      s[(start - 5)..<(start - 1)].allSatisfy(NumberText.isDigit)
    else { return nil }
    return end - start + 5
  }

  private static func startsFrom(_ k: Int, _ a: NumberAnalysis) -> Bool {
    CheckWords.from.isFound(in: a.text(a.figures[k]).scalars, a.clauseBefore(k))
  }

  private static func endsWithTo(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    guard
      CheckWords.to.length(endingAt: figure.extent.lowerBound, in: s, from: figure.lead.lowerBound)
        != nil || CheckWords.to.isFound(in: s, figure.lead)
    else { return false }
    return true
  }

  private static func figureYear(_ k: Int, _ sentence: Sentence, _ a: NumberAnalysis) -> Int? {
    a.figures[k].fact.period.flatMap { Int($0) }
  }

  /// Whether a year stands between the figure before and this one, in their sentence.
  private static func hasOwnYear(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    guard let p = figure.paragraph else { return false }
    let end = figure.extent.lowerBound
    var start = max(a.sentences[figure.sentence].range.lowerBound, end - Indicator.reach)
    if k > 0, a.figures[k - 1].sentence == figure.sentence {
      start = max(start, a.figures[k - 1].extent.upperBound)
    }
    let between = stretch(start, end)
    return a.mentions(of: p, in: between).contains { $0.kind == .year }
  }

  /// Whether what stands in front of 比 in the clause of `y` is nothing, or what `x` is said of:
  /// 满意率97%，比试点初期的91%上升… compares the same rate, whatever it is compared with.
  private static func sameSubject(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[y]
    let s = a.text(figure).scalars
    guard figure.clause != a.figures[x].clause,
      let mark = CheckWords.comparePrefix.first(in: s, figure.lead)
    else { return true }
    let own = Set(
      Indicator.key(Array(s[stretch(figure.clause.lowerBound, mark.lowerBound)]))
    ).subtracting(WordTables.fillers).subtracting(timeWords)
    guard own.count >= 2 else { return true }
    let named = a.text(a.figures[x]).scalars[
      stretch(a.figures[x].clause.lowerBound, a.figures[x].extent.lowerBound)]
    return own.intersection(Set(named)).count * 2 >= own.count
  }

  /// Whether two figures are said of one thing: the nouns agree, or one has none of its own.
  private static func sameNoun(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    func own(_ k: Int) -> Set<UInt32> {
      let figure = a.figures[k]
      let noun = Indicator.nounBefore(a.text(figure).scalars, figure.lead)
      return Set(Indicator.key(Array(a.words(noun, of: figure)))).subtracting(WordTables.fillers)
        .subtracting(timeWords)
    }
    let (p, q) = (own(x), own(y))
    if p.count < 2 || q.count < 2 { return true }
    return p.intersection(q).count * 2 >= min(p.count, q.count)
  }

  private static let timeWords = Set(ScalarText.units("年月日上下去同期末底初比较0123456789中部地区全国省市县平均水"))

  // MARK: Judgements

  private static func gap(
    _ d: Int, high: Int, low: Int, _ operands: Operands, _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[d]
    let value = a.value(high) - a.value(low)
    guard value.isValid else { return nil }
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

  private static func relative(
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
  private static func yearly(
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

  // MARK: 倍, 番

  /// 常住人口是户籍人口的1.2倍, where both stand in the sentence by their names.
  private static func namedMultiple(_ m: Int, _ points: [Int], _ a: NumberAnalysis) -> Relation? {
    let figure = a.figures[m]
    let s = a.text(figure).scalars
    guard figure.quantity.unit.family == "倍", figure.lead.lowerBound < figure.extent.lowerBound,
      s[figure.extent.lowerBound - 1] == 0x7684,
      let verb = equals.first(in: s, figure.lead)
    else { return nil }
    func find(_ range: Range<Int>) -> Int? {
      let noun = Indicator.key(Array(s[range]))
      guard noun.count >= 3 else { return nil }
      let named = points.filter { k in
        guard k < m else { return false }
        let own = Indicator.key(Array(s[Indicator.nounBefore(s, a.figures[k].lead)]))
        return own == noun || own.count >= 3 && own.suffix(noun.count) == noun[...]
          || noun.count >= 5 && isShortened(noun, own)
      }
      return named.count == 1 ? named.first : nil
    }
    guard let to = find(stretch(figure.lead.lowerBound, verb.lowerBound)),
      let from = find(stretch(verb.upperBound, figure.extent.lowerBound - 1)),
      a.sameUnit(to, from), a.value(from) > .zero
    else { return nil }
    return judgeMultiple(m, from: from, to: to, by: false, a)
  }

  /// Whether a name is another with words left out: 农村居民收入 for 农村居民人均可支配收入.
  private static func isShortened(_ short: [UInt32], _ long: [UInt32]) -> Bool {
    guard long.count > short.count, long.starts(with: short.prefix(4)),
      long.suffix(2) == short.suffix(2)
    else { return false }
    var rest = long[...]
    for scalar in short {
      guard let at = rest.firstIndex(of: scalar) else { return false }
      rest = rest[(at + 1)...]
    }
    return true
  }

  private static let equals = WordTable("是 为 相当于 达到 达")

  private static let longAgo = WordTable("年前 前年 大前年 当初 起初 起步时 之初")

  private static let isTimes = WordTable(
    "是 为 相当于 达到 达 是原来的 为原来的 达到原来的 达原来的 相当于原来的 是上年的 为上年的 是去年的 为去年的 是之前的 为之前的")
  private static let growsBy = WordTable("增长 增加 提高 提升 扩大 上升 增 高出 增幅达 增长了 增加了 提高了 提升了 增幅")
  private static let growsTo = WordTable("增长到 增加到 提高到 扩大到 增至 增加至 增长至 提高至 提升至 达到")
  private static let doubled = WordTable("翻 翻了 再翻")

  private static func multiples(_ m: Int, _ points: [Int], _ a: NumberAnalysis) -> Relation? {
    let figure = a.figures[m]
    let s = a.text(figure).scalars
    if let relation = namedMultiple(m, points, a) { return relation }
    let before = points.filter {
      $0 < m && a.figures[$0].quantity.unit.kind != .multiple && !isChange($0, a)
        && a.figures[$0].quantity.unit.kind != .period && !isDetail($0, before: m, a)
    }
    guard before.count >= 2 else { return nil }
    let y = before[before.count - 1]
    let x = before[before.count - 2]
    guard a.sameUnit(x, y), figure.extent.lowerBound - a.figures[y].extent.upperBound <= 16,
      a.value(x) > .zero, startsFrom(x, a) && endsWithTo(y, a) || comparedWith(y, a)
    else { return nil }
    var (from, to) = comparedWith(y, a) ? (y, x) : (x, y)
    guard a.value(from) > .zero, a.value(to) > .zero else { return nil }
    // 三年前是4.2万份，去年是17.6万份，翻了两番: 去年 may be the later of two.
    if from == y, !a.compares(y, CheckWords.compareTo),
      longAgo.isFound(
        in: s,
        stretch(
          a.sentences[figure.sentence].range.lowerBound, a.figures[x].extent.lowerBound))
    {
      (from, to) = (x, y)
    }
    var end = figure.extent.lowerBound
    while end > figure.lead.lowerBound, skip.contains(s[end - 1]) { end -= 1 }
    let lead = figure.lead.lowerBound
    let isFan = figure.quantity.unit.family == "番"
    let by =
      !isFan && growsTo.length(endingAt: figure.extent.lowerBound, in: s, from: lead) == nil
      && growsBy.length(endingAt: end, in: s, from: lead) != nil
    guard
      isFan || by || isTimes.length(endingAt: figure.extent.lowerBound, in: s, from: lead) != nil
    else { return nil }
    return judgeMultiple(m, from: from, to: to, by: by, a)
  }

  private static func judgeMultiple(
    _ m: Int, from: Int, to: Int, by: Bool, _ a: NumberAnalysis
  ) -> Relation {
    let figure = a.figures[m]
    let isFan = figure.quantity.unit.family == "番"
    let factor = a.value(to) / a.value(from)
    let value = by ? factor - .one : factor
    let interval =
      a.interval(to).divided(by: a.interval(from))
      + NumberInterval(by ? Exact(-1) : .zero)
    // 翻一番 is said of what about doubles.
    let stated =
      isFan
      ? figure.quantity.interval.widened(by: figure.quantity.value / Exact(10))
      : NumberInterval.printed(figure.quantity)
    let shown = value.rounded(to: max(figure.quantity.decimals, 2))
    let formula =
      by
      ? "\(a.number(to)) ÷ \(a.number(from)) − 1 = \(shown)"
      : "\(a.number(to)) ÷ \(a.number(from)) = \(shown)"
    let operands = [a.figures[from].place, a.figures[to].place, figure.place]
    if interval.intersects(stated) {
      return Relation(
        multiple, .pass, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown, interval: interval)
    }
    let off = by && (factor - a.value(m)).magnitude <= Exact(1, over: 2)
    let times = by ? a.value(m) + .one : a.value(m)
    let repair = Repair.about([
      (isFan ? "" : a.number(m), isFan ? "" : value.rounded(to: max(figure.quantity.decimals, 1))),
      (a.number(to), (a.value(from) * times).decimal()),
      (a.number(from), Repair.exactly(a.value(to) / times)),
    ])
    return Relation(
      multiple, .fail, severity: .error, at: figure.place, operands: operands, formula: formula,
      printed: a.printed(figure), computed: shown, interval: interval,
      message: Message(
        zh: "写作“\(a.printed(figure))”，按\(formula)，不符"
          + (off ? "：是原来的\(a.number(m))倍，即增长\((a.value(m) - .one).decimal())倍" : "")
          + (repair.isEmpty ? "" : "；改正其中一个即可成立：\(repair)") + "。请核对",
        en: "given as \(a.printed(figure)), but \(formula)"
          + (off ? ": 增长 counts what was added" : "")
          + (repair.isEmpty ? "" : "; one change would do: \(repair)") + ". Please check"))
  }
}
