/// Years, dates, planning periods, list marks and what else looks like a number and counts nothing.
extension QuantityExtractor {
  static let sectionWords = WordTable(
    "附件 附表 附图 附录 专栏 表 图 案例 方案 例 专题 附 样表 表格 栏 阶段 第 步骤 问题 编号 序号 批次号 情形 类型 模块")
  /// Of these, the ones that number what follows even where it begins like a unit: 附件2家庭医生名册.
  static let labelWords = WordTable("附件 附表 附图 附录 专栏 样表 表格 编号 序号 批次号")
  static func isOpening(_ s: UInt32) -> Bool {
    switch s {
    case 0x201C, 0x300C, 0x300E, 0x2018, 0x300A, 0x0022: true  // “ 「 『 ‘ 《 "
    default: false
    }
  }
  static func isClosing(_ s: UInt32) -> Bool {
    switch s {
    case 0x201D, 0x300D, 0x300F, 0x2019, 0x300B, 0x0022: true  // ” 」 』 ’ 》 "
    default: false
    }
  }

  func isDocumentNumber(_ index: Int) -> Bool {
    var i = index
    if at(i) == Self.ordinalMark { i += 1 }
    let start = i
    while isDigit(i) { i += 1 }
    return i > start && at(i) == 0x53F7
  }

  /// 2024.05.27 is a date; 1.2.3 a section number.
  func dotted(_ i: Int, _ run: Int) -> Mention {
    let parts = s[i..<run].split(separator: 0x2E)
    if parts.first?.count == 4 { return Mention(.date, i..<run, year: year(parts[0])) }
    return Mention(.section, i..<run)
  }

