/// Two equal stretches of the units of two texts.
struct EqualRun: Hashable, Sendable {
  /// Where it starts in the source and in the document.
  var source: Int32
  var document: Int32
  var count: Int32
  var sourceEnd: Int32 { source + count }
  var documentEnd: Int32 { document + count }
}

/// A chain of equal runs in the same order on both sides, close enough to be one passage.
struct AlignedPassage: Sendable {
  /// Ascending on both sides, without overlap.
  var runs: [EqualRun]
  var equal: Int { runs.reduce(0) { $0 + Int($1.count) } }
  var source: Range<Int> { Int(runs[0].source)..<Int(runs[runs.count - 1].sourceEnd) }
  var document: Range<Int> { Int(runs[0].document)..<Int(runs[runs.count - 1].documentEnd) }
}

/// Finds the passages that one text has from another, wherever they went.
///
/// Seeds of `seed` equal units are grown to maximal equal runs; runs are chained in order of both
/// texts where what lies between them costs less than they bring (colinear chaining with a gap
/// cost, as in minimap2: Li, "Minimap2: pairwise alignment for nucleotide sequences", 2018,
/// doi:10.1093/bioinformatics/bty191); chains are taken best first, each place of the document
/// once.
struct PassageAligner {
  /// Units in a seed.
  static let seed = 4
  /// The widest gap inside a passage, in units.
  static let widestGap = 32
  /// Places of the source that one seed is tried at: lists and tables repeat the same grams.
  static let placesPerSeed = 24
  /// Runs of one list that are tried: a text that repeats itself has more.
  static let runsTried = 96
  /// Costs in tenths of an equal unit.
  static let gapCost: Int32 = 8
  static let shiftCost: Int32 = 3
  static let openCost: Int32 = 10
  /// How far runs may overlap that follow one another.
  static let overlap: Int32 = 3
  /// Gaps up to this one are narrow.
  static let nearReach: Int32 = 7
  /// What a chain is worth at most that no wider gap follows: the gap would cost as much.
  static let nearScore = openCost + gapCost * (nearReach + 1)
  /// What a chain is worth at least that makes a passage of `shortest` equal units.
  static func leastScore(shortest: Int) -> Int { shortest * 8 }

  private let source: [UInt32]
  private let mask: Int
  private var head: [Int32]
  private var next: [Int32]

  /// - Complexity: O(*n*).
  init(source: [UInt32]) {
    self.source = source
    var size = 64
    while size < source.count * 2 { size *= 2 }
    mask = size - 1
    head = [Int32](repeating: -1, count: size)
    next = [Int32](repeating: -1, count: max(source.count, 1))
    guard source.count >= Self.seed else { return }
    // From the back, so that each list runs from the front of the text.
    for i in stride(from: source.count - Self.seed, through: 0, by: -1) {
      let slot = Self.slot(source.span, i) & mask
      next[i] = head[slot]
      head[slot] = Int32(i)
    }
  }

  @inline(__always)
  private static func slot(_ u: borrowing Span<UInt32>, _ i: Int) -> Int {
    let low = UInt64(u[i]) | UInt64(u[i + 1]) << 32
    let high = UInt64(u[i + 2]) | UInt64(u[i + 3]) << 32
    let h = (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC2B2_AE3D_27D4_EB4F)
    return Int(truncatingIfNeeded: (h ^ (h >> 29)) >> 3)
  }

  /// The passages of `document`, each with at least `shortest` equal units, in order of the
  /// document.
  ///
  /// - Complexity: O((*n* + *m*) × places a seed) plus the chaining of the runs found.
  func passages(in document: [UInt32], shortest: Int) -> [AlignedPassage] {
    chains(of: runs(in: document), documentCount: document.count, shortest: shortest)
  }

  /// All maximal equal runs of at least `seed` units.
  func runs(in document: [UInt32]) -> [EqualRun] {
    guard document.count >= Self.seed else { return [] }
    return runs(
      in: document, at: (0...Int32(document.count - Self.seed)).map { $0 }[...],
      within: [0..<source.count])
  }

