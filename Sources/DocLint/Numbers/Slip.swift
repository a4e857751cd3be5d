/// A slip of the pen: one digit for another, or two neighbouring digits swapped.
enum Slip: Equatable {
  case swapped
  case changed

  /// How one number comes from the other by one slip; `nil` where it takes more.
  ///
  /// Both are written with as many digits: a digit left out is no slip of this kind.
  init?(_ written: Exact, _ meant: Exact) {
    guard let (x, y) = Self.digits(written, meant), x.count == y.count else { return nil }
    let places = x.indices.filter { x[$0] != y[$0] }
    switch places.count {
    case 1: self = .changed
    case 2
    where places[1] == places[0] + 1 && x[places[0]] == y[places[1]]
      && x[places[1]] == y[places[0]]:
      self = .swapped
    default: return nil
    }
  }

  /// Whether one slip explains why numbers do not fit, and chance hardly would.
  ///
  /// Of the values that a total may have, only so many lie one slip away from what fits; where
  /// these are more than a few in a hundred, a slip says nothing.
  ///
  /// - Parameter pairs: each number as written, and what it would have to be.
  /// - Complexity: O(digits of all).
  static func isLikely(_ pairs: [(written: Exact, meant: Exact)]) -> Bool {
    let found = pairs.compactMap { $0.meant > .zero ? Slip($0.written, $0.meant) : nil }
    guard let slip = found.contains(.swapped) ? .swapped : found.first,
      let largest = pairs.map(\.written.magnitude).max(), largest.isValid
    else { return false }
    // In units of the last place that any of them uses.
    var lengths: [Int] = []
    var last = 0
    for pair in pairs {
      guard let (x, _) = digits(pair.written, pair.written) else { return false }
      lengths.append(x.count)
    }
    for places in -12...12 {
      let scale = Exact.ten(places)
      if pairs.allSatisfy({ ($0.written * scale).isWhole }) {
        last = places
        break
      }
    }
    let range = largest * Exact.ten(last)
    let ways = lengths.reduce(0) { $0 + (slip == .swapped ? max(0, $1 - 1) : 9 * $1) }
    return range >= Exact(ways * mostOften)
  }

  /// Where a figure would lie if one digit were another, if two neighbours were swapped, or if a
  /// nought or 万 were too many or missing.
  ///
  /// - Complexity: O(digits): nine a digit and a few more.
  static func variants(of quantity: Quantity) -> [NumberInterval] {
    let printed = NumberInterval.printed(quantity)
    // Of more digits the sums below would not fit.
    guard quantity.step > .zero, let units = (quantity.value / quantity.step).integer,
      (1...1_000_000_000_000_000).contains(units)
    else { return [] }
    var others: [Exact] = [10, 10_000].flatMap {
      [quantity.value * Exact($0), quantity.value / Exact($0)]
    }
    var place = 1
    while place <= units {
      let digit = units / place % 10
      for other in 0...9 where other != digit && (other != 0 || units / place >= 10 || place == 1) {
        others.append(Exact(units + (other - digit) * place) * quantity.step)
      }
      let next = units / place / 10 % 10
      if units / place >= 10, next != digit {
        others.append(Exact(units + (digit - next) * 9 * place) * quantity.step)
      }
      place *= 10
    }
    return others.map { printed + NumberInterval($0 - quantity.value) }.filter(\.isValid)
  }

  /// A slip counts where chance brings it about in no more than one of so many.
  private static let mostOften = 25

  /// The digits of both without a point, to the same last place.
  private static func digits(_ x: Exact, _ y: Exact) -> ([UInt8], [UInt8])? {
    guard let first = x.exactDecimal, let second = y.exactDecimal else { return nil }
    func parts(_ text: String) -> (whole: [UInt8], rest: [UInt8]) {
      let halves = text.utf8.split(separator: 0x2E, maxSplits: 1)
      return (halves.first.map(Array.init) ?? [], halves.count > 1 ? Array(halves[1]) : [])
    }
    let (p, q) = (parts(first), parts(second))
    let places = max(p.rest.count, q.rest.count)
    func filled(_ part: (whole: [UInt8], rest: [UInt8])) -> [UInt8] {
      part.whole + part.rest + [UInt8](repeating: 0x30, count: places - part.rest.count)
    }
    return (filled(p), filled(q))
  }
}
