import Benchmark
import DocLint
import Texts

// Each benchmark works on texts made beforehand, and first checks that what it measures gives the
// right answer: a fast wrong answer stops the run.

private let documents = (0..<400).map {
  Document(path: "\(10_000 + $0).txt", text: SourceText(Texts.invented.document($0)))
}
private let bytes = documents.reduce(0) { $0 + $1.text.utf8.count }

private func check(_ holds: Bool, _ what: String) {
  precondition(holds, "wrong answer: \(what)")
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuUser, .throughput, .peakMemoryResident],
    scalingFactor: .one, maxDuration: .seconds(3), maxIterations: 100)

  Benchmark("Tokenizer") { benchmark in
    let tokenizer = Tokenizer()
    for document in documents.prefix(20) {
      let tokens = try tokenizer.tokens(of: document.text)
      check(tokens.last.map { Int($0.range.upperBound) } == document.text.utf8.count, "tokens end")
    }
    benchmark.startMeasurement()
    for document in documents { blackHole(try tokenizer.tokens(of: document.text)) }
  }

  Benchmark("ComparisonText") { benchmark in
    check(
      ComparisonText(SourceText("１２ 个、体檢")).units == ComparisonText(SourceText("12个体检")).units,
      "folding")
    benchmark.startMeasurement()
    for document in documents { blackHole(ComparisonText(document.text)) }
  }

  let units = documents.map { ComparisonText($0.text).units }

  Benchmark("Shingles and signature") { benchmark in
    let shingler = Shingler(length: 5)
    let hasher = MinHasher(count: 128)
    let a = shingler.set(of: units[0])
    let b = shingler.set(of: units[1])
    let exact = Resemblance(a, b).jaccard
    if let x = hasher.signature(of: a), let y = hasher.signature(of: b) {
      check(abs(x.resemblance(to: y) - exact) < 0.2, "the estimate is near the resemblance")
    }
    benchmark.startMeasurement()
    for document in units { blackHole(hasher.signature(of: shingler.hashes(of: document))) }
  }

  Benchmark("Shingles, exact resemblance (the naive way)") { benchmark in
    let shingler = Shingler(length: 5)
    check(
      Resemblance(shingler.set(of: units[0]), shingler.set(of: units[0])).jaccard == 1, "itself")
    benchmark.startMeasurement()
    for i in 1..<units.count {
      blackHole(Resemblance(shingler.set(of: units[i - 1]), shingler.set(of: units[i])))
    }
  }

  Benchmark("Fingerprints") { benchmark in
    let winnower = Winnower()
    check(!winnower.fingerprints(of: units[0]).isEmpty, "fingerprints")
    benchmark.startMeasurement()
    for document in units { blackHole(winnower.fingerprints(of: document)) }
  }

  for jobs in [1, 2] {
    Benchmark("Reuse over 120 documents, \(jobs) jobs") { benchmark in
      let copy = Document(
        path: "99999.txt",
        text: SourceText(
          Texts.edited(
            String(decoding: documents[3].text.utf8, as: UTF8.self), every: 30, seed: 3)))
      let batch = documents.prefix(120) + [copy]
      let found = ReuseAnalyzer().analyze(batch: Array(batch), jobs: jobs)
      check(
        found.pairs.contains {
          $0.verdict == .recycled && found.documents[$0.document].path == copy.path
        }, "the copy is found")
      benchmark.startMeasurement()
      blackHole(ReuseAnalyzer().analyze(batch: Array(batch), jobs: jobs))
    }
  }

  Benchmark("Rules over 400 documents") { benchmark in
    var configuration = Configuration()
    configuration.ignore = ["reuse"]
    let linter = Linter(configuration: configuration)
    let inputs = documents.map { Input(path: $0.path, outcome: .document($0)) }
    check(linter.lint(inputs).files.count == inputs.count, "every document is checked")
    benchmark.startMeasurement()
    blackHole(linter.lint(inputs))
  }
}
