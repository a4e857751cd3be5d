/// A quantity in its sentence: what the checks compare.
///
/// An object: every check takes figures in hand, and copies of all that is known of one would cost
/// more than most of them.
final class Figure: Sendable {
  let quantity: Quantity
  /// The place in the document of the number with its unit.
  let place: Range<Int>
  /// The paragraph among `NumberAnalysis.paragraphs`; `nil` for a cell of a table.
  let paragraph: Int?
  /// In the paragraph's text: number and unit, and the same with limiting words.
  let range: Range<Int>
  let extent: Range<Int>
  /// The sentence among `NumberAnalysis.sentences`.
  let sentence: Int
  /// The clause that it stands in, in the paragraph's text.
  let clause: Range<Int>
  /// From the start of the clause, or the figure before it, up to the figure.
  let lead: Range<Int>
  /// From the figure to the end of the clause or the next figure.
  let tail: Range<Int>
  /// The place of the other end of a range among the figures.
  let partner: Int?
  /// What it is about.
  let fact: Fact
  /// 全覆盖: said in words.
  let isWords: Bool

  init(
    quantity: Quantity, place: Range<Int>, paragraph: Int?, range: Range<Int>, extent: Range<Int>,
    sentence: Int, clause: Range<Int>, lead: Range<Int>, tail: Range<Int>, partner: Int?,
    fact: Fact, isWords: Bool
  ) {
    self.quantity = quantity
    self.place = place
    self.paragraph = paragraph
    self.range = range
    self.extent = extent
    self.sentence = sentence
    self.clause = clause
    self.lead = lead
    self.tail = tail
    self.partner = partner
    self.fact = fact
    self.isWords = isWords
  }

  /// The same figure, about something else.
  func about(_ fact: Fact) -> Figure {
    Figure(
      quantity: quantity, place: place, paragraph: paragraph, range: range, extent: extent,
      sentence: sentence, clause: clause, lead: lead, tail: tail, partner: partner, fact: fact,
      isWords: isWords)
  }
}

/// What a figure is about.
struct Fact: Hashable, Sendable {
  enum Status: String, Sendable { case actual, target, plan, requirement }

  /// As they stand in the text.
  var words: [UInt32]
  /// As it is compared: folded, without words that change nothing.
  var key: [UInt32]
  /// 全市, 我县 or a place's name; empty where none is said.
  var region: String
  /// The year that is said for it, in digits, or the name of a five-year plan; `nil` where none is.
  var period: String?
  /// What changes what is counted: 新增, 累计, 65岁及以上.
  var qualifiers: Qualifiers
  var status: Status

  /// The period of what something is only compared with: 比上年的12张, 由2.46人增至….
  static let earlier = "earlier"

  static let unknown = Fact(
    words: [], key: [], region: "", period: nil, qualifiers: Qualifiers(), status: .actual)

  /// As it can be shown.
  var indicator: String { NumberText.string(words) }
}

/// A stretch of prose up to a full stop.
struct Sentence: Sendable {
  let paragraph: Int
  let range: Range<Int>
  /// Among `NumberAnalysis.clauses`; empty where it has no figures.
  let clauses: Range<Int>
  /// Among `NumberAnalysis.figures`.
  var figures: Range<Int>
  /// Which words stand in it that the checks ask for; none where it has no figures.
  let words: SentenceWords
  /// The kinds of the units of its figures.
  let kinds: Unit.Kinds
}

/// One paragraph of prose as the number analysis sees it.
struct NumberParagraph: Sendable {
  let text: NumberText
  let mentions: [Mention]
  /// What the mentions are.
  let classes: Mention.Classes
  /// The place among the structure's paragraphs.
  let source: Int
  var sentences: Range<Int>
}
