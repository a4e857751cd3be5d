/// The first page: what was compared with what, and what came of it.
struct HTMLBatchPage {
  let all: HTMLReport
  private var words: HTMLWording { all.words }
  private var report: Report { all.report }
  private var base: Wording { all.words.base }
  private func pick(_ zh: String, _ en: String) -> String { words.pick(zh, en) }

  func write(to html: inout MarkupWriter) {
    html.newLine()
    html.element("section", ["id": "batch", "class": "page"]) { html in
      html.leaf("h1", base.reportTitle)
      html.conclusion(words.conclusion(all), words)
      unchecked(&html)
      tiles(&html)
      documents(&html)
      HTMLFigures(all: all).write(to: &html)
      pairs(&html)
      findings(&html)
      settled(&html)
      run(&html)
    }
  }

  private func unchecked(_ html: inout MarkupWriter) {
    for status in [Report.File.Status.failed, .skipped] {
      let files = report.unchecked.filter { $0.status == status }
      guard !files.isEmpty else { continue }
      html.element("div", ["class": "unchecked \(status.rawValue)"]) { html in
        html.leaf(
          "h2",
          status == .failed
            ? pick("未能检查的文件（\(files.count)）", "Files that could not be checked (\(files.count))")
            : pick("跳过的文件（\(files.count)）", "Files that were skipped (\(files.count))"))
        html.element("ul") { html in
          for file in files {
            html.element("li") { html in
              html.leaf("code", file.path)
              html.text(base.colon + (file.reason?[all.language] ?? ""))
            }
          }
        }
      }
    }
  }

  private func tiles(_ html: inout MarkupWriter) {
    let summary = report.summary
    html.element("div", ["class": "tiles"]) { html in
      html.tile(summary.documents, pick("文件", "documents"))
      html.tile(summary.checked, pick("已检查", "checked"))
      html.tile(summary.failed, pick("失败", "failed"), summary.failed > 0 ? "bad" : "")
      html.tile(summary.skipped, pick("跳过", "skipped"))
      html.tile(summary.errors, pick("错误", "errors"), "error")
      html.tile(summary.warnings, pick("警告", "warnings"), "warning")
      html.tile(summary.infos, pick("提示", "infos"), "info")
      html.tile(report.settled.count, pick("已有意见", "decided"))
      html.tile(report.suppressed.count, pick("豁免", "suppressed"))
      html.tile(report.accepted.count, pick("基线内", "in the baseline"))
    }
  }

  /// The boxes over a table: a search, and choices by attribute of the rows.
  private func filters(
    _ table: String, _ choices: [(attribute: String, name: String, values: [(String, String)])],
    _ html: inout MarkupWriter
  ) {
    html.element("div", ["class": "filters", "data-table": table]) { html in
      html.empty(
        "input",
        [
          "type": "search", "placeholder": pick("搜索……", "Search…"),
          "aria-label": pick("搜索", "Search"),
        ])
      for choice in choices {
        html.element("select", ["data-by": choice.attribute, "aria-label": choice.name]) { html in
          html.leaf("option", ["value": ""], choice.name + pick("：全部", ": all"))
          for (value, name) in choice.values { html.leaf("option", ["value": value], name) }
        }
      }
      html.leaf("span", ["class": "shown", "role": "status"], "")
    }
  }

  private func head(_ names: [(String, Bool)], _ html: inout MarkupWriter) {
    html.element("thead") { html in
      html.element("tr") { html in
        for (name, isNumber) in names {
          html.leaf("th", ["scope": "col", "data-sort": isNumber ? "n" : "t"], name)
        }
      }
    }
  }

  private func documents(_ html: inout MarkupWriter) {
    html.leaf("h2", pick("文件", "Documents"))
    var present: Set<Int> = []
    for file in report.files where file.status != .skipped {
      present.insert(all.band(of: file).rawValue)
    }
    filters(
      "t-documents",
      [
        (
          "data-band", pick("雷同", "alike"),
          HTMLReport.Band.allCases.filter { present.contains($0.rawValue) }.map {
            ($0.cssClass, words.band($0))
          }
        ),
        (
          "data-found", pick("问题", "findings"),
          [
            ("e", pick("有错误", "with errors")), ("f", pick("有问题", "with findings")),
            ("0", pick("无问题", "without findings")),
          ]
        ),
      ], &html)
    html.element("div", ["class": "wide"]) { html in
      html.element("table", ["id": "t-documents", "class": "list"]) { html in
        head(
          [
            (pick("序号", "no."), true), (pick("文件", "document"), false),
            (pick("雷同情况", "alike"), true), (pick("最大重合", "largest share"), true),
            (pick("最相似的文件", "nearest"), false), (pick("错误", "errors"), true),
            (pick("警告", "warnings"), true), (pick("提示", "infos"), true),
            (pick("字数", "characters"), true),
          ], &html)
        html.element("tbody") { html in
          for (index, file) in report.files.enumerated() where file.status != .skipped {
            document(file, index + 1, &html)
          }
        }
      }
    }
  }

