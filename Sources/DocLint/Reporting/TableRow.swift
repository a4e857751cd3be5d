/// One row of a table in the notations that the reporters write.
enum TableRow {
  /// Comma-separated values (RFC 4180), with the line end. Controls and line ends in a cell are
  /// escaped, and a cell that a spreadsheet would take for a formula has an apostrophe before it.
  static func csv(_ cells: [String]) -> String {
    cells.map(csvCell).joined(separator: ",") + "\r\n"
  }

  /// A row of a Markdown table (GitHub's), with the line end.
  static func markdown(_ cells: [String]) -> String {
    "| " + cells.map(MarkdownReporter.escaped).joined(separator: " | ") + " |\n"
  }

  /// Cells parted by tabs, with the line end; nothing in them can be taken for a control.
  static func tabs(_ cells: [String]) -> String {
    cells.map { VisibleText.escaped($0) }.joined(separator: "\t") + "\n"
  }

  private static func csvCell(_ value: String) -> String {
    var text = VisibleText.escaped(value)
    if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first),
      Double(text) == nil
    {
      text = "'" + text
    }
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x20 }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
