/// The same clause stands twice in the text.
struct StructDuplicateSentence: DocumentRule {
  static let description = RuleDescription(
    id: "struct-duplicate-sentence", category: "struct", severity: .warning,
    summary: Message(zh: "同一句话在文中重复", en: "the same clause stands twice in the text"),
    rationale: Message(
      zh: "同一段里整句重复，多半是粘贴或拼凑留下的；目标与任务、正文与摘要之间的重复仅作提示。",
      en:
        "A clause that stands twice in one paragraph was pasted; between goals and tasks, or text and abstract, it is only noted."
    ),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "一、服务\n开展“打造流动图书驿站便民惠民网络”试点；加快农家书屋更新。深入推进“↓打造流动图书驿站便民惠民网络”试点；推进阅读推广。",
      "一、服务\n全县建成标准化服务站点并全部投入使用运行，群众满意。↓全县建成标准化服务站点并全部投入使用运行，效果良好。",
    ],
    nonTriggering: [
      "一、服务\n各地贯彻《柳桥县基层医疗卫生机构能力提升三年行动方案》，落实《柳桥县基层医疗卫生机构能力提升三年行动方案》。",
      "一、服务\n材料报柳桥县爱国卫生运动委员会办公室，副本送柳桥县爱国卫生运动委员会办公室。",
    ])

  /// Letters that a repeated clause has at least, in one paragraph and across paragraphs.
  private static let near = 14
  private static let far = 18
  /// So many letters before the common part may differ: 开展… and 深入推进….
  private static let lead = 4
  /// Longer texts are no submissions.
  private static let longestText = 200_000
  private static let ends = ScalarSet(ScalarText.units("，。；：！？,;:!?"))
  private static let offices = ScalarText.words("责任科室 责任单位 牵头单位 牵头科室")

  private struct Clause {
    let paragraph: Int
    let letters: [UInt32]
    let origins: [Int]
  }

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard context.text.count <= Self.longestText, !context.isStatute, context.isOfficial else {
      return []
    }
    var found: [Diagnostic] = []
    var seen: [[UInt32]: (paragraph: Int, range: Range<Int>)] = [:]
    var far: [(again: Range<Int>, first: Range<Int>)] = []
    for (index, paragraph) in context.structure.paragraphs.enumerated()
    where paragraph.role == .body {
      let clauses = clauses(index, paragraph, context)
      found += repeated(clauses, context)
      for clause in clauses where clause.letters.count >= Self.far {
        guard let range = range(clause, 0) else { continue }
        if let before = seen[clause.letters] {
          if before.paragraph != index { far.append((range, before.range)) }
        } else {
          seen[clause.letters] = (index, range)
        }
      }
    }
    if let first = far.first {
      found.append(
        context.finding(
          Self.self, first.again, across(far.count), severity: .info,
          related: far.prefix(20).flatMap {
            [
              context.related($0.first, "前一处", "the first place"),
              context.related($0.again, "重复处", "again here"),
            ]
          }, evidence: [("count", .integer(far.count))]))
    }
    return found
  }

  /// Clauses of one paragraph that are the same but for a few letters at their start.
  private func repeated(_ clauses: [Clause], _ context: RuleContext) -> [Diagnostic] {
    guard clauses.count > 1 else { return [] }
    var found: [Diagnostic] = []
    var seen: [[UInt32]: Range<Int>] = [:]
    for clause in clauses {
      var before: (first: Range<Int>, again: Range<Int>)?
      for drop in 0...Self.lead where clause.letters.count - drop >= Self.near {
        let letters = Array(clause.letters.dropFirst(drop))
        guard let range = range(clause, drop) else { break }
        if let first = seen[letters] {
          if before == nil { before = (first, range) }
        } else {
          seen[letters] = range
        }
      }
      guard let before, !UnitName.endsAsUnit(clause.letters) else { continue }
      found.append(
        context.finding(
          Self.self, before.again, within(context.words(before.again, atMost: 30)),
          related: [context.related(before.first, "前一处", "the first place")]))
    }
    return found
  }

  private func range(_ clause: Clause, _ drop: Int) -> Range<Int>? {
    guard drop < clause.origins.count, let last = clause.origins.last else { return nil }
    return clause.origins[drop]..<(last + 1)
  }

  /// Clauses outside 《》, by their letters.
  private func clauses(
    _ index: Int, _ paragraph: DocumentStructure.Paragraph, _ context: RuleContext
  ) -> [Clause] {
    var clauses: [Clause] = []
    var letters: [UInt32] = []
    var origins: [Int] = []
    var hasTitle = false
    func end() {
      if letters.count >= Self.near, !hasTitle,
        !Self.offices.contains(where: { letters.starts(with: $0) })
      {
        clauses.append(Clause(paragraph: index, letters: letters, origins: origins))
      }
      letters = []
      origins = []
      hasTitle = false
    }
    for fragment in paragraph.fragments {
      for i in fragment {
        let s = context.text.scalars[i]
        if Self.ends.contains(s) {
          end()
        } else if ScalarText.isHan(s) || ScalarText.isDigit(s) || s >= 0x41 && s < 0x7B {
          letters.append(s)
          origins.append(i)
        } else if s == 0x300A {
          hasTitle = true
        }
      }
    }
    end()
    return clauses
  }

  private func within(_ clause: String) -> Message {
    Message(
      zh: "“\(clause)”在本段重复出现，请核对", en: "“\(clause)” stands twice in this paragraph")
  }

  private func across(_ count: Int) -> Message {
    Message(
      zh: "与前文整句相同，全文共\(count)处，请核对是否有意重复",
      en: "the same clause stands above; \(count) such places")
  }
}
