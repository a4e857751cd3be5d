/// Finds the pieces of a file and what each paragraph in them is for.
struct PieceReader {
  struct Piece {
    var start: Int
    var end = 0
    var attachment: Int?
    var caseNumber: Int?
    var mark: Int?
    var title: Int?
    var date: Int?
    var signature: Range<Int>?
    var body: Range<Int> = 0..<0
    var wrapper: Int?
  }

  let text: ScalarText
  let lines: [DocumentStructure.Line]
  private(set) var drafts: [ParagraphJoiner.Draft]
  /// By draft; `nil` until it is settled.
  private(set) var roles: [DocumentStructure.Role?]
  /// Drafts that another one took in, such as the second line of a title.
  private(set) var absorbed: [Bool]
  private(set) var pieces: [Piece] = []
  private(set) var listed: [DocumentStructure.ListedAttachment] = []
  private(set) var fields: [DocumentStructure.Field] = []

  private static let about = ScalarText.units("关于")
  private static let each = ScalarText.units("各")
  private static let printing = ScalarText.units("印发")

  init(
    _ text: ScalarText, _ lines: [DocumentStructure.Line], _ drafts: [ParagraphJoiner.Draft]
  ) {
    self.text = text
    self.lines = lines
    self.drafts = drafts
    roles = Array(repeating: nil, count: drafts.count)
    absorbed = Array(repeating: false, count: drafts.count)
    readLists()
    split()
    for index in pieces.indices {
      var piece = pieces[index]
      let head = readHead(&piece)
      readTail(&piece, head: head)
      readBody(piece, head: head)
      pieces[index] = piece
    }
    readFields()
  }

  // MARK: Looks

  private func kind(_ draft: Int) -> LineReading.Kind { drafts[draft].reading.kind }
  private func bare(_ draft: Int) -> Range<Int> { drafts[draft].reading.bare }

  /// The line as it stands starts with a tab: a cell of a table that lost its form.
  private func isTabbed(_ draft: Int) -> Bool {
    let range = lines[drafts[draft].lines[0]].range
    return !range.isEmpty && text.scalars[range.lowerBound] == 0x09
  }

  /// Short, one line, without the punctuation of a sentence.
  private func isTitleLike(_ draft: Int) -> Bool {
    let reading = drafts[draft].reading
    guard kind(draft) == .plain, drafts[draft].lines.count == 1, reading.hasHan,
      !reading.hasStop, reading.bare.count >= 4, reading.bare.count <= 80
    else { return false }
    let last = text.scalars[reading.bare.upperBound - 1]
    return ![0xFF1A, 0x3A, 0xFF0C, 0x3001, 0x2C, 0x3002].contains(last) && !isBracketed(draft)
  }

  private func isBracketed(_ draft: Int) -> Bool {
    let range = bare(draft)
    guard let last = range.last else { return false }
    return HeadingMark.isOpening(text.scalars[range.lowerBound])
      && HeadingMark.isClosing(text.scalars[last])
  }

  private func isProse(_ draft: Int) -> Bool {
    let reading = drafts[draft].reading
    switch kind(draft) {
    case .marked: return true
    case .plain:
      return drafts[draft].lines.count > 1 || reading.hasStop || reading.bare.count > 80
        || reading.isClosed && reading.bare.count >= 20
    default: return false
    }
  }

  /// What goes with a document without being its text.
  private func isBeside(_ draft: Int) -> Bool {
    switch kind(draft) {
    case .pageMark, .footnote: true
    default: false
    }
  }

  // MARK: Lists of annexes

  private mutating func readLists() {
    var i = 0
    while i < drafts.count {
      switch kind(i) {
      case .attachmentList: i = readList(i)
      case .attachmentMark(_, inline: true): i = readLabelledList(i)
      default: i += 1
      }
    }
  }

