/// What one text can have of others at the very most, told before they are aligned: which of its
/// units stand in a gram of `PassageAligner.seed` units that the other has, too, wherever.
///
/// An aligned passage is made of equal runs of a seed at least, so each equal unit of it is covered
/// here. Grams are told apart by their slots (`GramScan`): two that share one cover too much, never
/// too little.
struct SharedGrams {
  private static let seed = PassageAligner.seed

  /// The slot of each gram of the text.
  private let own: [UInt32]
  private let ownSlots: GramScan.Slots
  /// The grams of the other text that the text has.
  private var found = GramScan.Found()
  private var foundSlots = GramScan.Slots()
  /// A bit for each gram of the text: whether the other text has it.
  private var isShared: [UInt64]
  /// The stretches of the text whose every gram the other text has, ascending; two may overlap by
  /// less than a seed. An equal run is in one of them.
  private(set) var stretches: [Range<Int>] = []
  /// The units in any of them.
  private(set) var covered = 0

  /// Where in the other text a gram may begin that the text has, too, ascending.
  var places: ArraySlice<Int32> { found.places[..<found.count] }

  /// - Complexity: O(*n*).
  init(of units: [UInt32]) {
    precondition(Self.seed == GramScan.length, "a gram is a seed")
    own = GramScan.slots(of: units)
    isShared = [UInt64](repeating: 0, count: own.count / 64 + 1)
    var slots = GramScan.Slots()
    for slot in own { slots.insert(slot) }
    ownSlots = slots
  }

  /// Looks which grams another text has.
  ///
  /// - Complexity: O(*n* + *m*).
  mutating func meet(_ other: [UInt32]) {
    for i in 0..<found.count { foundSlots.clear(found.slots[i]) }
    found.look(in: other, for: ownSlots)
    stretches.removeAll(keepingCapacity: true)
    covered = 0
    if found.count == 0 { return }
    for i in 0..<found.count { foundSlots.insert(found.slots[i]) }
    foundSlots.members(own, into: &isShared)
    var end = 0
    var i = next(0, isShared: true)
    while i < own.count {
      let last = next(i, isShared: false)
      let stretch = i..<(last + Self.seed - 1)
      covered += stretch.upperBound - max(i, end)
      end = stretch.upperBound
      stretches.append(stretch)
      i = next(last, isShared: true)
    }
  }

  /// The first gram of the text, from one on, that the other text has or has not; their number where
  /// there is none.
  private func next(_ from: Int, isShared wanted: Bool) -> Int {
    var word = from >> 6
    if word >= isShared.count { return own.count }
    let flip: UInt64 = wanted ? 0 : .max
    var bits = (isShared[word] ^ flip) & (.max << UInt64(from & 63))
    while bits == 0 {
      word += 1
      if word == isShared.count { return own.count }
      bits = isShared[word] ^ flip
    }
    return min(word * 64 + bits.trailingZeroBitCount, own.count)
  }

  /// Whether there can be a passage around a run of `run` units or more that has `equal` equal units
  /// and of which `share` at least is equal.
  ///
  /// - Complexity: O(*n*) for each stretch that is so long, of which there are few.
  func mayHold(run: Int, equal: Int, share: Double) -> Bool {
    stretches.indices.contains { at in
      let stretch = stretches[at]
      guard stretch.count >= run else { return false }
      if stretch.count >= equal { return true }
      // What may be added on either side; a side is never worth more than its best part.
      let left = extent(from: at, by: -1, share)
      let right = extent(from: at, by: 1, share)
      let own = (1 - share) * Double(stretch.count) + 0.001
      func most(_ side: [Extent], _ other: Double) -> Int {
        side.last { $0.worth + own + other >= 0 }?.covered ?? 0
      }
      let bestLeft = left.reduce(0) { max($0, $1.worth) }
      let bestRight = right.reduce(0) { max($0, $1.worth) }
      return stretch.count + most(left, bestRight) + most(right, bestLeft) >= equal
    }
  }

  /// A part of the text beside a stretch: the units in it that are covered, and how many more those
  /// are than the share that is asked for.
  private struct Extent {
    var covered: Int
    var worth: Double
  }

