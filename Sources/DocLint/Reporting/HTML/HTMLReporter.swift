internal import Foundation

/// Writes a report as one HTML file for reviewers: a page of the batch, one for each pair, one for
/// each document.
///
/// The file needs nothing else: no network, no font, no picture. Its own policy forbids it to fetch
/// anything, or to run any program but the one that it holds (known by its SHA-256), whatever the
/// documents contain. Without that program all pages stand one after another; with it, one page is
/// shown at a time, tables can be filtered and sorted, and decisions be written down and exported.
///
/// Pages of pairs and documents stand in `noscript`: a browser that runs programs takes them for
/// plain text, which costs nearly nothing, and the program builds the page that is asked for; any
/// other browser shows them as they are. Colours never stand alone: each has a sign, for print in
/// black and white.
public struct HTMLReporter: Reporter {
  /// The language of everything but the documents' own words.
  public let language: Language

  public init(language: Language = .chinese) { self.language = language }

  public func bytes(of report: Report) -> [UInt8] {
    let all = HTMLReport(report, language)
    var html = MarkupWriter()
    html.constant("<!DOCTYPE html>\n")
    html.element("html", ["lang": language == .chinese ? "zh-CN" : "en"]) { html in
      head(all, &html)
      html.newLine()
      html.element("body") { html in
        bar(all, &html)
        html.newLine()
        html.element("main", ["id": "main"]) { html in
          HTMLBatchPage(all: all).write(to: &html)
          for pair in all.pairs { HTMLPairPage(all: all, pair: pair).write(to: &html) }
          for (index, file) in report.files.enumerated() where file.characters != nil {
            HTMLDocumentPage(all: all, file: file, number: index + 1).write(to: &html)
          }
          HTMLRulesPage(all: all).write(to: &html)
        }
        html.element("script") { $0.constant(HTMLAssets.script) }
      }
    }
    html.newLine()
    return html.bytes
  }

  /// A comparison alone.
  public func bytes(of reuse: ReuseReport, configurationHash: String) -> [UInt8] {
    bytes(of: Report(of: reuse, configurationHash: configurationHash))
  }

  private func head(_ all: HTMLReport, _ html: inout MarkupWriter) {
    func digest(_ program: StaticString) -> String {
      "'sha256-"
        + Data(SHA256.digest(of: Array(program.description.utf8))).base64EncodedString() + "'"
    }
    let programs = digest(HTMLAssets.boot) + " " + digest(HTMLAssets.script)
    html.element("head") { html in
      html.empty("meta", ["charset": "utf-8"])
      html.empty(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'; script-src \(programs); "
            + "base-uri 'none'; form-action 'none'",
        ])
      html.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      html.empty("meta", ["name": "generator", "content": "doclint \(DocLintVersion.current)"])
      html.leaf("title", all.words.reportTitle)
      html.element("script") { $0.constant(HTMLAssets.boot) }
      html.element("style") { $0.constant(HTMLAssets.style) }
    }
  }

  /// What decisions are kept under in a browser: the same batch under the same configuration.
  private func batchKey(_ report: Report) -> String {
    let parts =
      [report.configurationHash]
      + report.files.map { file in
        // Files without a hash are known by their texts.
        let name =
          file.sha256
          ?? file.document.map { StableHash.hex(StableHash.hash($0.text.utf8)) } ?? ""
        return "\(file.path)\u{0}\(name)"
      }
    return StableHash.hex(StableHash.hash(Array(parts.joined(separator: "\u{1}").utf8)))
  }

  /// What stays in sight on every page.
  private func bar(_ all: HTMLReport, _ html: inout MarkupWriter) {
    let words = all.words
    html.element(
      "header",
      [
        "class": "bar", "data-adopt": words.outcome(.adopted),
        "data-reject": words.outcome(.rejected), "data-note": words.note,
        "data-none": words.undecided, "data-decision": words.decisionTitle,
        "data-more": words.pick("再显示200条，还有", "show 200 more of"),
        "data-key": batchKey(all.report),
        "data-bad": words.pick("不是审核意见文件", "no decisions file"),
        "data-total": String(Set(all.report.diagnostics.map(\.fingerprint)).count),
      ]
    ) { html in
      html.leaf("a", ["href": "#batch", "class": "home"], words.reportTitle)
      html.element("nav", ["aria-label": words.pick("目录", "contents")]) { html in
        html.leaf("a", ["href": "#documents"], words.pick("文件", "documents"))
        if !all.pairs.isEmpty { html.leaf("a", ["href": "#pairs"], words.pick("对照", "pairs")) }
        html.leaf("a", ["href": "#findings"], words.pick("问题", "findings"))
        html.leaf("a", ["href": "#run"], words.pick("本次检查", "this run"))
        html.leaf(
          "a", ["href": "#batch", "id": "previous", "class": "turn"],
          words.pick("‹ 上一份", "‹ previous"))
        html.leaf(
          "a", ["href": "#batch", "id": "next", "class": "turn"], words.pick("下一份 ›", "next ›"))
      }
      html.element("span", ["class": "tools"]) { html in
        html.leaf("span", ["id": "decided", "role": "status"], "")
        html.leaf(
          "button", ["type": "button", "id": "export"], words.pick("导出意见", "Export decisions"))
        html.element("label", ["class": "button"]) { html in
          html.text(words.pick("载入意见", "Load decisions"))
          html.empty("input", ["type": "file", "id": "import", "accept": ".json"])
        }
        html.leaf(
          "button", ["type": "button", "id": "print-page"], words.pick("打印本页", "Print page"))
        html.leaf(
          "button", ["type": "button", "id": "print-all"], words.pick("打印全部", "Print all"))
      }
    }
  }
}

