/// Makes the tree of headings from the marks at the start of paragraphs, and from those that were
/// glued to the end of another one.
struct HeadingReader {
  private struct Entry {
    let paragraph: Int
    let series: DocumentStructure.Series
    let number: Int
    let mark: Range<Int>
    let end: Int
    var isGlued = false
  }

  let text: ScalarText
  let lines: [DocumentStructure.Line]
  let paragraphs: [DocumentStructure.Paragraph]
  let readings: [LineReading]
  /// The places in `paragraphs` where numbers start again: pieces, fields, parts of laws.
  let scopes: Set<Int>
  private(set) var headings: [DocumentStructure.Heading] = []

  /// How many paragraphs away the neighbour of a glued heading is looked for.
  private static let reach = 60
  private static let glued: Set<DocumentStructure.Series> = [.chinese, .chineseInParentheses]

  /// - Parameter readings: of each paragraph's first line.
  init(
    _ text: ScalarText, _ lines: [DocumentStructure.Line],
    _ paragraphs: [DocumentStructure.Paragraph], _ readings: [LineReading], scopes: Set<Int>
  ) {
    self.text = text
    self.lines = lines
    self.paragraphs = paragraphs
    self.readings = readings
    self.scopes = scopes
    build(entries())
  }

  // MARK: Marks

  private func entries() -> [Entry] {
    let starts = paragraphs.indices.map(startMark)
    var entries: [Entry] = []
    for i in paragraphs.indices {
      let last = paragraphs[i].fragments.last?.upperBound ?? 0
      if let start = starts[i] { entries.append(start) }
      switch paragraphs[i].role {
      case .body, .field, .heading:
        let inner = innerMarks(i)
        if !inner.isEmpty { entries += glued(inner, i, starts, end: last) }
      default: break
      }
    }
    return entries
  }

  private func startMark(_ i: Int) -> Entry? {
    let reading = readings[i]
    let end = paragraphs[i].fragments.first?.upperBound ?? reading.bare.upperBound
    switch (paragraphs[i].role, reading.kind) {
    case (.attachmentMark, .attachmentMark(let number?, _)):
      return Entry(
        paragraph: i, series: .attachment, number: number,
        mark: reading.bare.lowerBound..<max(reading.value.lowerBound, reading.bare.lowerBound + 1),
        end: end)
    case (.wrapper, .caseMark(let number, let inline)):
      return Entry(
        paragraph: i, series: .caseNumber, number: number,
        mark: inline ? reading.bare.lowerBound..<reading.value.lowerBound : reading.bare, end: end)
    case (.caption, .box(let number)):
      let s = text.scalars
      var mark = reading.bare.lowerBound + 2
      while mark < end, ScalarText.isSpace(s[mark]) { mark += 1 }
      mark = ChineseCount.any(s, mark, end)?.end ?? mark
      return Entry(
        paragraph: i, series: .box, number: number, mark: reading.bare.lowerBound..<mark, end: end)
    case (.body, _), (.heading, _):
      guard let mark = reading.mark else { return nil }
      return Entry(
        paragraph: i, series: mark.series, number: mark.number, mark: mark.range, end: end)
    default: return nil
    }
  }

  /// Marks behind a full stop inside the paragraph, outside quotation marks.
  private func innerMarks(_ i: Int) -> [HeadingMark] {
    let (s, marks) = (text.scalars, text.marks)
    var found: [HeadingMark] = []
    var quotes = 0
    for line in paragraphs[i].lines {
      let fragment = lines[line].content
      var k = fragment.lowerBound
      for place in lines[line].marks where marks[place] >= k {
        let at = marks[place]
        switch s[at] {
        // 。！？
        case 0x3002, 0xFF01, 0xFF1F: break
        case 0x201C: quotes += 1
        case 0x201D: quotes = max(0, quotes - 1)
        default: continue
        }
        guard quotes == 0 else { continue }
        k = at + 1
        var start = k
        while start < fragment.upperBound, start < k + 8,
          ScalarText.isSpace(s[start]) || s[start] == 0x2A
        {
          start += 1
        }
        guard let mark = HeadingMark.read(s, start, fragment.upperBound),
          Self.glued.contains(mark.series)
        else { continue }
        found.append(mark)
        k = mark.range.upperBound
      }
    }
    return found
  }

