/// A quote or bracket lacks its partner, or its partner is of another width.
struct PunctPairMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "punct-pair-mismatch", category: "punct", severity: .error,
    summary: Message(
      zh: "引号、括号、书名号不成对", en: "quotes or brackets do not pair up"),
    rationale: Message(
      zh: "缺一半或全角半角混配的引号、括号会让引文、注释的起止不明。",
      en: "With one half missing, or of another width, nobody knows where a quotation or note ends."
    ),
    source: .punctuation,
    fix: (
      .unsafe,
      Message(
        zh: "混配的一对统一为全角；方向反了的引号改正方向；缺失的一半须人工补",
        en:
          "makes a pair of mixed width full-width and turns a reversed quote; what is missing must "
          + "be added by hand")
    ),
    triggering: [
      "加强↓“健康柳桥建设。",
      "提升服务能力↓）。",
      "印发↓《柳桥县规划的通知↓（柳府办发〔2022〕3号。",
      "开展“双随机↓“检查。",
      "卫生院具备精神↓（心\n第二行说明\n理↓)服务能力。",
    ],
    nonTriggering: [
      "加强“健康柳桥”建设（含乡镇）。",
      "1）加强领导；2）落实责任。",
      "The teacher’s book",
      "他说：“第一段没有结束。\n“第二段才结束。”",
      "“引文从这里开始，\n到这里结束。”",
      "见[说明](a.md)和:-)",
      "取值范围[下限,上限)为左闭右开，(下限,上限]为左开右闭。",
    ])

  private struct Open {
    let kind: Int
    let index: Int
    var paragraph: Int
    /// Whether it starts its paragraph or follows a colon, as a long quotation does.
    let isLong: Bool
  }

  /// How many paragraphs a quotation or note may span.
  private static let reach = 4
  /// The same where it starts a paragraph: the history of a law, the new wording of articles.
  private static let longReach = 40
  /// More than these of one paragraph say nothing new.
  private static let limit = 20

  private static let marks: ScalarSet = "“‘(（《〔【「『〈”’)）》〕】」』〉"

  static let needs: [RuleNeed] = [.any(marks)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isData else { return [] }
    let (text, marks) = (context.text, Self.marks)
    let scalars = text.scalars
    let brackets = text.markLists.enclosing.filter { marks.contains(scalars[$0]) }
    var next = 0
    var found: [Diagnostic] = []
    var stack: [Open] = []
    let paragraphs = context.structure.paragraphs
    for number in paragraphs.indices {
      // What was opened long ago will not be closed any more.
      if !stack.isEmpty {
        let lost = stack.prefix {
          number - $0.paragraph > ($0.isLong ? Self.longReach : Self.reach)
        }
        if !lost.isEmpty {
          report(context, lost, &found)
          stack.removeFirst(lost.count)
        }
      }
      let range = paragraphs[number].range
      while next < brackets.count, brackets[next] < range.lowerBound { next += 1 }
      // Most paragraphs have none.
      guard next < brackets.count, brackets[next] < range.upperBound else { continue }
      read(context, brackets, paragraphs[number], number, &stack, &found)
    }
    report(context, stack[...], &found)
    return found.sorted { $0.range < $1.range }
  }

  private func read(
    _ context: RuleContext, _ brackets: [Int], _ paragraph: DocumentStructure.Paragraph,
    _ number: Int, _ stack: inout [Open], _ found: inout [Diagnostic]
  ) {
    let text = context.text
    let start = paragraph.range.lowerBound
    for fragment in paragraph.fragments {
      for place in brackets.places(between: fragment) {
        let i = brackets[place]
        let s = text.scalars[i]
        guard !context.protected.contains(i) else { continue }
        if let kind = Self.opening(s) {
          if s == 0x2018, ScalarText.isASCIIDigit(text.at(i + 1)) { continue }
          // Every paragraph of a long quotation opens with a quote; the last alone closes it.
          if kind == 0, i == start, let top = stack.last, top.kind == 0, top.paragraph < number,
            top.isLong
          {
            stack[stack.count - 1].paragraph = number
            continue
          }
          let isLong = i == start || text.at(i - 1) == 0xFF1A
          stack.append(Open(kind: kind, index: i, paragraph: number, isLong: isLong))
        } else if let kind = Self.closing(s) {
          if s == 0x2019, ScalarText.isLatinLetter(text.at(i - 1)),
            stack.last?.kind != 1
          {
            continue
          }
          close(context, paragraph, kind, i, number, &stack, &found)
        }
      }
    }
  }

  private func close(
    _ context: RuleContext, _ paragraph: DocumentStructure.Paragraph, _ kind: Int, _ i: Int,
    _ number: Int, _ stack: inout [Open], _ found: inout [Diagnostic]
  ) {
    let text = context.text
    // The nearest of its kind; what stands open inside it has lost its partner.
    let deepest = max(0, stack.count - 8)
    if let at = (deepest..<stack.count).last(where: { stack[$0].kind == kind }) {
      let open = stack[at].index
      if at + 1 < stack.count { report(context, stack[(at + 1)...], &found) }
      stack.removeLast(stack.count - at)
      mixed(context, paragraph, open, i, &found)
      return
    }
    if text.scalars[i] == 0x29, !isChinese(text, i) || isInterval(text, i, 0x5B, -1) { return }
    if kind == 2, isListMark(text, i, paragraph) { return }
    guard found.count < Self.limit * 50 else { return }
    found.append(
      context.finding(
        Self.self, i..<(i + 1), Self.alone(text.string(i..<(i + 1)), missing: "左", "opening")))
  }

  /// A pair of two widths: where PunctParenHalfwidth does not see both.
  private func mixed(
    _ context: RuleContext, _ paragraph: DocumentStructure.Paragraph, _ open: Int, _ close: Int,
    _ found: inout [Diagnostic]
  ) {
    let text = context.text
    let wide = (text.scalars[open] == 0xFF08, text.scalars[close] == 0xFF09)
    guard wide.0 || text.scalars[open] == 0x28, wide.0 != wide.1 else { return }
    // On one line that rule looks at it.
    let line = (open..<close).contains { ScalarText.isLineEnd(text.scalars[$0]) }
    guard line else { return }
    let message = Message(
      zh: "一对括号全角半角混用，且被断行隔开，请核对后统一为“（）”",
      en: "the two brackets of a pair differ in width and stand on different lines: check, and "
        + "make both full-width")
    let other = wide.0 ? close : open
    let edit = context.edit(other..<(other + 1), wide.0 ? "）" : "（")
    for (place, partner) in [(open, close), (close, open)] {
      found.append(
        context.finding(
          Self.self, place..<(place + 1), message,
          fix: place == other ? Fix(.unsafe, [edit]) : nil,
          related: [
            RelatedPlace(
              path: context.document.path, range: text.range(partner, partner + 1),
              message: Message(zh: "另一半", en: "its partner"))
          ]))
    }
  }

  private func report(
    _ context: RuleContext, _ lost: ArraySlice<Open>, _ found: inout [Diagnostic]
  ) {
    let text = context.text
    var rest = lost.filter {
      text.scalars[$0.index] != 0x28
        || isChinese(text, $0.index) && !isInterval(text, $0.index, 0x5D, 1)
    }
    // “…“: the second of two is turned the wrong way.
    if rest.count == 2, rest[0].kind == rest[1].kind, rest[0].kind <= 1,
      rest[0].paragraph == rest[1].paragraph
    {
      let second = rest[1].index
      let right = rest[0].kind == 0 ? "”" : "’"
      found.append(
        context.finding(
          Self.self, second..<(second + 1),
          Message(
            zh: "两个引号方向相同，后一个疑应为“\(right)”，请核对",
            en:
              "two quotes of one direction; the second should probably be “\(right)”: please check"),
          fix: Fix(.unsafe, [context.edit(second..<(second + 1), right)])))
      return
    }
    if rest.count > Self.limit { rest = Array(rest.prefix(Self.limit)) }
    for open in rest {
      found.append(
        context.finding(
          Self.self, open.index..<(open.index + 1),
          Self.alone(text.string(open.index..<(open.index + 1)), missing: "右", "closing")))
    }
  }

  /// Whether Chinese text stands beside a half-width bracket.
  private func isChinese(_ text: ScalarText, _ i: Int) -> Bool {
    let (before, after) = (text.at(i - 1), text.at(i + 1))
    return ScalarText.isHan(before) || ScalarText.isHan(after)
  }

  /// `[a, b)` and `(a, b]`: the other end of a half-open interval stands near, a comma between.
  private func isInterval(_ text: ScalarText, _ i: Int, _ partner: UInt32, _ step: Int) -> Bool {
    var hasComma = false
    var k = i + step
    while abs(k - i) <= 40, k >= 0, k < text.count {
      let s = text.scalars[k]
      if s == partner { return hasComma }
      if s == 0x2C || s == 0xFF0C { hasComma = true }
      if ScalarText.isLineEnd(s) || s == 0x3002 || s == 0x5B || s == 0x5D { return false }
      k += step
    }
    return false
  }

  /// `1）`, `a)`, `一）` and the like.
  private func isListMark(
    _ text: ScalarText, _ i: Int, _ paragraph: DocumentStructure.Paragraph
  ) -> Bool {
    var k = i - 1
    while k >= 0, i - k <= 3,
      ScalarText.isASCIIAlphanumeric(text.scalars[k]) || ScalarText.isDigit(text.scalars[k])
        || ScalarText.isChineseNumeral(text.scalars[k])
        || text.scalars[k] >= 0x2460 && text.scalars[k] < 0x2474
    {
      k -= 1
    }
    guard k < i - 1 else { return false }
    let before = k < 0 ? 0x0A : text.scalars[k]
    return before < 0x30 || ScalarText.isSpace(before) || ScalarText.isPauseOrStop(before)
      || k < paragraph.range.lowerBound
  }

  private static func opening(_ s: UInt32) -> Int? {
    switch s {
    case 0x201C: 0
    case 0x2018: 1
    case 0x28, 0xFF08: 2
    case 0x300A: 3
    case 0x3014: 4
    case 0x3010: 5
    case 0x300C: 6
    case 0x300E: 7
    case 0x3008: 8
    default: nil
    }
  }

  private static func closing(_ s: UInt32) -> Int? {
    switch s {
    case 0x201D: 0
    case 0x2019: 1
    case 0x29, 0xFF09: 2
    case 0x300B: 3
    case 0x3015: 4
    case 0x3011: 5
    case 0x300D: 6
    case 0x300F: 7
    case 0x3009: 8
    default: nil
    }
  }

  private static func alone(_ mark: String, missing: String, _ en: String) -> Message {
    Message(
      zh: "“\(mark)”没有配对，缺少\(missing)半边，请核对",
      en: "“\(mark)” has no partner; its \(en) half is missing: please check")
  }
}
