internal import Foundation
internal import GRDB

/// One line of an exported archive: a document or a decision.
private struct ExchangeLine: Codable {
  var document: Entry?
  var decision: Decision?

  struct Entry: Codable {
    var number: Int
    var path: String
    var unit: String?
    var received: String?
    var status: String
    var sha256: String
    var replaces: Int?
    var text: String
  }

  struct Decision: Codable {
    var document: Int
    var sha256: String
    var verdict: String
    var reason: String
    var who: String
    var when: String
  }
}

extension Archive {
  /// Writes every document and every decision as a line of JSON. What cannot be read is left out
  /// and told: a damaged archive gives what is left of it.
  ///
  /// - Returns: the numbers of the documents that are lost, and whether decisions are.
  public func export(
    _ write: ([UInt8]) throws -> Void
  ) throws -> (written: Int, lost: [Int], decisionsLost: Bool) {
    try queue.read { db in
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      func line(_ line: ExchangeLine) throws {
        try write([UInt8](try encoder.encode(line)) + [0x0A])
      }
      var written = 0
      var lost: [Int] = []
      for number in Self.allNumbers(db) {
        guard let text = try? Self.text(number, db) else {
          lost.append(number)
          continue
        }
        let known = try? Self.document(number, db)
        if known == nil { lost.append(number) }
        try line(
          ExchangeLine(
            document: .init(
              number: number, path: known?.path ?? "#\(number)", unit: known?.unit,
              received: known?.received,
              status: (known?.status ?? .submitted).rawValue,
              sha256: known?.sha256 ?? SHA256.hex(of: text.utf8), replaces: known?.replaces,
              text: text.string(TextRange(0, text.utf8.count)))))
        written += 1
      }
      var decisionsLost = false
      var decisions: [ReviewDecision] = []
      do {
        let rows = try Row.fetchCursor(
          db,
          sql: "SELECT document, sha256, verdict, reason, who, at FROM decision ORDER BY number")
        while let row = try rows.next() { decisions.append(try Self.decision(row)) }
      } catch {
        decisionsLost = true
      }
      for decision in decisions {
        try line(
          ExchangeLine(
            decision: .init(
              document: decision.document, sha256: decision.sha256,
              verdict: decision.verdict.rawValue, reason: decision.reason, who: decision.who,
              when: decision.when)))
      }
      return (written, lost, decisionsLost)
    }
  }

  /// Every number there may be a document of; of a damaged archive, every number ever given.
  private static func allNumbers(_ db: Database) -> [Int] {
    if let numbers = try? Int.fetchAll(db, sql: "SELECT number FROM document ORDER BY number"),
      let texts = try? Int.fetchOne(db, sql: "SELECT count(*) FROM body"), texts == numbers.count
    {
      return numbers
    }
    let highest =
      [
        "SELECT seq FROM sqlite_sequence WHERE name = 'document'",
        "SELECT max(number) FROM body", "SELECT max(number) FROM document",
      ]
      .compactMap { sql in (try? Int.fetchOne(db, sql: sql)) ?? nil }.max() ?? 0
    return highest > 0 ? Array(1...highest) : []
  }

  /// Reads what `export` wrote. Documents that are there already are left as they are, decisions
  /// that are there already are not written twice.
  ///
  /// - Parameters:
  ///   - source: the file, or `nil` for standard input.
  ///   - jobs: the number of threads, from 1.
  /// - Returns: how many documents were added and how many were there.
  public func importLines(
    from source: String?, jobs: Int = 1
  ) throws(ArchiveError) -> (added: Int, present: Int) {
    guard
      let handle = source.map({ FileHandle(forReadingAtPath: $0) }) ?? FileHandle.standardInput
    else {
      let name = source ?? "-"
      throw ArchiveError(.missing, zh: "打不开 \(name)", en: "cannot open \(name)")
    }
    return try Self.wrapped(path) {
      var counts = (added: 0, present: 0)
      try adding(jobs: jobs) { adder in
        var importer = Importer()
        var rest = Data()
        while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
          rest += chunk
          var start = rest.startIndex
          while let end = rest[start...].firstIndex(of: 0x0A) {
            try importer.take(rest[start..<end], &adder)
            start = end + 1
          }
          rest = Data(rest[start...])
        }
        if !rest.isEmpty { try importer.take(rest, &adder) }
        try importer.flush(&adder)
        counts = importer.counts
      }
      return counts
    }
  }

  /// Puts lines into an archive.
  private struct Importer {
    private(set) var counts = (added: 0, present: 0)
    /// The numbers that documents have here, by those that they had.
    private var renamed: [Int: Int] = [:]
    private var waiting: [ExchangeLine.Entry] = []
    private var bytes = 0
    private var lineNumber = 0

    mutating func take(_ data: Data, _ adder: inout ArchiveAdder) throws {
      lineNumber += 1
      if data.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { return }
      guard let line = try? JSONDecoder().decode(ExchangeLine.self, from: data),
        line.document != nil || line.decision != nil
      else { throw Archive.badLine(lineNumber) }
      if let entry = line.document {
        guard ArchivedDocument.Status(rawValue: entry.status) != nil else {
          throw Archive.badLine(lineNumber)
        }
        waiting.append(entry)
        bytes += data.count
        if waiting.count >= Archive.documentsAtOnce || bytes >= Archive.bytesAtOnce {
          try flush(&adder)
        }
      } else if let decision = line.decision {
        try flush(&adder)
        guard let verdict = ReviewDecision.Verdict(rawValue: decision.verdict) else {
          throw Archive.badLine(lineNumber)
        }
        try adder.add(
          ReviewDecision(
            document: renamed[decision.document] ?? decision.document, sha256: decision.sha256,
            verdict: verdict, reason: decision.reason, who: decision.who, when: decision.when))
      }
    }

    /// What a document replaces came before it, in this part or an earlier one.
    mutating func flush(_ adder: inout ArchiveAdder) throws {
      var additions: [Addition] = []
      var numbers: [Int] = []
      for entry in waiting {
        if let old = entry.replaces, numbers.contains(old) {
          try add(&additions, &numbers, &adder)
        }
        additions.append(
          Addition(
            Document(path: entry.path, text: SourceText(entry.text), sha256: entry.sha256),
            unit: entry.unit, received: entry.received,
            status: ArchivedDocument.Status(rawValue: entry.status),
            replaces: entry.replaces.flatMap { renamed[$0] }))
        numbers.append(entry.number)
      }
      try add(&additions, &numbers, &adder)
      waiting = []
      bytes = 0
    }

    private mutating func add(
      _ additions: inout [Addition], _ numbers: inout [Int], _ adder: inout ArchiveAdder
    ) throws {
      for (number, outcome) in zip(numbers, try adder.add(additions)) {
        renamed[number] = outcome.number
        if case .added = outcome { counts.added += 1 } else { counts.present += 1 }
      }
      additions = []
      numbers = []
    }
  }

  private static func badLine(_ number: Int) -> ArchiveError {
    ArchiveError(
      .request, zh: "第 \(number) 行不是导出的档案内容", en: "line \(number) is no line of an export")
  }
}
