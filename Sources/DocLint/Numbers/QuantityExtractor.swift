/// Finds what is or looks like a number in a paragraph, and says what it is, before anything is
/// compared: most of what looks like a number in an official text counts nothing.
///
/// - Complexity: linear in the paragraph; around each number a bounded stretch is looked at.
struct QuantityExtractor {
  private let text: NumberText
  private let s: [UInt32]
  private var mentions: [Mention] = []

  /// - Parameter isCell: the text is one cell of a table, where a bare number is a figure.
  static func mentions(in text: NumberText, isCell: Bool = false) -> [Mention] {
    var extractor = QuantityExtractor(text)
    extractor.scan(isCell: isCell)
    return extractor.mentions
  }

  /// The figure that a text of nothing but digits is where it cannot be a year.
  static func bareFigure(_ text: NumberText) -> Quantity? {
    guard text.count > 0, text.scalars.allSatisfy(NumberText.isDigit),
      let numeral = ChineseNumeral(text.scalars, at: 0), numeral.end == text.count
    else { return nil }
    return Quantity(
      value: numeral.value, step: numeral.step, decimals: 0, unit: .none, bound: .exact,
      interval: Quantity.rounding(numeral, .none), isApproximate: false)
  }

  private init(_ text: NumberText) {
    self.text = text
    self.s = text.scalars
  }

  private func at(_ index: Int) -> UInt32 { index >= 0 && index < s.count ? s[index] : 0 }
  private func isDigit(_ index: Int) -> Bool { NumberText.isDigit(at(index)) }
  private func isLatin(_ index: Int) -> Bool { NumberText.isLatin(at(index)) }

  private mutating func scan(isCell: Bool) {
    let beginnings = Self.beginnings
    let scalars = s
    var next = 0
    while let i = beginnings.first(in: scalars, from: next) {
      let scalar = scalars[i]
      var end: Int?
      if NumberText.isDigit(scalar) {
        end = arabic(i, isCell: isCell)
      } else if scalar == Self.ordinalMark {
        end = ordinal(i)
      } else if ChineseNumeral.isNumeral(scalar) || scalar == Self.half
        || Self.isVague(scalar)
      {
        end = chinese(i)
      } else if scalar == Self.full {
        end = coverage(i)
      }
      next = max(i + 1, end ?? 0)
    }
    linkRanges()
  }

  @discardableResult private mutating func add(_ mention: Mention) -> Int {
    if mentions.isEmpty { mentions.reserveCapacity(4) }
    mentions.append(mention)
    return mention.range.upperBound
  }

  // MARK: Words

  private static let ordinalMark: UInt32 = 0x7B2C  // 第
  private static let half: UInt32 = 0x534A  // 半
  private static let full: UInt32 = 0x5168  // 全
  private static func isVague(_ s: UInt32) -> Bool {
    switch s {
    case 0x51E0, 0x6570: true  // 几 数
    default: false
    }
  }
  /// What a mention may begin with.
  private static let beginnings = ScalarSet(ranges: [0x30...0x39]).union(ChineseNumeral.numerals)
    .union(ScalarSet((0x4E00...0x9FFF).filter(isVague))).union([ordinalMark, half, full])
  private static func isMore(_ s: UInt32) -> Bool {
    switch s {
    case 0x4F59, 0x591A, 0x6765: true  // 余 多 来
    default: false
    }
  }
  private static let sectionWords = WordTable(
    "附件 附表 附图 附录 专栏 表 图 案例 方案 例 专题 附 样表 表格 栏 阶段 第 步骤 问题 编号 序号 批次号 情形 类型 模块")
  /// Of these, the ones that number what follows even where it begins like a unit: 附件2家庭医生名册.
  private static let labelWords = WordTable("附件 附表 附图 附录 专栏 样表 表格 编号 序号 批次号")
  private static func isOpening(_ s: UInt32) -> Bool {
    switch s {
    case 0x201C, 0x300C, 0x300E, 0x2018, 0x300A, 0x0022: true  // “ 「 『 ‘ 《 "
    default: false
    }
  }
  private static func isClosing(_ s: UInt32) -> Bool {
    switch s {
    case 0x201D, 0x300D, 0x300F, 0x2019, 0x300B, 0x0022: true  // ” 」 』 ’ 》 "
    default: false
    }
  }
  private static let hotline = WordTable(
    "急救 热线 报警 电话 指挥 接警 平台 服务热线 便民 政务 中心调度 调度 健康热线 市长 投诉")
  private static let circle = WordTable("圈 服务热线 热线 值班 咨询 在线 不间断 服务 应急 全天候 急救圈 生活圈 值守 开放 自助 营业 守护")
  private static let phoneWords = WordTable("电话 手机 传真 热线 邮编 联系方式 联系 QQ 微信 账号 卡号 身份证 代码 号码 编码 证号")

