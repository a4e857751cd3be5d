/// Reads Word documents in Office Open XML: docx, docm, dotx, transitional and strict.
enum WordReader {
  /// Where the text of a document that is to be written back stands.
  struct Source: Sendable {
    let mainPart: String
    let segments: [SourceSegment]
  }

  /// Parts in which comments can stand.
  static func read(
    _ bytes: [UInt8], revisions: RevisionView, keepsSource: Bool = false
  ) throws(IngestFailure) -> (document: Ingested, source: Source) {
    var package = try OfficePackage(bytes)
    var origin = DocumentOrigin(format: "docx")
    var notes: [Message] = []
    if package.archive.hasDuplicates {
      notes.append(
        Message(
          zh: "压缩包内有同名条目，已读取第一个；不同软件打开的内容可能不同，请核对来源",
          en: "two entries bear one name; the first was read, and programs may differ in which "
            + "they show"))
    }
    let main = package.mainPart
    let links = try package.relationships(of: main)
    func target(_ kind: String) -> String? {
      links.values.filter { !$0.isExternal && $0.type.hasSuffix("/" + kind) }.map(\.target).sorted()
        .first
    }
    guard !main.lowercased().hasPrefix("xl/"), !main.lowercased().hasPrefix("ppt/") else {
      throw IngestFailure(
        "这是电子表格或演示文稿，此格式尚不支持；请另存为 docx 或纯文本再检查",
        "a spreadsheet or a presentation: not supported yet; save it as docx or plain text")
    }

    let styles = WordStyles()
    if let name = target("styles"), let part = try package.part(name) {
      try XMLReader.read(part, part: name, styles)
    }
    let numbering = WordNumbering()
    if let name = target("numbering"), let part = try package.part(name) {
      try XMLReader.read(part, part: name, numbering)
    }
    let settings = WordSettings()
    if let name = target("settings"), let part = try package.part(name) {
      try XMLReader.read(part, part: name, settings)
    }
    if let name = target("theme"), let part = try package.part(name) {
      let theme = WordTheme()
      // Fonts say nothing of the text: damage there costs no reading.
      if (try? XMLReader.read(part, part: name, theme)) != nil {
        theme.isChinese = settings.themeLanguage?.lowercased().hasPrefix("zh-cn") ?? false
        styles.theme = theme
      }
    }
    guard let body = try package.part(main) else {
      throw IngestFailure("缺少正文部件", "its main part is missing")
    }
    let story = WordStory(
      .body, styles: styles, numbering: numbering, revisions: revisions, keepsSource: keepsSource)
    try XMLReader.read(body, part: main, story)
    guard story.sawBody else {
      throw IngestFailure(
        "主部件不是 Word 文档正文，此格式尚不支持；请另存为 docx 或纯文本再检查",
        "its main part is no Word document; save it as docx or plain text")
    }

    var assembler = TextAssembler()
    origin.layout = story.layout
    var comments: [String: WordStory.Comment] = [:]
    var apart: [IngestedLine] = []
    var pageNumbers: [PageNumberFormat] = []
    for (kind, part) in [
      ("footnotes", DocumentPlace.Part.footnote), ("endnotes", .footnote), ("header", .header),
      ("footer", .footer), ("comments", .comment),
    ] {
      let names = Set(
        links.values.filter { !$0.isExternal && $0.type.hasSuffix("/" + kind) }.map(\.target))
      for name in names.sorted(by: Self.naturally) {
        guard let content = try package.part(name) else { continue }
        let other = WordStory(
          part, styles: styles, numbering: numbering, revisions: revisions, keepsSource: false,
          pageNumberFormat: story.pageNumberFormat)
        try XMLReader.read(content, part: name, other)
        story.facts += other.facts
        if part == .header || part == .footer { pageNumbers += other.pageNumbers }
        for line in other.lines {
          // One running head for each section and kind of page: what they share is said once.
          let repeated = apart.contains {
            $0.part == line.part && $0.content.utf8 == line.content.utf8
              && (part == .header || part == .footer)
          }
          if !repeated || !line.content.hidden.isEmpty { apart.append(line) }
        }
        for comment in other.comments { comments[comment.id] = comment }
      }
    }
    origin.pageNumbers = pageNumbers
    for line in story.lines { try assembler.add(Self.filling(line, &comments)) }
    for comment in comments.values.sorted(by: { ($0.id, $0.text) < ($1.id, $1.text) }) {
      assembler.note(.comment, comment.text, detail: comment.author)
    }
    try assembler.addApart(apart)
    if story.skippedContents > 0 {
      notes.append(
        Message(
          zh: "自动生成的目录未列入检查（\(story.skippedContents) 行）",
          en: "the generated table of contents was left out (\(story.skippedContents) lines)"))
    }
    for fact in story.facts { assembler.note(fact.kind, fact.text) }

    try Self.hiddenParts(&package, main: main, links: links, &assembler)
    origin.provenance = try Self.provenance(&package, settings)
    let finished = assembler.finish(origin)
    return (
      Ingested(utf8: assembler.utf8, origin: finished, notes: notes),
      Source(mainPart: main, segments: assembler.segments)
    )
  }

