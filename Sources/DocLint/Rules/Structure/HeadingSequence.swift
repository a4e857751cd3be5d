/// Numbers of headings or items are not in sequence.
struct HeadingSequence: DocumentRule {
  static let description = RuleDescription(
    id: "heading-sequence", category: "heading", severity: .error,
    summary: Message(zh: "标题或条目的序号不连续", en: "numbers of headings or items are not in sequence"),
    rationale: Message(
      zh: "序号跳号、重号、倒号，说明有段落漏掉、重复或错位，引用时也无所适从。",
      en: "A gap, a repeat or a step back tells of text that is missing, doubled or displaced."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    triggering: [
      "一、基本情况\n平稳。\n二、主要做法\n抓落实。\n↓四、下步打算\n继续抓。",
      "二、主要做法\n（一）抓队伍\n抓实。\n↓（一）抓制度\n建全。\n（三）抓考核\n从严。",
      "1.巡诊50次。\n2.宣讲30场。\n↓2.培训20期。",
      "（二）集中攻坚\n1. 上门宣传。走访50户。\n↓（2）入户指导。指导30户。\n3. 积分激励。兑换20次。",
      "一、上门宣传\n走访50户。\n↓2.入户指导\n指导30户。\n三、积分激励\n兑换20次。",
      "（1）上门宣传。走访50户。\n↓②入户指导。指导30户。\n（3）积分激励。兑换20次。",
      "专栏1 重点工程\n建设医院。\n↓专栏3 重点项目\n建设学校。",
    ],
    nonTriggering: [
      "一、基本情况\n1.巡诊50次。\n2.宣讲30场。\n二、主要做法\n3.培训20期。\n4.义诊10场。",
      "一、基本情况\n1.巡诊50次。\n2.宣讲30场。\n二、主要做法\n1.培训20期。\n2.义诊10场。",
      "第一条 本办法自公布之日起施行。\n（一）甲；\n（二）乙。\n第二条 下列情形除外：\n（一）丙；\n（二）丁。",
      "一、基本情况。平稳。二、主要做法。抓落实。\n三、下步打算\n继续抓。",
      "2021年全市投入1.2亿元。\n3.5万人受益。\n1、2年级学生接种。",
    ])

  /// A step of more is no lost item but another count.
  private static let furthest = 5

  private struct Key: Hashable {
    let scope: Int
    let parent: Int?
    let series: DocumentStructure.Series
  }

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    var found: [Diagnostic] = []
    // Elsewhere than in official documents a list may count as it likes.
    let severity: Severity? = context.isOfficial ? nil : .warning
    /// The heading before in the same place, and in the whole scope.
    var before: [Key: Int] = [:]
    var last: [Key: Int] = [:]
    /// Where a number was used twice: the second may have been meant as the next.
    var doubled: Set<Key> = []
    for (i, heading) in structure.headings.enumerated() {
      guard heading.series != .attachment, heading.series != .first else { continue }
      let isLoose = heading.series == .box || heading.series == .caseNumber
      let wide = Key(
        scope: heading.series == .caseNumber ? 0 : heading.scope, parent: nil,
        series: heading.series)
      let key =
        isLoose
        ? wide : Key(scope: heading.scope, parent: heading.parent, series: heading.series)
      let place = before[key]
      let sibling = place.map { structure.headings[$0] }
      let other = last[wide].map { structure.headings[$0] }
      before[key] = i
      last[wide] = i
      let number = heading.number
      guard number != (sibling?.number ?? 0) + 1, number != (other?.number ?? 0) + 1 else {
        continue
      }
      let wasDoubled = doubled.remove(key) != nil
      if let sibling {
        if wasDoubled, number == sibling.number + 2 { continue }
        if number == sibling.number { doubled.insert(key) }
        if let place, let stray = stray(between: place, i, structure) {
          found.append(
            finding(
              stray, sibling, misplaced(stray, sibling, heading, context), context, severity))
          continue
        }
        if let message = judge(heading, after: sibling, context) {
          found.append(finding(heading, sibling, message, context, severity))
        }
      } else if let message = judgeFirst(heading, context) {
        found.append(finding(heading, nil, message, context, severity))
      }
    }
    return found
  }

  private func judge(
    _ heading: DocumentStructure.Heading, after sibling: DocumentStructure.Heading,
    _ context: RuleContext
  ) -> Message? {
    let (number, previous) = (heading.number, sibling.number)
    let written = heading.series.written(number)
    if number == 1 {
      // A list starts again; the same mark twice in a row is a slip where marks are headings.
      let isHeading = isStandalone(heading, context) && isStandalone(sibling, context)
      guard previous == 1, isHeading, heading.series.rank <= 4,
        heading.paragraph > sibling.paragraph
      else { return nil }
      return repeated(written)
    }
    if number == previous { return repeated(written) }
    let missing = (previous + 1)..<max(number, previous + 1)
    if number > previous {
      guard missing.count <= Self.furthest else { return nil }
      if let first = missing.first, stands(first, sibling, heading, context) { return nil }
      return gap(sibling.series.written(previous), written, missing, heading.series)
    }
    guard previous - number <= Self.furthest else { return nil }
    return Message(
      zh: "序号倒退：“\(sibling.series.written(previous))”之后是“\(written)”，请核对",
      en: "“\(written)” stands after “\(sibling.series.written(previous))”; please check")
  }

