/// Writes a report as Markdown (with GitHub's tables), to be pasted into an issue or a letter.
public struct MarkdownReporter: Reporter {
  /// The language of everything but the documents' own words.
  public let language: Language
  private var words: Wording { Wording(language: language) }

  public init(language: Language = .chinese) { self.language = language }

  public func bytes(of report: Report) -> [UInt8] {
    let positions = ReportPositions(of: report)
    var out = "# \(words.reportTitle)\n\n\(words.summary(report.summary))\n"
    let uncounted = words.uncounted(of: report)
    if !uncounted.isEmpty { out += "\n\(uncounted)\n" }

    if !report.unchecked.isEmpty {
      out += "\n## \(words.filesTitle)\n\n"
      for file in report.unchecked {
        out += "- **\(words.status(file.status))** \(Self.escaped(file.path)): "
        out += Self.escaped(file.reason?[language] ?? "") + "\n"
      }
    }

    let pairs = report.reuse.pairs.filter { $0.verdict != .none }
    if !pairs.isEmpty {
      out += "\n## \(words.pairsTitle)\n\n"
      out += TableRow.markdown([
        words.verdictTitle, words.document, words.source, words.documentRatio, words.sourceRatio,
        words.leftovers, words.substitutions,
      ])
      out += "|---|---|---|---|---|---|---|\n"
      for pair in pairs {
        func share(_ ratio: ReusePair.Ratio) -> String {
          "\(Wording.percent(ratio.ratio)) (\(ratio.copied)/\(ratio.counted))"
        }
        out += TableRow.markdown([
          words.verdict(pair.verdict), report.reuse.documents[pair.document].path,
          report.reuse.documents[pair.source].path, share(pair.ratios.document),
          share(pair.ratios.source),
          pair.leftovers.map { "\($0.text) ×\($0.count)" }.joined(separator: "；"),
          pair.substitutions.map { "\($0.source)→\($0.document) ×\($0.count)" }
            .joined(separator: "；"),
        ])
      }
      if report.reuse.pairsFolded > 0 { out += "\n\(words.folded(report.reuse.pairsFolded))\n" }
    }

    var path: String?
    for one in report.diagnostics {
      if one.path != path {
        path = one.path
        out += "\n## \(Self.escaped(one.path))\n\n"
        out += TableRow.markdown([
          words.placeTitle, words.severityTitle, words.ruleTitle, words.messageTitle,
        ])
        out += "|---|---|---|---|\n"
      }
      let start = positions.range(one.range, in: one.path)?.start
      out += TableRow.markdown([
        start.map { "\($0.line):\($0.column)" } ?? "-", words.severity(one.severity), one.rule,
        one.message[language],
      ])
    }
    for file in report.files {
      for note in file.notes {
        out += "\n> \(words.note) \(Self.escaped(file.path)): \(Self.escaped(note[language]))\n"
      }
    }
    return Array(out.utf8)
  }

  /// Text that no Markdown reader takes for markup: what would begin emphasis, code, links, HTML,
  /// cells, mathematics or a mention is escaped; so are line ends and controls.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "@": out += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "#", "!":
        out += "\\"
        out.unicodeScalars.append(scalar)
      case _ where VisibleText.needsEscape(scalar):
        // An escape begins with a backslash, which must be one in Markdown too.
        out += "\\"
        VisibleText.append(scalar, to: &out)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
