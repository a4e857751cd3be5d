/// Writes the figures of a batch: every number as a quantity, what only looks like one, and how the
/// relations between them came out.
public struct FactsReporter: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case text, json, csv, markdown
  }

  /// One document with its figures.
  public struct Item: Sendable {
    public let document: Document
    public let inventory: NumberInventory
    public init(_ document: Document) {
      self.document = document
      self.inventory = NumberInventory(NumberAnalysis(document))
    }
  }

  public let format: Format
  public let language: Language

  public init(format: Format, language: Language) {
    self.format = format
    self.language = language
  }

  /// - Parameter items: sorted by path.
  public func bytes(of items: [Item]) -> [UInt8] {
    switch format {
    case .json: json(items)
    case .csv: csv(items)
    case .markdown, .text: table(items)
    }
  }

  // MARK: JSON

  private func json(_ items: [Item]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("schema")
    json.string("doclint/1")
    json.key("coverage")
    json.beginObject(onOneLine: true)
    json.key("figures")
    json.integer(items.reduce(0) { $0 + $1.inventory.quantities.count })
    json.key("assessed")
    json.integer(items.reduce(0) { $0 + $1.inventory.assessed })
    json.key("notAssessed")
    json.integer(items.reduce(0) { $0 + $1.inventory.notAssessed })
    json.endObject()
    let places = items.map(Self.places)
    json.key("quantities")
    json.beginArray()
    for (item, table) in zip(items, places) {
      for entry in item.inventory.quantities {
        json.beginObject(onOneLine: true)
        Self.start(&json, item.document.path, entry.range, table)
        json.key("text")
        json.string(entry.text)
        json.key("value")
        json.string(entry.quantity.decimalValue)
        json.key("interval")
        if let ends = entry.quantity.decimalInterval {
          json.beginArray(onOneLine: true)
          for end in ends { json.string(end) }
          json.endArray()
        } else {
          json.null()
        }
        json.key("unit")
        json.string(entry.quantity.unit.text)
        json.key("kind")
        json.string(entry.quantity.kind.rawValue)
        json.key("bound")
        json.string(entry.quantity.bound.rawValue)
        json.key("indicator")
        json.string(entry.indicator)
        json.key("region")
        json.string(entry.region)
        json.key("period")
        json.string(entry.period)
        json.key("status")
        json.string(entry.status)
        json.endObject()
      }
    }
    json.endArray()
    json.key("ignored")
    json.beginArray()
    for (item, table) in zip(items, places) {
      for entry in item.inventory.ignored {
        json.beginObject(onOneLine: true)
        Self.start(&json, item.document.path, entry.range, table)
        json.key("text")
        json.string(entry.text)
        json.key("class")
        json.string(entry.kind)
        json.endObject()
      }
    }
    json.endArray()
    json.key("relations")
    json.beginArray()
    for (item, table) in zip(items, places) {
      for outcome in item.inventory.relations {
        let relation = outcome.relation
        json.beginObject(onOneLine: true)
        json.key("check")
        json.string(relation.check)
        json.key("verdict")
        json.string(relation.verdict.rawValue)
        json.key("path")
        json.string(item.document.path)
        json.key("ranges")
        json.beginArray(onOneLine: true)
        for range in outcome.ranges { Self.range(&json, range, table) }
        json.endArray()
        json.key("explanation")
        json.string(relation.formula)
        json.key("severity")
        json.string(relation.severity?.rawValue)
        json.endObject()
      }
    }
    json.endArray()
    json.endObject()
    json.finish()
    return json.bytes
  }

  private static func places(_ item: Item) -> PositionTable {
    var wanted: [UInt32] = []
    func add(_ range: TextRange) {
      wanted.append(range.lowerBound)
      wanted.append(range.upperBound)
    }
    for entry in item.inventory.quantities { add(entry.range) }
    for entry in item.inventory.ignored { add(entry.range) }
    for outcome in item.inventory.relations { outcome.ranges.forEach(add) }
    return PositionTable(of: item.document.text, at: wanted)
  }

  private static func start(
    _ json: inout JSONWriter, _ path: String, _ range: TextRange, _ table: PositionTable
  ) {
    json.key("path")
    json.string(path)
    json.key("range")
    self.range(&json, range, table)
  }

  private static func range(
    _ json: inout JSONWriter, _ range: TextRange, _ table: PositionTable
  ) {
    json.beginObject(onOneLine: true)
    for (name, byte) in [("start", range.lowerBound), ("end", range.upperBound)] {
      let place = table.place(byte)
      json.key(name)
      json.beginObject(onOneLine: true)
      json.key("offset")
      json.integer(place.offset)
      json.key("line")
      json.integer(place.line)
      json.key("column")
      json.integer(place.column)
      json.endObject()
    }
    json.endObject()
  }

  // MARK: Tables

  private var heads: [String] {
    language == .chinese
      ? ["文件", "行", "列", "原文", "数值", "单位", "限定", "指标", "范围", "时期", "状态"]
      : [
        "file", "line", "column", "text", "value", "unit", "bound", "indicator", "region", "period",
        "status",
      ]
  }

  private func row(_ item: Item, _ entry: NumberInventory.Entry, _ table: PositionTable) -> [String]
  {
    let place = table.place(entry.range.lowerBound)
    return [
      item.document.path, String(place.line), String(place.column), entry.text,
      entry.quantity.decimalValue ?? "", entry.quantity.unit.text, entry.quantity.bound.rawValue,
      entry.indicator, entry.region, entry.period ?? "", entry.status,
    ]
  }

  /// RFC 4180; cells that a spreadsheet would run as formulas are led by an apostrophe.
  private func csv(_ items: [Item]) -> [UInt8] {
    func cell(_ text: String) -> String {
      var text = text
      if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
        text = "'" + text
      }
      guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else {
        return text
      }
      return "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }
    var out = heads.map(cell).joined(separator: ",") + "\r\n"
    for item in items {
      let table = Self.places(item)
      for entry in item.inventory.quantities {
        out += row(item, entry, table).map(cell).joined(separator: ",") + "\r\n"
      }
    }
    return Array(out.utf8)
  }

  private func table(_ items: [Item]) -> [UInt8] {
    let zh = language == .chinese
    var out: [String] = []
    func line(_ cells: [String]) {
      let safe = cells.map { VisibleText.escaped($0) }
      if format == .markdown {
        out.append(
          "| "
            + safe.map { cell in
              cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
            }.joined(separator: " | ") + " |")
      } else {
        out.append(safe.joined(separator: "\t"))
      }
    }
    line(heads)
    if format == .markdown { out.append("|" + heads.map { _ in "---|" }.joined()) }
    var counts: [Relation.Verdict: Int] = [:]
    var shown: [[String]] = []
    for item in items {
      let table = Self.places(item)
      for entry in item.inventory.quantities { line(row(item, entry, table)) }
      for outcome in item.inventory.relations {
        counts[outcome.relation.verdict, default: 0] += 1
        let at = outcome.ranges.first.map { table.place($0.lowerBound).line } ?? 1
        shown.append([
          item.document.path, String(at), outcome.relation.check,
          verdict(outcome.relation.verdict), outcome.relation.formula,
        ])
      }
    }
    out.append("")
    line(zh ? ["文件", "行", "检查", "结果", "算式"] : ["file", "line", "check", "verdict", "formula"])
    if format == .markdown { out.append("|---|---|---|---|---|") }
    for cells in shown { line(cells) }
    out.append("")
    let figures = items.reduce(0) { $0 + $1.inventory.quantities.count }
    let assessed = items.reduce(0) { $0 + $1.inventory.assessed }
    out.append(
      zh
        ? "\(figures) 个数字，核对 \(assessed) 个，未能核对 \(figures - assessed) 个；"
          + "关系：相符 \(counts[.pass, default: 0])，不符 \(counts[.fail, default: 0])，"
          + "请核对 \(counts[.uncertain, default: 0])，无法核对 \(counts[.notAssessable, default: 0])"
        : "\(figures) figures, \(assessed) assessed, \(figures - assessed) not assessable; relations: "
          + "\(counts[.pass, default: 0]) pass, \(counts[.fail, default: 0]) fail, "
          + "\(counts[.uncertain, default: 0]) uncertain, "
          + "\(counts[.notAssessable, default: 0]) not assessable")
    return Array((out.joined(separator: "\n") + "\n").utf8)
  }

  private func verdict(_ verdict: Relation.Verdict) -> String {
    guard language == .chinese else { return verdict.rawValue }
    return switch verdict {
    case .pass: "相符"
    case .fail: "不符"
    case .uncertain: "请核对"
    case .notAssessable: "无法核对"
    }
  }
}
