/// A whole recomputed from its parts, and what may make them differ.
extension SumCheck {
  static func judge(_ group: Group, _ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    let total = a.figures[group.total]
    let totalInterval = NumberInterval.printed(total.quantity)
    // 每个团队平均签约1456人，其中甲镇1492人: one of which a mean is taken may be more.
    if a.leads(group.total, means),
      group.parts.contains(where: { totalInterval.isBelow(a.interval($0)) })
    {
      return []
    }
    for k in group.parts
    where totalInterval.isBelow(a.interval(k)) && group.parts.count <= 2
      && (group.parts.count > 1 || total.quantity.unit.kind != .period)
    {
      found.append(
        Relation(
          order, .fail, severity: .error, at: a.figures[k].place,
          operands: [a.figures[k].place, total.place],
          formula: "\(a.number(k)) − \(a.number(group.total)) = "
            + (a.value(k) - a.value(group.total)).decimal(),
          printed: a.printed(a.figures[k]), computed: "≤" + a.number(group.total),
          message: Message(
            zh: "部分“\(a.printed(a.figures[k]))”大于总数“\(a.printed(total))”，"
              + "多\((a.value(k) - a.value(group.total)).decimal())；部分应不超过\(a.number(group.total))，"
              + "或总数应不少于\(a.number(k))。请核对",
            en:
              "the part \(a.printed(a.figures[k])) is larger than its total \(a.printed(total)) by "
              + "\((a.value(k) - a.value(group.total)).decimal()). Please check")))
    }
    guard group.parts.count >= 2, found.isEmpty else { return found }
    let summed = NumberSum(group.parts.map { a.figures[$0].quantity })
    let (interval, value) = (summed.interval, summed.value)
    guard interval.isValid, value.isValid else { return found }
    let holds = summed.meets(total.quantity)
    if !holds, let reading = nested(group, totalInterval, a) {
      return [reading]
    }
    let operands = group.parts.map { a.figures[$0].place } + [total.place]
    let formula =
      group.parts.map { a.number($0) }.joined(separator: " + ") + " = " + value.decimal()
    if holds {
      found.append(
        Relation(
          sum, .pass, at: total.place, operands: operands, formula: formula,
          printed: a.printed(total), computed: value.decimal(), interval: interval))
      return found
    }
    if a.disclaimsSums { return found }
    // …需182万元。运转费12.4万元，宣传费5万元，合计199.4万元: one of the parts stands further up.
    if let further = further(group, value, a) {
      found.append(
        Relation(
          sum, .pass, at: total.place, operands: [a.figures[further].place] + operands,
          formula: "\(a.number(further)) + \(formula)", printed: a.printed(total),
          computed: a.number(group.total)))
      return found
    }
    if saysOverlap(group, a) || group.strength != .asserted && mayOverlap(group, a) {
      found.append(
        Relation(
          sum, .notAssessable, at: total.place, operands: operands, formula: formula,
          printed: a.printed(total), computed: value.decimal(), interval: interval))
      return found
    }
    let isOver = value > a.value(group.total)
    let ratio = value / a.value(group.total)
    let names = group.parts.map { partName($0, a) }
    let overlap =
      group.strength != .asserted && total.quantity.unit.family == "人"
      && names.contains { CheckWords.overlapping.isFound(in: $0, 0..<$0.count) }
    let isSlip = slips(group, value, a)
    // 未过75人，其中60人补考，通过48人: each may be among the other.
    if group.strength == .loose, group.parts.count == 2, !isSlip,
      group.parts.allSatisfy({ a.value($0) <= a.value(group.total) }),
      value * Exact(20) > a.value(group.total) * Exact(23)
    {
      return found
    }
    if let last = group.parts.last, group.total > last, let chosen = someOf(group, a) {
      return [chosen]
    }
    // Parts that exceed the whole by half, or one of which alone does, are parts of something else.
    let isFar =
      !isSlip && !isSlipAway(group.total, group.parts, value, a)
      && (ratio > Exact(3, over: 2)
        || ratio < Exact(1, over: 2) && !group.parts.contains { isRest($0, a) }
        || group.parts.contains { a.value($0) > a.value(group.total) })
    let (verdict, severity): (Relation.Verdict, Severity?) =
      isFar
      ? group.strength == .asserted ? (.uncertain, .warning) : (.notAssessable, nil)
      : outcome(
        group.strength, isOver: isOver, isNear: ratio >= Exact(9, over: 10),
        isHalf: ratio >= Exact(1, over: 2), overlap: overlap,
        slips: isSlip && group.strength != .asserted)
    let difference = (value - a.value(group.total)).magnitude.decimal()
    let hint = Repair.ofSum(a.value(group.total), group.parts.map { a.value($0) })
    let message =
      severity == nil
      ? Message(zh: "", en: "")
      : Message(
        zh: "总数写作\(a.printed(total))，分项之和\(formula)，相差\(difference)；改正其中一个即可成立：\(hint)。请核对",
        en: "the total is given as \(a.printed(total)), but the parts add up to \(formula), a "
          + "difference of \(difference); one change would do: \(hint). Please check")
    found.append(
      Relation(
        sum, verdict, severity: severity, at: total.place, operands: operands, formula: formula,
        printed: a.printed(total), computed: value.decimal(), interval: interval, message: message))
    found += ratesOf(group, a)
    return found
  }

