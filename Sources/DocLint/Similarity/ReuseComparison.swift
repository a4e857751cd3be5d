internal import Synchronization

/// One comparison under way. Candidates are aligned, judged and proven, each step over all pairs before the
/// next begins: what is a frame is told by the pairs of many documents.
struct ReuseComparison: Sendable {
  typealias Outcome = ReuseAnalyzer.Outcome
  typealias Judgement = ReuseAnalyzer.Judgement

  let analyzer: ReuseAnalyzer
  /// Those of the batch, then those of the archive that it may share text with.
  let documents: [Document]
  let batchCount: Int
  let sketches: [ReuseAnalyzer.Sketch]
  let boilerplate: Boilerplate
  let candidates: ReuseAnalyzer.Candidates
  let jobs: Int
  let progress: @Sendable (Double) -> Void

  var options: ReuseOptions { analyzer.options }

  /// What is to be listed.
  struct Judged {
    /// In the order of the candidates; `nil` once its pair is proven, for a judgement is as large as that.
    fileprivate var judgements: [Judgement?]
    /// The source of each.
    let sources: [Int]
    /// The batch's documents that any of them is of.
    fileprivate let plain: [Int: PreparedDocument]
  }

  /// Makes documents ready. Only those that are in a pair are searched for formulas, and only those of
  /// a pair that is shown are cut into words; those of the archive part by part.
  ///
  /// - Parameter plain: those that are ready but for their words.
  private func prepared(
    _ needed: some Sequence<Int>, words: Bool, plain: [Int: PreparedDocument] = [:]
  ) -> [Int: PreparedDocument] {
    let needed = Set(needed).sorted()
    let ready = concurrentMap(needed.count, jobs: jobs) {
      var document =
        plain[needed[$0]]
        ?? PreparedDocument(
          documents[needed[$0]], boilerplate: boilerplate, units: sketches[needed[$0]].units)
      if words { document.cutWords(by: analyzer.tokenizer) }
      return document
    }
    return Dictionary(uniqueKeysWithValues: zip(needed, ready))
  }

  private func ofBatch(_ pairs: some Sequence<ReuseAnalyzer.Verified>) -> [Int] {
    pairs.flatMap { [$0.document, $0.source] }.filter { $0 < batchCount }
  }

  // MARK: Alignment

  /// Aligns candidates.
  ///
  /// - Parameters:
  ///   - wanted: their places, ascending.
  ///   - onlyContenders: whether pairs that cannot be listed, whatever the alignment, are left.
  func aligned(_ wanted: [Int], onlyContenders: Bool) -> [Outcome] {
    let pairs = candidates.pairs
    let done = Atomic<Int>(0)
    return inParts(of: wanted.map { pairs[$0].source }) { part in
      let archived = Set(part.map { pairs[wanted[$0]].source }).filter { $0 >= batchCount }.sorted()
      let units = Dictionary(
        uniqueKeysWithValues: zip(
          archived,
          concurrentMap(archived.count, jobs: jobs) {
            ComparisonText(documents[archived[$0]].text).units
          }))
      // The table of a document is built once for its pairs.
      let groups = Self.groups(of: part) { pairs[wanted[$0]].document }
      return concurrentMap(
        groups.count, jobs: jobs,
        heaviestFirst: {
          groups[$0].count * sketches[pairs[wanted[part[groups[$0].lowerBound]]].document].count
        }
      ) { group -> [Outcome] in
        let places = part[groups[group]]
        let count = done.wrappingAdd(places.count, ordering: .relaxed).newValue
        if onlyContenders && group % 64 == 0 {
          progress(0.4 + 0.4 * Double(count) / Double(pairs.count))
        }
        let document = pairs[wanted[places[places.startIndex]]].document
        let own = sketches[document]
        // Where a series or a short document is listed for what it is, nothing is left.
        let mayLeave =
          onlyContenders && options.series.isEmpty && own.count >= options.shortestDocument
        var grams = SharedGrams(of: own.units)
        var aligner: PassageAligner?
        return places.map { i in
          let source = pairs[wanted[i]].source
          let other = units[source] ?? sketches[source].units
          grams.meet(other)
          let chains = grams.chains(shortest: ReuseAnalyzer.shortestPassage)
          if chains.stretches.isEmpty { return .nothing }
          if mayLeave && !analyzer.mayBeListed(grams, chains, own) { return .left }
          let table = aligner ?? PassageAligner(source: own.units)
          aligner = table
          let runs = table.runs(in: other, at: grams.places, within: chains.stretches)
          if mayLeave && !analyzer.mayBeListed(runs, chains, own) { return .left }
          guard
            let pair = analyzer.verified(document, own.units, table, source, other, runs)
          else { return .nothing }
          return analyzer.isContender(pair, own) ? .contender(pair) : .unlisted(pair)
        }
      }.flatMap { $0 }
    }
  }

