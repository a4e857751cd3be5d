import Testing

@testable import DocLint

/// Figures of archived documents speak against those of a batch as if all had been handed over.
@Suite struct ArchiveFactTests {
  private func report(_ place: String, _ shift: Int) -> String {
    "\(place)卫生健康工作总结\n\(place)始终把健康放在首位。全年建成小屋\(12 + shift)个，开展讲座\(35 + shift)场，"
      + "培训骨干\(48 + shift)名，发放手册\(5200 + shift)份，走访家庭\(870 + shift)户，签约居民\(3600 + shift)人，"
      + "随访老人\(960 + shift)人次，检查单位\(77 + shift)家，整改问题\(19 + shift)个，投入资金\(260 + shift)万元，"
      + "配备设备\(43 + shift)台，招募志愿者\(150 + shift)人。\n"
  }

  private func level(_ place: String, _ year: Int, _ percent: String) -> String {
    "\(place)\(year)年情况通报\n\(year)年，全县居民健康素养水平达到\(percent)%。\n"
  }

  private func world() -> [Document] {
    var documents: [Document] = []
    for i in 0..<60 {
      let place = ["柳桥县", "青禾县", "沙坞县", "麦湾县"][i % 4]
      documents.append(.of("旧/素养\(i).txt", level(place, 2000 + i % 15, "\(10 + i).25")))
      documents.append(.of("旧/总结\(i).txt", report(place, i * 7)))
    }
    return documents
  }

  private var batch: [Document] {
    [
      .of("新/a.txt", level("柳桥县", 2008, "77.10")), .of("新/b.txt", level("青禾县", 2030, "20.00")),
      .of("新/c.txt", report("丰泽县", 14)), .of("新/d.txt", report("丰泽县", 3)),
    ]
  }

  private static let rules: Set = ["num-fact-conflict-across", "num-stale-copy"]

  private func findings(_ report: Report) -> [String] {
    report.diagnostics.filter { Self.rules.contains($0.rule) }
      .map { "\($0.path) \($0.rule) \($0.range) \($0.related.map(\.path)) \($0.message.zh)" }
  }

  private func input(_ document: Document) -> Input {
    Input(path: document.path, sha256: document.sha256, outcome: .document(document))
  }

  @Test func sameAsAgainstAllFiles() throws {
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    let world = world()
    try archive.add(world.map { Archive.Addition($0) }, jobs: 2)
    let expected = findings(Linter().lint(batch.map(input), against: world.map(input)))
    #expect(expected.contains { $0.hasPrefix("新/a.txt num-fact-conflict-across") })
    #expect(expected.contains { $0.hasPrefix("新/c.txt num-stale-copy") })
    #expect(!expected.contains { $0.hasPrefix("新/b.txt") })
    let found = try Linter().lint(batch.map(input), against: [], archives: [archive])
    #expect(findings(found) == expected)
  }

  @Test func whatWasTakenOutOrIsTheSameDocumentSaysNothing() throws {
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    let old = Document.of("旧/素养.txt", level("柳桥县", 2008, "24.97"))
    let number = try archive.addOne("旧/素养.txt", level("柳桥县", 2008, "24.97"))
    func found(_ documents: [Document]) throws -> [String] {
      findings(try Linter().lint(documents.map(input), against: [], archives: [archive]))
    }
    #expect(try found([batch[0]]).count == 1)
    #expect(try found([old]).isEmpty)
    #expect(try archive.check().isEmpty)
    try archive.remove([number])
    #expect(try found([batch[0]]).isEmpty)
    #expect(try archive.check().isEmpty)
  }

  @Test func copiesWithOtherFiguresAllCount() throws {
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    // One text with new figures each year: the comparison of texts keeps the first few of them.
    for year in 2001...2012 {
      _ = try archive.addOne("旧/\(year).txt", level("柳桥县", year, "\(year - 1980).5"))
    }
    let late = Document.of("新/a.txt", level("柳桥县", 2012, "77.10"))
    let report = try Linter().lint([input(late)], against: [], archives: [archive])
    let finding = try #require(
      report.diagnostics.first { $0.rule == "num-fact-conflict-across" })
    #expect(finding.related.map(\.path) == ["旧/2012.txt"])
    #expect(try archive.check().isEmpty)
    try archive.rebuild()
    #expect(try archive.check().isEmpty)
  }
}
