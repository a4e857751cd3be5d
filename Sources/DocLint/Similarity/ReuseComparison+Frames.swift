extension ReuseComparison {
  /// The pairs that each document is in.
  private struct PairsByDocument: Sendable {
    private var places: [Int32]
    private var starts: [Int]

    init(_ pairs: [(document: Int, source: Int)], documentCount: Int) {
      starts = [Int](repeating: 0, count: documentCount + 2)
      for pair in pairs {
        starts[pair.document + 2] += 1
        starts[pair.source + 2] += 1
      }
      for i in 1..<starts.count { starts[i] += starts[i - 1] }
      places = [Int32](repeating: 0, count: pairs.count * 2)
      for (i, pair) in pairs.enumerated() {
        for document in [pair.document, pair.source] {
          places[starts[document + 1]] = Int32(i)
          starts[document + 1] += 1
        }
      }
    }

    /// The places of its pairs, ascending.
    func of(_ document: Int) -> ArraySlice<Int32> {
      places[starts[document]..<starts[document + 1]]
    }
  }

  /// The passages (by index) of pairs that are frames: stretches that other documents share with the
  /// document, too, which share little else with it. Pairs without frames are left out.
  ///
  /// - Parameters:
  ///   - places: of the pairs that are asked about.
  ///   - outcomes: of all pairs. Those that cannot be listed vote as well: where it depends on them,
  ///     they are aligned.
  func frames(
    of places: [Int], in outcomes: inout [Outcome]
  ) -> [Int: Set<Int>] {
    let pairs = candidates.pairs
    let votes = PairsByDocument(pairs, documentCount: documents.count)
    let first = frames(of: places, in: outcomes, votes)
    // What is no frame so far, by the document that it stands in, and who may say that it is one.
    let asked = first.open.keys.sorted()
    let before = outcomes
    let voters = concurrentMap(asked.count, jobs: jobs) { at -> [Int] in
      let document = asked[at]
      let silent = votes.of(document).map { Int($0) }.filter { before[$0].isLeft }
      let ranges = (first.open[document] ?? []).filter {
        $0.votes + silent.count >= options.frameDocuments
      }
      if ranges.isEmpty { return [] }
      var shared = document < batchCount ? SharedGrams(of: sketches[document].units) : nil
      // For each range, who may vote for it: too few are not asked.
      var supporters = [[Int]](repeating: [], count: ranges.count)
      for place in silent {
        let other = pairs[place].document == document ? pairs[place].source : pairs[place].document
        var chains: SharedGrams.WeighedChains?
        if shared != nil && other < batchCount {
          shared?.meet(sketches[other].units)
          chains = shared?.chains(shortest: ReuseAnalyzer.shortestPassage).weighed()
        }
        for (i, open) in ranges.enumerated() where chains?.mayCover(open.range) ?? true {
          supporters[i].append(place)
        }
      }
      return zip(ranges, supporters).flatMap { open, places in
        open.votes + places.count >= options.frameDocuments ? places : []
      }
    }
    let wanted = Set(voters.flatMap { $0 }).sorted()
    if wanted.isEmpty { return first.frames }
    let answers = aligned(wanted, onlyContenders: false)
    for (place, answer) in zip(wanted, answers) { outcomes[place] = answer }
    return frames(of: places, in: outcomes, votes).frames
  }

  /// A stretch of a document that is part of no frame so far, and how many votes it has.
  private struct OpenRange: Sendable {
    let range: Range<Int>
    let votes: Int
  }

  /// - Returns: the frames as far as the votes of the pairs that were aligned tell, and what is none
  ///   so far, by document.
  private func frames(
    of places: [Int], in outcomes: [Outcome], _ votes: PairsByDocument
  ) -> (frames: [Int: Set<Int>], open: [Int: [OpenRange]]) {
    let polls = concurrentMap(places.count, jobs: jobs) {
      polled(places[$0], in: outcomes, votes)
    }
    var found: [Int: Set<Int>] = [:]
    var open: [Int: [OpenRange]] = [:]
    for (place, polls) in zip(places, polls) {
      for poll in polls {
        if poll.counts.contains(where: { $0 >= options.frameDocuments }) {
          found[place, default: []].insert(poll.passage)
          continue
        }
        guard let pair = outcomes[place].verified else { continue }
        let span = pair.spans[poll.passage]
        open[pair.document, default: []].append(
          OpenRange(range: span.document, votes: poll.counts[0]))
        open[pair.source, default: []].append(
          OpenRange(range: span.source, votes: poll.counts[1]))
      }
    }
    return (found, open)
  }

  /// How many other documents share a passage of a pair: on the document's side, on the source's.
  private struct Poll: Sendable {
    let passage: Int
    let counts: [Int]
  }

  /// Asks about each passage of a pair that may be a frame; no further than it takes to be one.
  private func polled(_ place: Int, in outcomes: [Outcome], _ votes: PairsByDocument) -> [Poll] {
    guard let pair = outcomes[place].verified, pair.isLittle else { return [] }
    return pair.passages.indices.compactMap { p in
      if Self.isProse(pair.passages[p]) { return nil }
      let sides = [(pair.document, pair.spans[p].document), (pair.source, pair.spans[p].source)]
      let counts = sides.map { document, range in
        var others = 0
        for vote in votes.of(document) where Int(vote) != place {
          guard let other = outcomes[Int(vote)].verified, other.isLittle else { continue }
          let same = other.spans.contains { span in
            let theirs = other.document == document ? span.document : span.source
            let common =
              min(theirs.upperBound, range.upperBound) - max(theirs.lowerBound, range.lowerBound)
            return common * 5 >= range.count * 3
          }
          if same { others += 1 }
          if others >= options.frameDocuments { break }
        }
        return others
      }
      return Poll(passage: p, counts: counts)
    }
  }

  /// Forms leave something to fill in: a passage with more equal units in a row, or with twice as
  /// many and few between them, is none, however many documents have it. Whoever has a longer form
  /// gives it as a template.
  static let longestFrame = 200

  private static func isProse(_ passage: AlignedPassage) -> Bool {
    if passage.runs.contains(where: { $0.count > longestFrame }) { return true }
    let spanned = max(passage.document.count, passage.source.count)
    return passage.equal > longestFrame * 2 && passage.equal * 10 >= spanned * 9
  }
}
