/// A footnote number has no note, or a note no number in the text.
struct TypoFootnoteIntegrity: DocumentRule {
  static let description = RuleDescription(
    id: "typo-footnote-integrity", category: "typo", severity: .warning,
    summary: Message(
      zh: "注释号与注文不对应", en: "footnote numbers and notes do not match"),
    rationale: Message(
      zh: "正文每个注释号应有一条注文，每条注文应有一处引用；多因删改正文或断页而脱节。",
      en: "Every number has one note and every note one number; edits and page breaks part "
        + "them."),
    source: .editing,
    triggering: [
      "推进“三医联动”¹，落实“两个允许”↓²。\n¹ 三医联动：医保、医疗、医药改革。",
      "推进“三医联动”¹。\n¹ 三医联动：医保、医疗、医药改革。\n↓² 两个允许：允许突破。",
      "氟化物限值↓②为1.2 mg/L，监测240份样品。\n———————\n↓①引自国家标准。",
      "监测合格率①为95%，超标率↓③为5%。\n———\n①不含复检样品。",
      "全县共有创业青年1260人①，分布在四个领域↓③。\n注：①统计口径为常住人口。\n↓②含兼职人员。",
    ],
    nonTriggering: [
      "推进“三医联动”¹。\n¹ 三医联动：医保、医疗、医药改革。",
      "面积120m²，血小板10³/μL，建设用地3千米²。",
      "全县共有创业青年1260人①，贷款利率按LPR②执行。\n注：①统计口径为常住人口。\n②LPR，即贷款市场报价利率。",
      "重点抓好：①加强领导；②落实责任。表中①至③项另行通知。\n①明确分工\n②加强考核",
      "推进“三医联动”¹。\n¹ 三医联动。\n落实“两个允许”¹。\n¹ 两个允许。",
    ])

  private struct Mark {
    let number: Int
    let range: Range<Int>
  }

  static let needs: [RuleNeed] = [.any("¹²³⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    (raised(context) + circled(context)).sorted { $0.range < $1.range }
  }

  private static let zhu = ScalarText.words("注：① 注:①")

  /// Numbers in circles, where a block of notes stands below: behind a rule of dashes or 注：.
  private func circled(_ context: RuleContext) -> [Diagnostic] {
    let (text, lines) = (context.text, context.structure.lines)
    let scalars = text.scalars
    var notes: [Mark] = []
    var references: [Mark] = []
    var isInNotes = false
    for line in lines where !line.isBlank {
      let content = line.content
      let isNote = Self.zhu.contains { text.has($0, at: content.lowerBound) }
      if isNote || isRule(scalars, content) {
        isInNotes = true
      } else if isInNotes, Self.circle(scalars[content.lowerBound]) == nil {
        isInNotes = false
      }
      for place in line.marks {
        let i = text.marks[place]
        guard let number = Self.circle(scalars[i]) else { continue }
        let mark = Mark(number: number, range: i..<(i + 1))
        if isInNotes, i == content.lowerBound || isNote && i == content.lowerBound + 2 {
          notes.append(mark)
        } else if i > content.lowerBound, follows(text, i), Self.circle(text.at(i + 1)) == nil {
          references.append(mark)
        }
      }
    }
    guard !notes.isEmpty, !references.isEmpty else { return [] }
    let (noted, referred) = (Set(notes.map(\.number)), Set(references.map(\.number)))
    return references.filter { !noted.contains($0.number) }
      .map { finding(context, $0, isNote: false) }
      + notes.filter { !referred.contains($0.number) }.map { finding(context, $0, isNote: true) }
  }

  /// Whether it follows a word or a number; behind a mark or a blank it begins an item.
  private func follows(_ text: ScalarText, _ i: Int) -> Bool {
    let before = text.at(i - 1)
    return ScalarText.isHan(before) || ScalarText.isChineseClosing(before)
      || ScalarText.isASCIIAlphanumeric(before)
  }

  private static func circle(_ s: UInt32) -> Int? {
    s >= 0x2460 && s <= 0x2469 ? Int(s - 0x2460) + 1 : nil
  }

  /// A line of dashes, as it stands over notes.
  private func isRule(_ scalars: [UInt32], _ line: Range<Int>) -> Bool {
    line.count >= 3
      && line.allSatisfy { [0x2014, 0x2015, 0x2500, 0x2D, 0x5F, 0xFF3F].contains(scalars[$0]) }
  }

  private func raised(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var notes: [Mark] = []
    var references: [Mark] = []
    for line in context.structure.lines where !line.isBlank {
      var i = line.content.lowerBound
      while i < line.content.upperBound {
        guard Self.digit(text.scalars[i]) != nil else {
          i += 1
          continue
        }
        let start = i
        var number = 0
        while i < line.content.upperBound, i - start < 3, let d = Self.digit(text.scalars[i]) {
          number = number * 10 + d
          i += 1
        }
        let mark = Mark(number: number, range: start..<i)
        if start == line.content.lowerBound {
          notes.append(mark)
        } else if isReference(text, start) {
          references.append(mark)
        }
      }
    }
    // Raised digits may be exponents throughout; a note shows that they are not.
    guard !notes.isEmpty, !references.isEmpty else { return [] }
    var balance: [Int: Int] = [:]
    for mark in references { balance[mark.number, default: 0] += 1 }
    for mark in notes { balance[mark.number, default: 0] -= 1 }
    let lost = references.reversed().filter { mark in
      guard balance[mark.number, default: 0] > 0 else { return false }
      balance[mark.number, default: 0] -= 1
      return true
    }
    let unused = notes.reversed().filter { mark in
      guard balance[mark.number, default: 0] < 0 else { return false }
      balance[mark.number, default: 0] += 1
      return true
    }
    return lost.map { finding(context, $0, isNote: false) }
      + unused.map { finding(context, $0, isNote: true) }
  }

  private static func digit(_ s: UInt32) -> Int? {
    switch s {
    case 0xB9: 1
    case 0xB2: 2
    case 0xB3: 3
    case 0x2070, 0x2074...0x2079: Int(s - 0x2070)
    default: nil
    }
  }

  /// Whether the raised number follows a word, and is no exponent of a unit or number.
  private func isReference(_ text: ScalarText, _ start: Int) -> Bool {
    let before = text.at(start - 1)
    if before == 0x7C73 { return false }  // 米
    return ScalarText.isHan(before) || ScalarText.isChineseClosing(before)
      || ScalarText.isPauseOrStop(before)
  }

  private func finding(_ context: RuleContext, _ mark: Mark, isNote: Bool) -> Diagnostic {
    context.finding(
      Self.self, mark.range,
      isNote
        ? Message(
          zh: "注文\(mark.number)在正文中没有对应的注释号，请核对",
          en: "note \(mark.number) is referred to nowhere: please check")
        : Message(
          zh: "注释号\(mark.number)没有对应的注文，请核对",
          en: "footnote number \(mark.number) has no note: please check"))
  }
}