  private mutating func readList(_ start: Int) -> Int {
    let reading = drafts[start].reading
    let isAfterDate = start > 0 && (kind(start - 1) == .date || kind(start - 1) == .note)
    if reading.value.isEmpty {
      guard start + 1 < drafts.count, drafts[start + 1].reading.mark?.number == 1,
        drafts[start + 1].reading.mark?.series == .arabic, !isAfterDate
      else {
        drafts[start].reading.kind = .attachmentMark(number: nil, inline: false)
        return start + 1
      }
    } else if isAfterDate {
      drafts[start].reading.kind = .attachmentMark(number: nil, inline: true)
      return start + 1
    }
    roles[start] = .attachmentList
    var expected = 1
    if !reading.value.isEmpty {
      addItems(reading.value, start)
      expected = (listed.last?.number ?? 0) + 1
    }
    var i = start + 1
    while i < drafts.count {
      if isBeside(i) {
        i += 1
        continue
      }
      let next = drafts[i].reading
      if let mark = next.mark, mark.series == .arabic,
        mark.number == expected || expected > 1 && mark.number == expected + 1
      {
        addItems(next.bare, i)
        expected = mark.number + 1
        roles[i] = .attachmentList
      } else if expected > 1, next.kind == .plain, next.bare.count <= 40,
        i + 1 < drafts.count, drafts[i + 1].reading.mark?.series == .arabic,
        drafts[i + 1].reading.mark?.number == expected, let last = listed.popLast()
      {
        // The name goes on in this line.
        listed.append(
          DocumentStructure.ListedAttachment(
            number: last.number, paragraph: last.paragraph, mark: last.mark,
            name: last.name.lowerBound..<next.bare.upperBound))
        roles[i] = .attachmentList
      } else {
        break
      }
      i += 1
    }
    return i
  }

  /// 附件1：…, 附件2：… line by line, before the signature.
  private mutating func readLabelledList(_ start: Int) -> Int {
    var end = start
    var number = 0
    while end < drafts.count, case .attachmentMark(let n?, inline: true) = kind(end),
      end == start || n == number + 1
    {
      number = n
      end += 1
    }
    guard end > start else { return start + 1 }
    let isList =
      end - start > 1 || end == drafts.count || kind(end) == .date
      || end + 1 < drafts.count && isTitleLike(end) && kind(end + 1) == .date
    guard isList else { return end }
    for i in start..<end {
      let reading = drafts[i].reading
      roles[i] = .attachmentList
      guard case .attachmentMark(let n, inline: _) = reading.kind else { continue }
      listed.append(
        DocumentStructure.ListedAttachment(
          number: n, paragraph: i, mark: reading.bare.lowerBound..<reading.value.lowerBound,
          name: reading.value))
      drafts[i].reading.kind = .attachmentList
    }
    return end
  }

  /// The items on one line: usually one, several where the line breaks were lost.
  private mutating func addItems(_ range: Range<Int>, _ draft: Int) {
    let s = text.scalars
    func add(_ start: Int, _ end: Int) {
      var end = end
      while end > start, ScalarText.isSpace(s[end - 1]) { end -= 1 }
      let mark = HeadingMark.read(s, start, end).flatMap { $0.series == .arabic ? $0 : nil }
      var name = mark?.range.upperBound ?? start
      while name < end, ScalarText.isSpace(s[name]) { name += 1 }
      guard name < end else { return }
      listed.append(
        DocumentStructure.ListedAttachment(
          number: mark?.number, paragraph: draft, mark: mark?.range ?? start..<start,
          name: name..<end))
    }
    var start = range.lowerBound
    let first = HeadingMark.read(s, start, range.upperBound)
    if let first, first.series == .arabic {
      var number = first.number
      var i = first.range.upperBound
      while i < range.upperBound {
        if ScalarText.isSpace(s[i - 1]) || s[i - 1] == 0xFF1B,
          let mark = HeadingMark.read(s, i, range.upperBound), mark.series == .arabic,
          mark.number == number + 1
        {
          add(start, i)
          start = i
          number = mark.number
          i = mark.range.upperBound
        }
        i += 1
      }
    }
    add(start, range.upperBound)
  }

  // MARK: Pieces

