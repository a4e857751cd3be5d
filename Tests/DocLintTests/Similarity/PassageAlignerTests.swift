import Testing

@testable import DocLint

@Suite struct PassageAlignerTests {
  /// Units of a plane of their own, so that no two stretches are equal by chance.
  private func units(_ count: Int, plane: UInt32, seed: UInt64) -> [UInt32] {
    var g = SeededGenerator(seed: seed)
    return (0..<count).map { _ in plane * 0x10000 + UInt32.random(in: 0..<0x8000, using: &g) }
  }

  @Test(arguments: 0..<50)
  func aPlantedPassageIsFoundInItsPlace(seed: UInt64) {
    var g = SeededGenerator(seed: seed)
    let source = units(Int.random(in: 200...900, using: &g), plane: 1, seed: seed + 1000)
    let length = Int.random(in: 15...150, using: &g)
    let from = Int.random(in: 0...(source.count - length), using: &g)
    let at = Int.random(in: 0...400, using: &g)
    let document =
      units(at, plane: 2, seed: seed) + source[from..<(from + length)]
      + units(Int.random(in: 0...400, using: &g), plane: 3, seed: seed)
    let found = PassageAligner(source: source).passages(in: document, shortest: 10)
    #expect(found.count == 1)
    #expect(found.first?.source == from..<(from + length))
    #expect(found.first?.document == at..<(at + length))
    #expect(found.first?.equal == length)
  }

  @Test func partsInAnotherOrderAreFound() {
    let a = units(80, plane: 1, seed: 1)
    let b = units(90, plane: 2, seed: 2)
    let c = units(100, plane: 3, seed: 3)
    let found = PassageAligner(source: a + b + c).passages(in: c + a + b, shortest: 10)
    #expect(found.map(\.document) == [0..<100, 100..<270])
    #expect(found.map(\.source) == [170..<270, 0..<170])
    let turned = PassageAligner(source: a + b + c).passages(in: c + b + a, shortest: 10)
    #expect(turned.map(\.document) == [0..<100, 100..<190, 190..<270])
    #expect(turned.map(\.source) == [170..<270, 80..<170, 0..<80])
  }

  @Test func aSwapStaysInsideOnePassage() {
    let text = units(200, plane: 1, seed: 4)
    var edited = text
    for i in stride(from: 20, to: 180, by: 40) {
      edited[i] = 7
      edited[i + 1] = 8
    }
    edited.insert(contentsOf: [1, 2, 3], at: 100)
    let found = PassageAligner(source: text).passages(in: edited, shortest: 10)
    #expect(found.count == 1)
    #expect(found.first?.source == 0..<200)
    #expect(found.first?.document == 0..<203)
    #expect(found.first?.equal == 192)
  }

  /// Runs are equal, ascending, apart, and inside both texts, whatever the texts.
  @Test(arguments: 0..<200)
  func runsAreEqualAndApart(seed: UInt64) {
    var g = SeededGenerator(seed: seed)
    let alphabet = [UInt32(2), 4, 30, 500][Int(seed % 4)]
    func random() -> [UInt32] {
      ShinglerLawTests.units(Int.random(in: 0...300, using: &g), alphabet: alphabet, using: &g)
    }
    let source = random()
    let document = random()
    let found = PassageAligner(source: source).passages(in: document, shortest: 10)
    var taken = Set<Int>()
    for passage in found {
      #expect(passage.equal >= 10)
      for (x, y) in zip(passage.runs, passage.runs.dropFirst()) {
        #expect(x.sourceEnd <= y.source && x.documentEnd <= y.document)
      }
      for run in passage.runs {
        let s = source[Int(run.source)..<Int(run.sourceEnd)]
        let d = document[Int(run.document)..<Int(run.documentEnd)]
        #expect(s.elementsEqual(d))
        for i in Int(run.document)..<Int(run.documentEnd) { #expect(taken.insert(i).inserted) }
      }
    }
  }

  @Test func shortTextsHaveNone() {
    for a in [[], [1], [1, 2, 3], [1, 2, 3, 4]] as [[UInt32]] {
      for b in [[], [1], [1, 2, 3], [1, 2, 3, 4]] as [[UInt32]] {
        #expect(PassageAligner(source: a).passages(in: b, shortest: 10).isEmpty)
      }
    }
  }
}
