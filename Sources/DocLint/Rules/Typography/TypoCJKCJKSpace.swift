/// A space stands between two Chinese characters of one sentence.
struct TypoCJKCJKSpace: DocumentRule {
  static let description = RuleDescription(
    id: "typo-cjk-cjk-space", category: "typo", severity: .warning,
    summary: Message(
      zh: "汉字与汉字、汉字与中文标点之间有空格",
      en: "a space between Chinese characters or beside a Chinese mark"),
    rationale: Message(
      zh: "中文词语之间不空格；句中的空格多由换行、复制造成，影响检索和断行。标题的两个短语、姓名对齐、"
        + "章节号之后的空格不在此列。",
      en: "Chinese words are not set apart; a space in a sentence comes from copying. The space "
        + "between the two phrases of a title, in a padded name or behind a chapter number stays."),
    source: .editing,
    fix: (.safe, Message(zh: "删去空格", en: "deletes the space")),
    triggering: [
      "关于印发柳桥县↓ “十四五”卫生规划的通知",
      "做好困难群众救治工作，落实↓ “两免一补”健康扶贫政策。",
      "我局坚持以人民健康为中心，扎实推进健康↓ 柳桥建设，取得明显成效。",
      "关于推介2024年健康柳桥行动↓ 典型案例的通知",
      "号召大家学习。全县广大↓ 劳动者要以他们为榜样，立足岗位作贡献。",
      "请广大市民合理安排出行时间，服从现场交通指挥，切↓ 勿 翻越围挡。",
      "会议已经结束。各乡镇↓ 要按照会议部署抓好落实，确保取得实效。",
      "值班期间，严↓ 禁饮酒，各单位必↓ 须落实值班制度，出现情况及时报告。",
      "全面加强疾病预防控制↓ ，切实做好群众健康保障工作。",
    ],
    nonTriggering: [
      "“健康柳桥”持续发力 百姓乐享医改红利",
      "黄芪（十克） 党参（十克） 白术（六克） 甘草（三克）水煎服，每日一剂。",
      "第一章 规划基础和面临的形势",
      "第三条 本办法所称基本医疗卫生服务，是指维护人体健康所必需的服务。",
      "认真组织“强服务 惠村民”走访活动，坚持不懈。",
      "张 三\t李四\t王五",
      "参会人员：张三 李四 王五，列席人员：赵六。",
      "案例主题：多点聚焦 做实做细医养结合服务，进一步提升质量",
      "3.做好“五全”服务 守护生命起点；",
      "本报青禾市10月1日电 （记者张三）昨日，柳桥县召开会议。",
      "到会的有：张 三、王 岚，主持人李 明，欢迎大家。",
      "工作扎实推进。强基础 促提升，形成合力。坚持预防为主 做到防治结合，成效明显。",
      "7. 家庭医生促健康 乡村振兴有保障。",
      "一、 总体要求。坚持预防为主，做到防治结合。",
      "全区推介 个经验案例，这些案例各具特色。",
    ], profiles: [.official],
    notIn: [.tableCell])

  private static let kinds = ScalarText.words(
    "的通知 的函 的意见 的决定 的公告 的通告 的通报 的报告 的请示 的批复 的方案 的办法 的复函")
  private static let about = ScalarText.units("关于")
  private static let measures = ScalarSet(ScalarText.units("个名项篇家人件次份张例种类位所条"))
  private static let sections = ScalarSet(ScalarText.units("章节条款编篇部分卷回集讲课期"))

  private static let words = Set(
    ScalarText.words(
      "切勿 请勿 严禁 禁止 不得 必须 应当 可以 我们 你们 他们 以及 因此 但是 并且 如果 为了 通过 进行 开展 加强 落实 推进 实施 组织 提高 服务 "
        + "工作 群众 单位 部门 问题 情况 措施 要求 注意 敬请 务必"))

  static let needs: [RuleNeed] = [.any(" ")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let text = context.text
    var found: [Diagnostic] = []
    for line in context.structure.lines where line.holdsSpace(in: text) {
      check(context, line, &found)
    }
    return found
  }

  private func check(
    _ context: RuleContext, _ whole: DocumentStructure.Line, _ found: inout [Diagnostic]
  ) {
    let (text, line) = (context.text, whole.content)
    var kind: Kind?
    var depth = 0
    // Where the phrase starts that the space would cut, and what stood before it.
    var phrase = line.lowerBound
    var next = line.lowerBound
    for i in text.marks[whole.marks] where i >= next {
      let s = text.scalars[i]
      if s == 0x20 {
        var end = i
        while end < line.upperBound, text.scalars[end] == 0x20 { end += 1 }
        if isChinese(text.at(i - 1)), isChinese(text.at(end)), end - i <= 2 {
          if kind == nil { kind = Kind(text, whole) }
          if kind == .layout { return }
          let quoted = depth > 0
          if !quoted, kind == .phrase || isStray(text, line, phrase, i..<end) {
            found.append(finding(context, i..<end))
          }
        }
        phrase = end
        next = end
        continue
      }
      switch s {
      case 0x201C, 0x300A, 0x300C, 0x3010: depth += 1
      case 0x201D, 0x300B, 0x300D, 0x3011: depth = max(0, depth - 1)
      default: break
      }
      if ScalarText.isPauseOrStop(s) { phrase = i + 1 }
    }
  }

