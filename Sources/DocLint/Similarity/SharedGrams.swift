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

  /// What stands between two runs of a chain costs, and a chain that is worth too little makes no
  /// passage (`PassageAligner.chains`). Here the stretches stand for the runs: they hold them all, and
  /// no two of them are further apart.
  struct Chains {
    /// The stretches that may be part of a passage.
    fileprivate(set) var stretches: [Range<Int>] = []
    /// The units in any of them.
    fileprivate(set) var covered = 0
    /// What a chain is worth at least, in tenths of a unit.
    fileprivate let least: Int
  }

  /// What a chain loses from one stretch to the next, in tenths of a unit; `nil` where none goes on.
  fileprivate static func loss(from last: Range<Int>, to next: Range<Int>) -> Int? {
    let gap = next.lowerBound - last.upperBound
    if gap > PassageAligner.widestGap { return nil }
    return gap <= 0
      ? -10 * gap : Int(PassageAligner.openCost) + Int(PassageAligner.gapCost) * gap
  }

  /// The chains that can make passages of `shortest` equal units.
  ///
  /// - Complexity: O(*stretches*).
  func chains(shortest: Int) -> Chains {
    var chains = Chains(least: PassageAligner.leastScore(shortest: shortest))
    var first = 0
    while first < stretches.count {
      // What the best chain is worth of those that no wide gap parts.
      var worth = 0
      var lowest = 0
      var best = 0
      var at = first
      while true {
        worth += 10 * stretches[at].count
        best = max(best, worth - lowest)
        at += 1
        if at == stretches.count { break }
        guard let loss = Self.loss(from: stretches[at - 1], to: stretches[at]) else { break }
        worth -= loss
        lowest = min(lowest, worth)
      }
      if best >= chains.least { chains.append(stretches[first..<at]) }
      first = at
    }
    return chains
  }
}

extension SharedGrams.Chains {
  /// Takes in those of some stretches, parted by no wide gap, that are part of a chain that is worth
  /// enough.
  fileprivate mutating func append(_ group: ArraySlice<Range<Int>>) {
    let weighed = SharedGrams.WeighedChains(of: group, least: least)
    var lowest = 0
    for (at, stretch) in group.enumerated() {
      lowest = min(lowest, weighed.before[at])
      guard weighed.most[at] - lowest >= least else { continue }
      let last = stretches.last?.upperBound ?? 0
      stretches.append(stretch)
      covered += stretch.upperBound - max(stretch.lowerBound, last)
    }
  }

  /// The same, ready to be asked about ranges of the text.
  func weighed() -> SharedGrams.WeighedChains {
    SharedGrams.WeighedChains(of: stretches[...], least: least)
  }
}

extension SharedGrams {
  /// What chains of stretches are worth, in tenths of a unit.
  struct WeighedChains {
    private let stretches: ArraySlice<Range<Int>>
    private let least: Int
    /// What a chain through all stretches is worth before each of them.
    fileprivate private(set) var before: [Int] = []
    /// The most that it is worth after that one or a later one, up to a gap that no chain bridges.
    fileprivate private(set) var most: [Int] = []
    /// For each stretch, the one behind the last that can be in a chain with it.
    private var chainEnds: [Int] = []

    fileprivate init(of stretches: ArraySlice<Range<Int>>, least: Int) {
      self.stretches = stretches
      self.least = least
      let first = stretches.startIndex
      let losses = stretches.indices.dropFirst().map {
        SharedGrams.loss(from: stretches[$0 - 1], to: stretches[$0])
      }
      before.reserveCapacity(stretches.count)
      most.reserveCapacity(stretches.count)
      var worth = 0
      for at in 0..<stretches.count {
        if at > 0 { worth -= losses[at - 1] ?? 0 }
        before.append(worth)
        worth += 10 * stretches[first + at].count
        most.append(worth)
      }
      chainEnds = [Int](repeating: stretches.count, count: stretches.count)
      for (at, loss) in losses.enumerated().reversed() {
        if loss == nil {
          chainEnds[at] = at + 1
        } else {
          most[at] = max(most[at], most[at + 1])
          chainEnds[at] = chainEnds[at + 1]
        }
      }
    }

    /// Whether there can be a passage that holds three fifths of a range of the text.
    ///
    /// - Complexity: O(*stretches*).
    func mayCover(_ range: Range<Int>) -> Bool {
      let held = (range.count * 3 + 4) / 5
      let start = stretches.startIndex
      var last = 0
      for first in 0..<stretches.count {
        let low = stretches[start + first].lowerBound
        if low > range.upperBound - held { return false }
        // The first stretch with which enough of the range is held.
        last = max(last, first)
        while last < stretches.count
          && stretches[start + last].upperBound < max(low, range.lowerBound) + held
        {
          last += 1
        }
        if last == stretches.count { return false }
        if last < chainEnds[first] && most[last] - before[first] >= least { return true }
      }
      return false
    }
  }
}
