extension NumberAnalysis {
  /// Paragraphs cut into sentences and clauses, and their figures.
  struct Cut {
    var sentences: [Sentence] = []
    private(set) var clauses: [Range<Int>] = []
    private(set) var figures: [Figure] = []

    /// Cuts a paragraph, and takes up its figures.
    ///
    /// - Complexity: linear in the paragraph.
    mutating func add(_ text: NumberText, _ mentions: [Mention], paragraph: Int) {
      var start = 0
      var next = 0
      while start < text.count {
        let firstClause = clauses.count
        let firstFigure = figures.count
        let end = ScalarScan.first(ends, in: text.scalars, start..<text.count) ?? text.count
        let range = start..<end
        let firstMention = next
        while next < mentions.count, mentions[next].range.lowerBound < range.upperBound {
          next += 1
        }
        var words: SentenceWords = []
        var kinds: Unit.Kinds = []
        if let first = (firstMention..<next).first(where: { mentions[$0].isMeasured }) {
          words = SentenceWords(in: text.scalars, range)
          cutClauses(of: range, text.scalars, mentions[firstMention..<next])
          takeFigures(
            of: range, text, mentions, firstMention..<next, from: first, paragraph: paragraph,
            firstClause: firstClause, words)
          for k in firstFigure..<figures.count {
            kinds.insert(Unit.Kinds(figures[k].quantity.unit.kind))
          }
        }
        if figures.count == firstFigure { clauses.removeLast(clauses.count - firstClause) }
        sentences.append(
          Sentence(
            paragraph: paragraph, range: range, clauses: firstClause..<clauses.count,
            figures: firstFigure..<figures.count, words: words, kinds: kinds))
        start = end + 1
      }
    }

    /// 。！？, which stand in no number.
    private let ends: ScalarScan.Wanted = [0x3002, 0xFF01, 0xFF1F]

    /// Adds the clauses of a sentence.
    private mutating func cutClauses(
      of sentence: Range<Int>, _ s: [UInt32], _ mentions: ArraySlice<Mention>
    ) {
      var inside = mentions.startIndex
      var start = sentence.lowerBound
      for place in sentence where WordTables.isStop(s[place]) {
        while inside < mentions.endIndex, mentions[inside].range.upperBound <= place { inside += 1 }
        let isInNumber =
          inside < mentions.endIndex && mentions[inside].range.lowerBound < place
          && mentions[inside].range.upperBound > place
        if !isInNumber, !Indicator.isInWord(s, place) {
          if place > start { clauses.append(start..<place) }
          start = place + 1
        }
      }
      if start < sentence.upperBound { clauses.append(start..<sentence.upperBound) }
    }

    /// Takes up the figures of a sentence.
    ///
    /// - Parameters:
    ///   - own: the places of its mentions, of which that at `first` is its first figure.
    ///   - firstClause: where its clauses begin; they end with the last one.
    private mutating func takeFigures(
      of sentence: Range<Int>, _ text: NumberText, _ mentions: [Mention], _ own: Range<Int>,
      from first: Int, paragraph: Int, firstClause: Int, _ words: SentenceWords
    ) {
      let s = text.scalars
      let firstFigure = figures.count
      // The mentions near: those that can say something of a figure here.
      var from = own.lowerBound
      var clause = firstClause
      var head: [UInt32] = []
      var perHead: [UInt32] = []
      for k in first..<own.upperBound where mentions[k].isMeasured {
        let mention = mentions[k]
        guard let quantity = mention.quantity else { continue }
        while clause < clauses.count, clauses[clause].upperBound <= mention.range.lowerBound {
          clause += 1
        }
        guard clause < clauses.count else { break }
        let around = clauses[clause]
        var leadStart = around.lowerBound
        let last = figures.count - 1
        if last >= firstFigure, figures[last].extent.upperBound > leadStart,
          figures[last].clause == around
        {
          leadStart = figures[last].extent.upperBound
        }
        var tailEnd = around.upperBound
        var behind = k + 1
        while behind < mentions.count, mentions[behind].quantity == nil { behind += 1 }
        if behind < mentions.count, mentions[behind].extent.lowerBound < tailEnd,
          mentions[behind].extent.lowerBound >= mention.extent.upperBound
        {
          tailEnd = mentions[behind].extent.lowerBound
        }
        let lead = leadStart..<max(leadStart, mention.extent.lowerBound)
        let tail = min(mention.extent.upperBound, tailEnd)..<tailEnd
        while from < k, mentions[from].range.lowerBound + Indicator.reach < mention.range.lowerBound
        {
          from += 1
        }
        let reach = min(around.upperBound, mention.range.upperBound + Indicator.reach)
        var ahead = k + 1
        while ahead < mentions.count, mentions[ahead].range.lowerBound < reach { ahead += 1 }
        var fact = Indicator.fact(
          of: quantity, lead: lead, tail: tail, clause: around, sentence: sentence, in: text,
          mentions: mentions[from..<ahead], said: words, head: head)
        if mention.kind == .coverage {
          let noun = Indicator.nounBefore(s, lead)
          if noun.count >= 2 {
            fact.words = Array(s[noun])
            fact.key = Indicator.key(fact.words)
          }
        }
        let hasYear = (from..<k).contains {
          mentions[$0].kind == .year && lead.contains(mentions[$0].range.lowerBound)
        }
        if !hasYear, Indicator.tellsThePast(s, lead, words) { fact.period = Fact.earlier }
        // 每千人口床位6.5张、医师3人: the later ones are per head too.
        if words.contains(.perHead), let at = Indicator.perHead.first(in: s, lead) {
          perHead = Array(s[at])
        } else if !Self.joins(
          s, lead.lowerBound == around.lowerBound ? lead.lowerBound - 1 : lead.lowerBound)
        {
          perHead = []
        }
        if !perHead.isEmpty, Indicator.perHead.length(at: 0, in: fact.key) == nil,
          quantity.unit.isDiscrete
        {
          fact.words = perHead + fact.words
          fact.key = perHead + fact.key
        }
        if fact.words.count >= 2 { head = fact.words }
        figures.append(
          Figure(
            quantity: quantity, place: text.original(mention.range), paragraph: paragraph,
            range: mention.range, extent: mention.extent, sentence: sentences.count,
            clause: around, lead: lead, tail: tail,
            partner: mention.partner == nil
              ? nil : (mention.partner == k - 1 ? figures.count - 1 : figures.count + 1),
            fact: fact, isWords: mention.kind != .quantity))
      }
    }

    /// Whether a list goes on at `index`: 、, or a bracket such as that of 执业（助理）医师.
    private static func joins(_ s: [UInt32], _ index: Int) -> Bool {
      index >= 0 && (s[index] == 0x3001 || s[index] == 0xFF09 || s[index] == 0xFF08)
    }
  }
}
