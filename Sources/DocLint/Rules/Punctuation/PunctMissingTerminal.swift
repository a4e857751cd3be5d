/// A paragraph of prose ends without a stop.
struct PunctMissingTerminal: DocumentRule {
  static let description = RuleDescription(
    id: "punct-missing-terminal", category: "punct", severity: .warning,
    summary: Message(zh: "正文段末缺句末标点", en: "a paragraph ends without a stop"),
    rationale: Message(
      zh: "段末没有句号，可能漏了标点，也可能漏了文字。",
      en: "Where the stop is missing at the end of a paragraph, words may be missing too."),
    source: .punctuation,
    fix: (
      .unsafe, Message(zh: "补句号，须先核对是否漏字", en: "adds 。 after a look whether words are missing")
    ),
    triggering: [
      "柳桥县签约服务简报\n\n　　一、主要做法\n\n　　全县各级医疗机构扎实推进签约服务。各乡镇卫生院组建签约团队，为群众提供连续服↓务\n\n"
        + "　　二、下一步打算\n\n　　继续努力，再上台阶。",
      "抓宣传。宣讲9场。（由宣教科牵头）\n抓考核。考核4次。（由办公室负责）\n抓队伍。培训骨干80人↓（由人事科牵头）\n抓制度。出台5项。（由办公室牵头）",
      "1. 建队伍。新进12人。（人事科）\n2. 建制度。出台5项。（办公室）\n3. 建阵地。新建3处↓（规划科、办公室）\n4. 抓宣传。宣讲9场。（宣教科）",
    ],
    nonTriggering: [
      "全县各级医疗机构扎实推进签约服务。各乡镇卫生院组建签约团队，为群众提供连续服务。",
      "关于印发《柳桥县工作方案》的通知",
      "1. 建队伍（人事科）\n2. 建制度（办公室）\n3. 建阵地。新建3处。（规划科）\n4. 抓宣传。宣讲9场。（宣教科）\n5. 抓考核。考核4次。（办公室）",
      "各县区人民政府，市政府各部门：",
      "联系人：张三，李四，王五，地址柳桥县城关镇，邮编000000",
      "全县各级医疗机构扎实推进签约服务。各乡镇卫生院组建签约团队，为群众\n提供连续服务。",
    ], profiles: [.official])

  /// The shortest paragraph that is judged, in characters.
  private static let shortest = 30

  static let needs: [RuleNeed] = [.any("。"), .any("，（")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let text = context.text
    let paragraphs = context.structure.paragraphs
    var found = unclosed(context)
    for (n, paragraph) in paragraphs.enumerated() where paragraph.role == .body {
      guard let last = paragraph.fragments.last?.upperBound, let start = paragraph.fragments.first,
        paragraph.range.count >= Self.shortest, ScalarText.isHan(text.scalars[last - 1]),
        hasSentence(text, paragraph), !isField(text, start)
      else { continue }
      // What goes on below without a gap or an indent may be the rest of the sentence. A note between
      // the lines of a paragraph is one of its own that begins before the other ends.
      let below = paragraphs[(n + 1)...].first { $0.range.lowerBound >= last }
      if let below, let next = below.fragments.first {
        let gap = last..<next.lowerBound
        let isNew =
          text.scalars[gap].count { $0 == 0x0A } > 1
          || ScalarText.isSpace(text.at(next.lowerBound - 1)) || below.role != .body
        guard isNew else { continue }
      }
      found.append(
        context.finding(
          Self.self, (last - 1)..<last,
          Message(
            zh: "段末缺句号，请核对是否漏字",
            en: "no stop at the end of the paragraph: check whether words are missing"),
          fix: Fix(.unsafe, [context.edit(last..<last, "。")])))
    }
    return found.sorted { $0.range < $1.range }
  }

  private static let offices = ScalarText.words(
    "科 室 处 局 办 部 股 中心 馆 所 站 队 委 院 政府 街道 镇 乡 单位 牵头 配合 负责")
  /// So many paragraphs that put the stop before the bracket show what is usual.
  private static let usual = 3

  /// Items that end in the office in charge, in brackets: where most have their stop before it, one
  /// without has lost it.
  private func unclosed(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    let scalars = text.scalars
    var closed = 0
    var open: [Int] = []
    for paragraph in context.structure.paragraphs
    where paragraph.role == .body || paragraph.role == .heading {
      guard let line = paragraph.fragments.last, let last = line.last, line.count >= 8,
        HeadingMark.isClosing(scalars[last]),
        Self.offices.contains(where: { text.has($0, before: last) }),
        let bracket = (max(line.lowerBound, last - 60)..<last).last(where: {
          HeadingMark.isOpening(scalars[$0])
        }), bracket > line.lowerBound
      else { continue }
      if scalars[bracket - 1] == 0x3002 {
        closed += 1
      } else if ScalarText.isHan(scalars[bracket - 1]), scalars[line].contains(0x3002) {
        open.append(bracket)
      }
    }
    guard closed >= Self.usual, open.count * 3 <= closed else { return [] }
    return open.map { bracket in
      context.finding(
        Self.self, bracket..<(bracket + 1),
        Message(
          zh: "别处都在“（……）”前标句号，此处没有，请核对",
          en: "elsewhere a stop stands before the bracket, here there is none; please check"),
        fix: Fix(.unsafe, [context.edit(bracket..<bracket, "。")]))
    }
  }

  /// Whether a full stop and a comma stand within.
  private func hasSentence(_ text: ScalarText, _ paragraph: DocumentStructure.Paragraph) -> Bool {
    var stop = false
    var comma = false
    for fragment in paragraph.fragments {
      for s in text.scalars[fragment] {
        if s == 0x3002 { stop = true }
        if s == 0xFF0C { comma = true }
        if s == 0x09 { return false }
      }
    }
    return stop && comma
  }

  private func isField(_ text: ScalarText, _ line: Range<Int>) -> Bool {
    text.scalars[line].prefix(8).contains(0xFF1A)
  }
}
