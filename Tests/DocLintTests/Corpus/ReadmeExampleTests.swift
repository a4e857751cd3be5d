import DocLint
import Foundation
import Testing

/// The library example of the README compiles, runs, and stands there word for word.
@Suite struct ReadmeExampleTests {
  @Test func exampleRuns() {
    // README: begin
    let reader = InputReader()
    let files = reader.discover(["incoming"])
    let inputs = files.map { reader.read($0) }
    let report = Linter(configuration: Configuration()).lint(inputs, against: [], jobs: 2)
    for diagnostic in report.diagnostics {
      print(diagnostic.path, diagnostic.rule, diagnostic.message[.chinese])
    }
    // README: end
    #expect(report.files.count == inputs.count)
  }

  @Test(arguments: ["README.md", "README.zh.md"])
  func readmeHoldsTheSameLines(name: String) throws {
    let own = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
    let lines = own.components(separatedBy: "\n")
    let begin = try #require(lines.firstIndex { $0.hasSuffix("// README: begin") })
    let end = try #require(lines.firstIndex { $0.hasSuffix("// README: end") })
    let example = lines[(begin + 1)..<end].map { String($0.dropFirst(4)) }.joined(separator: "\n")

    let readme = try text(name)
    #expect(readme.contains("```swift\nimport DocLint\n\n" + example + "\n```"))
  }
  @Test(arguments: ["README.md", "README.zh.md"])
  func configurationOfTheReadmeIsValid(name: String) throws {
    let parts = try text(name).components(separatedBy: "```yaml\n")
    let example = try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
    let configuration = try Configuration(yaml: example)
    #expect(configuration.reuse.series.count == 1)
    #expect(configuration.failOn == .error)
  }

  /// The corpus's own configuration and its manifest name the same series.
  @Test func configurationOfTheCorpusIsThatOfItsManifest() throws {
    let configuration = try Configuration(yaml: try text("Corpus/.doclint.yml"))
    #expect(configuration.reuse.series == Corpus.options().series)
    #expect(!configuration.reuse.series.isEmpty)
  }

  /// A file of the repository, by its path from the top.
  private func text(_ path: String) throws -> String {
    let url = URL(fileURLWithPath: Corpus.folder + "/../" + path)
    return try String(contentsOf: url, encoding: .utf8)
  }
}
