import Testing

@testable import DocLint

@Suite struct ShinglerLawTests {
  static func units(_ count: Int, alphabet: UInt32, using g: inout SeededGenerator) -> [UInt32] {
    (0..<count).map { _ in 0x4E00 + UInt32.random(in: 0..<alphabet, using: &g) }
  }

  /// The polynomial of each window, from the start each time.
  private func naive(_ units: [UInt32], _ length: Int) -> [UInt64] {
    if units.isEmpty { return [] }
    if units.count < length { return [StableHash.hash(units)] }
    return (0...(units.count - length)).map { i in
      var h: UInt64 = 0
      for u in units[i..<(i + length)] { h = h &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(u) }
      return StableHash.mix(h)
    }
  }

  @Test func rollingEqualsNaive() {
    var g = SeededGenerator(seed: 1)
    for length in [1, 2, 3, 5, 8, 13] {
      for count in [0, 1, 2, 4, 5, 6, 7, 12, 13, 14, 100] {
        let units = Self.units(count, alphabet: count % 2 == 0 ? 3 : 20_000, using: &g)
        #expect(Shingler(length: length).hashes(of: units) == naive(units, length))
      }
    }
  }

  @Test func theSetIsSortedAndDistinct() {
    var g = SeededGenerator(seed: 2)
    for count in [0, 1, 5, 50, 500] {
      let units = Self.units(count, alphabet: 3, using: &g)
      let shingler = Shingler(length: 4)
      #expect(shingler.set(of: units) == Set(shingler.hashes(of: units)).sorted())
    }
  }

  @Test func wordsAreTakenInOrder() {
    let words: [UInt64] = [1, 2, 3, 4]
    let hashes = Shingler(length: 2).hashes(ofWords: words)
    #expect(hashes.count == 3)
    #expect(Set(hashes).count == 3)
    #expect(Shingler(length: 2).hashes(ofWords: [2, 1])[0] != hashes[0])
    #expect(Shingler(length: 2).hashes(ofWords: [2, 3]) == [hashes[1]])
    #expect(Shingler(length: 9).hashes(ofWords: words).count == 1)
    #expect(Shingler(length: 3).hashes(ofWords: []).isEmpty)
  }

  @Test func resemblanceAgreesWithSets() {
    var g = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let bound = UInt64.random(in: 1...60, using: &g)
      func random() -> Set<UInt64> {
        Set(
          (0..<Int.random(in: 0...40, using: &g)).map { _ in UInt64.random(in: 0..<bound, using: &g)
          })
      }
      let a = random()
      let b = random()
      let r = Resemblance(a.sorted(), b.sorted())
      let shared = a.intersection(b).count
      let union = a.union(b).count
      #expect((r.first, r.second, r.shared) == (a.count, b.count, shared))
      #expect(r.jaccard == (union == 0 ? 1 : Double(shared) / Double(union)))
      #expect(r.containmentOfFirst == (a.isEmpty ? 0 : Double(shared) / Double(a.count)))
      #expect(r.containmentOfSecond == (b.isEmpty ? 0 : Double(shared) / Double(b.count)))
    }
  }
}

@Suite struct MinHasherLawTests {
  /// Two sets of hashes with `shared` in common and `own` more on each side.
  private func sets(
    shared: Int, own: Int, using g: inout SeededGenerator
  ) -> (a: [UInt64], b: [UInt64]) {
    let common = (0..<shared).map { _ in g.next() }
    return (
      common + (0..<own).map { _ in g.next() }, common + (0..<own).map { _ in g.next() }
    )
  }

  /// Over 1,000 pairs of *J* between 0.1 and 0.9, an estimate lies beyond 4 standard errors
  /// √(J(1−J)/k) with a probability below 5·10⁻⁴ each (the tails of the binomial distribution of
  /// 128 trials; a normal one would have 6·10⁻⁵). So 0.5 at most are expected, and more than 4
  /// with a probability below 2·10⁻⁴: 4 are allowed. The mean over all must be far closer.
  @Test func estimatesLieWithinFourStandardErrors() {
    var g = SeededGenerator(seed: 4)
    let hasher = MinHasher(count: 128)
    var beyond = 0
    var sum = 0.0
    var variance = 0.0
    for _ in 0..<1_000 {
      let j = Double.random(in: 0.1...0.9, using: &g)
      let size = Int.random(in: 60...600, using: &g)
      let own = max(1, Int(Double(size) * (1 - j) / (1 + j)))
      let (a, b) = sets(shared: size - own, own: own, using: &g)
      let exact = Resemblance(a.sorted(), b.sorted()).jaccard
      guard let x = hasher.signature(of: a), let y = hasher.signature(of: b) else {
        Issue.record("no signature of a set that is not empty")
        return
      }
      let error = x.resemblance(to: y) - exact
      let limit = exact * (1 - exact) / 128
      if error * error > 16 * limit { beyond += 1 }
      sum += error
      variance += limit
    }
    #expect(beyond <= 4)
    // No bias: the sum of the errors within 4 of its own standard errors.
    #expect(sum * sum <= 16 * variance)
  }

