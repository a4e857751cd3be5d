/// Writes one line for each finding: `path:line:column: severity rule message`; and one for each
/// file that was not checked: `path: failed reason`.
///
/// Severities and rules are never translated, so that lines can be searched. Control characters are
/// escaped: nothing breaks a line.
public struct ConciseReporter: Reporter {
  /// The language of messages and reasons.
  public let language: Language

  /// Whether what was suppressed is written too.
  public let showsSuppressed: Bool

  public init(language: Language = .chinese, showsSuppressed: Bool = false) {
    self.language = language
    self.showsSuppressed = showsSuppressed
  }

  public func bytes(of report: Report) -> [UInt8] {
    let positions = ReportPositions(of: report)
    var out: [UInt8] = []
    for file in report.files + report.archive where file.status != .checked {
      let reason = file.reason?[language] ?? ""
      out.append(
        contentsOf: VisibleText.escaped("\(file.path): \(file.status.rawValue) \(reason)").utf8)
      out.append(0x0A)
    }
    let suppressed = showsSuppressed ? report.suppressed : []
    let all =
      report.diagnostics.map { ($0, nil as String?) }
      + suppressed.map { ($0.diagnostic, $0.suppression.reason) }
    for (diagnostic, reason) in all {
      var line = diagnostic.path
      if let place = positions.range(diagnostic.range, in: diagnostic.path)?.start {
        line += ":\(place.line):\(place.column)"
      }
      line += ": \(diagnostic.severity.rawValue) \(diagnostic.rule) \(diagnostic.message[language])"
      if let reason { line += " [\(Wording(language: language).suppressed(reason))]" }
      out.append(contentsOf: VisibleText.escaped(line).utf8)
      out.append(0x0A)
    }
    return out
  }
}
