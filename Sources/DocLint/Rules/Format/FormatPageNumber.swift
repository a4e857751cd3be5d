/// The pages are not numbered, or not as custom has it.
struct FormatPageNumber: DocumentRule {
  static let description = RuleDescription(
    id: "format-page-number", category: "format", severity: .warning,
    summary: Message(
      zh: "页码缺失或样式不符",
      en: "the pages are not numbered, or not as custom has it"),
    rationale: Message(
      zh: "页码一般用 4 号半角阿拉伯数字，左右各放一条一字线。",
      en: "Page numbers are set in 14 pt between two dashes."),
    source: FormatCheck.source,
    triggering: [
      "〔页码：无〕〔格式：仿宋〕↓关于柳桥县防汛工作的报告",
      "〔页码：第 1 页 10.5磅〕〔格式：仿宋〕↓关于柳桥县防汛工作的报告",
      "〔页码：— 1 — 9磅〕〔格式：仿宋〕↓关于柳桥县防汛工作的报告",
      "〔页码：1 14磅〕〔格式：仿宋〕↓关于柳桥县防汛工作的报告",
      "〔页码：- 一 - 14磅〕〔格式：仿宋〕↓关于柳桥县防汛工作的报告",
    ],
    nonTriggering: [
      "〔页码：— 1 — 14磅〕〔格式：仿宋〕关于柳桥县防汛工作的报告",
      "〔页码：—1— 14磅〕〔格式：仿宋〕关于柳桥县防汛工作的报告",
      "〔页码：- 1 - 14磅〕〔格式：仿宋〕关于柳桥县防汛工作的报告",
      "〔格式：仿宋〕关于柳桥县防汛工作的报告",
      "关于柳桥县防汛工作的报告",
    ], isOptIn: true)

  /// In points.
  private static let size = 14.0
  private static let expected = "“— 1 —”\(FormatCheck.words(size))"

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard let numbers = context.document.origin?.pageNumbers,
      let anchor = FormatCheck.anchor(context)
    else { return [] }
    if numbers.isEmpty {
      return [
        context.finding(
          Self.self, anchor, missing,
          evidence: FormatCheck.evidence(found: "", expected: Self.expected))
      ]
    }
    guard let wrong = numbers.first(where: { !Self.isRight($0) }) else { return [] }
    let found = "“\(wrong.sample)”" + (wrong.size.map(FormatCheck.words) ?? "")
    return [
      context.finding(
        Self.self, anchor, message(found),
        evidence: FormatCheck.evidence(found: found, expected: Self.expected))
    ]
  }

  private static let dashes: Set<Character> = ["—", "―", "─", "–", "-", "－"]

  private static func isRight(_ number: PageNumberFormat) -> Bool {
    let signs = number.sample.filter { !$0.isWhitespace }
    let isDashed =
      signs.count == 3 && signs.dropFirst().first == "1"
      && signs.filter { dashes.contains($0) }.count == 2
    return isDashed
      && (number.size.map { abs($0 - size) < FormatCheck.tolerance } ?? true)
  }

  private var missing: Message {
    Message(
      zh: "页眉页脚里没有页码，应为\(Self.expected)", en: "no page number; expected \(Self.expected)")
  }

  private func message(_ found: String) -> Message {
    Message(
      zh: "页码为\(found)，应为\(Self.expected)",
      en: "the page number is \(found), expected \(Self.expected)")
  }
}
