/// A report read back from the JSON that `JSONReporter` wrote, so that it can be written in another
/// format.
///
/// With the texts in the file (`JSONReporter.includesTexts`) it is the same report but for the other
/// language of its messages. Without them its places are known, its texts are not.
public struct SavedReport: Sendable {
  public let report: Report
  /// The language of its messages.
  public let language: Language
  /// Whether the texts were in the file.
  public let hasTexts: Bool

  /// - Parameters:
  ///   - json: the whole file.
  ///   - file: its name, for errors.
  /// - Throws: what is wrong with it.
  public init(json: [UInt8], file: String) throws(ConfigurationError) {
    do throws(JSONError) {
      var reader = Reader()
      report = try reader.report(try JSONValue(parsing: json))
      language = reader.language
      hasTexts = reader.hasTexts
    } catch {
      throw ConfigurationError(
        file: file,
        problem: Message(
          zh: "不是 doclint 的 JSON 结果：\(error.zh)", en: "no JSON result of doclint: \(error.en)"))
    }
  }

  private struct Reader {
    var language = Language.chinese
    var hasTexts = true
    /// By the bytes of the path: where each scalar starts, in bytes.
    private var scalarStarts: [[UInt8]: [UInt32]] = [:]
    private var places: [[UInt8]: [UInt32: SourceLocation]] = [:]
    private var indexes: [[UInt8]: Int] = [:]
    /// By the bytes of the path: what stands where in an office file, as far as it is told.
    private var parts: [[UInt8]: [UInt32: DocumentPlace]] = [:]

    private static func wrong(_ key: String) -> JSONError {
      JSONError(offset: 0, zh: "“\(key)”缺失或有误", en: "“\(key)” is missing or wrong")
    }

    private func list(_ value: JSONValue, _ key: String) throws(JSONError) -> [JSONValue] {
      guard let list = value[key]?.array else { throw Self.wrong(key) }
      return list
    }
    private func text(_ value: JSONValue, _ key: String) throws(JSONError) -> String {
      guard let text = value[key]?.string else { throw Self.wrong(key) }
      return text
    }
    private func number(_ value: JSONValue, _ key: String) throws(JSONError) -> Int {
      guard let number = value[key]?.integer, number >= 0 else { throw Self.wrong(key) }
      return number
    }
    private func share(_ value: JSONValue, _ key: String) throws(JSONError) -> Double {
      guard let number = value[key]?.double else { throw Self.wrong(key) }
      return number
    }
    private func word<Word: RawRepresentable<String>>(
      _ value: JSONValue, _ key: String
    ) throws(JSONError) -> Word {
      guard let word = value[key]?.string.flatMap(Word.init(rawValue:)) else {
        throw Self.wrong(key)
      }
      return word
    }
    private func message(_ text: String) -> Message { Message(zh: text, en: text) }
    private func map<T>(
      _ values: [JSONValue], _ body: (JSONValue) throws(JSONError) -> T
    ) throws(JSONError) -> [T] {
      var out: [T] = []
      for value in values { out.append(try body(value)) }
      return out
    }

