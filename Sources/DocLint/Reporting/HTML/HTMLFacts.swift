/// The figures of a document: how the relations between them came out, the worst first, and what
/// each is said to be.
struct HTMLFacts {
  private let all: HTMLReport
  private let inventory: NumberInventory
  private let table: PositionTable
  /// By the place of a figure: how the relations came out that it takes part in.
  private let verdicts: [TextRange: [Relation.Verdict]]
  private let isWhole: Bool
  private var words: Wording { all.words }
  private func pick(_ zh: String, _ en: String) -> String { words.pick(zh, en) }

  /// `nil` where there is no text, or no figure in it.
  ///
  /// - Complexity: that of `NumberAnalysis`.
  init?(all: HTMLReport, file: Report.File) {
    guard let document = file.document, file.status == .checked else { return nil }
    inventory = NumberInventory(NumberAnalysis(document))
    guard !inventory.quantities.isEmpty else { return nil }
    self.all = all
    var verdicts: [TextRange: [Relation.Verdict]] = [:]
    var wanted: [UInt32] = inventory.quantities.map(\.range.lowerBound)
    for outcome in inventory.relations where outcome.relation.verdict != .notAssessable {
      for range in outcome.ranges {
        verdicts[range, default: []].append(outcome.relation.verdict)
        wanted.append(range.lowerBound)
      }
    }
    self.verdicts = verdicts
    table = PositionTable(of: document.text, at: wanted)
    isWhole = all.report.files.count <= HTMLDocumentPage.smallBatch
  }

  /// What stands against the text comes first.
  private static let order: [Relation.Verdict] = [.fail, .uncertain, .pass]

  func write(to html: inout MarkupWriter) {
    html.leaf("h2", pick("数字与关系", "Figures and relations"))
    var counts: [Relation.Verdict: Int] = [:]
    for outcome in inventory.relations { counts[outcome.relation.verdict, default: 0] += 1 }
    let told = (Self.order + [.notAssessable]).compactMap { verdict in
      counts[verdict].map { "\(words.verdict(verdict)) \($0)" }
    }
    html.leaf(
      "p", ["class": "note"],
      pick(
        "数字\(inventory.quantities.count)个，其中\(inventory.assessed)个与其他数字有可核对的关系。",
        "\(inventory.quantities.count) figures, \(inventory.assessed) of them in relations that can be checked. "
      )
        + (told.isEmpty
          ? pick("没有发现数字之间的关系。", "No relations were found.")
          : pick("关系：", "Relations: ") + told.joined(separator: words.comma)))
    relations(&html)
    figures(&html)
  }

  private func place(_ byte: UInt32) -> String {
    let place = table.place(byte)
    return "\(place.line):\(place.column)"
  }

  private func mark(_ verdict: Relation.Verdict, _ html: inout MarkupWriter) {
    html.element("span", ["class": "sev v-\(verdict.rawValue)"]) { html in
      html.leaf("i", Self.sign(verdict))
      html.text(words.verdict(verdict))
    }
  }

  private static func sign(_ verdict: Relation.Verdict) -> String {
    switch verdict {
    case .pass: "✓"
    case .fail: "✕"
    case .uncertain: "?"
    case .notAssessable: "–"
    }
  }

  private func head(_ names: [String], _ html: inout MarkupWriter) {
    html.element("thead") { html in
      html.unclosed("tr") { html in
        for name in names { html.unclosed("th", ["scope": "col"], name) }
      }
    }
  }

  private func relations(_ html: inout MarkupWriter) {
    let shown = Self.order.flatMap { verdict in
      inventory.relations.filter { $0.relation.verdict == verdict }
    }
    guard !shown.isEmpty else { return }
    let isBad = shown.contains { $0.relation.verdict != .pass }
    html.element("details", isBad ? ["open": ""] : [:]) { html in
      html.leaf("summary", pick("关系（\(shown.count)）", "Relations (\(shown.count))"))
      html.element("div", ["class": "wide"]) { html in
        html.element("table", ["class": "list"]) { html in
          head(
            [words.verdictTitle, pick("算式", "formula"), words.placeTitle, words.ruleTitle], &html)
          html.element("tbody") { html in
            for outcome in shown {
              html.newLine()
              html.unclosed("tr") { html in
                html.unclosed("td") { mark(outcome.relation.verdict, &$0) }
                html.unclosed("td", ["class": "msg"], outcome.relation.formula)
                html.unclosed(
                  "td", ["class": "places"],
                  outcome.ranges.prefix(8).map { place($0.lowerBound) }.joined(separator: " ")
                    + (outcome.ranges.count > 8 ? " …" : ""))
                html.unclosed("td") { html in
                  html.text(
                    all.report.description(of: outcome.relation.check)?.summary[all.language]
                      ?? outcome.relation.check)
                }
              }
            }
          }
        }
      }
    }
  }

  private func figures(_ html: inout MarkupWriter) {
    let shown =
      isWhole
      ? inventory.quantities : inventory.quantities.filter { verdicts[$0.range] != nil }
    guard !shown.isEmpty else { return }
    let left = inventory.quantities.count - shown.count
    html.element("details") { html in
      html.leaf("summary", pick("数字（\(shown.count)）", "Figures (\(shown.count))"))
      html.element("div", ["class": "wide"]) { html in
        html.element("table", ["class": "list"]) { html in
          head(
            [
              words.placeTitle, pick("原文", "text"), pick("指标", "indicator"),
              pick("范围", "region"), pick("时期", "period"), pick("状态", "status"),
              pick("关系", "relations"),
            ], &html)
          html.element("tbody") { html in
            for entry in shown { figure(entry, &html) }
          }
        }
      }
      if left > 0 {
        html.leaf(
          "p", ["class": "note"],
          pick(
            "文件多时只列有关系可核对的数字；其余\(left)个见 doclint facts。",
            "In large batches only figures in relations are listed; doclint facts has the other \(left)."
          ))
      }
    }
  }

  private func figure(_ entry: NumberInventory.Entry, _ html: inout MarkupWriter) {
    html.newLine()
    html.unclosed("tr") { html in
      html.unclosed("td", ["class": "places"], place(entry.range.lowerBound))
      html.unclosed("td") { html in
        html.leaf("b", entry.text)
        let bound = words.bound(entry.quantity.bound)
        if !bound.isEmpty { html.leaf("small", " " + bound) }
      }
      html.unclosed("td", entry.indicator)
      html.unclosed("td", entry.region)
      html.unclosed("td", entry.period ?? "")
      html.unclosed("td", words.status(ofFact: entry.status))
      html.unclosed("td") { html in
        let mine = verdicts[entry.range] ?? []
        for verdict in Self.order where mine.contains(verdict) { mark(verdict, &html) }
      }
    }
  }
}
