/// One fact told twice in a document: one value.
enum FactCheck {
  static let id = "num-fact-conflict"
  static let target = "num-target-conflict"

  // MARK: Keys

  private static let endings = WordTable("覆盖率 率 数量 总数 数 比例 占比 比重 水平 达标率")

  /// The key without what is left out in one place and written in another.
  static func stripped(_ key: [UInt32]) -> [UInt32] {
    var words = key
    if let length = Indicator.perHead.length(at: 0, in: words) {
      let base = words[..<length].contains(0x4E07) ? "每万" : "每千"
      words = ScalarText.units(base) + words[length...]
    }
    if let length = endings.length(endingAt: words.count, in: words), words.count - length >= 2 {
      words.removeLast(length)
    }
    return words
  }

  /// The last two characters: the head noun.
  static func head(_ key: [UInt32]) -> UInt64 {
    guard key.count >= 2 else { return 0 }
    return UInt64(key[key.count - 2]) << 32 | UInt64(key[key.count - 1])
  }

  /// Dice's coefficient of the pairs of characters; `nil` where there are none.
  static func likeness(_ a: [UInt32], _ b: [UInt32]) -> Exact? {
    if a == b { return a.isEmpty ? nil : .one }
    guard a.count >= 2, b.count >= 2 else { return nil }
    func pairs(_ s: [UInt32]) -> [UInt64: Int] {
      var table: [UInt64: Int] = [:]
      for i in 0..<(s.count - 1) { table[UInt64(s[i]) << 32 | UInt64(s[i + 1]), default: 0] += 1 }
      return table
    }
    let (p, q) = (pairs(a), pairs(b))
    var shared = 0
    for (pair, count) in p { shared += min(count, q[pair] ?? 0) }
    return Exact(2 * shared) / Exact(a.count + b.count - 2)
  }

  /// Whether two words of measure may stand for each other: 家, 所, 个.
  static func likeMeasures(_ x: Unit, _ y: Unit) -> Bool {
    if x.family == y.family || x.text.isEmpty || y.text.isEmpty { return true }
    let free: Set<String> = ["个", "家", "所", "项", "条", "座", "处", "支", "人", "种", "类"]
    return free.contains(x.family) && free.contains(y.family)
      && !(x.family == "人") && !(y.family == "人")
  }

  /// 以上 against 以下.
  static func opposite(_ x: Quantity.Bound, _ y: Quantity.Bound) -> Bool {
    func side(_ b: Quantity.Bound) -> Int {
      switch b {
      case .atLeast, .moreThan: 1
      case .atMost, .lessThan: -1
      default: 0
      }
    }
    return side(x) * side(y) < 0
  }

  /// 超5500人次 and 超13000人次 can both be; of goals only one can.
  private static func sameSide(_ x: Quantity, _ y: Quantity, _ areGoals: Bool) -> Bool {
    !areGoals && x.bound == y.bound && !x.isPoint
  }

