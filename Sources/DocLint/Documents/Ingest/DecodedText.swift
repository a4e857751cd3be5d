/// A text and how it was read: which encoding, how surely, with what damage.
public struct DecodedText: Sendable {
  /// The encodings that are told apart.
  public enum Encoding: String, Sendable, CaseIterable {
    /// ASCII included.
    case utf8 = "UTF-8"
    /// GB 2312 and GBK included.
    case gb18030 = "GB18030"
    /// Code page 950.
    case big5 = "Big5"
    case utf16LE = "UTF-16LE"
    case utf16BE = "UTF-16BE"
    case utf32LE = "UTF-32LE"
    case utf32BE = "UTF-32BE"
  }

  /// The encoding it was read in; of a file glued together from two, that of most lines.
  public let encoding: Encoding
  /// Whether a byte-order mark stood at the start; it is not part of the text.
  public let hasByteOrderMark: Bool
  /// Valid UTF-8 without a byte-order mark; each damage is one U+FFFD. Empty if `failure` is set.
  public let utf8: [UInt8]
  /// The number of damages: byte sequences without a meaning in the encoding.
  public let damageCount: Int
  /// Where the first damages stand, in bytes from the start of the file, ascending; at most
  /// `TextDecoder.damagePlaceLimit`.
  public let damageOffsets: [Int]
  /// The lead of this reading over the next best, in scores of about −1 to 1; 1 where nothing else
  /// was in question.
  public let margin: Double
  /// What a reader of the report should know: damage, doubt about the encoding.
  public let notes: [Message]
  /// Why the bytes are no text, if they are none.
  public let failure: Message?

  init(
    encoding: Encoding, hasByteOrderMark: Bool = false, utf8: [UInt8], damageCount: Int = 0,
    damageOffsets: [Int] = [], margin: Double = 1, notes: [Message] = [], failure: Message? = nil
  ) {
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.utf8 = utf8
    self.damageCount = damageCount
    self.damageOffsets = damageOffsets
    self.margin = margin
    self.notes = notes
    self.failure = failure
  }
}
