/// A political formula may not be the current one.
struct WordingPoliticalFormula: DocumentRule {
  static let description = RuleDescription(
    id: "wording-political-formula", category: "wording", severity: .info,
    summary: Message("政治性表述请核对", "a political formula to be checked"),
    rationale: Message(
      "政治性表述以权威发布为准，一律由人核定，本规则从不改动。选项 formulas 给出本单位核对表（每项“原文=建议”），"
        + "选项 as-of 给出核对表的日期，给出后替换内置的示例表。",
      "Political formulas follow the official publications and are settled by people; this rule "
        + "never changes one. The option formulas gives the office's own list (each “text=advice”), "
        + "the option as-of its date; they replace the small list that is built in."),
    source: .init(.practice, Message("由使用单位提供并注明日期的核对表", "a dated list that the office supplies")),
    triggering: [
      "贯彻↓新时期卫生健康工作方针。",
      "庆祝↓建党100周年。",
    ],
    nonTriggering: [
      "贯彻新时代党的卫生与健康工作方针。",
      "庆祝中国共产党成立100周年。",
      "会议传达了《新时期卫生健康工作方针》。",
    ],
    options: [
      RuleOption(
        "formulas", .words, standard: "[]",
        Message(
          zh: "“旧提法=新提法”的清单，代替内置清单", en: "a list of “text=advice” in place of the built-in one")),
      RuleOption(
        "as-of", .text, standard: "\"\"",
        Message(zh: "清单的日期", en: "the date of the list")),
    ])

  /// What is looked for where the office gives no list.
  private static let builtIn = [
    "新时期卫生健康工作方针=新时代党的卫生与健康工作方针", "新时期卫生与健康工作方针=新时代党的卫生与健康工作方针",
    "中央依法治国方针=全面依法治国", "十九届二中、三中、四中、五中、六中全会=十九届历次全会",
    "建党100周年=中国共产党成立100周年", "建党一百周年=中国共产党成立一百周年",
  ]
  private static let builtInDate = "2022-12"
  private static let shown = 20

  static let needs: [RuleNeed] = [.perhaps(builtInIndex)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let own = context.words("formulas", of: id)
    let list = own.isEmpty ? Self.builtInList : Self.pairs(own)
    var date = own.isEmpty ? Self.builtInDate : ""
    if case .scalar(let value)? = context.options[id]?["as-of"] { date = value }
    let index = own.isEmpty ? Self.builtInIndex : Self.index(list)
    var places: [Int: [Range<Int>]] = [:]
    let prose = context.prose
    for (start, word) in context.places(of: index) {
      guard !prose.isTitled(start) else { continue }
      places[word, default: []].append(start..<(start + index.words[word].count))
    }
    return places.keys.sorted().compactMap { word in
      guard let all = places[word] else { return nil }
      return context.report(
        Self.self, all[0], message(list[word].0, list[word].1, date, all.count),
        others: all.dropFirst().prefix(Self.shown).map { ($0, Message("又见于此", "and here")) },
        areSame: true)
    }
  }

  private typealias Pair = (formula: String, advice: String)
  private static let builtInList = pairs(builtIn)
  private static let builtInIndex = index(builtInList)

  private static func pairs(_ entries: [String]) -> [Pair] {
    entries.compactMap { entry in
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      guard let first = parts.first, ScalarText.units(first).count >= 2 else { return nil }
      return (first, parts.count > 1 ? parts[1] : "")
    }
  }

  private static func index(_ list: [Pair]) -> PhraseIndex {
    PhraseIndex(list.map { ScalarText.units($0.formula) })
  }

  private func message(_ written: String, _ advice: String, _ date: String, _ count: Int) -> Message
  {
    let asOf = date.isEmpty ? "" : "（核对表日期\(date)）"
    let places = count > 1 ? "，共\(count)处" : ""
    return Message(
      "“\(written)”请人工核对是否为现行表述\(advice.isEmpty ? "" : "，参考“\(advice)”")\(places)\(asOf)",
      "check whether “\(written)” is the current formula"
        + (advice.isEmpty ? "" : ", compare “\(advice)”")
        + (date.isEmpty ? "" : " (list of \(date))"))
  }
}
