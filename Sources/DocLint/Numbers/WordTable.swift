/// Words that are looked for at a place, the longest first.
struct WordTable: Sendable {
  private var byFirst: [UInt32: [[UInt32]]] = [:]
  private var byLast: [UInt32: [[UInt32]]] = [:]

  /// - Parameter list: words separated by white space.
  init(_ list: String) {
    for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let units = ScalarText.units(String(word))
      guard let first = units.first, let last = units.last else { continue }
      byFirst[first, default: []].append(units)
      byLast[last, default: []].append(units)
    }
    for key in Array(byFirst.keys) { byFirst[key]?.sort { $0.count > $1.count } }
    for key in Array(byLast.keys) { byLast[key]?.sort { $0.count > $1.count } }
  }

  /// The length of the longest word that stands at `index`, before `end`.
  ///
  /// - Complexity: O(words with the same first scalar).
  func length(at index: Int, in text: [UInt32], before end: Int? = nil) -> Int? {
    let end = end ?? text.count
    guard index >= 0, index < end, let words = byFirst[text[index]] else { return nil }
    search: for word in words where index + word.count <= end {
      for k in word.indices where text[index + k] != word[k] { continue search }
      return word.count
    }
    return nil
  }

  /// The length of the longest word that ends just before `index`, from `start` on.
  func length(endingAt index: Int, in text: [UInt32], from start: Int = 0) -> Int? {
    guard index > start, index <= text.count, let words = byLast[text[index - 1]] else {
      return nil
    }
    search: for word in words where index - word.count >= start {
      for k in word.indices where text[index - word.count + k] != word[k] { continue search }
      return word.count
    }
    return nil
  }

  func contains(at index: Int, in text: [UInt32]) -> Bool { length(at: index, in: text) != nil }

  /// Whether one of the words stands anywhere in `range`.
  func isFound(in text: [UInt32], _ range: Range<Int>) -> Bool { first(in: text, range) != nil }

  /// Every one of the words that stands somewhere in `text`, also inside a longer one.
  func all(in text: [UInt32]) -> Set<[UInt32]> {
    var found: Set<[UInt32]> = []
    for i in text.indices {
      search: for word in byFirst[text[i]] ?? [] where i + word.count <= text.count {
        for k in word.indices where text[i + k] != word[k] { continue search }
        found.insert(word)
      }
    }
    return found
  }

  /// The first place in `range` where one of the words stands.
  func first(in text: [UInt32], _ range: Range<Int>) -> Range<Int>? {
    for i in range {
      if let length = length(at: i, in: text, before: range.upperBound) { return i..<(i + length) }
    }
    return nil
  }
}
