/// Rates beside the fraction that they are: 合格率95.5%（340/356）, 340/356例（95.5%）.
enum FractionCheck {
  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for sentence in a.sentences
    where sentence.figures.count >= 2 && sentence.kinds.contains(.percent) {
      for r in a.points(sentence.figures) where a.figures[r].quantity.unit.isPercentSign {
        guard let fraction = fraction(beside: r, a) else { continue }
        let operands = sentence.figures.filter {
          fraction.place.contains(a.figures[$0].range.lowerBound)
        }
        if let relation = judge(r, fraction, operands, a) { found.append(relation) }
      }
    }
    return found
  }

  private struct Fraction {
    let part: Exact
    let whole: Exact
    /// In scalars of the text.
    let place: Range<Int>
  }

  /// The fraction in the bracket behind a rate, or the one behind which the rate stands in a bracket.
  private static func fraction(beside r: Int, _ a: NumberAnalysis) -> Fraction? {
    let figure = a.figures[r]
    let s = a.text(figure).scalars
    let (start, end) = (figure.extent.lowerBound, figure.extent.upperBound)
    if end < s.count, s[end] == open {
      return fraction(from: end + 1, to: s[end...].prefix(reach).firstIndex(of: close), s)
    }
    guard start > 0, s[start - 1] == open, end < s.count, s[end] == close else { return nil }
    var low = start - 1
    while low > 0, start - low <= longestUnit, ScalarText.isHan(s[low - 1]) { low -= 1 }
    while low > 0, start - low < reach, isPart(s[low - 1]) { low -= 1 }
    return fraction(from: low, to: start - 1, s)
  }

  private static func isPart(_ s: UInt32) -> Bool { NumberText.isDigit(s) || s == slash }

  /// - Parameters:
  ///   - start: where it begins.
  ///   - end: where it ends, a unit of up to `longestUnit` characters included.
  private static func fraction(from start: Int, to end: Int?, _ s: [UInt32]) -> Fraction? {
    guard let end, start < end, let middle = s[start..<end].firstIndex(of: slash) else {
      return nil
    }
    let behind = s[(middle + 1)..<end].prefix(while: NumberText.isDigit)
    guard !behind.isEmpty, end - behind.endIndex <= longestUnit,
      s[behind.endIndex..<end].allSatisfy(ScalarText.isHan),
      let part = number(s[start..<middle]), let whole = number(behind), whole > .zero
    else { return nil }
    return Fraction(part: part, whole: whole, place: start..<end)
  }

  private static func number(_ digits: ArraySlice<UInt32>) -> Exact? {
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy(NumberText.isDigit) else {
      return nil
    }
    return Exact(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }

  private static let open: UInt32 = 0xFF08
  private static let close: UInt32 = 0xFF09
  private static let slash: UInt32 = 0x2F
  private static let longestUnit = 3
  /// No fraction with its bracket is longer.
  private static let reach = 26

  private static func judge(
    _ r: Int, _ fraction: Fraction, _ operands: [Int], _ a: NumberAnalysis
  ) -> Relation? {
    let figure = a.figures[r]
    let value = fraction.part / fraction.whole * Exact(100)
    guard value.isValid, ChangeCheck.isRising(r, a) == nil else { return nil }
    let shown = value.rounded(to: max(figure.quantity.decimals, 2)) + "%"
    let (part, whole) = (fraction.part.decimal(), fraction.whole.decimal())
    let formula = "\(part) ÷ \(whole) = \(shown)"
    let places = operands.map { a.figures[$0].place } + [figure.place]
    if NumberInterval(value).intersects(.printed(figure.quantity)) {
      return Relation(
        RatioCheck.ratio, .pass, at: figure.place, operands: places, formula: formula,
        printed: a.printed(figure), computed: shown)
    }
    // 1/3 may be the first of three.
    guard fraction.part <= fraction.whole, fraction.whole >= Exact(10) else { return nil }
    let rate = a.value(r) / Exact(100)
    let repair = Repair.about([
      (a.number(r) + "%", shown), (part, Repair.whole(rate * fraction.whole) ?? ""),
      (whole, rate > .zero ? Repair.whole(fraction.part / rate) ?? "" : ""),
    ])
    let off = (value - a.value(r)).magnitude.rounded(to: max(figure.quantity.decimals, 2))
    let name = RatioCheck.rateName(r, a)
    let isCertain = RatioCheck.isNamed(r, a)
    return Relation(
      RatioCheck.ratio, isCertain ? .fail : .uncertain, severity: isCertain ? .error : .warning,
      at: figure.place, operands: places, formula: formula, printed: a.printed(figure),
      computed: shown,
      message: Message(
        zh: "\(name)写作\(a.printed(figure))，按\(formula)，相差\(off)个百分点；"
          + "改正其中一个即可成立：\(repair)。请核对",
        en: "\(name) is given as \(a.printed(figure)), but \(formula), a difference of "
          + "\(off) points; one change would do: \(repair). Please check"))
  }
}
