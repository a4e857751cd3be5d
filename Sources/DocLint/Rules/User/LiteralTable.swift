/// Words that are looked for all at once, the longest first at each place.
struct LiteralTable: Sendable {
  /// By first scalar; the longest first, each with its place in the list.
  private let byFirst: [UInt32: [(scalars: [UInt32], index: Int)]]

  /// - Parameter words: none is empty.
  init(_ words: [String]) {
    var table: [UInt32: [(scalars: [UInt32], index: Int)]] = [:]
    for (index, word) in words.enumerated() {
      let scalars = ScalarText.units(word)
      guard let first = scalars.first else { continue }
      table[first, default: []].append((scalars, index))
    }
    byFirst = table.mapValues { entries in
      entries.sorted {
        $0.scalars.count != $1.scalars.count
          ? $0.scalars.count > $1.scalars.count : $0.index < $1.index
      }
    }
  }

  /// Every word in order; none overlaps another.
  ///
  /// - Complexity: O(*n*) times the words that begin with one character.
  func matches(in scalars: [UInt32]) -> [(range: Range<Int>, index: Int)] {
    var found: [(range: Range<Int>, index: Int)] = []
    var i = 0
    while i < scalars.count {
      guard let entries = byFirst[scalars[i]],
        let entry = entries.first(where: { Self.has($0.scalars, in: scalars, at: i) })
      else {
        i += 1
        continue
      }
      found.append((i..<i + entry.scalars.count, entry.index))
      i += entry.scalars.count
    }
    return found
  }

  static func has(_ word: [UInt32], in scalars: [UInt32], at index: Int) -> Bool {
    guard index >= 0, index + word.count <= scalars.count else { return false }
    for k in word.indices where scalars[index + k] != word[k] { return false }
    return true
  }
}
