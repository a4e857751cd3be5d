/// What speaks for a figure's being a part of a whole, and against it.
extension SumCheck {
  /// 450万元（每人3000元）: what one of them comes to is no part of the list that it stands in.
  static func isEach(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    let (start, end) = (figure.extent.lowerBound, figure.extent.upperBound)
    guard end < s.count,
      let open = s[stretch(max(0, start - 8), start)].lastIndex(of: 0xFF08)
    else { return false }
    return means.isFound(in: s, stretch(open + 1, start))
      && s[end..<min(s.count, end + 4)].contains(0xFF09)
  }

  static let notParts = WordTable(
    "增加 增长 减少 下降 同比 比 较 平均 人均 户均 每 最高 最低 最大 最小 超过 提高 目标 计划 力争 跌 涨 报 则为 则有 共计 占 增至 增到 升至 升到 降至 降到 减至 减到"
  )
  /// Names that begin with one of these.
  static let names = WordTable(
    "增加值 计划生育 计划免疫 计划人才 计划外 提高班 目标责任 目标管理 目标考核")
  /// Whether a figure is a change, a mean or a limit, and no part.
  static func isNoPart(_ k: Int, _ a: NumberAnalysis) -> Bool {
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
  static let movements = WordTable("净增 净减 新进 退出 流失 离职 退休 调出 调入 注销 停办 关停 撤并")
  /// What is only supposed.
  static let supposed = WordTable("如果 假如 若 则 假设 倘若")
  /// What a number is above or below another by.
  static let excess = WordTable("超过 超出 超 多出 富余 缺 不足 差")
  /// What is left over when one thing is taken from another: a part of it may be larger.
  static let balances = WordTable("净 顺差 逆差 盈余 差额 利润 结余 赤字")
  /// 其中之一, 其中的, 其中第3个: no list of parts.
  private static let noList = WordTable("之一 的 一个 任 任意 任何")

  /// Whether a count and the rate behind it are of the part before: 建议624条，已采纳546条，采纳率87.5%.
  static func isOfPart(_ k: Int, _ part: Int, _ a: NumberAnalysis) -> Bool {
    guard k + 1 < a.figures.count, a.figures[k + 1].sentence == a.figures[k].sentence,
      a.figures[k + 1].quantity.unit.isPercentSign, a.value(k) <= a.value(part),
      a.value(part) > .zero, !a.leads(k + 1, share),
      a.figures[k + 1].extent.lowerBound - a.figures[k].extent.upperBound <= 12
    else { return false }
    let rate = NumberInterval.printed(a.figures[k].quantity)
      .divided(by: .printed(a.figures[part].quantity)).scaled(by: Exact(100))
    return rate.isValid && rate.intersects(.printed(a.figures[k + 1].quantity))
  }

  static let share = WordTable("占")

  /// 第一产业增加值12.4亿元，增长4.0%；第二产业增加值41.5亿元: names with one ending.
  static func endAlike(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
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
  static func areWhole(_ parts: [Int], of total: Int, _ a: NumberAnalysis) -> Bool {
    parts.contains { isRest($0, a) }
      || isComplementary(parts.map { partName($0, a) }) && !parts.contains { isCumulative($0, a) }
      || areAllYears(parts, of: total, a) || areAgeBands(parts, a)
  }

  /// 市级以上示范社272家: among which those of the higher levels are.
  static func isCumulative(_ k: Int, _ a: NumberAnalysis) -> Bool {
    levelled.isFound(in: a.text(a.figures[k]).scalars, a.figures[k].lead)
  }

  private static let levelled = WordTable("级以上 级及以上 级（含）以上")

  /// The first 其中 that begins a list of parts.
  static func partsMark(_ range: Range<Int>, _ s: [UInt32]) -> Range<Int>? {
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
  static func isOneOfSeveral(
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
  static func isAside(
    _ k: Int, before mark: Int, _ s: [UInt32], _ a: NumberAnalysis
  ) -> Bool {
    let figure = a.figures[k]
    let head = s[stretch(a.sentences[figure.sentence].range.lowerBound, figure.extent.lowerBound)]
    guard let open = head.lastIndex(where: { $0 == 0xFF08 || $0 == 0xFF09 }), s[open] == 0xFF08
    else { return false }
    return closes(s[stretch(figure.extent.upperBound, mark)])
  }

  /// Whether a bracket ends in a stretch that has not begun in it.
  static func closes(_ stretch: ArraySlice<UInt32>) -> Bool {
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
  static func isOfOneKind(_ total: Int, _ part: Int, _ a: NumberAnalysis) -> Bool {
    func noun(_ k: Int) -> Set<UInt32> {
      Set(a.words(a.figures[k].tail, of: a.figures[k]).prefix { ScalarText.isHan($0) }.prefix(12))
    }
    let (whole, own) = (noun(total), noun(part))
    return whole.count < 2 || own.count < 2 || !whole.isDisjoint(with: own)
  }

  /// Whether a part names what is left: 其他94人, but not 其他成员国 behind a name.
  static func isRest(_ k: Int, _ a: NumberAnalysis) -> Bool {
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

  static func trailsOpen(_ figure: Figure, _ s: [UInt32]) -> Bool {
    let end = min(s.count, figure.extent.upperBound + 2)
    return CheckWords.open.isFound(in: s, figure.extent.upperBound..<end)
  }

  /// The words around a figure, without 其中 in front.
  static func partName(_ k: Int, _ a: NumberAnalysis) -> [UInt32] {
    let s = a.scalars(around: k)
    let lead = a.figures[k].lead
    let among = CheckWords.amongTable.length(at: lead.lowerBound, in: s, before: lead.upperBound)
    return Array(s[(lead.lowerBound + (among ?? 0))..<lead.upperBound]) + s[a.figures[k].tail]
  }

  static func isComplementary(_ names: [[UInt32]]) -> Bool {
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
  static let benchmarks = WordTable("目标 计划 任务 上年 去年 同期 往年 标准")
}
