/// A way of writing a report.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// For people at a terminal: source lines, carets, pairs, a closing sentence.
  case text
  /// One line for each finding: `path:line:column: severity rule message`.
  case concise
  /// One JSON object, schema `doclint/1`.
  case json
  /// One JSON object a line.
  case jsonl
  /// SARIF 2.1.0.
  case sarif
  /// The XML of JUnit.
  case junit
  /// Annotations of GitHub's workflows.
  case github
  /// GitLab's code quality artifact.
  case gitlab
  /// The XML of Checkstyle.
  case checkstyle
  /// The Reviewdog Diagnostic Format.
  case rdjson
  /// Tables in Markdown.
  case markdown
  /// One table for spreadsheets.
  case csv
  /// One page for reviewers that opens in any browser, offline.
  case html

  /// Whether it says the same without the documents' texts. Others leave out source lines, or
  /// columns that count bytes or UTF-16 units.
  public var needsTexts: Bool {
    switch self {
    case .text, .github, .rdjson, .html: true
    default: false
    }
  }
}
