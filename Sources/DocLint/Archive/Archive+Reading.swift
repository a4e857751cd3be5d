internal import Foundation
internal import GRDB

extension Archive {
  /// What `list` may be asked for; `nil` is any.
  public struct Filter: Sendable {
    public var unit: String?
    public var status: ArchivedDocument.Status?
    /// A date starts with this: `2021-03` is a month.
    public var received: String?
    public init(
      unit: String? = nil, status: ArchivedDocument.Status? = nil, received: String? = nil
    ) {
      self.unit = unit
      self.status = status
      self.received = received
    }
  }

  /// How many documents there are.
  public func count() throws(ArchiveError) -> Int {
    try read { db in try Self.count(db) }
  }

  /// Calls `body` for each document that the filter lets through, by number.
  public func list(
    _ filter: Filter = Filter(), _ body: (ArchivedDocument) throws -> Void
  ) throws(ArchiveError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(Self.columns) FROM document
          WHERE (?1 IS NULL OR unit = ?1) AND (?2 IS NULL OR status = ?2)
            AND (?3 IS NULL OR substr(received, 1, length(?3)) = ?3) ORDER BY number
          """, arguments: [filter.unit, filter.status?.rawValue, filter.received])
      while let row = try rows.next() { try body(try Self.document(row)) }
    }
  }

  /// One document, its text, and what was decided about it, in the order of the decisions.
  public func show(_ number: Int) throws(ArchiveError) -> (
    document: ArchivedDocument, text: SourceText, decisions: [ReviewDecision]
  ) {
    try read { db in
      (
        try Self.document(number, db), try Self.text(number, db), try Self.decisions(number, db)
      )
    }
  }

  /// The numbers of the documents of these bytes or of this path, by number.
  public func numbers(sha256: String? = nil, path: String? = nil) throws(ArchiveError) -> [Int] {
    try read { db in
      try Int.fetchAll(
        db,
        sql: "SELECT number FROM document WHERE sha256 = ? OR path = ? ORDER BY number",
        arguments: [sha256, path])
    }
  }

  /// The documents of no date, and those that take the place of others.
  func countedApart() throws(ArchiveError) -> (undated: Int, replacing: [ArchivedDocument]) {
    try read { db in
      (
        try Int.fetchOne(db, sql: "SELECT count(*) FROM document WHERE received IS NULL") ?? 0,
        try Row.fetchAll(
          db, sql: "SELECT \(Self.columns) FROM document WHERE replaces IS NOT NULL"
        ).map(Self.document)
      )
    }
  }

  // MARK: Parts

  /// Counting them would read them all, so their number is kept.
  static func count(_ db: Database) throws -> Int {
    try Int.fetchOne(
      try db.cachedStatement(
        sql: "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'documents'")) ?? 0
  }

  static let columns = "number, path, unit, received, status, sha256, replaces, units"

  static func document(_ row: Row) throws -> ArchivedDocument {
    guard let status = ArchivedDocument.Status(rawValue: row[4]) else {
      throw ArchiveError.damaged("status")
    }
    return ArchivedDocument(
      number: row[0], path: row[1], unit: row[2], received: row[3], status: status, sha256: row[5],
      replaces: row[6], characters: row[7])
  }

  static func document(_ number: Int, _ db: Database) throws -> ArchivedDocument {
    let row = try Row.fetchOne(
      try db.cachedStatement(sql: "SELECT \(columns) FROM document WHERE number = ?"),
      arguments: [number])
    guard let row else { throw ArchiveError.noDocument(number) }
    return try document(row)
  }

  static func text(_ number: Int, _ db: Database) throws -> SourceText {
    let row = try Row.fetchOne(
      try db.cachedStatement(sql: "SELECT text, checksum FROM body WHERE number = ?"),
      arguments: [number])
    guard let row else { throw ArchiveError.noDocument(number) }
    let data: Data = row[0]
    let bytes = [UInt8](data)
    let checksum: Int64 = row[1]
    guard Int64(PostingBucket.checksum(bytes.span, bytes.count)) == checksum,
      String(validating: bytes, as: UTF8.self) != nil
    else { throw ArchiveError.damaged("#\(number)") }
    return SourceText(validUTF8: bytes)
  }

  static func decisions(_ number: Int, _ db: Database) throws -> [ReviewDecision] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT document, sha256, verdict, reason, who, at FROM decision
        WHERE document = ? ORDER BY number
        """, arguments: [number]
    ).map(decision)
  }

  static func decision(_ row: Row) throws -> ReviewDecision {
    guard let verdict = ReviewDecision.Verdict(rawValue: row[2]) else {
      throw ArchiveError.damaged("decision")
    }
    return ReviewDecision(
      document: row[0], sha256: row[1], verdict: verdict, reason: row[3], who: row[4],
      when: row[5])
  }

  static func numbers(after: Int, count: Int, _ db: Database) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "SELECT number FROM document WHERE number > ? ORDER BY number LIMIT ?",
      arguments: [after, count])
  }

  /// Documents of equal units, in order: by path, hash, number.
  static func copies(_ unitsHash: UInt64, _ db: Database) throws -> [ArchivedCopy] {
    try Row.fetchAll(
      try db.cachedStatement(
        sql:
          "SELECT number, path, sha256, isIndexed FROM document WHERE unitsHash = ? AND units > 0"),
      arguments: [Int64(bitPattern: unitsHash)]
    ).map {
      ArchivedCopy(number: $0[0], path: $0[1], sha256: $0[2], isIndexed: $0[3])
    }.sorted { ($0.path, $0.sha256, $0.number) < ($1.path, $1.sha256, $1.number) }
  }

  /// The second column of a row, as bytes.
  static func bytes(_ row: Row) -> [UInt8] {
    let data: Data = row[1]
    return [UInt8](data)
  }
}
