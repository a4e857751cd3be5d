import Testing

@testable import DocLint

/// What holds for every batch, on generated documents.
@Suite struct ReuseLawTests {
  /// Twelve documents: some of their own, some copied in part, edited, or put together.
  static let batch: [Document] = {
    var documents = (0..<5).map { OfficialTexts.document("own\($0).txt", seed: UInt64($0)) }
    func add(_ path: String, _ text: String) {
      documents.append(Document(path: path, text: SourceText(text)))
    }
    let a = OfficialTexts.text(seed: 0)
    let b = OfficialTexts.text(seed: 1)
    let lines = a.split(separator: "\n").map(String.init)
    add("copy-edited.txt", OfficialTexts.swapped(a, every: 50, seed: 9))
    add("copy-part.txt", OfficialTexts.text(seed: 20) + lines[1] + OfficialTexts.text(seed: 21))
    add("copy-reversed.txt", lines.reversed().joined(separator: "\n"))
    add("copy-two.txt", String(a.prefix(300)) + OfficialTexts.text(seed: 22) + b)
    add("copy-wide.txt", a.replacing("。", with: "．").replacing("，", with: " \u{200B}"))
    add("empty.txt", "")
    add("one.txt", "医")
    return documents
  }()

  static let report = ReuseAnalyzer().analyze(batch: batch)

  @Test(arguments: 0..<8)
  func aCopyUnderAnotherPathIsTheSame(seed: UInt64) throws {
    let text = SourceText(OfficialTexts.text(seed: seed, characters: 200 + 150 * Int(seed)))
    let report = ReuseAnalyzer().analyze(batch: [
      Document(path: "a.txt", text: text), Document(path: "b.txt", text: text),
    ])
    let pair = try #require(report.pairs.first)
    #expect(report.pairs.count == 1)
    #expect(pair.verdict == .recycled)
    #expect(pair.resemblance == 1 && pair.weightedResemblance == 1)
    #expect(pair.containment == (1, 1))
    #expect(pair.ratios.document.ratio == 1 && pair.ratios.source.ratio == 1)
    #expect(pair.rawRatios.document.ratio == 1 && pair.rawRatios.source.ratio == 1)
    #expect(pair.substitutions.isEmpty && pair.leftovers.isEmpty && pair.numbers.changed == 0)
    #expect(report.clusters == [[0, 1]])
  }

  @Test func theBatchHoldsWhatItWasMadeOf() {
    let found = Set(
      Self.report.reported.map {
        Self.report.documents[$0.document].path + " " + Self.report.documents[$0.source].path
          + " " + $0.verdict.rawValue
      })
    // The document is the later path.
    #expect(found.contains("own0.txt copy-edited.txt recycled"))
    #expect(found.contains("own0.txt copy-reversed.txt recycled"))
    #expect(found.contains("own0.txt copy-wide.txt recycled"))
    #expect(found.contains("own1.txt copy-two.txt recycled"))
    #expect(!found.contains { $0.contains("own2") || $0.contains("own3") || $0.contains("own4") })
    #expect(!found.contains { $0.contains("empty") || $0.contains("one.txt") })
  }

  @Test(arguments: 1..<6)
  func orderChangesNothing(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let shuffled = Self.batch.shuffled(using: &generator)
    #expect(ReuseAnalyzer().analyze(batch: shuffled).description == Self.report.description)
  }

  @Test func orderOfTheArchiveChangesNothing() {
    let archive = Array(Self.batch[5...])
    let one = ReuseAnalyzer().analyze(batch: Array(Self.batch[..<5]), archive: archive)
    let other = ReuseAnalyzer().analyze(
      batch: Self.batch[..<5].reversed(), archive: archive.reversed())
    #expect(one.description == other.description)
    #expect(!one.reported.isEmpty)
  }

  @Test func jobsChangeNothing() {
    for jobs in [2, 8] {
      let report = ReuseAnalyzer().analyze(batch: Self.batch, jobs: jobs)
      #expect(report.description == Self.report.description)
    }
  }

  @Test func anUnrelatedDocumentChangesNothing() {
    for (path, seed) in [("aaa.txt", UInt64(1)), ("copy-m.txt", 2), ("zzz.txt", 3)] {
      let extra = OfficialTexts.document(
        path, seed: seed, characters: 900, vocabulary: OfficialTexts.forestry)
      let with = ReuseAnalyzer().analyze(batch: Self.batch + [extra])
      #expect(
        with.pairs.map { with.described($0, weighted: false) }
          == Self.report.pairs.map { Self.report.described($0, weighted: false) })
    }
  }

  /// One source's share ≤ what all sources cover together ≤ the sum over the sources.
  @Test func sharesAreInOrder() {
    let documents = Self.report.documents.count
    for document in 0..<documents {
      let comparison = ComparisonText(Self.report.documents[document].text)
      var single: [Int] = []
      var all: [Range<Int>] = []
      for pair in Self.report.pairs where pair.document == document {
        let ranges = pair.passages.map { comparison.units(in: $0.document) }
        single.append(ReuseAnalyzer.covered(ranges))
        // The passages cover what the raw ratio counts.
        #expect(single.last == pair.rawRatios.document.copied)
        #expect(pair.rawRatios.document.counted == comparison.count)
        #expect(pair.ratios.document.copied <= pair.ratios.document.counted)
        #expect(pair.ratios.document.counted <= comparison.count)
        all += ranges
      }
      let total = ReuseAnalyzer.covered(all)
      #expect(single.max() ?? 0 <= total)
      #expect(total <= single.reduce(0, +))
      #expect(total <= comparison.count)
    }
  }

  @Test func passagesLieOnScalarBoundariesAndHoldTheirEqualRuns() {
    func isBoundary(_ byte: UInt32, _ text: SourceText) -> Bool {
      let i = Int(byte)
      return i == text.utf8.count || i < text.utf8.count && text.utf8[i] & 0xC0 != 0x80
    }
    for pair in Self.report.pairs {
      let document = Self.report.documents[pair.document].text
      let source = Self.report.documents[pair.source].text
      for passage in pair.passages {
        for (range, text) in [(passage.document, document), (passage.source, source)] {
          #expect(isBoundary(range.lowerBound, text) && isBoundary(range.upperBound, text))
        }
        let a = ComparisonText(SourceText(document.string(passage.document))).units
        let b = ComparisonText(SourceText(source.string(passage.source))).units
        #expect(passage.longestRun <= passage.equal)
        #expect(passage.equal <= min(a.count, b.count))
        // The folded passages have as long a common subsequence, and as long a common run.
        #expect(Self.commonSubsequence(a, b) >= passage.equal)
        #expect(Self.commonRun(a, b) >= passage.longestRun)
      }
      for range in pair.excluded.map(\.range) + pair.leftovers.flatMap(\.ranges)
        + pair.substitutions.flatMap(\.documentRanges) + pair.numbers.changes.map(\.range)
      {
        #expect(isBoundary(range.lowerBound, document) && isBoundary(range.upperBound, document))
      }
    }
  }

  private static func commonSubsequence(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for j in b.indices {
        let up = row[j + 1]
        row[j + 1] = x == b[j] ? diagonal + 1 : max(up, row[j])
        diagonal = up
      }
    }
    return row[b.count]
  }

  private static func commonRun(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    var longest = 0
    for x in a {
      var diagonal = 0
      for j in b.indices {
        let up = row[j + 1]
        row[j + 1] = x == b[j] ? diagonal + 1 : 0
        longest = max(longest, row[j + 1])
        diagonal = up
      }
    }
    return longest
  }
}
