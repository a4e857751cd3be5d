/// Writes a report as one JSON object, schema `doclint/1`.
public struct JSONReporter: Reporter {
  /// The language of messages and reasons.
  public let language: Language
  /// Pretty by default.
  public let layout: JSONWriter.Layout

  /// Whether the documents' texts are written too, so that every other format can be made from
  /// the file alone.
  public let includesTexts: Bool

  public init(
    language: Language = .chinese, layout: JSONWriter.Layout = .pretty, includesTexts: Bool = false
  ) {
    self.language = language
    self.layout = layout
    self.includesTexts = includesTexts
  }

  public func bytes(of report: Report) -> [UInt8] {
    var whole: [UInt8] = []
    write(report, jobs: 1, partLength: .max) { whole = Array($0) }
    return whole
  }

  public func write<Failure: Error>(
    _ report: Report, jobs: Int, to sink: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try write(report, jobs: jobs, partLength: 1 << 20, to: sink)
  }

  /// - Parameter partLength: a part is handed on once it is longer than this, in bytes.
  func write<Failure: Error>(
    _ report: Report, jobs: Int, partLength: Int,
    to sink: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let positions = ReportPositions(of: report, jobs: jobs)
    var json = JSONWriter(layout: layout)
    json.beginObject()
    head(report.configurationHash, &json)
    if let code = report.exitCode { json.member("exitCode", Int(code)) }
    json.key("summary")
    summary(report.summary, &json)
    func list<Element: Sendable>(
      _ key: String, _ elements: [Element], _ body: @Sendable (inout JSONWriter, Element) -> Void
    ) throws(Failure) {
      json.key(key)
      try json.array(elements, jobs: jobs, partLength: partLength, to: sink, body)
    }
    try list("documents", report.files) { json, file in self.file(file, positions, &json) }
    try list("archive", report.archive) { json, file in self.file(file, positions, &json) }
    try list("diagnostics", report.diagnostics) { json, diagnostic in
      self.diagnostic(
        diagnostic, positions, note: report.remarks[diagnostic.fingerprint], &json)
    }
    try list("suppressed", report.suppressed) { json, entry in
      self.diagnostic(
        entry.diagnostic, positions, reason: entry.suppression.reason,
        isInFile: entry.suppression.isInFile, &json)
    }
    try list("settled", report.settled) { json, entry in
      self.diagnostic(entry.diagnostic, positions, decision: entry.decision, &json)
    }
    json.member("baselined", report.accepted.count)
    if !report.ownRules.isEmpty {
      json.key("rules")
      json.array(report.ownRules) { json, rule in self.rule(rule, &json) }
    }
    let reuse = report.reuse
    beforePairs(reuse, &json)
    try list("pairs", reuse.pairs.filter { $0.verdict != .none }) { json, pair in
      self.pair(pair, reuse.documents, positions, &json)
    }
    afterPairs(reuse, positions, &json)
    json.endObject()
    json.finish()
    try json.handOver(to: sink)
  }

  /// A comparison alone, as `doclint compare` writes it: the keys of the whole report that speak of
  /// pairs, and the documents.
  public func bytes(of reuse: ReuseReport, configurationHash: String) -> [UInt8] {
    var json = JSONWriter(layout: layout)
    json.beginObject()
    head(configurationHash, &json)
    json.key("documents")
    json.array(reuse.documents) { json, document in
      self.file(
        Report.File(
          path: document.path, sha256: document.sha256, status: .checked, reason: nil,
          document: document), nil, &json)
    }
    let positions = ReportPositions(of: reuse)
    beforePairs(reuse, &json)
    json.key("pairs")
    json.array(reuse.pairs.filter { $0.verdict != .none }) { json, pair in
      self.pair(pair, reuse.documents, positions, &json)
    }
    afterPairs(reuse, positions, &json)
    json.endObject()
    json.finish()
    return json.bytes
  }

  // MARK: Parts

  func head(_ configurationHash: String, _ json: inout JSONWriter) {
    json.member("schema", "doclint/1")
    json.member("language", language.rawValue)
    json.key("tool")
    json.beginObject(onOneLine: true)
    json.member("name", "doclint")
    json.member("version", DocLintVersion.current)
    json.member("icu", ICUVersion.runtime)
    json.member("configuration", configurationHash)
    json.endObject()
  }

