/// One remark on a document's text.
public struct Annotation: Sendable {
  /// In the text as it was read.
  public let range: TextRange
  public let text: String
  /// Replacements that are shown as tracked changes.
  public let edits: [Edit]

  public init(range: TextRange, text: String, edits: [Edit] = []) {
    self.range = range
    self.text = text
    self.edits = edits
  }
}

/// Writes remarks into a Word document as comments, and replacements as tracked changes.
///
/// The main part is not written anew: pieces are put between its bytes, so that whatever else it
/// says stays as it was; all other parts are copied as they are packed, but for the list of
/// comments and the two parts that name it. No date is written, so the same input gives the same
/// bytes.
public enum WordAnnotator {
  /// The author of the comments; its comments are left out when the file is read again.
  public static let author = "DocLint"

  /// What came of it.
  public struct Result: Sendable {
    public let bytes: [UInt8]
    /// Comments written, and changes marked.
    public let comments: Int
    public let changes: Int
    public let notes: [Message]
  }

  /// Why nothing could be written.
  public struct Failure: Error, Sendable {
    public let reason: Message
  }

  /// - Parameters:
  ///   - bytes: a docx, docm or dotx file.
  ///   - annotations: what is written into it.
  public static func annotate(
    _ bytes: [UInt8], with annotations: [Annotation]
  ) throws(Failure) -> Result {
    do throws(IngestFailure) {
      return try write(bytes, annotations)
    } catch {
      throw Failure(reason: error.reason)
    }
  }

  private static func write(
    _ bytes: [UInt8], _ annotations: [Annotation]
  ) throws(IngestFailure) -> Result {
    let (_, source) = try WordReader.read(bytes, revisions: .final, keepsSource: true)
    var package = try OfficePackage(bytes)
    guard let main = try package.part(source.mainPart) else {
      throw IngestFailure("缺少正文部件", "its main part is missing")
    }
    guard main.first == 0x3C || main.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw IngestFailure("正文部件不是 UTF-8，无法加批注", "its main part is no UTF-8")
    }
    let links = try package.relationships(of: source.mainPart)
    if let settings = links.values.first(where: { $0.type.hasSuffix("/settings") }),
      let part = try package.part(settings.target)
    {
      let handler = WordSettings()
      try XMLReader.read(part, part: settings.target, handler)
      if handler.isProtected {
        throw IngestFailure(
          "文件限制编辑，不能加批注；请先取消保护", "the file is protected from editing; lift that first")
      }
    }
    var notes: [Message] = []
    if package.archive.entries.contains(where: { $0.name.hasPrefix("_xmlsignatures/") }) {
      notes.append(Message(zh: "加批注后原有数字签名失效", en: "its digital signature no longer holds"))
    }

    let layout = RunLayout()
    try XMLReader.read(main, part: source.mainPart, layout)
    var splicer = Splicer(main: main, layout: layout, segments: source.segments)

