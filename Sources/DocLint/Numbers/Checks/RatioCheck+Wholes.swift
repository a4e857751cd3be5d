/// A part of a whole that was named before: 占…的, 其中, shares that stand beside one another.
extension RatioCheck {
  /// 6个国家级和1个省级示范区: two of a kind side by side, neither of which is the base of the other.
  static func areParallel(_ b: Int, _ n: Int, _ a: NumberAnalysis) -> Bool {
    let (first, second) = (a.figures[min(b, n)], a.figures[max(b, n)])
    guard first.sentence == second.sentence, !a.leads(b, stock) else { return false }
    let s = a.text(first).scalars
    // 其中职工养老保险193人，居民养老保险158人: parts of one kind, named alike.
    let (p, q) = (
      a.words(first.lead, of: first).suffix(2), a.words(second.lead, of: second).suffix(2)
    )
    let opening = stretch(a.sentences[first.sentence].range.lowerBound, first.extent.lowerBound)
    if p.count == 2, p.elementsEqual(q), p.allSatisfy({ ScalarText.isHan($0) }),
      CheckWords.amongTable.isFound(in: s, opening)
    {
      return true
    }
    guard first.clause == second.clause else { return false }
    let between = stretch(first.extent.upperBound, second.extent.lowerBound)
    // 签约居民200人、随访190人: what stands in front of the second is its own.
    let isList = between.last.map { s[$0] == 0x3001 } ?? false
    return (isList || conjunctions.isFound(in: s, between))
      && !CheckWords.amongTable.isFound(in: s, between)
  }

  /// 32家医疗机构中: the clause says that what follows is among them.
  static func isCircle(_ b: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[b]
    return figure.tail.last.map { a.text(figure).scalars[$0] == 0x4E2D } ?? false
  }

  static func opensWithAmong(_ sentence: Int, _ a: NumberAnalysis) -> Bool {
    let own = a.sentences[sentence]
    return CheckWords.amongTable.contains(
      at: own.range.lowerBound, in: a.paragraphs[own.paragraph].text.scalars)
  }

  /// Whether 其中 stands between a whole and its part.
  static func isAmong(_ b: Int, _ n: Int, _ a: NumberAnalysis) -> Bool {
    let (whole, part) = (a.figures[b], a.figures[n])
    guard whole.paragraph == part.paragraph, whole.sentence + 1 >= part.sentence else {
      return false
    }
    return CheckWords.amongTable.isFound(
      in: a.text(part).scalars, stretch(whole.extent.upperBound, part.extent.lowerBound))
  }

  /// 甲126例，占25.9%；乙360例，占74.1%: where the shares make up a hundred, the base is the sum of what
  /// they are shares of.
  static func whole(
    of n: Int, _ r: Int, _ counts: [Int], _ a: NumberAnalysis
  ) -> (relation: Relation, fits: Bool, distance: Exact)? {
    let figure = a.figures[r]
    let rates = a.points(a.sentences[figure.sentence].figures).filter {
      a.figures[$0].quantity.unit.isPercentSign && isShare($0, a)
    }
    let isList = RespectivelyCheck.areListed(rates, a)
    let pairs =
      isList
      ? listed(rates, counts, a) ?? [:]
      : Dictionary(
        rates.compactMap { rate in
          owner(of: rate, counts, a).flatMap { a.sameUnit($0, n) ? (rate, $0) : nil }
        }, uniquingKeysWith: { first, _ in first })
    let parts = pairs.values.sorted()
    guard rates.count >= 2, pairs.count == rates.count, parts.contains(n),
      parts.allSatisfy({ a.sameUnit($0, n) })
    else { return nil }
    let sum = rates.reduce(Exact.zero) { $0 + a.value($1) }
    let all = parts.reduce(NumberInterval(.zero)) { $0 + .printed(a.figures[$1].quantity) }
    let others = pairs.allSatisfy { rate, part in
      rate == r
        || NumberInterval.printed(a.figures[part].quantity).divided(by: all)
          .scaled(by: Exact(100)).intersects(.printed(a.figures[rate].quantity))
    }
    let isHundred = others || (sum - Exact(100)).magnitude <= Exact(Int128(rates.count), over: 5)
    let base = parts.reduce(Exact.zero) { $0 + a.value($1) }
    guard isHundred, base > .zero else { return nil }
    let interval = NumberInterval.printed(a.figures[n].quantity)
      .divided(by: all).scaled(by: Exact(100))
    let value = a.value(n) / base * Exact(100)
    guard interval.isValid, value.isValid else { return nil }
    let shown = value.rounded(to: max(figure.quantity.decimals, 2))
    let list = parts.map { a.number($0) }.joined(separator: " + ")
    let formula = "\(a.number(n)) ÷ (\(list)) = \(shown)%"
    let operands = parts.map { a.figures[$0].place } + [figure.place]
    let distance = (value - a.value(r)).magnitude
    if interval.intersects(.printed(figure.quantity)) {
      return (
        Relation(
          ratio, .pass, at: figure.place, operands: operands, formula: formula,
          printed: a.printed(figure), computed: shown + "%", interval: interval), true, distance
      )
    }
    let rest = base - a.value(n)
    let left = Exact(100) - a.value(r)
    let repair = Repair.about([
      (a.number(r) + "%", shown + "%"),
      (a.number(n), left > .zero ? Repair.whole(rest * a.value(r) / left) ?? "" : ""),
    ])
    let off = distance.rounded(to: max(2, figure.quantity.decimals))
    return (
      Relation(
        ratio, .fail, severity: .error, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown + "%", interval: interval,
        message: Message(
          zh: "各项占比与各项之数对照，此项写作\(a.printed(figure))，按\(formula)，相差\(off)个百分点；"
            + "改正其中一个即可成立：\(repair)。请核对",
          en:
            "held against all that are listed, this share is given as \(a.printed(figure)), but \(formula), "
            + "a difference of \(off) points; one change would do: \(repair). Please check")),
      false, distance
    )
  }

