/// A number in digits with its unit, bound and approximation.
extension QuantityExtractor {
  private static func isGrade(_ s: UInt32) -> Bool {
    switch s {
    case 0x7EA7, 0x7B49, 0x7532, 0x4E59, 0x4E19: true  // 级 等 甲 乙 丙
    default: false
    }
  }
  private static func isAddress(_ s: UInt32) -> Bool {
    switch s {
    case 0x53F7, 0x680B, 0x697C, 0x5BA4, 0x5F04, 0x5E62: true  // 号 栋 楼 室 弄 幢
    default: false
    }
  }
  private static let phase = WordTable("工程 项目 建设 投资 改造 用房 大楼 临床 疫苗")

  /// A number that no rule above has claimed.
  mutating func figure(_ i: Int, _ run: Int, isCell: Bool) -> Int? {
    guard let numeral = ChineseNumeral(s, at: i) else { return add(Mention(.unread, i..<run)) }
    return measured(numeral, i, isCell: isCell, isChinese: false)
  }

  /// A numeral with what stands around it.
  mutating func measured(
    _ numeral: ChineseNumeral, _ i: Int, isCell: Bool, isChinese: Bool
  ) -> Int? {
    var cursor = numeral.end
    var suffixMore = false
    if Self.isMore(at(cursor)), !Self.isAddition(s, cursor) {
      suffixMore = true
      cursor += 1
      // 160余万份
      if at(cursor) == 0x4E07 || at(cursor) == 0x4EBF || at(cursor) == 0x5343 {
        return scaledBehindMore(numeral, i, cursor)
      }
    }
    // 5多个, 12余 项
    let next = at(cursor)
    if next == 0x5C81 || next == 0x5468 && at(cursor + 1) == 0x5C81 {
      // 提高1.4岁, 平均41.3岁: an age as such has no decimals.
      if numeral.decimals == 0,
        !hasNear(Self.ageQuantity, before: i, within: 10) || isBandEnd(i) || isBand(cursor + 1)
      {
        return add(
          Mention(.age, i..<(cursor + 1), number: i..<numeral.end, extent: extent(i, cursor + 1)))
      }
    }
    if isAgeRange(numeral.end) {
      return add(Mention(.age, i..<numeral.end, number: i..<numeral.end))
    }
    if Self.isGrade(next) {
      if next == 0x7EA7 || Self.isGradeWord(s, cursor) {
        return add(Mention(.grade, i..<(cursor + 1), number: i..<numeral.end))
      }
    }
    if Self.isAddress(next), !suffixMore, !isChinese || next == 0x53F7 {
      return add(Mention(.address, i..<(cursor + 1), number: i..<numeral.end))
    }
    if !isChinese, let age = Mention.isAnniversary(s, cursor) {
      return add(Mention(.anniversary, i..<age, number: i..<numeral.end))
    }
    if let counted = countedTerm(numeral, i, cursor) { return counted }
    if Self.hasFraction(s, cursor) { return fraction(numeral, i, cursor) }
    if isChinese, isLabelled(numeral, i, cursor) {
      return add(Mention(.label, i..<(cursor + 1), number: i..<numeral.end))
    }
    // 30万人口
    if numeral.hasScale, next == 0x4EBA, at(cursor + 1) == 0x53E3 {
      return emit(
        numeral, i, cursor: cursor, unit: Unit("人", .count), end: cursor + 1,
        suffixMore: suffixMore)
    }
    guard let (unit, unitEnd) = Unit.read(s, at: cursor) else {
      return unitless(numeral, i, cursor, suffixMore: suffixMore, isCell: isCell, isChinese)
    }
    // 15分钟…圈, 24小时热线
    if unit.kind == .period || unit.kind == .measure && unit.family == "公里",
      Self.circleUnits.contains(unit.text),
      isCircle(unitEnd)
    {
      return add(Mention(.label, i..<unitEnd, number: i..<numeral.end))
    }
    // 一期工程, 2期
    if unit.isCalled(0x671F), Self.phase.contains(at: unitEnd, in: s) {
      return add(Mention(.ordinal, i..<unitEnd, number: i..<numeral.end))
    }
    if unit.isCalled(0x5206), !isScore(i) {
      if at(i - 1) != 0x4E3A, isChinese { return nil }
    }
    if let end = compoundMoney(numeral, i, unit, unitEnd) { return end }
    return emit(numeral, i, cursor: cursor, unit: unit, end: unitEnd, suffixMore: suffixMore)
  }

