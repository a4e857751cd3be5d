/// Numbers in Chinese numerals: fractions, tenths, ordinals, idioms that count nothing, full coverage.
extension QuantityExtractor {
  /// Whether 分之 stands at `k`, and a number behind it.
  static func hasFraction(_ s: [UInt32], _ k: Int) -> Bool {
    k + 2 < s.count && s[k] == 0x5206 && s[k + 1] == 0x4E4B
      && (ChineseNumeral.isNumeral(s[k + 2]) || NumberText.isDigit(s[k + 2])
        || s[k + 2] == 0x51E0)
  }

  /// 百分之三点五, 三分之一, 千分之二.
  mutating func fraction(
    _ numeral: ChineseNumeral, _ i: Int, _ cursor: Int
  ) -> Int? {
    guard let above = ChineseNumeral(s, at: cursor + 2) else {
      return add(Mention(.unread, i..<(cursor + 2)))
    }
    var value = above.value
    var unit = Unit.percent
    var step = above.step
    if numeral.isBare, numeral.value == Exact(100) || numeral.value == Exact(1000) {
      if numeral.value == Exact(1000) { unit = .permille }
    } else {
      value = above.value / numeral.value * Exact(100)
      step = Exact.ten(-20)
      unit = Unit("分之", .multiple, family: "fraction")
      value = above.value / numeral.value
    }
    guard value.isValid else { return add(Mention(.unread, i..<above.end)) }
    let half = step / Exact(2)
    let more = Self.isMore(at(above.end)) ? 1 : 0
    return append(
      value: value, step: step, decimals: above.decimals, unit: unit,
      interval: more > 0
        ? NumberInterval(value, value + above.coarseStep, upperIsOpen: true)
        : unit.kind == .multiple
          ? NumberInterval(value) : NumberInterval(value - half, value + half),
      approximate: more > 0, number: i..<above.end, range: i..<(above.end + more))
  }

  mutating func ordinal(_ i: Int) -> Int? {
    var k = i + 1
    if let numeral = ChineseNumeral(s, at: k) {
      k = numeral.end
    } else if isDigit(k) {
      while isDigit(k) { k += 1 }
    } else {
      return nil
    }
    return add(Mention(.ordinal, i..<k, number: (i + 1)..<k))
  }

  mutating func chinese(_ i: Int) -> Int? {
    let before = at(i - 1)
    if Self.isVague(s[i]) { return vagueNumber(i) }
    if s[i] == Self.half { return halfUnit(i) }
    if let end = coveragePercent(i) { return end }
    if let end = neighbours(i) { return end }
    if let end = listMarkChinese(i) { return end }
    guard let numeral = ChineseNumeral(s, at: i) else {
      var end = i
      while ChineseNumeral.isNumeral(at(end)) { end += 1 }
      // 二三十人, 十七十八
      return unitStarts(end) && end - i > 1 ? add(Mention(.unread, i..<end)) : end
    }
    let next = at(numeral.end)
    // 二〇三五年, 一九四九年
    if numeral.isDigitString {
      if next == 0x5E74, numeral.end - i == 4, let year = numeral.value.integer {
        return add(Mention(.year, i..<(numeral.end + 1), number: i..<numeral.end, year: year))
      }
      if numeral.end - i == 4, let year = numeral.value.integer, Self.isYearLike(year) {
        return add(Mention(.year, i..<numeral.end, year: year))
      }
    }
    // “十四五”, 十四五时期
    if numeral.isArabic == false, let end = planPeriod(i, numeral) { return end }
    if next == 0x6708 || next == 0x65E5, numeral.value <= Exact(31), !numeral.isDigitString {
      if !(next == 0x65E5 && at(numeral.end + 1) == 0x5747) {
        return add(Mention(.date, i..<(numeral.end + 1), number: i..<numeral.end))
      }
    }
    if Self.hasFraction(s, numeral.end) { return fraction(numeral, i, numeral.end) }
    if let end = tenths(numeral, i) { return end }
    if Self.isOpening(before) {
      if let end = countedTerm(numeral, i, numeral.end) { return end }
      return add(Mention(.label, i..<numeral.end))
    }
    if isIdiom(i, numeral) { return numeral.end }
    return measured(numeral, i, isCell: false, isChinese: true)
  }

