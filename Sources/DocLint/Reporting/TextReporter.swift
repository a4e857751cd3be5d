/// Writes a report for people: findings by file with their source lines, the pairs of documents that
/// share text, and a closing sentence.
public struct TextReporter: Reporter {
  /// The language of everything but the documents' own words.
  public let language: Language
  /// Columns of the terminal: source lines are cut to it, messages broken.
  public let width: Int
  private let style: Style
  private var words: Wording { Wording(language: language) }
  /// How many ranges of one kind are written out.
  private static let listedPlaces = 5
  /// How many substitutions and changed figures of a pair the report of a batch writes out.
  private static let listedChanges = 8
  /// How many pairs that share no more than formulas are named rather than counted.
  private static let listedBoilerplate = 5

  /// Whether what was suppressed is listed, with the reasons.
  public let showsSuppressed: Bool
  /// Whether the findings are counted by rule in place of being listed.
  public let showsStatistics: Bool

  public init(
    language: Language = .chinese, color: Bool = false, width: Int = 100,
    showsSuppressed: Bool = false, showsStatistics: Bool = false
  ) {
    self.language = language
    self.showsStatistics = showsStatistics
    self.showsSuppressed = showsSuppressed
    self.width = max(40, width)
    self.style = Style(color: color)
  }

  public func bytes(of report: Report) -> [UInt8] {
    let positions = ReportPositions(of: report)
    var out: [UInt8] = []
    func line(_ text: String = "") {
      out.append(contentsOf: text.utf8)
      out.append(0x0A)
    }
    var documents: [[UInt8]: Document] = [:]
    for file in report.archive + report.files { documents[file.path.key] = file.document }

    var current: String?
    for diagnostic in showsStatistics ? [] : report.diagnostics {
      if diagnostic.path != current {
        if current != nil { line() }
        line(style(.bold, VisibleText.escaped(diagnostic.path)))
        current = diagnostic.path
      }
      for text in finding(diagnostic, documents[diagnostic.path.key], positions) { line(text) }
    }
    if current != nil { line() }

    let noted = report.files.filter { !$0.notes.isEmpty }
    for file in noted {
      for note in file.notes {
        line(
          style(.bold, VisibleText.escaped(file.path)) + ": " + style(.cyan, words.note) + " "
            + VisibleText.escaped(note[language]))
      }
    }
    if !noted.isEmpty { line() }

    let pairs = showsStatistics ? [] : report.reuse.pairs.filter { $0.verdict != .none }
    if !pairs.isEmpty {
      line(style(.bold, words.pairsTitle))
      var counted: [(verdict: ReusePair.Verdict, count: Int)] = []
      for verdict in [ReusePair.Verdict.boilerplate, .undetermined] {
        let count = pairs.count { $0.verdict == verdict }
        if count > Self.listedBoilerplate { counted.append((verdict, count)) }
      }
      for pair in pairs where !counted.contains(where: { $0.verdict == pair.verdict }) {
        let lines = describe(
          pair, report.reuse.documents, positions, indent: 2, limit: Self.listedChanges)
        for text in lines { line("  " + text) }
      }
      for (verdict, count) in counted { line("  " + words.more(verdict, count)) }
      if report.reuse.pairsFolded > 0 { line("  " + words.folded(report.reuse.pairsFolded)) }
      line()
    }

    let unread =
      report.files.filter { $0.status != .checked }.map { ($0, "") }
      + report.archive.filter { $0.status != .checked }.map { ($0, words.archiveMark) }
    if !unread.isEmpty {
      line(style(.bold, words.filesTitle))
      for (file, mark) in unread {
        let ink: Style.Ink = file.status == .failed ? .boldRed : .faint
        line(
          "  " + style(ink, words.status(file.status)) + " " + VisibleText.escaped(file.path) + mark
            + ": " + VisibleText.escaped(file.reason?[language] ?? ""))
      }
      line()
    }
    if showsSuppressed, !report.suppressed.isEmpty {
      line(style(.bold, words.suppressedTitle))
      for entry in report.suppressed {
        let one = entry.diagnostic
        let place = positions.range(one.range, in: one.path)?.start
        line(
          "  " + VisibleText.escaped(one.path) + (place.map { ":\($0.line):\($0.column)" } ?? "")
            + " " + words.severity(one.severity) + " " + VisibleText.escaped(one.message[language])
            + "  " + style(.faint, one.rule))
        line("    " + VisibleText.escaped(words.suppressed(entry.suppression.reason)))
      }
      line()
    }
    if !report.settled.isEmpty && !showsStatistics {
      line(style(.bold, words.settledTitle))
      for entry in report.settled {
        let one = entry.diagnostic
        let place = positions.range(one.range, in: one.path)?.start
        line(
          "  " + VisibleText.escaped(one.path) + (place.map { ":\($0.line):\($0.column)" } ?? "")
            + " " + style(.faint, one.rule) + "  "
            + VisibleText.escaped(words.decision(entry.decision)))
      }
      line()
    }
    if showsStatistics {
      for text in statistics(report) { line(text) }
      line()
    }
    line(words.summary(report.summary))
    let uncounted = words.uncounted(of: report)
    if !uncounted.isEmpty { line(uncounted) }
    return out
  }

