/// Field codes, bookmarks and control characters of a word processor stand in the text.
struct TypoWordResidue: DocumentRule {
  static let description = RuleDescription(
    id: "typo-word-residue", category: "typo", severity: .error,
    summary: Message(
      zh: "文中残留 Word 书签、域代码或控制字符",
      en: "bookmarks, field codes or control characters of Word are left in the text"),
    rationale: Message(
      zh: "从 Word 或转换程序复制时带出的内部代码，读者不该看到；域出错时还说明引用的内容已经丢失。",
      en: "Such codes come along when text is copied or converted; no reader should see them, and "
        + "a failed field means that what it referred to is lost."),
    source: .editing,
    fix: (
      .safe,
      Message(
        zh: "删去书签和控制字符；域代码和引用错误须人工处理",
        en: "deletes bookmarks and control characters; fields must be seen to by hand")
    ),
    triggering: [
      "↓[bookmark: _Toc100]柳桥县卫生健康工作简报",
      "↓_GoBack一、主要做法",
      "详见↓错误!未找到引用源。",
      "见↓HYPERLINK \"http://example.com\"附件",
      "第↓PAGE \\* MERGEFORMAT页",
      "表格一↓\u{0007}表格二",
    ],
    nonTriggering: [
      "文档中出现“_GoBack”等书签时应当删除。",
      "变量名 my_GoBack_flag 不是书签。",
      "本页（PAGE）为目录。",
      "提示“错误！未找到引用源”时请更新域。",
    ])

  private static let words: [(word: [UInt32], deletes: Bool)] = [
    ("_GoBack", true), ("错误!未找到引用源", false), ("错误！未找到引用源", false),
    ("Error! Reference source not found", false), ("错误!未定义书签", false),
    ("错误！未定义书签", false), ("HYPERLINK \"", false), ("PAGE \\*", false),
    ("NUMPAGES \\*", false), ("EMBED Equation", false), ("PAGEREF _Toc", false),
    ("MERGEFORMAT", false),
  ].map { (ScalarText.units($0.0), $0.1) }
  private static let format = ScalarText.units(" MERGEFORMAT")
  private static let bookmark = ScalarText.units("[bookmark: ")

  private static let codes = ScalarSet(ranges: [0x07...0x07, 0x0B...0x0B, 0x13...0x15])
  static let needs: [RuleNeed] = [.either(codes, "[b _G 错误 Er HY PA NU EM ME")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    var i = 0
    while i < text.count {
      // None begins with anything else.
      if text.scalars[i] > 0x5F, text.scalars[i] != 0x9519 {
        i += 1
        continue
      }
      guard let (end, deletes) = residue(text, at: i) else {
        i += 1
        continue
      }
      let quoted = [0x201C, 0x22, 0x60, 0x300C].contains(text.at(i - 1))
      if !quoted, context.protected.kind(i) != .code {
        found.append(
          context.finding(
            Self.self, i..<end, message(text, i..<end),
            fix: deletes ? Fix(.safe, [context.edit(i..<end, "")]) : nil))
      }
      i = end
    }
    return found
  }

  /// Where the residue that starts at `i` ends, and whether it can go.
  private func residue(_ text: ScalarText, at i: Int) -> (end: Int, deletes: Bool)? {
    let s = text.scalars[i]
    if s == 0x07 || s == 0x0B || (s >= 0x13 && s <= 0x15) { return (i + 1, true) }
    if s == 0x5B, text.has(Self.bookmark, at: i) {
      let limit = min(text.count, i + 120)
      let end = text.scalars[i..<limit].firstIndex { $0 == 0x5D || ScalarText.isLineEnd($0) }
      if let end, text.scalars[end] == 0x5D { return (end + 1, true) }
    }
    guard s == 0x5F || s == 0x9519 || (s >= 0x45 && s <= 0x50) else { return nil }
    // A part of a longer name is none of Word's.
    if ScalarText.isASCIIAlphanumeric(text.at(i - 1)) || text.at(i - 1) == 0x5F { return nil }
    for (word, deletes) in Self.words where text.has(word, at: i) {
      let next = text.at(i + word.count)
      if deletes, ScalarText.isASCIIAlphanumeric(next) || next == 0x5F { continue }
      var end = i + word.count
      if text.has(Self.format, at: end) { end += Self.format.count }
      return (end, deletes)
    }
    return nil
  }

  private func message(_ text: ScalarText, _ range: Range<Int>) -> Message {
    let s = text.scalars[range.lowerBound]
    let shown =
      s < 0x20
      ? "U+00\(s < 0x10 ? "0" : "")\(String(s, radix: 16, uppercase: true))"
      : text.excerpt(range, 24)
    return Message(
      zh: "残留的 Word 内部代码“\(shown)”，应删去；如为引用，请核对原内容",
      en:
        "“\(shown)” is a code of Word left in the text; delete it, and restore what it referred to")
  }
}
