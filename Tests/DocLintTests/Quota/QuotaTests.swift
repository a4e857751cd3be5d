import Foundation
import Testing

@testable import DocLint

/// The month of nineteen invented units, worked out by hand.
@Suite struct QuotaTests {
  static let yaml = """
    minima: {A: 4, B: 2, C: 1}
    units:
      - {name: 柳桥县卫生健康局, aliases: [柳桥县卫健局], class: A}
      - {name: 青禾县卫生健康局, class: A}
      - {name: 松岗县卫生健康局, class: A}
      - {name: 白鹭区卫生健康局, class: A}
      - {name: 石埠区卫生健康局, class: A}
      - {name: 望川区卫生健康局, class: A, to: 2021-02}
      - {name: 望川新区卫生健康局, class: A, from: 2021-03}
      - {name: 云台县卫生健康局, class: A}
      - {name: 梅岭县卫生健康局, class: A}
      - {name: 长汀县卫生健康局, class: A}
      - {name: 金沙区卫生健康局, class: A}
      - {name: 市第一人民医院（柳桥）, class: B}
      - {name: 市第二人民医院, class: B}
      - {name: 市妇幼保健院, class: B}
      - {name: 市中医院, class: B}
      - {name: 市疾控中心, class: C}
      - {name: 市血站, class: C}
      - {name: 市急救中心, class: C}
      - {name: 市卫生监督所, class: C}
      - {name: 市健康教育所, class: C}
    """

  private static func text(_ seed: UInt64) -> String {
    OfficialTexts.text(seed: 40_000 + seed, characters: 300)
  }

  /// Adds the month and what came before it; the numbers are those of the lines.
  private static func month(_ archive: Archive) throws {
    typealias Status = ArchivedDocument.Status
    var next: UInt64 = 0
    func add(
      _ day: String, _ unit: String?, _ status: Status = .accepted, text: String? = nil,
      replaces: Int? = nil
    ) throws {
      next += 1
      try archive.add([
        .init(
          .of("\(next).txt", text ?? Self.text(next)), unit: unit, received: day,
          status: status, replaces: replaces)
      ])
    }
    // 1, 2: of other months.
    try add("2020-06-01", "松岗县卫生健康局")
    try add("2021-04-02", "市血站")
    // 3…6: four of 柳桥, one under its other name, one on the last evening.
    try add("2021-03-01", "柳桥县卫生健康局")
    try add("2021-03-08", "柳桥县卫健局", .adopted)
    try add("2021-03-15", "柳桥县 卫生健康局")
    try add("2021-03-31T23:59", "柳桥县卫生健康局")
    // 7…10: of 青禾's four, one is withdrawn and one not accepted.
    try add("2021-03-02", "青禾县卫生健康局")
    try add("2021-03-03", "青禾县卫生健康局")
    try add("2021-03-04", "青禾县卫生健康局", .withdrawn)
    try add("2021-03-05", "青禾县卫生健康局", .submitted)
    // 11…14: 松岗sends last year's text again, and one of 柳桥's with other names.
    try add("2021-03-02", "松岗县卫生健康局", text: Self.text(1))
    try add(
      "2021-03-09", "松岗县卫生健康局",
      text: OfficialTexts.swapped(Self.text(3), every: 60, seed: 1))
    try add("2021-03-10", "松岗县卫生健康局")
    try add("2021-03-11", "松岗县卫生健康局")
    // 15…18: 白鹭 corrects its second, and sends the third twice.
    try add("2021-03-02", "白鹭区卫生健康局")
    try add("2021-03-03", "白鹭区卫生健康局")
    try add(
      "2021-03-06", "白鹭区卫生健康局", text: Self.text(16) + "更正：开放时间为上午。", replaces: 16)
    try add("2021-03-07", "白鹭区卫生健康局")
    try add("2021-03-20", "白鹭区卫生健康局", text: Self.text(18) + "补报。")
    // 20, 21: joint ones.
    try add("2021-03-12", "石埠区卫生健康局、云台县卫生健康局")
    try add("2021-03-13", "云台县卫生健康局，梅岭县卫生健康局；长汀县卫生健康局")
    // 22, 23: of the unit that has a new name, under the old one, and under the new one.
    try add("2021-03-14", "望川区卫生健康局")
    try add("2021-03-14", "望川新区卫生健康局")
    // 24, 25: brackets of either width; a reviewer sends the second back.
    try add("2021-03-15", "市第一人民医院(柳桥)")
    try add("2021-03-16", "市第一人民医院（柳桥）", .submitted)
    try archive.decide(25, .reject, reason: "数据不实", who: "审核员", when: "2021-03-17")
    // 26, 27: the second hospital repeats itself with leave.
    try add("2021-03-15", "市第二人民医院")
    try add("2021-03-18", "市第二人民医院", text: Self.text(26) + "第二期。")
    try archive.decide(27, .original, reason: "连续报道", who: "审核员", when: "2021-03-19")
    // 28…30: the same text of two units; the first is withdrawn, so the second counts. And the
    // text that 市血站 sends in April is no source in March.
    try add("2021-03-15", "市疾控中心", .withdrawn)
    try add("2021-03-16", "市急救中心", text: Self.text(28))
    try add("2021-03-17", "市血站", text: Self.text(2))
    // 31, 32: unknown, and of nobody.
    try add("2021-03-18", "市体检中心")
    try add("2021-03-19", nil)
  }

