/// Where a text puts the whole before its parts: 其中, brackets, 包括.
extension SumCheck {
  /// 共有20家，其中甲3家、乙5家
  ///
  /// - Parameter figures: those of the sentence that can be added up, here and below.
  static func among(
    _ sentence: Sentence, _ figures: [Int], _ a: NumberAnalysis
  ) -> [Group] {
    let s = a.paragraphs[sentence.paragraph].text.scalars
    guard let mark = partsMark(sentence.range, s) else { return [] }
    var before = figures.filter { a.figures[$0].range.upperBound <= mark.lowerBound }
    var isAmbiguous = false
    // 两年共投入6410万元。其中…
    if mark.lowerBound == sentence.range.lowerBound, !sentence.figures.isEmpty {
      let own = sentence.figures.lowerBound
      before = a.figures(upTo: a.figures[own].sentence, back: 1).filter {
        $0 < own && addable($0, a) && ChangeCheck.isRising($0, a) == nil
          && !a.compares($0, CheckWords.comparePrefix)
      }
      // 合同额12280亿元，执行额8314亿元。其中…: of which of them?
      if let last = before.last {
        isAmbiguous = before.contains { $0 != last && a.sameUnit($0, last) }
        // 共引进486名，其中2021年142名…。其中博士24名…: of the whole.
        let wholes = before.filter { a.sameUnit($0, last) && a.totals($0, CheckWords.plainTotal) }
        if isAmbiguous, wholes.count == 1,
          CheckWords.amongTable.isFound(
            in: s, stretch(a.figures[wholes[0]].extent.upperBound, sentence.range.lowerBound))
        {
          before = wholes
          isAmbiguous = false
        }
      }
    }
    let second = CheckWords.amongTable.first(in: s, mark.upperBound..<sentence.range.upperBound)
    var limit = second?.lowerBound ?? sentence.range.upperBound
    // 门诊费用268元，其中药费105元；住院费用9873元，其中药费2281元: the second 其中 has a whole of its own.
    if let second, let own = s[mark.upperBound..<second.lowerBound].lastIndex(of: 0xFF1B) {
      limit = own
    }
    let behind = figures.filter {
      a.figures[$0].range.lowerBound >= mark.upperBound && a.figures[$0].range.upperBound <= limit
    }
    guard let first = behind.first,
      let total = before.last(where: {
        a.sameUnit($0, first) && !a.compares($0, CheckWords.comparePrefix)
          && ChangeCheck.isRising($0, a) == nil && !isAside($0, before: mark.lowerBound, s, a)
          && RatioCheck.givenBase($0 + 1, a) != $0
      })
    else { return [] }
    // The total is the last figure of its unit before 其中, a clause or two back at most.
    let gap = s[stretch(a.figures[total].extent.upperBound, mark.lowerBound)]
    guard a.figures[total].paragraph == sentence.paragraph, gap.count <= 80,
      gap.filter({ $0 == 0xFF0C || $0 == 0xFF1B }).count <= 4,
      !isOneOfSeveral(total, before, s, a)
    else { return [] }
    let inBracket = s[gap.indices].contains(0xFF08) && !s[gap.indices].contains(0xFF09)
    var parts: [Int] = []
    var last = mark.upperBound
    for k in behind {
      if countsSubjects(k, first, a) { continue }
      guard a.sameUnit(k, first), !isNoPart(k, a), !a.totals(k, CheckWords.plainTotal) else {
        break
      }
      // A semicolon or a long stretch ends the list.
      let between = s[stretch(last, max(last, a.figures[k].extent.lowerBound))]
      // 甲3家，占60%；乙2家，占40%: the mark stands between parts with shares or rates of their own.
      let hasShare =
        between.contains(0x5360) || between.contains(0x7387)
        || parts.last.map { endAlike($0, k, a) } ?? false
      if !parts.isEmpty, between.contains(0xFF1B) && !hasShare || between.count > 40 { break }
      // 死亡9例，其中新生儿5例，死亡率1.25‰；上年12例: what there was before.
      if !parts.isEmpty, between.contains(0xFF1B), a.leads(k, yearBefore) { break }
      if inBracket, closes(between) { break }
      // 可行的624条，已采纳546条，采纳率87.5%: what became of those before.
      if let part = parts.last, isOfPart(k, part, a) { break }
      parts.append(k)
      last = a.figures[k].extent.upperBound
    }
    // 实配151辆，超过标准13辆，其中37辆超期: of what there is, not of what is above a standard.
    if a.leads(total, excess), parts.contains(where: { a.value($0) > a.value(total) }) { return [] }
    guard !parts.isEmpty, parts.count > 1 || isOfOneKind(total, parts[0], a),
      !([total] + parts).contains(where: { a.leads($0, balances) })
    else { return [] }
    let end = a.figures[parts[parts.count - 1]]
    if trailsOpen(end, s) || parts.count == 1 {
      return isAmbiguous ? [] : [Group(total: total, parts: parts, strength: .loose)]
    }
    // 从22种扩到46种，新增24种，其中…: of what has been added.
    let added = figures.last {
      a.figures[$0].range.upperBound <= mark.lowerBound && a.sameUnit($0, first)
    }
    if let added, added > total, ChangeCheck.isRising(added, a) == true,
      NumberSum(parts.map { a.figures[$0].quantity }).meets(a.figures[added].quantity)
    {
      return [Group(total: added, parts: parts, strength: .likely)]
    }
    let isWhole = areWhole(parts, of: total, a)
    if isAmbiguous {
      // Of several the one that fits; where none does, it is for the reader to say which is meant.
      let candidates = before.filter { a.sameUnit($0, first) }
      let summed = NumberSum(parts.map { a.figures[$0].quantity })
      if let fitting = candidates.first(where: { summed.meets(a.figures[$0].quantity) }) {
        return [Group(total: fitting, parts: parts, strength: .likely)]
      }
      return isWhole ? [Group(total: total, parts: parts, strength: .likely)] : []
    }
    return [
      Group(
        total: total, parts: parts,
        strength: isWhole ? .asserted : parts.count >= 3 ? .likely : .loose)
    ]
  }

