/// A half-width comma, stop or the like stands in Chinese text.
struct PunctHalfwidthInCJK: DocumentRule {
  static let description = RuleDescription(
    id: "punct-halfwidth-in-cjk", category: "punct", severity: .error,
    summary: Message(
      zh: "中文语句用了半角标点", en: "a half-width mark stands in Chinese text"),
    rationale: Message(
      zh: "中文语句用“，。；：？！”；半角标点与汉字混排宽窄不一，检索和排版都会出错。",
      en: "Chinese sentences take full-width marks; half-width ones look uneven and break lines "
        + "wrongly."),
    source: .punctuation,
    fix: (
      .safe,
      Message(
        zh: "改为全角标点；句号与问号夹在汉字之间时须人工核对",
        en: "writes the full-width mark; a stop or question mark between two Chinese characters "
          + "must be looked at")
    ),
    triggering: [
      "补齐医院发展短板↓,实现资源共享。",
      "各县设置一家机构↓, 提升服务能力。",
      "建设重点学科5个↓;引进团队3个。",
      "覆盖率达到100%↓,其中农村98%。",
      "工作取得实效↓.",
      "联系人↓:张三",
      "是否完成↓?\n完成了↓!",
      "落实“两免”↓,减轻负担。",
    ],
    nonTriggering: [
      "时间8:30，比例1:500，金额1,234.5元。",
      "落实“1+N”模式，见 https://example.com/a,b?c=1 的说明。",
      "1.加强领导 2.落实责任",
      "一.加强领导",
      "The term 健康中国, also written 健康, is used here.",
      "详见附件.docx和报告.pdf",
      "他说……然后...",
      "依据GB/T 9704，PM2.5下降。",
      "执行`中文,代码`命令",
      "联系邮箱：a,b@example.com",
      "样式表支持 :is 和 :where 两种写法。",
    ], profiles: [.official],
    notIn: [.tableCell])

  private static func wide(_ s: UInt32) -> String? {
    switch s {
    case 0x2C: "，"
    case 0x3B: "；"
    case 0x3A: "："
    case 0x3F: "？"
    case 0x21: "！"
    case 0x2E: "。"
    default: nil
    }
  }

  static let needs: [RuleNeed] = [.any(",;:?!.")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isData else { return [] }
    let text = context.text
    var found: [Diagnostic] = []
    for line in context.structure.lines {
      var foreign: Bool?
      for i in text.marks[line.marks] {
        let s = text.scalars[i]
        guard s < 0x40, let wide = Self.wide(s), !context.protected.contains(i),
          isWanted(text, i, line.content)
        else { continue }
        if foreign == nil { foreign = line.isMostlyForeign(in: text) }
        if foreign == true { break }
        found.append(finding(context, i, line.content, wide))
      }
    }
    return found
  }

