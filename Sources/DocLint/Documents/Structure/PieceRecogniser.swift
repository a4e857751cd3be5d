/// Says what kind of submission a piece is, by points: three or more decide, the most win.
struct PieceRecogniser {
  struct Result {
    let type: DocumentStructure.PieceType
    let evidence: [Message]
  }

  let text: ScalarText
  let lines: [DocumentStructure.Line]
  let paragraphs: [DocumentStructure.Paragraph]
  let headings: [DocumentStructure.Heading]
  let fields: [DocumentStructure.Field]
  let listed: [DocumentStructure.ListedAttachment]

  /// What decides.
  private static let enough = 3

  private static let letters = Set(ScalarText.words("通知 函").map { $0 })
  private static let plan = ScalarText.words("规划 规划纲要")
  private static let keyPoints = ScalarText.words("工作要点 重点工作要点")
  private static let report = ScalarText.words("专报信息 信息专报 专报")
  private static let brief = ScalarText.words("简报信息 简报")
  private static let sample = ScalarText.words("典型案例 经验案例 优秀案例")
  private static let responsible = ScalarText.words("责任科室 责任单位 牵头单位 牵头科室")
  private static let indicator = ScalarText.words("指标 目标值")
  private static let fixed = ScalarText.words("工作背景 主要做法 推进成效 经验启示 工作成效 取得成效")

  private static let caseWord = ScalarText.units("案例")

  private struct Score {
    var points = 0
    var evidence: [Message] = []
    mutating func add(_ count: Int, _ zh: String, _ en: String) {
      points += count
      evidence.append(Message(zh: zh, en: en))
    }
  }

  /// Counts that all types ask for.
  private struct Facts {
    var characters = 0
    var bodies = 0
    var hasAddressee = false
    var hasNumber = false
    var hasList = false
    var responsible = 0
    var hasIndicators = false
    var boxes = 0
    var chapters = 0
    var chinese = 0
    var other = 0
    var items = 0
    var runs = 0
    var fixed = 0
    var hasTopic = false
    var hasUnit = false
  }

