/// Parts and wholes: sums, parts larger than their whole, overall rates beside those of the parts.
enum SumCheck {
  static let sum = "num-subtotal-mismatch"
  static let order = "num-order-violated"
  static let outside = "num-rate-outside-parts"

  /// A stated total with its stated parts.
  private struct Group {
    let total: Int
    let parts: [Int]
    enum Strength { case asserted, likely, loose }
    let strength: Strength
  }

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for (index, sentence) in a.sentences.enumerated() where !sentence.figures.isEmpty {
      var groups = among(sentence, a)
      if groups.isEmpty { groups += enumerated(sentence, a) }
      groups += totals(sentence, a)
      if groups.isEmpty { groups += complementary(index, a) }
      for group in groups { found += judge(group, a) }
      found += rates(sentence, a)
    }
    return found
  }

  // MARK: Groups

  private static func addable(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let q = a.figures[k].quantity
    guard q.isPoint, !a.figures[k].isWords, a.figures[k].partner == nil else { return false }
    switch q.unit.kind {
    case .count: return !q.unit.text.isEmpty
    case .money, .measure: return true
    default: return false
    }
  }

  private static let notParts = WordTable(
    "增加 增长 减少 下降 同比 比 较 平均 人均 户均 每 最高 最低 最大 最小 超过 提高 目标 计划 力争")

  /// 共有20家，其中甲3家、乙5家
  private static func among(_ sentence: Sentence, _ a: NumberAnalysis) -> [Group] {
    let s = a.paragraphs[sentence.paragraph].text.scalars
    guard let mark = CheckWords.amongTable.first(in: s, sentence.range) else { return [] }
    let figures = sentence.figures.filter { addable($0, a) }
    let before = figures.filter { a.figures[$0].range.upperBound <= mark.lowerBound }
    let second = CheckWords.amongTable.first(in: s, mark.upperBound..<sentence.range.upperBound)
    let limit = second?.lowerBound ?? sentence.range.upperBound
    let behind = figures.filter {
      a.figures[$0].range.lowerBound >= mark.upperBound && a.figures[$0].range.upperBound <= limit
    }
    guard let first = behind.first,
      let total = before.last(where: { a.sameUnit($0, first) })
    else { return [] }
    // The total is the last figure of its unit before 其中, a clause or two back at most.
    let gap = s[stretch(a.figures[total].extent.upperBound, mark.lowerBound)]
    guard gap.filter({ $0 == 0xFF0C || $0 == 0xFF1B }).count <= 2 else { return [] }
    var parts: [Int] = []
    var last = mark.upperBound
    for k in behind {
      guard a.sameUnit(k, first), !a.leads(k, notParts) else { break }
      // A semicolon or a long stretch ends the list.
      let between = s[stretch(last, max(last, a.figures[k].extent.lowerBound))]
      if !parts.isEmpty, between.contains(0xFF1B) || between.count > 40 { break }
      parts.append(k)
      last = a.figures[k].extent.upperBound
    }
    guard !parts.isEmpty else { return [] }
    let end = a.figures[parts[parts.count - 1]]
    let open = trailsOpen(end, s)
    let names = parts.map { partName($0, a) }
    var strength = Group.Strength.loose
    if parts.count >= 2, !open {
      if parts.contains(where: { a.leads($0, CheckWords.rest) }) || isComplementary(names) {
        strength = .asserted
      } else if parts.count >= 3 {
        strength = .likely
      }
    }
    if open || parts.count == 1 { strength = .loose }
    return [Group(total: total, parts: parts, strength: strength)]
  }

  private static func trailsOpen(_ figure: Figure, _ s: [UInt32]) -> Bool {
    let end = min(s.count, figure.extent.upperBound + 2)
    return CheckWords.open.isFound(in: s, figure.extent.upperBound..<end)
  }

  private static func partName(_ k: Int, _ a: NumberAnalysis) -> String {
    let lead = a.lead(k)
    return (lead.hasPrefix("其中") ? String(lead.dropFirst(2)) : lead) + a.tail(k)
  }

  private static func isComplementary(_ names: [String]) -> Bool {
    guard names.count >= 2, names.count <= 40 else { return false }
    let found = names.map { CheckWords.pairTable.all(in: ScalarText.units($0)) }
    for (x, y) in CheckWords.pairs {
      for i in found.indices where found[i].contains(x) {
        for j in found.indices where i != j && found[j].contains(y) {
          // 合格 stands in 不合格 too; 已 in 已 and 未 alike.
          if found[i].contains(y), y.count > x.count { continue }
          if x.count == 1, found[j].contains(x), found[i].contains(y) { continue }
          return true
        }
      }
    }
    return false
  }

  /// 20家（甲3家、乙5家）, 20家：甲3家、乙5家, 20家，包括甲3家、乙5家
  private static func enumerated(_ sentence: Sentence, _ a: NumberAnalysis) -> [Group] {
    let s = a.paragraphs[sentence.paragraph].text.scalars
    let figures = sentence.figures.filter { addable($0, a) }
    guard figures.count >= 3 else { return [] }
    var groups: [Group] = []
    for (at, total) in figures.enumerated() where at + 2 < figures.count {
      let figure = a.figures[total]
      let first = figures[at + 1]
      guard a.sameUnit(total, first), a.value(first) < a.value(total) else { continue }
      let between = stretch(figure.extent.upperBound, a.figures[first].extent.lowerBound)
      guard between.count <= 24 else { continue }
      let bracket = s[between].contains(0xFF08)
      let colon = s[between].contains(0x3A)
      let word = CheckWords.including.isFound(in: s, between) && s[between].contains(0xFF0C)
      guard bracket || colon || word else { continue }
      var parts: [Int] = []
      var last = a.figures[first].extent.lowerBound
      for k in figures[(at + 1)...] {
        guard a.sameUnit(k, first), !a.leads(k, notParts) else { break }
        let gap = s[stretch(last, a.figures[k].extent.lowerBound)]
        if gap.contains(0xFF1B) && !colon || bracket && gap.contains(0xFF09) || gap.count > 30 {
          break
        }
        if !parts.isEmpty, a.leads(k, CheckWords.plainTotal) { break }
        parts.append(k)
        last = a.figures[k].extent.upperBound
      }
      guard parts.count >= 2 else { continue }
      let end = a.figures[parts[parts.count - 1]]
      let open = trailsOpen(end, s)
      // 分别: each has that many, unless the total says 共.
      groups.append(
        Group(
          total: total, parts: parts,
          strength: open
            ? .loose
            : (bracket || colon || a.leads(total, CheckWords.plainTotal))
              ? .asserted : .likely))
      break
    }
    return groups
  }

  /// 甲3家、乙5家，共计8家
  private static func totals(_ sentence: Sentence, _ a: NumberAnalysis) -> [Group] {
    let s = a.paragraphs[sentence.paragraph].text.scalars
    let figures = sentence.figures.filter { addable($0, a) }
    var groups: [Group] = []
    for (at, total) in figures.enumerated() where at >= 2 {
      let figure = a.figures[total]
      let lead = s[figure.lead]
      let grand = CheckWords.grandTotal.isFound(in: s, figure.lead)
      guard grand || CheckWords.plainTotal.isFound(in: s, figure.lead) else { continue }
      // 共 without a noun of its own: the sum of what was listed.
      guard lead.count <= 8, figure.tail.count <= 2 || grand else { continue }
      var parts: [Int] = []
      var next = figure.extent.lowerBound
      for k in figures[..<at].reversed() {
        guard a.sameUnit(k, total), !a.leads(k, notParts) else { break }
        let gap = s[stretch(a.figures[k].extent.upperBound, next)]
        if gap.contains(0xFF1B) || gap.count > 30 { break }
        parts.insert(k, at: 0)
        next = a.figures[k].extent.lowerBound
      }
      guard parts.count >= 2, !CheckWords.amongTable.isFound(in: s, sentence.range) else {
        continue
      }
      // The first of them may itself be the total that is repeated.
      if parts.count >= 2, a.value(parts[0]) == a.value(total) { continue }
      groups.append(
        Group(total: total, parts: parts, strength: grand ? .asserted : .likely))
    }
    return groups
  }

  /// 175个小屋…34个小屋已完成，141个小屋正在建设; 签约14820人…一般人群签约9741人…重点人群签约7001人
  private static func complementary(_ index: Int, _ a: NumberAnalysis) -> [Group] {
    let sentence = a.sentences[index]
    let figures = sentence.figures.filter { addable($0, a) }
    guard figures.count >= 2 else { return [] }
    for (at, x) in figures.enumerated() {
      for y in figures[(at + 1)...].prefix(3) where a.sameUnit(x, y) && y - x <= 3 {
        let names = [partName(x, a), partName(y, a)]
        guard isComplementary(names), shareNoun(names[0], names[1]), !names.contains(where: isRate)
        else { continue }
        // The total: before them, in this sentence or the one before.
        let start =
          index > 0 && a.sentences[index - 1].paragraph == sentence.paragraph
          ? a.sentences[index - 1].figures.lowerBound : sentence.figures.lowerBound
        let candidates = (max(start, x - 30)..<x).filter {
          addable($0, a) && a.sameUnit($0, x) && shareNoun(partName($0, a), names[0])
            && a.value($0) > a.value(x) && a.value($0) > a.value(y)
        }
        // 发现问题96个，已整改81个，正在整改15个: the noun is not repeated.
        let before = x - 1
        let isAdjacent =
          sentence.figures.contains(before) && addable(before, a) && a.sameUnit(before, x)
          && !isRate(partName(before, a)) && partName(x, a).count <= 6 && y == x + 1
        guard let total = candidates.count == 1 ? candidates.first : isAdjacent ? before : nil
        else {
          continue
        }
        if isComplementary([partName(total, a), names[0]])
          || isComplementary([partName(total, a), names[1]])
        {
          continue
        }
        return [Group(total: total, parts: [x, y], strength: .asserted)]
      }
    }
    return []
  }

  /// Whether two names have two neighbouring characters in common that are no function words.
  private static func shareNoun(_ x: String, _ y: String) -> Bool {
    let (p, q) = (ScalarText.units(x), ScalarText.units(y))
    guard p.count >= 2, q.count >= 2 else { return false }
    var pairs: Set<UInt64> = []
    for i in 0..<(p.count - 1) where ScalarText.isHan(p[i]) && ScalarText.isHan(p[i + 1]) {
      if WordTables.fillers.contains(p[i]) || WordTables.fillers.contains(p[i + 1]) { continue }
      pairs.insert(UInt64(p[i]) << 32 | UInt64(p[i + 1]))
    }
    for i in 0..<(q.count - 1) where pairs.contains(UInt64(q[i]) << 32 | UInt64(q[i + 1])) {
      return true
    }
    return false
  }

  /// Averages, prices and standards do not add up.
  private static func isRate(_ name: String) -> Bool {
    let units = ScalarText.units(name)
    return averages.isFound(in: units, 0..<units.count)
  }

  private static let averages = WordTable("均 每 标准 价格 单价 提高 增加 增长 减少 下降 比 较 奖励 补助 补贴 最 分别 超过")

  // MARK: Judgement

  private static func judge(_ group: Group, _ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    let total = a.figures[group.total]
    let totalInterval = NumberInterval.printed(total.quantity)
    for k in group.parts where totalInterval.isBelow(a.interval(k)) && group.parts.count <= 2 {
      found.append(
        Relation(
          order, .fail, severity: .error, at: a.figures[k].place,
          operands: [a.figures[k].place, total.place],
          formula: "\(a.number(k)) − \(a.number(group.total)) = "
            + (a.value(k) - a.value(group.total)).decimal(),
          printed: a.printed(a.figures[k]), computed: "≤" + a.number(group.total),
          message: Message(
            zh: "部分“\(a.printed(a.figures[k]))”大于总数“\(a.printed(total))”，"
              + "多\((a.value(k) - a.value(group.total)).decimal())。请核对",
            en:
              "the part \(a.printed(a.figures[k])) is larger than its total \(a.printed(total)) by "
              + "\((a.value(k) - a.value(group.total)).decimal()). Please check")))
    }
    guard group.parts.count >= 2, found.isEmpty else { return found }
    var interval = NumberInterval(.zero)
    var value = Exact.zero
    for k in group.parts {
      interval = interval + NumberInterval.printed(a.figures[k].quantity)
      value = value + a.value(k)
    }
    guard interval.isValid, value.isValid else { return found }
    let operands = group.parts.map { a.figures[$0].place } + [total.place]
    let formula =
      group.parts.map { a.number($0) }.joined(separator: " + ") + " = " + value.decimal()
    if interval.intersects(totalInterval) {
      found.append(
        Relation(
          sum, .pass, at: total.place, operands: operands, formula: formula,
          printed: a.printed(total), computed: value.decimal(), interval: interval))
      return found
    }
    if a.disclaimsSums { return found }
    let isOver = value > a.value(group.total)
    let ratio = value / a.value(group.total)
    let names = group.parts.map { partName($0, a) }
    let overlap =
      total.quantity.unit.family == "人"
      && names.contains {
        let units = ScalarText.units($0)
        return CheckWords.overlapping.isFound(in: units, 0..<units.count)
      }
    var verdict = Relation.Verdict.notAssessable
    var severity: Severity?
    if group.strength != .asserted, slips(group, value, a) {
      verdict = .fail
      severity = .error
    }
    switch group.strength {
    case .asserted:
      verdict = .fail
      severity = .error
    case .likely:
      if isOver, !overlap {
        verdict = .fail
        severity = .error
      } else if !isOver, ratio >= Exact(9, over: 10), !overlap {
        verdict = .fail
        severity = .error
      } else if isOver {
        verdict = .uncertain
        severity = .warning
      }
    case .loose:
      if isOver, !overlap, group.parts.count >= 2 {
        verdict = .uncertain
        severity = .warning
      }
    }
    let difference = (value - a.value(group.total)).magnitude.decimal()
    let hints = group.parts.map { k -> String in
      let right = a.value(group.total) - (value - a.value(k))
      return right > .zero ? "\(a.number(k))→\(right.decimal())" : ""
    }.filter { !$0.isEmpty }
    let hint = (["\(a.number(group.total))→\(value.decimal())"] + hints).prefix(4)
      .joined(separator: "，")
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

  /// Whether 万 too many or too few in one of them is what keeps the sum from holding.
  private static func slips(_ group: Group, _ sum: Exact, _ a: NumberAnalysis) -> Bool {
    let factor = Exact(10_000)
    let total = a.value(group.total)
    if sum * factor == total || sum == total * factor { return true }
    return group.parts.contains { k in
      let others = sum - a.value(k)
      return others + a.value(k) / factor == total || others + a.value(k) * factor == total
    }
  }

  /// The rate that follows a count at once.
  private static func rate(behind k: Int, _ a: NumberAnalysis) -> Int? {
    guard k + 1 < a.figures.count else { return nil }
    let (count, rate) = (a.figures[k], a.figures[k + 1])
    guard rate.paragraph == count.paragraph, rate.quantity.unit.text == "%", rate.quantity.isPoint,
      rate.sentence == count.sentence, rate.lead.lowerBound - count.extent.upperBound <= 2
    else { return nil }
    return k + 1
  }

  private static func ratesOf(_ group: Group, _ a: NumberAnalysis) -> [Relation] {
    guard group.strength != .loose, let overall = rate(behind: group.total, a) else { return [] }
    let parts = group.parts.compactMap { rate(behind: $0, a) }
    guard parts.count == group.parts.count,
      parts.allSatisfy({ RatioCheck.rateName($0, a) == RatioCheck.rateName(overall, a) })
    else { return [] }
    return [between(overall, parts, certain: group.strength == .asserted, a)].compactMap { $0 }
  }

  /// 总体满意度96%，其中门诊94%、住院95%
  private static func rates(_ sentence: Sentence, _ a: NumberAnalysis) -> [Relation] {
    let s = a.paragraphs[sentence.paragraph].text.scalars
    guard let mark = CheckWords.amongTable.first(in: s, sentence.range) else { return [] }
    let figures = a.points(sentence.figures).filter {
      a.figures[$0].quantity.unit.text == "%" && !a.leads($0, notParts)
    }
    let before = figures.filter { a.figures[$0].range.upperBound <= mark.lowerBound }
    let parts = figures.filter { a.figures[$0].range.lowerBound >= mark.upperBound }
    guard let overall = before.last, parts.count >= 2,
      a.figures[overall].extent.upperBound + 3 >= mark.lowerBound
    else { return [] }
    // Shares of a whole are no rates of parts.
    let share = WordTable("占 比重 比例 占比 份额 得分")
    guard ([overall] + parts).allSatisfy({ !a.leads($0, share) }) else { return [] }
    let name = RatioCheck.rateName(overall, a)
    guard let end = name.unicodeScalars.last, "率度平".unicodeScalars.contains(end),
      parts.allSatisfy({ k in
        let own = RatioCheck.rateName(k, a)
        return own.hasSuffix(String(name.suffix(2))) || !own.hasSuffix("率") && !own.hasSuffix("度")
      })
    else { return [] }
    let certain = isComplementary(parts.map { partName($0, a) })
    return [between(overall, parts, certain: certain, a)].compactMap { $0 }
  }

  private static func between(
    _ overall: Int, _ parts: [Int], certain: Bool, _ a: NumberAnalysis
  ) -> Relation? {
    let lows = parts.compactMap { a.interval($0).lower }
    let highs = parts.compactMap { a.interval($0).upper }
    guard let low = lows.min(), let high = highs.max(), lows.count == parts.count else {
      return nil
    }
    let range = NumberInterval(low, high)
    let figure = a.figures[overall]
    let sorted = parts.sorted { a.value($0) < a.value($1) }
    guard let smallest = sorted.first, let largest = sorted.last else { return nil }
    let operands = [figure.place] + parts.map { a.figures[$0].place }
    let text = "\(a.number(smallest))% ≤ \(a.number(overall))% ≤ \(a.number(largest))%"
    if range.intersects(figure.quantity.interval) {
      return Relation(
        outside, .pass, at: figure.place, operands: operands, formula: text,
        printed: a.printed(figure), interval: range)
    }
    return Relation(
      outside, certain ? .fail : .uncertain, severity: certain ? .error : .warning,
      at: figure.place, operands: operands, formula: text, printed: a.printed(figure),
      computed: "\(a.number(smallest))%—\(a.number(largest))%", interval: range,
      message: Message(
        zh: "总体比率\(a.printed(figure))不在各部分比率\(a.number(smallest))%与\(a.number(largest))%之间，"
          + "总体应介于其间。请核对",
        en: "the overall rate \(a.printed(figure)) does not lie between the rates of its parts, "
          + "\(a.number(smallest))% and \(a.number(largest))%, as it must. Please check"))
  }
}
