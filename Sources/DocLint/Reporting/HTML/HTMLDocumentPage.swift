/// The page of one document: its findings, and its text with them at their places.
struct HTMLDocumentPage {
  let all: HTMLReport
  let file: Report.File
  let number: Int
  private var words: HTMLWording { all.words }
  private var base: Wording { all.words.base }
  private var report: Report { all.report }
  private func pick(_ zh: String, _ en: String) -> String { words.pick(zh, en) }
  /// A text of more scalars is shown around its findings only.
  private static let longText = 60_000
  /// A finding over more bytes is not coloured.
  private static let longMark = 600
  /// Lines shown around a finding of such a text.
  private static let context = 3

  func write(to html: inout MarkupWriter) {
    let mine = all.findings[file.path.key] ?? []
    html.newLine()
    html.element("section", ["id": "d\(number)", "class": "page document"]) { html in
      html.element("h1") { html in
        html.text(file.path + " ")
        html.band(all.band(of: file), words)
      }
      html.element("ul", ["class": "notes"]) { html in
        if let characters = file.characters {
          html.leaf("li", pick("\(characters)字", "\(characters) characters"))
        }
        if !file.types.isEmpty {
          let types = file.types.map { $0.type == "other" ? pick("其他", "other") : $0.type }
          html.leaf("li", pick("类型：", "kind: ") + types.joined(separator: pick("、", ", ")))
        }
        for note in file.notes { html.leaf("li", note[all.language]) }
        integrity(&html)
        related(&html)
      }
      if mine.isEmpty {
        html.leaf("p", pick("没有未处理的问题。", "No open findings."))
      } else {
        html.leaf("h2", pick("问题（\(mine.count)）", "Findings (\(mine.count))"))
        html.element("ol", ["class": "findings"]) { html in
          for index in mine {
            finding(report.diagnostics[index], index, &html)
          }
        }
      }
      text(mine, &html)
    }
  }

  private func integrity(_ html: inout MarkupWriter) {
    guard let index = all.indexes[file.path.key],
      let flags = report.reuse.integrity.first(where: { $0.document == index })?.flags
    else { return }
    for flag in flags {
      html.leaf(
        "li",
        words.integrity(flag.kind) + " " + base.times(flag.ranges.count)
          + pick("（标记不等于违规）", " (a mark is no verdict)"))
    }
  }

  private func related(_ html: inout MarkupWriter) {
    func list(_ title: String, _ pairs: [HTMLReport.Pair], _ name: (HTMLReport.Pair) -> Int) {
      guard !pairs.isEmpty else { return }
      html.element("li") { html in
        html.text(title)
        for (i, pair) in pairs.enumerated() {
          if i > 0 { html.text(pick("、", ", ")) }
          html.leaf(
            "a", ["href": "#p\(pair.number)"],
            "\(report.reuse.documents[name(pair)].path) \(Wording.percent(pair.ratio.ratio))")
        }
      }
    }
    list(pick("与之相似：", "alike: "), all.pairs(of: file)) { $0.other }
    let taken = all.indexes[file.path.key].flatMap { all.takenFrom[$0] } ?? []
    list(pick("先于以下文件（疑似被沿用）：", "was there before: "), taken) { $0.subject }
  }

  private func finding(_ one: Diagnostic, _ index: Int, _ html: inout MarkupWriter) {
    html.newLine()
    html.element("li", ["id": "f\(index + 1)", "class": "finding \(one.severity.rawValue)"]) {
      html in
      html.element("p", ["class": "head"]) { html in
        html.severity(one.severity, words)
        html.leaf("a", ["href": "#t\(index + 1)", "class": "place"], all.place(one))
        html.leaf("code", one.rule)
      }
      html.leaf("p", ["class": "msg"], one.message[all.language])
      if let summary = RuleRegistry.description(of: one.rule) {
        html.element("details") { html in
          html.leaf("summary", pick("为什么", "why"))
          html.leaf("p", summary.rationale[all.language])
          html.leaf("p", ["class": "note"], summary.source.text[all.language])
        }
      }
      evidence(one, &html)
      fix(one, &html)
      places(one, &html)
      html.leaf(
        "div",
        [
          "class": "decide", "data-fp": one.fingerprint, "data-rule": one.rule,
          "data-path": one.path, "data-places": String(one.related.count),
          "data-note": report.remarks[one.fingerprint] ?? "",
          "data-blank": pick(
            "□ 采信　□ 不采信　说明：____________________", "□ adopt  □ reject  note: ____________________"),
        ], "")
    }
  }

  private func evidence(_ one: Diagnostic, _ html: inout MarkupWriter) {
    guard !one.evidence.isEmpty else { return }
    html.element("details") { html in
      html.leaf("summary", pick("依据", "evidence"))
      html.element("table", ["class": "facts"]) { html in
        html.element("tbody") { html in
          for (name, value) in one.evidence { html.row(name, shown(value)) }
        }
      }
    }
  }