    mutating func report(_ root: JSONValue) throws(JSONError) -> Report {
      guard root["schema"]?.string == "doclint/1" else { throw Self.wrong("schema") }
      if let word = root["language"]?.string, let known = Language(rawValue: word) {
        language = known
      }
      var files: [Report.File] = []
      for value in try list(root, "documents") { files.append(try file(value)) }
      var archive: [Report.File] = []
      for value in try list(root, "archive") { archive.append(try file(value)) }
      // Those that the comparison knows, in its order.
      let batch = files.filter { $0.characters != nil }
      let others = archive.filter { $0.characters != nil }
      let documents = (batch + others).map {
        $0.document
          ?? Document(path: $0.path, text: SourceText(""), sha256: $0.sha256 ?? "", notes: $0.notes)
      }
      for (index, document) in documents.enumerated() { indexes[document.path.key] = index }

      var diagnostics: [Diagnostic] = []
      var remarks: [String: String] = [:]
      for value in try list(root, "diagnostics") {
        let one = try diagnostic(value)
        diagnostics.append(one)
        if let note = value["note"]?.string { remarks[one.fingerprint] = note }
      }
      var suppressed: [Report.SuppressedFinding] = []
      for value in root["suppressed"]?.array ?? [] {
        suppressed.append(
          Report.SuppressedFinding(
            diagnostic: try diagnostic(value),
            suppression: Suppression(
              selectors: [], reason: value["reason"]?.string ?? "", target: .file,
              origin: value["origin"]?.string == "file"
                ? .file("", line: 0) : .comment(TextRange(0, 0)))))
      }
      var settled: [Report.SettledFinding] = []
      for value in root["settled"]?.array ?? [] {
        let one = try diagnostic(value)
        settled.append(
          Report.SettledFinding(
            diagnostic: one,
            decision: Decision(
              fingerprint: one.fingerprint,
              outcome: value["decision"]?.string.flatMap(Decision.Outcome.init(rawValue:)),
              note: value["note"]?.string ?? "", places: one.related.count, rule: one.rule,
              path: one.path, all: one.placeFingerprints)))
      }
      var ownRules: [RuleDescription] = []
      for value in root["rules"]?.array ?? [] { ownRules.append(try rule(value)) }
      var reuse = try reuse(root, documents, batch.count)
      files = files.map(placed)
      archive = archive.map(placed)
      let known = Dictionary((files + archive).map { ($0.path.key, $0) }) { first, _ in first }
      reuse = reuse.holding(documents.map { known[$0.path.key]?.document ?? $0 })
      guard let tool = root["tool"] else { throw Self.wrong("tool") }
      let accepted = root["baselined"]?.integer ?? 0
      var report = Report(
        configurationHash: try text(tool, "configuration"), files: files, archive: archive,
        diagnostics: diagnostics, reuse: reuse, suppressed: suppressed,
        accepted: Array(
          repeating: Diagnostic(
            rule: "", severity: .info, path: "", range: TextRange(0, 0), message: message("")),
          count: accepted))
      report.settled = settled
      report.remarks = remarks
      report.ownRules = ownRules
      report.exitCode = root["exitCode"]?.integer.flatMap(Int32.init(exactly:))
      if !hasTexts { report.places = places }
      return report
    }

    private mutating func file(_ value: JSONValue) throws(JSONError) -> Report.File {
      let path = try text(value, "path")
      let sha256 = value["sha256"]?.string
      let notes = (value["notes"]?.array ?? []).compactMap(\.string).map(message)
      let characters = value["characters"]?.integer
      var document: Document?
      if let text = value["text"]?.string {
        let source = SourceText(text)
        document = Document(path: path, text: source, sha256: sha256 ?? "", notes: notes)
        var starts: [UInt32] = []
        starts.reserveCapacity(source.scalarCount + 1)
        for (i, b) in source.utf8.enumerated() where b & 0xC0 != 0x80 { starts.append(UInt32(i)) }
        starts.append(UInt32(source.utf8.count))
        scalarStarts[path.key] = starts
      } else if characters != nil {
        hasTexts = false
      }
      var types: [Report.PieceOfFile] = []
      for piece in value["types"]?.array ?? [] {
        types.append(
          Report.PieceOfFile(
            type: try text(piece, "type"), range: try range(piece["range"], in: path)))
      }
      var file = Report.File(
        path: path, sha256: sha256, status: try word(value, "status"),
        reason: value["reason"]?.string.map(message), document: document, types: types)
      file.remembered = Report.File.Remembered(
        characters: characters, notes: notes, origin: origin(value))
      return file
    }

