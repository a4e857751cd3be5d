/// Dates in a possible order.
enum ChronologyCheck {
  static let id = "date-chronology"

  private static let made = WordTable("制作 创作 编写 拍摄 出版 研发 编制 录制 建成 成立 开通 推出 创办")
  private static let award = WordTable("获得 荣获 获评 获 被评为 入选 斩获")
  private static let past = WordTable("已于 已在 完成了 圆满完成 召开了 举办了")

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for p in a.paragraphs.indices where a.paragraphs[p].classes.contains(.years) {
      let paragraph = a.paragraphs[p]
      let s = paragraph.text.scalars
      let years = paragraph.mentions.filter { $0.kind == .year && $0.year != nil }
      do {
        for (at, second) in years.enumerated() where at > 0 {
          let first = years[at - 1]
          let apart = stretch(first.range.upperBound, second.range.lowerBound)
          guard apart.count <= 80, !s[apart].contains(0x3002) else { continue }
          guard let x = first.year, let y = second.year, y < x else { continue }
          let between = stretch(first.range.upperBound, second.range.lowerBound)
          let place = paragraph.text.original(first.range.lowerBound..<second.range.upperBound)
          let operands = [first, second].map { paragraph.text.original($0.range) }
          let formula = "\(y) < \(x)"
          // 2025—2021年
          if QuantityExtractor.connectorLength(s, first.range.upperBound) == between.count,
            between.count > 0, s[between].allSatisfy({ $0 != 0x2F })
          {
            found.append(
              Relation(
                id, .fail, severity: .error, at: place, operands: operands, formula: formula,
                printed: paragraph.text.string(first.range.lowerBound..<second.range.upperBound),
                message: Message(
                  zh: "起止年份颠倒：\(x)年晚于\(y)年。请核对",
                  en: "the span starts in \(x) and ends in \(y). Please check")))
            continue
          }
          // 2023年制作的作品获得2021年的奖
          if between.count <= 60, let work = made.first(in: s, between),
            let prize = award.first(in: s, between), work.upperBound <= prize.lowerBound,
            second.range.lowerBound - prize.upperBound <= 4
          {
            found.append(
              Relation(
                id, .uncertain, severity: .warning, at: place, operands: operands,
                formula: formula,
                printed: paragraph.text.string(first.range.lowerBound..<second.range.upperBound),
                message: Message(
                  zh: "\(x)年完成的成果，获得的却是\(y)年的奖项，时间先后不合。请核对年份",
                  en:
                    "what was made in \(x) is said to have won a prize of \(y). Please check the years"
                )))
          }
        }
      }
    }
    found += issue(a)
    found += DurationCheck.reversed(a)
    return found
  }

  /// The year of the document number against the date at the end.
  private static func issue(_ a: NumberAnalysis) -> [Relation] {
    let structure = a.structure
    var found: [Relation] = []
    for piece in structure.pieces {
      var number: (year: Int, place: Range<Int>)?
      var date: (year: Int, month: Int, place: Range<Int>)?
      for p in a.paragraphs.indices where piece.paragraphs.contains(a.paragraphs[p].source) {
        let role = structure.paragraphs[a.paragraphs[p].source].role
        guard role == .documentNumber || role == .date else { continue }
        let paragraph = a.paragraphs[p]
        if role == .documentNumber, number == nil,
          let mention = paragraph.mentions.first(where: { $0.kind == .documentNumber }),
          let year = ChineseNumeral(paragraph.text.scalars, at: mention.range.lowerBound)?.value
            .integer
        {
          number = (year, paragraph.text.original(mention.range))
        }
        if role == .date, let mention = paragraph.mentions.first(where: { $0.year != nil }),
          let year = mention.year
        {
          let month =
            ChineseNumeral(paragraph.text.scalars, at: mention.range.upperBound)?.value.integer ?? 6
          date = (year, month, paragraph.text.original(mention.range))
        }
      }
      guard let number, let date else { continue }
      let operands = [number.place, date.place]
      if number.year == date.year {
        found.append(
          Relation(
            id, .pass, at: date.place, operands: operands,
            formula: "\(number.year) = \(date.year)"))
      } else if !(date.year == number.year + 1 && date.month <= 2) {
        found.append(
          Relation(
            id, .fail, severity: .warning, at: date.place, operands: operands,
            formula: "\(number.year) ≠ \(date.year)", printed: "\(date.year)",
            computed: "\(number.year)",
            message: Message(
              zh: "成文日期为\(date.year)年，发文字号的年份却是\(number.year)年。请核对",
              en: "the document is dated \(date.year), but its number is of \(number.year). "
                + "Please check")))
      }
    }
    return found
  }
}

