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
      "一要尊重规律。\n↓三要精打细算。\n四要长期坚持。",
      "做到一要学习，二要实践，↓四要总结。",
      "落实责任，一要明确，二要压实，↓二要考核。",
      "首先，明确目标。各组分工到人。\n↓再次，抓好落实。每周调度。",
      "首先要统一认识，抓好学习；↓再次，要压实责任。",
      "首先，延长开放时间。↓再次，放宽借阅限额。最后，取消存包要求。",
      "一是建队伍。新进12人。\n二是建制度。出台5项。\n↓二是建阵地。新建3处。",
    ],
    nonTriggering: [
      "要抓好三件事：一是明确分工，二是张贴告示，三是严格考核。",
      "一是建队伍。二要建制度。三是建阵地。",
      "一是建队伍；二是建制度。要求一是严格，二是规范。",
      "这是其中之一是否属实，五是多数。",
      "一是加强领导，一要有人抓，二要有钱办；二是严格考核。二要素齐全，三要点突出。",
      "首先，延长开放时间。其次，放宽借阅限额。再次，改造空间。",
      "首先要学习，再次强调纪律。",
      "首先，登记信息。然后，分类处理。再次，复核结果。",
    ],
    notIn: [.tableCell])

  /// What may stand before 一是 where it numbers.
  private static let boundaries = ScalarSet(ScalarText.units("。；：，、！？…）”;:, \u{3000}"))
  private static let ends = PhraseIndex(
    ScalarText.words(
      "一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 一要 二要 三要 四要 五要 六要 七要 八要 九要 十要 首先 再次"))
  /// 三要素, 二要点: a noun.
  private static let nouns = ScalarSet(ScalarText.units("素点件害领求道塞职义闻略地目务"))
  private static let must: UInt32 = 0x8981
  private static let seconds = ScalarText.words(
    "其次 第二 其二 然后 接着 随后 同时 此外 另外 还有 二是 二要 而后 接下来 之后")
  private static let others = ["要", "则", "、", "在"]

  private struct Point {
    let number: Int
    let range: Range<Int>
    /// 一要…二要… counts by itself.
    let isMust: Bool
  }

  static let needs: [RuleNeed] = [.phrases(ends)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let (structure, prose) = (context.structure, context.prose)
    let paragraphs = structure.paragraphs
    var found: [Diagnostic] = []
    /// The last 一是 and the last 一要; where 首先 stands.
    var (last, lastMust): (Point?, Point?) = (nil, nil)
    var first: Int?
    var ends = context.places(of: Self.ends)
    for place in paragraphs.indices {
      let role = paragraphs[place].role
      switch role {
      case .body, .heading, .field: break
      default:
        if role != .note && role != .pageMark { (last, lastMust, first) = (nil, nil, nil) }
        continue
      }
      let points = points(prose, prose.paragraphs[place], &ends) { start in
        if let skipped = ordinal(prose, start, &first, context) { found.append(skipped) }
      }
      // Another heading ends the enumeration; headings below the points do not.
      if let heading = paragraphs[place].heading.map({ structure.headings[$0] }),
        heading.series != .first,
        points.isEmpty, heading.series.rank <= 4, !isBelowFirst(heading, structure)
      {
        (last, lastMust) = (nil, nil)
      }
      for point in points {
        defer { if point.isMust { lastMust = point } else { last = point } }
        guard point.number > 1, let before = point.isMust ? lastMust : last,
          point.number != before.number + 1
        else { continue }
        let between = before.range.upperBound..<point.range.lowerBound
        let isElsewhere =
          point.number > before.number
          ? isNamed(before.number + 1, between, context)
          // Another enumeration began in between, behind no comma.
          : !between.isEmpty && context.text.contains(point.isMust ? "一要" : "一是", in: between)
        if isElsewhere { continue }
        found.append(
          context.finding(
            Self.self, point.range, message(before.number, point),
            related: [context.related(before.range, "前一项", "the point before")]))
      }
    }
    return found.sorted { $0.range < $1.range }
  }

  /// 首先…再次… with nothing between that could be the second.
  ///
  /// - Parameter first: where the last 首先 stands that nothing of the kind has followed yet.
  private func ordinal(
    _ prose: Prose, _ start: Int, _ first: inout Int?, _ context: RuleContext
  ) -> Diagnostic? {
    let before = prose[start - 1]
    guard before == 0x0A || Self.boundaries.contains(before) else { return nil }
    if prose[start] == 0x9996 {
      first = start
      return nil
    }
    guard let opening = first, prose[start + 2] == 0xFF0C else { return nil }
    first = nil
    if prose.contains(Self.seconds, in: opening..<start) { return nil }
    return context.report(
      Self.self, start..<(start + 2),
      Message(
        zh: "“首先”之后是“再次”，未见“其次”，请核对是否漏项",
        en: "再次 follows 首先 without 其次; was a point lost?"),
      others: [(opening..<(opening + 2), Message("“首先”在此", "here is 首先"))])
  }

  private func isBelowFirst(
    _ heading: DocumentStructure.Heading, _ structure: DocumentStructure
  ) -> Bool {
    heading.parent.map { structure.headings[$0].series == .first } ?? false
  }

  /// - Parameter ends: where points may end; those before the paragraph and in it are taken off.
  private func points(
    _ prose: Prose, _ range: Range<Int>, _ ends: inout ArraySlice<PhraseCensus.Match>,
    ordinals: (Int) -> Void
  ) -> [Point] {
    let scalars = prose.scalars
    var found: [Point] = []
    while let start = ends.first?.start, start < range.upperBound {
      ends.removeFirst()
      guard start >= range.lowerBound else { continue }
      let end = start + 1
      // 首先, 再次
      if scalars[start] == 0x9996 || scalars[start] == 0x518D {
        ordinals(start)
        continue
      }
      let isMust = scalars[end] == Self.must
      if isMust, Self.nouns.contains(prose[end + 1]) { continue }
      var i = end
      while i > range.lowerBound, ChineseCount.isNumeral(scalars[i - 1]) { i -= 1 }
      guard i < end, i == range.lowerBound || Self.boundaries.contains(scalars[i - 1]),
        let (number, stop) = ChineseCount.chinese(scalars, i, range.upperBound), stop == end
      else { continue }
      found.append(Point(number: number, range: prose.original(i..<(end + 1)), isMust: isMust))
    }
    return found
  }

  /// Whether the missing point stands there in other words: 二要, 三则, or without a comma before.
  private func isNamed(_ number: Int, _ range: Range<Int>, _ context: RuleContext) -> Bool {
    guard !range.isEmpty else { return false }
    let numeral = ChineseCount.chinese(number)
    return (Self.others + ["是"]).contains { context.text.contains(numeral + $0, in: range) }
  }

  private func message(_ before: Int, _ point: Point) -> Message {
    let (first, second) = (ChineseCount.chinese(before), ChineseCount.chinese(point.number))
    let word = point.isMust ? "要" : "是"
    return Message(
      zh: "“\(first)\(word)”之后是“\(second)\(word)”，序次不连续，请核对是否漏项",
      en: "“\(second)\(word)” follows “\(first)\(word)”; was a point lost?")
  }
}
