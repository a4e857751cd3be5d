/// What a document consists of: its lines, the paragraphs that they make, its headings, and the
/// pieces (a notice, each of its annexes) that stand in one file.
///
/// Positions are indices into `text.scalars`; `text.range` makes them a `TextRange`. An object, as
/// `ScalarText` is.
final class DocumentStructure: Sendable {
  /// One physical line, without its line end.
  struct Line: Hashable, Sendable {
    /// All of it.
    let range: Range<Int>
    /// Without white space before and after; empty for a blank line.
    let content: Range<Int>
    /// Its content's places in `text.marks`.
    let marks: Range<Int>

    var isBlank: Bool { content.isEmpty }
  }

  /// What a paragraph is for.
  enum Role: Hashable, Sendable {
    case title
    /// A subtitle behind a dash, or a line such as （征求意见稿） under the title.
    case subtitle
    /// The unit that issues the document, as the line at its head.
    case issuer
    case documentNumber
    case addressee
    case heading
    case body
    /// One row of a table, with its cells separated by tabs or bars.
    case tableRow
    /// The caption of a table, box or figure: 专栏3 …, 表1 ….
    case caption
    /// 附件：1.… and the lines that go on with the list.
    case attachmentList
    /// The line that starts an annex: 附件2.
    case attachmentMark
    /// 专报信息示例: names what follows, is no title.
    case wrapper
    /// A labelled field: 案例主题：…, 联系电话：….
    case field
    /// A unit's name at the end, with or without brackets.
    case signature
    case date
    /// A note on a table or a footnote: 注：…, ¹….
    case note
    /// 抄送, 印发 and the like under the last line.
    case imprint
    /// — 3 —: the number of a page.
    case pageMark
  }

  /// Lines that are read as one: a page break may have cut a sentence in two.
  struct Paragraph: Sendable {
    var role: Role
    /// The lines' contents, in order of reading.
    var fragments: ShortList<Range<Int>>
    /// The place in `pieces`.
    var piece: Int
    /// The place in `headings`, for a heading and for a paragraph that begins with one. `nil` too
    /// for a heading without a number.
    var heading: Int?
    /// Its places in `lines`.
    var lines: ShortList<Int> = .many([])
    /// Whether its last line ends as a paragraph does: with 。！？；：…） or a closing quotation mark.
    var isClosed = true

    /// From the first scalar to the last, with whatever stands between the fragments.
    var range: Range<Int> {
      guard let first = fragments.first, let last = fragments.last else { return 0..<0 }
      return first.lowerBound..<last.upperBound
    }
  }

  /// The official series of headings and list marks.
  enum Series: Hashable, Sendable {
    /// 第一章
    case chapter
    /// 第一节
    case section
    /// 一、
    case chinese
    /// （一）
    case chineseInParentheses
    /// 1.
    case arabic
    /// （1）
    case arabicInParentheses
    /// ①
    case circled
    /// 一是
    case first
    /// 附件1
    case attachment
    /// 专栏1
    case box
    /// 典型案例之一
    case caseNumber
  }

  /// A numbered heading, or the numbered start of a paragraph.
  struct Heading: Sendable {
    let series: Series
    let number: Int
    /// From 1, by the order of the official series (第一章, 第一节, 一、, （一）, 1., a box, （1）, ①, 一是);
    /// not by what stands above it. 0 for marks that start a piece.
    let level: Int
    /// The place in `paragraphs`.
    let paragraph: Int
    /// The mark with its punctuation: `（一）`.
    let mark: Range<Int>
    /// The words of the heading behind the mark, up to its full stop or the end of its line.
    let title: Range<Int>
    /// Whether text follows in the same paragraph.
    let isRunIn: Bool
    /// The place in `headings` of the heading that it stands under.
    let parent: Int?
    /// Whether it stands inside a paragraph, behind a full stop, where a line break was lost.
    var isGlued = false
    /// Numbers go on within one scope only: a piece, the value of a field, a part of a law.
    var scope = 0
  }

