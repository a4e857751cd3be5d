/// Reads OpenDocument text: odt, ott, and the flat form in one XML file.
struct OpenDocumentReader {
  let revisions: RevisionView

  func read(package bytes: [UInt8]) throws(IngestFailure) -> Ingested {
    var archive = try ZipArchive(bytes)
    func part(_ name: String) throws(IngestFailure) -> [UInt8]? {
      guard let entry = archive.entry(name) else { return nil }
      return try archive.read(entry)
    }
    if let entry = archive.entry("mimetype") {
      let type = String(decoding: try archive.read(entry), as: UTF8.self)
      guard type.contains("opendocument.text") else {
        throw IngestFailure(
          "这是 OpenDocument 的其他类型（\(type.prefix(80))），此格式尚不支持；请另存为 odt 或纯文本",
          "an OpenDocument file of another kind (\(type.prefix(80))): not supported yet")
      }
    }
    if let entry = archive.entry("META-INF/manifest.xml") {
      let manifest = ManifestHandler()
      try XMLReader.read(try archive.read(entry), part: entry.name, manifest)
      if manifest.isEncrypted {
        throw IngestFailure("文件有密码，请去掉密码后再检查", "protected by a password; remove it first")
      }
    }
    guard let content = try part("content.xml") else {
      throw IngestFailure("缺少 content.xml，文件不完整", "content.xml is missing: incomplete")
    }
    let styles = OpenDocumentStyles()
    let styleBytes = try part("styles.xml")
    if let styleBytes { try XMLReader.read(styleBytes, part: "styles.xml", styles) }
    try XMLReader.read(content, part: "content.xml", styles)
    let properties = PropertyHandler(Provenance())
    if let meta = try part("meta.xml") {
      try? XMLReader.read(meta, part: "meta.xml", properties)
    }
    var assembler = TextAssembler()
    for entry in archive.entries {
      let name = entry.name.lowercased()
      if name.hasPrefix("basic/"), name.hasSuffix(".xml"), !name.hasSuffix("-lc.xml"),
        !name.hasSuffix("-lb.xml")
      {
        assembler.note(.macro, entry.name)
      }
      if name.hasPrefix("object "), name.hasSuffix("content.xml") {
        assembler.note(.embeddedObject, entry.name)
      }
    }
    return try finish(
      &assembler, content: content, part: "content.xml", heads: styleBytes, styles, properties)
  }

  func read(flat bytes: [UInt8]) throws(IngestFailure) -> Ingested {
    let styles = OpenDocumentStyles()
    try XMLReader.read(bytes, part: "office:document", styles)
    let properties = PropertyHandler(Provenance())
    var assembler = TextAssembler()
    return try finish(
      &assembler, content: bytes, part: "office:document", heads: bytes, styles, properties)
  }

  private func finish(
    _ assembler: inout TextAssembler, content: [UInt8], part: String, heads: [UInt8]?,
    _ styles: OpenDocumentStyles, _ properties: PropertyHandler
  ) throws(IngestFailure) -> Ingested {
    let story = OpenDocumentStory(styles, revisions: revisions, area: .body)
    try XMLReader.read(content, part: part, story)
    try assembler.add(story.collector.lines)
    var apart = story.apart.lines
    var pageNumbers: [PageNumberFormat] = []
    if let heads {
      let other = OpenDocumentStory(styles, revisions: revisions, area: .heads)
      try XMLReader.read(heads, part: "styles.xml", other)
      pageNumbers = other.pageNumbers
      for line in other.collector.lines
      where !apart.contains(where: {
        $0.part == line.part && $0.content.utf8 == line.content.utf8
      }) {
        apart.append(line)
      }
    }
    apart.sort { Self.rank($0.part) < Self.rank($1.part) }
    try assembler.addApart(apart)
    for comment in story.comments {
      assembler.note(.comment, comment.text, detail: comment.author)
    }
    for link in story.links { assembler.note(.externalLink, link) }
    for text in story.deletions { assembler.note(.deletedRevision, text) }
    var notes: [Message] = []
    if story.skippedContents > 0 {
      notes.append(
        Message(
          zh: "自动生成的目录未列入检查（\(story.skippedContents) 行）",
          en: "the generated table of contents was left out (\(story.skippedContents) lines)"))
    }
    var origin = DocumentOrigin(format: "odt")
    origin.provenance = properties.provenance
    origin.layout = styles.layout(of: story.firstPage)
    origin.pageNumbers = pageNumbers
    return Ingested(utf8: assembler.utf8, origin: assembler.finish(origin), notes: notes)
  }

