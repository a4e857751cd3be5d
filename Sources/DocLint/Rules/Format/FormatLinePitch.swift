/// The lines of the body are not 28 to 30 points apart.
struct FormatLinePitch: DocumentRule {
  static let description = RuleDescription(
    id: "format-line-pitch", category: "format", severity: .warning,
    summary: Message(
      zh: "正文行距不是固定的 28 至 30 磅",
      en: "the lines of the body are not 28 to 30 points apart"),
    rationale: Message(
      zh: "公文一般每面排 22 行，行距约 29 磅；用倍数或最小值时行数随字体变化。",
      en:
        "A page holds 22 lines, about 29 points apart; with a multiple the number of lines depends on the font."
    ),
    source: FormatCheck.source,
    triggering: [
      "〔格式：仿宋 行距20磅〕↓各地要高度重视，抓好落实，有关情况及时报告。",
      "〔格式：仿宋 行距1.5倍〕↓各地要高度重视，抓好落实，有关情况及时报告。\n〔格式：仿宋 行距1.5倍〕各地要高度重视，抓好落实，有关情况及时报告。",
      "〔网格：15.6〕〔格式：仿宋 行距1倍〕↓各地要高度重视，抓好落实，有关情况及时报告。",
    ],
    nonTriggering: [
      "〔格式：仿宋 行距28磅〕各地要高度重视，抓好落实，有关情况及时报告。",
      "〔格式：仿宋 行距28.95磅〕各地要高度重视，抓好落实，有关情况及时报告。",
      "〔网格：28.95〕〔格式：仿宋 行距1倍〕各地要高度重视，抓好落实，有关情况及时报告。",
      "各地要高度重视，抓好落实，有关情况及时报告。",
    ], isOptIn: true)

  /// In points.
  private static let expected = 28.0...30.0

  func check(_ context: RuleContext) -> [Diagnostic] {
    let grid = context.document.origin?.layout?.gridPitch
    return FormatCheck.gathered(
      Self.self, context, FormatCheck.places(context) { $0.role == .body },
      expected: "固定值 28 至 30 磅", Message(zh: "正文行距", en: "line pitch of the body")
    ) { Self.fault($0.format.lineSpacing ?? .multiple(1), grid) }
  }

  /// The pitch in words where it is not the expected one.
  private static func fault(_ spacing: LineSpacing, _ grid: Double?) -> String? {
    func isExpected(_ points: Double) -> Bool {
      points > expected.lowerBound - FormatCheck.tolerance
        && points < expected.upperBound + FormatCheck.tolerance
    }
    switch spacing {
    case .exact(let points):
      return isExpected(points) ? nil : "固定值 \(FormatCheck.number(points)) 磅"
    case .atLeast(let points): return "最小值 \(FormatCheck.number(points)) 磅"
    case .multiple(let factor):
      guard let grid else { return "\(FormatCheck.number(factor)) 倍" }
      let points = grid * factor
      return isExpected(points)
        ? nil
        : "\(FormatCheck.number(factor)) 倍（网格 \(FormatCheck.number(grid)) 磅）"
    }
  }
}
