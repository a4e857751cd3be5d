/// Counts and figures for each thousand inhabitants that must imply one population.
enum BaseCheck {
  static let id = "num-implied-base"
  private static let per = WordTable("每千常住人口 每千人口 千人口 每万常住人口 每万人口 万人口 每十万人口")

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for (index, sentence) in a.sentences.enumerated()
    where sentence.figures.count >= 2 && sentence.words.contains(.perHead) {
      let s = a.paragraphs[sentence.paragraph].text.scalars
      guard per.isFound(in: s, sentence.range) else { continue }
      let points = a.points(a.figures(upTo: index, back: 2))
      guard points.count <= 80 else { continue }
      var implied: [(count: Int, rate: Int, base: NumberInterval, value: Exact)] = []
      var perBase: Exact?
      for r in points where sentence.figures.contains(r) {
        let figure = a.figures[r]
        if let at = per.first(in: s, figure.lead) {
          let word = NumberText.string(s[at])
          perBase =
            word.contains("十万") ? Exact(100_000) : word.contains("万") ? Exact(10_000) : Exact(1000)
        }
        guard let base = perBase, a.leads(r, per) else { continue }
        let noun = Set(key(r, a))
        guard noun.count >= 2 else { continue }
        let counts = points.filter { c in
          c != r && a.sameUnit(c, r) && !a.leads(c, per) && a.value(c) > a.value(r) * Exact(20)
            && Set(key(c, a)).isSubset(of: noun) && Set(key(c, a)).count >= 2
        }
        guard counts.count == 1, let c = counts.first, a.value(r) > .zero else { continue }
        implied.append(
          (
            c, r, a.interval(c).divided(by: a.interval(r)).scaled(by: base),
            a.value(c) / a.value(r) * base
          ))
      }
      found += stated(sentence, points, s, a)
      guard implied.count >= 2 else { continue }
      found += judge(implied, perBase ?? Exact(1000), a)
    }
    return found
  }

  private static let population = WordTable("常住人口 户籍人口 总人口 服务人口 人口")

  /// 全科医生1286名，按常住人口321.5万人计算，每万人口4.0名: a count and the one population that the sentence names.
  private static func stated(
    _ sentence: Sentence, _ points: [Int], _ s: [UInt32], _ a: NumberAnalysis
  ) -> [Relation] {
    let own = points.filter { sentence.figures.contains($0) }
    let peopled = own.filter {
      a.figures[$0].quantity.unit.family == "人" && a.leads($0, population) && !a.leads($0, per)
        && ChangeCheck.isRising($0, a) == nil
    }
    let rates = own.filter { a.leads($0, per) && ChangeCheck.isRising($0, a) == nil }
    guard peopled.count == 1, rates.count == 1, let p = peopled.first, let r = rates.first,
      let word = per.first(in: s, a.figures[r].lead)
    else { return [] }
    let noun = Set(key(r, a))
    let counts = own.filter { c in
      let name = Set(key(c, a))
      return c != p && c < r && a.sameUnit(c, r) && a.value(c) > a.value(r) * Exact(20)
        && (noun.count < 2
          || name.count >= 2 && (name.isSubset(of: noun) || noun.isSubset(of: name)))
    }
    guard counts.count == 1, let c = counts.first, a.value(p) > .zero, a.value(r) > .zero,
      own.allSatisfy({ $0 == p || $0 == r || $0 == c || !a.sameUnit($0, r) || $0 > r })
    else { return [] }
    let name = s[word]
    let base =
      name.contains(0x5341) ? Exact(100_000) : name.contains(0x4E07) ? Exact(10_000) : Exact(1000)
    let interval = NumberInterval.printed(a.figures[c].quantity)
      .divided(by: .printed(a.figures[p].quantity)).scaled(by: base)
    let value = a.value(c) / a.value(p) * base
    guard interval.isValid, value.isValid else { return [] }
    let figure = a.figures[r]
    let shown = value.rounded(to: max(figure.quantity.decimals, 2))
    let formula = "\(a.number(c)) ÷ \(a.number(p)) × \(base.decimal()) = \(shown)"
    let operands = [a.figures[c].place, a.figures[p].place, figure.place]
    if interval.intersects(printed(figure.quantity)) {
      return [
        Relation(
          id, .pass, at: figure.place, operands: operands, formula: formula,
          printed: a.printed(figure), computed: shown, interval: interval)
      ]
    }
    let isSlip =
      Slip.variants(of: figure.quantity).contains { $0.intersects(interval) }
      || [Exact(10), Exact(100), Exact(1, over: 10), Exact(1, over: 100)].contains {
        interval.scaled(by: $0).intersects(printed(figure.quantity))
      }
    let ratio = value / a.value(r)
    guard isSlip || ratio > Exact(1, over: 2) && ratio < Exact(2) else { return [] }
    let repair = Repair.about([
      (a.number(r), shown), (a.number(c), Repair.whole(a.value(r) * a.value(p) / base) ?? ""),
    ])
    return [
      Relation(
        id, isSlip ? .fail : .uncertain, severity: isSlip ? .error : .warning, at: figure.place,
        operands: operands, formula: formula, printed: a.printed(figure), computed: shown,
        interval: interval,
        message: Message(
          zh: "\(NumberText.string(name))写作\(a.printed(figure))，按\(formula)，不符；"
            + "改正其中一个即可成立：\(repair)。请核对",
          en: "given as \(a.printed(figure)), but \(formula); one change would do: \(repair). "
            + "Please check"))
    ]
  }

  /// What a printed figure may stand for, also where what it counts is whole.
  private static func printed(_ quantity: Quantity) -> NumberInterval {
    NumberInterval(
      quantity.interval.lower.map { min($0, quantity.value - quantity.step / Exact(2)) },
      quantity.value + quantity.step, upperIsOpen: true)
  }

  private static func key(_ k: Int, _ a: NumberAnalysis) -> [UInt32] {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    var range = Indicator.nounBefore(s, figure.lead)
    if let at = per.first(in: s, range) { range = stretch(at.upperBound, range.upperBound) }
    return Indicator.key(Array(s[range])).filter { !WordTables.fillers.contains($0) }
  }

  private static func judge(
    _ implied: [(count: Int, rate: Int, base: NumberInterval, value: Exact)], _ per: Exact,
    _ a: NumberAnalysis
  ) -> [Relation] {
    var found: [Relation] = []
    func operands(_ x: Int) -> [Range<Int>] {
      [a.figures[implied[x].count].place, a.figures[implied[x].rate].place]
    }
    func formula(_ x: Int) -> String {
      "\(a.number(implied[x].count)) ÷ \(a.number(implied[x].rate)) × \(per.decimal()) = "
        + implied[x].value.rounded(to: 0)
    }
    let all = implied.indices
    // One leg that meets none of several that meet each other is the wrong one.
    for x in all {
      let others = all.filter { $0 != x }
      let meets = others.filter { implied[x].base.intersects(implied[$0].base) }
      if meets.count == others.count {
        if let y = others.first, x < y {
          found.append(
            Relation(
              id, .pass, at: a.figures[implied[x].rate].place, operands: operands(x) + operands(y),
              formula: formula(x), interval: implied[x].base, intervalPlaces: 0))
        }
        continue
      }
      let agree = others.allSatisfy { p in
        others.allSatisfy { implied[p].base.intersects(implied[$0].base) }
      }
      let isOdd = meets.isEmpty && (others.count >= 2 && agree)
      guard isOdd || others.count == 1 && x > others[0], let y = others.first else { continue }
      let figure = a.figures[implied[x].rate]
      let base = implied[y].value
      let repair = Repair.about([
        (
          a.number(implied[x].rate),
          (a.value(implied[x].count) / base * per).rounded(to: figure.quantity.decimals)
        ),
        (
          a.number(implied[x].count),
          (a.value(implied[x].rate) * base / per).rounded(to: 0)
        ),
      ])
      found.append(
        Relation(
          id, isOdd ? .fail : .uncertain, severity: isOdd ? .error : .warning, at: figure.place,
          operands: operands(x) + operands(y), formula: formula(x), printed: a.printed(figure),
          computed: implied[y].value.rounded(to: 0), interval: implied[y].base, intervalPlaces: 0,
          message: Message(
            zh: "由总量和人均数推算的人口不一致：\(formula(x))，而\(formula(y))；"
              + "改正其中一个即可成立：\(repair)。请核对其中的总量或人均数",
            en:
              "the totals and the per-head figures imply different populations: \(formula(x)), but "
              + "\(formula(y)); one change would do: \(repair). Please check them")))
    }
    return found
  }
}
