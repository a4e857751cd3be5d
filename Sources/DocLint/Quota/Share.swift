/// An exact number of pieces: a joint one counts in parts.
public struct Share: Hashable, Sendable, Comparable {
  public let numerator: Int
  public let denominator: Int

  public init(_ numerator: Int, over denominator: Int = 1) {
    precondition(denominator > 0, "a part of nothing")
    var (a, b) = (abs(numerator), denominator)
    while b != 0 { (a, b) = (b, a % b) }
    self.numerator = numerator / max(a, 1)
    self.denominator = denominator / max(a, 1)
  }

  public static func + (a: Share, b: Share) -> Share {
    Share(
      a.numerator * b.denominator + b.numerator * a.denominator,
      over: a.denominator * b.denominator)
  }
  public static func - (a: Share, b: Share) -> Share {
    a + Share(-b.numerator, over: b.denominator)
  }
  public static func < (a: Share, b: Share) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }

  /// `3`, `2.5`, `1/3`, `4/3`: a decimal only where it is exact with two digits.
  public var text: String {
    if denominator == 1 { return String(numerator) }
    guard 100 % denominator == 0 else { return "\(numerator)/\(denominator)" }
    let hundredths = abs(numerator) * (100 / denominator)
    var fraction = String(hundredths % 100)
    if fraction.utf8.count == 1 { fraction = "0" + fraction }
    if fraction.hasSuffix("0") { fraction.removeLast() }
    return (numerator < 0 ? "-" : "") + "\(hundredths / 100).\(fraction)"
  }
}
