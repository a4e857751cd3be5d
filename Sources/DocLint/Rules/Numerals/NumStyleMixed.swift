/// Counts of one kind are written in Chinese here and in Arabic numerals there.
struct NumStyleMixed: DocumentRule {
  static let description = RuleDescription(
    id: "num-style-mixed", category: "numerals", severity: .info,
    summary: Message("同类计数混用汉字和阿拉伯数字", "counts of one kind in two kinds of numerals"),
    rationale: Message(
      "同一文件中同类数量宜用同一种数字形式。", "Counts of one kind are written in one kind of numerals."),
    source: .init(
      .practice, Message("数字用法的通行规则，据惯例适用", "the common rules for numerals, by custom")),
    triggering: [
      "首批30名骨干到岗，20名骨干轮训，15名骨干外派。健身队有↓五十多名队员。",
      "新增机构2家，↓一家开业，1家在建。",
    ],
    nonTriggering: [
      "首批30名骨干到岗，健身队有50多名队员。",
      "一名负责人带队，第一家门店，三名之内，二〇三五年远景目标。",
      "十余年来服务30名老人。",
      "一家人团聚，新增机构2家。",
      "五家以上联合申报。",
    ])

  private static let measures = ScalarSet(ScalarText.units("名家所场例户台项"))
  private static let small = ScalarSet(ScalarText.units("一二两三四五六七八九"))
  private static let large = ScalarSet(ScalarText.units("十百千"))
  private static let rest = ScalarSet(ScalarText.units("多余几"))
  /// Behind the measure: no count but a word.
  private static let words = ScalarSet(ScalarText.units("人子庭长院目式称单义录额之以中内外得合"))
  /// Counts above ten are compared over the whole text where it has so many in Arabic numerals.
  private static let often = 3
  private static let shown = 20

  private struct Count {
    let range: Range<Int>
    let measure: UInt32
    let isLarge: Bool
  }

  private static let numerals = small.union(large)
  static let needs: [RuleNeed] = [.any(.digits), .any(measures), .any(numerals)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var arabic: [UInt32: Int] = [:]
    for number in prose.numbers {
      if let measure = measure(prose, number) { arabic[measure, default: 0] += 1 }
    }
    if arabic.isEmpty { return [] }
    let numerals = Self.numerals
    var places: [Range<Int>] = []
    for paragraph in prose.paragraphs {
      var counts: [Count] = []
      var i = paragraph.lowerBound
      while i < paragraph.upperBound {
        guard numerals.contains(prose.scalars[i]) else {
          i += 1
          continue
        }
        if let count = count(prose, i) {
          counts.append(count)
          i = count.range.upperBound
        } else {
          i += 1
        }
      }
      if counts.isEmpty { continue }
      let near = Set(prose.numbers(in: paragraph).compactMap { measure(prose, $0) })
      // 一家 is a count beside 1家 only; else it is as good as an article.
      let ones = Set(
        prose.numbers(in: paragraph).filter { $0.integer == 1 }.compactMap { measure(prose, $0) })
      places += counts.filter {
        (prose.scalars[$0.range.lowerBound] == 0x4E00 && !$0.isLarge
          ? ones.contains($0.measure) : near.contains($0.measure))
          || $0.isLarge && (arabic[$0.measure] ?? 0) >= Self.often
      }.map(\.range)
    }
    guard let first = places.first else { return [] }
    return [
      context.report(
        Self.self, first, message(prose.string(first), places.count),
        others: places.dropFirst().prefix(Self.shown).map {
          ($0, Message("“\(prose.string($0))”", "“\(prose.string($0))”"))
        })
    ]
  }

  private func measure(_ prose: Prose, _ number: Prose.Number) -> UInt32? {
    var i = prose.skippingBlanks(number.range.upperBound)
    if Self.rest.contains(prose[i]) { i += 1 }
    return Self.measures.contains(prose[i]) && !Self.words.contains(prose[i + 1]) ? prose[i] : nil
  }

  /// A count in Chinese numerals that begins at `start`.
  private func count(_ prose: Prose, _ start: Int) -> Count? {
    let first = prose.scalars[start]
    guard Self.small.contains(first) || Self.large.contains(first) else { return nil }
    let before = prose[start - 1]
    guard before != 0x7B2C, !Self.small.contains(before), !Self.large.contains(before),
      !prose.isQuoted(start), !prose.isTitled(start)
    else { return nil }
    var i = start
    while i < start + 6, Self.small.contains(prose[i]) || Self.large.contains(prose[i]) { i += 1 }
    let isLarge = prose.scalars[start..<i].contains { Self.large.contains($0) }
    if Self.rest.contains(prose[i]) { i += 1 }
    guard Self.measures.contains(prose[i]), !Self.words.contains(prose[i + 1]),
      prose[i + 1] != prose[i]
    else { return nil }
    // 每一家, 任一项, 这三所 point and do not count; 一 alone is an article as often as a count.
    guard !Self.pointers.contains(before) else { return nil }
    return Count(range: start..<(i + 1), measure: prose[i], isLarge: isLarge)
  }

  private static let pointers = ScalarSet(ScalarText.units("每任这那某同逐唯统单万哪各另数上近几成过约"))

  private func message(_ written: String, _ count: Int) -> Message {
    Message(
      "“\(written)”等\(count)处用汉字计数，同类数量在别处用阿拉伯数字，宜统一",
      "“\(written)” and \(count - 1) more are counted in Chinese numerals, the like elsewhere in Arabic ones"
    )
  }
}
