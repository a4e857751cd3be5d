/// A table of cells parted by tabs or bars.
struct NumberTable: Sendable {
  enum Content: Sendable {
    case empty
    /// -, —, /: no value.
    case dash
    case text
    case number(Quantity)
  }

  struct Cell: Sendable {
    /// In the document, without white space around it.
    let place: Range<Int>
    let text: NumberText
    let mentions: [Mention]
    var content: Content

    var quantity: Quantity? { if case .number(let quantity) = content { quantity } else { nil } }
    var isBlank: Bool { if case .empty = content { true } else { false } }
  }

  enum Column: Sendable, Equatable {
    case rowNumber
    case label
    /// 单位: what the figures of each row are counted in.
    case unit
    case value
    case other
  }

  /// Without repeated headers and the rule of dashes of Markdown.
  var rows: [[Cell]]
  /// How many of the first rows are headers.
  var headerCount: Int
  var columns: [Column]
  /// From 单位：万元 above the table.
  var unit: Unit?
  /// Cells that are no figures but look like it.
  var rowNumbers: [Range<Int>]

  var header: [Cell] { headerCount > 0 ? rows[headerCount - 1] : [] }

  /// The tables of a document: neighbouring lines with cells; blank lines and repeated headers
  /// between them do not part a table.
  ///
  /// - Returns: the tables, and for each line of the document whether it belongs to one.
  static func tables(in structure: DocumentStructure) -> (tables: [NumberTable], lines: [Bool]) {
    var isRow = [Bool](repeating: false, count: structure.lines.count)
    let text = structure.text
    let scalars = text.scalars
    // What parts cells: a tab, a bar.
    guard text.marks.contains(where: { scalars[$0] == 0x09 || scalars[$0] == 0x7C }) else {
      return ([], isRow)
    }
    var blocks: [[[Cell]]] = []
    var block: [[Cell]] = []
    var units: [Unit?] = []
    var gap = 0
    var lastText: Range<Int>?
    let bare = bareRows(structure)
    for (k, line) in structure.lines.enumerated() {
      if line.isBlank {
        gap += 1
        continue
      }
      if let ranges = cells(of: line, isBare: bare.contains(k), in: text.scalars) {
        isRow[k] = true
        if block.isEmpty || gap > 3 {
          if !block.isEmpty { blocks.append(block) }
          block = []
          units.append(lastText.flatMap { statedUnit(text, $0) })
        }
        block.append(ranges.map { cell($0, text) })
        gap = 0
      } else {
        if !block.isEmpty {
          blocks.append(block)
          block = []
        }
        gap = 0
        lastText = line.content
      }
    }
    if !block.isEmpty { blocks.append(block) }
    var tables: [NumberTable] = []
    for (k, rows) in blocks.enumerated() {
      if let table = NumberTable(rows, unit: units[k]) { tables.append(table) }
    }
    return (tables, isRow)
  }

  /// The rows of tables that are written without bars at their ends: those around a rule of dashes, and three
  /// neighbours or more with as many bars, two at least.
  private static func bareRows(_ structure: DocumentStructure) -> Set<Int> {
    let scalars = structure.text.scalars
    let lines = structure.lines
    func hasBar(_ k: Int) -> Bool {
      lines.indices.contains(k) && !lines[k].isBlank && scalars[lines[k].content].contains(0x7C)
        && scalars[lines[k].content.lowerBound] != 0x7C
    }
    var rows: Set<Int> = []
    var start = 0
    while start < lines.count {
      guard hasBar(start) else {
        start += 1
        continue
      }
      func bars(_ k: Int) -> Int { scalars[lines[k].content].count { $0 == 0x7C } }
      let count = bars(start)
      var end = start + 1
      while hasBar(end), bars(end) == count { end += 1 }
      if count >= 2, end - start >= 3 { rows.formUnion(start..<end) }
      start = end
    }
    for k in lines.indices where !lines[k].isBlank && scalars[lines[k].content.lowerBound] == 0x2D {
      guard hasBar(k), hasBar(k - 1),
        scalars[lines[k].content].allSatisfy({
          $0 == 0x2D || $0 == 0x7C || $0 == 0x3A || ScalarText.isSpace($0)
        })
      else { continue }
      rows.formUnion([k - 1, k])
      var next = k + 1
      while hasBar(next) {
        rows.insert(next)
        next += 1
      }
    }
    return rows
  }

