/// Writes a report in the Reviewdog Diagnostic Format, as one JSON object. Columns count UTF-8
/// bytes, as that format says; where the texts are not at hand they are left out.
///
/// A file that was not checked is a diagnostic without a range.
public struct RDJSONReporter: Reporter {
  /// The language of messages and reasons.
  public let language: Language

  public init(language: Language = .chinese) { self.language = language }

  public func bytes(of report: Report) -> [UInt8] {
    let places = ReportedPlaces(of: report)
    var json = JSONWriter()
    json.beginObject()
    json.key("source")
    json.beginObject(onOneLine: true)
    json.member("name", "doclint")
    json.endObject()
    json.key("diagnostics")
    json.beginArray()
    for file in report.unchecked {
      json.beginObject()
      json.member("message", Report.complaint(file, language))
      json.key("location")
      json.beginObject(onOneLine: true)
      json.member("path", file.path)
      json.endObject()
      json.member("severity", file.status == .failed ? "ERROR" : "INFO")
      code(PseudoRule.id(file.status), &json)
      json.endObject()
    }
    for one in report.diagnostics { diagnostic(one, places, &json) }
    json.endArray()
    json.endObject()
    json.finish()
    return json.bytes
  }

  private func diagnostic(
    _ one: Diagnostic, _ places: ReportedPlaces, _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.member("message", one.message[language])
    json.key("location")
    location(one.path, one.range, places, &json)
    json.member("severity", one.severity.rawValue.uppercased())
    code(one.rule, &json)
    // Only what a fix may really write.
    if let fix = one.fix, fix.applicability != .display {
      json.key("suggestions")
      json.array(fix.edits) { json, edit in
        json.beginObject()
        range(edit.range, one.path, places, &json)
        json.member("text", edit.replacement)
        json.endObject()
      }
    }
    if !one.related.isEmpty {
      json.key("related_locations")
      json.array(one.related) { json, related in
        json.beginObject()
        json.member("message", related.message[self.language])
        json.key("location")
        self.location(related.path, related.range, places, &json)
        json.endObject()
      }
    }
    json.endObject()
  }

  private func code(_ rule: String, _ json: inout JSONWriter) {
    json.key("code")
    json.beginObject(onOneLine: true)
    json.member("value", rule)
    json.endObject()
  }

  private func location(
    _ path: String, _ range: TextRange, _ places: ReportedPlaces, _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.member("path", path)
    self.range(range, path, places, &json)
    json.endObject()
  }

  private func range(
    _ range: TextRange, _ path: String, _ places: ReportedPlaces, _ json: inout JSONWriter
  ) {
    guard let region = places.region(range, in: path, columns: .bytes) else { return }
    func position(_ name: String, _ place: SourceLocation, _ column: Int?) {
      json.key(name)
      json.beginObject(onOneLine: true)
      json.member("line", place.line)
      if let column { json.member("column", column) }
      json.endObject()
    }
    json.key("range")
    json.beginObject(onOneLine: true)
    position("start", region.start, region.startColumn)
    position("end", region.end, region.endColumn)
    json.endObject()
  }
}