  private enum Kind {
    /// Layout, a table, a title of two phrases: spaces have a meaning.
    case layout
    /// A title that is one phrase.
    case phrase
    case prose

    init(_ text: ScalarText, _ whole: DocumentStructure.Line) {
      let (scalars, line) = (text.scalars, whole.content)
      var stops = 0
      var spaces = 0
      for place in text.marks[whole.marks] {
        switch scalars[place] {
        case 0x09, 0x7C, 0x2502, 0x2503:
          self = .layout
          return
        case 0x20:
          let previous = place > line.lowerBound ? scalars[place - 1] : 0
          if ScalarText.isHan(previous) || previous == 0xFF09 { spaces += 1 }
        case 0xFF0C, 0x3002, 0xFF01, 0xFF1F: stops += 1
        default: break
        }
      }
      if spaces >= 3, spaces * 12 >= line.count {
        self = .layout
      } else if stops > 0 {
        self = .prose
      } else if line.count <= 80, TypoCJKCJKSpace.isNoticeTitle(text, line) {
        self = .phrase
      } else {
        self = .layout
      }
    }
  }

  private static func isNoticeTitle(_ text: ScalarText, _ line: Range<Int>) -> Bool {
    guard kinds.contains(where: { text.has($0, before: line.upperBound) }) else { return false }
    return line.contains { text.has(about, at: $0) }
  }

  private func isChinese(_ s: UInt32) -> Bool {
    ScalarText.isHan(s) || ScalarText.isChineseMark(s)
  }

  /// Whether a space in prose cuts a sentence.
  private func isStray(
    _ text: ScalarText, _ line: Range<Int>, _ phrase: Int, _ space: Range<Int>
  ) -> Bool {
    let (left, right) = (text.at(space.lowerBound - 1), text.at(space.upperBound))
    // Behind the mark of a heading, a label, a section's number.
    if space.lowerBound - line.lowerBound <= 12 {
      if left == 0xFF1A || left == 0x3001 || left == 0xFF09 { return false }
    }
    if Self.sections.contains(left), isSection(text, line, space.lowerBound) { return false }
    // Two sentences: a heading may be glued here, which is no matter of the space.
    if left == 0x3002, ScalarText.isChineseNumeral(right) || right == 0xFF08 { return false }
    if right == 0xFF08, text.at(space.lowerBound - 1) == 0x7535 { return false }
    if Self.measures.contains(right) { return false }
    if ScalarText.isChineseMark(right), !ScalarText.isChineseOpening(right) {
      return right != 0x2014
    }
    if ScalarText.isPauseOrStop(left) || ScalarText.isChineseOpening(left) { return left != 0xFF1A }
    // How long the words on both sides are.
    let before = space.lowerBound - phrase
    var end = space.upperBound
    while end < line.upperBound, end - space.upperBound < 40, isWord(text.scalars[end]) { end += 1 }
    let after = end - space.upperBound
    let listed = phrase - line.lowerBound <= 6
    let spaced = text.at(end) == 0x20 || text.at(phrase - 1) == 0x20 && !listed
    // 切 勿: a word that is nobody's name.
    if Self.words.contains([left, right]) { return true }
    if before <= 4, after <= 4, ScalarText.isHan(right), ScalarText.isHan(left) { return false }
    if spaced, before <= 4 || after <= 4 { return false }
    // A title of two phrases, alone behind a number or label, or at the start of a short line.
    let start = text.at(phrase - 1)
    let opens =
      phrase == line.lowerBound || start == 0xFF1A || start == 0x3001 || start == 0x3002
      || start == 0x20 && phrase - line.lowerBound <= 6
    if opens, before >= 4, after >= 4 {
      // One phrase and its predicate, which a comma ends: no title of two phrases.
      if start == 0x3002, text.at(end) == 0xFF0C, before <= 6, after >= before + 4 { return true }
      let short = line.count <= 40 || phrase - line.lowerBound <= 12 && phrase > line.lowerBound
      if short || start == 0x3002 { return false }
    }
    return true
  }

  private func isWord(_ s: UInt32) -> Bool {
    s != 0x20 && !ScalarText.isPauseOrStop(s) && !ScalarText.isLineEnd(s)
  }

  /// Whether 第…章 ends before the space.
  private func isSection(_ text: ScalarText, _ line: Range<Int>, _ end: Int) -> Bool {
    var i = end - 2
    while i >= line.lowerBound, end - i < 10,
      ScalarText.isChineseNumeral(text.scalars[i]) || ScalarText.isDigit(text.scalars[i])
        || text.scalars[i] == 0x5343 || text.scalars[i] == 0x4E4B
    {
      i -= 1
    }
    return i >= line.lowerBound && (text.scalars[i] == 0x7B2C || i < end - 2)
  }

  private func finding(_ context: RuleContext, _ space: Range<Int>) -> Diagnostic {
    let text = context.text
    let around = text.string((space.lowerBound - 1)..<(space.upperBound + 1))
    return context.finding(
      Self.self, space,
      Message(
        zh: "“\(around)”中间多了空格，应删去",
        en: "a space too many in “\(around)”; delete it"),
      fix: Fix(.safe, [context.edit(space, "")]))
  }
}
