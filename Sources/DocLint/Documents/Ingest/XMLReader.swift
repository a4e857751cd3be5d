// expat behind a class to inherit from: events with known names, under limits.
internal import CExpat
internal import Glibc

/// The namespaces that readers tell apart.
enum XMLSpace: UInt8, Sendable {
  case none, other, w, r, mc, wp, a, wps, wpg, v, o, m, w14, w15, rels, types, cp, dc, dcterms, app
  case custom, vt, office, text, table, style, fo, draw, meta, xlink, ofd, xml

  /// What a name stands for; the transitional, the strict and the older ones alike.
  static func named(_ uri: String) -> XMLSpace {
    if let known = exact[uri] { return known }
    return uri.contains("ofdspec.org") ? .ofd : .other
  }

  private static let exact: [String: XMLSpace] = {
    var table: [String: XMLSpace] = [:]
    func add(_ space: XMLSpace, _ uris: String...) { for uri in uris { table[uri] = space } }
    let base = "http://schemas.openxmlformats.org/"
    let strict = "http://purl.oclc.org/ooxml/"
    add(.w, base + "wordprocessingml/2006/main", strict + "wordprocessingml/main")
    add(.r, base + "officeDocument/2006/relationships", strict + "officeDocument/relationships")
    add(.mc, base + "markup-compatibility/2006")
    add(
      .wp, base + "drawingml/2006/wordprocessingDrawing",
      strict + "drawingml/wordprocessingDrawing")
    add(.a, base + "drawingml/2006/main", strict + "drawingml/main")
    add(.m, base + "officeDocument/2006/math", strict + "officeDocument/math")
    add(.rels, base + "package/2006/relationships")
    add(.types, base + "package/2006/content-types")
    add(.cp, base + "package/2006/metadata/core-properties")
    add(
      .app, base + "officeDocument/2006/extended-properties",
      strict + "officeDocument/extendedProperties")
    add(
      .custom, base + "officeDocument/2006/custom-properties",
      strict + "officeDocument/customProperties")
    add(.vt, base + "officeDocument/2006/docPropsVTypes", strict + "officeDocument/docPropsVTypes")
    let word = "http://schemas.microsoft.com/office/word/"
    add(.wps, word + "2010/wordprocessingShape")
    add(.wpg, word + "2010/wordprocessingGroup")
    add(
      .w14, word + "2010/wordml", word + "2010/wordprocessingDrawing",
      word + "2010/wordprocessingCanvas", word + "2010/wordprocessingInk",
      "http://schemas.microsoft.com/office/drawing/2010/main")
    add(.w15, word + "2012/wordml")
    add(.v, "urn:schemas-microsoft-com:vml")
    add(.o, "urn:schemas-microsoft-com:office:office")
    add(.dc, "http://purl.org/dc/elements/1.1/")
    add(.dcterms, "http://purl.org/dc/terms/")
    let oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    add(.office, oasis + "office:1.0")
    add(.text, oasis + "text:1.0")
    add(.table, oasis + "table:1.0")
    add(.style, oasis + "style:1.0")
    add(.fo, oasis + "xsl-fo-compatible:1.0")
    add(.draw, oasis + "drawing:1.0")
    add(.meta, oasis + "meta:1.0")
    add(.xlink, "http://www.w3.org/1999/xlink")
    return table
  }()
}

/// The attributes of one element; valid only during the call that they come with.
@safe struct XMLAttributes {
  private let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  let count: Int

  fileprivate init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?, count: Int) {
    unsafe self.list = unsafe list
    self.count = count
  }

  /// The value of the attribute with that name, whatever its prefix.
  subscript(_ name: StaticString) -> String? {
    guard let list = unsafe list else { return nil }
    var i = 0
    while i < count * 2, let key = unsafe list[i], let value = unsafe list[i + 1] {
      let colon = unsafe strchr(key, 0x3A)
      let local = unsafe colon.map { unsafe UnsafePointer($0 + 1) } ?? key
      if unsafe strcmp(local, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self))
        == 0
      {
        return unsafe String(cString: value)
      }
      i += 2
    }
    return nil
  }

  /// Every name with its prefix, and the value.
  var all: [(name: String, value: String)] {
    guard let list = unsafe list else { return [] }
    return (0..<count).compactMap { i in
      guard let key = unsafe list[i * 2], let value = unsafe list[i * 2 + 1] else { return nil }
      return unsafe (String(cString: key), String(cString: value))
    }
  }

  func integer(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }
}

/// The name of an element: its namespace and the part behind the colon.
struct XMLName: Hashable, Sendable {
  let space: XMLSpace
  let tag: XMLTag
}

/// Receives the events of one part. Subclasses override what they need.
class XMLHandler {
  /// Set to stop the reading.
  final var failure: IngestFailure?
  /// Whether text is handed on; what comes while it is false is dropped.
  final var wantsText = false
  fileprivate final var prefixes: [String: XMLSpace] = ["xml": .xml]

  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {}
  func end(_ name: XMLName, at offset: Int) {}
  /// All the text between two tags, UTF-8.
  func text(_ bytes: [UInt8]) {}