  // MARK: Arabic

  private mutating func arabic(_ i: Int, isCell: Bool) -> Int? {
    // The whole run of digits, points and commas.
    var run = i
    while isDigit(run) || (isJoint(at(run)) && isDigit(run + 1) && isDigit(run - 1)) { run += 1 }
    let before = at(i - 1)
    let digits = (i..<run).prefix { NumberText.isDigit(s[$0]) }.count
    let points = (i..<run).count { s[$0] == 0x2E }

    // Glued to letters: H5, 5G, COVID-19; units such as kg aside, and AED210台.
    if NumberText.isLatin(before), !isDevice(i, run) { return add(Mention(.label, i..<run)) }
    if before == 0x2D, isLatin(i - 2) { return add(Mention(.label, i..<run)) }
    // /10万: part of a unit.
    if before == 0x2F, !isDigit(i - 2) {
      return add(
        Mention(.label, i..<max(run, ChineseNumeral(s, at: i)?.end ?? run), number: i..<run))
    }
    if isLatin(run), Unit.read(s, at: run) == nil {
      var end = run
      while isLatin(end) || isDigit(end) { end += 1 }
      return add(Mention(.label, i..<end, number: i..<run))
    }
    // 1+8+X
    if before == 0x2B || at(run) == 0x2B {
      if !(before == 0x2B && at(run) != 0x2B && unitStarts(run)) || at(i - 2) == 0x4E {
        return add(Mention(.label, i..<run))
      }
    }
    // “1”指…
    if Self.isOpening(before), Self.isClosing(at(run)) {
      return add(Mention(.label, i..<run))
    }
    // Spaced digits: 10 000
    if at(run) == 0x20, isDigit(run + 1) || before == 0x20 && isDigit(i - 2) {
      if isCell { return nilAdvance(i, run) }
    }

    // 〔2022〕44号, （2022）44号
    if digits == 4, run == i + 4, before == 0x3014 || before == 0xFF08,
      at(run) == 0x3015 || at(run) == 0xFF09, isDocumentNumber(run + 1)
    {
      var end = run + 1
      if at(end) == Self.ordinalMark { end += 1 }
      var stop = end
      while isDigit(stop) { stop += 1 }
      add(Mention(.documentNumber, i..<run))
      return add(Mention(.documentNumber, end..<(stop + (at(stop) == 0x53F7 ? 1 : 0))))
    }
    if points >= 2 { return add(points == 2 ? dotted(i, run) : Mention(.code, i..<run)) }

    // List marks: 1. 2、 3） at the start of a paragraph or behind a stop; （4）
    if let end = listMark(i, run, digits) { return end }

    // Years and dates.
    if let end = date(i, run, digits, points) { return end }

    // Phones and codes.
    if points == 0, run - i == digits {
      if digits >= 11 || (digits >= 7 && digits <= 8 && !unitStarts(run)) {
        let value = at(i)
        if digits == 11 && value == 0x31 && !unitStarts(run) || digits > 12
          || digits < 9 || hasNear(Self.phoneWords, before: i, within: 12)
        {
          return add(Mention(.phone, i..<run))
        }
      }
      if before == 0x2D, at(i - 2) != 0x2D, isDigit(i - 2), digits >= 7 {
        return add(Mention(.phone, i..<run))
      }
      if at(run) == 0x2D, isDigit(run + 1), digits >= 3, digits <= 4, s[i] == 0x30 {
        var end = run + 1
        while isDigit(end) || at(end) == 0x2D { end += 1 }
        return add(Mention(.phone, i..<end))
      }
      // 03专项, 007: codes.
      if digits > 1, s[i] == 0x30 { return add(Mention(.label, i..<run)) }
      if digits >= 3, digits <= 5, Self.hotline.contains(at: run, in: s), !unitStarts(run) {
        return add(Mention(.label, i..<run))
      }
    }
    // 附件1, 专栏 4, 表2
    if digits <= 3, Self.sectionWords.length(endingAt: i, in: s) != nil, points == 0,
      !unitStarts(run) || Self.labelWords.length(endingAt: i, in: s) != nil && at(run) != 0x4E2A,
      !Self.sumWords.contains(at(i - 2))
    {
      return add(Mention(.section, i..<run))
    }
    return figure(i, run, isCell: isCell)
  }