  private mutating func split() {
    guard !drafts.isEmpty else { return }
    pieces = [Piece(start: 0)]
    var hasBody = false
    var hasEnded = false
    var bodyEnd = 0
    var heads: [Int] = []
    func begin(_ at: Int, _ pieces: inout [Piece]) {
      if pieces[pieces.count - 1].start != at { pieces.append(Piece(start: at)) }
      hasBody = false
      hasEnded = false
      heads = []
      bodyEnd = at
    }
    for i in drafts.indices {
      let last = pieces.count - 1
      switch kind(i) {
      case .attachmentMark(let number, _):
        begin(i, &pieces)
        pieces[pieces.count - 1].attachment = number
        pieces[pieces.count - 1].mark = i
      case .caseMark(let number, _):
        let follows = pieces[last].mark == i - 1 && i > 0
        if !follows { begin(i, &pieces) }
        pieces[pieces.count - 1].caseNumber = number
        if !follows { pieces[pieces.count - 1].mark = i }
      case .wrapper:
        let follows = pieces[last].mark == i - 1 && i > 0
        if !follows { begin(i, &pieces) }
        pieces[pieces.count - 1].wrapper = i
        if !follows { pieces[pieces.count - 1].mark = i }
      case .documentNumber where hasBody:
        var start = i
        while start > bodyEnd + 1, i - start < 2, isTitleLike(start - 1) { start -= 1 }
        begin(start, &pieces)
      case .date: if hasBody { hasEnded = true }
      case .note:
        if hasBody, HeadingMark.isOpening(text.scalars[bare(i).lowerBound]) { hasEnded = true }
      case .plain where roles[i] == nil && isTitleLike(i):
        let next = i + 1 < drafts.count ? i + 1 : nil
        let starts = next.map { kind($0) != .date && kind($0) != .imprint } ?? false
        let follows = starts && (hasEnded && !UnitName.isLikely(text, bare(i)))
        if hasBody, starts, follows || isNamed(i, in: heads) {
          begin(i, &pieces)
          heads = [i]
        } else if !hasBody {
          heads.append(i)
        }
      default: break
      }
      if isProse(i), roles[i] == nil {
        hasBody = true
        bodyEnd = i
        hasEnded = UnitName.bracketed(text, endOf: lastFragment(i)) != nil
      } else if kind(i) == .plain, UnitName.bracketed(text, endOf: bare(i)) != nil, hasBody {
        hasEnded = true
      }
    }
    for piece in pieces.indices {
      pieces[piece].end = piece + 1 < pieces.count ? pieces[piece + 1].start : drafts.count
    }
  }

  private func lastFragment(_ draft: Int) -> Range<Int> {
    lines[drafts[draft].lines[drafts[draft].lines.count - 1]].content
  }

  /// Whether the line is what the title of the piece says is being issued: 关于印发…的通知.
  private func isNamed(_ draft: Int, in heads: [Int]) -> Bool {
    let title = Self.letters(text, heads.prefix(6).map(bare))
    guard title.count < 200, Self.find(Self.printing, in: title) != nil else { return false }
    let name = Self.letters(text, bare(draft))
    return name.count >= 6 && Self.find(name, in: title) != nil
  }

  /// Han, Latin and digits alone.
  static func letters(_ text: ScalarText, _ range: Range<Int>) -> [UInt32] {
    letters(text, CollectionOfOne(range))
  }

  private static func letters(
    _ text: ScalarText, _ ranges: some Collection<Range<Int>>
  ) -> [UInt32] {
    var letters: [UInt32] = []
    letters.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
    for range in ranges {
      for s in text.scalars[range]
      where ScalarText.isHan(s) || ScalarText.isDigit(s) || (s | 0x20) >= 0x61 && (s | 0x20) <= 0x7A
      {
        letters.append(s)
      }
    }
    return letters
  }

  static func find(_ word: [UInt32], in words: [UInt32]) -> Int? {
    guard !word.isEmpty, word.count <= words.count else { return nil }
    return (0...(words.count - word.count)).first { start in
      word.indices.allSatisfy { words[start + $0] == word[$0] }
    }
  }

  // MARK: Head