  func year(_ digits: some Sequence<UInt32>) -> Int? {
    var value = 0
    for digit in digits {
      guard NumberText.isDigit(digit), value < 10_000 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  private static let afterStop = ScalarSet(ScalarText.units("；。:，！？”）、"))

  mutating func listMark(_ i: Int, _ run: Int, _ digits: Int) -> Int? {
    let before = at(i - 1)
    guard digits <= 2 || (digits == 3 && before == 0xFF08) else { return nil }
    let stop = i + digits
    let mark = at(stop)
    if before == 0xFF08, mark == 0xFF09, stop == run {
      return add(Mention(.listMark, (i - 1)..<(stop + 1), number: i..<stop))
    }
    let isStart = i == 0 || (i == 1 && (before == 0x2D || before == 0xFF08))
    let isBehindStop = Self.afterStop.contains(before)
    guard isStart || isBehindStop else { return nil }
    if mark == 0x2E || mark == 0x3001 || mark == 0xFF09 {
      if mark == 0x2E, isDigit(stop + 1) {
        // 2.2021年: a mark and a year.
        let four = (stop + 1)..<(stop + 5)
        guard four.upperBound < s.count, s[four].allSatisfy(NumberText.isDigit),
          !isDigit(four.upperBound),
          at(four.upperBound) == 0x5E74
            || Self.isYearLike(year(s[four])),
          isStart || digits == 1 || before == 0x3A
        else { return nil }
        if at(four.upperBound) != 0x5E74 && unitStarts(four.upperBound) { return nil }
        return add(Mention(.listMark, i..<(stop + 1), number: i..<stop))
      }
      if mark == 0x3001, !isStart, isBehindStop {
        // 5、6月: siblings.
        if isDigit(stop + 1) || before == 0x3001 || before == 0xFF0C { return nil }
      }
      if mark == 0x2E, before == 0x3001 { return nil }
      if mark == 0xFF09, !isStart, before != 0xFF1B, before != 0x3002 { return nil }
      return add(Mention(.listMark, i..<(stop + 1), number: i..<stop))
    }
    return nil
  }

  static func isYearLike(_ value: Int?) -> Bool {
    guard let value else { return false }
    return value >= 1900 && value <= 2099
  }

  private static let festival = WordTable(
    "情人节 妇女节 国际 世界 全国 中国 会员 国庆 劳动节 护士节 助残 爱牙 爱眼 地震 事故 火灾 日 节 爆炸 特大")

  mutating func date(_ i: Int, _ run: Int, _ digits: Int, _ points: Int) -> Int? {
    let next = at(run)
    let whole = points == 0 && digits == run - i
    let value = whole ? year(s[i..<run]) : nil
    if whole, digits == 4, let value, Self.isYearLike(value) {
      if next == 0x5E74 {
        // 2021年度, 2023年版
        return add(Mention(.year, i..<(run + 1), number: i..<run, year: value))
      }
      if next == 0x2D || next == 0x7E || next == 0x81F3 || next == 0x5230 || next == 0x2F {
        // 2019-2021年, 2024-05-27
        var k = run + 1
        let start = k
        while isDigit(k) { k += 1 }
        if k - start == 4, Self.isYearLike(year(s[start..<k])),
          at(k) == 0x5E74 || !unitStarts(k)
        {
          return add(Mention(.year, i..<run, year: value))
        }
        if k - start >= 1, k - start <= 2, next != 0x81F3, next != 0x5230,
          at(k) == next || at(k) == 0x6708
        {
          let second = k
          k += 1
          while isDigit(k) { k += 1 }
          if k > second + 1 {
            return add(Mention(.date, i..<k, number: i..<run, year: value))
          }
        }
        if next == 0x2D, k - start == 2, !unitStarts(k) {
          return add(Mention(.year, i..<k, number: i..<run, year: value))
        }
      }
      if !unitStarts(run) { return add(Mention(.year, i..<run, year: value)) }
    }
    if whole, digits <= 2, let value {
      if next == 0x6708, value <= 12 {
        return add(Mention(.date, i..<(run + 1), number: i..<run))
      }
      if next == 0x65E5, value <= 31, at(run + 1) != 0x5747 {
        return add(Mention(.date, i..<(run + 1), number: i..<run))
      }
      // 3月5-8日, 2月及3月
      if value <= 31,
        next == 0x2D || next == 0x7E || next == 0x81F3 || next == 0x3001
          || next == 0x548C || next == 0x53CA
      {
        var k = run + 1
        while isDigit(k) { k += 1 }
        if k > run + 1, k <= run + 3, at(k) == 0x65E5 || at(k) == 0x6708 {
          return add(Mention(.date, i..<run))
        }
      }
      // 9:30, 8时, 10点30分
      if next == 0x3A, isDigit(run + 1), isDigit(run + 2), !isDigit(run + 3), value <= 24 {
        return add(Mention(.time, i..<(run + 3)))
      }
      if value <= 24, next == 0x65F6 || next == 0x70B9, at(run + 1) != 0x4F4D {
        if at(i - 1) != 0x4E2A {
          var k = run + 1
          while isDigit(k) { k += 1 }
          if k > run + 1, at(k) == 0x5206 { k += 1 }
          return add(Mention(.time, i..<k, number: i..<run))
        }
      }
      // 1:1.3
      if next == 0x3A || next == 0x2236, isDigit(run + 1) {
        var k = run + 1
        while isDigit(k) || at(k) == 0x2E && isDigit(k + 1) { k += 1 }
        return add(Mention(.ratio, i..<k))
      }
    }
    // 5.29会员活动日, 9·12
    let dot = (i..<run).first { s[$0] == 0x2E }
    if let dot, points == 1, dot - i <= 2, run - dot <= 3, !unitStarts(run) {
      let month = year(s[i..<dot]) ?? 99
      let day = year(s[(dot + 1)..<run]) ?? 99
      if month >= 1, month <= 12, day >= 1, day <= 31,
        Self.festival.isFound(in: s, run..<min(s.count, run + 10))
      {
        return add(Mention(.date, i..<run))
      }
    }
    if digits <= 2, points == 0, next == 0xB7 || next == 0x2022, isDigit(run + 1) {
      var k = run + 1
      while isDigit(k) { k += 1 }
      return add(Mention(.date, i..<k))
    }
    return nil
  }

  mutating func listMarkChinese(_ i: Int) -> Int? {
    var end = i
    while ChineseNumeral.isNumeral(at(end)) { end += 1 }
    guard end - i <= 3 else { return nil }
    let before = at(i - 1)
    if before == 0xFF08, at(end) == 0xFF09 {
      return add(Mention(.listMark, (i - 1)..<(end + 1), number: i..<end))
    }
    if i == 0, at(end) == 0x3001 || at(end) == 0x2E {
      return add(Mention(.listMark, i..<(end + 1), number: i..<end))
    }
    if i == 0 || WordTables.isStop(before), at(end) == 0x662F, end - i <= 2 {
      return add(Mention(.listMark, i..<(end + 1), number: i..<end))
    }
    return nil
  }

  /// The five-year plans.
  mutating func planPeriod(_ i: Int, _ numeral: ChineseNumeral) -> Int? {
    // 十三五 is read as 13, then 五.
    guard s[i] == 0x5341 || Self.isOpening(at(i - 1)) else { return nil }
    var end = i
    while ChineseNumeral.isNumeral(at(end)) { end += 1 }
    guard s[end - 1] == 0x4E94, end - i >= 2, end - i <= 4 else { return nil }
    let quoted = Self.isOpening(at(i - 1)) && Self.isClosing(at(end))
    guard quoted || WordTables.afterPlan.contains(at: end, in: s) else { return nil }
    guard let plan = ChineseNumeral(Array(s[i..<(end - 1)]), at: 0)?.value.integer else {
      return nil
    }
    let first = 1953 + (plan - 1) * 5 + (plan >= 3 ? 3 : 0)
    return add(Mention(.period, i..<end, year: first + 4))
  }
}

extension Mention {
  /// 100周年: where it ends.
  static func isAnniversary(_ s: [UInt32], _ index: Int) -> Int? {
    guard index + 1 < s.count, s[index] == 0x5468, s[index + 1] == 0x5E74 else { return nil }
    return index + 2
  }
}
