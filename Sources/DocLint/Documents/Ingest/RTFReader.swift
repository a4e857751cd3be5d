/// Reads Rich Text Format.
enum RTFReader {
  static func read(_ bytes: [UInt8], revisions: RevisionView) throws(IngestFailure) -> Ingested {
    var parser = RTFParser(bytes, revisions: revisions)
    try parser.run()
    var assembler = TextAssembler()
    try assembler.add(parser.body.lines)
    let order: [DocumentPlace.Part] = [.textbox, .footnote, .header, .footer, .comment]
    let apart = parser.apart.lines
    try assembler.addApart(order.flatMap { part in apart.filter { $0.part == part } })
    for line in apart where line.part == .comment {
      assembler.note(.comment, String(decoding: line.content.utf8, as: UTF8.self))
    }
    for link in parser.links { assembler.note(.externalLink, link) }
    if parser.objects > 0 { assembler.note(.embeddedObject, "object × \(parser.objects)") }
    var notes: [Message] = []
    if parser.skippedContents > 0 {
      notes.append(
        Message(
          zh: "自动生成的目录未列入检查（\(parser.skippedContents) 行）",
          en: "the generated table of contents was left out (\(parser.skippedContents) lines)"))
    }
    if parser.damaged > 0 {
      notes.append(
        Message(
          zh: "RTF 中有 \(parser.damaged) 处文字编码无法还原",
          en: "\(parser.damaged) characters of the RTF have no meaning in their encoding"))
    }
    var origin = DocumentOrigin(format: "rtf")
    origin.provenance = parser.provenance
    return Ingested(utf8: assembler.utf8, origin: assembler.finish(origin), notes: notes)
  }
}

/// One pass over the tokens. Groups are kept on a stack of bounded size: deeper ones are counted.
private struct RTFParser {
  private enum Destination: Equatable {
    case text, skip, fontTable, colorTable, label, instruction
    case property(String)
  }

  private struct Group {
    var destination = Destination.text
    /// How many characters stand for a `\u` where Unicode is unknown.
    var fallback = 1
    var font = 0
    var hidden = false
    var deleted = false
    var inserted = false
    var color = 0
    var size = 24
    var shaded = false
    var inTable = false
    var isResult = false
    /// Whether a story of its own begins with this group.
    var opensStory = false
  }

  private struct Story {
    let part: DocumentPlace.Part
    var paragraph = ParagraphText()
    var label = ""
    var cells: [[ParagraphText]] = []
    var cell: [ParagraphText] = []
  }

  private struct Field {
    let depth: Int
    var instruction: [UInt8] = []
    var skipsResult = false
    var isContents = false
  }

  private static let maximumDepth = 1_000

  private let bytes: [UInt8]
  private let revisions: RevisionView
  private var at = 0
  private var group = Group()
  private var groups: [Group] = []
  /// Groups open beyond the bound; their content is read in the innermost kept one.
  private var deeper = 0
  private var stories = [Story(part: .body)]
  private var fields: [Field] = []
  private var fontCharsets: [Int: Int] = [:]
  private var fontNumber = 0
  private var colors: [[Int]] = []
  private var color = [-1, -1, -1]
  private var codePage = 1252
  private var pending: [UInt8] = []
  private var pendingCharset = ""
  private var skipCharacters = 0
  private var highSurrogate: UInt32?
  private var star = false
  private var label: [UInt8] = []
  private var property: [UInt8] = []
  private var converters: [String: Bool] = [:]
  private(set) var body = LineCollector()
  private(set) var apart = LineCollector()
  private(set) var provenance = Provenance()
  private(set) var links: [String] = []
  private(set) var objects = 0
  private(set) var damaged = 0
  private(set) var skippedContents = 0

  init(_ bytes: [UInt8], revisions: RevisionView) {
    self.bytes = bytes
    self.revisions = revisions
  }

  // MARK: Tokens

