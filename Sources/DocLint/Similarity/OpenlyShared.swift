/// What two documents share openly: text that one says it hands on, what both say they have from the
/// same rule, the frame of a report that one unit writes every month.
///
/// It takes both documents to say so (`Declarations`), and only what is aligned is left out.
struct OpenlyShared: Sendable {
  /// A stretch that counts for no ratio, on both sides.
  struct Stretch: Sendable {
    let reason: ExcludedText.Reason
    let document: Range<Int>
    let source: Range<Int>
    /// The units in it that are equal on both sides.
    let equal: Int
    var spanned: Int { max(document.count, source.count) }
  }

  private(set) var stretches: [Stretch] = []

  /// - Parameter isSame: whether a unit of the document is no figure that differs from the source's.
  init(
    _ pair: ReuseAnalyzer.Verified, _ document: PreparedDocument, _ source: PreparedDocument,
    _ numbers: NumberComparison, isSame: (Int) -> Bool
  ) {
    let own = document.declarations
    let other = source.declarations
    handedOn(pair, own, other, document, source, isSame)
    stated(pair, own, other)
    if let a = own.issue, let b = other.issue, a.series == b.series, a.period != b.period,
      numbers.changed * 3 >= (numbers.changed + numbers.unchanged) * 2, numbers.changed > 0
    {
      filledInAnew(pair, isSame)
    }
  }

  // MARK: Handed on

  /// What may differ between a document and its text as another hands it on, in units of hundred:
  /// whoever puts his own names in hands nothing on.
  private static let equalForOneThatDiffers = 100

  private mutating func handedOn(
    _ pair: ReuseAnalyzer.Verified, _ own: Declarations, _ other: Declarations,
    _ document: PreparedDocument, _ source: PreparedDocument, _ isSame: (Int) -> Bool
  ) {
    var parts: [(document: Range<Int>, source: Range<Int>)] = []
    if let original = Self.original(in: other, handedOnBy: own, document) {
      parts.append((0..<pair.documentCount, original))
    }
    if let original = Self.original(in: own, handedOnBy: other, source) {
      parts.append((original, 0..<pair.sourceCount))
    }
    // Two that hand on the same, of which neither is the original.
    for mine in own.held {
      for theirs in other.held where theirs.title == mine.title {
        parts.append((mine.units, theirs.units))
      }
    }
    if parts.isEmpty { return }
    for passage in pair.passages {
      for part in parts {
        let runs = passage.runs.compactMap { Self.within($0, part.document, part.source) }
        guard let first = runs.first, let last = runs.last else { continue }
        let stretch = Stretch(
          reason: .quotation, document: Int(first.document)..<Int(last.documentEnd),
          source: Int(first.source)..<Int(last.sourceEnd),
          equal: runs.reduce(0) { $0 + Int($1.count) })
        let differs =
          stretch.spanned - stretch.equal + stretch.document.count { !isSame($0) }
        if differs * Self.equalForOneThatDiffers <= stretch.equal { stretches.append(stretch) }
      }
    }
  }

  /// Where a document stands that `other` says it hands on.
  private static func original(
    in declarations: Declarations, handedOnBy other: Declarations, _ document: PreparedDocument
  ) -> Range<Int>? {
    guard let piece = declarations.piece else { return nil }
    let said = other.handedOn.filter { $0.title == piece.title }
    if said.isEmpty { return nil }
    // Who prints 《健康教育实施方案》 may have written another of that name: the one that wrote the
    // original must be named.
    let isNamed =
      said.contains { $0.isAnothers } || piece.namesPlace
      || !piece.signature.isEmpty && document.comparison.units.holds(piece.signature)
    return isNamed ? piece.units : nil
  }

  /// The part of a run that lies in ranges of both sides.
  private static func within(
    _ run: EqualRun, _ document: Range<Int>, _ source: Range<Int>
  ) -> EqualRun? {
    let skipped = max(
      0, document.lowerBound - Int(run.document), source.lowerBound - Int(run.source))
    let end = min(
      Int(run.count), document.upperBound - Int(run.document),
      source.upperBound - Int(run.source))
    guard skipped < end else { return nil }
    return EqualRun(
      source: run.source + Int32(skipped), document: run.document + Int32(skipped),
      count: Int32(end - skipped))
  }

  // MARK: Said of both

  private mutating func stated(
    _ pair: ReuseAnalyzer.Verified, _ own: Declarations, _ other: Declarations
  ) {
    if own.stretches.isEmpty || other.stretches.isEmpty { return }
    let mine = Self.places(of: own.stretches, in: pair.documentCount)
    let theirs = Self.places(of: other.stretches, in: pair.sourceCount)
    for run in pair.passages.lazy.flatMap(\.runs) {
      let (d, s) = (Int(run.document), Int(run.source))
      var start = 0
      while start < Int(run.count) {
        let (a, b) = (mine[d + start], theirs[s + start])
        var end = start + 1
        while end < Int(run.count), mine[d + end] == a, theirs[s + end] == b { end += 1 }
        if a >= 0, b >= 0, own.stretches[Int(a)].isSame(as: other.stretches[Int(b)]) {
          stretches.append(
            Stretch(
              reason: own.stretches[Int(a)].reason, document: (d + start)..<(d + end),
              source: (s + start)..<(s + end), equal: end - start))
        }
        start = end
      }
    }
  }

  /// For each unit the stretch that it is in, −1 where it is in none.
  private static func places(of stretches: [Declarations.Stretch], in count: Int) -> [Int32] {
    var places = [Int32](repeating: -1, count: count)
    for (i, stretch) in stretches.enumerated() {
      for unit in stretch.units { places[unit] = Int32(i) }
    }
    return places
  }

  // MARK: Filled in anew

  /// Leaves out the frame of an issue whose figures are new: the equal stretches between what differs,
  /// but for prose (`ReuseComparison.longestFrame`) in which not one figure changed.
  private mutating func filledInAnew(_ pair: ReuseAnalyzer.Verified, _ isSame: (Int) -> Bool) {
    for passage in pair.passages {
      for run in passage.runs {
        var start = 0
        for i in 0...Int(run.count) {
          let isEnd = i == Int(run.count)
          guard isEnd || !isSame(Int(run.document) + i) else { continue }
          if i > start && i - start <= ReuseComparison.longestFrame {
            let (d, s) = (Int(run.document), Int(run.source))
            stretches.append(
              Stretch(
                reason: .frame, document: (d + start)..<(d + i), source: (s + start)..<(s + i),
                equal: i - start))
          }
          start = i + 1
        }
      }
    }
  }
}

extension [UInt32] {
  /// Whether other units stand in these.
  fileprivate func holds(_ units: [UInt32]) -> Bool {
    guard let first = units.first, count >= units.count else { return false }
    return (0...(count - units.count)).contains { self[$0] == first && has(units, at: $0) }
  }
}
