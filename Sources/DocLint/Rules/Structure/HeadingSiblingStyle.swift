/// Headings of one level stand alone here and have text run in there.
struct HeadingSiblingStyle: DocumentRule {
  static let description = RuleDescription(
    id: "heading-sibling-style", category: "heading", severity: .info,
    summary: Message(
      zh: "同级标题有的独占一行、有的后接正文",
      en: "headings of one level stand alone here and have text run in there"),
    rationale: Message(
      zh: "同级标题体例应一致。",
      en: "Headings of one level should have one form."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "二、主要做法\n1.统一部署，逐级落实。成立专班3个。\n↓2.分片包干，逐户走访\n联合开展排查20次。\n3.集中授课，跟班学习。培训5期。"
    ],
    nonTriggering: [
      "二、主要做法\n1.统一部署。成立专班3个。\n2.分片包干。走访20次。\n3.集中授课。培训5期。"
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    var places: [Range<Int>] = []
    for group in context.siblings where group.count >= 3 {
      let headings = group.map { structure.headings[$0] }
      guard headings[0].series.rank >= 3, headings[0].series != .box, !context.isStatute,
        headings.allSatisfy({ $0.title.count <= 30 && !$0.isGlued })
      else { continue }
      let alone = headings.filter {
        !$0.isRunIn && structure.paragraphs[$0.paragraph].role == .heading
          && isFollowedByText($0, structure)
      }
      let runIn = headings.filter(\.isRunIn)
      guard !alone.isEmpty, !runIn.isEmpty, alone.count + runIn.count == headings.count else {
        continue
      }
      let odd = alone.count <= runIn.count ? alone : runIn
      if let first = odd.first { places.append(first.mark.lowerBound..<first.title.upperBound) }
    }
    return context.gathered(Self.self, places) { _ in
      Message(
        zh: "同级标题有的独占一行、有的后接正文，此处与其他不同，请统一",
        en: "some headings of this level stand alone, some have text run in; choose one form")
    }
  }

  private func isFollowedByText(
    _ heading: DocumentStructure.Heading, _ structure: DocumentStructure
  ) -> Bool {
    let next = heading.paragraph + 1
    return next < structure.paragraphs.count && structure.paragraphs[next].role == .body
      && structure.paragraphs[next].heading == nil
  }
}
