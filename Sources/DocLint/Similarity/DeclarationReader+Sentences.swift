extension DeclarationReader {
  private static let bases = ScalarText.words("根据 依据 依照 按照 遵照 按")
  private static let laws = ScalarText.words("法 法典 条例 规定 办法 细则 规则 规范 规程 标准 章程 准则")
  private static let brackets = ScalarSet(ScalarText.units("）)"))
  /// What a rule says, and a report does not.
  private static let norms = WordTable("是指 所称 应当 不得 必须 禁止 有权 可以")
  private static let definitions = WordTable("是指 所称")
  /// Who speaks of himself reports.
  private static let ownWords = WordTable(
    "我镇 我县 我市 我区 我省 我局 我委 我院 我乡 我办 我们 我单位 我中心 我街道 我村 我校 我站 我部 我厅 本镇 本县 本市 本区 本局 本委 本院 本单位 本中心")
  private static let presented = WordTable("现将 现就")
  private static let asFollows = ScalarText.words("如下")
  private static let published = WordTable("现公布 现予公布 现予以公布 现发布 现予发布 现向社会公布 现公开 现予公开")
  static let composed = WordTable("组成 构成")
  private static let longestSentence = 300
  private static let longestOpening = 120
  /// Sentences that may go on with the terms of a rule.
  private static let sentencesGoingOn = 3
  /// Scalars of a term.
  private static let shortestTerm = 4
  /// Headings that a sentence names which tells what a document consists of.
  private static let headingsNamed = 3
  private static let headingsLookedFor = 40

  /// The sentences of a paragraph that tell where their words come from.
  func sentences(_ paragraph: JoinedText) -> [Declarations.Stretch] {
    let s = paragraph.scalars
    var result: [Declarations.Stretch] = []
    // Behind a rule: what it says, and how many sentences may go on with it.
    var rule: (key: String, range: Range<Int>, left: Int)?
    func add(_ key: String, _ range: Range<Int>, _ reason: ExcludedText.Reason) {
      let units = units(paragraph.original(range))
      if !units.isEmpty {
        result.append(Declarations.Stretch(key: key, units: units, reason: reason))
      }
    }
    var start = 0
    while start < s.count {
      let end = (s[start...].firstIndex { $0 == 0x3002 } ?? s.count - 1) + 1
      let sentence = start..<end
      start = end
      let isOwn = sentence.count > Self.longestSentence || Self.ownWords.isFound(in: s, sentence)
      if let based = base(paragraph, sentence) {
        rule = nil
        let behind = based.end..<end
        if sentence.count <= Self.longestOpening,
          Self.published.isFound(in: s, behind)
            || Self.presented.isFound(in: s, behind)
              && Self.asFollows.contains(where: { s.has($0, at: end - 1 - $0.count) })
        {
          add(based.title, sentence, .formula)
        } else if based.isLaw, !isOwn, Self.norms.isFound(in: s, behind) {
          add(based.title, sentence, .quotation)
          if Self.definitions.isFound(in: s, behind) {
            rule = (based.title, behind, Self.sentencesGoingOn)
          }
        }
      } else if let known = rule, known.left > 0, !isOwn, goesOn(s, sentence, known.range) {
        add(known.key, sentence, .quotation)
        rule = (known.key, known.range.lowerBound..<end, known.left - 1)
      } else {
        rule = nil
        if let contents = contents(s, sentence) { add("", contents, .heading) }
      }
    }
    return result
  }

  /// The rule or notice that a sentence begins with: 根据《…》. Before it may stand the mark of a heading.
  private func base(
    _ paragraph: JoinedText, _ sentence: Range<Int>
  ) -> (title: String, end: Int, isLaw: Bool)? {
    let s = paragraph.scalars
    var at = sentence.lowerBound
    while at < sentence.upperBound, at < sentence.lowerBound + 8,
      !ScalarText.isHan(s[at]) || CharacterFolding.isNumeral(s[at])
    {
      at += 1
    }
    guard let word = Self.bases.first(where: { s.has($0, at: at) }) else { return nil }
    let open = at + word.count
    guard open < sentence.upperBound, s[open] == Self.titleMark,
      let close = Self.ends(s, open).last, close < sentence.upperBound, close > open + 1
    else { return nil }
    var last = close
    // （试行）
    if Self.brackets.contains(s[last - 1]),
      let bracket = s[open..<last].lastIndex(where: { $0 == 0xFF08 || $0 == 0x28 })
    {
      last = bracket
    }
    return (
      folded(units(paragraph.original((open + 1)..<close))), close + 1,
      Self.laws.contains { last - $0.count > open && s.has($0, at: last - $0.count) }
    )
  }

  private static let saidOf = ScalarText.units("所称")
  private static let (this, itself): (UInt32, UInt32) = (0x672C, 0x524D)

  /// Whether a sentence begins with a term of what was said before: 基本医疗卫生服务包括…, 本办法所称基本医疗…
  private func goesOn(_ s: [UInt32], _ sentence: Range<Int>, _ said: Range<Int>) -> Bool {
    var start = sentence.lowerBound
    if let first = s[sentence].first, first == Self.this || first == Self.itself,
      let of = (start + 1..<min(start + 6, sentence.upperBound)).first(where: {
        s.has(Self.saidOf, at: $0)
      })
    {
      start = of + Self.saidOf.count
    }
    guard start + Self.shortestTerm < sentence.upperBound else { return false }
    let term = Array(s[start..<(start + Self.shortestTerm)])
    return term.allSatisfy { ScalarText.isHan($0) }
      && (said.lowerBound...max(said.lowerBound, said.upperBound - term.count)).contains {
        s.has(term, at: $0)
      }
  }

  /// 本报告由…组成: a sentence up to that word, where it consists of the document's own headings.
  private func contents(_ s: [UInt32], _ sentence: Range<Int>) -> Range<Int>? {
    guard sentence.count <= Self.longestSentence,
      let word = Self.composed.first(in: s, sentence)
    else { return nil }
    let range = sentence.lowerBound..<word.upperBound
    var named = 0
    var letters = 0
    for heading in structure.headings.prefix(Self.headingsLookedFor)
    where heading.title.count >= Self.shortestTerm {
      let title = Array(structure.text.scalars[heading.title])
      guard title.count < range.count,
        (range.lowerBound...(range.upperBound - title.count)).contains(where: {
          s.has(title, at: $0)
        })
      else { continue }
      named += 1
      letters += title.count
    }
    return named >= Self.headingsNamed && letters * 2 >= range.count ? range : nil
  }
}
