/// Stated averages: 12期，培训960人次，平均每期80人次; 3216人次，免收964.8万元，人均3000元.
enum AverageCheck {
  static let id = "num-average-mismatch"

  private static let each = WordTable("平均每 每")
  private static let perHead: [(word: WordTable, units: Set<String>)] = [
    (WordTable("人均"), ["人", "人次"]), (WordTable("户均"), ["户", "户次"]),
    (WordTable("亩均"), ["亩"]), (WordTable("件均"), ["件", "件次"]), (WordTable("次均"), ["人次", "次"]),
  ]
  static let average = WordTable("平均每 人均 户均 亩均 件均 次均")
  /// Averages that are taken over more than the text counts.
  private static let official = WordTable("收入 寿命 GDP 生产总值 面积 住房 筹资 补助 标准 经费 财力 预期")
  private static let rateKinds: Set<Unit.Kind> = [.percent, .percentagePoint, .rate]
  /// Figures before the average that are looked at.
  private static let most = 40

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for sentence in a.sentences where sentence.words.contains(.average) {
      for v in a.points(sentence.figures) {
        if let relation = judge(v, a) { found.append(relation) }
      }
    }
    return found
  }

  /// The counts that an average can be over: those of the unit (and the noun) that it names.
  private static func counts(_ v: Int, before t: Int, _ a: NumberAnalysis) -> [Int] {
    let figure = a.figures[v]
    let s = a.text(figure).scalars
    let near = a.points(a.figures(before: v, back: 2, most: most)).filter { $0 != t }
    for (word, units) in perHead where word.isFound(in: s, figure.lead) {
      guard !official.isFound(in: s, figure.lead) else { return [] }
      return near.filter { units.contains(a.figures[$0].quantity.unit.family) }
    }
    guard let at = average.first(in: s, figure.lead), let read = Unit.read(s, at: at.upperBound)
    else { return [] }
    // 平均每个集聚区每夜6.39万人次: over more than one count.
    guard !each.isFound(in: s, stretch(read.end, figure.extent.lowerBound)) else { return [] }
    let noun = s[stretch(read.end, figure.extent.lowerBound)].prefix(8).filter(ScalarText.isHan)
    let hasNoun = noun.count >= 2 && Indicator.nounBefore(s, figure.lead).count >= 2
    return near.filter { c in
      let count = a.figures[c]
      let isOfUnit =
        count.quantity.unit.family == read.unit.family
        || count.quantity.unit.text.hasPrefix(read.unit.text)
        || a.words(count.lead, of: count).suffix(4).contains(where: { $0 == s[at.upperBound] })
          && read.end == at.upperBound + 1
      guard isOfUnit else { return false }
      if count.sentence + 1 >= figure.sentence, !hasNoun { return true }
      let words = a.words(count.clause, of: count)
      // 平均每个小区: of the counts of 个 the one of 小区.
      return noun.count >= 2
        && zip(words, words.dropFirst()).contains { $0 == noun[0] && $1 == noun[1] }
    }
  }

  /// What there would be or ought to be, and what is short: no count that a mean is taken over.
  private static let supposed = WordTable("则 若 如果 假如 如按 应核 应配 应有 缺")

  /// What a printed mean may stand for: one without decimals is rounded or cut off, whatever it counts.
  private static func printed(_ mean: Quantity) -> NumberInterval {
    guard mean.unit.isDiscrete || mean.unit.kind == .period, mean.decimals == 0,
      !mean.isApproximate, mean.step <= .one
    else { return .printed(mean) }
    return NumberInterval(
      mean.value - Exact(1, over: 2), mean.value + .one, upperIsOpen: true)
  }

  /// Whether a sentence is one of several under heads of their own: 三是…
  private static func isOwnHead(_ sentence: Int, _ a: NumberAnalysis) -> Bool {
    let s = a.paragraphs[a.sentences[sentence].paragraph].text.scalars
    let start = a.sentences[sentence].range.lowerBound
    return start + 1 < s.count && s[start + 1] == 0x662F && ChineseCount.isNumeral(s[start])
  }

  private static let spent = WordTable("消费 花费")
  private static let earned = WordTable("收入 营收 销售额 营业额")

  /// Whether a mean names what it is the mean of, and the total beside it is of another thing:
  /// 基金支付3.12亿元，次均费用5980元.
  private static func isMeanOfAnother(_ v: Int, _ t: Int, _ a: NumberAnalysis) -> Bool {
    let (mean, total) = (a.figures[v], a.figures[t])
    let s = a.text(mean).scalars
    guard
      let word = perHead.lazy.compactMap({ $0.word.first(in: s, mean.lead) }).first
    else { return false }
    let noun = Indicator.nounBefore(s, stretch(word.upperBound, mean.lead.upperBound))
    guard noun.count >= 2 else { return false }
    let words = Array(a.words(total.lead, of: total) + a.words(total.tail, of: total))
    // 旅游收入8.24亿元，人均消费650元: what one spends the other takes in.
    if spent.isFound(in: s, noun), earned.isFound(in: words, 0..<words.count) { return false }
    return !zip(s[noun], s[noun].dropFirst()).contains { pair in
      zip(words, words.dropFirst()).contains { $0 == pair }
    }
  }

  /// 累计21天，分别为6天、4天、5天、6天，平均每次5.25天; 320人组成40支队。…共120项，平均每队3项: whether another total of the
  /// sentence, or another count of the document, gives the mean.
  private static func isOfFurther(
    _ v: Int, _ t: Int, _ counts: [Int], _ printed: NumberInterval, _ a: NumberAnalysis
  ) -> Bool {
    func gives(_ total: Int, _ count: Int) -> Bool {
      let mean = NumberInterval.printed(a.figures[total].quantity)
        .divided(by: .printed(a.figures[count].quantity))
      return a.value(count) > .zero && mean.isValid && mean.intersects(printed)
    }
    let own = a.points(a.sentences[a.figures[v].sentence].figures)
    if own.contains(where: { x in
      x < v && x != t && a.sameUnit(x, t) && a.value(x) > a.value(v)
        && counts.contains { gives(x, $0) }
    }) {
      return true
    }
    guard let unit = counts.last,
      a.figures[unit].sentence != a.figures[v].sentence
        || !a.leads(v, each) || a.figures[unit].extent.upperBound > a.figures[t].extent.lowerBound
    else { return false }
    let whole = a.value(t) / a.value(v)
    return a.points(max(0, v - mostFurther)..<v).contains {
      a.figures[$0].quantity.unit.isDiscrete && a.value($0) >= whole * Exact(9, over: 10)
        && a.value($0) <= whole * Exact(11, over: 10) && gives(t, $0)
    }
  }

  private static let mostFurther = 400

  private static func judge(_ v: Int, _ a: NumberAnalysis) -> Relation? {
    let figure = a.figures[v]
    let s = a.text(figure).scalars
    guard average.isFound(in: s, figure.lead), figure.lead.count <= 14, v > 0,
      !CheckWords.up.isFound(in: s, figure.lead), a.value(v) > .zero,
      ChangeCheck.isRising(v, a) == nil
    else { return nil }
    // 资金186万元，改造62处，平均每处3万元: a count may stand between.
    let t = a.sameUnit(v - 1, v) || v < 2 ? v - 1 : v - 2
    let total = a.figures[t]
    guard total.sentence == figure.sentence, total.quantity.isPoint, !total.isWords,
      a.sameUnit(t, v), a.value(t) >= a.value(v),
      !average.isFound(in: s, total.lead), ChangeCheck.isRising(t, a) == nil,
      !isMeanOfAnother(v, t, a),
      !s[stretch(total.extent.upperBound, figure.extent.lowerBound)].contains(0xFF1B)
    else { return nil }
    let counts = counts(v, before: t, a).filter {
      a.value($0) > .zero && !rateKinds.contains(a.figures[$0].quantity.unit.kind)
        && !a.leads($0, supposed) && !a.leads($0, average)
    }
    let printed = printed(figure.quantity)
    func result(_ c: Int) -> NumberInterval {
      NumberInterval.printed(total.quantity).divided(by: .printed(a.figures[c].quantity))
    }
    func distance(_ c: Int) -> Exact { (a.value(t) / a.value(c) - a.value(v)).magnitude }
    func formula(_ c: Int) -> String {
      let shown = (a.value(t) / a.value(c)).rounded(to: max(figure.quantity.decimals, 2))
      return "\(a.number(t)) ÷ \(a.number(c)) = \(shown)"
    }
    guard var best = counts.last else { return nil }
    for c in counts {
      if result(c).intersects(printed) {
        return Relation(
          id, .pass, at: figure.place, operands: [total.place, a.figures[c].place, figure.place],
          formula: formula(c), printed: a.printed(figure), interval: result(c))
      }
      if distance(c) < distance(best) { best = c }
    }
    let interval = result(best)
    guard interval.isValid, (a.value(t) / a.value(best)).isValid,
      !isOfFurther(v, t, counts, printed, a)
    else { return nil }
    let isNear =
      counts.count == 1 && a.figures[best].sentence == figure.sentence
      && (best == t - 1 || a.leads(v, each))
    let value = a.value(t) / a.value(best)
    // 三是面积1150平方米，人均16.9平方米: what is counted under another head.
    if a.figures[best].sentence != figure.sentence, isOwnHead(figure.sentence, a) { return nil }
    // The count may stand further up in the paragraph.
    if a.figures[best].sentence != figure.sentence,
      a.points(a.figures(before: v, back: 8, most: most)).contains(where: {
        $0 != t && a.sameUnit($0, best) && a.value($0) > .zero && result($0).intersects(printed)
      })
    {
      return nil
    }
    let off = distance(best).rounded(to: max(figure.quantity.decimals, 2))
    let repair = Repair.about([
      (a.number(v), value.exactDecimal ?? value.rounded(to: max(figure.quantity.decimals, 2))),
      (a.number(t), (a.value(v) * a.value(best)).decimal()),
      (a.number(best), Repair.exactly(a.value(t) / a.value(v))),
    ])
    return Relation(
      id, isNear ? .fail : .uncertain, severity: isNear ? .error : .warning, at: figure.place,
      operands: [total.place, a.figures[best].place, figure.place], formula: formula(best),
      printed: a.printed(figure), computed: value.rounded(to: max(figure.quantity.decimals, 2)),
      interval: interval,
      message: Message(
        zh: "平均数写作\(a.printed(figure))，按\(formula(best))，相差\(off)；改正其中一个即可成立：\(repair)。请核对",
        en:
          "the average is given as \(a.printed(figure)), but \(formula(best)), off by \(off); one "
          + "change would do: \(repair). Please check"))
  }
}
