internal import Synchronization

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
  /// Three times this many units are looked at together.
  static let clusterUnits = 32
  /// Exact copies of one document that are compared with one another; more are compared with the
  /// first alone.
  static let listedCopies = 6
  /// The share of the smaller document's fingerprints that makes a copy likely, wherever they are.
  static let fingerprintShare = 0.12

  /// What the first pass keeps of a document.
  final class Sketch: Sendable {
    /// Ascending, without repetition.
    let fingerprints: [UInt32]
    /// For each, the unit where it first stands; empty for an archived document, where nobody asks.
    let positions: [UInt32]
    let bands: [UInt32]
    /// The comparison text's units; empty for an archived document, of which they are made again
    /// when it is compared. Where each stands is made again for the few that need it.
    let units: [UInt32]
    let unitsHash: UInt64
    /// The number of units, and how many of them count: are no formula, heading, quotation … 0 where
    /// that was not looked at.
    let count: Int
    let counted: Int
    let flags: [IntegrityFlag]

    init(
      fingerprints: [UInt32], positions: [UInt32], bands: [UInt32], units: [UInt32],
      unitsHash: UInt64, count: Int, counted: Int, flags: [IntegrityFlag]
    ) {
      self.fingerprints = fingerprints
      self.positions = positions
      self.bands = bands
      self.units = units
      self.unitsHash = unitsHash
      self.count = count
      self.counted = counted
      self.flags = flags
    }
  }

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
    func judged() -> (judgements: [Judgement], plain: [Int: PreparedDocument]) {
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
      let framed = judgements(of: unframed.map(\.place).filter { frames[$0] != nil }, frames)
      let listed = (unframed.filter { frames[$0.place] == nil } + framed).sorted {
        $0.place < $1.place
      }
      return (listed, plain)
    }
    let (judgements, plain) = judged()
    progress(0.9)
    let late = try elsewhereCounts(
      Self.fingerprints(
        of: judgements.map(\.pair.source).filter { $0 >= batchCount }, in: sketches))
    let segmented = prepared(
      ofBatch(judgements.filter(\.isShown).map(\.pair)), words: true, plain: plain)
    let pairs = Self.inParts(
      of: judgements.map(\.pair.source), batchCount: batchCount
    ) { part -> [ReusePair?] in
      let archived = part.filter { judgements[$0].pair.source >= batchCount }
      let words = prepared(
        archived.filter { judgements[$0].isShown }.map { judgements[$0].pair.source }, words: true)
      let others = prepared(
        archived.map { judgements[$0].pair.source }.filter { words[$0] == nil }, words: false)
      @Sendable func ready(_ document: Int) -> PreparedDocument? {
        segmented[document] ?? plain[document] ?? words[document] ?? others[document]
      }
      let sources = Set(part.map { judgements[$0].pair.source }).sorted()
      let measures = Dictionary(
        uniqueKeysWithValues: zip(
          sources,
          concurrentMap(sources.count, jobs: jobs) { at -> SourceMeasure in
            let units = ready(sources[at])?.comparison.units ?? []
            return SourceMeasure(
              shingles: ShingleTable(Self.shingler.hashes(of: units)).count,
              weight: candidates.weights.total(of: sources[at], late))
          }))
      let groups = Self.groups(of: part) { judgements[$0].pair.document }
      return concurrentMap(groups.count, jobs: jobs) { at -> [ReusePair?] in
        let own = judgements[part[groups[at].lowerBound]].pair.document
        guard let document = ready(own) else { return groups[at].map { _ in nil } }
        var measure = PairMeasure(
          of: own, document, candidates.weights, sources: measures)
        return part[groups[at]].map { i -> ReusePair? in
          let judgement = judgements[i]
          let pair = judgement.pair
          guard let source = ready(pair.source) else { return nil }
          return proven(
            judgement, document, source, measure.resemblance(to: pair.source, source),
            shared: SharedOrigin.between(documents[pair.document], documents[pair.source]))
        }
      }.flatMap { $0 }
    }.sorted {
      ($0.document, $0.source) < ($1.document, $1.source)
    }
    progress(1)
    return ReuseReport(
      documents: documents, batchCount: batchCount, pairs: pairs, clusters: clusters(of: pairs),
      integrity: Array(integrity), pairsFolded: candidates.folded)
  }

  /// Archived documents that are looked into at once: what is made of them is gone before the next.
  private static let archivedAtOnce = 1024

  /// Maps pairs part by part, those within the batch first, then those of so many archived sources
  /// at a time. The order is that of the pairs.
  ///
  /// - Parameters:
  ///   - sources: that of each pair.
  ///   - body: gives what becomes of each pair of a part, which is of ascending indices.
  private static func inParts<Value>(
    of sources: [Int], batchCount: Int, _ body: ([Int]) -> [Value?]
  ) -> [Value] {
    let archived = Set(sources).filter { $0 >= batchCount }.sorted()
    var partOf: [Int: Int] = [:]
    for (rank, source) in archived.enumerated() { partOf[source] = 1 + rank / archivedAtOnce }
    var parts = [[Int]](repeating: [], count: 2 + archived.count / archivedAtOnce)
    for (i, source) in sources.enumerated() { parts[partOf[source] ?? 0].append(i) }
    if archived.isEmpty { return body(parts[0]).compactMap { $0 } }
    var results = [Value?](repeating: nil, count: sources.count)
    for part in parts where !part.isEmpty {
      for (i, result) in zip(part, body(part)) { results[i] = result }
    }
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

  /// The fingerprints that any of these documents has, ascending.
  private static func fingerprints(of documents: [Int], in sketches: [Sketch]) -> [UInt32] {
    var all: [UInt32] = []
    let documents = Set(documents)
    all.reserveCapacity(documents.reduce(0) { $0 + sketches[$1].fingerprints.count })
    for document in documents { all += sketches[document].fingerprints }
    all.sortDistinct()
    return all
  }

  /// - Parameter boilerplate: what does not count; `nil` where nobody asks.
  func sketch(
    _ document: Document, inBatch: Bool, _ boilerplate: Boilerplate? = nil
  ) -> Sketch {
    let comparison = ComparisonText(document.text)
    let prints = Self.sorted(Self.winnower.located(in: comparison.units))
    var fingerprints: [UInt32] = []
    var positions: [UInt32] = []
    fingerprints.reserveCapacity(prints.count)
    if inBatch { positions.reserveCapacity(prints.count) }
    for print in prints {
      let key = UInt32(truncatingIfNeeded: print >> 32)
      if key == fingerprints.last { continue }
      fingerprints.append(key)
      if inBatch { positions.append(UInt32(truncatingIfNeeded: print)) }
    }
    var bands: [UInt32] = []
    if let signature = Self.hasher.signature(of: Self.shingler.hashes(of: comparison.units)) {
      bands = Self.banding.keys(of: signature).map { UInt32(truncatingIfNeeded: $0 >> 32) }
    }
    var counted = 0
    if inBatch, let boilerplate {
      let excluded = PreparedDocument.excluded(document, comparison, boilerplate)
      counted = comparison.count - Self.covered(excluded.map(\.units))
    }
    return Sketch(
      fingerprints: fingerprints, positions: positions, bands: bands,
      units: inBatch ? comparison.units : [], unitsHash: StableHash.hash(comparison.units),
      count: comparison.count, counted: counted,
      flags: inBatch ? IntegrityFlag.flags(of: document.text, comparison) : [])
  }

  /// Well-mixed values in ascending order: dealt out by their highest bits, about one to a place,
  /// then put right among neighbours.
  ///
  /// - Parameter common: highest bits that are the same in all.
  /// - Complexity: O(*n*) expected.
  static func sorted(_ values: [UInt64], below common: Int = 0) -> [UInt64] {
    guard values.count > 16 else { return values.sorted() }
    let bits = min(Int.bitWidth - values.count.leadingZeroBitCount, 20)
    let shift = UInt64(64 - bits)
    let common = UInt64(common)
    var ends = [Int32](repeating: 0, count: 1 << bits + 1)
    var result = [UInt64](repeating: 0, count: values.count)
    let unsorted = values.span
    var places = ends.mutableSpan
    var sorted = result.mutableSpan
    for i in 0..<unsorted.count { places[Int((unsorted[i] &<< common) >> shift) + 1] += 1 }
    for i in 1..<places.count { places[i] += places[i - 1] }
    for i in 0..<unsorted.count {
      let value = unsorted[i]
      let digit = Int((value &<< common) >> shift)
      sorted[Int(places[digit])] = value
      places[digit] += 1
    }
    // Values that are not mixed after all crowd one place.
    var moves = 8 * values.count
    for i in 1..<sorted.count {
      if moves < 0 { return values.sorted() }
      let value = sorted[i]
      var at = i
      while at > 0 && sorted[at - 1] > value {
        sorted[at] = sorted[at - 1]
        at -= 1
      }
      sorted[at] = value
      moves -= i - at
    }
    return result
  }

  // MARK: Candidates

  private struct Candidates: Sendable {
    /// (document, source), the document being the later one; sorted.
    let pairs: [(document: Int, source: Int)]
    let folded: Int
    /// What fingerprints weigh.
    let weights: RarityWeights
  }

  private func candidatePairs(
    _ sketches: [Sketch], batchCount: Int, elsewhere: Elsewhere?, jobs: Int
  ) -> Candidates {
    // Exact copies stand in for one another: each is compared with the first alone.
    var firstOf = [Int](0..<sketches.count)
    var seen: [UInt64: Int] = [:]
    var copies: [Int: Int] = [:]
    var seenFirst = [Int](0..<sketches.count)
    for (i, sketch) in sketches.enumerated() where sketch.count > 0 {
      if let first = seen[sketch.unitsHash] {
        seenFirst[i] = first
        copies[first, default: 1] += 1
        // A handful of copies is listed in full.
        if copies[first, default: 1] > Self.listedCopies { firstOf[i] = first }
      } else {
        seen[sketch.unitsHash] = i
      }
    }
    let representative = firstOf
    let index = SimilarityIndex(
      fingerprints: sketches.enumerated().map {
        representative[$0.offset] == $0.offset ? $0.element.fingerprints : []
      },
      bands: sketches.enumerated().map {
        representative[$0.offset] == $0.offset ? $0.element.bands : []
      }, batchCount: batchCount, elsewhere: elsewhere, jobs: jobs)
    let stride = max(1, min(64, batchCount / max(jobs, 1) / 4))
    let chunks = (batchCount + stride - 1) / stride
    let found = concurrentMap(chunks, jobs: jobs) { chunk -> (listed: [UInt64], left: [UInt64]) in
      var counts = [UInt64](repeating: 0, count: sketches.count)
      var common = CommonFingerprints()
      var buckets: [UInt16] = []
      var pairs: [UInt64] = []
      var left: [UInt64] = []
      for document in (chunk * stride)..<min(batchCount, (chunk + 1) * stride) {
        let own = sketches[document].fingerprints.count
        common.begin(sketches[document].fingerprints)
        let candidates = index.candidates(
          of: document, counts: &counts,
          atLeast: { other, shared in
            let smaller = min(own, sketches[other].fingerprints.count)
            if Self.isShare(shared, ofSmaller: smaller) { return true }
            return shared >= Self.fingerprintsInCluster
              && Self.isClustered(sketches[document], sketches[other], common, &buckets)
          })
        // One of a mass of near copies: the nearest of them, the first and those in the archive
        // stand for the rest. Whoever shares what the mass has not is no part of it.
        var others = Set<Int>()
        if index.isInCrowd(document, own: own) {
          let mass = candidates.filter {
            $0.rare < Self.fingerprintsInCluster && $0.other < batchCount
          }.map(\.other)
          others = Set(mass.dropFirst(Self.listedCopies))
          if let first = mass.min() { others.remove(first) }
        }
        for candidate in candidates {
          // In the batch the later name is the document; the archive is always the source.
          let other = candidate.other
          let later = other < batchCount ? max(document, other) : document
          let earlier = other < batchCount ? min(document, other) : other
          let pair = UInt64(later) << 32 | UInt64(earlier)
          if others.contains(other) { left.append(pair) } else { pairs.append(pair) }
        }
      }
      return (pairs, left)
    }
    var all = found.flatMap(\.listed)
    var folded = Set(found.flatMap(\.left)).subtracting(all).count
    for (i, first) in representative.enumerated() where first != i {
      // The pair with the first of the copies; archive against archive never.
      if i < batchCount || first < batchCount {
        let later = i < batchCount ? i : first
        let earlier = i < batchCount ? first : i
        all.append(UInt64(later) << 32 | UInt64(earlier))
      }
    }
    // A copy that is not compared with everything has the same sources in the archive as the first.
    var archiveOf: [Int: [UInt64]] = [:]
    for pair in all where Int(pair & 0xFFFF_FFFF) >= batchCount {
      archiveOf[Int(pair >> 32), default: []].append(pair & 0xFFFF_FFFF)
    }
    var groups: [Int: (members: Int, archived: Int, apart: Int, apartArchived: Int, met: Int)] = [:]
    for (i, first) in seenFirst.enumerated() {
      guard let count = copies[first], count > Self.listedCopies else { continue }
      var group = groups[first] ?? (0, 0, 0, 0, 0)
      group.members += 1
      if i >= batchCount { group.archived += 1 }
      if representative[i] == i {
        group.apart += 1
        if i >= batchCount { group.apartArchived += 1 }
      } else {
        if i < batchCount || first < batchCount { group.met += 1 }
        if i < batchCount {
          all += (archiveOf[first] ?? []).map { UInt64(i) << 32 | $0 }
        }
      }
      groups[first] = group
    }
    func pairCount(_ n: Int, _ archived: Int) -> Int {
      n * (n - 1) / 2 - archived * (archived - 1) / 2
    }
    for group in groups.values {
      folded +=
        pairCount(group.members, group.archived) - pairCount(group.apart, group.apartArchived)
        - group.met
    }
    all.sort()
    var pairs: [(document: Int, source: Int)] = []
    for (i, pair) in all.enumerated() where i == 0 || pair != all[i - 1] {
      pairs.append((Int(pair >> 32), Int(pair & 0xFFFF_FFFF)))
    }
    let weights = RarityWeights(
      index.frequencies, sketches.map(\.fingerprints), representative: representative,
      documentCount: elsewhere.map { batchCount + $0.documentCount } ?? sketches.count)
    return Candidates(pairs: pairs, folded: folded, weights: weights)
  }

  /// Whether so many shared fingerprints are a share that makes a copy likely.
  static func isShare(_ shared: Int, ofSmaller count: Int) -> Bool {
    shared >= 3 && Double(shared) >= fingerprintShare * Double(count)
  }

  /// Whether the fingerprints that a document and another share stand close together in the
  /// document.
  ///
  /// - Parameters:
  ///   - common: of the document.
  ///   - buckets: room for the fingerprints in common in each `clusterUnits` units of it.
  /// - Complexity: O(fingerprints of the other + *buckets*).
  private static func isClustered(
    _ own: Sketch, _ other: Sketch, _ common: CommonFingerprints, _ buckets: inout [UInt16]
  ) -> Bool {
    let needed = own.count / clusterUnits + 3
    if buckets.count < needed { buckets = [UInt16](repeating: 0, count: needed) }
    var counts = buckets.mutableSpan
    for k in 0..<needed { counts[k] = 0 }
    let positions = own.positions
    let at = positions.span
    common.forEach(in: other.fingerprints) { i, _ in counts[Int(at[i]) / clusterUnits] += 1 }
    for k in 2..<needed {
      let together = Int(counts[k - 2]) + Int(counts[k - 1]) + Int(counts[k])
      if together >= fingerprintsInCluster { return true }
    }
    return false
  }

  // MARK: Verification

  /// A pair that was aligned and has passages.
  private final class Verified: Sendable {
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
        Double(documentCovered) < nearlyEverything * Double(documentCount)
        && Double(sourceCovered) < nearlyEverything * Double(sourceCount)
    }
  }

  /// What became of a proposed pair.
  private enum Outcome: Sendable {
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

  /// Aligns pairs.
  ///
  /// - Parameters:
  ///   - wanted: their places in `pairs`, ascending.
  ///   - onlyContenders: whether pairs that cannot be listed, whatever the alignment, are left.
  private func verify(
    _ wanted: [Int], of pairs: [(document: Int, source: Int)], _ documents: [Document],
    _ sketches: [Sketch], batchCount: Int, onlyContenders: Bool, jobs: Int,
    progress: @escaping @Sendable (Double) -> Void
  ) -> [Outcome] {
    let done = Atomic<Int>(0)
    return Self.inParts(of: wanted.map { pairs[$0].source }, batchCount: batchCount) { part in
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
        if group % 64 == 0 { progress(0.4 + 0.4 * Double(count) / Double(pairs.count)) }
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
          let chains = grams.chains(shortest: Self.shortestPassage)
          if chains.stretches.isEmpty { return .nothing }
          if mayLeave && !mayBeListed(grams, chains, counted: own.counted) { return .left }
          let table = aligner ?? PassageAligner(source: own.units)
          aligner = table
          let runs = table.runs(in: other, at: grams.places, within: chains.stretches)
          if mayLeave && !mayBeListed(runs, chains, counted: own.counted) { return .left }
          guard let pair = verified(document, own.units, table, source, other, runs) else {
            return .nothing
          }
          return isContender(pair, counted: own.counted) ? .contender(pair) : .unlisted(pair)
        }
      }.flatMap { $0 }
    }
  }

  /// Whether a pair may be listed, by what the two texts can have in common at most: no less than
  /// what `judge` asks for, whatever the alignment.
  ///
  /// - Parameters:
  ///   - shared: of the document, after it has met the source.
  ///   - chains: of it.
  ///   - counted: the document's units that count.
  private func mayBeListed(
    _ shared: SharedGrams, _ chains: SharedGrams.Chains, counted: Int
  ) -> Bool {
    shared.mayHold(run: options.partialCharacters, equal: 0, share: 0)
      || shared.mayHold(
        run: (options.partialCharacters * 3 + 4) / 5, equal: options.partialCharacters * 2,
        share: Self.passageDensity)
      || mayBeSolid(equal: chains.covered, ofCounted: counted)
  }

  /// Whether a pair may be listed, by its equal runs: no passage is shown without a run of three fifths
  /// of a passage.
  private func mayBeListed(
    _ runs: [EqualRun], _ chains: SharedGrams.Chains, counted: Int
  ) -> Bool {
    runs.contains { Int($0.count) * 5 >= options.partialCharacters * 3 }
      || mayBeSolid(equal: chains.covered, ofCounted: counted)
  }

  /// Whether so many equal units can be enough for a document to be recycled without a passage that
  /// is shown alone: what is copied is spanned by passages.
  private func mayBeSolid(equal: Int, ofCounted counted: Int) -> Bool {
    Double(equal) + 0.001 >= Self.density * options.recycledRatio * Double(counted)
      + Self.shortTextUnits
  }

  /// Whether `judge` may list a pair, with nothing excluded and all figures the same.
  private func isContender(_ pair: Verified, counted: Int) -> Bool {
    if !options.series.isEmpty || pair.documentCount < options.shortestDocument { return true }
    if pair.passages.contains(where: { passage in isShown(passage) { _ in true } }) { return true }
    return Double(pair.documentCovered) + 0.001 >= options.recycledRatio * Double(counted)
      && mayBeSolid(equal: pair.passages.reduce(0) { $0 + $1.equal }, ofCounted: counted)
  }

  /// Equal units of the shortest passage that is looked at.
  private static let shortestPassage = 10

  private func verified(
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

  /// The pairs that each document is in.
  private struct PairsByDocument: Sendable {
    private var places: [Int32]
    private var starts: [Int]

    init(_ pairs: [(document: Int, source: Int)], documentCount: Int) {
      starts = [Int](repeating: 0, count: documentCount + 2)
      for pair in pairs {
        starts[pair.document + 2] += 1
        starts[pair.source + 2] += 1
      }
      for i in 1..<starts.count { starts[i] += starts[i - 1] }
      places = [Int32](repeating: 0, count: pairs.count * 2)
      for (i, pair) in pairs.enumerated() {
        for document in [pair.document, pair.source] {
          places[starts[document + 1]] = Int32(i)
          starts[document + 1] += 1
        }
      }
    }

    /// The places of its pairs, ascending.
    func of(_ document: Int) -> ArraySlice<Int32> {
      places[starts[document]..<starts[document + 1]]
    }
  }

  /// The passages (by index) of pairs that are frames: stretches that other documents share with the
  /// document, too, which share little else with it. Pairs without frames are left out.
  ///
  /// - Parameters:
  ///   - places: of the pairs that are asked about.
  ///   - outcomes: of all pairs. Those that cannot be listed vote as well: where it depends on them,
  ///     they are aligned.
  private func frames(
    of places: [Int], in outcomes: inout [Outcome], _ pairs: [(document: Int, source: Int)],
    _ documents: [Document], _ sketches: [Sketch], batchCount: Int, jobs: Int
  ) -> [Int: Set<Int>] {
    let votes = PairsByDocument(pairs, documentCount: documents.count)
    let first = frames(of: places, in: outcomes, votes, jobs: jobs)
    // What is no frame so far, by the document that it stands in, and who may say that it is one.
    let asked = first.open.keys.sorted()
    let before = outcomes
    let voters = concurrentMap(asked.count, jobs: jobs) { at -> [Int] in
      let document = asked[at]
      let silent = votes.of(document).map { Int($0) }.filter { before[$0].isLeft }
      let ranges = (first.open[document] ?? []).filter {
        $0.votes + silent.count >= options.frameDocuments
      }
      if ranges.isEmpty { return [] }
      var shared = document < batchCount ? SharedGrams(of: sketches[document].units) : nil
      // For each range, who may vote for it: too few are not asked.
      var supporters = [[Int]](repeating: [], count: ranges.count)
      for place in silent {
        let other = pairs[place].document == document ? pairs[place].source : pairs[place].document
        var chains: SharedGrams.WeighedChains?
        if shared != nil && other < batchCount {
          shared?.meet(sketches[other].units)
          chains = shared?.chains(shortest: Self.shortestPassage).weighed()
        }
        for (i, open) in ranges.enumerated() where chains?.mayCover(open.range) ?? true {
          supporters[i].append(place)
        }
      }
      return zip(ranges, supporters).flatMap { open, places in
        open.votes + places.count >= options.frameDocuments ? places : []
      }
    }
    let wanted = Set(voters.flatMap { $0 }).sorted()
    if wanted.isEmpty { return first.frames }
    let answers = verify(
      wanted, of: pairs, documents, sketches, batchCount: batchCount, onlyContenders: false,
      jobs: jobs, progress: { _ in })
    for (place, answer) in zip(wanted, answers) { outcomes[place] = answer }
    return frames(of: places, in: outcomes, votes, jobs: jobs).frames
  }

  /// A stretch of a document that is part of no frame so far, and how many votes it has.
  private struct OpenRange: Sendable {
    let range: Range<Int>
    let votes: Int
  }

  /// - Returns: the frames as far as the votes of the pairs that were aligned tell, and what is none
  ///   so far, by document.
  private func frames(
    of places: [Int], in outcomes: [Outcome], _ votes: PairsByDocument, jobs: Int
  ) -> (frames: [Int: Set<Int>], open: [Int: [OpenRange]]) {
    let polls = concurrentMap(places.count, jobs: jobs) {
      polled(places[$0], in: outcomes, votes)
    }
    var found: [Int: Set<Int>] = [:]
    var open: [Int: [OpenRange]] = [:]
    for (place, polls) in zip(places, polls) {
      for poll in polls {
        if poll.counts.contains(where: { $0 >= options.frameDocuments }) {
          found[place, default: []].insert(poll.passage)
          continue
        }
        guard let pair = outcomes[place].verified else { continue }
        let span = pair.spans[poll.passage]
        open[pair.document, default: []].append(
          OpenRange(range: span.document, votes: poll.counts[0]))
        open[pair.source, default: []].append(
          OpenRange(range: span.source, votes: poll.counts[1]))
      }
    }
    return (found, open)
  }

  /// How many other documents share a passage of a pair: on the document's side, on the source's.
  private struct Poll: Sendable {
    let passage: Int
    let counts: [Int]
  }

  /// Asks about each passage of a pair that may be a frame; no further than it takes to be one.
  private func polled(_ place: Int, in outcomes: [Outcome], _ votes: PairsByDocument) -> [Poll] {
    guard let pair = outcomes[place].verified, pair.isLittle else { return [] }
    return pair.passages.indices.compactMap { p in
      if Self.isProse(pair.passages[p]) { return nil }
      let sides = [(pair.document, pair.spans[p].document), (pair.source, pair.spans[p].source)]
      let counts = sides.map { document, range in
        var others = 0
        for vote in votes.of(document) where Int(vote) != place {
          guard let other = outcomes[Int(vote)].verified, other.isLittle else { continue }
          let same = other.spans.contains { span in
            let theirs = other.document == document ? span.document : span.source
            let common =
              min(theirs.upperBound, range.upperBound) - max(theirs.lowerBound, range.lowerBound)
            return common * 5 >= range.count * 3
          }
          if same { others += 1 }
          if others >= options.frameDocuments { break }
        }
        return others
      }
      return Poll(passage: p, counts: counts)
    }
  }

  /// Forms leave something to fill in: a passage with more equal units in a row, or with twice as
  /// many and few between them, is none, however many documents have it. Whoever has a longer form
  /// gives it as a template.
  static let longestFrame = 200

  private static func isProse(_ passage: AlignedPassage) -> Bool {
    if passage.runs.contains(where: { $0.count > longestFrame }) { return true }
    let spanned = max(passage.document.count, passage.source.count)
    return passage.equal > longestFrame * 2 && passage.equal * 10 >= spanned * 9
  }

  /// Documents that share this much of either side share nearly everything: no frame, but a copy,
  /// however many there are.
  static let nearlyEverything = 0.85

  // MARK: Verdict and evidence

  private struct Judgement: Sendable {
    /// The place of the pair among those proposed.
    let place: Int
    let pair: Verified
    let verdict: ReusePair.Verdict
    let ratios: (document: ReusePair.Ratio, source: ReusePair.Ratio)
    let numbers: NumberComparison
    let excluded: [(reason: ExcludedText.Reason, units: Range<Int>)]
    let exclusions: (document: [ExcludedShare], source: [ExcludedShare])
    var isShown: Bool { verdict == .recycled || verdict == .partial }
  }

  private func judge(
    _ pair: Verified, at place: Int, frames: Set<Int>, _ document: PreparedDocument,
    _ source: PreparedDocument
  ) -> Judgement? {
    var exclusions = (document: document.exclusions, source: source.exclusions)
    for p in frames.sorted() {
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
    } else {
      return nil
    }
    return Judgement(
      place: place, pair: pair, verdict: verdict, ratios: (ratioD, ratioS), numbers: numbers,
      excluded: exclusions.document.stretches,
      exclusions: (
        exclusions.document.shares(of: copied.document),
        exclusions.source.shares(of: copied.source)
      ))
  }

  /// What a source brings to the resemblance of each of its pairs: the number of its distinct
  /// shingles, and what its fingerprints weigh.
  private struct SourceMeasure: Sendable {
    let shingles: Int
    let weight: Int
  }

  /// Measures how much one document and each of many resemble each other.
  private struct PairMeasure {
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

  private func proven(
    _ judgement: Judgement, _ document: PreparedDocument, _ source: PreparedDocument,
    _ resemblance: (exact: Resemblance, weighted: Double), shared: [SharedOrigin]
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
      excluded: judgement.excluded.filter { !$0.units.isEmpty }.map {
        ExcludedText(
          reason: $0.reason, range: document.comparison.original($0.units, in: document.text))
      }.sorted { ($0.range, $0.reason.rawValue) < ($1.range, $1.reason.rawValue) })
    proven.exclusions = judgement.exclusions
    return proven
  }

  /// Whether a passage alone is worth showing: a long run of equal characters, or a longer stretch
  /// with few and short changes; of what is not excluded.
  ///
  /// - Parameter counts: whether a unit of the document counts.
  private func isShown(_ passage: AlignedPassage, _ counts: (Int) -> Bool) -> Bool {
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

  // MARK: Clusters

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