  /// What kind of submission a piece is.
  enum PieceType: String, Sendable, CaseIterable {
    case report = "专报"
    case brief = "简报"
    case example = "典型案例"
    case notice = "通知/函"
    case plan = "规划"
    case keyPoints = "工作要点"
    case other
  }

  /// One piece of the file.
  struct Piece: Sendable {
    let type: PieceType
    let range: Range<Int>
    /// The places in `paragraphs`.
    let paragraphs: Range<Int>
    /// The place in `paragraphs` of its title.
    let title: Int?
    /// Why it is taken for that type.
    let evidence: [Message]
    /// 2 for 附件2; `nil` for a piece that no such mark starts.
    var attachment: Int?
    /// 3 for 典型案例之三.
    var caseNumber: Int?
    /// The place in `paragraphs` of 附件2, 典型案例之三 or 专报信息示例 before it.
    var mark: Int?
    /// The unit's name at its end, brackets included.
    var signature: Range<Int>?
    /// The place in `paragraphs` of the date of issue.
    var date: Int?
    /// The places in `paragraphs` of what stands between the head and the signature.
    var body: Range<Int> = 0..<0
  }

  /// A labelled field: 联系电话：….
  struct Field: Sendable {
    let name: FieldName
    /// The place in `paragraphs`.
    let paragraph: Int
    /// With its colon.
    let label: Range<Int>
    /// Behind the label on its line; empty where the value stands in the paragraphs below.
    let value: Range<Int>
    /// The places in `paragraphs` that the field takes up, its own first.
    var paragraphs: Range<Int>
  }

  /// An item of the list of annexes at the end of a notice.
  struct ListedAttachment: Sendable {
    let number: Int?
    /// The place in `paragraphs` of its line.
    let paragraph: Int
    /// The number with its point; empty where there is none.
    let mark: Range<Int>
    /// The name, over all its lines.
    let name: Range<Int>
  }

  let text: ScalarText
  let lines: [Line]
  let paragraphs: [Paragraph]
  let headings: [Heading]
  let pieces: [Piece]
  let fields: [Field]
  /// In order of the pieces that list them.
  let listed: [ListedAttachment]

  init(
    text: ScalarText, lines: [Line], paragraphs: [Paragraph], headings: [Heading],
    pieces: [Piece], fields: [Field], listed: [ListedAttachment]
  ) {
    self.text = text
    self.lines = lines
    self.paragraphs = paragraphs
    self.headings = headings
    self.pieces = pieces
    self.fields = fields
    self.listed = listed
  }

  /// The fields of each piece.
  ///
  /// - Complexity: O(pieces + fields).
  var fieldsOfPieces: [[Field]] {
    var result: [[Field]] = pieces.map { _ in [] }
    for field in fields { result[paragraphs[field.paragraph].piece].append(field) }
    return result
  }

  /// The paragraph's scalars as one text, with the way back to the document.
  ///
  /// - Complexity: O(length of the paragraph).
  func joined(_ paragraph: Paragraph) -> JoinedText { JoinedText(paragraph.fragments, of: text) }
}

/// Fragments of a text read as one.
struct JoinedText: Sendable {
  let scalars: [UInt32]
  /// The place in the whole text of each scalar.
  let origins: [Int]

  init(_ fragments: some Collection<Range<Int>>, of text: ScalarText) {
    let count = fragments.reduce(0) { $0 + $1.count }
    var scalars: [UInt32] = []
    var origins: [Int] = []
    scalars.reserveCapacity(count)
    origins.reserveCapacity(count)
    for fragment in fragments {
      scalars += text.scalars[fragment]
      origins += fragment
    }
    self.scalars = scalars
    self.origins = origins
  }

  var count: Int { scalars.count }

  /// The place in the document of `range`, which is not empty; from its first to its last scalar.
  func original(_ range: Range<Int>) -> Range<Int> {
    origins[range.lowerBound]..<(origins[range.upperBound - 1] + 1)
  }

  /// Whether `word` stands at `index`.
  func has(_ word: [UInt32], at index: Int) -> Bool { scalars.has(word, at: index) }
}
