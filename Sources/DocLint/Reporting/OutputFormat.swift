/// A way of writing a report.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// For people at a terminal: source lines, carets, pairs, a closing sentence.
  case text
  /// One line for each finding: `path:line:column: severity rule message`.
  case concise
  /// One JSON object, schema `doclint/1`.
  case json

  /// Names that are reserved for formats which this version does not write yet.
  public static let planned = [
    "jsonl", "sarif", "junit", "github", "gitlab", "checkstyle", "rdjson", "markdown", "csv",
    "html",
  ]
}
