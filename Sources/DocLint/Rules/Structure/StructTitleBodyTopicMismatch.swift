/// Title and text speak of different programmes.
struct StructTitleBodyTopicMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "struct-title-body-topic-mismatch", category: "struct", severity: .warning,
    summary: Message(zh: "标题与正文所说的不是同一项工作", en: "title and text speak of different programmes"),
    rationale: Message(
      zh: "标题写这个行动，正文通篇是另一个名称相近的行动，多半是套用旧稿没有改全。",
      en:
        "The title names one programme, the text another with a similar name: an old text was reused."
    ),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "柳桥县关于推介2024年↓健康柳桥行动典型案例的通知\n\n各乡镇：\n\n健康青禾行动实施以来，成效明显。为推进健康青禾行动，现推介案例。"
    ],
    nonTriggering: [
      "柳桥县关于推介健康柳桥行动典型案例的通知\n\n各乡镇：\n\n健康柳桥行动是健康青禾行动的一部分。健康青禾行动实施以来，成效明显。",
      "柳桥县关于推介健康柳桥行动典型案例的通知\n\n各乡镇：\n\n现推介案例，请学习借鉴。",
    ])

  private static let kinds = ScalarText.words("行动 工程 计划 活动 专项 战役 攻坚战")
  private static let least = 2

  static let needs: [RuleNeed] = [.phrases(PhraseIndex(kinds))]

  func check(_ context: RuleContext) -> [Diagnostic] {
    context.structure.pieces.compactMap { piece in
      guard let title = context.title(of: piece), !piece.body.isEmpty else { return nil }
      let joined = context.structure.joined(title)
      for i in 4..<max(4, joined.count) {
        for kind in Self.kinds where joined.has(kind, at: i) {
          for length in 2...3 where i >= length + 2 {
            let name = Array(joined.scalars[(i - length - 2)..<(i + kind.count)])
            guard name.allSatisfy(ScalarText.isHan),
              let other = sibling(of: name, kind, piece, context)
            else { continue }
            return context.finding(
              Self.self, joined.original((i - length - 2)..<(i + kind.count)),
              message(ScalarText.string(name), other.name, other.count))
          }
        }
      }
      return nil
    }
  }

  /// A name with the same beginning and end that the text uses instead; `nil` where the text has
  /// the title's own.
  private func sibling(
    of name: [UInt32], _ kind: [UInt32], _ piece: DocumentStructure.Piece, _ context: RuleContext
  ) -> (name: String, count: Int)? {
    var counts: [[UInt32]: Int] = [:]
    for k in piece.body where context.structure.paragraphs[k].role == .body {
      for fragment in context.structure.paragraphs[k].fragments {
        for i in fragment where context.text.scalars[i] == name[0] {
          if context.text.has(name, at: i) { return nil }
          guard context.text.scalars[min(i + 1, context.text.count - 1)] == name[1] else {
            continue
          }
          for length in 2...3 where context.text.has(kind, at: i + 2 + length) {
            let other = Array(context.text.scalars[i..<(i + 2 + length + kind.count)])
            guard other.allSatisfy(ScalarText.isHan) else { continue }
            counts[other, default: 0] += 1
          }
        }
      }
    }
    let often = counts.filter { $0.value >= Self.least }
    guard often.count == 1, let found = often.first else { return nil }
    return (ScalarText.string(found.key), found.value)
  }

  private func message(_ name: String, _ other: String, _ count: Int) -> Message {
    Message(
      zh: "标题写“\(name)”，正文未见，而“\(other)”出现\(count)次，请核对是否同一项工作",
      en: "the title says “\(name)”, the text does not; “\(other)” stands there \(count) times")
  }
}
