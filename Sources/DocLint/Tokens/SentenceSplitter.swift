/// Cuts a text into sentences by its marks.
///
///     let text = SourceText("他说：“到了。”我们走！\n第二段")
///     SentenceSplitter().sentences(of: text).map { text.string($0) }
///     // ["他说：“到了。”", "我们走！", "第二段"]
///
/// A sentence ends behind a run of 。 ｡ ！ ？ ； … (also half-width `!` `?` `;` when no ASCII
/// letter or digit follows), and at each line end (LF, CR LF, CR). Closing quotes and brackets
/// behind the marks belong to the sentence; a straight `"` does when it closes one of its line.
/// A full stop `.` does not end a sentence, since it stands in numbers, names and abbreviations.
///
/// Practice, not a standard: a semicolon or an ellipsis inside quotes ends a sentence too, which
/// keeps the pieces short enough to be compared. Paragraph structure is no business of it.
public struct SentenceSplitter: Sendable {
  public init() {}

  /// The sentences of a text in order, without the white space around them; none is empty.
  ///
  /// - Complexity: O(*n*).
  public func sentences(of text: SourceText) -> [TextRange] {
    sentences(of: text, in: TextRange(0, text.utf8.count))
  }

  /// The sentences of a part of a text, such as a paragraph; offsets are those of the text.
  ///
  /// - Precondition: `range` is in the text and starts and ends between scalars.
  /// - Complexity: O(length of `range`).
  public func sentences(of text: SourceText, in range: TextRange) -> [TextRange] {
    let utf8 = text.utf8.span
    let limit = Int(range.upperBound)
    precondition(limit <= utf8.count, "range \(range) is not in the text")
    var result: [TextRange] = []
    var start = -1  // of the sentence at hand: its first scalar that is not white space
    var end = 0  // behind its last such scalar
    var hasEnded = false  // whether a mark has ended it, and only marks and closers may follow
    var isQuoteOpen = false  // whether a straight quote is open in this line
    func finish() {
      if start >= 0 { result.append(TextRange(start, end)) }
      start = -1
      hasEnded = false
    }

    var i = Int(range.lowerBound)
    while i < limit {
      let (scalar, length) = ScalarDecoding.scalar(in: utf8, at: i)
      let next = i + length
      switch scalar {
      case 0x0A, 0x0D:
        finish()
        isQuoteOpen = false
      default:
        let isMark = Self.isMark(scalar, followedBy: next < limit ? utf8[next] : 0)
        if hasEnded && !isMark && !Self.isCloser(scalar, isQuoteOpen: isQuoteOpen) { finish() }
        if isMark { hasEnded = true }
        if scalar == 0x22 { isQuoteOpen.toggle() }
        if ScalarClass(scalar) != .space {
          if start < 0 { start = i }
          end = next
        }
      }
      i = next
    }
    finish()
    return result
  }

  private static func isMark(_ scalar: UInt32, followedBy next: UInt8) -> Bool {
    switch scalar {
    case 0x3002, 0xFF61, 0xFF01, 0xFF1F, 0xFF1B, 0x2026: true  // 。｡！？；…
    case 0x21, 0x3F, 0x3B:  // ! ? ; but not in an address such as a?b=1;c
      switch next {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
      default: true
      }
    default: false
    }
  }

  private static func isCloser(_ scalar: UInt32, isQuoteOpen: Bool) -> Bool {
    switch scalar {
    case 0x201D, 0x2019, 0xFF09, 0x300B, 0x3011, 0x300D,  // ” ’ ） 》 】 」
      0x300F, 0x3009, 0x3015, 0x3017, 0x3019, 0xFF3D, 0xFF5D, 0xFF02, 0x29, 0x5D, 0x7D:
      true
    case 0x22: isQuoteOpen
    default: ScalarClass(scalar) == .extending  // a combining mark belongs to the mark before it
    }
  }
}
