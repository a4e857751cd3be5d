/// Something is said to have decreased so many times.
struct NumTimesDecrease: DocumentRule {
  static let description = RuleDescription(
    id: "num-times-decrease", category: "numerals", severity: .warning,
    summary: Message("“减少”“降低”不能用倍数", "a decrease in multiples"),
    rationale: Message(
      "减少最多减到零，应写百分比或分数。", "Nothing can lose more than all it has; a share or per cent is meant."),
    source: .init(.practice, Message("数字用法的通行规则", "the common rules for numerals")),
    triggering: [
      "等候时间↓缩短了3倍。",
      "发病率↓下降两倍。",
    ],
    nonTriggering: [
      "等候时间缩短了三分之二。",
      "门诊量增加3倍。",
      "减少浪费，效率提高2倍。",
      "降低倍频干扰",
    ])

  private static let verbs = PhraseIndex(ScalarText.words("减少 降低 下降 缩短 缩小 减小 减轻 锐减 跌落"))
  private static let numerals = ScalarSet(ScalarText.units("一二两三四五六七八九十百几数近约.点余多"))

  static let needs: [RuleNeed] = [.phrases(verbs), .any("倍")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    for (start, _) in context.places(of: Self.verbs) {
      var i = start + 2
      if prose[i] == 0x4E86 { i += 1 }
      let first = i
      while i < first + 8,
        Self.numerals.contains(prose[i]) || ScalarText.isDigit(prose[i])
          || ScalarText.isSpace(prose[i])
      {
        i += 1
      }
      guard i > first, prose[i] == 0x500D else { continue }
      found.append(
        context.report(Self.self, start..<(i + 1), message(prose.string(start..<(i + 1)))))
    }
    return found
  }

  private func message(_ written: String) -> Message {
    Message("“\(written)”：减少不能用倍数，请核对", "“\(written)”: nothing decreases in multiples")
  }
}
