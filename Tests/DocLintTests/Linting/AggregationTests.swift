import Foundation
import Testing

@testable import DocLint

@Suite struct AggregationTests {
  /// A rule that finds 甲, with findings made one.
  private func configuration() throws -> Configuration {
    var configuration = try Configuration(
      yaml: """
        select: [own-rule]
        rules:
          own-rule:
            {kind: substitution, replace: {甲: 乙}, fix: safe, severity: info, message: "用了“甲”",
             examples: {wrong: [↓甲], right: [乙]}}
        """)
    let own = configuration.userRules[0]
    let old = own.description
    configuration.userRules[0] = UserRule(
      description: RuleDescription(
        id: old.id, category: old.category, severity: old.severity, summary: old.summary,
        rationale: old.rationale, source: old.source, fix: old.fix, triggering: old.triggering,
        nonTriggering: old.nonTriggering, isAggregated: true),
      kind: own.kind, scope: own.scope, message: own.message, applicability: own.applicability,
      file: own.file, line: own.line, definition: own.definition)
    return configuration
  }

  private func input(_ text: String) -> Input {
    Input(path: "a.txt", outcome: .document(Document(path: "a.txt", text: SourceText(text))))
  }

  @Test func severalAreReportedAsOne() throws {
    let linter = Linter(configuration: try configuration())
    let report = linter.lint([input("甲和甲，\n又有甲。")])
    #expect(report.diagnostics.count == 1 && report.summary.infos == 1)
    let one = report.diagnostics[0]
    #expect(one.message.zh == "用了“甲”（共3处）" && one.message.en.hasSuffix("(3 places)"))
    #expect(one.range == TextRange(0, 3) && one.related.count == 2)
    #expect(one.related[1].range.lowerBound == UInt32("甲和甲，\n又有".utf8.count))
    #expect(one.fix?.edits.count == 3)
    #expect(linter.lint([input("只有一个甲")]).diagnostics[0].message.zh == "用了“甲”")
  }

  /// What was accepted or suppressed is not counted, and each place is accepted for itself.
  @Test func eachPlaceIsStillItsOwn() throws {
    let linter = Linter(configuration: try configuration())
    let all = linter.lint([input("甲甲")], aggregates: false)
    #expect(all.diagnostics.count == 2)
    let baseline = Baseline(of: all)
    let more = linter.lint([input("甲甲甲")], baseline: baseline)
    #expect(more.diagnostics.map(\.message.zh) == ["用了“甲”"] && more.accepted.count == 2)
    let some = linter.lint([
      input("甲\n<!-- doclint-disable-next-line own-rule: 理由 -->\n甲\n甲")
    ])
    #expect(some.diagnostics[0].message.zh.contains("共2处") && some.suppressed.count == 1)
  }
}

/// The examples of the page about configuring can be taken as they are.
@Suite struct ConfiguringPageTests {
  @Test func theExamplesAreRead() throws {
    let path = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Documentation/Configuring.md")
    let page = try String(contentsOf: path, encoding: .utf8)
    let blocks = page.split(separator: "```yaml\n").dropFirst().compactMap {
      $0.split(separator: "```").first.map(String.init)
    }
    let rules = try #require(blocks.first { $0.hasPrefix("rules:") })
    let configuration = try Configuration(yaml: rules)
    #expect(configuration.userRules.map(\.id) == ["own-office-name"])
    let beside = try #require(blocks.first { $0.hasPrefix("- rule:") })
    #expect(try SuppressionFile.read(yaml: beside, file: "a").count == 3)
    let units = try #require(blocks.first { $0.hasPrefix("minima:") })
    let registry = try UnitRegistry(yaml: units)
    #expect(registry.requirements == [.signature, .noErrors] && registry.units.count == 2)
    for requirement in UnitRegistry.Requirement.allCases {
      #expect(page.contains("| `\(requirement.rawValue)` |"))
    }
    for kind in UserRule.kinds { #expect(page.contains("| \(kind) |")) }
    // Its own examples of comments stand in a code block and suppress nothing.
    let comments = SuppressionComments(SourceText(page), skipsFences: true)
    #expect(comments.suppressions.isEmpty && comments.mistakes.isEmpty)
  }
}
