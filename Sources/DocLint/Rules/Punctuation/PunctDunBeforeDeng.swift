/// An enumeration comma stands before 等.
struct PunctDunBeforeDeng: DocumentRule {
  static let description = RuleDescription(
    id: "punct-dun-before-deng", category: "punct", severity: .warning,
    summary: Message(zh: "“等”前用了顿号", en: "“、” before 等"),
    rationale: Message(
      zh: "列举末尾的“等”“等等”不是并列的一项，前面不用顿号。",
      en: "等 at the end of a list is no item of it, and takes no “、” before it."),
    source: .punctuation,
    fix: (.safe, Message(zh: "删去顿号", en: "deletes the “、”")),
    triggering: ["配备血压计、血糖仪↓、等设备。", "宣传栏、横幅↓、等等。"],
    nonTriggering: ["配备血压计、血糖仪等设备。", "落实分级、等级管理要求。", "排队、等候、检查一站办理", "平等、等同对待"],
    profiles: [.official])

  /// What makes 等 the start of a word of its own.
  private static let words = ScalarSet(ScalarText.units("级候待同于号价额比式效次第身温渗离高距值边分因到着"))

  static let needs: [RuleNeed] = [.words("、等")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    for i in text.marks where text.scalars[i] == 0x3001 && text.at(i + 1) == 0x7B49 {
      let next = text.at(i + 2)
      if Self.words.contains(next) { continue }
      found.append(
        context.finding(
          Self.self, i..<(i + 1),
          Message(zh: "“等”前不用顿号，应删去", en: "no “、” before 等; delete it"),
          fix: Fix(.safe, [context.edit(i..<(i + 1), "")])))
    }
    return found
  }
}
