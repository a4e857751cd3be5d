/// The page of one pair: the proof that a reviewer reads, the strongest first.
struct HTMLPairPage {
  let all: HTMLReport
  let pair: HTMLReport.Pair
  private var words: Wording { all.words }
  private var one: ReusePair { pair.pair }
  private func pick(_ zh: String, _ en: String) -> String { words.pick(zh, en) }
  private func path(_ index: Int) -> String { all.report.reuse.documents[index].path }

  func write(to html: inout MarkupWriter) {
    html.page("p\(pair.number)", "pair") { html in
      html.element("h1") { html in
        html.text(pick("对照\(pair.number) ", "Pair \(pair.number) "))
        html.band(HTMLReport.Band(one.verdict), words)
      }
      html.element("p", ["class": "who"]) { html in
        html.text(words.document + words.colon)
        name(one.document, &html)
        html.empty("br")
        html.text(words.source + words.colon)
        name(one.source, &html)
      }
      html.conclusion(words.conclusion(pair, all), words)
      html.element("div", ["class": "panels"]) { html in
        leftovers(&html)
        ratios(&html)
        substitutions(&html)
        numbers(&html)
        direction(&html)
        integrity(&html)
        plot(&html)
      }
      texts(&html)
    }
  }

  private func name(_ index: Int, _ html: inout MarkupWriter) {
    if index < all.report.reuse.batchCount, let page = all.pages[path(index).key] {
      html.leaf("a", ["href": "#d\(page)"], path(index))
    } else {
      html.leaf("span", ["class": "archived"], path(index) + words.archiveMark)
    }
  }

  private func places(_ ranges: [TextRange], in index: Int) -> String {
    let shown = ranges.prefix(12).map { range in
      let start = all.positions.range(range, in: index).start
      return "\(start.line):\(start.column)"
    }
    return shown.joined(separator: " ") + (ranges.count > 12 ? " …" : "")
  }

  private func leftovers(_ html: inout MarkupWriter) {
    guard !one.leftovers.isEmpty else { return }
    html.panel(pick("遗留的原文名称", "Names left over")) { html in
      html.element("table") { html in
        html.element("tbody") { html in
          for leftover in one.leftovers {
            html.unclosed("tr") { html in
              html.unclosed("td") { $0.leaf("mark", ["class": "l b"], leftover.text) }
              html.unclosed("td", ["class": "k"], words.kind(leftover.kind))
              html.unclosed("td", ["class": "k"], words.times(leftover.count))
              html.unclosed("td", ["class": "places"], places(leftover.ranges, in: one.document))
            }
          }
        }
      }
    }
  }

  /// Both sides' shares, before and after what is left out; each reason can be switched off.
  private func ratios(_ html: inout MarkupWriter) {
    let exclusions = one.exclusions
    let present = ExcludedText.Reason.allCases.enumerated().filter { _, reason in
      one.excluded.contains { $0.reason == reason }
        || (exclusions.document + exclusions.source).contains { $0.reasons.contains(reason) }
    }
    html.panel(pick("重合比例", "Shares"), kind: "shares") { html in
      html.element(
        "table",
        [
          "class": "ratios",
          "data-parts": parts(exclusions.document, "d") + parts(exclusions.source, "s"),
        ]
      ) { html in
        html.element("thead") { html in
          html.unclosed("tr") { html in
            html.unclosed("td", "")
            html.unclosed("th", ["scope": "col"], pick("扣除后", "after exclusion"))
            html.unclosed("th", ["scope": "col"], pick("扣除前", "before exclusion"))
          }
        }
        html.element("tbody") { html in
          for (name, side, net, raw) in [
            (pick("占本件", "of the document"), "d", one.ratios.document, one.rawRatios.document),
            (pick("占来源", "of the source"), "s", one.ratios.source, one.rawRatios.source),
          ] {
            html.unclosed("tr", ["data-side": side]) { html in
              html.unclosed("th", ["scope": "row"], name)
              html.unclosed("td", ["class": "n net"]) { html in ratio(net, &html) }
              html.unclosed(
                "td", ["class": "n raw", "data-raw": "\(raw.copied) \(raw.counted)"]
              ) { html in ratio(raw, &html) }
            }
          }
          html.row(pick("段落数", "passages"), String(one.passages.count))
          let longest = one.passages.map(\.longestRun).max() ?? 0
          html.row(
            pick("最长连续相同", "longest equal run"), pick("\(longest)字", "\(longest) characters"))
          html.row(pick("相似度", "resemblance"), Wording.percent(one.resemblance))
        }
      }
      guard !present.isEmpty else { return }
      html.leaf("h3", pick("不计入的内容（去掉勾选即重新计算）", "Not counted (untick to count it)"))
      html.element("table") { html in
        html.element("tbody") { html in
          for (bit, reason) in present { excluded(bit, reason, &html) }
        }
      }
    }
  }

