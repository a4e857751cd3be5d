/// Reads the declarations of one document off its structure.
struct DeclarationReader {
  let structure: DocumentStructure
  let text: SourceText
  let comparison: ComparisonText

  init(_ document: Document, _ comparison: ComparisonText) {
    structure = DocumentStructure(document)
    text = document.text
    self.comparison = comparison
  }

  /// The units of a stretch of scalars.
  func units(_ scalars: Range<Int>) -> Range<Int> {
    scalars.isEmpty
      ? 0..<0 : comparison.units(in: structure.text.range(scalars.lowerBound, scalars.upperBound))
  }

  /// What a figure says, or its letters where that cannot be read.
  private func figure(_ unit: Int) -> String {
    let wording = text.string(comparison.original(unit..<(unit + 1), in: text))
    guard let value = NumberNotation(wording).value else { return "<\(wording)>" }
    return "<\(value.digits)e\(value.exponent)>"
  }

  func folded(_ units: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    for unit in units {
      if comparison.units[unit] == ComparisonText.number {
        result.append(contentsOf: figure(unit).unicodeScalars)
      } else if let scalar = Unicode.Scalar(comparison.units[unit]) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  // MARK: Pieces

  /// Units that a title has at least.
  private static let shortestTitle = 6

  func piece() -> Declarations.Piece? {
    guard let first = structure.pieces.first,
      let title = first.title.map({ units(structure.paragraphs[$0].range) }),
      title.count >= Self.shortestTitle
    else { return nil }
    let signature = first.signature.map { units($0) } ?? 0..<0
    return Declarations.Piece(
      title: folded(title), units: units(first.range),
      signature: Array(comparison.units[signature]), namesPlace: namesPlace(title))
  }

  /// Where these titles stand alone over a text that is no first piece.
  func held(of titles: Set<String>) -> [Declarations.Held] {
    if titles.isEmpty { return [] }
    let own = structure.pieces.first?.title
    var left = titles
    return structure.paragraphs.enumerated().compactMap { place, paragraph in
      if place == own || left.isEmpty || paragraph.range.count > Self.longestTitle { return nil }
      let range = units(paragraph.range)
      return left.remove(folded(range)).map {
        Declarations.Held(title: $0, units: range.lowerBound..<comparison.count)
      }
    }
  }

  /// Whether a title begins with a place's name.
  private func namesPlace(_ title: Range<Int>) -> Bool {
    let units = Array(comparison.units[title])
    return (3...min(12, max(3, units.count))).contains {
      $0 <= units.count && PlaceNames.isPlace(units, 0..<$0)
    }
  }

  // MARK: Issues

  /// What stands behind the number of a period; 至 leads to another number.
  private static let periods = ScalarSet(ScalarText.units("年月日季周期旬至到"))
  /// 上半年, 中旬
  private static let parts = ScalarSet(ScalarText.units("上中下"))
  private static let (half, tenDays): (UInt32, UInt32) = (0x534A, 0x65EC)

  func issue() -> Declarations.Issue? {
    guard let piece = structure.pieces.first,
      let title = piece.title.map({ units(structure.paragraphs[$0].range) }),
      let unit = piece.signature ?? structure.paragraphs.first(where: { $0.role == .issuer })?.range
    else { return nil }
    let signed = folded(units(unit))
    if title.count < Self.shortestTitle || signed.isEmpty { return nil }
    let all = comparison.units
    var series = ""
    var period = ""
    for i in title {
      let next = i + 1 < title.upperBound ? all[i + 1] : 0
      if all[i] == ComparisonText.number {
        if next == ComparisonText.number || Self.periods.contains(next) {
          period += figure(i)
        } else {
          series += figure(i)
        }
      } else if Self.parts.contains(all[i]), next == Self.half || next == Self.tenDays {
        period += folded(i..<(i + 1))
      } else {
        series += folded(i..<(i + 1))
      }
    }
    return period.isEmpty
      ? nil : Declarations.Issue(series: series + "\n" + signed, period: period)
  }

  // MARK: Documents that are handed on

  static let titleMark: UInt32 = 0x300A
  private static let titleEnd: UInt32 = 0x300B
  private static let longestTitle = 120

  /// Whether there is anything to be read in a paragraph.
  func mayDeclare(_ paragraph: DocumentStructure.Paragraph) -> Bool {
    let s = structure.text.scalars
    return structure.text.marks(in: paragraph.range).contains { s[$0] == Self.titleMark }
      || paragraph.role == .body && Self.composed.isFound(in: s, paragraph.range)
  }

  /// Where a title that is opened at `open` may end: with the next mark, and with its own where
  /// titles stand in it.
  static func ends(_ s: [UInt32], _ open: Int) -> [Int] {
    var result: [Int] = []
    var depth = 0
    for i in open..<min(s.count, open + longestTitle) {
      if s[i] == titleMark { depth += 1 }
      guard s[i] == titleEnd else { continue }
      depth -= 1
      if result.isEmpty { result.append(i) }
      if depth == 0 {
        if result[0] != i { result.append(i) }
        break
      }
    }
    return result
  }

  private static let passedOn = WordTable("转发 转给 转送 转印 批转 抄转 抄送 翻印")
  private static let printed = WordTable("印发 印送")
  private static let now = WordTable("现将 现把 兹将 特将 谨将 今将")
  private static let nowBefore = ScalarText.words("现 兹 特 现予 现随文")
  private static let original = WordTable("原文 全文")
  private static let attached: UInt32 = 0x9644
  private static let stops = ScalarSet(ScalarText.units("。；;！？!?"))
  private static let commas = ScalarSet(ScalarText.units("。；;！？!?，,"))

  /// The documents that a paragraph says it hands on, each with the words that say so: 关于转发《…》的通知
  /// as a title, 现将《…》印发给你们, 附：《…》原文. That somebody once did (市里印发《…》后) says nothing.
  func handedOn(
    _ paragraph: JoinedText, _ role: DocumentStructure.Role
  ) -> [(Declarations.HandedOn, Declarations.Stretch)] {
    let s = paragraph.scalars
    var result: [(Declarations.HandedOn, Declarations.Stretch)] = []
    for open in s.indices where s[open] == Self.titleMark {
      let first = max(0, open - Self.longestTitle)
      let start = s[first..<open].lastIndex(where: Self.stops.contains).map { $0 + 1 } ?? first
      for close in Self.ends(s, open) where close > open + 1 {
        let last = min(s.count, close + Self.longestTitle)
        let end = s[close..<last].firstIndex(where: Self.commas.contains) ?? last
        guard
          let isAnothers = Self.isAnothers(
            s, before: start..<open, behind: (close + 1)..<max(end, close + 1), role)
        else { continue }
        let title = folded(units(paragraph.original((open + 1)..<close)))
        let said =
          role == .title && s.count <= Self.longestTitle ? s.indices : start..<max(end, close + 1)
        result.append(
          (
            Declarations.HandedOn(title: title, isAnothers: isAnothers),
            Declarations.Stretch(
              key: title, units: units(paragraph.original(said)), reason: .formula)
          ))
      }
    }
    return result
  }

  /// Whether what is handed on is called another's; `nil` where nothing is handed on.
  private static func isAnothers(
    _ s: [UInt32], before: Range<Int>, behind: Range<Int>, _ role: DocumentStructure.Role
  ) -> Bool? {
    let from = before.lowerBound
    func verb(endingAt end: Int) -> (length: Int, isAnothers: Bool)? {
      passedOn.length(endingAt: end, in: s, from: from).map { ($0, true) }
        ?? printed.length(endingAt: end, in: s, from: from).map { ($0, false) }
    }
    if let verb = verb(endingAt: before.upperBound) {
      let start = before.upperBound - verb.length
      if role == .title || nowBefore.contains(where: { s.has($0, at: start - $0.count) }) {
        return verb.isAnothers
      }
    }
    if now.isFound(in: s, before) {
      if passedOn.isFound(in: s, behind) { return true }
      if printed.isFound(in: s, behind) { return false }
    }
    if s.first == attached && original.isFound(in: s, behind) { return true }
    return nil
  }
}
