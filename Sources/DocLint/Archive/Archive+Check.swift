internal import GRDB

extension Archive {
  /// Looks at everything: SQLite's own structure, each text, and whether the index says of each
  /// document what its text says.
  ///
  /// - Returns: what is wrong, a line each; nothing where all is well.
  /// - Complexity: linear in the archive.
  public func check(jobs: Int = 1) throws(ArchiveError) -> [Message] {
    try read { db in
      var problems: [Message] = []
      func report(_ zh: String, _ en: String) {
        if problems.count < 100 { problems.append(Message(zh: zh, en: en)) }
      }
      for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where line != "ok" {
        report("SQLite 结构：\(line)", "SQLite: \(line)")
      }
      do {
        try Self.checkIdentity(db)
      } catch let error as ArchiveError {
        // The texts can still be looked at; the index cannot.
        report(error.message.zh, error.message.en)
      }
      let comparable = problems.isEmpty
      let (known, there) = (
        try Self.count(db), try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0
      )
      if known != there {
        report(
          "文件应有 \(known) 份，实有 \(there) 份；请运行 doclint archive rebuild",
          "there are \(there) documents, not \(known); run `doclint archive rebuild`")
      }
      let analyzer = ReuseAnalyzer()
      var expected = 0
      var last = 0
      while true {
        let numbers = try Self.numbers(after: last, count: 1024, db)
        guard let end = numbers.last else { break }
        last = end
        var documents: [(number: UInt32, text: SourceText, isIndexed: Bool)] = []
        for number in numbers {
          do {
            let text = try Self.text(number, db)
            let isIndexed = try Bool.fetchOne(
              db, sql: "SELECT isIndexed FROM document WHERE number = ?", arguments: [number])
            documents.append((UInt32(number), text, isIndexed == true))
          } catch {
            report("#\(number) 的文字已损坏或缺失", "the text of #\(number) is damaged or missing")
          }
        }
        guard comparable else { continue }
        let found = documents
        let keys = concurrentMap(found.count, jobs: jobs) { i in
          let document = Document(path: "", text: found[i].text)
          // Of many copies only the first stand in the index by their texts; by their facts, all.
          let sketch = found[i].isIndexed ? analyzer.sketch(document, inBatch: false) : nil
          return (
            fingerprint: sketch?.fingerprints ?? [], band: sketch?.bands ?? [],
            fact: Self.factKeys(of: document)
          )
        }
        for kind in ArchiveKeyKind.allCases {
          var postings: [UInt64] = []
          for (document, keys) in zip(documents, keys) {
            let own =
              switch kind {
              case .fingerprint: keys.fingerprint
              case .band: keys.band
              case .fact: keys.fact
              }
            for key in own { postings.append(UInt64(key) << 32 | UInt64(document.number)) }
          }
          expected += postings.count
          for number in try Self.missing(postings.sorted(), kind, db).sorted() {
            report("#\(number) 的索引不全", "the index of #\(number) is not whole")
          }
        }
      }
      if comparable {
        var counted = 0
        let rows = try Row.fetchCursor(db, sql: "SELECT bucket, entries FROM posting")
        while let row = try rows.next() {
          let bucket: Int = row[0]
          let intact = PostingBucket.scan(Self.bytes(row)) { counted += $0.count }
          if !intact { report("索引第 \(bucket) 格已损坏", "bucket \(bucket) of the index is damaged") }
        }
        if counted != expected {
          report(
            "索引有 \(counted) 项，应有 \(expected) 项；请运行 doclint archive rebuild",
            "the index has \(counted) entries, not \(expected); run `doclint archive rebuild`")
        }
      }
      return problems
    }
  }

  /// The documents whose postings (ascending) are not all in the index.
  private static func missing(
    _ postings: [UInt64], _ kind: ArchiveKeyKind, _ db: Database
  ) throws -> Set<Int> {
    var missing: Set<Int> = []
    let statement = try db.cachedStatement(
      sql: "SELECT bucket, entries FROM posting WHERE bucket = ?")
    var at = 0
    while at < postings.count {
      let number = kind.bucket(UInt32(truncatingIfNeeded: postings[at] >> 32))
      var entries: [PostingBucket.Entry] = []
      if let row = try Row.fetchOne(statement, arguments: [number]) {
        entries = PostingBucket(bytes(row))?.entries ?? []
      }
      var i = 0
      while at < postings.count {
        let key = UInt32(truncatingIfNeeded: postings[at] >> 32)
        guard kind.bucket(key) == number else { break }
        let document = UInt32(truncatingIfNeeded: postings[at])
        while i < entries.count && entries[i].low < kind.low(key) { i += 1 }
        var isThere = false
        if i < entries.count && entries[i].low == kind.low(key) {
          if entries[i].isCrowd {
            isThere =
              try Int.fetchOne(
                try db.cachedStatement(
                  sql: "SELECT count(*) FROM crowd WHERE key = ? AND document = ?"),
                arguments: [kind.crowd(key), document]) == 1
          } else {
            isThere = entries[i].documents.contains(document)
          }
        }
        if !isThere { missing.insert(Int(document)) }
        at += 1
      }
    }
    return missing
  }
}
