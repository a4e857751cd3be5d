/// Which two values a stated change lies between.
extension ChangeCheck {
  /// The two values that a stated change lies between.
  struct Operands {
    let from: Int
    let to: Int
    /// Whether 从…到 or 比… says so.
    let isExplicit: Bool
  }

  /// What a value is about, and its year.
  struct Dated: Hashable {
    let key: [UInt32]
    let year: String
    let unit: String
  }

  /// The values of a document by what they are about and their year.
  typealias DatedValues = [Dated: [Int]]

  private static func dated(_ a: NumberAnalysis) -> DatedValues {
    var table: DatedValues = [:]
    for k in a.figures.indices where a.figures[k].fact.period != nil {
      let figure = a.figures[k]
      guard let year = figure.fact.period, !figure.isWords, figure.quantity.isPoint,
        rateKinds.contains(figure.quantity.unit.kind) || figure.fact.key.count >= 4,
        figure.fact.status == .actual, !isChange(k, a)
      else { continue }
      let key = FactCheck.stripped(figure.fact.key)
      guard key.count >= 4 else { continue }
      table[
        Dated(key: key, year: year, unit: figure.quantity.unit.family), default: []
      ].append(k)
    }
    return table
  }

  /// 覆盖率91.3%，较2020年提高8.1个百分点, where another sentence tells the value of 2020.
  static func recalled(
    _ d: Int, _ points: [Int], _ sentence: Sentence, _ values: Lazy<DatedValues>,
    _ a: NumberAnalysis
  ) -> Operands? {
    let figure = a.figures[d]
    guard d > 0, points.contains(d - 1), let p = figure.paragraph else { return nil }
    let main = a.figures[d - 1]
    let s = a.text(figure).scalars
    let gap = stretch(main.extent.upperBound, figure.extent.lowerBound)
    guard main.sentence == figure.sentence, gap.count <= 16, isValue(d - 1, like: d, a),
      !isChange(d - 1, a), !comparedWith(d - 1, a), main.fact.status == .actual,
      !CheckWords.yearly.isFound(in: s, a.clauseBefore(d)),
      !CheckWords.excluded.isFound(in: s, a.clauseBefore(d)),
      CheckWords.comparison(CheckWords.compareTo, in: s, gap) != nil,
      !namesAnother(s[gap], before: main.extent.lowerBound, sentence, s),
      let year = a.mentions(of: p, in: gap).first(where: { $0.kind == .year })?.year
    else { return nil }
    let key = FactCheck.stripped(main.fact.key)
    let unit = main.quantity.unit.family
    let known = values.value { dated(a) }
    let found = (known[Dated(key: key, year: String(year), unit: unit)] ?? []).filter {
      $0 != d - 1 && a.figures[$0].fact.qualifiers == main.fact.qualifiers
        && a.figures[$0].fact.region == main.fact.region
    }
    guard let first = found.first, found.allSatisfy({ a.value($0) == a.value(first) })
    else { return nil }
    return Operands(from: first, to: d - 1, isExplicit: true)
  }