extension MarkupWriter {
  /// A page that is built when it is shown.
  mutating func page(
    _ id: String, _ kind: String, path: String = "", _ content: (inout MarkupWriter) -> Void
  ) {
    newLine()
    element("section", ["id": id, "class": "page \(kind)", "data-path": path]) { html in
      html.element("noscript", [:], content)
    }
  }

  /// The sign, colour and name of a band.
  mutating func band(_ band: HTMLReport.Band, _ words: Wording) {
    element("span", ["class": "band \(band.cssClass)"]) { html in
      html.leaf("i", band.sign)
      html.text(words.band(band))
    }
  }

  mutating func severity(_ severity: Severity, _ words: Wording) {
    element("span", ["class": "sev \(severity.rawValue)"]) { html in
      html.leaf("i", severity == .error ? "✕" : severity == .warning ? "!" : "i")
      html.text(words.severity(severity))
    }
  }

  /// A figure with its name.
  mutating func tile(_ number: Int, _ name: String, _ kind: String = "") {
    element("div", ["class": "tile \(kind)"]) { html in
      html.leaf("b", String(number))
      html.leaf("span", name)
    }
  }

  mutating func row(_ name: String, _ value: String) {
    unclosed("tr") { html in
      html.unclosed("th", ["scope": "row"], name)
      html.unclosed("td", value)
    }
  }

  /// Text of a document; of a very long one the middle is left out, and said to be.
  mutating func excerpt(_ bytes: ArraySlice<UInt8>, _ words: Wording) {
    let most = 6000
    guard bytes.count > most else { return text(bytes) }
    var head = bytes.startIndex + most / 2
    while bytes[head] & 0xC0 == 0x80 { head -= 1 }
    var tail = bytes.endIndex - most / 2
    while bytes[tail] & 0xC0 == 0x80 { tail += 1 }
    text(bytes[..<head])
    let left = bytes[head..<tail].count { $0 & 0xC0 != 0x80 }
    leaf(
      "em", ["class": "cut"],
      words.pick("……（此处略去\(left)字）……", " … (\(left) characters left out) … "))
    text(bytes[tail...])
  }

  mutating func conclusion(_ text: String, _ words: Wording) {
    element("div", ["class": "conclusion"]) { html in
      html.leaf("p", text)
      html.leaf("button", ["type": "button", "class": "copy"], words.pick("复制结论", "Copy"))
    }
  }

  /// A box with a heading.
  mutating func panel(
    _ title: String, kind: String = "", _ content: (inout MarkupWriter) -> Void
  ) {
    element("div", ["class": "panel \(kind)"]) { html in
      html.leaf("h2", title)
      content(&html)
    }
  }

  /// Characters that a reader does not see, apart from all judgement.
  mutating func integrity(
    _ flags: [IntegrityFlag], _ words: Wording, place: (TextRange) -> String
  ) {
    guard !flags.isEmpty else { return }
    panel(words.pick("⚑ 字符标记", "⚑ Marks on characters"), kind: "flags") { html in
      html.element("table") { html in
        html.element("tbody") { html in
          for flag in flags {
            html.unclosed("tr") { html in
              html.unclosed("th", ["scope": "row"], words.integrity(flag.kind))
              html.unclosed("td", words.times(flag.ranges.count))
              html.unclosed(
                "td", ["class": "places"],
                flag.ranges.prefix(12).map(place).joined(separator: " ")
                  + (flag.ranges.count > 12 ? " …" : ""))
            }
          }
        }
      }
      html.leaf(
        "p", ["class": "note"],
        words.pick(
          "比对前已还原；标记不等于违规，从 PDF 复制的文字常带有这些字符。",
          "Undone before the comparison. A mark is no verdict: text taken from a PDF holds some."))
    }
  }
}
