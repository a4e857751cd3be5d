import Foundation
import Testing

@testable import DocLint

/// What reports carry for reviewers: thresholds, places, exclusions, the user's rules, decisions on
/// findings of several places.
@Suite struct ReviewTests {
  static let body =
    "要高举中国特色社会主义伟大旗帜，全面贯彻落实各项决策部署，持续推进健康事业发展。\n"
    + "柳桥县新建门诊部三处，添置床位一百张，培训村医二百人，走访老人八百户。村医每月上门两次，替行动不便的老人量血压、送药，"
    + "冬天还要看看炉子是不是通风。去年冬天，村医在走访时发现两户炉子漏烟，当场帮着换了烟管。\n"

  static func input(_ path: String, _ text: String, _ origin: DocumentOrigin? = nil) -> Input {
    Input(
      path: path,
      outcome: .document(Document(path: path, text: SourceText(text), sha256: path, origin: origin))
    )
  }

  static func lint(_ inputs: [Input], _ configuration: Configuration = Configuration()) -> Report {
    Linter(configuration: configuration).lint(inputs)
  }

  static func html(_ report: Report) -> String {
    String(decoding: HTMLReporter().bytes(of: report), as: UTF8.self)
  }

  // MARK: Exclusions

  @Test func whatIsLeftOutAddsUpToWhatTheTwoRatiosDifferBy() throws {
    var configuration = Configuration()
    configuration.reuse.formulas = ["全面贯彻落实各项决策部署"]
    let report = Self.lint(
      [
        Self.input("a.txt", "工作情况报告\n" + Self.body),
        Self.input("b.txt", "工作情况报告\n" + Self.body.replacing("柳桥", with: "青禾")),
      ], configuration)
    let pair = try #require(report.reuse.pairs.first)
    #expect(!pair.exclusions.document.isEmpty && !pair.exclusions.source.isEmpty)
    for (shares, raw, net) in [
      (pair.exclusions.document, pair.rawRatios.document, pair.ratios.document),
      (pair.exclusions.source, pair.rawRatios.source, pair.ratios.source),
    ] {
      #expect(shares.reduce(0) { $0 + $1.amount.counted } == raw.counted - net.counted)
      #expect(shares.reduce(0) { $0 + $1.amount.copied } == raw.copied - net.copied)
      #expect(shares.allSatisfy { !$0.reasons.isEmpty })
    }
    #expect(Self.html(report).contains("class=\"exclude\""))
  }

  // MARK: Thresholds

  @Test func theBandsAreThoseOfTheConfiguration() throws {
    let long = Self.body + String(repeating: "另有一段与众不同的话，说的是乡里修路的事。", count: 3) + "\n"
    let inputs = [Self.input("a.txt", Self.body), Self.input("b.txt", long)]
    func band(_ ratio: Double, _ path: String) throws -> HTMLReport.Band {
      var configuration = Configuration()
      configuration.reuse.recycledRatio = ratio
      let report = Self.lint(inputs, configuration)
      let saved = try SavedReport(
        json: JSONReporter(includesTexts: true).bytes(of: report), file: "x.json")
      #expect(Self.html(saved.report) == Self.html(report))
      #expect(Self.html(report).contains("\(Wording.percent(ratio))以上见于另一份"))
      let file = try #require(report.files.first { $0.path == path })
      return HTMLReport(report, .chinese).band(of: file)
    }
    #expect(try band(0.5, "b.txt") == .recycled)
    #expect(try band(0.95, "b.txt") == .partial)
    // The shorter of the two is all in the longer, at any threshold.
    #expect(try band(0.95, "a.txt") == .recycled)
  }

  // MARK: Places of office files

