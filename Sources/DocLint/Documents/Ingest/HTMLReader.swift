/// Reads HTML: its text in blocks, tables as rows, numbered lists with their numbers. No style
/// sheets beyond the attributes of an element, no scripts.
enum HTMLReader {
  /// Whether a decoded text is HTML. The name `html` or `htm` is believed at the first tag; without
  /// it the text must begin as a page does.
  static func looksLikeHTML(_ utf8: [UInt8], suffix: String) -> Bool {
    let isNamedSo = ["html", "htm", "xhtml"].contains(suffix)
    // Most files are text: one look at where markup would begin tells.
    if !isNamedSo && firstVisible(utf8) != UInt8(ascii: "<") { return false }
    let head = String(decoding: utf8.prefix(2048), as: UTF8.self).lowercased()
    if isNamedSo {
      return [
        "<html", "<body", "<p", "<div", "<!doctype", "<head", "<table", "<meta", "<br", "<h1",
      ]
      .contains { head.contains($0) } || utf8.contains(0x3C)
    }
    if ["md", "markdown", "csv", "tsv", "swift"].contains(suffix) { return false }
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
      || (start.hasPrefix("<?xml") && head.contains("<html"))
  }

  /// The first byte that is no white space and no byte order mark.
  private static func firstVisible(_ utf8: [UInt8]) -> UInt8? {
    var rest = utf8[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    return rest.first { $0 > 0x20 }
  }

  static func read(_ utf8: [UInt8], revisions: RevisionView) throws(IngestFailure) -> Ingested {
    var parser = HTMLParser(utf8, revisions: revisions)
    parser.run()
    var assembler = TextAssembler()
    let lines = parser.collector.lines
    try assembler.add(lines.filter { ![.header, .footer, .footnote].contains($0.part) })
    try assembler.addApart(
      [DocumentPlace.Part.footnote, .header, .footer].flatMap { part in
        lines.filter { $0.part == part }
      })
    if parser.hasScript { assembler.note(.macro, "script") }
    var origin = DocumentOrigin(format: "html")
    origin.provenance = parser.provenance
    return Ingested(utf8: assembler.utf8, origin: assembler.finish(origin), notes: [])
  }
}

private struct HTMLParser {
  private struct Element {
    let name: String
    var hidden: HiddenContent.Kind?
    var isShaded = false
    var isDeleted = false
    var isInserted = false
    var isPreformatted = false
    var part: DocumentPlace.Part?
    var list: (isOrdered: Bool, format: String, next: Int)?
  }

  private static let depthLimit = 1_000
  private static let void: Set<String> = [
    "br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track",
    "wbr", "param",
  ]
  private static let raw: Set<String> = [
    "script", "style", "noscript", "template", "textarea", "iframe", "object", "svg", "math",
    "select", "xml",
  ]
  private static let block: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr", "td", "th",
    "blockquote", "pre", "section", "article", "header", "footer", "main", "aside", "nav", "form",
    "fieldset", "dl", "dt", "dd", "address", "center", "figure", "figcaption", "caption", "thead",
    "tbody", "tfoot", "body", "html", "head", "hr", "details", "summary", "title",
  ]
  /// Attributes that are looked at.
  private static let wanted: Set<String> = [
    "style", "hidden", "title", "id", "type", "start", "value", "colspan", "name", "content",
    "bgcolor", "color", "class", "href",
  ]

  private let bytes: [UInt8]
  private let revisions: RevisionView
  private var at = 0
  private var stack: [Element] = []
  private var paragraph = ParagraphText()
  private var endsWithSpace = true
  private var label = ""
  private var headingLevel: Int?
  private var skippedTitle = false
  private(set) var collector = LineCollector()
  private(set) var provenance = Provenance()
  private(set) var hasScript = false

  init(_ bytes: [UInt8], revisions: RevisionView) {
    self.bytes = bytes
    self.revisions = revisions
  }

  mutating func run() {
    var start = 0
    while at < bytes.count {
      if bytes[at] != 0x3C {
        at += 1
        continue
      }
      let next = at + 1 < bytes.count ? bytes[at + 1] : 0
      let isName = (0x61...0x7A).contains(next | 0x20)
      if isName || next == 0x2F || next == 0x21 || next == 0x3F {
        text(start..<at)
        if next == 0x21 || next == 0x3F {
          declaration()
        } else if isName {
          open()
        } else {
          close()
        }
        start = at
      } else {
        at += 1
      }
    }
    text(start..<bytes.count)
    endParagraph()
    while collector.isInTable { collector.endTable() }
  }