/// One label, one definition: “1”指…
enum DefinitionCheck {
  static let id = "num-definition-conflict"
  private static let means = WordTable("指 是指 即 指的是 即指 代表")

  /// The formula that a label is a part of: 1+8+X for “8”, with a bar behind it; empty for none.
  private static func scope(of label: Range<Int>, _ s: [UInt32]) -> [UInt32] {
    func isSign(_ scalar: UInt32) -> Bool {
      NumberText.isDigit(scalar) || NumberText.isLatin(scalar) || scalar == 0x2B
    }
    var i = label.lowerBound - 1
    let start = max(0, i - 300)
    while i > start {
      i -= 1
      guard isSign(s[i]) else { continue }
      let end = i + 1
      while i > start, isSign(s[i - 1]) { i -= 1 }
      let sign = s[i..<end]
      if sign.count >= 3, sign.contains(where: { NumberText.isDigit($0) }),
        label.allSatisfy({ sign.contains(s[$0]) })
      {
        return Array(sign) + [0x7C]
      }
    }
    return []
  }

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    let quote: ScalarScan.Wanted = [0x201C]
    let text = a.structure.text
    // Most paragraphs quote nothing.
    let quotes = text.markLists.enclosing.filter { text.scalars[$0] == 0x201C }
    var passed = 0
    var known: [[UInt32]: (text: [UInt32], printed: String, place: Range<Int>)] = [:]
    var found: [Relation] = []
    for p in a.paragraphs.indices {
      let range = a.structure.paragraphs[a.paragraphs[p].source].range
      while passed < quotes.count, quotes[passed] < range.lowerBound { passed += 1 }
      guard passed < quotes.count else { break }
      guard quotes[passed] < range.upperBound else { continue }
      let s = a.paragraphs[p].text.scalars
      var next = 0
      while let i = ScalarScan.first(quote, in: s, next..<s.count) {
        next = i + 1
        guard let close = s[i...].prefix(16).firstIndex(of: 0x201D), close > i + 1 else { continue }
        // 第一个“4”指…，第二个“4”指…
        if i > 0, s[i - 1] == 0x4E2A { continue }
        // Only a label with a number in it.
        guard let length = means.length(at: close + 1, in: s),
          s[(i + 1)..<close].contains(where: {
            NumberText.isDigit($0) || ChineseNumeral.isNumeral($0)
          })
        else { continue }
        let scope = Self.scope(of: (i + 1)..<close, s)
        let label = scope + Array(s[(i + 1)..<close])
        let start = close + 1 + length
        var end = start
        while end < s.count, end - start < 80,
          ![0xFF1B, 0x3002, 0xFF09, 0xFF0C].contains(s[end])
        { end += 1 }
        let text = Indicator.key(Array(s[start..<end]))
        let place = a.paragraphs[p].text.original(i..<end)
        guard text.count >= 2 else { continue }
        let printed = NumberText.string(s[start..<end])
        guard let earlier = known[label] else {
          known[label] = (text, printed, place)
          continue
        }
        let isSame =
          earlier.text.starts(with: text) || text.starts(with: earlier.text)
          || (FactCheck.likeness(earlier.text, text) ?? .zero) >= Exact(1, over: 2)
        let operands = [earlier.place, place]
        let name = NumberText.string(s[(i + 1)..<close])
        if isSame {
          found.append(Relation(id, .pass, at: place, operands: operands, formula: name))
        } else {
          let whole = NumberText.string(scope.dropLast())
          found.append(
            Relation(
              id, .uncertain, severity: .warning, at: place, operands: operands, formula: name,
              printed: printed,
              message: Message(
                zh: (whole.isEmpty ? "" : "“\(whole)”中的") + "“\(name)”此处解释为“\(printed)”，"
                  + "前文解释为“\(earlier.printed)”。请核对并统一",
                en: "“\(name)”" + (whole.isEmpty ? "" : " of “\(whole)”")
                  + " is explained as “\(printed)” here and as “\(earlier.printed)” before. "
                  + "Please check and use one explanation")))
        }
      }
    }
    return found
  }
}

