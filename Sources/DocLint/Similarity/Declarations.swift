/// What a document says of text that it has from elsewhere, and what it is an issue of: by this two
/// documents are told to share text openly. One document alone leaves nothing out; it takes two that
/// agree (`OpenlyShared`).
///
/// Positions are units of the document's comparison text. Titles are folded as units are, but for
/// their figures, which are told by what they say.
struct Declarations: Sendable {
  /// A piece of the file that has a title.
  struct Piece: Sendable {
    let title: String
    let units: Range<Int>
    /// The unit that signs it, as units; empty where none does.
    let signature: [UInt32]
    /// Whether the title names a place.
    let namesPlace: Bool
  }

  /// A document that is handed on by its title: 现将《…》转发给你们.
  struct HandedOn: Hashable, Sendable {
    let title: String
    /// Whether the wording says that it is another's: 转发, not 印发.
    let isAnothers: Bool
  }

  /// The text of a document that is handed on, where its title stands over it.
  struct Held: Sendable {
    let title: String
    let units: Range<Int>
  }

  /// A stretch that says where it has its words from, or that names parts of the document.
  struct Stretch: Sendable {
    /// Two documents have a stretch in common where this is the same.
    let key: String
    let units: Range<Int>
    let reason: ExcludedText.Reason

    func isSame(as other: Stretch) -> Bool { reason == other.reason && key == other.key }
  }

  /// A piece that appears time and again.
  struct Issue: Hashable, Sendable {
    /// The title without its period, and the unit that signs.
    let series: String
    let period: String
  }

  /// Documents that one hands on at once; who names more gives a list.
  private static let mostHandedOn = 16

  /// What it is itself: its first piece.
  let piece: Piece?
  let held: [Held]
  let handedOn: [HandedOn]
  let stretches: [Stretch]
  let issue: Issue?

  init(_ document: Document, _ comparison: ComparisonText) {
    let reader = DeclarationReader(document, comparison)
    piece = reader.piece()
    issue = reader.issue()
    var handedOn: [HandedOn] = []
    var stretches = reader.tableLabels()
    for paragraph in reader.structure.paragraphs where reader.mayDeclare(paragraph) {
      let joined = reader.structure.joined(paragraph)
      for (found, stretch) in reader.handedOn(joined, paragraph.role) {
        if handedOn.count < Self.mostHandedOn, !handedOn.contains(found) { handedOn.append(found) }
        stretches.append(stretch)
      }
      stretches += reader.sentences(joined)
    }
    self.handedOn = handedOn
    held = reader.held(of: Set(handedOn.lazy.filter { $0.isAnothers }.map { $0.title }))
    self.stretches = stretches
  }
}
