/// Words that are looked for at a place, the longest first. A whole text is searched for many words
/// by `PhraseIndex`.
struct WordTable: Sendable {
  /// In the order in which they were given; none is empty.
  let words: [[UInt32]]
  /// The places in `words`, by first and by last scalar, of the longest words first.
  private let byFirst: [UInt32: [Int]]
  private let byLast: [UInt32: [Int]]
  /// What the words begin and end with: asked first, for most places hold no word.
  private let firsts: ScalarSet
  private let lasts: ScalarSet

  init(_ words: [[UInt32]]) {
    self.words = words
    let order = words.indices.filter { !words[$0].isEmpty }
      .sorted { (words[$1].count, $0) < (words[$0].count, $1) }
    byFirst = Dictionary(grouping: order) { words[$0][0] }
    byLast = Dictionary(grouping: order) { words[$0][words[$0].count - 1] }
    firsts = ScalarSet(Array(byFirst.keys))
    lasts = ScalarSet(Array(byLast.keys))
  }

  /// - Parameter list: words separated by white space.
  init(_ list: String) {
    self.init(
      list.split { $0 == " " || $0 == "\n" }.map { ScalarText.units(String($0)) })
  }

  /// The longest word that stands at `index`, before `end`.
  ///
  /// - Complexity: O(words with the same first scalar).
  func longest(at index: Int, in text: [UInt32], before end: Int? = nil) -> Int? {
    let end = end ?? text.count
    guard index >= 0, index < end, firsts.contains(text[index]) else { return nil }
    for word in byFirst[text[index]] ?? []
    where index + words[word].count <= end && text.has(words[word], at: index) {
      return word
    }
    return nil
  }

  /// The length of that word.
  func length(at index: Int, in text: [UInt32], before end: Int? = nil) -> Int? {
    longest(at: index, in: text, before: end).map { words[$0].count }
  }

  /// The length of the longest word that ends just before `index`, from `start` on.
  func length(endingAt index: Int, in text: [UInt32], from start: Int = 0) -> Int? {
    guard index > start, index <= text.count, lasts.contains(text[index - 1]) else { return nil }
    for word in byLast[text[index - 1]] ?? [] {
      let lower = index - words[word].count
      if lower >= start, text.has(words[word], at: lower) { return words[word].count }
    }
    return nil
  }

  func contains(at index: Int, in text: [UInt32]) -> Bool { length(at: index, in: text) != nil }

  /// Whether one of the words stands anywhere in `range`.
  func isFound(in text: [UInt32], _ range: Range<Int>) -> Bool { first(in: text, range) != nil }

  /// Every one of the words that stands somewhere in `text`, also inside a longer one.
  func all(in text: [UInt32]) -> Set<[UInt32]> {
    var found: Set<[UInt32]> = []
    for i in text.indices where firsts.contains(text[i]) {
      for word in byFirst[text[i]] ?? [] where text.has(words[word], at: i) {
        found.insert(words[word])
      }
    }
    return found
  }

  /// The words of a text in order, the longest at each place; none overlaps another.
  func matches(in text: [UInt32]) -> [(range: Range<Int>, word: Int)] {
    var found: [(range: Range<Int>, word: Int)] = []
    var next = 0
    for i in text.indices where i >= next {
      guard let word = longest(at: i, in: text) else { continue }
      next = i + words[word].count
      found.append((i..<next, word))
    }
    return found
  }

  /// The first place in `range` where one of the words stands.
  func first(in text: [UInt32], _ range: Range<Int>) -> Range<Int>? {
    for i in range where firsts.contains(text[i]) {
      if let length = length(at: i, in: text, before: range.upperBound) { return i..<(i + length) }
    }
    return nil
  }
}
