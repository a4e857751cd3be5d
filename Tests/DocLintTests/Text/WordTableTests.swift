import Testing

@testable import DocLint

/// A table of words against a search that tries every word at every place.
@Suite struct WordTableTests {
  private static let words = ScalarText.words("一 一二 二三四 四 三四 四一二三 一二三四")
  private static let table = WordTable(words)

  /// Every text of one to five of the letters.
  private static let texts: [[UInt32]] = (1...5).flatMap { count in
    (0..<(1 << (2 * count))).map { code in
      (0..<count).map { ScalarText.units("一二三四")[(code >> (2 * $0)) & 3] }
    }
  }

  private func stands(_ word: [UInt32], in text: [UInt32], at index: Int) -> Bool {
    index >= 0 && index + word.count <= text.count
      && text[index..<(index + word.count)].elementsEqual(word)
  }

  @Test func theLongestWordIsFound() {
    for text in Self.texts {
      for i in text.indices {
        let longest = Self.words.filter { stands($0, in: text, at: i) }.map(\.count).max()
        #expect(Self.table.length(at: i, in: text) == longest)
        let short = Self.words.filter { $0.count <= 2 && stands($0, in: text, at: i) }
        #expect(
          Self.table.length(at: i, in: text, before: min(i + 2, text.count))
            == short.map(\.count).max())
      }
      for i in 0...text.count {
        let longest = Self.words.filter { stands($0, in: text, at: i - $0.count) }
          .map(\.count).max()
        #expect(Self.table.length(endingAt: i, in: text) == longest)
      }
    }
  }

  @Test func placesAreFound() {
    for text in Self.texts {
      let first = text.indices.first { i in Self.words.contains { stands($0, in: text, at: i) } }
      #expect(Self.table.first(in: text, 0..<text.count)?.lowerBound == first)
      let all = text.indices.flatMap { i in
        Self.words.indices.filter { stands(Self.words[$0], in: text, at: i) }.map { [i, $0] }
      }
      var places: [Int] = []
      Self.table.forEach(in: text, 0..<text.count) { places.append($0) }
      #expect(places.sorted() == all.map { $0[1] }.sorted())
      var next = 0
      for match in Self.table.matches(in: text) {
        #expect(match.range.lowerBound >= next)
        #expect(stands(Self.words[match.word], in: text, at: match.range.lowerBound))
        next = match.range.upperBound
      }
    }
  }
}
