extension ReuseAnalyzer {
  struct Candidates: Sendable {
    /// (document, source), the document being the later one; sorted.
    let pairs: [(document: Int, source: Int)]
    let folded: Int
    /// What fingerprints weigh.
    let weights: RarityWeights
  }

  func candidatePairs(
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

  /// How many units a stretch has in which fingerprints in common are counted: `clusterUnits`, and as
  /// many more in a text of millions as it takes for all stretches to be numbered.
  static func stretchUnits(of count: Int) -> Int {
    max(clusterUnits, count / Int(UInt16.max) + 1)
  }

  /// Whether the fingerprints that a document and another share stand close together in the
  /// document.
  ///
  /// - Parameters:
  ///   - common: of the document.
  ///   - buckets: room for the fingerprints in common in each stretch of it.
  /// - Complexity: O(fingerprints of the other + *buckets*).
  private static func isClustered(
    _ own: Sketch, _ other: Sketch, _ common: CommonFingerprints, _ buckets: inout [UInt16]
  ) -> Bool {
    let needed = own.count / stretchUnits(of: own.count) + 3
    if buckets.count < needed { buckets = [UInt16](repeating: 0, count: needed) }
    var counts = buckets.mutableSpan
    for k in 0..<needed { counts[k] = 0 }
    let stretches = own.stretches
    let at = stretches.span
    common.forEach(in: other.fingerprints) { i, _ in counts[Int(at[i])] += 1 }
    for k in 2..<needed {
      let together = Int(counts[k - 2]) + Int(counts[k - 1]) + Int(counts[k])
      if together >= fingerprintsInCluster { return true }
    }
    return false
  }
}