  static let expected:
    [(unit: String, submitted: Int, effective: String, rejected: Int, gap: String)] = [
      ("柳桥县卫生健康局", 4, "4", 0, "0"),
      ("青禾县卫生健康局", 4, "2", 2, "2"),
      ("松岗县卫生健康局", 4, "2", 2, "2"),
      ("白鹭区卫生健康局", 5, "3", 2, "1"),
      ("石埠区卫生健康局", 1, "0.5", 0, "3.5"),
      ("望川新区卫生健康局", 1, "1", 0, "3"),
      ("云台县卫生健康局", 2, "5/6", 0, "19/6"),
      ("梅岭县卫生健康局", 1, "1/3", 0, "11/3"),
      ("长汀县卫生健康局", 1, "1/3", 0, "11/3"),
      ("金沙区卫生健康局", 0, "0", 0, "4"),
      ("市第一人民医院（柳桥）", 2, "1", 1, "1"),
      ("市第二人民医院", 2, "2", 0, "0"),
      ("市妇幼保健院", 0, "0", 0, "2"),
      ("市中医院", 0, "0", 0, "2"),
      ("市疾控中心", 1, "0", 1, "1"),
      ("市血站", 1, "1", 0, "0"),
      ("市急救中心", 1, "1", 0, "0"),
      ("市卫生监督所", 0, "0", 0, "1"),
      ("市健康教育所", 0, "0", 0, "1"),
    ]

  @Test func aMonthOfNineteenUnits() throws {
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    try Self.month(archive)
    let registry = try UnitRegistry(yaml: Self.yaml)
    let report = try QuotaRun(registry: registry, registryPath: "units.yml").report(
      month: "2021-03", archive: archive)
    let table = report.table
    #expect(table.rows.count == 19)
    for (row, expected) in zip(table.rows, Self.expected) {
      #expect(row.unit.name == expected.unit)
      #expect(row.submitted == expected.submitted, "\(expected.unit)")
      #expect(row.effective.text == expected.effective, "\(expected.unit)")
      #expect(row.rejected.count == expected.rejected, "\(expected.unit)")
      #expect(row.gap.text == expected.gap, "\(expected.unit)")
    }
    // Ten of class A, four of B, five of C.
    #expect(table.required == 53)
    #expect(table.submitted == 30)
    #expect(table.effective == Share(19))
    #expect(table.gap == Share(34))
    func reasons(_ unit: String) -> [Int: String] {
      let row = table.rows.first { $0.unit.name == unit }
      return Dictionary(
        uniqueKeysWithValues: (row?.rejected ?? []).map {
          ($0.piece.number, report.words($0.reason).zh)
        })
    }
    #expect(reasons("青禾县卫生健康局") == [9: "已撤回", 10: "尚未采纳"])
    #expect(reasons("松岗县卫生健康局")[11]?.contains("#1 2020-06-01") == true)
    #expect(reasons("松岗县卫生健康局")[12]?.contains("#3 2021-03-01 柳桥县卫生健康局") == true)
    #expect(reasons("白鹭区卫生健康局")[16]?.contains("#17") == true)
    #expect(reasons("白鹭区卫生健康局")[19]?.contains("只计一次") == true)
    #expect(reasons("市第一人民医院（柳桥）") == [25: "审核退回：数据不实"])
    #expect(table.unknown.map(\.piece.number) == [22, 31, 32])
    #expect(table.unknown.map(\.unit) == ["望川区卫生健康局", "市体检中心", nil])
    let rules = report.diagnostics.map(\.rule)
    #expect(rules.count { $0 == "quota-duplicate-submission" } == 3)
    #expect(rules.count { $0 == "quota-unit-unknown" } == 3)
    #expect(rules.count { $0 == "quota-month-shortfall" } == 15)
  }