  @Test func placesOfOfficeFilesAreShownAndSaved() throws {
    let text = "值班安排\n电话13800000000\n"
    var origin = DocumentOrigin(format: "docx")
    origin.places = PlaceMap([
      .init(start: 0, place: DocumentPlace(part: .body, paragraph: 1, page: 1)),
      .init(start: 13, place: DocumentPlace(part: .table, paragraph: 7, page: 3)),
    ])
    origin.provenance.creator = "某作者"
    let report = Self.lint([Self.input("a.docx", text, origin)])
    #expect(report.diagnostics.contains { $0.rule == "privacy-mobile" })
    #expect(Self.html(report).contains("2:3（表格第7段第3页）"))
    #expect(Self.html(report).contains("作者：某作者"))
    for includesTexts in [true, false] {
      let json = JSONReporter(includesTexts: includesTexts).bytes(of: report)
      let saved = try SavedReport(json: json, file: "x.json")
      #expect(JSONReporter(includesTexts: includesTexts).bytes(of: saved.report) == json)
      #expect(Self.html(saved.report).contains("2:3（表格第7段第3页）"))
    }
  }

  @Test func whatFilesShareOfTheirOriginIsSaved() throws {
    var origin = DocumentOrigin(format: "docx")
    origin.provenance.rsidRoot = "00A1B2C3"
    origin.provenance.lastModifiedBy = "某编辑"
    let report = Self.lint([
      Self.input("a.docx", Self.body, origin), Self.input("b.docx", Self.body + "以上。\n", origin),
    ])
    let pair = try #require(report.reuse.pairs.first)
    #expect(pair.direction.shared.contains { $0.value == "00A1B2C3" })
    for includesTexts in [true, false] {
      let json = JSONReporter(includesTexts: includesTexts).bytes(of: report)
      let saved = try SavedReport(json: json, file: "x.json").report
      let shared = try #require(saved.reuse.pairs.first).direction.shared
      #expect(shared.map(\.kind) == pair.direction.shared.map(\.kind))
      #expect(shared.map(\.value) == pair.direction.shared.map(\.value))
      #expect(JSONReporter(includesTexts: includesTexts).bytes(of: saved) == json)
    }
  }

  // MARK: Facts

  @Test func factsStandWithTheirVerdicts() {
    let report = Self.lint([
      Self.input("a.txt", "全县登记在册患者2000人，在管1900人，管理率94.15%。全县有床位300张。\n")
    ])
    let html = Self.html(report)
    #expect(html.contains("数字与关系"))
    #expect(html.contains("v-fail") && html.contains("1900 ÷ 2000"))
    #expect(html.contains("<b>300张</b>"))
  }

  // MARK: Rules of the user

  @Test func whatAUsersRuleIsGoesIntoTheReports() throws {
    let configuration = try Configuration(
      yaml: """
        rules:
          own-term:
            kind: existence
            message: “{found}”应称“村卫生室”
            words: [村卫生所]
            summary: 应称村卫生室
            examples:
              wrong: [↓村卫生所]
              right: [村卫生室]
        """)
    let report = Self.lint([Self.input("a.txt", "新建村卫生所两处。\n")], configuration)
    #expect(report.diagnostics.contains { $0.rule == "own-term" })
    let direct = SARIFReporter().bytes(of: report)
    let rules = try JSONValue(parsing: direct)["runs"]?.array?.first?["tool"]?["driver"]?["rules"]?
      .array
    let own = try #require(rules?.first { $0["id"]?.string == "own-term" })
    #expect(own["shortDescription"]?["text"]?.string == "应称村卫生室")
    #expect(own["defaultConfiguration"]?["level"]?.string != nil)
    let saved = try SavedReport(
      json: JSONReporter(includesTexts: true).bytes(of: report), file: "x")
    #expect(SARIFReporter().bytes(of: saved.report) == direct)
    #expect(Self.html(report).contains("id=\"r-own-term\""))
  }

  // MARK: Findings of several places

  static let oneOfAll = ["wording-foreign-abbrev"]

  static func abbreviations(_ text: String) -> Diagnostic? {
    var configuration = Configuration()
    configuration.select = oneOfAll
    return lint([input("a.txt", text)], configuration).diagnostics.first
  }