  /// The maximal equal runs of at least `seed` units.
  ///
  /// - Parameters:
  ///   - places: where seeds may stand in the document that the source has, too, ascending.
  ///   - stretches: of the source, ascending: of the runs that reach into none of them some are left
  ///     out.
  func runs(
    in document: [UInt32], at places: ArraySlice<Int32>, within stretches: [Range<Int>]
  ) -> [EqualRun] {
    let n = source.count
    let m = document.count
    guard n >= Self.seed, m >= Self.seed, !places.isEmpty else { return [] }
    var runs: [EqualRun] = []
    let a = source.span
    let b = document.span
    let head = head.span
    let next = next.span
    // For each diagonal, where the last run on it ended.
    var reached = [Int32](repeating: 0, count: n + m)
    var ends = reached.mutableSpan
    // Where a seed may stand.
    var isWithin = [Bool](repeating: false, count: n)
    for stretch in stretches { for i in stretch { isWithin[i] = true } }
    let allowed = isWithin.span
    // A text that repeats itself has runs on every diagonal: stop after a multiple of its length.
    var budget = 64 * (n + m)
    let seeds = places.span
    for k in 0..<seeds.count {
      let j = Int(seeds[k])
      var i = Int(head[Self.slot(b, j) & mask])
      var places = 0
      while i >= 0 {
        let diagonal = i - j + m
        if allowed[i] && Int(ends[diagonal]) <= j && a[i] == b[j] && a[i + 1] == b[j + 1]
          && a[i + 2] == b[j + 2] && a[i + 3] == b[j + 3]
        {
          var low = 0
          while i - low > 0 && j - low > 0 && a[i - low - 1] == b[j - low - 1] { low += 1 }
          var high = Self.seed
          while i + high < n && j + high < m && a[i + high] == b[j + high] { high += 1 }
          ends[diagonal] = Int32(j + high)
          runs.append(
            EqualRun(source: Int32(i - low), document: Int32(j - low), count: Int32(low + high)))
          budget -= low + high
          if budget < 0 { return runs }
        }
        places += 1
        if places == Self.placesPerSeed { break }
        i = Int(next[i])
      }
    }
    return runs
  }

  /// Runs in order of the document, then of the source: counted by where they start in the
  /// document, and put right within one start, where there are few.
  ///
  /// - Complexity: O(*runs* + *documentCount*) for runs that come nearly in order of the source.
  private static func sorted(_ runs: [EqualRun], documentCount: Int) -> [EqualRun] {
    var ends = [Int32](repeating: 0, count: documentCount + 1)
    for run in runs { ends[Int(run.document) + 1] += 1 }
    for i in 1...documentCount { ends[i] += ends[i - 1] }
    var result = [EqualRun](repeating: runs[0], count: runs.count)
    for run in runs {
      let start = Int(run.document)
      result[Int(ends[start])] = run
      ends[start] += 1
    }
    var start = 0
    var ordered = true
    for i in 1..<max(result.count, 1) where i < result.count {
      if result[i].document != result[start].document { start = i }
      if i > start && result[i].source < result[i - 1].source { ordered = false }
    }
    return ordered
      ? result : result.sorted { ($0.document, $0.source) < ($1.document, $1.source) }
  }

