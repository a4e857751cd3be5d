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
      if sentence.words.contains(.opening) { found += stocks(points, sentence, a) }
      for (at, d) in points.enumerated()
      where a.figures[d].quantity.unit.kind == .multiple || direction(d, a) != nil
        || levelled(d, a) != nil
      {
        // Values stand close to their change.
        let near = Array(points[max(0, at - 8)...min(points.count - 1, at + 1)])
        if let relation = judge(d, near, sentence, values, a) {
          found.append(
            relation.severity == nil ? relation : otherReading(relation, d, near, a) ?? relation)
        }
      }
      found += apart(points, sentence, a)
    }
    return found
  }

  /// 26辆，其中救护车18辆、巡诊车8辆，较上年的20辆增加6辆: the change with one of its two values as it was read, and the
  /// other another one of the sentence, where that holds.
  ///
  /// - Returns: the relation that holds; `nil` where none does.
  private static func otherReading(
    _ relation: Relation, _ d: Int, _ near: [Int], _ a: NumberAnalysis
  ) -> Relation? {
    guard relation.check == difference || relation.check == growth,
      relation.operands.count == 3, let direction = direction(d, a)
    else { return nil }
    let figure = a.figures[d]
    let values = near.filter { isValue($0, like: d, a) && !isChange($0, a) }
    let read = values.filter { relation.operands.contains(a.figures[$0].place) }
    guard read.count == 2 else { return nil }
    for kept in read {
      for other in values where other != d && !read.contains(other) && a.sameUnit(other, kept) {
        // What is compared with stays what is compared with.
        guard comparedWith(kept, a) || comparedWith(other, a) || endsWithTo(max(kept, other), a)
        else { continue }
        let (high, low) = a.value(kept) > a.value(other) ? (kept, other) : (other, kept)
        let from = comparedWith(kept, a) ? kept : comparedWith(other, a) ? other : min(kept, other)
        guard (from == low) == (direction == .up) else { continue }
        let operands = Operands(from: from, to: from == low ? high : low, isExplicit: true)
        let reading =
          figure.quantity.unit.kind == .percent
          ? relative(d, from: operands.from, to: operands.to, direction, operands, a)
          : gap(d, high: high, low: low, operands, a)
        if let reading, reading.verdict == .pass { return reading }
      }
    }
    return nil
  }

  static let between = WordTable("相差 差距为 差距达 差距 差值为 极差为 高低相差")

  /// 东镇95.2%，西镇91.8%，相差3.4个百分点: how far two values lie apart that stand right before it.
  private static func apart(
    _ points: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> [Relation] {
    guard sentence.words.contains(.apart) else { return [] }
    return points.enumerated().compactMap { at, d in
      let figure = a.figures[d]
      let s = a.text(figure).scalars
      guard at >= 2, figure.quantity.unit.kind != .percent,
        let word = between.first(in: s, figure.lead),
        word.upperBound + 2 >= figure.extent.lowerBound,
        // 与全市平均水平相差…: from what does not stand there.
        !s[stretch(figure.clause.lowerBound, word.lowerBound)].contains(0x4E0E)
      else { return nil }
      let values = points[..<at].filter { isValue($0, like: d, a) && !isChange($0, a) }
      guard values.count == 2, a.sameUnit(values[0], values[1]), !comparedWith(values[1], a),
        figure.extent.lowerBound - a.figures[values[1]].extent.upperBound <= 16,
        a.figures[values[1]].extent.lowerBound - a.figures[values[0]].extent.upperBound <= 24
      else { return nil }
      let isUp = a.value(values[0]) < a.value(values[1])
      let (low, high) = isUp ? (values[0], values[1]) : (values[1], values[0])
      return gap(
        d, high: high, low: low,
        Operands(from: values[0], to: values[1], isExplicit: values[1] == d - 1), a)
    }
  }

  /// What is left of two: births and deaths, income and expense.
  private static let flows: [(WordTable, WordTable)] = [
    ("出生", "死亡"), ("迁入", "迁出"), ("收入", "支出"), ("新增", "退出"), ("新开", "关闭"), ("转入", "转出"),
    ("新登记", "注销"),
    ("入库", "出库"), ("流入", "流出"),
  ].map { (WordTable($0.0), WordTable($0.1)) }
  static let net = WordTable("净增 净减 结余 自然增加 净流入 净流出 净迁入")

  static let opening = WordTable("年初 期初 月初 上年末 上年底 去年底 去年末 上年结转 原有 上期末")
  private static let closing = WordTable("年末 期末 月末 年底 现有 现存 目前 期末结存 结存 年末结转 结转下年 实有")
  private static let inflow = WordTable(
    "新增 增加 纳入 调入 转入 入库 购入 收入 新进 迁入 新登记 新开 引进 补充 新建 接收 采集 新发现")
  private static let outflow = WordTable(
    "减少 退出 调出 转出 出库 消耗 支出 离职 退休 迁出 注销 关闭 死亡 报废 停办 流失 发出 使用 剔除")

  /// 年初在册1840人，年内新增126人，减少58人，年末在册1908人
  private static func stocks(
    _ points: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> [Relation] {
    guard points.count == 4, let first = points.first, let last = points.last,
      points.allSatisfy({ a.sameUnit($0, first) && !comparedWith($0, a) }),
      a.leads(first, opening), a.leads(last, closing)
    else { return [] }
    let (x, y) = (points[1], points[2])
    let isForward = a.leads(x, inflow) && a.leads(y, outflow)
    guard isForward || a.leads(x, outflow) && a.leads(y, inflow) else { return [] }
    let (more, less) = isForward ? (x, y) : (y, x)
    let interval =
      (a.interval(first) + a.interval(more)) - a.interval(less)
    let value = a.value(first) + a.value(more) - a.value(less)
    guard value.isValid, interval.isValid, value >= .zero else { return [] }
    let figure = a.figures[last]
    let shown = value.decimal()
    let formula = "\(a.number(first)) + \(a.number(more)) − \(a.number(less)) = \(shown)"
    let operands = points.map { a.figures[$0].place }
    if interval.intersects(figure.quantity.interval) {
      return [
        Relation(
          difference, .pass, at: figure.place, operands: operands, formula: formula,
          printed: a.printed(figure), computed: shown, interval: interval)
      ]
    }
    let off = (value - a.value(last)).magnitude
    let isOver = a.value(last) > value
    func shifted(_ k: Int, _ up: Bool) -> (String, String) {
      (a.number(k), (up == isOver ? a.value(k) + off : a.value(k) - off).decimal())
    }
    let repair = Repair.about([
      (a.number(last), shown), shifted(first, true), shifted(more, true), shifted(less, false),
    ])
    return [
      Relation(
        difference, .fail, severity: .error, at: figure.place, operands: operands,
        formula: formula, printed: a.printed(figure), computed: shown, interval: interval,
        message: Message(
          zh: "期末写作\(a.printed(figure))，按\(formula)，相差\(off.decimal())；"
            + "改正其中一个即可成立：\(repair)。请核对",
          en: "the closing figure is given as \(a.printed(figure)), but \(formula), off by "
            + "\(off.decimal()); one change would do: \(repair). Please check"))
    ]
  }

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

  enum Direction { case up, down }

  static let rateKinds: Set<Unit.Kind> = [.percent, .rate]

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
    guard let direction = direction(d, a) ?? levelled(d, a) else { return nil }
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

  static func direction(_ d: Int, _ a: NumberAnalysis) -> Direction? {
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

  private static let above = WordTable("高于 超过 优于 多于 高出 领先")
  private static let below = WordTable("低于 少于 落后于 落后")

  /// 95.2%，高于全县平均水平（93.1%）2.1个百分点: which way the words in front of the bracket say that it lies.
  static func levelled(_ d: Int, _ a: NumberAnalysis) -> Direction? {
    guard d > 0, a.figures.indices.contains(d) else { return nil }
    let figure = a.figures[d]
    guard figure.quantity.unit.kind == .percentagePoint, figure.lead.count <= 1 else { return nil }
    let base = a.figures[d - 1]
    let s = a.text(figure).scalars
    guard base.sentence == figure.sentence, base.extent.upperBound < s.count,
      s[base.extent.upperBound] == 0xFF09, base.extent.upperBound + 1 >= figure.lead.lowerBound,
      base.extent.lowerBound > 0, s[base.extent.lowerBound - 1] == 0xFF08
    else { return nil }
    let open = base.extent.lowerBound - 1
    let before = stretch(max(a.sentences[figure.sentence].range.lowerBound, open - 14), open)
    if above.isFound(in: s, before) { return .up }
    return below.isFound(in: s, before) ? .down : nil
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

  static let skip = ScalarSet(ScalarText.units("了约近为达:出"))
  private static let skipWords = WordTable("分别 幅度 幅度为 比例为 率为 率 幅为")

  static func isValue(_ k: Int, like d: Int, _ a: NumberAnalysis) -> Bool {
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
  static func isChange(_ k: Int, _ a: NumberAnalysis) -> Bool {
    a.figures[k].quantity.unit.kind == .percentagePoint || direction(k, a) != nil
  }
}
