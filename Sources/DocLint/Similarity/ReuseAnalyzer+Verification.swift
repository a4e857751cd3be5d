extension ReuseAnalyzer {
  /// A pair that was aligned and has passages.
  final class Verified: Sendable {
    let document: Int
    let source: Int
    let passages: [AlignedPassage]
    let documentCount: Int
    let sourceCount: Int
    /// Units covered by passages, on each side.
    let documentCovered: Int
    let sourceCovered: Int
    /// Where the passages stand on both sides.
    let spans: [(document: Range<Int>, source: Range<Int>)]
    /// Whether the two share little: a passage of theirs may be a frame.
    let isLittle: Bool

    init(
      document: Int, source: Int, passages: [AlignedPassage], documentCount: Int, sourceCount: Int
    ) {
      self.document = document
      self.source = source
      self.passages = passages
      self.documentCount = documentCount
      self.sourceCount = sourceCount
      spans = passages.map { ($0.document, $0.source) }
      documentCovered = ReuseAnalyzer.covered(spans.map(\.document))
      sourceCovered = ReuseAnalyzer.covered(spans.map(\.source))
      isLittle =
        !isNearlyEverything(documentCovered, of: documentCount)
        && !isNearlyEverything(sourceCovered, of: sourceCount)
    }
  }

  /// What became of a proposed pair.
  enum Outcome: Sendable {
    /// Not aligned: it cannot be listed.
    case left
    /// Aligned, and there is nothing.
    case nothing
    /// Aligned, and there is something that cannot be listed, or that may be.
    case unlisted(Verified)
    case contender(Verified)

    var isLeft: Bool { if case .left = self { true } else { false } }
    var isContender: Bool { if case .contender = self { true } else { false } }
    var verified: Verified? {
      switch self {
      case .left, .nothing: nil
      case .unlisted(let pair), .contender(let pair): pair
      }
    }
  }

  /// Whether a pair may be listed, by what the two texts can have in common at most: no less than
  /// what `judge` asks for, whatever the alignment.
  ///
  /// - Parameters:
  ///   - shared: of the document, after it has met the source.
  ///   - chains: of it.
  ///   - document: that which the shared grams are of.
  func mayBeListed(
    _ shared: SharedGrams, _ chains: SharedGrams.Chains, _ document: Sketch
  ) -> Bool {
    shared.mayHold(run: options.partialCharacters, equal: 0, share: 0)
      || shared.mayHold(
        run: (options.partialCharacters * 3 + 4) / 5, equal: options.partialCharacters * 2,
        share: Self.passageDensity)
      || mayBeSolid(equal: chains.covered, of: document)
  }

  /// Whether a pair may be listed, by its equal runs: no passage is shown without a run of three fifths
  /// of a passage.
  func mayBeListed(
    _ runs: [EqualRun], _ chains: SharedGrams.Chains, _ document: Sketch
  ) -> Bool {
    runs.contains { Int($0.count) * 5 >= options.partialCharacters * 3 }
      || mayBeSolid(equal: chains.covered, of: document)
  }

  /// Whether so many equal units can be enough for a document to be recycled without a passage that
  /// is shown alone (what is copied is spanned by passages), or for a short one to be undetermined.
  private func mayBeSolid(equal: Int, of document: Sketch) -> Bool {
    let counted = Double(document.counted)
    let least = min(
      Self.density * options.recycledRatio * counted + Self.shortTextUnits,
      Self.wholeDensity * Self.nearlyEverything * counted + Self.shortWholeUnits)
    return Double(equal) + 0.001 >= least || Self.isNearlyEverything(equal, of: document.count)
  }

  /// Whether `judge` may list a pair, with nothing excluded and all figures the same.
  func isContender(_ pair: Verified, _ document: Sketch) -> Bool {
    if !options.series.isEmpty || pair.documentCount < options.shortestDocument { return true }
    if pair.passages.contains(where: { passage in isShown(passage) { _ in true } }) { return true }
    let equal = pair.passages.reduce(0) { $0 + $1.equal }
    if Self.isNearlyEverything(equal, of: pair.documentCount) { return true }
    return Double(pair.documentCovered) + 0.001
      >= options.recycledRatio * Double(document.counted) && mayBeSolid(equal: equal, of: document)
  }

  /// Equal units of the shortest passage that is looked at.
  static let shortestPassage = 10

  func verified(
    _ document: Int, _ own: [UInt32], _ aligner: PassageAligner, _ source: Int,
    _ other: [UInt32], _ runs: [EqualRun]
  ) -> Verified? {
    // The table is of the document, so the runs are turned round before they are chained: each
    // place of the document is given to one passage, a place of the source to many.
    let runs = runs.map { EqualRun(source: $0.document, document: $0.source, count: $0.count) }
    let turned = aligner.chains(
      of: runs, documentCount: own.count, shortest: Self.shortestPassage)
    let equal = turned.reduce(0) { $0 + $1.equal }
    if equal < 24 && equal * 4 < own.count { return nil }
    let longest = turned.map(\.equal).max() ?? 0
    let documentCovered = Self.covered(turned.map(\.document))
    let sourceCovered = Self.covered(turned.map(\.source))
    // Scattered phrases of ten or twelve characters are no passage, unless they add up.
    let much = documentCovered * 5 >= own.count || sourceCovered * 5 >= other.count
    if longest < 24 && !much { return nil }
    let kept = much ? turned : turned.filter { $0.equal >= options.passageCharacters + 7 }
    if kept.isEmpty { return nil }
    return Verified(
      document: document, source: source, passages: kept, documentCount: own.count,
      sourceCount: other.count)
  }

  /// How much stretches cover together.
  static func covered(_ ranges: [Range<Int>]) -> Int {
    var total = 0
    forEachCovered(by: ranges) { total += $0.count }
    return total
  }

  /// Calls `body` with stretches that cover the same and do not overlap, ascending.
  @inline(__always)
  static func forEachCovered(by ranges: [Range<Int>], _ body: (Range<Int>) -> Void) {
    var end = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let low = max(range.lowerBound, end)
      if range.upperBound > low {
        body(low..<range.upperBound)
        end = range.upperBound
      }
    }
  }

  /// Documents that share this much of either side share nearly everything: no frame, but a copy,
  /// however many there are.
  static let nearlyEverything = 0.85

  static func isNearlyEverything(_ units: Int, of count: Int) -> Bool {
    Double(units) >= nearlyEverything * Double(count)
  }
}