  // MARK: Judgement

  /// Aligns the candidates and judges them. What was aligned in vain is gone in the end.
  func judged() -> Judged {
    var outcomes = aligned(Array(candidates.pairs.indices), onlyContenders: true)
    let contenders = candidates.pairs.indices.filter { outcomes[$0].isContender }
    let plain = prepared(ofBatch(contenders.compactMap { outcomes[$0].verified }), words: false)
    // A frame takes away and never adds: what is not listed without them is not listed with them.
    let unframed = judgements(of: contenders, in: outcomes, framed: [:], plain)
    let frames = frames(of: unframed.map(\.place), in: &outcomes)
    let framed = Dictionary(
      uniqueKeysWithValues: judgements(
        of: unframed.map(\.place).filter { frames[$0] != nil }, in: outcomes, framed: frames, plain
      ).map { ($0.place, $0) })
    let listed: [Judgement?] = unframed.compactMap {
      frames[$0.place] == nil ? $0 : framed[$0.place]
    }
    return Judged(
      judgements: listed, sources: listed.map { $0?.pair.source ?? 0 }, plain: plain)
  }

  /// - Parameters:
  ///   - places: of the candidates that are judged, ascending.
  ///   - frames: the passages that are frames, by place.
  ///   - plain: the documents of the batch.
  private func judgements(
    of places: [Int], in outcomes: [Outcome], framed frames: [Int: Set<Int>],
    _ plain: [Int: PreparedDocument]
  ) -> [Judgement] {
    inParts(of: places.map { candidates.pairs[$0].source }) { part in
      let archived = prepared(
        part.map { candidates.pairs[places[$0]].source }.filter { $0 >= batchCount }, words: false)
      return concurrentMap(part.count, jobs: jobs) { at -> Judgement? in
        let place = places[part[at]]
        guard let pair = outcomes[place].verified, let document = plain[pair.document],
          let source = plain[pair.source] ?? archived[pair.source]
        else { return nil }
        return analyzer.judge(pair, at: place, frames: frames[place] ?? [], document, source)
      }
    }
  }

  // MARK: Proof

  /// Proves what is judged, ordered by document, then source.
  ///
  /// - Parameters:
  ///   - judged: has no judgements in the end.
  ///   - late: how often fingerprints occur that were not known before.
  func proven(_ judged: inout Judged, weighing late: KeyCounts) -> [ReusePair] {
    let (sources, plain) = (judged.sources, judged.plain)
    let shown = sources.indices.filter { judged.judgements[$0]?.isShown == true }
    let segmented = prepared(
      ofBatch(shown.compactMap { judged.judgements[$0]?.pair }), words: true, plain: plain)
    let isShown = Set(shown.map { sources[$0] })
    var pairs: [ReusePair] = []
    pairs.reserveCapacity(sources.count)
    for part in parts(of: sources) {
      let own = Set(part.map { sources[$0] })
      let archived = own.filter { $0 >= batchCount }
      let words = prepared(archived.intersection(isShown), words: true)
      let others = prepared(archived.subtracting(isShown), words: false)
      @Sendable func ready(_ document: Int) -> PreparedDocument? {
        segmented[document] ?? plain[document] ?? words[document] ?? others[document]
      }
      let measures = measures(of: own.sorted(), late, ready)
      let groups = Self.groups(of: part) { judged.judgements[$0]?.pair.document ?? 0 }
      for start in stride(from: 0, to: groups.count, by: Self.groupsAtOnce) {
        let taken = groups[start..<min(start + Self.groupsAtOnce, groups.count)].map { group in
          part[group].compactMap { judged.judgements[$0].take() }
        }
        pairs += concurrentMap(taken.count, jobs: jobs) {
          proven(taken[$0], measures, ready)
        }.joined()
      }
    }
    // Those with an archive come part by part.
    if sources.contains(where: { $0 >= batchCount }) {
      pairs.sort { ($0.document, $0.source) < ($1.document, $1.source) }
    }
    return pairs
  }

