internal import Foundation
internal import GRDB

extension Archive {
  /// A document on its way into the archive, and what is known of it.
  public struct Addition: Sendable {
    public let document: Document
    public let unit: String?
    public let received: String?
    /// `nil`: `submitted` for a new document, unchanged for one that is there.
    public let status: ArchivedDocument.Status?
    public let replaces: Int?

    public init(
      _ document: Document, unit: String? = nil, received: String? = nil,
      status: ArchivedDocument.Status? = nil, replaces: Int? = nil
    ) {
      self.document = document
      self.unit = unit
      self.received = received
      self.status = status
      self.replaces = replaces
    }
  }

  /// What became of an addition.
  public enum Outcome: Hashable, Sendable {
    case added(Int)
    /// It is there already.
    case present(Int)
    /// It is there already; its unit, date or status was filled in.
    case updated(Int)

    public var number: Int {
      switch self {
      case .added(let number), .present(let number), .updated(let number): number
      }
    }
  }

  /// Documents and bytes of text that are at hand at once.
  static let documentsAtOnce = 4096
  static let bytesAtOnce = 24 << 20

  /// Adds documents: all of them, or, where it throws, none.
  ///
  /// A document is there already if one of the same bytes is, sent by the same unit on the same
  /// day; where either says nothing of unit or day, that counts as the same.
  ///
  /// - Returns: what became of each.
  @discardableResult
  public func add(_ additions: [Addition], jobs: Int = 1) throws(ArchiveError) -> [Outcome] {
    let keys = try Self.keys(of: additions, jobs: jobs)
    return try write { db in
      try Self.checkIdentity(db)
      var index = ArchiveIndexWriter(db)
      let outcomes = try Self.put(additions, keys, &index, db)
      try index.flush()
      return outcomes
    }
  }

  /// Adds as many documents as there are, in transactions that grow with the archive: each
  /// rewrites most of the index.
  ///
  /// - Parameters:
  ///   - jobs: the number of threads, from 1.
  ///   - next: gives the next documents, in the order in which they are added; `nil` at the end.
  ///   - confirmed: called after each transaction with what became of its documents; what was
  ///     confirmed is in the file.
  public func add(
    jobs: Int = 1, next: () throws -> [Addition]?, confirmed: ([Outcome]) throws -> Void
  ) throws {
    var outcomes: [Outcome] = []
    try adding(jobs: jobs) { adder in
      while let additions = try next() {
        outcomes += try adder.add(additions)
        if adder.isConfirmed {
          try confirmed(outcomes)
          outcomes = []
        }
      }
    }
    if !outcomes.isEmpty { try confirmed(outcomes) }
  }

  /// Runs `body` and confirms what it added; where it throws, what was not confirmed is taken back.
  func adding(jobs: Int, _ body: (inout ArchiveAdder) throws -> Void) throws {
    try queue.inDatabase { db in
      var adder = ArchiveAdder(db, jobs: jobs)
      do {
        try body(&adder)
        try adder.confirm()
      } catch {
        if db.isInsideTransaction { try? db.rollback() }
        throw (error as? DatabaseError).map { Self.meaning(of: $0, path) } ?? error
      }
    }
  }

  /// Takes documents out. What reviewers decided about them stays.
  public func remove(_ numbers: [Int]) throws(ArchiveError) {
    try write { db in
      try Self.checkIdentity(db)
      var index = ArchiveIndexWriter(db)
      let analyzer = ReuseAnalyzer()
      for number in numbers {
        let document = Document(path: "", text: try Self.text(number, db))
        let sketch = analyzer.sketch(document, inBatch: false)
        let isIndexed =
          try Bool.fetchOne(
            db, sql: "SELECT isIndexed FROM document WHERE number = ?", arguments: [number])
          ?? false
        if isIndexed { try index.remove(UInt32(number), sketch) }
        try index.remove(UInt32(number), facts: Self.factKeys(of: document))
        try db.execute(sql: "DELETE FROM document WHERE number = ?", arguments: [number])
        try Self.settleCopies(sketch, &index, db)
        try index.flush()
      }
    }
  }

  /// Sets how far a document has come.
  public func setStatus(_ status: ArchivedDocument.Status, of number: Int) throws(ArchiveError) {
    try write { db in
      _ = try Self.document(number, db)
      try db.execute(
        sql: "UPDATE document SET status = ? WHERE number = ?",
        arguments: [status.rawValue, number])
    }
  }

