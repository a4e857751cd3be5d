extension Report {
  /// The same report with the names of places, units and persons replaced, each by the same one
  /// everywhere: in the texts, titles, messages, evidence and substitutions, and files by numbers.
  /// What files say of themselves (authors, dates, hashes) is left out.
  ///
  /// Names are recognised by their form, and a name that stands without any is not: who passes such
  /// a report on must look through it. Fixes that would change part of a name are dropped. What
  /// findings are called (`fingerprint`) stays, so that decisions made on it hold for the original.
  ///
  /// - Parameter names: more that are to be replaced, such as those of the office's register.
  /// - Returns: `nil` where the texts are not at hand.
  /// - Complexity: linear in the texts.
  public func anonymized(names: [String] = []) -> Report? {
    guard places == nil else { return nil }
    var writer = AnonymousReport(self, names: names)
    return writer.report()
  }
}

/// Writes a report anew with its names replaced.
private struct AnonymousReport {
  private let old: Report
  private var pseudonyms: Pseudonyms
  /// By the bytes of the path.
  private var texts: [[UInt8]: ReplacedText] = [:]
  private var documents: [[UInt8]: Document] = [:]
  private let paths: [[UInt8]: String]

  init(_ report: Report, names: [String]) {
    old = report
    let files = report.files + report.archive
    // The batch's own names come before those of what it is compared with.
    var paths: [(path: String, name: String)] = []
    for (list, word) in [(report.files, "文件"), (report.archive, "比对文件")] {
      let width = String(list.count).utf8.count
      for (i, file) in list.enumerated() {
        let number = String(i + 1)
        let zeros = String(repeating: "0", count: width - number.utf8.count)
        paths.append((file.path, word + zeros + number + Self.suffix(file.path)))
      }
    }
    let listed = Set(files.map(\.path.key))
    for (i, document) in report.reuse.documents.enumerated()
    where !listed.contains(document.path.key) {
      paths.append((document.path, "比对文件\(i + 1)" + Self.suffix(document.path)))
    }
    self.paths = Dictionary(paths.map { ($0.path.key, $0.name) }) { first, _ in first }

    var all: [[UInt8]: Document] = [:]
    var order: [Document] = []
    for document in files.compactMap(\.document) + report.reuse.documents
    where all[document.path.key] == nil {
      all[document.path.key] = document
      order.append(document)
    }
    var folded = order.map { FoldedText($0.text.utf8, keepsSpaces: true).scalars }
    // Names of files and what they say of themselves hold names, too.
    for file in files {
      let name = file.path.split(separator: "/").last ?? ""
      folded.append(
        FoldedText(String(name.split(separator: ".").first ?? ""), keepsSpaces: true).scalars)
    }
    let finder = NameFinder(in: folded, given: Self.given(report, order, names))
    pseudonyms = Pseudonyms(finder, paths: paths)
    for document in order {
      let text = ReplacedText(
        document.text.utf8,
        pseudonyms.replacements(in: document.text.utf8, namesFiles: false))
      texts[document.path.key] = text
    }
    for document in order { documents[document.path.key] = self.document(document) }
  }

  /// Letters behind the last point: the kind of file, no name.
  private static func suffix(_ path: String) -> String {
    guard let point = path.lastIndex(of: ".") else { return "" }
    let suffix = path[point...]
    let letters = suffix.dropFirst()
    return !letters.isEmpty && letters.utf8.count <= 5
      && letters.utf8.allSatisfy {
        ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || ($0 >= 0x30 && $0 <= 0x39)
      }
      ? String(suffix) : ""
  }