  /// Roles of what stands before the text; the first draft behind it.
  private mutating func readHead(_ piece: inout Piece) -> Int {
    var i = piece.start
    var candidates: [Int] = []
    var number: Int?
    scan: while i < piece.end {
      switch kind(i) {
      case .attachmentMark:
        guard i == piece.start else { break scan }
        roles[i] = .attachmentMark
      case .caseMark, .wrapper: roles[i] = .wrapper
      case .pageMark: roles[i] = .pageMark
      case .footnote: roles[i] = .note
      case .documentNumber:
        guard number == nil else { break scan }
        number = i
        roles[i] = .documentNumber
      case .date:
        guard number != nil || !candidates.isEmpty else { break scan }
        roles[i] = .date
      case .field(.other): roles[i] = .field
      case .note where isBracketed(i): roles[i] = .note
      case .plain:
        guard roles[i] == nil else { break scan }
        let isFirst =
          (i == piece.start || i == piece.start + 1 && roles[i - 1] == .body)
          && text.has(Self.each, at: bare(i).lowerBound)
        if isAddressee(i, under: number != nil || !candidates.isEmpty),
          number != nil || !candidates.isEmpty || isFirst
        {
          roles[i] = .addressee
          i += 1
          break scan
        }
        if isBareAddressee(i, under: candidates, in: piece) {
          roles[i] = .addressee
          i += 1
          break scan
        }
        if isIssueNumber(i), !candidates.isEmpty, number == nil {
          // The head of a periodical: its name and 第3期.
          for k in candidates { roles[k] = .issuer }
          candidates = []
          roles[i] = .issuer
          i += 1
          continue scan
        }
        if isDashed(i) || isBracketed(i) && !candidates.isEmpty {
          guard bare(i).count <= 60 else { break scan }
          roles[i] = .subtitle
        } else if bare(i).count < 4, candidates.isEmpty, number == nil {
          // Too short to be anything: a stray mark, a word.
          roles[i] = .body
        } else if candidates.isEmpty, isPunctuatedTitle(i) {
          candidates.append(i)
        } else if isTitleLike(i), candidates.count < 6, candidates.isEmpty || !isTabbed(i) {
          candidates.append(i)
        } else {
          break scan
        }
      default: break scan
      }
      i += 1
    }
    settleTitle(&piece, candidates, number, end: i)
    return i
  }

  private mutating func settleTitle(
    _ piece: inout Piece, _ candidates: [Int], _ number: Int?, end: Int
  ) {
    var titles = candidates
    if let number {
      let after = candidates.filter { $0 > number }
      if !after.isEmpty {
        for i in candidates where i < number { roles[i] = .issuer }
        titles = after
      }
    }
    while titles.count > 1, UnitName.isIssuerMark(text, bare(titles[0])) {
      roles[titles.removeFirst()] = .issuer
    }
    guard let first = titles.first else { return }
    roles[first] = .title
    piece.title = first
    var isWhole = false
    for i in titles.dropFirst() {
      if !isWhole, goesOn(title: first, with: i) {
        absorbed[i] = true
        roles[i] = .title
        drafts[first].lines.append(contentsOf: drafts[i].lines)
      } else {
        isWhole = true
        roles[i] = UnitName.isLikely(text, bare(i)) ? .issuer : .subtitle
      }
    }
  }

  /// Whether the title that starts at `first` goes on in the next line.
  private func goesOn(title first: Int, with next: Int) -> Bool {
    guard let lastLine = drafts[first].lines.last else { return false }
    // Nothing but blank lines may stand between.
    guard next > 0, drafts[next - 1].lines.last == lastLine || absorbed[next - 1] else {
      return false
    }
    let s = text.scalars
    let last = lines[lastLine].content
    guard !last.isEmpty, drafts[first].lines.count < 4 else { return false }
    let words = drafts[first].lines.reduce(into: [UInt32]()) { $0 += s[lines[$1].content] }
    let isAbout = Self.find(Self.about, in: words) != nil
    if text.has(Self.about, at: bare(next).lowerBound) {
      return !isAbout && UnitName.isLikely(text, last)
    }
    if isAbout, !DocumentKind.ends(text, last) { return DocumentKind.ends(text, bare(next)) }
    let first = s[last.lowerBound]
    let end = s[last.upperBound - 1]
    if first == 0x201C && end == 0x201D || first == 0x300A && end == 0x300B { return true }
    return [0x7684, 0x4E0E, 0x548C, 0x53CA, 0x3001].contains(end)
  }