  private static func rank(_ part: DocumentPlace.Part) -> Int {
    DocumentPlace.Part.allCases.firstIndex(of: part).map { part == .footnote ? 0 : $0 } ?? 0
  }

  private final class ManifestHandler: XMLHandler {
    var isEncrypted = false
    override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
      if name.tag == .encryptionData { isEncrypted = true }
    }
  }
}

/// The styles that decide what is seen and how it is numbered.
final class OpenDocumentStyles: XMLHandler {
  struct Style {
    var parent: String?
    var look = RunLook()
    var spacing: LineSpacing?
    /// The master of the page that it starts.
    var masterPage: String?
  }

  private(set) var styles: [String: Style] = [:]
  private(set) var lists: [String: [ListCounter.Level]] = [:]
  private(set) var outline = [ListCounter.Level](repeating: ListCounter.Level(), count: 9)
  private var layouts: [String: PageLayout] = [:]
  /// The names of layouts by the names of the masters.
  private var masters: [String: String] = [:]
  private var firstMaster: String?
  private var fonts: [String: String] = [:]
  private var defaults = Style()
  private var layout: String?
  /// What `look` has found, once all styles are read.
  private var looks: [String: RunLook] = [:]
  private var inDefaults = false
  private var head: XMLTag?
  private var style: String?
  private var list: String?
  private var inOutline = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    switch name.tag {
    case .style where name.space == .style:
      style = attributes["name"]
      if let style {
        styles[style] = Style(
          parent: attributes["parent-style-name"], masterPage: attributes["master-page-name"])
      }
    case .defaultStyle: inDefaults = attributes["family"] == "paragraph"
    case .fontFace:
      if let name = attributes["name"], let family = attributes["font-family"] {
        fonts[name] = family.split(separator: ";").first.map {
          String($0.filter { $0 != "'" && $0 != "\"" })
        }
      }
    case .textProperties:
      guard inDefaults || style.flatMap({ styles[$0] }) != nil else { break }
      var look = RunLook()
      if attributes["display"] == "none" { look.vanish = true }
      if let color = attributes["color"], color.hasPrefix("#") {
        look.color = String(color.dropFirst())
      }
      if let background = attributes["background-color"] {
        look.isShaded = background != "transparent" && background.lowercased() != "#ffffff"
      }
      if let size = attributes["font-size-asian"] ?? attributes["font-size"], size.hasSuffix("pt") {
        look.size = Double(size.dropLast(2)).flatMap { Int(exactly: ($0 * 2).rounded()) }
      }
      look.font = attributes["font-name-asian"] ?? attributes["font-family-asian"]
      if inDefaults {
        // Of the defaults only what rules on the format ask for: whether text is seen is decided
        // by what the document sets itself.
        defaults.look.font = look.font
        defaults.look.size = look.size
      } else if let style {
        styles[style]?.look = look
      }
    case .paragraphProperties:
      if inDefaults { defaults.spacing = Self.spacing(attributes) }
      guard let style else { break }
      if let background = attributes["background-color"], background != "transparent" {
        styles[style]?.look.isShaded = true
      }
      if let spacing = Self.spacing(attributes) { styles[style]?.spacing = spacing }
    case .listStyle:
      list = attributes["name"]
      if let list { lists[list] = [ListCounter.Level](repeating: ListCounter.Level(), count: 9) }
    case .outlineStyle: inOutline = true
    case .listLevelStyleNumber, .listLevelStyleBullet, .outlineLevelStyle: level(name, attributes)
    case .pageLayout: layout = attributes["name"]
    case .masterPage:
      guard let name = attributes["name"] else { break }
      masters[name] = attributes["page-layout-name"]
      if firstMaster == nil || name == "Standard" { firstMaster = name }
    case .headerStyle, .footerStyle: head = name.tag
    case .headerFooterProperties:
      // The room of a running head belongs to the margin; how much of it does, the file leaves to
      // the program.
      guard let head, let layout else { break }
      if head == .footerStyle {
        layouts[layout]?.bottom = nil
      } else {
        layouts[layout]?.top = nil
      }
    case .pageLayoutProperties:
      guard let name = layout else { break }
      var layout = PageLayout()
      layout.width = attributes["page-width"].flatMap(Self.millimetres)
      layout.height = attributes["page-height"].flatMap(Self.millimetres)
      layout.top = attributes["margin-top"].flatMap(Self.millimetres)
      layout.bottom = attributes["margin-bottom"].flatMap(Self.millimetres)
      layout.left = attributes["margin-left"].flatMap(Self.millimetres)
      layout.right = attributes["margin-right"].flatMap(Self.millimetres)
      if let mode = attributes["layout-grid-mode"], mode != "none" {
        layout.gridPitch = attributes["layout-grid-base-height"].flatMap(Self.points)
      }
      layouts[name] = layout
    default: break
    }
  }

  override func end(_ name: XMLName, at offset: Int) {
    switch name.tag {
    case .style where name.space == .style: style = nil
    case .defaultStyle: inDefaults = false
    case .pageLayout: layout = nil
    case .headerStyle, .footerStyle: head = nil
    case .listStyle: list = nil
    case .outlineStyle: inOutline = false
    default: break
    }
  }

  private func level(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let number = attributes.integer("level"), (1...9).contains(number) else { return }
    var level = ListCounter.Level()
    level.start = attributes.integer("start-value") ?? 1
    level.format =
      name.tag == .listLevelStyleBullet
      ? "bullet" : NumberLabel.format(example: attributes["num-format"] ?? "")
    if let pattern = attributes["num-list-format"] {
      // %1%、 with a sign on both sides of the number.
      var text = ""
      var rest = Array(pattern)[...]
      while let sign = rest.popFirst() {
        text.append(sign)
        if sign == "%", let digit = rest.first, digit.isNumber {
          text.append(digit)
          rest = rest.dropFirst()
          if rest.first == "%" { rest = rest.dropFirst() }
        }
      }
      level.pattern = text
    } else {
      let shown = max(1, min(number, attributes.integer("display-levels") ?? 1))
      let numbers = ((number - shown + 1)...number).map { "%\($0)" }.joined(separator: ".")
      level.pattern = (attributes["num-prefix"] ?? "") + numbers + (attributes["num-suffix"] ?? "")
    }
    if inOutline {
      outline[number - 1] = level
    } else if let list {
      lists[list]?[number - 1] = level
    }
  }

  static func millimetres(_ value: String) -> Double? {
    for (unit, factor) in [("mm", 1.0), ("cm", 10.0), ("pt", 25.4 / 72), ("in", 25.4)] {
      if value.hasSuffix(unit) { return Double(value.dropLast(unit.count)).map { $0 * factor } }
    }
    return nil
  }

  static func points(_ value: String) -> Double? { millimetres(value).map { $0 * 72 / 25.4 } }

  /// The look of a style over those it is based on.
  func look(_ name: String?) -> RunLook {
    guard let name else { return RunLook() }
    if let known = looks[name] { return known }
    let look = chain(name).reduce(RunLook()) { $0.over($1.look) }
    looks[name] = look
    return look
  }

  private func chain(_ name: String?) -> [Style] {
    var chain: [Style] = []
    var next = name
    while let id = next, chain.count < IngestLimits.chain, let style = styles[id] {
      chain.append(style)
      next = style.parent
    }
    return chain
  }

  private static func spacing(_ attributes: XMLAttributes) -> LineSpacing? {
    if let least = attributes["line-height-at-least"].flatMap(points) { return .atLeast(least) }
    guard let height = attributes["line-height"] else { return nil }
    if height.hasSuffix("%") { return Double(height.dropLast()).map { .multiple($0 / 100) } }
    return height == "normal" ? .multiple(1) : points(height).map { .exact($0) }
  }

  /// How a paragraph of the style is set, as rules on the format ask.
  ///
  /// - Parameter span: what its first words state beside it.
  func format(_ name: String?, span: RunLook) -> ParagraphFormat {
    var format = ParagraphFormat()
    let look = span.over(look(name)).over(defaults.look)
    format.font = look.font.map { fonts[$0] ?? $0 }
    format.size = look.size.map { Double($0) / 2 }
    format.lineSpacing = chain(name).lazy.compactMap(\.spacing).first ?? defaults.spacing
    return format
  }

  /// The measures of the page that a paragraph of the style starts; `nil` for the usual one.
  func layout(of style: String?) -> PageLayout? {
    let named = chain(style).lazy.compactMap(\.masterPage).first { !$0.isEmpty }
    return (named ?? firstMaster).flatMap { masters[$0] }.flatMap { layouts[$0] }
  }
}