  mutating func run() throws(IngestFailure) {
    while at < bytes.count {
      let b = bytes[at]
      switch b {
      case 0x7B:
        at += 1
        flush()
        star = false
        if groups.count < Self.maximumDepth {
          groups.append(group)
          group.opensStory = false
        } else {
          deeper += 1
        }
      case 0x7D:
        at += 1
        flush()
        if deeper > 0 { deeper -= 1 } else { closeGroup() }
      case 0x5C: control()
      case 0x0A, 0x0D: at += 1
      default:
        at += 1
        if skipCharacters > 0 {
          skipCharacters -= 1
        } else {
          byte(b)
        }
      }
      if body.lines.count > IngestLimits.paragraphs {
        throw IngestFailure(
          "段落超过 \(IngestLimits.paragraphs) 个，未读取",
          "more than \(IngestLimits.paragraphs) paragraphs; not read")
      }
    }
    flush()
    while stories.count > 1 { closeStory() }
    endParagraph(force: true)
    endRow()
  }

  private mutating func control() {
    at += 1
    guard at < bytes.count else { return }
    let b = bytes[at]
    let isLetter = (0x61...0x7A).contains(b) || (0x41...0x5A).contains(b)
    if !isLetter {
      at += 1
      switch b {
      case 0x27:
        guard at + 1 < bytes.count, let high = Self.hex(bytes[at]),
          let low = Self.hex(bytes[at + 1])
        else { return }
        at += 2
        if skipCharacters > 0 {
          skipCharacters -= 1
        } else {
          byte(high << 4 | low)
        }
      case 0x2A: star = true
      case 0x7E: text([0xC2, 0xA0])
      case 0x5F: text([0x2D])
      case 0x2D: break
      case 0x5C, 0x7B, 0x7D:
        if skipCharacters > 0 { skipCharacters -= 1 } else { byte(b) }
      case 0x0A, 0x0D: word("par", nil)
      default: break
      }
      return
    }
    let start = at
    while at < bytes.count, at - start < 32,
      (0x61...0x7A).contains(bytes[at]) || (0x41...0x5A).contains(bytes[at])
    {
      at += 1
    }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    var value: Int?
    var negative = false
    var i = at
    if i < bytes.count, bytes[i] == 0x2D {
      negative = true
      i += 1
    }
    let digits = i
    var number = 0
    while i < bytes.count, i - digits < 10, (0x30...0x39).contains(bytes[i]) {
      number = number * 10 + Int(bytes[i] - 0x30)
      i += 1
    }
    if i > digits {
      value = negative ? -number : number
      at = i
    }
    if at < bytes.count, bytes[at] == 0x20 { at += 1 }
    word(name, value)
  }

  private static func hex(_ b: UInt8) -> UInt8? {
    switch b {
    case 0x30...0x39: b - 0x30
    case 0x41...0x46: b - 0x37
    case 0x61...0x66: b - 0x57
    default: nil
    }
  }

  // MARK: Words

  private static let skipped: Set<String> = [
    "stylesheet", "pict", "themedata", "colorschememapping", "latentstyles", "datastore",
    "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "mmathPr", "nonshppict",
    "shprslt", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime", "atnicn", "atnref",
    "atndate", "atnparent", "atrfstart", "atrfend", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
    "ftncn", "aftncn", "objdata", "objclass", "objname", "result", "filetbl", "revtbl", "pgdsctbl",
    "shpgrp", "sp", "sn", "sv", "pnseclvl", "falt", "panose", "fontemb", "keywords", "comment",
    "doccomm", "hlinkbase", "userprops", "xe", "tc", "passwordhash", "nesttableprops", "blipuid",
    "docvar", "factoidname", "protusertbl", "upr", "listname", "levelnumbers", "leveltext", "title",
    "subject", "category", "manager", "listpicture", "background", "do",
  ]