    /// What an office file said of itself.
    private func origin(_ value: JSONValue) -> DocumentOrigin? {
      guard let format = value["format"]?.string else { return nil }
      var origin = DocumentOrigin(format: format)
      let told = value["provenance"]
      origin.provenance.creator = told?["creator"]?.string
      origin.provenance.lastModifiedBy = told?["lastModifiedBy"]?.string
      origin.provenance.created = told?["created"]?.string
      origin.provenance.modified = told?["modified"]?.string
      origin.provenance.revision = told?["revision"]?.string
      origin.provenance.title = told?["title"]?.string
      origin.provenance.application = told?["application"]?.string
      origin.provenance.company = told?["company"]?.string
      origin.provenance.template = told?["template"]?.string
      origin.provenance.rsidRoot = told?["rsidRoot"]?.string
      origin.provenance.documentID = told?["documentID"]?.string
      return origin
    }

    /// The file with the places that its ranges told; they are all that is asked for again.
    private func placed(_ file: Report.File) -> Report.File {
      guard var origin = file.remembered?.origin else { return file }
      let known = (parts[file.path.key] ?? [:]).sorted { $0.key < $1.key }
      origin.places = PlaceMap(known.map { PlaceMap.Entry(start: $0.key, place: $0.value) })
      let document = file.document.map {
        Document(
          path: $0.path, text: $0.text, sha256: $0.sha256, notes: $0.notes, origin: origin)
      }
      var placed = Report.File(
        path: file.path, sha256: file.sha256, status: file.status, reason: file.reason,
        document: document, types: file.types)
      placed.remembered = Report.File.Remembered(
        characters: file.characters, notes: file.notes, origin: origin)
      return placed
    }

    private func rule(_ value: JSONValue) throws(JSONError) -> RuleDescription {
      RuleDescription(
        id: try text(value, "id"), category: try text(value, "category"),
        severity: try word(value, "severity"), summary: message(try text(value, "summary")),
        rationale: message(try text(value, "rationale")),
        source: .init(try word(value, "level"), message(try text(value, "source"))),
        triggering: [], nonTriggering: [])
    }

    /// An offset in scalars as the offset that ranges hold.
    private mutating func offset(
      _ scalars: Int, _ place: SourceLocation, in path: String
    ) throws(JSONError) -> UInt32 {
      if let starts = scalarStarts[path.key] {
        guard scalars < starts.count else { throw Self.wrong("offset") }
        return starts[scalars]
      }
      guard let offset = UInt32(exactly: scalars) else { throw Self.wrong("offset") }
      // Of two, the one that knows its line.
      if place.line > 0 || places[path.key]?[offset] == nil {
        places[path.key, default: [:]][offset] = place
      }
      return offset
    }

    private mutating func range(
      _ value: JSONValue?, in path: String
    ) throws(JSONError) -> TextRange {
      guard let value else { throw Self.wrong("range") }
      // A range in a file whose text nobody has.
      if value == .null { return TextRange(0, 0) }
      var ends: [UInt32] = []
      for key in ["start", "end"] {
        guard let end = value[key] else { throw Self.wrong(key) }
        let place = SourceLocation(
          offset: try number(end, "offset"), line: try number(end, "line"),
          column: try number(end, "column"))
        ends.append(try offset(place.offset, place, in: path))
      }
      guard ends[0] <= ends[1] else { throw Self.wrong("range") }
      for (key, at) in [("start", ends[0]), ("end", max(ends[0], ends[1], 1) - 1)] {
        guard let told = value[key]?["place"] else { continue }
        let at = ends[0] == ends[1] ? ends[0] : at
        parts[path.key, default: [:]][at] = DocumentPlace(
          part: try word(told, "part"), paragraph: try number(told, "paragraph"),
          page: told["page"]?.integer)
      }
      return TextRange(ends[0], ends[1])
    }

    private mutating func ranges(
      _ value: JSONValue, _ key: String, in path: String
    ) throws(JSONError) -> [TextRange] {
      var out: [TextRange] = []
      for item in try list(value, key) { out.append(try range(item, in: path)) }
      return out
    }

    private func evidence(_ value: JSONValue) -> EvidenceValue {
      switch value {
      case .number(let text):
        if let integer = Int(text) { .integer(integer) } else { .ratio(Double(text) ?? .nan) }
      case .array(let values): .list(values.map(evidence))
      case .string(let text): .string(text)
      case .null: .ratio(.nan)
      case .boolean(let value): .string(String(value))
      case .object: .string("")
      }
    }