  /// A title that ends as titles do, with a mark behind it that should not be there.
  private func isPunctuatedTitle(_ draft: Int) -> Bool {
    let range = bare(draft)
    let s = text.scalars
    guard kind(draft) == .plain, drafts[draft].lines.count == 1, range.count >= 8,
      range.count <= 60, let last = range.last,
      [0x3002, 0xFF1B, 0xFF0C, 0xFF1A, 0x3B, 0x3A, 0x2C].contains(s[last])
    else { return false }
    let name = range.dropLast()
    guard !name.contains(where: { s[$0] == 0x3002 || s[$0] == 0xFF0C || s[$0] == 0xFF1B }) else {
      return false
    }
    return DocumentKind.sentKind(text, name) != nil
      && name.contains { text.has(Self.about, at: $0) }
  }

  /// 第3期, 2024年第3期（总第12期）
  private func isIssueNumber(_ draft: Int) -> Bool {
    let range = bare(draft)
    guard range.count >= 3, range.count <= 24, !drafts[draft].reading.hasStop else { return false }
    let s = text.scalars
    guard let ordinal = range.first(where: { s[$0] == 0x7B2C }) else { return false }
    var i = ordinal + 1
    while i < range.upperBound, ScalarText.isSpace(s[i]) { i += 1 }
    guard let (_, end) = ChineseCount.any(s, i, range.upperBound) else { return false }
    i = end
    while i < range.upperBound, ScalarText.isSpace(s[i]) { i += 1 }
    return i < range.upperBound && s[i] == 0x671F
  }

  private func isDashed(_ draft: Int) -> Bool {
    let range = bare(draft)
    let content = lines[drafts[draft].lines[0]].content
    guard kind(draft) == .plain, content.count > 2 else { return false }
    let s = text.scalars[content.lowerBound]
    return (s == 0x2014 || s == 0x2015 || s == 0x2500) && !drafts[draft].reading.hasStop
      && !range.isEmpty
  }

  private static let notAddressed = ScalarText.words(
    "如下 现将 根据 以下 为了 为贯彻 通知 报告 要求 下列 包括 说 指出 强调 表示 认为 介绍 按照")
  private static let addressed = ScalarText.words(
    "局 委 部 院 办 政府 单位 中心 公司 厅 会 处 站 校 所 各 组 行 社区 同志 领导 街道 镇 乡 市民 科室")

  /// 各县（区）卫生健康委，委属各单位：
  ///
  /// - Parameter candidatesHold: whether a title stands above, so that a line without its colon may
  ///   be one too.
  private func isAddressee(_ draft: Int, under candidatesHold: Bool) -> Bool {
    let range = bare(draft)
    let s = text.scalars
    guard kind(draft) == .plain, range.count >= 2 else { return false }
    let end = lastFragment(draft).upperBound
    let last = s[end - 1]
    let isOpenList =
      candidatesHold && text.has(ScalarText.units("各"), at: range.lowerBound)
      && !drafts[draft].isClosed
      && drafts[draft].lines.count == 1 && range.count <= 200
      && range.contains { s[$0] == 0x3001 || s[$0] == 0xFF0C }
    guard last == 0xFF1A || last == 0x3A || isOpenList, end - range.lowerBound <= 600,
      !range.contains(where: { s[$0] == 0x3002 })
    else { return false }
    var isUnit = false
    for i in range.lowerBound..<end {
      if Self.notAddressed.contains(where: { text.has($0, at: i) }) { return false }
      if !isUnit, Self.addressed.contains(where: { text.has($0, at: i) }) { isUnit = true }
    }
    return isUnit
  }

  private static let letters = Set(
    ScalarText.words("通知 函 请示 批复 报告 通报 意见 决定"))
  private static let addresses = ScalarText.words(
    "政府 局 委 委员会 厅 部 部门 机构 单位 办 办公室 院 中心 公司 处 科 室 站 所 学校 大学 学院 街道 镇 乡 办事处 集团 支队 大队 协会 "
      + "银行 企业 社区 管委会 党组 党委 县 区 市")
  private static let marks = ScalarSet(ScalarText.units("。，；、.,;"))