  private mutating func word(_ name: String, _ value: Int?) {
    if name == "bin" {
      flush()
      at = min(bytes.count, at + max(0, min(value ?? 0, bytes.count - at)))
      return
    }
    if name == "u" {
      unicode(value ?? 0x3F)
      return
    }
    if name == "uc" {
      group.fallback = max(0, min(16, value ?? 1))
      return
    }
    flush()
    skipCharacters = 0
    let wasStarred = star
    star = false
    if group.destination == .skip { return }
    let isOn = value != 0
    switch name {
    case "ansicpg": codePage = value ?? 1252
    case "pc": codePage = 437
    case "mac": codePage = 10000
    case "fonttbl": group.destination = .fontTable
    case "colortbl":
      group.destination = .colorTable
      colors = []
    case "red": color[0] = value ?? 0
    case "green": color[1] = value ?? 0
    case "blue": color[2] = value ?? 0
    case "f":
      fontNumber = value ?? 0
      group.font = fontNumber
    case "fcharset": if group.destination == .fontTable { fontCharsets[fontNumber] = value }
    case "info": group.destination = .property("")
    case "author", "operator", "company":
      if case .property = group.destination { group.destination = .property(name) }
    case "creatim", "revtim", "printim", "buptim":
      if case .property = group.destination { group.destination = .property(name) }
    case "version":
      if case .property = group.destination { provenance.revision = value.map(String.init) }
    case "yr", "mo", "dy", "hr", "min":
      if case .property(let which) = group.destination, let value {
        let sign = name == "yr" ? "" : name == "hr" ? "T" : name == "min" ? ":" : "-"
        let digits = value < 10 ? "0\(value)" : "\(value)"
        if which == "creatim" { provenance.created = (provenance.created ?? "") + sign + digits }
        if which == "revtim" { provenance.modified = (provenance.modified ?? "") + sign + digits }
      }
    case "template": group.destination = .property("template")
    case "par", "sect": endParagraph()
    case "line", "softline": text([0x0A])
    case "tab": text([0x09])
    case "cell", "nestcell": endCell(nested: name == "nestcell")
    case "row": endRow()
    case "nestrow": break
    case "intbl": group.inTable = true
    case "pard":
      group.inTable = false
    case "plain":
      group.hidden = false
      group.deleted = false
      group.inserted = false
      group.color = 0
      group.size = 24
      group.shaded = false
    case "v": group.hidden = isOn
    case "deleted": group.deleted = isOn
    case "revised": group.inserted = isOn
    case "cf": group.color = value ?? 0
    case "fs": group.size = value ?? 24
    case "highlight", "cb", "chcbpat", "chshdng": group.shaded = isOn
    case "emdash": text(Array("—".utf8))
    case "endash": text(Array("–".utf8))
    case "lquote": text(Array("‘".utf8))
    case "rquote": text(Array("’".utf8))
    case "ldblquote": text(Array("“".utf8))
    case "rdblquote": text(Array("”".utf8))
    case "bullet": text(Array("•".utf8))
    case "emspace", "enspace", "qmspace": text([0x20])
    case "listtext", "pntext":
      group.destination = .label
      label = []
    case "footnote", "ftnalt": openStory(.footnote)
    case "annotation": openStory(.comment)
    case "header", "headerl", "headerr", "headerf": openStory(.header)
    case "footer", "footerl", "footerr", "footerf": openStory(.footer)
    case "shptxt", "dptxbxtext": openStory(.textbox)
    case "object": objects += 1
    case "objlink", "objautlink": links.append("OLE link")
    case "field": if fields.count < 64 { fields.append(Field(depth: groups.count)) }
    case "fldinst": group.destination = .instruction
    case "fldrslt": openResult()
    case "shpinst", "shp", "listtable97", "pn", "shppict":
      if name == "shppict" || name == "pn" { group.destination = .skip }
    case "result":
      group.destination = .text
    default:
      if Self.skipped.contains(name) || wasStarred { group.destination = .skip }
    }
  }

