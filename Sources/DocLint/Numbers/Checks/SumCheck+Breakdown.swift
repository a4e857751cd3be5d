/// A whole of a sentence before, broken down by kinds, by what became of it, or in paragraphs of its own.
extension SumCheck {
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
  private static let measured = WordTable("责令 改正 整改 约谈 通报 监督意见 下达")
  private static let sanctions = WordTable("警告 罚款 吊销 立案")
  private static let opened = WordTable("受理 接收 收到 登记 交办 共 发现 排查 接办")

  /// Averages, prices and standards do not add up.
  private static func isRate(_ name: [UInt32]) -> Bool {
    averages.isFound(in: name, 0..<name.count)
  }
  private static let averages = WordTable("均 每 标准 价格 单价 提高 增加 增长 减少 下降 比 较 奖励 补助 补贴 最 分别 超过")
}
