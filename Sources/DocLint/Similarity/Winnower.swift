/// Chooses a subset of a text's *k*-gram hashes such that two texts with an equal run of
/// `guarantee` units share at least one.
///
/// Follows Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for document fingerprinting",
/// SIGMOD 2003, doi:10.1145/872757.872770 (the rightmost smallest hash of each window).
public struct Winnower: Hashable, Sendable {
  /// Units in a gram.
  public let gram: Int
  /// Grams in a window; about 2/(window+1) of all grams are chosen.
  public let window: Int

  public init(gram: Int = 6, window: Int = 4) {
    precondition(gram >= 1 && window >= 1, "grams and windows have at least one member")
    self.gram = gram
    self.window = window
  }

  /// An equal run of this many units shares a fingerprint.
  public var guarantee: Int { gram + window - 1 }

  /// The chosen hashes, in order of position. A text of fewer units than a gram has one.
  ///
  /// - Complexity: O(*n* × window) at worst, O(*n*) for mixed hashes.
  public func fingerprints(of units: [UInt32]) -> [UInt64] {
    let hashes = Shingler(length: gram).hashes(of: units)
    return chosen(hashes).map { hashes[$0] }
  }

  /// The chosen hashes' high halves, each with its position in the low 32 bits.
  func located(in units: [UInt32]) -> [UInt64] {
    let hashes = Shingler(length: gram).hashes(of: units)
    return chosen(hashes).map { hashes[$0] & 0xFFFF_FFFF_0000_0000 | UInt64($0) }
  }

  private func chosen(_ hashes: [UInt64]) -> [Int] {
    let h = hashes.span
    guard h.count > window else {
      return hashes.indices.min { hashes[$0] < hashes[$1] }.map { [$0] } ?? []
    }
    var chosen: [Int] = []
    chosen.reserveCapacity(h.count / 2)
    var best = -1
    for end in (window - 1)..<h.count {
      let start = end - window + 1
      if best < start {
        best = start
        for i in start...end where h[i] <= h[best] { best = i }
        chosen.append(best)
      } else if h[end] <= h[best] {
        best = end
        chosen.append(best)
      }
    }
    return chosen
  }
}
