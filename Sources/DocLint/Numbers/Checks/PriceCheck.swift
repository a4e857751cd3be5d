/// So many at so much each: 采购制氧机68台，每台1200元，共计81600元.
enum PriceCheck {
  static let id = AverageCheck.id
  static let each = WordTable("每 各")
  private static let total = WordTable(
    "共 合计 共计 总计 一共 总 金额 资金 投入 需 发放 支付 拨付 兑现 补助 奖励 经费")
  /// What else the sum may hold.
  private static let more = WordTable("另 含 以及 其他 其余 配套 分别 最高 不超过 上限 起 平均 均")
  private static let spans = ScalarSet(ScalarText.units("年月日天周次季均"))

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for sentence in a.sentences where sentence.figures.count >= 3 && sentence.words.contains(.price)
    {
      let s = a.paragraphs[sentence.paragraph].text.scalars
      for p in sentence.figures {
        if let (n, t) = enclosing(p, sentence, s, a), let relation = judge(n, p, t, a) {
          found.append(relation)
        }
      }
      let points = a.points(sentence.figures)
      let money = points.filter { a.figures[$0].quantity.unit.kind == .money }
      // Two amounts, and nothing that would make it more than one price and one count.
      guard money.count == 2, sentence.figures.count <= 4, points.count == sentence.figures.count,
        !more.isFound(in: s, sentence.range)
      else { continue }
      for p in money {
        guard let t = money.first(where: { $0 != p }), a.value(t) > a.value(p),
          let n = counted(p, points, a),
          a.totals(t, total) || total.isFound(in: s, a.figures[t].lead)
        else { continue }
        if let relation = judge(n, p, t, a) { found.append(relation) }
      }
    }
    return found
  }

  /// 46.8万元（12台，每台3.9万元）: an amount, and in the bracket behind it the count and the price, nothing else.
  private static func enclosing(
    _ p: Int, _ sentence: Sentence, _ s: [UInt32], _ a: NumberAnalysis
  ) -> (count: Int, total: Int)? {
    let (n, t) = (p - 1, p - 2)
    guard t >= sentence.figures.lowerBound else { return nil }
    let (price, count, total) = (a.figures[p], a.figures[n], a.figures[t])
    guard price.quantity.unit.kind == .money, total.quantity.unit.kind == .money,
      count.quantity.unit.kind == .count, price.quantity.isPoint, count.quantity.isPoint,
      total.quantity.isPoint, total.extent.upperBound < s.count,
      s[total.extent.upperBound] == 0xFF08, count.lead.lowerBound == total.extent.upperBound + 1,
      count.lead.count <= 6, price.extent.upperBound < s.count,
      s[price.extent.upperBound] == 0xFF09, price.lead.count <= 6,
      let word = each.first(in: s, price.lead), let read = Unit.read(s, at: word.upperBound),
      read.unit.family == count.quantity.unit.family, read.end == price.extent.lowerBound
    else { return nil }
    return (n, t)
  }

  /// The count that a price is for each of.
  private static func counted(_ p: Int, _ points: [Int], _ a: NumberAnalysis) -> Int? {
    let figure = a.figures[p]
    let s = a.text(figure).scalars
    let counts = points.filter { a.figures[$0].quantity.unit.kind == .count }
    guard let word = each.first(in: s, figure.lead),
      !s[stretch(figure.extent.upperBound, min(s.count, figure.extent.upperBound + 3))].contains(
        where: {
          $0 == 0x2F || $0 == 0x6BCF
        })
    else { return nil }
    let behind = stretch(word.upperBound, figure.extent.lowerBound)
    guard behind.count <= 8,
      !behind.contains(where: { spans.contains(s[$0]) || each.contains(at: $0, in: s) })
    else { return nil }
    if s[word.lowerBound] == 0x5404 {
      // 为68个村卫生室各配备1.2万元
      guard counts.count == 1, counts[0] == p - 1, figure.lead.count <= 14 else { return nil }
      return counts[0]
    }
    guard let read = Unit.read(s, at: word.upperBound) else { return nil }
    let own = counts.filter { a.figures[$0].quantity.unit.family == read.unit.family }
    return own.count == 1 ? own[0] : nil
  }

  private static func judge(_ n: Int, _ p: Int, _ t: Int, _ a: NumberAnalysis) -> Relation? {
    let interval = a.interval(n).times(a.interval(p))
    let value = a.value(n) * a.value(p)
    guard interval.isValid, value.isValid, a.value(n) > Exact.one, a.value(p) > .zero else {
      return nil
    }
    let figure = a.figures[t]
    let shown = value.decimal()
    let formula = "\(a.number(n)) × \(a.number(p)) = \(shown)"
    let operands = [a.figures[n].place, a.figures[p].place, figure.place]
    if interval.intersects(.printed(figure.quantity)) {
      return Relation(
        id, .pass, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown, interval: interval)
    }
    // Far off, it is the price of something else.
    let ratio = value / a.value(t)
    let isNear = ratio > Exact(1, over: 2) && ratio < Exact(2)
    let isSlip = Slip(a.value(t), value) != nil
    guard isNear || isSlip else { return nil }
    let off = (value - a.value(t)).magnitude.decimal()
    let repair = Repair.about([
      (a.number(t), shown), (a.number(n), Repair.exactly(a.value(t) / a.value(p))),
      (a.number(p), Repair.exactly(a.value(t) / a.value(n))),
    ])
    return Relation(
      id, isSlip ? .fail : .uncertain, severity: isSlip ? .error : .warning, at: figure.place,
      operands: operands, formula: formula, printed: a.printed(figure), computed: shown,
      interval: interval,
      message: Message(
        zh: "总额写作\(a.printed(figure))，按\(formula)，相差\(off)；改正其中一个即可成立：\(repair)。请核对",
        en:
          "the amount is given as \(a.printed(figure)), but \(formula), off by \(off); one change "
          + "would do: \(repair). Please check"))
  }
}
