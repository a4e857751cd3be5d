extension ReuseAnalyzer {
  struct Judgement: Sendable {
    /// The place of the pair among those proposed.
    let place: Int
    let pair: Verified
    let verdict: ReusePair.Verdict
    let ratios: (document: ReusePair.Ratio, source: ReusePair.Ratio)
    let numbers: NumberComparison
    /// The document's frames in this pair.
    let frames: [Range<Int>]
    let exclusions: (document: [ExcludedShare], source: [ExcludedShare])
    var isShown: Bool { verdict == .recycled || verdict == .partial }
  }

  func judge(
    _ pair: Verified, at place: Int, frames: Set<Int>, _ document: PreparedDocument,
    _ source: PreparedDocument
  ) -> Judgement? {
    var exclusions = (document: document.exclusions, source: source.exclusions)
    let frames = frames.sorted()
    for p in frames {
      exclusions.document.exclude(pair.passages[p].document, for: .frame)
      exclusions.source.exclude(pair.passages[p].source, for: .frame)
    }
    let copied = (
      document: pair.passages.map(\.document), source: pair.passages.map(\.source)
    )
    let ratioD = exclusions.document.ratio(of: copied.document)
    let ratioS = exclusions.source.ratio(of: copied.source)
    // A figure that differs is no equal character, though it aligns.
    let evidence = PairEvidence(
      source: source, document: document, passages: pair.passages, unitNames: options.unitNames)
    let numbers = evidence.numbers()
    // Empty where no figure differs.
    var same: [Bool] = []
    for change in numbers.changes {
      let unit = document.comparison.lowerBound(change.range.lowerBound)
      if unit >= document.comparison.count { continue }
      if same.isEmpty { same = [Bool](repeating: true, count: document.comparison.count) }
      same[unit] = false
    }
    let shown = pair.passages.filter {
      isShown($0) { exclusions.document.counts($0) && (same.isEmpty || same[$0]) }
    }
    let allEqual = pair.passages.reduce(0) { $0 + $1.equal } - numbers.changed
    let allSpanned = pair.passages.reduce(0) { $0 + max($1.document.count, $1.source.count) }
    // A frame filled in anew matches in short runs between what differs; a copy does not.
    // The shorter the text, the more of it must be equal.
    let solid =
      !shown.isEmpty || Double(allEqual) >= Self.density * Double(allSpanned) + Self.shortTextUnits
    let inSeries = options.series.contains { series in
      Self.matches(document, series) && Self.matches(source, series)
    }
    let verdict: ReusePair.Verdict
    if document.comparison.count < options.shortestDocument {
      verdict = .undetermined
    } else if inSeries {
      verdict = .boilerplate
    } else if ratioD.ratio >= options.recycledRatio && solid
      && ratioD.copied >= options.shortestDocument
    {
      verdict = .recycled
    } else if !shown.isEmpty && max(ratioD.ratio, ratioS.ratio) >= options.partialRatio {
      verdict = .partial
    } else if pair.passages.contains(where: { isShown($0) { same.isEmpty || same[$0] } }) {
      verdict = .boilerplate
    } else if Self.isNearlyEverything(allEqual, of: document.comparison.count) {
      // The whole of a text that is too short to tell a copy from a usual wording.
      verdict = .undetermined
    } else {
      return nil
    }
    return Judgement(
      place: place, pair: pair, verdict: verdict, ratios: (ratioD, ratioS), numbers: numbers,
      frames: frames.map { pair.passages[$0].document },
      exclusions: (
        exclusions.document.shares(of: copied.document),
        exclusions.source.shares(of: copied.source)
      ))
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
      excluded: judgement.frames.isEmpty
        ? excluded
        : Self.excluded(
          document.exclusions.stretches + judgement.frames.map { (.frame, $0) }, of: document))
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

  /// Whether a passage alone is worth showing: a long run of equal characters, or a longer stretch
  /// with few and short changes; of what is not excluded.
  ///
  /// - Parameter counts: whether a unit of the document counts.
  func isShown(_ passage: AlignedPassage, _ counts: (Int) -> Bool) -> Bool {
    // Changed figures break a run; where they do not, half as much again is asked.
    let aligned =
      passage.runs.map { run in
        (Int(run.document)..<Int(run.documentEnd)).count(where: counts)
      }.max() ?? 0
    if aligned * 2 >= options.partialCharacters * 3 { return true }
    var longest = 0
    var equal = 0
    var current = 0
    var end = (document: Int32(-1), source: Int32(-1))
    for run in passage.runs {
      if (run.document, run.source) != end { current = 0 }
      for i in Int(run.document)..<Int(run.documentEnd) {
        if counts(i) {
          current += 1
          equal += 1
          longest = max(longest, current)
        } else {
          current = 0
        }
      }
      end = (run.documentEnd, run.sourceEnd)
    }
    if longest >= options.partialCharacters { return true }
    let spanned = max(passage.document.count, passage.source.count)
    // An edited passage is twice as long as a literal one to say as much.
    return equal >= options.partialCharacters * 2
      && Double(equal) >= Self.passageDensity * Double(spanned)
      && longest * 5 >= options.partialCharacters * 3
  }

  /// The share of equal characters that makes an edited passage a copy.
  static let passageDensity = 0.8
  /// The share of equal characters that makes many passages together a copy, and the equal
  /// characters asked for beyond that share, which weigh on short texts alone.
  static let density = 0.66
  static let shortTextUnits = 40.0

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

  private static func matches(_ document: PreparedDocument, _ series: ReuseOptions.Series) -> Bool {
    guard !document.title.isEmpty else { return false }
    let title = document.wording(document.title)
    if let issuer = series.issuer,
      !String(decoding: document.text.utf8, as: UTF8.self).contains(issuer)
    {
      return false
    }
    return Glob.matches(series.title, title)
  }
}
