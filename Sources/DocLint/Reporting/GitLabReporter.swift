/// Writes a report as GitLab's code quality artifact: one JSON array.
///
/// A file that was not checked is an entry with the reason.
public struct GitLabReporter: Reporter {
  /// The language of messages and reasons.
  public let language: Language

  public init(language: Language = .chinese) { self.language = language }

  public func bytes(of report: Report) -> [UInt8] {
    let places = ReportedPlaces(of: report)
    var json = JSONWriter()
    json.beginArray()
    for file in report.unchecked {
      entry(
        PseudoRule.id(file.status), Report.complaint(file, language), Report.fingerprint(of: file),
        file.status == .failed ? "blocker" : "info", file.path, nil, &json)
    }
    for one in report.diagnostics {
      let severity =
        switch one.severity {
        case .error: "major"
        case .warning: "minor"
        case .info: "info"
        }
      entry(
        one.rule, one.message[language], one.fingerprint, severity, one.path,
        places.positions.range(one.range, in: one.path), &json)
    }
    json.endArray()
    json.finish()
    return json.bytes
  }

  private func entry(
    _ rule: String, _ message: String, _ fingerprint: String, _ severity: String, _ path: String,
    _ range: PlacedRange?, _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.member("description", message)
    json.member("check_name", rule)
    json.member("fingerprint", fingerprint)
    json.member("severity", severity)
    json.key("location")
    json.beginObject()
    json.member("path", path)
    json.key("lines")
    json.beginObject(onOneLine: true)
    json.member("begin", range?.start.line ?? 1)
    json.member("end", range?.end.line ?? 1)
    json.endObject()
    json.endObject()
    json.endObject()
  }
}
