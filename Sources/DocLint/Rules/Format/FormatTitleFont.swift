/// The title is not set in 方正小标宋, 22 pt.
struct FormatTitleFont: DocumentRule {
  static let description = RuleDescription(
    id: "format-title-font", category: "format", severity: .warning,
    summary: Message(
      zh: "标题不是方正小标宋二号",
      en: "the title is not set in 方正小标宋, 22 pt"),
    rationale: Message(
      zh: "公文标题一般用 2 号小标宋体字。",
      en: "Titles of official documents are set in 小标宋, 22 pt."),
    source: FormatCheck.source,
    triggering: [
      "〔格式：宋体 22磅〕↓关于柳桥县防汛工作的报告\n县政府：\n各地要高度重视，抓好落实，有关情况及时报告。",
      "〔格式：方正小标宋简体 18磅〕↓关于柳桥县防汛工作的报告\n县政府：\n各地要高度重视，抓好落实，有关情况及时报告。",
    ],
    nonTriggering: [
      "〔格式：方正小标宋_GBK 22磅〕关于柳桥县防汛工作的报告\n县政府：\n各地要高度重视，抓好落实，有关情况及时报告。",
      "〔格式：FZXiaoBiaoSong-B05S 22磅〕关于柳桥县防汛工作的报告\n县政府：\n各地要高度重视，抓好落实，有关情况及时报告。",
      "〔格式：22磅〕关于柳桥县防汛工作的报告\n县政府：\n各地要高度重视，抓好落实，有关情况及时报告。",
    ], isOptIn: true)

  func check(_ context: RuleContext) -> [Diagnostic] {
    FormatCheck.findings(
      Self.self, context, FormatCheck.places(context) { $0.role == .title && $0.piece == 0 },
      .title, Message(zh: "标题", en: "title"))
  }
}