  /// The count that a share in a list of shares stands behind.
  private static func owner(of r: Int, _ counts: [Int], _ a: NumberAnalysis) -> Int? {
    let first = a.sentences[a.figures[r].sentence].figures.lowerBound
    let near = counts.last {
      $0 < r && $0 >= first && !a.leads($0, mean) && !isEnclosed($0, before: r, a)
    }
    // 已签约15.72万人，签约率83.0%，占64.5%: a rate between is no share.
    return near.flatMap { k in
      (k + 1..<max(k + 1, r)).contains {
        a.figures[$0].quantity.unit.isPercentSign && (isShare($0, a) || stem($0, a) == nil)
      } ? nil : k
    }
  }

  /// Whether a figure stands in a bracket that closes before the rate.
  static func isEnclosed(_ k: Int, before r: Int, _ a: NumberAnalysis) -> Bool {
    let (count, rate) = (a.figures[k], a.figures[r])
    guard count.sentence == rate.sentence else { return false }
    let s = a.text(count).scalars
    let behind = s[stretch(count.extent.upperBound, rate.extent.lowerBound)]
    return behind.first { $0 == 0xFF08 || $0 == 0xFF09 } == 0xFF09
  }

  /// Whether a count and what stands around a base have two neighbouring characters in common.
  static func areAlike(_ n: Int, _ base: Int, _ a: NumberAnalysis) -> Bool {
    if a.leads(base, stock), a.figures[n].lead.count <= 4 { return true }
    // 签约率100%: of those who are counted here, not of those counted before.
    if a.value(n) * Exact(2) < a.value(base),
      let next = a.figures.indices.contains(n + 1) ? n + 1 : nil,
      a.value(next) == Exact(100)
    {
      return false
    }
    func words(_ k: Int) -> [UInt32] {
      let figure = a.figures[k]
      return Array(a.words(figure.lead, of: figure)) + Array(a.words(figure.tail, of: figure))
    }
    let noun = words(n).filter { ScalarText.isHan($0) }
    return noun.count < 2 || hasBigram(of: noun, in: NumberText.string(words(base)))
  }

  /// Every percentage that `part` of `base` may be.
  static func share(_ part: Int, _ base: Int, _ a: NumberAnalysis) -> NumberInterval {
    NumberInterval.printed(a.figures[part].quantity)
      .divided(by: .printed(a.figures[base].quantity)).scaled(by: Exact(100))
  }

  private static let wholes = WordTable(
    "增量 增加量 增加额 增加数 增长额 减少量 减少额 减少数 降幅 增幅 缺口 差额 全省 全国 全市 全县 全区 全球 世界 总人口 人口 GDP 财政 财政收入 地区生产总值 总产值 国土"
  )
  /// Words for the whole that do not say of what.
  private static let plainWholes = WordTable(
    "总数 总量 总人数 总额 总户数 总面积 全部 总体 合计 总 比重 比例 比 现有 其 的 数 量 达 为 约 近")

  /// Whether the words around a base are those that a share is said to be of.
  static func isCalled(_ r: Int, _ base: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[listHead(r, a)]
    let s = a.text(figure).scalars
    guard let at = CheckWords.share(in: s, figure.lead) else { return false }
    var said = s[stretch(at.upperBound, figure.extent.lowerBound)].prefix {
      ScalarText.isHan($0) && $0 != 0x7684
    }
    while said.count > 2, let last = said.last, measures.contains(last) { said = said.dropLast() }
    let beside = a.text(a.figures[base]).scalars[a.figures[base].clause]
    return said.count >= 2
      && zip(said, said.dropFirst()).allSatisfy { x, y in
        zip(beside, beside.dropFirst()).contains { $0 == x && $1 == y }
      }
  }