  private mutating func closeGroup() {
    guard let outer = groups.popLast() else { return }
    let closed = group
    if closed.opensStory { closeStory() }
    if closed.destination == .label, outer.destination != .label {
      var end = label.count
      while end > 0, label[end - 1] == 0x09 || label[end - 1] == 0x20 { end -= 1 }
      let made = String(decoding: label[..<end], as: UTF8.self)
      // Bullets are signs of symbol fonts: what they look like here is chance.
      stories[stories.count - 1].label =
        made.unicodeScalars.allSatisfy({
          (0xE000...0xF8FF).contains($0.value) || $0 == "•" || $0 == "·"
        })
        ? "" : made
      label = []
    }
    if case .property(let name) = closed.destination, outer.destination != closed.destination {
      let value = String(decoding: property, as: UTF8.self).singleSpaced
      if !value.isEmpty {
        switch name {
        case "author": provenance.creator = value
        case "operator": provenance.lastModifiedBy = value
        case "company": provenance.company = value
        case "template": provenance.template = value
        default: break
        }
      }
      property = []
    }
    while let field = fields.last, field.depth > groups.count {
      _ = field
      fields.removeLast()
    }
    group = outer
  }

  private mutating func openStory(_ part: DocumentPlace.Part) {
    guard stories.count < 64 else {
      group.destination = .skip
      return
    }
    group.destination = .text
    group.opensStory = true
    group.inTable = false
    stories.append(Story(part: part))
  }

  private mutating func closeStory() {
    endParagraph(force: true)
    endRow()
    if stories.count > 1 { stories.removeLast() }
  }

  private mutating func openResult() {
    group.destination = .text
    guard let last = fields.indices.last else { return }
    let words = String(decoding: fields[last].instruction, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    switch words.first.map({ $0.uppercased() }) {
    case "PAGE", "NUMPAGES", "SECTIONPAGES":
      let part = stories[stories.count - 1].part
      fields[last].skipsResult = part == .header || part == .footer
    case "TOC": fields[last].isContents = true
    case "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE":
      links.append(words.joined(separator: " "))
    default: break
    }
    if fields[last].skipsResult { group.destination = .skip }
  }

  // MARK: Text

  private mutating func unicode(_ value: Int) {
    flush()
    skipCharacters = group.fallback
    let unit = UInt32(truncatingIfNeeded: value) & 0xFFFF
    if (0xD800..<0xDC00).contains(unit) {
      highSurrogate = unit
      return
    }
    var scalar = unit
    if (0xDC00..<0xE000).contains(unit) {
      guard let high = highSurrogate else {
        damaged += 1
        return
      }
      scalar = 0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00)
    }
    highSurrogate = nil
    guard let scalar = Unicode.Scalar(scalar), scalar.value >= 0x20 else { return }
    put(Array(String(Character(scalar)).utf8))
  }

  private mutating func byte(_ b: UInt8) {
    if group.destination == .skip { return }
    if group.destination == .colorTable {
      if b == 0x3B {
        if colors.count < 4096 { colors.append(color) }
        color = [-1, -1, -1]
      }
      return
    }
    pending.append(b)
    if pending.count > 1 << 16 { flush() }
  }

  private mutating func text(_ utf8: [UInt8]) {
    flush()
    if group.destination == .skip { return }
    put(utf8)
  }

  /// Bytes are held back until their run is over: characters have two of them.
  private mutating func flush() {
    guard !pending.isEmpty else { return }
    let bytes = pending
    pending = []
    if bytes.allSatisfy({ $0 < 0x80 }) { return put(bytes.filter { $0 >= 0x20 || $0 == 0x09 }) }
    let name: String
    switch fontCharsets[group.font] {
    case 134: name = "gb18030"
    case 128: name = "ibm-943_P15A-2003"
    case 136: name = "windows-950-2000"
    case 129: name = "windows-949-2000"
    case 204: name = "windows-1251"
    case 161: name = "windows-1253"
    case 238: name = "windows-1250"
    default:
      switch codePage {
      case 936, 54936: name = "gb18030"
      case 950: name = "windows-950-2000"
      case 932: name = "ibm-943_P15A-2003"
      case 949: name = "windows-949-2000"
      case 65001: name = "UTF-8"
      case 437: name = "ibm-437"
      case 1250...1258: name = "windows-\(codePage)"
      default: name = "windows-1252"
      }
    }
    guard let converter = try? Converter(name), let result = try? converter.utf8(bytes) else {
      damaged += 1
      return
    }
    damaged += result.substitutions
    put(result.utf8)
  }

