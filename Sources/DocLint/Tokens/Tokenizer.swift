/// Cuts a text into tokens: ICU's words, with numbers kept whole and the user's lexicon on top.
///
///     let tokenizer = Tokenizer(lexicon: Lexicon(words: ["医共体"]))
///     let text = SourceText("医共体3.63万张")
///     try tokenizer.tokens(of: text).map { text.string($0.range) }
///     // ["医共体", "3.63", "万", "张"]
///
/// Tokens cover the text from its first byte to its last, in order, without gap or overlap, and
/// each ends where a scalar ends. The boundaries are ICU's for the locale `zh` (Unicode Standard
/// Annex #29 and ICU's dictionary), but for two rules:
///
/// 1. **Numbers.** In a word of ICU's that holds a digit, ASCII or full-width, and beyond digits
///    only punctuation, Han and kana, each number is one token, and so is each stretch between
///    numbers. A number is a maximal match of
///    `integer (point digits)*`, where `integer` is digits, or one to three digits and groups of
///    a comma and exactly three digits; `point` is `.` or `．`; `comma` is `,`, or `，` between
///    full-width digits. So `1,234.56`, `１，２３４`, `1.2.3` and `2024.1.15` are one token each,
///    but `30，50`, `3,5` and `1；2`, which ICU has as one word each, are three. A sign, `%`,
///    `％`, `‰` and a unit are tokens of their own. Where ICU's word holds anything else (a
///    letter, a combining mark, a connector), it stays whole: `5G`, `H7N9`, `PM2.5`, `A4`;
///    `COVID-19` is `COVID`, `-`, `19`, as ICU has it.
/// 2. **Lexicon.** From left to right, the longest word of the lexicon that stands at a place is
///    one token, and the search goes on behind it. Tokens that it cuts end, or start anew, at
///    its ends. Those must be fit for a cut: at a boundary that is there already, or beside a Han
///    or kana character, but not inside a number and not before a combining mark. So `AI` is not
///    found in `MAIN`, nor `1所` in `11所`, and no emoji sequence or syllable block is split.
///
/// The result depends on text, lexicon and the version of ICU; not on locale or environment.
public struct Tokenizer: Sendable {
  /// The words that are kept whole.
  public let lexicon: Lexicon

  public init(lexicon: Lexicon = Lexicon()) {
    self.lexicon = lexicon
  }

  /// The tokens of `text`: its bytes from first to last, in order; none for an empty text.
  ///
  /// - Throws: `ICUError` when ICU's own data are missing.
  /// - Precondition: `text` is shorter than 2 GiB.
  /// - Complexity: O(*n* × length of the longest word in the lexicon).
  public func tokens(of text: SourceText) throws(ICUError) -> [Token] {
    var segmenter = WordSegmenter()
    var tokens: [Token] = []
    // Practice: Chinese prose has a word in about five bytes.
    tokens.reserveCapacity(text.utf8.count / 5 + 1)
    var start = 0
    try segmenter.forEachBoundary(in: text.utf8) { end in
      Self.appendWord(start..<end, of: text.utf8.span, to: &tokens)
      start = end
    }
    return lexicon.isEmpty ? tokens : applyLexicon(to: tokens, of: text.utf8.span)
  }

  // MARK: Kinds and numbers

  /// What stands in a range: the classes of its scalars, and the class of the first.
  private struct Content {
    var first: ScalarClass
    var hasHan = false
    var hasLatin = false
    var hasDigit = false
    /// Whether there are only digits, punctuation, Han and kana, so that the number rule applies.
    var isPlain = true

    init(_ range: Range<Int>, of utf8: Span<UInt8>) {
      first = .other
      var i = range.lowerBound
      while i < range.upperBound {
        let (scalar, length) = ScalarDecoding.scalar(in: utf8, at: i)
        let scalarClass = ScalarClass(scalar)
        if i == range.lowerBound { first = scalarClass }
        switch scalarClass {
        case .han: hasHan = true
        case .digit: hasDigit = true
        case .kana, .punctuation: break
        case .latin:
          hasLatin = true
          isPlain = false
        case .space, .connector, .extending, .other: isPlain = false
        }
        i += length
      }
    }

    /// The kind of a token that is not a number.
    var kind: Token.Kind {
      if hasHan { return .han }
      if hasLatin { return .latin }
      switch first {
      case .space: return .space
      case .punctuation, .connector: return hasDigit ? .other : .punctuation
      default: return .other
      }
    }
  }

  private static func appendWord(
    _ word: Range<Int>, of utf8: Span<UInt8>, to tokens: inout [Token]
  ) {
    let content = Content(word, of: utf8)
    guard content.hasDigit && content.isPlain else {
      tokens.append(Token(range: TextRange(word), kind: content.kind))
      return
    }
    var start = word.lowerBound
    var i = start
    while i < word.upperBound {
      let end = NumberScanner.number(in: utf8, at: i, limit: word.upperBound)
      if end == i {
        i += ScalarDecoding.scalar(in: utf8, at: i).length
        continue
      }
      if start < i { tokens.append(token(start..<i, of: utf8)) }
      tokens.append(Token(range: TextRange(i, end), kind: .number))
      start = end
      i = end
    }
    if start < i { tokens.append(token(start..<i, of: utf8)) }
  }

  /// The token of a stretch that is not a number.
  private static func token(_ range: Range<Int>, of utf8: Span<UInt8>) -> Token {
    Token(range: TextRange(range), kind: Content(range, of: utf8).kind)
  }

  // MARK: Lexicon

