/// Writes the table of a month.
public struct QuotaReporter: Sendable {
  public enum Format: String, Sendable, CaseIterable { case text, csv, json, markdown, html }

  public let format: Format
  public let language: Language

  public init(format: Format, language: Language) {
    self.format = format
    self.language = language
  }

  public func bytes(of report: QuotaReport) -> [UInt8] {
    switch format {
    case .text: Array(text(report).utf8)
    case .csv: Array(csv(report).utf8)
    case .json: json(report)
    case .markdown: Array(markdown(report).utf8)
    case .html: Array(html(report).utf8)
    }
  }

  // MARK: What is shown

  private var zh: Bool { language == .chinese }

  private var columns: [String] {
    zh
      ? ["单位", "类别", "报送", "有效", "未计入", "应报", "缺"]
      : ["unit", "class", "submitted", "effective", "not counted", "required", "gap"]
  }

  private func cells(_ table: QuotaTable) -> [[String]] {
    table.rows.map { row in
      [
        row.unit.name, row.unit.unitClass, String(row.submitted), row.effective.text,
        String(row.rejected.count), String(row.required), row.gap.text,
      ]
    }
  }

  private func totals(_ table: QuotaTable) -> [String] {
    // A joint piece stands in several rows.
    let rejected = Set(table.rows.flatMap { $0.rejected.map(\.piece.number) }).count
    return [
      zh ? "合计" : "total", "", String(table.submitted), table.effective.text, String(rejected),
      String(table.required), table.gap.text,
    ]
  }

  private func title(_ table: QuotaTable) -> String {
    let basis =
      switch table.basis {
      case .submitted: Message(zh: "以报送计", en: "by submission")
      case .accepted: Message(zh: "以采纳计", en: "by acceptance")
      case .adopted: Message(zh: "以采用计", en: "by adoption")
      }
    return zh
      ? "\(table.month) 信息报送情况（\(basis.zh)）" : "Submissions of \(table.month) (\(basis.en))"
  }

  /// Every piece that does not count, and why.
  private func rejections(_ report: QuotaReport) -> [String] {
    report.table.rows.flatMap { row in
      row.rejected.map { rejection in
        let piece = rejection.piece
        return [row.unit.name, "#\(piece.number)", piece.received, piece.path]
          .joined(separator: " ") + (zh ? "：" : ": ") + report.words(rejection.reason)[language]
      }
    }
  }

  private func unknown(_ report: QuotaReport) -> [String] {
    report.table.unknown.map { unknown in
      let unit = unknown.unit ?? (zh ? "（未注明单位）" : "(no unit named)")
      return "\(unit) #\(unknown.piece.number) \(unknown.piece.received) \(unknown.piece.path)"
    }
  }

  private func undated(_ table: QuotaTable) -> String? {
    guard table.undated > 0 else { return nil }
    return zh
      ? "另有 \(table.undated) 件未注明收到日期，不在任何月份之内"
      : "\(table.undated) more have no date and are in no month"
  }

  private func sections(_ report: QuotaReport) -> [(title: String, lines: [String])] {
    var result: [(title: String, lines: [String])] = []
    let (rejections, unknown) = (rejections(report), unknown(report))
    if !rejections.isEmpty { result.append((zh ? "未计入" : "Not counted", rejections)) }
    if !unknown.isEmpty { result.append((zh ? "名册外单位" : "Not in the registry", unknown)) }
    if let undated = undated(report.table) { result.append((zh ? "说明" : "Note", [undated])) }
    return result
  }

  // MARK: Formats