    // The list of comments: the file's own, or a new one.
    let folder = source.mainPart.lastIndex(of: "/").map { String(source.mainPart[...$0]) } ?? ""
    let known = links.values.first { !$0.isExternal && $0.type.hasSuffix("/comments") }?.target
    let name = known ?? folder + "comments.xml"
    let old = try known.map { target throws(IngestFailure) in try package.part(target) } ?? nil
    var nextID = 0
    if let old {
      let ids = CommentIDs()
      try XMLReader.read(old, part: name, ids)
      nextID = ids.highest + 1
    }
    let prefix = splicer.prefix
    var list = ""
    for annotation in annotations.prefix(5_000) {
      guard splicer.mark(annotation.range, id: nextID) else { continue }
      list += comment(annotation.text, nextID, prefix)
      nextID += 1
    }
    var changes = 0
    for annotation in annotations {
      for edit in annotation.edits where splicer.change(edit) { changes += 1 }
    }
    let count = splicer.marked
    var replaced: [(name: String, content: [UInt8])] = [(source.mainPart, splicer.result())]
    let space = splicer.namespace
    if let old {
      // The names in the list may bear another prefix than those of the body.
      let own = Self.prefix(ofRoot: old)
      let entries = annotationsXML(list, from: prefix, to: own)
      replaced.append((name, try inserting(entries, beforeEndOf: old, part: name)))
    } else if count > 0 {
      let root = prefix.isEmpty ? "comments" : "\(prefix):comments"
      let declaration = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)"
      replaced.append(
        (
          name,
          Array(
            ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
              + "<\(root) \(declaration)=\"\(space)\">\(list)</\(root)>").utf8)
        ))
      let types = "[Content_Types].xml"
      guard let content = try package.part(types) else {
        throw IngestFailure("缺少 [Content_Types].xml", "[Content_Types].xml is missing")
      }
      replaced.append(
        (
          types,
          try inserting(
            "<Override PartName=\"/\(name)\" ContentType=\"application/vnd.openxmlformats-"
              + "officedocument.wordprocessingml.comments+xml\"/>", beforeEndOf: content,
            part: types)
        ))
      let base =
        space.contains("purl.oclc.org")
        ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
        : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
      let file = source.mainPart.split(separator: "/").last.map(String.init) ?? ""
      let rels = folder + "_rels/" + file + ".rels"
      var id = "rIdDocLint"
      while links[id] != nil { id += "x" }
      let link = "<Relationship Id=\"\(id)\" Type=\"\(base)/comments\" Target=\"comments.xml\"/>"
      if let content = try package.part(rels) {
        replaced.append((rels, try inserting(link, beforeEndOf: content, part: rels)))
      } else {
        replaced.append(
          (
            rels,
            Array(
              ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns="
                + "\"http://schemas.openxmlformats.org/package/2006/relationships\">\(link)"
                + "</Relationships>").utf8)
          ))
      }
    }
    return Result(
      bytes: try ZipArchive.replacing(replaced, in: bytes), comments: count, changes: changes,
      notes: notes)
  }

  private static func comment(_ text: String, _ id: Int, _ prefix: String) -> String {
    let p = prefix.isEmpty ? "" : prefix + ":"
    let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      "<\(p)p><\(p)r><\(p)t xml:space=\"preserve\">\(String($0).escapedForMarkup)</\(p)t></\(p)r></\(p)p>"
    }.joined()
    return "<\(p)comment \(attribute(prefix))id=\"\(id)\" \(attribute(prefix))author=\"\(author)\" "
      + "\(attribute(prefix))initials=\"DL\">\(paragraphs)</\(p)comment>"
  }

  /// Attributes always bear a prefix: without one they are in no namespace.
  private static func attribute(_ prefix: String) -> String {
    prefix.isEmpty ? "w:" : prefix + ":"
  }

  private static func annotationsXML(_ xml: String, from: String, to: String) -> String {
    if from == to { return xml }
    let old = from.isEmpty ? "" : from + ":"
    let new = to.isEmpty ? "" : to + ":"
    var text = xml
    for name in ["comment", "p", "r", "t"] {
      for (a, b) in [
        ("<\(old)\(name) ", "<\(new)\(name) "), ("<\(old)\(name)>", "<\(new)\(name)>"),
        ("</\(old)\(name)>", "</\(new)\(name)>"),
      ] { text = text.replacing(a, with: b) }
    }
    for name in ["id", "author", "initials"] {
      text = text.replacing(" \(attribute(from))\(name)=", with: " \(attribute(to))\(name)=")
    }
    return text
  }

  /// Puts `text` before the end tag of the root.
  private static func inserting(
    _ text: String, beforeEndOf part: [UInt8], part name: String
  ) throws(IngestFailure) -> [UInt8] {
    var end = part.count - 1
    while end > 0, !(part[end - 1] == 0x3C && part[end] == 0x2F) { end -= 1 }
    guard end > 0 else {
      // An empty root: <Types/>.
      throw IngestFailure("部件 \(name) 是空的，无法改写", "\(name) is empty and cannot be extended")
    }
    return Array(part[..<(end - 1)]) + Array(text.utf8) + Array(part[(end - 1)...])
  }

  private static func prefix(ofRoot part: [UInt8]) -> String {
    var end = part.count - 1
    while end > 0, !(part[end - 1] == 0x3C && part[end] == 0x2F) { end -= 1 }
    let name = part[min(part.count, end + 1)...].prefix { $0 != 0x3E && $0 > 0x20 }
    guard let colon = name.firstIndex(of: 0x3A) else { return "" }
    return String(decoding: name[..<colon], as: UTF8.self)
  }

  private final class CommentIDs: XMLHandler {
    var highest = -1
    override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
      guard name.tag == .comment else { return }
      highest = max(highest, attributes.integer("id") ?? -1)
    }
  }
}

