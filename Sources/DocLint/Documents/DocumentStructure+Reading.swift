extension DocumentStructure {
  /// Reads the structure of a text: lines, what each looks like, paragraphs, pieces, headings,
  /// types.
  ///
  /// - Complexity: O(*n*) in its length.
  convenience init(_ document: Document) {
    let text = ScalarText(document.text)
    let lines = Self.lines(of: text)
    let readings = lines.map { LineReading(text, $0) }
    let drafts = ParagraphJoiner.drafts(text, lines, readings)
    let reader = PieceReader(text, lines, drafts)
    let (absorbed, read, roles) = (reader.absorbed, reader.drafts, reader.roles)

    // Drafts that others took in leave; all places move up.
    var places: [Int] = []
    places.reserveCapacity(drafts.count + 1)
    var count = 0
    for draft in drafts.indices {
      places.append(count)
      if !absorbed[draft] { count += 1 }
    }
    places.append(count)
    func moved(_ range: Range<Int>) -> Range<Int> {
      places[range.lowerBound]..<places[range.upperBound]
    }

    var paragraphs: [Paragraph] = []
    var first: [LineReading] = []
    paragraphs.reserveCapacity(count)
    first.reserveCapacity(count)
    for (number, piece) in reader.pieces.enumerated() {
      for draft in piece.start..<piece.end where !absorbed[draft] {
        let own = read[draft].lines
        paragraphs.append(
          Paragraph(
            role: roles[draft] ?? .body, fragments: own.mapped { lines[$0].content },
            piece: number, heading: nil, lines: own,
            isClosed: own.last.map { readings[$0].isClosed } ?? true))
        first.append(read[draft].reading)
      }
    }

    let fields = reader.fields.map { field in
      Field(
        name: field.name, paragraph: places[field.paragraph], label: field.label,
        value: field.value, paragraphs: moved(field.paragraphs))
    }
    let listed = reader.listed.map { item in
      ListedAttachment(
        number: item.number, paragraph: places[item.paragraph], mark: item.mark, name: item.name)
    }
    let pieces = reader.pieces.map { piece in
      var piece = piece
      piece.start = places[piece.start]
      piece.end = places[piece.end]
      piece.title = piece.title.map { places[$0] }
      piece.mark = piece.mark.map { places[$0] }
      piece.date = piece.date.map { places[$0] }
      piece.wrapper = piece.wrapper.map { places[$0] }
      piece.body = moved(piece.body)
      return piece
    }

    var scopes = Set(pieces.map(\.start))
    for field in fields {
      scopes.insert(field.paragraphs.lowerBound)
      scopes.insert(field.paragraphs.upperBound)
    }
    for i in first.indices where first[i].kind == .part { scopes.insert(i) }
    let headings = HeadingReader(text, lines, paragraphs, first, scopes: scopes).headings
    for i in headings.indices.reversed() where !headings[i].isGlued {
      paragraphs[headings[i].paragraph].heading = i
    }

    let recogniser = PieceRecogniser(
      text: text, lines: lines, paragraphs: paragraphs, headings: headings, fields: fields,
      listed: listed)
    var found: [Piece] = []
    for (number, piece) in pieces.enumerated() {
      let result = recogniser.recognise(piece)
      let start = number == 0 ? 0 : paragraphs[piece.start].range.lowerBound
      let end =
        number + 1 < pieces.count
        ? paragraphs[pieces[number + 1].start].range.lowerBound : text.count
      found.append(
        Piece(
          type: result.type, range: start..<end, paragraphs: piece.start..<piece.end,
          title: piece.title, evidence: result.evidence, attachment: piece.attachment,
          caseNumber: piece.caseNumber, mark: piece.mark, signature: piece.signature,
          date: piece.date, body: piece.body))
    }
    if found.isEmpty {
      found = [
        Piece(type: .other, range: 0..<text.count, paragraphs: 0..<0, title: nil, evidence: [])
      ]
    }

    self.init(
      text: text, lines: lines, paragraphs: paragraphs, headings: headings, pieces: found,
      fields: fields, listed: listed)
  }

  private static func lines(of text: ScalarText) -> [Line] {
    let (scalars, marks) = (text.scalars, text.marks)
    var lines: [Line] = []
    lines.reserveCapacity(text.lineCount)
    // Where the line starts, and the first of its marks.
    var start = 0
    var mark = 0
    func add(_ end: Int, _ endMark: Int) {
      var (lower, upper, firstMark, lastMark) = (start, end, mark, endMark)
      while lower < upper, isInvisible(scalars[lower]) {
        lower += 1
        firstMark += 1
      }
      while upper > lower, isInvisible(scalars[upper - 1]) {
        upper -= 1
        lastMark -= 1
      }
      lines.append(
        Line(range: start..<end, content: lower..<upper, marks: firstMark..<lastMark))
    }
    for (k, i) in marks.enumerated() where ScalarText.isLineEnd(scalars[i]) {
      if scalars[i] != 0x0A || i == 0 || scalars[i - 1] != 0x0D { add(i, k) }
      start = i + 1
      mark = k + 1
    }
    add(text.count, marks.count)
    return lines
  }

  /// White space, and what is as good as none at the ends of a line: zero-width characters, form
  /// feeds.
  private static func isInvisible(_ s: UInt32) -> Bool {
    ScalarText.isSpace(s) || s == 0x0C || s == 0x0B || s >= 0x200B && s <= 0x200F || s == 0x2060
      || s == 0xFEFF
  }
}
