/// What is left of a whole, or was done beyond it: 应检3200人，实检3060人，缺检140人.
enum BalanceCheck {
  private static let whole = WordTable(
    "应 计划 任务 目标 预算 核定 编制 需 共 总 排查 发现 受理 收到 安排 下达 到位 采购 购入 入库 分配 额度 指标 定额 要求 标准")
  private static let done = WordTable(
    "实 已 完成 支出 使用 现有 现 在编 在岗 整改 办结 拨付 发放 消耗 出库 执行 落实 目前 达 在册")
  /// What is left, by the words that lead up to it.
  private static let short = WordTable(
    "剩余 尚余 结余 节余 余下 还剩 仅剩 缺口 缺口为 缺口达 缺 缺编 空编 缺额 缺员 空缺 尚缺 还缺 仍缺 还差 尚差 仍差 缺检 漏检 未检 短缺 尚有 仍有 还有 未完成 欠")
  private static let over = WordTable("超额完成 超额 超出 超编 超计划 超任务 超目标 超 多完成 超计划完成 超任务完成")
  static let left = WordTable((short.words + over.words).map { $0 })

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for sentence in a.sentences where sentence.figures.count >= 3 && sentence.words.contains(.left)
    {
      let points = a.points(sentence.figures)
      for (at, r) in points.enumerated() where at >= 2 {
        if let relation = judge(r, points[..<at], points.dropFirst(at + 1).first, a) {
          found.append(relation)
        }
      }
    }
    return found
  }

  /// Whether one of the words ends a figure's lead, a noun of a few characters behind it aside.
  private static func isLed(_ k: Int, _ words: WordTable, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    let lead = stretch(
      max(figure.lead.lowerBound, figure.lead.upperBound - 8), figure.lead.upperBound)
    guard let word = words.first(in: s, lead) else { return false }
    return word.lowerBound == figure.lead.lowerBound
      || WordTables.isStop(s[word.lowerBound - 1]) || s[word.lowerBound - 1] == 0x3001
      || figure.lead.upperBound - word.upperBound <= 2
  }

  private static func judge(
    _ r: Int, _ before: ArraySlice<Int>, _ next: Int?, _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[r]
    let isOver = isLed(r, over, a)
    guard isOver || isLed(r, short, a), a.figures[r].lead.count <= 12 else { return nil }
    let unit = figure.quantity.unit
    func isOperand(_ k: Int) -> Bool {
      if unit.kind == .percentagePoint {
        return a.figures[k].quantity.unit.isPercentSign
      }
      return unit.kind == .percent
        ? k < r && !a.figures[k].quantity.unit.isPercentSign : a.sameUnit(k, r)
    }
    guard unit.kind != .percent || isOver else { return nil }
    let own = before.filter(isOperand)
    guard own.count >= 2 else { return nil }
    let (w, d) = (own[own.count - 2], own[own.count - 1])
    let s = a.text(figure).scalars
    guard a.sameUnit(w, d), a.leads(w, whole), a.leads(d, done), !a.leads(d, wholeOnly),
      ChangeCheck.isRising(w, a) == nil, ChangeCheck.isRising(d, a) == nil,
      // Nothing but the rate of what is done stands between.
      r - w <= 4, figure.extent.lowerBound - a.figures[d].extent.upperBound <= 30,
      !s[stretch(a.figures[w].extent.upperBound, figure.extent.lowerBound)].contains(where: {
        $0 == 0xFF1B || $0 == 0xFF08
      }),
      !CheckWords.amongTable.isFound(
        in: s, stretch(a.figures[d].extent.upperBound, figure.extent.lowerBound)),
      (a.value(d) >= a.value(w)) == isOver
    else { return nil }
    let operands = ChangeCheck.Operands(from: w, to: d, isExplicit: own.count == 2)
    if unit.kind == .percent {
      return ChangeCheck.relative(r, from: w, to: d, .up, operands, a)
    }
    let relation =
      isOver
      ? ChangeCheck.gap(r, high: d, low: w, operands, a)
      : ChangeCheck.gap(r, high: w, low: d, operands, a)
    guard let relation, relation.severity != nil else { return relation }
    // 尚有10个正在整改、5个尚未启动: what is left stands in several figures.
    if let next, isOperand(next),
      a.figures[next].extent.lowerBound - figure.extent.upperBound <= 16
    {
      return nil
    }
    // Any other two of the sentence.
    for x in own {
      for y in own where a.value(x) > a.value(y) {
        if (a.interval(x) - a.interval(y)).intersects(a.interval(r)) { return nil }
      }
    }
    return relation
  }

  private static let wholeOnly = WordTable("应 核定 计划")
}
