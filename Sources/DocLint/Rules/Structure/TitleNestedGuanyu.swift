/// 关于 or 的通知 stands twice in a title.
struct TitleNestedGuanyu: DocumentRule {
  static let description = RuleDescription(
    id: "title-nested-guanyu", category: "title", severity: .warning,
    summary: Message(zh: "标题里“关于”或“的通知”重复", en: "关于 or 的通知 stands twice in a title"),
    rationale: Message(
      zh: "层层转发时标题只保留一个“关于”、一个“的通知”。",
      en: "However often a notice is passed on, its title keeps one 关于 and one 的通知."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "柳桥县卫生健康局关于转发市卫生健康委↓关于做好防暑工作的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。",
      "柳桥县卫生健康局转发市卫生健康委防暑工作↓的通知的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。",
    ],
    nonTriggering: [
      "柳桥县卫生健康局关于印发《关于加强防暑工作的意见》的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。"
    ])

  private static let about = ScalarText.units("关于")
  private static let twice = ScalarText.units("的通知的通知")

  static let needs: [RuleNeed] = [.words("关于 的通知的通知")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    context.structure.pieces.compactMap { piece in
      guard let title = context.title(of: piece) else { return nil }
      let joined = context.structure.joined(title)
      var depth = 0
      var places: [Int] = []
      for i in 0..<joined.count {
        switch joined.scalars[i] {
        case 0x300A, 0x201C: depth += 1
        case 0x300B, 0x201D: depth = max(0, depth - 1)
        default: break
        }
        // A title in 《》 keeps its own words.
        guard depth == 0 else { continue }
        if joined.has(Self.about, at: i) { places.append(i) }
        if joined.has(Self.twice, at: i) {
          return context.finding(Self.self, joined.original(i..<(i + 6)), message("的通知"))
        }
      }
      guard places.count > 1 else { return nil }
      return context.finding(
        Self.self, joined.original(places[1]..<(places[1] + 2)), message("关于"))
    }
  }

  private func message(_ word: String) -> Message {
    Message(
      zh: "标题中“\(word)”重复，只保留一个", en: "“\(word)” stands twice in the title; keep one")
  }
}