  /// Names that are known without looking: of the comparison, of the files' properties, of the
  /// office.
  private static func given(
    _ report: Report, _ documents: [Document], _ names: [String]
  ) -> [(kind: NameFinder.Kind, name: [UInt32])] {
    var out: [(kind: NameFinder.Kind, name: [UInt32])] = []
    func add(_ kind: NameFinder.Kind, _ name: String) {
      let folded = FoldedText(name).scalars
      guard folded.count >= 2, folded.contains(where: { $0 >= 0x4E00 }) else { return }
      out.append((kind, folded))
    }
    func kind(_ kind: NameKind) -> NameFinder.Kind? {
      switch kind {
      case .place: .place
      case .unit: .unit
      case .person: .person
      case .date, .number, .term: nil
      }
    }
    for name in names + report.reuse.options.unitNames {
      for part in name.split(separator: "=") { add(.unit, String(part)) }
    }
    for pair in report.reuse.pairs {
      for one in pair.substitutions {
        if let kind = kind(one.kind) {
          add(kind, one.source)
          add(kind, one.document)
        }
      }
      for one in pair.leftovers { if let kind = kind(one.kind) { add(kind, one.text) } }
    }
    for origin in documents.compactMap(\.origin) {
      if let name = origin.provenance.creator { add(.person, name) }
      if let name = origin.provenance.lastModifiedBy { add(.person, name) }
      if let name = origin.provenance.company { add(.unit, name) }
    }
    return out
  }

  // MARK: Parts

  private func path(_ path: String) -> String { paths[path.key] ?? "文件" }

  private func range(_ range: TextRange, in path: String) -> TextRange {
    texts[path.key]?.range(range) ?? TextRange(0, 0)
  }

  private mutating func document(_ document: Document) -> Document {
    guard let text = texts[document.path.key] else { return document }
    var origin: DocumentOrigin?
    if let old = document.origin {
      var new = DocumentOrigin(format: old.format)
      new.places = PlaceMap(
        old.places.entries.map { PlaceMap.Entry(start: text.place($0.start), place: $0.place) })
      if old.mainTextEnd < .max { new.mainTextEnd = text.place(old.mainTextEnd) }
      origin = new
    }
    return Document(
      path: path(document.path), text: SourceText(validUTF8: text.utf8), sha256: "",
      notes: document.notes.map { pseudonyms.replaced($0) }, origin: origin)
  }

  private mutating func file(_ file: Report.File) -> Report.File {
    var new = Report.File(
      path: path(file.path), sha256: nil, status: file.status,
      reason: file.reason.map { pseudonyms.replaced($0) },
      document: file.document.flatMap { documents[$0.path.key] },
      types: file.types.map {
        Report.PieceOfFile(type: $0.type, range: range($0.range, in: file.path))
      })
    if new.document == nil, file.characters != nil {
      new.remembered = Report.File.Remembered(characters: file.characters, notes: [])
    }
    return new
  }

  private mutating func evidence(_ value: EvidenceValue) -> EvidenceValue {
    switch value {
    case .string(let text): .string(pseudonyms.replaced(text))
    case .list(let values): .list(values.map { evidence($0) })
    case .integer, .ratio: value
    }
  }

  private mutating func fix(_ fix: Fix, in path: String) -> Fix? {
    guard let text = texts[path.key], !fix.edits.contains(where: { text.cuts($0.range) }) else {
      return nil
    }
    return Fix(
      fix.applicability,
      fix.edits.map {
        Edit(range: text.range($0.range), replacement: pseudonyms.replaced($0.replacement))
      })
  }

  private mutating func diagnostic(_ one: Diagnostic) -> Diagnostic {
    var new = Diagnostic(
      rule: one.rule, severity: one.severity, path: path(one.path),
      range: range(one.range, in: one.path), message: pseudonyms.replaced(one.message),
      evidence: one.evidence.map { ($0.name, evidence($0.value)) },
      related: one.related.map {
        RelatedPlace(
          path: path($0.path), range: range($0.range, in: $0.path),
          message: pseudonyms.replaced($0.message))
      },
      fix: one.fix.flatMap { fix($0, in: one.path) }, fingerprint: one.fingerprint)
    new.placeFingerprints = one.placeFingerprints
    return new
  }

  private mutating func suppression(_ one: Suppression) -> Suppression {
    Suppression(
      selectors: one.selectors, reason: pseudonyms.replaced(one.reason), target: one.target,
      origin: one.isInFile ? .file("", line: 0) : .comment(TextRange(0, 0)))
  }

