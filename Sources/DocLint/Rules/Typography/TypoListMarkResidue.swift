/// A hyphen or bullet stands before Chinese text at the start of a line.
struct TypoListMarkResidue: DocumentRule {
  static let description = RuleDescription(
    id: "typo-list-mark-residue", category: "typo", severity: .error,
    summary: Message(
      zh: "行首残留列表符号“-”“*”“•”", en: "a hyphen or bullet is left at the start of a line"),
    rationale: Message(
      zh: "公文的层次用“一、”“（一）”“1.”“（1）”表示；行首的短横、圆点多是转换文件时带出的。",
      en: "Levels of an official document are numbered; a hyphen or dot at the start of a line "
        + "usually comes from a conversion."),
    source: .editing,
    fix: (.safe, Message(zh: "删去行首符号", en: "deletes the mark")),
    triggering: [
      "↓- 附件：1.重点任务清单",
      "请示如下：\n  ↓* 加强组织领导。",
      "↓• 《柳桥县实施方案》",
    ],
    nonTriggering: [
      "- 1 -",
      "指标\n-\n预期性",
      "-3.2",
      "——在全县卫生健康工作会议上的讲话",
      "*号为约束性指标。",
      "·柳桥县",
    ], profiles: [.official],
    notIn: [.tableCell])

  static let needs: [RuleNeed] = [.any("-*•·"), .any(.blanks)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let text = context.text
    var found: [Diagnostic] = []
    for line in context.structure.lines where line.content.count > 2 {
      let start = line.content.lowerBound
      guard [0x2D, 0x2A, 0x2022, 0xB7].contains(text.scalars[start]) else { continue }
      var i = start + 1
      while i < line.content.upperBound, ScalarText.isSpace(text.scalars[i]) { i += 1 }
      guard i > start + 1,
        ScalarText.isHan(text.scalars[i]) || ScalarText.isChineseOpening(text.scalars[i]),
        !context.protected.contains(start)
      else { continue }
      let mark = text.string(start..<(start + 1))
      found.append(
        context.finding(
          Self.self, start..<i,
          Message(
            zh: "行首残留列表符号“\(mark)”，应删去或改用“1.”等序号",
            en: "“\(mark)” at the start of the line is left from a list; delete it, or number it"),
          fix: Fix(.safe, [context.edit(start..<i, "")])))
    }
    return found
  }
}
