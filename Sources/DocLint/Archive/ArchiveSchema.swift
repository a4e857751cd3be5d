internal import GRDB

/// The tables of an archive, and the steps from each version to the next.
enum ArchiveSchema {
  /// One step a version, in order; a step that was published never changes.
  private static let steps: [String] = [
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE document (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      path TEXT NOT NULL,
      unit TEXT,
      received TEXT,
      status TEXT NOT NULL CHECK (status IN ('submitted', 'accepted', 'adopted', 'withdrawn')),
      sha256 TEXT NOT NULL,
      replaces INTEGER,
      units INTEGER NOT NULL,
      unitsHash INTEGER NOT NULL,
      fingerprints INTEGER NOT NULL,
      isIndexed INTEGER NOT NULL
    );
    CREATE INDEX documentBySHA256 ON document (sha256);
    CREATE INDEX documentByUnits ON document (unitsHash);
    CREATE INDEX documentByPath ON document (path);
    CREATE INDEX documentByDay ON document (received);
    CREATE TABLE body (
      number INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
      text BLOB NOT NULL,
      checksum INTEGER NOT NULL
    );
    CREATE TABLE posting (bucket INTEGER PRIMARY KEY, entries BLOB NOT NULL);
    CREATE TABLE crowd (
      key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)
    ) WITHOUT ROWID;
    CREATE TABLE decision (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      document INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'original')),
      reason TEXT NOT NULL,
      who TEXT NOT NULL,
      at TEXT NOT NULL
    );
    CREATE INDEX decisionByDocument ON decision (document);
    CREATE TRIGGER decisionIsNotChanged BEFORE UPDATE ON decision
      BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
    CREATE TRIGGER decisionIsNotDeleted BEFORE DELETE ON decision
      BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
    """,
    """
    INSERT INTO meta SELECT 'documents', count(*) FROM document;
    CREATE TRIGGER documentIsAdded AFTER INSERT ON document
      BEGIN UPDATE meta SET value = value + 1 WHERE key = 'documents'; END;
    CREATE TRIGGER documentIsRemoved AFTER DELETE ON document
      BEGIN UPDATE meta SET value = value - 1 WHERE key = 'documents'; END;
    """,
  ]

  static var version: Int { steps.count }

  /// Brings the tables to the present version, all steps in one transaction.
  static func migrate(_ db: Database, _ path: String) throws {
    if try found(db, path) == version { return }
    try db.inTransaction(.immediate) {
      // Another program may have been faster.
      let old = try found(db, path)
      for step in steps[old...] { try db.execute(sql: step) }
      if old == 0 {
        try db.execute(sql: "PRAGMA application_id = \(Archive.applicationID)")
        try db.execute(
          sql: "INSERT INTO meta VALUES ('identity', ?)", arguments: [ArchiveIdentity.current])
      }
      try db.execute(sql: "PRAGMA user_version = \(version)")
      return .commit
    }
  }

  /// A reader changes nothing: it reads the present version only.
  static func verify(_ db: Database, _ path: String) throws {
    let found = try found(db, path)
    guard found < version else { return }
    throw ArchiveError(
      .mismatch,
      zh: found == 0
        ? "档案 \(path) 是空的" : "档案 \(path) 的格式较旧；请以可写方式运行一次 doclint archive check",
      en: found == 0
        ? "the archive \(path) is empty"
        : "the archive \(path) has an old format; run `doclint archive check` where it can be written"
    )
  }

  private static func found(_ db: Database, _ path: String) throws -> Int {
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= version else {
      throw ArchiveError(
        .newer, zh: "档案 \(path) 由更新版本的 doclint 写成（格式 \(found)，本程序为 \(version)）",
        en: "the archive \(path) was written by a later doclint (format \(found), not \(version))")
    }
    return found
  }
}
