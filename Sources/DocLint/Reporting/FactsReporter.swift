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
    let digest: NumberDigest
    public init(_ document: Document) {
      let analysis = NumberAnalysis(document)
      self.document = document
      self.inventory = NumberInventory(analysis)
      self.digest = NumberDigest(document, analysis)
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
    let batch = NumberBatch(digests: items.map(\.digest), batchCount: items.count)
    return switch format {
    case .json: json(items, batch)
    case .csv: csv(items)
    case .markdown, .text: table(items, batch)
    }
  }

  /// How the figures of one document stand to those of the others.
  private static func across(_ batch: NumberBatch) -> [NumberBatch.Outcome] {
    batch.factOutcomes() + batch.staleCopies()
  }

  // MARK: JSON

  private func json(_ items: [Item], _ batch: NumberBatch) -> [UInt8] {
    let across = Self.across(batch)
    var json = JSONWriter()
    json.beginObject()
    json.member("schema", "doclint/1")
    json.key("coverage")
    json.beginObject(onOneLine: true)
    json.member("figures", items.reduce(0) { $0 + $1.inventory.quantities.count })
    json.member("assessed", items.reduce(0) { $0 + $1.inventory.assessed })
    json.member("notAssessed", items.reduce(0) { $0 + $1.inventory.notAssessed })
    json.endObject()
    let places = items.enumerated().map { Self.places($1, across, $0) }
    json.key("quantities")
    json.beginArray()
    for (item, table) in zip(items, places) {
      for entry in item.inventory.quantities {
        json.beginObject(onOneLine: true)
        Self.start(&json, item.document.path, entry.range, table)
        json.member("text", entry.text)
        json.member("value", entry.quantity.decimalValue)
        json.key("interval")
        if let ends = entry.quantity.decimalInterval {
          json.beginArray(onOneLine: true)
          for end in ends { json.string(end) }
          json.endArray()
        } else {
          json.null()
        }
        json.member("unit", entry.quantity.unit.text)
        json.member("kind", entry.quantity.kind.rawValue)
        json.member("bound", entry.quantity.bound.rawValue)
        json.member("indicator", entry.indicator)
        json.member("region", entry.region)
        json.member("period", entry.period)
        json.member("status", entry.status)
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
        json.member("text", entry.text)
        json.member("class", entry.kind)
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
        json.member("check", relation.check)
        json.member("verdict", relation.verdict.rawValue)
        json.member("path", item.document.path)
        json.key("ranges")
        json.beginArray(onOneLine: true)
        for range in outcome.ranges { Self.range(&json, range, table) }
        json.endArray()
        json.member("explanation", relation.formula)
        json.member("severity", relation.severity?.rawValue)
        json.endObject()
      }
    }
    for outcome in across {
      json.beginObject(onOneLine: true)
      json.member("check", outcome.check)
      json.member("verdict", outcome.verdict.rawValue)
      json.member("path", items[outcome.document].document.path)
      json.key("ranges")
      json.beginArray(onOneLine: true)
      Self.range(&json, outcome.range, places[outcome.document])
      json.endArray()
      json.key("related")
      json.beginArray(onOneLine: true)
      if let other = outcome.other {
        json.beginObject(onOneLine: true)
        Self.start(&json, items[other.document].document.path, other.range, places[other.document])
        json.endObject()
      }
      json.endArray()
      json.member("explanation", outcome.formula)
      json.member("severity", outcome.severity?.rawValue)
      json.endObject()
    }
    json.endArray()
    json.key("aliases")
    json.beginArray()
    for alias in batch.aliases.learnt {
      json.beginObject(onOneLine: true)
      json.key("names")
      json.beginArray(onOneLine: true)
      for name in alias.names { json.string(name) }
      json.endArray()
      json.key("values")
      json.beginArray(onOneLine: true)
      for value in alias.values { json.string(value) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.finish()
    return json.bytes
  }

  private static func places(
    _ item: Item, _ across: [NumberBatch.Outcome], _ index: Int
  ) -> PositionTable {
    var wanted: [UInt32] = []
    func add(_ range: TextRange) {
      wanted.append(range.lowerBound)
      wanted.append(range.upperBound)
    }
    for entry in item.inventory.quantities { add(entry.range) }
    for entry in item.inventory.ignored { add(entry.range) }
    for outcome in item.inventory.relations { outcome.ranges.forEach(add) }
    for outcome in across {
      if outcome.document == index { add(outcome.range) }
      if let other = outcome.other, other.document == index { add(other.range) }
    }
    return PositionTable(of: item.document.text, at: wanted)
  }

  private static func start(
    _ json: inout JSONWriter, _ path: String, _ range: TextRange, _ table: PositionTable
  ) {
    json.member("path", path)
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
      json.member("offset", place.offset)
      json.member("line", place.line)
      json.member("column", place.column)
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

  private func csv(_ items: [Item]) -> [UInt8] {
    var out = TableRow.csv(heads)
    for item in items {
      let table = Self.places(item, [], 0)
      for entry in item.inventory.quantities { out += TableRow.csv(row(item, entry, table)) }
    }
    return Array(out.utf8)
  }

  private func table(_ items: [Item], _ batch: NumberBatch) -> [UInt8] {
    let zh = language == .chinese
    let across = Self.across(batch)
    let places = items.enumerated().map { Self.places($1, across, $0) }
    var out = ""
    func line(_ cells: [String]) {
      out += format == .markdown ? TableRow.markdown(cells) : TableRow.tabs(cells)
    }
    func rule(_ count: Int) {
      if format == .markdown { out += "|" + String(repeating: "---|", count: count) + "\n" }
    }
    line(heads)
    rule(heads.count)
    var counts: [Relation.Verdict: Int] = [:]
    var shown: [[String]] = []
    for (item, table) in zip(items, places) {
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
    for outcome in across {
      counts[outcome.verdict, default: 0] += 1
      let at = places[outcome.document].place(outcome.range.lowerBound).line
      let other = outcome.other.map {
        "（\(items[$0.document].document.path):\(places[$0.document].place($0.range.lowerBound).line)）"
      }
      shown.append([
        items[outcome.document].document.path, String(at), outcome.check,
        verdict(outcome.verdict), outcome.formula + (other ?? ""),
      ])
    }
    out += "\n"
    line(zh ? ["文件", "行", "检查", "结果", "算式"] : ["file", "line", "check", "verdict", "formula"])
    rule(5)
    for cells in shown { line(cells) }
    out += "\n"
    for alias in batch.aliases.learnt {
      let names = alias.names.map { "“\(VisibleText.escaped($0))”" }
      let values = alias.values.map { VisibleText.escaped($0) }.joined(separator: zh ? "、" : ", ")
      out +=
        zh
        ? "视为同一指标：\(names.joined(separator: "与"))，数值相同：\(values)\n"
        : "taken for one indicator: \(names.joined(separator: " and ")), which share \(values)\n"
    }
    let figures = items.reduce(0) { $0 + $1.inventory.quantities.count }
    let assessed = items.reduce(0) { $0 + $1.inventory.assessed }
    out +=
      (zh
        ? "\(figures) 个数字，核对 \(assessed) 个，未能核对 \(figures - assessed) 个；"
          + "关系：相符 \(counts[.pass, default: 0])，不符 \(counts[.fail, default: 0])，"
          + "请核对 \(counts[.uncertain, default: 0])，无法核对 \(counts[.notAssessable, default: 0])"
        : "\(figures) figures, \(assessed) assessed, \(figures - assessed) not assessable; relations: "
          + "\(counts[.pass, default: 0]) pass, \(counts[.fail, default: 0]) fail, "
          + "\(counts[.uncertain, default: 0]) uncertain, "
          + "\(counts[.notAssessable, default: 0]) not assessable") + "\n"
    return Array(out.utf8)
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
