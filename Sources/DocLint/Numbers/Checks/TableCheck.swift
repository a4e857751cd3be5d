/// Totals of tables, parts of rows, targets of rows, and tables against the text.
enum TableCheck {
  static let total = "num-table-total"
  static let body = "num-body-table-conflict"
  static let target = "num-target-conflict"
  static let precision = "num-precision-mixed"

  private static let totalWords = WordTable("合计 总计 共计 总数")
  private static let subtotal = WordTable("小计")
  private static let among = WordTable("其中")
  private static let score = WordTable("得分")
  private static let weights = WordTable("权重 分值 满分 标准分")

  /// 得分 beside 分值: the points got out of those that there are, which add up as they do.
  private static func isScored(_ c: Int, _ table: NumberTable) -> Bool {
    let header = headerText(c, table)
    return has(score, header) && !has(scoredRates, header)
      && table.columns.indices.contains {
        $0 != c && table.columns[$0] == .value && has(weights, headerText($0, table))
      }
  }

  private static let scoredRates = WordTable("率 均 排名 折算 加权")
  private static let noSum = WordTable("率 占比 比例 比重 均 增长 同比 增幅 排名 得分 指数 单价 标准 水平 每 年限 密度 寿命")

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for index in a.tables.indices {
      found += totals(index, a)
      found += rowTotals(index, a)
      found += parts(index, a)
      found += rates(index, a)
      found += targets(index, a)
    }
    found += against(a)
    return found
  }

  // MARK: Totals

  private static func isTotal(_ text: NumberText) -> Bool {
    text.count <= 8
      && totalWords.isFound(
        in: text.scalars.filter { $0 != 0x20 }, 0..<text.scalars.filter { $0 != 0x20 }.count)
  }

  private static func rowText(_ row: Int, _ table: NumberTable) -> NumberText {
    for c in table.columns.indices
    where table.columns[c] == .label || table.columns[c] == .other
      || table.columns[c] == .rowNumber
    {
      let cell = table.rows[row][c]
      if !cell.isBlank, isTotal(cell.text) { return cell.text }
    }
    return table.label(of: row)
  }

  private static func headerText(_ column: Int, _ table: NumberTable) -> NumberText {
    guard table.headerCount > 0 else { return NumberText() }
    return table.rows[table.headerCount - 1][column].text
  }

  private static func has(_ words: WordTable, _ text: NumberText) -> Bool {
    words.isFound(in: text.scalars, 0..<text.count)
  }

  private static func totals(_ index: Int, _ a: NumberAnalysis) -> [Relation] {
    let table = a.tables[index]
    let rows = Array(table.rows.indices.dropFirst(table.headerCount))
    let totalRows = rows.filter { isTotal(rowText($0, table)) }
    guard let totalRow = totalRows.last, totalRows.count == 1, rows.count >= 3,
      totalRow == rows.last || totalRow == rows.first
    else { return [] }
    var found: [Relation] = []
    let others = rows.filter { $0 != totalRow }
    let subtotals = others.filter { has(subtotal, rowText($0, table)) }
    let amongRows = others.filter { has(among, rowText($0, table)) }
    for c in table.columns.indices where table.columns[c] == .value {
      guard let stated = table.rows[totalRow][c].quantity, stated.isPoint else { continue }
      if stated.unit.kind == .percent || stated.unit.kind == .rate
        || has(noSum, headerText(c, table)) && !isScored(c, table)
      {
        continue
      }
      // Whatever stands in a cell as words has no value to add.
      let readings: [[Int]] =
        subtotals.isEmpty
        ? [others.filter { !amongRows.contains($0) }, others]
        : [subtotals, others.filter { !subtotals.contains($0) && !amongRows.contains($0) }]
      var best: (rows: [Int], sum: NumberSum)?
      var passed = false
      reading: for reading in readings {
        var parts: [Quantity] = []
        var used: [Int] = []
        for r in reading {
          switch table.rows[r][c].content {
          case .empty, .dash: continue
          case .text: continue reading
          case .number(let q):
            guard q.isPoint, q.unit.family == stated.unit.family else { continue reading }
            parts.append(q)
            used.append(r)
          }
        }
        let sum = NumberSum(parts)
        guard used.count >= 2, sum.interval.isValid else { continue }
        let operands = used.map { table.rows[$0][c].place } + [table.rows[totalRow][c].place]
        let formula =
          used.compactMap { table.rows[$0][c].quantity?.value.decimal() }
          .joined(separator: " + ") + " = " + sum.value.decimal()
        if sum.meets(stated) {
          found.append(
            Relation(
              total, .pass, at: table.rows[totalRow][c].place, operands: operands, formula: formula,
              printed: stated.value.decimal(), computed: sum.value.decimal(),
              interval: sum.interval))
          passed = true
          break
        }
        if best == nil { best = (used, sum) }
      }
      guard !passed, let best, !a.disclaimsSums else { continue }
      found.append(
        failure(
          table.rows[totalRow][c], stated, best.rows.map { table.rows[$0][c] }, best.sum,
          "“\(NumberText.string(headerText(c, table).scalars))”列"))
    }
    return found
  }

  private static func failure(
    _ cell: NumberTable.Cell, _ stated: Quantity, _ parts: [NumberTable.Cell], _ sum: NumberSum,
    _ name: String
  ) -> Relation {
    let values = parts.compactMap { $0.quantity?.value }
    let formula =
      values.map { $0.decimal() }.joined(separator: " + ") + " = " + sum.value.decimal()
    let off = (sum.value - stated.value).magnitude.decimal()
    let repair = Repair.ofSum(stated.value, values)
    return Relation(
      total, .fail, severity: .error, at: cell.place, operands: parts.map(\.place) + [cell.place],
      formula: formula, printed: stated.value.decimal(), computed: sum.value.decimal(),
      interval: sum.interval,
      message: Message(
        zh: "表中\(name)合计写作\(stated.value.decimal())，各项之和\(formula)，相差\(off)"
          + "；改正其中一个即可成立：\(repair)。请核对",
        en: "the total in the table is \(stated.value.decimal()), but \(formula), off by \(off); "
          + "one change would do: \(repair). Please check"))
  }

  private static func rowTotals(_ index: Int, _ a: NumberAnalysis) -> [Relation] {
    let table = a.tables[index]
    guard table.headerCount == 1 else { return [] }
    let totalColumns = table.columns.indices.filter {
      table.columns[$0] == .value
        && (isTotal(headerText($0, table)) || has(subtotal, headerText($0, table)))
    }
    guard totalColumns.count == 1, let t = totalColumns.first else { return [] }
    let others = table.columns.indices.filter {
      $0 != t && table.columns[$0] == .value && !has(noSum, headerText($0, table))
        && !has(among, headerText($0, table))
    }
    guard others.count >= 2, others.allSatisfy({ $0 > t }) || others.allSatisfy({ $0 < t }) else {
      return []
    }
    var found: [Relation] = []
    var failures: [Relation] = []
    rows: for r in table.rows.indices.dropFirst(table.headerCount) {
      guard let stated = table.rows[r][t].quantity, stated.isPoint, stated.unit.kind != .percent
      else {
        continue
      }
      var parts: [Quantity] = []
      var cells: [NumberTable.Cell] = []
      for c in others {
        switch table.rows[r][c].content {
        case .empty, .dash: continue
        case .text: continue rows
        case .number(let q):
          guard q.isPoint, q.unit.family == stated.unit.family else { continue rows }
          parts.append(q)
          cells.append(table.rows[r][c])
        }
      }
      let sum = NumberSum(parts)
      guard cells.count >= 2, sum.interval.isValid else { continue }
      if sum.meets(stated) {
        found.append(
          Relation(
            total, .pass, at: table.rows[r][t].place,
            operands: cells.map(\.place) + [table.rows[r][t].place],
            formula: cells.compactMap { $0.quantity?.value.decimal() }.joined(separator: " + ")
              + " = " + sum.value.decimal()))
      } else {
        failures.append(
          failure(
            table.rows[r][t], stated, cells, sum,
            "“\(NumberText.string(table.label(of: r).scalars))”行"))
      }
    }
    // Where most rows do not add up, the columns are not meant to.
    if !a.disclaimsSums, failures.count <= max(1, found.count) { found += failures }
    return found
  }

  // MARK: Rates of columns

  private static let rateWords = WordTable("率 占比 比例 比重 增长 增幅 增速 降幅")

  /// A column of per cents that follows from two others in most of its rows: 执行率 from 执行数 and
  /// 预算数, 增长 from two years. The rows that do not follow are reported; nothing is where the rule
  /// of the column cannot be told from three rows or more.
  private static func rates(_ index: Int, _ a: NumberAnalysis) -> [Relation] {
    let table = a.tables[index]
    let values = table.columns.indices.filter { table.columns[$0] == .value }
    guard table.headerCount > 0, values.count >= 3, values.count <= 12 else { return [] }
    var found: [Relation] = []
    for c in values where has(rateWords, headerText(c, table)) {
      var best: (passes: [Relation], failures: [Relation])?
      for n in values where n != c {
        for b in values where b != c && b != n {
          for isGrowth in [false, true] {
            let outcome = rate(c, n, b, isGrowth, table)
            guard outcome.passes.count >= 3, outcome.failures.count <= 1,
              outcome.passes.count > (best?.passes.count ?? 0)
            else { continue }
            best = outcome
          }
        }
      }
      if let best { found += best.passes + best.failures }
    }
    return found
  }

  private static func rate(
    _ c: Int, _ n: Int, _ b: Int, _ isGrowth: Bool, _ table: NumberTable
  ) -> (passes: [Relation], failures: [Relation]) {
    var passes: [Relation] = []
    var failures: [Relation] = []
    for row in table.rows[table.headerCount...] {
      guard let stated = row[c].quantity, let part = row[n].quantity, let base = row[b].quantity,
        stated.isPoint, part.isPoint, base.isPoint, base.value > .zero,
        stated.unit.text.isEmpty || stated.unit.kind == .percent,
        part.unit.family == base.unit.family, part.unit.kind != .percent
      else { continue }
      let offset = isGrowth ? Exact(-100) : .zero
      let interval =
        part.interval.divided(by: base.interval).scaled(by: Exact(100)) + NumberInterval(offset)
      let value = part.value / base.value * Exact(100) + offset
      guard interval.isValid, value.isValid else { continue }
      let shown = value.rounded(to: max(stated.decimals, 1))
      let (x, y) = (part.value.decimal(), base.value.decimal())
      let formula = isGrowth ? "(\(x) − \(y)) ÷ \(y) = \(shown)%" : "\(x) ÷ \(y) = \(shown)%"
      let operands = [row[n].place, row[b].place, row[c].place]
      let printed = stated.value.decimal()
      if interval.intersects(NumberInterval.printed(stated)) {
        passes.append(
          Relation(
            isGrowth ? ChangeCheck.growth : RatioCheck.ratio, .pass, at: row[c].place,
            operands: operands, formula: formula, printed: printed, computed: shown + "%",
            interval: interval))
        continue
      }
      let difference = (value - stated.value).magnitude.rounded(to: max(stated.decimals, 1))
      failures.append(
        Relation(
          isGrowth ? ChangeCheck.growth : RatioCheck.ratio, .fail, severity: .error,
          at: row[c].place, operands: operands, formula: formula, printed: printed,
          computed: shown + "%", interval: interval,
          message: Message(
            zh: "本列其他各行都由同样两列算出，此行写作\(printed)，按\(formula)，相差\(difference)个百分点"
              + "；\(printed)→\(shown)即可成立。请核对这三个数",
            en:
              "every other row of the column follows from the same two; this one is \(printed), but "
              + "\(formula), off by \(difference) points; \(printed)→\(shown) would do. "
              + "Please check the three")))
    }
    return (passes, failures)
  }

  // MARK: 其中

  private static let changes = WordTable("增减 增加 减少 变化 变动 较上 比上 环比 差额 升降")

  private static func parts(_ index: Int, _ a: NumberAnalysis) -> [Relation] {
    let table = a.tables[index]
    var found: [Relation] = []
    var parent: Int?
    for r in table.rows.indices.dropFirst(table.headerCount) {
      let label = table.label(of: r)
      guard among.length(at: 0, in: label.scalars) != nil else {
        parent = r
        continue
      }
      guard let parent else { continue }
      // 率, 增减: a part may have a higher rate than the whole, and grow by more.
      for c in table.columns.indices
      where table.columns[c] == .value && !has(noSum, headerText(c, table))
        && !has(changes, headerText(c, table))
      {
        guard let part = table.rows[r][c].quantity, let whole = table.rows[parent][c].quantity,
          part.isPoint, whole.isPoint, part.unit.family == whole.unit.family,
          part.unit.kind != .percent, part.unit.kind != .rate, !has(noSum, label)
        else { continue }
        let operands = [table.rows[r][c].place, table.rows[parent][c].place]
        let formula = "\(part.value.decimal()) ≤ \(whole.value.decimal())"
        if whole.interval.isBelow(part.interval) {
          found.append(
            Relation(
              SumCheck.order, .fail, severity: .error, at: table.rows[r][c].place,
              operands: operands, formula: "\(part.value.decimal()) > \(whole.value.decimal())",
              printed: part.value.decimal(), computed: "≤" + whole.value.decimal(),
              message: Message(
                zh: "“其中”一行的\(part.value.decimal())大于上一行的\(whole.value.decimal())，部分不应大于总数；"
                  + "改正其中一个即可成立。请核对",
                en: "the part \(part.value.decimal()) is larger than the row that it is part of, "
                  + "\(whole.value.decimal()). Please check")))
        } else {
          found.append(
            Relation(
              SumCheck.order, .pass, at: table.rows[r][c].place, operands: operands,
              formula: formula))
        }
      }
    }
    return found
  }

  // MARK: Baseline and target

  private static func targets(_ index: Int, _ a: NumberAnalysis) -> [Relation] {
    let table = a.tables[index]
    let years = table.columns.indices.compactMap { c -> (column: Int, year: Int)? in
      guard table.columns[c] == .value || table.columns[c] == .other, table.headerCount > 0,
        let year = table.rows[0..<table.headerCount].compactMap({ row in
          row[c].mentions.first { $0.kind == .year }?.year
        }).last
      else { return nil }
      return (c, year)
    }
    guard years.count == 2, years[0].year < years[1].year else { return [] }
    var found: [Relation] = []
    for r in table.rows.indices.dropFirst(table.headerCount) {
      guard let base = table.rows[r][years[0].column].quantity,
        let goal = table.rows[r][years[1].column].quantity
      else { continue }
      let operands = [table.rows[r][years[0].column].place, table.rows[r][years[1].column].place]
      let isLooser =
        goal.bound == .atMost && goal.value > base.value
        || goal.bound == .atLeast && goal.value < base.value
      if isLooser {
        found.append(
          Relation(
            target, .uncertain, severity: .info, at: operands[1], operands: operands,
            formula:
              "\(base.value.decimal()) → \(goal.bound == .atMost ? "≤" : "≥")\(goal.value.decimal())",
            printed: goal.value.decimal(), computed: base.value.decimal(),
            message: Message(
              zh:
                "目标\(goal.bound == .atMost ? "≤" : "≥")\(goal.value.decimal())比现状\(base.value.decimal())还宽，"
                + "如非有意，请核对",
              en: "the target \(goal.value.decimal()) is looser than the present value "
                + "\(base.value.decimal()); please check whether that is meant")))
      }
      if base.decimals != goal.decimals,
        base.unit.kind != .count || base.decimals + goal.decimals > 0
      {
        found.append(
          Relation(
            precision, .uncertain, severity: .info, at: operands[1], operands: operands,
            formula: "\(base.decimals) ≠ \(goal.decimals)", printed: goal.value.decimal(),
            message: Message(
              zh: "同一行的小数位数不一致：前者\(base.decimals)位，后者\(goal.decimals)位，宜统一",
              en:
                "one row with \(base.decimals) and \(goal.decimals) decimals; one precision reads "
                + "better")))
      }
    }
    return found
  }

  // MARK: Table and text

  private static func against(_ a: NumberAnalysis) -> [Relation] {
    guard !a.tables.isEmpty else { return [] }
    // The text's figures by the last two characters of what they are about.
    var byHead: [UInt64: [Int]] = [:]
    for k in a.figures.indices {
      let figure = a.figures[k]
      let key = FactCheck.stripped(figure.fact.key)
      guard key.count >= 3 else { continue }
      byHead[FactCheck.head(key), default: []].append(k)
    }
    var found: [Relation] = []
    for index in a.tables.indices {
      let table = a.tables[index]
      for r in table.rows.indices.dropFirst(table.headerCount) {
        let label = table.label(of: r)
        guard label.count >= 3, has(among, label) == false, !isTotal(label) else { continue }
        let key = FactCheck.stripped(Indicator.key(label.scalars))
        guard key.count >= 3 else { continue }
        for c in table.columns.indices {
          guard let cell = table.rows[r][c].quantity, table.columns[c] != .rowNumber else {
            continue
          }
          let fact = a.fact(ofRow: r, column: c, table: index)
          for k in (byHead[FactCheck.head(key)] ?? []).prefix(60) {
            let figure = a.figures[k]
            let said = FactCheck.stripped(figure.fact.key)
            guard let likeness = FactCheck.likeness(key, said),
              likeness >= Exact(4, over: 5) || key.count >= 5 && said.suffix(key.count) == key[...],
              sameKind(cell, figure), fact.qualifiers == figure.fact.qualifiers,
              !a.leads(k, needed)
            else { continue }
            // The column of the year that the text speaks of.
            guard let year = fact.period, figure.fact.period == year else { continue }
            let isLimit = !cell.isPoint || !figure.quantity.isPoint
            // Of one goal there is one value: ≥28 and 24%以上 are two.
            let isOneGoal =
              isLimit && likeness == .one && cell.bound == figure.quantity.bound
              && cell.bound != .range && !cell.isApproximate
            let isSame =
              isLimit && !isOneGoal
              ? cell.asserted.intersects(figure.quantity.asserted)
              : NumberInterval.printed(cell).intersects(NumberInterval.printed(figure.quantity))
            let operands = [table.rows[r][c].place, figure.place]
            let printed =
              figure.isWords && figure.quantity.unit.kind == .percent
              ? a.printed(figure) + "（100%）" : a.printed(figure)
            let flipped = FactCheck.opposite(cell.bound, figure.quantity.bound)
            if isSame && !flipped {
              found.append(
                Relation(
                  body, .pass, at: table.rows[r][c].place, operands: operands,
                  formula: "\(cell.value.decimal()) "
                    + (cell.value == figure.quantity.value ? "= " : "≈ ")
                    + figure.quantity.value.decimal()))
              continue
            }
            let exact = likeness == .one || figure.isWords
            found.append(
              Relation(
                body, exact ? .fail : .uncertain, severity: exact ? .error : .warning,
                at: table.rows[r][c].place, operands: operands,
                formula: "\(cell.value.decimal()) ≠ \(figure.quantity.value.decimal())",
                printed: cell.value.decimal(), computed: printed,
                message: Message(
                  zh: "表中“\(fact.indicator)”\(year)年为\(cell.value.decimal())，正文写作“\(printed)”"
                    + "，两处不一致；改正其中一处即可成立。请核对",
                  en:
                    "the table gives \(cell.value.decimal()) for \(fact.indicator) in \(year), the text "
                    + "says \(printed). Please check")))
          }
        }
      }
    }
    return found
  }

  /// 要达到17%需2414台: what would have to be, and no value of the table.
  private static let needed = WordTable("要达到 需达到 应达到 如达到 若达到 要提高到 需提高到")

  private static func sameKind(_ cell: Quantity, _ figure: Figure) -> Bool {
    let (x, y) = (cell.unit, figure.quantity.unit)
    if x.text.isEmpty { return !figure.isWords && y.kind != .percentagePoint }
    if x.kind == .count && y.kind == .count { return FactCheck.likeMeasures(x, y) }
    return x.kind == y.kind && (x.family == y.family || x.kind == .rate)
  }
}
