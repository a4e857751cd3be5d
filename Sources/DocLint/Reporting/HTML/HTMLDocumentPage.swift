/// The page of one document: its findings, and its text with them at their places.
struct HTMLDocumentPage {
  let all: HTMLReport
  let file: Report.File
  let number: Int
  private var words: Wording { all.words }
  private var report: Report { all.report }
  private func pick(_ zh: String, _ en: String) -> String { words.pick(zh, en) }
  /// A text of more scalars is shown around its findings only.
  private static let longText = 60_000
  /// A finding over more bytes is not coloured.
  private static let longMark = 600
  /// Lines shown around a finding of such a text.
  private static let context = 3
  /// In a batch of more files only texts with findings are shown, and of the figures only those
  /// that a relation was found for.
  static let smallBatch = 50

  func write(to html: inout MarkupWriter) {
    let mine = all.findings(of: file)
    html.page("d\(number)", "document", path: file.path) { html in
      html.element("h1") { html in
        html.text(all.display(file.path) + " ")
        html.band(all.band(of: file), words)
      }
      html.conclusion(words.conclusion(file, all), words)
      html.element("ul", ["class": "notes"]) { html in
        html.leaf("li", about)
        for note in file.notes { html.leaf("li", note[all.language]) }
        related(&html)
      }
      if let index = all.indexes[file.path.key],
        let flags = report.reuse.integrity.first(where: { $0.document == index })?.flags
      {
        html.integrity(flags, words) { all.place(all.positions.range($0, in: index)) }
      }
      html.element("div", ["class": "reading"]) { html in
        html.element("div", ["class": "beside"]) { html in
          if mine.isEmpty {
            html.leaf("p", pick("没有未处理的问题。", "No open findings."))
          } else {
            html.leaf("h2", pick("问题（\(mine.count)）", "Findings (\(mine.count))"))
            html.element("ol", ["class": "findings"]) { html in findings(mine, &html) }
          }
        }
        text(mine, &html)
      }
      HTMLFacts(all: all, file: file)?.write(to: &html)
    }
  }

  /// Length, kind and origin.
  private var about: String {
    var parts: [String] = all.display(file.path) == file.path ? [] : [file.path]
    if let characters = file.characters {
      parts.append(pick("\(characters)字", "\(characters) characters"))
    }
    if !file.types.isEmpty {
      let types = file.types.map { $0.type == "other" ? pick("其他", "other") : $0.type }
      parts.append(pick("类型：", "kind: ") + types.joined(separator: words.comma))
    }
    if let origin = file.origin {
      parts.append(pick("格式：", "format: ") + origin.format)
      if let creator = origin.provenance.creator {
        parts.append(pick("作者：", "author: ") + creator)
      }
      if let modified = origin.provenance.modified {
        parts.append(pick("修改：", "modified: ") + modified)
      }
    }
    return parts.joined(separator: pick("；", "; "))
  }

  private func related(_ html: inout MarkupWriter) {
    func list(_ title: String, _ pairs: [HTMLReport.Pair], _ name: (HTMLReport.Pair) -> Int) {
      guard !pairs.isEmpty else { return }
      html.element("li") { html in
        html.text(title)
        for (i, pair) in pairs.enumerated() {
          if i > 0 { html.text(words.comma) }
          html.leaf(
            "a", ["href": "#p\(pair.number)"],
            "\(all.display(report.reuse.documents[name(pair)].path)) \(Wording.percent(pair.ratio.ratio))"
          )
        }
      }
    }
    list(pick("与之相似：", "alike: "), all.pairs(of: file)) { $0.other }
    let taken = all.indexes[file.path.key].flatMap { all.takenFrom[$0] } ?? []
    list(pick("先于以下文件（疑似被沿用）：", "was there before: "), taken) { $0.subject }
  }

  /// More findings of one rule than this are folded into one entry, where the first stands.
  private static let folded = 8

  private func findings(_ mine: [Int], _ html: inout MarkupWriter) {
    let byRule = Dictionary(grouping: mine) { report.diagnostics[$0].rule }
    for index in mine {
      let one = report.diagnostics[index]
      guard let all = byRule[one.rule], all.count > Self.folded else {
        finding(one, index, &html)
        continue
      }
      if all.first == index { fold(one, all, &html) }
    }
  }

  private func fold(_ first: Diagnostic, _ indexes: [Int], _ html: inout MarkupWriter) {
    html.newLine()
    html.element("li", ["class": "fold"]) { html in
      html.element("details") { html in
        html.element("summary") { html in
          html.severity(first.severity, words)
          html.text(
            " " + (report.description(of: first.rule)?.summary[all.language] ?? first.rule)
              + words.places(indexes.count) + " ")
          html.leaf("code", first.rule)
        }
        html.element("ol", ["class": "findings"]) { html in
          for index in indexes { finding(report.diagnostics[index], index, &html) }
        }
      }
    }
  }