  /// 甲2.1亿元、乙和丙两所卫生院分别为2000万元和1600万元: how many the two are is no end of the list.
  private static func countsSubjects(_ k: Int, _ part: Int, _ a: NumberAnalysis) -> Bool {
    let next = k + 1
    guard !a.sameUnit(k, part), a.value(k) <= Exact(20), a.figures.indices.contains(next),
      a.figures[next].sentence == a.figures[k].sentence, a.sameUnit(next, part)
    else { return false }
    return a.leads(next, severalOf)
  }

  private static let yearBefore = WordTable("上年 去年 同期 上月 上季度 上一年")
  private static let severalOf = WordTable("分别")

  /// 20家（甲3家、乙5家）, 20家：甲3家、乙5家, 20家，包括甲3家、乙5家
  static func enumerated(
    _ sentence: Sentence, _ figures: [Int], _ a: NumberAnalysis
  ) -> [Group] {
    guard figures.count >= 3 else { return [] }
    let s = a.paragraphs[sentence.paragraph].text.scalars
    var groups: [Group] = []
    for (at, total) in figures.enumerated() where at + 2 < figures.count {
      let first = figures[at + 1]
      guard a.sameUnit(total, first) else { continue }
      let figure = a.figures[total]
      let between = stretch(figure.extent.upperBound, a.figures[first].extent.lowerBound)
      guard between.count <= 24 else { continue }
      let bracket =
        s[between].contains(0xFF08) && !s[between].contains(0xFF09)
        && !s[between].prefix(while: { $0 != 0xFF08 }).contains(0xFF0C)
      let colon = s[between].contains(0x3A)
      let word = includes(s, between) && s[between].contains(0xFF0C)
      let holds = holding.isFound(in: s, between)
      // 按100分打分：92分、89分: what can be reached.
      if colon, scoring.isFound(in: s, between) { continue }
      guard bracket || colon || word || holds || namesEach(total, figures[(at + 1)...], a),
        !benchmarks.isFound(in: s, between)
      else { continue }
      var parts: [Int] = []
      var last = a.figures[first].extent.lowerBound
      for k in figures[(at + 1)...] {
        guard a.sameUnit(k, first), !isNoPart(k, a) else { break }
        let gap = s[stretch(last, a.figures[k].extent.lowerBound)]
        if gap.contains(0xFF1B) && !colon || bracket && gap.contains(0xFF09) || gap.count > 30 {
          break
        }
        if !parts.isEmpty, a.totals(k, CheckWords.plainTotal) { break }
        parts.append(k)
        if parts.count > mostParts { break }
        last = a.figures[k].extent.upperBound
      }
      guard parts.count >= 2, parts.count <= mostParts else { continue }
      // 每100个表单中有8个提交: of each of many, and of one of several.
      if holds, !bracket, !colon, !word, parts.count < 3 || a.leads(total, means) { continue }
      let isWhole = areWhole(parts, of: total, a)
      guard isWhole || a.value(first) < a.value(total) else { continue }
      let end = a.figures[parts[parts.count - 1]]
      guard !supposed.isFound(in: s, stretch(figure.extent.upperBound, end.extent.upperBound)),
        !parts.contains(where: { isOne($0, s, a) || a.leads($0, movements) })
      else { continue }
      let open = trailsOpen(end, s)
      // 分别: each has that many, unless the total says 共.
      groups.append(
        Group(
          total: total, parts: parts,
          strength: open
            ? .loose
            : (bracket || colon || isWhole || a.totals(total, CheckWords.plainTotal))
              ? .asserted : .likely))
      break
    }
    return groups
  }

