/// 签约104家，实际组织91家，履约率87.5%: a rate whose name says nothing of the two counts right before it. That it is
/// theirs shows only where it fits, or where one slip of the pen keeps it from fitting.
extension RatioCheck {
  static func nearMiss(_ r: Int, _ counts: [Int], _ a: NumberAnalysis) -> Relation? {
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    guard r >= 2, figure.lead.count <= 8, stem(r, a) != nil, figure.quantity.decimals > 0,
      !a.isApproximate(r), ChangeCheck.isRising(r, a) == nil, a.value(r) > .one,
      CheckWords.comparison(notBase, in: s, a.clauseBefore(r)) == nil, !reckoned(r, a)
    else { return nil }
    let (b, n) = (r - 2, r - 1)
    guard counts.contains(b), counts.contains(n), a.figures[b].sentence == figure.sentence,
      a.value(b) >= Exact(20), a.value(n) > .zero,
      a.value(n) <= a.value(b) || a.leads(b, planned),
      a.figures[b].quantity.unit.isDiscrete && a.figures[n].quantity.unit.isDiscrete
        || a.sameUnit(b, n),
      !a.isApproximate(b), !a.isApproximate(n),
      ChangeCheck.isRising(b, a) == nil, ChangeCheck.isRising(n, a) == nil,
      !isAmong(b, n, a) || a.sameUnit(b, n), !isEnclosed(n, before: r, a),
      a.figures[n].extent.lowerBound - a.figures[b].extent.upperBound <= 24,
      figure.extent.lowerBound - a.figures[n].extent.upperBound <= 8,
      !s[stretch(a.figures[b].extent.upperBound, figure.extent.lowerBound)].contains(0xFF1B)
    else { return nil }
    let printed = NumberInterval.printed(figure.quantity)
    let result = share(n, b, a)
    let operands = [a.figures[n].place, a.figures[b].place, figure.place]
    guard result.isValid else { return nil }
    if result.intersects(printed) {
      return Relation(
        ratio, .pass, at: figure.place, operands: operands, formula: formula(n, b, r, a),
        printed: a.printed(figure), computed: computed(n, b, r, a) + "%", interval: result)
    }
    // Any other two counts of the passage.
    let own = counts.filter { $0 < r }
    for x in own where a.value(x) > .zero {
      for y in own where y != x && a.value(y) <= a.value(x) {
        let other = share(y, x, a)
        if other.isValid, other.intersects(printed) { return nil }
        let rest = NumberInterval(Exact(100)) - other
        if rest.isValid, rest.intersects(printed) { return nil }
      }
    }
    let value = (a.value(n) / a.value(b) * Exact(100)).rounded(to: figure.quantity.decimals)
    let digits = value.utf8.filter { $0 != 0x2E }.map { $0 &- 0x30 }
    guard let meant = Exact(digits: digits, decimals: figure.quantity.decimals),
      let slip = Slip(a.value(r), meant),
      // Of rates one digit away there are many; both counts must be of one thing.
      slip == .swapped || a.sameUnit(b, n) && a.leads(b, stock)
    else { return nil }
    let name = rateName(r, a)
    return Relation(
      ratio, .uncertain, severity: .warning, at: figure.place, operands: operands,
      formula: formula(n, b, r, a), printed: a.printed(figure), computed: value + "%",
      interval: result,
      message: Message(
        zh:
          "\(name)写作\(a.printed(figure))，若由前面两数算出，\(formula(n, b, r, a))，疑有一处笔误：\(a.number(r))%→\(value)%。请核对",
        en: "\(name) is given as \(a.printed(figure)); if it is of the two counts before it, "
          + "\(formula(n, b, r, a)), which looks like a slip: \(a.number(r))%→\(value)%. Please check"
      ))
  }
}
