/// Turns a document into the set of hashes of its overlapping *k*-grams: its shingles.
///
/// Shingles are taken of characters of the comparison text; `Decisions/` tells why not of words: a
/// name that is replaced changes the segmentation around it, and the dictionary's version would
/// become part of every stored signature.
///
/// Follows Broder, "On the resemblance and containment of documents" (1997),
/// doi:10.1109/SEQUEN.1997.666900.
public struct Shingler: Hashable, Sendable {
  /// The number of units in a shingle, from 1.
  public let length: Int

  public init(length: Int = 5) {
    precondition(length >= 1, "a shingle has at least one unit")
    self.length = length
  }

  /// What a place further to the left is worth in the polynomial that is hashed.
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The hash of each *k*-gram in order of position; a text shorter than *k* is one shingle, and
  /// an empty one has none.
  ///
  /// - Complexity: O(*n*), whatever *k*.
  public func hashes(of units: [UInt32]) -> [UInt64] {
    guard !units.isEmpty else { return [] }
    guard units.count >= length else { return [StableHash.hash(units)] }
    let base = Self.base
    var top: UInt64 = 1
    for _ in 1..<max(length, 2) where length > 1 { top = top &* base }
    var hashes = [UInt64](repeating: 0, count: units.count - length + 1)
    let u = units.span
    var rolling: UInt64 = 0
    for i in 0..<length { rolling = rolling &* base &+ UInt64(u[i]) }
    hashes[0] = StableHash.mix(rolling)
    for i in 1..<max(hashes.count, 1) where i < hashes.count {
      rolling = (rolling &- UInt64(u[i - 1]) &* top) &* base &+ UInt64(u[i + length - 1])
      hashes[i] = StableHash.mix(rolling)
    }
    return hashes
  }

  /// The hash of the *k*-gram that begins at `start`: what `hashes(of:)` has there.
  ///
  /// - Complexity: O(*k*), without an allocation.
  func hash(of units: borrowing Span<UInt32>, at start: Int) -> UInt64 {
    var rolling: UInt64 = 0
    for i in start..<(start + length) { rolling = rolling &* Self.base &+ UInt64(units[i]) }
    return StableHash.mix(rolling)
  }

  /// The shingle hashes of words: each `length` consecutive word hashes.
  public func hashes(ofWords words: [UInt64]) -> [UInt64] {
    guard !words.isEmpty else { return [] }
    let k = min(length, words.count)
    return (0...(words.count - k)).map { i in
      var h: UInt64 = 0
      for j in i..<(i + k) { h = StableHash.mix(h ^ words[j]) }
      return h
    }
  }

  /// The distinct shingle hashes, ascending.
  public func set(of units: [UInt32]) -> [UInt64] {
    var all = hashes(of: units)
    all.sortDistinct()
    return all
  }
}

/// Exact resemblance and containment of two shingle sets.
public struct Resemblance: Hashable, Sendable {
  /// Sizes of the two sets and of their intersection.
  public let first: Int
  public let second: Int
  public let shared: Int

  /// - Parameters: two ascending lists without repetition.
  /// - Complexity: O(*n* + *m*).
  public init(_ a: [UInt64], _ b: [UInt64]) {
    var i = 0
    var j = 0
    var shared = 0
    let x = a.span
    let y = b.span
    while i < x.count && j < y.count {
      let p = x[i]
      let q = y[j]
      if p == q { shared += 1 }
      i += p <= q ? 1 : 0
      j += q <= p ? 1 : 0
    }
    self.first = a.count
    self.second = b.count
    self.shared = shared
  }

  /// - Parameters: the sizes of the two sets and of their intersection.
  init(first: Int, second: Int, shared: Int) {
    self.first = first
    self.second = second
    self.shared = shared
  }

  /// |A ∩ B| / |A ∪ B|; 1 for two empty sets.
  public var jaccard: Double {
    let union = first + second - shared
    return union == 0 ? 1 : Double(shared) / Double(union)
  }
  /// |A ∩ B| / |A|; 0 for an empty A.
  public var containmentOfFirst: Double { first == 0 ? 0 : Double(shared) / Double(first) }
  /// |A ∩ B| / |B|; 0 for an empty B.
  public var containmentOfSecond: Double { second == 0 ? 0 : Double(shared) / Double(second) }
}
