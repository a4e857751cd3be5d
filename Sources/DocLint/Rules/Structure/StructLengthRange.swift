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
    context.structure.pieces.compactMap { piece in
      // Only what says itself what it is.
      guard piece.mark != nil, let title = context.title(of: piece),
        let length = unusual(piece, context)
      else { return nil }
      return context.finding(
        Self.self, title.range, message(piece, length),
        evidence: [
          ("characters", .integer(length.characters)), ("least", .integer(length.least)),
          ("most", .integer(length.most)),
        ])
    }
  }

  /// How long a piece is, and how long its kind should be; `nil` where that is in order.
  func unusual(_ piece: DocumentStructure.Piece, _ context: RuleContext) -> Length? {
    guard let (_, name, low, high) = Self.ranges.first(where: { $0.0 == piece.type }) else {
      return nil
    }
    let structure = context.structure
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
    return count < least || count > most
      ? Length(characters: count, least: least, most: most) : nil
  }

  /// In characters, white space aside.
  struct Length: Sendable {
    let characters: Int
    let least: Int
    let most: Int
  }

  func message(_ piece: DocumentStructure.Piece, _ length: Length) -> Message {
    Message(
      zh: "\(piece.type.rawValue)正文\(length.characters)字，惯常为\(length.least)～\(length.most)字，请核对",
      en: "\(length.characters) characters; \(length.least) to \(length.most) are usual for this "
        + "kind")
  }
}
