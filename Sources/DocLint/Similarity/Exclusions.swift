/// The stretches of a document that count for no ratio, and what they leave of it.
struct Exclusions: Sendable {
  private(set) var stretches: [(reason: ExcludedText.Reason, units: Range<Int>)] = []
  /// The units that are in none.
  private(set) var counted: Int
  /// For each unit, a bit for each reason that it is left out for; empty where nothing is.
  private var reasons: [UInt8] = []
  /// How many units are left out for the same reasons.
  private var amounts: [UInt8: Int] = [:]
  private let count: Int

  /// - Parameters:
  ///   - stretches: in any order; they may overlap.
  ///   - count: of the document's units.
  init(_ stretches: [(reason: ExcludedText.Reason, units: Range<Int>)], of count: Int) {
    self.count = count
    counted = count
    for stretch in stretches { exclude(stretch.units, for: stretch.reason) }
  }

  mutating func exclude(_ units: Range<Int>, for reason: ExcludedText.Reason) {
    stretches.append((reason, units))
    if reasons.isEmpty { reasons = [UInt8](repeating: 0, count: count) }
    let bit = reason.bit
    var at = units.lowerBound
    while at < units.upperBound {
      let before = reasons[at]
      let start = at
      while at < units.upperBound && reasons[at] == before {
        reasons[at] |= bit
        at += 1
      }
      if before & bit != 0 { continue }
      if before == 0 { counted -= at - start } else { amounts[before, default: 0] -= at - start }
      amounts[before | bit, default: 0] += at - start
    }
  }

  /// Whether a unit counts.
  @inline(__always)
  func counts(_ unit: Int) -> Bool { reasons.isEmpty || reasons[unit] == 0 }

  /// How much of what counts is copied.
  ///
  /// - Parameter copied: the stretches that are.
  /// - Complexity: O(units that are copied).
  func ratio(of copied: [Range<Int>]) -> ReusePair.Ratio {
    var free = 0
    ReuseAnalyzer.forEachCovered(by: copied) { range in
      if reasons.isEmpty {
        free += range.count
      } else {
        for i in range where reasons[i] == 0 { free += 1 }
      }
    }
    return ReusePair.Ratio(copied: free, counted: counted)
  }

  /// What is left out, by the reasons for it.
  ///
  /// - Parameter copied: the stretches that are copied.
  /// - Complexity: O(units that are copied).
  func shares(of copied: [Range<Int>]) -> [ExcludedShare] {
    guard !reasons.isEmpty else { return [] }
    var own = [Int](repeating: 0, count: 256)
    ReuseAnalyzer.forEachCovered(by: copied) { range in
      for i in range { own[Int(reasons[i])] += 1 }
    }
    return amounts.sorted { $0.key < $1.key }.compactMap { mask, counted in
      if counted == 0 { return nil }
      return ExcludedShare(
        mask: mask, amount: .init(copied: own[Int(mask)], counted: counted))
    }
  }
}
