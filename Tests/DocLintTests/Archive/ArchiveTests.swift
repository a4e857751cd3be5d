import Foundation
import GRDB
import Testing

@testable import DocLint

/// What the file holds, and what becomes of it when things go wrong.
@Suite struct ArchiveTests {
  let folder: ArchiveFolder
  let archive: Archive
  let text = OfficialTexts.text(seed: 1)

  init() throws {
    folder = try ArchiveFolder()
    archive = try folder.archive(patience: 1)
  }

  func kind(_ body: () throws -> Void) -> ArchiveError.Kind? {
    do {
      try body()
      return nil
    } catch {
      return (error as? ArchiveError)?.kind
    }
  }

  @Test func addingTwiceAddsOnce() throws {
    let document = Document.of("甲.txt", text)
    #expect(try archive.add([.init(document)]) == [.added(1)])
    #expect(
      try archive.add([.init(document), .init(.of("乙.txt", text))])
        == [.present(1), .present(1)])
    // What was not known is filled in; what is known otherwise is another submission.
    #expect(try archive.add([.init(document, unit: "柳桥县医院")]) == [.updated(1)])
    #expect(try archive.add([.init(document, unit: "柳桥县医院", status: .accepted)]) == [.updated(1)])
    #expect(try archive.add([.init(document, unit: "青禾市疾控中心")]) == [.added(2)])
    #expect(
      try archive.add([.init(document, unit: "青禾市疾控中心", received: "2021-03-05")])
        == [.updated(2)])
    #expect(
      try archive.add([.init(document, unit: "青禾市疾控中心", received: "2021-04-05")])
        == [.added(3)])
    let shown = try archive.show(1)
    #expect(shown.document.unit == "柳桥县医院" && shown.document.status == .accepted)
    #expect(shown.text.utf8 == Array(text.utf8))
    #expect(try archive.check().isEmpty)
  }

  @Test func numbersAreNeverGivenTwice() throws {
    #expect(try archive.addOne("甲.txt", text) == 1)
    try archive.remove([1])
    #expect(try archive.addOne("甲.txt", text) == 2)
    #expect(kind { try archive.remove([1]) } == .request)
    #expect(kind { _ = try archive.show(1) } == .request)
    #expect(try archive.count() == 1)
  }

  @Test func wrongAdditionsAddNothing() throws {
    let good = Archive.Addition(.of("甲.txt", text))
    let dates = ["2021-02-29", "2021-3-05", "昨天", "2021-03-05T25:00", "2021-03-05T", ""]
    for date in dates {
      #expect(
        kind { try archive.add([good, .init(.of("乙.txt", "乙"), received: date)]) } == .request)
    }
    #expect(kind { try archive.add([good, .init(.of("乙.txt", "乙"), replaces: 7)]) } == .request)
    #expect(try archive.count() == 0)
    for date in ["2020-02-29", "2021-03-05T09:30", "2021-12-31T23:59:59"] {
      #expect(ArchivedDocument.isDate(date))
    }
  }

  @Test func decisionsAreOnlyAdded() throws {
    let number = try archive.addOne("甲.txt", text)
    try archive.decide(number, .reject, reason: "与往年雷同", who: "审核员", when: "2021-03-06")
    #expect(try archive.show(number).document.status == .submitted)
    try archive.decide(number, .accept, reason: "已注明来源", who: "审核员", when: "2021-03-07")
    let shown = try archive.show(number)
    #expect(shown.document.status == .accepted)
    #expect(shown.decisions.map(\.verdict) == [.reject, .accept])
    for sql in ["UPDATE decision SET reason = ''", "DELETE FROM decision"] {
      #expect(throws: (any Error).self) { try archive.queue.write { try $0.execute(sql: sql) } }
    }
    #expect(
      kind { try archive.decide(number, .accept, reason: "", who: "某", when: "2021-03-07") }
        == .request)
    try archive.remove([number])
    let kept = try archive.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM decision") }
    #expect(kept == 2)
  }

  @Test func exportedLinesGiveTheSameArchive() throws {
    let old = try archive.addOne("甲.txt", text, unit: "柳桥县医院")
    _ = try archive.add([
      .init(
        .of("乙/二.txt", "含\"引号\"与\t制表符\r\n及𠮷。"), unit: "青禾市疾控中心", received: "2021-03-05T09:30",
        status: .adopted, replaces: old)
    ])
    try archive.decide(2, .accept, reason: "属实", who: "审核员", when: "2021-03-06")
    try archive.remove([try archive.addOne("丙.txt", "丙")])
    func lines(_ archive: Archive) throws -> [UInt8] {
      var out: [UInt8] = []
      let result = try archive.export { out += $0 }
      #expect(result.lost.isEmpty && !result.decisionsLost)
      return out
    }
    let exported = try lines(archive)
    let file = folder.path + "/out.jsonl"
    try Data(exported).write(to: URL(fileURLWithPath: file))
    let copy = try folder.archive("b.doclint")
    #expect(try copy.importLines(from: file) == (2, 0))
    #expect(try lines(copy) == exported)
    #expect(try copy.importLines(from: file) == (0, 2))
    #expect(try lines(copy) == exported)
    #expect(try copy.check().isEmpty)
    try Data("{\"document\": 3}\n".utf8).write(to: URL(fileURLWithPath: file))
    #expect(kind { _ = try copy.importLines(from: file) } == .request)
  }

  @Test func anotherIdentityIsToldAndMended() throws {
    _ = try archive.addOne("甲.txt", text)
    try archive.queue.write {
      try $0.execute(
        sql: "UPDATE meta SET value = replace(value, 'icu ', 'icu 1.') WHERE key = 'identity'")
    }
    for use in [
      { _ = try archive.compare([.of("乙.txt", text)]) }, { _ = try archive.addOne("丙.txt", "丙") },
      { try archive.remove([1]) },
    ] {
      do {
        try use()
        Issue.record("an index of another identity was used")
      } catch {
        let error = try #require(error as? ArchiveError)
        #expect(error.kind == .mismatch)
        #expect(error.message.zh.contains("rebuild") && error.message.zh.contains("icu 1."))
      }
    }
    #expect(try archive.check().count == 1)
    #expect(try archive.show(1).document.path == "甲.txt")
    try archive.rebuild()
    #expect(try archive.compare([.of("乙.txt", text)]).reuse.pairs.count == 1)
    #expect(try archive.check().isEmpty)
  }

  @Test func otherFilesAreToldApart() throws {
    let path = folder.path + "/x"
    #expect(kind { _ = try folder.archive("x", .read) } == .missing)
    #expect(kind { _ = try folder.archive("x", .write) } == .missing)
    try Data("柳桥县".utf8).write(to: URL(fileURLWithPath: path))
    #expect(kind { _ = try folder.archive("x", .create) } == .foreign)
    let other = try DatabaseQueue(path: folder.path + "/other.sqlite")
    try other.write { try $0.execute(sql: "CREATE TABLE t (a)") }
    try other.close()
    #expect(kind { _ = try folder.archive("other.sqlite", .create) } == .foreign)
    #expect(kind { _ = try Archive(path: folder.path, mode: .read) } == .foreign)
    let later = try folder.archive("later.doclint")
    try later.queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    later.close()
    #expect(kind { _ = try folder.archive("later.doclint", .write) } == .newer)
    #expect(kind { _ = try folder.archive("later.doclint", .read) } == .newer)
  }

  @Test func oneWritesWhileOthersRead() throws {
    _ = try archive.addOne("甲.txt", text)
    let reader = try folder.archive("a.doclint", .read)
    let writer = try folder.archive("a.doclint", .write, patience: 1)
    try archive.queue.inDatabase { db in
      try db.beginTransaction(.immediate)
      try db.execute(sql: "UPDATE document SET path = '改.txt'")
    }
    #expect(try reader.show(1).document.path == "甲.txt")
    #expect(try reader.compare([.of("乙.txt", text)]).reuse.pairs.count == 1)
    #expect(kind { _ = try writer.addOne("丙.txt", "丙") } == .busy)
    try archive.queue.inDatabase { try $0.rollback() }
    #expect(try writer.addOne("丙.txt", "丙") == 2)
    #expect(kind { _ = try reader.addOne("丁.txt", "丁") } == .readOnly)
    #expect(try reader.count() == 2)
  }

  @Test func aFullDiskLosesNothing() throws {
    _ = try archive.addOne("甲.txt", text)
    try archive.queue.inDatabase { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
    }
    let many = (0..<50).map {
      Archive.Addition(.of("\($0).txt", OfficialTexts.text(seed: UInt64($0 + 10))))
    }
    #expect(kind { try archive.add(many) } == .full)
    var rest = [many]
    let next = { rest.popLast() }
    #expect(kind { try archive.add(next: next, confirmed: { _ in }) } == .full)
    #expect(try archive.count() == 1)
    #expect(try archive.check().isEmpty)
    try archive.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    #expect(try archive.add(many).count == 50)
    #expect(try archive.check().isEmpty)
  }

  /// Bytes are overwritten all over the file: a text that comes back is the one that went in, the
  /// comparison says so or gives an error, and what is left can be exported.
  @Test func damageIsRecognised() throws {
    let texts = (0..<60).map { OfficialTexts.text(seed: UInt64($0), characters: 900) }
    try archive.add(texts.enumerated().map { .init(.of("\($0.offset).txt", $0.element)) })
    try archive.compact()
    archive.close()
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.doclint"))
    var generator = SeededGenerator(seed: 7)
    var told = 0
    var saved = 0
    let rounds = 60
    for round in 0..<rounds {
      var bytes = whole
      let at = Int.random(in: 100..<(bytes.count - 64), using: &generator)
      for k in 0..<64 { bytes[at + k] = UInt8.random(in: 0...255, using: &generator) }
      let name = "damaged\(round).doclint"
      try bytes.write(to: URL(fileURLWithPath: folder.path + "/" + name))
      do {
        let damaged = try folder.archive(name, .read)
        for (i, text) in texts.enumerated() {
          if let shown = try? damaged.show(i + 1) { #expect(shown.text.utf8 == Array(text.utf8)) }
        }
        let problems = try? damaged.check()
        if problems?.isEmpty != true { told += 1 }
        _ = try? damaged.compare([.of("新.txt", texts[3])])
        let result = try? damaged.export { _ in }
        saved += result?.written ?? 0
      } catch {
        told += 1
        #expect((error as? ArchiveError)?.kind == .damaged)
      }
      try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    }
    // Nearly every page is in use; names and dates alone carry no checksum.
    #expect(told * 10 >= rounds * 7)
    #expect(saved * 10 >= rounds * texts.count * 8)
  }

  @Test func bucketsComeBackAsTheyWere() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      var bucket = PostingBucket()
      var low: UInt32 = 0
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        low += UInt32.random(in: 1...90, using: &generator)
        let isCrowd = Int.random(in: 0..<9, using: &generator) == 0
        var documents = Set<UInt32>()
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
          documents.insert(UInt32.random(in: 1...3_000_000, using: &generator))
        }
        bucket.entries.append(
          .init(
            low: low, count: isCrowd ? 70_000 : documents.count,
            documents: isCrowd ? documents.shuffled(using: &generator) : documents.sorted(),
            isCrowd: isCrowd))
      }
      let bytes = bucket.bytes
      #expect(PostingBucket(bytes)?.entries == bucket.entries)
      let wanted = bucket.entries.filter { $0.low % 3 == 0 }
      var found: [PostingBucket.Entry] = []
      #expect(PostingBucket.scan(bytes, wanted: wanted.map(\.low)[...]) { found.append($0) })
      #expect(found == wanted)
      guard bytes.count > 4 else { continue }
      var damaged = bytes
      let at = Int.random(in: 0..<bytes.count, using: &generator)
      damaged[at] ^= UInt8(1 << Int.random(in: 0..<8, using: &generator))
      #expect(PostingBucket(damaged) == nil)
    }
  }

  /// Postings that are added to bytes give what the entries would give.
  @Test func bucketsGrowAsTheirEntriesWould() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<300 {
      var model: [UInt32: PostingBucket.Entry] = [:]
      var bytes: [UInt8] = []
      var document: UInt32 = 0
      for _ in 0..<6 {
        var postings = Set<UInt64>()
        for _ in 0..<Int.random(in: 0...30, using: &generator) {
          document += UInt32.random(in: 1...300, using: &generator)
          let key = UInt32.random(in: 0..<200, using: &generator) + 4096 * 7
          postings.insert(UInt64(key) << 32 | UInt64(document))
        }
        let sorted = postings.sorted()
        for posting in sorted {
          let low = ArchiveKeyKind.fingerprint.low(UInt32(posting >> 32))
          var entry =
            model[low] ?? PostingBucket.Entry(low: low, count: 0, documents: [], isCrowd: false)
          entry.count += 1
          entry.documents.append(UInt32(truncatingIfNeeded: posting))
          entry.isCrowd = entry.count > 4
          model[low] = entry
        }
        bytes = try PostingBucket.adding(
          sorted[...], to: bytes, low: ArchiveKeyKind.fingerprint.low
        ) { entry, documents, key in
          #expect(key >> 12 == 7)
          entry.count += documents.count
          entry.documents += documents
          entry.isCrowd = entry.count > 4
        }
        var expected = PostingBucket()
        expected.entries = model.values.sorted { $0.low < $1.low }
        #expect(bytes == expected.bytes)
      }
      guard bytes.count > 4 else { continue }
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 1
      #expect(throws: ArchiveError.self) {
        try PostingBucket.adding([], to: bytes, low: ArchiveKeyKind.band.low) { _, _, _ in }
      }
    }
  }

  /// Parts that share a transaction are there as if each had one of its own.
  @Test func whatIsAddedInPartsIsConfirmedTogether() throws {
    var parts = (0..<5).map { part in
      (0..<3).map { i in
        Archive.Addition(
          .of("\(part)-\(i).txt", OfficialTexts.text(seed: UInt64(part * 3 + i), characters: 400)))
      }
    }
    let all = parts.flatMap { $0 }
    var confirmed: [Archive.Outcome] = []
    try archive.add {
      parts.isEmpty ? nil : parts.removeFirst()
    } confirmed: {
      confirmed += $0
    }
    #expect(confirmed == (1...15).map { .added($0) })
    #expect(try archive.count() == 15)
    #expect(try archive.check().isEmpty)
    struct Stop: Error {}
    var given = false
    #expect(throws: Stop.self) {
      try archive.add {
        if given { throw Stop() }
        given = true
        return [.init(.of("新.txt", "柳桥县新建卫生院三所。"))]
      } confirmed: { _ in
        Issue.record("nothing was confirmed")
      }
    }
    #expect(try archive.count() == 15)
    #expect(try archive.add(all).allSatisfy { if case .present = $0 { true } else { false } })
    try archive.remove([3, 4])
    #expect(try archive.count() == 13)
    #expect(try archive.check().isEmpty)
  }

  /// The pages that are fetched are those on which SQLite finds the rows: without them in memory
  /// and with them the answer is one.
  @Test func pagesAreFetchedAhead() throws {
    let texts = (0..<300).map { OfficialTexts.text(seed: UInt64($0), characters: 2500) }
    try archive.add(texts.enumerated().map { .init(.of("\($0.offset).txt", $0.element)) })
    try archive.compact()
    let path = folder.path + "/a.doclint"
    let ahead = try #require(ArchiveReadAhead(path: path))
    #expect(ArchiveReadAhead(path: folder.path + "/none") == nil)
    let (root, rows) = try archive.queue.inDatabase { db in
      (
        try #require(
          try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'posting'")),
        try Int.fetchAll(db, sql: "SELECT bucket FROM posting ORDER BY bucket")
      )
    }
    // All leaves of the tree, and no page that is not of it.
    let leaves = archive.queue.inDatabase { db in
      try? Int.fetchAll(
        db, sql: "SELECT pageno FROM dbstat WHERE name = 'posting' AND pagetype = 'leaf'")
    }
    let found = ahead.leaves(of: rows[...], root: root)
    #expect(found.flatMap(\.rows) == rows)
    #expect(Set(found.map(\.page)).count == found.count)
    if let leaves { #expect(Set(found.map(\.page)) == Set(leaves)) }
    #expect(found.count > 10)
    #expect(ahead.leaves(of: [rows[7]], root: root).count == 1)
    #expect(ahead.leaves(of: [rows[7]], root: 1_000_000).isEmpty)
    let cold = try folder.archive("a.doclint", .read)
    let pairs = try cold.compare([.of("新.txt", texts[17])]).reuse.pairs
    #expect(pairs.map(\.verdict) == [.recycled])
  }
}
