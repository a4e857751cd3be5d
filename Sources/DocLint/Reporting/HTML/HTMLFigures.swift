/// The drawings of the batch page: how the shares are spread, who resembles whom, what hangs
/// together.
struct HTMLFigures {
  let all: HTMLReport
  /// Documents that the heat map draws at most; more could not be told apart.
  static let mostDrawn = 60
  private var report: Report { all.report }
  private func pick(_ zh: String, _ en: String) -> String { all.words.pick(zh, en) }

  func write(to html: inout MarkupWriter) {
    guard report.reuse.isCompared, !all.pairs.isEmpty else { return }
    html.element("div", ["class": "figures"]) { html in
      histogram(&html)
      heatMap(&html)
    }
    clusters(&html)
  }

  private func histogram(_ html: inout MarkupWriter) {
    var bins = [Int](repeating: 0, count: 11)
    for file in report.files where file.status == .checked {
      let ratio = all.largestRatio(of: file)
      bins[ratio == 0 ? 0 : min(10, Int(ratio * 10) + 1)] += 1
    }
    let most = max(1, bins.max() ?? 1)
    html.element("figure") { html in
      html.leaf("figcaption", pick("各文件最大重合比例的分布", "Largest share of each document"))
      html.element(
        "svg",
        [
          "viewBox": "0 0 390 190", "role": "img",
          "aria-label": pick("重合比例直方图", "histogram of the shares"),
        ]
      ) { html in
        for (i, count) in bins.enumerated() {
          let height = count * 130 / most
          let x = 8 + i * 34
          html.empty(
            "rect",
            [
              "x": String(x), "y": String(155 - height), "width": "26", "height": String(height),
              "class": "hist",
            ])
          if count > 0 {
            html.leaf(
              "text", ["x": String(x + 13), "y": String(150 - height), "text-anchor": "middle"],
              String(count))
          }
          html.leaf(
            "text",
            ["x": String(x + 13), "y": "170", "text-anchor": "middle", "class": "axis"],
            i == 0 ? "0" : i == 1 ? "<10" : "≥\((i - 1) * 10)")
        }
        html.leaf("text", ["x": "195", "y": "186", "text-anchor": "middle", "class": "axis"], "%")
      }
    }
  }

  /// Those that hang together next to each other, each group from its first document.
  private func order() -> [Int] {
    var strength: [Int: Double] = [:]
    for pair in all.pairs where pair.pair.verdict == .recycled || pair.pair.verdict == .partial {
      for index in [pair.subject, pair.other] {
        strength[index] = max(strength[index] ?? 0, pair.ratio.ratio)
      }
    }
    var out: [Int] = []
    var seen: Set<Int> = []
    func add(_ index: Int) {
      if strength[index] != nil, seen.insert(index).inserted { out.append(index) }
    }
    for cluster in report.reuse.clusters { cluster.forEach(add) }
    for index in strength.keys.sorted() { add(index) }
    guard out.count > Self.mostDrawn else { return out }
    let kept = Set(
      out.sorted { a, b in
        let (x, y) = (strength[a] ?? 0, strength[b] ?? 0)
        return x != y ? x > y : a < b
      }.prefix(Self.mostDrawn))
    return out.filter(kept.contains)
  }

  private func heatMap(_ html: inout MarkupWriter) {
    let shown = order()
    guard shown.count > 1 else { return }
    let slots = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
    let cell = shown.count > 30 ? 14 : 20
    let margin = 46
    let size = margin + shown.count * cell + 4
    html.element("figure") { html in
      html.leaf(
        "figcaption",
        pick(
          "重合比例热图（行：本件；列：来源；格内数字为十分位，9＝90%以上；按雷同组排列）",
          "Shares (row: document; column: source; the digit is the share in tenths; by group)"))
      html.element("div", ["class": "wide"]) { html in
        html.element(
          "svg",
          [
            "viewBox": "0 0 \(size) \(size)", "width": String(size), "height": String(size),
            "class": "heat", "role": "img", "aria-label": pick("热图", "heat map"),
          ]
        ) { html in
          for (slot, index) in shown.enumerated() {
            let at = margin + slot * cell
            let middle = at + cell / 2 + 4
            html.element(
              "text", ["x": String(margin - 4), "y": String(middle), "text-anchor": "end"]
            ) {
              html in
              html.leaf("title", report.reuse.documents[index].path)
              html.text(all.tag(index))
            }
            html.element(
              "text",
              ["transform": "translate(\(at + cell / 2 + 4) \(margin - 4)) rotate(-90)"]
            ) { html in
              html.leaf("title", report.reuse.documents[index].path)
              html.text(all.tag(index))
            }
            html.empty(
              "rect",
              [
                "x": String(at), "y": String(at), "width": String(cell - 1),
                "height": String(cell - 1), "class": "self",
              ])
          }
          for pair in all.pairs {
            guard let row = slots[pair.subject], let column = slots[pair.other] else { continue }
            square(pair, row, column, pair.ratio.ratio, cell, margin, &html)
            // Within the batch both shares are known.
            if pair.other < report.reuse.batchCount {
              let back =
                pair.isSwapped ? pair.pair.ratios.document.ratio : pair.pair.ratios.source.ratio
              square(pair, column, row, back, cell, margin, &html)
            }
          }
        }
      }
      let total = Set(all.pairs.flatMap { [$0.subject, $0.other] }).count
      if shown.count == Self.mostDrawn, total > shown.count {
        html.leaf(
          "p", ["class": "note"],
          pick(
            "只画重合最多的\(shown.count)份，全部见下表。",
            "Only the \(shown.count) with the largest shares are drawn; the table has all."))
      }
    }
  }

  private func square(
    _ pair: HTMLReport.Pair, _ row: Int, _ column: Int, _ ratio: Double, _ cell: Int,
    _ margin: Int, _ html: inout MarkupWriter
  ) {
    let tenths = min(9, Int(ratio * 10))
    let (x, y) = (margin + column * cell, margin + row * cell)
    html.element("a", ["href": "#p\(pair.number)"]) { html in
      html.empty(
        "rect",
        [
          "x": String(x), "y": String(y), "width": String(cell - 1), "height": String(cell - 1),
          "class": "h\(tenths)",
        ])
      html.element(
        "text",
        [
          "x": String(x + cell / 2), "y": String(y + cell / 2 + 4), "text-anchor": "middle",
          "class": tenths > 5 ? "dark" : "light",
        ]
      ) { html in
        html.leaf(
          "title", "\(all.tag(pair.subject)) ← \(all.tag(pair.other)) \(Wording.percent(ratio))")
        html.text(String(tenths))
      }
    }
  }

  private func clusters(_ html: inout MarkupWriter) {
    guard !report.reuse.clusters.isEmpty else { return }
    html.leaf("h2", pick("雷同组", "Groups"))
    html.element("ol", ["class": "clusters"]) { html in
      for cluster in report.reuse.clusters {
        html.element("li") { html in
          html.text(pick("\(cluster.count)份：", "\(cluster.count): "))
          for (i, index) in cluster.enumerated() {
            if i > 0 { html.text(pick("、", ", ")) }
            let path = report.reuse.documents[index].path
            let name = all.display(path)
            if index < report.reuse.batchCount, let page = all.pages[path.key] {
              html.leaf("a", ["href": "#d\(page)"], name)
            } else {
              html.leaf("span", ["class": "archived"], name)
            }
          }
        }
      }
    }
  }
}
