internal import GRDB

/// Adds documents in transactions that grow with the archive: however large it is, what is rewritten
/// of its index for each document stays about the same.
struct ArchiveAdder {
  private let db: Database
  private let jobs: Int
  /// Of the transaction that is open.
  private var index: ArchiveIndexWriter?
  private var added = 0
  private var room = 0

  /// A transaction has at most this share of the documents, and this many postings of eight bytes.
  private static let share = 8
  private static let postingsAtOnce = 16 << 20

  init(_ db: Database, jobs: Int) {
    self.db = db
    self.jobs = jobs
  }

  /// Whether all that was added is in the file, whatever happens.
  var isConfirmed: Bool { index == nil }

  mutating func add(_ additions: [Archive.Addition]) throws -> [Archive.Outcome] {
    var outcomes: [Archive.Outcome] = []
    var start = 0
    while start < additions.count {
      var end = start
      var bytes = 0
      while end < additions.count, end - start < Archive.documentsAtOnce,
        end == start || bytes + additions[end].document.text.utf8.count <= Archive.bytesAtOnce
      {
        bytes += additions[end].document.text.utf8.count
        end += 1
      }
      outcomes += try add(part: Array(additions[start..<end]))
      start = end
    }
    return outcomes
  }

  /// Adds what a reviewer decided, unless it is there.
  mutating func add(_ decision: ReviewDecision) throws {
    if index == nil { index = try begin() }
    if try !Archive.decisions(decision.document, db).contains(decision) {
      try Archive.insert(decision, db)
    }
  }

  private mutating func add(part: [Archive.Addition]) throws -> [Archive.Outcome] {
    let keys = try Archive.keys(of: part, jobs: jobs)
    var index = try self.index ?? begin()
    // The index is written to in its place.
    self.index = nil
    let outcomes = try Archive.put(part, keys, &index, db)
    self.index = index
    added += part.count
    if added >= room || index.pendingCount >= Self.postingsAtOnce { try confirm() }
    return outcomes
  }

  private mutating func begin() throws -> ArchiveIndexWriter {
    try db.beginTransaction(.immediate)
    try Archive.checkIdentity(db)
    added = 0
    room = max(Archive.documentsAtOnce, try Archive.count(db) / Self.share)
    return ArchiveIndexWriter(db)
  }

  /// Ends the transaction that is open.
  mutating func confirm() throws {
    guard var index else { return }
    self.index = nil
    try index.flush()
    try db.commit()
  }
}
