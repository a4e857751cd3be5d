/// The body is not set in 仿宋, 16 pt.
struct FormatBodyFont: DocumentRule {
  static let description = RuleDescription(
    id: "format-body-font", category: "format", severity: .warning,
    summary: Message(
      zh: "正文不是仿宋三号",
      en: "the body is not set in 仿宋, 16 pt"),
    rationale: Message(
      zh: "公文正文一般用 3 号仿宋体字。",
      en: "The body of official documents is set in 仿宋, 16 pt."),
    source: FormatCheck.source,
    triggering: [
      "〔格式：宋体 12磅〕↓各地要高度重视，抓好落实，有关情况及时报告。\n〔格式：宋体 12磅〕各地要高度重视，抓好落实，有关情况及时报告。",
      "〔格式：仿宋_GB2312 14磅〕↓各地要高度重视，抓好落实，有关情况及时报告。",
    ],
    nonTriggering: [
      "〔格式：仿宋_GB2312 16磅〕各地要高度重视，抓好落实，有关情况及时报告。",
      "〔格式：FangSong 16磅〕各地要高度重视，抓好落实，有关情况及时报告。",
      "〔格式：黑体 16磅〕一、总体要求",
      "各地要高度重视，抓好落实，有关情况及时报告。",
    ], isOptIn: true)

  func check(_ context: RuleContext) -> [Diagnostic] {
    FormatCheck.findings(
      Self.self, context,
      FormatCheck.places(context) {
        ($0.role == .body && $0.heading == nil) || $0.role == .addressee
      }, .body, Message(zh: "正文", en: "body"))
  }
}
