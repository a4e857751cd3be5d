/// Documents that stand in an index of their own and are looked up, not handed over: what an
/// archive must answer so that a batch is compared with all of it.
///
/// Documents go by numbers. Their *order* is that of path, then hash, then number, as in
/// `ReuseAnalyzer.analyze(batch:archive:)` over all of them; of more than
/// `ReuseAnalyzer.listedCopies` documents of equal units only the first in order count as having
/// keys (`isIndexed`).
protocol ReuseArchive: Sendable {
  /// All documents, hidden ones included.
  var documentCount: Int { get }
  /// Documents that are taken to be absent. Each is a copy of one of the batch.
  var hidden: Set<Int> { get }
  /// The documents of these hashes of units, in order, for each hash.
  func copies(ofUnits hashes: [UInt64]) throws -> [[ArchivedCopy]]
  /// Where the keys occur; keys are asked for in ascending order and answered so, those that do
  /// not occur left out.
  func occurrences(
    of keys: [WantedKey], _ kind: ArchiveKeyKind, without: Set<Int>
  ) throws -> [ArchivedKey]
  /// In how many documents each of these fingerprints, which ascend, occurs.
  func counts(of fingerprints: [UInt32]) throws -> [UInt32]
  /// How many fingerprints each of these documents has.
  func fingerprintCounts(of documents: [Int]) throws -> [Int]
  /// These documents with their numbers, in order.
  func documents(_ numbers: [Int]) throws -> [(number: Int, document: Document)]
}

/// What a key of an index stands for.
enum ArchiveKeyKind: CaseIterable, Sendable {
  case fingerprint, band
  /// Two facts that may speak against each other; no comparison of texts asks for them.
  case fact
}

struct ArchivedCopy: Sendable {
  let number: Int
  let path: String
  let sha256: String
  let isIndexed: Bool
}

struct WantedKey: Sendable {
  let key: UInt32
  /// All documents are asked for where no more than this many have the key, else the first two.
  let room: Int
  /// How many of the documents that are left out have the key.
  let removed: Int
}

struct ArchivedKey: Sendable {
  let key: UInt32
  /// How many documents have it.
  let count: Int
  /// All of them, or the first two in order.
  let documents: [Int]
}

/// How many documents have each of some keys.
struct KeyCounts: Sendable {
  private let keys: [UInt32]
  private let counts: [UInt32]
  /// Where the keys of each upper half begin; one more at the end. Keys are hashes, so a few dozen
  /// of a million share one.
  private let starts: [UInt32]

  init() { self.init(keys: [], counts: []) }

  /// - Parameter keys: ascending.
  init(keys: [UInt32], counts: [UInt32]) {
    self.keys = keys
    self.counts = counts
    var starts: [UInt32] = []
    if !keys.isEmpty {
      starts = [UInt32](repeating: 0, count: 0x10001)
      for key in keys { starts[Int(key >> 16) + 1] += 1 }
      for i in 1..<starts.count { starts[i] += starts[i - 1] }
    }
    self.starts = starts
  }

  var isEmpty: Bool { keys.isEmpty }

  subscript(key: UInt32) -> Int? {
    if keys.isEmpty { return nil }
    let keys = keys.span
    var low = Int(starts[Int(key >> 16)])
    let end = Int(starts[Int(key >> 16) + 1])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < end && keys[low] == key ? Int(counts[low]) : nil
  }
}

extension ReuseAnalyzer {
  /// What is known of an archive of which only a part is at hand.
  struct Elsewhere: Sendable {
    struct Key: Sendable {
      let key: UInt32
      /// How many archived documents have it.
      let count: Int
      /// The first two of them, as far as they are at hand, by their index.
      let first: [Int]
    }
    /// Ascending.
    let fingerprints: [Key]
    let bands: [Key]
    let documentCount: Int
  }