  func summary(_ summary: Report.Summary, _ json: inout JSONWriter) {
    json.beginObject(onOneLine: true)
    json.member("documents", summary.documents)
    json.member("checked", summary.checked)
    json.member("skipped", summary.skipped)
    json.member("failed", summary.failed)
    json.member("errors", summary.errors)
    json.member("warnings", summary.warnings)
    json.member("infos", summary.infos)
    json.endObject()
  }

  func file(
    _ file: Report.File, _ positions: ReportPositions?, record: String? = nil,
    _ json: inout JSONWriter
  ) {
    json.beginObject()
    if let record { json.member("record", record) }
    json.member("path", file.path)
    json.member("sha256", file.sha256)
    json.key("characters")
    if let characters = file.characters { json.integer(characters) } else { json.null() }
    json.member("status", file.status.rawValue)
    origin(file.origin, &json)
    json.member("reason", file.reason?[language])
    json.key("notes")
    json.array(file.notes) { json, note in json.string(note[self.language]) }
    json.key("types")
    json.array(file.types) { json, piece in
      json.beginObject()
      json.member("type", piece.type)
      json.key("range")
      json.range(positions?.range(piece.range, in: file.path))
      json.endObject()
    }
    if includesTexts, let document = file.document {
      json.member("text", String(decoding: document.text.utf8, as: UTF8.self))
    }
    json.endObject()
  }

  /// What the file says of itself, for office formats.
  private func origin(_ origin: DocumentOrigin?, _ json: inout JSONWriter) {
    guard let origin else { return }
    json.member("format", origin.format)
    let provenance = origin.provenance
    guard !provenance.isEmpty else { return }
    json.key("provenance")
    json.beginObject()
    for (name, value) in [
      ("creator", provenance.creator), ("lastModifiedBy", provenance.lastModifiedBy),
      ("created", provenance.created), ("modified", provenance.modified),
      ("revision", provenance.revision), ("title", provenance.title),
      ("application", provenance.application), ("company", provenance.company),
      ("template", provenance.template), ("rsidRoot", provenance.rsidRoot),
      ("documentID", provenance.documentID),
    ] {
      if let value { json.member(name, value) }
    }
    json.endObject()
  }

  func diagnostic(
    _ diagnostic: Diagnostic, _ positions: ReportPositions, record: String? = nil,
    reason: String? = nil, isInFile: Bool? = nil, note: String? = nil, decision: Decision? = nil,
    _ json: inout JSONWriter
  ) {
    let table = positions.table(of: diagnostic.path)
    json.beginObject()
    if let record { json.member("record", record) }
    json.member("rule", diagnostic.rule)
    json.member("severity", diagnostic.severity.rawValue)
    json.member("path", diagnostic.path)
    json.key("range")
    json.range(table?.range(diagnostic.range))
    json.member("message", diagnostic.message[language])
    json.key("evidence")
    json.beginObject()
    for (name, value) in diagnostic.evidence {
      json.key(name)
      json.evidence(value)
    }
    json.endObject()
    json.key("related")
    json.array(diagnostic.related) { json, related in
      json.beginObject()
      json.member("path", related.path)
      json.key("range")
      json.range(
        related.path.isSameKey(diagnostic.path)
          ? table?.range(related.range) : positions.range(related.range, in: related.path))
      json.member("message", related.message[self.language])
      json.endObject()
    }
    json.key("fix")
    if let fix = diagnostic.fix {
      json.beginObject()
      json.member("applicability", fix.applicability.rawValue)
      json.key("edits")
      json.array(fix.edits) { json, edit in
        json.beginObject()
        json.key("range")
        json.range(table?.range(edit.range))
        json.member("replacement", edit.replacement)
        json.endObject()
      }
      json.endObject()
    } else {
      json.null()
    }
    json.member("fingerprint", diagnostic.fingerprint)
    if !diagnostic.placeFingerprints.isEmpty {
      json.key("fingerprints")
      json.beginArray(onOneLine: true)
      for name in diagnostic.placeFingerprints { json.string(name) }
      json.endArray()
    }
    if let reason {
      json.member("reason", reason)
      if let isInFile { json.member("origin", isInFile ? "file" : "comment") }
    }
    if let note { json.member("note", note) }
    if let decision {
      json.member("decision", decision.outcome?.rawValue ?? "")
      json.member("note", decision.note)
    }
    json.endObject()
  }

