/// Finds the fingerprints that one document has in common with each of many.
///
/// Most fingerprints of another document are none of its own: a set of bits, small enough for the
/// nearest cache, tells so.
struct CommonFingerprints {
  /// Bits of a fingerprint, from the highest, that the set tells apart.
  private static let presenceBits: UInt32 = 16
  /// A bit for each beginning that one of the document's fingerprints has.
  private var isPresent = [UInt64](repeating: 0, count: 1 << (Int(Self.presenceBits) - 6))
  /// For the highest bits, so many that few fingerprints share them: the first of the document's that
  /// is not below.
  private var first: [UInt32] = []
  private var shift: UInt32 = 0
  private var own: [UInt32] = []

  /// - Parameter fingerprints: the document's, ascending.
  mutating func begin(_ fingerprints: [UInt32]) {
    for key in own { isPresent[Int(key >> (32 - Self.presenceBits)) >> 6] = 0 }
    own = fingerprints
    let bits = min(max(Int.bitWidth - own.count.leadingZeroBitCount, 4), 20)
    shift = 32 - UInt32(bits)
    first.removeAll(keepingCapacity: true)
    for (i, key) in own.enumerated() {
      let beginning = Int(key >> (32 - Self.presenceBits))
      isPresent[beginning >> 6] |= 1 << UInt64(beginning & 63)
      while first.count <= Int(key >> shift) { first.append(UInt32(truncatingIfNeeded: i)) }
    }
  }

  /// Calls `body` with the place of each common fingerprint, among the document's and among the
  /// other's, ascending.
  ///
  /// - Complexity: O(*other*).
  @inline(__always)
  func forEach(in other: [UInt32], _ body: (_ own: Int, _ other: Int) -> Void) {
    let x = own.span
    let y = other.span
    let isPresent = isPresent.span
    let first = first.span
    for j in 0..<y.count {
      let key = y[j]
      let beginning = Int(key >> (32 - Self.presenceBits))
      if isPresent[beginning >> 6] >> UInt64(beginning & 63) & 1 == 0 { continue }
      let slot = Int(key >> shift)
      if slot >= first.count { continue }
      var i = Int(first[slot])
      while i < x.count && x[i] < key { i += 1 }
      if i < x.count && x[i] == key { body(i, j) }
    }
  }
}