  func recognise(_ piece: PieceReader.Piece) -> Result {
    let facts = facts(of: piece)
    let title = piece.title.map { paragraphs[$0] }
    let titleEnd = title?.fragments.last
    func titleEnds(_ words: [[UInt32]]) -> Bool {
      guard let range = titleEnd else { return false }
      return words.contains { endsWith($0, range) }
    }
    func wrapperHas(_ words: [[UInt32]]) -> Bool {
      guard let wrapper = piece.wrapper ?? (piece.caseNumber == nil ? nil : piece.mark) else {
        return false
      }
      return words.contains { word in
        paragraphs[wrapper].range.contains { text.has(word, at: $0) }
      }
    }
    func headEnds(_ words: [[UInt32]]) -> Bool {
      (piece.start..<piece.end).prefix(6).contains { i in
        paragraphs[i].role == .issuer && words.contains { endsWith($0, paragraphs[i].range) }
      }
    }
    let isBracketed =
      piece.signature.map { HeadingMark.isOpening(text.scalars[$0.lowerBound]) }
      ?? false
    let isLetter = facts.hasAddressee || facts.hasNumber
    var scores: [(DocumentStructure.PieceType, Score)] = []

    var score = Score()
    if wrapperHas(Self.report) { score.add(3, "标注为专报信息", "marked as a special report") }
    if titleEnds(Self.report) || headEnds(Self.report) {
      score.add(3, "题名为专报", "titled a special report")
    }
    if isBracketed { score.add(2, "文末以（单位）署名", "signed by a unit in brackets") }
    if (3...6).contains(facts.chinese), facts.other == 0, facts.chapters == 0 {
      score.add(1, "一级标题\(facts.chinese)个", "\(facts.chinese) first-level headings")
    }
    // Headings alone make a report only of what is nothing else by its title.
    if score.points == 1, let range = titleEnd, isLaw(piece, range) { score = Score() }
    // A few short paragraphs without headings are a brief.
    let isShort = facts.characters < 700 && facts.chinese == 0
    if !isLetter, score.points > 0, score.points != 2 || !isShort {
      score.add(1, "无主送机关和文号", "neither addressee nor number")
    }
    if (1000...3000).contains(facts.characters), score.points > 0 {
      score.add(1, "篇幅\(facts.characters)字", "\(facts.characters) characters")
    }
    scores.append((.report, score))

    score = Score()
    if wrapperHas(Self.brief) { score.add(3, "标注为简报信息", "marked as a brief") }
    if titleEnds(Self.brief) || headEnds(Self.brief) { score.add(3, "题名为简报", "titled a brief") }
    if facts.bodies == 1, title != nil, !isLetter {
      score.add(2, "正文一段", "one paragraph")
    } else if (2...4).contains(facts.bodies), isShort, isBracketed, title != nil, !isLetter {
      score.add(1, "正文\(facts.bodies)段", "\(facts.bodies) paragraphs")
    }
    if facts.runs > 0, facts.chinese == 0, !isLetter {
      score.add(1, "“一是……二是……”行文", "一是…二是… in running text")
    }
    if isBracketed { score.add(1, "文末以（单位）署名", "signed by a unit in brackets") }
    if facts.characters < 700, score.points > 0 {
      score.add(1, "篇幅\(facts.characters)字", "\(facts.characters) characters")
    }
    if !isBracketed && facts.runs == 0 && piece.wrapper == nil && !titleEnds(Self.brief)
      && !headEnds(Self.brief)
    {
      score = Score()
    }
    scores.append((.brief, score))

    score = Score()
    if piece.caseNumber != nil || wrapperHas(Self.sample) {
      score.add(3, "标注为典型案例", "marked as an example case")
    }
    if facts.hasTopic { score.add(3, "有案例主题或案例摘要", "has the fields of a case") }
    if facts.fixed >= 3 { score.add(2, "有固定的案例标题", "has the fixed headings of a case") }
    if facts.hasUnit { score.add(1, "有报送单位", "names the submitting unit") }
    scores.append((.example, score))

    score = Score()
    if let title, let kind = titleEnd.flatMap({ DocumentKind.sentKind(text, $0) }),
      Self.letters.contains(kind), title.range.count >= 4
    {
      score.add(
        3, "标题以“\(ScalarText.string(kind))”结尾", "the title ends in “\(ScalarText.string(kind))”")
    }
    if facts.hasAddressee { score.add(2, "有主送机关", "has an addressee") }
    if facts.hasNumber { score.add(2, "有发文字号", "has a document number") }
    if facts.hasList { score.add(1, "有附件说明", "lists annexes") }
    scores.append((.notice, score))

    score = Score()
    if facts.chapters >= 3 {
      score.add(3, "分\(facts.chapters)章", "\(facts.chapters) chapters")
    }
    if facts.hasIndicators { score.add(1, "有指标表", "has a table of indicators") }
    if facts.boxes > 0 { score.add(1, "有专栏\(facts.boxes)个", "has \(facts.boxes) boxes") }
    if titleEnds(Self.plan) { score.add(2, "标题含“规划”", "titled a plan") }
    // Laws have chapters too.
    if !titleEnds(Self.plan), facts.boxes == 0 { score = Score() }
    scores.append((.plan, score))

    score = Score()
    if titleEnds(Self.keyPoints) { score.add(3, "标题以“工作要点”结尾", "titled key points") }
    if facts.responsible >= 5 {
      score.add(3, "责任科室\(facts.responsible)处", "\(facts.responsible) responsible offices")
    }
    if facts.items >= 15 { score.add(1, "条目\(facts.items)条", "\(facts.items) items") }
    scores.append((.keyPoints, score))

    var best: (DocumentStructure.PieceType, Score)?
    for (type, score) in scores where score.points > best?.1.points ?? (Self.enough - 1) {
      best = (type, score)
    }
    return Result(type: best?.0 ?? .other, evidence: best?.1.evidence ?? [])
  }

