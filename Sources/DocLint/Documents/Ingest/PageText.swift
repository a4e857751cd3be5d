/// A piece of text on a page: a word, or a run of characters.
struct PageFragment: Sendable {
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  var text: [UInt8]
  /// The height of its characters, in the page's unit.
  var size: Double
}

/// One page of a format that knows positions rather than paragraphs.
struct PageContent: Sendable {
  var width: Double
  var height: Double
  var fragments: [PageFragment] = []
}

/// Rebuilds paragraphs from pages: pieces to lines, lines to paragraphs across lines and pages,
/// running heads and page numbers taken out.
struct PageText {
  private struct Line {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    var size: Double
    var text: [UInt8]
    var hasGap: Bool
    var page: Int
  }

  /// Two pieces stand on one line if their middles are nearer than this share of the size.
  private static let sameLine = 0.45
  /// Gaps below this share of the size are no space where Chinese characters are.
  private static let noSpace = 0.45
  /// Gaps above this many sizes part two columns of a table.
  private static let column = 1.9
  /// How far from the right edge a line may end that goes on, in sizes.
  private static let raggedness = 2.2
  /// The share of the page's height at top and bottom in which page numbers stand.
  private static let margin = 0.15
  /// The share in which a text that repeats at one height on most pages is a running head.
  private static let headMargin = 0.2

  private(set) var lines: [IngestedLine] = []
  private(set) var heads: [IngestedLine] = []
  /// Pages without text, from 1.
  private(set) var emptyPages: [Int] = []

  init(_ pages: [PageContent]) {
    var all: [[Line]] = []
    for (index, page) in pages.enumerated() {
      let found = Self.lines(of: page, number: index + 1)
      if found.isEmpty { emptyPages.append(index + 1) }
      all.append(found)
    }
    takeHeads(&all, pages)
    join(all)
  }

  // MARK: Lines

  private static func lines(of page: PageContent, number: Int) -> [Line] {
    let sorted = page.fragments.filter { !TextAssembler.isBlank($0.text[...]) }
      .enumerated().sorted { a, b in
        let (x, y) = (a.element.middle, b.element.middle)
        return x != y ? x < y : a.offset < b.offset
      }.map(\.element)
    var rows: [[PageFragment]] = []
    var middle = 0.0
    for fragment in sorted {
      if let last = rows.indices.last,
        abs(fragment.middle - middle) < sameLine * max(fragment.size, rows[last][0].size)
      {
        rows[last].append(fragment)
        middle += (fragment.middle - middle) / Double(rows[last].count)
      } else {
        rows.append([fragment])
        middle = fragment.middle
      }
    }
    return rows.map { row in
      let row = row.enumerated().sorted { a, b in
        a.element.left != b.element.left
          ? a.element.left < b.element.left : a.offset < b.offset
      }.map(\.element)
      return line(row, number)
    }
  }

  private static func line(_ row: [PageFragment], _ page: Int) -> Line {
    var text: [UInt8] = []
    var hasGap = false
    var previous: PageFragment?
    let spacing = HanSpacing(row)
    for fragment in row {
      if let last = previous {
        // Bold print is sometimes made by setting a text twice.
        if fragment.text == last.text, abs(fragment.left - last.left) < 0.3 * fragment.size {
          continue
        }
        let size = max(last.size, fragment.size)
        let gap = (fragment.left - last.right) / max(size, 0.01)
        let ascii = (last.text.last ?? 0) < 0x80 && (fragment.text.first ?? 0) < 0x80
        if gap > column {
          text.append(0x09)
          hasGap = true
        } else if gap > (ascii ? 0.12 : noSpace)
          || spacing.isSpace(fragment.left - last.right, last, fragment)
        {
          text.append(0x20)
        }
      }
      text += fragment.text
      if let last = previous, last.right > fragment.right {
        var wide = fragment
        wide.right = last.right
        previous = wide
      } else {
        previous = fragment
      }
    }
    return Line(
      left: row.map(\.left).min() ?? 0, right: row.map(\.right).max() ?? 0,
      top: row.map(\.top).min() ?? 0, bottom: row.map(\.bottom).max() ?? 0,
      size: row.map(\.size).max() ?? 0, text: text, hasGap: hasGap, page: page)
  }

  // MARK: Running heads

  private mutating func takeHeads(_ pages: inout [[Line]], _ contents: [PageContent]) {
    func masked(_ text: [UInt8]) -> [UInt8] {
      text.filter { $0 > 0x20 }.map { (0x30...0x39).contains($0) ? 0x30 : $0 }
    }
    func isInMargin(_ line: Line, _ page: PageContent, _ share: Double) -> Bool {
      line.bottom < page.height * share || line.top > page.height * (1 - share)
    }
    // How often a text stands in the margin of a page, at nearly one height.
    var seen: [[UInt8]: [(page: Int, top: Double)]] = [:]
    for (index, lines) in pages.enumerated() {
      for line in lines where isInMargin(line, contents[index], Self.headMargin) {
        seen[masked(line.text), default: []].append((index, line.top))
      }
    }
    let needed = max(2, (pages.count + 1) / 2)
    var told: Set<[UInt8]> = []
    for index in pages.indices {
      let page = contents[index]
      pages[index].removeAll { line in
        guard isInMargin(line, page, Self.headMargin) else { return false }
        let squeezed = line.text.filter { $0 > 0x20 }
        let hasDigit = squeezed.contains { (0x30...0x39).contains($0) }
        if hasDigit, isInMargin(line, page, Self.margin), RunningHeads.isPageNumber(squeezed) {
          return true
        }
        let key = masked(line.text)
        let alike = seen[key, default: []].filter { abs($0.top - line.top) < line.size }
        guard Set(alike.map(\.page)).count >= needed else { return false }
        if told.insert(key).inserted {
          heads.append(
            IngestedLine(
              ParagraphText(utf8: line.text), line.top < page.height / 2 ? .header : .footer,
              heads.count + 1, page: line.page))
        }
        return true
      }
    }
  }