  /// What a thing has or does beside other things.
  private static let attributes = WordTable(
    "达到 达标 配备 配有 开展 设有 设立 设置 具备 具有 提供 能够 可以 通过 获得 荣获 实现 安装 接入 纳入 参加 享受 合并 伴有 患有 同时 参与 使用 建有 接受 掌握 持有 取得 拥有"
  )

  private static let severally = WordTable(
    "可并处 一案多 一人多 一户多 可能同时 同时存在 兼有 可有多 可多选 多选题 有多项 有多种 重复计 重复统计 有重复 含重复 有交叉 有重叠 交叉统计 存在交叉 存在重叠 存在重复 可同时"
  )

  /// Whether one thing can be among several of the parts: 19家达到基本标准，6家达到推荐标准. So it is,
  /// too, where each part has a share of the whole that is right.
  private static func mayOverlap(_ group: Group, _ a: NumberAnalysis) -> Bool {
    let described = group.parts.filter { k in
      let name = partName(k, a)
      return attributes.isFound(in: name, 0..<name.count)
    }
    if described.count >= 2 { return true }
    let whole = NumberInterval.printed(a.figures[group.total].quantity)
    return group.parts.allSatisfy { k in
      guard k + 1 < a.figures.count, a.figures[k + 1].sentence == a.figures[k].sentence,
        a.figures[k + 1].quantity.unit.isPercentSign
      else { return false }
      let share = NumberInterval.printed(a.figures[k].quantity).divided(by: whole)
        .scaled(by: Exact(100))
      return share.isValid && share.intersects(.printed(a.figures[k + 1].quantity))
    }
  }

  /// The figure before a list that makes its sum the total behind it.
  private static func further(_ group: Group, _ sum: Exact, _ a: NumberAnalysis) -> Int? {
    guard let first = group.parts.first, let last = group.parts.last, group.total > last,
      sum < a.value(group.total)
    else { return nil }
    let rest = a.value(group.total) - sum
    guard rest >= Exact(100) else { return nil }
    return a.figures(before: first, back: 4, most: 40).last {
      a.value($0) == rest && a.sameUnit($0, first) && a.figures[$0].quantity.isPoint
        && ChangeCheck.isRising($0, a) == nil
    }
  }

  /// （同一人可有多项异常）
  private static func saysOverlap(_ group: Group, _ a: NumberAnalysis) -> Bool {
    let end = a.figures[group.parts[group.parts.count - 1]]
    let text = a.text(end).scalars
    return a.figures[group.total].paragraph == end.paragraph
      && severally.isFound(
        in: text,
        stretch(
          a.figures[group.total].extent.lowerBound, min(text.count, end.extent.upperBound + 30)))
  }

  /// How sure it is that parts which do not add up should.
  private static func outcome(
    _ strength: Group.Strength, isOver: Bool, isNear: Bool, isHalf: Bool, overlap: Bool, slips: Bool
  ) -> (Relation.Verdict, Severity?) {
    if strength == .asserted || slips { return (.fail, .error) }
    if overlap { return (.notAssessable, nil) }
    switch strength {
    // Three parts or more that exceed their whole. What they fall short by may be others, unnamed.
    case .likely where isOver, .stated where isOver: return (.fail, .error)
    case .stated where isHalf: return (.uncertain, .warning)
    case .likely where isNear: return (.uncertain, .warning)
    case .loose where isOver: return (.uncertain, .warning)
    default: return (.notAssessable, nil)
    }
  }

