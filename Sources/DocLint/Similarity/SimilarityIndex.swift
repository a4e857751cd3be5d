/// Proposes which documents of a batch may share text: by winnowed fingerprints, which see a
/// passage, and by banded signatures, which see a whole copy even where every tenth character was
/// changed. Whoever asks confirms.
///
/// A list of postings of `n` documents costs O(*n* log *n*) to make; a fingerprint that more than
/// `crowd` documents have connects each only to its nearest neighbours in the list, so ten
/// thousand copies of one document cost ten thousand times a few comparisons, not fifty million.
struct SimilarityIndex: Sendable {
  /// Documents beyond which a fingerprint or a band connects neighbours only.
  static let crowd = 64
  /// Neighbours on either side that are connected then, beside the first of the crowd.
  static let neighbours = 2
  /// The most candidates kept for one document, the strongest first.
  static let candidatesPerDocument = 96

  struct Candidate: Hashable, Sendable {
    let other: Int
    /// Fingerprints in common; of those that a crowd has, only some are counted.
    let shared: Int
    /// Of them, those that no crowd has.
    let rare: Int
    /// Bands in common.
    let bands: Int
  }

  private let documents: Int
  /// Documents from this one on are archived.
  private let batchCount: Int
  /// Documents by fingerprint, grouped; ascending in each group.
  private let postings: [UInt32]
  /// Where each group starts in `postings`; one more at the end.
  private let groups: [UInt32]
  /// The fingerprint of each group.
  private let groupKeys: [UInt32]
  /// How many documents have it: more than `postings` holds where some stand elsewhere.
  private let groupSizes: [UInt32]
  /// For each document, the groups that it is in.
  private let groupsOfDocument: [[UInt32]]
  /// Band keys by document, grouped likewise.
  private let bandPostings: [UInt32]
  private let bandGroups: [UInt32]
  private let bandGroupSizes: [UInt32]
  private let bandGroupsOfDocument: [[UInt32]]

  /// - Parameters:
  ///   - fingerprints: distinct 32-bit fingerprints of each document.
  ///   - bands: band keys of each document.
  ///   - batchCount: documents from this one on are archived.
  ///   - elsewhere: what is known of archived documents that are not all given.
  init(
    fingerprints: [[UInt32]], bands: [[UInt32]], batchCount: Int,
    elsewhere: ReuseAnalyzer.Elsewhere? = nil
  ) {
    documents = fingerprints.count
    self.batchCount = batchCount
    let f = Self.group(fingerprints, batchCount, elsewhere?.fingerprints ?? [])
    (postings, groups, groupsOfDocument) = (f.postings, f.groups, f.ofDocument)
    (groupKeys, groupSizes) = (f.keys, f.sizes)
    let b = Self.group(bands, batchCount, elsewhere?.bands ?? [])
    (bandPostings, bandGroups, bandGroupsOfDocument) = (b.postings, b.groups, b.ofDocument)
    bandGroupSizes = b.sizes
  }

  /// How many documents have each fingerprint of some documents, where more than one has it.
  func frequencyTable(of documents: [Int]) -> [Int: Int] {
    var table: [Int: Int] = [:]
    for document in documents {
      for group in groupsOfDocument[document] {
        table[Int(groupKeys[Int(group)])] = Int(groupSizes[Int(group)])
      }
    }
    return table
  }

  /// Whether at least half of the `own` fingerprints of a document are a crowd's: it is one of a
  /// mass of copies.
  func isInCrowd(_ document: Int, own: Int) -> Bool {
    let crowded = groupsOfDocument[document].count { Int(groupSizes[Int($0)]) > Self.crowd }
    return crowded * 2 >= own && own > 0
  }