/// Reads the body, or the running heads, of an OpenDocument text.
final class OpenDocumentStory: XMLHandler {
  enum Area { case body, heads }
  struct Comment {
    var author: String
    var text: String
  }

  private(set) var collector = LineCollector()
  /// Notes and comments, which stand inside the paragraphs.
  private(set) var apart = LineCollector()
  private(set) var comments: [Comment] = []
  private(set) var links: [String] = []
  private(set) var deletions: [String] = []
  private(set) var skippedContents = 0
  private(set) var pageNumbers: [PageNumberFormat] = []
  /// The style of the first paragraph, which chooses the page.
  private(set) var firstPage: String?

  private let styles: OpenDocumentStyles
  private let revisions: RevisionView
  private let area: Area

  private struct Paragraph {
    var content = ParagraphText()
    var style: String?
    var level: Int?
    var label = ""
    var spans: [String?] = []
    var endsWithSpace = true
    /// The look that the spans give to the first words.
    var first: RunLook?
    /// Where the number of the page would stand, in bytes, and how large, in points.
    var pageNumber: (offset: Int, format: String, size: Double?)?
  }
  private struct List {
    let id: String
    let style: String
    var isFresh = false
    var start: Int?
    var isHeader = false
  }
  private enum Story { case main, note, comment, box, deletion }

