/// Every value that a printed figure may stand for: 3.63万 is printed for 36250 … 36350.
///
/// Ends are closed unless they are marked open; a missing end is unbounded. Two figures contradict
/// each other only where their intervals cannot meet.
public struct NumberInterval: Hashable, Sendable {
  let lower: Exact?
  let upper: Exact?
  let lowerIsOpen: Bool
  let upperIsOpen: Bool

  init(_ lower: Exact?, _ upper: Exact?, lowerIsOpen: Bool = false, upperIsOpen: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.lowerIsOpen = lowerIsOpen
    self.upperIsOpen = upperIsOpen
  }

  init(_ value: Exact) { self.init(value, value) }

  var isBounded: Bool { lower != nil && upper != nil }
  /// Whether nothing overflowed on the way.
  var isValid: Bool { lower?.isValid != false && upper?.isValid != false }
  /// The distance of the ends; `nil` where one is missing.
  var width: Exact? {
    guard let lower, let upper else { return nil }
    return upper - lower
  }

  func contains(_ value: Exact) -> Bool { intersects(NumberInterval(value)) }

  /// Whether the two have a value in common.
  func intersects(_ other: NumberInterval) -> Bool {
    Self.reaches(self, other) && Self.reaches(other, self)
  }

  /// Whether `a` starts before `b` ends.
  private static func reaches(_ a: NumberInterval, _ b: NumberInterval) -> Bool {
    guard let low = a.lower, let high = b.upper else { return true }
    return low < high || (low == high && !a.lowerIsOpen && !b.upperIsOpen)
  }

  /// Whether every value of this one is below every value of the other.
  func isBelow(_ other: NumberInterval) -> Bool {
    guard let upper, let low = other.lower else { return false }
    return upper < low || (upper == low && (upperIsOpen || other.lowerIsOpen))
  }

  static func + (a: NumberInterval, b: NumberInterval) -> NumberInterval {
    NumberInterval(
      a.lower.flatMap { l in b.lower.map { l + $0 } },
      a.upper.flatMap { u in b.upper.map { u + $0 } },
      lowerIsOpen: a.lowerIsOpen || b.lowerIsOpen, upperIsOpen: a.upperIsOpen || b.upperIsOpen)
  }

  static prefix func - (a: NumberInterval) -> NumberInterval {
    NumberInterval(
      a.upper.map { -$0 }, a.lower.map { -$0 }, lowerIsOpen: a.upperIsOpen,
      upperIsOpen: a.lowerIsOpen)
  }

  static func - (a: NumberInterval, b: NumberInterval) -> NumberInterval { a + (-b) }

  /// The product of two that hold nothing negative.
  func times(_ other: NumberInterval) -> NumberInterval {
    NumberInterval(
      (lower ?? .zero) * (other.lower ?? .zero),
      upper.flatMap { u in other.upper.map { u * $0 } },
      lowerIsOpen: lowerIsOpen || other.lowerIsOpen,
      upperIsOpen: upperIsOpen || other.upperIsOpen)
  }

  /// The quotient of two that hold nothing negative; unbounded above where the divisor may be 0.
  func divided(by other: NumberInterval) -> NumberInterval {
    let low: Exact = other.upper.map { (lower ?? .zero) / $0 } ?? .zero
    var high: Exact?
    if let upper, let below = other.lower, below > .zero { high = upper / below }
    return NumberInterval(
      low, high, lowerIsOpen: lowerIsOpen || other.upperIsOpen,
      upperIsOpen: upperIsOpen || other.lowerIsOpen)
  }

  func scaled(by factor: Exact) -> NumberInterval {
    NumberInterval(
      lower.map { $0 * factor }, upper.map { $0 * factor }, lowerIsOpen: lowerIsOpen,
      upperIsOpen: upperIsOpen)
  }

  /// Both ends moved outwards.
  func widened(by margin: Exact) -> NumberInterval {
    NumberInterval(
      lower.map { $0 - margin }, upper.map { $0 + margin }, lowerIsOpen: lowerIsOpen,
      upperIsOpen: upperIsOpen)
  }
}
