/// Puts lines together that are one paragraph: a page break may have cut a sentence in two, and a
/// footnote may stand between the halves.
struct ParagraphJoiner {
  /// A paragraph as the lines show it.
  struct Draft {
    /// The places in `lines`, in order.
    var lines: ShortList<Int>
    /// What its first line is.
    var reading: LineReading
    /// Whether its last line ends a sentence.
    var isClosed: Bool
    /// Blank lines stand before it.
    var isSpaced: Bool
  }

  /// From this length a line may have been cut by the width of the page.
  private static let cut = 25
  /// From this length a line without a full stop is prose all the same.
  private static let prose = 45
  /// A line above which a title may not reach.
  private static let longTitle = 60
  /// So many notes may stand between the halves of a paragraph.
  private static let notesBetween = 8

  private static let closing = ScalarSet(ScalarText.units("，。、；：！？）”》〕】％%‰"))
  private static let verseEnds = ScalarSet(ScalarText.units("，。；！？"))
  private static let comma = ScalarSet(ScalarText.units("，、"))

  let text: ScalarText
  let lines: [DocumentStructure.Line]
  let readings: [LineReading]

  private var drafts: [Draft] = []
  /// The paragraph that may go on, and the note that may.
  private var open: Int?
  private var openNote: Int?
  private var notes = 0
  /// The open paragraph's brackets that are not closed yet.
  private var depth = 0

  init(_ text: ScalarText, _ lines: [DocumentStructure.Line], _ readings: [LineReading]) {
    self.text = text
    self.lines = lines
    self.readings = readings
    drafts.reserveCapacity(lines.count)
  }

  static func drafts(
    _ text: ScalarText, _ lines: [DocumentStructure.Line], _ readings: [LineReading]
  ) -> [Draft] {
    var joiner = ParagraphJoiner(text, lines, readings)
    joiner.run()
    return joiner.drafts
  }

  private mutating func run() {
    var isSpaced = true
    for index in lines.indices {
      let reading = readings[index]
      if reading.kind == .blank {
        isSpaced = true
        continue
      }
      add(index, reading, isSpaced)
      isSpaced = false
    }
  }

  private mutating func add(_ index: Int, _ reading: LineReading, _ isSpaced: Bool) {
    switch reading.kind {
    case .footnote, .note, .pageMark:
      // Stands beside the text: what was open stays open.
      let isOpen = reading.kind != .pageMark && !reading.isClosed && reading.bare.count >= Self.cut
      openNote = isOpen && reading.commas > 0 ? drafts.count : nil
      notes += 1
      if notes > Self.notesBetween { open = nil }
      drafts.append(
        Draft(lines: .one(index), reading: reading, isClosed: reading.isClosed, isSpaced: isSpaced))
      return
    case .tableRow, .date, .documentNumber, .wrapper, .box, .caption, .part, .caseMark,
      .attachmentMark:
      open = nil
      openNote = nil
      drafts.append(Draft(lines: .one(index), reading: reading, isClosed: true, isSpaced: isSpaced))
      return
    case .blank, .plain, .marked, .field, .imprint, .attachmentList: break
    }
    if let note = openNote, goesOn(index, reading), !isSpaced || reading.isClosed {
      openNote = nil
      // A line that closes both is taken for the note's only if nothing else is open.
      if open == nil || !isSpaced {
        drafts[note].lines.append(index)
        drafts[note].isClosed = reading.isClosed
        return
      }
    }
    openNote = nil
    if let draft = open, goesOn(index, reading), !isVerse(drafts[draft].lines.last, index) {
      drafts[draft].lines.append(index)
      drafts[draft].isClosed = reading.isClosed
      depth += reading.depth
      notes = 0
      if !staysOpen(reading) { open = nil }
      return
    }
    notes = 0
    drafts.append(
      Draft(lines: .one(index), reading: reading, isClosed: reading.isClosed, isSpaced: isSpaced))
    depth = reading.depth
    open = opens(reading) ? drafts.count - 1 : nil
  }

  /// Whether two lines are verses: short, of one length, each with one mark, which ends it.
  private func isVerse(_ previous: Int?, _ index: Int) -> Bool {
    guard let previous else { return false }
    let (first, second) = (lines[previous].content, lines[index].content)
    guard first.count == second.count, (4...17).contains(first.count) else { return false }
    return [first, second].allSatisfy { line in
      Self.verseEnds.contains(text.scalars[line.upperBound - 1])
        && line.dropLast().allSatisfy { ScalarText.isHan(text.scalars[$0]) }
    }
  }

