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

/// The same between two documents: what is told in both, or follows from one in the other.
@Suite struct PlantedErrorsAcrossTests {
  private func conflicts(_ first: String, _ second: String) -> [NumberBatch.Outcome] {
    let documents = [("a.txt", first), ("b.txt", second)].map {
      Document(path: $0.0, text: SourceText($0.1))
    }
    let batch = NumberBatch(
      digests: documents.map { NumberDigest($0, NumberAnalysis($0)) }, batchCount: 2)
    return (batch.factConflicts() + batch.staleCopies()).filter {
      $0.severity.map { $0 >= .warning } ?? false
    }
  }

  private func changedDecimals(_ text: String, _ dice: inout Dice) -> String {
    text.replacing(#/\d+\.\d+/#) { match in
      let document = MarkedDocument(name: "", source: "⟨n \(match.output)⟩")
      return Harm.digit.apply(document, 1, &dice)?.text ?? String(match.output)
    }
  }

  @Test func errorsAreFoundAndHarmlessChangesAreNot() throws {
    let documents = try MarkedDocument.all(prefix: "across-")
    var dice = Dice(7)
    var (all, found, tried, loud) = (0, 0, 0, 0)
    var missed: [String] = []
    var wrong: [String] = []
    for at in stride(from: 0, to: documents.count, by: 2) {
      let (first, second) = (documents[at], documents[at + 1])
      func harmless(_ name: String, _ text: String) {
        tried += 1
        let conflicts = conflicts(first.text, text)
        if !conflicts.isEmpty {
          loud += 1
          wrong.append("\(second.name) \(name): \(conflicts.map(\.message.zh))")
        }
      }
      harmless("as it is", second.text)
      for mark in second.marks {
        for harm in [Harm.digit, .transposition, .tenThousand] {
          guard let copy = harm.apply(second, mark, &dice) else { continue }
          all += 1
          if conflicts(first.text, copy.text).isEmpty {
            missed.append("\(second.name) \(harm) \(second.content(mark).content)")
          } else {
            found += 1
          }
        }
      }
      for _ in 0..<8 {
        for change in Harmless.allCases where change != .otherYear && change != .otherPlace {
          if let text = change.apply(second, &dice) { harmless("\(change)", text) }
        }
      }
      // Another year, place or group has values of its own.
      let other = changedDecimals(second.text, &dice)
      harmless("another year", other.replacing("202", with: "201"))
      var elsewhere = other
      for place in ["柳桥", "青禾", "松涛", "云岭"] {
        elsewhere = elsewhere.replacing(place, with: "石桥")
      }
      harmless("another place", elsewhere)
      harmless(
        "another group",
        other.replacing("全县", with: "全县农村").replacing("全市", with: "全市农村"))
    }
    print(
      "across documents: \(found) of \(all) found, \(loud) of \(tried) harmless changes reported")
    let precision = Double(found) / Double(found + loud * all / max(1, tried))
    #expect(all >= 60 && tried >= 60)
    #expect(precision >= 0.90, "\(wrong)")
    #expect(Double(found) >= 0.75 * Double(all), "\(missed)")
  }

  @Test func aStatedGrowthIsHeldAgainstTheValuesOfTwoDocuments() throws {
    let before = "柳桥县2022年简报\n2022年，全县家庭病床建床数512张。\n"
    func after(_ growth: String) -> String {
      "柳桥县2023年简报\n2023年，全县家庭病床建床数640张，比上年增长\(growth)%。\n"
    }
    #expect(conflicts(before, after("25.0")).isEmpty)
    let found = conflicts(before, after("35.0"))
    #expect(found.map(\.computed) == ["25.0%"])
    #expect(try #require(found.first).message.zh.contains("512张"))
  }

  private let names = ("全市老年人健康管理率", "全市老年人健康服务管理率")

  private func digests(_ values: [(String, String)]) -> [NumberDigest] {
    values.enumerated().flatMap { year, pair in
      [(names.0, pair.0), (names.1, pair.1)].enumerated().map { index, fact in
        let text = "青禾市\(2020 + year)年通报\n\(2020 + year)年，\(fact.0)为\(fact.1)%。\n"
        let document = Document(path: "\(year)-\(index).txt", text: SourceText(text))
        return NumberDigest(document, NumberAnalysis(document))
      }
    }
  }

  /// One coincidence teaches nothing, two make an alias, which is shown where it is used.
  @Test func namesAreLearntFromTwoEqualValues() throws {
    let once = digests([("71.35", "71.35"), ("72.10", "74.60")])
    #expect(NumberAliases(once).learnt.isEmpty)
    #expect(NumberBatch(digests: once, batchCount: once.count).factConflicts().isEmpty)

    let twice = digests([("71.35", "71.35"), ("72.10", "72.10"), ("73.28", "75.64")])
    let learnt = try #require(NumberAliases(twice).learnt.first)
    #expect(Set(learnt.values) == ["71.35%", "72.10%"])
    let found = NumberBatch(digests: twice, batchCount: twice.count).factConflicts()
    #expect(found.map(\.printed) == ["75.64%"])
    #expect(found.allSatisfy { $0.message.zh.contains("71.35%") })
    #expect(found.allSatisfy { $0.verdict == .uncertain })
  }

  /// What an archive is asked for by a name of the batch finds what stands there under another.
  @Test func otherNamesAreLookedUp() throws {
    let twice = digests([("71.35", "71.35"), ("72.10", "72.10"), ("73.28", "75.64")])
    let (archived, batch) = (twice[5], Array(twice[..<5]))
    let aliases = NumberAliases(batch)
    #expect(!aliases.learnt.isEmpty)
    let wanted = Set(batch.flatMap(\.wantedKeys))
    #expect(wanted.isDisjoint(with: archived.keys))
    #expect(!Set(batch.flatMap { $0.aliasKeys(aliases) }).isDisjoint(with: archived.keys))
  }
}
