/// The first number of a range leaves out 万, 亿 or %.
struct NumRangeUnitOmitted: DocumentRule {
  static let description = RuleDescription(
    id: "num-range-unit-omitted", category: "numerals", severity: .warning,
    summary: Message("数值范围前一数省略了“万”“亿”或“%”", "the first number of a range lacks 万, 亿 or %"),
    rationale: Message(
      "“3至10万”可读作3到100000；“万”“亿”“%”两数都应写出。",
      "3 to 10万 may be read as 3 to 100000; both numbers have their 万, 亿 or %."),
    source: .init(.practice, Message("数值范围的通行规则，据惯例适用", "the common rules for ranges, by custom")),
    triggering: [
      "每↓3至10万人口设一个站点。",
      "下降↓5～8%。",
    ],
    nonTriggering: [
      "每3万至10万人口设一个站点。",
      "下降5%～8%，重100～150千克。",
      "2019—2021年，5000至1万人。",
      "第1—3万元部分，比例为1/3-5%。",
      "产值由3增至10万元。",
    ])

  private static let joiners: ScalarSet = [0x81F3, 0xFF5E, 0x7E, 0x2014, 0x2D, 0x2013]
  private static let scales = ScalarText.words("万 亿 % ％")

  static let needs: [RuleNeed] = [.any(.digits), .any(joiners), .any("万亿%％")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return zip(prose.numbers, prose.numbers.dropFirst()).compactMap { first, second in
      let joiner = prose.skippingBlanks(first.range.upperBound)
      guard Self.joiners.contains(prose[joiner]) else { return nil }
      var next = joiner + 1
      if prose[joiner] == 0x2014, prose[next] == 0x2014 { next += 1 }
      guard prose.skippingBlanks(next) == second.range.lowerBound else { return nil }
      let scale = prose.skippingBlanks(second.range.upperBound)
      let before = prose[prose.skippingBlanksBack(first.range.lowerBound) - 1]
      guard let word = Self.scales.first(where: { prose.has($0, at: scale) }),
        before > 0x7F && before != 0x7B2C && !Self.joiners.contains(before),
        isLess(first, second), first.whole.count < 4
      else { return nil }
      let range = first.range.lowerBound..<(scale + 1)
      let sign = prose.string(scale..<(scale + word.count))
      return context.report(Self.self, range, message(prose.string(range), sign))
    }
  }

  private func isLess(_ a: Prose.Number, _ b: Prose.Number) -> Bool {
    let (x, y) = (Array(a.whole.drop { $0 == 0 }), Array(b.whole.drop { $0 == 0 }))
    if x.count != y.count { return x.count < y.count }
    if x != y { return x.lexicographicallyPrecedes(y) }
    return a.fraction.lexicographicallyPrecedes(b.fraction)
  }

  private func message(_ written: String, _ sign: String) -> Message {
    Message(
      "“\(written)”前一数省略了“\(sign)”，请核对后补上",
      "in “\(written)” the first number lacks “\(sign)”; check and add it")
  }
}
