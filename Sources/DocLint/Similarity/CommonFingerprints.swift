/// Finds the fingerprints that one document has in common with each of many.
///
/// Most fingerprints of another document are none of its own: a set of bits, small enough for the
/// nearest cache, tells so.
struct CommonFingerprints {
  private static let shift: UInt32 = 16
  /// A bit for each upper half that one of the document's fingerprints has.
  private var isPresent = [UInt64](repeating: 0, count: 1 << (32 - Int(Self.shift) - 6))
  /// For each upper half that is present, the first of the document's fingerprints with it.
  private var first = [UInt32](repeating: 0, count: 1 << (32 - Int(Self.shift)))
  private var own: [UInt32] = []

  /// - Parameter fingerprints: the document's, ascending.
  mutating func begin(_ fingerprints: [UInt32]) {
    end()
    own = fingerprints
    for (i, key) in own.enumerated().reversed() {
      let half = Int(key >> Self.shift)
      isPresent[half >> 6] |= 1 << UInt64(half & 63)
      first[half] = UInt32(truncatingIfNeeded: i)
    }
  }

  /// Forgets the document that was begun with.
  private mutating func end() {
    for key in own { isPresent[Int(key >> Self.shift) >> 6] = 0 }
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
      let half = Int(key >> Self.shift)
      if isPresent[half >> 6] >> UInt64(half & 63) & 1 == 0 { continue }
      var i = Int(first[half])
      while i < x.count && x[i] < key { i += 1 }
      if i < x.count && x[i] == key { body(i, j) }
    }
  }
}
