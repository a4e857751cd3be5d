/// Parts and wholes: sums, parts larger than their whole, overall rates beside those of the parts.
enum SumCheck {
  static let sum = "num-subtotal-mismatch"
  static let order = "num-order-violated"
  static let outside = "num-rate-outside-parts"

  /// A stated total with its stated parts.
  private struct Group {
    let total: Int
    let parts: [Int]
    enum Strength {
      case asserted, likely, loose
      /// A sum that follows its parts: 甲3家、乙5家，共8家.
      case stated
    }
    let strength: Strength
  }

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for (index, sentence) in a.sentences.enumerated() where !sentence.figures.isEmpty {
      let own = sentence.figures.filter { addable($0, a) && !isEach($0, a) }
      var groups: [Group] = []
      if sentence.words.contains(.among) { groups += among(sentence, own, a) }
      if groups.isEmpty { groups += enumerated(sentence, own, a) }
      if sentence.words.contains(.total) { groups += totals(sentence, own, a) }
      if groups.isEmpty { groups += inside(sentence, own, a) }
      if groups.isEmpty, sentence.words.contains(.split) { groups += breakdown(index, a) }
      if groups.isEmpty { groups += complementary(index, own, a) }
      for group in groups { found += judge(group, a) }
      if sentence.words.contains(.among), sentence.kinds.contains(.percent) {
        found += rates(sentence, a)
      }
    }
    return found
  }

  // MARK: Groups

  /// A list of more parts is none that anybody adds up.
  private static let mostParts = 100

  private static func addable(_ k: Int, _ a: NumberAnalysis) -> Bool {
    guard a.figures[k].quantity.isPoint, !a.figures[k].isWords, a.figures[k].partner == nil else {
      return false
    }
    switch a.figures[k].quantity.unit.kind {
    case .count: return !a.figures[k].quantity.unit.text.isEmpty
    case .money, .measure: return true
    // 365天，其中优良332天
    case .period: return a.figures[k].quantity.unit.isCalled(0x5929)
    default: return false
    }
  }

  /// 450万元（每人3000元）: what one of them comes to is no part of the list that it stands in.
  private static func isEach(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    let (start, end) = (figure.extent.lowerBound, figure.extent.upperBound)
    guard end < s.count,
      let open = s[stretch(max(0, start - 8), start)].lastIndex(of: 0xFF08)
    else { return false }
    return means.isFound(in: s, stretch(open + 1, start))
      && s[end..<min(s.count, end + 4)].contains(0xFF09)
  }

  private static let notParts = WordTable(
    "增加 增长 减少 下降 同比 比 较 平均 人均 户均 每 最高 最低 最大 最小 超过 提高 目标 计划 力争 跌 涨 报 则为 则有 共计 占 增至 增到 升至 升到 降至 降到 减至 减到"
  )
  /// Names that begin with one of these.
  private static let names = WordTable(
    "增加值 计划生育 计划免疫 计划人才 计划外 提高班 目标责任 目标管理 目标考核")
  /// Whether a figure is a change, a mean or a limit, and no part.
  private static func isNoPart(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    var start = figure.lead.lowerBound
    while let word = CheckWords.first(notParts, in: s, start..<max(start, figure.lead.upperBound)) {
      guard let length = names.length(at: word.lowerBound, in: s),
        word.lowerBound + length <= figure.lead.upperBound
      else { return true }
      start = word.lowerBound + length
    }
    return false
  }

  /// 342名（新进62名、退出18名，净增44名）: what has come and gone, and no parts of what there is.
  private static let movements = WordTable("净增 净减 新进 退出 流失 离职 退休 调出 调入 注销 停办 关停 撤并")
  /// What is only supposed.
  private static let supposed = WordTable("如果 假如 若 则 假设 倘若")
  /// What a number is above or below another by.
  private static let excess = WordTable("超过 超出 超 多出 富余 缺 不足 差")
  /// What is left over when one thing is taken from another: a part of it may be larger.
  private static let balances = WordTable("净 顺差 逆差 盈余 差额 利润 结余 赤字")
  /// 其中之一, 其中的, 其中第3个: no list of parts.
  private static let noList = WordTable("之一 的 一个 任 任意 任何")

  /// 共有20家，其中甲3家、乙5家
  ///
  /// - Parameter figures: those of the sentence that can be added up, here and below.
  private static func among(
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

  /// Whether a count and the rate behind it are of the part before: 建议624条，已采纳546条，采纳率87.5%.
  private static func isOfPart(_ k: Int, _ part: Int, _ a: NumberAnalysis) -> Bool {
    guard k + 1 < a.figures.count, a.figures[k + 1].sentence == a.figures[k].sentence,
      a.figures[k + 1].quantity.unit.isPercentSign, a.value(k) <= a.value(part),
      a.value(part) > .zero, !a.leads(k + 1, share),
      a.figures[k + 1].extent.lowerBound - a.figures[k].extent.upperBound <= 12
    else { return false }
    let rate = NumberInterval.printed(a.figures[k].quantity)
      .divided(by: .printed(a.figures[part].quantity)).scaled(by: Exact(100))
    return rate.isValid && rate.intersects(.printed(a.figures[k + 1].quantity))
  }

  private static let share = WordTable("占")

  /// 第一产业增加值12.4亿元，增长4.0%；第二产业增加值41.5亿元: names with one ending.
  private static func endAlike(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let (p, q) = (
      a.words(a.figures[x].lead, of: a.figures[x]), a.words(a.figures[y].lead, of: a.figures[y])
    )
    return p.count >= 4 && q.count >= 4 && p.suffix(3).elementsEqual(q.suffix(3))
      && p.suffix(3).allSatisfy { ScalarText.isHan($0) }
  }

  /// Ages that adjoin from the first to 以上: 0—14岁, 15—59岁, 60岁及以上.
  private static func areAgeBands(_ parts: [Int], _ a: NumberAnalysis) -> Bool {
    guard parts.count >= 2 else { return false }
    var next = 0
    for (at, k) in parts.enumerated() {
      let figure = a.figures[k]
      let words = a.words(figure.lead, of: figure)
      guard words.contains(0x5C81) else { return false }
      let ages = words.split { !NumberText.isDigit($0) }.compactMap {
        Int(NumberText.string($0))
      }
      guard let low = ages.first, let high = ages.last else { return false }
      let isLast = at == parts.count - 1
      let isUnder = at == 0 && ages.count == 1 && words.contains(0x4E0B)
      guard isUnder || low == next || low == next - 1 && at > 0,
        isLast ? ages.count == 1 && words.contains(0x4E0A) : isUnder || ages.count == 2
      else { return false }
      next = isUnder ? high : high + 1
    }
    return true
  }

  /// Whether parts are said to be all there are: one names the rest, two complement each other, or
  /// they are the years of a span.
  private static func areWhole(_ parts: [Int], of total: Int, _ a: NumberAnalysis) -> Bool {
    parts.contains { isRest($0, a) } || isComplementary(parts.map { partName($0, a) })
      || areAllYears(parts, of: total, a) || areAgeBands(parts, a)
  }

  /// The first 其中 that begins a list of parts.
  private static func partsMark(_ range: Range<Int>, _ s: [UInt32]) -> Range<Int>? {
    var start = range.lowerBound
    while let mark = CheckWords.amongTable.first(in: s, start..<range.upperBound) {
      if !noList.contains(at: mark.upperBound, in: s), !isOneOf(s, mark.upperBound) {
        return mark
      }
      start = mark.upperBound
    }
    return nil
  }

  /// 其中第3个, but not 其中第一剂次61万剂次.
  private static func isOneOf(_ s: [UInt32], _ index: Int) -> Bool {
    guard index < s.count, s[index] == 0x7B2C,
      let numeral = ChineseNumeral(s, at: index + 1), numeral.end < s.count
    else { return false }
    return ordered.contains(s[numeral.end])
  }

  private static let ordered = ScalarSet(ScalarText.units("个名位条款章项部件家张"))

  /// 68名乘客和4名机组人员: the whole is both of them.
  private static func isOneOfSeveral(
    _ total: Int, _ before: [Int], _ s: [UInt32], _ a: NumberAnalysis
  ) -> Bool {
    guard let other = before.last(where: { $0 < total }), a.sameUnit(other, total),
      a.figures[other].clause == a.figures[total].clause
    else { return false }
    let gap = s[stretch(a.figures[other].extent.upperBound, a.figures[total].extent.lowerBound)]
    return gap.count <= 12 && gap.contains(where: { joiners.contains($0) })
  }

  private static let joiners = ScalarSet(ScalarText.units("、和与及"))

  /// 在岗52人（含临聘9人），其中…: what stands in a bracket that is closed before the list of parts.
  private static func isAside(
    _ k: Int, before mark: Int, _ s: [UInt32], _ a: NumberAnalysis
  ) -> Bool {
    let figure = a.figures[k]
    let head = s[stretch(a.sentences[figure.sentence].range.lowerBound, figure.extent.lowerBound)]
    guard let open = head.lastIndex(where: { $0 == 0xFF08 || $0 == 0xFF09 }), s[open] == 0xFF08
    else { return false }
    return closes(s[stretch(figure.extent.upperBound, mark)])
  }

  /// Whether a bracket ends in a stretch that has not begun in it.
  private static func closes(_ stretch: ArraySlice<UInt32>) -> Bool {
    var depth = 0
    for scalar in stretch {
      if scalar == 0xFF08 { depth += 1 }
      if scalar == 0xFF09 {
        depth -= 1
        if depth < 0 { return true }
      }
    }
    return false
  }

  /// Whether what is named behind the units can be the same: 两个向量 and 4个维度 are not.
  private static func isOfOneKind(_ total: Int, _ part: Int, _ a: NumberAnalysis) -> Bool {
    func noun(_ k: Int) -> Set<UInt32> {
      Set(a.words(a.figures[k].tail, of: a.figures[k]).prefix { ScalarText.isHan($0) }.prefix(12))
    }
    let (whole, own) = (noun(total), noun(part))
    return whole.count < 2 || own.count < 2 || !whole.isDisjoint(with: own)
  }

  /// Whether a part names what is left: 其他94人, but not 其他成员国 behind a name.
  private static func isRest(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    var i = figure.lead.lowerBound
    while i < figure.lead.upperBound, joiners.contains(s[i]) || s[i] == 0xFF0C { i += 1 }
    if let length = CheckWords.amongTable.length(at: i, in: s) { i += length }
    return i < figure.lead.upperBound && CheckWords.rest.contains(at: i, in: s)
  }

  private static let spans: [(word: WordTable, years: Int)] = [
    ("两年 近两年 二年", 2), ("三年", 3), ("四年", 4), ("五年", 5),
  ].map { (WordTable($0.0), $0.1) }

  /// 两年共投入6410万元，其中2021年…、2022年…: as many years as the whole names.
  private static func areAllYears(_ parts: [Int], of total: Int, _ a: NumberAnalysis) -> Bool {
    let s = a.text(a.figures[total]).scalars
    let before = stretch(
      a.sentences[a.figures[total].sentence].range.lowerBound, a.figures[total].extent.lowerBound)
    let figure = a.figures[total]
    let named =
      figure.paragraph.map { p in
        a.mentions(of: p, in: before).filter { $0.kind == .year }.compactMap(\.year)
      } ?? []
    // 2021—2023年
    let isSpan = named.count == 2 && named[1] - named[0] + 1 == parts.count
    guard
      isSpan
        || spans.contains(where: { $0.years == parts.count && $0.word.isFound(in: s, before) })
    else { return false }
    let years = parts.compactMap { a.figures[$0].fact.period.flatMap { Int($0) } }
    return years.count == parts.count && Set(years).count == years.count
  }

  private static func trailsOpen(_ figure: Figure, _ s: [UInt32]) -> Bool {
    let end = min(s.count, figure.extent.upperBound + 2)
    return CheckWords.open.isFound(in: s, figure.extent.upperBound..<end)
  }

  /// The words around a figure, without 其中 in front.
  private static func partName(_ k: Int, _ a: NumberAnalysis) -> [UInt32] {
    let s = a.scalars(around: k)
    let lead = a.figures[k].lead
    let among = CheckWords.amongTable.length(at: lead.lowerBound, in: s, before: lead.upperBound)
    return Array(s[(lead.lowerBound + (among ?? 0))..<lead.upperBound]) + s[a.figures[k].tail]
  }

  private static func isComplementary(_ names: [[UInt32]]) -> Bool {
    guard names.count >= 2, names.count <= 40 else { return false }
    // Most names hold no word that has a counterpart.
    let found = names.map { CheckWords.Counterparts(in: $0) }.filter { !$0.isEmpty }
    guard found.count >= 2 else { return false }
    for pair in CheckWords.counterparts {
      for i in found.indices where found[i].contains(pair.x) {
        for j in found.indices where i != j && found[j].contains(pair.y) {
          // 合格 stands in 不合格 too; 已 in 已 and 未 alike.
          if found[i].contains(pair.y), pair.isLonger { continue }
          if pair.isShort, found[j].contains(pair.x), found[i].contains(pair.y) { continue }
          return true
        }
      }
    }
    return false
  }

  /// What a figure is held against, and no list of its parts: 4.35人，分别完成目标值（3.8人、4.6人）的….
  private static let benchmarks = WordTable("目标 计划 任务 上年 去年 同期 往年 标准")

  /// 20家（甲3家、乙5家）, 20家：甲3家、乙5家, 20家，包括甲3家、乙5家
  private static func enumerated(
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
      // 按100分打分：92分、89分: what can be reached.
      if colon, scoring.isFound(in: s, between) { continue }
      guard bracket || colon || word, !benchmarks.isFound(in: s, between) else { continue }
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
  private static func totals(
    _ sentence: Sentence, _ figures: [Int], _ a: NumberAnalysis
  ) -> [Group] {
    guard figures.count >= 3 else { return [] }
    let s = a.paragraphs[sentence.paragraph].text.scalars
    var groups: [Group] = []
    for (at, total) in figures.enumerated() where at >= 2 {
      let grand = CheckWords.grandTotal.isFound(in: s, a.figures[total].lead)
      guard grand || a.totals(total, CheckWords.plainTotal) else { continue }
      let figure = a.figures[total]
      let lead = s[figure.lead]
      if notParts.isFound(in: s, figure.lead), !grand { continue }
      // 共 without a noun of its own: the sum of what was listed.
      let isBare = lead.count <= 8 && (figure.tail.count <= 2 || grand)
      var parts: [Int] = []
      var next = figure.extent.lowerBound
      for k in figures[..<at].reversed() {
        guard a.sameUnit(k, total), !isNoPart(k, a) else { break }
        let gap = s[stretch(a.figures[k].extent.upperBound, next)]
        if gap.contains(0xFF1B) || gap.count > 30 { break }
        // What stands before 其中 is the whole.
        let toNext = stretch(a.figures[k].extent.upperBound, next)
        if CheckWords.amongTable.isFound(in: s, toNext) || opensCircle(toNext, s) { break }
        parts.append(k)
        if parts.count > mostParts { break }
        next = a.figures[k].extent.lowerBound
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
      if !grand, !areListed, CheckWords.overTime.isFound(in: s, figure.lead), lead.count > 3 {
        continue
      }
      // 一期建设实验室24个，二期建设实验室36个，共建设实验室60个
      guard
        isBare || areListed
          || parts.allSatisfy({ shareNoun(partName($0, a), partName(total, a)) })
            && lead.count <= 16
      else { continue }
      groups.append(
        Group(
          total: total, parts: parts,
          strength: grand || areListed || parts.allSatisfy { haveOneName($0, total, a) }
            || !isBare && areWhole(parts, of: total, a)
            ? .asserted : .stated))
    }
    return groups
  }

  private static let standing = WordTable("总数 总量 累计")
  private static let added = WordTable("新增 实增 净增 新建 实建 增加 建成 年内 当年 本年")

  /// Whether a clause of the stretch says that what follows is among what stands before: 收入5.42亿元中，
  private static func opensCircle(_ range: Range<Int>, _ s: [UInt32]) -> Bool {
    range.dropFirst().contains { s[$0] == 0xFF0C && s[$0 - 1] == 0x4E2D }
  }

  /// Those of a list that a sum is said to be of: as many as it counts (二者合计, 前两项合计), or those
  /// that it names (大型3家、小型308家、微型275家，小微合计583家); `nil` where it counts more than are listed.
  private static func summed(
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

  private static let items = ScalarSet(ScalarText.units("者项类种病级方市县区地家组批"))

  /// 不合格48批次中，甲29批次，乙12批次，其他7批次
  private static func inside(
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
      addable($0, a) && a.figures[$0].fact.key.suffix(noun.count) == noun[...]
    }
    guard noun.count >= 4, named.count == 1 else { return [] }
    return listed(from: own.upperBound, of: named[0], sentence, a)
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

  static let splitBy = WordTable("按 从")
  private static let splitEnd = WordTable("分 看 划分 分类 分组 统计")

  /// 患者620人。按病种分，甲286人，乙93人，其他241人: the parts of what a sentence before counts.
  private static func breakdown(_ index: Int, _ a: NumberAnalysis) -> [Group] {
    let sentence = a.sentences[index]
    let s = a.paragraphs[sentence.paragraph].text.scalars
    guard
      let own = a.clauses[sentence.clauses].first(where: { clause in
        clause.count <= 14 && splitEnd.length(endingAt: clause.upperBound, in: s) != nil
          && splitBy.isFound(in: s, clause) && !scoring.isFound(in: s, clause)
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

  private static func isSlipAway(
    _ total: Int, _ parts: [Int], _ value: Exact, _ a: NumberAnalysis
  ) -> Bool {
    Slip(a.value(total), value) != nil
      || parts.contains { Slip(a.value($0), a.value(total) - (value - a.value($0))) != nil }
  }

  /// 175个小屋…34个小屋已完成，141个小屋正在建设; 签约14820人…一般人群签约9741人…重点人群签约7001人
  private static func complementary(
    _ index: Int, _ figures: [Int], _ a: NumberAnalysis
  ) -> [Group] {
    guard figures.count >= 2 else { return [] }
    let sentence = a.sentences[index]
    for (at, x) in figures.enumerated() {
      for y in figures[(at + 1)...].prefix(3) where a.sameUnit(x, y) && y - x <= 3 {
        let names = [partName(x, a), partName(y, a)]
        guard isComplementary(names), !names.contains(where: isRate) else { continue }
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
            ? candidates.first : isAdjacent ? before : opening ? start : nil
        else {
          continue
        }
        // 249家中心与53家区级医院、17家市级医院: one list, and no whole.
        let s = a.paragraphs[sentence.paragraph].text.scalars
        let apart = s[stretch(a.figures[total].extent.upperBound, a.figures[x].extent.lowerBound)]
        guard apart.contains(where: { WordTables.isStop($0) || $0 == 0x3002 }) else {
          continue
        }
        // 责令改正57家，警告31家，罚款12家: one measure beside the other.
        if a.leads(total, measured), a.leads(x, sanctions) || a.leads(y, sanctions) { continue }
        if isComplementary([partName(total, a), names[0]])
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

  private static let means = WordTable("均 每")
  private static let averages = WordTable("均 每 标准 价格 单价 提高 增加 增长 减少 下降 比 较 奖励 补助 补贴 最 分别 超过")

  // MARK: Judgement

  private static func judge(_ group: Group, _ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    let total = a.figures[group.total]
    let totalInterval = NumberInterval.printed(total.quantity)
    // 每个团队平均签约1456人，其中甲镇1492人: one of which a mean is taken may be more.
    if a.leads(group.total, means),
      group.parts.contains(where: { totalInterval.isBelow(a.interval($0)) })
    {
      return []
    }
    for k in group.parts
    where totalInterval.isBelow(a.interval(k)) && group.parts.count <= 2
      && (group.parts.count > 1 || total.quantity.unit.kind != .period)
    {
      found.append(
        Relation(
          order, .fail, severity: .error, at: a.figures[k].place,
          operands: [a.figures[k].place, total.place],
          formula: "\(a.number(k)) − \(a.number(group.total)) = "
            + (a.value(k) - a.value(group.total)).decimal(),
          printed: a.printed(a.figures[k]), computed: "≤" + a.number(group.total),
          message: Message(
            zh: "部分“\(a.printed(a.figures[k]))”大于总数“\(a.printed(total))”，"
              + "多\((a.value(k) - a.value(group.total)).decimal())；部分应不超过\(a.number(group.total))，"
              + "或总数应不少于\(a.number(k))。请核对",
            en:
              "the part \(a.printed(a.figures[k])) is larger than its total \(a.printed(total)) by "
              + "\((a.value(k) - a.value(group.total)).decimal()). Please check")))
    }
    guard group.parts.count >= 2, found.isEmpty else { return found }
    let summed = NumberSum(group.parts.map { a.figures[$0].quantity })
    let (interval, value) = (summed.interval, summed.value)
    guard interval.isValid, value.isValid else { return found }
    let holds = summed.meets(total.quantity)
    if !holds, let reading = nested(group, totalInterval, a) {
      return [reading]
    }
    let operands = group.parts.map { a.figures[$0].place } + [total.place]
    let formula =
      group.parts.map { a.number($0) }.joined(separator: " + ") + " = " + value.decimal()
    if holds {
      found.append(
        Relation(
          sum, .pass, at: total.place, operands: operands, formula: formula,
          printed: a.printed(total), computed: value.decimal(), interval: interval))
      return found
    }
    if a.disclaimsSums { return found }
    // …需182万元。运转费12.4万元，宣传费5万元，合计199.4万元: one of the parts stands further up.
    if let further = further(group, value, a) {
      found.append(
        Relation(
          sum, .pass, at: total.place, operands: [a.figures[further].place] + operands,
          formula: "\(a.number(further)) + \(formula)", printed: a.printed(total),
          computed: a.number(group.total)))
      return found
    }
    if saysOverlap(group, a) || group.strength != .asserted && mayOverlap(group, a) {
      found.append(
        Relation(
          sum, .notAssessable, at: total.place, operands: operands, formula: formula,
          printed: a.printed(total), computed: value.decimal(), interval: interval))
      return found
    }
    let isOver = value > a.value(group.total)
    let ratio = value / a.value(group.total)
    let names = group.parts.map { partName($0, a) }
    let overlap =
      group.strength != .asserted && total.quantity.unit.family == "人"
      && names.contains { CheckWords.overlapping.isFound(in: $0, 0..<$0.count) }
    let isSlip = slips(group, value, a)
    // Parts that exceed the whole by half, or one of which alone does, are parts of something else.
    let isFar =
      !isSlip && !isSlipAway(group.total, group.parts, value, a)
      && (ratio > Exact(3, over: 2)
        || group.parts.contains { a.value($0) > a.value(group.total) })
    let (verdict, severity): (Relation.Verdict, Severity?) =
      isFar
      ? group.strength == .asserted ? (.uncertain, .warning) : (.notAssessable, nil)
      : outcome(
        group.strength, isOver: isOver, isNear: ratio >= Exact(9, over: 10),
        isHalf: ratio >= Exact(1, over: 2), overlap: overlap,
        slips: isSlip && group.strength != .asserted)
    let difference = (value - a.value(group.total)).magnitude.decimal()
    let hint = Repair.ofSum(a.value(group.total), group.parts.map { a.value($0) })
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

  /// What a thing has or does beside other things.
  private static let attributes = WordTable(
    "达到 达标 配备 配有 开展 设有 设立 设置 具备 具有 提供 能够 可以 通过 获得 荣获 实现 安装 接入 纳入 参加 享受 合并 伴有 患有 同时 参与 使用 建有 接受 掌握 持有 取得 拥有"
  )

  private static let severally = WordTable(
    "可并处 一案多 一人多 一户多 可能同时 同时存在 兼有 可有多 可多选 多选题 有多项 有多种 重复计 重复统计 有重复 含重复 有交叉 有重叠 交叉统计 存在交叉 存在重叠 存在重复 可同时"
  )

  /// Whether one thing can be among several of the parts: 19家达到基本标准，6家达到推荐标准. So it is,
  /// too, where each part has a share of the whole that is right.
  private static func mayOverlap(_ group: Group, _ a: NumberAnalysis) -> Bool {
    let described = group.parts.filter { k in
      let name = partName(k, a)
      return attributes.isFound(in: name, 0..<name.count)
    }
    if described.count >= 2 { return true }
    let whole = NumberInterval.printed(a.figures[group.total].quantity)
    return group.parts.allSatisfy { k in
      guard k + 1 < a.figures.count, a.figures[k + 1].sentence == a.figures[k].sentence,
        a.figures[k + 1].quantity.unit.isPercentSign
      else { return false }
      let share = NumberInterval.printed(a.figures[k].quantity).divided(by: whole)
        .scaled(by: Exact(100))
      return share.isValid && share.intersects(.printed(a.figures[k + 1].quantity))
    }
  }

  /// The figure before a list that makes its sum the total behind it.
  private static func further(_ group: Group, _ sum: Exact, _ a: NumberAnalysis) -> Int? {
    guard let first = group.parts.first, let last = group.parts.last, group.total > last,
      sum < a.value(group.total)
    else { return nil }
    let rest = a.value(group.total) - sum
    guard rest >= Exact(100) else { return nil }
    return a.figures(before: first, back: 4, most: 40).last {
      a.value($0) == rest && a.sameUnit($0, first) && a.figures[$0].quantity.isPoint
        && ChangeCheck.isRising($0, a) == nil
    }
  }

  /// （同一人可有多项异常）
  private static func saysOverlap(_ group: Group, _ a: NumberAnalysis) -> Bool {
    let end = a.figures[group.parts[group.parts.count - 1]]
    let text = a.text(end).scalars
    return a.figures[group.total].paragraph == end.paragraph
      && severally.isFound(
        in: text,
        stretch(
          a.figures[group.total].extent.lowerBound, min(text.count, end.extent.upperBound + 30)))
  }

  /// How sure it is that parts which do not add up should.
  private static func outcome(
    _ strength: Group.Strength, isOver: Bool, isNear: Bool, isHalf: Bool, overlap: Bool, slips: Bool
  ) -> (Relation.Verdict, Severity?) {
    if strength == .asserted || slips { return (.fail, .error) }
    if overlap {
      return (strength == .likely || strength == .stated) && isOver
        ? (.uncertain, .warning) : (.notAssessable, nil)
    }
    switch strength {
    // Three parts or more that exceed their whole. What they fall short by may be others, unnamed.
    case .likely where isOver, .stated where isOver: return (.fail, .error)
    case .stated where isHalf: return (.uncertain, .warning)
    case .likely where isNear: return (.uncertain, .warning)
    case .loose where isOver: return (.uncertain, .warning)
    default: return (.notAssessable, nil)
    }
  }

  private static let within = WordTable("含 包括 其中 包含 （ :")

  /// Another reading under which the parts add up: some are parts of the one before them
  /// (运动员284人，包括男126人、女158人), or what follows the list is none of it.
  private static func nested(
    _ group: Group, _ total: NumberInterval, _ a: NumberAnalysis
  ) -> Relation? {
    let parts = group.parts
    guard parts.count >= 3 else { return nil }
    func printed(_ k: Int) -> NumberInterval { NumberInterval.printed(a.figures[k].quantity) }
    let s = a.text(a.figures[parts[0]]).scalars
    var outer: [Int] = []
    var at = 0
    while at < parts.count {
      outer.append(parts[at])
      var inner = NumberInterval(.zero)
      var behind = at + 1
      let opens =
        behind < parts.count
        && within.isFound(
          in: s,
          stretch(
            a.figures[parts[at]].extent.upperBound, a.figures[parts[behind]].extent.lowerBound))
      while opens, behind < parts.count {
        inner = inner + printed(parts[behind])
        behind += 1
        if behind - at > 2, inner.isValid, inner.intersects(printed(parts[at])) {
          at = behind - 1
          break
        }
      }
      at += 1
    }
    func adds(_ own: [Int]) -> Relation? {
      let interval = own.reduce(NumberInterval(.zero)) { $0 + printed($1) }
      guard own.count >= 2, own.count < parts.count, interval.isValid, interval.intersects(total)
      else { return nil }
      let value = own.reduce(Exact.zero) { $0 + a.value($1) }
      return Relation(
        sum, .pass, at: a.figures[group.total].place,
        operands: own.map { a.figures[$0].place } + [a.figures[group.total].place],
        formula: own.map { a.number($0) }.joined(separator: " + ") + " = " + value.decimal(),
        printed: a.printed(a.figures[group.total]), computed: value.decimal(), interval: interval)
    }
    if let relation = adds(outer) { return relation }
    // 城市378份，合格376份；农村902份，合格840份: one of two that take turns.
    if parts.count.isMultiple(of: 2) {
      for turn in 0...1 {
        let own = parts.enumerated().filter { $0.offset % 2 == turn }.map(\.element)
        if let relation = adds(own) { return relation }
      }
    }
    for count in 2..<parts.count {
      if let relation = adds(Array(parts.prefix(count))) { return relation }
    }
    return nil
  }

  /// Whether a slip of the pen in one of them is what keeps the sum from holding: 万 too many or too
  /// few, two digits swapped, one digit changed, where that is unlikely to come about by chance.
  private static func slips(_ group: Group, _ sum: Exact, _ a: NumberAnalysis) -> Bool {
    let factor = Exact(10_000)
    let total = a.value(group.total)
    if sum * factor == total || sum == total * factor { return true }
    // What each would have to be for the sum to hold.
    let needed =
      [(total, sum)] + group.parts.map { (a.value($0), total - (sum - a.value($0))) }
    if needed.dropFirst().contains(where: { $0.0 / factor == $0.1 || $0.0 * factor == $0.1 }) {
      return true
    }
    return Slip.isLikely(needed)
  }

  /// The rate that follows a count at once.
  private static func rate(behind k: Int, _ a: NumberAnalysis) -> Int? {
    guard k + 1 < a.figures.count else { return nil }
    let (count, rate) = (a.figures[k], a.figures[k + 1])
    guard rate.paragraph == count.paragraph, rate.quantity.unit.isPercentSign,
      rate.quantity.isPoint, rate.sentence == count.sentence,
      rate.lead.lowerBound - count.extent.upperBound <= 2
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

  private static let overAll = WordTable("总体 整体 综合 平均 总")

  /// 总体满意度96%，其中门诊94%、住院95%
  private static func rates(_ sentence: Sentence, _ a: NumberAnalysis) -> [Relation] {
    let s = a.paragraphs[sentence.paragraph].text.scalars
    guard let mark = CheckWords.amongTable.first(in: s, sentence.range) else { return [] }
    let figures = a.points(sentence.figures).filter {
      a.figures[$0].quantity.unit.isPercentSign && !a.leads($0, notParts)
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
    // 其中重点人群…，低收入人口…: the rate of whom else lies elsewhere, unless it is that of all.
    let areAll =
      isComplementary(parts.map { partName($0, a) }) || parts.contains { isRest($0, a) }
    guard let relation = between(overall, parts, certain: areAll, a),
      areAll || relation.verdict == .pass || a.leads(overall, overAll)
    else { return [] }
    return [relation]
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
          + "总体应介于其间：总体不高于\(a.number(largest))%、不低于\(a.number(smallest))%，或某一部分不在此列。请核对",
        en: "the overall rate \(a.printed(figure)) does not lie between the rates of its parts, "
          + "\(a.number(smallest))% and \(a.number(largest))%, as it must. Please check"))
  }
}
