/// How long something lasted, against the dates or the hours that stand beside it: 3月1日至3月31日，共31天;
/// 每天13小时（7:30—20:30).
enum DurationCheck {
  private static let id = ChangeCheck.difference
  static let lasting = WordTable("共 为期 历时 持续 历经 时长 前后 小时 个小时")
  private static let lead = WordTable("共 为期 历时 持续 历经 共计 前后历时 前后 持续了 历时共 共历时 （共 （历时 （为期")
  /// Days that are not all counted.
  private static let partly = WordTable("工作日 交易日 除 累计 节假日 周末 有效")
  private static let joints = WordTable("至 到 — —— - － ～ ~ – 起至 持续到 持续至 延续到 延续至 起到 开始至 起，至 开始，至 开始到")

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for sentence in a.sentences where sentence.words.contains(.lasting) {
      let s = a.paragraphs[sentence.paragraph].text.scalars
      for k in a.points(sentence.figures) where a.figures[k].quantity.unit.kind == .period {
        let unit = a.figures[k].quantity.unit
        if unit.isCalled(0x5929) || unit.isCalled(0x65E5) {
          if let relation = days(k, sentence, s, a) { found.append(relation) }
        } else if unit.text == "小时" || unit.text == "个小时" {
          if let relation = hours(k, sentence, s, a) { found.append(relation) }
        }
      }
    }
    return found
  }

  // MARK: Days

  private struct Day {
    var year: Int?
    let month: Int
    let day: Int
    let end: Int
  }

  /// 2024年3月1日, 3月1日; with `month` given, 31日 too.
  private static func day(_ s: [UInt32], at index: Int, month: Int? = nil, before end: Int) -> Day?
  {
    func number(_ i: Int) -> (value: Int, end: Int)? {
      var (k, value) = (i, 0)
      while k < end, NumberText.isDigit(s[k]), k - i < 4 {
        value = value * 10 + Int(s[k] - 0x30)
        k += 1
      }
      return k > i && k < end ? (value, k) : nil
    }
    guard var read = number(index) else { return nil }
    var year: Int?
    if s[read.end] == 0x5E74, read.end - index == 4 {
      year = read.value
      guard let next = number(read.end + 1) else { return nil }
      read = next
    }
    var own = month
    if s[read.end] == 0x6708 {
      own = read.value
      guard let next = number(read.end + 1) else { return nil }
      read = next
    }
    guard s[read.end] == 0x65E5, let own, (1...12).contains(own), (1...31).contains(read.value)
    else { return nil }
    return Day(year: year, month: own, day: read.value, end: read.end + 1)
  }

  /// Days since the beginning of the calendar, by its rule of leap years.
  private static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (y, m) = month > 2 ? (year, month) : (year - 1, month + 12)
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 + day
  }

  /// 2025年3月17日至3月14日: a span that ends before it begins, within one month or with both years.
  static func reversed(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for paragraph in a.paragraphs where paragraph.text.count >= 8 {
      let s = paragraph.text.scalars
      for mention in paragraph.mentions where mention.kind == .date || mention.kind == .year {
        let start = mention.range.lowerBound
        guard start == 0 || !NumberText.isDigit(s[start - 1]),
          let from = day(s, at: start, before: s.count),
          let length = joints.length(at: from.end, in: s),
          let to = day(s, at: from.end + length, month: from.month, before: s.count)
        else { continue }
        let isBefore =
          if let first = from.year, let last = to.year {
            (last, to.month, to.day) < (first, from.month, from.day)
          } else {
            to.year == nil && to.month == from.month && to.day < from.day
          }
        guard isBefore else { continue }
        let range = start..<to.end
        let printed = paragraph.text.string(range)
        found.append(
          Relation(
            ChronologyCheck.id, .fail, severity: .error, at: paragraph.text.original(range),
            operands: [
              paragraph.text.original(start..<from.end),
              paragraph.text.original((from.end + length)..<to.end),
            ], formula: "\(to.month)-\(to.day) < \(from.month)-\(from.day)", printed: printed,
            message: Message(
              zh: "起止日期颠倒：“\(printed)”止于起始之前。请核对",
              en: "the span “\(printed)” ends before it begins. Please check")))
      }
    }
    return found
  }

  private static func days(
    _ k: Int, _ sentence: Sentence, _ s: [UInt32], _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[k]
    let start = sentence.range.lowerBound
    guard !figure.quantity.isApproximate, figure.quantity.decimals == 0,
      let word = lead.length(endingAt: figure.extent.lowerBound, in: s, from: start),
      let stated = a.value(k).integer,
      !partly.isFound(
        in: s,
        stretch(
          max(start, figure.extent.lowerBound - 16),
          min(sentence.range.upperBound, figure.extent.upperBound + 8)))
    else { return nil }
    let limit = figure.extent.lowerBound - word
    // The nearest span of dates before it.
    var span: (from: Day, to: Day, range: Range<Int>)?
    var i = max(start, limit - 60)
    while i < limit {
      defer { i += 1 }
      guard NumberText.isDigit(s[i]), i == 0 || !NumberText.isDigit(s[i - 1]),
        let from = day(s, at: i, before: limit)
      else { continue }
      var joint = from.end
      while joint < limit, s[joint] == 0x8D77 || s[joint] == 0x5F00 || s[joint] == 0x59CB {
        joint += 1
      }
      guard
        let length = joints.length(at: joint, in: s, before: limit)
          ?? joints.length(at: from.end, in: s, before: limit).map({ $0 + from.end - joint }),
        let to = day(s, at: joint + length, month: from.month, before: limit)
      else { continue }
      span = (from, to, i..<to.end)
      i = to.end
    }
    guard let span, limit - span.range.upperBound <= 12,
      !s[stretch(span.range.upperBound, limit)].contains(0x3002)
    else { return nil }
    let year = span.from.year ?? a.factYear.flatMap { Int($0) }
    // Without a year February may have a day more.
    let years = year.map { [$0] } ?? [2023, 2024]
    let lengths = years.map { first -> Int in
      let isOver = (span.to.month, span.to.day) < (span.from.month, span.from.day)
      let last = span.to.year ?? (isOver ? first + 1 : first)
      return ordinal(last, span.to.month, span.to.day)
        - ordinal(first, span.from.month, span.from.day)
    }
    guard let length = lengths.first, length >= 0, length < 1000 else { return nil }
    let text = a.paragraphs[sentence.paragraph].text
    let place = figure.place
    let printed = text.string(span.range)
    let operands = [text.original(span.range), place]
    let formula = "\(printed) = \(length + 1)"
    // With the last day, or from the first to the last.
    if lengths.contains(where: { stated == $0 || stated == $0 + 1 }) {
      return Relation(
        id, .pass, at: place, operands: operands, formula: formula, printed: a.printed(figure),
        computed: "\(length + 1)")
    }
    return Relation(
      id, .fail, severity: .error, at: place, operands: operands, formula: formula,
      printed: a.printed(figure), computed: "\(length + 1)",
      message: Message(
        zh: "写作\(a.printed(figure))，而\(printed)首尾都计为\(length + 1)天，只计一头为\(length)天。请核对",
        en: "given as \(a.printed(figure)), but \(printed) is \(length + 1) days with both ends, "
          + "\(length) with one. Please check"))
  }

  // MARK: Hours

  /// 8:00
  private static func time(_ s: [UInt32], at index: Int, before end: Int) -> (
    minutes: Int, end: Int
  )? {
    var (i, hour) = (index, 0)
    while i < end, NumberText.isDigit(s[i]), i - index < 2 {
      hour = hour * 10 + Int(s[i] - 0x30)
      i += 1
    }
    guard i > index, i + 2 < end, s[i] == 0x3A || s[i] == 0x2236, NumberText.isDigit(s[i + 1]),
      NumberText.isDigit(s[i + 2]), i + 3 >= end || !NumberText.isDigit(s[i + 3])
    else { return nil }
    let minutes = Int(s[i + 1] - 0x30) * 10 + Int(s[i + 2] - 0x30)
    return hour <= 24 && minutes < 60 ? (hour * 60 + minutes, i + 3) : nil
  }

  /// 13小时（7:30—20:30): one span in a bracket right behind.
  private static func hours(
    _ k: Int, _ sentence: Sentence, _ s: [UInt32], _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[k]
    let open = figure.extent.upperBound
    guard open < s.count, s[open] == 0xFF08, !figure.quantity.isApproximate,
      ChangeCheck.isRising(k, a) == nil,
      let close = s[open..<min(s.count, open + 24)].firstIndex(of: 0xFF09),
      let from = time(s, at: open + 1, before: close),
      let length = joints.length(at: from.end, in: s, before: close),
      let to = time(s, at: from.end + length, before: close), to.end == close,
      to.minutes > from.minutes
    else { return nil }
    let value = Exact(to.minutes - from.minutes) / Exact(60)
    let text = a.paragraphs[sentence.paragraph].text
    let printed = text.string((open + 1)..<close)
    let shown = value.rounded(to: value.integer == nil ? 1 : 0)
    let formula = "\(printed) = \(shown)"
    let operands = [text.original((open + 1)..<close), figure.place]
    if figure.quantity.interval.intersects(NumberInterval(value)) {
      return Relation(
        id, .pass, at: figure.place, operands: operands, formula: formula,
        printed: a.printed(figure), computed: shown)
    }
    return Relation(
      id, .fail, severity: .error, at: figure.place, operands: operands, formula: formula,
      printed: a.printed(figure), computed: shown,
      message: Message(
        zh: "写作\(a.printed(figure))，而\(printed)为\(shown)小时。请核对",
        en: "given as \(a.printed(figure)), but \(printed) is \(shown) hours. Please check"))
  }
}