  /// Those of the marks that go on with the series of headings around the paragraph, and so were
  /// meant to start one. An enumeration within a paragraph is none.
  private func glued(
    _ inner: [HeadingMark], _ i: Int, _ starts: [Entry?], end: Int
  ) -> [Entry] {
    var found: [Entry] = []
    var last: [DocumentStructure.Series: Int] = [:]
    if let start = starts[i] { last[start.series] = start.number }
    for (k, mark) in inner.enumerated() {
      let next = inner[(k + 1)...].first { $0.series == mark.series }
      let continues = last[mark.series].map { $0 + 1 == mark.number } ?? false
      let before = last[mark.series] ?? neighbour(of: mark, i, starts, step: -1)
      let after = next?.number ?? neighbour(of: mark, i, starts, step: 1)
      let isAlone = next == nil && last[mark.series] == nil
      let fits =
        continues
        || isAlone
          && (after == mark.number + 1 && (before ?? 0) + 1 == mark.number
            || mark.number > 1 && before == mark.number - 1)
        || last[mark.series] == nil && before == mark.number - 1 && mark.number > 1
      guard fits else { continue }
      last[mark.series] = mark.number
      let stop = k + 1 < inner.count ? inner[k + 1].range.lowerBound : end
      found.append(
        Entry(
          paragraph: i, series: mark.series, number: mark.number, mark: mark.range, end: stop,
          isGlued: true))
    }
    return found
  }

  /// The number of the next mark of that series at the start of a paragraph, before one of an
  /// outer series.
  private func neighbour(
    of mark: HeadingMark, _ i: Int, _ starts: [Entry?], step: Int
  ) -> Int? {
    var k = i + step
    var left = Self.reach
    if step < 0, scopes.contains(i) { return nil }
    while paragraphs.indices.contains(k), left > 0 {
      if step > 0, scopes.contains(k) { return nil }
      if let other = starts[k] {
        if other.series == mark.series { return other.number }
        if other.series.rank < mark.series.rank { return nil }
      }
      if step < 0, scopes.contains(k) { return nil }
      k += step
      left -= 1
    }
    return nil
  }

  // MARK: Tree

  private mutating func build(_ entries: [Entry]) {
    var stack: [Int] = []
    var scope = 0
    var paragraph = 0
    /// The highest number of each series at the root of the scope.
    var roots: [DocumentStructure.Series: Int] = [:]
    for (k, entry) in entries.enumerated() {
      while paragraph <= entry.paragraph {
        if scopes.contains(paragraph) {
          scope += 1
          roots = [:]
          stack = []
        }
        paragraph += 1
      }
      let title = titleRange(entry)
      let isRunIn = runsIn(entry, title)
      // A first number straight below a heading stands under it, whatever the official order.
      let isFirstBelow =
        entry.number == 1
        && stack.last.map { top in
          let above = headings[top]
          return above.series != entry.series && !above.isRunIn && !above.isGlued
            && above.paragraph == entry.paragraph - 1
            && paragraphs[above.paragraph].role != .body
            && above.series.rank > entry.series.rank
            && (above.series == .first || entry.series.rank >= 4 && above.series != .box)
        } ?? false
      if !isFirstBelow {
        if let same = stack.lastIndex(where: { headings[$0].series == entry.series }) {
          stack.removeSubrange(same...)
        } else {
          while let top = stack.last, headings[top].series.rank >= entry.series.rank {
            stack.removeLast()
          }
        }
      }
      if stack.isEmpty {
        // A series that starts again at the root opens a new scope, as behind a table of contents.
        if entry.number == 1, (roots[entry.series] ?? 0) >= 2 {
          scope += 1
          roots = [:]
        }
        roots[entry.series] = max(roots[entry.series] ?? 0, entry.number)
      }
      headings.append(
        DocumentStructure.Heading(
          series: entry.series, number: entry.number, level: entry.series.rank,
          paragraph: entry.paragraph, mark: entry.mark, title: title, isRunIn: isRunIn,
          parent: stack.last, isGlued: entry.isGlued, scope: scope))
      stack.append(k)
    }
  }

  /// Up to the first full stop, or the end of the line.
  private func titleRange(_ entry: Entry) -> Range<Int> {
    let s = text.scalars
    var start = min(entry.mark.upperBound, entry.end)
    while start < entry.end, ScalarText.isSpace(s[start]) { start += 1 }
    let fragment = paragraphs[entry.paragraph].fragments.first {
      $0.contains(entry.mark.lowerBound)
    }
    let end = max(start, min(entry.end, fragment?.upperBound ?? entry.end))
    let stop = s[start..<end].firstIndex { $0 == 0x3002 || $0 == 0xFF1B } ?? end
    return start..<stop
  }

  private func runsIn(_ entry: Entry, _ title: Range<Int>) -> Bool {
    let s = text.scalars
    var i = title.upperBound
    while i < entry.end,
      s[i] == 0x3002 || s[i] == 0xFF1B || s[i] == 0x2A || ScalarText.isSpace(s[i])
        || ScalarText.isLineEnd(s[i])
    {
      i += 1
    }
    return i < entry.end
  }
}
