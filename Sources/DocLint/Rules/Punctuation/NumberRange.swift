/// A range of two numbers as it is written: `3-5项`, `2020—2030年`, `10%～20%`, `1到2个`.
struct NumberRange {
  /// What joins the two numbers.
  enum Joiner: Hashable {
    /// `one` is 一, which looks like a dash: 2一4元.
    case hyphen, tilde, dash, wave, word, one
  }
  enum Kind: Hashable {
    /// So many of something.
    case quantity
    /// From a time, clause or place in a series to another.
    case series
  }

  let joiner: Joiner
  let kind: Kind
  /// From the first digit to the last scalar of the unit.
  let range: Range<Int>
  /// What joins, with the blanks around it.
  let joint: Range<Int>

  private static let quantities = ScalarSet(
    ScalarText.units(
      "岁个项名人天周家次例种类份张篇件元万亿千百倍米公厘毫平亩顷吨克升度床所户台辆支套位只头株处座场轮小分秒"
        + "%％‰℃本部门倍节课千口批组对根袋盒箱包片粒滴剂支瓶成"))
  /// What `joiner` takes for a hyphen or a tilde.
  static let hyphens = ScalarSet(
    ranges: [
      0x2D...0x2D, 0xFF0D...0xFF0D, 0x2010...0x2013, 0x2212...0x2212, 0x7E...0x7E,
      0x301C...0x301C, 0x223C...0x223C,
    ])
  private static let series = ScalarSet(ScalarText.units("年月日号时点章条款页期届级版栋层楼班学季"))
  /// Units behind the first number too: 2020年—2030年, 3万—5万元.
  private static let inner = ScalarSet(ScalarText.units("年月日号时点岁%％‰℃万亿元"))

  /// The ranges of a document, in order; none reaches over a line end.
  ///
  /// - Complexity: O(lines and digits of the document).
  static func all(in context: RuleContext) -> [NumberRange] {
    let (text, protected, lines) = (context.text, context.protected, context.structure.lines)
    var found: [NumberRange] = []
    var line = 0
    var i = 0
    for start in text.markLists.digits
    where start >= i && ScalarText.isASCIIDigit(text.scalars[start]) {
      while lines[line].content.upperBound <= start { line += 1 }
      let content = lines[line].content
      let end = numberEnd(text, start, content)
      if !protected.contains(start), let range = read(text, start..<end, content) {
        found.append(range)
        i = range.range.upperBound
      } else {
        i = end
      }
    }
    return found
  }

  /// Digits with one decimal point at most.
  private static func numberEnd(_ text: ScalarText, _ start: Int, _ line: Range<Int>) -> Int {
    var i = start
    var point = false
    while i < line.upperBound {
      let s = text.scalars[i]
      if s == 0x2E, !point, i + 1 < line.upperBound, ScalarText.isASCIIDigit(text.scalars[i + 1]) {
        point = true
      } else if !ScalarText.isASCIIDigit(s) {
        break
      }
      i += 1
    }
    return i
  }

  private static func read(_ text: ScalarText, _ first: Range<Int>, _ line: Range<Int>)
    -> NumberRange?
  {
    // A part of a name, a date, a code: COVID-19, 010-…, 2021-03-05, 9704.1.
    let before = first.lowerBound > line.lowerBound ? text.scalars[first.lowerBound - 1] : 0
    if ScalarText.isLatinLetter(before) || joiner(before) != nil { return nil }
    if [0x2E, 0x2F, 0x3A, 0xFF1A, 0x5F, 0x23, 0x2B].contains(before),
      before != 0xFF1A || first.count > 4
    {
      return nil
    }
    func skip(_ from: Int) -> Int {
      var i = from
      while i < line.upperBound, i < from + 2, text.scalars[i] == 0x20 { i += 1 }
      return i
    }
    var i = first.upperBound
    var innerUnit: UInt32 = 0
    let unitStart = skip(i)
    if unitStart < line.upperBound, inner.contains(text.scalars[unitStart]) {
      innerUnit = text.scalars[unitStart]
      i = unitStart + 1
    }
    let joint = i
    i = skip(i)
    guard i < line.upperBound else { return nil }
    let isOne =
      text.scalars[i] == 0x4E00 && i == joint && ScalarText.isASCIIDigit(text.at(i + 1))
    guard let joiner = isOne ? .one : joiner(text.scalars[i]) else { return nil }
    i = skip(i + 1)
    guard i < line.upperBound, ScalarText.isASCIIDigit(text.scalars[i]) else { return nil }
    let second = i..<numberEnd(text, i, line)
    let unit = skip(second.upperBound)
    guard unit < line.upperBound else { return nil }
    let u = text.scalars[unit]
    guard first.count <= 6, second.count <= 6, ascends(text, first, second) else { return nil }
    let years = isYear(text, first) && isYear(text, second)
    let kind: Kind
    if u == 0x5E74, second.count == 4 || !years && second.count <= 2 {  // 年
      // 3-5年 is so long; 2020-2030年 is from then to then.
      let grade = [0x7EA7, 0x4EE3].contains(text.at(unit + 1))  // 年级, 年代
      kind = years || grade ? .series : .quantity
      if !years, second.count == 4 { return nil }
    } else if u == 0x5E74, years {
      kind = .series
    } else if u == 0x5C0F, text.at(unit + 1) != 0x65F6 {  // 小 of 小时
      return nil
    } else if u == 0x5206, [0x522B, 0x4F1A, 0x533A].contains(text.at(unit + 1)) {  // 分别
      return nil
    } else if u == 0x6708 || u == 0x65E5 || u == 0x53F7 {  // 月 日 号
      kind = .series
    } else if series.contains(u) {
      // 3-5级, 1-2层 count nothing; 8-10时 is a time.
      kind = .series
    } else if quantities.contains(u) {
      kind = .quantity
    } else if years, innerUnit == 0x5E74 {
      kind = .series
    } else {
      return nil
    }
    if innerUnit != 0, innerUnit != u,
      !["万", "亿"].contains(String(Unicode.Scalar(innerUnit) ?? " ")),
      !(quantities.contains(innerUnit) && kind == .quantity)
    {
      return nil
    }
    return NumberRange(
      joiner: joiner, kind: kind, range: first.lowerBound..<(unit + 1),
      joint: joint..<second.lowerBound)
  }

  private static func joiner(_ s: UInt32) -> Joiner? {
    switch s {
    case 0x2D, 0xFF0D, 0x2010...0x2013, 0x2212: .hyphen
    case 0x7E, 0x301C, 0x223C: .tilde
    case 0x2014: .dash
    case 0xFF5E: .wave
    case 0x81F3, 0x5230: .word
    default: nil
    }
  }

  private static func isYear(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    guard range.count == 4 else { return false }
    let (a, b) = (text.scalars[range.lowerBound], text.scalars[range.lowerBound + 1])
    return a == 0x31 && b >= 0x38 && b <= 0x39 || a == 0x32 && b <= 0x31
  }

  /// A score or a code goes down as often as up; a range never does.
  private static func ascends(_ text: ScalarText, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    func value(_ range: Range<Int>) -> Int {
      // Thousandths; six digits at most.
      var value = 0
      var places = -1
      for s in text.scalars[range] {
        if s == 0x2E {
          places = 0
        } else {
          value = value * 10 + Int(s - 0x30)
          if places >= 0 { places += 1 }
        }
      }
      for _ in max(0, places)..<6 { value *= 10 }
      return value
    }
    return value(a) < value(b)
  }
}