  // MARK: Within a document

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    // A statute sets limits, one for each case.
    if a.isStatute { return [] }
    var named: [(key: [UInt32], figure: Int)] = []
    for k in a.figures.indices where !a.figures[k].isWords && isComparable(a.figures[k].quantity) {
      let count = a.figures[k].fact.key.count
      guard count >= 2, count <= mostInKey, !isChange(k, a) else { continue }
      // 收集问题480条: two characters say too little without their verb.
      let key = count >= 3 ? a.figures[k].fact.key : signature(k, a)
      guard key.count >= 3, key.count <= mostInKey,
        key.count(where: { ScalarText.isHan($0) }) >= 2
      else { continue }
      named.append((key, k))
    }
    // By name, those of one name in their order.
    named.sort {
      $0.key == $1.key ? $0.figure < $1.figure : $0.key.lexicographicallyPrecedes($1.key)
    }
    var found: [Relation] = []
    var start = 0
    while start < named.count {
      let key = named[start].key
      let end = named[start...].firstIndex { $0.key != key } ?? named.count
      if end - start >= 2, end - start <= 12 {
        found += compare(named[start..<end].map(\.figure), key, a)
      }
      start = end
    }
    found += sameSentence(a)
    found += measures(a)
    return found
  }

  /// Longer names are no names.
  private static let mostInKey = 24

  /// Whether a value of the kind is told twice: no span, no change and no multiple is.
  static func isComparable(_ q: Quantity) -> Bool {
    q.bound != .range && q.unit.kind != .percentagePoint && q.unit.kind != .period
      && q.unit.kind != .multiple
  }

  private static let changes = WordTable(
    "增长 增加 提高 上升 下降 减少 降低 跌 涨 回落 增 降 升 增幅 降幅 增速 增长率 同比 环比 下滑 上涨 下跌 收涨 收跌")

  /// Whether a figure is how much something changed, which every span of time has its own of.
  static func isChange(_ k: Int, _ a: NumberAnalysis) -> Bool {
    endsInChange(a.figures[k].fact.key) || ChangeCheck.isRising(k, a) != nil
  }

  /// 第三季度增长: the name of a change and of no value.
  static func endsInChange(_ key: [UInt32]) -> Bool {
    changes.length(endingAt: key.count, in: key) != nil
  }

  private static let supposed = WordTable("如果 假如 若 假设 倘若 只要 一旦 默认 推荐 建议 范围 上限 下限")
  private static let whenever = WordTable("时 的情况下 的话 的，")

  /// Whether a figure is said of a case (如果…, …时) and not of how things are.
  private static func isCase(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    if supposed.isFound(in: s, a.clauseBefore(k)) { return true }
    guard !figure.clause.isEmpty else { return false }
    return s[figure.clause.upperBound - 1] == 0x65F6
      || figure.tail.contains { s[$0] == 0x65F6 }
        && whenever.length(at: figure.extent.upperBound, in: s) != nil
  }

  /// The words that a clause begins with, up to its verb or its number: who does what is counted.
  ///
  /// 全国水路发送旅客75万人次 and 公路预计发送旅客2750万人次 are two facts. Where the clause begins with
  /// its verb, the topic of the clause before stands for it (民航方面，…).
  private static func actor(_ k: Int, _ a: NumberAnalysis) -> [UInt32] {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    func words(_ range: Range<Int>) -> [UInt32] {
      var start = range.lowerBound
      while let length = openings.length(at: start, in: s, before: range.upperBound) {
        start += length
      }
      var end = start
      while end < range.upperBound, end - start < 24 {
        if actorEnd.length(at: end, in: s, before: range.upperBound) != nil { break }
        end += 1
      }
      let noun = Indicator.key(Array(s[start..<end]))
      return noun.filter { ScalarText.isHan($0) && !timeWords.contains($0) }
    }
    var noun = words(stretch(figure.clause.lowerBound, figure.extent.lowerBound))
    // 悬挂横幅9条、张贴海报4张: the clause begins with what is done.
    if actions.isFound(in: noun, 0..<noun.count) { noun = [] }
    if noun.isEmpty || noun.count == 1 {
      let sentence = a.sentences[figure.sentence]
      guard let own = a.clauses[sentence.clauses].firstIndex(of: figure.clause),
        own > sentence.clauses.lowerBound
      else { return [] }
      let before = a.clauses[own - 1]
      let isTopic =
        before.count <= 10 && s[before.upperBound - 1] == 0x9762
        || noun.isEmpty && before.count <= 12 && !Indicator.hasVerb(s, before)
      noun = isTopic ? words(before) : []
    }
    return noun
  }

  private static let openings = WordTable("预计 其中 今天 昨天 今年 目前 全年 截至目前 同时 另")
  private static let actorEnd = WordTable(
    "预计 共 已 累计 发送 完成 受理 接待 开展 举办 建成 发放 印发 培训 组织 投入 安排 检查 排查 办理 办结 整改 新建 实现 新增 签约 "
      + "随访 救助 覆盖 惠及 走访 慰问 召开 张贴 制作 配备 购置 达 为 有 约 超 仅 日均")
  private static let timeWords = ScalarSet(ScalarText.units("年月日今昨前去上本当底末时截至目"))

  /// Whether two figures are said of different bodies.
  private static func differInActor(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let (p, q) = (actor(x, a), actor(y, a))
    guard p.count >= 2, q.count >= 2 else { return false }
    return !holds(p, q) && !holds(q, p)
  }

  /// Whether five paragraphs begin as articles do: 第三条.
  static func isStatute(_ paragraphs: [NumberParagraph]) -> Bool {
    let articles = paragraphs.count {
      guard let first = $0.mentions.first?.range, first.lowerBound == 0 else { return false }
      return $0.text[first.upperBound] == 0x6761 && $0.mentions[0].kind == .ordinal
    }
    return articles >= 5
  }

  private static let penal = WordTable(
    "给予 奖励 补助 补贴 资助 不予 处 罚款 罚金 赔偿 补偿 有期徒刑 拘留 情节 违法 非法 犯罪 的； 造成 致使")
  private static let spans = WordTable(
    "五年 三年 十年 全年 今年 去年 上半年 下半年 近年来 今天 昨天 昨日 今日 明天 昨晚 当晚 本月 上月 当月 周一 周二 周三 周四 周五 周六 周日 近5日 近30日 一季度 二季度 三季度 四季度 前三季度 当年 以来 每年 每月 每季度 每周 每天 任期 首批 第一批 第二批 第三批 一期 二期 三期 日均 月均 当日 当天 期间 月份 上旬 中旬 下旬 本周 上周 次年 明年 往年 历年 第一 第二 第三 首次 再次 月 日"
  )

  private static let days = WordTable(
    "今天 昨天 今日 昨日 明天 当日 当天 今晨 昨晚 本周 上周 近日 近5日 近30日 周一 周二 周三 周四 周五 周六 周日 收盘")

  /// Whether a figure is of a day: no other document need be of the same.
  static func isOfADay(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    // The sentence before may say it: 今天（2月15日），…。其中，铁路客运量….
    var sentence = figure.sentence
    if sentence > 0, a.sentences[sentence - 1].paragraph == figure.paragraph { sentence -= 1 }
    let start = max(
      a.sentences[sentence].range.lowerBound, figure.lead.upperBound - Indicator.reach)
    return days.isFound(in: a.text(figure).scalars, stretch(start, figure.lead.upperBound))
  }

  /// What is said of time beside the years.
  static func times(_ k: Int, _ a: NumberAnalysis) -> Set<[UInt32]> {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    var found: Set<[UInt32]> = []
    let spans = spans
    var i = max(
      a.sentences[figure.sentence].range.lowerBound, figure.lead.upperBound - Indicator.reach)
    let end = max(i, figure.lead.upperBound)
    while i < end, let (word, place) = spans.firstWord(in: s, i..<end, before: s.count) {
      let length = spans.length(of: word)
      // 6月: with its number.
      let low = length == 1 ? max(0, place - 2) : place
      i = place + length
      found.insert(Array(s[low..<i]))
    }
    return found
  }

  private static func compare(_ members: [Int], _ key: [UInt32], _ a: NumberAnalysis) -> [Relation]
  {
    var found: [Relation] = []
    for (at, y) in members.enumerated() where at > 0 {
      // Many values of one name and time: a list of places or cases, each with its own.
      let period = a.figures[y].fact.period
      let values = Set(
        members.lazy.filter { a.figures[$0].fact.period == period }.map { a.value($0) })
      // The nearest earlier one that is comparable.
      for x in members[..<at].reversed() {
        guard comparable(x, y, a) else { continue }
        let (p, q) = (a.figures[x], a.figures[y])
        guard let context = context(x, y, a) else { continue }
        let operands = [p.place, q.place]
        if opposite(p.quantity.bound, q.quantity.bound) {
          guard p.quantity.value == q.quantity.value, context >= 2 else { continue }
          found.append(
            Relation(
              target, .fail, severity: .error, at: q.place, operands: operands,
              formula: "\(a.printed(p)) ≠ \(a.printed(q))", printed: a.printed(q),
              computed: a.printed(p),
              message: Message(
                zh: "“\(q.fact.indicator)”此处写作“\(a.printed(q))”，前文写作“\(a.printed(p))”，方向相反。请核对",
                en:
                  "\(q.fact.indicator) is “\(a.printed(q))” here and “\(a.printed(p))” before: the "
                  + "bounds point in opposite directions. Please check")))
          break
        }
        if NumberInterval.printed(p.quantity).intersects(NumberInterval.printed(q.quantity))
          || p.quantity.bound != q.quantity.bound
            && p.quantity.asserted.intersects(q.quantity.asserted)
        {
          if context >= 2 || key.count >= 5 {
            found.append(
              Relation(
                id, .pass, at: q.place, operands: operands,
                formula: "\(a.number(x)) \(a.value(x) == a.value(y) ? "=" : "≈") \(a.number(y))"))
          }
          break
        }
        let isTarget = p.fact.status != .actual || q.fact.status != .actual
        let isOneSided = sameSide(p.quantity, q.quantity, isTarget)
        // 2024年，…达到45%以上 and 到2024年底，…达到65%以上: of one year and one rate.
        let isOneRate =
          isOneSided && p.quantity.unit.kind == .percent && key.count >= 4
          && p.fact.period != nil && p.fact.period == q.fact.period
        guard context >= 2 || isOneRate, values.count <= 2, !isOneSided || isOneRate else {
          break
        }
        let certain = context >= 3 && !isOneRate
        found.append(
          Relation(
            isTarget && p.quantity.bound != .exact ? target : id, certain ? .fail : .uncertain,
            severity: certain ? .error : .warning, at: q.place, operands: operands,
            formula: "\(a.number(x)) ≠ \(a.number(y))", printed: a.printed(q),
            computed: a.printed(p),
            message: Message(
              zh: "“\(q.fact.indicator)”此处为“\(a.printed(q))”，前文为“\(a.printed(p))”，同一事项两个数字"
                + "；\(Repair.either(a.printed(p), a.printed(q)))。请核对",
              en: "\(q.fact.indicator) is “\(a.printed(q))” here and “\(a.printed(p))” before. "
                + "Please check")))
        break
      }
    }
    return found
  }

  /// 25类 and 25种 of one thing.
  private static func measures(_ a: NumberAnalysis) -> [Relation] {
    struct Thing: Hashable {
      let value: Exact
      let noun: [UInt32]
    }
    var known: [Thing: Int] = [:]
    var found: [Relation] = []
    for k in a.figures.indices {
      let measure = a.figures[k].quantity.unit
      // 类, 种
      guard measure.isCalled(0x7C7B) || measure.isCalled(0x79CD), a.value(k) > Exact(3) else {
        continue
      }
      let figure = a.figures[k]
      let unit = measure.text
      let noun = Array(a.words(figure.tail, of: figure).prefix(4))
      guard noun.count == 4, noun.allSatisfy(ScalarText.isHan) else { continue }
      let thing = Thing(value: figure.quantity.value, noun: noun)
      guard let first = known[thing] else {
        known[thing] = k
        continue
      }
      let other = a.figures[first]
      guard other.quantity.unit.text != unit else { continue }
      let word = other.quantity.unit.text
      found.append(
        Relation(
          id, .uncertain, severity: .info, at: figure.place,
          operands: [other.place, figure.place], formula: "\(word) ≠ \(unit)",
          printed: a.printed(figure), computed: a.printed(other),
          message: Message(
            zh: "同一事项此处以“\(unit)”计，前文以“\(word)”计，量词宜统一",
            en: "counted in \(unit) here and in \(word) before; one measure word reads better")))
    }
    return found
  }

  private static func comparable(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let (p, q) = (a.figures[x], a.figures[y])
    guard p.paragraph != nil, p.sentence != q.sentence, times(x, a) == times(y, a),
      !isCase(x, a), !isCase(y, a), !differInActor(x, y, a), !areSiblings(x, y, a),
      !penal.isFound(in: a.text(p).scalars, p.clause),
      !penal.isFound(in: a.text(q).scalars, q.clause),
      p.quantity.unit.kind == q.quantity.unit.kind,
      likeMeasures(p.quantity.unit, q.quantity.unit)
        || p.quantity.unit.family == q.quantity.unit.family,
      p.fact.qualifiers == q.fact.qualifiers
    else { return false }
    // A limit is a fact of its own only where it is a goal for a rate.
    let bounded = p.quantity.bound != q.quantity.bound || !p.quantity.isPoint
    if bounded, p.quantity.unit.kind != .percent && p.quantity.unit.kind != .rate,
      p.fact.key != q.fact.key || p.fact.status == .requirement
    {
      return false
    }
    if p.quantity.unit.kind == .count, p.quantity.unit.family != q.quantity.unit.family,
      p.quantity.unit.text.isEmpty || q.quantity.unit.text.isEmpty
    {
      return false
    }
    if let first = p.fact.period ?? a.earlierYear(x),
      let second = q.fact.period ?? a.earlierYear(y),
      first != second
    {
      return false
    }
    // What tells no year is of the document's.
    if let title = a.titleYear, (said(x, a) ?? title) != (said(y, a) ?? title) { return false }
    if (p.fact.period == nil) != (q.fact.period == nil), p.fact.status != q.fact.status {
      return false
    }
    if p.fact.status != q.fact.status { return false }
    // 三年补充100名。到2025年底，补充40名: what is to be done in all, and what of it by a year.
    if (said(x, a) == nil) != (said(y, a) == nil), p.fact.status != .actual,
      p.quantity.unit.kind == .count || p.quantity.unit.kind == .money
    {
      return false
    }
    if likensTo(x, y, a) || differInHead(x, y, a) { return false }
    let regions = Set([p.fact.region, q.fact.region].filter { !$0.isEmpty && !own.contains($0) })
    if regions.count > 1 { return false }
    return true
  }

  /// 2020年末床位19080张。…床位22540张，比2020年增加3460张: the second says itself that it is of another time.
  private static func likensTo(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[y]
    guard let p = figure.paragraph, let year = said(x, a) else { return false }
    let s = a.text(figure).scalars
    let behind = stretch(
      figure.extent.upperBound,
      min(figure.extent.upperBound + 14, a.sentences[figure.sentence].range.upperBound))
    return CheckWords.comparison(CheckWords.compareTo, in: s, behind) != nil
      && a.mentions(of: p, in: behind).contains {
        $0.kind == .year && $0.year.map { String($0) } == year
      }
  }

  /// （一）基金使用方面。11项问题…; （二）药品采购方面。8项问题…: a short name under heads of their own.
  private static func differInHead(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    func head(_ k: Int) -> ArraySlice<UInt32>? {
      guard let number = a.figures[k].paragraph, a.figures[k].fact.key.count <= 4 else {
        return nil
      }
      let paragraph = a.paragraphs[number]
      let first = a.sentences[paragraph.sentences.lowerBound]
      guard let mark = paragraph.mentions.first, mark.kind == .listMark, mark.range.lowerBound == 0,
        first.figures.isEmpty, first.range.count <= 30,
        a.figures[k].sentence != paragraph.sentences.lowerBound
      else { return nil }
      return paragraph.text.scalars[stretch(mark.range.upperBound, first.range.upperBound)]
    }
    guard let first = head(x), let second = head(y) else { return false }
    return !first.elementsEqual(second)
  }

  private static func said(_ k: Int, _ a: NumberAnalysis) -> String? {
    a.figures[k].fact.period ?? a.earlierYear(k)
  }

  /// Items of one list that begin alike, or two sentences side by side that do: each has its value.
  private static func areSiblings(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let (p, q) = (a.figures[x], a.figures[y])
    guard let first = p.paragraph, let second = q.paragraph, second - first <= 1 else {
      return false
    }
    if first == second {
      return q.sentence - p.sentence == 1 && a.value(x) != a.value(y)
        && !(a.leads(x, totals) && a.leads(y, totals))
    }
    // Two neighbouring paragraphs of one make.
    let (s, t) = (a.paragraphs[first].text.scalars, a.paragraphs[second].text.scalars)
    guard s.count < 200, t.count < 200, let likeness = likeness(s, t) else { return false }
    return likeness >= Exact(7, over: 10) && a.value(x) != a.value(y)
  }

  static let own: Set<String> = [
    "全市", "全县", "全区", "我市", "我县", "我区", "辖区", "辖区内", "全镇", "全乡", "全街道", "本市", "本县", "本区", "全旗",
    "全州",
  ]

  /// How much says that two figures tell one fact: 3 the same clause word for word, 2 nearly, or
  /// nearly and of one region and year; `nil` where something else is spoken of.
  private static func context(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Int? {
    let (p, q) = (a.figures[x], a.figures[y])
    let first = signature(x, a)
    let second = signature(y, a)
    guard subjects(x, a) == subjects(y, a) else { return nil }
    guard let likeness = likeness(first, second) else { return nil }
    let short = min(first.count, second.count)
    let sameYear = p.fact.period != nil && p.fact.period == q.fact.period
    let total = a.leads(x, totals) && a.leads(y, totals)
    if likeness == .one, short >= 8 { return 3 }
    // The same words far from each other, as in a summary; or of one place and year.
    let isFar = (p.paragraph ?? 0) + 2 <= (q.paragraph ?? 0)
    if likeness == .one,
      short >= 6 && isFar || short >= 4 && sameYear && regional(x, a) && regional(y, a)
    {
      return 3
    }
    if likeness >= Exact(4, over: 5), short >= 6, total || sameYear || short >= 10 { return 3 }
    if p.fact.key.count >= 5, total && sameYear { return 3 }
    if p.fact.key.count >= 5, total || sameYear || regional(x, a) && regional(y, a) { return 2 }
    if likeness >= Exact(7, over: 10), short >= 6 { return 2 }
    return 1
  }

  private static func regional(_ k: Int, _ a: NumberAnalysis) -> Bool {
    own.contains(a.figures[k].fact.region)
  }

  private static let totals = WordTable("累计 共 共有 总数 总量 总 现有")

  /// The clause without its numbers, times and regions.
  static func signature(_ k: Int, _ a: NumberAnalysis) -> [UInt32] {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    let before = figure.lead.lowerBound..<figure.extent.lowerBound
    var words: [UInt32] = []
    words.reserveCapacity(before.count + figure.tail.count)
    for part in [before, figure.tail] {
      for i in part where !NumberText.isDigit(s[i]) && s[i] != 0x5E74 { words.append(s[i]) }
    }
    return Indicator.key(words)
  }

  private static let named = WordTable("镇 乡 街道 社区 医院 中心 学校 公司 村 县 区 市 省 局 委 站 院 所 园 小学 中学 分局 大队 科")

  /// The proper names in front of a figure in its sentence, by the words that end them.
  private static func holds(_ text: [UInt32], _ name: [UInt32]) -> Bool {
    guard text.count >= name.count else { return false }
    return (0...(text.count - name.count)).contains {
      text[$0..<($0 + name.count)].elementsEqual(name)
    }
  }

  static func subjects(_ k: Int, _ a: NumberAnalysis) -> [[UInt32]] {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    let start = max(
      a.sentences[figure.sentence].range.lowerBound, figure.lead.upperBound - Indicator.reach)
    var found: [[UInt32]] = []
    let named = named
    var i = start + 2
    let end = max(i, figure.lead.upperBound)
    while i < end, let (word, place) = named.firstWord(in: s, i..<end, before: s.count) {
      i = place + named.length(of: word)
      let name = Array(s[max(start, place - 2)..<i])
      let isGeneral =
        name.contains { general.contains($0) } || a.heads.contains { Self.holds($0, name) }
      if !isGeneral, name.allSatisfy(ScalarText.isHan) { found.append(name) }
    }
    return found
  }

  private static let general = ScalarSet(ScalarText.units("全我本各辖该每家所个级内的基层在和及与等卫生服务人民居民"))

  // MARK: One sentence

  static let actions = WordTable(
    "张贴 发放 印发 开展 举办 召开 组织 培训 检查 排查 发送 制作 悬挂 摆放 走访 慰问 接待 受理 办结 整改 建成 新建 完成 投入 安装 配备 购置")

  /// 张贴海报4张……张贴宣传海报40余份: one thing twice in one sentence.
  private static func sameSentence(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for sentence in a.sentences
    where sentence.figures.count >= 2 && sentence.words.contains(.action) {
      let s = a.paragraphs[sentence.paragraph].text.scalars
      var seen: [(k: Int, verb: [UInt32], noun: [UInt32])] = []
      for k in sentence.figures
      where !a.figures[k].isWords && a.figures[k].quantity.unit.kind == .count {
        let figure = a.figures[k]
        guard let at = actions.first(in: s, figure.lead) else { continue }
        let noun = Array(s[stretch(at.upperBound, figure.lead.upperBound)]).filter {
          !WordTables.fillers.contains($0) && (ScalarText.isHan($0) || NumberText.isDigit($0))
        }
        guard noun.count >= 2, noun.count <= 8 else { continue }
        let verb = Array(s[at])
        for other in seen.suffix(12)
        where other.verb == verb && other.noun.suffix(2) == noun.suffix(2) {
          let (short, long) =
            other.noun.count <= noun.count ? (other.noun, noun) : (noun, other.noun)
          // The longer name only adds a word in front.
          guard long.suffix(short.count) == short[...], short.count == 2 || long == short,
            long.count <= short.count + 4
          else { continue }
          let (p, q) = (a.figures[other.k], figure)
          if p.quantity.asserted.intersects(q.quantity.asserted) { continue }
          guard p.fact.qualifiers.averages == q.fact.qualifiers.averages,
            !differInActor(other.k, k, a),
            (actor(other.k, a).count >= 3) == (actor(k, a).count >= 3)
          else { continue }
          found.append(
            Relation(
              id, .uncertain, severity: .warning, at: q.place, operands: [p.place, q.place],
              formula: "\(a.number(other.k)) ≠ \(a.number(k))", printed: a.printed(q),
              computed: a.printed(p),
              message: Message(
                zh: "一句之中，“\(NumberText.string(verb + other.noun))”为“\(a.printed(p))”，"
                  + "“\(NumberText.string(verb + noun))”又为“\(a.printed(q))”。如为同一事项，请核对数字和量词",
                en:
                  "one sentence gives “\(a.printed(p))” and “\(a.printed(q))” for what seems to be one "
                  + "thing. Please check number and measure word")))
        }
        seen.append((k, verb, noun))
      }
    }
    return found
  }
}
