import Testing

@testable import DocLint

/// The tables that measure one document beside many, against sets and plain sums.
@Suite struct PairMeasureTests {
  /// Keys of few upper halves, so that many share one; ascending, each once.
  private func keys(_ count: Int, using g: inout SeededGenerator) -> [UInt32] {
    Set(
      (0..<count).map { _ in
        UInt32.random(in: 0..<40, using: &g) << 16 | UInt32.random(in: 0..<30, using: &g)
      }
    ).sorted()
  }

  @Test func commonFingerprintsAreThoseOfBoth() {
    var g = SeededGenerator(seed: 31)
    var common = CommonFingerprints()
    for _ in 0..<300 {
      let own = keys(Int.random(in: 0...200, using: &g), using: &g)
      common.begin(own)
      for _ in 0..<3 {
        let other = keys(Int.random(in: 0...200, using: &g), using: &g)
        var found: [UInt32] = []
        common.forEach(in: other) { i, j in
          #expect(own[i] == other[j])
          found.append(own[i])
        }
        #expect(found == Set(own).intersection(other).sorted())
      }
    }
  }

  @Test func sharedShinglesAreThoseOfBoth() {
    var g = SeededGenerator(seed: 32)
    func shingles() -> [UInt64] {
      (0..<Int.random(in: 0...90, using: &g)).map { _ in
        // Some differ in the upper bits alone, some in the lower ones.
        UInt64.random(in: 0..<12, using: &g) << 48 | UInt64.random(in: 0..<5, using: &g)
      }
    }
    for _ in 0..<300 {
      let own = shingles()
      var table = ShingleTable(own)
      #expect(table.count == Set(own).count)
      for _ in 0..<4 {
        let other = shingles()
        #expect(table.shared(with: other) == Set(own).intersection(other).count)
      }
    }
  }

  /// With copies that another document stands for, and keys that only an archive knows.
  @Test func weightsAreThoseOfTheirDefinition() {
    var g = SeededGenerator(seed: 33)
    for _ in 0..<60 {
      var documents = (0..<12).map { _ in keys(Int.random(in: 0...120, using: &g), using: &g) }
      var representative = Array(documents.indices)
      documents[7] = documents[3]
      representative[7] = 3
      let indexed = documents.indices.map { representative[$0] == $0 ? documents[$0] : [] }
      let index = SimilarityIndex(
        fingerprints: indexed, bands: documents.map { _ in [] }, batchCount: documents.count)
      let documentCount = 40
      let weights = RarityWeights(
        index.frequencies, documents, representative: representative,
        documentCount: documentCount)
      func known(_ key: UInt32) -> Int { indexed.count { $0.contains(key) } }
      let rare = Set(documents.joined()).filter { known($0) == 1 }.sorted()
      let others = KeyCounts(keys: rare, counts: rare.map { $0 % 30 + 1 })
      func weight(_ count: Int) -> Double {
        Logarithm.natural(Double(documentCount + 1)) - Logarithm.natural(Double(count))
      }
      for (a, b) in [(0, 1), (7, 3), (7, 5), (2, 7), (4, 4)] {
        for others in [KeyCounts(), others] {
          let (x, y) = (Set(documents[a]), Set(documents[b]))
          let shared = x.intersection(y).reduce(0) { $0 + weight(max(known($1), 2)) }
          let own = x.subtracting(y).reduce(0) { $0 + weight(known($1)) }
          let other = y.subtracting(x).reduce(0) {
            $0 + weight(known($1) > 1 ? known($1) : others[$1] ?? 1)
          }
          // A key that both have and one alone is indexed with is known to no archive.
          if x.intersection(y).contains(where: { known($0) < 2 }) && !others.isEmpty { continue }
          let union = shared + own + other
          let measured = RarityWeights.Comparison(of: a, weights)
            .resemblance(to: b, weighing: weights.total(of: b, others))
          #expect(abs(measured - (union == 0 ? 1 : shared / union)) < 1e-8)
        }
      }
    }
  }
}
