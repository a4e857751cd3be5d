import Foundation
import Testing

@testable import DocLint

@Suite struct RuleDocumentationTests {
  /// `Documentation/Rules.md` of this package.
  private static let path = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Documentation/Rules.md")

  /// With `DOCLINT_RECORD` in the environment the file is written anew, and the test fails.
  @Test func theFileIsCurrent() throws {
    if ProcessInfo.processInfo.environment["DOCLINT_RECORD"] != nil {
      try Data(RuleDocumentation.file.utf8).write(to: Self.path)
      Issue.record("Documentation/Rules.md was written; run again without DOCLINT_RECORD")
      return
    }
    let written = try String(contentsOf: Self.path, encoding: .utf8)
    #expect(
      written == RuleDocumentation.file,
      "run `DOCLINT_RECORD=1 swift test --filter theFileIsCurrent`")
  }

  @Test func everyRuleHasAPageInBothLanguages() throws {
    for rule in RuleRegistry.all {
      let zh = try #require(RuleDocumentation.page(rule.id, .chinese))
      let en = try #require(RuleDocumentation.page(rule.id, .english))
      #expect(zh.contains(rule.summary.zh) && en.contains(rule.summary.en))
      #expect(zh.hasPrefix("# \(rule.id)\n"))
    }
    #expect(RuleDocumentation.page("no-such", .english) == nil)
  }
}