  /// What stands beside a stretch, stretch by stretch, as far as a passage may reach.
  private func extent(from start: Int, by step: Int, _ share: Double) -> [Extent] {
    var result: [Extent] = []
    var here = Extent(covered: 0, worth: 0)
    var at = start + step
    while at >= 0 && at < stretches.count {
      let (low, high) = step > 0 ? (at - 1, at) : (at, at + 1)
      let gap = stretches[high].lowerBound - stretches[low].upperBound
      if gap > PassageAligner.widestGap { break }
      let added = stretches[at].count + min(gap, 0)
      here.covered += added
      here.worth += (1 - share) * Double(added) - share * Double(max(gap, 0))
      result.append(here)
      at += step
    }
    return result
  }

  // MARK: Chains

  /// What chains of runs can be at most.
  ///
  /// What stands between two runs of a chain costs, and a chain that is worth too little makes no
  /// passage (`PassageAligner.chains`). Here the stretches stand for the runs: they hold them all, and
  /// no two of them are further apart.
  struct Chains {
    /// The stretches that may be part of a passage.
    fileprivate(set) var stretches: [Range<Int>] = []
    /// The units in any of them.
    fileprivate(set) var covered = 0
    /// What a chain through all stretches is worth before and after each of them, in tenths of a
    /// unit.
    fileprivate var before: [Int] = []
    fileprivate var after: [Int] = []
    /// The most that it is worth after that one or a later one, up to a gap that no chain bridges.
    fileprivate var most: [Int] = []
    /// For each stretch, the one behind the last that can be in a chain with it.
    fileprivate var chainEnds: [Int] = []
    fileprivate let least: Int
  }

  /// The chains that can make passages of `shortest` equal units.
  ///
  /// - Complexity: O(*stretches*).
  func chains(shortest: Int) -> Chains {
    var all = Chains(least: PassageAligner.leastScore(shortest: shortest))
    all.stretches = stretches
    all.weigh()
    // The least that a chain is worth before that one or an earlier one.
    var lowest = 0
    var kept = Chains(least: all.least)
    var end = 0
    for (at, stretch) in stretches.enumerated() {
      let isFirst = at == 0 || all.chainEnds[at - 1] == at
      lowest = isFirst ? all.before[at] : min(lowest, all.before[at])
      guard all.most[at] - lowest >= all.least else { continue }
      kept.stretches.append(stretch)
      kept.covered += stretch.upperBound - max(stretch.lowerBound, end)
      end = stretch.upperBound
    }
    kept.weigh()
    return kept
  }
}

extension SharedGrams.Chains {
  fileprivate mutating func weigh() {
    before.reserveCapacity(stretches.count)
    after.reserveCapacity(stretches.count)
    var worth = 0
    var end = 0
    for (at, stretch) in stretches.enumerated() {
      let gap = at == 0 ? 0 : stretch.lowerBound - end
      if gap > 0 { worth -= Int(PassageAligner.openCost) + Int(PassageAligner.gapCost) * gap }
      before.append(worth)
      worth += 10 * (stretch.count + min(gap, 0))
      after.append(worth)
      end = stretch.upperBound
    }
    most = after
    chainEnds = [Int](repeating: stretches.count, count: stretches.count)
    for at in stretches.indices.dropLast().reversed() {
      if stretches[at + 1].lowerBound - stretches[at].upperBound <= PassageAligner.widestGap {
        most[at] = max(most[at], most[at + 1])
        chainEnds[at] = chainEnds[at + 1]
      } else {
        chainEnds[at] = at + 1
      }
    }
  }

  /// Whether there can be a passage that holds three fifths of a range of the text.
  ///
  /// - Complexity: O(*stretches*).
  func mayCover(_ range: Range<Int>) -> Bool {
    let held = (range.count * 3 + 4) / 5
    var last = 0
    for first in stretches.indices {
      let low = stretches[first].lowerBound
      if low > range.upperBound - held { return false }
      // The first stretch with which enough of the range is held.
      last = max(last, first)
      while last < stretches.count
        && stretches[last].upperBound < max(low, range.lowerBound) + held
      {
        last += 1
      }
      if last == stretches.count { return false }
      if last < chainEnds[first] && most[last] - before[first] >= least { return true }
    }
    return false
  }
}