  /// The heading of another series that bears the number which is missing between two: 1. （2） 3.
  private func stray(
    between place: Int, _ next: Int, _ structure: DocumentStructure
  ) -> DocumentStructure.Heading? {
    let missing = structure.headings[place].number + 1
    guard structure.headings[next].number == missing + 1, next > place + 1 else { return nil }
    let inner = structure.headings[(place + 1)..<next].filter { $0.parent == place }
    guard inner.count == 1, let stray = inner.first, stray.number == missing,
      stray.series != .first, stray.series != .box,
      abs(stray.series.rank - structure.headings[place].series.rank) <= 2
    else { return nil }
    return stray
  }

  private func misplaced(
    _ stray: DocumentStructure.Heading, _ before: DocumentStructure.Heading,
    _ after: DocumentStructure.Heading, _ context: RuleContext
  ) -> Message {
    let (written, right) = (context.words(stray.mark), before.series.written(stray.number))
    let (first, last) = (context.words(before.mark), context.words(after.mark))
    return Message(
      zh: "“\(written)”夹在“\(first)”与“\(last)”之间，疑应为同级的“\(right)”，请核对",
      en: "“\(written)” stands between “\(first)” and “\(last)”: “\(right)” is probably meant; "
        + "please check")
  }

  /// A series that does not begin with its first number, in a text that is whole.
  private func judgeFirst(
    _ heading: DocumentStructure.Heading, _ context: RuleContext
  ) -> Message? {
    let structure = context.structure
    let piece = structure.pieces[structure.paragraphs[heading.paragraph].piece]
    guard heading.number == 2, piece.title != nil, !heading.isGlued,
      heading.series == .chinese || heading.series == .chapter
        || heading.series == .chineseInParentheses,
      isStandalone(heading, context)
    else { return nil }
    let first = heading.series.written(1)
    // 一、 may stand somewhere in the lines above in another form.
    let start =
      heading.parent.map { structure.headings[$0].mark.upperBound } ?? piece.range.lowerBound
    if context.text.contains(first, in: start..<heading.mark.lowerBound) { return nil }
    return Message(
      zh: "标题从“\(heading.series.written(heading.number))”开始，未见“\(first)”，请核对",
      en:
        "the headings begin with “\(heading.series.written(heading.number))”; “\(first)” is not seen"
    )
  }

  private func isStandalone(
    _ heading: DocumentStructure.Heading, _ context: RuleContext
  ) -> Bool {
    let role = context.structure.paragraphs[heading.paragraph].role
    return role == .heading || role == .caption || role == .wrapper
  }

  /// Whether the mark stands inside the text between the two, where it starts no line.
  private func stands(
    _ number: Int, _ sibling: DocumentStructure.Heading, _ heading: DocumentStructure.Heading,
    _ context: RuleContext
  ) -> Bool {
    let range = sibling.mark.upperBound..<max(sibling.mark.upperBound, heading.mark.lowerBound)
    let chinese = ChineseCount.chinese(number)
    let forms: [String] =
      switch heading.series {
      case .chinese: ["\(chinese)、", "\(chinese)."]
      case .chineseInParentheses: ["（\(chinese)）", "(\(chinese))"]
      case .arabic: ["\(number).", "\(number)、", "\(number)．"]
      case .arabicInParentheses: ["（\(number)）", "(\(number))", "\(number)）"]
      default: [heading.series.written(number)]
      }
    return forms.contains { context.text.contains($0, in: range) }
  }

  private func finding(
    _ heading: DocumentStructure.Heading, _ sibling: DocumentStructure.Heading?,
    _ message: Message, _ context: RuleContext, _ severity: Severity?
  ) -> Diagnostic {
    context.finding(
      Self.self, heading.mark, message, severity: severity,
      related: sibling.map { [context.related($0.mark, "前一个序号", "the number before")] } ?? [])
  }

  private func repeated(_ written: String) -> Message {
    Message(
      zh: "序号“\(written)”重复，请核对",
      en: "the number “\(written)” is used twice; please check")
  }

  private func gap(
    _ before: String, _ written: String, _ missing: Range<Int>, _ series: DocumentStructure.Series
  ) -> Message {
    let names = missing.map { series.written($0) }.joined()
    return Message(
      zh: "“\(before)”之后是“\(written)”，缺“\(names)”，请核对是漏了内容还是编错序号",
      en: "“\(written)” follows “\(before)”: “\(names)” is missing; was text lost or the number "
        + "mistaken?")
  }
}