  /// 三镇共报名300人，甲镇120人、乙镇95人、丙镇85人: as many parts as are counted in front of the total, each
  /// called by the kind that is counted.
  private static func namesEach(
    _ total: Int, _ behind: ArraySlice<Int>, _ a: NumberAnalysis
  ) -> Bool {
    let figure = a.figures[total]
    guard total > 0, a.totals(total, CheckWords.plainTotal) else { return false }
    let count = a.figures[total - 1]
    guard count.sentence == figure.sentence, let value = a.value(total - 1).integer, value >= 2,
      value <= 20, count.quantity.unit.kind == .count, !a.sameUnit(total - 1, total)
    else { return false }
    let s = a.text(figure).scalars
    let kinds = Set(ScalarText.units(count.quantity.unit.text))
      .union(
        s[
          stretch(
            count.extent.upperBound, min(count.extent.upperBound + 4, figure.extent.lowerBound))])
    let parts = behind.prefix(value)
    guard parts.count == value,
      a.figures(
        of: a.sentences[figure.sentence],
        from: a.figures[parts[parts.endIndex - 1]].extent.upperBound
      ).first.map({
        !a.sameUnit($0, total)
          || a.figures[$0].extent.lowerBound
            - a.figures[parts[parts.endIndex - 1]].extent.upperBound > 12
      }) ?? true
    else { return false }
    return parts.allSatisfy { k in
      let lead = s[a.figures[k].lead]
      return a.sameUnit(k, total) && lead.count >= 3
        && lead.last.map { placeKinds.contains($0) && kinds.contains($0) } ?? false
    }
  }

  private static let placeKinds = ScalarSet(ScalarText.units("镇乡村区县市院校站所园"))

  /// 186名志愿者里有党员64名、医务人员38名、村民84名
  private static let holding = WordTable("里有 中有 当中有 之中有")

  /// Whether parts are announced: by 包括, 分别为, and by a 即 or 由 that opens a clause, but not
  /// 报50%即9500元.
  private static func includes(_ s: [UInt32], _ between: Range<Int>) -> Bool {
    var start = between.lowerBound
    while let word = CheckWords.including.first(in: s, start..<between.upperBound) {
      if s[word.lowerBound] != 0x5373 && s[word.lowerBound] != 0x7531
        || WordTables.isStop(s[word.lowerBound - 1])
      {
        return true
      }
      start = word.upperBound
    }
    return false
  }

