import DocLint
import Testing

/// The documents of `Corpus/clean` are right: what a rule says against them is the rule's mistake.
@Suite struct CleanCorpusTests {
  static let inputs = Corpus.inputs("clean")
  /// Of the built-in configuration, all pieces as one batch.
  static let report = Linter().lint(inputs)

  @Test func noErrorsAndHardlyAWarning() {
    let severe = Self.report.diagnostics.filter { $0.severity > .info }
    let told = severe.map { "\($0.path): \($0.rule): \($0.message.zh)" }
    #expect(severe.filter { $0.severity == .error }.isEmpty, "\(told)")
    #expect(severe.count * 10 <= Self.inputs.count, "\(told)")
  }

  @Test func everyPieceIsCheckedForWhatItIs() throws {
    let listed = try Corpus.manifest.get().documents.filter { $0.role == "clean" }
    #expect(listed.count >= 32 && listed.count == Self.inputs.count)
    for entry in listed {
      let file = try #require(
        Self.report.files.first { Corpus.name($0.path) == entry.path }, "\(entry.path)")
      let isOther = !["专报", "简报", "典型案例", "通知/函", "规划", "工作要点"].contains(entry.type)
      #expect(file.status == .checked, "\(entry.path)")
      #expect(
        file.types.first?.type == (isOther ? "other" : entry.type),
        "\(entry.path): \(file.types.map(\.type))")
    }
  }

  @Test func noneIsHeldToHaveComeFromAnother() {
    #expect(
      Self.report.reuse.pairs.allSatisfy { $0.verdict != .recycled && $0.verdict != .partial })
  }

  @Test func linesEndPlainly() throws {
    for input in Self.inputs {
      let text = String(decoding: try #require(input.document).text.utf8, as: UTF8.self)
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(input.path)")
      let lines = text.split(separator: "\n")
      #expect(lines.allSatisfy { $0.last?.isWhitespace == false }, "\(input.path)")
    }
  }
}