  /// Whether a count stands right behind letters: 配置AED210台.
  private func isDevice(_ i: Int, _ run: Int) -> Bool {
    var start = i
    while start > 0, isLatin(start - 1) { start -= 1 }
    return i - start >= 2 && s[start..<i].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
      && run - i >= 2 && s[i] != 0x30 && [0x53F0, 0x5957, 0x90E8].contains(at(run))
      && (i..<run).allSatisfy { isDigit($0) }
  }

  private static let sumWords = ScalarSet(ScalarText.units("代计报力意企试"))

  private func isJoint(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0x2C }

  private mutating func nilAdvance(_ i: Int, _ run: Int) -> Int {
    var end = run
    while isDigit(end) || (at(end) == 0x20 && isDigit(end + 1)) { end += 1 }
    return add(Mention(.unread, i..<end))
  }

  private func unitStarts(_ index: Int) -> Bool {
    if Unit.read(s, at: index) != nil { return true }
    let next = at(index)
    return Self.isMore(next) || next == 0x4E07 || next == 0x4EBF || next == 0x5343
      || next == 0x767E
  }

  private func hasNear(_ words: WordTable, before index: Int, within distance: Int) -> Bool {
    words.isFound(in: s, max(0, index - distance)..<index)
  }

  private func isDocumentNumber(_ index: Int) -> Bool {
    var i = index
    if at(i) == Self.ordinalMark { i += 1 }
    let start = i
    while isDigit(i) { i += 1 }
    return i > start && at(i) == 0x53F7
  }

  /// 2024.05.27 is a date; 1.2.3 a section number.
  private func dotted(_ i: Int, _ run: Int) -> Mention {
    let parts = s[i..<run].split(separator: 0x2E)
    if parts.first?.count == 4 { return Mention(.date, i..<run, year: year(parts[0])) }
    return Mention(.section, i..<run)
  }

