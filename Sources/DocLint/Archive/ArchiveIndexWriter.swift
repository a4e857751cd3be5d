internal import Foundation
internal import GRDB

/// Changes the index inside a transaction: postings are gathered, then written bucket by bucket.
struct ArchiveIndexWriter {
  private let db: Database
  private var pending: [(kind: ArchiveKeyKind, postings: [UInt64])] =
    ArchiveKeyKind.allCases.map { ($0, []) }
  private var places: [UInt32: (path: String, sha256: String)] = [:]

  init(_ db: Database) { self.db = db }

  /// How many postings wait to be written, eight bytes each.
  var pendingCount: Int { pending.reduce(0) { $0 + $1.postings.count } }

  /// Adds a document's keys; `flush` writes them.
  mutating func add(_ document: UInt32, _ sketch: ReuseAnalyzer.Sketch) {
    add(document, sketch.fingerprints, .fingerprint)
    add(document, sketch.bands, .band)
  }

  /// Adds the keys of a document's facts; `flush` writes them.
  mutating func add(_ document: UInt32, facts: [UInt32]) { add(document, facts, .fact) }

  private mutating func add(_ document: UInt32, _ keys: [UInt32], _ kind: ArchiveKeyKind) {
    for i in pending.indices where pending[i].kind == kind {
      for key in keys { pending[i].postings.append(UInt64(key) << 32 | UInt64(document)) }
    }
  }

  /// Takes a document's keys out.
  mutating func remove(_ document: UInt32, _ sketch: ReuseAnalyzer.Sketch) throws {
    try flush()
    try remove(document, sketch.fingerprints, .fingerprint)
    try remove(document, sketch.bands.sorted(), .band)
  }

  /// Takes the keys of a document's facts out.
  mutating func remove(_ document: UInt32, facts: [UInt32]) throws {
    try flush()
    try remove(document, facts, .fact)
  }

  /// - Parameter keys: ascending.
  private mutating func remove(
    _ document: UInt32, _ keys: [UInt32], _ kind: ArchiveKeyKind
  ) throws {
    var i = 0
    while i < keys.count {
      let number = kind.bucket(keys[i])
      var bucket = try self.bucket(number)
      while i < keys.count, kind.bucket(keys[i]) == number {
        try remove(document, keys[i], kind, from: &bucket)
        i += 1
      }
      try write(bucket, number)
    }
  }

  /// Writes what was added.
  mutating func flush() throws {
    for i in pending.indices where !pending[i].postings.isEmpty {
      let kind = pending[i].kind
      var postings = pending[i].postings
      pending[i].postings = []
      postings.sort()
      var at = 0
      while at < postings.count {
        let number = kind.bucket(UInt32(truncatingIfNeeded: postings[at] >> 32))
        var end = at + 1
        while end < postings.count,
          kind.bucket(UInt32(truncatingIfNeeded: postings[end] >> 32)) == number
        {
          end += 1
        }
        let bytes = try PostingBucket.adding(
          postings[at..<end], to: try self.bytes(number), low: kind.low
        ) { entry, documents, key in
          try add(documents, kind.crowd(key), to: &entry)
        }
        try write(bytes, number)
        at = end
      }
    }
  }

  private mutating func add(
    _ documents: [UInt32], _ key: Int64, to entry: inout PostingBucket.Entry
  ) throws {
    entry.count += documents.count
    if entry.isCrowd {
      try store(documents, key)
      entry.documents = try first(entry.documents + documents)
      return
    }
    entry.documents += documents
    // Numbers grow, so what is new mostly stands behind what is old.
    entry.documents.sort()
    guard entry.count > SimilarityIndex.crowd else { return }
    entry.isCrowd = true
    try store(entry.documents, key)
    entry.documents = try first(entry.documents)
  }

  private mutating func remove(
    _ document: UInt32, _ key: UInt32, _ kind: ArchiveKeyKind, from bucket: inout PostingBucket
  ) throws {
    let low = kind.low(key)
    guard let at = bucket.entries.firstIndex(where: { $0.low == low }) else {
      throw ArchiveError.damaged("index")
    }
    if bucket.entries[at].isCrowd {
      try db.cachedStatement(sql: "DELETE FROM crowd WHERE key = ? AND document = ?")
        .execute(arguments: [kind.crowd(key), document])
      guard db.changesCount == 1 else { throw ArchiveError.damaged("index") }
      if bucket.entries[at].documents.contains(document) {
        bucket.entries[at].documents = try first(
          try UInt32.fetchAll(
            db, sql: "SELECT document FROM crowd WHERE key = ?", arguments: [kind.crowd(key)]))
      }
    } else {
      guard let i = bucket.entries[at].documents.firstIndex(of: document) else {
        throw ArchiveError.damaged("index")
      }
      bucket.entries[at].documents.remove(at: i)
    }
    bucket.entries[at].count -= 1
    if bucket.entries[at].count == 0 { bucket.entries.remove(at: at) }
  }

  private func store(_ documents: [UInt32], _ key: Int64) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO crowd VALUES (?, ?)")
    for document in documents { try statement.execute(arguments: [key, document]) }
  }

  /// The first of some documents by path, hash, number.
  private mutating func first(_ documents: [UInt32]) throws -> [UInt32] {
    for document in documents where places[document] == nil {
      let row = try Row.fetchOne(
        try db.cachedStatement(sql: "SELECT path, sha256 FROM document WHERE number = ?"),
        arguments: [document])
      guard let row else { throw ArchiveError.damaged("index") }
      places[document] = (row[0], row[1])
    }
    if places.count > 200_000 { places = places.filter { documents.contains($0.key) } }
    let none = (path: "", sha256: "")
    let sorted = documents.sorted {
      let (a, b) = (places[$0] ?? none, places[$1] ?? none)
      return (a.path, a.sha256, $0) < (b.path, b.sha256, $1)
    }
    return Array(sorted.prefix(PostingBucket.first))
  }

  private func bucket(_ number: Int) throws -> PostingBucket {
    let bytes = try bytes(number)
    if bytes.isEmpty { return PostingBucket() }
    guard let bucket = PostingBucket(bytes) else { throw ArchiveError.damaged("index") }
    return bucket
  }

  /// Those of a bucket; none where it is empty.
  private func bytes(_ number: Int) throws -> [UInt8] {
    let data = try Data.fetchOne(
      try db.cachedStatement(sql: "SELECT entries FROM posting WHERE bucket = ?"),
      arguments: [number])
    return [UInt8](data ?? Data())
  }

  private func write(_ bytes: [UInt8], _ number: Int) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO posting VALUES (?, ?)")
      .execute(arguments: [number, Data(bytes)])
  }

  private func write(_ bucket: PostingBucket, _ number: Int) throws {
    if bucket.entries.isEmpty {
      try db.cachedStatement(sql: "DELETE FROM posting WHERE bucket = ?")
        .execute(arguments: [number])
    } else {
      try write(bucket.bytes, number)
    }
  }
}