  /// 三成, 七成半, 八折, 翻两番.
  private mutating func tenths(_ numeral: ChineseNumeral, _ i: Int) -> Int? {
    let mark = at(numeral.end)
    guard mark == 0x6210 || mark == 0x6298 || mark == 0x756A else { return nil }
    guard numeral.value < Exact(10), !numeral.isDigitString else { return nil }
    let end = numeral.end + 1
    if mark == 0x756A {
      guard WordTables.beforeFan.length(endingAt: i, in: s) != nil, let n = numeral.value.integer
      else { return nil }
      var value = Exact.one
      for _ in 0..<n { value = value * Exact(2) }
      return append(
        value: value, step: .one, decimals: 0, unit: Unit("番", .multiple, family: "番"),
        interval: NumberInterval(value), approximate: false, number: i..<numeral.end,
        range: i..<end)
    }
    guard
      WordTables.beforeTenths.length(endingAt: i, in: s) != nil
        || WordTables.afterTenths.contains(at: end, in: s)
    else { return nil }
    var value = numeral.value * Exact(10)
    var stop = end
    if at(end) == 0x534A {
      value = value + Exact(5)
      stop += 1
    } else if mark == 0x6210, let extra = ChineseNumeral(s, at: end), extra.value < Exact(10),
      extra.end == end + 1
    {
      value = value + extra.value
      stop = extra.end
    }
    return append(
      value: value, step: Exact(10), decimals: 0, unit: Unit(mark == 0x6210 ? "成" : "折", .percent),
      interval: NumberInterval(value - Exact(5), value + Exact(5)), approximate: false,
      number: i..<numeral.end, range: i..<stop)
  }

  /// 几十名, 数百人, 十几个.
  private mutating func vagueNumber(_ i: Int) -> Int? {
    guard let numeral = ChineseNumeral(s, at: i + 1), numeral.isBare || numeral.value == Exact(10),
      let (unit, end) = Unit.read(s, at: numeral.end), !WordTables.beforeVague.contains(at(i - 1))
    else { return nil }
    return append(
      value: numeral.value, step: numeral.step, decimals: 0, unit: unit,
      interval: NumberInterval(numeral.value * Exact(2), numeral.value * Exact(10)),
      approximate: true, number: i..<numeral.end, range: i..<end)
  }

  /// 半年, 半个月, 半天.
  private mutating func halfUnit(_ i: Int) -> Int? {
    guard !WordTables.beforeHalf.contains(at(i - 1)), !ChineseNumeral.isNumeral(at(i - 1)),
      let (unit, end) = Unit.read(s, at: i + 1), unit.kind == .period
    else { return nil }
    return append(
      value: Exact(1, over: 2), step: Exact(1, over: 2), decimals: 0, unit: unit,
      interval: NumberInterval(Exact(1, over: 2)), approximate: false, number: i..<(i + 1),
      range: i..<end)
  }

  /// 两三个, 七八十人: somewhere between.
  private mutating func neighbours(_ i: Int) -> Int? {
    guard let a = ChineseNumeral.digit(at(i)), let b = ChineseNumeral.digit(at(i + 1)),
      b == a + 1 || a == 3 && b == 5, at(i + 2) != 0x5206
    else { return nil }
    if ChineseNumeral.isNumeral(at(i - 1)) { return nil }
    var factor = Exact.one
    var end = i + 2
    if let exponent = [0x5341: 1, 0x767E: 2, 0x5343: 3, 0x4E07: 4][at(end)] {
      factor = Exact.ten(exponent)
      end += 1
    } else if ChineseNumeral.isNumeral(at(end)) {
      return nil
    }
    guard let (unit, stop) = Unit.read(s, at: end), unit.kind != .date else { return nil }
    let low = Exact(a) * factor
    let high = Exact(b) * factor
    return append(
      value: low, step: factor, decimals: 0, unit: unit, interval: NumberInterval(low, high),
      approximate: true, number: i..<end, range: i..<stop)
  }