/// Classes that adjoin: 超过30万 and 30万以下.
enum PartitionCheck {
  static let id = "num-partition-gap"

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for sentence in a.sentences where sentence.figures.count >= 2 {
      let classes = sentence.figures.filter {
        !a.figures[$0].quantity.isPoint && !a.figures[$0].isWords
          && a.figures[$0].quantity.unit.kind != .percent
      }
      guard classes.count >= 2, let first = classes.first else { continue }
      let own = classes.filter { a.sameUnit($0, first) }
      let ups = own.filter { [.atLeast, .moreThan].contains(a.figures[$0].quantity.bound) }
      let downs = own.filter { [.atMost, .lessThan].contains(a.figures[$0].quantity.bound) }
      guard ups.count == 1, downs.count == 1, let up = ups.first, let down = downs.first else {
        continue
      }
      let (p, q) = (a.figures[up], a.figures[down])
      // The same words lead to both: one variable.
      let x = subject(up, a)
      let y = subject(down, a)
      guard x.count >= 2, x == y, p.clause != q.clause else { continue }
      let ranges = own.filter {
        a.figures[$0].quantity.bound == .range && a.figures[$0].partner.map { p in p > 0 } ?? false
      }
      let operands = [p.place, q.place]
      let formula = "\(a.printed(q)) | \(a.printed(p))"
      if ranges.isEmpty {
        if p.quantity.value == q.quantity.value {
          let gap = p.quantity.bound == .moreThan && q.quantity.bound == .lessThan
          found.append(
            Relation(
              id, gap ? .uncertain : .pass, severity: gap ? .warning : nil, at: p.place,
              operands: operands, formula: formula, printed: a.printed(p),
              message: gap
                ? Message(
                  zh: "“\(a.printed(p))”和“\(a.printed(q))”都不含\(a.number(up))本身，恰为该数时无所适从。请核对",
                  en:
                    "neither “\(a.printed(p))” nor “\(a.printed(q))” covers \(a.number(up)) itself. "
                    + "Please check") : Message(zh: "", en: "")))
        } else {
          found.append(
            Relation(
              id, .uncertain, severity: .warning, at: p.place, operands: operands,
              formula: formula, printed: a.printed(p),
              message: Message(
                zh: "分档不衔接：“\(a.printed(q))”与“\(a.printed(p))”之间有空档或重叠。请核对",
                en: "the classes “\(a.printed(q))” and “\(a.printed(p))” leave a gap or overlap. "
                  + "Please check")))
        }
      }
    }
    return found
  }

  private static func subject(_ k: Int, _ a: NumberAnalysis) -> [UInt32] {
    let figure = a.figures[k]
    let noun = Indicator.nounBefore(a.text(figure).scalars, figure.lead)
    return Indicator.key(Array(a.words(noun, of: figure)))
  }
}

/// Impossible or unlikely magnitudes; opt-in.
enum PlausibilityCheck {
  static let id = "num-implausible"
  private static let bounded = WordTable(
    "合格率 覆盖率 普及率 入学率 参保率 接种率 签约率 建档率 管理率 达标率 满意率 满意度 知晓率 治愈率 出勤率 占比 比重 服药率 检出率 到位率 办结率 整改率")

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    a.figures.indices.compactMap { k in
      guard a.figures[k].quantity.unit.isPercentSign, a.value(k) > Exact(100),
        a.figures[k].paragraph != nil, !a.figures[k].isWords, a.leads(k, bounded)
      else { return nil }
      let figure = a.figures[k]
      return Relation(
        id, .uncertain, severity: .warning, at: figure.place, operands: [figure.place],
        formula: "\(a.number(k))% > 100%", printed: a.printed(figure), computed: "≤100%",
        message: Message(
          zh: "这一比率不会超过100%，此处为\(a.printed(figure))。请核对",
          en: "this rate cannot exceed 100%; it is \(a.printed(figure)). Please check"))
    }
  }
}