  /// 一个系统，一个流程图: such a list mostly names things and counts none.
  private static func isOne(_ k: Int, _ s: [UInt32], _ a: NumberAnalysis) -> Bool {
    s[a.figures[k].range.lowerBound] == 0x4E00
  }

  /// 不合格48批次中，甲29批次，乙12批次，其他7批次
  static func inside(
    _ sentence: Sentence, _ figures: [Int], _ a: NumberAnalysis
  ) -> [Group] {
    let s = a.paragraphs[sentence.paragraph].text.scalars
    for total in figures {
      let end = a.figures[total].clause.upperBound
      let behind = a.figures[total].extent.upperBound
      guard a.figures[total].tail.upperBound == end, end > behind, s[end - 1] == 0x4E2D,
        end - behind <= 12, end < sentence.range.upperBound
      else { continue }
      return listed(from: end, of: total, sentence, a)
    }
    // 卫生技术人员中，高级96人: the sentences before say how many they are.
    guard
      let own = a.clauses[sentence.clauses].first(where: {
        $0.count >= 5 && $0.count <= 16 && s[$0.upperBound - 1] == 0x4E2D
      }), let first = a.figures(of: sentence, from: own.lowerBound).first,
      a.figures[first].extent.lowerBound >= own.upperBound
    else { return [] }
    let noun = Indicator.key(Array(s[own.lowerBound..<(own.upperBound - 1)]))
    let before = a.figures(upTo: a.figures[first].sentence, back: 3)
    let named = (before.lowerBound..<first).filter {
      let key = a.figures[$0].fact.key
      return addable($0, a)
        && (key.suffix(noun.count) == noun[...] || key.count >= 4 && noun.starts(with: key)
          || opensWith(s, own, partName($0, a)))
    }
    guard noun.count >= 4, named.count == 1 else { return [] }
    return listed(from: own.upperBound, of: named[0], sentence, a)
  }

  /// 橙色及以上287人…。橙色及以上孕产妇中: whether a clause opens with all the words that lead up to a figure.
  private static func opensWith(_ s: [UInt32], _ clause: Range<Int>, _ name: [UInt32]) -> Bool {
    let words = name.prefix { ScalarText.isHan($0) }
    return words.count >= 4 && s[clause].starts(with: words)
  }

  /// The parts that follow 其中 said in other words.
  static func listed(
    from end: Int, of total: Int, _ sentence: Sentence, _ a: NumberAnalysis
  ) -> [Group] {
    let s = a.paragraphs[sentence.paragraph].text.scalars
    var parts: [Int] = []
    var last = end
    for k in a.figures(of: sentence, from: end) {
      guard addable(k, a), a.sameUnit(k, total) else {
        if a.figures[k].quantity.unit.kind == .percent { continue }
        break
      }
      let gap = s[stretch(last, a.figures[k].extent.lowerBound)]
      guard !isNoPart(k, a), !a.totals(k, CheckWords.plainTotal), gap.count <= 30,
        !gap.contains(0xFF1B)
      else { break }
      // 63人中，复查58人，确诊21人，复查者确诊率36.2%: what became of those before.
      if let part = parts.last, isOfPart(k, part, a) { break }
      parts.append(k)
      last = a.figures[k].extent.upperBound
    }
    guard parts.count >= 2, !trailsOpen(a.figures[parts[parts.count - 1]], s) else { return [] }
    return [
      Group(
        total: total, parts: parts,
        strength: areWhole(parts, of: total, a) ? .asserted : .loose)
    ]
  }
  static let scoring = WordTable("打分 评分 计分 满分 分制")

  /// Whether two names have two neighbouring characters in common that are no function words.
  static func shareNoun(_ p: [UInt32], _ q: [UInt32]) -> Bool {
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

  static let means = WordTable("均 每")
}
