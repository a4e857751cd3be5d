/// Reads one story of a Word document: the body, a header, the notes, the comments.
final class WordStory: XMLHandler {
  struct Comment {
    let id: String
    let author: String?
    var text: String
  }

  private(set) var lines: [IngestedLine] = []
  private(set) var comments: [Comment] = []
  /// Of the first section.
  private(set) var layout: PageLayout?
  /// How this running head or foot numbers its pages.
  private(set) var pageNumbers: [PageNumberFormat] = []
  /// How the first section writes the numbers of its pages.
  private(set) var pageNumberFormat = "decimal"
  private(set) var sawBody = false
  private(set) var skippedContents = 0
  /// What fields would fetch.
  var facts: [(kind: HiddenContent.Kind, text: String)] = []

  private let part: DocumentPlace.Part
  private let styles: WordStyles
  private let numbering: WordNumbering
  private let revisions: RevisionView
  private let keepsSource: Bool

  init(
    _ part: DocumentPlace.Part, styles: WordStyles, numbering: WordNumbering,
    revisions: RevisionView, keepsSource: Bool, pageNumberFormat: String = "decimal"
  ) {
    self.part = part
    self.styles = styles
    self.numbering = numbering
    self.revisions = revisions
    self.keepsSource = keepsSource
    self.pageNumberFormat = pageNumberFormat
  }

  // MARK: State

  private struct Paragraph {
    var content = ParagraphText()
    var style: String?
    var numID: Int?
    var level: Int?
    var outline: Int?
    var spacing: LineSpacing?
    /// Where the number of the page would stand, in bytes, and how large, in half points.
    var pageNumber: (offset: Int, format: String, size: Int?)?
    var isShaded = false
    /// Whether its mark was inserted or deleted: then it goes on in the next.
    var markInserted = false
    var markDeleted = false
    var hasDeleted = false
    var inContents = false
    /// The look of the first run of its text.
    var first: RunLook?
    /// The style's look over the document's, once it is needed.
    var base: RunLook?
    var baseIsSeen = false
  }

  private struct Row {
    var cells: [[ParagraphText]] = []
    var isDeleted = false
    var before = 0
    var page: Int?
  }

  private struct Table {
    var row = Row()
    var cell: [ParagraphText] = []
    var span = 1
    var isContinued = false
    var isShaded = false
    var inCell = false
  }

  /// A text box is a story of its own within a paragraph.
  private struct Frame {
    var paragraph: Paragraph?
    var tables: [Table] = []
    var boxes: [IngestedLine] = []
    var carried: ParagraphText?
    var inRun = false
    var run = RunLook()
    var runStyle: String?
  }

  private struct Field {
    var instruction: [UInt8] = []
    var inResult = false
    var isContents = false
    var isPageNumber = false
  }

  private enum TextMode { case none, text, deleted, instruction }

  private var frame = Frame()
  private var outer: [Frame] = []
  private var fields: [Field] = []
  private var simpleFields: [Int] = []
  private var choices: [Bool] = []
  private var skip = 0
  private var mode = TextMode.none
  private var textElement = 0
  private var inParagraphProperties = false
  private var inRunProperties = false
  private var inRowProperties = false
  private var inCellProperties = false
  private var deleted = 0
  private var inserted = 0
  private var revisionAuthors: [String] = []
  private var bodyCount = 0
  private var boxCount = 0
  private var page = 1
  private var knowsPages = false
  private var skipsNote = false
  private var comment: Comment?
  private var hasBackground = false
  private var sections = 0

  private var inResultOfPageNumber: Bool { fields.contains { $0.inResult && $0.isPageNumber } }
  private var inContents: Bool { fields.contains { $0.isContents } }

  // MARK: Elements