  private func ratio(_ ratio: ReusePair.Ratio, _ html: inout MarkupWriter) {
    html.leaf("b", Wording.percent(ratio.ratio))
    html.leaf("small", " \(ratio.copied) ÷ \(ratio.counted)")
  }

  /// `d 3 12 30;`: a side, the reasons as bits, what is copied and what is counted.
  private func parts(_ shares: [ExcludedShare], _ side: String) -> String {
    shares.map { "\(side) \($0.mask) \($0.amount.copied) \($0.amount.counted);" }.joined()
  }

  private func excluded(
    _ bit: Int, _ reason: ExcludedText.Reason, _ html: inout MarkupWriter
  ) {
    let ranges = one.excluded.filter { $0.reason == reason }.map(\.range)
    html.unclosed("tr") { html in
      html.unclosed("td") { html in
        html.element("label") { html in
          html.empty(
            "input",
            ["type": "checkbox", "class": "exclude", "value": String(bit), "checked": ""])
          html.text(words.reason(reason))
        }
      }
      let counted = one.exclusions.document.filter { $0.reasons.contains(reason) }
        .reduce(0) { $0 + $1.amount.counted }
      html.unclosed(
        "td", words.times(ranges.count) + pick("，\(counted)字", ", \(counted) characters"))
      html.unclosed("td", ["class": "places"], places(ranges, in: one.document))
    }
  }

  private func substitutions(_ html: inout MarkupWriter) {
    guard !one.substitutions.isEmpty else { return }
    html.panel(pick("替换表", "Exchanged wordings")) { html in
      html.element("table") { html in
        html.element("tbody") { html in
          for substitution in one.substitutions {
            html.unclosed("tr") { html in
              html.unclosed("td", substitution.source)
              html.unclosed("td", "→")
              html.unclosed("td") { $0.leaf("mark", ["class": "s b"], substitution.document) }
              html.unclosed("td", ["class": "k"], words.kind(substitution.kind))
              html.unclosed("td", ["class": "k"], words.times(substitution.count))
              html.unclosed(
                "td", ["class": "places"],
                places(substitution.documentRanges, in: one.document))
            }
          }
        }
      }
    }
  }

  private func numbers(_ html: inout MarkupWriter) {
    guard one.numbers.unchanged + one.numbers.changed > 0 else { return }
    html.panel(pick("共同段落中的数字", "Figures in the shared passages")) { html in
      html.leaf("p", words.numbers(one.numbers))
      if !one.numbers.changes.isEmpty {
        html.element("table") { html in
          html.element("tbody") { html in
            for change in one.numbers.changes {
              html.unclosed("tr") { html in
                html.unclosed("td", change.source)
                html.unclosed("td", "→")
                html.unclosed("td") { $0.leaf("mark", ["class": "m b"], change.document) }
                html.unclosed(
                  "td", ["class": "places"], places([change.range], in: one.document))
              }
            }
          }
        }
      }
    }
  }

  private func direction(_ html: inout MarkupWriter) {
    html.panel(pick("先后", "Which was first")) { html in
      let earlier =
        switch one.direction.earlier {
        case .source: words.earlierSource
        case .document: words.earlierDocument
        case .undetermined: words.earlierUnknown
        }
      html.element("p") { $0.leaf("b", earlier) }
      if !one.direction.evidence.isEmpty {
        html.element("ul") { html in
          for sentence in one.direction.evidence { html.leaf("li", sentence[all.language]) }
        }
      }
      if !one.direction.shared.isEmpty {
        html.leaf(
          "p", pick("文件自身的记载（可以改动，只供参考）：", "What the files say of themselves (it can be changed):"))
        html.element("ul") { html in
          for item in one.direction.shared { html.leaf("li", item.message[all.language]) }
        }
      }
      properties(&html)
      html.leaf(
        "p", ["class": "note"],
        pick(
          "两份文件也可能同出于第三份文件，先后只供参考。",
          "Both may come from a third text; this is a hint only."))
    }
  }

  /// What the two files say of themselves: anybody can change it.
  private func properties(_ html: inout MarkupWriter) {
    func told(_ index: Int) -> Provenance? {
      all.file(index)?.origin?.provenance ?? all.report.reuse.documents[index].origin?.provenance
    }
    let (source, document) = (told(one.source), told(one.document))
    guard source?.isEmpty == false || document?.isEmpty == false else { return }
    html.element("table") { html in
      html.element("thead") { html in
        html.unclosed("tr") { html in
          html.unclosed("td", "")
          html.unclosed("th", ["scope": "col"], words.source)
          html.unclosed("th", ["scope": "col"], words.document)
        }
      }
      html.element("tbody") { html in
        for (name, value) in Self.properties(words) {
          let (a, b) = (source?[keyPath: value] ?? "", document?[keyPath: value] ?? "")
          if a.isEmpty && b.isEmpty { continue }
          html.unclosed("tr") { html in
            html.unclosed("th", ["scope": "row"], name)
            html.unclosed("td", a)
            html.unclosed("td", b)
          }
        }
      }
    }
    html.leaf(
      "p", ["class": "note"],
      pick(
        "文件属性随手可改，模板和另存也会带入，单凭它不能定先后。",
        "The properties of a file are easily changed, and templates pass them on: no proof alone."))
  }

