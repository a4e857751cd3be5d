import Testing

@testable import DocLint

/// The index finds what comparing every word at every place finds.
@Suite struct PhraseIndexTests {
  private struct Generator {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    /// Few letters, so that words and their beginnings come often; one beyond the basic plane.
    mutating func text(_ count: Int) -> [UInt32] {
      (0..<count).map { _ in [0x4E00, 0x4E01, 0xFF0C, 0x61, 0x20000][next(5)] }
    }
    mutating func words(_ count: Int) -> [[UInt32]] { (0..<count).map { _ in text(2 + next(4)) } }
  }

  private func stands(_ word: [UInt32], _ text: [UInt32], _ at: Int) -> Bool {
    at + word.count <= text.count && Array(text[at..<(at + word.count)]) == word
  }

  /// Each place in order, and of the words there the longest first.
  private func naive(_ words: [[UInt32]], _ text: [UInt32]) -> [[Int]] {
    text.indices.flatMap { at in
      words.indices.filter { stands(words[$0], text, at) }
        .sorted { (words[$1].count, $0) < (words[$0].count, $1) }.map { [at, $0] }
    }
  }

  @Test(arguments: 0..<60)
  func isAsGoodAsComparing(_ seed: Int) {
    var generator = Generator(state: UInt64(seed) &* 977)
    let lists = (0..<4).map { _ in generator.words(generator.next(8)) }
    let indexes = lists.map(PhraseIndex.init)
    let census = PhraseCensus(indexes + [indexes[0]])
    for length in [0, 1, 2, 3, 200] {
      let text = generator.text(length)
      let result = census.count(text)
      for (list, index) in zip(lists, indexes) {
        let expected = naive(list, text)
        var found: [[Int]] = []
        index.forEach(in: text) { found.append([$0, $1]) }
        #expect(found == expected)
        let number = census.number(of: index) ?? -1
        #expect(result[number].map { [$0.start, $0.word] } == expected)
        #expect(result.holds(number) == !expected.isEmpty)
        for at in -1...length {
          let here = expected.filter { $0[0] == at }.map { $0[1] }
          #expect(index.matches(text, at: at) == here)
          #expect(index.longest(text, at: at) == here.first)
        }
      }
    }
    #expect(census.number(of: PhraseIndex([])) == nil)
  }
}