  override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    if skip > 0 {
      skip += 1
      return
    }
    switch name.space {
    case .w: break
    case .mc: return startChoice(name.tag, attributes)
    case .m:
      if name.tag == .t {
        mode = .text
        wantsText = true
        textElement = -1
      }
      return
    default: return
    }
    switch name.tag {
    case .p: beginParagraph()
    case .r:
      frame.inRun = true
      frame.run = .visible
      frame.runStyle = nil
    case .t:
      mode = deleted > 0 ? .deleted : .text
      wantsText = true
      textElement = offset
    case .delText:
      mode = .deleted
      wantsText = true
      textElement = offset
    case .instrText, .delInstrText:
      mode = .instruction
      wantsText = true
    case .rPr:
      inRunProperties = true
    case .pPr: inParagraphProperties = true
    case .pStyle: if inParagraphProperties { frame.paragraph?.style = attributes["val"] }
    case .ilvl: if inParagraphProperties { frame.paragraph?.level = attributes.integer("val") }
    case .numId: if inParagraphProperties { frame.paragraph?.numID = attributes.integer("val") }
    case .outlineLvl:
      if inParagraphProperties { frame.paragraph?.outline = attributes.integer("val") }
    case .spacing:
      if inParagraphProperties, !inRunProperties, let spacing = LineSpacing(attributes) {
        frame.paragraph?.spacing = spacing
      }
    case .rStyle: if inRunProperties, frame.inRun { frame.runStyle = attributes["val"] }
    case .vanish, .color, .sz, .highlight:
      if inRunProperties, frame.inRun { frame.run.take(name.tag, attributes) }
    case .rFonts:
      // Of the fonts only that of a paragraph's first run is asked for.
      if inRunProperties, frame.inRun, frame.paragraph?.first == nil {
        frame.run.take(.rFonts, attributes)
      }
    case .shd:
      if inRunProperties {
        if frame.inRun { frame.run.take(.shd, attributes) }
      } else {
        var look = RunLook()
        look.take(.shd, attributes)
        guard look.isShaded == true else { break }
        if inCellProperties {
          changeTable { $0.isShaded = true }
        } else if inParagraphProperties {
          frame.paragraph?.isShaded = true
        }
      }
    case .tab, .ptab:
      if frame.inRun, !inParagraphProperties { append([0x09]) }
    case .br, .cr:
      // A page's or a column's break ends no paragraph; a line's is seen as a new line.
      let type = attributes["type"] ?? "textWrapping"
      if type == "textWrapping" { append([0x0A]) }
    case .noBreakHyphen: append([0x2D])
    case .sym: appendSymbol(attributes)
    case .lastRenderedPageBreak:
      page += 1
      knowsPages = true
    case .ins, .moveTo, .del, .moveFrom: revision(name.tag, attributes)
    case .cellDel: changeTable { $0.isContinued = true }
    case .pPrChange, .rPrChange, .sectPrChange, .tblPrChange, .trPrChange, .tcPrChange,
      .tblGridChange, .numberingChange, .tblPrExChange, .sdtPr, .sdtEndPr, .rt, .rubyPr:
      skip = 1
    case .fldChar: fieldCharacter(attributes["fldCharType"])
    case .fldSimple:
      var field = Field()
      field.instruction = Array((attributes["instr"] ?? "").utf8)
      fields.append(field)
      openResult()
    case .tbl: frame.tables.append(Table())
    case .tblStyle: changeTable { $0.isShaded = true }
    case .trPr: inRowProperties = true
    case .tr: changeTable { $0.row = Row() }
    case .tc:
      changeTable {
        $0.cell = []
        $0.span = 1
        $0.isContinued = false
        $0.inCell = true
      }
    case .tcPr: inCellProperties = true
    case .gridSpan:
      let span = max(1, min(IngestLimits.gridSpan, attributes.integer("val") ?? 1))
      changeTable { $0.span = span }
    case .gridBefore:
      let before = max(0, min(IngestLimits.gridSpan, attributes.integer("val") ?? 0))
      changeTable { $0.row.before = before }
    case .vMerge:
      if attributes["val"] != "restart" { changeTable { $0.isContinued = true } }
    case .txbxContent: beginBox()
    case .body, .hdr, .ftr, .footnotes, .endnotes, .comments: sawBody = true
    case .background: hasBackground = true
    case .commentReference:
      // What it says is filled in once the comments are read.
      if let id = attributes["id"], let content = frame.paragraph?.content {
        frame.paragraph?.content.hidden.append(
          ParagraphText.Hidden(
            kind: .comment, offset: content.utf8.count, text: Array(id.utf8), detail: nil))
      }
    case .footnote, .endnote:
      skipsNote = attributes["type"] != nil && attributes["type"] != "normal"
    case .comment:
      comment = Comment(id: attributes["id"] ?? "", author: attributes["author"], text: "")
      // Its own remarks of an earlier run are nobody's text.
      if comment?.author == WordAnnotator.author {
        comment = nil
        skip = 1
      }
    case .sectPr: sections += 1
    case .pgSz, .pgMar, .docGrid: if sections <= 1 { page(name.tag, attributes) }
    case .pgNumType:
      if sections <= 1, let format = attributes["fmt"] { pageNumberFormat = format }
    case .altChunk:
      facts.append((.embeddedObject, "altChunk"))
    default: break
    }
  }

  override func end(_ name: XMLName, at offset: Int) {
    if skip > 0 {
      skip -= 1
      return
    }
    switch name.space {
    case .w: break
    case .mc:
      if name.tag == .alternateContent { _ = choices.popLast() }
      return
    case .m:
      if name.tag == .t { endText() }
      return
    default: return
    }
    switch name.tag {
    case .p: endParagraph()
    case .r: frame.inRun = false
    case .t, .delText, .instrText, .delInstrText: endText()
    case .rPr: inRunProperties = false
    case .pPr: inParagraphProperties = false
    case .trPr: inRowProperties = false
    case .tcPr: inCellProperties = false
    case .ins, .moveTo:
      if !inRunProperties, !inRowProperties, inserted > 0 {
        inserted -= 1
        _ = revisionAuthors.popLast()
      }
    case .del, .moveFrom:
      if !inRunProperties, !inRowProperties, deleted > 0 {
        deleted -= 1
        _ = revisionAuthors.popLast()
      }
    case .fldSimple: if !fields.isEmpty { fields.removeLast() }
    case .tc: endCell()
    case .tr: endRow()
    case .tbl:
      if !frame.tables.isEmpty { frame.tables.removeLast() }
    case .txbxContent: endBox()
    case .footnote, .endnote: skipsNote = false
    case .comment:
      if let comment { comments.append(comment) }
      comment = nil
    case .body, .hdr, .ftr, .footnotes, .endnotes, .comments: flushCarried()
    default: break
    }
  }

  override func text(_ bytes: [UInt8]) {
    switch mode {
    case .none: break
    case .instruction:
      if !fields.isEmpty, !fields[fields.count - 1].inResult,
        fields[fields.count - 1].instruction.count < 4096
      {
        fields[fields.count - 1].instruction += bytes
      }
    case .text: append(bytes, from: textElement)
    case .deleted: appendDeleted(bytes)
    }
  }

  private func endText() {
    mode = .none
    wantsText = false
  }

  /// The first choice that is understood is read, and nothing of the others.
  private func startChoice(_ tag: XMLTag, _ attributes: XMLAttributes) {
    switch tag {
    case .alternateContent: choices.append(false)
    case .choice:
      let required = (attributes["Requires"] ?? "").split(separator: " ")
      let known = required.allSatisfy { prefix in
        [.wps, .wpg, .w14, .w15, .wp, .a, .v, .m].contains(space(ofPrefix: String(prefix)))
      }
      if choices.last == false, known, !required.isEmpty {
        choices[choices.count - 1] = true
      } else {
        skip = 1
      }
    case .fallback: if choices.last == true { skip = 1 }
    default: break
    }
  }

  /// What a section says of its pages.
  private func page(_ tag: XMLTag, _ attributes: XMLAttributes) {
    var layout = layout ?? PageLayout()
    switch tag {
    case .pgSz:
      layout.width = attributes["w"].flatMap(Self.millimetres)
      layout.height = attributes["h"].flatMap(Self.millimetres)
    case .pgMar:
      // Below zero: the text keeps its place however large the running head is.
      layout.top = attributes["top"].flatMap(Self.millimetres).map(abs)
      layout.bottom = attributes["bottom"].flatMap(Self.millimetres).map(abs)
      layout.left = attributes["left"].flatMap(Self.millimetres)
      layout.right = attributes["right"].flatMap(Self.millimetres)
    default:
      let kinds = ["lines", "linesAndChars", "snapToChars"]
      if let type = attributes["type"], kinds.contains(type),
        let pitch = attributes.integer("linePitch"), pitch > 0
      {
        layout.gridPitch = Double(pitch) / 20
      }
    }
    self.layout = layout
  }

  private static func millimetres(_ value: String) -> Double? {
    // Strict files give lengths with a unit.
    for (unit, factor) in [("mm", 1.0), ("cm", 10.0), ("pt", 25.4 / 72), ("in", 25.4)] {
      if value.hasSuffix(unit) { return Double(value.dropLast(unit.count)).map { $0 * factor } }
    }
    return Double(value).map { $0 * 25.4 / 1440 }
  }

  private func changeTable(_ body: (inout Table) -> Void) {
    guard !frame.tables.isEmpty else { return }
    body(&frame.tables[frame.tables.count - 1])
  }

  // MARK: Text

  private func append(_ bytes: [UInt8], from element: Int = -1) {
    guard frame.paragraph != nil, !skipsNote else { return }
    if !fields.isEmpty {
      if fields.contains(where: { !$0.inResult }) { return }
      if inResultOfPageNumber && (part == .header || part == .footer) { return }
    }
    if deleted > 0, revisions == .final { return appendDeleted(bytes) }
    if inserted > 0, revisions == .original { return }
    if inContents { frame.paragraph?.inContents = true }
    if let kind = hiddenKind() {
      frame.paragraph?.content.hide(kind, bytes)
      return
    }
    if frame.paragraph?.first == nil {
      let look = frame.run.over(frame.runStyle.flatMap(styles.style)?.look ?? RunLook())
      frame.paragraph?.first = look
    }
    let start = frame.paragraph?.content.utf8.count ?? 0
    if inserted > 0, let author = revisionAuthors.last {
      let item = ParagraphText.Hidden(
        kind: .insertedRevision, offset: start, length: bytes.count, text: bytes,
        detail: author.isEmpty ? nil : author)
      frame.paragraph?.content.hidden.append(item)
    }
    frame.paragraph?.content.utf8 += bytes
    if keepsSource, element >= 0, outer.isEmpty {
      var skipped = 0
      if let last = frame.paragraph?.content.segments.last, last.element == element {
        skipped = last.skip + last.length
      }
      frame.paragraph?.content.segments.append(
        SourceSegment(start: start, length: bytes.count, element: element, skip: skipped))
    }
  }

  private func appendDeleted(_ bytes: [UInt8]) {
    guard frame.paragraph != nil, !skipsNote else { return }
    if fields.contains(where: { !$0.inResult }) { return }
    frame.paragraph?.hasDeleted = true
    let author = revisionAuthors.last.flatMap { $0.isEmpty ? nil : $0 }
    if revisions == .final {
      frame.paragraph?.content.hide(.deletedRevision, bytes, author)
    } else {
      let start = frame.paragraph?.content.utf8.count ?? 0
      frame.paragraph?.content.hidden.append(
        ParagraphText.Hidden(
          kind: .deletedRevision, offset: start, length: bytes.count, text: bytes, detail: author))
      frame.paragraph?.content.utf8 += bytes
    }
  }

  /// Check boxes of the symbol fonts; all else as it stands.
  private func appendSymbol(_ attributes: XMLAttributes) {
    guard let code = attributes["char"].flatMap({ UInt32($0, radix: 16) }) else { return }
    let font = (attributes["font"] ?? "").lowercased()
    let low = code & 0xFF
    var value = code
    if font.hasPrefix("wingdings") {
      let isSecond = font.hasSuffix("2")
      switch (isSecond, low) {
      case (false, 0xA8), (false, 0x6F), (false, 0x71), (false, 0x72), (true, 0xA3), (true, 0x2A),
        (true, 0x30):
        value = 0x25A1
      case (false, 0xFE), (true, 0x52), (true, 0x53): value = 0x2611
      case (false, 0xFD), (true, 0x51), (true, 0x54): value = 0x2612
      case (false, 0xFC), (true, 0x50): value = 0x2713
      case (false, 0xFB), (true, 0x4F): value = 0x2717
      case (false, 0x6C), (true, 0x98): value = 0x25CF
      case (false, 0x6E): value = 0x25A0
      case (false, 0x75): value = 0x25C6
      case (false, 0xD8): value = 0x27A2
      default: break
      }
    }
    guard let scalar = Unicode.Scalar(value), value >= 0x20 else { return }
    append(Array(String(Character(scalar)).utf8))
  }

  /// Why the current run is not seen.
  private func hiddenKind() -> HiddenContent.Kind? {
    // Most runs say nothing of their own.
    let isPlain =
      frame.run.vanish == nil && frame.run.color == nil && frame.run.size == nil
      && frame.runStyle == nil
    if isPlain, frame.paragraph?.baseIsSeen == true { return nil }
    guard let paragraph = frame.paragraph else { return nil }
    var base = paragraph.base
    if base == nil {
      base = (styles.paragraphStyle(paragraph.style)?.look ?? RunLook())
        .over(styles.defaults)
      frame.paragraph?.base = base
      frame.paragraph?.baseIsSeen = base?.hidden == nil
      if isPlain, base?.hidden == nil { return nil }
    }
    var look = frame.run
    if let style = frame.runStyle, let own = styles.style(style) { look = look.over(own.look) }
    look = look.over(base ?? RunLook())
    guard let kind = look.hidden else { return nil }
    if kind == .white {
      let covered =
        paragraph.isShaded || hasBackground || !outer.isEmpty
        || frame.tables.contains { $0.isShaded }
      if covered { return nil }
    }
    return kind
  }

  // MARK: Paragraphs

  private func beginParagraph() {
    frame.paragraph = Paragraph()
    if let carried = frame.carried {
      frame.paragraph?.content = carried
      frame.carried = nil
    }
    if inContents { frame.paragraph?.inContents = true }
  }

  private func endParagraph() {
    guard var paragraph = frame.paragraph else { return }
    frame.paragraph = nil
    frame.inRun = false
    inParagraphProperties = false
    let merges =
      (paragraph.markDeleted && revisions == .final)
      || (paragraph.markInserted && revisions == .original)
    if merges {
      frame.carried = paragraph.content
      return appendBoxes()
    }
    let style = styles.paragraphStyle(paragraph.style)
    if let number = paragraph.pageNumber { note(number, paragraph.content, style) }
    let inContents =
      paragraph.inContents || (style?.name.lowercased().hasPrefix("toc ") ?? false)
    if inContents {
      if !paragraph.content.isBlank { skippedContents += 1 }
      return appendBoxes()
    }
    if !(paragraph.hasDeleted && paragraph.content.isBlank && revisions == .final) {
      var number = paragraph.numID
      var level = paragraph.level
      if number == nil {
        number = style?.numID
        if level == nil { level = style?.level }
      } else if level == nil {
        level = 0
      }
      if let number, number != 0 {
        let chain = paragraph.style.map(styles.chain) ?? []
        // Tied to a style without a level of its own: the level that names the style.
        let byStyle = paragraph.numID == nil && paragraph.level == nil && style?.level == nil
        let label = numbering.label(numID: number, level: byStyle ? nil : level, styles: chain)
        if !label.isEmpty, !paragraph.content.isBlank {
          var labelled = ParagraphText(ListCounter.joined(label))
          labelled.append(paragraph.content)
          paragraph.content = labelled
        }
      }
    }
    if var current = comment {
      let text = String(decoding: paragraph.content.utf8, as: UTF8.self)
      current.text += (current.text.isEmpty ? "" : "\n") + text
      comment = current
    }
    emit(paragraph, style)
    appendBoxes()
  }

  private func note(
    _ number: (offset: Int, format: String, size: Int?), _ content: ParagraphText,
    _ style: WordStyles.Style?
  ) {
    let size = number.size ?? style?.look.size ?? styles.defaults.size
    pageNumbers.append(
      PageNumberFormat(
        inserting: number.offset, in: content.utf8, format: number.format,
        size: size.map { Double($0) / 2 }))
  }

  private func emit(_ paragraph: Paragraph, _ style: WordStyles.Style?) {
    if !frame.tables.isEmpty, frame.tables[frame.tables.count - 1].inCell {
      changeTable { $0.cell.append(paragraph.content) }
      return
    }
    if skipsNote { return }
    if paragraph.content.isBlank && paragraph.content.hidden.isEmpty { return }
    if outer.isEmpty {
      bodyCount += 1
      var format = ParagraphFormat()
      let look = (paragraph.first ?? RunLook()).over(style?.look ?? RunLook())
        .over(styles.defaults)
      format.font = styles.font(look.font)
      format.size = look.size.map { Double($0) / 2 }
      format.lineSpacing = paragraph.spacing ?? style?.spacing ?? styles.defaultSpacing
      if let outline = paragraph.outline ?? style?.outline, (0...8).contains(outline) {
        format.headingLevel = outline + 1
      }
      lines.append(
        IngestedLine(
          paragraph.content, part, bodyCount, page: knowsPages ? page : nil,
          format: part == .body ? format : nil))
    } else {
      boxCount += 1
      frame.boxes.append(IngestedLine(paragraph.content, .textbox, boxCount))
    }
    if lines.count > IngestLimits.paragraphs {
      failure = IngestFailure(
        "段落超过 \(IngestLimits.paragraphs) 个，未读取",
        "more than \(IngestLimits.paragraphs) paragraphs; not read")
    }
  }

  /// The text boxes that were anchored in the paragraph come behind it.
  private func appendBoxes() {
    guard outer.isEmpty, !frame.boxes.isEmpty else { return }
    lines += frame.boxes
    frame.boxes = []
  }

  private func flushCarried() {
    guard let carried = frame.carried else { return }
    frame.carried = nil
    var paragraph = Paragraph()
    paragraph.content = carried
    emit(paragraph, nil)
  }

  private func beginBox() {
    outer.append(frame)
    frame = Frame()
  }

  private func endBox() {
    guard let enclosing = outer.popLast() else { return }
    flushCarried()
    let boxes = frame.boxes
    frame = enclosing
    frame.boxes += boxes
  }

  // MARK: Tables

  private func endCell() {
    flushCarried()
    changeTable { table in
      let content = table.isContinued ? [] : table.cell
      table.row.cells.append(content)
      // Empty cells keep the columns behind a wide one in line.
      for _ in 0..<(table.span - 1) { table.row.cells.append([]) }
      table.inCell = false
      table.cell = []
    }
  }

  private func endRow() {
    guard let table = frame.tables.last else { return }
    let row = table.row
    changeTable { $0.row = Row() }
    if row.isDeleted && revisions == .final { return }
    let nested = frame.tables.count > 1
    let boxed = !outer.isEmpty
    if row.cells.count == 1, !nested {
      for paragraph in row.cells[0] where !paragraph.isBlank || !paragraph.hidden.isEmpty {
        addRow(paragraph, boxed)
      }
    } else {
      var text = ParagraphText()
      for _ in 0..<row.before { text.append(ParagraphText("\t")) }
      for (index, cell) in row.cells.enumerated() {
        if index > 0 { text.append(ParagraphText("\t")) }
        text.append(WordStory.joined(cell))
      }
      if nested {
        // A table in a cell is read as lines of the cell.
        frame.tables[frame.tables.count - 2].cell.append(text)
      } else if !text.isBlank || !text.hidden.isEmpty {
        addRow(text, boxed)
      }
    }
    if !boxed { appendBoxes() }
  }

  private func addRow(_ text: ParagraphText, _ boxed: Bool) {
    if boxed {
      boxCount += 1
      frame.boxes.append(IngestedLine(text, .textbox, boxCount))
    } else if !skipsNote {
      bodyCount += 1
      lines.append(
        IngestedLine(
          text, part == .body ? .table : part, bodyCount, page: knowsPages ? page : nil))
      if lines.count > IngestLimits.paragraphs {
        failure = IngestFailure(
          "段落超过 \(IngestLimits.paragraphs) 个，未读取",
          "more than \(IngestLimits.paragraphs) paragraphs; not read")
      }
    }
  }

  /// The paragraphs of a cell as one line: a blank between them only where words would run
  /// together, for between Chinese characters there is none.
  static func joined(_ cell: [ParagraphText]) -> ParagraphText {
    var text = ParagraphText()
    for paragraph in cell {
      if paragraph.isBlank {
        if !paragraph.hidden.isEmpty { text.append(hiddenOnly(paragraph)) }
        continue
      }
      if let last = text.utf8.last, let first = paragraph.utf8.first, last < 0x80, first < 0x80 {
        text.append(ParagraphText(" "))
      }
      text.append(paragraph)
    }
    for i in text.utf8.indices where text.utf8[i] == 0x0A || text.utf8[i] == 0x09 {
      text.utf8[i] = 0x20
    }
    return text
  }

  private static func hiddenOnly(_ paragraph: ParagraphText) -> ParagraphText {
    var copy = ParagraphText()
    copy.hidden = paragraph.hidden.map {
      ParagraphText.Hidden(kind: $0.kind, offset: 0, text: $0.text, detail: $0.detail)
    }
    return copy
  }

  // MARK: Revisions and fields

  private func revision(_ tag: XMLTag, _ attributes: XMLAttributes) {
    let isInsertion = tag == .ins || tag == .moveTo
    if inRunProperties {
      if inParagraphProperties {
        if isInsertion {
          frame.paragraph?.markInserted = true
        } else {
          frame.paragraph?.markDeleted = true
        }
      }
      return
    }
    if inRowProperties {
      if !isInsertion { changeTable { $0.row.isDeleted = true } }
      return
    }
    if isInsertion { inserted += 1 } else { deleted += 1 }
    revisionAuthors.append(
      [attributes["author"], attributes["date"]].compactMap { $0 }.joined(separator: " "))
  }

  private func fieldCharacter(_ type: String?) {
    switch type {
    case "begin": if fields.count < 64 { fields.append(Field()) }
    case "separate": openResult()
    case "end":
      if !fields.isEmpty {
        if !fields[fields.count - 1].inResult { openResult() }
        fields.removeLast()
      }
    default: break
    }
  }

  /// The instruction of the innermost field is complete.
  private func openResult() {
    guard !fields.isEmpty else { return }
    let index = fields.count - 1
    fields[index].inResult = true
    let words = String(decoding: fields[index].instruction, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    switch words.first.map({ $0.uppercased() }) {
    case "TOC": fields[index].isContents = true
    case "PAGE", "NUMPAGES", "SECTIONPAGES":
      fields[index].isPageNumber = true
      if words.first?.uppercased() == "PAGE", let content = frame.paragraph?.content {
        let size = frame.run.size ?? frame.runStyle.flatMap(styles.style)?.look.size
        // A field may say how it writes its number; else the section does.
        let inDash = words.contains { $0.lowercased() == "arabicdash" }
        frame.paragraph?.pageNumber = (
          content.utf8.count, inDash ? "numberInDash" : pageNumberFormat, size
        )
      }
    case "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE":
      facts.append((.externalLink, words.joined(separator: " ")))
    default: break
    }
  }
}