  /// What one of the user's own rules is.
  private func rule(_ rule: RuleDescription, _ json: inout JSONWriter) {
    json.beginObject()
    json.member("id", rule.id)
    json.member("category", rule.category)
    json.member("severity", rule.severity.rawValue)
    json.member("summary", rule.summary[language])
    json.member("rationale", rule.rationale[language])
    json.member("level", rule.source.level.rawValue)
    json.member("source", rule.source.text[language])
    json.endObject()
  }

  private func beforePairs(_ reuse: ReuseReport, _ json: inout JSONWriter) {
    thresholds(reuse.options, &json)
    if let span = reuse.archiveSpan {
      json.key("archiveSpan")
      json.beginObject(onOneLine: true)
      json.member("documents", span.documents)
      json.member("earliest", span.earliest)
      json.member("latest", span.latest)
      json.endObject()
    }
  }

  private func afterPairs(
    _ reuse: ReuseReport, _ positions: ReportPositions, _ json: inout JSONWriter
  ) {
    json.key("clusters")
    json.array(reuse.clusters) { json, cluster in
      json.array(cluster) { json, index in json.string(reuse.documents[index].path) }
    }
    json.member("pairsFolded", reuse.pairsFolded)
    json.key("compared")
    json.boolean(reuse.isCompared)
    json.key("integrity")
    json.array(reuse.integrity) { json, entry in
      json.beginObject()
      json.member("path", reuse.documents[entry.document].path)
      json.key("flags")
      json.array(entry.flags) { json, flag in
        json.beginObject()
        json.member("kind", flag.kind.rawValue)
        json.key("ranges")
        json.array(flag.ranges) { json, range in
          json.range(positions.range(range, in: entry.document))
        }
        json.endObject()
      }
      json.endObject()
    }
  }

  /// What counted as reuse.
  private func thresholds(_ options: ReuseOptions, _ json: inout JSONWriter) {
    json.key("thresholds")
    json.beginObject(onOneLine: true)
    json.key("recycledRatio")
    json.ratio(options.recycledRatio)
    json.key("partialRatio")
    json.ratio(options.partialRatio)
    json.member("partialCharacters", options.partialCharacters)
    json.member("passageCharacters", options.passageCharacters)
    json.member("shortestDocument", options.shortestDocument)
    json.member("frameDocuments", options.frameDocuments)
    json.endObject()
  }

