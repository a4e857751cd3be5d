/// Characters that nobody sees, or that no font shows, stand in the text.
struct TypoInvisible: DocumentRule {
  static let description = RuleDescription(
    id: "typo-invisible", category: "typo", severity: .warning,
    summary: Message(
      zh: "文中有看不见或无法显示的字符（不间断空格、零宽字符、控制字符、私用区字符等）",
      en: "characters that nobody sees or no font shows (no-break and zero-width spaces, controls, "
        + "private use)"),
    rationale: Message(
      zh: "多由网页、PDF 或即时通讯工具复制带入，造成断行错乱、检索不到、换机后显示为方框。",
      en:
        "They come along from web pages, PDF files and messengers, break lines, defeat search and "
        + "turn into boxes elsewhere."),
    source: .editing,
    fix: (
      .safe,
      Message(
        zh: "删去；西文之间的不间断空格改为普通空格；私用区字符和替换符须人工核对",
        en: "deletes them; between Latin words a no-break space becomes a space; private-use and "
          + "replacement characters must be seen to by hand")
    ),
    triggering: [
      "↓\u{A0}  \u{A0}一、丰富卫生资源",
      "健康↓\u{200B}柳桥",
      "柳桥县↓\u{FEFF}卫生健康局",
      "可选↓\u{AD}连字符",
      "姓名：王↓\u{E863}",
      "数据↓\u{FFFD}\u{FFFD}缺失",
      "采用↓\u{A0}PCR方法",
    ],
    nonTriggering: [
      "　　一、丰富卫生资源",
      "家庭👨\u{200D}👩\u{200D}👧签约",
      "第一栏\t第二栏",
      "قانون می\u{200C}خواهم",
    ])

  private static let invisible = ScalarSet(
    ranges: [
      0x00...0x06, 0x08...0x08, 0x0E...0x12, 0x16...0x1F, 0x7F...0xA0, 0xAD...0xAD,
      0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2060, 0xE000...0xF8FF, 0xFEFF...0xFEFF,
      0xFFFD...0xFFFD, 0xF0000...0x10FFFF,
    ])
  static let needs: [RuleNeed] = [.any(invisible)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    var next = 0
    for i in text.marks where i >= next && isInvisible(text, i) {
      // Spaces around a no-break space are one run with it.
      var end = i + 1
      var last = end
      while end < text.count, end - i < 200 {
        if isInvisible(text, end) {
          end += 1
          last = end
        } else if text.scalars[end] == 0x20 {
          end += 1
        } else {
          break
        }
      }
      found.append(finding(context, i..<last))
      next = last
    }
    return found
  }

  private func isInvisible(_ text: ScalarText, _ i: Int) -> Bool {
    switch text.scalars[i] {
    case 0x09, 0x0A, 0x0C, 0x0D: false
    // What TypoWordResidue speaks of.
    case 0x07, 0x0B, 0x13...0x15: false
    case 0x00...0x1F, 0x7F...0x9F, 0xA0, 0xAD, 0x200B, 0x2060, 0xFEFF, 0xFFFD: true
    // Joiners and directions have a meaning between letters of other scripts and in emoji.
    case 0x200C...0x200F, 0x202A...0x202E: isPlain(text.at(i - 1)) && isPlain(text.at(i + 1))
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
    default: false
    }
  }

  private func isPlain(_ s: UInt32) -> Bool {
    s < 0x250 || ScalarText.isIdeographicOrKana(s) || ScalarText.isChineseMark(s)
  }

  private func finding(_ context: RuleContext, _ range: Range<Int>) -> Diagnostic {
    let text = context.text
    let lost = text.scalars[range].first { $0 == 0xFFFD || $0 >= 0xE000 && $0 != 0xFEFF }
    let shown = Set(text.scalars[range].filter { $0 != 0x20 }).sorted().prefix(4).map {
      let digits = String($0, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    .joined(separator: "、")
    if lost != nil {
      return context.finding(
        Self.self, range,
        Message(
          zh: "有无法显示的字符 \(shown)，可能是丢失的字，请核对原文",
          en: "\(shown) cannot be shown; a character may be lost: compare with the original"))
    }
    func isLatin(_ s: UInt32) -> Bool { s > 0x20 && s < 0x250 && s != 0xA0 }
    let blank = text.scalars[range].contains(0xA0)
    let keeps =
      blank && isLatin(text.at(range.lowerBound - 1)) && isLatin(text.at(range.upperBound))
    return context.finding(
      Self.self, range,
      Message(
        zh: "有看不见的字符 \(shown)，应删去", en: "\(shown) cannot be seen; delete it"),
      fix: Fix(.safe, [context.edit(range, keeps ? " " : "")]))
  }
}
