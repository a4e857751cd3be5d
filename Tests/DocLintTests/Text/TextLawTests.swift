import Testing

@testable import DocLint

@Suite struct StableHashTests {
  /// SplitMix64's first outputs, from the published algorithm, reckoned apart from this code.
  @Test func knownAnswers() {
    #expect(StableHash.mix(0) == 0xE220_A839_7B1D_CDAF)
    #expect(StableHash.mix(1) == 0x910A_2DEC_8902_5CC1)
    #expect(StableHash.mix(2) == 0x9758_35DE_1C97_56CE)
    #expect(StableHash.mix(.max) == 0xE4D9_7177_1B65_2C20)
    #expect(StableHash.hash([UInt8]()) == 0xE220_A839_7B1D_CDAF)
    #expect(StableHash.hash(Array("a".utf8)) == 0x1218_42D0_0719_760B)
    #expect(StableHash.hash(Array("abc".utf8)) == 0x5289_8DC3_30EC_7C9B)
    #expect(StableHash.hash("卫生健康".unicodeScalars.map(\.value)) == 0x8E0E_23D3_A5DE_61E2)
    #expect(StableHash.hash(Array("卫生健康".utf8)) == 0x5286_0380_7CD6_5CD5)
  }

  @Test func hexHasSixteenDigits() {
    #expect(StableHash.hex(0) == "0000000000000000")
    #expect(StableHash.hex(0xAB) == "00000000000000ab")
    #expect(StableHash.hex(.max) == "ffffffffffffffff")
  }

  @Test func lengthAndOrderCount() {
    let hashes: [UInt64] = [[], [0], [0, 0], [0, 1], [1, 0], [1]].map {
      StableHash.hash($0 as [UInt32])
    }
    #expect(Set(hashes).count == hashes.count)
  }
}

@Suite struct LogarithmTests {
  @Test(arguments: [
    (1.0, 0.0), (2, 0.693_147_180_559_945_309), (10, 2.302_585_092_994_045_684),
    (0.5, -0.693_147_180_559_945_309), (2.718_281_828_459_045, 1),
    (1_000_000, 13.815_510_557_964_274), (3, 1.098_612_288_668_109_691),
    (1.414_213_562_373_095, 0.346_573_590_279_972_6), (7, 1.945_910_149_055_313_305),
  ])
  func knownValues(x: Double, ln: Double) {
    let difference = Logarithm.natural(x) - ln
    #expect(difference.magnitude <= 4e-16 * max(1, ln.magnitude))
  }

  @Test func itIsAdditiveAndMonotone() {
    var last = -Double.infinity
    for i in 1...2_000 {
      let x = Double(i)
      let ln = Logarithm.natural(x)
      #expect(ln > last)
      #expect((Logarithm.natural(x * 3) - ln - Logarithm.natural(3)).magnitude < 1e-14)
      last = ln
    }
  }
}

@Suite struct GlobTests {
  @Test(arguments: [
    ("", "", true), ("", "a", false), ("*", "", true), ("*", "任何", true), ("?", "", false),
    ("?", "医", true), ("?", "医院", false), ("青岚市*旬报", "青岚市疫苗旬报", true),
    ("青岚市*旬报", "青岚市旬报", true), ("青岚市*旬报", "青岚市旬报（续）", false), ("*旬报*", "旬报", true),
    ("a*b*c", "aXbXbXc", true), ("a*b*c", "aXbXbX", false), ("**a**", "a", true), ("*?", "", false),
    ("*?", "x", true), ("a?c", "abc", true), ("a?c", "ac", false), ("*", "*", true),
    ("?*?", "ab", true),
    ("?*?", "a", false), ("👨‍👩‍👧", "👨‍👩‍👧", true),
  ])
  func matches(pattern: String, text: String, fits: Bool) {
    #expect(Glob.matches(pattern, text) == fits, "\(pattern) \(text)")
  }

  /// Against the definition, over all patterns of four characters and texts of four.
  @Test func agreesWithTheDefinition() {
    func fits(_ p: ArraySlice<Character>, _ t: ArraySlice<Character>) -> Bool {
      guard let first = p.first else { return t.isEmpty }
      if first == "*" {
        return fits(p.dropFirst(), t) || !t.isEmpty && fits(p, t.dropFirst())
      }
      guard let c = t.first else { return false }
      return (first == "?" || first == c) && fits(p.dropFirst(), t.dropFirst())
    }
    func all(_ alphabet: [Character], _ length: Int) -> [[Character]] {
      length == 0 ? [[]] : all(alphabet, length - 1).flatMap { s in alphabet.map { s + [$0] } }
    }
    for p in (0...4).flatMap({ all(["a", "b", "*", "?"], $0) }) {
      for t in (0...4).flatMap({ all(["a", "b"], $0) })
      where Glob.matches(String(p), String(t)) != fits(p[...], t[...]) {
        Issue.record("\(String(p)) on \(String(t))")
      }
    }
  }

  @Test(.timeLimit(.minutes(5))) func manyStarsAreNotExponential() {
    let pattern = String(repeating: "*a", count: 100) + "b"
    #expect(!Glob.matches(pattern, String(repeating: "a", count: 5_000)))
  }
}

@Suite struct SHA256PaddingTests {
  /// Lengths around one and two blocks; the answers are those of Python's hashlib.
  @Test(arguments: [
    (57, "f13b2d724659eb3bf47f2dd6af1accc87b81f09f59f2b75e5c0bed6589dfe8c6"),
    (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
    (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
    (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
    (120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
    (128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"),
  ])
  func edges(count: Int, answer: String) {
    #expect(SHA256.hex(of: [UInt8](repeating: 0x61, count: count)) == answer)
  }
}

@Suite struct ConcurrentMapTests {
  @Test(arguments: [1, 2, 8, 100])
  func theOrderIsTheIndex(jobs: Int) {
    for count in [0, 1, 2, 7, 1_000] {
      let squares = (0..<count).map { $0 * $0 }
      #expect(concurrentMap(count, jobs: jobs) { $0 * $0 } == squares)
      // Whatever is begun with.
      let weight = { (index: Int) in index * 7919 % 13 }
      #expect(concurrentMap(count, jobs: jobs, heaviestFirst: weight) { $0 * $0 } == squares)
    }
  }

  @Test func anOptionalResultIsKept() {
    let result = concurrentMap(10, jobs: 4) { $0 % 2 == 0 ? $0 : nil }
    #expect(result == (0..<10).map { $0 % 2 == 0 ? $0 : nil })
  }
}
