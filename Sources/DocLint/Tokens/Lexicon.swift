/// A line of a lexicon file that cannot be read: which one, why, and what to do.
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's name, as it was given.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong with the line.
  public let problem: String
  /// What the author of the file can do about it.
  public let remedy: String

  public init(file: String, line: Int, problem: String, remedy: String) {
    self.file = file
    self.line = line
    self.problem = problem
    self.remedy = remedy
  }

  /// `file:line: problem; remedy`.
  public var description: String { "\(file):\(line): \(problem); \(remedy)" }
}

/// Words that the tokenizer is to keep whole: names and terms which ICU's dictionary does not
/// hold.
///
///     let lexicon = try Lexicon(parsing: "医共体\n热敏灸 20 n\n", file: "terms.txt")
///     lexicon.longestMatch(in: Array("热敏灸".utf8), at: 0)              // 9
///
/// A word is compared byte by byte: nothing is folded or normalized, and no word is part of
/// another. A lexicon is a set; it is not a language model, and frequencies are not used.
public struct Lexicon: Hashable, Sendable {
  /// The longest word that a lexicon file may hold, in scalars. Practice: the longest entries of
  /// jieba's own dictionary have 16; the limit keeps tokenization linear for any file.
  public static let maximumWordLength = 64

  // A trie over bytes, breadth first: the edges out of node n are
  // firstEdge[n]..<firstEdge[n + 1], sorted by label, and edge e leads to node e + 1. Equal sets
  // of words make equal arrays.
  private var firstEdge: [UInt32]
  private var labels: [UInt8]
  private var isWord: [Bool]
  /// The number of different words.
  public let count: Int

  /// A lexicon without words.
  public init() { self.init(words: []) }

  /// The lexicon of `words`, in any order; repeated and empty ones do not count.
  ///
  /// A word is taken as it is, at any length. Where words cross, the tokenizer's rule decides.
  ///
  /// - Complexity: O(*m* log *m*) for *m* bytes.
  public init(words: some Sequence<String>) {
    var sorted: [[UInt8]] = []
    for word in words where !word.isEmpty { sorted.append(Array(word.utf8)) }
    sorted.sort { $0.lexicographicallyPrecedes($1) }
    var unique: [[UInt8]] = []
    unique.reserveCapacity(sorted.count)
    for word in sorted where word != unique.last { unique.append(word) }

    firstEdge = []
    labels = []
    isWord = []
    count = unique.count
    // The words below each node are a range of the sorted list; the nodes of one depth follow
    // each other.
    var level: [Range<Int>] = [unique.indices]
    var depth = 0
    while !level.isEmpty {
      var next: [Range<Int>] = []
      for words in level {
        var i = words.lowerBound
        let ends = i < words.upperBound && unique[i].count == depth
        isWord.append(ends)
        if ends { i += 1 }
        firstEdge.append(UInt32(labels.count))
        while i < words.upperBound {
          let label = unique[i][depth]
          var end = i + 1
          while end < words.upperBound && unique[end][depth] == label { end += 1 }
          labels.append(label)
          next.append(i..<end)
          i = end
        }
      }
      level = next
      depth += 1
    }
    firstEdge.append(UInt32(labels.count))
  }

  /// Reads a lexicon in the format of jieba's user dictionaries: one word in a line, then, if
  /// wanted, its frequency and its tag, parted by blanks.
  ///
  ///     # terms of health administration
  ///     医共体
  ///     热敏灸 20 n
  ///
  /// Empty lines and lines that start with `#` are skipped, a byte-order mark at the start is
  /// too. Frequency (a whole number) and tag (ASCII letters and digits, a letter first) are
  /// checked but have no effect. A repeated word counts once.
  ///
  /// - Parameters:
  ///   - text: the whole file.
  ///   - file: the file's name, for the error.
  /// - Throws: `LexiconError` at the first line that is not of this form.
  /// - Complexity: O(*m* log *m*) for *m* bytes.
  public init(parsing text: String, file: String) throws(LexiconError) {
    var words: [String] = []
    var scalars = text.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var number = 0
    while !scalars.isEmpty {
      let end = scalars.firstIndex { $0 == "\n" || $0 == "\r" } ?? scalars.endIndex
      number += 1
      if let word = try Self.word(ofLine: scalars[..<end], number, file) { words.append(word) }
      let isCRLF =
        end < scalars.endIndex && scalars[end] == "\r"
        && scalars[end...].dropFirst().first == "\n"
      scalars = scalars[end...].dropFirst(isCRLF ? 2 : 1)
    }
    self.init(words: words)
  }