  /// Writes down what a reviewer decided, and accepts the document where that is it. Nothing that
  /// was decided before is changed; the latest decision holds.
  public func decide(
    _ number: Int, _ verdict: ReviewDecision.Verdict, reason: String, who: String, when: String
  ) throws(ArchiveError) {
    guard ArchivedDocument.isDate(when) else {
      throw ArchiveError(.request, zh: "“\(when)”不是日期", en: "“\(when)” is no date")
    }
    guard !reason.isEmpty, !who.isEmpty else {
      throw ArchiveError(
        .request, zh: "决定须写明理由和决定人", en: "a decision needs a reason and a name")
    }
    try write { db in
      let document = try Self.document(number, db)
      try Self.insert(
        ReviewDecision(
          document: number, sha256: document.sha256, verdict: verdict, reason: reason, who: who,
          when: when), db)
      if verdict != .reject, document.status == .submitted {
        try db.execute(
          sql: "UPDATE document SET status = 'accepted' WHERE number = ?", arguments: [number])
      }
    }
  }

  static func insert(_ decision: ReviewDecision, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO decision (document, sha256, verdict, reason, who, at) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        decision.document, decision.sha256, decision.verdict.rawValue, decision.reason,
        decision.who, decision.when,
      ])
  }

  /// Makes the index anew from the texts, in one transaction.
  public func rebuild(jobs: Int = 1) throws(ArchiveError) {
    try write { db in
      try db.execute(sql: "DELETE FROM posting")
      try db.execute(sql: "DELETE FROM crowd")
      let analyzer = ReuseAnalyzer()
      // First what each document is by today's folding: copies are told by it.
      var last = 0
      while true {
        let numbers = try Self.numbers(after: last, count: 1024, db)
        guard let end = numbers.last else { break }
        let texts = try numbers.map { try Self.text($0, db) }
        let sketches = concurrentMap(texts.count, jobs: jobs) {
          analyzer.sketch(Document(path: "", text: texts[$0]), inBatch: false)
        }
        for (number, sketch) in zip(numbers, sketches) {
          try db.cachedStatement(
            sql: """
              UPDATE document SET units = ?, unitsHash = ?, fingerprints = ?, isIndexed = 0
              WHERE number = ?
              """
          ).execute(arguments: [
            sketch.count, Int64(bitPattern: sketch.unitsHash), sketch.fingerprints.count, number,
          ])
        }
        last = end
      }
      last = 0
      var index = ArchiveIndexWriter(db)
      while true {
        let numbers = try Self.numbers(after: last, count: Self.documentsAtOnce, db)
        guard let end = numbers.last else { break }
        let documents = try numbers.map { Document(path: "", text: try Self.text($0, db)) }
        let keys = concurrentMap(documents.count, jobs: jobs) { i in
          IndexKeys(
            sketch: analyzer.sketch(documents[i], inBatch: false),
            facts: Self.factKeys(of: documents[i]))
        }
        for (number, keys) in zip(numbers, keys) {
          let sketch = keys.sketch
          index.add(UInt32(number), facts: keys.facts)
          guard try Self.listed(sketch.unitsHash, db).contains(number) || sketch.count == 0 else {
            continue
          }
          try Self.mark(number, isIndexed: true, db)
          index.add(UInt32(number), sketch)
        }
        try index.flush()
        last = end
      }
      try db.execute(
        sql: """
          UPDATE meta SET value = (SELECT count(*) FROM document) WHERE key = 'documents'
          """)
      try db.execute(
        sql: "UPDATE meta SET value = ? WHERE key = 'identity'",
        arguments: [ArchiveIdentity.current])
    }
  }

  /// Gives back the space of what was taken out.
  public func compact() throws(ArchiveError) {
    try Self.wrapped(path) {
      try queue.inDatabase { db in
        try db.execute(sql: "VACUUM")
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
  }

  // MARK: Parts

  /// What a document stands in the index by.
  struct IndexKeys: Sendable {
    let sketch: ReuseAnalyzer.Sketch
    let facts: [UInt32]
  }

  static func keys(of additions: [Addition], jobs: Int) throws(ArchiveError) -> [IndexKeys] {
    for addition in additions {
      if let date = addition.received, !ArchivedDocument.isDate(date) {
        throw ArchiveError(
          .request, zh: "“\(date)”不是日期，应写作 2021-03-05 或 2021-03-05T09:30",
          en: "“\(date)” is no date; write 2021-03-05 or 2021-03-05T09:30")
      }
    }
    let analyzer = ReuseAnalyzer()
    return concurrentMap(additions.count, jobs: jobs) { i in
      // As it will be read again: by its text alone.
      let document = Document(path: "", text: additions[i].document.text)
      return IndexKeys(
        sketch: analyzer.sketch(document, inBatch: false), facts: factKeys(of: document))
    }
  }

  static func put(
    _ additions: [Addition], _ keys: [IndexKeys], _ index: inout ArchiveIndexWriter, _ db: Database
  ) throws -> [Outcome] {
    var outcomes: [Outcome] = []
    for (addition, keys) in zip(additions, keys) {
      if let replaced = addition.replaces { _ = try document(replaced, db) }
      if let present = try merge(addition, db) {
        outcomes.append(present)
      } else {
        outcomes.append(.added(try insert(addition, keys, &index, db)))
      }
    }
    return outcomes
  }

  /// The keys of a document's facts, ascending.
  static func factKeys(of document: Document) -> [UInt32] {
    NumberDigest(document, NumberAnalysis(document)).keys
  }

  private static func merge(_ addition: Addition, _ db: Database) throws -> Outcome? {
    let rows = try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT number, unit, received, status FROM document WHERE sha256 = ? ORDER BY number
          """), arguments: [sha256(of: addition.document)])
    for row in rows {
      let number: Int = row[0]
      let unit: String? = row[1]
      let received: String? = row[2]
      let status: String = row[3]
      func agree(_ a: String?, _ b: String?) -> Bool { a == nil || b == nil || a == b }
      guard agree(unit, addition.unit), agree(received, addition.received) else { continue }
      let newUnit = unit ?? addition.unit
      let newReceived = received ?? addition.received
      let newStatus = addition.status?.rawValue ?? status
      guard newUnit != unit || newReceived != received || newStatus != status else {
        return .present(number)
      }
      try db.execute(
        sql: "UPDATE document SET unit = ?, received = ?, status = ? WHERE number = ?",
        arguments: [newUnit, newReceived, newStatus, number])
      return .updated(number)
    }
    return nil
  }

  private static func sha256(of document: Document) -> String {
    document.sha256.isEmpty ? SHA256.hex(of: document.text.utf8) : document.sha256
  }

  private static func insert(
    _ addition: Addition, _ keys: IndexKeys, _ index: inout ArchiveIndexWriter, _ db: Database
  ) throws -> Int {
    let sketch = keys.sketch
    let text = addition.document.text.utf8
    try db.cachedStatement(
      sql: """
        INSERT INTO document (path, unit, received, status, sha256, replaces, units, unitsHash,
          fingerprints, isIndexed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
        """
    ).execute(arguments: [
      addition.document.path, addition.unit, addition.received,
      (addition.status ?? .submitted).rawValue, sha256(of: addition.document), addition.replaces,
      sketch.count, Int64(bitPattern: sketch.unitsHash), sketch.fingerprints.count,
    ])
    let number = Int(db.lastInsertedRowID)
    guard number < Int(UInt32.max) else {
      throw ArchiveError(.system, zh: "档案的编号已用尽", en: "the archive has no numbers left")
    }
    try db.cachedStatement(sql: "INSERT INTO body VALUES (?, ?, ?)").execute(arguments: [
      number, Data(text), Int64(PostingBucket.checksum(text.span, text.count)),
    ])
    index.add(UInt32(number), facts: keys.facts)
    if sketch.count == 0 {
      try mark(number, isIndexed: true, db)
    } else {
      try settleCopies(sketch, &index, db)
    }
    return number
  }

  /// Of documents of equal units the first few in order are indexed.
  private static func settleCopies(
    _ sketch: ReuseAnalyzer.Sketch, _ index: inout ArchiveIndexWriter, _ db: Database
  ) throws {
    guard sketch.count > 0 else { return }
    let listed = Set(try listed(sketch.unitsHash, db))
    let indexed = Set(
      try Int.fetchAll(
        try db.cachedStatement(
          sql: "SELECT number FROM document WHERE unitsHash = ? AND isIndexed"),
        arguments: [Int64(bitPattern: sketch.unitsHash)]))
    for number in indexed.subtracting(listed).sorted() {
      try mark(number, isIndexed: false, db)
      try index.remove(UInt32(number), sketch)
    }
    for number in listed.subtracting(indexed).sorted() {
      try mark(number, isIndexed: true, db)
      index.add(UInt32(number), sketch)
    }
  }

  /// The first few documents of equal units, in order.
  private static func listed(_ unitsHash: UInt64, _ db: Database) throws -> [Int] {
    try copies(unitsHash, db).prefix(ReuseAnalyzer.listedCopies).map(\.number)
  }

  private static func mark(_ number: Int, isIndexed: Bool, _ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE document SET isIndexed = ? WHERE number = ?")
      .execute(arguments: [isIndexed, number])
  }
}
