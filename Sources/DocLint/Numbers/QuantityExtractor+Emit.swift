/// Mentions written down, with what stands around them.
extension QuantityExtractor {
  func extentStart(_ i: Int) -> Int {
    if let length = WordTables.prefixBound.length(endingAt: i, in: s) {
      return extentStart2(i - length)
    }
    if isAbout(i - 1) || isNear(i - 1) { return extentStart2(i - 1) }
    return i
  }

  private func extentStart2(_ i: Int) -> Int {
    if let length = WordTables.prefixBound.length(endingAt: i, in: s) { return i - length }
    return i
  }

  func extent(_ i: Int, _ end: Int) -> Range<Int> {
    extentStart(i)..<(end + (WordTables.suffixBound.length(at: end, in: s) ?? 0))
  }

  /// 约 that is no part of 签约, 预约 ….
  private func isAbout(_ k: Int) -> Bool {
    at(k) == 0x7EA6 && !WordTables.beforeAbout.contains(at(k - 1))
  }

  /// 近 that is no part of 附近, 最近 …, and no “recent” before a span of time.
  private func isNear(_ k: Int) -> Bool {
    at(k) == 0x8FD1 && !WordTables.beforeNear.contains(at(k - 1))
  }

  static func isAddition(_ s: [UInt32], _ k: Int) -> Bool {
    // 3多样化, 2来自
    guard k + 1 < s.count else { return false }
    let next = s[k + 1]
    return s[k] == 0x591A
      ? WordTables.afterMany.contains(next)
      : s[k] == 0x6765 ? WordTables.afterCome.contains(next) : s[k] == 0x4F59 && next == 0x989D
  }

  /// Makes the quantity of a numeral with its unit and limits.
  mutating func emit(
    _ numeral: ChineseNumeral, _ i: Int, cursor: Int, unit: Unit, end: Int, suffixMore: Bool,
    scale: Exact = .one
  ) -> Int {
    var interval = Quantity.rounding(numeral, unit).scaled(by: scale)
    let value = numeral.value * scale
    var approximate = false
    if suffixMore {
      interval = NumberInterval(
        value, value + numeral.coarseStep * scale, upperIsOpen: true)
      approximate = true
    }
    return append(
      value: value, step: numeral.step * scale, decimals: numeral.decimals, unit: unit,
      interval: interval, approximate: approximate, number: i..<numeral.end, range: i..<end,
      coarse: numeral.coarseStep * scale)
  }

  /// - Parameter coarse: the worth of the last digit that is not zero; `nil` for `step`.
  mutating func append(
    value: Exact, step: Exact, decimals: Int, unit: Unit, interval: NumberInterval,
    approximate: Bool, number: Range<Int>, range: Range<Int>,
    coarse: @autoclosure () -> Exact? = nil
  ) -> Int {
    var interval = interval
    var approximate = approximate
    var bound: Quantity.Bound = approximate ? .about : .exact
    let i = number.lowerBound
    var start = i
    var end = range.upperBound
    /// The interval of a number with 约 or the like.
    func about() -> NumberInterval {
      let margin = max((coarse() ?? step) / Exact(2), value.magnitude / Exact(20))
      return NumberInterval(value, value).widened(by: margin)
    }
    // 3公里多, 两年余
    if Self.isMore(at(end)), !approximate, unit.kind == .period || unit.kind == .measure,
      !Self.isAddition(s, end), WordTables.isStop(at(end + 1)) || at(end + 1) == 0x7684
    {
      interval = NumberInterval(value, value + step, upperIsOpen: true)
      approximate = true
      bound = .about
      end += 1
    }
    if isNear(i - 1), !(unit.kind == .period && !WordTables.afterSpanVerb.contains(at(i - 2))) {
      interval = NumberInterval(value - (coarse() ?? step), value)
      approximate = true
      bound = .about
      start = i - 1
    } else if isAbout(i - 1) {
      start = i - 1
      interval = about()
      approximate = true
      bound = .about
    } else if let length = WordTables.prefixBound.length(endingAt: i, in: s) {
      let word = NumberText.string(s[(i - length)..<i])
      if let meaning = WordTables.bounds[word] {
        start = i - length
        switch meaning {
        case .about:
          interval =
            word == "接近" || word == "将近"
            ? NumberInterval(value - (coarse() ?? step), value) : about()
          approximate = true
          bound = .about
        default: bound = meaning
        }
      }
    }
    if let length = WordTables.suffixBound.length(at: end, in: s) {
      let word = NumberText.string(s[end..<(end + length)])
      // 3级以上医院: belongs to a grade, which is handled elsewhere.
      if let meaning = WordTables.bounds[word] {
        end += length
        if meaning == .about {
          interval = about()
          approximate = true
          if bound == .exact { bound = .about }
        } else {
          bound = meaning
        }
      }
    }
    let quantity = Quantity(
      value: value, step: step, decimals: decimals, unit: unit, bound: bound, interval: interval,
      isApproximate: approximate)
    add(
      Mention(
        .quantity, range, number: number, extent: min(start, range.lowerBound)..<end,
        quantity: quantity))
    return end
  }

  /// Joins the two ends of 5—10个.
  mutating func linkRanges() {
    for k in mentions.indices.dropFirst() {
      // Most stand apart.
      let gap = mentions[k - 1].range.upperBound
      let length = Self.connectorLength(s, gap)
      guard length > 0, gap + length == mentions[k].range.lowerBound else { continue }
      let (a, b) = (mentions[k - 1], mentions[k])
      guard let low = a.quantity, let high = b.quantity, a.kind == .quantity, b.kind == .quantity,
        low.unit.family == high.unit.family, low.value < high.value,
        low.bound == .exact || low.bound == .about
      else { continue }
      func ranged(_ q: Quantity) -> Quantity {
        Quantity(
          value: q.value, step: q.step, decimals: q.decimals, unit: q.unit, bound: .range,
          interval: NumberInterval(low.value, high.value), isApproximate: q.isApproximate)
      }
      mentions[k - 1] = Mention(
        .quantity, a.range, number: a.number, extent: a.extent, quantity: ranged(low), partner: k)
      mentions[k] = Mention(
        .quantity, b.range, number: b.number, extent: b.extent, quantity: ranged(high),
        partner: k - 1)
    }
  }
}
