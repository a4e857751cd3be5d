/// What a file is, by its name and its content.
///
///     FileKind.sniff(name: "照片.png", bytes: bytes)    // .noDocument("图片（PNG）")
///
/// The content decides and the name is asked second, because names lie. It says only what a file
/// is not: what remains is `text`, and whether that can be read `TextDecoder` decides.
public enum FileKind: Hashable, Sendable {
  /// The formats that have a reader of their own.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// Office Open XML: docx, docm, dotx.
    case word
    case openDocument
    /// OpenDocument in one XML file.
    case flatOpenDocument
    /// GB/T 33190.
    case ofd
    case rtf
    /// The compound files of older Word and WPS.
    case compound
    case pdf
    /// A zip archive of files.
    case archive
  }

  /// To be decoded as text: Markdown and HTML too.
  case text
  /// Decoded as text although its name promises another format, if it is sound text.
  case textDespiteName
  /// To be read by the reader of that format.
  case document(Format)
  /// A document of a format that is not read, or a broken one.
  case unreadable(Message)
  /// No document at all.
  case noDocument(Message)

  /// - Parameters:
  ///   - name: the last part of the path, or the whole of it.
  ///   - bytes: the whole content; it is not empty.
  /// - Complexity: O(1), save for zip archives, in which the first and the last 64 KiB are searched.
  public static func sniff(name: String, bytes: [UInt8]) -> FileKind {
    if let reason = systemFile(name: name) { return .noDocument(reason) }
    if bytes.starts(with: baselineStart) {
      return .noDocument(Message(zh: "DocLint 的基线文件", en: "a baseline of DocLint"))
    }
    let suffix = pathExtension(of: name)
    let content = signature(bytes)
    if officeSuffixes.contains(suffix) {
      if bytes.isEmpty {
        return .unreadable(
          Message(zh: "文件为空，不是有效的 .\(suffix) 文件", en: "empty, which no .\(suffix) file is"))
      }
      switch content {
      case .office(let format):
        if let known = Self.format(format, bytes) { return .document(known) }
        return .unreadable(unsupported(format))
      case .archive("zip"):
        // A package that has lost its list of parts is told from a folder of files by its name.
        return .document(zipSuffixes.contains(suffix) ? .word : .archive)
      case nil:
        if zipSuffixes.contains(suffix), endsLikeZip(bytes) { return .document(.word) }
        return looksBinary(bytes) ? .unreadable(broken(suffix)) : .textDespiteName
      case .archive(let other), .noDocument(_, let other):
        return .unreadable(
          Message(
            zh: "扩展名是 .\(suffix)，内容却是 \(other)；请核对文件，或另存为纯文本（.txt）再检查",
            en: "named .\(suffix), but its content is \(other); "
              + "check the file, or save it as plain text"))
      }
    }
    switch content {
    case .office(let format):
      if let known = Self.format(format, bytes) { return .document(known) }
      return .unreadable(unsupported(format))
    case .archive("zip"): return .document(.archive)
    // An archive may hold the very documents that were to be checked: it must not pass unseen.
    case .archive(let format):
      return .unreadable(
        Message(
          zh: "这是压缩包（\(format)），里面的文件没有检查；请解压后再检查",
          en: "an archive (\(format)): nothing in it was checked; unpack it first"))
    case .noDocument(let what, let format):
      if textSuffixes.contains(suffix) {
        return .unreadable(
          Message(
            zh: "扩展名是 .\(suffix)，内容却是\(what.zh)（\(format)）；请核对文件",
            en: "named .\(suffix), but its content is \(what.en) (\(format)); check the file"))
      }
      return .noDocument(
        Message(
          zh: "不是文档：\(what.zh)（\(format)）", en: "no document: \(what.en) (\(format))"))
    case nil:
      // A name alone condemns only what is binary: a text called .jpg is still a text.
      if let what = mediaSuffixes[suffix], looksBinary(bytes) {
        return .noDocument(
          Message(
            zh: "不是文档：\(what.zh)（按扩展名 .\(suffix)）",
            en: "no document: \(what.en) (by its name, .\(suffix))"))
      }
      return .text
    }
  }

  /// Why a file of this name is no document whatever it holds, or nil: files of the system, of
  /// editors and office programs at work, and this program's own configuration.
  public static func systemFile(name: String) -> Message? {
    let name = lastPart(of: name)
    let lower = name.lowercased()
    if systemNames.contains(lower) || name.hasPrefix("._") {
      return Message(zh: "系统自身的文件", en: "a file of the system's own")
    }
    if name.hasPrefix("~$") || (name.hasPrefix(".~") && name.count > 2) {
      return Message(zh: "办公软件打开文件时的临时文件", en: "an office program's temporary file")
    }
    if (lower.hasSuffix("~") && name.count > 1)
      || [".swp", ".swo", ".swx"].contains(where: lower.hasSuffix)
      || (name.hasPrefix("#") && name.hasSuffix("#") && name.count > 2)
    {
      return Message(zh: "编辑器的备份文件", en: "an editor's backup")
    }
    if lower.hasSuffix(".doclint.yml") {
      return lower == ".doclint.yml"
        ? Message(zh: "DocLint 的配置文件", en: "a configuration of DocLint")
        : Message(zh: "DocLint 的豁免文件", en: "a suppression file of DocLint")
    }
    if lower.hasPrefix(".doclint") {
      return Message(zh: "DocLint 自身的文件", en: "a file of DocLint's own")
    }
    return nil
  }

  /// Whether a document of this name may hold comments of its own: text, Markdown and HTML do, the
  /// formats of office programs do not.
  static func holdsComments(name: String) -> Bool {
    !officeSuffixes.contains(pathExtension(of: name))
  }

  /// Whether the name is that of a Markdown file.
  static func isMarkdown(name: String) -> Bool {
    ["md", "markdown"].contains(pathExtension(of: name))
  }

  /// Why a folder of this name is not entered, or nil.
  static func systemFolder(name: String) -> Message? {
    guard systemFolders.contains(lastPart(of: name).lowercased()) else { return nil }
    return Message(zh: "系统或版本管理自身的文件夹", en: "a folder of the system or of version control")
  }

  // MARK: Names

  private static let systemNames: Set<String> = [
    ".ds_store", ".localized", "thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", "icon\r",
    ".gitignore", ".gitattributes", ".gitmodules", ".gitkeep",
  ]
  private static let systemFolders: Set<String> = [
    ".git", ".svn", ".hg", ".bzr", "__macosx", "$recycle.bin", "system volume information",
    ".trash", ".spotlight-v100", ".fseventsd", ".trashes",
  ]
  private static let baselineStart = Array("{\n  \"schema\": \"doclint-baseline/".utf8)
  private static let zipSuffixes: Set<String> = [
    "docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "pptx", "pptm", "ppsx", "ofd", "odt",
    "ods", "odp", "ott", "epub", "pages", "numbers", "key",
  ]
  private static let oleSuffixes: Set<String> = [
    "doc", "dot", "wps", "wpt", "xls", "xlt", "et", "ett", "ppt", "pps", "dps",
  ]
  private static let officeSuffixes: Set<String> = zipSuffixes.union(oleSuffixes).union([
    "pdf", "rtf", "fodt", "ceb", "caj", "uof", "uot", "mht", "mhtml",
  ])
  private static let textSuffixes: Set<String> = [
    "txt", "text", "md", "markdown", "html", "htm", "csv", "tsv",
  ]
  private static let image = Message(zh: "图片", en: "a picture")
  private static let sound = Message(zh: "音频", en: "a sound recording")
  private static let film = Message(zh: "视频", en: "a film")
  private static let font = Message(zh: "字体", en: "a font")
  private static let program = Message(zh: "程序", en: "a program")
  private static let database = Message(zh: "数据库", en: "a database")
  private static let mediaSuffixes: [String: Message] = {
    var table: [String: Message] = [:]
    let lists: [(Message, String)] = [
      (image, "png jpg jpeg jpe gif bmp tif tiff webp ico heic heif avif psd emf wmf svgz raw"),
      (sound, "mp3 wav wma aac flac ogg m4a amr ape mid"),
      (film, "mp4 avi mov mkv wmv flv rmvb mpg mpeg m4v webm 3gp"),
      (font, "ttf otf ttc woff woff2 eot fon"),
      (program, "exe dll so o a class pyc msi apk bin dylib lib obj"),
      (database, "db sqlite sqlite3 mdb accdb"),
    ]
    for (what, suffixes) in lists {
      for suffix in suffixes.split(separator: " ") { table[String(suffix)] = what }
    }
    return table
  }()

  private static func lastPart(of name: String) -> String {
    let bytes = name.utf8
    guard let last = bytes.lastIndex(where: { $0 != 0x2F }) else { return "" }
    let slash = bytes[..<last].lastIndex(of: 0x2F)
    return String(Substring(bytes[(slash.map(bytes.index(after:)) ?? bytes.startIndex)...last]))
  }

  /// In lower case, without the dot; empty if there is none.
  static func pathExtension(of name: String) -> String {
    let last = lastPart(of: name)
    guard let dot = last.utf8.lastIndex(of: 0x2E), dot != last.startIndex else { return "" }
    return last[last.utf8.index(after: dot)...].lowercased()
  }

  private static func unsupported(_ format: String) -> Message {
    Message(
      zh: "\(format)：此格式尚不支持，请另存为 docx 或纯文本（.txt）再检查",
      en: "\(format): format not supported yet; save as docx or plain text")
  }

  static func broken(_ suffix: String) -> Message {
    Message(
      zh: "不是有效的 .\(suffix) 文件，可能已损坏；请重新取得文件，或另存为纯文本（.txt）再检查",
      en: "not a valid .\(suffix) file, perhaps damaged; get it again, or save as plain text")
  }

  // MARK: Content

  private enum Content {
    case office(String)
    case archive(String)
    case noDocument(Message, String)
  }

  /// The reader for what `signature` calls by that name.
  private static func format(_ name: String, _ bytes: [UInt8]) -> Format? {
    switch name {
    case "OLE": .compound
    case "OOXML": .word
    case "ODF": bytes.first == 0x50 ? .openDocument : .flatOpenDocument
    case "OFD": .ofd
    case "RTF": .rtf
    case "PDF": .pdf
    default: nil
    }
  }

  /// Whether a name with this extension promises what the content is; names without an extension,
  /// or with one that means nothing here, promise nothing.
  static func promises(_ suffix: String, _ format: Format) -> Bool {
    let own: Set<String>
    switch format {
    case .word: own = ["docx", "docm", "dotx", "dotm", "wps", "wpt"]
    case .openDocument: own = ["odt", "ott"]
    case .flatOpenDocument: own = ["fodt", "xml"]
    case .ofd: own = ["ofd"]
    // Word and WPS save RTF under .doc without asking.
    case .rtf: own = ["rtf", "doc", "wps"]
    case .compound: own = ["doc", "dot", "wps", "wpt"]
    case .pdf: own = ["pdf"]
    case .archive: own = ["zip"]
    }
    if own.contains(suffix) { return true }
    return !officeSuffixes.contains(suffix) && !textSuffixes.contains(suffix)
      && mediaSuffixes[suffix] == nil
  }

  /// Whether the record that ends a zip archive stands near the end.
  private static func endsLikeZip(_ b: [UInt8]) -> Bool {
    find("PK\u{5}\u{6}", in: b.suffix(65_557))
  }

  private static func signature(_ b: [UInt8]) -> Content? {
    func at(_ offset: Int, _ text: String) -> Bool { has(b, offset, text) }
    func at(_ bytes: [UInt8]) -> Bool { b.starts(with: bytes) }
    if at([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .office("OLE") }
    if at([0x50, 0x4B, 0x03, 0x04]) || at([0x50, 0x4B, 0x05, 0x06]) { return zip(b) }
    if find("%PDF-", in: b[..<min(b.count, 1024)]) { return .office("PDF") }
    if at(0, "{\\rtf") { return .office("RTF") }
    if at(0, "Founder CEB") || at(0, "FCEB") { return .office("CEB") }
    if let xml = markup(b) { return .office(xml) }

    if at([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .noDocument(image, "PNG") }
    if at([0xFF, 0xD8, 0xFF]) { return .noDocument(image, "JPEG") }
    if at(0, "GIF87a") || at(0, "GIF89a") { return .noDocument(image, "GIF") }
    if at([0x49, 0x49, 0x2A, 0x00]) || at([0x4D, 0x4D, 0x00, 0x2A]) {
      return .noDocument(image, "TIFF")
    }
    // Two letters are too little to go by: the four reserved bytes of the header are zero.
    if at(0, "BM"), b.count >= 26, b[6..<10].allSatisfy({ $0 == 0 }) {
      return .noDocument(image, "BMP")
    }
    if at([0, 0, 1, 0]), b.count >= 22, b[5] == 0, b[4] > 0 { return .noDocument(image, "ICO") }
    if at(0, "8BPS") { return .noDocument(image, "PSD") }
    if at(0, "RIFF"), b.count >= 12 {
      if at(8, "WEBP") { return .noDocument(image, "WebP") }
      if at(8, "WAVE") { return .noDocument(sound, "WAV") }
      if at(8, "AVI ") { return .noDocument(film, "AVI") }
    }
    if at(4, "ftyp"), b.count >= 12, b[0] == 0 {
      if at(8, "hei") || at(8, "mif1") || at(8, "avif") { return .noDocument(image, "HEIF") }
      if at(8, "M4A") { return .noDocument(sound, "M4A") }
      return .noDocument(film, "MP4")
    }
    if at([0x49, 0x44, 0x33, 0x02]) || at([0x49, 0x44, 0x33, 0x03]) || at([0x49, 0x44, 0x33, 0x04])
      || (at([0xFF, 0xFB]) && b.count > 128 && looksBinary(b))
    {
      return .noDocument(sound, "MP3")
    }
    if at(0, "OggS") { return .noDocument(sound, "Ogg") }
    if at(0, "fLaC") { return .noDocument(sound, "FLAC") }
    if at(0, "#!AMR") { return .noDocument(sound, "AMR") }
    if at([0x1A, 0x45, 0xDF, 0xA3]) { return .noDocument(film, "Matroska") }
    if at([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) { return .noDocument(film, "WMV") }
    if at([0x46, 0x4C, 0x56, 0x01]) { return .noDocument(film, "FLV") }
    if at([0x00, 0x00, 0x01, 0xBA]) { return .noDocument(film, "MPEG") }

    if at([0x1F, 0x8B, 0x08]) { return .archive("gzip") }
    if at([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) { return .archive("7z") }
    if at([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]) { return .archive("rar") }
    if at([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return .archive("xz") }
    if at([0x28, 0xB5, 0x2F, 0xFD]) { return .archive("zstd") }
    if at(0, "BZh"), at(4, "1AY&SY") { return .archive("bzip2") }
    if at(257, "ustar") { return .archive("tar") }

    if at([0x7F, 0x45, 0x4C, 0x46]) { return .noDocument(program, "ELF") }
    if at(0, "MZ"), b.count >= 64, looksBinary(b) { return .noDocument(program, "EXE") }
    if at([0xCF, 0xFA, 0xED, 0xFE]) || at([0xCA, 0xFE, 0xBA, 0xBE]) {
      return .noDocument(program, "Mach-O, class")
    }
    if at([0x00, 0x61, 0x73, 0x6D, 0x01]) { return .noDocument(program, "WebAssembly") }
    if at([0x00, 0x01, 0x00, 0x00, 0x00]) || at(0, "OTTO") || at(0, "ttcf") || at(0, "wOFF")
      || at(0, "wOF2")
    {
      // The four letters begin no text that goes on with NULs.
      if looksBinary(b) { return .noDocument(font, "TrueType, OpenType, WOFF") }
    }
    if at(0, "SQLite format 3\0") { return .noDocument(database, "SQLite") }
    return nil
  }

  /// What a zip archive holds, by the names of its entries: a package within the archive must not
  /// be taken for it. Where the directory is lost, by the names that stand near its ends.
  private static func zip(_ b: [UInt8]) -> Content {
    if let names = entryNames(b) {
      if names.contains("ofd.xml") { return .office("OFD") }
      if names.contains("mimetype") {
        let head = b[..<min(b.count, 256)]
        if find("application/epub+zip", in: head) { return .office("EPUB") }
        if find("application/vnd.oasis.opendocument", in: head) { return .office("ODF") }
      }
      if names.contains("content.xml"), names.contains("meta-inf/manifest.xml") {
        return .office("ODF")
      }
      if names.contains("[content_types].xml") || names.contains("word/document.xml") {
        return .office("OOXML")
      }
      return .archive("zip")
    }
    let reach = 65_536
    let ends = [b.prefix(reach), b.suffix(min(reach, max(0, b.count - reach)))]
    func names(_ text: StaticString) -> Bool { ends.contains { find("\(text)", in: $0) } }
    if names("OFD.xml") { return .office("OFD") }
    if names("application/epub+zip") { return .office("EPUB") }
    if names("application/vnd.oasis.opendocument") { return .office("ODF") }
    if names("[Content_Types].xml") || names("word/document.xml") { return .office("OOXML") }
    return .archive("zip")
  }

  /// The names in a zip archive's directory, in lower case; nil if it cannot be found.
  private static func entryNames(_ b: [UInt8]) -> Set<String>? {
    guard b.count >= 22 else { return nil }
    var end = b.count - 22
    let lowest = max(0, b.count - 65_557)
    while end >= lowest, b.u32(end) != 0x0605_4B50 { end -= 1 }
    guard end >= lowest else { return nil }
    let size = Int(b.u32(end + 12))
    // Counted back from the end: something may stand before the archive.
    var at = end - size
    guard size > 0, at >= 0, b.u32(at) == 0x0201_4B50 else { return nil }
    var names: Set<String> = []
    while at + 46 <= end, b.u32(at) == 0x0201_4B50, names.count < IngestLimits.archiveEntries {
      let length = Int(b.u16(at + 28))
      guard at + 46 + length <= end else { break }
      let name = String(decoding: b[(at + 46)..<(at + 46 + length)], as: UTF8.self)
      names.insert(String(name.lowercased().map { $0 == "\\" ? "/" : $0 }))
      at += 46 + length + Int(b.u16(at + 30)) + Int(b.u16(at + 32))
    }
    return names
  }

  /// Documents that are written as plain text: Word's XML, Flat OPC, saved web pages.
  private static func markup(_ b: [UInt8]) -> String? {
    let head = b[..<min(b.count, 4096)]
    let start = b.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if has(b, start, "<?xml") {
      if find("progid=\"Word.Document\"", in: head) || find("<pkg:package", in: head)
        || find("schemas.microsoft.com/office/word/2003", in: head)
      {
        return "Word XML"
      }
      if find("office:document", in: head) { return "ODF" }
    }
    if has(b, start, "MIME-Version:"), find("multipart/related", in: head) { return "MHTML" }
    return nil
  }

  private static func has(_ b: [UInt8], _ offset: Int, _ text: String) -> Bool {
    let wanted = text.utf8.span
    guard b.count - offset >= wanted.count else { return false }
    for i in 0..<wanted.count where b[offset + i] != wanted[i] { return false }
    return true
  }

  private static func find(_ text: String, in bytes: ArraySlice<UInt8>) -> Bool {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    for i in bytes.startIndex...(bytes.endIndex - wanted.count) where bytes[i] == wanted[0] {
      var k = 1
      while k < wanted.count && bytes[i + k] == wanted[k] { k += 1 }
      if k == wanted.count { return true }
    }
    return false
  }

  /// Whether the beginning holds what no text in any encoding but UTF-16 and UTF-32 holds.
  private static func looksBinary(_ b: [UInt8]) -> Bool {
    b.prefix(1024).contains { $0 < 0x09 || ($0 > 0x0D && $0 < 0x1A) }
  }
}
