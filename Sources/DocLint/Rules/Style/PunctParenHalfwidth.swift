/// Half-width parentheses stand around Chinese text.
struct PunctParenHalfwidth: DocumentRule {
  static let description = RuleDescription(
    id: "punct-paren-halfwidth", category: "punct", severity: .warning,
    summary: Message(
      zh: "中文内容用了半角括号", en: "half-width parentheses around Chinese text"),
    rationale: Message(
      zh: "中文公文用全角括号；半角括号与汉字混排宽窄不一，成对修改才不会一半一样。",
      en: "Chinese documents use full-width parentheses; both of a pair are changed together, so "
        + "that no pair is left of two kinds."),
    source: .init(
      .practice,
      Message(
        zh: "编校惯例；括号形式见 GB/T 15834—2011《标点符号用法》",
        en: "editorial custom; for the form of brackets see GB/T 15834—2011")),
    fix: (
      .safe, Message(zh: "把一对括号同时改为全角", en: "makes both of the pair full-width")
    ),
    triggering: [
      "各县↓(区)要加强组织领导。",
      "↓(此件公开发布)",
      "建设门诊部↓(含发热门诊）三处。",
      "床位数↓(张)，增长率↓(%)",
    ],
    nonTriggering: [
      "各县（区）要加强组织领导。",
      "推广远程会诊（MDT）。",
      "采用 PCR (polymerase chain reaction) 方法",
      "(一)加强组织领导",
      "1)加强组织领导",
      "见[说明](附件.md)",
      "身体质量指数(BMI)正常。",
    ])

  private static let numerals = Set(ScalarText.units("〇零一二三四五六七八九十百"))
  private static let symbols = Set(ScalarText.units("%％‰℃ "))

  private struct Open {
    let index: Int
    let han: Int
  }

  func check(_ context: RuleContext) -> [Diagnostic] {
    let document = context.document
    var found: [Diagnostic] = []
    let text = context.text
    var stack: [Open] = []
    var han = 0
    var lineStart = 0
    for i in 0..<text.count {
      switch text.scalars[i] {
      case 0x0A, 0x0D:
        stack.removeAll(keepingCapacity: true)
        lineStart = i + 1
      case 0x09:
        // A cell of a table begins like a line.
        lineStart = i + 1
      case 0x28, 0xFF08:
        stack.append(Open(index: i, han: han))
      case 0x29, 0xFF09:
        guard let open = stack.popLast() else { continue }
        guard text.scalars[open.index] == 0x28 || text.scalars[i] == 0x29 else { continue }
        if let severity = judge(text, open.index, i, han: han - open.han, lineStart) {
          found.append(diagnostic(document, text, open.index, i, severity))
        }
      case let s where ScalarText.isHan(s):
        han += 1
      default:
        break
      }
    }
    return found
  }

  /// How bad the pair is, or `nil` if it may stay.
  private func judge(
    _ text: ScalarText, _ open: Int, _ close: Int, han: Int, _ lineStart: Int
  ) -> Severity? {
    // A link of Markdown; and the number of a heading, which `heading-paren-width` looks at.
    if open > 0, text.scalars[open - 1] == 0x5D { return nil }
    let inside = text.scalars[(open + 1)..<close]
    if han > 0 {
      // Headings are short: a bound keeps the whole scan linear under nested parentheses.
      let heading =
        inside.count <= 4 && inside.allSatisfy(Self.numerals.contains)
        && text.scalars[lineStart..<open].prefix(8).allSatisfy(ScalarText.isSpace)
        && open - lineStart <= 8
      return heading ? nil : Self.description.severity
    }
    let unit =
      !inside.isEmpty && inside.count <= 3 && inside.allSatisfy(Self.symbols.contains)
      && open > 0 && ScalarText.isHan(text.scalars[open - 1])
    return unit ? .info : nil
  }

  private func diagnostic(
    _ document: Document, _ text: ScalarText, _ open: Int, _ close: Int, _ severity: Severity
  ) -> Diagnostic {
    var edits: [Edit] = []
    if text.scalars[open] == 0x28 {
      edits.append(Edit(range: text.range(open, open + 1), replacement: "（"))
    }
    if text.scalars[close] == 0x29 {
      edits.append(Edit(range: text.range(close, close + 1), replacement: "）"))
    }
    return Diagnostic(
      rule: id, severity: severity, path: document.path, range: text.range(open, close + 1),
      message: Message(
        zh: "中文内容用了半角括号，改为全角“（）”",
        en: "half-width parentheses around Chinese text; make both full-width"),
      fix: Fix(.safe, edits))
  }
}
