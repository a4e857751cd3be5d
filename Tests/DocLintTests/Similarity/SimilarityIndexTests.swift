import Testing

@testable import DocLint

/// What the index tells of keys and documents is what counting them one by one tells.
@Suite struct SimilarityIndexTests {
  /// So many keys that they are grouped in several ranges; small ones are the more frequent, and a few
  /// are in every document.
  private static let documents: [[UInt32]] = {
    var g = SeededGenerator(seed: 71)
    let pool = (0..<30_000).map { _ in
      min(UInt32.random(in: 0...(.max), using: &g), UInt32.random(in: 0...(.max), using: &g))
    }
    return (0..<300).map { document in
      let own = (0..<(document % 10 == 0 ? 3 : 500)).map { _ in pool.randomElement(using: &g) ?? 0 }
      return Set(own + [0, 17, .max - 1, .max]).sorted()
    }
  }()

  @Test(arguments: [1, 2, 5]) func countsAndCandidates(jobs: Int) {
    let documents = Self.documents
    let index = SimilarityIndex(
      fingerprints: documents, bands: documents.map { _ in [] }, batchCount: documents.count,
      jobs: jobs)
    var known: [UInt32: Int] = [:]
    for key in documents.joined() { known[key, default: 0] += 1 }
    for (document, own) in documents.enumerated() {
      #expect(index.frequencies.counts(of: document, own) == own.map { known[$0] ?? 0 })
    }
    let sets = documents.map { Set($0.filter { (known[$0] ?? 0) <= SimilarityIndex.crowd }) }
    var counts = [UInt64](repeating: 0, count: documents.count)
    for document in stride(from: 0, to: documents.count, by: 7) {
      let candidates = index.candidates(of: document, counts: &counts) { $1 >= 14 }
      #expect(candidates.count < SimilarityIndex.candidatesPerDocument)
      for candidate in candidates {
        #expect(candidate.rare == sets[document].intersection(sets[candidate.other]).count)
      }
      let wanted = documents.indices.filter {
        $0 != document && sets[document].intersection(sets[$0]).count >= 14
      }
      #expect(Set(wanted).isSubset(of: candidates.map(\.other)))
      #expect(counts.allSatisfy { $0 == 0 })
    }
  }
}
