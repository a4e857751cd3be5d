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

  /// Documents from this one on are archived.
  private let batchCount: Int
  private let fingerprints: Groups
  private let bands: Groups

  /// - Parameters:
  ///   - fingerprints: distinct 32-bit fingerprints of each document, ascending.
  ///   - bands: band keys of each document.
  ///   - batchCount: documents from this one on are archived.
  ///   - elsewhere: what is known of archived documents that are not all given.
  ///   - jobs: the number of threads; the result is the same with any.
  init(
    fingerprints: [[UInt32]], bands: [[UInt32]], batchCount: Int,
    elsewhere: ReuseAnalyzer.Elsewhere? = nil, jobs: Int = 1
  ) {
    self.batchCount = batchCount
    self.fingerprints = Groups(
      fingerprints, batchCount, elsewhere?.fingerprints, crowd: Self.crowd, jobs: jobs)
    self.bands = Groups(
      bands.map { $0.sorted() }, batchCount, elsewhere?.bands, crowd: Self.crowd, jobs: jobs)
  }

  /// How many documents have each fingerprint.
  var frequencies: KeyFrequencies { fingerprints.frequencies }

  /// Whether at least half of the `own` fingerprints of a document are a crowd's: it is one of a
  /// mass of copies.
  func isInCrowd(_ document: Int, own: Int) -> Bool {
    let crowded = frequencies.groups(of: document).count {
      Int(frequencies.sizes[Int($0)]) > Self.crowd
    }
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
    func walk(_ groups: Groups, _ group: UInt32, _ weights: Weights) {
      let postings = groups.postings
      let low = Int(groups.starts[Int(group)])
      let high = Int(groups.starts[Int(group) + 1])
      if Int(groups.frequencies.sizes[Int(group)]) <= Self.crowd {
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
    for group in fingerprints.frequencies.groups(of: document) {
      walk(fingerprints, group, Weights(alone: Self.rareWeight + 1, inCrowd: 1))
    }
    for group in bands.frequencies.groups(of: document) {
      walk(bands, group, Weights(alone: Self.bandWeight, inCrowd: Self.bandWeight))
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
}

/// A set of 32-bit keys, asked for each key of many documents: open addressing in one flat table.
private struct KeySet: Sendable {
  /// A key and a mark that it is there.
  private var table: [UInt64]
  private let mask: Int

  init(_ lists: ArraySlice<[UInt32]>) {
    var size = 16
    while size < lists.reduce(0, { $0 + $1.count }) * 2 { size *= 2 }
    mask = size - 1
    table = [UInt64](repeating: 0, count: size)
    for list in lists {
      for key in list {
        let slot = slot(key)
        table[slot] = 1 << 32 | UInt64(key)
      }
    }
  }

  /// The key's own slot, or the free one where it would stand.
  @inline(__always)
  private func slot(_ key: UInt32) -> Int {
    var slot = Int(truncatingIfNeeded: StableHash.mix(UInt64(key))) & mask
    while table[slot] != 0 && UInt32(truncatingIfNeeded: table[slot]) != key {
      slot = (slot + 1) & mask
    }
    return slot
  }

  func contains(_ key: UInt32) -> Bool { table[slot(key)] != 0 }
}

/// How many documents have each key, of those keys that two documents at least have.
struct KeyFrequencies: Sendable {
  /// The keys, ascending. The documents that have one are a group.
  fileprivate(set) var keys: [UInt32] = []
  /// How many documents have it.
  fileprivate(set) var sizes: [UInt32] = []
  /// The groups that each document is in, ascending, one document after the other.
  fileprivate var memberships: [UInt32] = []
  fileprivate var membershipStarts: [Int] = []

  /// The groups that a document is in, ascending.
  func groups(of document: Int) -> ArraySlice<UInt32> {
    memberships[membershipStarts[document]..<membershipStarts[document + 1]]
  }

  /// How many documents have each key of a document.
  ///
  /// - Parameter own: the document's keys, ascending.
  func counts(of document: Int, _ own: [UInt32]) -> [Int] {
    var counts = [Int](repeating: 1, count: own.count)
    var at = 0
    for group in groups(of: document) {
      let key = keys[Int(group)]
      while at < own.count && own[at] < key { at += 1 }
      if at < own.count && own[at] == key { counts[at] = Int(sizes[Int(group)]) }
    }
    return counts
  }
}

/// Documents grouped by key.
private struct Groups: Sendable {
  /// Documents, ascending in each group.
  private(set) var postings: [UInt32] = []
  /// Where each group starts in `postings`; one more at the end.
  private(set) var starts: [UInt32] = [0]
  /// Of a group, more documents than `postings` holds where some stand elsewhere.
  private(set) var frequencies = KeyFrequencies()

  /// - Parameters:
  ///   - keys: those of each document, ascending.
  ///   - batchCount: documents from this one on are archived.
  ///   - elsewhere: documents that are not given, by key; ascending. Where there are such, only the
  ///     keys of the batch are grouped: of others it is not known here how many have them.
  ///   - crowd: of a larger group only the first archived documents are kept, where `elsewhere`
  ///     tells which they are.
  ///   - jobs: the number of threads; each takes its share of the range of keys.
  init(
    _ keys: [[UInt32]], _ batchCount: Int, _ elsewhere: [ReuseAnalyzer.Elsewhere.Key]?,
    crowd: Int, jobs: Int
  ) {
    let wanted = elsewhere.map { _ in KeySet(keys.prefix(batchCount)) }
    let counted = wanted == nil ? keys[...] : keys.prefix(batchCount)
    let ranges = KeyRanges(
      count: counted.reduce(0) { $0 + $1.count }, documentCount: counted.count)
    let shares = jobs > 1 ? min(jobs * 4, ranges.count) : 1
    let keyCount = keys.reduce(0) { $0 + $1.count }
    var parts = concurrentMap(shares, jobs: jobs) { share in
      let mine = share * ranges.count / shares..<(share + 1) * ranges.count / shares
      let start = ranges.start(of: mine.lowerBound)
      var part = Part(batchCount, elsewhere, from: start, crowd, room: keyCount / shares)
      // For each document, its first key that is still to come.
      var next = keys.map { Self.lowerBound(of: start, in: $0) }
      var entries: [UInt64] = []
      for range in mine {
        let end = ranges.start(of: range + 1)
        entries.removeAll(keepingCapacity: true)
        for (document, own) in keys.enumerated() {
          var at = next[document]
          while at < own.count && UInt64(own[at]) < end {
            let key = own[at]
            at += 1
            if document >= batchCount, let wanted, !wanted.contains(key) { continue }
            entries.append(UInt64(key) << 32 | UInt64(document))
          }
          next[document] = at
        }
        part.append(ReuseAnalyzer.sorted(entries, below: ranges.bits))
      }
      return part
    }
    let groupCount = parts.reduce(0) { $0 + $1.keys.count }
    postings.reserveCapacity(parts.reduce(0) { $0 + $1.postings.count })
    starts.reserveCapacity(groupCount + 1)
    frequencies.keys.reserveCapacity(groupCount)
    frequencies.sizes.reserveCapacity(groupCount)
    var ends = [Int](repeating: 0, count: keys.count + 1)
    for part in parts { part.forEachMember { document, _ in ends[document + 1] += 1 } }
    for i in 0..<keys.count { ends[i + 1] += ends[i] }
    frequencies.membershipStarts = ends
    var memberships = [UInt32](repeating: 0, count: ends[keys.count])
    for at in parts.indices {
      let part = parts[at]
      let groups = UInt32(frequencies.keys.count)
      part.forEachMember { document, group in
        memberships[ends[document]] = groups + group
        ends[document] += 1
      }
      let base = UInt32(postings.count)
      postings += part.postings
      frequencies.keys += part.keys
      frequencies.sizes += part.sizes
      for end in part.ends { starts.append(base + end) }
      parts[at] = Part(batchCount, nil, from: 0, crowd, room: 0)
    }
    frequencies.memberships = memberships
  }

  /// The first place in a list of ascending keys that is not below `start`.
  private static func lowerBound(of start: UInt64, in keys: [UInt32]) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if UInt64(keys[middle]) < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The range of keys in equal parts, so many that what stands in one is sorted near the processor,
  /// and so few that most documents have some keys in each.
  private struct KeyRanges: Sendable {
    /// The highest bits of a key, which tell its part.
    let bits: Int
    var count: Int { 1 << bits }

    /// - Parameters:
    ///   - count: of all keys, which are well mixed.
    ///   - documentCount: of the documents that have them.
    init(count: Int, documentCount: Int) {
      let most = min(count >> 14, (count / max(documentCount, 1)) >> 3)
      bits = min(Int.bitWidth - most.leadingZeroBitCount, 16)
    }

    /// The first key of a part; that of the one after the last is 2³².
    func start(of part: Int) -> UInt64 { UInt64(part) << UInt64(32 - bits) }
  }

  /// The groups of a range of keys.
  private struct Part: Sendable {
    var postings: [UInt32] = []
    var ends: [UInt32] = []
    var keys: [UInt32] = []
    var sizes: [UInt32] = []
    /// The documents that have the key of a group, where they are not those of its postings.
    private var members: [(document: UInt32, group: UInt32)]?

    private let batchCount: Int
    private var elsewhere: ArraySlice<ReuseAnalyzer.Elsewhere.Key>
    private let crowd: Int

    /// - Parameter room: for so many postings.
    init(
      _ batchCount: Int, _ elsewhere: [ReuseAnalyzer.Elsewhere.Key]?, from start: UInt64,
      _ crowd: Int, room: Int
    ) {
      self.batchCount = batchCount
      self.elsewhere = (elsewhere ?? []).drop { UInt64($0.key) < start }
      self.crowd = crowd
      members = elsewhere.map { _ in [] }
      postings.reserveCapacity(room)
    }

    /// Calls `body` with each document that has the key of a group, group by group.
    func forEachMember(_ body: (_ document: Int, _ group: UInt32) -> Void) {
      if let members {
        for member in members { body(Int(member.document), member.group) }
        return
      }
      var start = 0
      for (group, end) in ends.enumerated() {
        for document in postings[start..<Int(end)] { body(Int(document), UInt32(group)) }
        start = Int(end)
      }
    }

    /// Groups the next entries.
    ///
    /// - Parameter entries: keys, each with its document in the low 32 bits; ascending.
    mutating func append(_ entries: [UInt64]) {
      let e = entries.span
      var i = 0
      while i < e.count {
        let key = UInt32(truncatingIfNeeded: e[i] >> 32)
        var j = i + 1
        while j < e.count && e[j] >> 32 == UInt64(key) { j += 1 }
        while let first = elsewhere.first, first.key < key { elsewhere.removeFirst() }
        var size = j - i
        // Of a crowd, only the first archived documents are ever met; which those are is told.
        var first: [Int]?
        if let known = elsewhere.first, known.key == key {
          size = known.count
          for p in i..<j where UInt32(truncatingIfNeeded: e[p]) < batchCount { size += 1 }
          if size > crowd { first = known.first }
        }
        if size > 1 {
          let group = UInt32(keys.count)
          for p in i..<j {
            let document = UInt32(truncatingIfNeeded: e[p])
            if first == nil || document < batchCount { postings.append(document) }
            members?.append((document, group))
          }
          if let first { postings += first.map { UInt32($0) } }
          ends.append(UInt32(postings.count))
          keys.append(key)
          sizes.append(UInt32(size))
        }
        i = j
      }
    }
  }
}
