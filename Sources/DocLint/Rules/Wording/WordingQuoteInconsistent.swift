/// A term is quoted in one place and bare in another.
struct WordingQuoteInconsistent: DocumentRule {
  static let description = RuleDescription(
    id: "wording-quote-inconsistent", category: "wording", severity: .info,
    summary: Message("同一术语有的加引号、有的不加", "a term is quoted here and bare there"),
    rationale: Message(
      "数字略语等特定称谓加引号的，全文应当一致。",
      "A coined term that is quoted once is quoted throughout."),
    source: .init(.practice, Message("编校惯例", "editorial custom")),
    triggering: [
      "开展“两癌”筛查，“两癌”检查覆盖各镇，农村妇女↓两癌救助到位。",
      "打造“1+3+N”服务，完善↓1+3+N机制。",
      "“乐融融”之家开放，“乐融融”队伍壮大，“乐融融”活动丰富，↓乐融融小屋启用。",
    ],
    nonTriggering: [
      "开展“两癌”筛查，“两癌”检查覆盖各镇。",
      "以“健康”为主题，普及健康知识，促进健康。",
      "推行“一次”办结，每户一次，一次不漏。",
      "“三公”经费下降，三公里外设点。",
    ])

  private static let numerals = ScalarSet(ScalarText.units("两三四五六七八九十双"))
  /// Behind a numeral these make a count, no term.
  private static let measures = ScalarSet(
    ScalarText.units("个级次年月日类批期章条项些起步般定致样直家名人位所场天件种点大者口位角峡里公分节季年周岁"))
  /// What makes another word of a term of two characters: 三公里.
  private static let units = ScalarSet(ScalarText.units("里分斤尺顷司级名个次"))
  private static let longest = 10
  /// How often a term without a numeral is quoted, and for each bare place.
  private static let often = 3
  private static let shown = 20

  static let needs: [RuleNeed] = [.any("“"), .any("”")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var quoted: [[UInt32]: [Range<Int>]] = [:]
    var order: [[UInt32]] = []
    var open: Int?
    for i in prose.markLists.enclosing {
      let s = prose.scalars[i]
      if s == 0x201C {
        open = i
      } else if s == 0x201D, let start = open {
        open = nil
        guard i - start > 2, i - start - 1 <= Self.longest else { continue }
        let term = Array(prose.scalars[(start + 1)..<i])
        guard isTerm(term, Self.often) else { continue }
        if quoted[term] == nil { order.append(term) }
        quoted[term, default: []].append((start + 1)..<i)
      }
    }
    let terms = order.filter { isTerm($0, quoted[$0]?.count ?? 0) }
    guard !terms.isEmpty else { return [] }
    let index = PhraseIndex(terms)
    var bare: [Int: [Range<Int>]] = [:]
    index.forEach(in: prose.scalars) { start, word in
      let end = start + terms[word].count
      guard !prose.isQuoted(start), !prose.isTitled(start),
        !continues(prose, terms[word], start, end)
      else { return }
      bare[word, default: []].append(start..<end)
    }
    return bare.keys.sorted().compactMap { word in
      guard let places = bare[word], let inQuotes = quoted[terms[word]] else { return nil }
      if !isCounted(terms[word]), places.count * Self.often > inQuotes.count { return nil }
      return context.report(
        Self.self, places[0],
        message(prose.string(places[0]), inQuotes.count, places.count),
        others: places.dropFirst().prefix(Self.shown).map {
          ($0, Message("也未加引号", "bare here too"))
        }
          + [(inQuotes[0], Message("此处加了引号", "quoted here"))])
    }
  }

  private func isTerm(_ term: [UInt32], _ count: Int) -> Bool {
    if term.contains(where: { Prose.endsClause($0) || $0 == 0x3001 }) { return false }
    return isCounted(term)
      || (3...4).contains(term.count) && count >= Self.often
        && term.allSatisfy { ScalarText.isHan($0) }
  }

  /// 两癌, 三无, 1+8+X: made of a number.
  private func isCounted(_ term: [UInt32]) -> Bool {
    if term.contains(0x2B), term.contains(where: { ScalarText.isDigit($0) }) {
      return term.allSatisfy { $0 < 0x80 }
    }
    return Self.numerals.contains(term[0]) && !Self.measures.contains(term[1])
      && !Self.numerals.contains(term[1])
  }

  /// Whether the bare words are part of a longer number or formula.
  private func continues(_ prose: Prose, _ term: [UInt32], _ start: Int, _ end: Int) -> Bool {
    if prose[end] == 0x9986 || prose[end] == 0x56ED { return true }
    if term.contains(0x2B) {
      return [prose[start - 1], prose[end]].contains { $0 == 0x2B || ScalarText.isDigit($0) }
    }
    return isCounted(term)
      && (Self.numerals.contains(prose[start - 1]) || prose[start - 1] == 0x7B2C
        || term.count == 2 && Self.units.contains(prose[end]))
  }

  private func message(_ term: String, _ quoted: Int, _ bare: Int) -> Message {
    Message(
      "“\(term)”有\(quoted)处加引号、\(bare)处不加，请统一",
      "“\(term)” is quoted in \(quoted) places and bare in \(bare); keep to one")
  }
}