  private var stack: [(story: Story, paragraph: Paragraph?, lists: [List])] = []
  private var story = Story.main
  private var paragraph: Paragraph?
  private var lists: [List] = []
  private var counters: [String: ListCounter] = [:]
  private var outline = ListCounter()
  private var lastListOfStyle: [String: String] = [:]
  private var listNumber = 0
  private var skip = 0
  private var isInside = false
  private var part = DocumentPlace.Part.body
  private var boxes: [ParagraphText] = []
  private var comment = Comment(author: "", text: "")
  private var capturing: XMLTag?
  private var inNoteBody = false
  private var region: String?
  private var regionKinds: [String: XMLTag] = [:]
  private var deleted: [String: [UInt8]] = [:]
  private var openInsertions: Set<String> = []
  private var contents = 0

  init(_ styles: OpenDocumentStyles, revisions: RevisionView, area: Area) {
    self.styles = styles
    self.revisions = revisions
    self.area = area
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    if skip > 0 {
      skip += 1
      return
    }
    if !isInside {
      if area == .body {
        if name.space == .office, name.tag == .body { isInside = true }
      } else if name.space == .style {
        switch name.tag {
        case .header, .headerLeft, .headerFirst: (isInside, part) = (true, .header)
        case .footer, .footerLeft, .footerFirst: (isInside, part) = (true, .footer)
        default: break
        }
      }
      return
    }
    switch (name.space, name.tag) {
    case (.text, .p), (.text, .h): beginParagraph(name.tag, attributes)
    case (.text, .span): paragraph?.spans.append(attributes["style-name"])
    case (.text, .a): paragraph?.spans.append(nil)
    case (.text, .s):
      let count = max(0, min(1000, attributes.integer("c") ?? 1))
      append([UInt8](repeating: 0x20, count: count), preserving: true)
    case (.text, .tab): append([0x09], preserving: true)
    case (.text, .lineBreak): append([0x0A], preserving: true)
    case (.text, .list): beginList(attributes)
    case (.text, .listItem):
      if let last = lists.indices.last {
        lists[last].isFresh = true
        lists[last].start = attributes.integer("start-value")
        lists[last].isHeader = false
      }
    case (.text, .listHeader): if let last = lists.indices.last { lists[last].isHeader = true }
    case (.text, .note): push(.note)
    case (.text, .noteCitation), (.text, .rubyText), (.text, .sequenceDecls), (.office, .forms),
      (.text, .tableOfContentSource), (.text, .userFieldDecls), (.text, .variableDecls),
      (.office, .binaryData):
      skip = 1
    case (.text, .pageNumber), (.text, .pageCount):
      guard area == .heads else { break }
      skip = 1
      if name.tag == .pageNumber, let paragraph {
        let format = styles.format(paragraph.style, span: spanned(paragraph))
        let label = attributes["num-format"].map(NumberLabel.format(example:)) ?? "decimal"
        self.paragraph?.pageNumber = (paragraph.content.utf8.count, label, format.size)
      }
    case (.text, .hiddenText), (.text, .hiddenParagraph):
      if let text = attributes["string-value"], !text.isEmpty {
        paragraph?.content.hide(.vanished, Array(text.utf8))
      }
    case (.office, .annotation):
      push(.comment)
      comment = Comment(author: "", text: "")
    case (.dc, .creator), (.dc, .date):
      if story == .comment || region != nil {
        capturing = name.tag
        wantsText = true
      }
    case (.text, .trackedChanges): break
    case (.text, .changedRegion): region = attributes["id"]
    case (.text, .insertion): if let region { regionKinds[region] = .insertion }
    case (.text, .deletion):
      if let region {
        regionKinds[region] = .deletion
        push(.deletion)
      }
    case (.text, .changeStart):
      if let id = attributes["change-id"], regionKinds[id] == .insertion {
        openInsertions.insert(id)
      }
    case (.text, .changeEnd): if let id = attributes["change-id"] { openInsertions.remove(id) }
    case (.text, .change): change(attributes["change-id"])
    case (.table, .table): collect { $0.beginTable() }
    case (.table, .tableRow): collect { $0.beginRow() }
    case (.table, .tableCell):
      collect { $0.beginCell(span: attributes.integer("number-columns-repeated") ?? 1) }
    case (.table, .coveredTableCell):
      let span = attributes.integer("number-columns-repeated") ?? 1
      collect {
        $0.beginCell(span: span)
        $0.endCell()
      }
    case (.draw, .textBox): push(.box)
    case (.draw, .image), (.draw, .objectOle), (.draw, .object):
      if let link = attributes["href"], link.contains("://"), !link.hasPrefix("data:") {
        links.append(link)
      }
    case (.text, .tableOfContent): contents += 1
    default: break
    }
  }

