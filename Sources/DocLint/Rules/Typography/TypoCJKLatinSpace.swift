/// Spaces stand between Chinese characters and Latin letters or digits.
struct TypoCJKLatinSpace: DocumentRule {
  static let description = RuleDescription(
    id: "typo-cjk-latin-space", category: "typo", severity: .info,
    summary: Message(
      zh: "汉字与西文字母、数字之间有空格", en: "spaces between Chinese and Latin letters or digits"),
    rationale: Message(
      zh: "公文惯例是汉字与数字、字母之间不空格；网页排版相反。一份文件里宜统一，全文合为一条提示；"
        + "书名号内的文件名称有空格，另作一条警告。",
      en:
        "Official documents set no space there, web pages do; one document should be of one kind. "
        + "All places are one finding; a space in the name of a document is one of its own."),
    source: .editing,
    fix: (
      .safe,
      Message(
        zh: "删去空格；书名号内的须核对原名",
        en: "deletes the spaces; in the name of a document only after a look at it")
    ),
    triggering: [
      "到↓ 2024 年，建成 5G 基站 15 个。",
      "落实《“健康柳桥↓ 2030”规划纲要》要求。",
      "关于推介↓ 2024 年典型案例的通知",
    ],
    nonTriggering: [
      "到2024年，建成5G基站15个。",
      "表1 全县医疗机构情况",
      "附件 2",
      "联系人：张三 13800000000，地点待定。",
      "第1章 总则",
      "一、2024年工作 二、2025年打算",
      "The 健康 plan, as 柳桥 calls it, is new.",
    ], profiles: [.official])

  private static let captions = ScalarText.words("附件 附表 附图 附录 表 图 专栏 例 注")
  private static let measures = ScalarSet(
    ScalarText.units("年月日个项名人岁天周次例种类件条章节元万亿千百倍米公度床所户台期届级余多分小时以左至至于％%张家项款"))

  static let needs: [RuleNeed] = [.any(" ")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let text = context.text
    var scan = Scan(text, context.protected)
    for line in context.structure.lines where line.holdsSpace(in: text) { scan.read(line) }
    var found = scan.names.map { name(context, $0) }
    if let first = scan.places.first { found.append(summary(context, first, scan.places)) }
    return found.sorted { $0.range < $1.range }
  }

  /// The spaces of the lines that were read.
  private struct Scan {
    let text: ScalarText
    let protected: ProtectedText
    private(set) var places: [Range<Int>] = []
    /// Those inside 《》.
    private(set) var names: [Range<Int>] = []
    /// What is being read.
    private var line = 0..<0

    init(_ text: ScalarText, _ protected: ProtectedText) {
      self.text = text
      self.protected = protected
    }

    /// Takes up the spaces of a line of Chinese prose or a title, which are no layout.
    mutating func read(_ whole: DocumentStructure.Line) {
      line = whole.content
      let (placesBefore, namesBefore) = (places.count, names.count)
      var prose = false
      var words = 0
      var han = line.count - whole.marks.count
      var book = 0
      var next = line.lowerBound
      for i in text.marks[whole.marks] where i >= next {
        let s = text.scalars[i]
        switch s {
        case 0x300A: book += 1
        case 0x300B: book = max(0, book - 1)
        case 0xFF0C, 0x3002, 0xFF1B, 0x3001: prose = true
        default: break
        }
        if ScalarText.isHan(s) { han += 1 }
        if ScalarText.isLatinLetter(s), !ScalarText.isLatinLetter(text.at(i - 1)) { words += 1 }
        guard s == 0x20 else { continue }
        var end = i
        while end < line.upperBound, text.scalars[end] == 0x20 { end += 1 }
        if end - i <= 2, !protected.contains(i), isBetween(i, end) {
          if book > 0 {
            names.append(i..<end)
          } else {
            places.append(i..<end)
          }
        }
        next = end
      }
      if words > han {
        places.removeSubrange(placesBefore...)
        names.removeSubrange(namesBefore...)
      } else if !prose, places.count > placesBefore {
        let quantities = places[placesBefore...].filter(isQuantity)
        places.replaceSubrange(placesBefore..., with: quantities)
      }
    }

    private func isBetween(_ lower: Int, _ upper: Int) -> Bool {
      let (left, right) = (text.at(lower - 1), text.at(upper))
      func isClosing(_ s: UInt32) -> Bool { s == 0x25 || ScalarText.isASCIIAlphanumeric(s) }
      if ScalarText.isHan(left), ScalarText.isASCIIAlphanumeric(right) {
        return !isCaption(lower) && digits(upper) < 7
      }
      if isClosing(left), ScalarText.isHan(right) { return !isCaptionNumber(lower) }
      return false
    }

    /// Whether 附件, 表 … stands before `end` and opens the line.
    private func isCaption(_ end: Int) -> Bool {
      TypoCJKLatinSpace.captions.contains { word in
        text.has(word, before: end) && end - word.count - line.lowerBound <= 2
      }
    }

    /// Whether `end` follows 表1, 第1章, 1.1 at the start of the line.
    private func isCaptionNumber(_ end: Int) -> Bool {
      guard end - line.lowerBound <= 8 else { return false }
      var i = end
      while i > line.lowerBound,
        ScalarText.isASCIIDigit(text.scalars[i - 1]) || text.scalars[i - 1] == 0x2E
          || text.scalars[i - 1] == 0x2D
      {
        i -= 1
      }
      if i == line.lowerBound { return true }
      while i > line.lowerBound, text.scalars[i - 1] == 0x20 { i -= 1 }
      return isCaption(i)
    }

    private func digits(_ start: Int) -> Int {
      var i = start
      while i < line.upperBound, i < start + 12, ScalarText.isASCIIDigit(text.scalars[i]) { i += 1 }
      return i - start
    }

    /// Whether the space parts a number and its unit, or precedes such a pair.
    private func isQuantity(_ space: Range<Int>) -> Bool {
      if ScalarText.isASCIIDigit(text.at(space.lowerBound - 1)) {
        return TypoCJKLatinSpace.measures.contains(text.at(space.upperBound))
      }
      let count = digits(space.upperBound)
      var i = space.upperBound + count
      if text.at(i) == 0x20 { i += 1 }
      return count > 0 && count <= 4 && TypoCJKLatinSpace.measures.contains(text.at(i))
    }
  }

  private func name(_ context: RuleContext, _ space: Range<Int>) -> Diagnostic {
    let around = context.text.string((space.lowerBound - 1)..<(space.upperBound + 1))
    return context.finding(
      Self.self, space,
      Message(
        zh: "书名号内“\(around)”有空格，请核对文件原名；原名没有空格的应删去",
        en: "a space in “\(around)” inside 《》: check the document's name, and delete it unless "
          + "the name has it"),
      severity: .warning, fix: Fix(.unsafe, [context.edit(space, "")]))
  }

  private func summary(
    _ context: RuleContext, _ first: Range<Int>, _ places: [Range<Int>]
  ) -> Diagnostic {
    let text = context.text
    return context.finding(
      Self.self, first,
      Message(
        zh: "汉字与字母、数字之间有空格，全文共\(places.count)处；公文惯例不空格，宜全文统一",
        en: "\(places.count) spaces between Chinese and Latin or digits; official style has none, "
          + "and one document should be of one kind"),
      fix: Fix(.safe, places.map { context.edit($0, "") }),
      related: places.dropFirst().prefix(20).map {
        RelatedPlace(
          path: context.document.path, range: text.range($0.lowerBound, $0.upperBound),
          message: Message(zh: "另一处", en: "another"), isSame: true)
      }, evidence: [("count", .integer(places.count))])
  }
}
