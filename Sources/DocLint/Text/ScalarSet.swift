/// A set of Unicode scalars that is asked in a hot loop: one bit for each, no hashing.
///
///     let marks: ScalarSet = "、，。"
///     marks.contains(0x3001)   // true
///
/// - Complexity: O(1) to ask for a scalar of the basic plane; 8 KB at most.
struct ScalarSet: Sendable, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
  /// Sixty-four scalars of the basic plane each, from `base` on.
  private let words: [UInt64]
  private let base: Int
  /// The words of the basic plane that are not empty: what is held against a text's own.
  let parts: [(word: Int, bits: UInt64)]
  /// Scalars beyond the basic plane.
  let beyond: [ClosedRange<UInt32>]

  init(ranges: [ClosedRange<UInt32>]) {
    var all = [UInt64](repeating: 0, count: 1024)
    var beyond: [ClosedRange<UInt32>] = []
    for range in ranges {
      if range.upperBound > 0xFFFF {
        beyond.append(max(range.lowerBound, 0x10000)...range.upperBound)
      }
      guard range.lowerBound <= 0xFFFF else { continue }
      for s in range.lowerBound...min(range.upperBound, 0xFFFF) {
        all[Int(s >> 6)] |= 1 << UInt64(s & 63)
      }
    }
    let used = all.indices.filter { all[$0] != 0 }
    base = used.first ?? 0
    words = used.isEmpty ? [] : Array(all[base...(used.last ?? base)])
    parts = used.map { ($0, all[$0]) }
    self.beyond = beyond
  }

  init(_ scalars: some Sequence<UInt32>) { self.init(ranges: scalars.map { $0...$0 }) }

  init(arrayLiteral elements: UInt32...) { self.init(elements) }

  init(stringLiteral value: String) { self.init(value.unicodeScalars.map(\.value)) }

  @inline(__always)
  func contains(_ s: UInt32) -> Bool {
    let i = Int(s >> 6) - base
    guard i >= 0, i < words.count else {
      return s > 0xFFFF && beyond.contains { $0.contains(s) }
    }
    return words[i] >> UInt64(s & 63) & 1 != 0
  }

  /// The first place of one of the set, from `start` on.
  ///
  /// - Complexity: O(*n*).
  func first(in scalars: [UInt32], from start: Int) -> Int? {
    if beyond.isEmpty { return ScalarScan.first(in: scalars, from: start, words, base: base) }
    return scalars[min(start, scalars.count)...].firstIndex(where: contains)
  }

  func union(_ other: ScalarSet) -> ScalarSet {
    ScalarSet(ranges: (scalars + other.scalars).map { $0...$0 } + beyond + other.beyond)
  }

  /// Those of the basic plane.
  private var scalars: [UInt32] {
    parts.flatMap { part in
      (0..<64).filter { part.bits >> UInt64($0) & 1 != 0 }.map { UInt32(part.word * 64 + $0) }
    }
  }

  /// Whether a text in which `occurrences` were counted may hold one of the set. Beyond the basic
  /// plane the answer may be a wrong yes, never a wrong no.
  func mayOccur(in occurrences: ScalarOccurrences) -> Bool {
    for part in parts where occurrences.words[part.word] & part.bits != 0 { return true }
    return !beyond.isEmpty && occurrences.hasBeyond
  }
}

/// Which scalars a text holds: what tells that a rule will find nothing before it looks.
///
/// - Complexity: O(*n*) to make, 8 KB.
struct ScalarOccurrences: Sendable {
  /// One bit for each scalar of the basic plane.
  let words: [UInt64]
  /// Whether there is a scalar beyond the basic plane.
  let hasBeyond: Bool

  init(_ scalars: [UInt32]) {
    (words, hasBeyond) = ScalarScan.occurrences(of: scalars)
  }

  func mayHold(_ s: UInt32) -> Bool {
    s > 0xFFFF ? hasBeyond : words[Int(s >> 6)] >> UInt64(s & 63) & 1 != 0
  }
}