  private static func properties(
    _ words: Wording
  ) -> [(String, any KeyPath<Provenance, String?> & Sendable)] {
    [
      (words.pick("作者", "author"), \.creator),
      (words.pick("最后保存者", "last saved by"), \.lastModifiedBy),
      (words.pick("创建", "created"), \.created), (words.pick("修改", "modified"), \.modified),
      (words.pick("修订次数", "revisions"), \.revision),
      (words.pick("单位", "company"), \.company),
      (words.pick("文档编号", "document id"), \.documentID),
    ]
  }

  private func integrity(_ html: inout MarkupWriter) {
    for index in [one.document, one.source] {
      guard let flags = all.report.reuse.integrity.first(where: { $0.document == index })?.flags
      else { continue }
      html.integrity(flags, words) { range in
        let start = all.positions.range(range, in: index).start
        return "\(start.line):\(start.column)"
      }
    }
  }

  /// Where in the source (across) and in the document (down) each passage stands.
  private func plot(_ html: inout MarkupWriter) {
    func length(_ index: Int) -> Int {
      if let text = all.text(index) { return max(1, text.scalarCount) }
      return max(1, all.file(index)?.characters ?? 1)
    }
    let (across, down) = (length(one.source), length(one.document))
    let side = 240
    html.panel(pick("位置图", "Positions")) { html in
      html.element(
        "svg",
        [
          "viewBox": "0 0 290 275", "class": "plot", "role": "img",
          "aria-label": pick("各段在两份文件中的位置", "where the passages stand in the two"),
        ]
      ) { html in
        html.empty(
          "rect",
          [
            "x": "40", "y": "20", "width": String(side), "height": String(side), "class": "frame",
          ])
        html.leaf("text", ["x": "40", "y": "14"], pick("来源 →", "source →"))
        html.leaf(
          "text", ["transform": "translate(14 24) rotate(90)"], pick("本件 →", "document →"))
        for passage in one.passages {
          let d = all.positions.range(passage.document, in: one.document)
          let s = all.positions.range(passage.source, in: one.source)
          func x(_ offset: Int) -> String { String(40 + offset * side / across) }
          func y(_ offset: Int) -> String { String(20 + offset * side / down) }
          html.empty(
            "line",
            [
              "x1": x(s.start.offset), "y1": y(d.start.offset), "x2": x(s.end.offset),
              "y2": y(d.end.offset), "class": passage.moved ? "moved" : "shared",
            ])
          // The two bars along the edges.
          html.empty(
            "line",
            [
              "x1": x(s.start.offset), "y1": "\(20 + side + 6)", "x2": x(s.end.offset),
              "y2": "\(20 + side + 6)", "class": "bar",
            ])
          html.empty(
            "line",
            [
              "x1": "32", "y1": y(d.start.offset), "x2": "32", "y2": y(d.end.offset),
              "class": "bar",
            ])
        }
      }
      html.leaf(
        "p", ["class": "note"],
        pick(
          "斜线连贯为整篇沿用，散乱为拼接；虚线为移动过的段落。",
          "A whole diagonal: taken over as it is; scattered: put together. Dashed: moved."))
    }
  }

  // MARK: Side by side

  /// What a stretch is marked as. Below these stand the reasons for which it is not counted, in
  /// the order of `ExcludedText.Reason.allCases`.
  private enum Tag: Int {
    case substitution = 100
    case number, leftover
    var cssClass: String {
      switch self {
      case .substitution: "s"
      case .number: "m"
      case .leftover: "l"
      }
    }
  }

