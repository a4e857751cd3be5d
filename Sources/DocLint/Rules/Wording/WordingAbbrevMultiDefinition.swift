/// One short form is explained in two ways.
struct WordingAbbrevMultiDefinition: DocumentRule {
  static let description = RuleDescription(
    id: "wording-abbrev-multi-definition", category: "wording", severity: .warning,
    summary: Message("同一简称有不同解释", "one short form is explained in two ways"),
    rationale: Message(
      "同一文件内一个简称只能有一个含义，否则责任和范围无从落实。",
      "In one document a short form has one meaning, or nobody knows what is to be done."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "推行“1+3”模式（↓“1”指村民议事点；“3”指三支队伍）。\n完善“1+3”模式（↓“1”指镇级服务站；“3”指三支队伍）。",
      "建设胸痛、卒中、创伤等↓急诊三大中心。\n建设影像、检验、病理等↓共享三大中心。",
    ],
    nonTriggering: [
      "推行“1+3”模式（“1”指村民议事点；“3”指三支队伍）。\n“1”指村民议事点。",
      "建设胸痛、卒中、创伤三大中心。三大中心挂牌运行。",
      "实施三大工程：供水工程、供电工程、道路工程。",
    ])

  private static let means: UInt32 = 0x6307
  private static let numerals = ScalarSet(ScalarText.units("三四五六七八九十"))
  private static let large: UInt32 = 0x5927
  private static let nouns = ScalarText.words("中心 平台 体系 机制 模式")
  /// 指向, 指出, 指导 … explain nothing.
  private static let other = ScalarSet(ScalarText.units("向出挥定标导引示数明责令认正"))
  private static let longestTerm = 8
  /// So many explanations of one term are compared.
  private static let most = 20
  private static let longestMeaning = 40

  private struct Meaning {
    let place: Range<Int>
    let text: [UInt32]
  }

  static let needs: [RuleNeed] = [.words("”指 三大 四大 五大 六大 七大 八大 九大 十大")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var terms: [[UInt32]: [Meaning]] = [:]
    var order: [[UInt32]] = []
    func add(_ term: [UInt32], _ meaning: Meaning) {
      if terms[term] == nil { order.append(term) }
      terms[term, default: []].append(meaning)
    }
    for i in 0..<prose.count {
      if prose.scalars[i] == 0x201D, prose[i + 1] == Self.means {
        if let (term, meaning) = quoted(prose, i) { add(term, meaning) }
      } else if prose.scalars[i] == Self.large, Self.numerals.contains(prose[i - 1]) {
        if let (term, meaning) = counted(prose, i) { add(term, meaning) }
      }
    }
    return order.flatMap { term -> [Diagnostic] in
      guard let meanings = terms[term] else { return [] }
      var different: [Meaning] = []
      for meaning in meanings.prefix(Self.most)
      where different.allSatisfy({ differs($0.text, meaning.text) }) {
        different.append(meaning)
      }
      guard different.count > 1 else { return [] }
      return different.indices.map { i in
        context.report(
          Self.self, different[i].place,
          message(prose.string(different[i].place), different.count),
          others: different.indices.filter { $0 != i }.map {
            (different[$0].place, Message("另一处解释", "explained here too"))
          })
      }
    }.sorted { $0.range < $1.range }
  }

  /// “1”指…… up to the end of the clause.
  private func quoted(_ prose: Prose, _ close: Int) -> ([UInt32], Meaning)? {
    var open = close
    while open > 0, close - open <= Self.longestTerm, prose.scalars[open] != 0x201C { open -= 1 }
    guard prose[open] == 0x201C, close - open > 1, !Self.other.contains(prose[close + 2]),
      prose[open - 1] != 0x4E2A
    else { return nil }
    var end = close + 2
    while end < prose.count, end - close < Self.longestMeaning, !isEnd(prose.scalars[end]) {
      end += 1
    }
    guard end > close + 3 else { return nil }
    let text = prose.scalars[(close + 2)..<end].filter { !ScalarText.isSpace($0) }
    return (
      Array(prose.scalars[(open + 1)..<close]), Meaning(place: open..<end, text: Array(text))
    )
  }

  private func isEnd(_ s: UInt32) -> Bool {
    Prose.endsSentence(s) || s == 0xFF1B || s == 0xFF09 || s == 0x29 || s == 0x3B
  }

  /// The list before 三大中心, with the words that qualify it.
  private func counted(_ prose: Prose, _ large: Int) -> ([UInt32], Meaning)? {
    guard let noun = Self.nouns.first(where: { prose.has($0, at: large + 1) }) else { return nil }
    var start = large - 1
    var hasList = false
    while start > 0, large - start < Self.longestMeaning,
      !Prose.endsClause(prose.scalars[start - 1])
    {
      start -= 1
      if prose.scalars[start] == 0x3001 { hasList = true }
    }
    guard hasList else { return nil }
    let end = large + 1 + noun.count
    var lower = large - 1
    // The words between 等 and the number belong to the term: 急诊三大中心.
    while lower > start, large - lower < 7, ScalarText.isHan(prose.scalars[lower - 1]),
      prose.scalars[lower - 1] != 0x7B49
    {
      lower -= 1
    }
    if prose[lower - 1] != 0x7B49 { lower = large - 1 }
    return (
      Array(prose.scalars[(large - 1)..<end]),
      Meaning(place: lower..<end, text: Array(prose.scalars[start..<(large - 1)]))
    )
  }

  /// Whether neither meaning is a shorter form of the other.
  private func differs(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    let count = min(a.count, b.count)
    return a.prefix(count) != b.prefix(count) && a.suffix(count) != b.suffix(count)
  }

  private func message(_ term: String, _ count: Int) -> Message {
    Message(
      "“\(term)”所用简称在文中有\(count)种不同解释，请统一或分别写明全称",
      "the short form in “\(term)” is explained in \(count) ways; give each its full name")
  }
}
