/// Finds recycled text in a batch and against an archive, and proves it.
///
///     let report = ReuseAnalyzer().analyze(batch: incoming, archive: accepted, jobs: 2)
///     for pair in report.pairs where pair.verdict == .recycled { … }
///
/// Candidates come from fingerprints and sketches; each is then confirmed by exact resemblance and
/// containment and by the alignment of the two texts. Nothing that is reported rests on an
/// estimate.
public struct ReuseAnalyzer: Sendable {
  public let options: ReuseOptions
  /// Cuts the words of the evidence: a name of its lexicon is never shown in part.
  public let tokenizer: Tokenizer

  public init(options: ReuseOptions = ReuseOptions(), tokenizer: Tokenizer = Tokenizer()) {
    self.options = options
    self.tokenizer = tokenizer
  }

  /// Shingles of five characters: see `Decisions/`.
  static let shingler = Shingler(length: 5)
  static let hasher = MinHasher(count: 128)
  static let banding = Banding(bands: 32, rows: 4)
  static let winnower = Winnower(gram: 6, window: 4)
  /// Fingerprints in common within `clusterUnits` that make a passage likely: a run of sixty equal
  /// characters has more than twenty, scattered phrases have two or three.
  static let fingerprintsInCluster = 12
  /// Three times this many units are looked at together, of a very long text more.
  static let clusterUnits = 32
  /// Exact copies of one document that are compared with one another; more are compared with the
  /// first alone.
  static let listedCopies = 6
  /// The share of the smaller document's fingerprints that makes a copy likely, wherever they are.
  static let fingerprintShare = 0.12

  /// Compares each document of `batch` with each other and with each of `archive`; never two of
  /// the archive with each other. The result is the same for any order of the inputs (which are
  /// compared in order of their paths) and any number of `jobs`.
  ///
  /// - Parameters:
  ///   - batch: documents that are reported on.
  ///   - archive: documents that are compared with, and never reported on.
  ///   - jobs: the number of threads, from 1.
  ///   - progress: called from time to time, on any thread, with the share done, 0…1.
  /// - Complexity: linear in the text for the sketches; a candidate pair costs O(*n* + *m*).
  public func analyze(
    batch: [Document], archive: [Document] = [], jobs: Int = 1,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> ReuseReport {
    func inOrder(_ documents: [Document]) -> [Document] {
      documents.enumerated().sorted {
        ($0.element.path, $0.element.sha256, $0.offset)
          < ($1.element.path, $1.element.sha256, $1.offset)
      }.map(\.element)
    }
    let documents = inOrder(batch) + inOrder(archive)
    let batchCount = batch.count
    let boilerplate = Boilerplate(formulas: options.formulas, templates: options.templates)
    let sketches = concurrentMap(documents.count, jobs: jobs) { index in
      if index % 256 == 0 { progress(0.3 * Double(index) / Double(documents.count)) }
      return sketch(documents[index], inBatch: index < batchCount, boilerplate)
    }
    return report(
      documents, batchCount: batchCount, sketches, boilerplate, elsewhere: nil, jobs: jobs,
      progress: progress
    ) { _ in KeyCounts() }
  }

  /// - Parameters:
  ///   - documents: the batch, then those of the archive that it may share text with.
  ///   - elsewhere: how often the keys of the batch occur in an archive of which `documents` hold
  ///     only a part; `nil` where they hold all of it.
  ///   - frequencies: how many documents of that archive have each of these fingerprints, which
  ///     ascend.
  func report(
    _ documents: [Document], batchCount: Int, _ sketches: [Sketch], _ boilerplate: Boilerplate,
    elsewhere: Elsewhere?, jobs: Int, progress: @escaping @Sendable (Double) -> Void,
    frequencies elsewhereCounts: ([UInt32]) throws -> KeyCounts
  ) rethrows -> ReuseReport {
    let integrity = sketches.prefix(batchCount).enumerated().compactMap {
      $0.element.flags.isEmpty ? nil : (document: $0.offset, flags: $0.element.flags)
    }
    let comparison = ReuseComparison(
      analyzer: self, documents: documents, batchCount: batchCount, sketches: sketches,
      boilerplate: boilerplate,
      candidates: candidatePairs(
        sketches, batchCount: batchCount, elsewhere: elsewhere, jobs: jobs),
      jobs: jobs, progress: progress)
    progress(0.4)
    var judged = comparison.judged()
    progress(0.9)
    let late = try elsewhereCounts(
      Self.fingerprints(of: judged.sources.filter { $0 >= batchCount }, in: sketches))
    let pairs = comparison.proven(&judged, weighing: late)
    progress(1)
    return ReuseReport(
      documents: documents, batchCount: batchCount, pairs: pairs, clusters: clusters(of: pairs),
      integrity: Array(integrity), pairsFolded: comparison.candidates.folded)
  }

  /// The fingerprints that any of these documents has, ascending.
  private static func fingerprints(of documents: [Int], in sketches: [Sketch]) -> [UInt32] {
    var all: [UInt32] = []
    let documents = Set(documents)
    all.reserveCapacity(documents.reduce(0) { $0 + sketches[$1].fingerprints.count })
    for document in documents { all += sketches[document].fingerprints }
    all.sortDistinct()
    return all
  }

  private func clusters(of pairs: [ReusePair]) -> [[Int]] {
    var parent: [Int: Int] = [:]
    func root(_ x: Int) -> Int {
      var r = x
      while let p = parent[r], p != r { r = p }
      var y = x
      while let p = parent[y], p != r, p != y {
        parent[y] = r
        y = p
      }
      return r
    }
    for pair in pairs where pair.verdict == .recycled {
      for d in [pair.document, pair.source] where parent[d] == nil { parent[d] = d }
      let a = root(pair.document)
      let b = root(pair.source)
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    var members: [Int: [Int]] = [:]
    for d in parent.keys { members[root(d), default: []].append(d) }
    return members.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}
