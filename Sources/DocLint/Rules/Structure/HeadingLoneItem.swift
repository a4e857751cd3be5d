/// A single item of a lower level closes a series of its betters.
struct HeadingLoneItem: DocumentRule {
  static let description = RuleDescription(
    id: "heading-lone-item", category: "heading", severity: .warning,
    summary: Message(
      zh: "同级条目中末项用了下一级的“1.”", en: "the last of a row of items bears the 1. of a lower level"),
    rationale: Message(
      zh: "只有一项，用不着编“1.”；前面几项是“（一）（二）”的，末项多半应是“（三）”。",
      en: "One item alone needs no number; behind （一） and （二） it was probably meant as （三）."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "一、议定事项\n（一）补贴标准不变。每台补贴15万元。\n（二）流程再压减。当场受理。\n↓1. 建立议事制度。每周六答疑。\n二、有关要求\n抓好落实。",
      "一、补贴标准不变。每台补贴15万元。\n二、流程再压减。当场受理。\n↓（一）建立议事制度。每周六答疑。",
      "1. 补贴标准不变。每台补贴15万元。\n2. 流程再压减。当场受理。\n↓（1）建立议事制度。每周六答疑。",
    ],
    nonTriggering: [
      "一、议定事项\n（一）补贴标准不变。每台补贴15万元。\n（二）流程再压减。当场受理。\n（三）建立议事制度。每周六答疑。",
      "（一）补贴标准不变。每台补贴15万元。\n（二）流程再压减。分两步：\n1. 受理。当场受理。\n2. 审查。联合审查。",
      "一、补贴标准\n（一）不变。每台补贴15万元。\n二、流程\n（一）压减。当场受理。",
      "一、补贴标准不变。每台补贴15万元。\n二、流程再压减：\n（一）当场受理。材料齐全的当场受理。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let (structure, scalars) = (context.structure, context.text.scalars)
    let headings = structure.headings
    if context.isStatute { return [] }
    var children: [Int: [Int]] = [:]
    for (i, heading) in headings.enumerated() {
      if let parent = heading.parent { children[parent, default: []].append(i) }
    }
    return context.siblings.compactMap { group -> Diagnostic? in
      guard group.count >= 2, let last = group.last, let only = children[last], only.count == 1,
        group.dropLast().allSatisfy({ children[$0] == nil && isWhole(headings[$0], context) })
      else { return nil }
      let (above, item) = (headings[last], headings[only[0]])
      // What leads up to items ends in a colon.
      guard item.number == 1, item.isRunIn, !item.isGlued, isWhole(above, context),
        [1, 2].contains(item.series.rank - above.series.rank), above.number == group.count,
        let end = structure.paragraphs[item.paragraph - 1].fragments.last?.last,
        scalars[end] == 0x3002
      else { return nil }
      let (written, right) = (context.words(item.mark), above.series.written(above.number + 1))
      return context.finding(
        Self.self, item.mark,
        Message(
          zh: "“\(context.words(above.mark))”之下只有“\(written)”一项，请核对是否应为同级的“\(right)”",
          en:
            "“\(written)” is the only item below “\(context.words(above.mark))”; was “\(right)” meant?"
        ),
        related: [context.related(above.mark, "前一项", "the item before")])
    }
  }

  /// Whether text follows it in its own paragraph, which closes there.
  private func isWhole(
    _ heading: DocumentStructure.Heading, _ context: RuleContext
  ) -> Bool {
    heading.isRunIn && !heading.isGlued
      && context.structure.paragraphs[heading.paragraph].isClosed
  }
}