  /// What was found about one pair, in lines: verdict and ratios, substitutions, left-over names,
  /// figures, order.
  public func lines(of pair: ReusePair, in reuse: ReuseReport) -> [String] {
    describe(pair, reuse.documents, ReportPositions(of: reuse), indent: 0, limit: .max)
  }

  // MARK: Parts

  /// How many findings of each rule in how many documents, most first.
  private func statistics(_ report: Report) -> [String] {
    struct Entry {
      var count = 0
      var paths: Set<String> = []
      var severity = Severity.info
    }
    var byRule: [String: Entry] = [:]
    for one in report.diagnostics {
      byRule[one.rule, default: Entry()].count += 1
      byRule[one.rule, default: Entry()].paths.insert(one.path)
      byRule[one.rule, default: Entry()].severity = max(
        byRule[one.rule]?.severity ?? .info, one.severity)
    }
    let sorted = byRule.sorted { a, b in
      a.value.count != b.value.count ? a.value.count > b.value.count : a.key < b.key
    }
    var rows = [
      [words.countTitle, words.documentsTitle, words.severityTitle, words.ruleTitle, ""]
    ]
    for (rule, entry) in sorted {
      rows.append([
        String(entry.count), String(entry.paths.count), words.severity(entry.severity), rule,
        report.description(of: rule)?.summary[language] ?? "",
      ])
    }
    let widths = (0..<4).map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    return [style(.bold, words.statisticsTitle)]
      + rows.enumerated().map { index, row in
        var text = "  "
        for column in 0..<4 {
          let gap = String(repeating: " ", count: widths[column] - DisplayWidth.of(row[column]))
          text += (column < 2 ? gap + row[column] : row[column] + gap) + "  "
        }
        text += row[4]
        while text.hasSuffix(" ") { text.removeLast() }
        return index == 0 ? style(.faint, text) : text
      }
  }

  private func finding(
    _ diagnostic: Diagnostic, _ document: Document?, _ positions: ReportPositions
  ) -> [String] {
    let ink = style.ink(of: diagnostic.severity)
    let placed = positions.range(diagnostic.range, in: diagnostic.path)
    let shownPlace =
      placed.map { "\($0.start.line):\($0.start.column)" + words.place($0.startPlace) } ?? "-"
    let severity = words.severity(diagnostic.severity)
    var lines = LineBreaker(width: width, indent: 4).lines(
      of: VisibleText.escaped(diagnostic.message[language]),
      after: DisplayWidth.of(shownPlace) + DisplayWidth.of(severity) + 4)
    let last = DisplayWidth.of(lines[lines.count - 1]) + diagnostic.rule.utf8.count + 2
    let start = "  " + style(.faint, shownPlace) + " " + style(ink, severity) + " "
    let head = lines.count > 1 ? 0 : DisplayWidth.of(shownPlace) + DisplayWidth.of(severity) + 4
    lines[0] = start + lines[0]
    if last + head <= width {
      lines[lines.count - 1] += "  " + style(.faint, diagnostic.rule)
    } else {
      lines.append("    " + style(.faint, diagnostic.rule))
    }
    if let document {
      let excerpt = Excerpt(of: diagnostic.range, in: document.text, width: width - 6)
      let bar = style(.faint, "│")
      lines.append("    \(bar) \(excerpt.text)")
      lines.append(
        "    \(bar) " + String(repeating: " ", count: excerpt.indent)
          + style(ink, String(repeating: "^", count: excerpt.carets)))
    }
    var related = diagnostic.related[...]
    while let first = related.first {
      // Places that say the same stand on one line.
      let same = related.prefix { $0.path == first.path && $0.message == first.message }
      related = related.dropFirst(same.count)
      let places = same.prefix(Self.listedPlaces).compactMap { one in
        positions.range(one.range, in: one.path).map { "\($0.start.line):\($0.start.column)" }
      }
      lines.append(
        "    " + words.seeAlso + " " + VisibleText.escaped(first.path)
          + (places.isEmpty ? "" : ":") + places.joined(separator: " ")
          + (same.count > Self.listedPlaces ? " …" : "") + " "
          + VisibleText.escaped(first.message[language]))
    }
    var edits = (diagnostic.fix?.edits ?? [])[...]
    while let first = edits.first {
      // Edits that write the same stand on one line.
      let same = edits.prefix { $0.replacement == first.replacement }
      edits = edits.dropFirst(same.count)
      let text = first.replacement.isEmpty ? words.deleted : VisibleText.escaped(first.replacement)
      lines.append(
        "    " + words.fix + " " + style(.green, text)
          + (same.count > 1 ? " " + words.times(same.count) : ""))
    }
    return lines
  }

