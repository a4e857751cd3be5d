/// The page is not A4.
struct FormatPageSize: DocumentRule {
  static let description = RuleDescription(
    id: "format-page-size", category: "format", severity: .warning,
    summary: Message(
      zh: "纸张不是 A4",
      en: "the page is not A4"),
    rationale: Message(
      zh: "公文用 A4 纸（210 毫米×297 毫米），版心随纸张而定。",
      en: "Official documents are set on A4; the text area follows from it."),
    source: FormatCheck.source,
    triggering: [
      "〔页面：215.9×279.4〕〔格式：仿宋〕↓关于柳桥县防汛工作的报告",
      "〔页面：297×210〕〔格式：仿宋〕↓关于柳桥县防汛工作的报告",
    ],
    nonTriggering: [
      "〔页面：210×297〕〔格式：仿宋〕关于柳桥县防汛工作的报告",
      "关于柳桥县防汛工作的报告",
    ], isOptIn: true)

  /// In millimetres.
  private static let tolerance = 1.0
  private static let expected = (width: 210.0, height: 297.0)

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard let layout = context.document.origin?.layout, let width = layout.width,
      let height = layout.height, let anchor = FormatCheck.anchor(context)
    else { return [] }
    let expected = Self.expected
    guard
      abs(width - expected.width) > Self.tolerance || abs(height - expected.height) > Self.tolerance
    else { return [] }
    let found = Self.words(width, height)
    let wanted = Self.words(expected.width, expected.height)
    return [
      context.finding(
        Self.self, anchor, message(found, wanted),
        evidence: FormatCheck.evidence(found: found, expected: wanted))
    ]
  }

  private static func words(_ width: Double, _ height: Double) -> String {
    "\(FormatCheck.number(width))×\(FormatCheck.number(height)) 毫米"
  }

  private func message(_ found: String, _ expected: String) -> Message {
    Message(
      zh: "纸张为 \(found)，应为 A4（\(expected)）",
      en: "the page is \(found), expected A4 (\(expected))")
  }
}