  /// Whether a paragraph that starts with this line may go on in the next.
  private func opens(_ reading: LineReading) -> Bool {
    guard reading.hasHan, !reading.isClosed, !endsInHeading(reading.bare) else { return false }
    let count = reading.bare.count
    let last = text.scalars[reading.bare.upperBound - 1]
    let endsInComma = Self.comma.contains(last)
    // Sentences are cut between Chinese characters or in a number; a list item, a line of code or
    // a date of passing ends otherwise.
    guard endsInComma || ScalarText.isHan(last) || ScalarText.isDigit(last) || last == 0x201C,
      endsInComma || !isListed(reading), reading.hasStop || !startsWithYear(reading.bare)
    else { return false }
    switch reading.kind {
    case .plain:
      if drafts.count == 1 { return count >= Self.longTitle && reading.commas > 0 }
      guard count >= Self.cut, reading.commas > 0 || reading.hasStop else {
        return endsInComma && count >= 8
      }
      // A line without a full stop may be a heading without a number.
      return reading.hasStop || endsInComma || depth > 0 || count >= Self.prose
        || drafts.dropLast().last.map { isHeading($0) || isAddressee($0) } == true
    case .marked:
      guard count >= Self.cut else { return endsInComma && count >= 12 }
      return reading.hasStop || endsInComma || depth > 0
        || count >= Self.prose && reading.commas > 0
    case .field: return reading.value.count >= Self.cut && reading.commas > 0
    case .imprint: return endsInComma || count >= Self.cut && reading.commas > 0
    default: return false
    }
  }

  /// Whether a paragraph that went on in this line may go on still.
  private func staysOpen(_ reading: LineReading) -> Bool {
    guard !reading.isClosed, !endsInHeading(reading.bare) else { return false }
    return reading.bare.count >= Self.cut
      || Self.comma.contains(text.scalars[reading.bare.upperBound - 1])
  }

  /// Whether a heading was glued to the end of the line: it breaks off, but not in a sentence.
  private func endsInHeading(_ bare: Range<Int>) -> Bool {
    let s = text.scalars
    let low = max(bare.lowerBound, bare.upperBound - 50)
    guard var i = s[low..<bare.upperBound].lastIndex(of: 0x3002) else { return false }
    i += 1
    while i < bare.upperBound, ScalarText.isSpace(s[i]) || s[i] == 0x2A { i += 1 }
    guard let mark = HeadingMark.read(s, i, bare.upperBound) else { return false }
    return (mark.series == .chinese || mark.series == .chineseInParentheses)
      && !s[mark.range.upperBound..<bare.upperBound].contains(0xFF0C)
  }

  /// Whether the line goes on with what is open.
  private func goesOn(_ index: Int, _ reading: LineReading) -> Bool {
    guard reading.kind == .plain, !reading.bare.isEmpty else { return false }
    let s = text.scalars
    let bare = reading.bare
    if Self.closing.contains(s[bare.lowerBound]) { return true }
    guard reading.hasHan else { return false }
    if isLabel(bare) || isListed(reading) || startsWithYear(bare) { return false }
    // Too short to go on with a sentence, and does not end one: a name, a heading, a cell.
    return reading.isClosed || bare.count >= Self.cut
      || reading.hasStop && bare.count >= 8
      || Self.comma.contains(s[bare.upperBound - 1])
  }

  /// A mark of a list stands before it: - * + •.
  private func isListed(_ reading: LineReading) -> Bool {
    guard reading.bare.lowerBound > 0, !reading.bare.isEmpty else { return false }
    let s = text.scalars
    let first = s[reading.bare.lowerBound]
    if first == 0x2B || first == 0x2D || first == 0x2A || first == 0x2022 { return true }
    var i = reading.bare.lowerBound - 1
    guard ScalarText.isSpace(s[i]) else { return false }
    while i > 0, ScalarText.isSpace(s[i]) { i -= 1 }
    return s[i] == 0x2D || s[i] == 0x2A || s[i] == 0x2022 || s[i] == 0x3E
  }

  /// 2018年7月…: a date of passing under a title, an entry of a chronicle.
  private func startsWithYear(_ bare: Range<Int>) -> Bool {
    guard bare.count > 5 else { return false }
    let s = text.scalars
    return (0..<4).allSatisfy { ScalarText.isDigit(s[bare.lowerBound + $0]) }
      && s[bare.lowerBound + 4] == 0x5E74
  }

  /// A few characters with a colon behind them at the start.
  private func isLabel(_ bare: Range<Int>) -> Bool {
    for i in bare.prefix(9) {
      let s = text.scalars[i]
      // A line that is nothing but its label, with a colon at its end, is an addressee's.
      if s == 0xFF1A || s == 0x3A { return i + 1 < bare.upperBound }
      if !ScalarText.isHan(s), !ScalarText.isSpace(s) { return false }
    }
    return false
  }

  /// A line that ends in a colon: what follows is text.
  private func isAddressee(_ draft: Draft) -> Bool {
    guard draft.reading.kind == .plain, draft.isClosed, let line = draft.lines.last,
      let last = lines[line].content.last
    else { return false }
    return text.scalars[last] == 0xFF1A || text.scalars[last] == 0x3A
  }

  private func isHeading(_ draft: Draft) -> Bool {
    guard draft.reading.mark != nil else { return false }
    return draft.reading.bare.count <= 40 && (!draft.reading.hasStop || draft.isClosed)
  }
}
