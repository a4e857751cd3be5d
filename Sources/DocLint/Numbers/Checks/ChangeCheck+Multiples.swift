/// 是…的2倍, 增长1倍, 翻一番: a multiple against the two values that it lies between.
extension ChangeCheck {
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

  private static let isTimesOf = WordTable("是 为 相当于 达到 达")

  private static let longAgo = WordTable("年前 前年 大前年 当初 起初 起步时 之初")

  private static let isTimes = WordTable(
    "是 为 相当于 达到 达 是原来的 为原来的 达到原来的 达原来的 相当于原来的 是上年的 为上年的 是去年的 为去年的 是之前的 为之前的")
  private static let growsBy = WordTable("增长 增加 提高 提升 扩大 上升 增 高出 增幅达 增长了 增加了 提高了 提升了 增幅")
  private static let growsTo = WordTable("增长到 增加到 提高到 扩大到 增至 增加至 增长至 提高至 提升至 达到")
  private static let doubled = WordTable("翻 翻了 再翻")

  static func multiples(_ m: Int, _ points: [Int], _ a: NumberAnalysis) -> Relation? {
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
    // 是去年1200件的3倍
    let isOf =
      from == y && figure.lead.count == 1 && s[figure.lead.lowerBound] == 0x7684
      && isTimesOf.isFound(in: s, a.figures[y].lead)
    guard
      isFan || by || isOf
        || isTimes.length(endingAt: figure.extent.lowerBound, in: s, from: lead) != nil
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