  /// Compares each document of `batch` with each other and with all of `archive`, of which only
  /// those documents are read that may share text with the batch. The result is the same as if all
  /// of them had been handed over.
  ///
  /// - Complexity: one look-up for each key of the batch, and the candidates' own.
  func analyze(
    batch: [Document], archive: some ReuseArchive, jobs: Int = 1,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> ReuseReport {
    let batch = batch.enumerated().sorted {
      ($0.element.path, $0.element.sha256, $0.offset)
        < ($1.element.path, $1.element.sha256, $1.offset)
    }.map(\.element)
    let boilerplate = Boilerplate(formulas: options.formulas, templates: options.templates)
    let own = concurrentMap(batch.count, jobs: jobs) {
      sketch(batch[$0], inBatch: true, boilerplate)
    }
    progress(0.1)
    var search = try ArchiveSearch(batch, own, archive)
    let candidates = try search.candidates(own, archive, jobs: jobs)
    search.keepFirst()
    progress(0.2)
    let found = try archive.documents(candidates)
    let documents = batch + found.map(\.document)
    let sketches =
      own
      + concurrentMap(found.count, jobs: jobs) { sketch(found[$0].document, inBatch: false) }
    var indices: [Int: Int] = [:]
    for (i, entry) in found.enumerated() { indices[entry.number] = batch.count + i }
    func keys(_ found: [ArchivedKey]) -> [Elsewhere.Key] {
      found.map { key in
        Elsewhere.Key(
          key: key.key, count: key.count,
          first: key.documents.compactMap { indices[$0] })
      }
    }
    let elsewhere = Elsewhere(
      fingerprints: keys(search.fingerprints), bands: keys(search.bands),
      documentCount: archive.documentCount - search.hiddenCount)
    let keysOfBatch = search.keysOfBatch
    progress(0.3)
    return try report(
      documents, batchCount: batch.count, sketches, boilerplate, elsewhere: elsewhere, jobs: jobs,
      progress: progress
    ) { fingerprints in
      // Those of the batch are known.
      var known = keysOfBatch[...]
      let unknown = fingerprints.filter { key in
        while let first = known.first, first < key { known.removeFirst() }
        return known.first != key
      }
      return KeyCounts(keys: unknown, counts: try archive.counts(of: unknown))
    }
  }
}

/// Looks up what a batch may share with an archive.
private struct ArchiveSearch {
  private(set) var fingerprints: [ArchivedKey]
  private(set) var bands: [ArchivedKey]
  /// The batch's fingerprints, ascending.
  let keysOfBatch: [UInt32]
  let hiddenCount: Int
  /// Documents of equal units: each is a candidate.
  private let copies: Set<Int>
  /// Of the batch, those that stand for their copies.
  private let representatives: [Int]

  init(
    _ batch: [Document], _ sketches: [ReuseAnalyzer.Sketch], _ archive: some ReuseArchive
  ) throws {
    var members: [UInt64: [Int]] = [:]
    var order: [UInt64] = []
    var representatives: [Int] = []
    for (i, sketch) in sketches.enumerated() where sketch.count > 0 {
      if members[sketch.unitsHash] == nil { order.append(sketch.unitsHash) }
      members[sketch.unitsHash, default: []].append(i)
      if (members[sketch.unitsHash]?.count ?? 0) <= ReuseAnalyzer.listedCopies {
        representatives.append(i)
      }
    }
    self.representatives = representatives
    var without: Set<Int> = []
    var removed: (fingerprints: [UInt32: Int], bands: [UInt32: Int]) = ([:], [:])
    var copies: Set<Int> = []
    var hiddenCount = 0
    for (hash, found) in zip(order, try archive.copies(ofUnits: order)) where !found.isEmpty {
      let own = members[hash] ?? []
      var rank = own.count
      for copy in found {
        let isHidden =
          archive.hidden.contains(copy.number)
          || own.contains {
            batch[$0].path == copy.path && batch[$0].sha256 == copy.sha256
          }
        if isHidden {
          hiddenCount += 1
        } else {
          rank += 1
          copies.insert(copy.number)
          if rank <= ReuseAnalyzer.listedCopies { continue }
        }
        guard copy.isIndexed, let first = own.first else { continue }
        without.insert(copy.number)
        for key in sketches[first].fingerprints { removed.fingerprints[key, default: 0] += 1 }
        for key in sketches[first].bands { removed.bands[key, default: 0] += 1 }
      }
    }
    self.copies = copies
    self.hiddenCount = hiddenCount
    func wanted(
      _ keys: (ReuseAnalyzer.Sketch) -> [UInt32], _ removed: [UInt32: Int]
    ) -> [WantedKey] {
      var all: [UInt32] = []
      for i in representatives { all += keys(sketches[i]) }
      all.sort()
      var result: [WantedKey] = []
      var i = 0
      while i < all.count {
        var j = i + 1
        while j < all.count && all[j] == all[i] { j += 1 }
        result.append(
          WantedKey(
            key: all[i], room: SimilarityIndex.crowd - (j - i), removed: removed[all[i]] ?? 0))
        i = j
      }
      return result
    }
    let wantedFingerprints = wanted(\.fingerprints, removed.fingerprints)
    keysOfBatch = wantedFingerprints.map(\.key)
    fingerprints = try archive.occurrences(
      of: wantedFingerprints, .fingerprint, without: without)
    bands = try archive.occurrences(
      of: wanted(\.bands, removed.bands), .band, without: without)
  }