  @Test func aDecisionHoldsWhilePlacesGoAndNotWhenOneComes() throws {
    let three = "各乡要用好APP工具。\n各村要看懂ERP指标。\n各组要用好PPT文稿。\n"
    let all = try #require(Self.abbreviations(three))
    #expect(all.placeFingerprints.count == 3 && all.placeFingerprints.first == all.fingerprint)
    let decisions = Decisions([
      Decision(
        fingerprint: all.fingerprint, outcome: .rejected, places: all.related.count,
        all: all.placeFingerprints)
    ])
    #expect(decisions.decision(on: all) != nil)
    // The first place is mended: the rest has been decided on, down to the last.
    let two = try #require(Self.abbreviations(three.replacing("APP", with: "手机")))
    #expect(two.fingerprint != all.fingerprint)
    #expect(two.placeFingerprints == Array(all.placeFingerprints.dropFirst()))
    #expect(decisions.decision(on: two) != nil)
    let one = try #require(
      Self.abbreviations(three.replacing("APP", with: "手机").replacing("ERP", with: "考核")))
    #expect(one.placeFingerprints.isEmpty && one.fingerprint == all.placeFingerprints[2])
    #expect(decisions.decision(on: one) != nil)
    // As many places, but one of them is new.
    let other = try #require(
      Self.abbreviations(three.replacing("APP", with: "手机") + "各户要会看SOP数值。\n"))
    #expect(other.related.count == all.related.count)
    #expect(decisions.decision(on: other) == nil)
    // A baseline goes by the places, too.
    let baseline = Baseline(
      all.placeFingerprints.map { .init(path: "a.txt", rule: all.rule, fingerprint: $0) })
    #expect(baseline.contains(two) && baseline.contains(one) && !baseline.contains(other))
  }

  @Test func theDecisionsFileNamesEachPlace() throws {
    let json = """
      {"schema": "doclint-decisions/1", "decisions": [{"fingerprint": "00000000000000aa",
        "decision": "adopted", "places": 1, "fingerprints": ["00000000000000aa", "00000000000000bb"]}]}
      """
    let decisions = try Decisions(bytes: Array(json.utf8), file: "x.json")
    var one = Diagnostic(
      rule: "x-y", severity: .info, path: "a", range: TextRange(0, 0),
      message: Message(zh: "", en: ""),
      fingerprint: "00000000000000bb")
    #expect(decisions.decision(on: one) != nil)
    one.fingerprint = "00000000000000cc"
    #expect(decisions.decision(on: one) == nil)
  }

  @Test func aBaselineHoldsEachPlace() throws {
    let text = "各乡要用好APP工具。\n各村要看懂ERP指标。\n"
    var configuration = Configuration()
    configuration.select = Self.oneOfAll
    let linter = Linter(configuration: configuration)
    let inputs = [Self.input("a.txt", text)]
    // From the report that a person reads, too.
    let baseline = Baseline(of: linter.lint(inputs))
    let again = linter.lint(inputs, baseline: baseline)
    #expect(again.diagnostics.isEmpty && !again.accepted.isEmpty)
  }

  // MARK: Archives

  @Test func theReportSaysHowMuchItWasComparedWith() throws {
    var reuse = SampleReport.reuse
    reuse.archiveSpan = .init(documents: 1234, earliest: "2020-01-02", latest: "2021-03-04")
    let report = Report(of: reuse, configurationHash: "00000000000000ff")
    let html = Self.html(report)
    #expect(html.contains("并各与比对库1234份比对（收文日期2020-01-02至2021-03-04）"))
    let json = JSONReporter(includesTexts: true).bytes(of: report)
    #expect(try SavedReport(json: json, file: "x").report.reuse.archiveSpan == reuse.archiveSpan)
  }

  // MARK: Pages

  /// A browser that runs programs takes pages for text: nothing in it may end that.
  @Test func pagesStandApartAndAreWhole() {
    let html = String(decoding: HTMLReporter().bytes(of: HostileReport.report), as: UTF8.self)
    let opens = html.components(separatedBy: "<noscript>").dropFirst()
    #expect(opens.count == html.components(separatedBy: "</noscript>").count - 1)
    #expect(opens.allSatisfy { $0.contains("</noscript>") })
    #expect(
      !opens.contains {
        $0.prefix { $0 != "\u{0}" }.components(separatedBy: "</noscript>")[0].contains("<script")
      })
  }
}