  /// Whether a Chinese numeral before a measure word counts nothing: 一个复杂的问题, 四位一体.
  private func isIdiom(_ i: Int, _ numeral: ChineseNumeral) -> Bool {
    let next = at(numeral.end)
    let value = numeral.value
    let isSingle = numeral.end == i + 1
    // 一户一策, 一人一诊室
    if s[i] == 0x4E00, isSingle {
      if at(i + 2) == 0x4E00 || at(i - 2) == 0x4E00 { return true }
      return !countsOne(i, numeral.end)
    }
    // 二级, 二类, 二次供水: 两 counts, 二 ranks.
    if isSingle, s[i] == 0x4E8C, next != 0x5206 { return true }
    if isSingle, s[i] == 0x96F6 || s[i] == 0x3007, next != 0x4E2A, next != 0x4F8B, next != 0x4EBA {
      return true
    }
    // 红十字会
    if isSingle, s[i] == 0x5341, next == 0x5B57, at(i - 1) == 0x7EA2 { return true }
    // 四位一体
    if next == 0x4F4D, at(numeral.end + 1) == 0x4E00 { return true }
    // 百年, 千家万户, 万人
    if numeral.isBare {
      // 单位：万元
      if value >= Exact(10_000), !WordTables.beforeScale.contains(at(i - 1)) { return true }
      guard WordTables.afterBare.contains(next) || Self.isMore(next) else { return true }
      if at(numeral.end + 1) == 0x4E07 || at(numeral.end + 1) == 0x53E3 { return true }
      if WordTables.beforeBare.contains(at(i - 1)) { return true }
      // 万家灯火, 千人口
      if next == 0x5BB6, numeral.value != Exact(100) { return true }
      if next == 0x4EBA, at(numeral.end + 1) == 0x53E3 || at(i - 1) == 0x6BCF { return true }
    }
    if value <= Exact(9), WordTables.idiomBehind.contains(at: numeral.end, in: s) { return true }
    return false
  }

  /// Whether 一 before a measure word counts: in a requirement, or against another count.
  private func countsOne(_ i: Int, _ end: Int) -> Bool {
    guard let (unit, _) = Unit.read(s, at: end), unit.kind == .count || unit.kind == .period
    else { return false }
    // 一批, 一面, 一部, 一道
    if unit.isCalled(0x6279) || unit.isCalled(0x9762) || unit.isCalled(0x90E8)
      || unit.isCalled(0x9053)
    {
      return false
    }
    // 一次性, 一家亲
    if WordTables.afterOne.contains(at: end, in: s) { return false }
    // 一次, 一场, 一期
    if unit.isCalled(0x6B21) || unit.isCalled(0x573A) || unit.isCalled(0x671F) {
      if at(i + 2) == 0x6027 || WordTables.beforeOnce.contains(at(i - 1)) { return false }
      if isFrequency(i) { return true }
    }
    if WordTables.prefixBound.length(endingAt: i, in: s) != nil { return true }
    let (stops, atLeast) = (WordTables.sentenceStops, WordTables.atLeast)
    let isBehindComma = at(i - 1) == 0xFF0C
    var k = i
    var steps = 0
    while k > 0, steps < 24, !stops.contains(s[k - 1]) {
      k -= 1
      steps += 1
      if s[k] == 0x6BCF, WordTables.verbsOfOne.isFound(in: s, k..<i) || i - k <= 5,
        at(k + 1) != 0x4E00, i - k > 1
      {
        return true
      }
      if i - k <= 10, atLeast.contains(at: k, in: s) { return true }
      // 2家，一家…另1家
      if isBehindComma, isDigit(k - 1) || at(k - 1) == 0x4E24,
        let (other, _) = Unit.read(s, at: k), other.text == unit.text
      {
        return true
      }
    }
    return WordTables.beforeOne.length(endingAt: i, in: s) != nil
  }

  mutating func coverage(_ i: Int) -> Int? {
    guard let length = WordTables.coverage.length(at: i, in: s) else { return nil }
    return add(
      Mention(.coverage, i..<(i + length), quantity: Self.hundred))
  }

  private mutating func coveragePercent(_ i: Int) -> Int? {
    guard s[i] == 0x767E, let length = WordTables.hundredPercent.length(at: i, in: s) else {
      return nil
    }
    return add(Mention(.quantity, i..<(i + length), quantity: Self.hundred))
  }

  private static let hundred = Quantity(
    value: Exact(100), step: .one, decimals: 0, unit: .percent, bound: .exact,
    interval: NumberInterval(Exact(100)), isApproximate: false)
}