  private mutating func decision(_ one: Decision) -> Decision {
    Decision(
      fingerprint: one.fingerprint, outcome: one.outcome, note: pseudonyms.replaced(one.note),
      places: one.places, rule: one.rule, path: path(one.path), all: one.all)
  }

  private mutating func pair(_ pair: ReusePair) -> ReusePair {
    let d = old.reuse.documents[pair.document].path
    let s = old.reuse.documents[pair.source].path
    var new = ReusePair(
      document: pair.document, source: pair.source, verdict: pair.verdict,
      resemblance: pair.resemblance, weightedResemblance: pair.weightedResemblance,
      containment: pair.containment, ratios: pair.ratios, rawRatios: pair.rawRatios,
      passages: pair.passages.map {
        Passage(
          document: range($0.document, in: d), source: range($0.source, in: s), equal: $0.equal,
          longestRun: $0.longestRun, moved: $0.moved)
      },
      substitutions: pair.substitutions.map { one in
        Substitution(
          source: pseudonyms.replaced(one.source), document: pseudonyms.replaced(one.document),
          kind: one.kind, documentRanges: one.documentRanges.map { range($0, in: d) },
          sourceRanges: one.sourceRanges.map { range($0, in: s) })
      },
      leftovers: pair.leftovers.map { one in
        Leftover(
          text: pseudonyms.replaced(one.text), kind: one.kind,
          ranges: one.ranges.map { range($0, in: d) })
      },
      numbers: NumberComparison(
        unchanged: pair.numbers.unchanged,
        changes: pair.numbers.changes.map {
          NumberComparison.Change(
            source: pseudonyms.replaced($0.source), document: pseudonyms.replaced($0.document),
            sourceRange: range($0.sourceRange, in: s), range: range($0.range, in: d))
        }),
      direction: Direction(
        earlier: pair.direction.earlier,
        evidence: pair.direction.evidence.map { pseudonyms.replaced($0) }),
      excluded: pair.excluded.map { ExcludedText(reason: $0.reason, range: range($0.range, in: d)) }
    )
    new.exclusions = pair.exclusions
    return new
  }

  private mutating func rule(_ rule: RuleDescription) -> RuleDescription {
    RuleDescription(
      id: rule.id, category: rule.category, severity: rule.severity,
      summary: pseudonyms.replaced(rule.summary), rationale: pseudonyms.replaced(rule.rationale),
      source: .init(rule.source.level, pseudonyms.replaced(rule.source.text)), triggering: [],
      nonTriggering: [])
  }

  mutating func report() -> Report {
    var reuse = ReuseReport(
      documents: old.reuse.documents.map { documents[$0.path.key] ?? document($0) },
      batchCount: old.reuse.batchCount, pairs: old.reuse.pairs.map { pair($0) },
      clusters: old.reuse.clusters,
      integrity: old.reuse.integrity.map { document, flags in
        let path = old.reuse.documents[document].path
        return (
          document,
          flags.map { flag in
            IntegrityFlag(kind: flag.kind, ranges: flag.ranges.map { range($0, in: path) })
          }
        )
      }, pairsFolded: old.reuse.pairsFolded)
    reuse.isCompared = old.reuse.isCompared
    reuse.options = old.reuse.options
    reuse.options.unitNames = []
    reuse.archiveSpan = old.reuse.archiveSpan
    var new = Report(
      configurationHash: old.configurationHash, files: old.files.map { file($0) },
      archive: old.archive.map { file($0) }, diagnostics: old.diagnostics.map { diagnostic($0) },
      reuse: reuse,
      suppressed: old.suppressed.map {
        Report.SuppressedFinding(
          diagnostic: diagnostic($0.diagnostic), suppression: suppression($0.suppression))
      }, accepted: old.accepted.map { diagnostic($0) })
    new.settled = old.settled.map {
      Report.SettledFinding(diagnostic: diagnostic($0.diagnostic), decision: decision($0.decision))
    }
    for (name, note) in old.remarks.sorted(by: { $0.key < $1.key }) {
      new.remarks[name] = pseudonyms.replaced(note)
    }
    new.ownRules = old.ownRules.map { rule($0) }
    new.exitCode = old.exitCode
    return new
  }
}
