internal import Foundation
internal import GRDB
internal import Synchronization

/// Answers the comparison's questions from an archive, from one state of it: what is written
/// meanwhile is not seen until `finish`.
///
///     let reader = try ArchiveReader(archive, batchPaths: paths)
///     let report = try analyzer.analyze(batch: incoming, archive: reader)
final class ArchiveReader: ReuseArchive {
  let documentCount: Int
  let hidden: Set<Int>
  private let archive: Archive
  /// Names that archived documents must not be shown by.
  private let taken: Set<String>
  private let names = Mutex<[String: Int]>([:])

  /// - Parameters:
  ///   - batchPaths: names of the batch: an archived document of such a name gets its number
  ///     beside it.
  ///   - hidden: documents that are taken to be absent; each stands in the batch.
  init(_ archive: Archive, batchPaths: Set<String>, hidden: Set<Int> = []) throws(ArchiveError) {
    self.archive = archive
    self.hidden = hidden
    taken = batchPaths
    let queue = archive.queue
    documentCount = try Archive.wrapped(archive.path) {
      try queue.inDatabase { db in
        try db.beginTransaction(.deferred)
        do {
          try Archive.checkIdentity(db)
          return try Archive.count(db)
        } catch {
          try? db.rollback()
          throw error
        }
      }
    }
  }

  /// Ends the state that is read. Nothing may be asked afterwards.
  func finish() {
    try? archive.queue.inDatabase { db in if db.isInsideTransaction { try db.rollback() } }
  }

  private func inside<T>(_ body: (Database) throws -> T) throws -> T {
    try Archive.wrapped(archive.path) { try archive.queue.inDatabase(body) }
  }

  /// The numbers of the documents that were handed over, by the names that they are shown by.
  var numbersByName: [String: Int] { names.withLock { $0 } }