  private mutating func put(_ utf8: [UInt8]) {
    switch group.destination {
    case .skip, .colorTable, .fontTable: return
    case .label: label += utf8
    case .property: if property.count < 4096 { property += utf8 }
    case .instruction:
      if let last = fields.indices.last, fields[last].instruction.count < 4096 {
        fields[last].instruction += utf8
      }
    case .text: character(utf8)
    }
  }

  private mutating func character(_ utf8: [UInt8]) {
    let last = stories.count - 1
    if fields.contains(where: \.isContents) {
      skippedContents += utf8 == [0x0A] ? 1 : 0
      return
    }
    if group.inserted, revisions == .original { return }
    if group.deleted, revisions == .final {
      return stories[last].paragraph.hide(.deletedRevision, utf8)
    }
    if group.hidden { return stories[last].paragraph.hide(.vanished, utf8) }
    if group.size > 0, group.size <= 2 { return stories[last].paragraph.hide(.tiny, utf8) }
    if group.color > 0, group.color < colors.count, colors[group.color] == [255, 255, 255],
      !group.shaded, !group.inTable, last == 0
    {
      return stories[last].paragraph.hide(.white, utf8)
    }
    if group.inserted {
      let item = ParagraphText.Hidden(
        kind: .insertedRevision, offset: stories[last].paragraph.utf8.count, length: utf8.count,
        text: utf8, detail: nil)
      stories[last].paragraph.hidden.append(item)
    }
    stories[last].paragraph.utf8 += utf8
  }

  // MARK: Paragraphs

  private mutating func takeParagraph() -> ParagraphText {
    let last = stories.count - 1
    var paragraph = stories[last].paragraph
    if !stories[last].label.isEmpty, !paragraph.isBlank {
      var labelled = ParagraphText(ListCounter.joined(stories[last].label))
      labelled.append(paragraph)
      paragraph = labelled
    }
    stories[last].paragraph = ParagraphText()
    stories[last].label = ""
    return paragraph
  }

  private mutating func endParagraph(force: Bool = false) {
    if group.destination != .text && !force { return }
    if fields.contains(where: \.isContents) { skippedContents += 1 }
    let last = stories.count - 1
    let paragraph = takeParagraph()
    if group.inTable && !force {
      stories[last].cell.append(paragraph)
    } else {
      emit(paragraph)
    }
  }

  private mutating func emit(_ paragraph: ParagraphText) {
    let part = stories[stories.count - 1].part
    if part == .body {
      body.paragraph(paragraph)
    } else {
      apart.paragraph(paragraph, part)
    }
  }

  private mutating func endCell(nested: Bool) {
    if group.destination != .text { return }
    let last = stories.count - 1
    let paragraph = takeParagraph()
    stories[last].cell.append(paragraph)
    if nested { return }
    if stories[last].cells.count < 256 { stories[last].cells.append(stories[last].cell) }
    stories[last].cell = []
  }

  private mutating func endRow() {
    let last = stories.count - 1
    if !stories[last].cell.isEmpty {
      // A row that was never closed by its last cell.
      stories[last].cells.append(stories[last].cell)
      stories[last].cell = []
    }
    let cells = stories[last].cells
    stories[last].cells = []
    guard !cells.isEmpty else { return }
    let part = stories[last].part
    if part == .body {
      body.row(cells, .table)
    } else {
      apart.row(cells, part)
    }
  }
}