  private static func word(
    ofLine line: Substring.UnicodeScalarView, _ number: Int, _ file: String
  ) throws(LexiconError) -> String? {
    let fields = line.split { ScalarClass($0.value) == .space }
    guard let word = fields.first, word.first != "#" else { return nil }
    func error(_ problem: String, _ remedy: String) -> LexiconError {
      LexiconError(file: file, line: number, problem: problem, remedy: remedy)
    }
    if word.count > maximumWordLength {
      throw error(
        "a word of \(word.count) characters",
        "write terms of at most \(maximumWordLength) characters, one in a line")
    }
    if word.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\u{FFFD}" }) {
      throw error(
        "a word with a control character or a damaged one (U+FFFD)",
        "save the lexicon as UTF-8 text")
    }
    var rest = fields.dropFirst()
    if let field = rest.first, field.allSatisfy(isDigit) { rest.removeFirst() }
    if let field = rest.first, isTag(field) { rest.removeFirst() }
    if let field = rest.first {
      throw error(
        "`\(String(field))` is neither a frequency nor a tag in its place",
        "write `word`, `word frequency`, `word tag` or `word frequency tag`, parted by blanks")
    }
    return String(word)
  }

  private static func isDigit(_ c: Unicode.Scalar) -> Bool { c >= "0" && c <= "9" }

  private static func isTag(_ field: Substring.UnicodeScalarView) -> Bool {
    func isLetter(_ c: Unicode.Scalar) -> Bool {
      (c >= "a" && c <= "z") || (c >= "A" && c <= "Z")
    }
    guard let first = field.first, isLetter(first) else { return false }
    return field.allSatisfy { isLetter($0) || isDigit($0) }
  }

  /// Whether there is no word in it.
  public var isEmpty: Bool { count == 0 }

  /// All words, sorted by their UTF-8 bytes.
  ///
  /// - Complexity: O(*m*) for *m* bytes.
  public var words: [String] {
    var result: [String] = []
    result.reserveCapacity(count)
    var path: [UInt8] = []
    // Nodes still to be visited, with the length of the path that leads to them.
    var pending: [(node: Int, depth: Int)] = [(0, 0)]
    while let (node, depth) = pending.popLast() {
      if node > 0 {
        path.removeSubrange((depth - 1)...)
        path.append(labels[node - 1])
      }
      if isWord[node] { result.append(String(decoding: path, as: UTF8.self)) }
      for edge in (Int(firstEdge[node])..<Int(firstEdge[node + 1])).reversed() {
        pending.append((edge + 1, depth + 1))
      }
    }
    return result
  }

  /// The lexicon that holds the words of both.
  public func merging(_ other: Lexicon) -> Lexicon {
    if other.isEmpty { return self }
    if isEmpty { return other }
    return Lexicon(words: words + other.words)
  }

  /// Whether `word` is in the lexicon.
  public func contains(_ word: String) -> Bool {
    let utf8 = Array(word.utf8)
    return !utf8.isEmpty && longestMatch(in: utf8, at: 0) == utf8.count
  }

  /// The length in bytes of the longest word that stands in `utf8` at byte `offset`, or nil.
  ///
  /// - Precondition: `0 <= offset <= utf8.count`.
  /// - Complexity: O(length of the longest match), and no memory is allocated.
  public func longestMatch(in utf8: [UInt8], at offset: Int) -> Int? {
    precondition(offset >= 0 && offset <= utf8.count, "byte \(offset) is not in the text")
    var longest: Int?
    forEachMatch(in: utf8.span, at: offset) { end in longest = end - offset }
    return longest
  }

  /// Calls `body` with the end of each word that stands in `utf8` at `offset`, shortest first.
  @inline(__always)
  func forEachMatch(in utf8: Span<UInt8>, at offset: Int, _ body: (_ end: Int) -> Void) {
    let firstEdge = firstEdge.span
    let labels = labels.span
    let isWord = isWord.span
    var node = 0
    var i = offset
    while i < utf8.count {
      let byte = utf8[i]
      var low = Int(firstEdge[node])
      var high = Int(firstEdge[node + 1])
      while low < high {
        let middle = (low + high) / 2
        if labels[middle] < byte { low = middle + 1 } else { high = middle }
      }
      if low == Int(firstEdge[node + 1]) || labels[low] != byte { return }
      node = low + 1
      i += 1
      if isWord[node] { body(i) }
    }
  }
}