  /// The addressee without its colon, or with another mark: units alone on the line between the title
  /// of a letter and its text. One that is not 各… must not be the unit that writes.
  private func isBareAddressee(_ draft: Int, under candidates: [Int], in piece: Piece) -> Bool {
    let s = text.scalars
    guard let title = candidates.last, drafts[draft].lines.count == 1, draft + 1 < piece.end,
      isProse(draft + 1), kind(draft + 1) == .plain
    else { return false }
    var range = bare(draft)
    let isMarked = range.last.map { Self.marks.contains(s[$0]) } ?? false
    if isMarked { range = range.dropLast() }
    var named = bare(title)
    if let last = named.last, Self.marks.contains(s[last]) { named = named.dropLast() }
    guard (4...100).contains(range.count), let kind = DocumentKind.sentKind(text, named),
      Self.letters.contains(kind), isListOfUnits(range)
    else { return false }
    if text.has(Self.each, at: range.lowerBound) { return true }
    if isMarked { return range.contains { s[$0] == 0x3001 || s[$0] == 0xFF0C } }
    // The unit that issues stands in the title; who writes stands at the end again.
    let words = Self.letters(text, candidates.suffix(4).map(bare))
    guard let about = Self.find(Self.about, in: words), about >= 4 else { return false }
    let (issuer, name) = (words[..<about], Self.letters(text, range))
    guard !issuer.suffix(2).elementsEqual(name.suffix(2)), Self.find(name, in: words) == nil else {
      return false
    }
    return !(max(draft + 1, piece.end - 12)..<piece.end).contains {
      bare($0).count < 60 && Self.find(name, in: Self.letters(text, bare($0))) != nil
    }
  }

  /// Names of units, parted by commas.
  private func isListOfUnits(_ range: Range<Int>) -> Bool {
    let s = text.scalars
    return range.split(whereSeparator: { s[$0] == 0x3001 || s[$0] == 0xFF0C }).allSatisfy { part in
      guard part.count >= 2, let last = part.last else { return false }
      return part.allSatisfy {
        ScalarText.isHan(s[$0]) || ScalarText.isSpace(s[$0]) || HeadingMark.isOpening(s[$0])
          || HeadingMark.isClosing(s[$0])
      }
        && (HeadingMark.isClosing(s[last])
          || Self.addresses.contains { text.has($0, before: last + 1) })
    }
  }

  // MARK: Tail

  private mutating func readTail(_ piece: inout Piece, head: Int) {
    var i = piece.end - 1
    // Backwards over what may stand below the date.
    scan: while i >= head {
      switch kind(i) {
      case .date: break scan
      case .imprint: roles[i] = .imprint
      case .note: roles[i] = .note
      case .footnote: roles[i] = .note
      case .pageMark: roles[i] = .pageMark
      case .field: break
      default:
        if roles[i] == .attachmentList { break }
        if i + 1 < piece.end, roles[i + 1] == .imprint, isTitleLike(i) {
          roles[i] = .imprint
          break
        }
        if isBracketed(i), kind(i) == .plain { break }
        break scan
      }
      i -= 1
    }
    guard i >= head else {
      piece.body = head..<head
      return
    }
    if kind(i) == .date {
      roles[i] = .date
      piece.date = i
      signatures(&piece, before: i, head: head)
      return
    }
    piece.body = head..<(i + 1)
    // （柳桥县卫生健康局） on a line of its own, below the text.
    let below = ((i + 1)..<piece.end).first {
      roles[$0] == nil && kind($0) == .plain && isBracketed($0)
        && UnitName.bracketed(text, endOf: bare($0))?.lowerBound == bare($0).lowerBound
    }
    if let below {
      roles[below] = .signature
      piece.signature = bare(below)
      return
    }
    var last = i
    while last > head, isBracketed(last), kind(last) == .plain,
      UnitName.bracketed(text, endOf: bare(last)) == nil
    {
      last -= 1
    }
    let range = lastFragment(last)
    if let start = DateLine.start(text.scalars, endOf: range), start > range.lowerBound,
      range.count <= 60, !drafts[last].reading.hasStop, kind(last) == .plain
    {
      roles[last] = .signature
      piece.date = last
      piece.signature = range.lowerBound..<start
      piece.body = head..<last
    } else if let name = UnitName.bracketed(text, endOf: range) {
      piece.signature = name
      if name.lowerBound == range.lowerBound, drafts[last].lines.count == 1 {
        roles[last] = .signature
        piece.body = head..<last
      }
    } else if last > head, isTitleLike(last), bare(last).count <= 30, !isTabbed(last),
      UnitName.isLikely(text, bare(last)), isProse(last - 1) || roles[last - 1] != nil
    {
      roles[last] = .signature
      piece.signature = bare(last)
      piece.body = head..<last
    }
  }

