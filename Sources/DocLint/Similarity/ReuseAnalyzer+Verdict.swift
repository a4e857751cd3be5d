extension ReuseAnalyzer {
  /// A pair, and what counts of it.
  struct Weighing {
    let pair: Verified
    let document: PreparedDocument
    let source: PreparedDocument
    private var exclusions: (document: Exclusions, source: Exclusions)
    /// For each unit of the document, whether it is no figure that differs; empty where none does.
    private let same: [Bool]
    private(set) var ratios: (document: ReusePair.Ratio, source: ReusePair.Ratio)
    /// Equal units of all passages, and how long those are.
    private(set) var equal: Int
    private(set) var spanned: Int
    /// What does not count of the document in this pair alone.
    private(set) var excluded: [(reason: ExcludedText.Reason, units: Range<Int>)] = []

    init(
      _ pair: Verified, _ document: PreparedDocument, _ source: PreparedDocument,
      _ numbers: NumberComparison, without frames: [OpenlyShared.Stretch]
    ) {
      (self.pair, self.document, self.source) = (pair, document, source)
      exclusions = (document.exclusions, source.exclusions)
      var same: [Bool] = []
      for change in numbers.changes {
        let unit = document.comparison.lowerBound(change.range.lowerBound)
        if unit >= document.comparison.count { continue }
        if same.isEmpty { same = [Bool](repeating: true, count: document.comparison.count) }
        same[unit] = false
      }
      self.same = same
      equal = pair.passages.reduce(0) { $0 + $1.equal } - numbers.changed
      spanned = pair.spans.reduce(0) { $0 + max($1.document.count, $1.source.count) }
      ratios = (.init(copied: 0, counted: 0), .init(copied: 0, counted: 0))
      exclude(frames)
    }

    /// Whether a unit of the document is no figure that differs.
    func isSame(_ unit: Int) -> Bool { same.isEmpty || same[unit] }

    /// Whether it counts as copied where it aligns.
    func counts(_ unit: Int) -> Bool { exclusions.document.counts(unit) && isSame(unit) }

    /// What is left out here makes nothing dense, either.
    mutating func leaveOut(_ stretches: [OpenlyShared.Stretch]) {
      for stretch in stretches {
        equal -= stretch.document.count { isSame($0) } - (stretch.document.count - stretch.equal)
        spanned -= stretch.spanned
      }
      exclude(stretches)
    }

    private mutating func exclude(_ stretches: [OpenlyShared.Stretch]) {
      for stretch in stretches {
        exclusions.document.exclude(stretch.document, for: stretch.reason)
        exclusions.source.exclude(stretch.source, for: stretch.reason)
        excluded.append((stretch.reason, stretch.document))
      }
      ratios = (
        exclusions.document.ratio(of: pair.spans.map(\.document)),
        exclusions.source.ratio(of: pair.spans.map(\.source))
      )
    }

    var shares: (document: [ExcludedShare], source: [ExcludedShare]) {
      (
        exclusions.document.shares(of: pair.spans.map(\.document)),
        exclusions.source.shares(of: pair.spans.map(\.source))
      )
    }
  }

  /// What a pair is; `nil` where it is not listed.
  func verdict(of weighing: Weighing) -> ReusePair.Verdict? {
    let (pair, document, ratios) = (weighing.pair, weighing.document, weighing.ratios)
    if document.comparison.count < options.shortestDocument { return .undetermined }
    let inSeries = options.series.contains { series in
      Self.matches(document, series) && Self.matches(weighing.source, series)
    }
    if inSeries { return .boilerplate }
    let isPassageShown = pair.passages.contains { isShown($0, weighing.counts) }
    if ratios.document.ratio >= options.recycledRatio
      && ratios.document.copied >= options.shortestDocument
      && (isPassageShown || isSolid(weighing))
    {
      return .recycled
    }
    if isPassageShown && max(ratios.document.ratio, ratios.source.ratio) >= options.partialRatio {
      return .partial
    }
    if pair.passages.contains(where: { isShown($0, weighing.isSame) }) { return .boilerplate }
    // The whole of a text that is too short to tell a copy from a usual wording.
    return Self.isNearlyEverything(weighing.equal, of: document.comparison.count)
      ? .undetermined : nil
  }

  /// Whether passages of which none is shown alone are a copy together.
  ///
  /// A frame filled in anew matches in short runs between what differs; a copy does not. The shorter
  /// the text, the more of it must be equal. Texts on one matter have few passages, however dense:
  /// where they go through nearly all of two texts, less is enough, for one was told anew line by line.
  private func isSolid(_ weighing: Weighing) -> Bool {
    let (equal, spanned) = (Double(weighing.equal), Double(weighing.spanned))
    if equal >= Self.density * spanned + Self.shortTextUnits { return true }
    let pair = weighing.pair
    return equal >= Self.wholeDensity * spanned + Self.shortWholeUnits
      && Self.isNearlyEverything(pair.documentCovered, of: pair.documentCount)
      && Self.isNearlyEverything(pair.sourceCovered, of: pair.sourceCount)
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
  /// The same where they go through nearly all of both texts. Texts of less than 330 characters gain
  /// nothing: what is said on one occasion is alike from one year to the next.
  static let wholeDensity = 0.6
  static let shortWholeUnits = 60.0

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
