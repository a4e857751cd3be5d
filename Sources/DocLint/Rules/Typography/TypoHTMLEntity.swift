/// Character entities or tags of HTML stand in plain text.
struct TypoHTMLEntity: DocumentRule {
  static let description = RuleDescription(
    id: "typo-html-entity", category: "typo", severity: .error,
    summary: Message(
      zh: "正文残留 HTML 实体或标签", en: "entities or tags of HTML are left in the text"),
    rationale: Message(
      zh: "从网页复制时带出的“&nbsp;”“<br>”等代码，印出后读者看到的是乱码。",
      en: "Codes such as “&nbsp;” and “<br>” come along from web pages, and the reader sees them."),
    source: .editing,
    fix: (
      .safe,
      Message(
        zh: "实体改为所表示的字符；标签须人工处理",
        en: "writes the character that an entity stands for; tags must be seen to by hand")
    ),
    triggering: [
      "柳桥县↓&nbsp;卫生健康局",
      "收缩压↓&gt;140的居民",
      "第一段↓<br>第二段",
      "他说↓&#8220;很好",
    ],
    nonTriggering: [
      "R&D投入增长；收缩压<140且>90",
      "网址 https://example.com/a?b=1&lt;c",
      "网页中的`&nbsp;`表示空格。",
      "A&B;C",
    ], profiles: [.official])

  private static let entities: [(name: [UInt32], text: String)] = [
    ("nbsp", " "), ("lt", "<"), ("gt", ">"), ("amp", "&"), ("quot", "\""), ("ldquo", "“"),
    ("rdquo", "”"), ("lsquo", "‘"), ("rsquo", "’"), ("middot", "·"), ("mdash", "—"),
    ("ndash", "–"), ("hellip", "…"), ("emsp", " "), ("ensp", " "), ("times", "×"),
    ("deg", "°"), ("permil", "‰"), ("apos", "'"),
  ].map { (ScalarText.units($0.0), $0.1) }
  private static let tags = ScalarText.words("br p span div strong b td tr font")

  static let needs: [RuleNeed] = [.any("&<")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let text = context.text
    var found: [Diagnostic] = []
    for i in text.marks {
      let s = text.scalars[i]
      guard s == 0x26 || s == 0x3C else { continue }
      let kind = context.protected.kind(i)
      if kind == .code || kind == .address || kind == .formula { continue }
      if s == 0x26, let (end, replacement) = entity(text, i) {
        found.append(
          context.finding(
            Self.self, i..<end, message(text.string(i..<end)),
            fix: Fix(.safe, [context.edit(i..<end, replacement)])))
      } else if s == 0x3C, let end = tag(text, i) {
        found.append(context.finding(Self.self, i..<end, message(text.excerpt(i..<end, 24))))
      }
    }
    return found
  }

  private func entity(_ text: ScalarText, _ start: Int) -> (end: Int, text: String)? {
    if text.at(start + 1) == 0x23 {
      var i = start + 2
      var value: UInt32 = 0
      while i < text.count, i < start + 9, ScalarText.isASCIIDigit(text.scalars[i]) {
        value = value * 10 + text.scalars[i] - 0x30
        i += 1
      }
      guard i > start + 2, text.at(i) == 0x3B, value >= 0x20, let scalar = Unicode.Scalar(value)
      else { return nil }
      return (i + 1, String(Character(scalar)))
    }
    for (name, replacement) in Self.entities where text.has(name, at: start + 1) {
      let end = start + 1 + name.count
      if text.at(end) == 0x3B { return (end + 1, replacement) }
    }
    return nil
  }

  private func tag(_ text: ScalarText, _ start: Int) -> Int? {
    let name = text.at(start + 1) == 0x2F ? start + 2 : start + 1
    for tag in Self.tags where text.has(tag, at: name) {
      let next = name + tag.count
      guard !ScalarText.isASCIIAlphanumeric(text.at(next)) else { continue }
      let end = text.scalars[next..<min(text.count, next + 200)].firstIndex {
        $0 == 0x3E || ScalarText.isLineEnd($0)
      }
      if let end, text.scalars[end] == 0x3E { return end + 1 }
    }
    return nil
  }

  private func message(_ code: String) -> Message {
    Message(
      zh: "残留 HTML 代码“\(code)”，应删去或改为所表示的字符",
      en: "“\(code)” is code of HTML left in the text; delete it, or write what it stands for")
  }
}
