extension ReuseAnalyzer {
  struct Judgement: Sendable {
    /// The place of the pair among those proposed.
    let place: Int
    let pair: Verified
    let verdict: ReusePair.Verdict
    let ratios: (document: ReusePair.Ratio, source: ReusePair.Ratio)
    let numbers: NumberComparison
    /// What does not count of the document in this pair alone.
    let excluded: [(reason: ExcludedText.Reason, units: Range<Int>)]
    let exclusions: (document: [ExcludedShare], source: [ExcludedShare])
    var isShown: Bool { verdict == .recycled || verdict == .partial }
  }

  func judge(
    _ pair: Verified, at place: Int, frames: Set<Int>, _ document: PreparedDocument,
    _ source: PreparedDocument
  ) -> Judgement? {
    let frames = frames.sorted().map { p in
      let passage = pair.passages[p]
      return OpenlyShared.Stretch(
        reason: .frame, document: passage.document, source: passage.source, equal: passage.equal)
    }
    // A figure that differs is no equal character, though it aligns.
    let evidence = PairEvidence(
      source: source, document: document, passages: pair.passages, unitNames: options.unitNames)
    let numbers = evidence.numbers()
    var weighing = Weighing(pair, document, source, numbers, without: frames)
    guard var verdict = verdict(of: weighing) else { return nil }
    if verdict == .recycled || verdict == .partial {
      // What is shared openly is asked about last: most pairs are not listed.
      let open = OpenlyShared(pair, document, source, numbers, isSame: weighing.isSame).stretches
      if !open.isEmpty {
        weighing.leaveOut(open)
        let rest = self.verdict(of: weighing)
        verdict = rest == .recycled || rest == .partial ? rest ?? verdict : .boilerplate
      }
    }
    return Judgement(
      place: place, pair: pair, verdict: verdict, ratios: weighing.ratios, numbers: numbers,
      excluded: weighing.excluded, exclusions: weighing.shares)
  }

  /// What a source brings to the resemblance of each of its pairs: the number of its distinct
  /// shingles, and what its fingerprints weigh.
  struct SourceMeasure: Sendable {
    let shingles: Int
    let weight: Int
  }

  /// Measures how much one document and each of many resemble each other.
  struct PairMeasure {
    private var shingles: ShingleTable
    private let fingerprints: RarityWeights.Comparison
    private let sources: [Int: SourceMeasure]

    init(
      of document: Int, _ ready: PreparedDocument, _ weights: RarityWeights,
      sources: [Int: SourceMeasure]
    ) {
      shingles = ShingleTable(shingler.hashes(of: ready.comparison.units))
      fingerprints = RarityWeights.Comparison(of: document, weights)
      self.sources = sources
    }

    mutating func resemblance(
      to source: Int, _ ready: PreparedDocument
    ) -> (exact: Resemblance, weighted: Double) {
      let measure = sources[source] ?? SourceMeasure(shingles: 0, weight: 0)
      let shared = shingles.shared(with: shingler.hashes(of: ready.comparison.units))
      return (
        Resemblance(first: shingles.count, second: measure.shingles, shared: shared),
        fingerprints.resemblance(to: source, weighing: measure.weight)
      )
    }
  }

  func proven(
    _ judgement: Judgement, _ document: PreparedDocument, _ source: PreparedDocument,
    _ resemblance: (exact: Resemblance, weighted: Double), shared: [SharedOrigin],
    excluded: [ExcludedText]
  ) -> ReusePair {
    let pair = judgement.pair
    let evidence = PairEvidence(
      source: source, document: document, passages: pair.passages, unitNames: options.unitNames)
    let substitutions = judgement.isShown ? evidence.substitutions() : []
    let leftovers = judgement.isShown ? evidence.leftovers(substitutions) : []
    var proven = ReusePair(
      document: pair.document, source: pair.source, verdict: judgement.verdict,
      resemblance: resemblance.exact.jaccard, weightedResemblance: resemblance.weighted,
      containment: (resemblance.exact.containmentOfFirst, resemblance.exact.containmentOfSecond),
      ratios: judgement.ratios,
      rawRatios: (
        .init(copied: pair.documentCovered, counted: pair.documentCount),
        .init(copied: pair.sourceCovered, counted: pair.sourceCount)
      ),
      passages: Self.passages(pair.passages, document, source), substitutions: substitutions,
      leftovers: leftovers, numbers: judgement.numbers,
      direction: Self.direction(leftovers, substitutions, shared),
      excluded: judgement.excluded.isEmpty
        ? excluded
        : Self.excluded(document.exclusions.stretches + judgement.excluded, of: document))
    proven.exclusions = judgement.exclusions
    return proven
  }

  /// What counts for no ratio, in order of the text.
  static func excluded(
    _ stretches: [(reason: ExcludedText.Reason, units: Range<Int>)], of document: PreparedDocument
  ) -> [ExcludedText] {
    stretches.filter { !$0.units.isEmpty }.map {
      ExcludedText(
        reason: $0.reason, range: document.comparison.original($0.units, in: document.text))
    }.sorted { ($0.range, $0.reason.rawValue) < ($1.range, $1.reason.rawValue) }
  }

  private static func passages(
    _ passages: [AlignedPassage], _ document: PreparedDocument, _ source: PreparedDocument
  ) -> [Passage] {
    // What is in order with the most text stands; the rest has moved.
    var best = [Int](repeating: 0, count: passages.count)
    var from = [Int](repeating: -1, count: passages.count)
    var end = -1
    if passages.count <= 2000 {
      for i in passages.indices {
        best[i] = passages[i].equal
        for j in 0..<i where passages[j].source.upperBound <= passages[i].source.lowerBound + 4 {
          if best[j] + passages[i].equal > best[i] {
            best[i] = best[j] + passages[i].equal
            from[i] = j
          }
        }
        if end < 0 || best[i] > best[end] { end = i }
      }
    }
    var straight = Set<Int>()
    while end >= 0 {
      straight.insert(end)
      end = from[end]
    }
    return passages.enumerated().map { i, passage in
      Passage(
        document: document.comparison.original(passage.document, in: document.text),
        source: source.comparison.original(passage.source, in: source.text),
        equal: passage.equal,
        longestRun: passage.runs.map { Int($0.count) }.max() ?? 0,
        moved: passages.count <= 2000 && !straight.contains(i))
    }
  }

  /// A left-over name of the source is the one thing in the text that tells who came first.
  private static func direction(
    _ leftovers: [Leftover], _ substitutions: [Substitution], _ shared: [SharedOrigin]
  ) -> Direction {
    guard let left = leftovers.first(where: { $0.kind == .place || $0.kind == .unit }) else {
      return Direction(earlier: .undetermined, evidence: [], shared: shared)
    }
    let replaced = substitutions.first {
      $0.source.contains(left.text) || left.text.contains($0.source)
    }
    let new = replaced?.document ?? ""
    return Direction(
      earlier: .source,
      evidence: [
        Message(
          zh: "本文别处已改为“\(new)”，仍留有来源的名称“\(left.text)”\(left.count)处，来源文本可能在先；请结合报送时间核对",
          en:
            "elsewhere the document says “\(new)”, yet the source's name “\(left.text)” stands in it \(left.count) times: the source's text may be the earlier one; check the dates of submission"
        )
      ], shared: shared)
  }
}
