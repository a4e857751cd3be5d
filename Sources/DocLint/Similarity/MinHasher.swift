/// A fixed-length sketch of a shingle set; equal positions estimate resemblance.
///
/// Signatures compare only when they come from the same `MinHasher`.
public struct MinHashSignature: Hashable, Sendable {
  /// One value a position; 32-bit, so that a signature of 128 takes 512 bytes.
  public let values: [UInt32]

  /// The share of equal positions: an estimate of the Jaccard resemblance *J* with a standard
  /// error of at most √(*J*(1−*J*)/*k*).
  ///
  /// - Precondition: both have the same length.
  public func resemblance(to other: MinHashSignature) -> Double {
    precondition(values.count == other.values.count, "signatures of different lengths")
    var equal = 0
    for i in values.indices where values[i] == other.values[i] { equal += 1 }
    return values.isEmpty ? 0 : Double(equal) / Double(values.count)
  }
}

/// Makes signatures by Fast Similarity Sketching.
///
/// In round *i* each shingle is hashed once, to a slot and a value; in the first *k* rounds the
/// slot is any, in the next *k* rounds it is the round's own, so every slot is filled. It stops as
/// soon as all are: O(*n* + *k* log *k*) expected, against O(*nk*) of *k* permutations.
///
/// Follows Dahlgaard, Knudsen, Thorup, "Fast Similarity Sketching", FOCS 2017,
/// doi:10.1109/FOCS.2017.67.
public struct MinHasher: Hashable, Sendable {
  /// The number of positions; a power of two.
  public let count: Int
  public let seed: UInt64

  /// - Precondition: `count` is a power of two, 16…4,096.
  public init(count: Int = 128, seed: UInt64 = 0x646F_636C_696E_7431) {
    precondition(
      count >= 16 && count <= 4096 && count & (count - 1) == 0,
      "a signature has a power of two of positions, 16 to 4,096")
    self.count = count
    self.seed = seed
  }

  /// The signature of a set of shingle hashes; repetitions change nothing. `nil` for an empty set:
  /// there is no sketch of nothing.
  public func signature(of shingles: [UInt64]) -> MinHashSignature? {
    guard !shingles.isEmpty else { return nil }
    // (round << 32 | value), so that an earlier round always wins.
    var slots = [UInt64](repeating: .max, count: count)
    var empty = count
    let mask = UInt64(count - 1)
    let all = shingles.span
    for round in 0..<(2 * count) {
      let salt = StableHash.mix(seed &+ UInt64(round))
      let high = UInt64(round) << 32
      for i in 0..<all.count {
        let h = StableHash.mix(all[i] ^ salt)
        let slot = round < count ? Int(h & mask) : round - count
        let value = high | h >> 32
        if value < slots[slot] {
          if slots[slot] == .max { empty -= 1 }
          slots[slot] = value
        }
      }
      if empty == 0 { break }
    }
    return MinHashSignature(
      values: slots.map { UInt32(truncatingIfNeeded: StableHash.mix($0)) })
  }
}

/// Locality-sensitive hashing of signatures: *b* bands of *r* rows.
///
/// Two documents of resemblance *J* meet in a band with probability 1 − (1 − *J*^*r*)^*b*. A
/// meeting is a proposal and nothing more.
public struct Banding: Hashable, Sendable {
  public let bands: Int
  public let rows: Int

  public init(bands: Int, rows: Int) {
    precondition(bands >= 1 && rows >= 1, "a band has at least one row")
    self.bands = bands
    self.rows = rows
  }

  /// The probability that two documents of resemblance `j` are proposed.
  public func recall(at j: Double) -> Double {
    var row = 1.0
    for _ in 0..<rows { row *= j }
    var miss = 1.0
    for _ in 0..<bands { miss *= 1 - row }
    return 1 - miss
  }

  /// One key a band, different for different bands.
  public func keys(of signature: MinHashSignature) -> [UInt64] {
    precondition(bands * rows <= signature.values.count, "more rows than positions")
    return (0..<bands).map { band in
      var h = UInt64(band)
      for i in (band * rows)..<((band + 1) * rows) {
        h = StableHash.mix(h ^ UInt64(signature.values[i]))
      }
      return h
    }
  }
}