  private func describe(
    _ pair: ReusePair, _ documents: [Document], _ positions: ReportPositions, indent: Int,
    limit: Int
  ) -> [String] {
    func places(_ ranges: [TextRange]) -> String {
      let listed = ranges.prefix(Self.listedPlaces).map { range in
        let start = positions.range(range, in: pair.document).start
        return "\(start.line):\(start.column)"
      }
      return style(
        .faint,
        listed.joined(separator: " ") + (ranges.count > Self.listedPlaces ? " …" : ""))
    }
    func share(_ ratios: (document: ReusePair.Ratio, source: ReusePair.Ratio)) -> String {
      words.ratio(words.document, ratios.document) + "  " + words.ratio(words.source, ratios.source)
    }
    let ink: Style.Ink =
      pair.verdict == .recycled ? .boldRed : pair.verdict == .partial ? .yellow : .faint
    var lines = [
      style(ink, words.verdict(pair.verdict)) + " "
        + style(.bold, VisibleText.escaped(documents[pair.document].path)) + " ← "
        + style(.bold, VisibleText.escaped(documents[pair.source].path)),
      "  " + share(pair.ratios),
    ]
    let rows = pair.substitutions.prefix(limit).map { substitution in
      (
        substitution,
        VisibleText.escaped(substitution.source), VisibleText.escaped(substitution.document)
      )
    }
    let left = rows.map { DisplayWidth.of($0.1) }.max() ?? 0
    let right = rows.map { DisplayWidth.of($0.2) }.max() ?? 0
    for (substitution, source, document) in rows {
      lines.append(
        "  \(words.substitutions) " + style(.magenta, pad(source, left)) + " → "
          + style(.magenta, pad(document, right))
          + " \(words.kind(substitution.kind)) \(words.times(substitution.count))  "
          + places(substitution.documentRanges))
    }
    if pair.substitutions.count > limit {
      lines.append("  \(words.substitutions) \(words.further(pair.substitutions.count - limit))")
    }
    for leftover in pair.leftovers {
      lines.append(
        "  \(words.leftovers) " + style(.boldRed, VisibleText.escaped(leftover.text))
          + " \(words.kind(leftover.kind)) \(words.times(leftover.count))  "
          + places(leftover.ranges))
    }
    if pair.numbers.unchanged + pair.numbers.changed > 0 {
      lines.append("  \(words.numbers) \(words.numbers(pair.numbers))")
      let changes = pair.numbers.changes.prefix(limit).map { change in
        (VisibleText.escaped(change.source), VisibleText.escaped(change.document), change.range)
      }
      let left = changes.map { DisplayWidth.of($0.0) }.max() ?? 0
      let right = changes.map { DisplayWidth.of($0.1) }.max() ?? 0
      for (source, document, range) in changes {
        lines.append("    \(pad(source, left)) → \(pad(document, right))  " + places([range]))
      }
      if pair.numbers.changes.count > limit {
        lines.append("    " + words.further(pair.numbers.changes.count - limit))
      }
    }
    let sentences = pair.direction.evidence + pair.direction.shared.map(\.message)
    if pair.direction.earlier != .undetermined || !sentences.isEmpty {
      let earlier =
        switch pair.direction.earlier {
        case .source: words.earlierSource
        case .document: words.earlierDocument
        case .undetermined: words.earlierUnknown
        }
      let evidence = sentences.map { VisibleText.escaped($0[language]) }
      lines.append("  \(words.direction) \(earlier)")
      let breaker = LineBreaker(width: width - indent, indent: 4)
      for sentence in evidence {
        let broken = breaker.lines(of: sentence, after: 4)
        lines.append("    " + broken[0])
        lines += broken.dropFirst()
      }
    }
    if !pair.excluded.isEmpty {
      let counts = ExcludedText.Reason.allCases.compactMap { reason in
        let count = pair.excluded.count { $0.reason == reason }
        return count == 0 ? nil : "\(words.reason(reason)) \(words.times(count))"
      }
      lines.append("  \(words.excluded) " + counts.joined(separator: " "))
    }
    return lines
  }

  private func pad(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - DisplayWidth.of(text)))
  }
}
