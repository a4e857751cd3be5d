/// A document as a page of HTML with its findings marked in the text and told beside it: for
/// formats that cannot be written back.
public struct AnnotatedPage: Sendable {
  public let language: Language

  public init(language: Language = .chinese) { self.language = language }

  /// The page for one document of a report; no scripts, nothing fetched from elsewhere.
  public func bytes(of document: Document, _ diagnostics: [Diagnostic]) -> [UInt8] {
    let words = Wording(language: language)
    var out = """
      <!DOCTYPE html>
      <html lang="\(language == .chinese ? "zh" : "en")"><head><meta charset="utf-8">
      <title>\(document.path.escapedForMarkup)</title>
      <style>
      body{font-family:serif;line-height:1.8;max-width:52em;margin:2em auto;padding:0 1em}
      p{margin:.4em 0;white-space:pre-wrap}
      mark{background:#fff3b0}mark.error{background:#ffd0d0}mark.info{background:#d8ecff}
      .finding{font:.85em/1.5 sans-serif;margin:.1em 0 .6em 2em;padding:.2em .6em;\
      border-left:3px solid #e0b000}
      .finding.error{border-color:#d03030}.finding.info{border-color:#4080d0}
      .rule{color:#777}
      </style></head><body>
      <h1>\(document.path.escapedForMarkup)</h1>

      """
    let sorted = diagnostics.sorted { ($0.range, $0.rule) < ($1.range, $1.rule) }
    let utf8 = document.text.utf8
    var next = 0
    var start = 0
    while start <= utf8.count {
      let end = utf8[start...].firstIndex(of: 0x0A) ?? utf8.count
      var own: [Diagnostic] = []
      while next < sorted.count, Int(sorted[next].range.lowerBound) <= end {
        own.append(sorted[next])
        next += 1
      }
      if end > start || !own.isEmpty {
        out += "<p>" + Self.marked(document, start..<end, own) + "</p>\n"
        for finding in own {
          let place = words.place(document.origin?.places.place(ofByte: finding.range.lowerBound))
          out +=
            "<div class=\"finding \(finding.severity.rawValue)\">"
            + (words.severity(finding.severity) + place + " " + finding.message[language])
            .escapedForMarkup
            + " <span class=\"rule\">\(finding.rule)</span></div>\n"
        }
      }
      start = end + 1
    }
    return Array((out + "</body></html>\n").utf8)
  }

  /// One line with its findings marked; where two overlap, the first is marked.
  private static func marked(
    _ document: Document, _ line: Range<Int>, _ findings: [Diagnostic]
  ) -> String {
    var out = ""
    var at = line.lowerBound
    for finding in findings {
      let from = max(at, Int(finding.range.lowerBound))
      let to = min(line.upperBound, Int(finding.range.upperBound))
      guard from < to else { continue }
      out += document.text.string(TextRange(at, from)).escapedForMarkup
      out +=
        "<mark class=\"\(finding.severity.rawValue)\">"
        + document.text.string(TextRange(from, to)).escapedForMarkup + "</mark>"
      at = to
    }
    return out + document.text.string(TextRange(at, line.upperBound)).escapedForMarkup
  }
}