  /// 三区两通道, 八项规定, 十九届五中全会, 第一个五年: names, not counts.
  private func isLabelled(_ numeral: ChineseNumeral, _ i: Int, _ cursor: Int) -> Bool {
    let next = at(cursor)
    if numeral.end == i + 1, WordTables.placeLike.contains(next) { return true }
    // 一季度, 前三季度
    if numeral.end == i + 1, next == 0x5B63, at(cursor + 1) == 0x5EA6,
      !WordTables.beforeSeason.contains(at(i - 1))
    {
      return true
    }
    if next == 0x5C4A, ChineseNumeral.isNumeral(at(cursor + 1)), at(cursor + 2) == 0x4E2D {
      return true
    }
    if next == 0x5E74, at(i - 1) == 0x4E2A || WordTables.namedSpan.length(endingAt: i, in: s) != nil
    {
      return true
    }
    if next == 0x6B21, at(i - 1) == 0x5E74 || at(i - 1) == 0x6708 || at(i - 1) == 0x5468 {
      return !isFrequency(i)
    }
    return WordTables.namedBehind.contains(at: cursor, in: s)
  }

  /// Whether 每年, 每季度 stands right in front: 每年一次.
  func isFrequency(_ i: Int) -> Bool {
    guard let length = WordTables.everySpan.length(endingAt: i, in: s) else { return false }
    return at(i - length - 1) != 0x4E00
  }

  private static let ageQuantity = WordTable("寿命 年龄 均龄 平均")
  private static let circleUnits: Set<String> = ["分钟", "小时", "公里", "天", "米"]

  private func isScore(_ i: Int) -> Bool {
    hasNear(WordTables.score, before: i, within: 8)
  }

  /// 按年龄分，0—14岁6例: the upper end of a band.
  private func isBandEnd(_ i: Int) -> Bool {
    var k = i - 1
    while k >= 0, i - k <= 2, !isDigit(k) {
      if Self.connectorLength(s, k) == i - k, isDigit(k - 1) { return true }
      k -= 1
    }
    return false
  }

  /// 按年龄分，65岁及以上71例: a band without an end, and what is counted in it.
  private func isBand(_ end: Int) -> Bool {
    guard let length = Self.openBand.length(at: end, in: s) else { return false }
    return isDigit(end + length) || at(end + length) == 0x7684 && isDigit(end + length + 1)
  }

  private static let openBand = WordTable("及以上 以上 及以下 以下 （含）以上 （不含）以下")

  /// 0-6岁: the lower end.
  private func isAgeRange(_ end: Int) -> Bool {
    guard Self.connectorLength(s, end) > 0 else { return false }
    var k = end + Self.connectorLength(s, end)
    let start = k
    while isDigit(k) { k += 1 }
    return k > start && (at(k) == 0x5C81 || at(k) == 0x5468 && at(k + 1) == 0x5C81)
  }

  private static func isGradeWord(_ s: [UInt32], _ k: Int) -> Bool {
    guard s[k] == 0x7B49 else { return s[k] != 0x7EA7 && k + 1 < s.count && s[k] != 0x4E2A }
    return k + 1 < s.count && [0x5956, 0x529F, 0x7EA7, 0x54C1].contains(s[k + 1])
  }

  /// 五大中心, 8大体系: a label that counts its members.
  mutating func countedTerm(_ numeral: ChineseNumeral, _ i: Int, _ cursor: Int) -> Int? {
    guard at(cursor) == 0x5927, numeral.decimals == 0, !numeral.hasScale else { return nil }
    // 二十大: a congress.
    if numeral.value > Exact(10), !numeral.isArabic {
      return add(Mention(.label, i..<(cursor + 1), number: i..<numeral.end))
    }
    let quantity = Quantity(
      value: numeral.value, step: numeral.step, decimals: 0, unit: Unit("大", .count), bound: .exact,
      interval: NumberInterval(numeral.value), isApproximate: false)
    return add(
      Mention(.countedTerm, i..<(cursor + 1), number: i..<numeral.end, quantity: quantity))
  }

  /// Behind the number and 余: another scale, as in 160余万.
  private mutating func scaledBehindMore(
    _ numeral: ChineseNumeral, _ i: Int, _ start: Int
  ) -> Int? {
    var cursor = start
    var exponent = 0
    while let power = [0x4E07: 4, 0x4EBF: 8, 0x5343: 3][at(cursor)] {
      exponent += power
      cursor += 1
    }
    let factor = Exact.ten(exponent)
    let value = numeral.value * factor
    guard value.isValid else { return nil }
    var unit = Unit.none
    var end = cursor
    if let read = Unit.read(s, at: cursor) {
      unit = read.unit
      end = read.end
    }
    let step = numeral.coarseStep * factor
    return append(
      value: value, step: numeral.step * factor, decimals: numeral.decimals, unit: unit,
      interval: NumberInterval(value, value + step, upperIsOpen: true), approximate: true,
      number: i..<cursor, range: i..<end)
  }

