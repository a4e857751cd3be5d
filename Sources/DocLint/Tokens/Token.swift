/// One word, number, mark or stretch of white space of a text: a range and a kind, no text.
///
///     let text = SourceText("第3条")
///     try Tokenizer().tokens(of: text).map { text.string($0.range) }     // ["第", "3", "条"]
///
/// A token is not a term: 南昌市 may be one token or several, as the dictionary has it.
public struct Token: Hashable, Sendable {
  /// What a token is made of.
  public enum Kind: UInt8, CaseIterable, Hashable, Sendable {
    /// A word with at least one character of the script Han, 〇 and 々 included.
    case han
    /// A number by the tokenizer's number rule: ASCII or full-width digits, with thousands commas
    /// and points inside.
    case number
    /// A word with at least one Latin letter, digits included: `GDP`, `5G`, `H7N9`, `ＰＭ2.5`.
    case latin
    /// A punctuation mark, or a mathematical, currency or modifier symbol: `，` `%` `‰` `+` `￥`.
    case punctuation
    /// White space; a line end is a token of its own, and CR LF is one.
    case space
    /// All else: kana, Hangul and other alphabets, other digits, emoji, `①`, `℃`, controls.
    case other

    /// The kind's name in reports: the case's name.
    public var name: String {
      switch self {
      case .han: "han"
      case .number: "number"
      case .latin: "latin"
      case .punctuation: "punctuation"
      case .space: "space"
      case .other: "other"
      }
    }
  }

  /// Where the token stands, in UTF-8 bytes; never empty when it comes from a `Tokenizer`.
  public let range: TextRange
  /// What it is made of.
  public let kind: Kind

  public init(range: TextRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}
