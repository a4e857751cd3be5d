/// 一是…二是… is not in sequence.
struct HeadingYishiSequence: DocumentRule {
  static let description = RuleDescription(
    id: "heading-yishi-sequence", category: "heading", severity: .warning,
    summary: Message(zh: "“一是……二是……”序次不连续", en: "一是…二是… is not in sequence"),
    rationale: Message(
      zh: "序次词跳号或重号，说明漏写一项或编号有误。",
      en: "A gap or a repeat tells of a point that was lost or misnumbered."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "要抓好三件事：一是明确分工，二是张贴告示，↓四是严格考核。",
      "一是建队伍。新进12人。\n二是建制度。出台5项。\n↓二是建阵地。新建3处。",
    ],
    nonTriggering: [
      "要抓好三件事：一是明确分工，二是张贴告示，三是严格考核。",
      "一是建队伍。二要建制度。三是建阵地。",
      "一是建队伍；二是建制度。要求一是严格，二是规范。",
      "这是其中之一是否属实，五是多数。",
    ],
    notIn: [.tableCell])

  /// What may stand before 一是 where it numbers.
  private static let boundaries = ScalarSet(ScalarText.units("。；：，、！？…）”;:, \u{3000}"))
  private static let ends = PhraseIndex(ScalarText.words("一是 二是 三是 四是 五是 六是 七是 八是 九是 十是"))
  private static let others = ["要", "则", "、", "在"]

  private struct Point {
    let number: Int
    let range: Range<Int>
  }

  static let needs: [RuleNeed] = [.phrases(ends)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let (structure, prose) = (context.structure, context.prose)
    let paragraphs = structure.paragraphs
    var found: [Diagnostic] = []
    var last: Point?
    var ends = context.places(of: Self.ends)
    for place in paragraphs.indices {
      let role = paragraphs[place].role
      switch role {
      case .body, .heading, .field: break
      default:
        if role != .note && role != .pageMark { last = nil }
        continue
      }
      let points = points(prose, prose.paragraphs[place], &ends)
      // Another heading ends the enumeration; headings below the points do not.
      if let heading = paragraphs[place].heading.map({ structure.headings[$0] }),
        heading.series != .first,
        points.isEmpty, heading.series.rank <= 4, !isBelowFirst(heading, structure)
      {
        last = nil
      }
      for point in points {
        defer { last = point }
        guard point.number > 1, let before = last, point.number != before.number + 1 else {
          continue
        }
        let between = before.range.upperBound..<point.range.lowerBound
        let isElsewhere =
          point.number > before.number
          ? isNamed(before.number + 1, between, context)
          // Another enumeration began in between, behind no comma.
          : !between.isEmpty && context.text.contains("一是", in: between)
        if isElsewhere { continue }
        found.append(
          context.finding(
            Self.self, point.range, message(before.number, point.number),
            related: [context.related(before.range, "前一项", "the point before")]))
      }
    }
    return found
  }

  private func isBelowFirst(
    _ heading: DocumentStructure.Heading, _ structure: DocumentStructure
  ) -> Bool {
    heading.parent.map { structure.headings[$0].series == .first } ?? false
  }

  /// - Parameter ends: where points may end; those before the paragraph and in it are taken off.
  private func points(
    _ prose: Prose, _ range: Range<Int>, _ ends: inout ArraySlice<PhraseCensus.Match>
  ) -> [Point] {
    let scalars = prose.scalars
    var found: [Point] = []
    while let start = ends.first?.start, start < range.upperBound {
      ends.removeFirst()
      guard start >= range.lowerBound else { continue }
      let end = start + 1
      var i = end
      while i > range.lowerBound, ChineseCount.isNumeral(scalars[i - 1]) { i -= 1 }
      guard i < end, i == range.lowerBound || Self.boundaries.contains(scalars[i - 1]),
        let (number, stop) = ChineseCount.chinese(scalars, i, range.upperBound), stop == end
      else { continue }
      found.append(Point(number: number, range: prose.original(i..<(end + 1))))
    }
    return found
  }

  /// Whether the missing point stands there in other words: 二要, 三则, or without a comma before.
  private func isNamed(_ number: Int, _ range: Range<Int>, _ context: RuleContext) -> Bool {
    guard !range.isEmpty else { return false }
    let numeral = ChineseCount.chinese(number)
    return (Self.others + ["是"]).contains { context.text.contains(numeral + $0, in: range) }
  }

  private func message(_ before: Int, _ number: Int) -> Message {
    let (first, second) = (ChineseCount.chinese(before), ChineseCount.chinese(number))
    return Message(
      zh: "“\(first)是”之后是“\(second)是”，序次不连续，请核对是否漏项",
      en: "“\(second)是” follows “\(first)是”; was a point lost?")
  }
}
