/// 今年, 日前 and the like stand in a text that carries no date of its own.
struct DateRelative: DocumentRule {
  static let description = RuleDescription(
    id: "date-relative", category: "dates", severity: .info,
    summary: Message("无日期的文稿使用相对时间", "relative dates in a text without a date"),
    rationale: Message(
      "存档、转发后，“今年”“日前”指何时无从判断；文稿未注明日期时应写具体时间。",
      "Once a text is filed or passed on nobody knows which year “this year” was."),
    source: .init(.practice, Message("信息稿件审核惯例", "custom of reviewing submissions")),
    triggering: [
      "↓今年以来，柳桥县新建服务点3处。日前，验收组到场。"
    ],
    nonTriggering: [
      "今年以来，柳桥县新建服务点3处。\n2024年3月5日",
      "今年以来，柳桥县新建服务点3处。\n（柳桥县卫生健康局，2024年3月5日）",
      "2024年以来，柳桥县新建服务点3处。今年以来运行平稳。",
      "6月30日前完成，2024年3月5日前报送，3个工作日前告知。",
      "定期开展次年计划。",
    ])

  private static let words = [
    "今年", "去年", "明年", "前年", "日前", "近日", "昨日", "今日", "昨天", "今天", "明天", "本月", "上月", "下月", "本周", "上周",
  ]
  /// 日前 behind a Han character is the end of another word.
  private static let dayBefore = words.firstIndex(of: "日前")
  private static let index = PhraseIndex(words.map { ScalarText.units($0) })
  private static let shown = 20

  static let needs: [RuleNeed] = [.phrases(index)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var counts = [Int](repeating: 0, count: Self.words.count)
    var places: [Range<Int>] = []
    for (start, word) in context.places(of: Self.index) {
      let before = prose[start - 1]
      // 30日前, 工作日前, 最近日, 3月前年.
      guard !prose.isQuoted(start), !prose.isTitled(start), !ScalarText.isDigit(before),
        before != 0x4F5C && before != 0x5047 && before != 0x6700 && before != 0x6708,
        before < 0x4E00 || before > 0x9FFF || before != 0x5341
      else { continue }
      if word == Self.dayBefore, ScalarText.isHan(before) { continue }
      counts[word] += 1
      places.append(start..<(start + 2))
    }
    guard let first = places.first, prose.documentYear == nil, !hasYear(prose, before: first)
    else { return [] }
    return [
      context.report(
        Self.self, first, message(counts),
        others: places.dropFirst().prefix(Self.shown).map { ($0, Message("又见于此", "and here")) },
        areSame: true)
    ]
  }

  /// Whether a year stands before the first of them, so that 今年 can be told.
  private func hasYear(_ prose: Prose, before range: Range<Int>) -> Bool {
    prose.numbers(in: 0..<range.lowerBound).contains {
      guard $0.whole.count == 4, let year = $0.integer, (1980...2100).contains(year) else {
        return false
      }
      return prose[prose.skippingBlanks($0.range.upperBound)] == CalendarDate.year
    }
  }

  private func message(_ counts: [Int]) -> Message {
    let list = zip(Self.words, counts).filter { $0.1 > 0 }.map { "“\($0.0)”\($0.1)处" }
      .joined(separator: "、")
    return Message(
      "文稿未见成文日期，却用相对时间：\(list)，宜写具体年月",
      "the text has no date of its own but says \(list); give the year or the day")
  }
}
