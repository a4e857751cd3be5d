/// What several rules about structure ask of a document.
extension RuleContext {
  /// The words of a range, for messages.
  func words(_ range: Range<Int>) -> String { text.string(range) }

  /// The words of a range, cut to `count` scalars.
  func words(_ range: Range<Int>, atMost count: Int) -> String {
    range.count <= count ? words(range) : words(range.prefix(count)) + "…"
  }

  /// A place that a finding speaks of.
  ///
  /// - Parameter isSame: whether the finding is of this place, too.
  func related(
    _ range: Range<Int>, _ zh: String, _ en: String, isSame: Bool = false
  ) -> RelatedPlace {
    RelatedPlace(
      path: document.path, range: text.range(range.lowerBound, range.upperBound),
      message: Message(zh: zh, en: en), isSame: isSame)
  }

  /// One finding at the first place, with all of them as related.
  func gathered(
    _ rule: any Rule.Type, _ places: [Range<Int>], _ message: (Int) -> Message,
    severity: Severity? = nil, fix: Fix? = nil
  ) -> [Diagnostic] {
    guard let first = places.first else { return [] }
    return [
      finding(
        rule, first, message(places.count), severity: severity, fix: fix,
        related: places.dropFirst().prefix(50).map {
          related($0, "此处同样", "here too", isSame: true)
        },
        evidence: [("count", .integer(places.count))])
    ]
  }

  /// The title of a piece, all lines of it.
  func title(of piece: DocumentStructure.Piece) -> DocumentStructure.Paragraph? {
    piece.title.map { structure.paragraphs[$0] }
  }

  /// Han, Latin letters and digits of a text: what two titles are compared by.
  func letters(_ fragments: some Sequence<Range<Int>>) -> [UInt32] {
    fragments.reduce(into: []) { $0 += PieceReader.letters(text, $1) }
  }

  /// Whether the piece is a notice or letter with the marks of one: a title that says so, and an
  /// addressee or a document number.
  func isLetter(_ piece: DocumentStructure.Piece) -> Bool {
    guard piece.type == .notice, piece.attachment == nil, piece.caseNumber == nil,
      let title = title(of: piece)?.fragments.last,
      let kind = DocumentKind.sentKind(text, title), Self.letterKinds.contains(kind)
    else { return false }
    return piece.paragraphs.contains {
      let role = structure.paragraphs[$0].role
      return role == .addressee || role == .documentNumber
    }
  }

  private static let letterKinds = Set(ScalarText.words("通知 函 通报 请示 批复 报告 意见 决定"))

  /// Whether the text is a law or a regulation: three lines that start with 第…条.
  static func isStatute(_ structure: DocumentStructure) -> Bool {
    let text = structure.text
    var articles = 0
    for paragraph in structure.paragraphs where paragraph.role == .body {
      let range = paragraph.range
      guard text.scalars[range.lowerBound] == 0x7B2C,
        let (_, end) = ChineseCount.any(text.scalars, range.lowerBound + 1, range.upperBound),
        end < range.upperBound, text.scalars[end] == 0x6761
      else { continue }
      articles += 1
      if articles == 3 { return true }
    }
    return false
  }

  /// The headings whose group holds one that is a mere item: no heading, nothing run in behind it.
  func groupsOfItems() -> Set<Int> {
    var found: Set<Int> = []
    for group in siblings {
      let hasItem = group.contains {
        let heading = structure.headings[$0]
        return !heading.isRunIn && structure.paragraphs[heading.paragraph].role == .body
      }
      if hasItem { found.formUnion(group) }
    }
    return found
  }

  /// Whether anything tells that the text is an official document or a submission: a type, an
  /// addressee, a number, a field, or headings of the official series.
  static func isOfficial(_ structure: DocumentStructure) -> Bool {
    structure.pieces.contains { $0.type != .other || $0.mark != nil || $0.signature != nil }
      || structure.paragraphs.contains { $0.role == .addressee || $0.role == .documentNumber }
      || structure.headings.contains {
        $0.series == .chinese || $0.series == .chineseInParentheses || $0.series == .chapter
      }
  }

  /// The headings in order, grouped with those that stand under the same parent.
  static func siblings(_ structure: DocumentStructure) -> [[Int]] {
    if structure.headings.isEmpty { return [] }
    struct Key: Hashable {
      let scope: Int
      let parent: Int?
      let series: DocumentStructure.Series
    }
    var order: [Key] = []
    var groups: [Key: [Int]] = [:]
    for (i, heading) in structure.headings.enumerated() {
      let key = Key(scope: heading.scope, parent: heading.parent, series: heading.series)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(i)
    }
    return order.compactMap { groups[$0] }
  }
}
