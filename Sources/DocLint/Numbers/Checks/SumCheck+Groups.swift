/// Where a text puts parts beside their whole: 其中, a list with its total, brackets, a break-down over sentences.
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

  /// 甲3家、乙5家，共计8家
  static func totals(
    _ sentence: Sentence, _ figures: [Int], _ a: NumberAnalysis
  ) -> [Group] {
    guard figures.count >= 3 else { return [] }
    let s = a.paragraphs[sentence.paragraph].text.scalars
    var groups: [Group] = []
    for (at, total) in figures.enumerated() where at >= 2 {
      let figure = a.figures[total]
      // 市级10支420人，县级25支1350人，共35支1770人: of two numbers side by side the second.
      let beside = total - 1
      let isPaired =
        beside >= 0 && a.figures[beside].sentence == figure.sentence && !a.sameUnit(beside, total)
        && a.figures[beside].extent.upperBound == figure.extent.lowerBound
      let head = isPaired ? beside : total
      let grand = CheckWords.grandTotal.isFound(in: s, a.figures[head].lead)
      guard grand || a.totals(head, CheckWords.plainTotal) else { continue }
      let lead = s[a.figures[head].lead]
      if notParts.isFound(in: s, figure.lead), !grand { continue }
      // 成员单位（不含牵头医院）共78家
      let before20 = stretch(
        max(sentence.range.lowerBound, figure.extent.lowerBound - 16), figure.extent.lowerBound)
      if without.isFound(in: s, before20) { continue }
      // 共 without a noun of its own: the sum of what was listed.
      let isBare = lead.count <= 8 && (figure.tail.count <= 2 || grand)
      var parts: [Int] = []
      var next = figure.extent.lowerBound
      // 甲120人、乙95人、丙85人，三镇共300人
      var before = figures[..<at]
      let subjects = before.last.flatMap { countsParts($0, of: total, a) }
      if subjects != nil { next = a.figures[before.removeLast()].extent.lowerBound }
      var isCut = false
      for k in before.reversed() {
        if isPaired, a.sameUnit(k, beside), !a.sameUnit(k, total) { continue }
        guard a.sameUnit(k, total), !isNoPart(k, a) || grand && isPerHead(k, a) else {
          // 计划投资6.8亿元、9.6亿元、11.7亿元，前两年累计…: the list begins further up.
          isCut =
            a.sameUnit(k, total)
            && parts.last.map { RespectivelyCheck.areJoined(k, $0, a) } ?? false
          break
        }
        let gap = s[stretch(a.figures[k].extent.upperBound, next)]
        if gap.contains(0xFF1B) || gap.count > 30 { break }
        // What stands before 其中 is the whole.
        let toNext = stretch(a.figures[k].extent.upperBound, next)
        if CheckWords.amongTable.isFound(in: s, toNext) || opensCircle(toNext, s) { break }
        parts.append(k)
        if parts.count > mostParts { break }
        next = a.figures[k].extent.lowerBound
      }
      if isCut
        || parts.contains(where: { isNoPart($0, a) }) && !parts.allSatisfy({ isPerHead($0, a) })
      {
        continue
      }
      if let subjects {
        if parts.count < subjects.count { continue }
        if subjects.isFirst {
          parts.removeFirst(parts.count - subjects.count)
        } else {
          parts.removeLast(parts.count - subjects.count)
        }
      }
      guard parts.count >= 2, parts.count <= mostParts else { continue }
      parts.reverse()
      // 新增1800个，实增2036个，总数7512个: what there is, and what was added to it.
      if !grand, standing.isFound(in: s, figure.lead), !added.isFound(in: s, figure.lead),
        parts.contains(where: { a.leads($0, added) })
      {
        continue
      }
      guard let chosen = summed(parts, in: figure, s, a) else { continue }
      parts = chosen
      // The first of them may itself be the total that is repeated.
      if parts.count >= 2, a.value(parts[0]) == a.value(total) { continue }
      // 分别新增180张、240张、330张，三年共新增750张
      let areListed = RespectivelyCheck.areListed(parts, a)
      // 近5日累计跌460元, 累计死亡150例: a sum over time, not over what stands before.
      let areSpans = areQuarters(parts, of: total, a)
      if !grand, !areListed, !areSpans, CheckWords.overTime.isFound(in: s, figure.lead),
        lead.count > 3
      {
        continue
      }
      // 一期建设实验室24个，二期建设实验室36个，共建设实验室60个
      guard
        isBare || areListed || areSpans
          || parts.allSatisfy({ shareNoun(partName($0, a), partName(total, a)) })
            && lead.count <= 16
      else { continue }
      groups.append(
        Group(
          total: total, parts: parts,
          strength: grand || areListed || areSpans || subjects != nil
            || parts.allSatisfy { haveOneName($0, total, a) }
            || !isBare && areWhole(parts, of: total, a)
            ? .asserted : .stated))
    }
    return groups
  }

  /// How many parts a count in front of a total says there are (三镇共, 3个乡镇合计), and whether the first are
  /// meant (前两项合计); `nil` where nothing but such a count stands there, right behind the list.
  private static func countsParts(
    _ k: Int, of total: Int, _ a: NumberAnalysis
  ) -> (count: Int, isFirst: Bool)? {
    let (count, figure) = (a.figures[k], a.figures[total])
    guard k == total - 1, !a.sameUnit(k, total), count.sentence == figure.sentence,
      count.quantity.unit.kind == .count, let value = a.value(k).integer, value >= 2, value <= 20,
      let word = CheckWords.total(CheckWords.plainTotal, in: a.text(count).scalars, figure.lead),
      word.lowerBound - count.extent.upperBound <= 3, k > 0,
      a.figures[k - 1].sentence == count.sentence, a.sameUnit(k - 1, total)
    else { return nil }
    let s = a.text(count).scalars
    let gap = stretch(a.figures[k - 1].extent.upperBound, count.extent.lowerBound)
    let isFirst = gap.last.map { s[$0] == 0x524D } ?? false
    return gap.count <= (isFirst ? 2 : 1) && gap.first.map { s[$0] != 0xFF08 } ?? false
      ? (value, isFirst) : nil
  }

  /// 个人缴费每人380元，财政补助每人640元，合计1020元: what each gives, of which the sum is what there is for each.
  private static func isPerHead(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    return perHead.length(
      endingAt: figure.extent.lowerBound, in: a.text(figure).scalars, from: figure.lead.lowerBound)
      != nil
  }

  private static let perHead = WordTable("每人 人均 每户 户均 每人每年 每人每月 每人每天 每亩 亩均 每例 每床")
  private static let quarters = ["一季度 第一季度 1季度", "二季度 第二季度 2季度", "三季度 第三季度 3季度", "四季度 第四季度 4季度"]
    .map { WordTable($0) }
  private static let spansOfQuarters: [(word: WordTable, count: Int)] = [
    (WordTable("上半年 前两季度 前两个季度 一二季度 两个季度"), 2),
    (WordTable("前三季度 前三个季度 三个季度"), 3),
    (WordTable("全年 四个季度"), 4),
  ]

  /// 一季度1200人次，二季度1350人次，上半年累计2550人次: the quarters that a longer span is made of.
  private static func areQuarters(_ parts: [Int], of total: Int, _ a: NumberAnalysis) -> Bool {
    guard parts.count >= 2, parts.count <= 4,
      spansOfQuarters.contains(where: { $0.count == parts.count && a.leads(total, $0.word) })
    else { return false }
    return zip(parts, quarters).allSatisfy { a.leads($0, $1) }
  }

  private static let without = WordTable("不含 不计 不包括 不包含 除外 扣除 剔除")
  private static let standing = WordTable("总数 总量 累计")
  private static let added = WordTable("新增 实增 净增 新建 实建 增加 建成 年内 当年 本年")

  /// Whether a clause of the stretch says that what follows is among what stands before: 收入5.42亿元中，
  private static func opensCircle(_ range: Range<Int>, _ s: [UInt32]) -> Bool {
    range.dropFirst().contains { s[$0] == 0xFF0C && s[$0 - 1] == 0x4E2D }
  }

  /// Those of a list that a sum is said to be of: as many as it counts (二者合计, 前两项合计), or those
  /// that it names (大型3家、小型308家、微型275家，小微合计583家); `nil` where it counts more than are listed.
  static func summed(
    _ parts: [Int], in total: Figure, _ s: [UInt32], _ a: NumberAnalysis
  ) -> [Int]? {
    guard let word = CheckWords.total(CheckWords.plainTotal, in: s, total.lead) else {
      return parts
    }
    let subject = s[stretch(total.lead.lowerBound, word.lowerBound)].filter(isLetter)
    if NumberSum(parts.map { a.figures[$0].quantity }).meets(total.quantity) { return parts }
    let named = parts.filter { k in
      s[a.figures[k].lead].first(where: isLetter).map(subject.contains) ?? false
    }
    // 58家医院中提醒14家、约谈7家、整改3家，合计24家: what is larger than the sum is none of it.
    if let whole = parts.lastIndex(where: { a.value($0) > total.quantity.value }) {
      let own = Array(parts[(whole + 1)...])
      if own.count >= 2, NumberSum(own.map { a.figures[$0].quantity }).meets(total.quantity) {
        return own
      }
    }
    if let count = counted(subject) {
      if count > parts.count { return nil }
      if named.count == count { return named }
      return Array(subject.first == 0x524D ? parts.prefix(count) : parts.suffix(count))
    }
    return subject.count <= 6 && parts.count >= 3 && named.count >= 2 ? named : parts
  }

  /// Whether a character is part of a name: Han, a letter, or a Roman numeral.
  private static func isLetter(_ s: UInt32) -> Bool {
    ScalarText.isHan(s) || (s | 0x20) &- 0x61 < 26 || (0x2160...0x217F).contains(s)
  }

  /// 二者, 前两项, 甲乙两级: how many are added up.
  private static func counted(_ subject: [UInt32]) -> Int? {
    let words = subject.suffix(2)
    guard words.count == 2, let first = words.first, let last = words.last, items.contains(last),
      let count = first == 0x4E24 ? 2 : ChineseCount.digit(first), count > 1
    else { return nil }
    return count
  }

  private static let items = ScalarSet(ScalarText.units("者项类种病级方市县区地家组批镇乡村院校年月季周"))

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
  private static func listed(
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

  /// 一期建设实验室24个，…，共建设实验室60个: the same four characters lead up to both.
  private static func haveOneName(_ part: Int, _ total: Int, _ a: NumberAnalysis) -> Bool {
    let (x, y) = (
      a.words(a.figures[part].lead, of: a.figures[part]),
      a.words(a.figures[total].lead, of: a.figures[total])
    )
    return x.count >= 4 && x.suffix(4).elementsEqual(y.suffix(4))
  }
  /// 年龄：0—14岁6例，…
  private static func isLabel(_ clause: Range<Int>, _ sentence: Sentence, _ s: [UInt32]) -> Bool {
    clause.lowerBound == sentence.range.lowerBound && clause.upperBound < s.count
      && s[clause.upperBound] == 0x3A
      && labels.length(at: clause.lowerBound, in: s, before: clause.upperBound) == clause.count
  }

  static let labels = WordTable("年龄 性别 年龄构成 性别构成 年龄分布 性别分布 职业分布 职业构成")
  private static let splitEnd = WordTable("分 看 划分 分类 分组 统计")

  /// 患者620人。按病种分，甲286人，乙93人，其他241人: the parts of what a sentence before counts.
  static func breakdown(_ index: Int, _ a: NumberAnalysis) -> [Group] {
    let sentence = a.sentences[index]
    let s = a.paragraphs[sentence.paragraph].text.scalars
    guard
      let own = a.clauses[sentence.clauses].first(where: { clause in
        clause.count <= 14 && splitEnd.length(endingAt: clause.upperBound, in: s) != nil
          && splitBy.isFound(in: s, clause) && !scoring.isFound(in: s, clause)
          || isLabel(clause, sentence, s)
      })
    else { return [] }
    var parts: [Int] = []
    var last = own.upperBound
    for k in a.figures(of: sentence, from: own.upperBound) {
      guard addable(k, a), parts.isEmpty || a.sameUnit(k, parts[0]), !isNoPart(k, a),
        !a.totals(k, CheckWords.plainTotal),
        stretch(last, a.figures[k].extent.lowerBound).count <= 30
      else { break }
      parts.append(k)
      last = a.figures[k].extent.upperBound
    }
    guard parts.count >= 2, !trailsOpen(a.figures[parts[parts.count - 1]], s) else { return [] }
    let first = a.figures(upTo: index, back: 3).lowerBound
    let candidates = (first..<parts[0]).filter {
      addable($0, a) && a.sameUnit($0, parts[0]) && !a.compares($0, CheckWords.comparePrefix)
        && ChangeCheck.isRising($0, a) == nil && a.figures[$0].paragraph == sentence.paragraph
    }
    let value = parts.reduce(Exact.zero) { $0 + a.value($1) }
    if candidates.isEmpty { return brokenDown(parts, index, value, a) }
    // Of several, the one that fits; otherwise what the paragraph counts first.
    guard let total = candidates.first(where: { a.value($0) == value }) ?? candidates.first,
      parts.allSatisfy({ a.value($0) < a.value(total) })
        || parts.contains(where: { isRest($0, a) })
    else { return [] }
    let isWhole =
      parts.contains { isRest($0, a) } || parts.count >= 3
      || isComplementary(parts.map { partName($0, a) })
    return [Group(total: total, parts: parts, strength: isWhole ? .asserted : .likely)]
  }

  /// The same where the whole stands in the paragraph before: the one that fits, or that one slip of
  /// the pen keeps from fitting.
  private static func brokenDown(
    _ parts: [Int], _ index: Int, _ value: Exact, _ a: NumberAnalysis
  ) -> [Group] {
    let paragraph = a.sentences[index].paragraph
    let start = a.paragraphs[max(0, paragraph - 2)].sentences.lowerBound
    let end = a.paragraphs[paragraph].sentences.lowerBound
    guard start < end else { return [] }
    let own = a.sentences[start].figures.lowerBound..<a.sentences[end - 1].figures.upperBound
    guard own.count <= 60 else { return [] }
    let candidates = own.filter {
      addable($0, a) && a.sameUnit($0, parts[0]) && !a.compares($0, CheckWords.comparePrefix)
        && ChangeCheck.isRising($0, a) == nil
    }
    if let fitting = candidates.first(where: { a.value($0) == value }) {
      return [Group(total: fitting, parts: parts, strength: .asserted)]
    }
    let isWhole = parts.count >= 3 || parts.contains { isRest($0, a) }
    let largest = parts.map { a.value($0) }.max() ?? .zero
    var wholes = candidates.filter { a.value($0) > largest }
    if wholes.isEmpty { wholes = candidates }
    // Of several the one that a single slip keeps from fitting.
    if Set(wholes.map { a.value($0) }).count > 1 {
      wholes = wholes.filter { isSlipAway($0, parts, value, a) }
    }
    guard isWhole, let total = wholes.first,
      wholes.allSatisfy({ a.value($0) == a.value(total) }),
      value * Exact(2) > a.value(total), value < a.value(total) * Exact(3)
    else { return [] }
    // Answers to a question may be several: only what one slip explains is held against the whole.
    return [
      Group(
        total: total, parts: parts,
        strength: isSlipAway(total, parts, value, a) ? .likely : .loose)
    ]
  }

  static func isSlipAway(
    _ total: Int, _ parts: [Int], _ value: Exact, _ a: NumberAnalysis
  ) -> Bool {
    Slip(a.value(total), value) != nil
      || parts.contains { Slip(a.value($0), a.value(total) - (value - a.value($0))) != nil }
  }

  /// 175个小屋…34个小屋已完成，141个小屋正在建设; 签约14820人…一般人群签约9741人…重点人群签约7001人
  static func complementary(
    _ index: Int, _ figures: [Int], _ a: NumberAnalysis
  ) -> [Group] {
    guard figures.count >= 2 else { return [] }
    let sentence = a.sentences[index]
    for (at, x) in figures.enumerated() {
      for y in figures[(at + 1)...].prefix(3) where a.sameUnit(x, y) && y - x <= 3 {
        let names = [partName(x, a), partName(y, a)]
        guard isComplementary(names), !names.contains(where: isRate), !isCumulative(x, a) else {
          continue
        }
        let repeats = shareNoun(names[0], names[1])
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
          && !isRate(partName(before, a)) && partName(x, a).count <= 6
          && (x + 1..<y).allSatisfy { a.figures[$0].quantity.unit.kind == .percent }
        // 受理236件次，其中…。办结214件次，办结率90.7%；未办结22件次
        let opening =
          start < sentence.figures.lowerBound && x == sentence.figures.lowerBound
          && addable(start, a) && a.sameUnit(start, x) && a.leads(start, opened)
          && (x + 1..<y).allSatisfy { a.figures[$0].quantity.unit.kind == .percent }
        guard
          let total = repeats && candidates.count == 1
            ? candidates.first
            : isAdjacent ? before : opening ? start : rated(x, y, from: start, a)
        else {
          continue
        }
        // 249家中心与53家区级医院、17家市级医院: one list, and no whole.
        let s = a.paragraphs[sentence.paragraph].text.scalars
        let apart = s[stretch(a.figures[total].extent.upperBound, a.figures[x].extent.lowerBound)]
        guard
          apart.contains(where: { WordTables.isStop($0) || $0 == 0x3002 })
            || isCircle.isFound(in: s, apart.indices)
        else {
          continue
        }
        // 计划5600人。上半年完成5320人，完成率95.0%；下半年完成5180人: each of the whole.
        if a.value(x) + a.value(y) > a.value(total) * Exact(5, over: 4), hasRate(x, of: total, a) {
          continue
        }
        // 责令改正57家，警告31家，罚款12家: one measure beside the other.
        if a.leads(total, measured), a.leads(x, sanctions) || a.leads(y, sanctions) { continue }
        // 186个村中已建成180个: what stands behind the whole is said of the part.
        let isWithin = !apart.contains { WordTables.isStop($0) || $0 == 0x3002 }
        if !isWithin,
          isComplementary([partName(total, a), names[0]])
            || isComplementary([partName(total, a), names[1]])
        {
          continue
        }
        // 优秀5家，良好9家，合格4家: the list goes on.
        var parts = [x, y]
        for k in figures where k > y {
          let between = s[
            stretch(a.figures[k - 1].extent.upperBound, a.figures[k].extent.lowerBound)]
          // 公办496个，占26.5%；普惠民办814个，占43.4%；其他民办564个
          let isShared =
            k == parts[parts.count - 1] + 2 && a.figures[k - 1].quantity.unit.isPercentSign
            && a.leads(k - 1, share)
          guard k == parts[parts.count - 1] + 1 || isShared, a.sameUnit(k, x), between.count <= 8,
            isShared || !between.contains(0xFF1B), !isNoPart(k, a),
            !a.totals(k, CheckWords.plainTotal)
          else {
            if a.figures[k].quantity.unit.isPercentSign { continue }
            break
          }
          parts.append(k)
        }
        return [
          Group(
            total: total, parts: parts, strength: total == start && opening ? .likely : .asserted)
        ]
      }
    }
    return []
  }

  /// Whether the rate right behind a part is what it makes of the whole.
  private static func hasRate(_ k: Int, of total: Int, _ a: NumberAnalysis) -> Bool {
    guard let r = rate(behind: k, a) else { return false }
    return RatioCheck.share(k, total, a).intersects(.printed(a.figures[r].quantity))
  }

  /// 问题38项。…已整改34项，正在整改4项，整改率89.5%: the whole of which the rate behind them shows the first to be a part.
  private static func rated(_ x: Int, _ y: Int, from start: Int, _ a: NumberAnalysis) -> Int? {
    guard
      let r = [x + 1, y + 1].first(where: { r in
        r != y && a.figures.indices.contains(r) && a.figures[r].sentence == a.figures[y].sentence
          && a.figures[r].quantity.unit.isPercentSign && RatioCheck.stem(r, a) != nil
          && a.figures[r].quantity.decimals > 0
      })
    else { return nil }
    let found = (max(start, x - 30)..<x).filter {
      addable($0, a) && a.sameUnit($0, x) && a.value($0) > a.value(x)
        && RatioCheck.share(x, $0, a).intersects(.printed(a.figures[r].quantity))
    }
    return found.count == 1 ? found.first : nil
  }

  /// 对7项问题，3月底前完成5项，4月底前完成其余2项: what is left of the first is named as the rest.
  static func withRest(_ figures: [Int], _ a: NumberAnalysis) -> [Group] {
    guard figures.count >= 3, let last = figures.last, a.figures[last].lead.count <= 14,
      restEnd.length(
        endingAt: a.figures[last].extent.lowerBound, in: a.scalars(around: last),
        from: a.figures[last].lead.lowerBound) != nil
    else { return [] }
    let own = figures.filter { a.sameUnit($0, last) }
    let sentence = a.sentences[a.figures[last].sentence]
    let s = a.scalars(around: last)
    guard own.count == figures.count, own.count == sentence.figures.count, own.count <= 4,
      !s[sentence.range].contains(0xFF1B), finished.isFound(in: s, sentence.range),
      let total = own.first, !a.isApproximate(total),
      own.dropFirst().allSatisfy({ !isNoPart($0, a) && a.value($0) < a.value(total) }),
      !isNoPart(total, a),
      own.dropFirst().allSatisfy({
        a.figures[$0].extent.lowerBound - a.figures[$0 - 1].extent.upperBound <= 24
      })
    else { return [] }
    return [Group(total: total, parts: Array(own.dropFirst()), strength: .asserted)]
  }

  private static let finished = WordTable("完成 整改 办结 建成 落实 交付 开工 销号 拨付 发放 到位 投用")
  private static let restEnd = WordTable("其余 剩余 余下 剩下 其余的 剩余的 余下的 剩下的")

  /// （一）…共发现73个。 1.甲28个。 2.乙21个。 3.丙24个。: numbered paragraphs below a total, each with one count.
  static func itemised(_ index: Int, _ figures: [Int], _ a: NumberAnalysis) -> [Relation] {
    let sentence = a.sentences[index]
    let p = sentence.paragraph
    guard let mark = marked(p + 1, 1, a),
      a.paragraphs[p].sentences.last == index || a.paragraphs[p].text.count <= 80,
      let total = figures.first(where: { a.totals($0, CheckWords.plainTotal) }),
      !a.isApproximate(total)
    else { return [] }
    var parts: [Int] = []
    var next = p + 1
    while parts.count < mostParts, let at = marked(next, parts.count + 1, a), at == mark {
      let paragraph = a.paragraphs[next]
      let range = paragraph.sentences
      let own =
        a.sentences[range.lowerBound].figures
        .lowerBound..<a.sentences[range.upperBound - 1].figures.upperBound
      guard paragraph.text.count <= 60, own.count == 1, let k = own.first, addable(k, a),
        a.sameUnit(k, total), a.figures[k].extent.upperBound + 2 >= paragraph.text.count
      else { return [] }
      parts.append(k)
      next += 1
    }
    guard parts.count >= 3 else { return [] }
    return judge(Group(total: total, parts: parts, strength: .stated), a)
  }

  /// Whether a paragraph is the item of a number in a list of Arabic numerals, and which mark stands
  /// behind it.
  private static func marked(_ p: Int, _ number: Int, _ a: NumberAnalysis) -> UInt32? {
    guard a.paragraphs.indices.contains(p), let mark = a.paragraphs[p].mentions.first,
      mark.kind == .listMark, mark.range.lowerBound == 0
    else { return nil }
    let s = a.paragraphs[p].text.scalars
    let digits = s.drop { $0 == 0xFF08 }.prefix { NumberText.isDigit($0) }
    guard digits.count <= 2, digits.reduce(0, { $0 * 10 + Int($1 - 0x30) }) == number else {
      return nil
    }
    return s[mark.range.upperBound - 1]
  }

  private static let isCircle = WordTable("中已 中有 里已 里有")
  private static let scoring = WordTable("打分 评分 计分 满分 分制")
  private static let measured = WordTable("责令 改正 整改 约谈 通报 监督意见 下达")
  private static let sanctions = WordTable("警告 罚款 吊销 立案")
  private static let opened = WordTable("受理 接收 收到 登记 交办 共 发现 排查 接办")

  /// Whether two names have two neighbouring characters in common that are no function words.
  private static func shareNoun(_ p: [UInt32], _ q: [UInt32]) -> Bool {
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
  private static func isRate(_ name: [UInt32]) -> Bool {
    averages.isFound(in: name, 0..<name.count)
  }

  static let means = WordTable("均 每")
  private static let averages = WordTable("均 每 标准 价格 单价 提高 增加 增长 减少 下降 比 较 奖励 补助 补贴 最 分别 超过")
}
