/// Finds what is or looks like a number in a paragraph, and says what it is, before anything is
/// compared: most of what looks like a number in an official text counts nothing.
///
/// - Complexity: linear in the paragraph; around each number a bounded stretch is looked at.
struct QuantityExtractor {
  let text: NumberText
  let s: [UInt32]
  var mentions: [Mention] = []

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

  func at(_ index: Int) -> UInt32 { index >= 0 && index < s.count ? s[index] : 0 }
  func isDigit(_ index: Int) -> Bool { NumberText.isDigit(at(index)) }
  func isLatin(_ index: Int) -> Bool { NumberText.isLatin(at(index)) }

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

  @discardableResult mutating func add(_ mention: Mention) -> Int {
    if mentions.isEmpty { mentions.reserveCapacity(4) }
    mentions.append(mention)
    return mention.range.upperBound
  }

  static let ordinalMark: UInt32 = 0x7B2C  // 第
  static let half: UInt32 = 0x534A  // 半
  private static let full: UInt32 = 0x5168  // 全
  static func isVague(_ s: UInt32) -> Bool {
    switch s {
    case 0x51E0, 0x6570: true  // 几 数
    default: false
    }
  }
  /// What a mention may begin with.
  private static let beginnings = ScalarSet(ranges: [0x30...0x39]).union(ChineseNumeral.numerals)
    .union(ScalarSet((0x4E00...0x9FFF).filter(isVague))).union([ordinalMark, half, full])
  static func isMore(_ s: UInt32) -> Bool {
    switch s {
    case 0x4F59, 0x591A, 0x6765: true  // 余 多 来
    default: false
    }
  }
  private static let hotline = WordTable(
    "急救 热线 报警 电话 指挥 接警 平台 服务热线 便民 政务 中心调度 调度 健康热线 市长 投诉")
  private static let circle = WordTable("圈 服务热线 热线 值班 咨询 在线 不间断 服务 应急 全天候 急救圈 生活圈 值守 开放 自助 营业 守护")
  private static let phoneWords = WordTable("电话 手机 传真 热线 邮编 联系方式 联系 QQ 微信 账号 卡号 身份证 代码 号码 编码 证号")

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

  func unitStarts(_ index: Int) -> Bool {
    if Unit.read(s, at: index) != nil { return true }
    let next = at(index)
    return Self.isMore(next) || next == 0x4E07 || next == 0x4EBF || next == 0x5343
      || next == 0x767E
  }

  func hasNear(_ words: WordTable, before index: Int, within distance: Int) -> Bool {
    words.isFound(in: s, max(0, index - distance)..<index)
  }

  func isCircle(_ index: Int) -> Bool {
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

  static func connectorLength(_ s: [UInt32], _ index: Int) -> Int {
    guard index < s.count else { return 0 }
    switch s[index] {
    case 0x2D:
      return index + 1 < s.count && s[index + 1] == 0x2D ? 2 : 1
    case 0x7E, 0x81F3, 0x5230: return 1
    default: return 0
    }
  }
}

extension ChineseNumeral {
  /// 一 … 九, 两.
  static func digit(_ scalar: UInt32) -> Int? {
    scalar == 0x4E24 ? 2 : ChineseCount.digit(scalar)
  }
}