  @Test func everyFormatShowsEveryUnit() throws {
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    try Self.month(archive)
    let registry = try UnitRegistry(yaml: Self.yaml)
    let report = try QuotaRun(registry: registry, registryPath: "units.yml").report(
      month: "2021-03", archive: archive)
    for format in QuotaReporter.Format.allCases {
      for language in Language.allCases {
        let bytes = QuotaReporter(format: format, language: language).bytes(of: report)
        let text = String(decoding: bytes, as: UTF8.self)
        for unit in Self.expected { #expect(text.contains(unit.unit)) }
        #expect(text.contains("市体检中心") && text.contains("11/3"))
        #expect(bytes == QuotaReporter(format: format, language: language).bytes(of: report))
      }
    }
    let json = QuotaReporter(format: .json, language: .english).bytes(of: report)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    #expect((object["units"] as? [Any])?.count == 19)
    let csv = String(
      decoding: QuotaReporter(format: .csv, language: .chinese).bytes(of: report), as: UTF8.self)
    #expect(csv.split(separator: "\r\n").count == 1 + 19 + 3 + 1)
  }

  @Test func theBasisDecides() throws {
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    try Self.month(archive)
    var registry = try UnitRegistry(yaml: Self.yaml)
    func effective(_ unit: Int) throws -> String {
      try QuotaRun(registry: registry, registryPath: "u").report(
        month: "2021-03", archive: archive
      ).table.rows[unit].effective.text
    }
    registry.basis = .submitted
    #expect(try effective(1) == "3")
    registry.basis = .adopted
    #expect(try effective(0) == "1")
    registry.basis = .accepted
    registry.joint = .first
    #expect(try effective(4) == "1")
    #expect(try effective(6) == "1")
    #expect(try effective(7) == "0")
  }

  /// A sound brief, one with an error, one of no kind, one too short and signed by another unit.
  @Test func whatTheOfficeAsksForIsAsked() throws {
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    func brief(_ signed: String, _ body: String) -> String {
      "工作简报\n\n第3期\n\n柳桥县推进家庭医生签约服务\n\n" + body + "\n\n\(signed)\n2021年3月5日\n"
    }
    let sound = String(repeating: "各乡镇卫生院按月上门随访，当天记入健康档案。", count: 12)
    let wrong =
      "全县签约居民200人，其中随访150人，随访率为80%。"
      + String(repeating: "村医带着药箱入户，把血压和用药情况逐户写进卡片。", count: 12)
    for (i, text) in [
      brief("柳桥县卫生健康局", sound), brief("柳桥县卫健局", wrong), "看了三家医院，都很好。\n",
      brief("青禾县卫生健康局", "简短。"), brief("青禾县卫生健康局", "又一次。"),
    ].enumerated() {
      try archive.add([
        .init(
          .of("\(i).txt", text), unit: "柳桥县卫生健康局", received: "2021-03-0\(i + 1)",
          status: .accepted)
      ])
    }
    try archive.decide(5, .accept, reason: "已核", who: "审核员", when: "2021-03-09")
    var registry = UnitRegistry(
      units: [.init(name: "柳桥县卫生健康局", aliases: ["柳桥县卫健局"], unitClass: "A")],
      minima: ["A": 4])
    func unmet() throws -> [Int: [UnitRegistry.Requirement]] {
      let report = try QuotaRun(
        registry: registry, registryPath: "u"
      ).report(month: "2021-03", archive: archive)
      var result: [Int: [UnitRegistry.Requirement]] = [:]
      for rejection in report.table.rows[0].rejected {
        guard case .unmet(let shortcomings) = rejection.reason else { continue }
        result[rejection.piece.number] = shortcomings.map(\.requirement)
        #expect(shortcomings.allSatisfy { !$0.message.zh.isEmpty && !$0.message.en.isEmpty })
        #expect(report.words(rejection.reason).zh.hasPrefix("不合计数要求："))
      }
      return result
    }
    #expect(try unmet().isEmpty)
    registry.requirements = [.type]
    #expect(try unmet() == [3: [.type]])
    registry.requirements = [.signature]
    #expect(try unmet() == [3: [.signature], 4: [.signature]])
    registry.units[0].signsAs = ["青禾县卫生健康局"]
    #expect(try unmet() == [3: [.signature]])
    registry.requirements = [.noErrors]
    #expect(try unmet() == [2: [.noErrors]])
    try archive.decide(2, .accept, reason: "已更正", who: "审核员", when: "2021-03-10")
    #expect(try unmet().isEmpty)
    registry.requirements = [.length]
    #expect(try unmet() == [4: [.length]])
  }

  /// Of ten copies each is compared with the first by name alone; the earliest by date counts.
  @Test func ofManyCopiesTheEarliestCounts() throws {
    let folder = try ArchiveFolder()
    let archive = try folder.archive()
    let names = (0..<10).map { "第\($0)医院" }
    try archive.add(
      names.indices.map { i in
        .init(
          .of("\(i).txt", Self.text(77)), unit: names[i], received: "2021-03-\(20 - i)",
          status: .accepted)
      })
    let registry = UnitRegistry(
      units: names.map { .init(name: $0, unitClass: "C") }, minima: ["C": 1])
    let table = try QuotaRun(registry: registry, registryPath: "u").report(
      month: "2021-03", archive: archive
    ).table
    #expect(table.rows.map(\.effective) == names.indices.map { Share($0 == 9 ? 1 : 0) })
  }

  @Test(arguments: [
    ("units: []\nunit: 3\n", "unit"), ("minima: {A: 4}\nunits:\n  - {name: 甲, class: B}\n", "B"),
    ("minima: {A: 4}\nunits:\n  - {class: A}\n", "name"), ("minima: {A: -1}\nunits: []\n", "A"),
    ("minima: {A: 1}\nunits:\n  - {name: 甲, class: A, from: 2021-13}\n", "from"),
    (
      "minima: {A: 1}\nunits:\n  - {name: 甲, class: A}\n  - {name: 乙, aliases: [甲], class: A}\n",
      "甲"
    ),
    ("requires: [no-error]\nunits: []\n", "no-errors"),
    ("requires: type\nunits: []\n", "requires"), ("", "units"),
    ("basis: paid\nunits: []\n", "basis"),
  ])
  func mistakesOfTheRegistryAreNamed(yaml: String, word: String) {
    do {
      _ = try UnitRegistry(yaml: yaml, file: "units.yml")
      Issue.record("a registry with a mistake was read")
    } catch {
      #expect(error.message.zh.contains(word) && error.message.zh.hasPrefix("units.yml"))
    }
  }

  /// The examples of the rules: units and pieces, a line each; pieces of one name have one text.
  @Test func examplesHold() throws {
    for rule in RuleRegistry.quotaRules.map({ $0.description }) {
      for example in rule.triggering + rule.nonTriggering {
        let folder = try ArchiveFolder()
        let archive = try folder.archive()
        var registry = UnitRegistry(units: [], minima: ["A": 4, "B": 2, "C": 1])
        var marked: [String] = []
        for (i, line) in example.split(separator: "\n").enumerated() {
          let isMarked = line.hasPrefix("↓")
          var words = line.drop { $0 == "↓" }.split(separator: " ").map(String.init)
          let path = "\(i).txt"
          if words[0] == "单位" {
            registry.units.append(.init(name: words[1], unitClass: words[2]))
            if isMarked { marked.append(words[1]) }
          } else {
            let day = words.removeFirst()
            let piece = words.removeLast()
            try archive.add([
              .init(
                .of(path, Self.text(StableHash.hash(Array(piece.utf8)) % 1000)),
                unit: words.joined(separator: " "), received: day, status: .accepted)
            ])
            if isMarked { marked.append(path) }
          }
        }
        let found = try QuotaRun(registry: registry, registryPath: "units.yml").report(
          month: "2021-03", archive: archive
        ).diagnostics.filter { $0.rule == rule.id }
        #expect(found.count == marked.count, "\(rule.id): \(example)")
        for (finding, mark) in zip(found, marked) {
          #expect(finding.path == mark || finding.message.zh.contains(mark))
          #expect(!finding.message.en.isEmpty && finding.severity == rule.severity)
        }
      }
    }
  }
}
