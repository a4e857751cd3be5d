/// A figure that measures something: what is printed, and every value that it may stand for.
///
/// An object, for it is large, never changes, and stands in mentions, figures and cells at once.
public final class Quantity: Sendable {
  /// How the text limits the value.
  public enum Bound: String, Sendable {
    case exact
    /// 以上, 不少于, ≥: the number itself is included.
    case atLeast = "at-least"
    /// 以下, 以内, 不超过, ≤: the number itself is included.
    case atMost = "at-most"
    /// 约, 左右, 余, 近.
    case about
    /// 超过, 突破, >.
    case moreThan = "more-than"
    /// 不足, 低于, <.
    case lessThan = "less-than"
    /// One end of 5—10.
    case range
  }

  /// The number as printed, scales such as 万 and elisions resolved; percent in percent.
  public let value: Exact
  /// The worth of the last place printed.
  let step: Exact
  /// The decimals printed.
  let decimals: Int
  public let unit: Unit
  public let bound: Bound
  /// Where the value lies by rounding and by 余, 近, 约: without regard to `bound` otherwise.
  public let interval: NumberInterval
  /// Whether 余, 多, 近, 约 or the like widens it.
  let isApproximate: Bool

  init(
    value: Exact, step: Exact, decimals: Int, unit: Unit, bound: Bound, interval: NumberInterval,
    isApproximate: Bool
  ) {
    self.value = value
    self.step = step
    self.decimals = decimals
    self.unit = unit
    self.bound = bound
    self.interval = interval
    self.isApproximate = isApproximate
  }

  public var kind: Unit.Kind { unit.kind }

  /// What the figure asserts: the interval with its bound applied.
  var asserted: NumberInterval {
    switch bound {
    case .exact, .about, .range: interval
    case .atLeast: NumberInterval(interval.lower, nil)
    case .atMost: NumberInterval(nil, interval.upper)
    case .moreThan: NumberInterval(value, nil, lowerIsOpen: true)
    case .lessThan: NumberInterval(nil, value, upperIsOpen: true)
    }
  }

  /// Whether it can be an operand of an equation.
  var isPoint: Bool { bound == .exact || bound == .about }

  /// What half a unit of the last printed place leaves open.
  static func rounding(_ numeral: ChineseNumeral, _ unit: Unit) -> NumberInterval {
    if unit.isDiscrete || unit.kind == .period, numeral.step <= .one, numeral.decimals == 0 {
      return NumberInterval(numeral.value)
    }
    let half = numeral.step / Exact(2)
    return NumberInterval(numeral.value - half, numeral.value + half)
  }
}
