/// Markdown marks stand in plain text.
struct TypoMarkdownResidue: DocumentRule {
  static let description = RuleDescription(
    id: "typo-markdown-residue", category: "typo", severity: .error,
    summary: Message(
      zh: "正文残留 Markdown 标记", en: "marks of Markdown are left in the text"),
    rationale: Message(
      zh: "公文是排版后的文字，星号、井号等标记会原样印出；常因从网页、聊天工具或智能写作工具复制而来。",
      en: "An official document shows such marks as they are; they come along when text is copied "
        + "from a web page or a writing tool."),
    source: .editing,
    fix: (.safe, Message(zh: "删去标记，保留文字", en: "deletes the marks and keeps the words")),
    triggering: [
      "（1）↓**医养结合提升工程**。依托社区开展服务。",
      "↓__主要做法__如下。",
      "↓## 一、基本情况",
      "运行↓`健康码`小程序。",
      "↓|---|---|",
      "↓**（二）压实责任。**各单位要协同发力。",
    ],
    nonTriggering: [
      "约束性*\n预期性\n注：带有*的为约束性指标。",
      "身份证号1101**********1234",
      "联系电话：138****0000，备用 139****0000",
      "计算 2**3**4 的值",
      "货车车牌为A/**308，与小轿车A/**126会车。",
      "在 __init__ 中定义初值。",
      "办公室在3#楼，热线#1。",
      "| 序号 | 任务 | 时限 |\n|---|:---:|---|\n| 1 | 巡查 | 9月 |",
    ], profiles: [.official],
    notIn: [.tableCell])

  private static let marks: ScalarSet = "#|*_`"
  static let needs: [RuleNeed] = [.any(marks)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup else { return [] }
    let (text, marks) = (context.text, Self.marks)
    let lines = context.structure.lines
    var found: [Diagnostic] = []
    for (n, line) in lines.enumerated()
    where line.marks.contains(where: { marks.contains(text.scalars[text.marks[$0]]) }) {
      // Under a head of as many cells it belongs to a table, which is one as a whole.
      if n > 0, rule(text.scalars, line.content) != nil,
        bars(text, lines[n - 1]) == bars(text, line)
      {
        continue
      }
      found += check(context, line.content)
    }
    return found
  }

  /// How many bars part the cells of a line that begins with one.
  private func bars(_ text: ScalarText, _ line: DocumentStructure.Line) -> Int {
    guard let first = line.content.first, text.scalars[first] == 0x7C else { return 0 }
    return line.marks.count { text.scalars[text.marks[$0]] == 0x7C }
  }

  private func check(_ context: RuleContext, _ line: Range<Int>) -> [Diagnostic] {
    let scalars = context.text.scalars
    var found: [Diagnostic] = []
    if let range = headingMark(scalars, line) ?? rule(scalars, line) {
      found.append(finding(context, range, [range]))
      if range.upperBound == line.upperBound { return found }
    }
    // The open mark of each kind: **, __, `.
    var open: [Int?] = [nil, nil, nil]
    var han: [Int] = [0, 0, 0]
    var i = found.last.map { _ in headingMark(scalars, line)?.upperBound ?? 0 } ?? line.lowerBound
    while i < line.upperBound {
      let s = scalars[i]
      if ScalarText.isHan(s) {
        for k in 0..<3 { han[k] += 1 }
      }
      guard s == 0x2A || s == 0x5F || s == 0x60 else {
        i += 1
        continue
      }
      var run = 1
      while i + run < line.upperBound, scalars[i + run] == s { run += 1 }
      let kind = s == 0x2A ? 0 : s == 0x5F ? 1 : 2
      if s == 0x2A, isMask(scalars, i..<(i + run), line) {
        open[kind] = nil
      } else if run == (s == 0x60 ? 1 : 2) {
        if let start = open[kind], han[kind] > 0, i > start + run, !isSpace(scalars, i - 1, line) {
          found.append(
            finding(context, start..<(i + run), [start..<(start + run), i..<(i + run)]))
          open[kind] = nil
        } else if !isSpace(scalars, i + run, line) {
          open[kind] = i
          han[kind] = 0
        }
      } else {
        // A masked number or a rule to write on: no mark of emphasis reaches across.
        open[kind] = nil
      }
      i += run
    }
    return found
  }

  /// A/**308: stars between letters or digits hide what stood there.
  private func isMask(_ scalars: [UInt32], _ run: Range<Int>, _ line: Range<Int>) -> Bool {
    guard run.lowerBound > line.lowerBound, run.upperBound < line.upperBound else { return false }
    let before = scalars[run.lowerBound - 1]
    return (ScalarText.isASCIIAlphanumeric(before) || before == 0x2F)
      && ScalarText.isASCIIAlphanumeric(scalars[run.upperBound])
  }

  private func isSpace(_ scalars: [UInt32], _ i: Int, _ line: Range<Int>) -> Bool {
    !line.contains(i) || ScalarText.isSpace(scalars[i])
  }

  /// `## ` before Chinese text.
  private func headingMark(_ scalars: [UInt32], _ line: Range<Int>) -> Range<Int>? {
    var i = line.lowerBound
    while i < line.upperBound, scalars[i] == 0x23 { i += 1 }
    let level = i - line.lowerBound
    guard level >= 1, level <= 6, i < line.upperBound, scalars[i] == 0x20 else { return nil }
    while i < line.upperBound, scalars[i] == 0x20 { i += 1 }
    guard scalars[i..<min(line.upperBound, i + 12)].contains(where: ScalarText.isHan) else {
      return nil
    }
    return line.lowerBound..<i
  }

  /// The line under the head of a table: bars, dashes and colons alone.
  private func rule(_ scalars: [UInt32], _ line: Range<Int>) -> Range<Int>? {
    guard line.count >= 4, scalars[line.lowerBound] == 0x7C else { return nil }
    var dashes = 0
    for s in scalars[line] {
      if s == 0x2D {
        dashes += 1
      } else if s != 0x7C, s != 0x3A, s != 0x20 {
        return nil
      }
    }
    return dashes >= 3 ? line : nil
  }

  private func finding(
    _ context: RuleContext, _ range: Range<Int>, _ marks: [Range<Int>]
  ) -> Diagnostic {
    let mark = context.text.excerpt(marks[0], 8)
    return context.finding(
      Self.self, range,
      Message(
        zh: "残留 Markdown 标记“\(mark)”，删去标记、保留文字",
        en: "“\(mark)” is a mark of Markdown left in the text; delete it and keep the words"),
      fix: Fix(.safe, marks.map { context.edit($0, "") }))
  }
}