  /// Forgets all documents of each key but the first two, which may be met in a crowd.
  mutating func keepFirst() {
    func brief(_ key: ArchivedKey) -> ArchivedKey {
      ArchivedKey(
        key: key.key, count: key.count,
        documents: Array(key.documents.prefix(SimilarityIndex.neighbours)))
    }
    fingerprints = fingerprints.map(brief)
    bands = bands.map(brief)
  }

  /// A document that shares a few fingerprints with one of the batch: its size decides.
  private struct Doubt: Sendable {
    let number: Int
    let own: Int
    let shared: Int
  }

  /// The archived documents that may share text with the batch.
  func candidates(
    _ sketches: [ReuseAnalyzer.Sketch], _ archive: some ReuseArchive, jobs: Int
  ) throws -> [Int] {
    let highest = max(
      fingerprints.lazy.flatMap(\.documents).max() ?? 0,
      bands.lazy.flatMap(\.documents).max() ?? 0)
    let stride = max(1, min(64, representatives.count / max(jobs, 1)))
    let chunks = (representatives.count + stride - 1) / stride
    let found = concurrentMap(chunks, jobs: jobs) { chunk -> (sure: Set<Int>, doubts: [Doubt]) in
      var counts = [UInt32](repeating: 0, count: highest + 1)
      var sure: Set<Int> = []
      var doubts: [Doubt] = []
      for at in (chunk * stride)..<min(representatives.count, (chunk + 1) * stride) {
        let sketch = sketches[representatives[at]]
        var touched: [Int] = []
        for key in sketch.fingerprints {
          guard let entry = Self.find(key, fingerprints) else { continue }
          for number in fingerprints[entry].documents {
            if counts[number] == 0 { touched.append(number) }
            counts[number] += 1
          }
        }
        for number in touched {
          let shared = Int(counts[number])
          counts[number] = 0
          if shared >= ReuseAnalyzer.fingerprintsInCluster {
            sure.insert(number)
          } else if shared >= 3 {
            doubts.append(
              Doubt(number: number, own: sketch.fingerprints.count, shared: shared))
          }
        }
        for key in sketch.bands {
          guard let entry = Self.find(key, bands) else { continue }
          sure.formUnion(bands[entry].documents)
        }
      }
      return (sure, doubts)
    }
    var result = copies
    for part in found { result.formUnion(part.sure) }
    let doubts = found.flatMap(\.doubts).filter { !result.contains($0.number) }
    let numbers = Set(doubts.map(\.number)).sorted()
    let sizes = Dictionary(
      uniqueKeysWithValues: zip(numbers, try archive.fingerprintCounts(of: numbers)))
    for doubt in doubts {
      let smaller = min(doubt.own, sizes[doubt.number] ?? 0)
      if ReuseAnalyzer.isShare(doubt.shared, ofSmaller: smaller) { result.insert(doubt.number) }
    }
    return result.sorted()
  }

  private static func find(_ key: UInt32, _ keys: [ArchivedKey]) -> Int? {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low].key == key ? low : nil
  }
}