  /// Proves pairs of one document.
  private func proven(
    _ judgements: [Judgement], _ measures: [Int: ReuseAnalyzer.SourceMeasure],
    _ ready: (Int) -> PreparedDocument?
  ) -> [ReusePair] {
    guard let own = judgements.first?.pair.document, let document = ready(own) else { return [] }
    var measure = ReuseAnalyzer.PairMeasure(
      of: own, document, candidates.weights, sources: measures)
    let excluded = ReuseAnalyzer.excluded(document.exclusions.stretches, of: document)
    return judgements.compactMap { judgement in
      let pair = judgement.pair
      guard let source = ready(pair.source) else { return nil }
      return analyzer.proven(
        judgement, document, source, measure.resemblance(to: pair.source, source),
        shared: SharedOrigin.between(documents[pair.document], documents[pair.source]),
        excluded: excluded)
    }
  }

  private func measures(
    of sources: [Int], _ late: KeyCounts, _ ready: @Sendable (Int) -> PreparedDocument?
  ) -> [Int: ReuseAnalyzer.SourceMeasure] {
    Dictionary(
      uniqueKeysWithValues: zip(
        sources,
        concurrentMap(sources.count, jobs: jobs) { at in
          let units = ready(sources[at])?.comparison.units ?? []
          return ReuseAnalyzer.SourceMeasure(
            shingles: ShingleTable(ReuseAnalyzer.shingler.hashes(of: units)).count,
            weight: candidates.weights.total(of: sources[at], late))
        }))
  }

  // MARK: Parts

  /// Archived documents that are looked into at once: what is made of them is gone before the next.
  private static let archivedAtOnce = 1024
  /// Groups of pairs that are proven at once.
  private static let groupsAtOnce = 512

  /// The pairs in parts, as ascending indices: those within the batch, then those of so many archived
  /// sources at a time.
  ///
  /// - Parameter sources: that of each pair.
  private func parts(of sources: [Int]) -> [[Int]] {
    let archived = Set(sources).filter { $0 >= batchCount }.sorted()
    var partOf: [Int: Int] = [:]
    for (rank, source) in archived.enumerated() { partOf[source] = 1 + rank / Self.archivedAtOnce }
    var parts = [[Int]](repeating: [], count: 2 + archived.count / Self.archivedAtOnce)
    for (i, source) in sources.enumerated() { parts[partOf[source] ?? 0].append(i) }
    return parts.filter { !$0.isEmpty }
  }

  /// Maps pairs part by part. The order is that of the pairs.
  ///
  /// - Parameters:
  ///   - sources: that of each pair.
  ///   - body: gives what becomes of each pair of a part.
  private func inParts<Value>(of sources: [Int], _ body: ([Int]) -> [Value?]) -> [Value] {
    let parts = parts(of: sources)
    if parts.count == 1 { return body(parts[0]).compactMap { $0 } }
    var results = [Value?](repeating: nil, count: sources.count)
    for part in parts { for (i, result) in zip(part, body(part)) { results[i] = result } }
    return results.compactMap { $0 }
  }

  /// The stretches of a part whose pairs are of one document, which come together. A long one is
  /// cut, so that threads share it.
  private static func groups(of part: [Int], by document: (Int) -> Int) -> [Range<Int>] {
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
}
