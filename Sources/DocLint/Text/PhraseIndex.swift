/// Finds which of many words stand where in a text of scalars, in one pass.
///
/// A filter over the first two scalars passes by almost every place; only where it answers are the
/// words that begin so compared. Words have at least two scalars.
///
/// - Complexity: O(1) for a place where no word begins, O(length of the words that begin with the
///   same two scalars) elsewhere.
final class PhraseIndex: Sendable {
  /// The words, in the order in which they were given.
  let words: [[UInt32]]
  /// What words begin with.
  private let filter: ScalarScan.PairFilter
  /// The words that begin with the same two scalars, the longest first, by open addressing.
  private let groups: [Group]
  /// The places in `words` that the groups share out.
  private let members: [Int32]
  /// The words behind one another, and where each starts.
  private let letters: [UInt32]
  private let starts: [Int32]

  private struct Group: Sendable {
    var first: UInt32 = 0
    var second: UInt32 = 0
    var lower: Int32 = 0
    var upper: Int32 = 0
  }

  init(_ words: [[UInt32]]) {
    precondition(words.allSatisfy { $0.count >= 2 }, "a word has at least two scalars")
    self.words = words
    letters = words.flatMap { $0 }
    starts = words.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
    // Words of one group side by side, the longest first.
    let members = words.indices.sorted { a, b in
      let (x, y) = (words[a], words[b])
      if x[0] != y[0] { return x[0] < y[0] }
      if x[1] != y[1] { return x[1] < y[1] }
      return x.count != y.count ? x.count > y.count : a < b
    }
    var filter = ScalarScan.PairFilter()
    var size = 16
    while size < members.count * 4 { size *= 2 }
    var groups = [Group](repeating: Group(), count: size)
    var lower = 0
    while lower < members.count {
      let (first, second) = (words[members[lower]][0], words[members[lower]][1])
      var upper = lower + 1
      while upper < members.count, words[members[upper]][0] == first,
        words[members[upper]][1] == second
      {
        upper += 1
      }
      filter.insert(first, second)
      var at = Self.slot(first, second) & (size - 1)
      while groups[at].upper > 0 { at = (at + 1) & (size - 1) }
      groups[at] = Group(
        first: first, second: second, lower: Int32(lower), upper: Int32(upper))
      lower = upper
    }
    self.members = members.map { Int32($0) }
    self.filter = filter
    self.groups = groups
  }

  @inline(__always)
  private static func slot(_ a: UInt32, _ b: UInt32) -> Int { ScalarScan.pair(a, b) }

  /// The words that begin with these two scalars, as places in `members`.
  private func group(_ a: UInt32, _ b: UInt32) -> Range<Int> {
    var at = Self.slot(a, b) & (groups.count - 1)
    while groups[at].upper > 0 {
      if groups[at].first == a, groups[at].second == b {
        return Int(groups[at].lower)..<Int(groups[at].upper)
      }
      at = (at + 1) & (groups.count - 1)
    }
    return 0..<0
  }

  /// Whether the word, whose first two scalars do, stands at `index`.
  private func stands(_ word: Int, _ scalars: [UInt32], _ index: Int) -> Bool {
    let (lower, upper) = (Int(starts[word]), Int(starts[word + 1]))
    guard index + upper - lower <= scalars.count else { return false }
    var k = 2
    while k < upper - lower {
      if scalars[index + k] != letters[lower + k] { return false }
      k += 1
    }
    return true
  }

  /// The places in `words` of those that stand at `index`, the longest first.
  func matches(_ scalars: [UInt32], at index: Int) -> [Int] {
    guard index >= 0, index + 1 < scalars.count, filter.mayHold(scalars[index], scalars[index + 1])
    else { return [] }
    return group(scalars[index], scalars[index + 1]).map { Int(members[$0]) }
      .filter { stands($0, scalars, index) }
  }

  /// The longest word that stands at `index`.
  func longest(_ scalars: [UInt32], at index: Int) -> Int? {
    guard index >= 0, index + 1 < scalars.count, filter.mayHold(scalars[index], scalars[index + 1])
    else { return nil }
    for k in group(scalars[index], scalars[index + 1])
    where stands(Int(members[k]), scalars, index) {
      return Int(members[k])
    }
    return nil
  }

  /// Calls `body` for every place where words begin, with the place and the words.
  func forEach(in scalars: [UInt32], _ body: (Int, Int) -> Void) {
    var next = 0
    while let i = ScalarScan.firstPair(in: scalars, from: next, filter) {
      for k in group(scalars[i], scalars[i + 1]) {
        let word = Int(members[k])
        if stands(word, scalars, i) { body(i, word) }
      }
      next = i + 1
    }
  }
}

/// Finds the words of many indexes in one pass, and tells each index what was found of its own.
///
///     let census = PhraseCensus([verbs, names])
///     census.count(scalars)[verbs]   // the places of the verbs, in order
final class PhraseCensus: Sendable {
  /// Where a word of an index stands, and its place in the index's `words`.
  typealias Match = (start: Int, word: Int)

  private let all: PhraseIndex
  /// For each word of `all` its index, and where the words of that index start.
  private let owners: [Int32]
  private let firsts: [Int]
  private let places: [ObjectIdentifier: Int]

  init(_ indexes: [PhraseIndex]) {
    var words: [[UInt32]] = []
    var owners: [Int32] = []
    var firsts: [Int] = []
    var places: [ObjectIdentifier: Int] = [:]
    for index in indexes where places[ObjectIdentifier(index)] == nil {
      places[ObjectIdentifier(index)] = firsts.count
      owners += Array(repeating: Int32(firsts.count), count: index.words.count)
      firsts.append(words.count)
      words += index.words
    }
    all = PhraseIndex(words)
    self.owners = owners
    self.firsts = firsts
    self.places = places
  }

  /// The number of the index, for `Result`.
  func number(of index: PhraseIndex) -> Int? { places[ObjectIdentifier(index)] }

  /// What was found in one text.
  struct Result: Sendable {
    fileprivate let matches: [Match]
    /// Where the matches of each index start.
    fileprivate let bounds: [Int32]

    /// The matches of an index by its number, in the order in which its own `forEach` gives them.
    subscript(number: Int) -> ArraySlice<Match> {
      matches[Int(bounds[number])..<Int(bounds[number + 1])]
    }

    func holds(_ number: Int) -> Bool { bounds[number] < bounds[number + 1] }
  }

  /// - Complexity: one pass, and O(matches).
  func count(_ scalars: [UInt32]) -> Result {
    var found: [(owner: Int32, match: Match)] = []
    found.reserveCapacity(32)
    var bounds = [Int32](repeating: 0, count: firsts.count + 1)
    all.forEach(in: scalars) { start, word in
      let owner = owners[word]
      found.append((owner, (start, word - firsts[Int(owner)])))
      bounds[Int(owner) + 1] += 1
    }
    for k in firsts.indices { bounds[k + 1] += bounds[k] }
    var next = bounds
    var matches = [Match](repeating: (0, 0), count: found.count)
    for (owner, match) in found {
      matches[Int(next[Int(owner)])] = match
      next[Int(owner)] += 1
    }
    return Result(matches: matches, bounds: bounds)
  }
}