    private mutating func diagnostic(_ value: JSONValue) throws(JSONError) -> Diagnostic {
      let path = try text(value, "path")
      var related: [RelatedPlace] = []
      for item in try list(value, "related") {
        let other = try text(item, "path")
        related.append(
          RelatedPlace(
            path: other, range: try range(item["range"], in: other),
            message: message(try text(item, "message"))))
      }
      var fix: Fix?
      if let item = value["fix"], item != .null {
        var edits: [Edit] = []
        for edit in try list(item, "edits") {
          edits.append(
            Edit(
              range: try range(edit["range"], in: path), replacement: try text(edit, "replacement"))
          )
        }
        fix = Fix(try word(item, "applicability"), edits)
      }
      var diagnostic = Diagnostic(
        rule: try text(value, "rule"), severity: try word(value, "severity"), path: path,
        range: try range(value["range"], in: path), message: message(try text(value, "message")),
        evidence: (value["evidence"]?.members ?? []).map { ($0.name, evidence($0.value)) },
        related: related, fix: fix, fingerprint: try text(value, "fingerprint"))
      diagnostic.placeFingerprints =
        (value["fingerprints"]?.array ?? []).compactMap(\.string)
      return diagnostic
    }

    // MARK: Reuse

    private mutating func reuse(
      _ root: JSONValue, _ documents: [Document], _ batchCount: Int
    ) throws(JSONError) -> ReuseReport {
      var pairs: [ReusePair] = []
      for value in try list(root, "pairs") { pairs.append(try pair(value)) }
      var clusters: [[Int]] = []
      for cluster in root["clusters"]?.array ?? [] {
        clusters.append((cluster.array ?? []).compactMap { $0.string.flatMap { indexes[$0.key] } })
      }
      var integrity: [(document: Int, flags: [IntegrityFlag])] = []
      for value in root["integrity"]?.array ?? [] {
        let path = try text(value, "path")
        guard let index = indexes[path.key] else { throw Self.wrong("integrity") }
        var flags: [IntegrityFlag] = []
        for flag in try list(value, "flags") {
          flags.append(
            IntegrityFlag(
              kind: try word(flag, "kind"), ranges: try ranges(flag, "ranges", in: path)))
        }
        integrity.append((index, flags))
      }
      var report = ReuseReport(
        documents: documents, batchCount: batchCount, pairs: pairs, clusters: clusters,
        integrity: integrity, pairsFolded: root["pairsFolded"]?.integer ?? 0)
      report.isCompared = root["compared"]?.boolean ?? true
      if let told = root["thresholds"] {
        report.options.recycledRatio = try share(told, "recycledRatio")
        report.options.partialRatio = try share(told, "partialRatio")
        report.options.partialCharacters = try number(told, "partialCharacters")
        report.options.passageCharacters = try number(told, "passageCharacters")
        report.options.shortestDocument = try number(told, "shortestDocument")
        report.options.frameDocuments = try number(told, "frameDocuments")
      }
      if let span = root["archiveSpan"] {
        report.archiveSpan = ReuseReport.ArchiveSpan(
          documents: try number(span, "documents"), earliest: span["earliest"]?.string,
          latest: span["latest"]?.string)
      }
      return report
    }

    private func sides<T>(
      _ value: JSONValue, _ key: String, _ body: (JSONValue) throws(JSONError) -> T
    ) throws(JSONError) -> (document: T, source: T) {
      guard let both = value[key], let document = both["document"], let source = both["source"]
      else { throw Self.wrong(key) }
      return (try body(document), try body(source))
    }

    private func ratio(_ value: JSONValue) throws(JSONError) -> ReusePair.Ratio {
      ReusePair.Ratio(copied: try number(value, "copied"), counted: try number(value, "counted"))
    }