  private func shown(_ value: EvidenceValue) -> String {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .ratio(let ratio): Wording.percent(ratio)
    case .list(let values): values.map(shown).joined(separator: pick("、", ", "))
    }
  }

  /// Before and after.
  private func fix(_ one: Diagnostic, _ html: inout MarkupWriter) {
    guard let fix = one.fix else { return }
    html.element("p", ["class": "fix"]) { html in
      html.text(
        fix.applicability == .display
          ? pick("供参考：", "for reference: ") : pick("改为：", "fix: "))
      for (i, edit) in fix.edits.prefix(5).enumerated() {
        if i > 0 { html.text(pick("；", "; ")) }
        if let text = file.document?.text {
          html.element("del") { $0.excerpt(text.utf8[edit.range.indices], words) }
          html.text(" → ")
        }
        html.leaf("ins", edit.replacement.isEmpty ? base.deleted : edit.replacement)
      }
      if fix.edits.count > 5 { html.text(base.further(fix.edits.count - 5)) }
    }
  }

  private func places(_ one: Diagnostic, _ html: inout MarkupWriter) {
    guard !one.related.isEmpty else { return }
    html.element("ul", ["class": "related"]) { html in
      for related in one.related.prefix(20) {
        html.element("li") { html in
          let place = all.positions.range(related.range, in: related.path)?.start
          let shown = place.map { ":\($0.line):\($0.column)" } ?? ""
          if let page = all.pages[related.path.key], page != number {
            html.leaf("a", ["href": "#d\(page)"], related.path + shown)
          } else {
            html.text((related.path == file.path ? pick("本文", "here") : related.path) + shown)
          }
          html.text(" " + related.message[all.language])
        }
      }
      if one.related.count > 20 { html.leaf("li", base.further(one.related.count - 20)) }
    }
  }

  // MARK: The text

  private func text(_ mine: [Int], _ html: inout MarkupWriter) {
    guard let text = file.document?.text else {
      html.leaf(
        "p", ["class": "note"], pick("结果里没有全文。", "The result does not hold the text."))
      return
    }
    // Of what is unmarked, only the document of a pair is worth its room.
    let isPaired = !all.pairs(of: file).isEmpty
    guard !mine.isEmpty || isPaired || report.files.count <= 20 else { return }
    html.leaf("h2", pick("全文", "Text"))
    let marked = MarkedText(
      mine.map { .init(range: report.diagnostics[$0].range.indices, tag: $0) })
    let lines = text.lines
    var shown: [ClosedRange<Int>] = [1...lines.lineCount]
    if text.scalarCount > Self.longText { shown = around(mine, lines.lineCount) }
    var cursor = MarkedText.Cursor()
    html.element("div", ["class": "text"]) { html in
      var last = 0
      func gap(_ count: Int) {
        if count > 0 {
          html.leaf(
            "p", ["class": "cut"], pick("……（此处略去\(count)行）……", "… (\(count) lines left out) …"))
        }
      }
      for range in shown {
        gap(range.lowerBound - last - 1)
        for line in range {
          var bytes = lines.range(ofLine: line, in: text.utf8).indices
          while let end = bytes.last, text.utf8[end] == 0x0A || text.utf8[end] == 0x0D {
            bytes = bytes.lowerBound..<end
          }
          self.line(line, marked.pieces(of: bytes, from: &cursor), text, &html)
        }
        last = range.upperBound
      }
      gap(lines.lineCount - last)
    }
  }

  private func around(_ mine: [Int], _ count: Int) -> [ClosedRange<Int>] {
    var out: [ClosedRange<Int>] = []
    for index in mine {
      let one = report.diagnostics[index]
      guard let place = all.positions.range(one.range, in: one.path) else { continue }
      let first = max(1, place.start.line - Self.context)
      let last = min(count, min(place.end.line, place.start.line + 20) + Self.context)
      if let before = out.last, first <= before.upperBound + 1 {
        out[out.count - 1] = before.lowerBound...max(before.upperBound, last)
      } else {
        out.append(first...last)
      }
    }
    return out.isEmpty ? [1...min(count, 50)] : out
  }

  private func line(
    _ line: Int, _ pieces: [MarkedText.Piece], _ text: SourceText, _ html: inout MarkupWriter
  ) {
    let first = all.findings[file.path.key]?.first ?? 0
    html.newLine()
    html.element("p", ["data-n": String(line)]) { html in
      for piece in pieces {
        for index in piece.beginning {
          html.leaf(
            "a", ["class": "ref", "id": "t\(index + 1)", "href": "#f\(index + 1)"],
            // As the list above numbers them: the findings of a document follow one another.
            String(index - first + 1))
        }
        let bytes = text.utf8[piece.range]
        // What spans whole paragraphs, such as a recycled passage, is numbered where it starts.
        let tags = piece.tags.filter { report.diagnostics[$0].range.count <= Self.longMark }
        if let worst = tags.map({ report.diagnostics[$0].severity }).max() {
          html.element("mark", ["class": worst.rawValue]) { $0.excerpt(bytes, words) }
        } else {
          html.excerpt(bytes, words)
        }
      }
    }
  }
}