  private static let laws = ScalarText.words("法 令 条例 决议 决定 解释 公报 批复 规则 会议纪要 讲话 宣言")

  /// Whether the title is that of a law, a letter or a plan, or the date of passing stands below.
  private func isLaw(_ piece: PieceReader.Piece, _ title: Range<Int>) -> Bool {
    if DocumentKind.ends(text, title) || Self.laws.contains(where: { endsWith($0, title) }) {
      return true
    }
    let next = (piece.title ?? piece.start) + 1
    return next < piece.end && paragraphs[next].role == .subtitle
  }

  private func endsWith(_ word: [UInt32], _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    let s = text.scalars
    if end > range.lowerBound, HeadingMark.isClosing(s[end - 1]),
      let open = s[max(range.lowerBound, end - 16)..<end].lastIndex(where: HeadingMark.isOpening)
    {
      end = open
    }
    return end - word.count >= range.lowerBound && text.has(word, before: end)
  }

  /// What the words begin with that are counted: 一是, 责任…, 牵头…, 指标, 目标值.
  private static let beginnings: ScalarScan.Wanted = [0x4E00, 0x8D23, 0x7275, 0x6307, 0x76EE]

  private func facts(of piece: PieceReader.Piece) -> Facts {
    var facts = Facts()
    let (scalars, marks) = (text.scalars, text.marks)
    let (beginnings, responsible, indicator) = (Self.beginnings, Self.responsible, Self.indicator)
    for field in fields where (piece.start..<piece.end).contains(field.paragraph) {
      if field.name == .topic
        || field.name == .abstract && text.has(Self.caseWord, at: field.label.lowerBound)
      {
        facts.hasTopic = true
      }
      if field.name == .submittingUnit { facts.hasUnit = true }
    }
    for i in piece.start..<piece.end {
      let role = paragraphs[i].role
      switch role {
      case .addressee: facts.hasAddressee = true
      case .documentNumber: facts.hasNumber = true
      case .attachmentList: facts.hasList = true
      case .body, .heading, .tableRow, .caption:
        if role == .body { facts.bodies += 1 }
        let isTable = role == .tableRow || role == .caption
        for line in paragraphs[i].lines {
          let fragment = lines[line].content
          if !isTable {
            facts.characters += fragment.count
            for mark in lines[line].marks where ScalarText.isSpace(scalars[marks[mark]]) {
              facts.characters -= 1
            }
          }
          var next = fragment.lowerBound
          while let k = ScalarScan.first(beginnings, in: scalars, next..<fragment.upperBound) {
            next = k + 1
            let c = scalars[k]
            if c == 0x4E00 {
              if k + 1 < text.count, scalars[k + 1] == 0x662F { facts.runs += 1 }
            } else if c == 0x8D23 || c == 0x7275 {
              if responsible.contains(where: { text.has($0, at: k) }) {
                facts.responsible += 1
              }
            } else if isTable, c == 0x6307 || c == 0x76EE,
              indicator.contains(where: { text.has($0, at: k) })
            {
              facts.hasIndicators = true
            }
          }
        }
        count(heading: paragraphs[i].heading, &facts)
      default: break
      }
    }
    return facts
  }

  private func count(heading: Int?, _ facts: inout Facts) {
    guard let heading else { return }
    let h = headings[heading]
    switch h.series {
    case .chapter: facts.chapters += 1
    case .chinese:
      facts.chinese += 1
      let name = text.scalars[h.title]
      if Self.fixed.contains(where: { $0.elementsEqual(name) }) { facts.fixed += 1 }
    case .box: facts.boxes += 1
    case .arabic, .chineseInParentheses, .arabicInParentheses:
      facts.items += 1
      facts.other += 1
    default: break
    }
  }

}