  private func year(_ digits: some Sequence<UInt32>) -> Int? {
    var value = 0
    for digit in digits {
      guard NumberText.isDigit(digit), value < 10_000 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  private static let afterStop = ScalarSet(ScalarText.units("；。:，！？”）、"))

  private mutating func listMark(_ i: Int, _ run: Int, _ digits: Int) -> Int? {
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

  private static func isYearLike(_ value: Int?) -> Bool {
    guard let value else { return false }
    return value >= 1900 && value <= 2099
  }

  private static let festival = WordTable(
    "情人节 妇女节 国际 世界 全国 中国 会员 国庆 劳动节 护士节 助残 爱牙 爱眼 地震 事故 火灾 日 节 爆炸 特大")

  private mutating func date(_ i: Int, _ run: Int, _ digits: Int, _ points: Int) -> Int? {
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

  // MARK: Figures

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
  private mutating func figure(_ i: Int, _ run: Int, isCell: Bool) -> Int? {
    guard let numeral = ChineseNumeral(s, at: i) else { return add(Mention(.unread, i..<run)) }
    return measured(numeral, i, isCell: isCell, isChinese: false)
  }

  /// A numeral with what stands around it.
  private mutating func measured(
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
      if numeral.decimals == 0, !hasNear(Self.ageQuantity, before: i, within: 10) {
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
  private func isFrequency(_ i: Int) -> Bool {
    guard let length = WordTables.everySpan.length(endingAt: i, in: s) else { return false }
    return at(i - length - 1) != 0x4E00
  }

  private static let ageQuantity = WordTable("寿命 年龄 均龄 平均")
  private static let circleUnits: Set<String> = ["分钟", "小时", "公里", "天", "米"]

  private func isScore(_ i: Int) -> Bool {
    hasNear(WordTables.score, before: i, within: 8)
  }

  private func isCircle(_ index: Int) -> Bool {
    if Self.circle.length(at: index, in: s) != nil, at(index) != 0x5708 {
      return true
    }
    var k = index
    while k < min(s.count, index + 14) {
      if s[k] == 0x5708 { return true }
      if WordTables.isStop(s[k]) { return false }
      k += 1
    }
    return false
  }

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
  private mutating func countedTerm(_ numeral: ChineseNumeral, _ i: Int, _ cursor: Int) -> Int? {
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

  static func connectorLength(_ s: [UInt32], _ index: Int) -> Int {
    guard index < s.count else { return 0 }
    switch s[index] {
    case 0x2D:
      return index + 1 < s.count && s[index + 1] == 0x2D ? 2 : 1
    case 0x7E, 0x81F3, 0x5230: return 1
    default: return 0
    }
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

  // MARK: Bounds and approximators

  private func extentStart(_ i: Int) -> Int {
    if let length = WordTables.prefixBound.length(endingAt: i, in: s) {
      return extentStart2(i - length)
    }
    if isAbout(i - 1) || isNear(i - 1) { return extentStart2(i - 1) }
    return i
  }

  private func extentStart2(_ i: Int) -> Int {
    if let length = WordTables.prefixBound.length(endingAt: i, in: s) { return i - length }
    return i
  }

  private func extent(_ i: Int, _ end: Int) -> Range<Int> {
    extentStart(i)..<(end + (WordTables.suffixBound.length(at: end, in: s) ?? 0))
  }

  /// 约 that is no part of 签约, 预约 ….
  private func isAbout(_ k: Int) -> Bool {
    at(k) == 0x7EA6 && !WordTables.beforeAbout.contains(at(k - 1))
  }

  /// 近 that is no part of 附近, 最近 …, and no “recent” before a span of time.
  private func isNear(_ k: Int) -> Bool {
    at(k) == 0x8FD1 && !WordTables.beforeNear.contains(at(k - 1))
  }

  static func isAddition(_ s: [UInt32], _ k: Int) -> Bool {
    // 3多样化, 2来自
    guard k + 1 < s.count else { return false }
    let next = s[k + 1]
    return s[k] == 0x591A
      ? WordTables.afterMany.contains(next)
      : s[k] == 0x6765 ? WordTables.afterCome.contains(next) : s[k] == 0x4F59 && next == 0x989D
  }

  /// Makes the quantity of a numeral with its unit and limits.
  private mutating func emit(
    _ numeral: ChineseNumeral, _ i: Int, cursor: Int, unit: Unit, end: Int, suffixMore: Bool,
    scale: Exact = .one
  ) -> Int {
    var interval = Quantity.rounding(numeral, unit).scaled(by: scale)
    let value = numeral.value * scale
    var approximate = false
    if suffixMore {
      interval = NumberInterval(
        value, value + numeral.coarseStep * scale, upperIsOpen: true)
      approximate = true
    }
    return append(
      value: value, step: numeral.step * scale, decimals: numeral.decimals, unit: unit,
      interval: interval, approximate: approximate, number: i..<numeral.end, range: i..<end,
      coarse: numeral.coarseStep * scale)
  }

  /// - Parameter coarse: the worth of the last digit that is not zero; `nil` for `step`.
  private mutating func append(
    value: Exact, step: Exact, decimals: Int, unit: Unit, interval: NumberInterval,
    approximate: Bool, number: Range<Int>, range: Range<Int>,
    coarse: @autoclosure () -> Exact? = nil
  ) -> Int {
    var interval = interval
    var approximate = approximate
    var bound: Quantity.Bound = approximate ? .about : .exact
    let i = number.lowerBound
    var start = i
    var end = range.upperBound
    /// The interval of a number with 约 or the like.
    func about() -> NumberInterval {
      let margin = max((coarse() ?? step) / Exact(2), value.magnitude / Exact(20))
      return NumberInterval(value, value).widened(by: margin)
    }
    // 3公里多, 两年余
    if Self.isMore(at(end)), !approximate, unit.kind == .period || unit.kind == .measure,
      !Self.isAddition(s, end), WordTables.isStop(at(end + 1)) || at(end + 1) == 0x7684
    {
      interval = NumberInterval(value, value + step, upperIsOpen: true)
      approximate = true
      bound = .about
      end += 1
    }
    if isNear(i - 1), !(unit.kind == .period && !WordTables.afterSpanVerb.contains(at(i - 2))) {
      interval = NumberInterval(value - (coarse() ?? step), value)
      approximate = true
      bound = .about
      start = i - 1
    } else if isAbout(i - 1) {
      start = i - 1
      interval = about()
      approximate = true
      bound = .about
    } else if let length = WordTables.prefixBound.length(endingAt: i, in: s) {
      let word = NumberText.string(s[(i - length)..<i])
      if let meaning = WordTables.bounds[word] {
        start = i - length
        switch meaning {
        case .about:
          interval =
            word == "接近" || word == "将近"
            ? NumberInterval(value - (coarse() ?? step), value) : about()
          approximate = true
          bound = .about
        default: bound = meaning
        }
      }
    }
    if let length = WordTables.suffixBound.length(at: end, in: s) {
      let word = NumberText.string(s[end..<(end + length)])
      // 3级以上医院: belongs to a grade, which is handled elsewhere.
      if let meaning = WordTables.bounds[word] {
        end += length
        if meaning == .about {
          interval = about()
          approximate = true
          if bound == .exact { bound = .about }
        } else {
          bound = meaning
        }
      }
    }
    let quantity = Quantity(
      value: value, step: step, decimals: decimals, unit: unit, bound: bound, interval: interval,
      isApproximate: approximate)
    add(
      Mention(
        .quantity, range, number: number, extent: min(start, range.lowerBound)..<end,
        quantity: quantity))
    return end
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

  // MARK: Fractions

  /// Whether 分之 stands at `k`, and a number behind it.
  private static func hasFraction(_ s: [UInt32], _ k: Int) -> Bool {
    k + 2 < s.count && s[k] == 0x5206 && s[k + 1] == 0x4E4B
      && (ChineseNumeral.isNumeral(s[k + 2]) || NumberText.isDigit(s[k + 2])
        || s[k + 2] == 0x51E0)
  }

  /// 百分之三点五, 三分之一, 千分之二.
  private mutating func fraction(
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

  // MARK: 第

  private mutating func ordinal(_ i: Int) -> Int? {
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

  // MARK: Chinese

  private mutating func chinese(_ i: Int) -> Int? {
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

  private mutating func listMarkChinese(_ i: Int) -> Int? {
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
  private mutating func planPeriod(_ i: Int, _ numeral: ChineseNumeral) -> Int? {
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

  // MARK: 一 and the idioms

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

  // MARK: 全覆盖, 百分百

  private mutating func coverage(_ i: Int) -> Int? {
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

  // MARK: Ranges

  /// Joins the two ends of 5—10个.
  private mutating func linkRanges() {
    for k in mentions.indices.dropFirst() {
      // Most stand apart.
      let gap = mentions[k - 1].range.upperBound
      let length = Self.connectorLength(s, gap)
      guard length > 0, gap + length == mentions[k].range.lowerBound else { continue }
      let (a, b) = (mentions[k - 1], mentions[k])
      guard let low = a.quantity, let high = b.quantity, a.kind == .quantity, b.kind == .quantity,
        low.unit.family == high.unit.family, low.value < high.value,
        low.bound == .exact || low.bound == .about
      else { continue }
      func ranged(_ q: Quantity) -> Quantity {
        Quantity(
          value: q.value, step: q.step, decimals: q.decimals, unit: q.unit, bound: .range,
          interval: NumberInterval(low.value, high.value), isApproximate: q.isApproximate)
      }
      mentions[k - 1] = Mention(
        .quantity, a.range, number: a.number, extent: a.extent, quantity: ranged(low), partner: k)
      mentions[k] = Mention(
        .quantity, b.range, number: b.number, extent: b.extent, quantity: ranged(high),
        partner: k - 1)
    }
  }
}

extension Mention {
  /// 100周年: where it ends.
  static func isAnniversary(_ s: [UInt32], _ index: Int) -> Int? {
    guard index + 1 < s.count, s[index] == 0x5468, s[index + 1] == 0x5E74 else { return nil }
    return index + 2
  }
}

extension ChineseNumeral {
  /// 一 … 九, 两.
  static func digit(_ scalar: UInt32) -> Int? {
    scalar == 0x4E24 ? 2 : ChineseCount.digit(scalar)
  }
}