  override func end(_ name: XMLName, at offset: Int) {
    if skip > 0 {
      skip -= 1
      return
    }
    guard isInside else { return }
    switch (name.space, name.tag) {
    case (.office, .body): if area == .body { isInside = false }
    case (.style, .header), (.style, .headerLeft), (.style, .headerFirst), (.style, .footer),
      (.style, .footerLeft), (.style, .footerFirst):
      isInside = false
    case (.text, .p), (.text, .h): endParagraph()
    case (.text, .span), (.text, .a): _ = paragraph?.spans.popLast()
    case (.text, .list): _ = lists.popLast()
    case (.text, .note): pop()
    case (.office, .annotation):
      comments.append(comment)
      pop()
    case (.dc, .creator), (.dc, .date):
      if capturing != nil {
        capturing = nil
        wantsText = paragraph != nil
      }
    case (.text, .deletion): if story == .deletion { pop() }
    case (.text, .changedRegion): region = nil
    case (.table, .table): collect { $0.endTable() }
    case (.table, .tableRow):
      let part = part == .body ? DocumentPlace.Part.table : part
      collect { $0.endRow(part) }
    case (.table, .tableCell): collect { $0.endCell() }
    case (.draw, .textBox): pop()
    case (.text, .tableOfContent): contents -= 1
    default: break
    }
  }

  override func text(_ bytes: [UInt8]) {
    if skip > 0 { return }
    if capturing != nil {
      if capturing == .creator, story == .comment {
        comment.author += String(decoding: bytes, as: UTF8.self)
      }
      return
    }
    append(bytes, preserving: false)
  }

  private func collect(_ body: (inout LineCollector) -> Void) {
    guard story == .main, contents == 0 else { return }
    body(&collector)
  }

  private func push(_ new: Story) {
    guard stack.count < 64 else { return }
    stack.append((story, paragraph, lists))
    story = new
    paragraph = nil
    lists = []
    wantsText = false
  }

  private func pop() {
    guard let last = stack.popLast() else { return }
    (story, paragraph, lists) = (last.story, last.paragraph, last.lists)
    wantsText = paragraph != nil
  }

  // MARK: Paragraphs

  private func beginParagraph(_ tag: XMLTag, _ attributes: XMLAttributes) {
    var next = Paragraph()
    next.style = attributes["style-name"]
    if tag == .h { next.level = attributes.integer("outline-level") }
    if story == .main {
      if let last = lists.last {
        if last.isFresh, !last.isHeader { next.label = listLabel() }
      } else if let level = next.level, attributes["is-list-header"] != "true",
        (1...9).contains(level)
      {
        next.label = outline.next(
          level - 1, in: styles.outline, startingAt: attributes.integer("start-value"))
      }
    }
    paragraph = next
    wantsText = true
  }

  private func listLabel() -> String {
    guard let last = lists.indices.last else { return "" }
    lists[last].isFresh = false
    let list = lists[last]
    guard let levels = styles.lists[list.style] else { return "" }
    return counters[list.id, default: ListCounter()].next(last, in: levels, startingAt: list.start)
  }