  /// Chains runs; each place of the document is given to one passage.
  func chains(of found: [EqualRun], documentCount: Int, shortest: Int) -> [AlignedPassage] {
    guard !found.isEmpty else { return [] }
    let runs = Self.sorted(found, documentCount: documentCount)
    let count = runs.count
    var scores = [Int32](repeating: 0, count: count)
    var previous = [Int32](repeating: -1, count: count)
    // Short runs, which are many, reach over the narrowest gaps alone: they are kept apart.
    let rowEnd = runs.reduce(0) { max($0, Int($1.sourceEnd)) }
    var near = NearRuns(of: count, rowEnd)
    var far = FarRuns(of: count, rowEnd, documentCount)
    do {
      let runs = runs.span
      var score = scores.mutableSpan
      var before = previous.mutableSpan
      for r in 0..<count {
        let run = runs[r]
        var best = Predecessor(of: run)
        near.forEach(before: run) { t in best.consider(runs[t], t, score: score[t]) }
        far.forEach(before: run) { t in best.consider(runs[t], t, score: score[t]) }
        score[r] = best.score
        before[r] = best.index
        if best.score > Self.nearScore {
          far.insert(r, run)
        } else {
          near.insert(r, run)
        }
      }
    }
    // Best first; equal scores in order of the document.
    var order: [UInt64] = []
    for (at, score) in scores.enumerated() where Int(score) >= Self.leastScore(shortest: shortest) {
      order.append(UInt64(Int32.max - score) << 32 | UInt64(at))
    }
    if order.isEmpty { return [] }
    order.sort()
    var used = [Bool](repeating: false, count: count)
    var claimed = [Bool](repeating: false, count: documentCount)
    var passages: [AlignedPassage] = []
    for end in order.lazy.map({ Int($0 & 0xFFFF_FFFF) }) where !used[end] {
      var chain: [Int] = []
      var at = Int32(end)
      while at >= 0 && !used[Int(at)] {
        chain.append(Int(at))
        used[Int(at)] = true
        at = previous[Int(at)]
      }
      var kept: [EqualRun] = []
      for index in chain.reversed() {
        var run = runs[index]
        // Give up what an earlier passage or run has already.
        if let last = kept.last {
          let over = max(0, last.documentEnd - run.document, last.sourceEnd - run.source)
          if over >= run.count { continue }
          run.source += over
          run.document += over
          run.count -= over
        }
        while run.count > 0 && claimed[Int(run.document)] {
          run.source += 1
          run.document += 1
          run.count -= 1
        }
        var length: Int32 = 0
        while length < run.count && !claimed[Int(run.document + length)] { length += 1 }
        run.count = length
        if run.count > 0 { kept.append(run) }
      }
      // A claimed stretch in the middle cuts the chain in two.
      var piece: [EqualRun] = []
      let before = passages.count
      func finish() {
        if piece.reduce(0, { $0 + Int($1.count) }) >= shortest {
          passages.append(AlignedPassage(runs: piece))
        }
        piece = []
      }
      for run in kept {
        if let last = piece.last,
          (Int(last.documentEnd)..<Int(run.document)).contains(where: { claimed[$0] })
        {
          finish()
        }
        piece.append(run)
      }
      finish()
      for passage in passages[before...] {
        for i in passage.document { claimed[i] = true }
      }
    }
    // A passage inside another one's gaps says nothing new.
    passages.sort {
      ($0.document.lowerBound, $0.source.lowerBound)
        < ($1.document.lowerBound, $1.source.lowerBound)
    }
    var result: [AlignedPassage] = []
    for passage in passages {
      if let last = result.last, passage.document.upperBound <= last.document.upperBound {
        continue
      }
      result.append(passage)
    }
    return result
  }
}

/// The run that a chain through another one comes from.
private struct Predecessor {
  private let run: EqualRun
  /// What the chain is worth that ends with the run, in tenths of an equal unit.
  private(set) var score: Int32
  /// The run before it; −1 where the chain begins with it.
  private(set) var index: Int32 = -1

  init(of run: EqualRun) {
    self.run = run
    score = run.count * 10
  }

  /// - Parameters:
  ///   - p: a run that starts no later in the document.
  ///   - at: its place among the runs.
  ///   - before: what the chain is worth that ends with it.
  @inline(__always)
  mutating func consider(_ p: EqualRun, _ at: Int, score before: Int32) {
    let gapS = run.source - p.sourceEnd
    let gapD = run.document - p.documentEnd
    let (overlap, widest) = (PassageAligner.overlap, Int32(PassageAligner.widestGap))
    guard gapS <= widest, gapS >= -overlap, gapD <= widest, gapD >= -overlap,
      p.source < run.source, p.document < run.document
    else { return }
    let over = max(0, -gapS, -gapD)
    guard over < run.count, over < p.count else { return }
    let s = max(gapS, 0)
    let d = max(gapD, 0)
    let cost =
      PassageAligner.openCost + PassageAligner.gapCost * max(s, d)
      + PassageAligner.shiftCost * abs(s - d)
    let total = before + (run.count - over) * 10 - cost
    if total > score {
      score = total
      index = Int32(at)
    }
  }
}

/// Runs in lists, the last first.
private struct RunLists {
  /// The last run of each list, and for each run the one before it; −1 where there is none.
  private var last: [Int32]
  private var before: [Int32]

  /// - Parameters:
  ///   - count: the number of lists.
  ///   - runs: the number of runs.
  init(_ count: Int, of runs: Int) {
    last = [Int32](repeating: -1, count: count)
    before = [Int32](repeating: -1, count: runs)
  }