  /// Whether the mark at `i` belongs to Chinese text.
  private func isWanted(_ text: ScalarText, _ i: Int, _ line: Range<Int>) -> Bool {
    let s = text.scalars[i]
    var (before, after) = (i - 1, i + 1)
    while before >= line.lowerBound, text.scalars[before] == 0x20 { before -= 1 }
    while after < line.upperBound, text.scalars[after] == 0x20 { after += 1 }
    let left = before >= line.lowerBound ? text.scalars[before] : 0
    let right = after < line.upperBound ? text.scalars[after] : 0
    // Neighbours of its own kind: an ellipsis, an operator, a face.
    if Self.wide(text.at(i - 1)) != nil || Self.wide(text.at(i + 1)) != nil {
      if s == 0x2E || s == 0x3A { return false }
    }
    let leftIsChinese =
      ScalarText.isHan(left) || ScalarText.isChineseClosing(left)
      || left == 0x29 && s != 0x3A
        && hasHanInBrackets(text, before, line)
    if s == 0x2E {
      guard ScalarText.isHan(left) || left == 0x201D || left == 0xFF09, before == i - 1 else {
        return false
      }
      // A list mark: 一.加强领导.
      if ScalarText.isChineseNumeral(left), isNumeral(text, line.lowerBound..<i) { return false }
      return right == 0 || ScalarText.isChineseClosing(right)
        || (ScalarText.isHan(right) && (after > i + 1 || isClause(text, i, line)))
    }
    // :is, :where: a name that begins with the colon.
    if s == 0x3A, before < i - 1, after == i + 1, ScalarText.isLatinLetter(right) { return false }
    if leftIsChinese {
      // “时间:8:30” is Chinese; “第3节:4” is too; a hash or path is not.
      return s != 0x3A || right != 0x2F
    }
    guard ScalarText.isHan(right) || ScalarText.isChineseOpening(right) else { return false }
    if s == 0x3B, isEntity(text, i) { return false }
    // 1,加强: the mark of a list item.
    let digits = text.scalars[line.lowerBound..<max(line.lowerBound, i)].prefix(4)
    if i - line.lowerBound <= 3, digits.allSatisfy(ScalarText.isDigit) { return false }
    if s == 0x21 { return false }
    return ScalarText.isASCIIAlphanumeric(left) || left == 0x25 || left == 0x2103
      || left == 0x2030
  }

  private func hasHanInBrackets(_ text: ScalarText, _ close: Int, _ line: Range<Int>) -> Bool {
    var i = close - 1
    while i >= line.lowerBound, close - i < 40, text.scalars[i] != 0x28 {
      if ScalarText.isHan(text.scalars[i]) { return true }
      i -= 1
    }
    return false
  }

  private func isNumeral(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    range.count <= 4 && text.scalars[range].allSatisfy(ScalarText.isChineseNumeral)
  }

  /// Whether a clause of eight characters stands before the stop, so that it is no dot in a name.
  private func isClause(_ text: ScalarText, _ i: Int, _ line: Range<Int>) -> Bool {
    var (start, end) = (i, i + 1)
    while start > line.lowerBound, i - start < 8, ScalarText.isHan(text.scalars[start - 1]) {
      start -= 1
    }
    while end < line.upperBound, end - i < 5, ScalarText.isHan(text.scalars[end]) { end += 1 }
    return i - start >= 8 && end - i >= 5
  }

  private func isEntity(_ text: ScalarText, _ semicolon: Int) -> Bool {
    var i = semicolon - 1
    while semicolon - i < 10, ScalarText.isASCIIAlphanumeric(text.at(i)) || text.at(i) == 0x23 {
      i -= 1
    }
    return text.at(i) == 0x26
  }

  private func finding(
    _ context: RuleContext, _ i: Int, _ line: Range<Int>, _ wide: String
  ) -> Diagnostic {
    let text = context.text
    var end = i + 1
    while end < line.upperBound, text.scalars[end] == 0x20 { end += 1 }
    var start = i
    while start > line.lowerBound, text.scalars[start - 1] == 0x20 { start -= 1 }
    let s = text.scalars[i]
    // A lost character is often shown as a question mark; a dot may be that of a foreign name.
    let between =
      ScalarText.isHan(text.at(i - 1)) && end < line.upperBound && ScalarText.isHan(text.at(end))
    let sure = !(between && (s == 0x3F || s == 0x2E))
    let mark = text.string(i..<(i + 1))
    return context.finding(
      Self.self, i..<(i + 1),
      Message(
        zh: sure
          ? "中文语句用了半角“\(mark)”，改为“\(wide)”"
          : "汉字之间有半角“\(mark)”，应为“\(wide)”或另有原字，请核对",
        en: sure
          ? "half-width “\(mark)” in Chinese text; write “\(wide)”"
          : "half-width “\(mark)” between Chinese characters; “\(wide)”, or a character is lost: "
            + "please check"),
      fix: Fix(sure ? .safe : .unsafe, [context.edit(start..<end, wide)]))
  }
}