  private func beginList(_ attributes: XMLAttributes) {
    guard lists.count < 64 else { return }
    let style = attributes["style-name"] ?? lists.last?.style ?? ""
    if let outer = lists.last {
      return lists.append(List(id: outer.id, style: style))
    }
    listNumber += 1
    var id = attributes["id"] ?? "list \(listNumber)"
    if let other = attributes["continue-list"] {
      counters[id] = counters[other]
      id = other
    } else if attributes["continue-numbering"] == "true", let other = lastListOfStyle[style] {
      id = other
    }
    lastListOfStyle[style] = id
    lists.append(List(id: id, style: style))
  }

  private func endParagraph() {
    guard let done = paragraph else { return }
    paragraph = nil
    wantsText = false
    if contents > 0 {
      if !done.content.isBlank { skippedContents += 1 }
      return
    }
    var content = done.content
    if !done.label.isEmpty, !content.isBlank {
      var labelled = ParagraphText(ListCounter.joined(done.label))
      labelled.append(content)
      content = labelled
    }
    switch story {
    case .main:
      if firstPage == nil, area == .body { firstPage = done.style }
      if let number = done.pageNumber {
        pageNumbers.append(
          PageNumberFormat(
            inserting: number.offset, in: done.content.utf8, format: number.format,
            size: number.size))
      }
      var format = styles.format(done.style, span: done.first ?? RunLook())
      format.headingLevel = done.level
      collector.paragraph(content, part, format: part == .body ? format : nil)
      for box in boxes where !collector.isInTable { collector.paragraph(box, .textbox) }
      if !collector.isInTable { boxes = [] }
    case .note: apart.paragraph(content, .footnote)
    case .comment:
      comment.text +=
        (comment.text.isEmpty ? "" : "\n") + String(decoding: content.utf8, as: UTF8.self)
      apart.paragraph(content, .comment)
    case .box: boxes.append(content)
    case .deletion:
      if let region {
        if deleted[region] != nil { deleted[region]?.append(0x0A) }
        deleted[region, default: []] += content.utf8
      }
    }
    if collector.lines.count > IngestLimits.paragraphs {
      failure = IngestFailure(
        "段落超过 \(IngestLimits.paragraphs) 个，未读取",
        "more than \(IngestLimits.paragraphs) paragraphs; not read")
    }
  }

  private func change(_ id: String?) {
    guard let id, regionKinds[id] == .deletion, let text = deleted[id], !text.isEmpty else {
      return
    }
    if revisions == .final {
      if paragraph != nil {
        paragraph?.content.hide(.deletedRevision, text)
      } else {
        deletions.append(String(decoding: text, as: UTF8.self))
      }
    } else {
      append(text, preserving: true)
    }
  }

  private func append(_ bytes: [UInt8], preserving: Bool) {
    guard paragraph != nil else { return }
    if revisions == .original, story == .main, !openInsertions.isEmpty { return }
    var text: [UInt8] = []
    if preserving {
      text = bytes
      paragraph?.endsWithSpace = false
    } else {
      var ends = paragraph?.endsWithSpace ?? false
      for b in bytes {
        if b == 0x20 || (b >= 0x09 && b <= 0x0D) {
          if !ends { text.append(0x20) }
          ends = true
        } else {
          text.append(b)
          ends = false
        }
      }
      paragraph?.endsWithSpace = ends
    }
    if text.isEmpty { return }
    if story == .main || story == .box, let kind = hiddenKind() {
      paragraph?.content.hide(kind, text)
      return
    }
    if let paragraph, paragraph.first == nil, !TextAssembler.isBlank(text[...]) {
      self.paragraph?.first = spanned(paragraph)
    }
    if story == .main, !openInsertions.isEmpty {
      let start = paragraph?.content.utf8.count ?? 0
      paragraph?.content.hidden.append(
        ParagraphText.Hidden(
          kind: .insertedRevision, offset: start, length: text.count, text: text, detail: nil))
    }
    paragraph?.content.utf8 += text
  }

  /// What the open spans of a paragraph state, the innermost first.
  private func spanned(_ paragraph: Paragraph) -> RunLook {
    paragraph.spans.reversed().reduce(RunLook()) { $0.over(styles.look($1)) }
  }

  private func hiddenKind() -> HiddenContent.Kind? {
    guard let paragraph else { return nil }
    let look = spanned(paragraph).over(styles.look(paragraph.style))
    guard let kind = look.hidden else { return nil }
    // The colour behind a cell or a box is not looked up.
    if kind == .white && (collector.isInTable || story == .box) { return nil }
    return kind
  }
}
