extension DocumentStructure {
  /// Reads the structure of a text.
  ///
  /// - Complexity: O(*n*) in its length.
  init(_ document: Document) {
    let text = ScalarText(document.text)
    var lines: [Line] = []
    var start = 0
    func add(_ end: Int) {
      var (lower, upper) = (start, end)
      while lower < upper, ScalarText.isSpace(text.scalars[lower]) { lower += 1 }
      while upper > lower, ScalarText.isSpace(text.scalars[upper - 1]) { upper -= 1 }
      lines.append(Line(range: start..<end, content: lower..<upper))
    }
    for i in text.scalars.indices where ScalarText.isLineEnd(text.scalars[i]) {
      if text.scalars[i] == 0x0A, i > 0, text.scalars[i - 1] == 0x0D {
        start = i + 1
        continue
      }
      add(i)
      start = i + 1
    }
    add(text.count)
    self.text = text
    self.lines = lines
    paragraphs = lines.filter { !$0.isBlank }.map {
      Paragraph(role: .body, fragments: [$0.content], piece: 0, heading: nil)
    }
    headings = []
    pieces = [
      Piece(
        type: .other, range: 0..<text.count, paragraphs: 0..<paragraphs.count, title: nil,
        evidence: [])
    ]
  }
}
