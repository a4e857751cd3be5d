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
          places.append(ExampleDocument.text(of: text).utf8.count)
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
    let type = RuleRegistry.documentRules.first { $0.description.id == rule }!
    return type.init().check(RuleContext(ExampleDocument.make(text)))
      .sorted { $0.range < $1.range }
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
    .timeLimit(.minutes(1)), arguments: ["（", "(", "一", "1", "“”", "一 ", "截止", "南", "(一", "南昌市"])
  func aMegabyteOfOneCharacterIsNoTrouble(_ unit: String) {
    let text = String(repeating: unit, count: 300_000 / unit.utf8.count)
    for rule in RuleRegistry.documentRules { _ = found(rule.description.id, text) }
  }
}