/// Where the runs of a story and their texts stand in its bytes.
private final class RunLayout: XMLHandler {
  struct Run {
    let start: Int
    /// Of the end tag.
    var end = 0
    var properties: Range<Int>?
    /// The first and the last thing in it, by the bytes at which they start.
    var firstAtom = -1
    var lastAtom = -1
  }
  struct Text {
    let run: Int
    let paragraph: Int
    /// The end tag's start.
    var end = 0
  }

  var runs: [Run] = []
  /// By the byte at which the element starts.
  var texts: [Int: Text] = [:]
  /// Of tracked changes.
  var highestID = 0
  private var open: [Int] = []
  private var paragraphs: [Int] = []
  private var paragraphCount = 0
  private var text: Int?
  private var depth = 0
  private var runDepths: [Int] = []
  private var propertyStart: Int?

  override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    depth += 1
    guard name.space == .w else { return atom(offset) }
    switch name.tag {
    case .p:
      paragraphCount += 1
      paragraphs.append(paragraphCount)
    case .r:
      runs.append(Run(start: offset))
      open.append(runs.count - 1)
      runDepths.append(depth)
    case .rPr:
      if let last = runDepths.last, depth == last + 1 { propertyStart = offset }
    case .ins, .del, .moveFrom, .moveTo:
      highestID = max(highestID, attributes.integer("id") ?? 0)
    default: atom(offset)
    }
    if name.tag == .t, let run = open.last, let paragraph = paragraphs.last {
      text = offset
      texts[offset] = Text(run: run, paragraph: paragraph)
    }
  }

  private func atom(_ offset: Int) {
    guard let run = open.last, let last = runDepths.last, depth == last + 1 else { return }
    if runs[run].firstAtom < 0 { runs[run].firstAtom = offset }
    runs[run].lastAtom = offset
  }

  override func end(_ name: XMLName, at offset: Int) {
    defer { depth -= 1 }
    guard name.space == .w else { return }
    switch name.tag {
    case .p: _ = paragraphs.popLast()
    case .r:
      if let run = open.popLast() {
        runs[run].end = offset
        runDepths.removeLast()
      }
    case .rPr:
      if let start = propertyStart, let last = runDepths.last, depth == last + 1,
        let run = open.last
      {
        runs[run].properties = start..<offset
        propertyStart = nil
      }
    case .t:
      if let text { texts[text]?.end = offset }
      text = nil
    default: break
    }
  }
}

/// Puts pieces between the bytes of the main part.
private struct Splicer {
  private struct Point {
    var endsChange = false
    var ends: [Int] = []
    var starts: [Int] = []
    var startsChange = false
    /// What is put in where a change ends.
    var insertion = ""
  }

  private let main: [UInt8]
  private let layout: RunLayout
  private let segments: [SourceSegment]
  /// By element and by the byte of its resolved text.
  private var points: [Int: [Int: Point]] = [:]
  private var nextChange: Int
  private var changed: [TextRange] = []
  private(set) var marked = 0
  let prefix: String
  let namespace: String

