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
      "执行`切换(区)`命令，见 https://example.com/说明(区)页",
    ], profiles: [.official],
    notIn: [.tableCell])

  private static let numerals = ScalarSet(ScalarText.units("〇零一二三四五六七八九十百"))
  private static let symbols = ScalarSet(ScalarText.units("%％‰℃ "))

  private struct Open {
    let index: Int
    let han: Int
  }

  static let needs: [RuleNeed] = [.any("()")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let text = context.text
    var stack: [Open] = []
    // Han characters among the marks; of the others all are.
    var rare = 0
    var lineStart = 0
    var units: [Range<Int>] = []
    for (mark, i) in text.marks.enumerated() {
      let han = i - mark + rare
      switch text.scalars[i] {
      case 0x0A, 0x0D:
        stack.removeAll(keepingCapacity: true)
        lineStart = i + 1
      case 0x28 where context.protected.contains(i), 0x29 where context.protected.contains(i):
        continue
      case 0x28, 0xFF08:
        stack.append(Open(index: i, han: han))
      case 0x29, 0xFF09:
        guard let open = stack.popLast() else { continue }
        guard text.scalars[open.index] == 0x28 || text.scalars[i] == 0x29 else { continue }
        let pair = open.index..<(i + 1)
        if han > open.han {
          if !isLinkOrHeading(text, pair, lineStart) { found.append(finding(context, pair)) }
        } else if isUnit(text, pair) {
          units.append(pair)
        }
      case let s where ScalarText.isHan(s):
        rare += 1
      default:
        break
      }
    }
    if let first = units.first { found.append(finding(context, first, units)) }
    return found
  }

  /// A link of Markdown; or the number of a heading, which `heading-paren-width` looks at.
  private func isLinkOrHeading(_ text: ScalarText, _ pair: Range<Int>, _ lineStart: Int) -> Bool {
    let open = pair.lowerBound
    if open > 0, text.scalars[open - 1] == 0x5D { return true }
    // Headings are short: a bound keeps the whole scan linear under nested parentheses.
    let inside = text.scalars[(open + 1)..<(pair.upperBound - 1)]
    return inside.count <= 4 && inside.allSatisfy(Self.numerals.contains)
      && text.scalars[lineStart..<open].prefix(8).allSatisfy(ScalarText.isSpace)
      && open - lineStart <= 8
  }

  /// `(%)` behind a name.
  private func isUnit(_ text: ScalarText, _ pair: Range<Int>) -> Bool {
    let inside = text.scalars[(pair.lowerBound + 1)..<(pair.upperBound - 1)]
    return !inside.isEmpty && inside.count <= 3 && inside.allSatisfy(Self.symbols.contains)
      && ScalarText.isHan(text.at(pair.lowerBound - 1))
  }

  /// - Parameter units: all the units of the document, which are one finding for information.
  private func finding(
    _ context: RuleContext, _ pair: Range<Int>, _ units: [Range<Int>] = []
  ) -> Diagnostic {
    let text = context.text
    var edits: [Edit] = []
    for pair in units.isEmpty ? [pair] : units {
      let (open, close) = (pair.lowerBound, pair.upperBound - 1)
      if text.scalars[open] == 0x28 { edits.append(context.edit(open..<(open + 1), "（")) }
      if text.scalars[close] == 0x29 { edits.append(context.edit(close..<(close + 1), "）")) }
    }
    let others = units.dropFirst().prefix(20).map {
      RelatedPlace(
        path: context.document.path, range: text.range($0.lowerBound, $0.upperBound),
        message: Message(zh: "同样的括号", en: "the same"), isSame: true)
    }
    return context.finding(
      Self.self, pair,
      Message(
        zh: units.isEmpty
          ? "中文内容用了半角括号，改为全角“（）”"
          : "单位“\(text.excerpt(pair, 8))”用了半角括号（共\(units.count)处），宜改为全角“（）”",
        en: units.isEmpty
          ? "half-width parentheses around Chinese text; make both full-width"
          : "half-width parentheses around a unit behind Chinese (\(units.count) in all); make "
            + "them full-width"),
      severity: units.isEmpty ? nil : .info, fix: Fix(.safe, edits), related: others)
  }
}
