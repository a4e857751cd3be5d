/// Wrong punctuation behind a number.
struct HeadingNumberPunct: DocumentRule {
  static let description = RuleDescription(
    id: "heading-number-punct", category: "heading", severity: .error,
    summary: Message(zh: "序号后的标点不合层次序数的写法", en: "wrong punctuation behind a number"),
    rationale: Message(
      zh: "结构层次序数依次为“一、”“（一）”“1.”“（1）”：汉字数字后用顿号，阿拉伯数字后用下脚点，括号后不再加标点。",
      en:
        "The marks are 一、 （一） 1. （1）: a comma behind Chinese numerals, a point behind digits, nothing behind brackets."
    ),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    fix: (.safe, Message(zh: "改为规范的标点", en: "writes the right punctuation")),
    triggering: [
      "（一）加强队伍建设\n↓1、充实人员\n新进12人。\n↓2、开展培训\n培训30场。",
      "↓（一）、加强队伍建设\n新进12人。",
      "↓一.加强队伍建设\n新进12人。",
      "↓1．充实人员\n新进12人。",
    ],
    nonTriggering: [
      "1、2年级学生接种疫苗。",
      "3、4月份开展活动。",
      "1.充实人员\n新进12人。",
      "一、二级医院共12所。",
      "（一）加强队伍建设",
      "序号\t1、2\t名称",
    ])

  private static let commas = ScalarSet(ScalarText.units("、.．，"))

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    var found: [Diagnostic] = []
    // Elsewhere than in official documents other forms are common.
    let severity: Severity? = context.isOfficial ? nil : .warning
    for heading in structure.headings {
      guard let finding = judge(heading.mark, heading.series, heading.number, context, severity)
      else {
        continue
      }
      found.append(finding)
    }
    for item in structure.listed where !item.mark.isEmpty {
      if let mark = HeadingMark.read(
        context.text.scalars, item.mark.lowerBound, item.name.upperBound),
        let finding = judge(mark.range, mark.series, mark.number, context, severity)
      {
        found.append(finding)
      }
    }
    return found.sorted { $0.range < $1.range }
  }

  private func judge(
    _ mark: Range<Int>, _ series: DocumentStructure.Series, _ number: Int, _ context: RuleContext,
    _ severity: Severity?
  ) -> Diagnostic? {
    let scalars = context.text.scalars
    guard let last = mark.last else { return nil }
    let replacement: String
    switch series {
    case .arabic where scalars[last] != 0x2E: replacement = "."
    case .chinese where scalars[last] != 0x3001: replacement = "、"
    case .chineseInParentheses, .arabicInParentheses:
      guard Self.commas.contains(scalars[last]) else { return nil }
      replacement = ""
    default: return nil
    }
    // 1． is the same mark in the width of Chinese print, and many laws have it.
    let isWide = series == .arabic && scalars[last] == 0xFF0E
    return context.finding(
      Self.self, mark, message(context.words(mark), context.words(mark.dropLast()) + replacement),
      severity: isWide ? severity == nil ? .warning : .info : severity,
      fix: Fix(.safe, [context.edit(last..<(last + 1), replacement)]))
  }

  private func message(_ written: String, _ right: String) -> Message {
    Message(
      zh: "序号“\(written)”应写作“\(right)”", en: "the number “\(written)” should read “\(right)”")
  }
}
