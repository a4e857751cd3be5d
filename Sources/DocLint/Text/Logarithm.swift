/// The natural logarithm in plain arithmetic: the same bits on every machine, which a C library's
/// does not promise.
enum Logarithm {
  /// - Precondition: `x > 0` and finite.
  static func natural(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "the logarithm of a positive number")
    var m = x.significand
    var e = Double(x.exponent)
    if m > 1.414_213_562_373_095_1 {
      m /= 2
      e += 1
    }
    // ln m = 2 artanh((m − 1)/(m + 1)), |t| < 0.172.
    let t = (m - 1) / (m + 1)
    let t2 = t * t
    var sum = 0.0
    for k in stride(from: 21, through: 1, by: -2) { sum = sum * t2 + 1 / Double(k) }
    return 2 * t * sum + e * 0.693_147_180_559_945_3
  }
}