  private mutating func unitless(
    _ numeral: ChineseNumeral, _ i: Int, _ cursor: Int, suffixMore: Bool, isCell: Bool,
    _ isChinese: Bool
  ) -> Int? {
    if isChinese {
      // 四十至五十米
      guard let (unit, scale) = sharedUnit(numeral, cursor) else { return nil }
      return emit(
        numeral, i, cursor: cursor, unit: unit, end: numeral.end, suffixMore: false, scale: scale)
    }
    let hasNumberContext =
      numeral.hasScale || isCell
      || (numeral.decimals > 0 || numeral.end - i >= 2 || suffixMore)
        && WordTables.figureVerbs.length(endingAt: extentStart(i), in: s) != nil
        && isFigureEnd(cursor)
      || at(i - 1) == 0x2265 || at(i - 1) == 0x2264
    // 5-10个: the unit stands behind the other end.
    if let (unit, scale) = sharedUnit(numeral, cursor) {
      return emit(
        numeral, i, cursor: cursor, unit: unit, end: numeral.end, suffixMore: false,
        scale: scale)
    }
    guard hasNumberContext else { return add(Mention(.code, i..<max(cursor, numeral.end))) }
    return emit(
      numeral, i, cursor: cursor, unit: .none, end: cursor, suffixMore: suffixMore)
  }

  private func isFigureEnd(_ index: Int) -> Bool {
    index >= s.count || WordTables.isStop(at(index)) || at(index) == 0x3001
      || WordTables.suffixBound.contains(at: index, in: s)
  }

  /// The unit (and scale) that a lower end of a range borrows from the upper end.
  private func sharedUnit(_ numeral: ChineseNumeral, _ cursor: Int) -> (Unit, Exact)? {
    let length = Self.connectorLength(s, cursor)
    guard length > 0, let upper = ChineseNumeral(s, at: cursor + length),
      numeral.isArabic == upper.isArabic || upper.isArabic
    else { return nil }
    var end = upper.end
    if Self.isMore(at(end)) { end += 1 }
    let read = Unit.read(s, at: end)?.unit
    let isPeople = at(end) == 0x4EBA && at(end + 1) == 0x53E3
    guard
      let unit = read
        ?? (upper.hasScale && upper.isArabic
          ? (isPeople ? Unit("人", .count) : Unit.none) : nil)
    else { return nil }
    // 3至10万: the scale is shared where the lower end has none and would be the larger otherwise.
    if upper.hasScale, !numeral.hasScale, upper.isArabic {
      var scale = Exact.one
      var digitsEnd = cursor + length
      while isDigit(digitsEnd) || at(digitsEnd) == 0x2E { digitsEnd += 1 }
      for k in digitsEnd..<upper.end {
        switch s[k] {
        case 0x4E07: scale = scale * Exact.ten(4)
        case 0x4EBF: scale = scale * Exact.ten(8)
        case 0x5343: scale = scale * Exact.ten(3)
        case 0x767E: scale = scale * Exact.ten(2)
        default: break
        }
      }
      return (unit, scale)
    }
    return (unit, .one)
  }

  /// 十一元三角五分 as one amount.
  private mutating func compoundMoney(
    _ numeral: ChineseNumeral, _ i: Int, _ unit: Unit, _ unitEnd: Int
  ) -> Int? {
    guard unit.kind == .money, unit.family == "元", unit.text.unicodeScalars.count <= 2 else {
      return nil
    }
    var value = numeral.value
    var end = unitEnd
    var places = 0
    for (mark, decimals) in [(UInt32(0x89D2), 1), (UInt32(0x5206), 2)] {
      if let part = ChineseNumeral(s, at: end), at(part.end) == mark, part.value < Exact(10) {
        value = value + part.value / Exact.ten(decimals)
        end = part.end + 1
        places = decimals
      }
    }
    if at(end) == 0x6574 || at(end) == 0x6B63, end == unitEnd || places > 0,
      !ChineseNumeral.isNumeral(at(end + 1))
    {
      if at(end) == 0x6574 || !NumberText.isLatin(at(end + 1)) { end += 1 }
    }
    guard places > 0 else {
      if end > unitEnd {
        return append(
          value: value, step: numeral.step, decimals: 0, unit: unit,
          interval: NumberInterval(value), approximate: false, number: i..<numeral.end,
          range: i..<end)
      }
      return nil
    }
    return append(
      value: value, step: Exact.ten(-places), decimals: places, unit: unit,
      interval: NumberInterval(value), approximate: false, number: i..<end, range: i..<end)
  }
}
