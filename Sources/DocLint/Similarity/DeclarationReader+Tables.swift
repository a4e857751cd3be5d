extension DeclarationReader {
  private static let fewestCells = 3
  private static let longestLabel = 12

  /// The heads of tables, and the labels with which their rows begin.
  func tableLabels() -> [Declarations.Stretch] {
    var result: [Declarations.Stretch] = []
    var head: (key: String, cells: Int)?
    // The head is one where a row of as many cells follows.
    var candidate: (cells: [Range<Int>], key: String)?
    for line in structure.lines {
      let cells = cells(line.content)
      guard cells.count >= Self.fewestCells else {
        // A line that parts the head from the rows, in Markdown.
        if line.isBlank || !units(line.content).isEmpty { (head, candidate) = (nil, nil) }
        continue
      }
      if let waiting = candidate, waiting.cells.count == cells.count {
        for cell in waiting.cells {
          result.append(
            Declarations.Stretch(key: waiting.key, units: units(cell), reason: .heading))
        }
        head = (waiting.key, cells.count)
      }
      candidate = nil
      let labels = cells.map { isLabel(units($0)) }
      if let head, head.cells == cells.count {
        if labels[0] {
          let first = units(cells[0])
          result.append(
            Declarations.Stretch(
              key: head.key + "\n" + folded(first), units: first, reason: .heading))
        }
      } else {
        head = nil
        if labels.allSatisfy({ $0 }) {
          candidate = (cells, cells.map { folded(units($0)) }.joined(separator: "\t"))
        }
      }
    }
    return result
  }

  private func isLabel(_ units: Range<Int>) -> Bool {
    !units.isEmpty && units.count <= Self.longestLabel
      && !comparison.units[units].contains(ComparisonText.number)
  }

  /// The cells of a line: parted by tabs, by bars, or by two blanks and more.
  private func cells(_ line: Range<Int>) -> [Range<Int>] {
    let s = structure.text.scalars
    // Mostly there is nothing that could part cells.
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var i = line.lowerBound
    while i < line.upperBound {
      var end = i
      var isBreak = false
      while end < line.upperBound, ScalarText.isSpace(s[end]) || s[end] == 0x09 || s[end] == 0x7C {
        if s[end] == 0x09 || s[end] == 0x7C { isBreak = true }
        end += 1
      }
      if end == i {
        i += 1
        continue
      }
      if isBreak || end - i >= 2 {
        if i > start { cells.append(start..<i) }
        start = end
      }
      i = end
    }
    if start < line.upperBound { cells.append(start..<line.upperBound) }
    return cells
  }
}
