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