  private func document(_ file: Report.File, _ number: Int, _ html: inout MarkupWriter) {
    let mine = all.findings[file.path.key] ?? []
    func count(_ severity: Severity) -> Int {
      mine.count { report.diagnostics[$0].severity == severity }
    }
    let band = all.band(of: file)
    let errors = count(.error)
    let pairs = all.pairs(of: file)
    html.newLine()
    html.element(
      "tr",
      [
        "data-band": band.cssClass,
        "data-found": mine.isEmpty ? "0" : errors > 0 ? "e f" : "f",
      ]
    ) { html in
      html.leaf("td", ["data-v": String(number), "class": "n"], String(number))
      html.element("td", ["class": "path"]) { html in
        if file.characters != nil {
          html.leaf("a", ["href": "#d\(number)"], file.path)
        } else {
          html.text(file.path)
        }
      }
      html.element("td", ["data-v": String(band.rawValue)]) { html in html.band(band, words) }
      let ratio = all.largestRatio(of: file)
      html.leaf(
        "td", ["data-v": String(Int(ratio * 10000)), "class": "n"],
        pairs.isEmpty ? "" : Wording.percent(ratio))
      html.element("td", ["class": "path"]) { html in
        if let first = pairs.first {
          html.leaf("a", ["href": "#p\(first.number)"], report.reuse.documents[first.other].path)
          if pairs.count > 1 {
            html.text(pick(" 等\(pairs.count)份", " and \(pairs.count - 1) more"))
          }
        }
      }
      for value in [errors, count(.warning), count(.info)] {
        html.leaf("td", ["data-v": String(value), "class": "n"], value == 0 ? "" : String(value))
      }
      let characters = file.characters.map { String($0) } ?? ""
      html.leaf("td", ["data-v": characters, "class": "n"], characters)
    }
  }

  private func pairs(_ html: inout MarkupWriter) {
    guard !all.pairs.isEmpty else { return }
    html.leaf("h2", pick("相似的文件对", "Pairs that share text"))
    let bands = Set(all.pairs.map { HTMLReport.Band($0.pair.verdict).rawValue }).sorted()
    filters(
      "t-pairs",
      [
        (
          "data-band", pick("雷同", "alike"),
          bands.compactMap { HTMLReport.Band(rawValue: $0) }.map { ($0.cssClass, words.band($0)) }
        ),
        (
          "data-from", pick("来源", "source"),
          [("b", pick("同批文件", "this batch")), ("a", pick("比对库", "the archive"))]
        ),
      ], &html)
    html.element("div", ["class": "wide"]) { html in
      html.element("table", ["id": "t-pairs", "class": "list"]) { html in
        head(
          [
            (pick("对照", "pair"), true), (pick("本件", "document"), false),
            (pick("来源", "source"), false), (pick("判断", "verdict"), true),
            (pick("本件重合", "of the document"), true), (pick("来源重合", "of the source"), true),
            (pick("遗留名称", "names left over"), true), (pick("替换", "exchanged"), true),
          ], &html)
        html.element("tbody") { html in
          for pair in all.pairs { row(pair, &html) }
        }
      }
    }
    if report.reuse.pairsFolded > 0 {
      html.leaf("p", ["class": "note"], base.folded(report.reuse.pairsFolded))
    }
  }

  private func row(_ pair: HTMLReport.Pair, _ html: inout MarkupWriter) {
    let band = HTMLReport.Band(pair.pair.verdict)
    let documents = report.reuse.documents
    html.newLine()
    html.element(
      "tr",
      [
        "data-band": band.cssClass,
        "data-from": pair.other < report.reuse.batchCount ? "b" : "a",
      ]
    ) { html in
      html.element("td", ["data-v": String(pair.number)]) { html in
        html.leaf(
          "a", ["href": "#p\(pair.number)"], pick("对照\(pair.number)", "pair \(pair.number)"))
      }
      html.leaf("td", ["class": "path"], documents[pair.pair.document].path)
      html.leaf("td", ["class": "path"], documents[pair.pair.source].path)
      html.element("td", ["data-v": String(band.rawValue)]) { html in html.band(band, words) }
      for ratio in [pair.pair.ratios.document, pair.pair.ratios.source] {
        html.leaf(
          "td", ["data-v": String(Int(ratio.ratio * 10000)), "class": "n"],
          "\(Wording.percent(ratio.ratio)) (\(ratio.copied)/\(ratio.counted))")
      }
      let left = pair.pair.leftovers.reduce(0) { $0 + $1.count }
      html.leaf("td", ["data-v": String(left), "class": "n"], left == 0 ? "" : String(left))
      let exchanged = pair.pair.substitutions.count
      html.leaf(
        "td", ["data-v": String(exchanged), "class": "n"], exchanged == 0 ? "" : String(exchanged))
    }
  }

