import Testing

@testable import DocLint

@Suite struct ScalarSetTests {
  @Test(arguments: 0..<40) func agreesWithASet(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 3
    func next(_ bound: UInt64) -> UInt32 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt32(state % bound)
    }
    let bound: UInt64 = [0x80, 0x3000, 0x10000, 0x110000][seed % 4]
    let members = (0..<(seed % 9)).map { _ in next(bound) }
    let set = ScalarSet(members)
    let oracle = Set(members)
    var probes = (0..<500).map { _ in next(bound) } + members
    for s in members { probes += [s &+ 1, s == 0 ? 0 : s - 1, s ^ 0x40, s ^ 0x1000] }
    for s in probes {
      #expect(set.contains(s) == oracle.contains(s))
      let occurrences = ScalarOccurrences([s])
      #expect(occurrences.mayHold(s))
      if oracle.contains(s) { #expect(set.mayOccur(in: occurrences)) }
      if s <= 0xFFFF && !oracle.contains(s) { #expect(!set.mayOccur(in: occurrences)) }
    }
    for start in [0, 3, probes.count - 1, probes.count] {
      #expect(
        set.first(in: probes, from: start)
          == (start..<probes.count).first { oracle.contains(probes[$0]) })
    }
    let other = ScalarSet((0..<5).map { _ in next(bound) })
    for s in probes {
      #expect(set.union(other).contains(s) == (set.contains(s) || other.contains(s)))
    }
  }
}
