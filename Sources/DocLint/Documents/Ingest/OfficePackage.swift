/// The parts of an Office Open XML package and what leads from one to another.
struct OfficePackage: ~Copyable {
  struct Relationship: Sendable {
    let type: String
    let target: String
    let isExternal: Bool
  }

  var archive: ZipArchive
  let mainPart: String
  let root: [String: Relationship]

  init(_ bytes: [UInt8]) throws(IngestFailure) {
    var archive = try ZipArchive(bytes)
    let root = try Self.relationships(of: "", in: &archive)
    var main = root.values.filter { !$0.isExternal && $0.type.hasSuffix("/officeDocument") }
      .map(\.target).sorted().first
    if main.flatMap({ archive.entry($0) }) == nil, archive.entry("word/document.xml") != nil {
      main = "word/document.xml"
    }
    guard let main, archive.entry(main) != nil else {
      throw IngestFailure(
        "压缩包里没有文档正文（缺少主部件），文件不完整", "its main part is missing: the package is incomplete")
    }
    self.archive = archive
    mainPart = main
    self.root = root
  }

  /// The relationships of a part, targets resolved within the package.
  static func relationships(
    of part: String, in archive: inout ZipArchive
  ) throws(IngestFailure) -> [String: Relationship] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { String(part[..<$0]) } ?? ""
    let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/" + name + ".rels"
    guard let entry = archive.entry(path) else { return [:] }
    let handler = RelationshipHandler(folder: folder)
    try XMLReader.read(try archive.read(entry), part: path, handler)
    return handler.found
  }

  mutating func relationships(of part: String) throws(IngestFailure) -> [String: Relationship] {
    try Self.relationships(of: part, in: &archive)
  }

  /// The content of a part; nil if the package has none of that name.
  mutating func part(_ name: String) throws(IngestFailure) -> [UInt8]? {
    guard let entry = archive.entry(name) else { return nil }
    return try archive.read(entry)
  }

  /// A name within the package: `..` never leads out of it.
  static func resolved(_ target: String, from folder: String) -> String {
    var parts: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for piece in target.split(separator: "/") {
      switch piece {
      case ".": continue
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(piece)
      }
    }
    return parts.joined(separator: "/")
  }

  private final class RelationshipHandler: XMLHandler {
    var found: [String: Relationship] = [:]
    private let folder: String
    init(folder: String) { self.folder = folder }

    override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
      guard name.tag == .relationship, let id = attributes["Id"], let type = attributes["Type"],
        let target = attributes["Target"]
      else { return }
      let isExternal = attributes["TargetMode"] == "External"
      found[id] = Relationship(
        type: type,
        target: isExternal ? target : OfficePackage.resolved(target, from: folder),
        isExternal: isExternal)
    }
  }
}

/// Reads the few properties of a document that say where it comes from.
final class PropertyHandler: XMLLeafHandler {
  var provenance: Provenance
  private var property: String?
  private(set) var custom: [String: String] = [:]

  init(_ provenance: Provenance) { self.provenance = provenance }

  override func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    super.start(name, attributes, at: offset)
    if name.tag == .property { property = attributes["name"] }
  }

  override func leaf(_ name: XMLName, _ value: String) {
    guard !value.isEmpty, value.contains(where: { !$0.isWhitespace }) else { return }
    switch (name.space, name.tag) {
    case (.dc, .creator): provenance.creator = provenance.creator ?? value
    case (.meta, .initialCreator): provenance.creator = value
    case (_, .lastModifiedBy): provenance.lastModifiedBy = value
    case (_, .created), (.meta, .creationDate): provenance.created = value
    case (_, .modified), (.dc, .date): provenance.modified = value
    case (_, .revision), (.meta, .editingCycles): provenance.revision = value
    case (.dc, .title): provenance.title = value
    case (.app, .application), (.meta, .generator): provenance.application = value
    case (.app, .company): provenance.company = value
    case (.app, .appTemplate): provenance.template = value
    case (.vt, _): if let property { custom[property] = value }
    default: break
    }
  }
}
