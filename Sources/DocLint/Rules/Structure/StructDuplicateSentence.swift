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

  /// A clause of the prose, by what it is compared by: its letters and digits.
  private struct Clause {
    let range: Range<Int>
    /// How many letters it has.
    let count: Int
    /// The hash of all of them, and of the last `near`.
    let whole: UInt64
    let tail: UInt64
  }

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard context.text.count <= Self.longestText, !context.isStatute, context.isOfficial else {
      return []
    }
    let prose = context.prose
    var found: [Diagnostic] = []
    var seen: [UInt64: (paragraph: Int, clause: Clause)] = [:]
    var far: [(again: Range<Int>, first: Range<Int>)] = []
    for (index, paragraph) in context.structure.paragraphs.enumerated()
    where paragraph.role == .body {
      let clauses = clauses(prose, prose.paragraphs[index])
      if clauses.count > 1, Set(clauses.map(\.tail)).count < clauses.count {
        found += repeated(clauses, context)
      }
      for clause in clauses where clause.count >= Self.far {
        guard let before = seen[clause.whole] else {
          seen[clause.whole] = (index, clause)
          continue
        }
        let (again, first) = (letters(prose, clause), letters(prose, before.clause))
        if before.paragraph != index, again.letters == first.letters {
          far.append((original(again), original(first)))
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
    var found: [Diagnostic] = []
    var seen: [ArraySlice<UInt32>: Range<Int>] = [:]
    for clause in clauses {
      let own = letters(context.prose, clause)
      var before: (first: Range<Int>, again: Range<Int>)?
      for drop in 0...Self.lead where own.letters.count - drop >= Self.near {
        let range = original(own, from: drop)
        if let first = seen[own.letters.dropFirst(drop)] {
          if before == nil { before = (first, range) }
        } else {
          seen[own.letters.dropFirst(drop)] = range
        }
      }
      guard let before, !UnitName.endsAsUnit(own.letters) else { continue }
      found.append(
        context.finding(
          Self.self, before.again, within(context.words(before.again, atMost: 30)),
          related: [context.related(before.first, "前一处", "the first place")]))
    }
    return found
  }

  /// From one of the letters to the last, in the document.
  private func original(_ own: (letters: [UInt32], origins: [Int]), from: Int = 0) -> Range<Int> {
    own.origins[from]..<(own.origins[own.origins.count - 1] + 1)
  }

  /// Clauses outside 《》 that are long enough.
  private func clauses(_ prose: Prose, _ paragraph: Range<Int>) -> [Clause] {
    var clauses: [Clause] = []
    let ends = Self.ends
    var start = paragraph.lowerBound
    var hasTitle = false
    // The mark behind the paragraph is its end.
    for mark in prose.marks.between(paragraph.lowerBound..<(paragraph.upperBound + 1)) {
      if prose.scalars[mark] == 0x300A { hasTitle = true }
      guard ends.contains(prose.scalars[mark]) || mark == paragraph.upperBound else { continue }
      if !hasTitle, mark - start >= Self.near, let clause = clause(prose, start..<mark) {
        clauses.append(clause)
      }
      start = mark + 1
      hasTitle = false
    }
    return clauses
  }

  private func clause(_ prose: Prose, _ range: Range<Int>) -> Clause? {
    // Back to front: what stands before the last letters comes last.
    var (count, hash, tail): (Int, UInt64, UInt64) = (0, 0, 0)
    let (least, scalars) = (Self.near, prose.scalars)
    for i in range.reversed() where Self.isLetter(scalars[i]) {
      hash = (hash ^ UInt64(scalars[i])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      count += 1
      if count == least { tail = hash }
    }
    let clause = Clause(range: range, count: count, whole: hash, tail: tail)
    guard count >= least else { return nil }
    return isOffice(prose, clause) ? nil : clause
  }

  /// Whether the clause begins as a list of those responsible does.
  private func isOffice(_ prose: Prose, _ clause: Clause) -> Bool {
    guard let first = clause.range.first(where: { Self.isLetter(prose.scalars[$0]) }),
      Self.offices.contains(where: { $0[0] == prose.scalars[first] })
    else { return false }
    let letters = letters(prose, clause).letters
    return Self.offices.contains { letters.starts(with: $0) }
  }

  /// The letters of a clause, and their places in the document.
  private func letters(_ prose: Prose, _ clause: Clause) -> (letters: [UInt32], origins: [Int]) {
    let places = clause.range.filter { Self.isLetter(prose.scalars[$0]) }
    let origins = places.map { prose.original($0..<($0 + 1)).lowerBound }
    return (places.map { prose.scalars[$0] }, origins)
  }

  private static func isLetter(_ s: UInt32) -> Bool {
    ScalarText.isHan(s) || ScalarText.isDigit(s) || s >= 0x41 && s < 0x7B
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