  // MARK: Tags

  private func find(_ text: StaticString, from: Int) -> Int? {
    let wanted = Array("\(text)".utf8)
    var i = from
    while i + wanted.count <= bytes.count {
      if bytes[i] == wanted[0], bytes[i..<(i + wanted.count)].elementsEqual(wanted) { return i }
      i += 1
    }
    return nil
  }

  private mutating func declaration() {
    if at + 4 <= bytes.count, bytes[at..<(at + 4)].elementsEqual(Array("<!--".utf8)) {
      let end = find("-->", from: at + 4).map { $0 + 3 } ?? bytes.count
      let content = String(
        decoding: bytes[(at + 4)..<max(at + 4, end - 3)].prefix(512), as: UTF8.self)
      // What suppresses findings stays in the text, where it is looked for.
      if content.drop(while: \.isWhitespace).hasPrefix("doclint-"), end - at < 512 {
        if paragraph.isBlank {
          endParagraph()
          paragraph.utf8 = Array(bytes[at..<end])
          endParagraph()
        } else {
          paragraph.utf8 += bytes[at..<end]
        }
      }
      at = end
    } else {
      at = bytes[at...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.count
    }
  }

  private mutating func name() -> String {
    let start = at
    while at < bytes.count, bytes[at] > 0x20, bytes[at] != 0x3E, bytes[at] != 0x2F, at - start < 64
    {
      at += 1
    }
    return String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
  }

  private mutating func close() {
    at += 2
    let name = name()
    at = bytes[at...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.count
    if Self.block.contains(name) { endParagraph() }
    switch name {
    case "td", "th": collector.endCell()
    case "tr": collector.endRow()
    case "table": if collector.isInTable { collector.endTable() }
    case "p", "br": break
    default: break
    }
    // Look back a little for what it closes; what is not there closes nothing.
    let lowest = max(0, stack.count - 64)
    if let index = stack[lowest...].lastIndex(where: { $0.name == name }) {
      stack.removeSubrange(index...)
    }
  }

  private mutating func open() {
    at += 1
    let name = name()
    var attributes: [String: String] = [:]
    var closesItself = false
    while at < bytes.count, bytes[at] != 0x3E {
      if bytes[at] <= 0x20 || bytes[at] == 0x2F {
        closesItself = bytes[at] == 0x2F
        at += 1
        continue
      }
      closesItself = false
      let start = at
      while at < bytes.count, bytes[at] > 0x20, bytes[at] != 0x3D, bytes[at] != 0x3E,
        bytes[at] != 0x2F
      {
        at += 1
      }
      let key = start..<at
      while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
      var value = at..<at
      if at < bytes.count, bytes[at] == 0x3D {
        at += 1
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        if at < bytes.count, bytes[at] == 0x22 || bytes[at] == 0x27 {
          let quote = bytes[at]
          at += 1
          let end = bytes[at...].firstIndex(of: quote) ?? bytes.count
          value = at..<end
          at = min(bytes.count, end + 1)
        } else {
          let from = at
          while at < bytes.count, bytes[at] > 0x20, bytes[at] != 0x3E { at += 1 }
          value = from..<at
        }
      }
      if key.isEmpty {
        at += 1
        continue
      }
      if key.count <= 8 {
        let word = String(decoding: bytes[key], as: UTF8.self).lowercased()
        if Self.wanted.contains(word), attributes[word] == nil {
          attributes[word] = HTMLEntities.decoded(bytes[value].prefix(4096))
        }
      }
    }
    if at < bytes.count { at += 1 }
    element(name, attributes, closesItself)
  }

  private mutating func element(_ name: String, _ attributes: [String: String], _ closed: Bool) {
    if Self.raw.contains(name) {
      if name == "script" { hasScript = true }
      if closed { return }
      skip(to: name)
      return
    }
    if name == "meta" {
      let content = attributes["content"] ?? ""
      switch (attributes["name"] ?? "").lowercased() {
      case "author": provenance.creator = content
      case "changedby": provenance.lastModifiedBy = content
      case "created": provenance.created = content
      case "changed": provenance.modified = content
      case "generator", "progid": provenance.application = content
      default: break
      }
      return
    }
    if Self.block.contains(name) { endParagraph() }
    switch name {
    case "br":
      if !collector.isInTable { endParagraph() } else { append([0x20]) }
    case "table": collector.beginTable()
    case "tr": collector.beginRow()
    case "td", "th": collector.beginCell(span: attributes["colspan"].flatMap { Int($0) } ?? 1)
    case "title":
      skip(to: "title")
      return
    case "sdfield":
      if attributes["type"]?.uppercased() == "PAGE" { skip(to: "sdfield") }
      return
    default: break
    }
    if Self.void.contains(name) || closed { return }
    var element = Element(name: name)
    if let parent = stack.last {
      element.hidden = parent.hidden
      element.isShaded = parent.isShaded
      element.isDeleted = parent.isDeleted
      element.isInserted = parent.isInserted
      element.isPreformatted = parent.isPreformatted
      element.part = parent.part
    }
    look(attributes, &element)
    switch name {
    case "del", "strike": element.isDeleted = element.isDeleted || name == "del"
    case "ins": element.isInserted = true
    case "pre": element.isPreformatted = true
    case "ol":
      let formats = ["a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"]
      element.list = (
        true, formats[attributes["type"] ?? ""] ?? "decimal",
        attributes["start"].flatMap { Int($0) } ?? 1
      )
    case "ul": element.list = (false, "", 1)
    case "li": number(attributes["value"].flatMap { Int($0) })
    case "h1", "h2", "h3", "h4", "h5", "h6": headingLevel = Int(name.dropFirst())
    case "div":
      if attributes["title"] == "header" { element.part = .header }
      if attributes["title"] == "footer" { element.part = .footer }
      if (attributes["id"] ?? "").hasPrefix("sdfootnote") { element.part = .footnote }
    default: break
    }
    if stack.count < Self.depthLimit { stack.append(element) }
  }

  /// The number of a list's item, as it is shown.
  private mutating func number(_ value: Int?) {
    let lowest = max(0, stack.count - 64)
    guard let index = stack[lowest...].lastIndex(where: { $0.list != nil }),
      var list = stack[index].list,
      list.isOrdered
    else { return }
    if let value { list.next = value }
    label = (NumberLabel.text(list.next, format: list.format) ?? "") + "."
    list.next += 1
    stack[index].list = list
  }

  private func look(_ attributes: [String: String], _ element: inout Element) {
    if attributes["hidden"] != nil { element.hidden = .vanished }
    if attributes["bgcolor"] != nil { element.isShaded = true }
    var color = attributes["color"]
    if let style = attributes["style"] {
      for declaration in style.lowercased().split(separator: ";") {
        let parts = declaration.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let key = parts[0].filter { !$0.isWhitespace }
        let value = parts[1].filter { !$0.isWhitespace }
        switch key {
        case "display": if value.hasPrefix("none") { element.hidden = .vanished }
        case "visibility": if value.hasPrefix("hidden") { element.hidden = .vanished }
        case "mso-hide": if value.hasPrefix("all") { element.hidden = .vanished }
        case "font-size":
          for unit in ["pt", "px"] where value.hasSuffix(unit) {
            if let size = Double(value.dropLast(2)), size <= 1 { element.hidden = .tiny }
          }
        case "background", "background-color":
          if value != "transparent", value != "white", value != "#ffffff", value != "none" {
            element.isShaded = true
          }
        case "color": color = value
        default: break
        }
      }
    }
    if let color {
      let isWhite = ["white", "#fff", "#ffffff", "rgb(255,255,255)"].contains(color.lowercased())
      if isWhite, !element.isShaded, !collector.isInTable {
        element.hidden = element.hidden ?? .white
      } else if !isWhite, element.hidden == .white {
        element.hidden = nil
      }
    }
  }

  /// Moves behind the end tag of what is not read.
  private mutating func skip(to name: String) {
    let wanted = Array("</".utf8) + Array(name.utf8)
    var i = at
    while i + wanted.count <= bytes.count {
      if bytes[i] == 0x3C, bytes[i + 1] == 0x2F,
        zip(bytes[i..<(i + wanted.count)], wanted).allSatisfy({ $0 == $1 || ($0 | 0x20) == $1 })
      {
        at = bytes[i...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.count
        return
      }
      i += 1
    }
    at = bytes.count
  }

  // MARK: Text

  private mutating func text(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let slice = bytes[range]
    if slice.contains(0x26) {
      append(Array(HTMLEntities.decoded(slice).utf8))
    } else {
      append(Array(slice))
    }
  }

  private mutating func append(_ raw: [UInt8]) {
    var out: [UInt8] = []
    let current = stack.last
    if current?.isPreformatted == true {
      // Each line of preformatted text is a paragraph.
      var first = true
      for line in raw.split(separator: 0x0A, omittingEmptySubsequences: false) {
        if !first { endParagraph() }
        first = false
        put(Array(line.filter { $0 != 0x0D }), current)
      }
      return
    }
    out.reserveCapacity(raw.count)
    for b in raw {
      if b == 0x20 || (b >= 0x09 && b <= 0x0D) {
        if !endsWithSpace { out.append(0x20) }
        endsWithSpace = true
      } else if b >= 0x20 {
        out.append(b)
        endsWithSpace = false
      }
    }
    put(out, current)
  }

  private mutating func put(_ text: [UInt8], _ element: Element?) {
    guard !text.isEmpty else { return }
    if element?.isInserted == true, revisions == .original { return }
    if element?.isDeleted == true, revisions == .final {
      return paragraph.hide(.deletedRevision, text)
    }
    if let kind = element?.hidden {
      if !TextAssembler.isBlank(text[...]) { paragraph.hide(kind, text) }
      return
    }
    paragraph.utf8 += text
  }

  private mutating func endParagraph() {
    var done = paragraph.trimmedEnd()
    paragraph = ParagraphText()
    endsWithSpace = true
    let level = headingLevel
    headingLevel = nil
    if done.isBlank, done.hidden.isEmpty {
      headingLevel = level
      return
    }
    if !label.isEmpty, !done.isBlank {
      var labelled = ParagraphText(ListCounter.joined(label))
      labelled.append(done)
      done = labelled
      label = ""
    }
    var format = ParagraphFormat()
    format.headingLevel = level
    let part = stack.last?.part ?? .body
    collector.paragraph(done, part, format: part == .body ? format : nil)
  }
}

/// The entities of HTML that texts use.
enum HTMLEntities {
  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "ldquo": 0x201C,
    "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019, "hellip": 0x2026, "mdash": 0x2014,
    "ndash": 0x2013, "middot": 0xB7, "times": 0xD7, "divide": 0xF7, "copy": 0xA9, "reg": 0xAE,
    "deg": 0xB0, "permil": 0x2030, "yen": 0xA5, "laquo": 0xAB, "raquo": 0xBB, "ensp": 0x2002,
    "emsp": 0x2003, "thinsp": 0x2009, "zwnj": 0x200C, "zwj": 0x200D, "ge": 0x2265, "le": 0x2264,
    "ne": 0x2260, "plusmn": 0xB1, "frac12": 0xBD, "frac14": 0xBC, "frac34": 0xBE, "sect": 0xA7,
    "para": 0xB6, "bull": 0x2022, "rarr": 0x2192, "larr": 0x2190, "uarr": 0x2191, "darr": 0x2193,
    "euro": 0x20AC, "pound": 0xA3, "cent": 0xA2, "trade": 0x2122, "micro": 0xB5, "sup2": 0xB2,
    "sup3": 0xB3, "lang": 0x27E8, "rang": 0x27E9, "infin": 0x221E, "alpha": 0x3B1, "beta": 0x3B2,
    "shy": 0xAD, "sbquo": 0x201A, "bdquo": 0x201E, "lsaquo": 0x2039, "rsaquo": 0x203A,
    "Alpha": 0x391, "Omega": 0x3A9, "omega": 0x3C9, "pi": 0x3C0, "minus": 0x2212, "radic": 0x221A,
  ]

  /// The text with its references resolved; valid UTF-8 whatever comes in.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = bytes.startIndex
    while i < bytes.endIndex {
      guard bytes[i] == 0x26 else {
        out.append(bytes[i])
        i += 1
        continue
      }
      var end = i + 1
      while end < bytes.endIndex, end - i < 12, bytes[end] != 0x3B,
        bytes[end] == 0x23 || (bytes[end] | 0x20 >= 0x61 && bytes[end] | 0x20 <= 0x7A)
          || (0x30...0x39).contains(bytes[end])
      {
        end += 1
      }
      let name = String(decoding: bytes[(i + 1)..<end], as: UTF8.self)
      var value: UInt32?
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        value = UInt32(name.dropFirst(2), radix: 16)
      } else if name.hasPrefix("#") {
        value = UInt32(name.dropFirst())
      } else {
        value = named[name]
      }
      if let value, let scalar = Unicode.Scalar(value == 0 ? 0xFFFD : value) {
        out += Array(String(Character(scalar)).utf8)
        i = end < bytes.endIndex && bytes[end] == 0x3B ? end + 1 : end
      } else {
        out.append(0x26)
        i += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
