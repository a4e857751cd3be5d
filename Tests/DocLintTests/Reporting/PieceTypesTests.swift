import Testing

@testable import DocLint

/// The types of a file's pieces stand in the report and in its JSON.
@Suite struct PieceTypesTests {
  private var inputs: [Input] {
    let text = SourceText(DocumentStructureTests.notice)
    return [Input(path: "a.txt", outcome: .document(Document(path: "a.txt", text: text)))]
  }

  @Test func eachPieceHasItsTypeAndItsRange() throws {
    let report = Linter().lint(inputs)
    let file = try #require(report.files.first)
    #expect(file.types.map(\.type) == ["通知/函", "工作要点", "other"])
    #expect(file.types.first?.range.lowerBound == 0)
    #expect(Int(file.types.last?.range.upperBound ?? 0) == DocumentStructureTests.notice.utf8.count)
    let json = String(decoding: JSONReporter().bytes(of: report), as: UTF8.self)
    #expect(json.contains("\"type\": \"通知/函\""))
    #expect(json.contains("\"type\": \"工作要点\""))
  }

  @Test func withoutRulesThatJudgeOneDocumentThereAreNone() throws {
    let configuration = try Configuration(yaml: "select: [reuse]")
    let report = Linter(configuration: configuration).lint(inputs)
    #expect(report.files.first?.types.isEmpty == true)
  }
}
