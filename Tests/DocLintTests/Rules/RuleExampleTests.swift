import Testing

@testable import DocLint

/// Every example of every rule, as it stands and in the surroundings in which positions go wrong.
@Suite struct RuleExampleTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let rule: String
    let marked: String
    var testDescription: String { "\(rule): \(marked.prefix(20))" }

    /// The text without its marks, and the bytes at which the marks stood.
    var parts: (text: String, places: [Int]) {
      var text = ""
      var places: [Int] = []
      for scalar in marked.unicodeScalars {
        if scalar == "↓" {
          places.append(text.utf8.count)
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
      return (text, places)
    }
  }

  static func examples(_ rules: [RuleDescription]) -> [Example] {
    rules.flatMap { rule in
      (rule.triggering + rule.nonTriggering).map { Example(rule: rule.id, marked: $0) }
    }
  }

  static let ofDocumentRules = examples(RuleRegistry.documentRules.map { $0.description })

  private func found(_ rule: String, _ text: String) -> [Diagnostic] {
    found(rule, Document(path: "a.txt", text: SourceText(text)))
  }

  private func found(_ rule: String, _ document: Document) -> [Diagnostic] {
    let type = RuleRegistry.documentRules.first { $0.description.id == rule }!
    let context = RuleContext(
      document, profile: type.description.profiles[0],
      options: [rule: type.description.exampleOptions])
    return type.init().findings(in: context).sorted { $0.range < $1.range }
  }

  @Test(arguments: ofDocumentRules) func plain(_ example: Example) {
    let (text, places) = example.parts
    let found = found(example.rule, text)
    #expect(found.map { Int($0.range.lowerBound) } == places)
    for finding in found {
      #expect(finding.rule == example.rule)
      #expect(!finding.message.zh.isEmpty && !finding.message.en.isEmpty)
      #expect(finding.range.upperBound <= UInt32(text.utf8.count))
    }
  }

  @Test(arguments: ofDocumentRules) func behindALineOfFourByteCharacters(_ example: Example) {
    let (text, places) = example.parts
    let head = "😀𠮷\n"
    let found = found(example.rule, head + text)
    #expect(found.map { Int($0.range.lowerBound) } == places.map { $0 + head.utf8.count })
  }

  @Test(arguments: ofDocumentRules) func withCarriageReturns(_ example: Example) {
    let (text, places) = example.parts
    let shifted = places.map { place in
      place + text.utf8.prefix(place).count { $0 == 0x0A }
    }
    let crlf = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(found(example.rule, crlf).map { Int($0.range.lowerBound) } == shifted)
  }

  @Test(arguments: ofDocumentRules) func withoutALastLineEndAndWithOne(_ example: Example) {
    let (text, places) = example.parts
    #expect(found(example.rule, text + "\n\n").map { Int($0.range.lowerBound) } == places)
  }

  /// Through the reader, which takes the mark away: offsets do not count it.
  @Test(arguments: ofDocumentRules) func behindAByteOrderMark(_ example: Example) throws {
    let (text, places) = example.parts
    let input = InputReader().read(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8), path: "a.txt")
    let document = try #require(input.document)
    #expect(found(example.rule, document).map { Int($0.range.lowerBound) } == places)
  }

  /// A single line, in a cell between others, unless the rule says that it does not judge there.
  @Test(arguments: ofDocumentRules) func inACell(_ example: Example) throws {
    let (text, places) = example.parts
    let description = try #require(RuleRegistry.description(of: example.rule))
    guard !text.contains("\n"), !description.notIn.contains(.tableCell) else { return }
    let head = "类别\t内容\t备注\n甲类\t"
    let found = found(example.rule, head + text + "\t无\n乙类\t无\t无\n")
    #expect(found.map { Int($0.range.lowerBound) } == places.map { $0 + head.utf8.count })
  }

  private func lint(_ rule: String, _ text: String) throws -> Report {
    let description = try #require(RuleRegistry.description(of: rule))
    var configuration = try Configuration().overridden(select: [rule, "suppression"])
    configuration.profile = description.profiles[0]
    configuration.rules[rule] = description.exampleOptions
    return Linter(configuration: configuration).lint([
      Input(path: "a.txt", outcome: .document(Document(path: "a.txt", text: SourceText(text))))
    ])
  }

  /// A comment before the line of each finding silences it, and nothing else changes.
  @Test(arguments: ofDocumentRules) func underSuppression(_ example: Example) throws {
    let (text, places) = example.parts
    guard !places.isEmpty else { return }
    let lines = Set(places.map { place in text.utf8.prefix(place).count { $0 == 0x0A } })
    let commented = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { number, line in
        lines.contains(number)
          ? "<!-- doclint-disable-next-line \(example.rule): 例子 -->\n\(line)" : String(line)
      }.joined(separator: "\n")
    let silent = try lint(example.rule, commented)
    #expect(silent.diagnostics.map(\.message.zh) == [])
    #expect(silent.suppressed.count == places.count)
    let prefix = example.rule.split(separator: "-").first.map(String.init) ?? example.rule
    let file = try lint(example.rule, "<!-- doclint-disable-file \(prefix): 例子 -->\n" + text)
    #expect(!file.diagnostics.contains { $0.rule == example.rule })
    #expect(file.suppressed.count == places.count)
  }

  @Test(arguments: ofDocumentRules) func fixesHoldAndAreDoneOnce(_ example: Example) {
    let (text, _) = example.parts
    let edits = found(example.rule, text).flatMap { $0.fix?.edits ?? [] }
      .sorted { $0.range > $1.range }
    guard !edits.isEmpty else { return }
    var bytes = Array(text.utf8)
    for edit in edits { bytes.replaceSubrange(edit.range.indices, with: edit.replacement.utf8) }
    #expect(found(example.rule, String(decoding: bytes, as: UTF8.self)).isEmpty)
  }

  @Test(
    .timeLimit(.minutes(5)), arguments: ["（", "(", "一", "1", "“”", "一 ", "截止", "南", "(一", "南昌市"])
  func aMegabyteOfOneCharacterIsNoTrouble(_ unit: String) {
    let text = String(repeating: unit, count: 300_000 / unit.utf8.count)
    let document = Document(path: "a.txt", text: SourceText(text))
    let options = Dictionary(
      uniqueKeysWithValues: RuleRegistry.documentRules.map {
        ($0.description.id, $0.description.exampleOptions)
      })
    for profile in RuleContext.Profile.allCases {
      let context = RuleContext(document, profile: profile, options: options)
      for rule in RuleRegistry.documentRules { _ = rule.init().findings(in: context) }
    }
  }
}