  private func findings(_ html: inout MarkupWriter) {
    html.leaf("h2", pick("问题", "Findings"))
    guard !report.diagnostics.isEmpty else {
      html.leaf("p", pick("没有发现问题。", "Nothing was found."))
      return
    }
    let rules = Set(report.diagnostics.map(\.rule)).sorted()
    filters(
      "t-findings",
      [
        (
          "data-sev", pick("级别", "severity"),
          [Severity.error, .warning, .info].map { ($0.rawValue, base.severity($0)) }
        ),
        ("data-rule", pick("规则", "rule"), rules.map { ($0, $0) }),
        (
          "data-state", pick("意见", "decision"),
          [
            ("open", pick("未定", "open")), ("adopted", pick("采信", "adopted")),
            ("rejected", pick("不采信", "rejected")),
          ]
        ),
      ], &html)
    html.element("div", ["class": "wide"]) { html in
      html.element("table", ["id": "t-findings", "class": "list"]) { html in
        head(
          [
            (pick("级别", "severity"), true), (pick("文件", "document"), false),
            (pick("位置", "place"), true), (pick("问题", "finding"), false),
            (pick("规则", "rule"), false), (pick("意见", "decision"), false),
          ], &html)
        html.element("tbody") { html in
          for (index, one) in report.diagnostics.enumerated() { finding(one, index, &html) }
        }
      }
    }
  }

  private func finding(_ one: Diagnostic, _ index: Int, _ html: inout MarkupWriter) {
    html.newLine()
    html.element(
      "tr",
      [
        "data-sev": one.severity.rawValue, "data-rule": one.rule, "data-state": "open",
        "data-fp": one.fingerprint,
      ]
    ) { html in
      let rank = one.severity == .error ? 0 : one.severity == .warning ? 1 : 2
      html.element("td", ["data-v": String(rank)]) { html in html.severity(one.severity, words) }
      html.element("td", ["class": "path"]) { html in
        html.leaf("a", ["href": "#f\(index + 1)"], one.path)
      }
      html.leaf("td", ["data-v": String(index)], all.place(one))
      html.leaf("td", ["class": "msg"], one.message[all.language])
      html.element("td") { html in html.leaf("code", one.rule) }
      html.leaf("td", ["class": "state"], "")
    }
  }

  private func settled(_ html: inout MarkupWriter) {
    if !report.settled.isEmpty {
      html.leaf(
        "h2", base.settledTitle + pick("（\(report.settled.count)）", " (\(report.settled.count))"))
      html.element("ul", ["class": "settled"]) { html in
        for entry in report.settled {
          html.element(
            "li",
            [
              "data-fp": entry.decision.fingerprint, "data-note": entry.decision.note,
              "data-decision": entry.decision.outcome?.rawValue ?? "",
              "data-rule": entry.diagnostic.rule, "data-path": entry.diagnostic.path,
              "data-places": String(entry.decision.places),
            ]
          ) { html in
            html.leaf("strong", base.decision(entry.decision))
            html.text(" \(entry.diagnostic.path):\(all.place(entry.diagnostic)) ")
            html.text(entry.diagnostic.message[all.language] + " ")
            html.leaf("code", entry.diagnostic.rule)
          }
        }
      }
    }
    if !report.suppressed.isEmpty {
      html.leaf(
        "h2",
        base.suppressedTitle + pick("（\(report.suppressed.count)）", " (\(report.suppressed.count))")
      )
      html.element("ul") { html in
        for entry in report.suppressed {
          html.element("li") { html in
            html.leaf("strong", base.suppressed(entry.suppression.reason))
            html.text(" \(entry.diagnostic.path):\(all.place(entry.diagnostic)) ")
            html.text(entry.diagnostic.message[all.language] + " ")
            html.leaf("code", entry.diagnostic.rule)
          }
        }
      }
    }
  }

  /// How the run was made, so that it can be made again.
  private func run(_ html: inout MarkupWriter) {
    html.leaf("h2", pick("本次检查", "This run"))
    html.element("table", ["class": "facts"]) { html in
      html.element("tbody") { html in
        html.row(
          pick("程序", "program"), "doclint \(DocLintVersion.current), ICU \(ICUVersion.runtime)")
        html.row(pick("配置", "configuration"), report.configurationHash)
        let batch = report.reuse.batchCount
        let archive = report.reuse.documents.count - batch
        html.row(
          pick("比对范围", "compared"),
          report.reuse.isCompared && report.reuse.documents.count > 1
            ? pick(
              "本批\(batch)份两两比对" + (archive > 0 ? "，并各与比对库\(archive)份比对" : ""),
              "\(batch) documents with one another"
                + (archive > 0 ? ", and each with \(archive) of the archive" : ""))
            : pick("没有比对", "nothing"))
        html.row(pick("列出的文件对", "pairs listed"), String(all.pairs.count))
      }
    }
    html.element("details") { html in
      html.leaf("summary", pick("各文件的 SHA-256", "SHA-256 of each file"))
      html.element("div", ["class": "wide"]) { html in
        html.element("table", ["class": "hashes"]) { html in
          html.element("tbody") { html in
            for file in report.files + report.archive {
              html.element("tr") { html in
                html.leaf("td", ["class": "path"], file.path)
                html.element("td") { $0.leaf("code", file.sha256 ?? "–") }
              }
            }
          }
        }
      }
    }
  }
}