  /// The line with the words of the comments that it refers to; each comment is used once.
  private static func filling(
    _ line: IngestedLine, _ comments: inout [String: WordStory.Comment]
  ) -> IngestedLine {
    guard line.content.hidden.contains(where: { $0.kind == .comment }) else { return line }
    var line = line
    line.content.hidden = line.content.hidden.compactMap { item in
      guard item.kind == .comment else { return item }
      let id = String(decoding: item.text, as: UTF8.self)
      guard let comment = comments.removeValue(forKey: id) else { return nil }
      return ParagraphText.Hidden(
        kind: .comment, offset: item.offset, text: Array(comment.text.utf8), detail: comment.author)
    }
    return line
  }

  /// `header2` before `header10`.
  private static func naturally(_ a: String, _ b: String) -> Bool {
    (a.utf8.count, a) < (b.utf8.count, b)
  }

  /// Macros, embedded files, and what would be fetched from elsewhere.
  private static func hiddenParts(
    _ package: inout OfficePackage, main: String, links: [String: OfficePackage.Relationship],
    _ assembler: inout TextAssembler
  ) throws(IngestFailure) {
    for entry in package.archive.entries {
      let name = entry.name.lowercased()
      if name.hasSuffix("vbaproject.bin") { assembler.note(.macro, entry.name) }
      if name.contains("/embeddings/"), !entry.isFolder {
        assembler.note(.embeddedObject, entry.name)
      }
      if name.contains("/afchunk") { assembler.note(.embeddedObject, entry.name) }
    }
    var all = links
    if let entry = package.archive.entry("word/_rels/settings.xml.rels") {
      _ = entry
      for (id, link) in try package.relationships(of: "word/settings.xml") {
        all["settings/" + id] = link
      }
    }
    for key in all.keys.sorted() {
      guard let link = all[key], link.isExternal else { continue }
      let kind = link.type.split(separator: "/").last.map(String.init) ?? ""
      // A link that is followed by a click is no secret; what is fetched on opening is.
      guard kind != "hyperlink" else { continue }
      if kind == "attachedTemplate", Self.isLocal(link.target) { continue }
      assembler.note(.externalLink, link.target, detail: kind)
    }
  }

  private static func isLocal(_ target: String) -> Bool {
    let lower = target.lowercased()
    return !lower.hasPrefix("http") && !lower.hasPrefix("ftp") && !lower.hasPrefix("\\\\")
      && !lower.hasPrefix("file://///") && !lower.hasPrefix("file:////")
  }

  private static func provenance(
    _ package: inout OfficePackage, _ settings: WordSettings
  ) throws(IngestFailure) -> Provenance {
    let handler = PropertyHandler(Provenance())
    for kind in [
      "/core-properties", "/extended-properties", "/extendedProperties", "/custom-properties",
    ] {
      let targets = package.root.values.filter { !$0.isExternal && $0.type.hasSuffix(kind) }
        .map(\.target).sorted()
      guard let name = targets.first, let part = try package.part(name) else { continue }
      // What the properties say is no part of the text: damage there costs no reading.
      try? XMLReader.read(part, part: name, handler)
      handler.failure = nil
    }
    var provenance = handler.provenance
    if let build = handler.custom["KSOProductBuildVer"] {
      provenance.application = "WPS \(build)"
    }
    provenance.rsidRoot = settings.rsidRoot
    provenance.rsids = Set(settings.rsids).sorted()
    provenance.documentID = settings.documentID
    return provenance
  }
}

/// A text that a reader made of a file.
struct Ingested: Sendable {
  /// Valid UTF-8.
  let utf8: [UInt8]
  let origin: DocumentOrigin
  let notes: [Message]
}

/// How tracked changes are read.
public enum RevisionView: String, Sendable, CaseIterable {
  /// Before the changes.
  case original
  /// As if all were accepted.
  case final
  /// What was taken out and what was put in, both.
  case all
}
