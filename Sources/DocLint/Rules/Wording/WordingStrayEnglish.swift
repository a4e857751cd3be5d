/// An English function word stands between Chinese words.
struct WordingStrayEnglish: DocumentRule {
  static let description = RuleDescription(
    id: "wording-stray-english", category: "wording", severity: .error,
    summary: Message("中文句子里夹杂英文虚词", "an English function word within a Chinese sentence"),
    rationale: Message(
      "多为翻译或复制的残留，应改用中文连词。",
      "It is mostly left over from a translation; Chinese has its own word for it."),
    source: .init(.practice, Message("编校惯例", "editorial custom")),
    fix: (.unsafe, Message("改为对应的中文词", "writes the Chinese word")),
    triggering: [
      "做好日常防火 ↓and 应急值守工作。",
      "各镇↓or街道均可报名。",
    ],
    nonTriggering: [
      "做好日常防火和应急值守工作。",
      "引进 Salt and Light 课程体系。",
      "使用 AND 基因型分组。",
      "关键字 and 表示并且，运算符 or 表示或者。",
      "由于 of 立即产生一个值，它最快。Observable 的 subscribe 方法返回 Subscription。",
    ])

  private static let words: [(word: [UInt32], chinese: String)] = [
    (ScalarText.units("and"), "和"), (ScalarText.units("or"), "或"),
    (ScalarText.units("of"), "的"), (ScalarText.units("the"), ""),
    (ScalarText.units("with"), "与"), (ScalarText.units("but"), "但"),
    (ScalarText.units("for"), "为"), (ScalarText.units("from"), "从"),
  ]
  /// Of a text about words or programs nothing is said.
  private static let technical = ScalarText.words(
    "关键字 运算符 操作符 语句 命令 代码 函数 单词 变量 循环 参数 短语 英文 介词 连词 条件 编程 字段 布尔 逻辑 语法")
  /// Longest word in `words`.
  private static let longest = 4

  static let needs: [RuleNeed] = [.phrases(PhraseIndex(words.map(\.word)))]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    var isForeign: Bool?
    var i = 0
    for start in prose.markLists.letters where start >= i {
      i = start
      while i < prose.count, Self.isLetter(prose.scalars[i]) { i += 1 }
      guard i - start <= Self.longest, let hit = word(prose, start..<i) else { continue }
      let before = prose.skippingBlanksBack(start)
      let behind = prose.skippingBlanks(i)
      guard ScalarText.isHan(prose[before - 1]), ScalarText.isHan(prose[behind]),
        !hasOtherLatin(prose, start..<i),
        !prose.contains(Self.technical, in: prose.sentence(around: start, reach: 100))
      else { continue }
      let skips = isForeign ?? isMuchLatin(prose)
      isForeign = skips
      if skips { break }
      let fix = hit.chinese.isEmpty ? nil : context.proseFix(.unsafe, before..<behind, hit.chinese)
      found.append(context.report(Self.self, start..<i, message(hit), fix: fix))
    }
    return found
  }

  /// A letter to every four Chinese characters: a text about programs, where `of` may be a name.
  private func isMuchLatin(_ prose: Prose) -> Bool {
    var (latin, han) = (0, 0)
    for s in prose.scalars {
      if Self.isLetter(s) { latin += 1 } else if ScalarText.isHan(s) { han += 1 }
    }
    return latin * 4 > han
  }

  /// Whether another Latin word stands near: then the text may be about names or programs.
  private func hasOtherLatin(_ prose: Prose, _ range: Range<Int>) -> Bool {
    let sentence = prose.sentence(around: range.lowerBound, reach: 60)
    var run = 0
    for i in sentence {
      run = !range.contains(i) && Self.isLetter(prose.scalars[i]) ? run + 1 : 0
      if run >= 3 { return true }
    }
    return false
  }

  private func word(_ prose: Prose, _ range: Range<Int>) -> (word: [UInt32], chinese: String)? {
    Self.words.first { $0.word.count == range.count && prose.has($0.word, at: range.lowerBound) }
  }

  private static func isLetter(_ s: UInt32) -> Bool {
    (s >= 0x41 && s <= 0x5A) || (s >= 0x61 && s <= 0x7A)
  }

  private func message(_ hit: (word: [UInt32], chinese: String)) -> Message {
    let word = String(String.UnicodeScalarView(hit.word.compactMap(Unicode.Scalar.init)))
    if hit.chinese.isEmpty {
      return Message("中文句中夹杂“\(word)”，请删去", "a stray “\(word)”: delete it")
    }
    return Message(
      "中文句中夹杂“\(word)”，应为“\(hit.chinese)”",
      "a stray “\(word)” between Chinese words: “\(hit.chinese)”")
  }
}
