internal import Foundation
internal import GRDB

/// The accepted documents of the past, in one SQLite file: their texts, who sent them when, and an
/// index by which a new document is compared with all of them without reading them all.
///
///     let archive = try Archive(path: "accepted.doclint", mode: .create)
///     try archive.add([Archive.Addition(document, unit: "柳桥县医院", received: "2021-03-05")])
///
/// Every change is one transaction: what was reported as done is in the file, whatever happens to
/// the program. Several may read while one writes; a second writer waits.
public final class Archive: Sendable {
  public enum Mode: Sendable {
    case read
    /// The file must exist.
    case write
    /// The file is made where there is none.
    case create
  }

  /// How long a writer waits for another one, in seconds.
  public static let patience = 10
  /// What tells an archive from other SQLite files: `dcLt`.
  static let applicationID: Int32 = 0x6463_4C74

  public let path: String
  let queue: DatabaseQueue
  /// Opened before SQLite locks the file and closed after it, as POSIX's locks ask for.
  let readAhead: ArchiveReadAhead?

  /// Opens the file, brings its tables up to date, and looks at nothing else.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - mode: whether it is read or written, and whether it may be made.
  ///   - patience: how many seconds another writer is waited for.
  ///   - durable: whether a transaction waits until it is on the disk. Without, a power failure may
  ///     take the last ones with it; nothing else may.
  public init(path: String, mode: Mode, patience: Int = patience, durable: Bool = true)
    throws(ArchiveError)
  {
    self.path = path
    let exists = FileManager.default.fileExists(atPath: path)
    if exists {
      try Self.recognise(path)
    } else if mode != .create {
      throw ArchiveError(.missing, zh: "没有档案文件 \(path)", en: "there is no archive \(path)")
    }
    readAhead = mode == .read ? ArchiveReadAhead(path: path) : nil
    queue = try Self.wrapped(path) {
      do {
        return try Self.open(path, mode, patience, durable, immutable: false)
      } catch let error as DatabaseError where mode == .read && Self.isUnwritable(error) {
        // Read-only media: no log can be made beside the file, and nobody else writes it.
        return try Self.open(path, mode, patience, durable, immutable: true)
      }
    }
  }

  /// Whether the file is an archive, by its first bytes.
  public static func isArchive(_ head: [UInt8]) -> Bool {
    head.count >= 72 && head.starts(with: magic)
      && head[68..<72].reduce(0) { $0 << 8 | UInt32($1) } == UInt32(applicationID)
  }

  /// Closes the file; nothing may be done with it afterwards.
  public func close() { try? queue.close() }

  static let magic = Array("SQLite format 3\0".utf8)

  private static func recognise(_ path: String) throws(ArchiveError) {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    if attributes?[.type] as? FileAttributeType == .typeDirectory {
      throw ArchiveError(.foreign, zh: "\(path) 是文件夹，不是档案", en: "\(path) is a folder")
    }
    guard let handle = FileHandle(forReadingAtPath: path),
      let head = try? handle.read(upToCount: 100) ?? Data()
    else {
      throw ArchiveError(.missing, zh: "打不开档案 \(path)", en: "cannot open the archive \(path)")
    }
    try? handle.close()
    // An archive whose first transaction never ended.
    if head.isEmpty { return }
    // The number that tells an archive may still stand in a log that was not merged: SQLite reads
    // that, and `checkOwner` asks again.
    let bytes = [UInt8](head)
    let isUnmarked = bytes.count == 100 && bytes[68..<72].allSatisfy { $0 == 0 }
    guard isArchive(bytes) || bytes.starts(with: magic) && isUnmarked else { throw foreign(path) }
  }

  private static func foreign(_ path: String) -> ArchiveError {
    ArchiveError(
      .foreign, zh: "\(path) 不是 DocLint 档案，或其开头已损坏",
      en: "\(path) is no archive of DocLint, or its beginning is damaged")
  }

  /// Whether the file is ours, or nobody's yet.
  private static func checkOwner(_ db: Database, _ path: String) throws {
    let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if id == applicationID { return }
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard id == 0, tables == 0 else { throw foreign(path) }
  }

  private static func isUnwritable(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
  }

