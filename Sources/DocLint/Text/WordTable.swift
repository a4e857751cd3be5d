/// Words that are looked for at a place, the longest first. A whole text is searched for many words
/// by `PhraseIndex`.
///
/// - Complexity: O(1) for a place where no word begins or ends, O(length of the words that begin or
///   end with the same scalar) elsewhere.
struct WordTable: Sendable {
  private let table: Table

  init(_ words: [[UInt32]]) { table = Table(words) }

  /// - Parameter list: words separated by white space.
  init(_ list: String) {
    self.init(
      list.split { $0 == " " || $0 == "\n" }.map { ScalarText.units(String($0)) })
  }

  /// In the order in which they were given; none is empty.
  var words: [[UInt32]] { table.words }

  /// The longest word that stands at `index`, before `end`.
  func longest(at index: Int, in text: [UInt32], before end: Int? = nil) -> Int? {
    let end = end ?? text.count
    guard index >= 0, index < end else { return nil }
    return table.longest(at: index, in: text.span, before: min(end, text.count))
  }

  /// The length of that word.
  func length(at index: Int, in text: [UInt32], before end: Int? = nil) -> Int? {
    longest(at: index, in: text, before: end).map { table.length($0) }
  }

  /// The length of the longest word that ends just before `index`, from `start` on.
  func length(endingAt index: Int, in text: [UInt32], from start: Int = 0) -> Int? {
    guard index > start, index <= text.count else { return nil }
    let scalars = text.span
    for k in table.byLast.group(scalars[index - 1]) {
      let word = table.byLast.word(k)
      let lower = index - table.length(word)
      if lower >= start, table.stands(word, scalars, lower) { return table.length(word) }
    }
    return nil
  }

  func contains(at index: Int, in text: [UInt32]) -> Bool { length(at: index, in: text) != nil }

  /// Whether one of the words stands anywhere in `range`.
  func isFound(in text: [UInt32], _ range: Range<Int>) -> Bool { first(in: text, range) != nil }

  /// Every one of the words that stands somewhere in `text`, also inside a longer one.
  func all(in text: [UInt32]) -> Set<[UInt32]> {
    var found: Set<[UInt32]> = []
    let scalars = text.span
    for i in text.indices {
      for k in table.byFirst.group(scalars[i]) {
        let word = table.byFirst.word(k)
        if i + table.length(word) <= scalars.count, table.stands(word, scalars, i) {
          found.insert(words[word])
        }
      }
    }
    return found
  }

  /// The words of a text in order, the longest at each place; none overlaps another.
  func matches(in text: [UInt32]) -> [(range: Range<Int>, word: Int)] {
    var found: [(range: Range<Int>, word: Int)] = []
    let scalars = text.span
    var i = 0
    while i < scalars.count {
      if let word = table.longest(at: i, in: scalars, before: scalars.count) {
        found.append((i..<(i + table.length(word)), word))
        i += table.length(word)
      } else {
        i += 1
      }
    }
    return found
  }

  /// The first place in `range` where one of the words stands.
  func first(in text: [UInt32], _ range: Range<Int>) -> Range<Int>? {
    let scalars = text.span
    let end = min(range.upperBound, scalars.count)
    if let beginnings = table.beginnings, range.count >= Self.longStretch {
      var next = range.lowerBound
      while let i = ScalarScan.first(beginnings, in: text, next..<end) {
        if let word = table.longest(at: i, in: scalars, before: end) {
          return i..<(i + table.length(word))
        }
        next = i + 1
      }
      return nil
    }
    for i in range {
      if let word = table.longest(at: i, in: scalars, before: end) {
        return i..<(i + table.length(word))
      }
    }
    return nil
  }

  /// From this length a stretch is searched for first scalars at once.
  private static let longStretch = 32

  // MARK: Inside

  /// The words, in one object that all copies share.
  private final class Table: Sendable {
    let words: [[UInt32]]
    /// The words behind one another, and where each starts.
    private let letters: [UInt32]
    private let starts: [Int]
    let byFirst: Groups
    let byLast: Groups
    /// What the words begin with, where that is little.
    let beginnings: ScalarScan.Wanted?

    init(_ words: [[UInt32]]) {
      self.words = words
      letters = words.flatMap { $0 }
      starts = words.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
      // The longest first, of equal ones the first.
      let order = words.indices.filter { !words[$0].isEmpty }
        .sorted { (words[$1].count, $0) < (words[$0].count, $1) }
      byFirst = Groups(order) { words[$0][0] }
      byLast = Groups(order) { words[$0][words[$0].count - 1] }
      beginnings = ScalarScan.Wanted(Set(words.compactMap(\.first)))
    }

    func length(_ word: Int) -> Int { starts[word + 1] - starts[word] }

    /// Whether the word stands at `index`; it ends within the text.
    @inline(__always)
    func stands(_ word: Int, _ text: Span<UInt32>, _ index: Int) -> Bool {
      let start = starts[word]
      for k in 0..<(starts[word + 1] - start) where text[index + k] != letters[start + k] {
        return false
      }
      return true
    }

    /// The longest word at `index` that ends at `end` or before; `end` is in the text.
    @inline(__always)
    func longest(at index: Int, in text: Span<UInt32>, before end: Int) -> Int? {
      for k in byFirst.group(text[index]) {
        let word = byFirst.word(k)
        if index + length(word) <= end, stands(word, text, index) { return word }
      }
      return nil
    }
  }

  /// Words by one of their scalars, found by open addressing.
  private struct Groups: Sendable {
    private struct Group: Sendable {
      var scalar: UInt32 = 0
      var lower: Int32 = 0
      var upper: Int32 = 0
    }

    /// As many as a power of two, most of them empty.
    private let groups: [Group]
    /// The places in `words`, those of each group side by side.
    private let members: [Int32]

    /// - Parameter order: the places in `words`, in the order that each group keeps.
    init(_ order: [Int], by scalar: (Int) -> UInt32) {
      var members: [[Int32]] = []
      var places: [UInt32: Int] = [:]
      var scalars: [UInt32] = []
      for word in order {
        let s = scalar(word)
        if let place = places[s] {
          members[place].append(Int32(word))
        } else {
          places[s] = members.count
          scalars.append(s)
          members.append([Int32(word)])
        }
      }
      var size = 8
      while size < members.count * 4 { size *= 2 }
      var groups = [Group](repeating: Group(), count: size)
      var lower: Int32 = 0
      for (s, group) in zip(scalars, members) {
        var at = Self.slot(s, size)
        while groups[at].upper > 0 { at = (at + 1) & (size - 1) }
        groups[at] = Group(scalar: s, lower: lower, upper: lower + Int32(group.count))
        lower += Int32(group.count)
      }
      self.groups = groups
      self.members = members.flatMap { $0 }
    }

    @inline(__always)
    private static func slot(_ s: UInt32, _ size: Int) -> Int {
      Int((s &* 0x9E37_79B1) >> 16) & (size - 1)
    }

    /// The places in `members` of the words of a scalar.
    @inline(__always)
    func group(_ s: UInt32) -> Range<Int> {
      var at = Self.slot(s, groups.count)
      while groups[at].upper > 0 {
        if groups[at].scalar == s { return Int(groups[at].lower)..<Int(groups[at].upper) }
        at = (at + 1) & (groups.count - 1)
      }
      return 0..<0
    }

    @inline(__always)
    func word(_ member: Int) -> Int { Int(members[member]) }
  }
}
