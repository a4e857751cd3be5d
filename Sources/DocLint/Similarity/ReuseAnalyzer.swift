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
    let candidates = candidatePairs(
      sketches, batchCount: batchCount, elsewhere: elsewhere, jobs: jobs)
    progress(0.4)
    // Only documents that are in a pair are searched for formulas, and only those of a pair that
    // is shown are cut into words; those of the archive part by part.
    func prepared(
      _ needed: some Sequence<Int>, words: Bool, plain: [Int: PreparedDocument] = [:]
    ) -> [Int: PreparedDocument] {
      let needed = Set(needed).sorted()
      let ready = concurrentMap(needed.count, jobs: jobs) {
        var document =
          plain[needed[$0]]
          ?? PreparedDocument(
            documents[needed[$0]], boilerplate: boilerplate, units: sketches[needed[$0]].units)
        if words { document.cutWords(by: tokenizer) }
        return document
      }
      return Dictionary(uniqueKeysWithValues: zip(needed, ready))
    }
    func ofBatch(_ pairs: some Sequence<Verified>) -> [Int] {
      pairs.flatMap { [$0.document, $0.source] }.filter { $0 < batchCount }
    }
    // What was aligned in vain is gone in the end.
    func judged() -> (judgements: [Judgement?], plain: [Int: PreparedDocument]) {
      var outcomes = verify(
        Array(candidates.pairs.indices), of: candidates.pairs, documents, sketches,
        batchCount: batchCount, onlyContenders: true, jobs: jobs, progress: progress)
      let contenders = candidates.pairs.indices.filter { outcomes[$0].isContender }
      let verified = contenders.compactMap { outcomes[$0].verified }
      let plain = prepared(ofBatch(verified), words: false)
      let finished = outcomes
      func judgements(of places: [Int], _ frames: [Int: Set<Int>]) -> [Judgement] {
        Self.inParts(of: places.map { candidates.pairs[$0].source }, batchCount: batchCount) {
          part in
          let archived = prepared(
            part.map { candidates.pairs[places[$0]].source }.filter { $0 >= batchCount },
            words: false
          )
          return concurrentMap(part.count, jobs: jobs) { at -> Judgement? in
            let place = places[part[at]]
            guard let pair = finished[place].verified, let document = plain[pair.document],
              let source = plain[pair.source] ?? archived[pair.source]
            else { return nil }
            return judge(pair, at: place, frames: frames[place] ?? [], document, source)
          }
        }
      }
      // A frame takes away and never adds: what is not listed without them is not listed with them.
      let unframed = judgements(of: contenders, [:])
      let frames = frames(
        of: unframed.map(\.place), in: &outcomes, candidates.pairs, documents, sketches,
        batchCount: batchCount, jobs: jobs)
      if frames.isEmpty { return (unframed, plain) }
      let framed = Dictionary(
        uniqueKeysWithValues: judgements(
          of: unframed.map(\.place).filter { frames[$0] != nil }, frames
        ).map { ($0.place, $0) })
      return (unframed.compactMap { frames[$0.place] == nil ? $0 : framed[$0.place] }, plain)
    }
    // A judgement is as large as the pair that is made of it: it goes when it is proven.
    var judgements: [Judgement?]
    let plain: [Int: PreparedDocument]
    (judgements, plain) = judged()
    progress(0.9)
    let sources = judgements.map { $0?.pair.source ?? 0 }
    let late = try elsewhereCounts(
      Self.fingerprints(of: sources.filter { $0 >= batchCount }, in: sketches))
    let shown = judgements.indices.filter { judgements[$0]?.isShown == true }
    let segmented = prepared(
      ofBatch(shown.compactMap { judgements[$0]?.pair }), words: true, plain: plain)
    var pairs: [ReusePair] = []
    pairs.reserveCapacity(judgements.count)
    for part in Self.parts(of: sources, batchCount: batchCount) {
      let archived = Set(part.map { sources[$0] }.filter { $0 >= batchCount })
      let cut = Set(
        part.filter { judgements[$0]?.isShown == true }.map { sources[$0] }
      ).intersection(archived)
      let words = prepared(cut, words: true)
      let others = prepared(archived.subtracting(cut), words: false)
      @Sendable func ready(_ document: Int) -> PreparedDocument? {
        segmented[document] ?? plain[document] ?? words[document] ?? others[document]
      }
      let wanted = Set(part.map { sources[$0] }).sorted()
      let measures = Dictionary(
        uniqueKeysWithValues: zip(
          wanted,
          concurrentMap(wanted.count, jobs: jobs) { at -> SourceMeasure in
            let units = ready(wanted[at])?.comparison.units ?? []
            return SourceMeasure(
              shingles: ShingleTable(Self.shingler.hashes(of: units)).count,
              weight: candidates.weights.total(of: wanted[at], late))
          }))
      let groups = Self.groups(of: part) { judgements[$0]?.pair.document ?? 0 }
      for start in stride(from: 0, to: groups.count, by: Self.groupsAtOnce) {
        let taken = groups[start..<min(start + Self.groupsAtOnce, groups.count)].map { group in
          part[group].compactMap { judgements[$0].take() }
        }
        pairs += concurrentMap(taken.count, jobs: jobs) { at -> [ReusePair] in
          guard let own = taken[at].first?.pair.document, let document = ready(own) else {
            return []
          }
          var measure = PairMeasure(
            of: own, document, candidates.weights, sources: measures)
          let excluded = Self.excluded(document.exclusions.stretches, of: document)
          return taken[at].compactMap { judgement -> ReusePair? in
            let pair = judgement.pair
            guard let source = ready(pair.source) else { return nil }
            return proven(
              judgement, document, source, measure.resemblance(to: pair.source, source),
              shared: SharedOrigin.between(documents[pair.document], documents[pair.source]),
              excluded: excluded)
          }
        }.joined()
      }
    }
    // Those with an archive come part by part.
    if sources.contains(where: { $0 >= batchCount }) {
      pairs.sort { ($0.document, $0.source) < ($1.document, $1.source) }
    }
    progress(1)
    return ReuseReport(
      documents: documents, batchCount: batchCount, pairs: pairs, clusters: clusters(of: pairs),
      integrity: Array(integrity), pairsFolded: candidates.folded)
  }

  /// Archived documents that are looked into at once: what is made of them is gone before the next.
  private static let archivedAtOnce = 1024
  /// Groups of pairs that are proven at once.
  private static let groupsAtOnce = 512

  /// The pairs in parts, as ascending indices: those within the batch, then those of so many archived
  /// sources at a time.
  ///
  /// - Parameter sources: that of each pair.
  private static func parts(of sources: [Int], batchCount: Int) -> [[Int]] {
    let archived = Set(sources).filter { $0 >= batchCount }.sorted()
    var partOf: [Int: Int] = [:]
    for (rank, source) in archived.enumerated() { partOf[source] = 1 + rank / archivedAtOnce }
    var parts = [[Int]](repeating: [], count: 2 + archived.count / archivedAtOnce)
    for (i, source) in sources.enumerated() { parts[partOf[source] ?? 0].append(i) }
    return parts.filter { !$0.isEmpty }
  }

  /// Maps pairs part by part. The order is that of the pairs.
  ///
  /// - Parameters:
  ///   - sources: that of each pair.
  ///   - body: gives what becomes of each pair of a part.
  static func inParts<Value>(
    of sources: [Int], batchCount: Int, _ body: ([Int]) -> [Value?]
  ) -> [Value] {
    let parts = parts(of: sources, batchCount: batchCount)
    if parts.count == 1 { return body(parts[0]).compactMap { $0 } }
    var results = [Value?](repeating: nil, count: sources.count)
    for part in parts { for (i, result) in zip(part, body(part)) { results[i] = result } }
    return results.compactMap { $0 }
  }

  /// The stretches of a part whose pairs are of one document, which come together. A long one is
  /// cut, so that threads share it.
  static func groups(of part: [Int], by document: (Int) -> Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    for i in part.indices {
      let isLast = i + 1 == part.count || document(part[i + 1]) != document(part[i])
      guard isLast || i + 1 - start == 32 else { continue }
      groups.append(start..<(i + 1))
      start = i + 1
    }
    return groups
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