  /// 得分80分以下的24家全部复查，不足90分的42家抽查14家，合计复查38家: some of what stands before make up the sum.
  private static func someOf(_ group: Group, _ a: NumberAnalysis) -> Relation? {
    let parts = group.parts
    guard parts.count >= 3, parts.count <= 5 else { return nil }
    for chosen in 1..<(1 << parts.count) where chosen.nonzeroBitCount >= 2 {
      let own = parts.indices.filter { chosen & (1 << $0) != 0 }.map { parts[$0] }
      let summed = NumberSum(own.map { a.figures[$0].quantity })
      guard own.count < parts.count, summed.interval.isValid,
        summed.meets(a.figures[group.total].quantity)
      else { continue }
      return Relation(
        sum, .pass, at: a.figures[group.total].place,
        operands: own.map { a.figures[$0].place } + [a.figures[group.total].place],
        formula: own.map { a.number($0) }.joined(separator: " + ") + " = " + summed.value.decimal(),
        printed: a.printed(a.figures[group.total]), computed: summed.value.decimal(),
        interval: summed.interval)
    }
    return nil
  }

  private static let within = WordTable("含 包括 其中 包含 （ :")

  /// Another reading under which the parts add up: some are parts of the one before them
  /// (运动员284人，包括男126人、女158人), or what follows the list is none of it.
  private static func nested(
    _ group: Group, _ total: NumberInterval, _ a: NumberAnalysis
  ) -> Relation? {
    let parts = group.parts
    guard parts.count >= 3 else { return nil }
    func printed(_ k: Int) -> NumberInterval { NumberInterval.printed(a.figures[k].quantity) }
    let s = a.text(a.figures[parts[0]]).scalars
    var outer: [Int] = []
    var at = 0
    while at < parts.count {
      outer.append(parts[at])
      var inner = NumberInterval(.zero)
      var behind = at + 1
      let opens =
        behind < parts.count
        && within.isFound(
          in: s,
          stretch(
            a.figures[parts[at]].extent.upperBound, a.figures[parts[behind]].extent.lowerBound))
      while opens, behind < parts.count {
        inner = inner + printed(parts[behind])
        behind += 1
        if behind - at > 2, inner.isValid, inner.intersects(printed(parts[at])) {
          at = behind - 1
          break
        }
      }
      at += 1
    }
    func adds(_ own: [Int]) -> Relation? {
      let interval = own.reduce(NumberInterval(.zero)) { $0 + printed($1) }
      guard own.count >= 2, own.count < parts.count, interval.isValid, interval.intersects(total)
      else { return nil }
      let value = own.reduce(Exact.zero) { $0 + a.value($1) }
      return Relation(
        sum, .pass, at: a.figures[group.total].place,
        operands: own.map { a.figures[$0].place } + [a.figures[group.total].place],
        formula: own.map { a.number($0) }.joined(separator: " + ") + " = " + value.decimal(),
        printed: a.printed(a.figures[group.total]), computed: value.decimal(), interval: interval)
    }
    if let relation = adds(outer) { return relation }
    // 城市378份，合格376份；农村902份，合格840份: one of two that take turns.
    if parts.count.isMultiple(of: 2) {
      for turn in 0...1 {
        let own = parts.enumerated().filter { $0.offset % 2 == turn }.map(\.element)
        if let relation = adds(own) { return relation }
      }
    }
    for count in 2..<parts.count {
      if let relation = adds(Array(parts.prefix(count))) { return relation }
    }
    return nil
  }

  /// Whether a slip of the pen in one of them is what keeps the sum from holding: 万 too many or too
  /// few, two digits swapped, one digit changed, where that is unlikely to come about by chance.
  private static func slips(_ group: Group, _ sum: Exact, _ a: NumberAnalysis) -> Bool {
    let factor = Exact(10_000)
    let total = a.value(group.total)
    if sum * factor == total || sum == total * factor { return true }
    // What each would have to be for the sum to hold.
    let needed =
      [(total, sum)] + group.parts.map { (a.value($0), total - (sum - a.value($0))) }
    if needed.dropFirst().contains(where: { $0.0 / factor == $0.1 || $0.0 * factor == $0.1 }) {
      return true
    }
    return Slip.isLikely(needed)
  }
}