  /// What a prefix stands for here.
  final func space(ofPrefix prefix: String) -> XMLSpace { prefixes[prefix] ?? .other }
}

/// For parts whose elements hold text or elements, not both: what an element holds comes at its end.
class XMLLeafHandler: XMLHandler {
  /// More text than this is cut off, in bytes.
  private static let longest = 4096
  private final var buffer: [UInt8] = []

  override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    buffer = []
    wantsText = true
  }

  override final func text(_ bytes: [UInt8]) {
    buffer += bytes.prefix(Self.longest - min(buffer.count, Self.longest))
  }

  override final func end(_ name: XMLName, at offset: Int) {
    let value = String(decoding: buffer, as: UTF8.self)
    buffer = []
    leaf(name, value)
  }

  /// - Parameter value: the text since the last tag; empty behind an element that holds others.
  func leaf(_ name: XMLName, _ value: String) {}
}

/// Reads one XML document by expat: no DOCTYPE, no entities of its own, nothing fetched.
enum XMLReader {
  /// Feeds `bytes` to `handler`.
  ///
  /// - Parameter part: the name of the part, for the reason.
  static func read(_ bytes: [UInt8], part: String, _ handler: XMLHandler) throws(IngestFailure) {
    guard let parser = unsafe XML_ParserCreate(nil) else {
      throw IngestFailure("内存不足", "out of memory")
    }
    defer { unsafe XML_ParserFree(parser) }
    // The callbacks reach the state through a pointer of their own: it is theirs alone, and they
    // run for every tag.
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    unsafe state.initialize(to: State(handler, parser))
    defer {
      unsafe state.deinitialize(count: 1)
      unsafe state.deallocate()
    }
    unsafe XML_SetUserData(parser, state)
    unsafe XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data = unsafe data, let name = unsafe name else { return }
        unsafe data.assumingMemoryBound(to: State.self).pointee.start(name, attributes)
      },
      { data, name in
        guard let data = unsafe data, let name = unsafe name else { return }
        unsafe data.assumingMemoryBound(to: State.self).pointee.end(name)
      })
    unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let data = unsafe data, let text = unsafe text else { return }
      unsafe data.assumingMemoryBound(to: State.self).pointee.text(text, count)
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let data = unsafe data else { return }
      unsafe data.assumingMemoryBound(to: State.self).pointee.doctype()
    }
    // Expat copies each piece. A small one stays in the cache; but what a tag leaves over at its
    // end is read again with the next, so that a huge tag would take many passes.
    let piece = 1 << 20
    var at = 0
    repeat {
      let end = min(bytes.count, at + piece)
      let status = unsafe bytes.withUnsafeBytes { buffer in
        let start = unsafe buffer.baseAddress.map { unsafe ($0 + at) }
        return unsafe XML_Parse(
          parser, start?.assumingMemoryBound(to: CChar.self), CInt(end - at),
          end == bytes.count ? 1 : 0)
      }
      if let failure = handler.failure { throw failure }
      if status != XML_STATUS_OK {
        let line = unsafe XML_GetCurrentLineNumber(parser)
        let column = unsafe XML_GetCurrentColumnNumber(parser)
        let error = unsafe XML_ErrorString(XML_GetErrorCode(parser)).map {
          unsafe String(cString: $0)
        }
        throw IngestFailure(
          "部件 \(part) 的 XML 有误（第 \(line) 行第 \(column + 1) 列：\(error ?? "?")），文件可能已损坏",
          "the XML of \(part) is wrong (line \(line), column \(column + 1): \(error ?? "?")); "
            + "the file may be damaged")
      }
      at = end
    } while at < bytes.count
  }

  /// What lies between expat's calls and the handler.
  @safe private struct State {
    let handler: XMLHandler
    private let parser: XML_Parser
    private var names = NameTable()
    private var open: [XMLName] = []
    /// Bindings to be restored: at which depth, which prefix, what it stood for.
    private var bindings: [(depth: Int, prefix: String, old: XMLSpace?)] = []
    private var buffer: [UInt8] = []
    /// Whether the handler wants no more.
    private var isStopped = false

    init(_ handler: XMLHandler, _ parser: XML_Parser) {
      self.handler = handler
      unsafe self.parser = unsafe parser
      open.reserveCapacity(64)
    }

    private mutating func stop(_ failure: IngestFailure) {
      if handler.failure == nil { handler.failure = failure }
      isStopped = true
      unsafe doclint_xml_stop(parser)
    }

    /// Stops if the handler has found a reason to.
    private mutating func stopIfFailed() {
      guard handler.failure != nil else { return }
      isStopped = true
      unsafe doclint_xml_stop(parser)
    }

    mutating func doctype() {
      stop(
        IngestFailure(
          "XML 中含有 DOCTYPE 声明（正常的办公文件没有），为安全起见未读取",
          "its XML declares a DOCTYPE, which office files do not; not read"))
    }

    private mutating func flush() {
      guard !buffer.isEmpty else { return }
      if handler.wantsText { handler.text(buffer) }
      buffer.removeAll(keepingCapacity: true)
    }

    mutating func start(
      _ name: UnsafePointer<CChar>, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
      if isStopped { return }
      flush()
      let count = Int(unsafe XML_GetSpecifiedAttributeCount(parser)) / 2
      if open.count >= IngestLimits.xmlDepth {
        return stop(
          IngestFailure(
            "XML 嵌套超过 \(IngestLimits.xmlDepth) 层，未读取",
            "its XML nests deeper than \(IngestLimits.xmlDepth) levels; not read"))
      }
      if count > IngestLimits.xmlAttributes {
        return stop(
          IngestFailure(
            "一个 XML 元素有 \(count) 个属性，未读取", "an XML element has \(count) attributes; not read"))
      }
      let attributes = unsafe XMLAttributes(list, count: count)
      if count > 0 { unsafe bind(list, count) }
      let resolved = unsafe names.name(name, handler)
      open.append(resolved)
      handler.start(resolved, attributes, at: Int(unsafe XML_GetCurrentByteIndex(parser)))
      stopIfFailed()
    }

    private mutating func bind(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?, _ count: Int) {
      guard let list = unsafe list else { return }
      for i in 0..<count {
        guard let key = unsafe list[i * 2], unsafe key[0] == 0x78,
          unsafe strncmp(key, "xmlns", 5) == 0,
          let value = unsafe list[i * 2 + 1]
        else { continue }
        let name = unsafe String(cString: key)
        guard name == "xmlns" || name.hasPrefix("xmlns:") else { continue }
        let prefix = String(name.dropFirst(6))
        bindings.append((open.count, prefix, handler.prefixes[prefix]))
        handler.prefixes[prefix] = unsafe XMLSpace.named(String(cString: value))
        names.forgetSpaces()
      }
    }

    mutating func end(_ name: UnsafePointer<CChar>) {
      if isStopped { return }
      flush()
      guard let resolved = open.popLast() else { return }
      handler.end(resolved, at: Int(unsafe XML_GetCurrentByteIndex(parser)))
      while let last = bindings.last, last.depth == open.count {
        handler.prefixes[last.prefix] = last.old
        bindings.removeLast()
        names.forgetSpaces()
      }
      stopIfFailed()
    }

    mutating func text(_ text: UnsafePointer<CChar>, _ count: CInt) {
      guard !isStopped, handler.wantsText else { return }
      unsafe buffer.append(
        contentsOf: UnsafeRawBufferPointer(start: text, count: Int(count)))
      if buffer.count > IngestLimits.textBytes {
        stop(IngestFailure("文字过多，未读取", "too much text; not read"))
      }
    }
  }

  /// Names of elements by their spelling, so that each is looked up once.
  @safe private struct NameTable {
    private struct Entry {
      let start: Int
      let count: Int
      let hash: UInt32
      let prefix: Int
      let tag: XMLTag
      var space: XMLSpace
      var epoch: Int
    }
    private var entries: [Entry] = []
    private var spellings: [UInt8] = []
    private var prefixes: [String] = []
    private var slots = [Int32](repeating: -1, count: 1024)
    private var epoch = 0
    private static let limit = 512

    mutating func forgetSpaces() { epoch += 1 }

    mutating func name(_ text: UnsafePointer<CChar>, _ handler: XMLHandler) -> XMLName {
      var hash: UInt32 = 2_166_136_261
      var count = 0
      while true {
        let c = unsafe UInt8(bitPattern: text[count])
        if c == 0 { break }
        hash = (hash ^ UInt32(c)) &* 16_777_619
        count += 1
      }
      var slot = Int(hash & 1023)
      while slots[slot] >= 0 {
        let index = Int(slots[slot])
        let entry = entries[index]
        if entry.hash == hash, entry.count == count, unsafe isSame(entry, text) {
          if entry.epoch != epoch {
            entries[index].space = handler.prefixes[prefixes[entry.prefix]] ?? .none
            entries[index].epoch = epoch
          }
          return XMLName(space: entries[index].space, tag: entry.tag)
        }
        slot = (slot + 1) & 1023
      }
      let bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: text, count: count))
      let parts = bytes.split(separator: 0x3A, maxSplits: 1)
      let prefix = parts.count == 2 ? String(decoding: parts[0], as: UTF8.self) : ""
      let name = XMLName(
        space: handler.prefixes[prefix] ?? .none,
        tag: XMLTag.named(String(decoding: parts.last ?? [], as: UTF8.self)))
      if entries.count < Self.limit {
        slots[slot] = Int32(entries.count)
        let known = prefixes.firstIndex(of: prefix)
        if known == nil { prefixes.append(prefix) }
        entries.append(
          Entry(
            start: spellings.count, count: count, hash: hash, prefix: known ?? prefixes.count - 1,
            tag: name.tag, space: name.space, epoch: epoch))
        spellings += bytes
      }
      return name
    }

    private func isSame(_ entry: Entry, _ text: UnsafePointer<CChar>) -> Bool {
      var i = 0
      while i < entry.count {
        let c = unsafe UInt8(bitPattern: text[i])
        if spellings[entry.start + i] != c { return false }
        i += 1
      }
      return true
    }
  }
}
