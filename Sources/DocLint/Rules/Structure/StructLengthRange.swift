/// The length is not usual for the kind of submission.
struct StructLengthRange: DocumentRule {
  static let description = RuleDescription(
    id: "struct-length-range", category: "struct", severity: .warning,
    summary: Message(zh: "篇幅不在该类材料的惯常范围", en: "the length is not usual for the kind of submission"),
    rationale: Message(
      zh: "各类材料有惯常篇幅（默认：专报1200～2500字，简报200～600字，典型案例1000～3000字，可在配置中改）。",
      en:
        "Each kind has its usual length (by default 1200 to 2500 characters for a report, 200 to 600 for a brief, 1000 to 3000 for a case); the configuration may set others."
    ),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "附件2\n\n简报信息示例\n\n↓我县开展控烟行动\n\n日前，柳桥县开展控烟行动，一是加强宣传。二是严格督导。（柳桥县卫生健康局）"
    ],
    nonTriggering: [
      "我县开展控烟行动\n\n日前，柳桥县开展控烟行动，一是加强宣传。二是严格督导。（柳桥县卫生健康局）"
    ],
    options: [
      RuleOption(
        "report-min", .integer(0...1_000_000), standard: "1200",
        Message(zh: "专报的最少字数", en: "the fewest characters of reports")),
      RuleOption(
        "report-max", .integer(1...1_000_000), standard: "2500",
        Message(zh: "专报的最多字数", en: "the most characters of reports")),
      RuleOption(
        "brief-min", .integer(0...1_000_000), standard: "200",
        Message(zh: "简报的最少字数", en: "the fewest characters of briefs")),
      RuleOption(
        "brief-max", .integer(1...1_000_000), standard: "600",
        Message(zh: "简报的最多字数", en: "the most characters of briefs")),
      RuleOption(
        "example-min", .integer(0...1_000_000), standard: "1000",
        Message(zh: "典型案例的最少字数", en: "the fewest characters of cases")),
      RuleOption(
        "example-max", .integer(1...1_000_000), standard: "3000",
        Message(zh: "典型案例的最多字数", en: "the most characters of cases")),
    ])

  /// From practice; options `report-min`, `report-max` and so on set others.
  private static let ranges: [(DocumentStructure.PieceType, String, Int, Int)] = [
    (.report, "report", 1200, 2500), (.brief, "brief", 200, 600), (.example, "example", 1000, 3000),
  ]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.pieces.compactMap { piece in
      // Only what says itself what it is.
      guard piece.mark != nil, let title = context.title(of: piece),
        let (_, name, low, high) = Self.ranges.first(where: { $0.0 == piece.type })
      else { return nil }
      let least = context.integer("\(name)-min", of: id) ?? low
      let most = context.integer("\(name)-max", of: id) ?? high
      var count = 0
      for k in piece.paragraphs {
        switch structure.paragraphs[k].role {
        case .body, .heading, .field:
          for fragment in structure.paragraphs[k].fragments {
            for i in fragment where !ScalarText.isSpace(context.text.scalars[i]) { count += 1 }
          }
        default: break
        }
      }
      guard count < least || count > most else { return nil }
      return context.finding(
        Self.self, title.range, message(piece.type.rawValue, count, least, most),
        evidence: [
          ("characters", .integer(count)), ("least", .integer(least)), ("most", .integer(most)),
        ])
    }
  }

  private func message(_ type: String, _ count: Int, _ least: Int, _ most: Int) -> Message {
    Message(
      zh: "\(type)正文\(count)字，惯常为\(least)～\(most)字，请核对",
      en: "\(count) characters; \(least) to \(most) are usual for this kind")
  }
}
