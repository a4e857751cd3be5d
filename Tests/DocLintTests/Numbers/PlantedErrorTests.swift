import Testing

@testable import DocLint

/// Errors planted in documents that tell their figures more than once, and changes that are none.
@Suite struct PlantedErrorTests {
  private func errors(_ text: String) -> [Relation] {
    NumberAnalysis(Document(path: "a.txt", text: SourceText(text))).relations
      .filter { $0.severity == .error }
  }

  @Test func theDocumentsAreRight() throws {
    for document in try MarkedDocument.all(prefix: "d") {
      let found = errors(document.text)
      #expect(found.isEmpty, "\(document.name): \(found.map { "\($0.check) \($0.formula)" })")
    }
  }

  @Test func errorsAreFoundAndHarmlessChangesAreNot() throws {
    let documents = try MarkedDocument.all(prefix: "d")
    var dice = Dice(20_240_117)
    var planted: [Harm: (found: Int, all: Int)] = [:]
    var missed: [String] = []
    for document in documents {
      for at in document.marks {
        guard case .mark(let kind, let content) = document.parts[at] else { continue }
        for harm in Harm.allCases {
          guard let changed = harm.apply(kind, content, &dice), changed != content else { continue }
          // 1260万元 has its 万 already.
          if harm == .tenThousand, case .text(let behind) = document.parts[at + 1],
            behind.hasPrefix("万")
          {
            continue
          }
          var copy = document
          copy.parts[at] = .mark(kind: kind, content: changed)
          var count = planted[harm] ?? (0, 0)
          count.all += 1
          if errors(copy.text).isEmpty {
            missed.append("\(document.name) \(harm) \(content) → \(changed)")
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
          let found = errors(text)
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

  @Test func acrossDocuments() throws {
    let pair = try MarkedDocument.all(prefix: "pair")
    #expect(pair.count == 2)
    func conflicts(_ first: String, _ second: String) -> [NumberBatch.Conflict] {
      let documents = [("a.txt", first), ("b.txt", second)].map {
        Document(path: $0.0, text: SourceText($0.1))
      }
      return NumberBatch(
        digests: documents.map { NumberDigest($0, NumberAnalysis($0)) }, batchCount: 2
      ).factConflicts().filter { $0.severity >= .warning }
    }
    #expect(conflicts(pair[0].text, pair[1].text).isEmpty)
    var dice = Dice(7)
    var all = 0
    var found = 0
    var missed: [String] = []
    for at in pair[1].marks {
      guard case .mark(let kind, let content) = pair[1].parts[at] else { continue }
      for harm in [Harm.digit, .transposition] {
        guard let changed = harm.apply(kind, content, &dice), changed != content else { continue }
        var copy = pair[1]
        copy.parts[at] = .mark(kind: kind, content: changed)
        all += 1
        if conflicts(pair[0].text, copy.text).isEmpty {
          missed.append("\(content) → \(changed)")
        } else {
          found += 1
        }
      }
    }
    // Another year and another place are no contradiction.
    let otherYear = pair[1].text.replacing("2022年", with: "2021年")
    let otherPlace = pair[1].text.replacing("柳桥县", with: "青禾县").replacing("26.40", with: "25.10")
    let changedYear = otherYear.replacing("26.40", with: "25.10").replacing("93.70", with: "91.20")
    #expect(conflicts(pair[0].text, changedYear).isEmpty)
    #expect(conflicts(pair[0].text, otherPlace).isEmpty)
    print("across documents: \(found) of \(all) found")
    #expect(all >= 12)
    #expect(Double(found) >= 0.75 * Double(all), "\(missed)")
  }
}
