import DocLint

/// Reads reference figures: a CSV file of indicator, region, period, value, source.
enum ReferenceFile {
  /// A first line whose value is no number is a header.
  static func read(_ argument: String) throws -> [ReferenceFact] {
    let path = RawArguments.decode(argument)
    let name = RawArguments.shown(argument)
    let bytes: [UInt8]
    do throws(Terminal.Failure) {
      bytes = try Terminal.read(path: path)
    } catch {
      throw UsageError(
        "无法读取参考数据 \(name)：\(error.text)", "cannot read the reference \(name): \(error.text)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError("参考数据 \(name) 不是 UTF-8", "the reference \(name) is not UTF-8")
    }
    var facts: [ReferenceFact] = []
    for (index, row) in rows(text).enumerated() {
      let cells = row.map(\.trimmed)
      if cells.allSatisfy(\.isEmpty) { continue }
      guard cells.count >= 4 else {
        throw UsageError(
          "参考数据 \(name) 第 \(index + 1) 行不足四列（指标、地区、时期、数值）",
          "line \(index + 1) of the reference \(name) has fewer than four columns")
      }
      if let fact = ReferenceFact(
        indicator: cells[0], region: cells[1], period: cells[2], value: cells[3],
        source: cells.count > 4 ? cells[4] : "")
      {
        facts.append(fact)
      } else if index > 0 {
        throw UsageError(
          "参考数据 \(name) 第 \(index + 1) 行的数值“\(cells[3])”无法识读",
          "the value on line \(index + 1) of the reference \(name) cannot be read")
      }
    }
    return facts
  }

  /// RFC 4180, with line feeds or carriage returns and line feeds.
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var quoted = false
    var closing = false
    for scalar in text.unicodeScalars {
      if quoted, !closing {
        if scalar == "\"" { closing = true } else { cell.append(scalar) }
        continue
      }
      if closing, scalar == "\"" {
        cell.append(scalar)
        closing = false
        continue
      }
      if closing {
        quoted = false
        closing = false
      }
      switch scalar {
      case "\"" where cell.isEmpty: quoted = true
      case ",":
        row.append(String(cell))
        cell = String.UnicodeScalarView()
      case "\n", "\r":
        if scalar == "\r" { continue }
        row.append(String(cell))
        rows.append(row)
        row = []
        cell = String.UnicodeScalarView()
      default: cell.append(scalar)
      }
    }
    if !cell.isEmpty || !row.isEmpty {
      row.append(String(cell))
      rows.append(row)
    }
    if rows.first?.first?.unicodeScalars.first == "\u{FEFF}" {
      rows[0][0] = String(rows[0][0].unicodeScalars.dropFirst())
    }
    return rows
  }
}
