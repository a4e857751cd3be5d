/// Writes a report as one table of comma-separated values (RFC 4180) for spreadsheets: a row for
/// each document, finding, pair and passage; the first column, `record`, says which.
///
/// It starts with a byte-order mark, without which spreadsheets take Chinese for another encoding.
/// Line ends in cells become `\n`. A cell that a spreadsheet would take for a formula has an
/// apostrophe before it.
public struct CSVReporter: Reporter {
  /// The language of messages and reasons.
  public let language: Language

  public init(language: Language = .chinese) { self.language = language }

  private enum Column: String, CaseIterable {
    case record, path, source, status, rule, line, column, endLine, endColumn, offset, endOffset
    case sourceLine, sourceColumn, sourceOffset, sourceEndOffset
    case copied, counted, ratio, sourceCopied, sourceCounted, sourceRatio
    case message, fix, fingerprint
  }

  public func bytes(of report: Report) -> [UInt8] {
    let positions = ReportPositions(of: report)
    var out: [UInt8] = [0xEF, 0xBB, 0xBF]
    let columns = Column.allCases
    func row(_ values: [Column: String]) {
      out += Array(TableRow.csv(columns.map { values[$0] ?? "" }).utf8)
    }
    out += Array(TableRow.csv(columns.map(\.rawValue)).utf8)

    for (files, record) in [(report.files, "document"), (report.archive, "archived")] {
      for file in files {
        let notes = file.notes.map { $0[language] }.joined(separator: "; ")
        row([
          .record: record, .path: file.path, .status: file.status.rawValue,
          .counted: file.characters.map(String.init) ?? "",
          .message: file.reason?[language] ?? notes, .fingerprint: file.sha256 ?? "",
        ])
      }
    }
    func finding(_ one: Diagnostic, _ record: String, _ note: String?) {
      var values: [Column: String] = [
        .record: record, .path: one.path, .status: one.severity.rawValue, .rule: one.rule,
        .message: one.message[language] + (note.map { " [\($0)]" } ?? ""),
        .fingerprint: one.fingerprint,
        .fix: one.fix?.edits.map(\.replacement).joined(separator: " / ") ?? "",
      ]
      if let range = positions.range(one.range, in: one.path) {
        values[.line] = String(range.start.line)
        values[.column] = String(range.start.column)
        values[.endLine] = String(range.end.line)
        values[.endColumn] = String(range.end.column)
        values[.offset] = String(range.start.offset)
        values[.endOffset] = String(range.end.offset)
      }
      if let other = one.related.first, other.path != one.path { values[.source] = other.path }
      row(values)
    }
    for one in report.diagnostics { finding(one, "finding", report.remarks[one.fingerprint]) }
    for entry in report.suppressed {
      finding(entry.diagnostic, "suppressed", entry.suppression.reason)
    }
    let words = Wording(language: language)
    for entry in report.settled {
      finding(entry.diagnostic, "settled", words.decision(entry.decision))
    }
    let pairs = report.reuse.pairs.filter { $0.verdict != .none }
    for pair in pairs { row(values(of: pair, "pair", report.reuse)) }
    for pair in pairs {
      for passage in pair.passages {
        let here = positions.range(passage.document, in: pair.document)
        let there = positions.range(passage.source, in: pair.source)
        row([
          .record: "passage", .path: report.reuse.documents[pair.document].path,
          .source: report.reuse.documents[pair.source].path, .status: pair.verdict.rawValue,
          .line: String(here.start.line), .column: String(here.start.column),
          .offset: String(here.start.offset), .endOffset: String(here.end.offset),
          .sourceLine: String(there.start.line), .sourceColumn: String(there.start.column),
          .sourceOffset: String(there.start.offset), .sourceEndOffset: String(there.end.offset),
          .copied: String(passage.equal), .message: passage.moved ? "moved" : "",
        ])
      }
    }
    return out
  }

  private func values(
    of pair: ReusePair, _ record: String, _ reuse: ReuseReport
  ) -> [Column: String] {
    func decimals(_ ratio: Double) -> String {
      var json = JSONWriter()
      json.ratio(ratio)
      return String(decoding: json.bytes, as: UTF8.self)
    }
    return [
      .record: record, .path: reuse.documents[pair.document].path,
      .source: reuse.documents[pair.source].path, .status: pair.verdict.rawValue,
      .copied: String(pair.ratios.document.copied), .counted: String(pair.ratios.document.counted),
      .ratio: decimals(pair.ratios.document.ratio),
      .sourceCopied: String(pair.ratios.source.copied),
      .sourceCounted: String(pair.ratios.source.counted),
      .sourceRatio: decimals(pair.ratios.source.ratio),
      .message:
        (pair.leftovers.map { "{\($0.text)} ×\($0.count)" }
        + pair.substitutions.map { "\($0.source)→\($0.document) ×\($0.count)" })
        .joined(separator: "; "),
    ]
  }
}
