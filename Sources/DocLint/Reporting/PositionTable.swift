/// The places of many byte offsets of one text, found in one walk.
///
/// `LineIndex` walks the line for each offset, which takes quadratic time where one long line holds
/// many ranges.
final class PositionTable: Sendable {
  private let offsets: [UInt32]
  private let places: [SourceLocation]
  private let map: PlaceMap?
  /// How far each offset is from the start of its line, in bytes and in UTF-16 units; empty where
  /// the text is not at hand.
  private let bytesIntoLine: [Int]
  private let unitsIntoLine: [Int]

  /// A table of places that are known already.
  init(_ known: [UInt32: SourceLocation], map: PlaceMap? = nil) {
    self.map = map
    bytesIntoLine = []
    unitsIntoLine = []
    offsets = known.keys.sorted()
    places = offsets.map { known[$0] ?? SourceLocation(offset: Int($0), line: 0, column: 0) }
  }

  /// - Complexity: O(*n* + *k* log *k*) for *n* bytes and *k* offsets. Offsets behind the end of
  ///   the text stand for its end.
  init(of text: SourceText, at wanted: [UInt32], map: PlaceMap? = nil) {
    self.map = map
    var sorted: [UInt32] = []
    sorted.reserveCapacity(wanted.count)
    for offset in wanted.sorted() where offset != sorted.last { sorted.append(offset) }
    var places: [SourceLocation] = []
    places.reserveCapacity(sorted.count)
    var bytesIntoLine: [Int] = []
    var unitsIntoLine: [Int] = []
    bytesIntoLine.reserveCapacity(sorted.count)
    unitsIntoLine.reserveCapacity(sorted.count)
    let bytes = text.utf8.span
    var line = 0
    var at = 0
    var scalars = 0
    var lineStart = 0
    var units = 0
    var lineStartBytes = 0
    for offset in sorted {
      let end = min(Int(offset), bytes.count)
      let start = text.lines.start(ofLineAt: end)
      if start.line != line {
        (line, at) = (start.line, start.byte)
        scalars = start.scalars
        lineStart = scalars
        lineStartBytes = at
        units = 0
      }
      while at < end {
        if bytes[at] & 0xC0 != 0x80 {
          scalars += 1
          units += bytes[at] >= 0xF0 ? 2 : 1
        }
        at += 1
      }
      bytesIntoLine.append(at - lineStartBytes)
      unitsIntoLine.append(units)
      places.append(SourceLocation(offset: scalars, line: line, column: scalars - lineStart + 1))
    }
    self.offsets = sorted
    self.places = places
    self.bytesIntoLine = bytesIntoLine
    self.unitsIntoLine = unitsIntoLine
  }

  /// - Precondition: `byte` is one of the offsets the table was made of.
  func place(_ byte: UInt32) -> SourceLocation { places[index(of: byte)] }

  /// The column from 1, in the unit; `nil` where the text is not at hand.
  ///
  /// - Precondition: as for `place`.
  func column(_ byte: UInt32, in unit: ColumnUnit) -> Int? {
    let index = index(of: byte)
    switch unit {
    case .scalars: return places[index].column
    case .bytes: return bytesIntoLine.isEmpty ? nil : bytesIntoLine[index] + 1
    case .utf16: return unitsIntoLine.isEmpty ? nil : unitsIntoLine[index] + 1
    }
  }

  private func index(of byte: UInt32) -> Int {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < byte { low = middle + 1 } else { high = middle }
    }
    precondition(low < offsets.count && offsets[low] == byte, "the offset was not asked for")
    return low
  }
}

extension PositionTable {
  /// Both ends of a range, with the part and paragraph of the file where it has such.
  func range(_ range: TextRange) -> PlacedRange {
    let last = range.isEmpty ? range.lowerBound : range.upperBound - 1
    return PlacedRange(
      start: place(range.lowerBound), end: place(range.upperBound),
      startPlace: map?.place(ofByte: range.lowerBound), endPlace: map?.place(ofByte: last))
  }
}

/// A range as it is reported.
struct PlacedRange: Sendable {
  let start: SourceLocation
  let end: SourceLocation
  let startPlace: DocumentPlace?
  let endPlace: DocumentPlace?
}

/// What the columns of a format count.
enum ColumnUnit: Sendable {
  case scalars, bytes, utf16
}

/// Every place that a report speaks of.
struct ReportPositions: Sendable {
  private var byPath: [[UInt8]: PositionTable] = [:]
  private let byIndex: [PositionTable]