  /// Documents that share fingerprints or a band with `document`, the likeliest first.
  ///
  /// - Parameters:
  ///   - counts: as many as there are documents, all zero before and after.
  ///   - atLeast: whether so many shared fingerprints are enough, where there is no band in common.
  /// - Complexity: O(postings of its fingerprints).
  func candidates(
    of document: Int, counts: inout [UInt64], atLeast: (_ other: Int, _ shared: Int) -> Bool
  ) -> [Candidate] {
    var touched: [Int] = []
    func meet(_ other: Int, _ weight: UInt64) {
      if other == document { return }
      if counts[other] == 0 { touched.append(other) }
      counts[other] += weight
    }
    func walk(
      _ postings: [UInt32], _ groups: [UInt32], _ sizes: [UInt32], _ group: UInt32,
      _ weights: Weights
    ) {
      let low = Int(groups[Int(group)])
      let high = Int(groups[Int(group) + 1])
      if Int(sizes[Int(group)]) <= Self.crowd {
        for p in low..<high { meet(Int(postings[p]), weights.alone) }
        return
      }
      func place(of document: Int) -> Int {
        var a = low
        var b = high
        while a < b {
          let middle = (a + b) / 2
          if Int(postings[middle]) < document { a = middle + 1 } else { b = middle }
        }
        return a
      }
      // The first of the crowd, so that all hang together, those beside it, and the first archived:
      // what a mass was copied from is never lost in it.
      meet(Int(postings[low]), weights.inCrowd)
      let own = place(of: document)
      let beside = max(low + 1, own - Self.neighbours)..<min(high, own + Self.neighbours + 1)
      for p in beside { meet(Int(postings[p]), weights.inCrowd) }
      let archived = place(of: batchCount)
      for p in archived..<min(high, archived + Self.neighbours)
      where p != low && !beside.contains(p) {
        meet(Int(postings[p]), weights.inCrowd)
      }
    }
    for group in groupsOfDocument[document] {
      walk(postings, groups, groupSizes, group, Weights(alone: Self.rareWeight + 1, inCrowd: 1))
    }
    for group in bandGroupsOfDocument[document] {
      walk(
        bandPostings, bandGroups, bandGroupSizes, group,
        Weights(alone: Self.bandWeight, inCrowd: Self.bandWeight))
    }
    var result: [Candidate] = []
    for other in touched {
      let count = counts[other]
      counts[other] = 0
      let candidate = Candidate(
        other: other, shared: Int(count % Self.rareWeight),
        rare: Int(count % Self.bandWeight / Self.rareWeight), bands: Int(count / Self.bandWeight))
      if candidate.bands > 0 || atLeast(other, candidate.shared) { result.append(candidate) }
    }
    result.sort {
      ($1.bands, $1.shared, $0.other) < ($0.bands, $0.shared, $1.other)
    }
    if result.count > Self.candidatesPerDocument {
      result.removeLast(result.count - Self.candidatesPerDocument)
    }
    return result
  }

  /// What a meeting adds: fingerprints in the low bits, rare ones above, bands on top.
  private struct Weights {
    let alone: UInt64
    let inCrowd: UInt64
  }
  private static let rareWeight: UInt64 = 1 << 24
  private static let bandWeight: UInt64 = 1 << 48

  private struct Groups {
    var postings: [UInt32] = []
    var groups: [UInt32] = [0]
    var keys: [UInt32] = []
    var sizes: [UInt32] = []
    var ofDocument: [[UInt32]]
  }

  /// Groups documents by key: those keys that two documents at least have.
  private static func group(
    _ keys: [[UInt32]], _ batchCount: Int, _ elsewhere: [ReuseAnalyzer.Elsewhere.Key]
  ) -> Groups {
    var entries: [UInt64] = []
    entries.reserveCapacity(keys.reduce(0) { $0 + $1.count })
    for (document, own) in keys.enumerated() {
      for key in own { entries.append(UInt64(key) << 32 | UInt64(document)) }
    }
    entries = radixSorted(entries)
    var result = Groups(ofDocument: [[UInt32]](repeating: [], count: keys.count))
    let e = entries.span
    var i = 0
    var x = 0
    while i < e.count {
      let key = UInt32(truncatingIfNeeded: e[i] >> 32)
      var j = i + 1
      while j < e.count && e[j] >> 32 == UInt64(key) { j += 1 }
      while x < elsewhere.count && elsewhere[x].key < key { x += 1 }
      var size = j - i
      // Of a crowd, only the first archived documents are ever met; which those are is told.
      var first: [Int]?
      if x < elsewhere.count && elsewhere[x].key == key {
        size = elsewhere[x].count
        for p in i..<j where UInt32(truncatingIfNeeded: e[p]) < batchCount { size += 1 }
        if size > crowd { first = elsewhere[x].first }
      }
      if size > 1 {
        let group = UInt32(result.groups.count - 1)
        for p in i..<j {
          let document = UInt32(truncatingIfNeeded: e[p])
          if first == nil || document < batchCount { result.postings.append(document) }
          result.ofDocument[Int(document)].append(group)
        }
        if let first { result.postings += first.map { UInt32($0) } }
        result.groups.append(UInt32(result.postings.count))
        result.keys.append(key)
        result.sizes.append(UInt32(size))
      }
      i = j
    }
    return result
  }

  /// Sorts by the high 32 bits, keeping the order of equal keys.
  private static func radixSorted(_ entries: [UInt64]) -> [UInt64] {
    var from = entries
    var to = [UInt64](repeating: 0, count: entries.count)
    for shift in [UInt64(32), 43, 54] {
      var counts = [Int](repeating: 0, count: 2049)
      for e in from { counts[Int(e >> shift & 2047) + 1] += 1 }
      for i in 1...2048 { counts[i] += counts[i - 1] }
      for e in from {
        let digit = Int(e >> shift & 2047)
        to[counts[digit]] = e
        counts[digit] += 1
      }
      swap(&from, &to)
    }
    return from
  }
}
