/// The margins are not those of an official document.
struct FormatPageMargin: DocumentRule {
  static let description = RuleDescription(
    id: "format-page-margin", category: "format", severity: .warning,
    summary: Message(
      zh: "页边距与公文版心不符",
      en: "the margins are not those of an official document"),
    rationale: Message(
      zh: "版心为 156 毫米×225 毫米：上 37、下 35、左 28、右 26 毫米，可差 1 毫米。",
      en: "The text area is 156 by 225 mm: 37 above, 35 below, 28 left, 26 right, give or take one."
    ),
    source: FormatCheck.source,
    triggering: [
      "〔页边距：25.4、25.4、31.8、31.8〕〔格式：仿宋〕↓关于柳桥县防汛工作的报告"
    ],
    nonTriggering: [
      "〔页边距：37、35、28、26〕〔格式：仿宋〕关于柳桥县防汛工作的报告",
      "〔页边距：36.5、35.2、28、26〕〔格式：仿宋〕关于柳桥县防汛工作的报告",
      "关于柳桥县防汛工作的报告",
    ], isOptIn: true)

  /// In millimetres.
  private static let tolerance = 1.0

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard let layout = context.document.origin?.layout, let anchor = FormatCheck.anchor(context)
    else { return [] }
    var wrong: [(zh: String, en: String, found: Double, expected: Double)] = []
    for (zh, en, found, expected) in [
      ("上", "top", layout.top, 37.0), ("下", "bottom", layout.bottom, 35),
      ("左", "left", layout.left, 28), ("右", "right", layout.right, 26),
    ] {
      // A hundredth for what files round.
      guard let found, abs(found - expected) > Self.tolerance + 0.01 else { continue }
      wrong.append((zh, en, found, expected))
    }
    guard !wrong.isEmpty else { return [] }
    return [
      context.finding(
        Self.self, anchor, message(wrong),
        evidence: FormatCheck.evidence(
          found: wrong.map { "\($0.en) \(FormatCheck.number($0.found))" }.joined(separator: ", "),
          expected: wrong.map { "\($0.en) \(FormatCheck.number($0.expected))" }
            .joined(separator: ", ")))
    ]
  }

  private func message(
    _ wrong: [(zh: String, en: String, found: Double, expected: Double)]
  ) -> Message {
    let zh = wrong.map {
      "\($0.zh) \(FormatCheck.number($0.found)) 毫米（应为 \(FormatCheck.number($0.expected)) 毫米）"
    }
    let en = wrong.map {
      "\($0.en) \(FormatCheck.number($0.found)) mm (expected \(FormatCheck.number($0.expected)))"
    }
    return Message(
      zh: "页边距" + zh.joined(separator: "、"), en: "margins: " + en.joined(separator: ", "))
  }
}
