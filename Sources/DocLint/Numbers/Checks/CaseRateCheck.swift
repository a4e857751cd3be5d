/// Cases for each thousand or hundred thousand: 活产5620人，婴儿死亡14人，婴儿死亡率2.49‰.
enum CaseRateCheck {
  private static let id = RatioCheck.ratio
  private static let most = 60
  private static let born = WordTable("活产")
  private static let population = WordTable("常住人口 户籍人口 总人口")
  private static let deaths = WordTable("死亡")
  private static let ofBirths = WordTable("出生缺陷 活产 新生儿")

  private struct Leg {
    let rate: Int
    let cases: Int
    let factor: Exact
    var base: Int?
  }

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for number in a.paragraphs.indices {
      let sentences = a.paragraphs[number].sentences
      guard a.sentences[sentences].contains(where: { $0.kinds.contains(.rate) }) else { continue }
      let first = a.sentences[sentences.lowerBound].figures.lowerBound
      let range = first..<a.sentences[sentences.upperBound - 1].figures.upperBound
      let points = a.points(range)
      guard points.count >= 3, points.count <= most else { continue }
      // The base may stand at the end of the paragraph before.
      let before = number > 0 ? a.points(max(0, first - 20)..<first) : []
      found += points.compactMap { bracketed($0, a) }
      var legs = points.compactMap { leg($0, points, a) }
      guard !legs.isEmpty else { continue }
      var bases: Set<Int> = []
      for at in legs.indices {
        legs[at].base = (before + points).first { fits(legs[at], $0, a) }
        if let base = legs[at].base { bases.insert(base) }
      }
      for leg in legs { found += judge(leg, points, before, bases, a).map { [$0] } ?? [] }
    }
    return found
  }

  /// For each how many a rate counts cases.
  private static func factor(_ unit: Unit) -> Exact? {
    switch unit.text {
    case "‰": Exact(1000)
    case "/万": Exact(10_000)
    default: ChineseNumeral(ScalarText.units(unit.text), at: 1)?.value
    }
  }

  /// 柳湾镇186例（10.3万人，180.58/10万）: cases, and in the bracket behind them people and rate.
  private static func bracketed(_ r: Int, _ a: NumberAnalysis) -> Relation? {
    let figure = a.figures[r]
    guard r > 1, figure.quantity.unit.kind == .rate, let factor = factor(figure.quantity.unit)
    else { return nil }
    let (base, cases) = (a.figures[r - 1], a.figures[r - 2])
    let s = a.text(figure).scalars
    let behind = stretch(base.extent.upperBound, figure.extent.lowerBound)
    guard base.sentence == figure.sentence, cases.sentence == figure.sentence,
      base.quantity.unit.family == "人", base.quantity.isPoint, cases.quantity.isPoint,
      cases.quantity.unit.isDiscrete, cases.extent.upperBound < s.count,
      s[cases.extent.upperBound] == 0xFF08, base.lead.lowerBound == cases.extent.upperBound + 1,
      base.lead.count <= 6, !s[base.lead].contains(where: NumberText.isDigit),
      behind.count <= 6, !s[behind].contains(0xFF09), figure.extent.upperBound < s.count,
      s[figure.extent.upperBound] == 0xFF09, a.value(r - 1) > a.value(r - 2), a.value(r) > .zero
    else { return nil }
    let interval = NumberInterval.printed(cases.quantity).divided(by: .printed(base.quantity))
      .scaled(by: factor)
    let value = a.value(r - 2) / a.value(r - 1) * factor
    guard interval.isValid, value.isValid else { return nil }
    let shown = value.rounded(to: max(figure.quantity.decimals, 2))
    let formula = "\(a.number(r - 2)) ÷ \(a.number(r - 1)) × \(factor.decimal()) = \(shown)"
    let operands = [cases.place, base.place, figure.place]
    if interval.intersects(.printed(figure.quantity)) {
      return Relation(
        id, .pass, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown, interval: interval)
    }
    let repair = Repair.about([
      (a.number(r), shown),
      (a.number(r - 2), Repair.whole(a.value(r) * a.value(r - 1) / factor) ?? ""),
    ])
    return Relation(
      id, .fail, severity: .error, at: figure.place, operands: operands, formula: formula,
      printed: a.printed(figure), computed: shown, interval: interval,
      message: Message(
        zh: "率写作\(a.printed(figure))，按\(formula)，不符；改正其中一个即可成立：\(repair)。请核对",
        en: "the rate is given as \(a.printed(figure)), but \(formula); one change would do: "
          + "\(repair). Please check"))
  }

  /// A rate with the cases that stand right before it.
  private static func leg(_ r: Int, _ points: [Int], _ a: NumberAnalysis) -> Leg? {
    let figure = a.figures[r]
    let unit = figure.quantity.unit
    guard unit.kind == .rate, r > 0, points.contains(r - 1),
      let factor = factor(unit), figure.lead.count <= 14, ChangeCheck.isRising(r, a) == nil
    else { return nil }
    let count = a.figures[r - 1]
    let name = a.words(Indicator.nounBefore(a.text(figure).scalars, figure.lead), of: figure)
    guard count.sentence == figure.sentence, count.quantity.unit.isDiscrete,
      name.last == 0x7387, ChangeCheck.isRising(r - 1, a) == nil
    else { return nil }
    let around = Set(a.words(count.lead, of: count))
    let stem = Set(name.dropLast())
    guard stem.intersection(around).count * 2 >= stem.count || a.trails(r - 1, deaths) else {
      return nil
    }
    return Leg(rate: r, cases: r - 1, factor: factor)
  }

  private static func implied(_ leg: Leg, _ base: Int, _ a: NumberAnalysis) -> NumberInterval {
    NumberInterval.printed(a.figures[leg.cases].quantity)
      .divided(by: .printed(a.figures[base].quantity)).scaled(by: leg.factor)
  }

  private static func fits(_ leg: Leg, _ base: Int, _ a: NumberAnalysis) -> Bool {
    base != leg.cases && a.figures[base].quantity.unit.isDiscrete
      && a.value(base) > a.value(leg.cases) * Exact(5)
      && implied(leg, base, a).intersects(.printed(a.figures[leg.rate].quantity))
  }

  private static func judge(
    _ leg: Leg, _ points: [Int], _ before: [Int], _ bases: Set<Int>, _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[leg.rate]
    func formula(_ base: Int) -> String {
      let value = a.value(leg.cases) / a.value(base) * leg.factor
      return "\(a.number(leg.cases)) ÷ \(a.number(base)) × \(leg.factor.decimal()) = "
        + value.rounded(to: max(figure.quantity.decimals, 2))
    }
    func operands(_ base: Int) -> [Range<Int>] {
      [a.figures[leg.cases].place, a.figures[base].place, figure.place]
    }
    if let base = leg.base {
      return Relation(
        id, .pass, at: figure.place, operands: operands(base), formula: formula(base),
        printed: a.printed(figure), interval: implied(leg, base, a))
    }
    // The base of another rate of the paragraph, or the births of a rate of deaths.
    let shared = bases.count == 1 ? bases.first : nil
    let births = points.filter {
      a.leads($0, born) && (a.leads(leg.rate, deaths) || a.leads(leg.rate, ofBirths))
        && a.figures[$0].quantity.unit.isDiscrete
    }
    let peopled = (before + points).filter {
      a.leads($0, population) && a.figures[$0].quantity.unit.family == "人"
        && a.value($0) > a.value(leg.cases) * Exact(10)
    }
    guard
      let base = births.count == 1
        ? births.first : shared ?? (peopled.count == 1 ? peopled.first : nil),
      a.value(base) > .zero,
      a.value(leg.rate) > .zero
    else { return nil }
    let value = a.value(leg.cases) / a.value(base) * leg.factor
    let shown = value.rounded(to: max(figure.quantity.decimals, 2))
    guard value.isValid else { return nil }
    let off = (value - a.value(leg.rate)).magnitude.rounded(to: max(figure.quantity.decimals, 2))
    let repair = Repair.about([
      (a.number(leg.rate), shown),
      (
        a.number(leg.cases),
        Repair.whole(a.value(leg.rate) * a.value(base) / leg.factor) ?? ""
      ),
      (
        a.number(base),
        Repair.whole(a.value(leg.cases) / a.value(leg.rate) * leg.factor) ?? ""
      ),
    ])
    let isShown = shared == base && births.first.map { $0 == base } ?? false
    let isCertain =
      isShown
      || shared == nil && births.count == 1
        && a.figures[base].sentence == figure.sentence
    return Relation(
      id, isCertain ? .fail : .uncertain, severity: isCertain ? .error : .warning,
      at: figure.place, operands: operands(base), formula: formula(base),
      printed: a.printed(figure), computed: shown, interval: implied(leg, base, a),
      message: Message(
        zh: "\(RatioCheck.rateName(leg.rate, a))写作\(a.printed(figure))，按\(formula(base))，相差\(off)；"
          + "改正其中一个即可成立：\(repair)。请核对",
        en: "\(RatioCheck.rateName(leg.rate, a)) is given as \(a.printed(figure)), but "
          + "\(formula(base)), off by \(off); one change would do: \(repair). Please check"))
  }
}
