/// Writes a report as SARIF 2.1.0 (OASIS standard, 27 March 2020).
///
/// Columns count Unicode scalars, and `columnKind` says so; paths are percent-encoded URIs. A file
/// that was not checked is a notification of the invocation. What was suppressed or settled is a
/// result with a suppression. Only fixes that may be applied are written.
public struct SARIFReporter: Reporter {
  /// The language of messages and reasons.
  public let language: Language

  public init(language: Language = .chinese) { self.language = language }

  public func bytes(of report: Report) -> [UInt8] {
    let places = ReportedPlaces(of: report)
    let shown =
      report.diagnostics + report.suppressed.map(\.diagnostic) + report.settled.map(\.diagnostic)
    let rules = Set(shown.map(\.rule)).sorted()
    let indexes = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })

    var json = JSONWriter()
    json.beginObject()
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    json.member("version", "2.1.0")
    json.key("runs")
    json.beginArray()
    json.beginObject()
    json.key("tool")
    json.beginObject()
    json.key("driver")
    json.beginObject()
    json.member("name", "doclint")
    json.member("version", DocLintVersion.current)
    json.member("semanticVersion", DocLintVersion.current)
    json.key("rules")
    json.array(rules) { json, rule in self.rule(rule, of: report, &json) }
    json.key("notifications")
    json.array([Report.File.Status.failed, .skipped]) { json, status in
      json.beginObject()
      json.member("id", PseudoRule.id(status))
      self.text("shortDescription", Wording(language: self.language).status(status), &json)
      json.endObject()
    }
    json.endObject()
    json.endObject()
    json.member("language", language == .chinese ? "zh-CN" : "en-US")
    json.member("columnKind", "unicodeCodePoints")
    json.member("defaultEncoding", "utf-8")
    invocation(report, &json)
    artifacts(report, &json)
    json.key("results")
    json.beginArray()
    for one in report.diagnostics {
      result(one, places, indexes, nil, &json)
    }
    for entry in report.suppressed {
      let kind = entry.suppression.isInFile ? "external" : "inSource"
      result(entry.diagnostic, places, indexes, (kind, entry.suppression.reason), &json)
    }
    let words = Wording(language: language)
    for entry in report.settled {
      result(entry.diagnostic, places, indexes, ("external", words.decision(entry.decision)), &json)
    }
    json.endArray()
    json.key("properties")
    json.beginObject()
    json.member("configuration", report.configurationHash)
    json.member("baselined", report.accepted.count)
    json.endObject()
    json.endObject()
    json.endArray()
    json.endObject()
    json.finish()
    return json.bytes
  }

  // MARK: Parts

  private func text(_ key: String, _ text: String, _ json: inout JSONWriter) {
    json.key(key)
    json.beginObject(onOneLine: true)
    json.member("text", text)
    json.endObject()
  }

  private func level(_ severity: Severity) -> String {
    severity == .info ? "note" : severity.rawValue
  }

  private func rule(_ id: String, of report: Report, _ json: inout JSONWriter) {
    json.beginObject()
    json.member("id", id)
    if let rule = report.description(of: id) {
      text("shortDescription", rule.summary[language], &json)
      text("fullDescription", rule.rationale[language], &json)
      text("help", "\(rule.rationale[language])\n\(rule.source.text[language])", &json)
      json.key("defaultConfiguration")
      json.beginObject(onOneLine: true)
      json.member("level", level(rule.severity))
      json.endObject()
      json.key("properties")
      json.beginObject()
      json.member("category", rule.category)
      json.member("source", rule.source.level.rawValue)
      json.key("tags")
      json.array([rule.category]) { json, tag in json.string(tag) }
      json.endObject()
    }
    json.endObject()
  }

  private func invocation(_ report: Report, _ json: inout JSONWriter) {
    json.key("invocations")
    json.beginArray()
    json.beginObject()
    json.key("executionSuccessful")
    json.boolean(report.summary.failed == 0)
    if let code = report.exitCode { json.member("exitCode", Int(code)) }
    json.key("toolExecutionNotifications")
    json.array(report.unchecked) { json, file in
      json.beginObject()
      json.key("descriptor")
      json.beginObject(onOneLine: true)
      json.member("id", PseudoRule.id(file.status))
      json.endObject()
      json.member("level", file.status == .failed ? "error" : "note")
      // The path as it is shown, beside its encoded form.
      self.text("message", "\(file.path): \(Report.complaint(file, self.language))", &json)
      json.key("locations")
      json.beginArray()
      json.beginObject()
      json.key("physicalLocation")
      json.beginObject()
      self.artifact(file.path, &json)
      json.endObject()
      json.endObject()
      json.endArray()
      json.endObject()
    }
    json.endObject()
    json.endArray()
  }

  private func artifacts(_ report: Report, _ json: inout JSONWriter) {
    json.key("artifacts")
    json.array(report.files + report.archive) { json, file in
      json.beginObject()
      json.key("location")
      json.beginObject(onOneLine: true)
      json.member("uri", PathURI.of(file.path))
      json.endObject()
      if let hash = file.sha256, !hash.isEmpty {
        json.key("hashes")
        json.beginObject(onOneLine: true)
        json.member("sha-256", hash)
        json.endObject()
      }
      json.endObject()
    }
  }

  private func artifact(_ path: String, _ json: inout JSONWriter) {
    json.key("artifactLocation")
    json.beginObject(onOneLine: true)
    json.member("uri", PathURI.of(path))
    json.endObject()
  }

  private func location(
    _ path: String, _ range: TextRange, _ places: ReportedPlaces, _ json: inout JSONWriter
  ) {
    json.key("physicalLocation")
    json.beginObject()
    artifact(path, &json)
    if let region = places.region(range, in: path, columns: .scalars) {
      json.key("region")
      self.region(region, &json)
    }
    json.endObject()
  }

  private func region(_ region: ReportedPlaces.Region, _ json: inout JSONWriter) {
    json.beginObject(onOneLine: true)
    json.member("startLine", region.start.line)
    json.member("startColumn", region.start.column)
    json.member("endLine", region.end.line)
    json.member("endColumn", region.end.column)
    json.endObject()
  }

  private func result(
    _ one: Diagnostic, _ places: ReportedPlaces, _ indexes: [String: Int],
    _ suppression: (kind: String, reason: String)?, _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.member("ruleId", one.rule)
    if let index = indexes[one.rule] { json.member("ruleIndex", index) }
    json.member("level", level(one.severity))
    text("message", one.message[language], &json)
    json.key("locations")
    json.beginArray()
    json.beginObject()
    location(one.path, one.range, places, &json)
    json.endObject()
    json.endArray()
    if !one.related.isEmpty {
      json.key("relatedLocations")
      json.array(Array(one.related.enumerated())) { json, entry in
        json.beginObject()
        json.member("id", entry.offset)
        self.location(entry.element.path, entry.element.range, places, &json)
        self.text("message", entry.element.message[self.language], &json)
        json.endObject()
      }
    }
    json.key("partialFingerprints")
    json.beginObject(onOneLine: true)
    json.member("doclint/v1", one.fingerprint)
    json.endObject()
    if let suppression {
      json.key("suppressions")
      json.beginArray()
      json.beginObject()
      json.member("kind", suppression.kind)
      json.member("status", "accepted")
      json.member("justification", suppression.reason)
      json.endObject()
      json.endArray()
    }
    fix(one, places, &json)
    json.key("properties")
    json.beginObject()
    for (name, value) in one.evidence {
      json.key(name)
      json.evidence(value)
    }
    json.endObject()
    json.endObject()
  }

  private func fix(_ one: Diagnostic, _ places: ReportedPlaces, _ json: inout JSONWriter) {
    guard let fix = one.fix, fix.applicability != .display else { return }
    let replacements = fix.edits.compactMap { edit in
      places.region(edit.range, in: one.path, columns: .scalars).map { ($0, edit.replacement) }
    }
    guard replacements.count == fix.edits.count else { return }
    json.key("fixes")
    json.beginArray()
    json.beginObject()
    text("description", fix.applicability.rawValue, &json)
    json.key("artifactChanges")
    json.beginArray()
    json.beginObject()
    artifact(one.path, &json)
    json.key("replacements")
    json.array(replacements) { json, replacement in
      json.beginObject()
      json.key("deletedRegion")
      self.region(replacement.0, &json)
      self.text("insertedContent", replacement.1, &json)
      json.endObject()
    }
    json.endObject()
    json.endArray()
    json.endObject()
    json.endArray()
  }
}