  private func applyLexicon(to tokens: [Token], of utf8: Span<UInt8>) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var index = 0  // the token that holds byte i
    var start = 0  // where that token starts, or what a match has left of it
    var i = 0
    while i < utf8.count {
      let token = tokens[index]
      if let match = longestMatch(at: i, holder: index, tokens: tokens, utf8: utf8) {
        if start < i { result.append(Self.token(start..<i, of: utf8)) }
        let isWhole =
          i == token.range.lowerBound && match.end == token.range.upperBound
        result.append(isWhole ? token : Self.token(i..<match.end, of: utf8))
        i = match.end
        start = i
        index = match.holder
        continue
      }
      i += ScalarDecoding.scalar(in: utf8, at: i).length
      if i == token.range.upperBound {
        let isWhole = start == token.range.lowerBound
        result.append(isWhole ? token : Self.token(start..<i, of: utf8))
        start = i
        index += 1
      }
    }
    return result
  }

  /// The end of the longest word at `i` whose ends are fit for a cut, and the index of the token
  /// that holds that end.
  private func longestMatch(
    at i: Int, holder: Int, tokens: [Token], utf8: Span<UInt8>
  ) -> (end: Int, holder: Int)? {
    var match: (end: Int, holder: Int)?
    var isStartChecked = false
    var isStartFit = false
    var index = holder
    lexicon.forEachMatch(in: utf8, at: i) { end in
      if !isStartChecked {
        isStartFit = Self.isFit(i, in: tokens[holder], of: utf8)
        isStartChecked = true
      }
      if !isStartFit { return }
      while index < tokens.count && Int(tokens[index].range.upperBound) <= end { index += 1 }
      if index == tokens.count || Self.isFit(end, in: tokens[index], of: utf8) {
        match = (end, index)
      }
    }
    return match
  }

  /// Whether a token may be cut at byte `i`, which it holds.
  private static func isFit(_ i: Int, in token: Token, of utf8: Span<UInt8>) -> Bool {
    if i == token.range.lowerBound { return true }
    if token.kind == .number { return false }
    let next = ScalarClass(ScalarDecoding.scalar(in: utf8, at: i).value)
    if next == .extending { return false }
    if next.isDictionaryScript { return true }
    // The character before, past its combining marks.
    var before = i
    while before > token.range.lowerBound {
      before = ScalarDecoding.start(before: before, in: utf8)
      let previous = ScalarClass(ScalarDecoding.scalar(in: utf8, at: before).value)
      if previous != .extending { return previous.isDictionaryScript }
    }
    return false
  }
}

/// The number rule's grammar, over bytes.
enum NumberScanner {
  private enum Width { case half, full }

  /// The end of the number that starts at byte `i`, or `i` when none does.
  ///
  /// The caller sees to it that no digit stands before `i`.
  static func number(in utf8: Span<UInt8>, at i: Int, limit: Int) -> Int {
    var (end, count) = digits(in: utf8, at: i, limit: limit)
    if count == 0 { return i }
    if count <= 3 {
      while let group = group(in: utf8, at: end, limit: limit) { end = group }
    }
    while let point = separator(in: utf8, at: end, limit: limit, ascii: 0x2E, full: 0x8E) {
      let (fractionEnd, count) = digits(in: utf8, at: point.end, limit: limit)
      if count == 0 { break }
      end = fractionEnd
    }
    return end
  }

  /// The end of a comma and exactly three digits.
  private static func group(in utf8: Span<UInt8>, at i: Int, limit: Int) -> Int? {
    guard
      let comma = separator(in: utf8, at: i, limit: limit, ascii: 0x2C, full: 0x8C)
    else { return nil }
    if comma.width == .full {
      // Between ASCII digits a full-width comma parts clauses.
      guard i >= 3, digit(in: utf8, at: i - 3, limit: limit)?.width == .full,
        digit(in: utf8, at: comma.end, limit: limit)?.width == .full
      else { return nil }
    }
    let (end, count) = digits(in: utf8, at: comma.end, limit: limit)
    return count == 3 ? end : nil
  }

  private static func digits(
    in utf8: Span<UInt8>, at i: Int, limit: Int
  ) -> (end: Int, count: Int) {
    var end = i
    var count = 0
    while let digit = digit(in: utf8, at: end, limit: limit) {
      end = digit.end
      count += 1
    }
    return (end, count)
  }

  /// 0 to 9, or U+FF10 to U+FF19 (EF BC 90 to EF BC 99).
  private static func digit(
    in utf8: Span<UInt8>, at i: Int, limit: Int
  ) -> (end: Int, width: Width)? {
    guard i < limit else { return nil }
    if utf8[i] >= 0x30 && utf8[i] <= 0x39 { return (i + 1, .half) }
    guard i + 3 <= limit, utf8[i] == 0xEF, utf8[i + 1] == 0xBC, utf8[i + 2] >= 0x90,
      utf8[i + 2] <= 0x99
    else { return nil }
    return (i + 3, .full)
  }

  /// An ASCII mark, or its full-width form EF BC `full`.
  private static func separator(
    in utf8: Span<UInt8>, at i: Int, limit: Int, ascii: UInt8, full: UInt8
  ) -> (end: Int, width: Width)? {
    guard i < limit else { return nil }
    if utf8[i] == ascii { return (i + 1, .half) }
    guard i + 3 <= limit, utf8[i] == 0xEF, utf8[i + 1] == 0xBC, utf8[i + 2] == full else {
      return nil
    }
    return (i + 3, .full)
  }
}

extension TextRange {
  fileprivate init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }
}