    private mutating func side(
      _ value: JSONValue?, in path: String
    ) throws(JSONError) -> TextRange {
      guard let value else { throw Self.wrong("passages") }
      let start = try number(value, "start")
      let end = try number(value, "end")
      let first = try offset(
        start,
        SourceLocation(
          offset: start, line: value["line"]?.integer ?? 0, column: value["column"]?.integer ?? 0),
        in: path)
      let last = try offset(end, SourceLocation(offset: end, line: 0, column: 0), in: path)
      guard first <= last else { throw Self.wrong("passages") }
      return TextRange(first, last)
    }

    private mutating func pair(_ value: JSONValue) throws(JSONError) -> ReusePair {
      let path = try text(value, "document")
      let sourcePath = try text(value, "source")
      guard let document = indexes[path.key], let source = indexes[sourcePath.key] else {
        throw Self.wrong("pairs")
      }
      var passages: [Passage] = []
      for item in try list(value, "passages") {
        passages.append(
          Passage(
            document: try side(item["document"], in: path),
            source: try side(item["source"], in: sourcePath), equal: try number(item, "equal"),
            longestRun: item["longestRun"]?.integer ?? 0, moved: item["moved"]?.boolean ?? false))
      }
      var substitutions: [Substitution] = []
      for item in try list(value, "substitutions") {
        substitutions.append(
          Substitution(
            source: try text(item, "source"), document: try text(item, "document"),
            kind: try word(item, "kind"), documentRanges: try ranges(item, "ranges", in: path),
            sourceRanges: try ranges(item, "sourceRanges", in: sourcePath)))
      }
      var leftovers: [Leftover] = []
      for item in try list(value, "leftovers") {
        leftovers.append(
          Leftover(
            text: try text(item, "text"), kind: try word(item, "kind"),
            ranges: try ranges(item, "ranges", in: path)))
      }
      guard let numbers = value["numbers"], let direction = value["direction"] else {
        throw Self.wrong("numbers")
      }
      var changes: [NumberComparison.Change] = []
      for item in try list(numbers, "changes") {
        changes.append(
          NumberComparison.Change(
            source: try text(item, "source"), document: try text(item, "document"),
            sourceRange: try range(item["sourceRange"], in: sourcePath),
            range: try range(item["range"], in: path)))
      }
      var excluded: [ExcludedText] = []
      for item in try list(value, "excluded") {
        excluded.append(
          ExcludedText(reason: try word(item, "reason"), range: try range(item["range"], in: path)))
      }
      var shared: [SharedOrigin] = []
      for item in direction["shared"]?.array ?? [] {
        shared.append(
          SharedOrigin(
            kind: try word(item, "kind"), value: try text(item, "value"),
            trust: try word(item, "trust"), message: message(try text(item, "message"))))
      }
      var pair = ReusePair(
        document: document, source: source, verdict: try word(value, "verdict"),
        resemblance: try share(value, "resemblance"),
        weightedResemblance: try share(value, "weightedResemblance"),
        containment: try sides(value, "containment") { value throws(JSONError) in
          guard let share = value.double else { throw Self.wrong("containment") }
          return share
        },
        ratios: try sides(value, "ratios", ratio),
        rawRatios: try sides(value, "rawRatios", ratio), passages: passages,
        substitutions: substitutions, leftovers: leftovers,
        numbers: NumberComparison(
          unchanged: try number(numbers, "unchanged"), changes: changes),
        direction: Direction(
          earlier: try word(direction, "earlier"),
          evidence: (direction["evidence"]?.array ?? []).compactMap(\.string).map(message),
          shared: shared),
        excluded: excluded)
      if value["exclusions"] != nil {
        pair.exclusions = try sides(value, "exclusions") { value throws(JSONError) in
          var shares: [ExcludedShare] = []
          for item in value.array ?? [] {
            var reasons: [ExcludedText.Reason] = []
            for word in item["reasons"]?.array ?? [] {
              guard let reason = word.string.flatMap(ExcludedText.Reason.init(rawValue:)) else {
                throw Self.wrong("exclusions")
              }
              reasons.append(reason)
            }
            shares.append(ExcludedShare(reasons: reasons, amount: try self.ratio(item)))
          }
          return shares
        }
      }
      return pair
    }
  }
}