  @Test func repetitionAndOrderChangeNothing() {
    var g = SeededGenerator(seed: 5)
    let hasher = MinHasher()
    let set = (0..<300).map { _ in g.next() }
    let signature = hasher.signature(of: set)
    #expect(hasher.signature(of: set.shuffled(using: &g)) == signature)
    #expect(hasher.signature(of: set + set) == signature)
    #expect(signature?.values.count == 128)
    #expect(hasher.signature(of: []) == nil)
    // One element fills every slot.
    #expect(hasher.signature(of: [7])?.values.count == 128)
    #expect(MinHasher(seed: 1).signature(of: set) != signature)
  }

  @Test func recallIsTheFormula() {
    let banding = Banding(bands: 32, rows: 4)
    // 1 − (1 − J⁴)³², rounded to four places.
    let known = [
      (0.3, 0.2291), (0.4, 0.5639), (0.5, 0.8732), (0.6, 0.9882), (0.7, 0.9998), (0.8, 1.0),
      (0.9, 1.0), (0, 0), (1, 1),
    ]
    for (j, recall) in known {
      let difference = banding.recall(at: j) - recall
      #expect(difference < 0.00005 && difference > -0.00005)
    }
    #expect(Banding(bands: 1, rows: 1).recall(at: 0.25) == 0.25)
    #expect(Banding(bands: 2, rows: 1).recall(at: 0.5) == 0.75)
    #expect(Banding(bands: 1, rows: 2).recall(at: 0.5) == 0.25)
  }

  /// Sets of a known resemblance meet about as often as the formula says: 400 pairs at each, so
  /// the share is within 4 standard errors, √(P(1−P)/400), and a hundredth.
  @Test(arguments: [0.3, 0.4, 0.5, 0.6])
  func setsMeetAsOftenAsTheFormulaSays(j: Double) {
    var g = SeededGenerator(seed: UInt64(j * 10))
    let banding = Banding(bands: 32, rows: 4)
    let hasher = MinHasher(count: 128)
    let own = 100
    // s / (s + 2·own) = j
    let shared = Int((2 * Double(own) * j / (1 - j)).rounded())
    var met = 0
    for _ in 0..<400 {
      let (a, b) = sets(shared: shared, own: own, using: &g)
      guard let x = hasher.signature(of: a), let y = hasher.signature(of: b) else { continue }
      if zip(banding.keys(of: x), banding.keys(of: y)).contains(where: { $0 == $1 }) { met += 1 }
    }
    let p = banding.recall(at: j)
    let error = (p * (1 - p) / 400).squareRoot()
    let difference = Double(met) / 400 - p
    #expect(difference <= 4 * error + 0.01 && difference >= -4 * error - 0.01)
  }
}

@Suite struct WinnowerLawTests {
  @Test func anEqualRunSharesAFingerprint() {
    var g = SeededGenerator(seed: 6)
    for winnower in [Winnower(), Winnower(gram: 4, window: 8), Winnower(gram: 3, window: 1)] {
      #expect(winnower.guarantee == winnower.gram + winnower.window - 1)
      for _ in 0..<300 {
        let run = ShinglerLawTests.units(winnower.guarantee, alphabet: 20_000, using: &g)
        func around() -> [UInt32] {
          let before = Int.random(in: 0...30, using: &g)
          let after = Int.random(in: 0...30, using: &g)
          return ShinglerLawTests.units(before, alphabet: 20_000, using: &g) + run
            + ShinglerLawTests.units(after, alphabet: 20_000, using: &g)
        }
        let a = Set(winnower.fingerprints(of: around()))
        #expect(!a.isDisjoint(with: winnower.fingerprints(of: around())))
      }
    }
  }

  @Test func noWindowIsWithoutAFingerprint() {
    var g = SeededGenerator(seed: 7)
    let winnower = Winnower()
    for count in [0, 1, 5, 6, 7, 8, 9, 10, 50, 500] {
      for alphabet in [UInt32(1), 2, 20_000] {
        let units = ShinglerLawTests.units(count, alphabet: alphabet, using: &g)
        let hashes = Shingler(length: 6).hashes(of: units)
        let places = winnower.located(in: units).map { Int($0 & 0xFFFF_FFFF) }
        #expect(winnower.fingerprints(of: units) == places.map { hashes[$0] })
        #expect(places == places.sorted() && Set(places).count == places.count)
        #expect(places.isEmpty == units.isEmpty)
        // Neighbours at most a window apart, from the first window to the last.
        var last = -1
        for place in places {
          #expect(place - last <= winnower.window)
          last = place
        }
        #expect(hashes.count - last <= winnower.window)
      }
    }
  }

  @Test func aboutTwoInFiveGramsAreChosen() {
    var g = SeededGenerator(seed: 8)
    let units = ShinglerLawTests.units(20_000, alphabet: 20_000, using: &g)
    let share = Double(Winnower().fingerprints(of: units).count) / 20_000
    #expect(share > 0.38 && share < 0.42)
  }
}
