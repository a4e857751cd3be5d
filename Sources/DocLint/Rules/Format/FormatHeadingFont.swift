/// A heading is not set in the font of its level.
struct FormatHeadingFont: DocumentRule {
  static let description = RuleDescription(
    id: "format-heading-font", category: "format", severity: .warning,
    summary: Message(
      zh: "各级标题的字体字号不符",
      en: "a heading is not set in the font of its level"),
    rationale: Message(
      zh: "公文结构层次一般第一层用黑体、第二层用楷体、第三层和第四层用仿宋，均为 3 号。",
      en: "Headings are set in 黑体, then 楷体, then 仿宋, all of 16 pt."),
    source: FormatCheck.source,
    triggering: [
      "〔格式：仿宋 16磅〕↓一、总体要求\n各地要高度重视，抓好落实，有关情况及时报告。\n二、主要任务\n各地要高度重视，抓好落实，有关情况及时报告。",
      "〔格式：黑体 16磅〕↓（一）加强组织领导。各地要高度重视，抓好落实，有关情况及时报告。\n（二）落实责任。各地要高度重视，抓好落实，有关情况及时报告。",
    ],
    nonTriggering: [
      "〔格式：黑体 16磅〕一、总体要求\n各地要高度重视，抓好落实，有关情况及时报告。\n〔格式：方正黑体_GBK 16磅〕二、主要任务\n各地要高度重视，抓好落实，有关情况及时报告。",
      "〔格式：楷体_GB2312 16磅〕（一）加强组织领导。各地要高度重视，抓好落实，有关情况及时报告。\n（二）落实责任。各地要高度重视，抓好落实，有关情况及时报告。",
    ], isOptIn: true)

  func check(_ context: RuleContext) -> [Diagnostic] {
    let headings = context.structure.headings
    func places(_ series: DocumentStructure.Series...) -> [FormatCheck.Place] {
      FormatCheck.places(context) { paragraph in
        paragraph.heading.map { series.contains(headings[$0].series) } ?? false
      }
    }
    return FormatCheck.findings(
      Self.self, context, places(.chinese), .first,
      Message(zh: "一级标题", en: "first-level heading"))
      + FormatCheck.findings(
        Self.self, context, places(.chineseInParentheses), .second,
        Message(zh: "二级标题", en: "second-level heading"))
      + FormatCheck.findings(
        Self.self, context, places(.arabic, .arabicInParentheses), .body,
        Message(zh: "三、四级标题", en: "third- or fourth-level heading"))
  }
}
