/// The places of many byte offsets of one text, found in one walk.
///
/// `LineIndex` walks the line for each offset, which takes quadratic time where one long line holds
/// many ranges.
struct PositionTable: Sendable {
  private let offsets: [UInt32]
  private let places: [SourceLocation]

  /// - Complexity: O(*n* + *k* log *k*) for *n* bytes and *k* offsets. Offsets behind the end of
  ///   the text stand for its end.
  init(of text: SourceText, at wanted: [UInt32]) {
    let sorted = Set(wanted).sorted()
    var places: [SourceLocation] = []
    places.reserveCapacity(sorted.count)
    let bytes = text.utf8.span
    var line = 0
    var at = 0
    var scalars = 0
    var lineStart = 0
    for offset in sorted {
      let end = min(Int(offset), bytes.count)
      let start = text.lines.start(ofLineAt: end)
      if start.line != line {
        (line, at) = (start.line, start.byte)
        scalars = start.scalars
        lineStart = scalars
      }
      while at < end {
        if bytes[at] & 0xC0 != 0x80 { scalars += 1 }
        at += 1
      }
      places.append(SourceLocation(offset: scalars, line: line, column: scalars - lineStart + 1))
    }
    self.offsets = sorted
    self.places = places
  }

  /// - Precondition: `byte` is one of the offsets the table was made of.
  func place(_ byte: UInt32) -> SourceLocation {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < byte { low = middle + 1 } else { high = middle }
    }
    precondition(low < offsets.count && offsets[low] == byte, "the offset was not asked for")
    return places[low]
  }
}

/// Every place that a report speaks of.
struct ReportPositions: Sendable {
  private var byPath: [String: PositionTable] = [:]
  private let byIndex: [PositionTable]

  init(of report: Report) {
    var wanted: [String: [UInt32]] = [:]
    for diagnostic in report.diagnostics + report.suppressed.map(\.diagnostic) {
      wanted[diagnostic.path, default: []].add(diagnostic.range)
      for related in diagnostic.related { wanted[related.path, default: []].add(related.range) }
      for edit in diagnostic.fix?.edits ?? [] {
        wanted[diagnostic.path, default: []].add(edit.range)
      }
    }
    for file in report.files {
      for piece in file.types { wanted[file.path, default: []].add(piece.range) }
    }
    for file in report.files + report.archive where byPath[file.path] == nil {
      if let document = file.document, let offsets = wanted[file.path] {
        byPath[file.path] = PositionTable(of: document.text, at: offsets)
      }
    }
    byIndex = Self.tables(report.reuse)
  }

  init(of reuse: ReuseReport) { byIndex = Self.tables(reuse) }

  private static func tables(_ reuse: ReuseReport) -> [PositionTable] {
    var wanted = [[UInt32]](repeating: [], count: reuse.documents.count)
    for pair in reuse.pairs where pair.verdict != .none {
      for passage in pair.passages {
        wanted[pair.document].add(passage.document)
        wanted[pair.source].add(passage.source)
      }
      for substitution in pair.substitutions {
        for range in substitution.documentRanges { wanted[pair.document].add(range) }
      }
      for leftover in pair.leftovers {
        for range in leftover.ranges { wanted[pair.document].add(range) }
      }
      for change in pair.numbers.changes { wanted[pair.document].add(change.range) }
      for excluded in pair.excluded { wanted[pair.document].add(excluded.range) }
    }
    return zip(reuse.documents, wanted).map { PositionTable(of: $0.text, at: $1) }
  }

  /// `nil` where the report has no text of that name.
  func range(_ range: TextRange, in path: String) -> (start: SourceLocation, end: SourceLocation)? {
    guard let table = byPath[path] else { return nil }
    return (table.place(range.lowerBound), table.place(range.upperBound))
  }

  func range(_ range: TextRange, in document: Int) -> (start: SourceLocation, end: SourceLocation) {
    (byIndex[document].place(range.lowerBound), byIndex[document].place(range.upperBound))
  }
}

extension [UInt32] {
  fileprivate mutating func add(_ range: TextRange) {
    append(range.lowerBound)
    append(range.upperBound)
  }
}