  private func text(_ report: QuotaReport) -> String {
    let rows = ([columns] + cells(report.table) + [totals(report.table)]).map {
      $0.map { VisibleText.escaped($0) }
    }
    let widths = columns.indices.map { column in
      rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    func line(_ row: [String]) -> String {
      var line = ""
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        // Names to the left, figures to the right.
        line += column < 2 ? cell + space : space + cell
        if column + 1 < row.count { line += "  " }
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }
    var text = title(report.table) + "\n\n" + rows.map(line).joined()
    for section in sections(report) {
      text += "\n\(section.title)\n"
      text += section.lines.map { "  " + VisibleText.escaped($0) + "\n" }.joined()
    }
    return text
  }

  /// The table alone: one line a unit, then the total.
  private func csv(_ report: QuotaReport) -> String {
    var rows = [["month"] + columns + [zh ? "未计入的件及原因" : "pieces not counted"]]
    rows[0][0] = zh ? "月份" : "month"
    for (row, cells) in zip(report.table.rows, cells(report.table)) {
      let why = row.rejected.map {
        "#\($0.piece.number) " + report.words($0.reason)[language]
      }.joined(separator: zh ? "；" : "; ")
      rows.append([report.table.month] + cells + [why])
    }
    for unknown in report.table.unknown {
      rows.append(
        [
          report.table.month, unknown.unit ?? "", zh ? "名册外" : "unknown", "1", "0", "1", "", "",
          "#\(unknown.piece.number)",
        ])
    }
    rows.append([report.table.month] + totals(report.table) + [undated(report.table) ?? ""])
    return rows.map(TableRow.csv).joined()
  }

  private func markdown(_ report: QuotaReport) -> String {
    var text =
      "# \(title(report.table))\n\n" + TableRow.markdown(columns)
      + "|---|---|--:|--:|--:|--:|--:|\n"
    text += (cells(report.table) + [totals(report.table)]).map(TableRow.markdown).joined()
    for section in sections(report) {
      text += "\n## \(section.title)\n\n"
      text += section.lines.map { "- " + MarkdownReporter.escaped($0) + "\n" }.joined()
    }
    return text
  }

  private func html(_ report: QuotaReport) -> String {
    func row(_ cells: [String], _ tag: String, _ mark: String = "") -> String {
      "<tr\(mark)>" + cells.map { "<\(tag)>\($0.escapedForMarkup)</\(tag)>" }.joined() + "</tr>\n"
    }
    var body = "<h1>\(title(report.table).escapedForMarkup)</h1>\n<table>\n<thead>\n"
    body += row(columns, "th") + "</thead>\n<tbody>\n"
    for (entry, cells) in zip(report.table.rows, cells(report.table)) {
      body += row(cells, "td", entry.gap > Share(0) ? " class=\"gap\"" : "")
    }
    body += "</tbody>\n<tfoot>\n" + row(totals(report.table), "td") + "</tfoot>\n</table>\n"
    for section in sections(report) {
      body += "<h2>\(section.title.escapedForMarkup)</h2>\n<ul>\n"
      body += section.lines.map { "<li>\($0.escapedForMarkup)</li>\n" }.joined() + "</ul>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="\(zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <title>\(title(report.table).escapedForMarkup)</title>
      <style>
      body { font-family: sans-serif; margin: 2em; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid #999; padding: 0.3em 0.8em; text-align: right; }
      th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left; }
      tfoot { font-weight: bold; }
      .gap td:last-child { font-weight: bold; color: #a00; }
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  private func json(_ report: QuotaReport) -> [UInt8] {
    let table = report.table
    var json = JSONWriter()
    func piece(_ piece: QuotaPiece) {
      json.member("number", piece.number)
      json.member("path", piece.path)
      json.member("received", piece.received)
    }
    json.beginObject()
    json.member("schema", "doclint/1")
    json.member("month", table.month)
    json.member("basis", table.basis.rawValue)
    json.key("units")
    json.beginArray()
    for row in table.rows {
      json.beginObject()
      json.member("name", row.unit.name)
      json.member("class", row.unit.unitClass)
      json.member("submitted", row.submitted)
      // An exact number of pieces, which may be a fraction.
      json.member("effective", row.effective.text)
      json.member("required", row.required)
      json.member("gap", row.gap.text)
      json.key("rejected")
      json.beginArray()
      for rejection in row.rejected {
        json.beginObject(onOneLine: true)
        piece(rejection.piece)
        json.member("reason", rejection.reason.name)
        json.member("message", report.words(rejection.reason)[language])
        json.key("twin")
        if let twin = rejection.reason.twin { json.integer(twin) } else { json.null() }
        json.key("unmet")
        json.beginArray()
        if case .unmet(let shortcomings) = rejection.reason {
          for shortcoming in shortcomings { json.string(shortcoming.requirement.rawValue) }
        }
        json.endArray()
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.key("unknown")
    json.beginArray()
    for unknown in table.unknown {
      json.beginObject(onOneLine: true)
      piece(unknown.piece)
      json.member("unit", unknown.unit)
      json.endObject()
    }
    json.endArray()
    json.key("totals")
    json.beginObject(onOneLine: true)
    json.member("submitted", table.submitted)
    json.member("effective", table.effective.text)
    json.member("required", table.required)
    json.member("gap", table.gap.text)
    json.member("undated", table.undated)
    json.endObject()
    json.key("diagnostics")
    json.beginArray()
    for finding in report.diagnostics {
      json.beginObject()
      json.member("rule", finding.rule)
      json.member("severity", finding.severity.rawValue)
      json.member("path", finding.path)
      json.member("message", finding.message[language])
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.finish()
    return json.bytes
  }
}

extension QuotaTable.Reason {
  fileprivate var name: String {
    switch self {
    case .withdrawn: "withdrawn"
    case .replaced: "replaced"
    case .rejected: "rejected"
    case .notReached: "not-accepted"
    case .recycled: "recycled"
    case .resent: "resent"
    case .unmet: "unmet"
    }
  }

  fileprivate var twin: Int? {
    switch self {
    case .recycled(let twin), .resent(let twin): twin.number
    case .replaced(let by): by
    default: nil
    }
  }
}
