/// What one line is by its own look, before its neighbours are asked.
struct LineReading {
  enum Kind: Equatable {
    case blank
    case plain
    /// Cells separated by tabs or bars, or a cell alone on its line.
    case tableRow
    /// 附件2, with the number where it has one; `inline` where a title follows on the line.
    case attachmentMark(number: Int?, inline: Bool)
    /// 附件：, with or without the first item.
    case attachmentList
    /// 专报信息示例
    case wrapper
    /// 典型案例之一
    case caseMark(number: Int, inline: Bool)
    /// 专栏1 …
    case box(number: Int)
    /// 表1 …, 图2 …
    case caption
    case documentNumber
    case date
    case field(DocumentStructure.FieldName)
    /// 注：…, （此件公开发布）
    case note
    /// ¹ …
    case footnote
    case imprint
    case pageMark
    /// 第一编, 第一分编: chapters may start again.
    case part
    /// A numbered heading or list item.
    case marked
  }

  var kind: Kind
  /// The content behind marks of Markdown and word processors.
  var bare: Range<Int>
  var mark: HeadingMark?
  /// Behind a label such as 案例主题： or 附件1：, for kinds that have one.
  var value: Range<Int>
  var hasHan = false
  /// One of 。！？；
  var hasStop = false
  var commas = 0
  /// Ends with a mark that ends a paragraph: 。！？；：…） or a closing quotation mark.
  var isClosed = false
  /// Opening less closing brackets and quotation marks.
  var depth = 0
}

extension LineReading {
  private static let closers = ScalarSet(ScalarText.units("。！？；：…）”’】〕.!?;:)\""))
  private static let bookmark = ScalarText.units("[bookmark:")

  init(_ text: ScalarText, _ line: DocumentStructure.Line) {
    let content = line.content
    guard !content.isEmpty else {
      self.init(kind: .blank, bare: content, value: content)
      return
    }
    let s = text.scalars
    let bare = Self.bare(text, content)
    self.init(kind: .plain, bare: bare, value: bare.upperBound..<bare.upperBound)
    var tabs = 0
    var bars = 0
    let marks = text.marks
    var first = line.marks.lowerBound
    while first < line.marks.upperBound, marks[first] < bare.lowerBound { first += 1 }
    hasHan = line.marks.upperBound - first < bare.count
    for place in first..<line.marks.upperBound {
      let c = s[marks[place]]
      if ScalarText.isHan(c) {
        hasHan = true
      } else {
        switch c {
        case 0x09: tabs += 1
        case 0x7C: bars += 1
        // 。！？；!?;
        case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x21, 0x3F, 0x3B: hasStop = true
        // ，、：,
        case 0xFF0C, 0x3001, 0xFF1A, 0x2C: commas += 1
        // （(“《〔【
        case 0xFF08, 0x28, 0x201C, 0x300A, 0x3014, 0x3010: depth += 1
        // ）)”》〕】
        case 0xFF09, 0x29, 0x201D, 0x300B, 0x3015, 0x3011: depth -= 1
        default: break
        }
      }
    }
    var last = bare.upperBound
    // Marks of Markdown behind the last word.
    while last > bare.lowerBound, s[last - 1] == 0x2A || s[last - 1] == 0x5F { last -= 1 }
    isClosed = last > bare.lowerBound && Self.closers.contains(s[last - 1])
    kind = classify(text, line, tabs: tabs, bars: bars)
  }

  /// Without `**`, `#`, `- `, `> `, a bookmark, or characters that nobody sees, at the start.
  private static func bare(_ text: ScalarText, _ content: Range<Int>) -> Range<Int> {
    let s = text.scalars
    var i = content.lowerBound
    let end = content.upperBound
    scan: while i < end {
      switch s[i] {
      case 0x20, 0x09, 0x3000, 0xA0, 0xFEFF, 0x200B...0x200F, 0x2060, 0x23: i += 1
      case 0x2A, 0x5F: i += 1
      case 0x2D, 0x2022, 0xB7, 0x3E:
        guard i + 1 < end, s[i + 1] == 0x20 else { break scan }
        i += 2
      case 0x5B where text.has(bookmark, at: i):
        guard let close = s[i..<min(end, i + 60)].firstIndex(of: 0x5D) else { break scan }
        i = close + 1
      default: break scan
      }
    }
    return i..<end
  }

  // MARK: Kinds

