/// The page of one pair: the proof that a reviewer reads, the strongest first.
struct HTMLPairPage {
  let all: HTMLReport
  let pair: HTMLReport.Pair
  private var words: HTMLWording { all.words }
  private var base: Wording { all.words.base }
  private var one: ReusePair { pair.pair }
  private func pick(_ zh: String, _ en: String) -> String { words.pick(zh, en) }
  private func path(_ index: Int) -> String { all.report.reuse.documents[index].path }

  func write(to html: inout MarkupWriter) {
    html.newLine()
    html.element("section", ["id": "p\(pair.number)", "class": "page pair"]) { html in
      html.element("h1") { html in
        html.text(pick("对照\(pair.number) ", "Pair \(pair.number) "))
        html.band(HTMLReport.Band(one.verdict), words)
      }
      html.element("p", ["class": "who"]) { html in
        html.text(pick("本件：", "document: "))
        name(one.document, &html)
        html.empty("br")
        html.text(pick("来源：", "source: "))
        name(one.source, &html)
      }
      html.conclusion(words.conclusion(pair, all), words)
      html.element("div", ["class": "panels"]) { html in
        leftovers(&html)
        ratios(&html)
        substitutions(&html)
        numbers(&html)
        direction(&html)
        excluded(&html)
        plot(&html)
      }
      texts(&html)
    }
  }

  private func name(_ index: Int, _ html: inout MarkupWriter) {
    if index < all.report.reuse.batchCount, let page = all.pages[path(index).key] {
      html.leaf("a", ["href": "#d\(page)"], path(index))
    } else {
      html.leaf("span", ["class": "archived"], path(index) + pick("（比对库）", " (archive)"))
    }
  }

