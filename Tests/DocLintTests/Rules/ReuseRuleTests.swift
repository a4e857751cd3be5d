import Testing

@testable import DocLint

/// The reuse rules on reports made by hand from their own examples.
@Suite struct ReuseRuleTests {
  /// The document, the source, and the byte at which the mark stood.
  private func parts(_ example: String) -> (document: String, source: String, place: Int?) {
    let halves = example.split(separator: "\n=== 甲.txt\n", maxSplits: 1).map(String.init)
    let mark = halves[0].unicodeScalars.firstIndex(of: "↓")
    let place = mark.map { String(halves[0].unicodeScalars[..<$0]).utf8.count }
    let document = String(String.UnicodeScalarView(halves[0].unicodeScalars.filter { $0 != "↓" }))
    return (document, halves.count > 1 ? halves[1] : "", place)
  }

  private func pair(
    _ verdict: ReusePair.Verdict, document: Int = 0, source: Int = 1,
    passages: [Passage] = [], leftovers: [Leftover] = [], substitutions: [Substitution] = []
  ) -> ReusePair {
    ReusePair(
      document: document, source: source, verdict: verdict, resemblance: 0.9,
      weightedResemblance: 0.8, containment: (0.95, 0.94),
      ratios: (.init(copied: 90, counted: 100), .init(copied: 90, counted: 120)),
      rawRatios: (.init(copied: 90, counted: 100), .init(copied: 90, counted: 120)),
      passages: passages, substitutions: substitutions, leftovers: leftovers,
      numbers: NumberComparison(unchanged: 0, changes: []),
      direction: Direction(earlier: .undetermined, evidence: []), excluded: [])
  }

  private func report(
    _ document: String, _ source: String, batch: Int = 2, pairs: [ReusePair] = [],
    integrity: [(document: Int, flags: [IntegrityFlag])] = []
  ) -> ReuseReport {
    ReuseReport(
      documents: [
        Document(path: "乙.txt", text: SourceText(document)),
        Document(path: "甲.txt", text: SourceText(source)),
      ],
      batchCount: batch, pairs: pairs, clusters: [], integrity: integrity, pairsFolded: 0)
  }

  @Test func recycledStandsAtTheFirstPassage() throws {
    let (document, source, place) = parts(ReuseRecycled.description.triggering[0])
    let range = TextRange(try #require(place), document.utf8.count)
    let passage = Passage(
      document: range, source: TextRange(0, source.utf8.count), equal: 90, longestRun: 90,
      moved: false)
    let swap = Substitution(
      source: "西河", document: "东山", kind: .place, documentRanges: [TextRange(0, 6)],
      sourceRanges: [TextRange(0, 6)])
    let found = ReuseRecycled().check(
      report(
        document, source, pairs: [pair(.recycled, passages: [passage], substitutions: [swap])]))
    #expect(found.count == 1)
    #expect(found[0].range == range && found[0].path == "乙.txt")
    #expect(found[0].severity == .error)
    #expect(found[0].message.zh.contains("90.0%") && found[0].message.zh.contains("疑似"))
    #expect(found[0].message.zh.contains("西河→东山 ×1"))
    #expect(found[0].message.zh.contains("请核对"))
    #expect(found[0].related.map(\.path) == ["甲.txt"])
    let names = found[0].evidence.map(\.name)
    #expect(names.starts(with: ["source", "ratio", "copied", "counted"]))
    #expect(ReusePartial().check(report(document, source, pairs: [pair(.recycled)])).isEmpty)
  }

  @Test func theBatchSideIsReportedWhereTheDocumentLiesInTheArchive() {
    let passage = Passage(
      document: TextRange(3, 9), source: TextRange(0, 6), equal: 2, longestRun: 2, moved: false)
    let leftover = Leftover(text: "西河县", kind: .place, ranges: [TextRange(0, 9)])
    let report = report(
      "东山县", "西河县", batch: 1,
      pairs: [
        pair(.recycled, document: 1, source: 0, passages: [passage], leftovers: [leftover])
      ])
    let found = ReuseRecycled().check(report)
    #expect(found.map(\.path) == ["乙.txt"])
    #expect(found[0].range == TextRange(0, 6))
    #expect(found[0].message.zh.contains("75.0%"))
    #expect(ReuseLeftoverName().check(report).isEmpty)
  }

  @Test func partialStandsAtTheLongestPassage() throws {
    let (document, source, place) = parts(ReusePartial.description.triggering[0])
    let long = TextRange(try #require(place), document.utf8.count)
    let found = ReusePartial().check(
      report(
        document, source,
        pairs: [
          pair(
            .partial,
            passages: [
              Passage(
                document: TextRange(0, 9), source: TextRange(0, 9), equal: 3, longestRun: 3,
                moved: false),
              Passage(
                document: long, source: TextRange(0, 30), equal: 60, longestRun: 60, moved: false),
            ])
        ]))
    #expect(found.map(\.range) == [long])
    #expect(found[0].severity == .warning)
  }

  @Test func oneFindingForEachLeftoverNameWithItsOtherPlaces() throws {
    let (document, source, place) = parts(ReuseLeftoverName.description.triggering[0])
    let first = TextRange(try #require(place), place! + 9)
    let name = Leftover(text: "西河县", kind: .place, ranges: [first, TextRange(0, 9)])
    let found = ReuseLeftoverName().check(
      report(document, source, pairs: [pair(.recycled, leftovers: [name])]))
    #expect(found.map(\.range) == [first])
    #expect(found[0].related.map(\.range) == [TextRange(0, 9)])
    #expect(found[0].message.zh.contains("共2处"))
    let other = report(document, source, pairs: [pair(.boilerplate, leftovers: [name])])
    #expect(ReuseLeftoverName().check(other).isEmpty)
  }

  @Test func hiddenCharactersGiveOneFindingForEachKind() throws {
    let (document, _, place) = parts(ReuseHiddenCharacters.description.triggering[0])
    let range = TextRange(try #require(place), place! + 3)
    let many = (0..<30).map { TextRange($0, $0 + 1) }
    let found = ReuseHiddenCharacters().check(
      report(
        document, "", batch: 1,
        integrity: [
          (0, [.init(kind: .invisible, ranges: [range]), .init(kind: .radical, ranges: many)]),
          (1, [.init(kind: .invisible, ranges: [range])]),
        ]))
    #expect(found.map(\.severity) == [.warning, .info])
    #expect(found[0].range == range)
    #expect(found[1].related.count == 20)
    #expect(found.allSatisfy { $0.message.zh.contains("标记不等于违规") })
  }
}