  /// - Parameter jobs: the number of threads, from 1.
  init(of report: Report, jobs: Int = 1) {
    var wanted: [[UInt8]: [UInt32]] = [:]
    if let known = report.places {
      for file in report.files + report.archive {
        guard let places = known[file.path.key] else { continue }
        byPath[file.path.key] = PositionTable(places, map: file.origin?.places)
      }
      let byPath = byPath
      byIndex = report.reuse.documents.map { byPath[$0.path.key] ?? PositionTable([:]) }
      return
    }
    let all = [
      report.diagnostics, report.suppressed.map(\.diagnostic), report.settled.map(\.diagnostic),
    ]
    // Those of one document stand side by side.
    var path = ""
    var own: [UInt32] = []
    for list in all {
      for k in list.indices {
        let diagnostic = list[k]
        if !path.isSameKey(diagnostic.path) {
          if !own.isEmpty { wanted[path.key, default: []] += own }
          path = diagnostic.path
          own.removeAll(keepingCapacity: true)
        }
        own.add(diagnostic.range)
        for related in diagnostic.related {
          if related.path.isSameKey(path) {
            own.add(related.range)
          } else {
            wanted[related.path.key, default: []].add(related.range)
          }
        }
        for edit in diagnostic.fix?.edits ?? [] { own.add(edit.range) }
      }
    }
    if !own.isEmpty { wanted[path.key, default: []] += own }
    // Files are large: those that nobody asks about are not copied.
    for k in report.files.indices where !report.files[k].types.isEmpty {
      let key = report.files[k].path.key
      for piece in report.files[k].types { wanted[key, default: []].add(piece.range) }
    }
    var files: [(key: [UInt8], document: Document, offsets: [UInt32])] = []
    for list in [report.files, report.archive] {
      for k in list.indices {
        let key = list[k].path.key
        if let offsets = wanted[key], let document = list[k].document {
          files.append((key, document, offsets))
        }
      }
    }
    let found = files
    let tables = concurrentMap(found.count, jobs: jobs) { i in
      let (_, document, offsets) = found[i]
      return PositionTable(of: document.text, at: offsets, map: document.origin?.places)
    }
    for (file, table) in zip(files, tables) where byPath[file.key] == nil {
      byPath[file.key] = table
    }
    byIndex = Self.tables(report.reuse, jobs: jobs)
  }

  init(of reuse: ReuseReport) { byIndex = Self.tables(reuse, jobs: 1) }

  private static func tables(_ reuse: ReuseReport, jobs: Int) -> [PositionTable] {
    var wanted = [[UInt32]](repeating: [], count: reuse.documents.count)
    for pair in reuse.pairs where pair.verdict != .none {
      for passage in pair.passages {
        wanted[pair.document].add(passage.document)
        wanted[pair.source].add(passage.source)
      }
      for substitution in pair.substitutions {
        for range in substitution.documentRanges { wanted[pair.document].add(range) }
        for range in substitution.sourceRanges { wanted[pair.source].add(range) }
      }
      for leftover in pair.leftovers {
        for range in leftover.ranges { wanted[pair.document].add(range) }
      }
      for change in pair.numbers.changes {
        wanted[pair.document].add(change.range)
        wanted[pair.source].add(change.sourceRange)
      }
      for excluded in pair.excluded { wanted[pair.document].add(excluded.range) }
    }
    for (document, flags) in reuse.integrity {
      for flag in flags { for range in flag.ranges { wanted[document].add(range) } }
    }
    let offsets = wanted
    return concurrentMap(offsets.count, jobs: jobs) {
      let document = reuse.documents[$0]
      return PositionTable(of: document.text, at: offsets[$0], map: document.origin?.places)
    }
  }

  /// The places of one text; `nil` where the report has none of that name.
  func table(of path: String) -> PositionTable? { byPath[path.key] }

  /// `nil` where the report has no text of that name.
  func range(_ range: TextRange, in path: String) -> PlacedRange? {
    byPath[path.key]?.range(range)
  }

  /// The columns of both ends, from 1; `nil` where the text is not at hand.
  func columns(
    _ range: TextRange, in path: String, _ unit: ColumnUnit
  ) -> (start: Int, end: Int)? {
    guard let table = byPath[path.key], let start = table.column(range.lowerBound, in: unit),
      let end = table.column(range.upperBound, in: unit)
    else { return nil }
    return (start, end)
  }

  func range(_ range: TextRange, in document: Int) -> PlacedRange { byIndex[document].range(range) }
}

extension [UInt32] {
  fileprivate mutating func add(_ range: TextRange) {
    append(range.lowerBound)
    append(range.upperBound)
  }
}