  private static let attachment = ScalarText.units("附件")
  private static let attached = ScalarText.units("附：")
  private static let box = ScalarText.units("专栏")
  private static let notes = ScalarText.words("注： 注: 备注： 附注： 注1： 注① *注 ＊注")
  private static let document = ScalarText.units("此件")
  private static let imprints = ScalarText.words(
    "抄送： 抄送: 抄报： 抄报: 分送： 主题词： 抄　送： 印发： 发送：")
  /// What notes and imprints begin with.
  private static let beside = ScalarSet((notes + imprints).map { $0[0] })
  private static let printed = ScalarText.units("印发")
  private static let samples = ScalarText.words("示例 样例 范例 样本 例文")
  private static let sampled = ScalarText.words("信息 专报 简报 案例 通知 报告 材料")
  private static let wrappers = ScalarText.words("专报信息 简报信息 信息专报 典型案例 工作专报")
  private static let cases = ScalarText.words("典型案例 优秀案例 经验案例 案例")
  private static let zhi: UInt32 = 0x4E4B

  private mutating func classify(
    _ text: ScalarText, _ line: DocumentStructure.Line, tabs: Int, bars: Int
  ) -> Kind {
    let s = text.scalars
    let count = bare.count
    guard count > 0 else { return .plain }
    if isPageMark(text, line.content) { return .pageMark }
    if tabs > 0 && (tabs > 1 || !hasStop) || s[bare.lowerBound] == 0x7C || bars > 1 && !hasStop {
      return .tableRow
    }
    if Self.superscript(s[bare.lowerBound]) != nil { return .footnote }
    let isBeside = Self.beside.contains(s[bare.lowerBound])
    if isBeside, Self.notes.contains(where: { text.has($0, at: bare.lowerBound) }) {
      return .note
    }
    if HeadingMark.isOpening(s[bare.lowerBound]), text.has(Self.document, at: bare.lowerBound + 1),
      count < 40
    {
      return .note
    }
    if isBeside, Self.imprints.contains(where: { text.has($0, at: bare.lowerBound) }) {
      return .imprint
    }
    if count <= 60, s[bare.upperBound - 1] == 0x53D1,
      text.has(Self.printed, before: bare.upperBound),
      isPrintLine(text)
    {
      return .imprint
    }
    if let kind = attachmentKind(text) { return kind }
    if let kind = caseKind(text) { return kind }
    if count <= 16, isWrapper(text) { return .wrapper }
    if s[bare.lowerBound] == 0x4E13, text.has(Self.box, at: bare.lowerBound),
      let kind = boxKind(text)
    {
      return kind
    }
    if s[bare.lowerBound] == 0x8868 || s[bare.lowerBound] == 0x56FE, count <= 50, !hasStop,
      let (_, i) = ChineseCount.arabic(s, skipSpace(s, bare.lowerBound + 1), bare.upperBound),
      i == bare.upperBound || !ScalarText.isHan(s[i])
    {
      return .caption
    }
    if count <= 40, let found = DocumentNumber.whole(s, bare), found { return .documentNumber }
    if count <= 24, DateLine.isDate(s, bare) { return .date }
    if let (name, end) = DocumentStructure.FieldName.read(text, bare) {
      value = skipSpace(s, end)..<bare.upperBound
      return .field(name)
    }
    if let part = partMark(s) { return part }
    if let mark = HeadingMark.read(s, bare.lowerBound, bare.upperBound) {
      if mark.series == .chapter || mark.series == .section {
        guard count <= 60, !hasStop, !isClosed else { return .plain }
      }
      self.mark = mark
      return .marked
    }
    return .plain
  }

  private func skipSpace(_ s: [UInt32], _ index: Int) -> Int {
    var i = index
    while i < bare.upperBound, ScalarText.isSpace(s[i]) { i += 1 }
    return i
  }

  /// ¹ is 1.
  static func superscript(_ s: UInt32) -> Int? {
    switch s {
    case 0xB9: 1
    case 0xB2: 2
    case 0xB3: 3
    case 0x2074...0x2079: Int(s - 0x2070)
    default: nil
    }
  }

  /// — 3 —, - 3 -, 第3页
  private func isPageMark(_ text: ScalarText, _ content: Range<Int>) -> Bool {
    let s = text.scalars
    guard content.count <= 12 else { return false }
    var digits = 0
    var dashes = 0
    for i in content {
      if ScalarText.isDigit(s[i]) {
        digits += 1
      } else if s[i] == 0x2D || s[i] == 0x2014 || s[i] == 0x2013 || s[i] == 0x2015 {
        dashes += 1
      } else if !ScalarText.isSpace(s[i]) && s[i] != 0x7B2C && s[i] != 0x9875 && s[i] != 0x5171 {
        return false
      }
    }
    let paged = s[content.upperBound - 1] == 0x9875 && s[content.lowerBound] == 0x7B2C
    let first = s[content.lowerBound]
    let dashed = dashes >= 2 && !ScalarText.isDigit(first)
    return digits > 0 && digits <= 4 && (dashed || paged)
  }

  /// Unit and date before 印发 at the end of the line.
  private func isPrintLine(_ text: ScalarText) -> Bool {
    let end = bare.upperBound - 2
    guard end > bare.lowerBound else { return false }
    return text.scalars[end - 1] == 0x65E5 && !hasStop
  }

