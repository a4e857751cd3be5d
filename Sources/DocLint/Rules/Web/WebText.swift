/// The conventions of Chinese web typography over one document: what would be changed where, and
/// which rule says so.
///
/// One pass over each line decides on widths first and on spaces after them, from the characters
/// as they will be; so that all the rules' fixes together change nothing when they are applied
/// twice. Code, addresses, tags and formulas stay as they are.
///
/// Source: practice, after the conventions that AutoCorrect and zhlint share.
struct WebText {
  enum Convention: UInt8 {
    /// A space between Chinese and Latin letters or digits.
    case spaceWord
    /// A space around half-width brackets beside Chinese.
    case spaceBracket
    /// A space around inline code beside Chinese.
    case spaceCode
    /// Spaces around a dash, bar or plus between Chinese words.
    case spaceDash
    /// No space beside full-width marks.
    case noSpaceFullwidth
    /// No space beside curly quotes.
    case noSpaceQuote
    /// Full-width marks in Chinese text.
    case fullwidth
    /// Half-width letters and digits.
    case halfwidthWord
    /// Half-width marks in English text.
    case halfwidthPunctuation
  }

  /// A change to make: the scalars of a range become others. A space to add has an empty range.
  struct Change {
    let convention: Convention
    let range: Range<Int>
    let replacement: [UInt32]
  }

  /// The changes of one convention, in order.
  ///
  /// - Complexity: O(*n*).
  static func changes(_ convention: Convention, in context: RuleContext) -> [Change] {
    guard !context.isData else { return [] }
    var found: [Change] = []
    for line in context.structure.lines where !line.isBlank {
      var reader = WebLine(context, line)
      reader.read()
      found += reader.changes.filter { $0.convention == convention }
    }
    return found
  }
}

/// One line on its way to the conventions.
private struct WebLine {
  typealias Change = WebText.Change

  private let text: ScalarText
  private let protected: ProtectedText
  private let line: Range<Int>
  /// The line's scalars as they will be; a removed one is 0.
  private var out: [UInt32]
  private var fixed: [Bool]
  private let hasCJK: Bool
  var changes: [Change] = []

  init(_ context: RuleContext, _ line: DocumentStructure.Line) {
    text = context.text
    protected = context.protected
    self.line = line.content
    out = Array(text.scalars[line.content])
    let start = line.content.lowerBound
    fixed = out.indices.map { context.protected.contains(start + $0) }
    hasCJK = out.contains(where: Self.isCJK)
  }

