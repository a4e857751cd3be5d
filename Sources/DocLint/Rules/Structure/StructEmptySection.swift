/// A section has a heading and no text.
struct StructEmptySection: DocumentRule {
  static let description = RuleDescription(
    id: "struct-empty-section", category: "struct", severity: .error,
    summary: Message(zh: "标题下没有内容", en: "a section has a heading and no text"),
    rationale: Message(
      zh: "同级标题下都有正文，唯独这一节是空的，多半是漏写或漏贴。",
      en: "The sections beside it have text; this one was probably left out."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "典型案例之一\n\n家庭医生进村来\n\n一、工作背景\n山区就医不便。\n二、主要做法\n组建团队5支。\n↓三、经验启示\n案例主题：家庭医生进村来\n案例摘要：组建团队。",
      "一、基本情况\n总体平稳。\n↓二、存在问题\n三、下步打算\n抓好落实。",
    ],
    nonTriggering: [
      "一、加强领导\n二、落实责任\n三、严肃纪律\n以上各项请认真落实。",
      "一、基本情况\n（一）总体平稳\n全年无事故。\n（二）投入增加\n增长5%。\n二、下步打算\n抓好落实。",
      "一、基本情况\n总体平稳。\n二、指标完成情况\n指标\t数值\n床位\t18\n三、下步打算\n抓好落实。",
      "一、基本情况\n总体平稳。\n二、预算安排\n单位：万元\n| 科目 | 预算 |\n| 收入 | 18 |\n三、下步打算\n抓好落实。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    var hasChild = [Bool](repeating: false, count: structure.headings.count)
    for heading in structure.headings {
      if let parent = heading.parent { hasChild[parent] = true }
    }
    var found: [Diagnostic] = []
    for group in context.siblings where group.count > 1 {
      guard let series = group.first.map({ structure.headings[$0].series }),
        series != .attachment, series != .caseNumber, series != .first
      else { continue }
      // A bare list of numbers is a list, unless it stands in an outline.
      if series.rank >= DocumentStructure.Series.arabic.rank,
        structure.headings[group[0]].parent == nil, series != .box
      {
        continue
      }
      if context.isStatute, series.rank > DocumentStructure.Series.section.rank { continue }
      let empty = group.filter { isEmpty($0, hasChild[$0], structure) }
      let filled = group.count - empty.count
      let least = series.rank >= DocumentStructure.Series.arabic.rank ? 2 : 1
      guard filled >= least, filled * 2 >= group.count else { continue }
      for i in empty {
        let heading = structure.headings[i]
        let range = structure.paragraphs[heading.paragraph].range
        found.append(
          context.finding(
            Self.self, range, message(context.words(range, atMost: 30), filled),
            evidence: [("siblingsWithText", .integer(filled))]))
      }
    }
    return found
  }

  private func isEmpty(_ i: Int, _ hasChild: Bool, _ structure: DocumentStructure) -> Bool {
    let heading = structure.headings[i]
    let paragraph = structure.paragraphs[heading.paragraph]
    guard !hasChild, !heading.isRunIn, !heading.isGlued,
      paragraph.role == .heading || paragraph.role == .caption, paragraph.range.count <= 40,
      !endsSentence(paragraph, structure)
    else { return false }
    var next = heading.paragraph + 1
    while next < structure.paragraphs.count,
      structure.paragraphs[next].role == .pageMark || structure.paragraphs[next].role == .note
    {
      next += 1
    }
    guard next < structure.paragraphs.count else { return true }
    let below = structure.paragraphs[next]
    if below.piece != paragraph.piece { return true }
    switch below.role {
    case .field, .signature, .date, .imprint: return true
    case .heading: return below.heading != nil
    case .body:
      // A list item of the same series or an outer one is no text of this section.
      guard let other = below.heading.map({ structure.headings[$0] }) else { return false }
      return other.series == heading.series || other.series.rank < heading.series.rank
    default: return false
    }
  }

  private func endsSentence(
    _ paragraph: DocumentStructure.Paragraph, _ structure: DocumentStructure
  ) -> Bool {
    guard let last = paragraph.fragments.last?.last else { return false }
    return [0x3002, 0xFF1B, 0xFF1A].contains(structure.text.scalars[last])
  }

  private func message(_ title: String, _ filled: Int) -> Message {
    Message(
      zh: "“\(title)”下没有内容，而同级的\(filled)个标题下都有；请补写或删去",
      en: "“\(title)” has no text, the \(filled) headings beside it do; write it or drop it")
  }
}
