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
    nonTriggering: [
      "配备血压计、血糖仪等设备。", "落实分级、等级管理要求。", "排队、等候、检查一站办理", "平等、等同对待",
      // To wait for something is an item like the others.
      "挂号、缴费、等床，一道关口一道关口地耗。", "问诊、等车、返程都有人管", "抽血、等结果、取药各排一次队",
    ],
    profiles: [.official])

  /// What makes 等 the start of a word of its own.
  private static let words = ScalarSet(ScalarText.units("级候待同于号价额比式效次第身温渗离高距值边分因到着"))

  /// What people wait for: 等结果 is an item, 等设备 the end of a list.
  private static let awaited = ["结果", "报告", "通知", "电话", "叫号", "床位", "消息", "答复", "审批", "批复"]
    .map { ScalarText.units($0) }
  /// 等人 and 等物 end a list, though they are as short as 等床 and 等车.
  private static let people = ScalarSet(ScalarText.units("人物"))

  /// Whether 等, with what stands behind it at `i`, means to wait: it has one character for its
  /// object, or something that is waited for, and the item ends there.
  private static func isWaiting(_ text: ScalarText, _ i: Int) -> Bool {
    guard ScalarText.isHan(text.at(i)) else { return false }
    if !ScalarText.isHan(text.at(i + 1)) {
      return text.at(i) != deng && !people.contains(text.at(i))
    }
    return awaited.contains { text.has($0, at: i) && !ScalarText.isHan(text.at(i + $0.count)) }
  }

  private static let deng: UInt32 = 0x7B49

  static let needs: [RuleNeed] = [.words("、等")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    for i in text.marks where text.scalars[i] == 0x3001 && text.at(i + 1) == Self.deng {
      let next = text.at(i + 2)
      if Self.words.contains(next) || Self.isWaiting(text, i + 2) { continue }
      found.append(
        context.finding(
          Self.self, i..<(i + 1),
          Message(zh: "“等”前不用顿号，应删去", en: "no “、” before 等; delete it"),
          fix: Fix(.safe, [context.edit(i..<(i + 1), "")])))
    }
    return found
  }
}
