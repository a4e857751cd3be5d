/// A raised footnote number has no note, or a note no number in the text.
struct TypoFootnoteIntegrity: DocumentRule {
  static let description = RuleDescription(
    id: "typo-footnote-integrity", category: "typo", severity: .warning,
    summary: Message(
      zh: "上标注释号与注文不对应", en: "raised footnote numbers and notes do not match"),
    rationale: Message(
      zh: "正文每个上标注释号应有一条注文，每条注文应有一处引用；多因删改正文或断页而脱节。",
      en: "Every raised number has one note and every note one number; edits and page breaks part "
        + "them."),
    source: .editing,
    triggering: [
      "推进“三医联动”¹，落实“两个允许”↓²。\n¹ 三医联动：医保、医疗、医药改革。",
      "推进“三医联动”¹。\n¹ 三医联动：医保、医疗、医药改革。\n↓² 两个允许：允许突破。",
    ],
    nonTriggering: [
      "推进“三医联动”¹。\n¹ 三医联动：医保、医疗、医药改革。",
      "面积120m²，血小板10³/μL，建设用地3千米²。",
      "推进“三医联动”¹。\n¹ 三医联动。\n落实“两个允许”¹。\n¹ 两个允许。",
    ])

  private struct Mark {
    let number: Int
    let range: Range<Int>
  }

  static let needs: [RuleNeed] = [.any("¹²³⁰⁴⁵⁶⁷⁸⁹")]

  func check(_ context: RuleContext) -> [Diagnostic] {
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
    return
      (lost.map { finding(context, $0, isNote: false) }
      + unused.map { finding(context, $0, isNote: true) }).sorted { $0.range < $1.range }
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