  /// 满意度从78.9分到92.7分，提高13.8分: two ends that are those of a change and of no range, for they are led up
  /// to by 从 and what follows tells how far one is from the other.
  static func spanned(
    _ d: Int, _ direction: Direction, _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Operands? {
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    let own = a.sentences[figure.sentence].figures.lowerBound..<d
    guard let to = own.last(where: { !isChange($0, a) }), d - to <= 2, own.contains(to - 1),
      a.figures[to].partner == to - 1, isValue(to, like: d, a), a.sameUnit(to - 1, to),
      startsFrom(to - 1, a), !a.isApproximate(to), !a.isApproximate(to - 1)
    else { return nil }
    let gap = stretch(a.figures[to].extent.upperBound, figure.extent.lowerBound)
    let isUp = a.value(to - 1) < a.value(to)
    guard gap.count <= 20, isUp == (direction == .up), let first = gap.first,
      WordTables.isStop(s[first]), s[first] != 0x3001, !s[gap].contains(0xFF1B),
      CheckWords.comparison(CheckWords.since, in: s, gap) == nil,
      !CheckWords.yearly.isFound(in: s, gap),
      !namesAnother(s[gap], before: a.figures[to - 1].extent.lowerBound, sentence, s)
    else { return nil }
    return Operands(from: to - 1, to: to, isExplicit: figure.quantity.unit.kind != .percent)
  }

  /// Figures before a comparison that are looked at.
  private static let mostBefore = 100

  /// 东城区、西城区接种率分别为96.2%、94.8%，东城区比西城区高1.4个百分点: the two by the names that they have been
  /// given.
  static func named(_ d: Int, _ a: NumberAnalysis) -> Operands? {
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    guard figure.quantity.unit.kind != .percent,
      let mark = CheckWords.comparison(CheckWords.compareTo, in: s, figure.lead)
    else { return nil }
    var start = figure.lead.lowerBound
    while start < mark.lowerBound, !ScalarText.isHan(s[start]) { start += 1 }
    let own = Array(s[start..<mark.lowerBound])
    let other = s[stretch(mark.upperBound, figure.extent.lowerBound)]
    guard own.count >= 2, own.count <= 8 else { return nil }
    let near = a.figures(before: d, back: 2, most: mostBefore).filter {
      isValue($0, like: d, a) && a.figures[$0].quantity.isPoint && !isChange($0, a)
        && a.figures[$0].lead.count <= 2 || a.leads($0, respectively)
    }
    func find(_ name: [UInt32]) -> Int? {
      let found = near.filter {
        isValue($0, like: d, a) && a.figures[$0].fact.words.starts(with: name)
      }
      return found.count == 1 ? found.first : nil
    }
    guard let x = find(own),
      let y = near.first(where: { k in
        guard k != x, a.sameUnit(k, x) else { return false }
        let name = a.figures[k].fact.words
        let count = zip(name, other).prefix { $0 == $1 }.count
        return count >= 2 && (count == name.count || count >= 3)
      })
    else { return nil }
    return Operands(from: y, to: x, isExplicit: true)
  }

  static let respectively = WordTable("分别")

  static func operands(
    of d: Int, _ points: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Operands? {
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    let before = points.filter {
      $0 < d && isValue($0, like: d, a) && !isChange($0, a) && !isAside($0, before: d, a)
        && !isDetail($0, before: d, a)
        && (hasOwnYear($0, a)
          || !s[stretch(a.figures[$0].extent.upperBound, figure.extent.lowerBound)].contains(0xFF1B))
    }
    guard let y = before.last else { return nil }
    // Nothing but a clause or two may stand between.
    let gap = s[stretch(a.figures[y].extent.upperBound, figure.extent.lowerBound)]
    guard gap.count <= 28 else { return nil }
    // 1小时55分钟: half a quantity is none. 参与率升至44%，再住院率下降3个百分点: another's change.
    let isHalf =
      figure.extent.upperBound < s.count && ScalarText.isDigit(s[figure.extent.upperBound])
    if isHalf || namesAnother(gap, before: a.figures[y].extent.lowerBound, sentence, s) {
      return nil
    }
    let others = before.dropLast()
    if let pairs = pairs(d, Array(before), a) { return pairs.first }
    // 从X增加到Y，增长d
    if let x = others.last(where: { a.sameUnit($0, y) }) {
      let between = stretch(a.figures[x].extent.upperBound, a.figures[y].extent.lowerBound)
      let isArrow = between.count <= 2 && s[between].contains(0x2192)
      if isArrow || endsWithTo(y, a) && startsFrom(x, a) && s[between].count <= 30 {
        return Operands(from: x, to: y, isExplicit: true)
      }
    }
    if isBracketed(y, a) { return bracketed(y, Array(others), sentence, a) }
    // Y，比…的X增长d: X stands in the clause of d, behind 比.
    let own = s[stretch(figure.clause.lowerBound, a.figures[y].extent.lowerBound)]
    if a.figures[y].clause == figure.clause,
      a.figures[y].extent.upperBound <= figure.extent.lowerBound,
      comparedWith(y, a), own.count <= 40
    {
      // The value that is compared: the nearest before, of the same unit, not itself compared with.
      let main = others.last {
        a.sameUnit($0, y) && !comparedWith($0, a) && !countsAnother($0, y, a)
      }
      if let main {
        let between = s[stretch(a.figures[main].extent.upperBound, a.figures[y].extent.lowerBound)]
        guard between.count <= 60 else { return nil }
        // Another subject in front of 比 makes it another value.
        guard sameSubject(main, y, a) else { return nil }
        return Operands(from: y, to: main, isExplicit: true)
      }
      // 较上年的1200人增加150人，达到1350人
      if let main = reached(behind: d, from: y, a) {
        return Operands(from: y, to: main, isExplicit: true)
      }
      // 支出比上年的4.15亿元增加…: the sentence before says what it is now.
      if let main = stated(before: y, a) { return Operands(from: y, to: main, isExplicit: true) }
      return nil
    }
    // Y（上年同期X），增长d
    if let x = others.last, a.sameUnit(x, y), comparedWith(y, a), !comparedWith(x, a) {
      return Operands(from: y, to: x, isExplicit: true)
    }
    // 比2023年的37.0%压降1.5个百分点；结余率2.6%，…: what was compared with is not compared again.
    if let x = others.last, a.sameUnit(x, y), comparedWith(x, a), !comparedWith(y, a),
      !s[stretch(a.figures[x].extent.upperBound, a.figures[y].extent.lowerBound)].contains(0xFF1B),
      figureYear(x, sentence, a) != figureYear(y, sentence, a) || hasPast(x, a)
    {
      return Operands(from: x, to: y, isExplicit: hasPast(x, a))
    }
    // 2021年W，2022年X，2023年Y，先降d: from W to X.
    if a.leads(d, firstOf) || firstYears.isFound(in: s, a.clauseBefore(d)), let x = others.last,
      let w = others.dropLast().last
    {
      return a.sameUnit(w, x) ? Operands(from: w, to: x, isExplicit: false) : nil
    }
    let run = run(d, Array(before), sentence, a)
    if run != nil || listLength(d, sentence, a) >= 2 { return run }
    // 2022年X，2023年Y，今年较2022年增长d: the value of this year stands elsewhere.
    if nowWords.isFound(in: s, stretch(a.figures[y].extent.upperBound, figure.extent.lowerBound)) {
      return nil
    }
    // 2022年X，2023年Y，增长d
    if let x = others.last, a.sameUnit(x, y),
      let first = figureYear(x, sentence, a), let second = figureYear(y, sentence, a),
      first < second, hasOwnYear(x, a), hasOwnYear(y, a), sameNoun(x, y, a)
    {
      return Operands(from: x, to: y, isExplicit: namesBoth(first, second, d, y, a))
    }
    return nil
  }

  private static let reaches = WordTable("达到 达 增至 增加到 增加至 减至 减少到 减少至 降至 升至 总数达到 总数达 总数为")

  /// The value that a change is said to have led to, right behind it.
  private static func reached(behind d: Int, from y: Int, _ a: NumberAnalysis) -> Int? {
    let z = d + 1
    guard a.figures.indices.contains(z), a.figures[z].sentence == a.figures[d].sentence,
      a.sameUnit(z, y), a.figures[z].quantity.isPoint, y == d - 1
    else { return nil }
    let s = a.text(a.figures[d]).scalars
    let gap = stretch(a.figures[d].extent.upperBound, a.figures[z].extent.lowerBound)
    guard gap.count <= 8, let first = gap.first, s[first] == 0xFF0C,
      reaches.length(endingAt: gap.upperBound, in: s, from: gap.lowerBound) != nil
    else { return nil }
    return z
  }

  /// 甲由10元提到12元，乙由15元提到20元，分别提高20%、33.3%: to each change of a list its pair; empty where
  /// there are fewer, `nil` where the change begins no list.
  private static func pairs(_ d: Int, _ values: [Int], _ a: NumberAnalysis) -> [Operands]? {
    let count = listLength(d, a.sentences[a.figures[d].sentence], a)
    guard count >= 2 else { return nil }
    var found: [Operands] = []
    var at = values.count - 1
    while at > 0, found.count < count, endsWithTo(values[at], a),
      a.sameUnit(values[at - 1], values[at]), !endsWithTo(values[at - 1], a)
    {
      found.append(Operands(from: values[at - 1], to: values[at], isExplicit: true))
      at -= 2
    }
    // One pair may have several changes: 由5家增至8家，分别…; without any the values are read otherwise.
    if found.isEmpty { return nil }
    return found.count == count ? found.reversed() : []
  }
  private static let firstOf = WordTable("先")
  private static let firstYears = WordTable("前一年 前两年 前三年 前四年 前五年")
  private static let nowWords = WordTable("今年 本年 目前 现在 眼下 这一数字 这一比例")
  private static let inAll = WordTable("累计 总共 共 一共 期间")

  /// The years that a stretch counts: 三年, 两年, 3年, and neither 二〇二三年 nor 2023年.
  private static func countedYears(_ s: [UInt32], _ range: Range<Int>) -> Int? {
    func value(_ scalar: UInt32) -> Int? {
      switch scalar {
      case 0x4E24: 2
      case 0x5341: 10
      case 0x31...0x39: Int(scalar - 0x30)
      default: ChineseCount.digit(scalar)
      }
    }
    return range.dropFirst().lazy.compactMap { at -> Int? in
      guard s[at] == 0x5E74, let count = value(s[at - 1]), count > 1 else { return nil }
      guard at - 2 >= range.lowerBound else { return count }
      let before = s[at - 2]
      return before == 0x3007 || NumberText.isDigit(before) || value(before) != nil ? nil : count
    }.first
  }

  /// 2020年X，2021年…，2022年…，2023年Y，三年增长d: the first and the last of a row of years, where the change
  /// counts its years or is one in all.
  private static func run(
    _ d: Int, _ values: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Operands? {
    guard let y = values.last, let end = figureYear(y, sentence, a), hasOwnYear(y, a) else {
      return nil
    }
    // Backwards from the last as long as the years fall.
    var row: [(at: Int, year: Int)] = [(y, end)]
    for k in values.dropLast().reversed() {
      guard a.sameUnit(k, y), let year = figureYear(k, sentence, a), let next = row.last,
        year < next.year, hasOwnYear(k, a)
      else { break }
      row.append((k, year))
    }
    guard row.count >= 3, let first = row.last else { return nil }
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    // 三年分别新增192个、242个、314个: from each to the next.
    let listed = listLength(d, sentence, a)
    if listed >= 2 {
      return row.count == listed + 1
        ? Operands(from: first.at, to: row[row.count - 2].at, isExplicit: true) : nil
    }
    // 两年提高10.9个百分点，其中2024年提高5.6个百分点: behind the change before.
    let last = stretch(y + 1, d).last {
      isChange($0, a)
        && CheckWords.amongTable.isFound(
          in: s, stretch(a.figures[$0].extent.upperBound, figure.extent.lowerBound))
    }
    let gap = stretch(a.figures[last ?? y].extent.upperBound, figure.extent.lowerBound)
    let years = countedYears(s, gap)
    let isYearly = CheckWords.yearly.isFound(in: s, a.clauseBefore(d))
    guard years != nil || isYearly || inAll.isFound(in: s, gap) else { return nil }
    // 三年 from 2020 to 2023; some count the years told instead.
    let told = years.flatMap { n in
      row.first { $0.year == end - n } ?? row.first { $0.year == end - n + 1 }
    }
    return Operands(from: (told ?? first).at, to: y, isExplicit: told != nil)
  }

  /// How many changes 分别 is followed by, of which `d` is the first; 1 where it leads up to no list.
  private static func listLength(_ d: Int, _ sentence: Sentence, _ a: NumberAnalysis) -> Int {
    guard a.leads(d, respectively) else { return 1 }
    var end = d + 1
    while end < sentence.figures.upperBound, RespectivelyCheck.areJoined(end - 1, end, a) {
      end += 1
    }
    return end - d
  }

  private static let pastValue = WordTable(
    "上年同期为 去年同期为 上年为 去年为 上月为 同期为 上一年为 上期为 上季度为 上年同期 去年同期 上月")

  /// 下降8.8%，上年为34: what it was before stands behind the change.
  static func behind(
    _ d: Int, _ points: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Operands? {
    let figure = a.figures[d]
    let s = a.text(figure).scalars
    guard let z = points.first(where: { $0 > d }), z == d + 1, isValue(z, like: d, a),
      a.figures[z].sentence == figure.sentence, direction(z, a) == nil,
      !CheckWords.yearly.isFound(in: s, a.clauseBefore(d))
    else { return nil }
    let gap = stretch(figure.extent.upperBound, a.figures[z].extent.lowerBound)
    guard gap.count <= 10, let first = gap.first,
      WordTables.isStop(s[first]) || s[first] == 0x3001,
      pastValue.length(at: first + 1, in: s).map({ first + 1 + $0 >= gap.upperBound }) ?? false
        || isYearAlone(stretch(first + 1, gap.upperBound), figure, a)
    else { return nil }
    let before = points.filter { $0 < d && a.sameUnit($0, z) && !isChange($0, a) }
    guard let main = before.last, !comparedWith(main, a), isValue(main, like: d, a) else {
      return nil
    }
    let between = s[stretch(a.figures[main].extent.upperBound, figure.extent.lowerBound)]
    guard between.count <= 16, !between.contains(0xFF1B), main == d - 1,
      !namesAnother(between, before: a.figures[main].extent.lowerBound, sentence, s)
    else { return nil }
    return Operands(from: z, to: main, isExplicit: true)
  }

  /// 2018年为
  private static func isYearAlone(
    _ range: Range<Int>, _ figure: Figure, _ a: NumberAnalysis
  ) -> Bool {
    guard let p = figure.paragraph, let year = a.mentions(of: p, in: range).first,
      year.kind == .year, year.range.lowerBound == range.lowerBound
    else { return false }
    let rest = a.paragraphs[p].text.scalars[stretch(year.range.upperBound, range.upperBound)]
    return rest.allSatisfy { yearTail.contains($0) }
  }

  private static let yearTail = ScalarSet(ScalarText.units("为是末底的仅"))

  /// 486例，死亡2例，发病数较上月（432例）上升12.5%: of several values the one that the words in front of the
  /// comparison name.
  private static func bracketed(
    _ y: Int, _ values: [Int], _ sentence: Sentence, _ a: NumberAnalysis
  ) -> Operands? {
    let s = a.text(a.figures[y]).scalars
    let open = a.figures[y].extent.lowerBound - 1
    let candidates = values.filter { a.sameUnit($0, y) && !comparedWith($0, a) }
    guard let last = candidates.last else { return nil }
    if levelled(y + 1, a) != nil { return Operands(from: y, to: last, isExplicit: true) }
    let own = a.clauses[sentence.clauses].last { $0.upperBound == open } ?? open..<open
    let isLikened = own.first.map { s[$0] == 0x4E0E } ?? false
    guard let mark = isLikened ? own : CheckWords.comparison(CheckWords.compareTo, in: s, own)
    else { return nil }
    let subject = s[own.lowerBound..<mark.lowerBound]
    if subject.count < 2, let earlier = values.last(where: { isBracketed($0, a) }),
      let same = bracketed(earlier, values.filter { $0 < earlier }, sentence, a)
    {
      return Operands(from: y, to: same.to, isExplicit: true)
    }
    if subject.count < 2 {
      return candidates.count == 1 || last == values.last
        ? Operands(from: y, to: last, isExplicit: true) : nil
    }
    let pairs = Set(zip(subject, subject.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    let named = candidates.filter { k in
      let words = s[a.figures[k].lead]
      return zip(words, words.dropFirst()).contains {
        pairs.contains(UInt64($0) << 32 | UInt64($1))
      }
    }
    return named.count == 1 ? Operands(from: y, to: named[0], isExplicit: true) : nil
  }

  private static let overYears = WordTable("两年 三年 四年 五年 期间")

  /// Whether the change names the two years itself (2023年比2022年增长…), or the span between them
  /// (两年提高…).
  private static func namesBoth(
    _ first: Int, _ second: Int, _ d: Int, _ y: Int, _ a: NumberAnalysis
  ) -> Bool {
    let figure = a.figures[d]
    guard let p = figure.paragraph else { return false }
    let gap = stretch(a.figures[y].extent.upperBound, figure.extent.lowerBound)
    let years = a.mentions(of: p, in: gap).filter { $0.kind == .year }.compactMap(\.year)
    return years == [second, first] || years == [first, second]
      || overYears.isFound(in: a.text(figure).scalars, gap)
  }

  /// The figure of the sentence before that a comparison without a value of its own speaks of: the
  /// same noun stands in front of 比 as in front of it.
  static func stated(before y: Int, _ a: NumberAnalysis) -> Int? {
    let figure = a.figures[y]
    let s = a.text(figure).scalars
    guard let mark = CheckWords.comparePrefix.first(in: s, figure.lead) else { return nil }
    let noun = Indicator.key(Array(s[stretch(figure.clause.lowerBound, mark.lowerBound)]))
    guard noun.count >= 4 else { return nil }
    let first = a.figures(upTo: figure.sentence, back: 2).lowerBound
    let named = (first..<y).filter { k in
      guard a.sameUnit(k, y), a.figures[k].quantity.isPoint, !comparedWith(k, a), !isChange(k, a)
      else { return false }
      let own = a.text(a.figures[k]).scalars
      return Indicator.key(Array(own[Indicator.nounBefore(own, a.figures[k].lead)])) == noun
    }
    return named.count == 1 ? named.first : nil
  }

  private static func figureYear(_ k: Int, _ sentence: Sentence, _ a: NumberAnalysis) -> Int? {
    a.figures[k].fact.period.flatMap { Int($0) }
  }
}
