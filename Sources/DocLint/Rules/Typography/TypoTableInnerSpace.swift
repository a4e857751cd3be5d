/// The characters of a table's head are set apart by spaces.
struct TypoTableInnerSpace: DocumentRule {
  static let description = RuleDescription(
    id: "typo-table-inner-space", category: "typo", severity: .info,
    summary: Message(zh: "表头单元格字间有空格", en: "spaces within a cell of a table's head"),
    rationale: Message(
      zh: "用空格撑开“指 标”一类表头，检索不到，也对不齐；字距应由格式设置。",
      en: "A heading such as “指 标” is found by no search; letter-spacing belongs to the format."),
    source: .editing,
    fix: (.safe, Message(zh: "删去空格", en: "deletes the spaces")),
    triggering: ["序号\t↓指 标\t2020年\n1\t人均预期寿命\t78", "↓单 位\t↓联 系 人\n柳桥县\t李四"],
    nonTriggering: ["序号\t指标\n1\t张 三", "一 二", "指标 单位\t数值", "序号\t第一 季度"],
    profiles: [.official])

  static let needs: [RuleNeed] = [.any("\t")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    var inTable = false
    for line in context.structure.lines {
      let row = text.scalars[line.content].contains(0x09)
      defer { inTable = row }
      guard row, !inTable else { continue }
      var start = line.content.lowerBound
      for i in line.content.lowerBound...line.content.upperBound
      where i == line.content.upperBound || text.scalars[i] == 0x09 {
        if let cell = spaced(text, start..<i) { found.append(finding(context, cell)) }
        start = i + 1
      }
    }
    return found
  }

  /// The cell without blanks around it, if it is single Chinese characters with spaces between.
  private func spaced(_ text: ScalarText, _ cell: Range<Int>) -> Range<Int>? {
    var (lower, upper) = (cell.lowerBound, cell.upperBound)
    while lower < upper, ScalarText.isSpace(text.scalars[lower]) { lower += 1 }
    while upper > lower, ScalarText.isSpace(text.scalars[upper - 1]) { upper -= 1 }
    guard upper - lower >= 3, upper - lower <= 24 else { return nil }
    var han = 0
    var spaces = 0
    var previous: UInt32 = 0x20
    for i in lower..<upper {
      let s = text.scalars[i]
      if ScalarText.isHan(s) {
        if ScalarText.isHan(previous) { return nil }
        han += 1
      } else if ScalarText.isSpace(s) {
        spaces += 1
      } else {
        return nil
      }
      previous = s
    }
    return han >= 2 && han <= 4 && spaces > 0 ? lower..<upper : nil
  }

  private func finding(_ context: RuleContext, _ cell: Range<Int>) -> Diagnostic {
    let text = context.text
    let closed = ScalarText.string(text.scalars[cell].filter { !ScalarText.isSpace($0) })
    return context.finding(
      Self.self, cell,
      Message(
        zh: "表头“\(text.string(cell))”字间有空格，改为“\(closed)”",
        en: "spaces within the heading “\(text.string(cell))”; write “\(closed)”"),
      fix: Fix(.safe, [context.edit(cell, closed)]))
  }
}
