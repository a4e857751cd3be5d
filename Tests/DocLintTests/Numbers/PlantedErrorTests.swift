import Testing

@testable import DocLint

/// Errors planted in documents that tell their figures more than once, and changes that are none.
@Suite struct PlantedErrorTests {
  /// The rules that a planted error may be answered by.
  private static let rules = [
    "num", "date-chronology", "heading-sequence", "attach", "name-place-mismatch",
  ]

  private func linter() throws -> Linter {
    Linter(configuration: try Configuration().overridden(select: Self.rules))
  }

  private func relations(_ text: String) -> [Relation] {
    NumberAnalysis(Document(path: "a.txt", text: SourceText(text))).relations
      .filter { $0.severity == .error }
  }

  /// What is reported at error level.
  private func errors(_ text: String, _ linter: Linter) -> [String] {
    linter.lint([
      Input(
        path: "a.txt", outcome: .document(Document(path: "a.txt", text: SourceText(text))))
    ]).diagnostics.filter { $0.severity == .error }.map { "\($0.rule) \($0.message.zh)" }
  }

  @Test func theDocumentsAreRight() throws {
    let linter = try linter()
    for document in try MarkedDocument.all(prefix: "d") {
      let found = errors(document.text, linter)
      #expect(found.isEmpty, "\(document.name): \(found)")
    }
  }

  @Test func errorsAreFoundAndHarmlessChangesAreNot() throws {
    let documents = try MarkedDocument.all(prefix: "d")
    let linter = try linter()
    var dice = Dice(20_240_117)
    var planted: [Harm: (found: Int, all: Int)] = [:]
    var missed: [String] = []
    for document in documents {
      for at in document.marks {
        for harm in Harm.allCases {
          guard let copy = harm.apply(document, at, &dice) else { continue }
          var count = planted[harm] ?? (0, 0)
          count.all += 1
          let text = copy.text
          // The relations first: most are answered by them, and they take less time than every rule.
          if relations(text).isEmpty && errors(text, linter).isEmpty {
            missed.append("\(document.name) \(harm) \(document.content(at).content)")
          } else {
            count.found += 1
          }
          planted[harm] = count
        }
      }
    }
    let all = planted.values.reduce(0) { $0 + $1.all }
    let found = planted.values.reduce(0) { $0 + $1.found }
    for harm in Harm.allCases { #expect(planted[harm] != nil, "\(harm) was never applied") }

    // As many harmless changes as harmful ones.
    var tried = 0
    var falselyReported = 0
    var wrong: [String] = []
    var round = 0
    while tried < all, round < 400 {
      round += 1
      for document in documents {
        for harmless in Harmless.allCases where tried < all {
          guard let text = harmless.apply(document, &dice) else { continue }
          tried += 1
          let found = relations(text)
          if !found.isEmpty {
            falselyReported += 1
            wrong.append(
              "\(document.name) \(harmless) \(found.map { "\($0.check) \($0.formula)" })")
          }
        }
      }
    }
    let precision = Double(found) / Double(max(1, found + falselyReported))
    let recall = Double(found) / Double(max(1, all))
    print(
      "planted errors: \(found) of \(all) found, \(falselyReported) of \(tried) harmless changes reported"
    )
    #expect(precision >= 0.97, "\(precision): \(wrong.prefix(20))")
    #expect(recall >= 0.90, "\(recall): \(missed.joined(separator: "\n"))")
  }
}
