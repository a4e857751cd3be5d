/// An exact fraction: every figure of a document and every result computed from figures.
///
/// Never binary floating point. A result that does not fit (a numerator or denominator of more
/// than 128 bits), and a division by zero, give `Exact.none`, which spreads through further
/// arithmetic and compares with nothing; `isValid` tells.
///
///     Exact(2173) / Exact(2229) * Exact(100)     // 217300/2229
///
/// - Complexity: each operation O(1) beside one greatest common divisor of 128-bit integers.
public struct Exact: Hashable, Sendable {
  let numerator: Int128
  /// Above zero; zero for `none`.
  let denominator: Int128

  /// No value.
  static var none: Exact { Exact(unreduced: 0, 0) }
  static var zero: Exact { Exact(0) }
  static var one: Exact { Exact(1) }

  private init(unreduced numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  init(_ whole: Int) { self.init(unreduced: Int128(whole), 1) }

  init(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != Int128.min, denominator != Int128.min else {
      self = .none
      return
    }
    // Most figures are whole.
    if denominator == 1 {
      self.init(unreduced: numerator, 1)
      return
    }
    let sign: Int128 = denominator < 0 ? -1 : 1
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    self.init(
      unreduced: sign * numerator / Int128(divisor), sign * denominator / Int128(divisor))
  }

  /// `digits` × 10^−`decimals`, for up to 30 digits.
  init?(digits: some Sequence<UInt8>, decimals: Int) {
    var row = DigitRow()
    for digit in digits { row.append(digit) }
    self.init(row, decimals: decimals)
  }

  /// `digits` × 10^−`decimals`; `nil` where they are too many.
  init?(_ digits: DigitRow, decimals: Int) {
    guard let value = digits.value, let scale = Self.powerOfTen(decimals) else { return nil }
    self.init(value, over: scale)
  }

  var isValid: Bool { denominator != 0 }
  var isWhole: Bool { denominator == 1 }

  /// 10^`exponent` for 0…36.
  static func powerOfTen(_ exponent: Int) -> Int128? {
    guard (0...36).contains(exponent) else { return nil }
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  /// 10^`exponent`, also for a negative exponent.
  static func ten(_ exponent: Int) -> Exact {
    if exponent == 0 { return .one }
    guard let power = powerOfTen(abs(exponent)) else { return .none }
    return exponent < 0 ? Exact(1, over: power) : Exact(power, over: 1)
  }

  private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 {
      if a <= UInt128(UInt64.max), b <= UInt128(UInt64.max) {
        var (x, y) = (UInt64(a), UInt64(b))
        while y != 0 { (x, y) = (y, x % y) }
        return UInt128(x)
      }
      (a, b) = (b, a % b)
    }
    return a
  }

  // MARK: Arithmetic

  static func + (a: Exact, b: Exact) -> Exact {
    guard a.isValid, b.isValid else { return .none }
    if a.denominator == 1, b.denominator == 1 {
      let (sum, overflows) = a.numerator.addingReportingOverflow(b.numerator)
      return overflows ? .none : Exact(sum, over: 1)
    }
    let (x, o1) = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let (y, o2) = b.numerator.multipliedReportingOverflow(by: a.denominator)
    let (sum, o3) = x.addingReportingOverflow(y)
    let (below, o4) = a.denominator.multipliedReportingOverflow(by: b.denominator)
    return o1 || o2 || o3 || o4 ? .none : Exact(sum, over: below)
  }

  static prefix func - (a: Exact) -> Exact {
    Exact(unreduced: -a.numerator, a.denominator)
  }

  static func - (a: Exact, b: Exact) -> Exact { a + (-b) }

  static func * (a: Exact, b: Exact) -> Exact {
    guard a.isValid, b.isValid else { return .none }
    if a.denominator == 1, b.denominator == 1 {
      let (product, overflows) = a.numerator.multipliedReportingOverflow(by: b.numerator)
      return overflows ? .none : Exact(product, over: 1)
    }
    // Crosswise reduction keeps the products small.
    let p = Exact(a.numerator, over: b.denominator)
    let q = Exact(b.numerator, over: a.denominator)
    let (above, o1) = p.numerator.multipliedReportingOverflow(by: q.numerator)
    let (below, o2) = p.denominator.multipliedReportingOverflow(by: q.denominator)
    return o1 || o2 ? .none : Exact(above, over: below)
  }

  static func / (a: Exact, b: Exact) -> Exact {
    guard b.isValid, b.numerator != 0 else { return .none }
    return a * Exact(b.denominator, over: b.numerator)
  }

  var magnitude: Exact { numerator < 0 ? -self : self }

  /// The whole number nearest towards minus infinity.
  var floor: Exact {
    guard isValid else { return self }
    var whole = numerator / denominator
    if numerator % denominator < 0 { whole -= 1 }
    return Exact(whole, over: 1)
  }

  /// The whole number nearest towards plus infinity.
  var ceiling: Exact { -((-self).floor) }

  /// The value as a whole number, where it is one that fits.
  var integer: Int? { isWhole ? Int(exactly: numerator) : nil }

  // MARK: Notation

  /// The decimal notation where there is one; otherwise rounded to `places` decimals.
  func decimal(atMost places: Int = 6) -> String {
    exactDecimal ?? rounded(to: places)
  }

  /// All decimals; `nil` for what has no end, such as 1/3.
  var exactDecimal: String? {
    guard isValid else { return nil }
    if let integer { return String(integer) }
    var rest = denominator
    var (twos, fives) = (0, 0)
    while rest % 2 == 0 {
      rest /= 2
      twos += 1
    }
    while rest % 5 == 0 {
      rest /= 5
      fives += 1
    }
    guard rest == 1 else { return nil }
    return rounded(to: max(twos, fives))
  }

  /// Rounded half away from zero, with exactly `places` decimals; an empty string where there is
  /// no value.
  func rounded(to places: Int) -> String {
    guard isValid, let scale = Self.powerOfTen(places) else { return "" }
    let scaled = magnitude * Exact(scale, over: 1)
    guard scaled.isValid else { return "" }
    let whole = (scaled + Exact(1, over: 2)).floor.numerator
    var digits = Int(exactly: whole).map { String($0) } ?? String(whole)
    if places > 0 {
      if digits.utf8.count <= places {
        digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
      }
      let cut = digits.index(digits.endIndex, offsetBy: -places)
      digits = digits[..<cut] + "." + digits[cut...]
    }
    return numerator < 0 && whole != 0 ? "-" + digits : digits
  }
}

/// Decimal digits as they are read, one after the other.
struct DigitRow {
  private static let most = 30

