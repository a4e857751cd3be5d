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
  @inline(__always)
  func longest(at index: Int, in text: [UInt32], before end: Int? = nil) -> Int? {
    let end = end ?? text.count
    guard index >= 0, index < end, table.byFirst.mayHold(text[index]) else { return nil }
    return longestOfMany(at: index, in: text, before: end)
  }

  private func longestOfMany(at index: Int, in text: [UInt32], before end: Int) -> Int? {
    table.longest(at: index, in: text.span, before: min(end, text.count))
  }

  /// The length of that word.
  func length(at index: Int, in text: [UInt32], before end: Int? = nil) -> Int? {
    longest(at: index, in: text, before: end).map { table.length($0) }
  }

  /// The length of one of `words`.
  func length(of word: Int) -> Int { table.length(word) }

  /// The length of the longest word that ends just before `index`, from `start` on.
  @inline(__always)
  func length(endingAt index: Int, in text: [UInt32], from start: Int = 0) -> Int? {
    guard index > start, index <= text.count, table.byLast.mayHold(text[index - 1]) else {
      return nil
    }
    return lengthOfMany(endingAt: index, in: text, from: start)
  }

  private func lengthOfMany(endingAt index: Int, in text: [UInt32], from start: Int) -> Int? {
    let scalars = text.span
    let beside = index > 1 ? scalars[index - 2] : 0
    for k in table.byLast.group(scalars[index - 1], beside: beside) {
      let word = table.byLast.word(k)
      let lower = index - table.length(word)
      if lower >= start, table.stands(word, scalars, lower) { return table.length(word) }
    }
    return nil
  }

  func contains(at index: Int, in text: [UInt32]) -> Bool { length(at: index, in: text) != nil }

  /// Whether one of the words stands anywhere in `range`.
  func isFound(in text: [UInt32], _ range: Range<Int>) -> Bool { first(in: text, range) != nil }

  /// Every one of the words that stands somewhere in `range` of `text`, also inside a longer one, as
  /// often as it does, in order of the places.
  func forEach(in text: [UInt32], _ range: Range<Int>, _ body: (Int) -> Void) {
    let scalars = text.span
    for i in range {
      let beside = i + 1 < scalars.count ? scalars[i + 1] : 0
      for k in table.byFirst.group(scalars[i], beside: beside) {
        let word = table.byFirst.word(k)
        if i + table.length(word) <= range.upperBound, table.stands(word, scalars, i) {
          body(word)
        }
      }
    }
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
    firstWord(in: text, range).map { $0.place..<($0.place + table.length($0.word)) }
  }

  /// The word that stands there, and where it begins.
  ///
  /// - Parameter end: where words may end; the end of the range where that is `nil`.
  func firstWord(
    in text: [UInt32], _ range: Range<Int>, before end: Int? = nil
  ) -> (word: Int, place: Int)? {
    let scalars = text.span
    let upper = min(range.upperBound, scalars.count)
    let end = min(end ?? upper, scalars.count)
    if let beginnings = table.beginnings, range.count >= Self.longStretch {
      var next = range.lowerBound
      while let i = ScalarScan.first(beginnings, in: text, next..<upper) {
        if let word = table.longest(at: i, in: scalars, before: end) { return (word, i) }
        next = i + 1
      }
      return nil
    }
    for i in range {
      if let word = table.longest(at: i, in: scalars, before: end) { return (word, i) }
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
      byFirst = Groups(order) { (words[$0][0], words[$0].dropFirst().first) }
      byLast = Groups(order) { (words[$0][words[$0].count - 1], words[$0].dropLast().last) }
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
      let beside = index + 1 < text.count ? text[index + 1] : 0
      for k in byFirst.group(text[index], beside: beside) {
        let word = byFirst.word(k)
        if index + length(word) <= end, stands(word, text, index) { return word }
      }
      return nil
    }
  }

  /// Words by one of their scalars.
  private struct Groups: Sendable {
    /// Where each group stands in `members`, and which scalars its words have beside that one: one bit
    /// for each value of `besideBit`.
    private let groups: ScalarTable<(lower: Int32, upper: Int32, beside: UInt32)>
    /// One bit for each value of `bit` that a scalar has: most places are passed by with it alone.
    private let filter: UInt64
    /// The places in `words`, those of each group side by side.
    private let members: [Int32]

    /// - Parameters:
    ///   - order: the places in `words`, in the order that each group keeps.
    ///   - scalar: the scalar by which a word is found, and the one beside it; none where it is alone.
    init(_ order: [Int], by scalar: (Int) -> (own: UInt32, beside: UInt32?)) {
      var members: [[Int32]] = []
      var beside: [UInt32] = []
      var places: [UInt32: Int] = [:]
      var scalars: [UInt32] = []
      for word in order {
        let (s, other) = scalar(word)
        // Beside one that stands alone may be any.
        let bits = other.map { 1 &<< Self.besideBit($0) } ?? UInt32.max
        if let place = places[s] {
          members[place].append(Int32(word))
          beside[place] |= bits
        } else {
          places[s] = members.count
          scalars.append(s)
          members.append([Int32(word)])
          beside.append(bits)
        }
      }
      filter = scalars.reduce(0) { $0 | 1 &<< Self.bit($1) }
      var lower: Int32 = 0
      groups = ScalarTable(
        scalars.indices.map { k in
          defer { lower += Int32(members[k].count) }
          return (scalars[k], (lower, lower + Int32(members[k].count), beside[k]))
        })
      self.members = members.flatMap { $0 }
    }

    @inline(__always)
    private static func bit(_ s: UInt32) -> UInt64 { UInt64((s &* 0x9E37_79B1) >> 26) }

    /// Whether there may be words of a scalar.
    @inline(__always)
    func mayHold(_ s: UInt32) -> Bool { filter &>> Self.bit(s) & 1 != 0 }

    @inline(__always)
    private static func besideBit(_ s: UInt32) -> UInt32 { (s &* 0x9E37_79B1) >> 27 }

    /// The places in `members` of the words of a scalar; none where none of them has `beside` next to
    /// it.
    @inline(__always)
    func group(_ s: UInt32, beside: UInt32) -> Range<Int> {
      guard mayHold(s), let group = groups[s],
        group.beside &>> Self.besideBit(beside) & 1 != 0
      else { return 0..<0 }
      return Int(group.lower)..<Int(group.upper)
    }

    @inline(__always)
    func word(_ member: Int) -> Int { Int(members[member]) }
  }
}
