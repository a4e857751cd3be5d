/// Paragraphs of one document are indented in several ways.
struct TypoIndentMixed: DocumentRule {
  static let description = RuleDescription(
    id: "typo-indent-mixed", category: "typo", severity: .info,
    summary: Message(
      zh: "段首缩进写法不统一", en: "paragraphs are indented in several ways"),
    rationale: Message(
      zh: "正文段首统一空两字；有的用全角空格、有的用半角空格、有的不空，排出来参差不齐。",
      en: "Paragraphs take one indent of two characters; made of different blanks, or of none here "
        + "and there, they do not line up."),
    source: .editing,
    fix: (
      .safe, Message(zh: "改为多数段落的写法", en: "indents as most paragraphs do")
    ),
    triggering: [
      "　　全县各级医疗机构扎实推进家庭医生签约服务工作。\n　　各乡镇卫生院按要求组建签约团队，服务群众。\n"
        + "↓    县疾控中心组织开展健康教育活动，效果良好。",
      "全县各级医疗机构扎实推进家庭医生签约服务工作。\n各乡镇卫生院按要求组建签约团队，服务群众。\n"
        + "↓\u{A0}  \u{A0}一、县疾控中心组织开展健康教育活动",
    ],
    nonTriggering: [
      "　　全县各级医疗机构扎实推进家庭医生签约服务工作。\n　　各乡镇卫生院按要求组建签约团队，服务群众。",
      "          柳桥县卫生健康局\n　　全县各级医疗机构扎实推进家庭医生签约服务工作。",
    ], profiles: [.official])

  /// The widest indent, in half-width columns, that is no centred or right-hand line.
  private static let widest = 6
  /// So many paragraphs of one kind are mended at once.
  private static let mended = 200

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let text = context.text
    // In the order in which they are met; there are few.
    var kinds: [(indent: [UInt32], count: Int)] = []
    var places: [(kind: Int, range: Range<Int>)] = []
    places.reserveCapacity(context.structure.paragraphs.count)
    for paragraph in context.structure.paragraphs {
      guard let start = paragraph.fragments.first?.lowerBound, isBody(text, paragraph) else {
        continue
      }
      var lower = start
      var width = 0
      while lower > 0, ScalarText.isSpace(text.scalars[lower - 1]), width <= Self.widest {
        lower -= 1
        width += text.scalars[lower] == 0x3000 ? 2 : 1
      }
      guard width <= Self.widest, !text.scalars[lower..<start].contains(0x09) else { continue }
      let here = text.scalars[lower..<start]
      let kind: Int
      if let known = kinds.firstIndex(where: { $0.indent.elementsEqual(here) }) {
        kind = known
      } else {
        kind = kinds.count
        kinds.append((Array(here), 0))
      }
      kinds[kind].count += 1
      places.append((kind, lower..<start))
    }
    guard kinds.count > 1, let most = kinds.max(by: { $0.count < $1.count })?.indent else {
      return []
    }
    var found: [Diagnostic] = []
    for (kind, (indent, count)) in kinds.enumerated() where indent != most {
      let all = places.filter { $0.kind == kind }.prefix(Self.mended).map(\.range)
      guard let first = all.first else { continue }
      let place = first.isEmpty ? first.lowerBound..<(first.lowerBound + 1) : first
      let replacement = ScalarText.string(most)
      found.append(
        context.finding(
          Self.self, place, message(indent, count, most),
          fix: Fix(.safe, all.map { context.edit($0, replacement) })))
    }
    return found
  }

  private func message(_ indent: [UInt32], _ count: Int, _ most: [UInt32]) -> Message {
    let (here, usual) = (Self.name(indent), Self.name(most))
    return Message(
      zh: "段首缩进不统一：此处为\(here.zh)（同类\(count)段），多数段落为\(usual.zh)",
      en: "indented with \(here.en) (\(count) paragraphs), most with \(usual.en)")
  }

  /// A paragraph of prose or a numbered heading; not a title, a signature, a label.
  private func isBody(_ text: ScalarText, _ paragraph: DocumentStructure.Paragraph) -> Bool {
    guard paragraph.role == .body || paragraph.role == .heading,
      let first = paragraph.fragments.first, let last = paragraph.fragments.last
    else { return false }
    let head = text.scalars[first.lowerBound]
    if ScalarText.isChineseNumeral(head), text.at(first.lowerBound + 1) == 0x3001 { return true }
    if head == 0xFF08, ScalarText.isChineseNumeral(text.at(first.lowerBound + 1)) { return true }
    return first.count >= 20 && (ScalarText.isHan(head) || ScalarText.isChineseOpening(head))
      && text.scalars[last.upperBound - 1] == 0x3002
  }

  private static func name(_ indent: [UInt32]) -> Message {
    if indent.isEmpty { return Message(zh: "不空格", en: "nothing") }
    let wide = indent.count { $0 == 0x3000 }
    let blank = indent.count { $0 == 0xA0 }
    var zh: [String] = []
    var en: [String] = []
    if wide > 0 {
      zh.append("\(wide)个全角空格")
      en.append("\(wide) full-width spaces")
    }
    if indent.count > wide + blank {
      zh.append("\(indent.count - wide - blank)个半角空格")
      en.append("\(indent.count - wide - blank) spaces")
    }
    if blank > 0 {
      zh.append("\(blank)个不间断空格")
      en.append("\(blank) no-break spaces")
    }
    return Message(zh: zh.joined(separator: "和"), en: en.joined(separator: " and "))
  }
}