  private mutating func signatures(_ piece: inout Piece, before date: Int, head: Int) {
    var i = date
    while i > head, date - i < 8, roles[i - 1] == nil || isBeside(i - 1),
      isTitleLike(i - 1) && bare(i - 1).count <= 50 || isBeside(i - 1)
        || isBracketed(i - 1) && kind(i - 1) == .plain
    {
      i -= 1
    }
    piece.body = head..<i
    guard i < date else {
      if i > head, let name = UnitName.bracketed(text, endOf: lastFragment(i - 1)) {
        piece.signature = name
      }
      return
    }
    for k in i..<date where !isBeside(k) { roles[k] = .signature }
    piece.signature = bare(i).lowerBound..<lastFragment(date - 1).upperBound
  }

  // MARK: Body

  private mutating func readBody(_ piece: Piece, head: Int) {
    for i in head..<piece.end where roles[i] == nil {
      roles[i] = role(i, in: piece)
    }
  }

  private func role(_ i: Int, in piece: Piece) -> DocumentStructure.Role {
    switch kind(i) {
    case .tableRow: return .tableRow
    case .attachmentMark: return .attachmentMark
    case .attachmentList: return .attachmentList
    case .wrapper, .caseMark: return .wrapper
    case .box, .caption: return .caption
    case .documentNumber: return .documentNumber
    case .date: return .date
    case .field: return .field
    case .note, .footnote: return .note
    case .imprint: return .imprint
    case .pageMark: return .pageMark
    case .part: return .heading
    case .blank: return .body
    case .marked: return isStandalone(i) ? .heading : .body
    case .plain:
      if isTabbed(i), !drafts[i].isClosed, drafts[i].lines.count == 1 { return .tableRow }
      guard isTitleLike(i), bare(i).count <= 40 else { return .body }
      var next = i + 1
      while next < piece.end, isBeside(next) { next += 1 }
      guard next < piece.end else { return .body }
      if kind(next) == .tableRow { return .caption }
      return bare(i).count <= 30 && isProse(next) ? .heading : .body
    }
  }

  /// A numbered line that is a heading by itself, nothing run in behind it.
  private func isStandalone(_ i: Int) -> Bool {
    let reading = drafts[i].reading
    guard drafts[i].lines.count == 1, reading.bare.count <= 60, let mark = reading.mark else {
      return false
    }
    let s = text.scalars
    var end = reading.bare.upperBound
    while end > mark.range.upperBound, s[end - 1] == 0x2A { end -= 1 }
    guard end > mark.range.upperBound else { return true }
    for k in mark.range.upperBound..<(end - 1)
    where s[k] == 0x3002 || s[k] == 0xFF1B || s[k] == 0xFF1F || s[k] == 0xFF01 {
      return false
    }
    let last = s[end - 1]
    if last == 0xFF1B || last == 0x3B { return false }
    if last == 0xFF0C { return reading.bare.count <= 20 }
    return last != 0x3002 || reading.bare.count <= 32
  }

  // MARK: Fields

  private mutating func readFields() {
    for piece in pieces {
      var open: Int?
      for i in piece.start..<piece.end {
        if case .field(let name) = kind(i) {
          let reading = drafts[i].reading
          fields.append(
            DocumentStructure.Field(
              name: name, paragraph: i,
              label: reading.bare.lowerBound..<reading.value.lowerBound, value: reading.value,
              paragraphs: i..<(i + 1)))
          open = name == .abstract || reading.value.isEmpty ? fields.count - 1 : nil
        } else if let field = open {
          switch roles[i] {
          case .body, .heading, .note, .tableRow, .pageMark:
            fields[field].paragraphs = fields[field].paragraphs.lowerBound..<(i + 1)
          default: open = nil
          }
        }
      }
    }
  }
}