  private func finding(_ one: Diagnostic, _ index: Int, _ html: inout MarkupWriter) {
    let ordinal = all.ordinal(index)
    html.newLine()
    html.element(
      "li",
      [
        "id": "d\(number)f\(ordinal)", "value": String(ordinal),
        "class": "finding \(one.severity.rawValue)",
        "data-fp": one.fingerprint, "data-rule": one.rule,
        "data-places": String(one.related.count),
        "data-all": one.placeFingerprints.joined(separator: " "),
      ]
    ) { html in
      html.element("p", ["class": "head"]) { html in
        html.severity(one.severity, words)
        if file.document == nil {
          html.leaf("span", ["class": "place"], all.place(one))
        } else {
          html.leaf("a", ["href": "#d\(number)t\(ordinal)", "class": "place"], all.place(one))
        }
        html.element("code") { html in
          if report.description(of: one.rule) == nil {
            html.text(one.rule)
          } else {
            html.leaf("a", ["href": "#r-\(one.rule)"], one.rule)
          }
        }
      }
      html.leaf("p", ["class": "msg"], one.message[all.language])
      evidence(one, &html)
      fix(one, &html)
      places(one, &html)
      html.leaf("div", ["class": "decide"], "")
    }
  }

  private func evidence(_ one: Diagnostic, _ html: inout MarkupWriter) {
    guard !one.evidence.isEmpty else { return }
    html.element("details") { html in
      html.leaf("summary", pick("依据", "evidence"))
      html.element("table", ["class": "facts"]) { html in
        html.element("tbody") { html in
          for (name, value) in one.evidence { html.row(words.evidence(name), shown(value)) }
        }
      }
    }
  }

  private func shown(_ value: EvidenceValue) -> String {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .ratio(let ratio): Wording.percent(ratio)
    case .list(let values): values.map(shown).joined(separator: words.comma)
    }
  }

  /// Before and after.
  private func fix(_ one: Diagnostic, _ html: inout MarkupWriter) {
    guard let fix = one.fix else { return }
    html.element("p", ["class": "fix"]) { html in
      html.text(
        fix.applicability == .display
          ? pick("供参考：", "for reference: ") : words.fix + words.colon)
      // Of many places with one and the same change it is shown once.
      var shown: Set<[UInt8]> = []
      var count = 0
      for edit in fix.edits {
        let before = file.document.map { Array($0.text.utf8[edit.range.indices]) }
        let key = (before ?? []) + [0] + Array(edit.replacement.utf8)
        guard shown.insert(key).inserted, count < 5 else { continue }
        if count > 0 { html.text(pick("；", "; ")) }
        count += 1
        if let before, !before.isEmpty {
          html.element("del") { html in
            if let names = Self.hidden(before) {
              html.text(names)
            } else {
              html.excerpt(before[...], words)
            }
          }
          html.text(" → ")
        }
        html.leaf("ins", edit.replacement.isEmpty ? words.deleted : edit.replacement)
      }
      if shown.count > count { html.text(words.further(shown.count - count)) }
      if fix.edits.count > 1 { html.leaf("small", words.places(fix.edits.count)) }
    }
  }

  /// What characters are called of which nothing is seen; `nil` where there are others.
  private static func hidden(_ utf8: [UInt8]) -> String? {
    let scalars = String(decoding: utf8, as: UTF8.self).unicodeScalars
    let isHidden = scalars.allSatisfy {
      $0.properties.isDefaultIgnorableCodePoint || $0.properties.isWhitespace
    }
    guard isHidden, scalars.count <= 8 else { return nil }
    return scalars.map { scalar in
      let hex = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
    }.joined(separator: " ")
  }

  private func places(_ one: Diagnostic, _ html: inout MarkupWriter) {
    guard !one.related.isEmpty else { return }
    html.element("ul", ["class": "related"]) { html in
      var at = 0
      while at < one.related.count {
        // Places of one document that say the same stand in one line.
        let first = one.related[at]
        let same = one.related[at...].prefix {
          $0.path.key == first.path.key && $0.message == first.message
        }
        at += same.count
        html.element("li") { html in
          let shown = same.prefix(Self.shownPlaces).compactMap { all.place($0.range, in: $0.path) }
          let rest =
            same.count > Self.shownPlaces ? words.further(same.count - Self.shownPlaces) : ""
          if let page = all.pages[first.path.key], page != number {
            html.leaf("a", ["href": "#d\(page)"], all.display(first.path))
          } else {
            html.text(
              first.path.key == file.path.key ? pick("本文", "here") : all.display(first.path))
          }
          html.text(" " + shown.joined(separator: " ") + rest + " " + first.message[all.language])
        }
      }
    }
  }

  private static let shownPlaces = 20

  // MARK: The text

  private func text(_ mine: [Int], _ html: inout MarkupWriter) {
    guard let text = file.document?.text else {
      html.leaf(
        "p", ["class": "note"], pick("结果里没有全文。", "The result does not hold the text."))
      return
    }
    // Of what is unmarked, only the document of a pair is worth its room.
    let isPaired = !all.pairs(of: file).isEmpty
    guard !mine.isEmpty || isPaired || report.files.count <= Self.smallBatch else { return }
    let marked = MarkedText(
      mine.map { .init(range: report.diagnostics[$0].range.indices, tag: $0) })
    let lines = text.lines
    var shown: [ClosedRange<Int>] = [1...lines.lineCount]
    if text.scalarCount > Self.longText { shown = around(mine, lines.lineCount) }
    var cursor = MarkedText.Cursor()
    html.element("div", ["class": "text"]) { html in
      html.leaf("h2", pick("全文", "Text"))
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
    html.newLine()
    html.unclosed("p", ["data-n": String(line)]) { html in
      for piece in pieces {
        for index in piece.beginning {
          let ordinal = all.ordinal(index)
          html.leaf(
            "a",
            ["class": "ref", "id": "d\(number)t\(ordinal)", "href": "#d\(number)f\(ordinal)"],
            String(ordinal))
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
