/// The document bears a mark of classification.
struct MetaClassificationMark: DocumentRule {
  static let description = RuleDescription(
    id: "meta-classification-mark", category: "meta", severity: .error,
    summary: Message(zh: "文件带有密级标志", en: "the document bears a mark of classification"),
    rationale: Message(
      zh: "涉密文件不得在非涉密系统中报送、检查，发现密级标志应立即停止处理并核实。",
      en: "Classified papers must not be handled in an open system: stop and check."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见《党政机关公文处理工作条例》）",
        en: "custom of official documents (compare the regulation on their handling)")),
    triggering: [
      "↓机密★1年\n\n关于做好工作的通知\n\n各单位：",
      "↓秘密\n\n关于做好工作的通知",
    ],
    nonTriggering: [
      "保守国家秘密法宣传活动",
      "秘密调查组赴各地开展工作。",
      "一、机密文件管理",
    ])

  private static let marks = ScalarText.words("绝密 机密 秘密")
  /// In the head of a document the word may stand alone.
  private static let head = 6

  static let needs: [RuleNeed] = [.words("绝密 机密 秘密")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    for (i, paragraph) in context.structure.paragraphs.enumerated() {
      guard let range = paragraph.fragments.first,
        Self.marks.contains(where: { text.has($0, at: range.lowerBound) })
      else { continue }
      let next = range.lowerBound + 2
      let hasStar =
        next < range.upperBound && (text.scalars[next] == 0x2605 || text.scalars[next] == 0x2606)
      guard hasStar || range.count == 2 && i < Self.head else { continue }
      let end = hasStar ? min(range.upperBound, next + 5) : range.upperBound
      found.append(
        context.finding(
          Self.self, range.lowerBound..<end,
          Message(
            zh: "文件带有密级标志“\(context.words(range.lowerBound..<end))”，请停止在本系统处理并核实",
            en:
              "the document bears the mark “\(context.words(range.lowerBound..<end))”; stop and check"
          )))
    }
    return found
  }
}