  // MARK: Paragraphs

  private mutating func join(_ pages: [[Line]]) {
    let all = pages.flatMap { $0 }
    guard !all.isEmpty else { return }
    // The body's edges: where most lines begin, and where the longest of them end.
    let left = Self.edge(all.filter { !$0.hasGap }.map(\.left)) ?? all.map(\.left).min() ?? 0
    let rights = all.filter { !$0.hasGap }.map(\.right).sorted()
    let right = rights.isEmpty ? 0 : rights[min(rights.count - 1, rights.count * 97 / 100)]
    var current: ParagraphText?
    var last: Line?
    var page = 1
    var count = 0
    func flush(_ lines: inout [IngestedLine], isRow: Bool) {
      guard let text = current else { return }
      count += 1
      lines.append(IngestedLine(text, isRow ? .table : .body, count, page: page))
      current = nil
    }
    for line in all {
      if let before = last, current != nil {
        let goesOn =
          !before.hasGap && !line.hasGap
          && before.right >= right - Self.raggedness * before.size
          && line.left < left + 0.9 * line.size && line.left > left - 3 * line.size
          && abs(before.size - line.size) < 0.15 * max(before.size, line.size)
          && (before.page != line.page || line.top - before.bottom < 2.5 * line.size)
        if goesOn {
          if let a = current?.utf8.last, let b = line.text.first, a < 0x80, b < 0x80,
            Self.isLetter(a), Self.isLetter(b)
          {
            current?.utf8.append(0x20)
          }
          current?.utf8 += line.text
          last = line
          continue
        }
        flush(&lines, isRow: before.hasGap)
      }
      current = ParagraphText(utf8: line.text)
      page = line.page
      last = line
    }
    flush(&lines, isRow: last?.hasGap ?? false)
  }

  private static func isLetter(_ b: UInt8) -> Bool { (0x41...0x5A).contains(b & 0xDF) }

  /// The leftmost place at which many lines begin.
  private static func edge(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    let enough = max(1, sorted.count / 8)
    for (index, value) in sorted.enumerated() {
      let near = sorted[index...].prefix { $0 < value + 3 }.count
      if near >= enough { return value }
    }
    return sorted[0]
  }
}

extension PageFragment {
  fileprivate var middle: Double { (top + bottom) / 2 }
}

/// How far apart the Chinese characters of one line stand, and from which gap on somebody set a
/// space between two of them.
///
/// Justified lines spread their characters evenly; a space is wider than that. Between Chinese and
/// digits every layout leaves a gap of its own, so nothing is concluded there.
struct HanSpacing {
  /// What a space adds to the usual gap, in sizes; a quarter is the narrowest that fonts have.
  private static let space = 0.15

  /// The width of a character.
  private let em: Double
  /// The gap between characters with no space between them.
  private let usual: Double

  /// - Parameter row: the pieces of one line, from left to right.
  init(_ row: [PageFragment]) {
    var widths: [Double] = []
    var gaps: [Double] = []
    var previous: Letters?
    for (index, fragment) in row.enumerated() {
      let letters = Letters(fragment.text)
      if letters.han == letters.count, letters.count > 0 {
        widths.append((fragment.right - fragment.left) / Double(letters.count))
      }
      // Within a piece there is no gap worth a mention.
      gaps += [Double](repeating: 0, count: max(0, min(letters.han - 1, 64)))
      if let previous, previous.endsInHan, letters.startsInHan {
        gaps.append(fragment.left - row[index - 1].right)
      }
      previous = letters
    }
    em = widths.isEmpty ? row.map(\.size).max() ?? 0 : Self.median(widths)
    usual = Self.median(gaps)
  }

  /// - Parameter steps: how far each Chinese character of a run stands from the next.
  init(em: Double, steps: [Double]) {
    self.em = em
    usual = Self.median(steps) - em
  }

  /// Whether a gap between two pieces is a space; Chinese characters must stand on both sides.
  func isSpace(_ gap: Double, _ left: PageFragment, _ right: PageFragment) -> Bool {
    isSpace(gap) && Letters(left.text).endsInHan && Letters(right.text).startsInHan
  }

  func isSpace(_ gap: Double) -> Bool {
    em > 0 && gap - max(0, usual) > Self.space * em
  }

  /// What a piece is made of.
  private struct Letters {
    var count = 0
    var han = 0
    var startsInHan = false
    var endsInHan = false

    init(_ text: [UInt8]) {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        endsInHan = ScalarText.isHan(scalar.value)
        if count == 0 { startsInHan = endsInHan }
        if endsInHan { han += 1 }
        count += 1
      }
    }
  }

  /// The lower of the two in the middle; 0 of none.
  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[(values.count - 1) / 2]
  }
}
