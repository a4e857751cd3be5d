/// An item of a work plan names no responsible office.
struct StructResponsibleUnit: DocumentRule {
  static let description = RuleDescription(
    id: "struct-responsible-unit", category: "struct", severity: .warning,
    summary: Message(
      zh: "工作要点的条目没有标注责任科室", en: "an item of a work plan names no responsible office"),
    rationale: Message(
      zh: "同一部分的条目大都标注了责任科室，没有标的容易无人落实。",
      en: "Where most items of a section name an office, those without will be nobody's."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "二、重点任务\n1.抓队伍。新进12人。（责任科室：人事科）\n2.抓制度。出台5项。（责任科室：办公室）\n3.抓阵地。新建3处↓。\n4.抓宣传。宣传9场。（责任科室：宣教科）\n5.抓考核。每季1次。（责任科室：办公室）\n6.抓安全。检查6次。（责任科室：监督科）"
    ],
    nonTriggering: [
      "一、工作目标\n1.床位达到18张。\n2.医师达到5名。\n3.护士达到8名。\n4.覆盖率100%。\n二、重点任务\n1.抓队伍。（责任科室：人事科）\n2.抓制度。（责任科室：办公室）"
    ])

  private static let labels = ScalarText.words("责任科 责任单位 责任部门 责任股 责任处 牵头科 牵头单位 牵头股 牵头处 牵头部门")
  private static let begins = ScalarSet(labels.map { $0[0] })
  private static let least = 4

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    // Items by the section of the first level that they stand in.
    var order: [Int] = []
    var groups: [Int: [DocumentStructure.Heading]] = [:]
    for heading in structure.headings where heading.series == .arabic && !heading.isGlued {
      var top = heading.parent
      while let parent = top.flatMap({ structure.headings[$0].parent }),
        structure.headings[parent].series.rank >= 3
      {
        top = parent
      }
      let key = top ?? -1
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(heading)
    }
    var found: [Diagnostic] = []
    // Sections that name offices at all are taken together.
    var items: [DocumentStructure.Heading] = []
    for key in order {
      let group = groups[key] ?? []
      if group.count(where: { names($0, context) }) * 2 >= group.count { items += group }
    }
    let missing = items.filter { !names($0, context) }
    if items.count >= Self.least, missing.count * 5 <= items.count {
      for item in missing {
        guard let last = structure.paragraphs[item.paragraph].fragments.last?.last else { continue }
        found.append(
          context.finding(
            Self.self, last..<(last + 1),
            message(
              context.words(item.mark),
              items.count - missing.count, items.count)))
      }
    }
    return found
  }

  /// Whether the item, or the paragraph below it, ends with its office.
  private func names(_ item: DocumentStructure.Heading, _ context: RuleContext) -> Bool {
    let paragraphs = context.structure.paragraphs
    let (begins, scalars) = (Self.begins, context.text.scalars)
    for k in item.paragraph..<min(item.paragraph + 3, paragraphs.count) {
      if k > item.paragraph, paragraphs[k].heading != nil { break }
      guard let range = paragraphs[k].fragments.last else { continue }
      for i in range.suffix(80)
      where begins.contains(scalars[i])
        && Self.labels.contains(where: { context.text.has($0, at: i) })
      {
        return true
      }
    }
    return false
  }

  private func message(_ mark: String, _ having: Int, _ count: Int) -> Message {
    Message(
      zh: "第“\(mark)”条没有标注责任科室，而同类的\(count)条中\(having)条有，请补上",
      en: "item “\(mark)” names no responsible office; \(having) of \(count) of such items do")
  }
}
