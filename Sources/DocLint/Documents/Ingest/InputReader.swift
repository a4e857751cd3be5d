/// Finds files, and turns each into a document or the reason why it is none.
///
///     let reader = InputReader()
///     let inputs = reader.discover(["报送"]).map(reader.read)
///
/// Nothing is passed over in silence: every file below the paths comes back, as a document, failed
/// or skipped. Values only, so any number of threads may read at once.
public struct InputReader: Sendable {
  /// What is read and what is not.
  public struct Options: Sendable {
    /// The size in bytes above which a file is failed rather than read.
    public var maximumBytes = 100_000_000
    /// How tracked changes are read.
    public var revisions = RevisionView.final
    /// Whether the configuration excludes what is shown by this path, a file or a whole folder.
    public var excluded: @Sendable (String) -> Bool = { _ in false }

    /// 100 MB a file, nothing excluded.
    public init() {}
  }

  /// One file to be read: the bytes of its name, the name it is shown by, and what is already known
  /// against it.
  public struct File: Sendable, Comparable, Hashable {
    /// As the system knows it; for a relative path without a leading `./`.
    public let pathBytes: [UInt8]
    /// As it is shown, unique among names: the path, with bytes that are no UTF-8 as `\xFF`. In
    /// such a path, and in one that reads as if it were, a backslash is `\\`. Control characters
    /// stay as they are.
    public let path: String
    fileprivate let verdict: Verdict?

    fileprivate enum Verdict: Hashable, Sendable {
      case failed(Message)
      case skipped(Message)
    }

    /// A file by the bytes of its name, unseen.
    public init(pathBytes: [UInt8]) { self.init(InputReader.normal(pathBytes), nil) }

    fileprivate init(_ pathBytes: [UInt8], _ verdict: Verdict?) {
      self.pathBytes = pathBytes
      self.path = InputReader.display(pathBytes)
      self.verdict = verdict
    }

    /// By the bytes of the path.
    public static func < (a: File, b: File) -> Bool {
      a.pathBytes.lexicographicallyPrecedes(b.pathBytes)
    }
    /// By the bytes of the path: two names that Unicode calls equivalent are two files.
    public static func == (a: File, b: File) -> Bool { a.pathBytes == b.pathBytes }
    /// Hashes the bytes of the path.
    public func hash(into hasher: inout Hasher) { hasher.combine(pathBytes) }
  }

  /// What was asked for when the reader was made.
  public let options: Options

  /// A reader; it holds nothing open.
  public init(options: Options = Options()) { self.options = options }

  // MARK: Finding