  private static func open(
    _ path: String, _ mode: Mode, _ patience: Int, _ durable: Bool, immutable: Bool
  ) throws -> DatabaseQueue {
    var configuration = GRDB.Configuration()
    configuration.readonly = mode == .read
    configuration.busyMode = .timeout(TimeInterval(patience))
    configuration.allowsUnsafeTransactions = true
    configuration.label = "archive"
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -32768")
      if mode != .read {
        // Set before the first page is written; a file that has pages keeps its own.
        try db.execute(sql: "PRAGMA synchronous = \(durable ? "FULL" : "OFF")")
      }
    }
    var name = path.hasPrefix("file:") ? "./" + path : path
    if immutable {
      let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
      guard (log?[.size] as? Int ?? 0) == 0 else {
        throw ArchiveError(
          .readOnly, zh: "档案 \(path) 只读，且有尚未并入的日志；请先在可写处打开一次",
          en: "the archive \(path) is read-only and has a log that was not merged; "
            + "open it once where it can be written")
      }
      let allowed = CharacterSet.urlPathAllowed.subtracting(["?", "#", "%"])
      let absolute = URL(fileURLWithPath: path).path
      name =
        "file:" + (absolute.addingPercentEncoding(withAllowedCharacters: allowed) ?? absolute)
        + "?immutable=1"
    }
    let queue = try DatabaseQueue(path: name, configuration: configuration)
    if mode == .read {
      try queue.inDatabase { db in
        try checkOwner(db, path)
        try ArchiveSchema.verify(db, path)
      }
    } else {
      try queue.inDatabase { db in
        try checkOwner(db, path)
        try db.execute(sql: "PRAGMA foreign_keys = ON")
        // Before the log is in use, so that the file itself says what it is.
        try ArchiveSchema.migrate(db, path)
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      }
    }
    return queue
  }

  // MARK: Transactions

  /// Reads in one transaction: what others write meanwhile is not seen.
  func read<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
    try Self.wrapped(path) { try queue.read(body) }
  }

  /// Writes all or nothing.
  func write<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
    try Self.wrapped(path) {
      var result: T?
      try queue.inDatabase { db in
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
      }
      guard let result else { throw ArchiveError.damaged("transaction") }
      return result
    }
  }

  /// The identity that the index was made with; the answers are right only if it is today's.
  static func checkIdentity(_ db: Database) throws {
    let found = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'identity'") ?? ""
    guard found != ArchiveIdentity.current else { return }
    let what = ArchiveIdentity.difference(found, ArchiveIdentity.current)
    throw ArchiveError(
      .mismatch,
      zh: "档案的索引由另一环境建立（\(what)），直接使用会得出错误结果；请运行 doclint archive rebuild --archive FILE",
      en: "the archive's index was made by other means (\(what)) and would answer wrongly; "
        + "run `doclint archive rebuild --archive FILE`")
  }

  /// Runs `body` and says in our words what SQLite says in its own.
  static func wrapped<T>(_ path: String, _ body: () throws -> T) throws(ArchiveError) -> T {
    do {
      return try body()
    } catch let error as ArchiveError {
      throw error
    } catch let error as DatabaseError {
      throw meaning(of: error, path)
    } catch {
      throw ArchiveError(
        .system, zh: "档案 \(path)：\(error.localizedDescription)",
        en: "the archive \(path): \(error.localizedDescription)")
    }
  }

  static func meaning(of error: DatabaseError, _ path: String) -> ArchiveError {
    let text = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return ArchiveError(
        .busy, zh: "另一个程序正在写入档案 \(path)，等候已超时；请稍后再试",
        en: "another program is writing the archive \(path), and waiting timed out; try again later"
      )
    case .SQLITE_FULL:
      return ArchiveError(
        .full, zh: "磁盘已满，档案 \(path) 未作改动；请腾出空间后重试",
        en: "the disk is full; the archive \(path) is unchanged")
    case .SQLITE_READONLY, .SQLITE_PERM:
      return ArchiveError(
        .readOnly, zh: "档案 \(path) 不可写", en: "the archive \(path) cannot be written")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .damaged(text)
    case .SQLITE_CANTOPEN:
      return ArchiveError(
        .missing, zh: "打不开档案 \(path)", en: "cannot open the archive \(path)")
    case .SQLITE_IOERR:
      return ArchiveError(
        .system, zh: "读写档案 \(path) 出错（\(text)），未完成的改动已撤销",
        en: "reading or writing the archive \(path) failed (\(text)); nothing was changed")
    default:
      return ArchiveError(.system, zh: "档案 \(path)：\(text)", en: "the archive \(path): \(text)")
    }
  }
}
