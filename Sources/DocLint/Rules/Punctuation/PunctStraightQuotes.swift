/// Straight quotes stand around or beside Chinese text.
struct PunctStraightQuotes: DocumentRule {
  static let description = RuleDescription(
    id: "punct-straight-quotes", category: "punct", severity: .error,
    summary: Message(zh: "中文内容用了直引号", en: "straight quotes around Chinese text"),
    rationale: Message(
      zh: "中文引号是“ ”和‘ ’，分左右；直引号不分左右，排版时会错位。",
      en: "Chinese quotes have a left and a right; straight ones do not, and are set wrongly."),
    source: .punctuation,
    fix: (.unsafe, Message(zh: "一对同时改为“ ”或‘ ’", en: "turns both of a pair into curly quotes")),
    triggering: [
      "开展↓\"两癌\"筛查，落实↓'四早'要求。",
      "实施↓\"互联网+医疗健康\"行动。",
      "他说↓\"很好。",
    ],
    nonTriggering: [
      "开展“两癌”筛查。",
      "屏幕27\"，高6'2\"的",
      "The \"two cancers\" programme 两癌 is called \"liang ai\" in English text",
      "{\"name\": \"柳桥县\"}",
      "设置 <a title=\"中文\">链接</a>",
      "James'的书",
      "将角色 'r2'@'%' 授予该用户。",
      "参数设为\"max_size\"或\"\"，默认\"5\"。",
      "执行`echo \"中文\"`命令",
    ], profiles: [.official])

  static let needs: [RuleNeed] = [.any("\"'")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isData, !context.isMarkup else { return [] }
    return context.structure.lines.flatMap { check(context, $0) }
  }

  private func check(_ context: RuleContext, _ line: DocumentStructure.Line) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    // The open mark of " and of '.
    var open: [Int?] = [nil, nil]
    var foreign: Bool?
    for i in text.marks[line.marks] {
      let s = text.scalars[i]
      guard s == 0x22 || s == 0x27, !context.protected.contains(i) else { continue }
      let kind = s == 0x22 ? 0 : 1
      let (before, after) = (text.at(i - 1), text.at(i + 1))
      // Inches and feet, apostrophes.
      if ScalarText.isASCIIDigit(before), open[kind] == nil { continue }
      if s == 0x27, ScalarText.isLatinLetter(before), open[1] == nil { continue }
      if foreign == nil {
        foreign = line.isMostlyForeign(in: text) || isProgram(text, line.content)
      }
      if foreign == true { return [] }
      if let start = open[kind] {
        open[kind] = nil
        let inside = text.scalars[(start + 1)..<i]
        // Names of settings and values of a program stay as they are.
        if isCode(inside) || after == 0x40 || text.at(start - 1) == 0x40 { continue }
        let chinese =
          isChinese(text.at(start - 1)) || isChinese(after)
          || inside.prefix(60).contains(where: ScalarText.isHan)
        if chinese { found.append(finding(context, start..<(i + 1), kind)) }
      } else {
        open[kind] = i
      }
    }
    for kind in 0...1 {
      guard let alone = open[kind] else { continue }
      let chinese =
        ScalarText.isHan(text.at(alone - 1)) || ScalarText.isHan(text.at(alone + 1))
      if chinese { found.append(finding(context, alone..<(alone + 1), nil)) }
    }
    return found
  }

  private func isCode(_ inside: ArraySlice<UInt32>) -> Bool {
    guard inside.count <= 60 else { return false }
    if inside.contains(where: ScalarText.isHan) { return false }
    // The gap between two strings of a list: '甲', '乙'.
    if inside.first == 0x2C { return true }
    return !inside.contains(where: ScalarText.isLatinLetter)
      || inside.contains { $0 == 0x5F || $0 == 0x5B || $0 == 0x3C || $0 == 0x2F || $0 == 0x5C }
  }

  private func isChinese(_ s: UInt32) -> Bool {
    ScalarText.isHan(s) || ScalarText.isPauseOrStop(s)
  }

  /// A line of a program or of data: braces, or a quote and a colon or an equals sign.
  private func isProgram(_ text: ScalarText, _ line: Range<Int>) -> Bool {
    for i in line {
      switch text.scalars[i] {
      case 0x7B, 0x7D: return true
      case 0x3D, 0x28:
        if text.at(i + 1) == 0x22 || text.at(i + 1) == 0x27 { return true }
      case 0x3A:
        if text.at(i - 1) == 0x22 { return true }
      default: break
      }
    }
    return false
  }

  /// - Parameter kind: 0 for double, 1 for single quotes; `nil` for one without a partner.
  private func finding(_ context: RuleContext, _ range: Range<Int>, _ kind: Int?) -> Diagnostic {
    guard let kind else {
      return context.finding(
        Self.self, range,
        Message(
          zh: "中文内容用了直引号，且没有配对，请核对后改为“ ”",
          en: "a straight quote without a partner beside Chinese text: check, and write curly ones")
      )
    }
    let marks = kind == 0 ? ("“", "”") : ("‘", "’")
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    return context.finding(
      Self.self, range,
      Message(
        zh: "“\(context.text.excerpt(range))”用了直引号，改为“\(marks.0)\(marks.1)”",
        en: "straight quotes in “\(context.text.excerpt(range))”; write \(marks.0)\(marks.1)"),
      fix: Fix(
        .unsafe,
        [
          context.edit(first..<(first + 1), marks.0), context.edit(last..<(last + 1), marks.1),
        ]))
  }
}
