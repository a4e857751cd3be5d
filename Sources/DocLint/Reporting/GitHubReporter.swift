/// Writes a report as the workflow commands that make annotations on GitHub: one a line.
///
/// Columns count UTF-16 units, and stand only where a finding is on one line, as the platform wants.
public struct GitHubReporter: Reporter {
  /// The language of messages and reasons.
  public let language: Language

  public init(language: Language = .chinese) { self.language = language }

  public func bytes(of report: Report) -> [UInt8] {
    let places = ReportedPlaces(of: report)
    var out = ""
    for file in report.unchecked {
      let command = file.status == .failed ? "error" : "notice"
      out += "::\(command) file=\(Self.property(file.path)),title=\(PseudoRule.id(file.status))::"
      out += Self.data("\(file.path): \(Report.complaint(file, language))") + "\n"
    }
    for one in report.diagnostics {
      let command =
        switch one.severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
      out += "::\(command) file=\(Self.property(one.path))"
      if let region = places.region(one.range, in: one.path, columns: .utf16) {
        out += ",line=\(region.start.line),endLine=\(region.end.line)"
        if region.isOnOneLine, let start = region.startColumn, let end = region.endColumn {
          out += ",col=\(start),endColumn=\(end)"
        }
      }
      out += ",title=\(Self.property(one.rule))::"
      let line = places.positions.range(one.range, in: one.path)?.start.line
      let head = one.path + (line.map { ":\($0)" } ?? "")
      out += Self.data("\(head): \(one.rule) \(one.message[language])") + "\n"
    }
    return Array(out.utf8)
  }

  /// The text of a command: `%`, line ends and controls escaped.
  private static func data(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": out += "%25"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      default: VisibleText.append(scalar, to: &out)
      }
    }
    return out
  }

  /// The value of a property: `:` and `,` escaped too.
  private static func property(_ text: String) -> String {
    var out = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": out += "%3A"
      case ",": out += "%2C"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
