import Testing

@testable import DocLint

/// What `SharedGrams` says before an alignment is never less than what the alignment finds.
@Suite struct SharedGramsTests {
  /// Two texts that share pieces of all lengths, some of them changed: of few different units, so
  /// that much is equal by chance, or of many.
  private func texts(_ seed: UInt64) -> (own: [UInt32], other: [UInt32]) {
    var g = SeededGenerator(seed: seed)
    let kinds = UInt32.random(in: 6...400, using: &g)
    func units(_ count: Int) -> [UInt32] {
      (0..<count).map { _ in 0x4E00 + UInt32.random(in: 0..<kinds, using: &g) }
    }
    let own = units(Int.random(in: 4...600, using: &g))
    var other: [UInt32] = []
    for _ in 0..<Int.random(in: 1...12, using: &g) {
      other += units(Int.random(in: 0...60, using: &g))
      let from = Int.random(in: 0..<own.count, using: &g)
      let to = Int.random(in: from...min(own.count, from + 150), using: &g)
      let every = Int.random(in: 5...60, using: &g)
      for (i, unit) in own[from..<to].enumerated() {
        other.append(i % every == every - 1 ? units(1)[0] : unit)
      }
    }
    return (own, other)
  }

  @Test(arguments: 0..<60)
  func whatIsFoundWasPossible(seed: UInt64) {
    let (own, other) = texts(seed)
    let aligner = PassageAligner(source: own)
    let runs = aligner.runs(in: other)
    var shared = SharedGrams(of: own)
    // Others come and go before it.
    for another in 0..<260 where seed == 7 { shared.meet(texts(UInt64(another)).other) }
    shared.meet(other)
    for run in runs {
      let range = Int(run.source)..<Int(run.sourceEnd)
      #expect(
        shared.stretches.contains {
          $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
        })
    }
    #expect(shared.covered >= Set(runs.flatMap { $0.source..<$0.sourceEnd }).count)

    func turned(_ runs: [EqualRun]) -> [EqualRun] {
      runs.map { EqualRun(source: $0.document, document: $0.source, count: $0.count) }
    }
    let passages = aligner.chains(of: turned(runs), documentCount: own.count, shortest: 10)
    let chains = shared.chains(shortest: 10)
    let weighed = chains.weighed()
    let within = aligner.runs(in: other, at: shared.places, within: chains.stretches)
    // Seeds are sought where the other text has a gram of this one: nothing is missed.
    #expect(aligner.runs(in: other, at: shared.places, within: [0..<own.count]) == runs)
    #expect(
      aligner.chains(of: turned(within), documentCount: own.count, shortest: 10).map(\.runs)
        == passages.map(\.runs))
    #expect(chains.covered >= passages.reduce(0) { $0 + $1.equal })
    for passage in passages {
      let longest = passage.runs.map { Int($0.count) }.max() ?? 0
      let share = Double(passage.equal) / Double(passage.document.count)
      #expect(shared.mayHold(run: longest, equal: passage.equal, share: share))
      #expect(weighed.mayCover(passage.document))
      // A range of which the passage holds just three fifths.
      let held = passage.document.count
      let wide = passage.document.lowerBound..<(passage.document.lowerBound + held * 5 / 3)
      #expect(weighed.mayCover(wide))
    }
  }

  @Test func whatIsNotThereIsNotPossible() {
    let units = (0..<300).map { UInt32(0x4E00 + $0) }
    var shared = SharedGrams(of: units)
    shared.meet((0..<300).map { UInt32(0x6E00 + $0) } + units[100..<140])
    #expect(shared.stretches == [100..<140])
    #expect(shared.mayHold(run: 40, equal: 40, share: 0.8))
    #expect(!shared.mayHold(run: 41, equal: 0, share: 0))
    #expect(!shared.mayHold(run: 36, equal: 41, share: 0.8))
    let chains = shared.chains(shortest: 10)
    let weighed = chains.weighed()
    #expect(weighed.mayCover(90..<150))
    #expect(!weighed.mayCover(130..<200))
    shared.meet(Array(units[0..<7] + units[200..<207]))
    #expect(shared.covered == 14)
    #expect(shared.chains(shortest: 10).stretches.isEmpty)
  }

  @Test(arguments: [0, 1, 16, 17, 100, 1000, 70_000])
  func valuesAreDealtOutInOrder(count: Int) {
    var g = SeededGenerator(seed: UInt64(count))
    // Many alike, so that places are crowded.
    let values = (0..<count).map { _ in
      Bool.random(using: &g)
        ? UInt64.random(in: 0...5, using: &g) << 60 : UInt64.random(in: 0...(.max), using: &g)
    }
    #expect(ReuseAnalyzer.sorted(values) == values.sorted())
  }
}