  @inline(__always)
  mutating func insert(_ run: Int, at list: Int) {
    before[run] = last[list]
    last[list] = Int32(run)
  }

  /// Calls `body` with the runs of a list; of very many only with the last.
  @inline(__always)
  func forEach(at list: Int, _ body: (Int) -> Void) {
    var run = last[list]
    var tried = 0
    while run >= 0 && tried < PassageAligner.runsTried {
      body(Int(run))
      run = before[Int(run)]
      tried += 1
    }
  }
}

/// Runs that only narrow gaps follow, by the place of the source where they end.
private struct NearRuns {
  /// For each place, where in the document the runs reach that end there.
  private var reached: [Int32]
  private var runs: RunLists

  /// - Parameters:
  ///   - count: the number of runs.
  ///   - rowEnd: where the last of them ends in the source.
  init(of count: Int, _ rowEnd: Int) {
    // A margin before the first place, so that no gap reaches beyond it.
    let places = Int(PassageAligner.nearReach) + rowEnd + Int(PassageAligner.overlap) + 1
    reached = [Int32](repeating: -PassageAligner.nearReach - 1, count: places)
    runs = RunLists(places, of: count)
  }

  @inline(__always)
  mutating func insert(_ index: Int, _ run: EqualRun) {
    let place = Int(run.sourceEnd + PassageAligner.nearReach)
    reached[place] = max(reached[place], run.documentEnd)
    runs.insert(index, at: place)
  }

  /// The runs that may come before one, and others.
  @inline(__always)
  func forEach(before run: EqualRun, _ body: (Int) -> Void) {
    let reached = reached.span
    let low = Int(run.source)
    let high = low + Int(PassageAligner.nearReach + PassageAligner.overlap)
    let least = run.document - PassageAligner.nearReach
    // Mostly there is none: all places are looked at before any is asked.
    var furthest = reached[low]
    for place in low...high { furthest = max(furthest, reached[place]) }
    if furthest < least { return }
    for place in low...high where reached[place] >= least { runs.forEach(at: place, body) }
  }
}

/// Runs that wide gaps may follow, by the square of places in which they end, row by row of the
/// document.
private struct FarRuns {
  /// A square is 2 to this power places wide, wider than a gap.
  private static let shift: Int32 = 6
  /// The most squares that a table has.
  private static let mostSquares = 1 << 18

  private let rowLength: Int
  private let mask: Int
  /// Squares of very long texts share a list, which costs time alone.
  private var runs: RunLists
  /// Where they reach in the document.
  private var reached: Int32 = -1

  /// - Parameters:
  ///   - count: the number of runs.
  ///   - rowEnd: where the last of them ends in the source.
  ///   - documentCount: where the document ends.
  init(of count: Int, _ rowEnd: Int, _ documentCount: Int) {
    rowLength = (rowEnd >> Int(Self.shift)) + 1
    let squares = rowLength * ((documentCount >> Int(Self.shift)) + 1)
    var size = 64
    while size < min(squares, max(Self.mostSquares, count)) { size *= 2 }
    mask = size - 1
    runs = RunLists(size, of: count)
  }

  @inline(__always)
  private func slot(_ document: Int32, _ source: Int32) -> Int {
    (Int(document) &* rowLength &+ Int(source)) & mask
  }

  @inline(__always)
  mutating func insert(_ index: Int, _ run: EqualRun) {
    runs.insert(index, at: slot(run.documentEnd >> Self.shift, run.sourceEnd >> Self.shift))
    reached = max(reached, run.documentEnd)
  }

  /// The runs that may come before one, and others.
  @inline(__always)
  func forEach(before run: EqualRun, _ body: (Int) -> Void) {
    let reach = Int32(PassageAligner.widestGap)
    if reached < run.document - reach { return }
    let lastD = (run.document + PassageAligner.overlap) >> Self.shift
    let lastS = (run.source + PassageAligner.overlap) >> Self.shift
    var squareD = max(run.document - reach, 0) >> Self.shift
    while squareD <= lastD {
      var squareS = max(run.source - reach, 0) >> Self.shift
      while squareS <= lastS {
        runs.forEach(at: slot(squareD, squareS), body)
        squareS += 1
      }
      squareD += 1
    }
  }
}