  private func panel(
    _ title: String, _ html: inout MarkupWriter, _ content: (inout MarkupWriter) -> Void
  ) {
    html.element("div", ["class": "panel"]) { html in
      html.leaf("h2", title)
      content(&html)
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
    panel(pick("遗留的原文名称", "Names left over"), &html) { html in
      html.element("table") { html in
        html.element("tbody") { html in
          for leftover in one.leftovers {
            html.element("tr") { html in
              html.element("td") { $0.leaf("mark", ["class": "l b"], leftover.text) }
              html.leaf("td", base.kind(leftover.kind))
              html.leaf("td", base.times(leftover.count))
              html.leaf("td", ["class": "places"], places(leftover.ranges, in: one.document))
            }
          }
        }
      }
    }
  }

  private func ratios(_ html: inout MarkupWriter) {
    panel(pick("重合比例", "Shares"), &html) { html in
      html.element("label", ["class": "switch"]) { html in
        html.empty("input", ["type": "checkbox", "class": "exclude", "checked": ""])
        html.text(pick("不计套话、标题、引文等", "without formulas, headings, quotations"))
      }
      html.element("table") { html in
        html.element("tbody") { html in
          for (name, net, raw) in [
            (pick("占本件", "of the document"), one.ratios.document, one.rawRatios.document),
            (pick("占来源", "of the source"), one.ratios.source, one.rawRatios.source),
          ] {
            html.element("tr") { html in
              html.leaf("th", name)
              for (kind, ratio) in [("net", net), ("raw", raw)] {
                html.element("td", ["class": "n \(kind)"]) { html in
                  html.leaf("b", Wording.percent(ratio.ratio))
                  html.text(" = \(ratio.copied) ÷ \(ratio.counted)")
                  html.leaf(
                    "small",
                    kind == "net"
                      ? pick("（扣除后）", " (after exclusion)")
                      : pick("（扣除前）", " (before exclusion)"))
                }
              }
            }
          }
          html.row(pick("段落数", "passages"), String(one.passages.count))
          let longest = one.passages.map(\.longestRun).max() ?? 0
          html.row(
            pick("最长连续相同", "longest equal run"), pick("\(longest)字", "\(longest) characters"))
          html.row(pick("相似度", "resemblance"), Wording.percent(one.resemblance))
        }
      }
    }
  }

  private func substitutions(_ html: inout MarkupWriter) {
    guard !one.substitutions.isEmpty else { return }
    panel(pick("替换表", "Exchanged wordings"), &html) { html in
      html.element("table") { html in
        html.element("tbody") { html in
          for substitution in one.substitutions {
            html.element("tr") { html in
              html.leaf("td", substitution.source)
              html.leaf("td", "→")
              html.element("td") { $0.leaf("mark", ["class": "s b"], substitution.document) }
              html.leaf("td", base.kind(substitution.kind))
              html.leaf("td", base.times(substitution.count))
              html.leaf(
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
    panel(pick("共同段落中的数字", "Figures in the shared passages"), &html) { html in
      html.leaf("p", base.numbers(one.numbers))
      if !one.numbers.changes.isEmpty {
        html.element("table") { html in
          html.element("tbody") { html in
            for change in one.numbers.changes {
              html.element("tr") { html in
                html.leaf("td", change.source)
                html.leaf("td", "→")
                html.element("td") { $0.leaf("mark", ["class": "m b"], change.document) }
                html.leaf("td", ["class": "places"], places([change.range], in: one.document))
              }
            }
          }
        }
      }
    }
  }

  private func direction(_ html: inout MarkupWriter) {
    panel(pick("先后", "Which was first"), &html) { html in
      let earlier =
        switch one.direction.earlier {
        case .source: base.earlierSource
        case .document: base.earlierDocument
        case .undetermined: base.earlierUnknown
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
      html.leaf(
        "p", ["class": "note"],
        pick(
          "两份文件也可能同出于第三份文件，先后只供参考。",
          "Both may come from a third text; this is a hint only."))
    }
  }

  private func excluded(_ html: inout MarkupWriter) {
    guard !one.excluded.isEmpty else { return }
    panel(pick("不计入的内容", "What was not counted"), &html) { html in
      html.element("table") { html in
        html.element("tbody") { html in
          for reason in ExcludedText.Reason.allCases {
            let ranges = one.excluded.filter { $0.reason == reason }.map(\.range)
            if ranges.isEmpty { continue }
            html.element("tr") { html in
              html.leaf("th", base.reason(reason))
              html.leaf("td", base.times(ranges.count))
              html.leaf("td", ["class": "places"], places(ranges, in: one.document))
            }
          }
        }
      }
    }
  }

  /// Where in the source (across) and in the document (down) each passage stands.
  private func plot(_ html: inout MarkupWriter) {
    let documents = all.report.reuse.documents
    func length(_ index: Int) -> Int {
      if let text = all.text(index) { return max(1, text.scalarCount) }
      let files = index < all.report.reuse.batchCount ? all.report.files : all.report.archive
      return max(1, files.first { $0.path.key == documents[index].path.key }?.characters ?? 1)
    }
    let (across, down) = (length(one.source), length(one.document))
    let side = 240
    panel(pick("位置图", "Positions"), &html) { html in
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

  private enum Tag: Int {
    case excluded, substitution, number, leftover
    var cssClass: String {
      switch self {
      case .excluded: "x"
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
      html.leaf("mark", ["class": "x b"], pick("不计入", "not counted"))
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
          html.leaf("th", ["scope": "col"], "")
          html.leaf("th", ["scope": "col"], pick("来源 ", "source ") + path(one.source))
          html.leaf("th", ["scope": "col"], pick("本件 ", "document ") + path(one.document))
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
    for excluded in one.excluded {
      document.append(.init(range: excluded.range.indices, tag: Tag.excluded.rawValue))
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
    html.element("tr", ["class": kind.description]) { html in
      html.leaf("td", ["class": "sign"], sign)
      for (pieces, text) in [(s, source), (d, document)] {
        html.element("td") { html in
          for piece in pieces { self.piece(piece, text, &html) }
        }
      }
    }
  }

  private func piece(
    _ piece: MarkedText.Piece, _ text: SourceText, _ html: inout MarkupWriter
  ) {
    let bytes = text.utf8[piece.range]
    guard let worst = piece.tags.max(), let tag = Tag(rawValue: worst) else {
      return html.excerpt(bytes, words)
    }
    let alsoExcluded = tag != .excluded && piece.tags.contains(Tag.excluded.rawValue)
    let begins = piece.beginning.contains(worst)
    html.element(
      "mark", ["class": tag.cssClass + (alsoExcluded ? " x" : "") + (begins ? " b" : "")]
    ) { $0.excerpt(bytes, words) }
  }
}
