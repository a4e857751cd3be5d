/// Collects paragraphs and rows of tables as lines, for formats that give them in order.
struct LineCollector {
  private struct Table {
    var cells: [[ParagraphText]] = []
    var cell: [ParagraphText] = []
    var inCell = false
    var span = 1
  }

  private(set) var lines: [IngestedLine] = []
  private var tables: [Table] = []
  private var counts: [DocumentPlace.Part: Int] = [:]
  var page: Int?

  var isInTable: Bool { !tables.isEmpty }

  mutating func paragraph(
    _ content: ParagraphText, _ part: DocumentPlace.Part = .body, format: ParagraphFormat? = nil
  ) {
    if let last = tables.indices.last, tables[last].inCell {
      tables[last].cell.append(content)
      return
    }
    if content.isBlank && content.hidden.isEmpty { return }
    line(content, part, format)
  }

  private mutating func line(
    _ content: ParagraphText, _ part: DocumentPlace.Part, _ format: ParagraphFormat? = nil
  ) {
    counts[part, default: 0] += 1
    lines.append(
      IngestedLine(content, part, counts[part] ?? 1, page: page, format: format))
  }

  /// A row that comes all at once, its paragraphs by cells.
  mutating func row(_ cells: [[ParagraphText]], _ part: DocumentPlace.Part) {
    var row = LineCollector()
    row.beginTable()
    for cell in cells {
      row.beginCell()
      for content in cell { row.paragraph(content) }
    }
    row.endTable()
    for line in row.lines { paragraph(line.content, part) }
  }

  mutating func beginTable() { tables.append(Table()) }

  mutating func endTable() {
    endRow()
    if !tables.isEmpty { tables.removeLast() }
  }

  mutating func beginRow() {
    endRow()
    if let last = tables.indices.last { tables[last].cells = [] }
  }

  mutating func beginCell(span: Int = 1) {
    endCell()
    guard let last = tables.indices.last else { return }
    tables[last].inCell = true
    tables[last].span = max(1, min(IngestLimits.gridSpan, span))
  }

  mutating func endCell() {
    guard let last = tables.indices.last, tables[last].inCell else { return }
    tables[last].cells.append(tables[last].cell)
    for _ in 0..<(tables[last].span - 1) { tables[last].cells.append([]) }
    tables[last].cell = []
    tables[last].inCell = false
    tables[last].span = 1
  }

  mutating func endRow(_ part: DocumentPlace.Part = .table) {
    endCell()
    guard let last = tables.indices.last, !tables[last].cells.isEmpty else { return }
    let cells = tables[last].cells
    tables[last].cells = []
    if cells.count == 1, last == 0 {
      for content in cells[0] where !content.isBlank || !content.hidden.isEmpty {
        line(content, part)
      }
      return
    }
    var text = ParagraphText()
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.append(ParagraphText("\t")) }
      text.append(WordStory.joined(cell))
    }
    if last > 0, tables[last - 1].inCell {
      tables[last - 1].cell.append(text)
    } else if !text.isBlank || !text.hidden.isEmpty {
      line(text, part)
    }
  }
}
