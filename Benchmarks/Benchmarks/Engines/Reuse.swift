import Benchmark
import DocLint
import Texts

// The stages of the comparison are not public: each is seen where the others have little to do.
func reuseBenchmarks() {
  candidateBenchmarks()
  pairBenchmarks()
  for jobs in [1, 2] {
    Benchmark("Reuse over 60 documents, jobs \(jobs)") { (_, batch: [Document]) in
      blackHole(ReuseAnalyzer().analyze(batch: batch, jobs: jobs))
    } setup: {
      let copy = document("99999.txt", Texts.edited(originals[3], every: 30, seed: 3))
      let batch = documents.prefix(60) + [copy]
      let found = ReuseAnalyzer().analyze(batch: Array(batch), jobs: jobs)
      check(
        found.pairs.contains {
          $0.verdict == .recycled && found.documents[$0.document].path == copy.path
        }, "the copy is found")
      return Array(batch)
    }
  }
}

/// Batches in which there are candidates to look for and few or no pairs to verify. What the first
/// takes beyond the second goes to the index, and to finding what counts for no ratio.
private func candidateBenchmarks() {
  /// 2,000 documents of 400 characters drawn from all: no two share a passage.
  func strangers() -> [Document] {
    let text = String(originals[0].unicodeScalars.prefix(400))
    return (0..<2000).map {
      document("\(10_000 + $0).txt", Texts.edited(text, every: 1, seed: 2 * $0))
    }
  }

  Benchmark("Candidates: 2,000 documents that share nothing") { (_, batch: [Document]) in
    blackHole(ReuseAnalyzer().analyze(batch: batch))
  } setup: {
    let batch = strangers()
    let found = ReuseAnalyzer().analyze(batch: batch)
    check(found.pairs.isEmpty && found.documents.count == batch.count, "nothing is shared")
    return batch
  }

  Benchmark("Candidates: the sketches of these alone") { (_, batch: [Document]) in
    for document in batch { blackHole(sketch(document)) }
  } setup: {
    let batch = strangers()
    check(Set(batch.flatMap { sketch($0).bands }).count == batch.count * 32, "bands differ")
    return batch
  }

  Benchmark("Candidates: 2,000 copies of one document") { (_, batch: [Document]) in
    blackHole(ReuseAnalyzer().analyze(batch: batch))
  } setup: {
    let text = String(originals[0].unicodeScalars.prefix(400))
    let batch = (0..<2000).map { document("\(10_000 + $0).txt", text) }
    let found = ReuseAnalyzer().analyze(batch: batch)
    check(Set(found.pairs.map(\.document)).count == batch.count - 1, "each is a copy")
    check(found.pairs.count < 2 * batch.count, "not each of each")
    return batch
  }
}

/// What the first pass of the comparison makes of a document.
private func sketch(_ document: Document) -> (fingerprints: [UInt64], bands: [UInt64]) {
  let units = ComparisonText(document.text).units
  let signature = MinHasher(count: 128).signature(of: Shingler(length: 5).hashes(of: units))
  return (
    Winnower().fingerprints(of: units),
    signature.map { Banding(bands: 32, rows: 4).keys(of: $0) } ?? []
  )
}

/// 40 pairs, each a batch of its own: sketches, one candidate, verification, passages, evidence.
/// Where nothing is shared there are only the sketches.
private func pairBenchmarks() {
  func benchmark(
    _ name: String, _ change: @escaping @Sendable (String) -> String,
    expects: @escaping @Sendable (ReuseReport) -> Bool
  ) {
    Benchmark("Verify 40 pairs: \(name)") { (_, pairs: [[Document]]) in
      let analyzer = ReuseAnalyzer()
      for pair in pairs { blackHole(analyzer.analyze(batch: pair)) }
    } setup: {
      let pairs = originals.map { [document("1.txt", $0), document("2.txt", change($0))] }
      for pair in pairs { check(expects(ReuseAnalyzer().analyze(batch: pair)), name) }
      return pairs
    }
  }
  @Sendable func backwards(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
  }
  @Sendable func ratio(_ report: ReuseReport) -> Double {
    report.pairs.first?.ratios.document.ratio ?? 0
  }

  benchmark("nothing shared", backwards) { $0.pairs.isEmpty }
  benchmark("a copy, one character in thirty changed") {
    Texts.edited($0, every: 30, seed: 5)
  } expects: {
    $0.pairs.first?.verdict == .recycled && ratio($0) > 0.9
  }
  benchmark("a copy, its sentences in another order") {
    $0.split(separator: "。").reversed().map { $0 + "。" }.joined()
  } expects: {
    $0.pairs.first?.verdict == .recycled && ($0.pairs.first?.passages.count ?? 0) > 3
  }
  benchmark("a passage of 100 characters") {
    backwards($0) + String(String.UnicodeScalarView($0.unicodeScalars.prefix(100)))
  } expects: { report in
    guard let passage = report.pairs.first?.passages.first else { return false }
    return report.pairs[0].passages.count == 1 && (85...100).contains(passage.equal)
  }
}