  private(set) var count = 0
  private(set) var startsWithZero = false
  /// Those from the first that is not zero on.
  private var significant = 0
  private var sum: Int128 = 0

  mutating func append(_ digit: UInt8) {
    if count == 0 { startsWithZero = digit == 0 }
    count += 1
    if sum != 0 || digit != 0 { significant += 1 }
    if significant <= Self.most { sum = sum * 10 + Int128(digit) }
  }

  var isEmpty: Bool { count == 0 }

  /// What they say together; `nil` from 31 digits on, leading zeros aside.
  var value: Int128? { significant <= Self.most ? sum : nil }
}

extension Exact: Comparable {
  /// False where either side has no value.
  public static func < (a: Exact, b: Exact) -> Bool {
    guard a.isValid, b.isValid else { return false }
    let x = a.numerator.multipliedFullWidth(by: b.denominator)
    let y = b.numerator.multipliedFullWidth(by: a.denominator)
    return x.high != y.high ? x.high < y.high : x.low < y.low
  }

  // The derived ones would call a missing value not smaller, and so equal or larger.
  public static func <= (a: Exact, b: Exact) -> Bool {
    a.isValid && b.isValid && !(b < a)
  }
  public static func >= (a: Exact, b: Exact) -> Bool { b <= a }
  public static func > (a: Exact, b: Exact) -> Bool { b < a }
}
