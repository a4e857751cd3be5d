/// The two texts of a pair cut into rows that belong beside each other, one for each sentence, in
/// the order of the document.
struct PairRows: Sendable {
  enum Kind: Sendable {
    /// In both.
    case shared
    /// In both, in another order.
    case moved
    case sourceOnly, documentOnly
  }

  struct Row: Sendable {
    let kind: Kind
    /// In bytes of the source; empty where the row has nothing of it.
    let source: Range<Int>
    let document: Range<Int>
  }

  private(set) var rows: [Row] = []

  /// - Complexity: linear in the two texts.
  init(of pair: ReusePair, document: SourceText, source: SourceText) {
    let stretches = Self.stretches(of: pair)
    let covered = stretches.map(\.source).sorted { $0.lowerBound < $1.lowerBound }
    var gaps: [Range<Int>] = []
    var end = 0
    for range in covered {
      if range.lowerBound > end { gaps.append(end..<range.lowerBound) }
      end = max(end, range.upperBound)
    }
    if end < source.utf8.count { gaps.append(end..<source.utf8.count) }

    var nextGap = 0
    var at = 0
    func alone(_ range: Range<Int>, isSource: Bool) {
      for sentence in Self.sentences(range, isSource ? source : document) {
        rows.append(
          isSource
            ? Row(kind: .sourceOnly, source: sentence, document: 0..<0)
            : Row(kind: .documentOnly, source: 0..<0, document: sentence))
      }
    }
    for (d, s, moved) in stretches {
      if !moved {
        while nextGap < gaps.count, gaps[nextGap].upperBound <= s.lowerBound {
          alone(gaps[nextGap], isSource: true)
          nextGap += 1
        }
      }
      if d.lowerBound > at { alone(at..<d.lowerBound, isSource: false) }
      let left = Self.sentences(s, source)
      let right = Self.sentences(d, document)
      // Where the sentences of the two do not correspond one to one, the passage is one row.
      for (a, b) in left.count == right.count ? Array(zip(left, right)) : [(s, d)] {
        rows.append(Row(kind: moved ? .moved : .shared, source: a, document: b))
      }
      at = max(at, d.upperBound)
    }
    while nextGap < gaps.count {
      alone(gaps[nextGap], isSource: true)
      nextGap += 1
    }
    if at < document.utf8.count { alone(at..<document.utf8.count, isSource: false) }
  }

  /// The passages, each with the exchanged wordings that it begins or ends in: a title whose first
  /// word was replaced stands beside itself.
  private static func stretches(
    of pair: ReusePair
  ) -> [(document: Range<Int>, source: Range<Int>, moved: Bool)] {
    let words = pair.substitutions.flatMap { one in
      zip(one.documentRanges, one.sourceRanges).map { ($0.indices, $1.indices) }
    }.sorted { $0.0.lowerBound < $1.0.lowerBound }
    var out: [(document: Range<Int>, source: Range<Int>, moved: Bool)] = []
    var next = 0
    for (index, passage) in pair.passages.enumerated() {
      var (d, s) = (passage.document.indices, passage.source.indices)
      let before = out.last?.document.upperBound ?? 0
      let after =
        index + 1 < pair.passages.count
        ? Int(pair.passages[index + 1].document.lowerBound) : Int.max
      while next < words.count, words[next].0.upperBound < d.lowerBound { next += 1 }
      for (inDocument, inSource) in words[next...].prefix(while: { $0.0.lowerBound <= d.upperBound }
      ) {
        if inDocument.lowerBound < d.lowerBound, inDocument.lowerBound >= before,
          inSource.lowerBound < s.lowerBound, inSource.upperBound >= s.lowerBound
        {
          d = inDocument.lowerBound..<d.upperBound
          s = inSource.lowerBound..<s.upperBound
        }
        if inDocument.upperBound > d.upperBound, inDocument.upperBound <= after,
          inSource.upperBound > s.upperBound, inSource.lowerBound <= s.upperBound
        {
          d = d.lowerBound..<inDocument.upperBound
          s = s.lowerBound..<inSource.upperBound
        }
      }
      out.append((d, s, passage.moved))
    }
    return out
  }

  /// The sentences of a range; white space alone is none.
  private static func sentences(_ range: Range<Int>, _ text: SourceText) -> [Range<Int>] {
    let bytes = text.utf8
    var out: [Range<Int>] = []
    var start = range.lowerBound
    func isSpace(_ b: UInt8) -> Bool { b == 0x20 || (0x09...0x0D).contains(b) }
    func cut(_ end: Int) {
      var from = start
      var to = end
      while from < to, isSpace(bytes[from]) { from += 1 }
      while to > from, isSpace(bytes[to - 1]) { to -= 1 }
      if from < to { out.append(from..<to) }
      start = end
    }
    var i = range.lowerBound
    while i < range.upperBound {
      let b = bytes[i]
      if b == 0x0A || b == 0x0D {
        cut(i + 1)
      } else if i + 2 < range.upperBound,
        (b == 0xE3 && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x82)  // 。
          || (b == 0xEF && bytes[i + 1] == 0xBC  // ！；？
            && [0x81, 0x9B, 0x9F].contains(bytes[i + 2]))
      {
        i += 3
        cut(i)
        continue
      }
      i += 1
    }
    cut(range.upperBound)
    return out
  }
}