  private func texts(_ html: inout MarkupWriter) {
    html.leaf("h2", pick("并列对照", "Side by side"))
    guard let document = all.text(one.document), let source = all.text(one.source) else {
      html.leaf(
        "p", ["class": "note"],
        pick("结果里没有全文，不能并列。", "The result holds no texts; they cannot be shown."))
      return
    }
    html.element("p", ["class": "legend"]) { html in
      html.leaf("span", pick("＝ 相同", "= the same"))
      html.leaf("span", pick("～ 有替换", "~ exchanged"))
      html.leaf("span", pick("！ 有遗留名称", "! name left over"))
      html.leaf("span", pick("↕ 移动", "↕ moved"))
      html.leaf("span", pick("－ 只在来源", "− source only"))
      html.leaf("span", pick("＋ 只在本件", "+ document only"))
      html.leaf("mark", ["class": "s b"], pick("替换", "exchanged"))
      html.leaf("mark", ["class": "m b"], pick("数字改动", "figure changed"))
      html.leaf("mark", ["class": "l b"], pick("遗留", "left over"))
      html.leaf("mark", ["class": "x"], words.excluded)
      html.element("label", ["class": "switch"]) { html in
        html.empty("input", ["type": "checkbox", "class": "changed-only"])
        html.text(pick("只看有改动的行", "changed rows only"))
      }
    }
    let sides = marks()
    var left = MarkedText.Cursor()
    html.element("table", ["class": "sides"]) { html in
      html.element("thead") { html in
        html.element("tr") { html in
          html.unclosed("td", "")
          html.unclosed("th", ["scope": "col"], "\(words.source) \(all.display(path(one.source)))")
          html.unclosed(
            "th", ["scope": "col"], "\(words.document) \(all.display(path(one.document)))")
        }
      }
      html.element("tbody") { html in
        var right = MarkedText.Cursor()
        var sourceEnd = 0
        for row in PairRows(of: one, document: document, source: source).rows {
          // Rows follow the document; the source is walked anew where it goes back.
          if row.source.lowerBound < sourceEnd { left = MarkedText.Cursor() }
          if !row.source.isEmpty { sourceEnd = row.source.upperBound }
          let s = row.source.isEmpty ? [] : sides.source.pieces(of: row.source, from: &left)
          let d = row.document.isEmpty ? [] : sides.document.pieces(of: row.document, from: &right)
          self.row(row, s, source, d, document, &html)
        }
      }
    }
  }

  private func marks() -> (document: MarkedText, source: MarkedText) {
    var document: [MarkedText.Mark] = []
    var source: [MarkedText.Mark] = []
    for (bit, reason) in ExcludedText.Reason.allCases.enumerated() {
      document += one.excluded.filter { $0.reason == reason }.map {
        .init(range: $0.range.indices, tag: bit)
      }
    }
    for substitution in one.substitutions {
      let tag = substitution.kind == .number ? Tag.number : .substitution
      document += substitution.documentRanges.map { .init(range: $0.indices, tag: tag.rawValue) }
      source += substitution.sourceRanges.map { .init(range: $0.indices, tag: tag.rawValue) }
    }
    for change in one.numbers.changes {
      document.append(.init(range: change.range.indices, tag: Tag.number.rawValue))
      source.append(.init(range: change.sourceRange.indices, tag: Tag.number.rawValue))
    }
    for leftover in one.leftovers {
      document += leftover.ranges.map { .init(range: $0.indices, tag: Tag.leftover.rawValue) }
    }
    return (MarkedText(document), MarkedText(source))
  }

  private func row(
    _ row: PairRows.Row, _ s: [MarkedText.Piece], _ source: SourceText, _ d: [MarkedText.Piece],
    _ document: SourceText, _ html: inout MarkupWriter
  ) {
    let tags = Set((s + d).flatMap(\.tags))
    let isLeft = tags.contains(Tag.leftover.rawValue)
    let isChanged =
      tags.contains(Tag.substitution.rawValue) || tags.contains(Tag.number.rawValue)
    let (kind, sign): (StaticString, String) =
      switch row.kind {
      case .sourceOnly: ("k-src", "－")
      case .documentOnly: ("k-doc", isLeft ? "＋！" : "＋")
      case .moved: ("k-mov", isLeft ? "↕！" : isChanged ? "↕～" : "↕")
      case .shared: isLeft ? ("k-left", "！") : isChanged ? ("k-chg", "～") : ("k-same", "＝")
      }
    html.newLine()
    html.unclosed("tr", ["class": kind.description]) { html in
      html.unclosed("td", sign)
      for (pieces, text) in [(s, source), (d, document)] {
        html.unclosed("td") { html in
          for piece in pieces { self.piece(piece, text, &html) }
        }
      }
    }
  }

  private func piece(
    _ piece: MarkedText.Piece, _ text: SourceText, _ html: inout MarkupWriter
  ) {
    let bytes = text.utf8[piece.range]
    guard let worst = piece.tags.max() else { return html.excerpt(bytes, words) }
    // `x1`: not counted for the first reason. Of several the first is the one that is shown.
    var kinds: [String] = []
    if let tag = Tag(rawValue: worst) { kinds.append(tag.cssClass) }
    if let reason = piece.tags.filter({ $0 < Tag.substitution.rawValue }).min() {
      kinds += ["x", "x\(reason)"]
    }
    if worst >= Tag.substitution.rawValue, piece.beginning.contains(worst) { kinds.append("b") }
    html.element("mark", ["class": kinds.joined(separator: " ")]) { $0.excerpt(bytes, words) }
  }
}
