import Testing

@testable import DocLint

@Suite struct LinterTests {
  private func input(_ path: String, _ text: String) -> Input {
    Input(path: path, outcome: .document(Document(path: path, text: SourceText(text))))
  }

  private var inputs: [Input] {
    (0..<40).map { i in
      input(
        "报送/\(i % 7)/\(i).txt",
        "第\(i)号\n各县(区)截止目前完成\(i)项。电话13800000000。\n联系13900000000、13800000000\n")
    } + [
      Input(path: "坏.docx", outcome: .failed(Message(zh: "损坏", en: "damaged"))),
      Input(path: "图.png", outcome: .skipped(Message(zh: "图片", en: "a picture"))),
    ]
  }

  @Test func theReportDependsOnNeitherJobsNorOrder() {
    let one = Linter().lint(inputs)
    for jobs in [1, 2, 8] {
      let other = Linter().lint(inputs.reversed() + inputs.prefix(3), jobs: jobs)
      #expect(other.diagnostics == one.diagnostics)
      #expect(other.files.map(\.path) == one.files.map(\.path))
      #expect(other.summary == one.summary && other.configurationHash == one.configurationHash)
    }
    #expect(one.summary.documents == 42)
    #expect(one.summary.failed == 1 && one.summary.skipped == 1 && one.summary.checked == 40)
    let paths = one.files.map(\.path)
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func fingerprintsSurviveEditsElsewhereAndTellCopiesApart() throws {
    let linter = Linter(configuration: try Configuration(yaml: "select: [privacy]"))
    let before = linter.lint([input("a", "电话13800000000。")]).diagnostics.map(\.fingerprint)
    let after = linter.lint([input("a", "新的一段。\n电话13800000000。")]).diagnostics
    #expect(before == after.map(\.fingerprint))
    let twice = linter.lint([input("a", "电话13800000000。13800000000")]).diagnostics
    #expect(twice.count == 2 && Set(twice.map(\.fingerprint)).count == 2)
    #expect(twice[0].fingerprint == before[0] && before[0].count == 16)
  }

  /// The register of the office's units serves the rule on unknown ones; its own option goes first.
  @Test func unitsOfTheConfigurationAreTheRegister() throws {
    let text = "全县推进健步走活动。（柳溪镇）\n全县推进义诊活动。（青禾镇）\n"
    func found(_ yaml: String) throws -> [String] {
      let configuration = try Configuration(yaml: "select: [name-org-unknown]\n" + yaml)
      return Linter(configuration: configuration).lint([input("a", text)]).diagnostics
        .map { SourceText(text).string($0.range) }
    }
    #expect(try found("").isEmpty)
    #expect(try found("units: [青禾镇]") == ["柳溪镇"])
    #expect(try found("units: [青禾镇]\nrules: {name-org-unknown: {units: [柳溪镇]}}") == ["青禾镇"])
  }

  @Test func severitiesAndSelectionsArePerPath() throws {
    let yaml = """
      severity: {punct: info}
      paths: {"内部/**": {ignore: [privacy], severity: {wording: off, punct: error}}}
      """
    let report = Linter(configuration: try Configuration(yaml: yaml)).lint([
      input("a", "各县(区)截止目前，13800000000"), input("内部/a", "各县(区)截止目前，13800000000"),
    ])
    let found = report.diagnostics.map { "\($0.path) \($0.rule) \($0.severity.rawValue)" }
    #expect(
      found == [
        "a punct-paren-halfwidth info", "a wording-jiezhi error", "a privacy-mobile error",
        "内部/a punct-paren-halfwidth error",
      ])
    let other = try Configuration(yaml: "select: [punct]")
    let none = Linter().lint([input("a", "13800000000")], configurationFor: { _ in other })
    #expect(none.diagnostics.isEmpty)
    #expect(none.configurationHash != Configuration().configurationHash)
  }

  @Test func theArchiveIsNotReportedOn() {
    let report = Linter().lint([input("a", "完成。")], against: [input("b", "13800000000")])
    #expect(report.diagnostics.isEmpty)
    #expect(report.archive.map(\.path) == ["b"] && report.files.map(\.path) == ["a"])
  }

  @Test func nothingIsABatch() {
    #expect(Linter().lint([]).diagnostics.isEmpty)
    #expect(Linter().lint([input("a", "")], jobs: 4).diagnostics.isEmpty)
  }
}
