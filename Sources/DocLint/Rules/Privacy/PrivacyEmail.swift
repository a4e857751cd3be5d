/// An electronic mail address stands in the document.
struct PrivacyEmail: DocumentRule {
  static let description = RuleDescription(
    id: "privacy-email", category: "privacy", severity: .warning,
    summary: Message("文中出现电子邮箱", "a mail address stands in the document"),
    rationale: Message(
      "个人邮箱属于个人信息；确需公开的应使用单位公务邮箱。",
      "A personal address is personal data; what must be public is the office's own address."),
    source: .init(.practice, Message("报送前的个人信息审查惯例", "custom of review before submission")),
    triggering: [
      "材料发至↓zhangsan@example.com。",
      "邮箱：↓li.si_01@mail.example.cn",
    ],
    nonTriggering: [
      "材料发至单位公务邮箱。",
      "关注@柳桥发布，话题@2024",
      "user@localhost",
      "邮箱：***@example.com",
    ])

  private static let shown = 20

  static let needs: [RuleNeed] = [.any("@")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var places: [Range<Int>] = []
    for i in 0..<prose.count where prose.scalars[i] == 0x40 {
      var (lower, upper) = (i, i + 1)
      while lower > 0, i - lower < 64, Self.isLocal(prose.scalars[lower - 1]) { lower -= 1 }
      while upper < prose.count, upper - i < 128, Self.isDomain(prose.scalars[upper]) { upper += 1 }
      while upper > i + 1, prose.scalars[upper - 1] == 0x2E { upper -= 1 }
      guard lower < i, let dot = prose.scalars[(i + 1)..<upper].lastIndex(of: 0x2E), dot > i + 1,
        upper - dot >= 3, prose.scalars[(dot + 1)..<upper].allSatisfy(Self.isLetter)
      else { continue }
      places.append(lower..<upper)
    }
    guard let first = places.first else { return [] }
    return [
      context.report(
        Self.self, first, message(places.count),
        others: places.dropFirst().prefix(Self.shown).map { ($0, Message("又见于此", "and here")) },
        areSame: true)
    ]
  }

  private static func isLetter(_ s: UInt32) -> Bool {
    (s >= 0x41 && s <= 0x5A) || (s >= 0x61 && s <= 0x7A)
  }

  private static func isDomain(_ s: UInt32) -> Bool {
    isLetter(s) || (s >= 0x30 && s <= 0x39) || s == 0x2E || s == 0x2D
  }

  private static func isLocal(_ s: UInt32) -> Bool { isDomain(s) || s == 0x5F || s == 0x2B }

  private func message(_ count: Int) -> Message {
    Message(
      "文中有电子邮箱\(count)处，请核对：个人邮箱应遮盖或改用公务邮箱",
      "\(count) mail addresses: mask personal ones or give the office's")
  }
}