  func pair(
    _ pair: ReusePair, _ documents: [Document], _ positions: ReportPositions,
    record: String? = nil, _ json: inout JSONWriter
  ) {
    func offsets(_ key: String, _ range: TextRange, _ index: Int, _ json: inout JSONWriter) {
      let place = positions.range(range, in: index)
      json.key(key)
      json.beginObject(onOneLine: true)
      json.member("start", place.start.offset)
      json.member("end", place.end.offset)
      json.member("line", place.start.line)
      json.member("column", place.start.column)
      json.endObject()
    }
    func ranges(
      _ ranges: [TextRange], key: String = "ranges", in document: Int? = nil,
      _ json: inout JSONWriter
    ) {
      json.key(key)
      json.array(ranges) { json, range in
        json.range(positions.range(range, in: document ?? pair.document))
      }
    }
    json.beginObject()
    if let record { json.member("record", record) }
    json.member("document", documents[pair.document].path)
    json.member("source", documents[pair.source].path)
    json.member("verdict", pair.verdict.rawValue)
    json.key("resemblance")
    json.ratio(pair.resemblance)
    json.key("weightedResemblance")
    json.ratio(pair.weightedResemblance)
    json.key("containment")
    json.beginObject(onOneLine: true)
    json.key("document")
    json.ratio(pair.containment.document)
    json.key("source")
    json.ratio(pair.containment.source)
    json.endObject()
    json.key("ratios")
    json.ratios(pair.ratios)
    json.key("rawRatios")
    json.ratios(pair.rawRatios)
    json.key("passages")
    json.array(pair.passages) { json, passage in
      json.beginObject(onOneLine: true)
      offsets("document", passage.document, pair.document, &json)
      offsets("source", passage.source, pair.source, &json)
      json.member("equal", passage.equal)
      json.member("longestRun", passage.longestRun)
      json.key("moved")
      json.boolean(passage.moved)
      json.endObject()
    }
    json.key("substitutions")
    json.array(pair.substitutions) { json, substitution in
      json.beginObject()
      json.member("source", substitution.source)
      json.member("document", substitution.document)
      json.member("kind", substitution.kind.rawValue)
      json.member("count", substitution.count)
      ranges(substitution.documentRanges, &json)
      ranges(substitution.sourceRanges, key: "sourceRanges", in: pair.source, &json)
      json.endObject()
    }
    json.key("leftovers")
    json.array(pair.leftovers) { json, leftover in
      json.beginObject()
      json.member("text", leftover.text)
      json.member("kind", leftover.kind.rawValue)
      json.member("count", leftover.count)
      ranges(leftover.ranges, &json)
      json.endObject()
    }
    json.key("numbers")
    json.beginObject()
    json.member("unchanged", pair.numbers.unchanged)
    json.member("changed", pair.numbers.changed)
    json.key("changes")
    json.array(pair.numbers.changes) { json, change in
      json.beginObject()
      json.member("source", change.source)
      json.member("document", change.document)
      json.key("range")
      json.range(positions.range(change.range, in: pair.document))
      json.key("sourceRange")
      json.range(positions.range(change.sourceRange, in: pair.source))
      json.endObject()
    }
    json.endObject()
    json.key("direction")
    json.beginObject()
    json.member("earlier", pair.direction.earlier.rawValue)
    json.key("evidence")
    json.array(pair.direction.evidence) { json, message in json.string(message[self.language]) }
    if !pair.direction.shared.isEmpty {
      json.key("shared")
      json.array(pair.direction.shared) { json, item in
        json.beginObject()
        json.member("kind", item.kind.rawValue)
        json.member("value", item.value)
        json.member("trust", item.trust.rawValue)
        json.member("message", item.message[self.language])
        json.endObject()
      }
    }
    json.endObject()
    json.key("excluded")
    json.array(pair.excluded) { json, excluded in
      json.beginObject()
      json.member("reason", excluded.reason.rawValue)
      json.key("range")
      json.range(positions.range(excluded.range, in: pair.document))
      json.endObject()
    }
    json.key("exclusions")
    json.beginObject()
    for (side, shares) in [
      ("document", pair.exclusions.document), ("source", pair.exclusions.source),
    ] {
      json.key(side)
      json.array(shares) { json, share in
        json.beginObject(onOneLine: true)
        json.key("reasons")
        json.beginArray(onOneLine: true)
        for reason in share.reasons { json.string(reason.rawValue) }
        json.endArray()
        json.member("copied", share.amount.copied)
        json.member("counted", share.amount.counted)
        json.endObject()
      }
    }
    json.endObject()
    json.endObject()
  }
}

/// Writes a report as JSON lines: one object a line, each with its kind in `record`: first the
/// `run` with its summary, then each `document`, `archived` document, `diagnostic`, `suppressed` and
/// `settled` one, and `pair`; their members are those of the JSON report.
public struct JSONLinesReporter: Reporter {
  /// The language of messages and reasons.
  public let language: Language

  public init(language: Language = .chinese) { self.language = language }

