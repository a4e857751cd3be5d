import Testing

@testable import DocLint

/// What the loops in C find is what looking at each gram finds.
@Suite struct GramScanTests {
  /// The slot of a gram, as `GramScan` deals it out, in plain Swift.
  private func slot(_ units: ArraySlice<UInt32>) -> UInt32 {
    var gram: UInt64 = 0
    for unit in units { gram = gram >> 16 | UInt64(unit & 0xFFFF) << 48 }
    return UInt32((gram &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - GramScan.slotBits))
  }

  private func slots(_ units: [UInt32]) -> [UInt32] {
    guard units.count >= GramScan.length else { return [] }
    return (0...(units.count - GramScan.length)).map { slot(units[$0..<($0 + GramScan.length)]) }
  }

  /// Texts of all lengths around those of a word of bits, of few units, some of other planes.
  private static let texts: [[UInt32]] = {
    var generator = SeededGenerator(seed: 4)
    return (0..<140).map { length in
      (0..<length).map { _ in
        UInt32.random(in: 0..<5, using: &generator)
          + (Int.random(in: 0..<9, using: &generator) == 0 ? 0x2_0000 : 0x4E00)
      }
    }
  }()

  @Test func theSlotsOfATextsGrams() {
    for text in Self.texts { #expect(GramScan.slots(of: text) == slots(text)) }
  }

  @Test func theGramsThatTwoTextsShare() {
    var found = GramScan.Found()
    for (n, text) in Self.texts.enumerated() {
      let other = Self.texts[(n * 37 + 11) % Self.texts.count]
      var set = GramScan.Slots()
      for slot in slots(text) { set.insert(slot) }
      let wanted = Set(slots(text))
      found.look(in: other, for: set)
      let places = slots(other).indices.filter { wanted.contains(slots(other)[$0]) }
      #expect(found.places[..<found.count].map { Int($0) } == places)
      #expect(Array(found.slots[..<found.count]) == places.map { slots(other)[$0] })

      let asked = slots(other)
      var bits = [UInt64](repeating: .max, count: asked.count / 64 + 1)
      set.members(asked, into: &bits)
      #expect(
        asked.indices.allSatisfy {
          (bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1) == wanted.contains(asked[$0])
        })
    }
  }
}
