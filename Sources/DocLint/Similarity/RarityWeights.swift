/// Weighs fingerprints by their rarity: ln((N + 1)/n) for one that *n* of *N* documents have.
///
/// Weights are whole numbers, so that their sums are the same in any order.
struct RarityWeights: Sendable {
  /// The weight of 1, as a power of two: sums of twenty million weights fit.
  private static let unit = Double(UInt64(1) << 36)

  private let frequencies: KeyFrequencies
  private let fingerprints: [[UInt32]]
  /// The document that stands for each among those that are indexed.
  private let representative: [Int]
  private let most: Int
  /// Of small numbers of documents, which are asked for again and again.
  private let small: [Int]

  /// - Parameters:
  ///   - frequencies: of the fingerprints.
  ///   - fingerprints: of each document, ascending.
  ///   - representative: the document by which each is indexed.
  ///   - documentCount: the number of all documents.
  init(
    _ frequencies: KeyFrequencies, _ fingerprints: [[UInt32]], representative: [Int],
    documentCount: Int
  ) {
    self.frequencies = frequencies
    self.fingerprints = fingerprints
    self.representative = representative
    most = Self.logarithm(documentCount + 1)
    small = (0..<256).map { Self.logarithm(max($0, 1)) }
  }

  private static func logarithm(_ count: Int) -> Int {
    Int((Logarithm.natural(Double(count)) * unit).rounded())
  }

  /// - Parameter count: of documents, from 1.
  @inline(__always)
  private func weight(_ count: Int) -> Int {
    most - (count < small.count ? small[count] : Self.logarithm(count))
  }

  /// What the fingerprints of a document weigh together.
  ///
  /// - Parameter others: how many documents have those that the index does not know.
  func total(of document: Int, _ others: KeyCounts = KeyCounts()) -> Int {
    let keys = fingerprints[document]
    var total = 0
    for (key, count) in zip(keys, counts(of: document)) {
      total += weight(count > 1 ? count : others[key] ?? 1)
    }
    return total
  }

  /// How many documents have each fingerprint of one.
  private func counts(of document: Int) -> [Int] {
    frequencies.counts(of: representative[document], fingerprints[document])
  }

  /// One document beside each of many.
  struct Comparison {
    private let weights: RarityWeights
    private var common = CommonFingerprints()
    /// What each of the document's fingerprints weighs where it alone has it, and where it shares it.
    private var own: [(alone: Int, shared: Int)] = []
    private let total: Int

    init(of document: Int, _ weights: RarityWeights) {
      self.weights = weights
      common.begin(weights.fingerprints[document])
      own = weights.counts(of: document).map { (weights.weight($0), weights.weight(max($0, 2))) }
      total = own.reduce(0) { $0 + $1.alone }
    }

    /// The weight of what both have, divided by that of what either has; 1 where neither has anything.
    ///
    /// - Parameters:
    ///   - source: the other document.
    ///   - sourceTotal: what its fingerprints weigh together.
    /// - Complexity: O(fingerprints of the source).
    func resemblance(to source: Int, weighing sourceTotal: Int) -> Double {
      var (shared, twice) = (0, 0)
      common.forEach(in: weights.fingerprints[source]) { i, _ in
        shared += own[i].shared
        twice += own[i].alone
      }
      // A fingerprint that both have is counted once.
      let union = total + sourceTotal - 2 * twice + shared
      return union <= 0 ? 1 : Double(shared) / Double(union)
    }
  }
}
