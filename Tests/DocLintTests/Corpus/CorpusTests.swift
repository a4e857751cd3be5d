import DocLint
import Testing

/// What the manifest of the corpus says is what the analyzer finds: no more, no less.
@Suite struct CorpusTests {
  @Test func manifestListsEveryFile() throws {
    let manifest = try Corpus.manifest.get()
    #expect(manifest.documents.count >= 44)
    let listed = Set(manifest.documents.map(\.path))
    #expect(listed.count == manifest.documents.count)
    let inputs = ["archive", "incoming", "clean"].flatMap(Corpus.inputs)
    #expect(Set(inputs.map { Corpus.name($0.path) }) == listed)
    for pair in manifest.pairs {
      #expect(listed.contains(pair.document) && listed.contains(pair.source), "\(pair)")
      #expect(pair.document.hasPrefix("incoming/"), "\(pair)")
    }
  }

  @Test func everyFileIsReadWithoutNotesOfDamage() {
    for input in Corpus.inputs("archive") + Corpus.inputs("incoming") {
      let text = input.document.map { String(decoding: $0.text.utf8, as: UTF8.self) }
      #expect(text?.unicodeScalars.contains("\u{FFFD}") == false, "\(input.path)")
    }
  }

  @Test(arguments: Corpus.pairs.filter { !$0.isHonest })
  func truePairIsFound(expected: Corpus.Pair) throws {
    let report = Corpus.report
    guard let pair = report.pair(expected.document, expected.source) else {
      // A copy of a copy may be folded into the pairs with their common source.
      if expected.isDerived, report.pairsFolded > 0,
        let cluster = report.cluster(of: expected.document),
        cluster == report.cluster(of: expected.source)
      {
        return
      }
      #expect(expected.accepted.contains("none"), "not found")
      return
    }
    if report.isDocument(expected.document, of: pair) {
      #expect(expected.accepted.contains(pair.verdict.rawValue), "ratio \(pair.ratios)")
    } else {
      // Two of one batch, told the other way round: the ratio is that of the other side.
      #expect(expected.isDerived)
      #expect(pair.verdict == .recycled || pair.verdict == .partial, "ratio \(pair.ratios)")
    }
    #expect(!pair.passages.isEmpty)
  }

  @Test(arguments: Corpus.pairs.filter(\.isHonest))
  func honestPairIsNotAccused(expected: Corpus.Pair) {
    let verdict = Corpus.report.pair(expected.document, expected.source)?.verdict ?? .none
    #expect(verdict != .recycled && verdict != .partial)
  }

  @Test func noPairOutsideTheManifestIsAccused() throws {
    let report = Corpus.report
    let listed = Set(
      try Corpus.manifest.get().pairs.flatMap {
        [$0.document + " " + $0.source, $0.source + " " + $0.document]
      })
    for pair in report.pairs where pair.verdict == .recycled || pair.verdict == .partial {
      let document = Corpus.name(report.documents[pair.document].path)
      let source = Corpus.name(report.documents[pair.source].path)
      #expect(
        listed.contains(document + " " + source),
        "\(document) <- \(source): \(pair.verdict), \(pair.ratios)")
    }
  }

  @Test(arguments: Corpus.pairs.filter { $0.substitutions != nil })
  func substitutionsAreNamed(expected: Corpus.Pair) throws {
    let pair = try #require(Corpus.report.pair(expected.document, expected.source))
    for substitution in expected.substitutions ?? [] {
      let found = pair.substitutions.contains {
        agree($0.source, substitution.source) && agree($0.document, substitution.document)
      }
      let listed = pair.substitutions.map { "\($0.source)→\($0.document)" }
      #expect(found, "\(substitution.source)→\(substitution.document) is not among \(listed)")
    }
  }

  @Test(arguments: Corpus.pairs.filter { $0.leftovers != nil })
  func leftoversAreCounted(expected: Corpus.Pair) throws {
    let pair = try #require(Corpus.report.pair(expected.document, expected.source))
    for leftover in expected.leftovers ?? [] {
      // The name may be reported alone or as a part of a longer one; a place counts once.
      var places: [TextRange] = []
      let agreeing = pair.leftovers.filter { agree($0.text, leftover.text) }
      for range in agreeing.flatMap(\.ranges).sorted()
      where !places.contains(where: { $0.overlaps(range) }) {
        places.append(range)
      }
      #expect(places.count == leftover.count, "\(pair.leftovers.map { "\($0.text) \($0.count)" })")
    }
  }

  @Test(
    arguments: Corpus.pairs.filter {
      $0.numbersChangedAtLeast != nil || $0.numbersChangedAtMost != nil
    })
  func numbersAreCompared(expected: Corpus.Pair) throws {
    let pair = try #require(Corpus.report.pair(expected.document, expected.source))
    let changes = pair.numbers.changes.map { "\($0.source)→\($0.document)" }
    if let least = expected.numbersChangedAtLeast {
      #expect(pair.numbers.changed >= least, "\(changes)")
    }
    if let most = expected.numbersChangedAtMost {
      #expect(pair.numbers.changed <= most, "\(changes)")
    }
  }

  @Test func orderAndJobsDoNotMatter() {
    func lines(_ report: ReuseReport) -> [String] {
      report.pairs.map {
        let names = "\(report.documents[$0.document].path) \(report.documents[$0.source].path)"
        return "\(names) \($0.verdict) \($0.ratios) \($0.passages) \($0.leftovers.map(\.text))"
      }
    }
    #expect(lines(Corpus.analyze(jobs: 1, reversed: true)) == lines(Corpus.report))
  }

  /// Whether the two are the same name, one of them perhaps with more around it (青岚 and 青岚市,
  /// 青岚市 and 青岚市第一医院), characters that nobody sees left aside.
  private func agree(_ a: String, _ b: String) -> Bool {
    let a = visible(a)
    let b = visible(b)
    return min(a.count, b.count) >= 2 && (a.contains(b) || b.contains(a))
  }

  private func visible(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(
      contentsOf: text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint })
    return String(scalars)
  }
}