  /// The cells of a line, trimmed; `nil` for a line of prose.
  private static func cells(
    of line: DocumentStructure.Line, isBare: Bool, in scalars: [UInt32]
  ) -> [Range<Int>]? {
    var separator: UInt32 = 0x09
    var range = line.range
    if isBare {
      separator = 0x7C
      range = line.content
    } else if scalars[line.content.lowerBound] == 0x7C {
      separator = 0x7C
      range = (line.content.lowerBound + 1)..<line.content.upperBound
      guard scalars[range].contains(0x7C) else { return nil }
      if range.upperBound > range.lowerBound, scalars[range.upperBound - 1] == 0x7C {
        range = range.lowerBound..<(range.upperBound - 1)
      }
    } else {
      guard scalars[line.content].contains(0x09) else { return nil }
    }
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    func add(_ end: Int) {
      var (low, high) = (start, end)
      while low < high, ScalarText.isSpace(scalars[low]) { low += 1 }
      while high > low, ScalarText.isSpace(scalars[high - 1]) { high -= 1 }
      cells.append(low..<high)
    }
    for i in range where scalars[i] == separator {
      add(i)
      start = i + 1
    }
    add(range.upperBound)
    return cells
  }

  private static func cell(_ place: Range<Int>, _ source: ScalarText) -> Cell {
    let text = NumberText(CollectionOfOne(place), of: source)
    let dashes = text.scalars.allSatisfy { $0 == 0x2D || $0 == 0x2F || $0 == 0x2026 || $0 == 0x3A }
    if text.count == 0 { return Cell(place: place, text: text, mentions: [], content: .empty) }
    if dashes { return Cell(place: place, text: text, mentions: [], content: .dash) }
    let mentions = QuantityExtractor.mentions(in: text, isCell: true)
    let figures = mentions.filter { $0.kind == .quantity }
    // A cell is a number where nothing but the number stands in it.
    if figures.count == 1, mentions.count == 1, let quantity = figures[0].quantity,
      figures[0].extent == 0..<text.count
    {
      return Cell(place: place, text: text, mentions: mentions, content: .number(quantity))
    }
    return Cell(place: place, text: text, mentions: mentions, content: .text)
  }

  private static let unitWord = ScalarText.units("单位")

  /// 单位：万元 in the line above.
  private static func statedUnit(_ source: ScalarText, _ line: Range<Int>) -> Unit? {
    let text = NumberText(CollectionOfOne(line), of: source)
    for i in 0..<text.count where text.has(unitWord, at: i) {
      var k = i + 2
      while text[k] == 0x3A || text[k] == 0x20 { k += 1 }
      var scale = Exact.one
      if text[k] == 0x4E07 {
        scale = Exact.ten(4)
        k += 1
      } else if text[k] == 0x4EBF {
        scale = Exact.ten(8)
        k += 1
      }
      if let (unit, _) = Unit.read(text.scalars, at: k) {
        return Unit(unit.text, unit.kind, factor: scale, family: unit.family)
      }
    }
    return nil
  }

  private static let unitHeads: Set<String> = ["单位", "计量单位"]
  private static let numberHeads = WordTable("序号 编号 No NO 行次")