  private static let measures = ScalarSet(ScalarText.units("量数总"))

  /// Whether what the share is of is named and is not the base.
  static func namesOtherWhole(_ r: Int, _ base: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[listHead(r, a)]
    let s = a.text(figure).scalars
    guard let at = CheckWords.share(in: s, figure.lead) else { return false }
    var named = Array(s[stretch(at.upperBound, figure.extent.lowerBound)])
    named = Indicator.key(named).filter { !WordTables.fillers.contains($0) }
    // 占老年人口的15%: the base says so itself. 占比提高到60%: nothing is named.
    if isCalled(r, base, a) || isShareNow(r, a) { return false }
    if wholes.isFound(in: s, at.upperBound..<figure.extent.lowerBound) { return true }
    while let word = plainWholes.first(in: named, 0..<named.count) { named.removeSubrange(word) }
    guard named.count >= 2 else { return false }
    // Most of its pairs of characters must stand with the base: 移动电话用户 is no 宽带用户.
    let around = a.text(a.figures[base]).scalars[a.figures[base].clause]
    let known = Set(zip(around, around.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    let own = zip(named, named.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }
    return own.count { known.contains($0) } * 3 < own.count * 2
  }

  private static let negations = ScalarSet(ScalarText.units("不未"))

  /// Whether a count is of what is not as the rate has it: 未开工6个 beside 开工率.
  static func isLeft(_ k: Int, _ stem: [UInt32], _ a: NumberAnalysis) -> Bool {
    let lead = a.words(a.figures[k].lead, of: a.figures[k])
    guard lead.count >= 3, lead.count <= 8, lead.suffix(2).elementsEqual(stem.suffix(2)) else {
      return false
    }
    if stem.count >= 3, negations.contains(stem[stem.count - 3]) { return false }
    return negations.contains(lead[lead.endIndex - 3])
      || underWay.contains(Array(lead.dropLast(2).suffix(2)))
  }

  /// 正在整改17个 is no part of 整改率.
  private static let underWay = ScalarText.words("正在 尚在 仍在 有待 等待")

  /// 抽检420批次，合格率99.5%，不合格2批次: the rate of what is left.
  static func complement(_ r: Int, _ counts: [Int], _ a: NumberAnalysis) -> Relation? {
    let figure = a.figures[r]
    guard let stem = stem(r, a), a.value(r) < Exact(100) else { return nil }
    // Only where the count that is left stands right beside the rate, and the base before.
    let beside = counts.filter { k in
      guard abs(k - r) <= 2, a.figures[k].sentence == figure.sentence else { return false }
      return isLeft(k, stem, a)
    }
    guard beside.count == 1, let left = beside.first else { return nil }
    let bases = counts.filter {
      $0 < r && $0 != left && a.sameUnit($0, left) && a.value($0) > a.value(left)
        && a.figures[$0].sentence == figure.sentence
    }
    guard let base = bases.last else { return nil }
    func result(_ b: Int) -> NumberInterval {
      NumberInterval(Exact(100)) - share(left, b, a)
    }
    let printed = NumberInterval.printed(figure.quantity)
    let fitting = bases.first { result($0).intersects(printed) } ?? base
    let value = Exact(100) - a.value(left) / a.value(fitting) * Exact(100)
    guard value.isValid, result(fitting).isValid else { return nil }
    let shown = value.rounded(to: max(figure.quantity.decimals, 2))
    let (x, y) = (a.number(left), a.number(fitting))
    let formula = "(\(y) − \(x)) ÷ \(y) = \(shown)%"
    let operands = [a.figures[left].place, a.figures[fitting].place, figure.place]
    if result(fitting).intersects(printed) {
      return Relation(
        ratio, .pass, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown + "%", interval: result(fitting))
    }
    let rest = (Exact(100) - a.value(r)) / Exact(100)
    let repair = Repair.about([
      (a.number(r) + "%", shown + "%"), (x, Repair.whole(rest * a.value(fitting)) ?? ""),
      (y, rest > .zero ? Repair.whole(a.value(left) / rest) ?? "" : ""),
    ])
    let off = (value - a.value(r)).magnitude.rounded(to: max(figure.quantity.decimals, 2))
    let isCertain = bases.count == 1
    return Relation(
      ratio, isCertain ? .fail : .uncertain, severity: isCertain ? .error : .warning,
      at: figure.place, operands: operands, formula: formula, printed: a.printed(figure),
      computed: shown + "%", interval: result(fitting),
      message: Message(
        zh: "\(rateName(r, a))写作\(a.printed(figure))，按\(formula)，相差\(off)个百分点；"
          + "改正其中一个即可成立：\(repair)。请核对",
        en: "\(rateName(r, a)) is given as \(a.printed(figure)), but \(formula), a difference of "
          + "\(off) points; one change would do: \(repair). Please check"))
  }
}
