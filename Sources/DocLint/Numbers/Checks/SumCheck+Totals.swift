/// A sum that stands behind its parts: 甲3家、乙5家，共8家.
extension SumCheck {
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
  static let added = WordTable("新增 实增 净增 新建 实建 增加 建成 年内 当年 本年")

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
  static func counted(_ subject: [UInt32]) -> Int? {
    let words = subject.suffix(2)
    guard words.count == 2, let first = words.first, let last = words.last, items.contains(last),
      let count = first == 0x4E24 ? 2 : ChineseCount.digit(first), count > 1
    else { return nil }
    return count
  }

  private static let items = ScalarSet(ScalarText.units("者项类种病级方市县区地家组批镇乡村院校年月季周"))

  /// 一期建设实验室24个，…，共建设实验室60个: the same four characters lead up to both.
  private static func haveOneName(_ part: Int, _ total: Int, _ a: NumberAnalysis) -> Bool {
    let (x, y) = (
      a.words(a.figures[part].lead, of: a.figures[part]),
      a.words(a.figures[total].lead, of: a.figures[total])
    )
    return x.count >= 4 && x.suffix(4).elementsEqual(y.suffix(4))
  }
}