  private init?(_ all: [[Cell]], unit: Unit?) {
    var rows = all.filter { row in
      // |---|---|
      !row.allSatisfy { if case .dash = $0.content { true } else { false } } || row.isEmpty
    }
    guard rows.count >= 2, let width = rows.map(\.count).max(), width >= 2 else { return nil }
    // Short rows are filled up.
    rows = rows.map { row in
      let end = row.last?.place.upperBound ?? 0
      let blank = Cell(
        place: end..<end, text: NumberText(), mentions: [], content: .empty)
      return row + Array(repeating: blank, count: width - row.count)
    }
    func hasNumber(_ row: [Cell]) -> Bool { row.contains { $0.quantity != nil } }
    let headerCount =
      hasNumber(rows[0])
      ? 0
      : (rows.count > 2 && !hasNumber(rows[1])
        && rows[1].contains { $0.isBlank } && rows[0].contains { $0.isBlank } ? 2 : 1)
    // A header that is repeated behind a page break.
    if headerCount > 0 {
      func shape(_ row: [Cell]) -> [[UInt32]] { row.map { $0.text.scalars.filter { $0 != 0x20 } } }
      let head = shape(rows[headerCount - 1])
      let kept = rows.indices.filter { $0 < headerCount || shape(rows[$0]) != head }
      rows = kept.map { rows[$0] }
    }
    var columns = [Column](repeating: .other, count: width)
    var rowNumbers: [Range<Int>] = []
    for c in 0..<width {
      let cells = rows[headerCount...].map { $0[c] }
      let numbers = cells.compactMap(\.quantity)
      let filled = cells.filter { !$0.isBlank }
      let isNamed =
        headerCount > 0
        && Self.numberHeads.isFound(
          in: rows[headerCount - 1][c].text.scalars, 0..<rows[headerCount - 1][c].text.count)
      let counts = numbers.enumerated().allSatisfy { $1.value == numbers[0].value + Exact($0) }
      if isNamed
        || (c == 0 && numbers.count >= 3 && numbers.count == filled.count && counts
          && numbers.first?.value == .one)
      {
        columns[c] = .rowNumber
        rowNumbers += filled.filter { $0.quantity != nil }.map(\.place)
      } else if headerCount > 0,
        Self.unitHeads.contains(NumberText.string(rows[headerCount - 1][c].text.scalars)),
        !filled.isEmpty,
        filled.allSatisfy({ Self.unit($0.text.scalars[...], upTo: $0.text.count) != nil })
      {
        columns[c] = .unit
      } else if numbers.count * 2 > filled.count, !numbers.isEmpty {
        columns[c] = .value
      } else if !filled.isEmpty, numbers.isEmpty || numbers.count * 4 < filled.count {
        columns[c] = columns[..<c].contains(.value) ? .other : .label
      } else {
        columns[c] = numbers.isEmpty ? .other : .value
      }
    }
    self.rows = rows
    self.headerCount = headerCount
    self.columns = columns
    self.unit = unit
    self.rowNumbers = rowNumbers
    for r in self.rows.indices where r >= headerCount {
      for c in 0..<width where columns[c] != .rowNumber {
        // 2085 among figures is one of them and no year.
        if columns[c] == .value, case .text = self.rows[r][c].content,
          let quantity = QuantityExtractor.bareFigure(self.rows[r][c].text)
        {
          self.rows[r][c] = Cell(
            place: self.rows[r][c].place, text: self.rows[r][c].text,
            mentions: [
              Mention(.quantity, 0..<self.rows[r][c].text.count, quantity: quantity)
            ], content: .number(quantity))
        }
        guard case .number(let quantity) = self.rows[r][c].content, quantity.unit.text.isEmpty
        else {
          continue
        }
        let stated =
          Self.unitInBrackets(label(of: r)) ?? columnUnit(of: r)
          ?? (headerCount > 0
            ? Self.unitInBrackets(rows[headerCount - 1][c].text) : nil) ?? unit
        if let stated {
          self.rows[r][c].content = .number(Self.quantity(quantity, in: stated))
        } else if quantity.decimals == 0, quantity.step <= .one, !quantity.isApproximate {
          // Whole numbers without a unit are counts.
          self.rows[r][c].content = .number(
            Quantity(
              value: quantity.value, step: quantity.step, decimals: 0, unit: quantity.unit,
              bound: quantity.bound, interval: NumberInterval(quantity.value),
              isApproximate: false))
        }
      }
    }
  }

