/// The first page: what was compared with what, and what came of it.
struct HTMLBatchPage {
  let all: HTMLReport
  private var words: Wording { all.words }
  private var report: Report { all.report }
  private func pick(_ zh: String, _ en: String) -> String { words.pick(zh, en) }

  func write(to html: inout MarkupWriter) {
    html.newLine()
    html.element("section", ["id": "batch", "class": "page batch"]) { html in
      html.leaf("h1", words.reportTitle)
      html.conclusion(words.conclusion(all), words)
      unchecked(&html)
      tiles(&html)
      documents(&html)
      pairs(&html)
      HTMLFigures(all: all).write(to: &html)
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
              html.text(words.colon + (file.reason?[all.language] ?? ""))
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
          html.unclosed("th", ["scope": "col", "data-sort": isNumber ? "n" : "t"], name)
        }
      }
    }
  }

  private func documents(_ html: inout MarkupWriter) {
    html.leaf("h2", ["id": "documents"], pick("文件", "Documents"))
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
    html.element("div", ["class": "wide tall", "tabindex": "0"]) { html in
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
    let mine = all.findings(of: file)
    func count(_ severity: Severity) -> Int {
      mine.count { report.diagnostics[$0].severity == severity }
    }
    let band = all.band(of: file)
    let errors = count(.error)
    let pairs = all.pairs(of: file)
    html.newLine()
    html.unclosed(
      "tr",
      [
        "data-band": band.cssClass,
        "data-found": mine.isEmpty ? "0" : errors > 0 ? "e f" : "f",
      ]
    ) { html in
      html.unclosed("td", ["class": "n"], String(number))
      html.unclosed("td", ["class": "path"]) { html in
        if file.characters != nil {
          html.leaf("a", ["href": "#d\(number)"], all.display(file.path))
        } else {
          html.text(all.display(file.path))
        }
      }
      html.unclosed("td", ["data-v": String(band.rawValue)]) { html in html.band(band, words) }
      html.unclosed(
        "td", ["class": "n"],
        pairs.isEmpty ? "" : Wording.percent(all.largestRatio(of: file)))
      html.unclosed("td", ["class": "path"]) { html in
        if let first = pairs.first {
          html.leaf(
            "a", ["href": "#p\(first.number)"],
            all.display(report.reuse.documents[first.other].path))
          if pairs.count > 1 {
            html.text(pick(" 等\(pairs.count)份", " and \(pairs.count - 1) more"))
          }
        }
      }
      for value in [errors, count(.warning), count(.info)] {
        html.unclosed("td", ["class": "n"], value == 0 ? "" : String(value))
      }
      html.unclosed("td", ["class": "n"], file.characters.map { String($0) } ?? "")
    }
  }

  private func pairs(_ html: inout MarkupWriter) {
    guard !all.pairs.isEmpty else { return }
    html.leaf("h2", ["id": "pairs"], pick("相似的文件对", "Pairs that share text"))
    let bands = Set(all.pairs.map { HTMLReport.Band($0.pair.verdict).rawValue }).sorted()
    filters(
      "t-pairs",
      [
        (
          "data-band", pick("雷同", "alike"),
          bands.compactMap { HTMLReport.Band(rawValue: $0) }.map { ($0.cssClass, words.band($0)) }
        ),
        (
          "data-from", words.source,
          [("b", pick("同批文件", "this batch")), ("a", pick("比对库", "the archive"))]
        ),
      ], &html)
    html.element("div", ["class": "wide tall", "tabindex": "0"]) { html in
      html.element("table", ["id": "t-pairs", "class": "list"]) { html in
        head(
          [
            (pick("对照", "pair"), true), (words.document, false),
            (words.source, false), (words.verdictTitle, true),
            (pick("本件重合", "of the document"), true), (pick("来源重合", "of the source"), true),
            (pick("遗留名称", "names left over"), true), (pick("替换", "exchanged"), true),
          ], &html)
        html.element("tbody") { html in
          for pair in all.pairs { row(pair, &html) }
        }
      }
    }
    if report.reuse.pairsFolded > 0 {
      html.leaf("p", ["class": "note"], words.folded(report.reuse.pairsFolded))
    }
  }

  private func row(_ pair: HTMLReport.Pair, _ html: inout MarkupWriter) {
    let band = HTMLReport.Band(pair.pair.verdict)
    let documents = report.reuse.documents
    html.newLine()
    html.unclosed(
      "tr",
      [
        "data-band": band.cssClass,
        "data-from": pair.other < report.reuse.batchCount ? "b" : "a",
      ]
    ) { html in
      html.unclosed("td", ["data-v": String(pair.number)]) { html in
        html.leaf(
          "a", ["href": "#p\(pair.number)"], pick("对照\(pair.number)", "pair \(pair.number)"))
      }
      html.unclosed("td", ["class": "path"], all.display(documents[pair.pair.document].path))
      html.unclosed("td", ["class": "path"]) { html in
        html.text(all.display(documents[pair.pair.source].path))
        if pair.pair.source >= report.reuse.batchCount {
          html.leaf("small", words.archiveMark)
        }
      }
      html.unclosed("td", ["data-v": String(band.rawValue)]) { html in html.band(band, words) }
      for ratio in [pair.pair.ratios.document, pair.pair.ratios.source] {
        html.unclosed("td", ["class": "n"]) { html in
          html.text(Wording.percent(ratio.ratio))
          html.leaf("small", " \(ratio.copied)/\(ratio.counted)")
        }
      }
      let left = pair.pair.leftovers.reduce(0) { $0 + $1.count }
      html.unclosed("td", ["class": "n"], left == 0 ? "" : String(left))
      let exchanged = pair.pair.substitutions.count
      html.unclosed("td", ["class": "n"], exchanged == 0 ? "" : String(exchanged))
    }
  }

  // MARK: Findings

  /// The findings of one rule and one severity.
  private struct Group {
    let rule: String
    let severity: Severity
    var indexes: [Int] = []
  }

  /// The severest first, of those the most frequent.
  private func groups() -> [Group] {
    var places: [String: Int] = [:]
    var groups: [Group] = []
    for (index, one) in report.diagnostics.enumerated() {
      let key = "\(one.severity.rawValue) \(one.rule)"
      if places[key] == nil {
        places[key] = groups.count
        groups.append(Group(rule: one.rule, severity: one.severity))
      }
      if let place = places[key] { groups[place].indexes.append(index) }
    }
    return groups.sorted { a, b in
      if a.severity != b.severity { return a.severity > b.severity }
      if a.indexes.count != b.indexes.count { return a.indexes.count > b.indexes.count }
      return a.rule < b.rule
    }
  }

  private func findings(_ html: inout MarkupWriter) {
    html.leaf("h2", ["id": "findings"], pick("问题", "Findings"))
    guard !report.diagnostics.isEmpty else {
      html.leaf("p", pick("没有发现问题。", "Nothing was found."))
      return
    }
    let groups = groups()
    filters(
      "t-findings",
      [
        (
          "data-sev", words.severityTitle,
          [Severity.error, .warning, .info].map { ($0.rawValue, words.severity($0)) }
        ),
        ("data-rule", words.ruleTitle, Set(groups.map(\.rule)).sorted().map { ($0, $0) }),
        (
          "data-state", words.decisionTitle,
          [
            ("open", words.undecided), ("adopted", words.outcome(.adopted)),
            ("rejected", words.outcome(.rejected)),
          ]
        ),
      ], &html)
    html.element("div", ["id": "t-findings", "class": "groups"]) { html in
      for group in groups { self.group(group, &html) }
    }
    remarks(&html)
  }

  private func group(_ group: Group, _ html: inout MarkupWriter) {
    let paths = Set(group.indexes.map { report.diagnostics[$0].path.key }).count
    html.newLine()
    html.element(
      "details",
      ["class": "group", "data-sev": group.severity.rawValue, "data-rule": group.rule]
    ) { html in
      html.element("summary") { html in
        html.severity(group.severity, words)
        html.leaf("b", report.description(of: group.rule)?.summary[all.language] ?? group.rule)
        html.leaf("code", group.rule)
        html.element("span", ["class": "n"]) { html in
          html.leaf("span", ["class": "hits"], "")
          html.text(
            pick(
              "\(group.indexes.count)处，\(paths)份文件",
              "\(group.indexes.count) in \(paths) documents"))
        }
      }
      // Each row begins a line: the program takes them apart there.
      html.element("noscript") { html in
        html.element("table", ["class": "list"]) { html in
          html.element("thead") { html in
            html.unclosed("tr") { html in
              for name in [
                pick("文件", "document"), words.placeTitle, words.messageTitle, words.decisionTitle,
              ] {
                html.unclosed("th", ["scope": "col"], name)
              }
            }
          }
          html.element("tbody") { html in
            for index in group.indexes { finding(index, &html) }
            html.newLine()
          }
        }
      }
    }
  }

  private func finding(_ index: Int, _ html: inout MarkupWriter) {
    let one = report.diagnostics[index]
    html.newLine()
    html.unclosed("tr", ["data-fp": one.fingerprint]) { html in
      html.unclosed("td", ["class": "path"]) { html in
        if let anchor = all.anchor(index) {
          html.leaf("a", ["href": "#\(anchor)"], all.display(one.path))
        } else {
          html.text(all.display(one.path))
        }
      }
      html.unclosed("td", ["class": "place"], all.place(one))
      html.unclosed("td", ["class": "msg"], one.message[all.language])
      html.unclosed("td", ["class": "state"], "")
    }
  }

  /// What reviewers have written beside open findings.
  private func remarks(_ html: inout MarkupWriter) {
    let noted = report.diagnostics.filter { report.remarks[$0.fingerprint] != nil }
    guard !noted.isEmpty else { return }
    html.element("ul", ["hidden": "", "class": "remarks"]) { html in
      for one in noted {
        html.leaf(
          "li",
          [
            "data-fp": one.fingerprint, "data-note": report.remarks[one.fingerprint] ?? "",
            "data-decision": "", "data-rule": one.rule, "data-path": one.path,
            "data-places": String(one.related.count),
            "data-all": one.allFingerprints.joined(separator: " "),
          ], "")
      }
    }
  }

  private func settled(_ html: inout MarkupWriter) {
    if !report.settled.isEmpty {
      html.leaf(
        "h2", words.settledTitle + pick("（\(report.settled.count)）", " (\(report.settled.count))"))
      html.element("ul", ["class": "settled"]) { html in
        for entry in report.settled {
          html.element(
            "li",
            [
              "data-fp": entry.decision.fingerprint, "data-note": entry.decision.note,
              "data-decision": entry.decision.outcome?.rawValue ?? "",
              "data-rule": entry.diagnostic.rule, "data-path": entry.diagnostic.path,
              "data-places": String(entry.decision.places),
              "data-all": entry.decision.all.joined(separator: " "),
            ]
          ) { html in
            html.leaf("strong", words.decision(entry.decision))
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
        words.suppressedTitle
          + pick("（\(report.suppressed.count)）", " (\(report.suppressed.count))")
      )
      html.element("ul") { html in
        for entry in report.suppressed {
          html.element("li") { html in
            html.leaf("strong", words.suppressed(entry.suppression.reason))
            html.text(" \(entry.diagnostic.path):\(all.place(entry.diagnostic)) ")
            html.text(entry.diagnostic.message[all.language] + " ")
            html.leaf("code", entry.diagnostic.rule)
          }
        }
      }
    }
  }

  /// What was compared with what.
  private var compared: String {
    guard all.isCompared else { return pick("没有比对", "nothing") }
    let batch = report.reuse.batchCount
    var out =
      batch > 1
      ? pick("本批\(batch)份两两比对", "\(batch) documents with one another")
      : pick("本件\(batch)份", "\(batch) document")
    if all.archived > 0 {
      out += pick("，并各与比对库\(all.archived)份比对", ", and each with \(all.archived) of the archive")
    }
    if let span = report.reuse.archiveSpan, let first = span.earliest, let last = span.latest {
      out += pick("（收文日期\(first)至\(last)）", " (received \(first) to \(last))")
    }
    return out
  }

  /// How the run was made, so that it can be made again.
  private func run(_ html: inout MarkupWriter) {
    html.leaf("h2", ["id": "run"], pick("本次检查", "This run"))
    html.element("table", ["class": "facts"]) { html in
      html.element("tbody") { html in
        html.row(
          pick("程序", "program"), "doclint \(DocLintVersion.current), ICU \(ICUVersion.runtime)")
        html.row(pick("配置", "configuration"), report.configurationHash)
        html.row(pick("比对范围", "compared"), compared)
        if all.isCompared {
          html.row(pick("列出的文件对", "pairs listed"), String(all.pairs.count))
          html.row(pick("判断标准", "thresholds"), words.thresholds(report.reuse.options))
        }
      }
    }
    html.element("details") { html in
      html.leaf("summary", pick("各文件的 SHA-256", "SHA-256 of each file"))
      html.element("div", ["class": "wide"]) { html in
        html.element("table", ["class": "hashes"]) { html in
          html.element("tbody") { html in
            for file in report.files + report.archive {
              html.unclosed("tr") { html in
                html.unclosed("td", ["class": "path"], file.path)
                html.unclosed("td") { $0.leaf("code", file.sha256 ?? "–") }
              }
            }
          }
        }
      }
    }
  }
}