  /// Every file below the paths, sorted by the bytes of its path, each once.
  ///
  /// Folders are searched to any depth, symbolic links followed, and each folder entered once,
  /// under its own name rather than a link's where it has both. A file that is reached by two
  /// spellings of one path comes once; a second name of the same file, by a hard or symbolic link,
  /// comes as skipped and names the first. The order of the arguments has no effect.
  ///
  /// - Parameter paths: files and folders, as bytes: names need not be UTF-8.
  /// - Complexity: one `lstat` for each file, one `stat` more for each symbolic link.
  public func discover(_ paths: [[UInt8]]) -> [File] {
    var search = Search(options: options)
    for path in Set(paths.map(Self.normal)).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      search.visit(path, isArgument: true)
    }
    search.run()
    return search.files()
  }

  /// The same for paths that are UTF-8.
  public func discover(_ paths: [String]) -> [File] { discover(paths.map { Array($0.utf8) }) }

  private struct Search {
    let options: Options
    /// Folders still to be entered: those that stand there, and those that links lead to.
    var folders: [[UInt8]] = []
    var linkedFolders: [[UInt8]] = []
    var entered: Set<FileStatus.Identity> = []
    var settled: [File] = []
    var seen: Set<[UInt8]> = []
    var candidates: [(path: [UInt8], identity: FileStatus.Identity, isLink: Bool)] = []

    mutating func settle(_ path: [UInt8], _ verdict: File.Verdict) {
      if seen.insert(path).inserted { settled.append(File(path, verdict)) }
    }

    mutating func visit(_ path: [UInt8], isArgument: Bool) {
      do {
        var status = try POSIXFile.status(of: path, followingLinks: false)
        let isLink = status.kind == .link
        let name = InputReader.display(path)
        if path != [0x2E] && options.excluded(name) {
          return settle(path, .skipped(InputReader.excludedReason))
        }
        if isLink {
          do {
            status = try POSIXFile.status(of: path, followingLinks: true)
          } catch {
            return settle(path, .failed(InputReader.brokenLink(error)))
          }
        }
        switch status.kind {
        case .folder:
          if !isArgument, let reason = FileKind.systemFolder(name: name) {
            return settle(path, .skipped(reason))
          }
          if isLink { linkedFolders.append(path) } else { folders.append(path) }
        case .regular:
          if let reason = FileKind.systemFile(name: name) {
            return settle(path, .skipped(reason))
          }
          if seen.insert(path).inserted { candidates.append((path, status.identity, isLink)) }
        default: settle(path, .skipped(InputReader.special(status.kind)))
        }
      } catch {
        settle(path, .failed(error.meaning))
      }
    }

    mutating func run() {
      while let folder = folders.popLast() ?? linkedFolders.popLast() {
        do {
          let status = try POSIXFile.status(of: folder, followingLinks: true)
          guard entered.insert(status.identity).inserted else { continue }
          let names = try POSIXFile.names(inFolder: folder)
          let prefix = folder == [0x2E] ? [] : folder.last == 0x2F ? folder : folder + [0x2F]
          // Last in, first out: the first name is visited first.
          for name in names.sorted(by: { $1.lexicographicallyPrecedes($0) }) {
            visit(prefix + name, isArgument: false)
          }
        } catch {
          settle(
            folder,
            .failed(
              Message(
                zh: "文件夹打不开：\(error.meaning.zh)",
                en: "the folder cannot be opened: \(error.meaning.en)")))
        }
      }
    }

    func files() -> [File] {
      // Own names before links, then by path.
      let sorted = candidates.sorted { a, b in
        a.isLink != b.isLink ? b.isLink : a.path.lexicographicallyPrecedes(b.path)
      }
      var first: [FileStatus.Identity: [UInt8]] = [:]
      var files = settled
      for (path, identity, isLink) in sorted {
        guard let other = first[identity] else {
          first[identity] = path
          files.append(File(path, nil))
          continue
        }
        if !isLink, POSIXFile.canonical(path) == POSIXFile.canonical(other) { continue }
        let name = InputReader.display(other)
        files.append(
          File(
            path,
            .skipped(
              Message(zh: "与 \(name) 是同一个文件", en: "the same file as \(name)"))))
      }
      return files.sorted()
    }
  }

  private static let excludedReason = Message(zh: "配置排除", en: "excluded by the configuration")

  private static func brokenLink(_ failure: POSIXFailure) -> Message {
    failure.isNotFound
      ? Message(zh: "符号链接指向的文件不存在", en: "a symbolic link to a file that does not exist")
      : failure.meaning
  }

  private static func special(_ kind: FileStatus.Kind) -> Message {
    switch kind {
    case .pipe: Message(zh: "不是文档：命名管道", en: "no document: a named pipe")
    case .socket: Message(zh: "不是文档：套接字", en: "no document: a socket")
    case .device: Message(zh: "不是文档：设备", en: "no document: a device")
    case .folder: Message(zh: "不是文档：文件夹", en: "no document: a folder")
    default: Message(zh: "不是文档：特殊文件", en: "no document: a special file")
    }
  }

  // MARK: Reading

  /// The document that stands in `file`, or why there is none. Waits for no pipe.
  ///
  /// An archive of several files is failed; `readAll` opens it.
  ///
  /// - Complexity: O(*n*) in the size of the file, which is held in memory.
  public func read(_ file: File) -> Input {
    switch content(of: file) {
    case .input(let input): input
    case .bytes(let bytes): read(bytes: bytes, path: file.path)
    }
  }

  /// The documents that stand in `file`: one, or those that a zip archive holds, each under the
  /// archive's path, a slash, and its name inside.
  public func readAll(_ file: File) -> [Input] {
    switch content(of: file) {
    case .input(let input): [input]
    case .bytes(let bytes): readAll(bytes: bytes, path: file.path)
    }
  }

  private enum Content {
    case bytes([UInt8])
    case input(Input)
  }

  private func content(of file: File) -> Content {
    switch file.verdict {
    case .failed(let reason): return .input(Input(path: file.path, outcome: .failed(reason)))
    case .skipped(let reason): return .input(Input(path: file.path, outcome: .skipped(reason)))
    case nil: break
    }
    do {
      // A pipe may stand here now, or have stood here all along if nobody looked.
      let status: FileStatus
      do {
        status = try POSIXFile.status(of: file.pathBytes, followingLinks: true)
      } catch {
        throw POSIXFile.ReadFailure.posix(error)
      }
      guard status.kind == .regular else {
        return .input(Input(path: file.path, outcome: .skipped(Self.special(status.kind))))
      }
      return .bytes(try POSIXFile.read(file.pathBytes, limit: options.maximumBytes))
    } catch let failure as POSIXFile.ReadFailure {
      return .input(Input(path: file.path, outcome: outcome(of: failure)))
    } catch {
      return .input(
        Input(path: file.path, outcome: .failed(Message(zh: "读取失败", en: "could not be read"))))
    }
  }

  private func outcome(of failure: POSIXFile.ReadFailure) -> Input.Outcome {
    switch failure {
    case .posix(let error): .failed(error.meaning)
    case .tooLarge(let size): .failed(tooLarge(size))
    case .notRegular(let kind): .skipped(Self.special(kind))
    }
  }

  private func tooLarge(_ size: Int) -> Message {
    Message(
      zh: "文件过大：\(size) 字节，上限 \(options.maximumBytes) 字节；请拆分文件，或调高上限（limits）",
      en: "too large: \(size) bytes, the limit is \(options.maximumBytes); "
        + "split the file or raise the limit (limits)")
  }

  /// The document that `bytes` are, or why they are none: for standard input, and for programs that
  /// hold their documents elsewhere.
  ///
  /// - Parameters:
  ///   - bytes: the whole content, whatever it is.
  ///   - path: the name under which it is reported; its extension counts as that of a file.
  /// - Complexity: O(*n*).
  public func read(bytes: [UInt8], path: String) -> Input {
    guard bytes.count <= options.maximumBytes else {
      return Input(path: path, outcome: .failed(tooLarge(bytes.count)))
    }
    let sha256 = SHA256.hex(of: bytes)
    func input(_ outcome: Input.Outcome) -> Input {
      Input(path: path, sha256: sha256, outcome: outcome)
    }
    let suffix = FileKind.pathExtension(of: path)
    var despiteName = false
    switch FileKind.sniff(name: path, bytes: bytes) {
    case .unreadable(let reason): return input(.failed(reason))
    case .noDocument(let reason): return input(.skipped(reason))
    case .document(let format):
      do throws(IngestFailure) {
        let ingested = try OfficeReader(options: options).read(bytes, format)
        return input(.document(document(ingested, format, suffix, path: path, sha256: sha256)))
      } catch {
        return input(.failed(error.reason))
      }
    case .textDespiteName: despiteName = true
    case .text: break
    }
    if bytes.isEmpty { return input(.skipped(Message(zh: "文件为空", en: "empty file"))) }
    let decoded = TextDecoder.decode(bytes)
    if let reason = decoded.failure { return input(.failed(reason)) }
    if despiteName && (decoded.damageCount > 0 || decoded.margin < TextDecoder.smallMargin) {
      return input(.failed(FileKind.broken(suffix)))
    }
    guard !decoded.utf8.isEmpty else {
      return input(
        .skipped(
          Message(zh: "文件为空（只有字节序标记）", en: "empty file (nothing but a byte-order mark)")))
    }
    guard decoded.utf8.count < Int(UInt32.max) else {
      return input(.failed(tooLarge(bytes.count)))
    }
    if HTMLReader.looksLikeHTML(decoded.utf8, suffix: suffix) {
      return input(html(decoded, suffix, despiteName, path: path, sha256: sha256))
    }
    var origin: DocumentOrigin?
    if despiteName {
      origin = DocumentOrigin(format: "txt")
      origin?.note(misleadingExtension: suffix)
    }
    return input(
      .document(
        Document(
          path: path, text: SourceText(validUTF8: decoded.utf8), sha256: sha256,
          notes: decoded.notes, origin: origin)))
  }

  private func html(
    _ decoded: DecodedText, _ suffix: String, _ despiteName: Bool, path: String, sha256: String
  ) -> Input.Outcome {
    do throws(IngestFailure) {
      let ingested = try HTMLReader.read(decoded.utf8, revisions: options.revisions)
      if ingested.utf8.isEmpty {
        return .skipped(Message(zh: "网页没有文字", en: "a page without text"))
      }
      var origin = ingested.origin
      if despiteName || suffix == "txt" { origin.note(misleadingExtension: suffix) }
      return .document(
        Document(
          path: path, text: SourceText(validUTF8: ingested.utf8), sha256: sha256,
          notes: decoded.notes + ingested.notes, origin: origin))
    } catch {
      return .failed(error.reason)
    }
  }

  /// The documents that `bytes` are: one, or those that a zip archive holds.
  public func readAll(bytes: [UInt8], path: String) -> [Input] {
    guard bytes.count <= options.maximumBytes,
      FileKind.sniff(name: path, bytes: bytes) == .document(.archive)
    else { return [read(bytes: bytes, path: path)] }
    return ZipFolderReader(reader: self).read(bytes, path: path)
  }

  private func document(
    _ ingested: Ingested, _ format: FileKind.Format, _ suffix: String, path: String, sha256: String
  ) -> Document {
    var origin = ingested.origin
    if !FileKind.promises(suffix, format) { origin.note(misleadingExtension: suffix) }
    return Document(
      path: path, text: SourceText(validUTF8: ingested.utf8), sha256: sha256,
      notes: ingested.notes, origin: origin)
  }

  // MARK: Names

  /// Without `./` at the start, doubled slashes, `/.` parts and a slash at the end; `.` if nothing
  /// remains. `..` stays, for with links it is not what it seems.
  static func normal(_ path: [UInt8]) -> [UInt8] {
    let absolute = path.first == 0x2F
    let parts = path.split(separator: 0x2F).filter { $0 != [0x2E] }
    let joined = Array(parts.joined(separator: [0x2F]))
    if absolute { return [0x2F] + joined }
    return joined.isEmpty && !path.isEmpty ? [0x2E] : joined
  }

  /// Two paths that differ are shown differently: the escaped form always holds `\x` and two
  /// digits, and what holds that is always escaped.
  static func display(_ path: [UInt8]) -> String {
    let plain = String(validating: path, as: UTF8.self)
    if let plain, !looksEscaped(path) { return plain }
    var shown = ""
    var rest = path[...]
    while let byte = rest.first {
      if byte == 0x5C {
        shown += "\\\\"
        rest = rest.dropFirst()
        continue
      }
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if let text = String(validating: rest.prefix(length), as: UTF8.self),
        text.utf8.count == length
      {
        shown += text
        rest = rest.dropFirst(length)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        shown += "\\x" + (hex.count == 1 ? "0" + hex : hex)
        rest = rest.dropFirst()
      }
    }
    return shown
  }

  /// The bytes of the path that `display` showed so.
  static func bytes(ofShown shown: String) -> [UInt8] {
    let all = Array(shown.utf8)
    guard looksEscaped(all) else { return all }
    var out: [UInt8] = []
    var i = 0
    while i < all.count {
      if all[i] == 0x5C, i + 1 < all.count, all[i + 1] == 0x5C {
        out.append(0x5C)
        i += 2
      } else if all[i] == 0x5C, looksEscaped(Array(all[i...].prefix(4))),
        let byte = UInt8(String(decoding: all[i + 2..<i + 4], as: UTF8.self), radix: 16)
      {
        out.append(byte)
        i += 4
      } else {
        out.append(all[i])
        i += 1
      }
    }
    return out
  }

  /// Whether `\x` and two upper-case hexadecimal digits stand in the path.
  private static func looksEscaped(_ path: [UInt8]) -> Bool {
    func isDigit(_ b: UInt8) -> Bool { (0x30...0x39).contains(b) || (0x41...0x46).contains(b) }
    guard path.count >= 4 else { return false }
    return path.indices.dropLast(3).contains {
      path[$0] == 0x5C && path[$0 + 1] == 0x78 && isDigit(path[$0 + 2]) && isDigit(path[$0 + 3])
    }
  }
}