  public func bytes(of report: Report) -> [UInt8] {
    let positions = ReportPositions(of: report)
    let parts = JSONReporter(language: language, layout: .compact)
    var out: [UInt8] = []
    func line(_ write: (inout JSONWriter) -> Void) {
      var json = JSONWriter(layout: .compact)
      write(&json)
      json.finish()
      out += json.bytes
    }
    line { json in
      json.beginObject()
      json.member("record", "run")
      parts.head(report.configurationHash, &json)
      if let code = report.exitCode { json.member("exitCode", Int(code)) }
      json.key("summary")
      parts.summary(report.summary, &json)
      json.endObject()
    }
    for file in report.files { line { parts.file(file, positions, record: "document", &$0) } }
    for file in report.archive { line { parts.file(file, positions, record: "archived", &$0) } }
    for one in report.diagnostics {
      line {
        parts.diagnostic(
          one, positions, record: "diagnostic", note: report.remarks[one.fingerprint], &$0)
      }
    }
    for entry in report.suppressed {
      line {
        parts.diagnostic(
          entry.diagnostic, positions, record: "suppressed", reason: entry.suppression.reason,
          isInFile: entry.suppression.isInFile, &$0)
      }
    }
    for entry in report.settled {
      line {
        parts.diagnostic(
          entry.diagnostic, positions, record: "settled", decision: entry.decision, &$0)
      }
    }
    for pair in report.reuse.pairs where pair.verdict != .none {
      line { parts.pair(pair, report.reuse.documents, positions, record: "pair", &$0) }
    }
    return out
  }
}

extension JSONWriter {
  mutating func array<Element>(
    _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    beginArray()
    for element in elements { write(&self, element) }
    endArray()
  }

  /// Elements of an array that are written together on a thread, and how often each thread does so
  /// before what they wrote is joined.
  private static let elementsInPart = 16
  private static let partsOfThread = 16

  /// Writes an array, many elements at a time on several threads, and hands on what is written so
  /// far whenever it is longer than `partLength`.
  mutating func array<Element: Sendable, Failure: Error>(
    _ elements: [Element], jobs: Int, partLength: Int,
    to sink: (ArraySlice<UInt8>) throws(Failure) -> Void,
    _ write: @Sendable (inout JSONWriter, Element) -> Void
  ) throws(Failure) {
    beginArray()
    let (here, each) = (self, Self.elementsInPart)
    var start = 0
    while start < elements.count {
      let end = min(elements.count, start + each * Self.partsOfThread * jobs)
      if jobs > 1 {
        let parts = concurrentMap((end - start + each - 1) / each, jobs: jobs) { [start] part in
          let first = start + part * each
          var json = here.continuation(isFirst: first == 0)
          for i in first..<min(end, first + each) { write(&json, elements[i]) }
          return json
        }
        for part in parts { try append(part, partLength: partLength, to: sink) }
      } else {
        for i in start..<end { write(&self, elements[i]) }
      }
      if length > partLength { try handOver(to: sink) }
      start = end
    }
    endArray()
  }

  mutating func range(_ range: PlacedRange?) {
    guard let range else { return null() }
    beginObject(onOneLine: true)
    key("start")
    place(range.start, range.startPlace)
    key("end")
    place(range.end, range.endPlace)
    endObject()
  }

  private mutating func place(_ place: SourceLocation, _ origin: DocumentPlace?) {
    beginObject(onOneLine: true)
    member("offset", place.offset)
    member("line", place.line)
    member("column", place.column)
    if let origin {
      key("place")
      beginObject(onOneLine: true)
      member("part", origin.part.rawValue)
      member("paragraph", origin.paragraph)
      if let page = origin.page { member("page", page) }
      endObject()
    }
    endObject()
  }

  mutating func ratios(
    _ ratios: (document: ReusePair.Ratio, source: ReusePair.Ratio)
  ) {
    func side(_ name: String, _ ratio: ReusePair.Ratio, _ json: inout JSONWriter) {
      json.key(name)
      json.beginObject(onOneLine: true)
      json.member("copied", ratio.copied)
      json.member("counted", ratio.counted)
      json.key("ratio")
      json.ratio(ratio.ratio)
      json.endObject()
    }
    beginObject()
    side("document", ratios.document, &self)
    side("source", ratios.source, &self)
    endObject()
  }

  mutating func evidence(_ value: EvidenceValue) {
    switch value {
    case .string(let text): string(text)
    case .integer(let number): integer(number)
    case .ratio(let number): ratio(number)
    case .list(let values):
      beginArray(onOneLine: true)
      for value in values { evidence(value) }
      endArray()
    }
  }
}