  /// How much there is to compare with.
  func span() throws -> ReuseReport.ArchiveSpan {
    try inside { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT substr((SELECT min(received) FROM document), 1, 10),
            substr((SELECT max(received) FROM document), 1, 10)
          """)
      return ReuseReport.ArchiveSpan(
        documents: documentCount - hidden.count, earliest: row?[0], latest: row?[1])
    }
  }

  /// All numbers but those of documents of a name and hash in `own`.
  func allNumbers(except own: Set<[String]>) throws -> [Int] {
    try inside { db in
      try Row.fetchAll(db, sql: "SELECT number, path, sha256 FROM document").compactMap { row in
        own.contains([row[1], row[2]]) ? nil : row[0]
      }
    }
  }

  func copies(ofUnits hashes: [UInt64]) throws -> [[ArchivedCopy]] {
    try inside { db in try hashes.map { try Archive.copies($0, db) } }
  }

  func documents(_ numbers: [Int]) throws -> [(number: Int, document: Document)] {
    try inside { db in
      try readAhead(numbers, "document", db)
      try readAhead(numbers, "body", db)
      let found = try numbers.map { number in
        (try Archive.document(number, db), try Archive.text(number, db))
      }.sorted { ($0.0.path, $0.0.sha256, $0.0.number) < ($1.0.path, $1.0.sha256, $1.0.number) }
      return try found.map { archived, text in
        let same = try Int.fetchOne(
          try db.cachedStatement(sql: "SELECT count(*) FROM document WHERE path = ?"),
          arguments: [archived.path])
        var path = archived.path
        if taken.contains(path) || same != 1 { path += "（档案 #\(archived.number)）" }
        names.withLock { $0[path] = archived.number }
        return (archived.number, Document(path: path, text: text, sha256: archived.sha256))
      }
    }
  }

  /// The documents that have facts of these keys (ascending), ascending; of a key that a crowd has,
  /// the first of the crowd in order. Those of a name and hash in `own` are left out.
  func numbers(withFacts keys: [UInt32], except own: Set<[String]>) throws -> [Int] {
    try inside { db in
      var numbers: Set<Int> = []
      try lookUp(keys, .fact, db) { _, entry in
        numbers.formUnion(entry.documents.map { Int($0) })
      }
      return try numbers.sorted().filter { number in
        let archived = try Archive.document(number, db)
        return !own.contains([archived.path, archived.sha256])
      }
    }
  }

  func fingerprintCounts(of documents: [Int]) throws -> [Int] {
    try inside { db in
      try readAhead(documents, "document", db)
      return try documents.map { number in
        try Int.fetchOne(
          try db.cachedStatement(sql: "SELECT fingerprints FROM document WHERE number = ?"),
          arguments: [number]) ?? 0
      }
    }
  }

  func counts(of fingerprints: [UInt32]) throws -> [UInt32] {
    try inside { db in
      var counts = [UInt32](repeating: 0, count: fingerprints.count)
      try lookUp(fingerprints, .fingerprint, db) { i, entry in counts[i] = UInt32(entry.count) }
      return counts
    }
  }

  func occurrences(
    of keys: [WantedKey], _ kind: ArchiveKeyKind, without: Set<Int>
  ) throws -> [ArchivedKey] {
    try inside { db in
      var result: [ArchivedKey] = []
      var places: [Int: (path: String, sha256: String)] = [:]
      func inOrder(_ numbers: [Int]) throws -> [Int] {
        for number in numbers where places[number] == nil {
          let archived = try Archive.document(number, db)
          places[number] = (archived.path, archived.sha256)
        }
        let none = (path: "", sha256: "")
        return numbers.sorted {
          let (a, b) = (places[$0] ?? none, places[$1] ?? none)
          return (a.path, a.sha256, $0) < (b.path, b.sha256, $1)
        }
      }
      // What needs another look into the file waits until the buckets are read.
      var open: [(at: Int, wanted: WantedKey, entry: PostingBucket.Entry)] = []
      try lookUp(keys.map(\.key), kind, db) { i, entry in
        let wanted = keys[i]
        let count = entry.count - wanted.removed
        guard count > 0 else { return }
        if !entry.isCrowd && count <= wanted.room {
          var documents = entry.documents.map { Int($0) }
          if wanted.removed > 0 { documents.removeAll(where: without.contains) }
          result.append(ArchivedKey(key: wanted.key, count: count, documents: documents))
        } else {
          open.append((result.count, wanted, entry))
          result.append(ArchivedKey(key: wanted.key, count: count, documents: []))
        }
      }
      for (at, wanted, entry) in open {
        let count = result[at].count
        let two = min(SimilarityIndex.neighbours, count)
        var documents = entry.documents.map { Int($0) }.filter { !without.contains($0) }
        if entry.isCrowd && (count <= wanted.room || documents.count < two) {
          documents = try Int.fetchAll(
            try db.cachedStatement(sql: "SELECT document FROM crowd WHERE key = ?"),
            arguments: [kind.crowd(wanted.key)]
          ).filter { !without.contains($0) }
        }
        if count > wanted.room { documents = Array(try inOrder(documents).prefix(two)) }
        result[at] = ArchivedKey(key: wanted.key, count: count, documents: documents)
      }
      return result
    }
  }

  /// Has the rows of these numbers (ascending) fetched from the disk, all at once.
  private func readAhead(_ rows: [Int], _ table: String, _ db: Database) throws {
    guard let readAhead = archive.readAhead, rows.count > 1 else { return }
    let root = try Int.fetchOne(
      try db.cachedStatement(sql: "SELECT rootpage FROM sqlite_schema WHERE name = ?"),
      arguments: [table])
    if let root { readAhead.fetch(rows, root: root) }
  }

  /// Finds the entries of keys, which ascend.
  private func lookUp(
    _ keys: [UInt32], _ kind: ArchiveKeyKind, _ db: Database,
    _ visit: (Int, PostingBucket.Entry) -> Void
  ) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT bucket, entries FROM json_each(?) AS wanted
        CROSS JOIN posting ON posting.bucket = wanted.value
        """)
    let lows = keys.map { kind.low($0) }
    var start = 0
    while start < keys.count {
      // Some thousand buckets at a time.
      var buckets: [Int] = []
      var end = start
      while end < keys.count {
        let bucket = kind.bucket(keys[end])
        if bucket != buckets.last {
          if buckets.count == 4096 { break }
          buckets.append(bucket)
        }
        end += 1
      }
      try readAhead(buckets, "posting", db)
      let list = "[" + buckets.map(String.init).joined(separator: ",") + "]"
      let rows = try Row.fetchCursor(statement, arguments: [list])
      var at = start
      while let row = try rows.next() {
        let bucket: Int = row[0]
        while at < end, kind.bucket(keys[at]) < bucket { at += 1 }
        var next = at
        while next < end, kind.bucket(keys[next]) == bucket { next += 1 }
        let data: Data = row[1]
        var i = at
        let intact = PostingBucket.scan([UInt8](data), wanted: lows[at..<next]) { entry in
          while lows[i] < entry.low { i += 1 }
          visit(i, entry)
        }
        guard intact else { throw ArchiveError.damaged("index") }
        at = next
      }
      start = end
    }
  }
}