  init(main: [UInt8], layout: RunLayout, segments: [SourceSegment]) {
    self.main = main
    self.layout = layout
    self.segments = segments.filter { layout.texts[$0.element] != nil }
    nextChange = layout.highestID + 1
    let name = self.segments.first.map {
      main[($0.element + 1)...].prefix { $0 != 0x3E && $0 > 0x20 }
    }
    let colon = name?.firstIndex(of: 0x3A)
    prefix =
      colon.flatMap { colon in name.map { String(decoding: $0[..<colon], as: UTF8.self) } } ?? ""
    let head = String(decoding: main.prefix(16_384), as: UTF8.self)
    namespace =
      head.contains("http://purl.oclc.org/ooxml/wordprocessingml/main")
      ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
      : "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  }

  private var p: String { prefix.isEmpty ? "" : prefix + ":" }
  private var a: String { prefix.isEmpty ? "w:" : prefix + ":" }

  /// The first segment that ends behind `byte`.
  private func index(behind byte: Int) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].start + segments[middle].length <= byte {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private func paragraph(_ segment: SourceSegment) -> Int {
    layout.texts[segment.element]?.paragraph ?? 0
  }

  /// Puts the marks of a comment around a range; around what stands nearest to it where the range
  /// holds nothing that stands in the main part. A comment never leaves its paragraph.
  mutating func mark(_ range: TextRange, id: Int) -> Bool {
    guard !segments.isEmpty else { return false }
    let (start, end) = (Int(range.lowerBound), Int(range.upperBound))
    let first = min(index(behind: start), segments.count - 1)
    let from = segments[first]
    let fromByte = max(0, min(from.length, start - from.start)) + from.skip
    var last = first
    while last + 1 < segments.count, segments[last + 1].start < end,
      paragraph(segments[last + 1]) == paragraph(from)
    {
      last += 1
    }
    let to = segments[last]
    var toByte = max(0, min(to.length, end - to.start)) + to.skip
    var begin = fromByte
    if last == first, toByte <= fromByte {
      // Nothing of it is here: the whole piece stands for it.
      begin = from.skip
      toByte = from.skip + from.length
    }
    points[from.element, default: [:]][begin, default: Point()].starts.append(id)
    points[to.element, default: [:]][toByte, default: Point()].ends.append(id)
    marked += 1
    return true
  }

  /// Marks a replacement as a tracked change; false where it does not lie in one piece of text.
  mutating func change(_ edit: Edit) -> Bool {
    let (start, end) = (Int(edit.range.lowerBound), Int(edit.range.upperBound))
    guard !changed.contains(where: { $0.overlaps(edit.range) || $0 == edit.range }) else {
      return false
    }
    let i = index(behind: start)
    guard i < segments.count else { return false }
    let segment = segments[i]
    guard start >= segment.start, end <= segment.start + segment.length, end > start else {
      return false
    }
    let from = start - segment.start + segment.skip
    let to = end - segment.start + segment.skip
    // A comment that begins or ends within what is taken out would tear it apart.
    for key in (points[segment.element] ?? [:]).keys where key > from && key < to { return false }
    let id = nextChange
    nextChange += 2
    changed.append(edit.range)
    let old = points[segment.element]?[from]
    guard old?.startsChange != true, points[segment.element]?[to]?.endsChange != true else {
      return false
    }
    points[segment.element, default: [:]][from, default: Point()].startsChange = true
    points[segment.element, default: [:]][to, default: Point()].endsChange = true
    let text = layout.texts[segment.element]
    let properties = text.map { self.properties($0.run) } ?? ""
    let insertion =
      edit.replacement.isEmpty
      ? ""
      : "<\(p)ins \(a)id=\"\(id + 1)\" \(a)author=\"\(WordAnnotator.author)\"><\(p)r>\(properties)"
        + "<\(p)t xml:space=\"preserve\">\(edit.replacement.escapedForMarkup)</\(p)t></\(p)r>"
        + "</\(p)ins>"
    points[segment.element]?[to]?.insertion = insertion
    return true
  }

  private func properties(_ run: Int) -> String {
    guard let range = layout.runs[run].properties else { return "" }
    // The range ends before the end tag, or at an empty element's own start.
    let end = main[range.upperBound...].firstIndex(of: 0x3E).map { $0 + 1 } ?? range.upperBound
    return String(decoding: main[range.lowerBound..<end], as: UTF8.self)
  }

  private func marks(_ point: Point) -> String {
    var text = ""
    for id in point.ends {
      text +=
        "<\(p)commentRangeEnd \(a)id=\"\(id)\"/><\(p)r><\(p)commentReference \(a)id=\"\(id)\"/>"
        + "</\(p)r>"
    }
    for id in point.starts { text += "<\(p)commentRangeStart \(a)id=\"\(id)\"/>" }
    return text
  }

  func result() -> [UInt8] {
    var pieces: [(at: Int, order: Int, text: String)] = []
    var changeID = layout.highestID + 1
    var order = 0
    func add(_ at: Int, _ text: String) {
      order += 1
      pieces.append((at, order, text))
    }
    for element in points.keys.sorted() {
      guard let own = points[element], let text = layout.texts[element] else { continue }
      let run = layout.runs[text.run]
      guard let open = main[element...].firstIndex(of: 0x3E) else { continue }
      let content = main[(open + 1)..<text.end]
      let properties = properties(text.run)
      let places = Self.places(of: content)
      let runEnd = main[run.end...].firstIndex(of: 0x3E).map { $0 + 1 } ?? run.end
      let total = places.count - 1
      var splits = false
      for key in own.keys.sorted() {
        guard let point = own[key] else { continue }
        var at = places[max(0, min(key, total))]
        // Never between the bytes of one character.
        while at > open + 1, at < text.end, main[at] & 0xC0 == 0x80 { at -= 1 }
        let isPlain = !point.startsChange && !point.endsChange
        if isPlain, key <= 0, run.firstAtom == element {
          add(run.start, marks(point))
          continue
        }
        if isPlain, key >= total, run.lastAtom == element {
          add(runEnd, marks(point))
          continue
        }
        splits = true
        let close =
          point.endsChange
          ? "</\(p)delText></\(p)r></\(p)del>\(point.insertion)" : "</\(p)t></\(p)r>"
        let next: String
        if point.startsChange {
          next =
            "<\(p)del \(a)id=\"\(changeID)\" \(a)author=\"\(WordAnnotator.author)\"><\(p)r>"
            + "\(properties)<\(p)delText xml:space=\"preserve\">"
          changeID += 2
        } else {
          next = "<\(p)r>\(properties)<\(p)t xml:space=\"preserve\">"
        }
        add(at, close + marks(point) + next)
      }
      // The first half keeps its blanks, too.
      if splits, !String(decoding: main[element...open], as: UTF8.self).contains("xml:space") {
        add(open, " xml:space=\"preserve\"")
      }
    }
    pieces.sort { ($0.at, $0.order) < ($1.at, $1.order) }
    var out: [UInt8] = []
    out.reserveCapacity(main.count + pieces.reduce(0) { $0 + $1.text.utf8.count })
    var at = 0
    for piece in pieces {
      out += main[at..<piece.at]
      out += Array(piece.text.utf8)
      at = piece.at
    }
    return out + main[at...]
  }

  /// For each byte of a text with its entities resolved, where it stands; and the end.
  private static func places(of raw: ArraySlice<UInt8>) -> [Int] {
    var places: [Int] = []
    var i = raw.startIndex
    while i < raw.endIndex {
      if raw[i] == 0x26, let end = raw[i...].firstIndex(of: 0x3B) {
        let name = String(decoding: raw[(i + 1)..<end], as: UTF8.self)
        var length = 1
        if name.hasPrefix("#") {
          let digits = name.dropFirst()
          let value =
            digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
          length = value.flatMap(Unicode.Scalar.init).map { String($0).utf8.count } ?? 1
        }
        for _ in 0..<length { places.append(i) }
        i = end + 1
      } else if raw[i] == 0x0D, i + 1 < raw.endIndex, raw[i + 1] == 0x0A {
        // Two bytes of the file are one line end of the text.
        places.append(i)
        i += 2
      } else {
        places.append(i)
        i += 1
      }
    }
    places.append(raw.endIndex)
    return places
  }
}
