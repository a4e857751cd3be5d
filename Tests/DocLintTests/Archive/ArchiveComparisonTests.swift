import Foundation
import Testing

@testable import DocLint

/// Looking documents up in an archive finds what comparing with all of them finds.
@Suite struct ArchiveComparisonTests {
  /// Unrelated documents, near and exact copies, masses of both, and some too short to say.
  static func world(_ count: Int) -> [Document] {
    var documents: [Document] = []
    for i in 0..<count {
      let path = "旧/\(i % 7)/\(i).txt"
      let seed = UInt64(i)
      switch i % 20 {
      case 0: documents.append(.of(path, OfficialTexts.text(seed: seed % 60)))
      case 1:
        let text = OfficialTexts.text(seed: seed % 97, characters: 500)
        documents.append(.of(path, OfficialTexts.swapped(text, every: 40, seed: seed)))
      case 2:
        // One text under some thirty names and more than a crowd in all.
        documents.append(.of(path, OfficialTexts.text(seed: 5000, characters: 400)))
      case 3, 4:
        let text = OfficialTexts.text(seed: 6000, characters: 400)
        documents.append(.of(path, text + OfficialTexts.place(i) + "\(i)件。"))
      case 5: documents.append(.of(path, "收到。"))
      case 6:
        documents.append(
          .of(
            path,
            OfficialTexts.text(
              seed: seed, characters: 700, vocabulary: OfficialTexts.forestry)))
      default: documents.append(.of(path, OfficialTexts.text(seed: seed, characters: 300)))
      }
    }
    return documents
  }

  static func batch(_ world: [Document]) -> [Document] {
    var batch: [Document] = []
    for i in 0..<24 {
      switch i % 6 {
      case 0:
        batch.append(
          .of(
            "新/\(i).txt",
            OfficialTexts.swapped(
              String(decoding: world[i * 20 + 7].text.utf8, as: UTF8.self), every: 60, seed: 3)))
      case 1: batch.append(.of("新/\(i).txt", OfficialTexts.text(seed: 5000, characters: 400)))
      case 2:
        batch.append(
          .of(
            "新/\(i).txt",
            OfficialTexts.text(seed: UInt64(9000 + i))
              + OfficialTexts.text(seed: UInt64(i + 7), characters: 200)))
      case 3: batch.append(.of("新/\(i).txt", OfficialTexts.text(seed: 6000, characters: 400)))
      // One that is in the archive under its own name, and its text under others.
      case 4: batch.append(world[i * 20])
      default: batch.append(.of("新/\(i).txt", OfficialTexts.text(seed: UInt64(8000 + i))))
      }
    }
    return batch
  }

  static func everything(_ batch: [Document], _ world: [Document]) -> ReuseReport {
    let names = Set(batch.map { $0.path + $0.sha256 })
    return ReuseAnalyzer().analyze(
      batch: batch, archive: world.filter { !names.contains($0.path + $0.sha256) }, jobs: 2)
  }

  /// In whatever order and portions the documents came, and whatever was taken out again.
  @Test(arguments: [(1, 1200), (2, 250), (3, 400)])
  func sameAsOverAllFiles(seed: UInt64, portion: Int) throws {
    let world = Self.world(1200)
    let batch = Self.batch(world)
    var generator = SeededGenerator(seed: seed)
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    var additions = world.enumerated().map {
      // Units tell submissions of the same text apart.
      Archive.Addition($0.element, unit: "第\($0.offset)单位")
    }
    additions.shuffle(using: &generator)
    let extra = (0..<30).map {
      Archive.Addition(
        .of("0/\($0).txt", OfficialTexts.text(seed: $0 % 2 == 0 ? 5000 : UInt64($0))), unit: "某处")
    }
    let gone = Set(try archive.add(extra, jobs: 2).map(\.number)).sorted()
    for start in stride(from: 0, to: additions.count, by: portion) {
      try archive.add(
        Array(additions[start..<min(additions.count, start + portion)]), jobs: 2)
    }
    try archive.remove(gone)
    #expect(try archive.count() == world.count)
    #expect(try archive.check(jobs: 2).isEmpty)
    let expected = Self.everything(batch, world)
    #expect(expected.pairs.count > 100)
    let found = try archive.compare(batch, jobs: 2)
    #expect(found.reuse.description == expected.description)
    #expect(found.reuse.documents.count < world.count * 9 / 10)
    for pair in found.reuse.pairs {
      #expect((found.numbers[pair.source] == nil) == (pair.source < found.reuse.batchCount))
    }
    // One alone, without a batch around it.
    for document in batch.prefix(5) {
      #expect(
        try archive.compare([document]).reuse.description
          == Self.everything([document], world).description)
    }
  }

  @Test func rebuildingChangesNothing() throws {
    let world = Self.world(300)
    let batch = Self.batch(Self.world(500))
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    try archive.add(world.enumerated().map { .init($0.element, unit: "\($0.offset)") }, jobs: 2)
    let before = try archive.compare(batch).reuse.description
    try archive.rebuild(jobs: 2)
    #expect(try archive.check().isEmpty)
    #expect(try archive.compare(batch).reuse.description == before)
    try archive.compact()
    #expect(try archive.compare(batch).reuse.description == before)
  }

  @Test func linterReportsTheSame() throws {
    let world = Self.world(200)
    let batch = Array(Self.batch(Self.world(500)).prefix(8))
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    try archive.add(world.enumerated().map { .init($0.element, unit: "\($0.offset)") }, jobs: 2)
    func inputs(_ documents: [Document]) -> [Input] {
      documents.map { Input(path: $0.path, sha256: $0.sha256, outcome: .document($0)) }
    }
    let linter = Linter(configuration: try Configuration().overridden(select: ["reuse"]))
    let names = Set(batch.map(\.path))
    let plain = linter.lint(
      inputs(batch), against: inputs(world.filter { !names.contains($0.path) }))
    let looked = try linter.lint(inputs(batch), against: [], archives: [archive])
    #expect(looked.diagnostics == plain.diagnostics)
    // Beside other files everything is read, with the same result.
    let mixed = try linter.lint(
      inputs(batch), against: inputs([.of("别.txt", "此件另行印发。")]), archives: [archive])
    #expect(mixed.diagnostics.map(\.message) == plain.diagnostics.map(\.message))
  }

  @Test func namesThatAreTakenCarryTheNumber() throws {
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    let text = OfficialTexts.text(seed: 1)
    _ = try archive.addOne("报送.txt", text)
    let changed = OfficialTexts.swapped(text, every: 80, seed: 2)
    let found = try archive.compare([.of("报送.txt", changed)])
    let pair = try #require(found.reuse.pairs.first)
    #expect(pair.verdict == .recycled)
    #expect(found.reuse.documents[pair.source].path == "报送.txt（档案 #1）")
    #expect(found.numbers[pair.source] == 1)
  }
}
