/// 百分百 or 百分之95 stands for a percentage.
struct NumPercentSpelled: DocumentRule {
  static let description = RuleDescription(
    id: "num-percent-spelled", category: "numerals", severity: .info,
    summary: Message("百分数写法不规范", "a percentage is spelt out"),
    rationale: Message("统计数值用“100%”，“百分百”是口语。", "Figures are written 100%; 百分百 is talk."),
    source: .init(
      .practice, Message("数字用法的通行规则，据惯例适用", "the common rules for numerals, by custom")),
    triggering: [
      "建档率达↓百分百。",
      "完成↓百分之95。",
    ],
    nonTriggering: [
      "建档率达100%。",
      "百分之九十五的家庭受益。",
      "百分百货商店",
      "“百分百行动”启动。",
    ])

  private static let whole = ScalarText.units("百分百")
  private static let part = ScalarText.units("百分之")

  static let needs: [RuleNeed] = [.words("百分")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    for i in 0..<prose.count where prose.scalars[i] == 0x767E && prose[i + 1] == 0x5206 {
      if prose.isQuoted(i) || prose.isTitled(i) { continue }
      if prose.has(Self.whole, at: i), prose[i + 3] != 0x8D27 {
        found.append(
          context.report(
            Self.self, i..<(i + 3), Message("“百分百”宜写作“100%”", "“百分百” is written 100%")))
      } else if prose.has(Self.part, at: i) {
        let start = prose.skippingBlanks(i + 3)
        var end = start
        while ScalarText.isDigit(prose[end]) || prose[end] == 0x2E { end += 1 }
        if end > start {
          let number = prose.string(start..<end)
          found.append(
            context.report(
              Self.self, i..<end,
              Message("“百分之\(number)”宜写作“\(number)%”", "write \(number)%")))
        }
      }
    }
    return found
  }
}
