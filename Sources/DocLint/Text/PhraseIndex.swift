/// Finds which of many words stand where in a text of scalars, in one pass.
///
/// A filter over the first two scalars passes by almost every place; only where it answers are the
/// words that begin so compared. Words have at least two scalars.
///
/// - Complexity: O(1) for a place where no word begins, O(length of the words that begin with the
///   same two scalars) elsewhere.
struct PhraseIndex: Sendable {
  private let filter: [UInt64]
  private let groups: [UInt64: [Int]]
  /// The first two scalars of the words, each pair once.
  let heads: [(UInt32, UInt32)]
  /// The words, in the order in which they were given.
  let words: [[UInt32]]

  init(_ words: [[UInt32]]) {
    precondition(words.allSatisfy { $0.count >= 2 }, "a word has at least two scalars")
    var filter = [UInt64](repeating: 0, count: 1024)
    var groups: [UInt64: [Int]] = [:]
    var heads: [(UInt32, UInt32)] = []
    for (i, word) in words.enumerated() {
      let slot = ScalarOccurrences.slot(word[0], word[1])
      filter[slot >> 6] |= 1 << UInt64(slot & 63)
      let key = Self.key(word[0], word[1])
      if groups[key] == nil { heads.append((word[0], word[1])) }
      groups[key, default: []].append(i)
    }
    // The longest first.
    for key in groups.keys {
      groups[key]?.sort {
        words[$0].count != words[$1].count ? words[$0].count > words[$1].count : $0 < $1
      }
    }
    self.filter = filter
    self.groups = groups
    self.heads = heads
    self.words = words
  }

  /// Whether a word may begin with these two scalars.
  @inline(__always)
  private func mayBegin(_ a: UInt32, _ b: UInt32) -> Bool {
    let slot = ScalarOccurrences.slot(a, b)
    return filter[slot >> 6] >> UInt64(slot & 63) & 1 != 0
  }

  /// The places in `words` of those that stand at `index`, the longest first.
  func matches(_ scalars: [UInt32], at index: Int) -> [Int] {
    guard index >= 0, index + 1 < scalars.count, mayBegin(scalars[index], scalars[index + 1]),
      let group = groups[Self.key(scalars[index], scalars[index + 1])]
    else { return [] }
    return group.filter { stands(words[$0], scalars, index) }
  }

  /// The longest word that stands at `index`.
  func longest(_ scalars: [UInt32], at index: Int) -> Int? {
    guard index >= 0, index + 1 < scalars.count, mayBegin(scalars[index], scalars[index + 1]),
      let group = groups[Self.key(scalars[index], scalars[index + 1])]
    else { return nil }
    return group.first { stands(words[$0], scalars, index) }
  }

  /// Calls `body` for every place where words begin, with the place and the words.
  func forEach(in scalars: [UInt32], _ body: (Int, Int) -> Void) {
    guard var last = scalars.first else { return }
    for i in 1..<scalars.count {
      let next = scalars[i]
      if mayBegin(last, next), let group = groups[Self.key(last, next)] {
        for word in group where stands(words[word], scalars, i - 1) { body(i - 1, word) }
      }
      last = next
    }
  }

  private func stands(_ word: [UInt32], _ scalars: [UInt32], _ index: Int) -> Bool {
    guard index + word.count <= scalars.count else { return false }
    for k in word.indices where scalars[index + k] != word[k] { return false }
    return true
  }

  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// Whether a text in which `occurrences` were counted may hold one of the words: never a wrong
  /// no.
  ///
  /// - Complexity: O(number of words).
  func mayOccur(in occurrences: ScalarOccurrences) -> Bool {
    for (a, b) in heads where occurrences.mayHold(a, b) { return true }
    return false
  }
}
