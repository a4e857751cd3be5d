/// Writes a report in the XML of Checkstyle, which many tools read. Columns count scalars.
///
/// A file that was not checked holds one `error` with the reason.
public struct CheckstyleReporter: Reporter {
  /// The language of messages and reasons.
  public let language: Language

  public init(language: Language = .chinese) { self.language = language }

  public func bytes(of report: Report) -> [UInt8] {
    let places = ReportedPlaces(of: report)
    let findings = Dictionary(grouping: report.diagnostics) { Array($0.path.utf8) }
    var xml = MarkupWriter()
    xml.constant("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.element("checkstyle", ["version": "4.3"]) { xml in
      xml.newLine()
      for file in report.files + report.archive.filter({ $0.status != .checked }) {
        let mine = findings[Array(file.path.utf8)] ?? []
        if file.status == .checked && mine.isEmpty { continue }
        xml.element("file", ["name": file.path]) { xml in
          xml.newLine()
          if file.status != .checked {
            xml.empty(
              "error",
              [
                "line": "1", "severity": file.status == .failed ? "error" : "info",
                "message": Report.complaint(file, language),
                "source": "doclint.\(PseudoRule.id(file.status))",
              ])
            xml.newLine()
          }
          for one in mine {
            let start = places.positions.range(one.range, in: one.path)?.start
            xml.empty(
              "error",
              [
                "line": String(start?.line ?? 1), "column": String(start?.column ?? 1),
                "severity": one.severity.rawValue, "message": one.message[language],
                "source": "doclint.\(one.rule)",
              ])
            xml.newLine()
          }
        }
        xml.newLine()
      }
    }
    xml.newLine()
    return xml.bytes
  }
}
