extension ReuseAnalyzer {
  /// What the first pass keeps of a document.
  final class Sketch: Sendable {
    /// Ascending, without repetition.
    let fingerprints: [UInt32]
    /// For each, the stretch (`stretchUnits`) of the text where it first stands; empty for an archived
    /// document, where nobody asks.
    let stretches: [UInt16]
    let bands: [UInt32]
    /// The comparison text's units; empty for an archived document, of which they are made again
    /// when it is compared. Where each stands is made again for the few that need it.
    let units: [UInt32]
    let unitsHash: UInt64
    /// The number of units, and how many of them count: are no formula, heading, quotation … 0 where
    /// that was not looked at.
    let count: Int
    let counted: Int
    let flags: [IntegrityFlag]

    init(
      fingerprints: [UInt32], stretches: [UInt16], bands: [UInt32], units: [UInt32],
      unitsHash: UInt64, count: Int, counted: Int, flags: [IntegrityFlag]
    ) {
      self.fingerprints = fingerprints
      self.stretches = stretches
      self.bands = bands
      self.units = units
      self.unitsHash = unitsHash
      self.count = count
      self.counted = counted
      self.flags = flags
    }
  }

  /// - Parameter boilerplate: what does not count; `nil` where nobody asks.
  func sketch(
    _ document: Document, inBatch: Bool, _ boilerplate: Boilerplate? = nil
  ) -> Sketch {
    let comparison = ComparisonText(document.text)
    let prints = Self.sorted(Self.winnower.located(in: comparison.units))
    var fingerprints: [UInt32] = []
    var stretches: [UInt16] = []
    fingerprints.reserveCapacity(prints.count)
    if inBatch { stretches.reserveCapacity(prints.count) }
    let stretchUnits = UInt32(Self.stretchUnits(of: comparison.count))
    for print in prints {
      let key = UInt32(truncatingIfNeeded: print >> 32)
      if key == fingerprints.last { continue }
      fingerprints.append(key)
      if inBatch {
        stretches.append(UInt16(UInt32(truncatingIfNeeded: print) / stretchUnits))
      }
    }
    var bands: [UInt32] = []
    if let signature = Self.hasher.signature(of: Self.shingler.hashes(of: comparison.units)) {
      bands = Self.banding.keys(of: signature).map { UInt32(truncatingIfNeeded: $0 >> 32) }
    }
    var counted = 0
    if inBatch, let boilerplate {
      let excluded = PreparedDocument.excluded(document, comparison, boilerplate)
      counted = comparison.count - Self.covered(excluded.map(\.units))
    }
    return Sketch(
      fingerprints: fingerprints, stretches: stretches, bands: bands,
      units: inBatch ? comparison.units : [], unitsHash: StableHash.hash(comparison.units),
      count: comparison.count, counted: counted,
      flags: inBatch ? IntegrityFlag.flags(of: document.text, comparison) : [])
  }

  /// Well-mixed values in ascending order: dealt out by their highest bits, about one to a place,
  /// then put right among neighbours.
  ///
  /// - Parameter common: highest bits that are the same in all.
  /// - Complexity: O(*n*) expected.
  static func sorted(_ values: [UInt64], below common: Int = 0) -> [UInt64] {
    guard values.count > 16 else { return values.sorted() }
    let bits = min(Int.bitWidth - values.count.leadingZeroBitCount, 20)
    let shift = UInt64(64 - bits)
    let common = UInt64(common)
    var ends = [Int32](repeating: 0, count: 1 << bits + 1)
    var result = [UInt64](repeating: 0, count: values.count)
    let unsorted = values.span
    var places = ends.mutableSpan
    var sorted = result.mutableSpan
    for i in 0..<unsorted.count { places[Int((unsorted[i] &<< common) >> shift) + 1] += 1 }
    for i in 1..<places.count { places[i] += places[i - 1] }
    for i in 0..<unsorted.count {
      let value = unsorted[i]
      let digit = Int((value &<< common) >> shift)
      sorted[Int(places[digit])] = value
      places[digit] += 1
    }
    // Values that are not mixed after all crowd one place.
    var moves = 8 * values.count
    for i in 1..<sorted.count {
      if moves < 0 { return values.sorted() }
      let value = sorted[i]
      var at = i
      while at > 0 && sorted[at - 1] > value {
        sorted[at] = sorted[at - 1]
        at -= 1
      }
      sorted[at] = value
      moves -= i - at
    }
    return result
  }
}
