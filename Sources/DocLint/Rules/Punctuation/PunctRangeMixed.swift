/// Ranges of one kind are written in several ways in one document.
struct PunctRangeMixed: DocumentRule {
  static let description = RuleDescription(
    id: "punct-range-mixed", category: "punct", severity: .info,
    summary: Message(
      zh: "同一文件的数值范围写法不统一", en: "ranges of one kind are written in several ways"),
    rationale: Message(
      zh: "同类数值范围在一份文件里宜用一种写法。",
      en: "Ranges of one kind look alike in one document."),
    source: .numerals,
    triggering: [
      "引进人才5～10名，培养骨干30～40名，力争↓1到2个项目通过验收。",
      "遴选3-5项，确定↓10—15个项目，新增2-3个中心。",
    ],
    nonTriggering: [
      "引进人才5～10名，培养骨干30～40名。",
      "规划期2021—2025年，引进人才5～10名，6月9日至21日举行。",
      "关注0-6岁儿童，每年确定3-5项。",
    ], profiles: [.official])

  static let needs: [RuleNeed] = [.any(.digits), .any("—～至到")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isData else { return [] }
    let all = NumberRange.all(in: context)
    var found: [Diagnostic] = []
    var first: [NumberRange.Joiner: NumberRange] = [:]
    var counts: [NumberRange.Joiner: Int] = [:]
    var order: [NumberRange.Joiner] = []
    // Between dates a word is as natural as a dash: only amounts are compared.
    for range in all where range.kind == .quantity {
      if first[range.joiner] == nil {
        first[range.joiner] = range
        order.append(range.joiner)
      }
      counts[range.joiner, default: 0] += 1
    }
    let most = order.max { counts[$0, default: 0] < counts[$1, default: 0] }
    // PunctRangeDash speaks of the hyphen and the half-width tilde.
    for joiner in order where joiner != most && ![.hyphen, .tilde, .one].contains(joiner) {
      guard let range = first[joiner], let most, let usual = first[most] else { continue }
      found.append(finding(context, range, usual, counts[joiner, default: 0]))
    }
    return found.sorted { $0.range < $1.range }
  }

  private func finding(
    _ context: RuleContext, _ range: NumberRange, _ usual: NumberRange, _ count: Int
  ) -> Diagnostic {
    let (written, other) = (context.text.string(range.range), context.text.string(usual.range))
    return context.finding(
      Self.self, range.range,
      Message(
        zh: "范围写法不统一：此处“\(written)”（同类\(count)处），多数写作“\(other)”，宜统一",
        en: "“\(written)” (\(count) of this form), but mostly as in “\(other)”: use one form"),
      related: [
        RelatedPlace(
          path: context.document.path,
          range: context.text.range(usual.range.lowerBound, usual.range.upperBound),
          message: Message(zh: "多数的写法", en: "the usual form"))
      ])
  }
}