  /// The same number in a unit that is said elsewhere.
  private static func quantity(_ q: Quantity, in unit: Unit) -> Quantity {
    let interval: NumberInterval
    if unit.isDiscrete, unit.factor == .one, q.decimals == 0, !q.isApproximate {
      interval = NumberInterval(q.value)
    } else if q.isApproximate {
      interval = q.interval.scaled(by: unit.factor)
    } else {
      let half = q.step / Exact(2)
      interval = NumberInterval(q.value - half, q.value + half).scaled(by: unit.factor)
    }
    return Quantity(
      value: q.value * unit.factor, step: q.step * unit.factor, decimals: q.decimals,
      unit: Unit(unit.text, unit.kind, family: unit.family), bound: q.bound, interval: interval,
      isApproximate: q.isApproximate)
  }

  /// The unit in the brackets at the end: 床位数（张）, 死亡率(/10万), 收入（亿元）.
  static func unitInBrackets(_ text: NumberText) -> Unit? {
    guard text.count >= 3, text[text.count - 1] == 0xFF09,
      let open = text.scalars.lastIndex(of: 0xFF08)
    else { return nil }
    return unit(text.scalars[(open + 1)...], upTo: text.count - 1)
  }

  /// The unit that stands from the start of `text` up to `end`: 万元, 万人次.
  private static func unit(_ text: ArraySlice<UInt32>, upTo end: Int) -> Unit? {
    var k = text.startIndex
    guard k < end else { return nil }
    var scale = Exact.one
    if text[k] == 0x4E07, k + 1 < end {
      scale = Exact.ten(4)
      k += 1
    } else if text[k] == 0x4EBF, k + 1 < end {
      scale = Exact.ten(8)
      k += 1
    }
    guard
      let (unit, stop) = Unit.read(
        Array(text.prefix(end - text.startIndex)), at: k - text.startIndex),
      stop + text.startIndex == end
    else { return nil }
    return Unit(unit.text, unit.kind, factor: scale, family: unit.family)
  }

  /// What the column of units says of the row.
  private func columnUnit(of row: Int) -> Unit? {
    guard let c = columns.firstIndex(of: .unit) else { return nil }
    return Self.unit(rows[row][c].text.scalars[...], upTo: rows[row][c].text.count)
  }

  /// The cell that names the row.
  func label(of row: Int) -> NumberText {
    var best: NumberText?
    for c in columns.indices where columns[c] == .label && !rows[row][c].isBlank {
      best = rows[row][c].text
    }
    return best ?? NumberText()
  }
}

extension NumberAnalysis {
  /// What a cell says: the name of its row, the year of its column.
  func fact(ofRow row: Int, column: Int, table: Int) -> Fact {
    let table = tables[table]
    var fact = Fact.unknown
    let label = table.label(of: row)
    fact.words = label.scalars
    fact.key = Indicator.key(label.scalars)
    fact.qualifiers = Qualifiers(label.scalars)
    for age in label.mentions(of: .age) { fact.qualifiers.insert(age: age) }
    if table.headerCount > 0 {
      for r in 0..<table.headerCount {
        let head = table.rows[r][column]
        for mention in head.mentions where mention.kind == .year {
          if let year = mention.year { fact.period = String(year) }
        }
      }
    }
    if let bound = table.rows[row][column].quantity?.bound, bound == .atLeast || bound == .atMost {
      fact.status = .target
    }
    return fact
  }
}

extension NumberText {
  /// The texts of its mentions of one class.
  func mentions(of kind: Mention.Class) -> [String] {
    QuantityExtractor.mentions(in: self).filter { $0.kind == kind }.map { string($0.extent) }
  }
}