  private mutating func attachmentKind(_ text: ScalarText) -> Kind? {
    let s = text.scalars
    // 附
    guard s[bare.lowerBound] == 0x9644 else { return nil }
    if text.has(Self.attached, at: bare.lowerBound) {
      value = skipSpace(s, bare.lowerBound + 2)..<bare.upperBound
      return .attachmentList
    }
    guard text.has(Self.attachment, at: bare.lowerBound) else { return nil }
    var i = skipSpace(s, bare.lowerBound + 2)
    let colon: (UInt32) -> Bool = { $0 == 0xFF1A || $0 == 0x3A }
    guard i < bare.upperBound else { return .attachmentMark(number: nil, inline: false) }
    if colon(s[i]) {
      value = skipSpace(s, i + 1)..<bare.upperBound
      return .attachmentList
    }
    let spaced = i > bare.lowerBound + 2
    guard let (number, end) = ChineseCount.any(s, i, bare.upperBound) else { return nil }
    i = skipSpace(s, end)
    guard i < bare.upperBound else { return .attachmentMark(number: number, inline: false) }
    if colon(s[i]) {
      i = skipSpace(s, i + 1)
      value = i..<bare.upperBound
      return .attachmentMark(number: number, inline: i < bare.upperBound)
    }
    // 附件2 标题, but not 附件2的要求, 附件1和附件2 or 附件1-3.
    guard i > end || spaced && i == end, !hasStop, bare.count <= 60, ScalarText.isHan(s[i]) else {
      return nil
    }
    value = i..<bare.upperBound
    return .attachmentMark(number: number, inline: true)
  }

  /// …典型案例之一, 案例一, 典型案例（二）, 案例3：标题
  private mutating func caseKind(_ text: ScalarText) -> Kind? {
    let s = text.scalars
    guard bare.count <= 70, !hasStop else { return nil }
    if bare.count <= 30 {
      // From the end: 之一, 一, （一）.
      var end = bare.upperBound
      if HeadingMark.isClosing(s[end - 1]) { end -= 1 }
      var start = end
      while start > bare.lowerBound, end - start < 3,
        ChineseCount.isNumeral(s[start - 1]) || ScalarText.isDigit(s[start - 1])
      {
        start -= 1
      }
      if start < end, let (number, stop) = ChineseCount.any(s, start, end), stop == end {
        var before = start
        let bracketed = before > bare.lowerBound && HeadingMark.isOpening(s[before - 1])
        if bracketed != (end == bare.upperBound) {
          if bracketed { before -= 1 }
          if before > bare.lowerBound, s[before - 1] == Self.zhi { before -= 1 }
          while before > bare.lowerBound, ScalarText.isSpace(s[before - 1]) { before -= 1 }
          if Self.cases.contains(where: {
            text.has($0, before: before) && before - $0.count >= bare.lowerBound
          }) {
            return .caseMark(number: number, inline: false)
          }
        }
      }
    }
    for word in Self.cases where text.has(word, at: bare.lowerBound) {
      let i = skipSpace(s, bare.lowerBound + word.count)
      guard let (number, end) = ChineseCount.any(s, i, bare.upperBound), end < bare.upperBound,
        s[end] == 0xFF1A || s[end] == 0x3A
      else { continue }
      value = skipSpace(s, end + 1)..<bare.upperBound
      return .caseMark(number: number, inline: true)
    }
    return nil
  }

  private func isWrapper(_ text: ScalarText) -> Bool {
    let s = text.scalars
    if Self.wrappers.contains(where: { $0.elementsEqual(s[bare]) }) { return true }
    guard Self.samples.contains(where: { text.has($0, before: bare.upperBound) }) else {
      return false
    }
    return bare.contains { i in Self.sampled.contains { text.has($0, at: i) } }
  }

  private func boxKind(_ text: ScalarText) -> Kind? {
    let s = text.scalars
    let i = skipSpace(s, bare.lowerBound + 2)
    guard bare.count <= 60, !hasStop,
      let (number, end) = ChineseCount.any(s, i, bare.upperBound),
      end == bare.upperBound || ScalarText.isSpace(s[end]) || s[end] == 0xFF1A || s[end] == 0x3A
        || ScalarText.isHan(s[end])
    else { return nil }
    return .box(number: number)
  }

  private func partMark(_ s: [UInt32]) -> Kind? {
    guard bare.count <= 40, !hasStop, s[bare.lowerBound] == 0x7B2C,
      let (_, i) = ChineseCount.any(s, bare.lowerBound + 1, bare.upperBound),
      i < bare.upperBound,
      s[i] == 0x7F16
        || s[i] == 0x5206 && i + 1 < bare.upperBound
          && s[i + 1] == 0x7F16
    else { return nil }
    return .part
  }
}