  mutating func read() {
    // Most lines of a program or an English text hold nothing to judge.
    guard hasCJK || out.contains(where: { $0 >= 0x2000 }) else { return }
    protectPaths()
    narrowWords()
    if hasCJK {
      widen()
      removeSpaces()
      addSpaces()
    } else {
      narrowPunctuation()
    }
    changes.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  // MARK: Classes

  private static func isCJK(_ s: UInt32) -> Bool { isCJ(s) || (s >= 0xAC00 && s <= 0xD7A3) }

  private static func isCJ(_ s: UInt32) -> Bool {
    ScalarText.isIdeographicOrKana(s) || (s >= 0x3400 && s < 0x4DC0)
  }

  private static func isWord(_ s: UInt32) -> Bool { ScalarText.isASCIIAlphanumeric(s) }

  /// ， 。 、 ！ ？ ： ； （ ） 「 」 《 》 【 】
  private static func isFullwidthMark(_ s: UInt32) -> Bool {
    switch s {
    case 0xFF0C, 0x3002, 0x3001, 0xFF01, 0xFF1F, 0xFF1A, 0xFF1B, 0xFF08, 0xFF09: true
    case 0x300A...0x300D, 0x3010, 0x3011: true
    default: false
    }
  }

  private static func isCurlyQuote(_ s: UInt32) -> Bool {
    s == 0x201C || s == 0x201D || s == 0x2018 || s == 0x2019
  }

  private func at(_ i: Int) -> UInt32 { out.indices.contains(i) ? out[i] : 0 }

  private mutating func change(
    _ convention: WebText.Convention, _ range: Range<Int>, _ replacement: [UInt32]
  ) {
    let start = line.lowerBound
    changes.append(
      Change(
        convention: convention,
        range: (start + range.lowerBound)..<(start + range.upperBound), replacement: replacement))
  }

  // MARK: What stays

  /// Words between spaces that are paths (`src/文档/说明`) or anchors (`page.html#说明`) stay.
  private mutating func protectPaths() {
    var i = 0
    while i < out.count {
      while i < out.count, out[i] == 0x20 { i += 1 }
      let start = i
      while i < out.count, out[i] != 0x20 { i += 1 }
      if start < i, isPath(start..<i) {
        for k in start..<i { fixed[k] = true }
      }
    }
  }

  private func isPath(_ word: Range<Int>) -> Bool {
    func part(_ s: UInt32) -> Bool {
      Self.isWord(s) || s == 0x2D || s == 0x2E || s == 0x5F
    }
    var i = word.lowerBound
    if out[i] == 0x2F { i += 1 }
    let name = i
    while i < word.upperBound, part(out[i]) { i += 1 }
    guard i < word.upperBound, i - name >= 2 else { return false }
    if out[i] == 0x2F { return true }
    return out[i] == 0x23 && out[name] != 0x23
  }

  // MARK: Widths

  /// Full-width letters, digits and blanks inside the line; the colon of a time.
  private mutating func narrowWords() {
    var i = 0
    while i < out.count {
      guard !fixed[i], let first = narrow(i) else {
        i += 1
        continue
      }
      var end = i + 1
      var narrowed = [first]
      while end < out.count, !fixed[end], let next = narrow(end) {
        narrowed.append(next)
        end += 1
      }
      change(.halfwidthWord, i..<end, narrowed)
      for k in i..<end { out[k] = narrowed[k - i] }
      i = end
    }
  }

  private func narrow(_ i: Int) -> UInt32? {
    switch out[i] {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: out[i] - 0xFEE0
    case 0x3000: 0x20
    case 0xFF1A: ScalarText.isDigit(at(i - 1)) && ScalarText.isDigit(at(i + 1)) ? 0x3A : nil
    default: nil
    }
  }

  /// Half-width marks that belong to Chinese text.
  private mutating func widen() {
    // A semicolon alone may separate a list of values; beside other marks it is punctuation.
    let isProse = out.indices.contains { !fixed[$0] && ScalarText.isPauseOrStop(out[$0]) }
    var i = 0
    while i < out.count {
      let s = out[i]
      guard s < 0x40, !fixed[i], Self.wide(s) != nil else {
        i += 1
        continue
      }
      // Exclamation and question marks may stand together, and are of one width then.
      var run = i + 1
      if s == 0x21 || s == 0x3F {
        while run < out.count, out[run] == 0x21 || out[run] == 0x3F { run += 1 }
      }
      var end = run
      while end < out.count, out[end] == 0x20 { end += 1 }
      if belongsToChinese(s, i, run, end, isProse: isProse) {
        let marks = out[i..<run].compactMap(Self.wide)
        change(.fullwidth, i..<end, marks)
        for k in i..<end { out[k] = k - i < marks.count ? marks[k - i] : 0 }
      } else if run > i + 1 {
        i = run
        continue
      }
      i = end
    }
  }

  /// Whether the mark at `i`, which the text behind `end` follows, belongs to Chinese text.
  private func belongsToChinese(_ s: UInt32, _ i: Int, _ run: Int, _ end: Int, isProse: Bool)
    -> Bool
  {
    let left = at(i - 1)
    let right = at(end)
    let leftIsChinese =
      Self.isCJ(left) || ScalarText.isChineseClosing(left) && i >= 2 && Self.isCJ(at(i - 2))
    let quote = right == 0x22 || right == 0x27
    let last = end == out.count || quote && (end + 1 == out.count || at(end + 1) == 0x20)
    switch s {
    case 0x2C, 0x3F:
      return leftIsChinese || Self.isCJ(right) && (Self.isWord(left) || left == 0x25)
    case 0x2E, 0x3A, 0x21:
      // Neighbours of its own kind: an ellipsis, an operator.
      if Self.wide(left) != nil || Self.wide(at(run)) != nil { return false }
      return leftIsChinese
        && (Self.isCJ(right) || last || end > run || ScalarText.isChineseOpening(right)
          || ScalarText.isChineseClosing(right))
    default:
      return isProse && leftIsChinese && Self.isCJ(right)
    }
  }

  private static func wide(_ s: UInt32) -> UInt32? {
    switch s {
    case 0x2C: 0xFF0C
    case 0x2E: 0x3002
    case 0x3A: 0xFF1A
    case 0x3B: 0xFF1B
    case 0x3F: 0xFF1F
    case 0x21: 0xFF01
    default: nil
    }
  }

  /// Full-width marks in a line of English.
  private mutating func narrowPunctuation() {
    guard isEnglish else { return }
    var opened: [(index: Int, mark: UInt32)] = []
    for i in out.indices where !fixed[i] && out[i] >= 0x2000 {
      let before = at(i - 1)
      let follows =
        Self.isWord(before) || before == 0x20 || before == 0x5F || before == 0x29 || before == 0x5D
        || before == 0x201D || before == 0x2019 || before == 0x09
      switch out[i] {
      case 0xFF0C, 0x3001, 0x3002, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F:
        guard follows else { continue }
        let mark = Self.narrowMark(out[i])
        let space = Self.isWord(at(i + 1))
        change(.halfwidthPunctuation, i..<(i + 1), space ? [mark, 0x20] : [mark])
        out[i] = mark
      case 0xFF08, 0x3010, 0x300C, 0x300A:
        opened.append((i, out[i]))
      case 0xFF09, 0x3011, 0x300D, 0x300B:
        guard let open = opened.popLast(), Self.partner(open.mark) == out[i] else { continue }
        // Both of a pair, or none.
        let (left, right) = Self.narrowPair(open.mark)
        let spaceBefore = Self.isWord(at(open.index - 1))
        let spaceAfter = Self.isWord(at(i + 1))
        change(
          .halfwidthPunctuation, open.index..<(open.index + 1), spaceBefore ? [0x20, left] : [left])
        change(.halfwidthPunctuation, i..<(i + 1), spaceAfter ? [right, 0x20] : [right])
        out[open.index] = left
        out[i] = right
      default: break
      }
    }
  }

  /// Whether the line starts with a word and holds two of them; between quotes one will do.
  private var isEnglish: Bool {
    let first = out[0]
    let quoted = first == 0x22 || first == 0x27
    guard quoted || Self.isWord(first) || first == 0x5F else { return false }
    var words = 0
    var length = 0
    var spaced = false
    for s in out {
      if Self.isWord(s) || s == 0x5F {
        length += 1
        if length == 1, spaced || words == 0 { words += 1 }
        spaced = false
        if quoted, length >= 2 { return true }
        if words >= 2 { return true }
      } else {
        if s == 0x20, length > 0 { spaced = true }
        if s != 0x20 {
          spaced = spaced || ScalarText.isPauseOrStop(s) || ScalarText.isChineseOpening(s)
        }
        length = 0
      }
    }
    return false
  }

  private static func narrowMark(_ s: UInt32) -> UInt32 {
    switch s {
    case 0xFF0C, 0x3001: 0x2C
    case 0x3002: 0x2E
    case 0xFF1A: 0x3A
    case 0xFF1B: 0x3B
    case 0xFF01: 0x21
    default: 0x3F
    }
  }

  private static func partner(_ open: UInt32) -> UInt32 { open == 0xFF08 ? 0xFF09 : open + 1 }

  private static func narrowPair(_ open: UInt32) -> (UInt32, UInt32) {
    switch open {
    case 0xFF08: (0x28, 0x29)
    case 0x300A: (0x201C, 0x201D)
    default: (0x5B, 0x5D)
    }
  }

  // MARK: Spaces

  /// Spaces beside full-width marks and curly quotes, and inside half-width brackets.
  private mutating func removeSpaces() {
    var i = 0
    while i < out.count {
      guard out[i] == 0x20, !fixed[i] else {
        i += 1
        continue
      }
      var end = i
      while end < out.count, out[end] == 0x20 { end += 1 }
      let (left, right) = (at(i - 1), at(end))
      if i > 0, end < out.count, let convention = removal(left, right, i, end) {
        // What became of a full-width space, or went with a mark, is another's change.
        let raw = (i..<end).filter { text.scalars[line.lowerBound + $0] == 0x20 }
        if raw.count == end - i {
          change(convention, i..<end, [])
          for k in i..<end { out[k] = 0 }
        }
      }
      i = end
    }
  }

  private func removal(_ left: UInt32, _ right: UInt32, _ i: Int, _ end: Int)
    -> WebText.Convention?
  {
    func isText(_ s: UInt32) -> Bool { Self.isWord(s) || s == 0x5F || Self.isCJK(s) }
    if Self.isFullwidthMark(right), isText(left) || left == 0x60 { return .noSpaceFullwidth }
    if Self.isFullwidthMark(left), isText(right) || right == 0x60 { return .noSpaceFullwidth }
    if Self.isFullwidthMark(left), Self.isFullwidthMark(right) { return .noSpaceFullwidth }
    if Self.isCurlyQuote(right), isText(left) {
      return Self.isCJK(left) || Self.isCJK(at(end + 1)) ? .noSpaceQuote : nil
    }
    if Self.isCurlyQuote(left), isText(right) {
      return Self.isCJK(right) || Self.isCJK(at(i - 2)) ? .noSpaceQuote : nil
    }
    if Self.isCurlyQuote(left), Self.isFullwidthMark(right) { return .noSpaceQuote }
    if Self.isFullwidthMark(left), Self.isCurlyQuote(right) { return .noSpaceQuote }
    if left == 0x28, Self.isCJK(right) || right == 0x29 && false { return .spaceBracket }
    if right == 0x29, Self.isCJK(left) { return .spaceBracket }
    return nil
  }

  /// Spaces between neighbours that have none.
  private mutating func addSpaces() {
    // The neighbours of each place, removed spaces aside.
    var previous: Int?
    for i in out.indices where out[i] != 0 {
      if let left = previous {
        if i == left + 1, let convention = addition(left, i) { change(convention, i..<i, [0x20]) }
      }
      previous = i
    }
  }

  private func addition(_ l: Int, _ r: Int) -> WebText.Convention? {
    let (left, right) = (out[l], out[r])
    guard left != 0x20, right != 0x20 else { return nil }
    if fixed[l] || fixed[r] { return protectedAddition(l, r) }
    if Self.isCJK(left) {
      if Self.isWord(right) { return .spaceWord }
      if right == 0x28 { return .spaceBracket }
      if right == 0x5B, at(r + 1) != 0x5E { return .spaceBracket }
      if right == 0x60 { return nil }
      if right == 0x2D || right == 0x2B {
        // -5 and +5; but 5个-10个 is a range.
        if ScalarText.isASCIIDigit(at(r + 1)), !ScalarText.isASCIIDigit(at(l - 1)) {
          return .spaceWord
        }
      }
    }
    if Self.isCJK(right) {
      if Self.isWord(left) { return isPlaceholder(l) ? nil : .spaceWord }
      if left == 0x29 { return .spaceBracket }
      if left == 0x5D { return isFootnoteMark(l) ? nil : .spaceBracket }
      if left == 0x25, ScalarText.isASCIIDigit(at(l - 1)) { return .spaceWord }
      if left == 0x2B || left == 0x23 {
        var k = l
        while k >= 0, out[k] == 0x2B || out[k] == 0x23 { k -= 1 }
        if k >= 0, Self.isWord(out[k]) { return .spaceWord }
      }
      if left == 0x21, Self.isWord(at(l - 1)) { return .spaceWord }
    }
    return dash(l, r)
  }

  /// Beside something that stays: code, an address.
  private func protectedAddition(_ l: Int, _ r: Int) -> WebText.Convention? {
    guard fixed[l] != fixed[r] else { return nil }
    let start = line.lowerBound
    if fixed[r] {
      guard Self.isCJK(out[l]) else { return nil }
      switch protected.kind(start + r) {
      case .code: return .spaceCode
      case .address: return Self.isWord(out[r]) ? .spaceWord : nil
      case .none, .tag, .formula: return nil
      }
    }
    guard Self.isCJK(out[r]) else { return nil }
    switch protected.kind(start + l) {
    case .code: return .spaceCode
    case .address: return Self.isWord(out[l]) ? .spaceWord : nil
    case .none, .tag, .formula: return nil
    }
  }

  /// Whether the letter or digit at `i` is that of %s, $1 or \n.
  private func isPlaceholder(_ i: Int) -> Bool {
    let before = at(i - 1)
    return before == 0x25 || before == 0x24 || before == 0x5C
  }

  /// Whether the bracket at `i` closes a `[^1]`.
  private func isFootnoteMark(_ i: Int) -> Bool {
    var k = i - 1
    while k > 0, i - k < 12, out[k] != 0x5E, out[k] != 0x5B { k -= 1 }
    return k > 0 && out[k] == 0x5E && out[k - 1] == 0x5B
  }

  private func dash(_ l: Int, _ r: Int) -> WebText.Convention? {
    func isDash(_ s: UInt32) -> Bool { s == 0x2D || s == 0x7C || s == 0x2B }
    func isOpening(_ s: UInt32) -> Bool {
      s == 0xFF08 || s == 0x3010 || s == 0x300C || s == 0x300A || s == 0x201C || s == 0x2018
    }
    func isClosing(_ s: UInt32) -> Bool {
      s == 0xFF09 || s == 0x3011 || s == 0x300D || s == 0x300B || s == 0x201D || s == 0x2019
    }
    if isDash(out[r]), Self.isCJK(out[l]) || out[l] == 0x201D || out[l] == 0x2019 {
      let next = at(r + 1)
      return Self.isCJK(next) || next == 0x20 || isOpening(next) ? .spaceDash : nil
    }
    if isDash(out[l]), Self.isCJK(out[r]) || out[r] == 0x201C || out[r] == 0x2018 {
      let before = at(l - 1)
      return Self.isCJK(before) || isClosing(before) ? .spaceDash : nil
    }
    return nil
  }
}

extension WebText.Change {
  /// What is shown as the place: where a space is to be added, the character behind it.
  func shown(in text: ScalarText) -> Range<Int> {
    range.isEmpty ? range.lowerBound..<min(text.count, range.lowerBound + 1) : range
  }

  /// The place with a few characters around it, for messages.
  func quoted(in text: ScalarText) -> String {
    let lower = max(0, range.lowerBound - 3)
    let upper = min(text.count, range.upperBound + 3)
    return ScalarText.string(text.scalars[lower..<upper].filter { $0 >= 0x20 })
  }
}

extension RuleDescription.Source {
  static let webTypography = RuleDescription.Source(
    .practice,
    Message(
      zh: "中文网页排版惯例，与 AutoCorrect、zhlint 共同的约定一致",
      en: "custom of Chinese web typography, as AutoCorrect and zhlint share it"))
}
