/// Writes zip archives without compression, byte by byte.
struct ZipBuilder {
  private var files: [(name: [UInt8], content: [UInt8])] = []

  init(_ files: KeyValuePairs<String, String> = [:]) {
    for (name, content) in files { add(name, Array(content.utf8)) }
  }

  mutating func add(_ name: String, _ content: [UInt8]) { add(Array(name.utf8), content) }
  mutating func add(_ name: [UInt8], _ content: [UInt8]) { files.append((name, content)) }

  var bytes: [UInt8] {
    func le(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let at = out.count
      let common =
        le(20, 2) + le(0, 2) + le(0, 2) + le(0, 2) + le(0x21, 2)
        + le(Int(Self.crc(file.content)), 4)
        + le(file.content.count, 4) + le(file.content.count, 4) + le(file.name.count, 2) + le(0, 2)
      out += [0x50, 0x4B, 3, 4] + common + file.name + file.content
      directory +=
        [0x50, 0x4B, 1, 2] + le(20, 2) + common + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4)
        + le(at, 4) + file.name
    }
    let start = out.count
    out += directory
    out +=
      [0x50, 0x4B, 5, 6] + le(0, 4) + le(files.count, 2) + le(files.count, 2)
      + le(directory.count, 4) + le(start, 4) + le(0, 2)
    return out
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}

/// A Word document in its smallest form.
struct WordBuilder {
  static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packageType = "application/vnd.openxmlformats-package."
  private static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  /// Parts whose type is named after the relationship that leads to them.
  private static let typed: Set<String> = [
    "numbering", "styles", "settings", "comments", "footnotes", "endnotes", "header", "footer",
  ]
  var body = ""
  var parts: [(kind: String, name: String, content: String)] = []
  var settings = ""
  var prefix = ""

  init(_ body: String) { self.body = body }

  static func root(_ name: String, _ content: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:\(name) xmlns:w=\"\(space)\" xmlns:r=\"\(links)\" "
      + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
      + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
      + "xmlns:x=\"urn:unknown\" xmlns:v=\"urn:schemas-microsoft-com:vml\">\(content)</w:\(name)>"
  }

  /// A paragraph of one run.
  static func p(_ text: String, _ properties: String = "", run: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:rPr>\(run)</w:rPr><w:t>\(text)</w:t></w:r></w:p>"
  }

  mutating func add(_ kind: String, _ name: String, _ root: String, _ content: String) {
    parts.append((kind, name, Self.root(root, content)))
  }

  var bytes: [UInt8] {
    var zip = ZipBuilder([
      "[Content_Types].xml": "<?xml version=\"1.0\"?><Types "
        + "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Default Extension=\"rels\" ContentType=\"\(Self.packageType)relationships+xml\"/>"
        + "<Override PartName=\"/word/document.xml\" ContentType=\"\(Self.wordType)document.main+xml\"/>"
        + parts.filter { Self.typed.contains($0.kind) }.map {
          "<Override PartName=\"/word/\($0.name)\" ContentType=\"\(Self.wordType)\($0.kind)+xml\"/>"
        }.joined() + "</Types>",
      "_rels/.rels": Self.relationships([("officeDocument", "word/document.xml")]),
      "word/_rels/document.xml.rels": Self.relationships(parts.map { ($0.kind, $0.name) }),
    ])
    zip.add(
      "word/document.xml", Array((prefix + Self.root("document", "<w:body>\(body)</w:body>")).utf8))
    for part in parts { zip.add("word/" + part.name, Array(part.content.utf8)) }
    return zip.bytes
  }

  static func relationships(_ list: [(kind: String, target: String)]) -> String {
    let items = list.enumerated().map { index, item in
      "<Relationship Id=\"r\(index)\" Type=\"\(links)/\(item.kind)\" Target=\"\(item.target)\"/>"
    }
    return "<?xml version=\"1.0\"?><Relationships "
      + "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + items.joined() + "</Relationships>"
  }
}
