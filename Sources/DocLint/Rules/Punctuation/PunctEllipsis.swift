/// An ellipsis is made of full stops, or has half its length.
struct PunctEllipsis: DocumentRule {
  static let description = RuleDescription(
    id: "punct-ellipsis", category: "punct", severity: .error,
    summary: Message(zh: "省略号写法不规范", en: "an ellipsis of the wrong form"),
    rationale: Message(
      zh: "省略号是六个连点“……”，占两个字；不用“...”“。。。”代替。",
      en: "An ellipsis is “……”, six dots over two characters; neither “...” nor “。。。”."),
    source: .punctuation,
    fix: (.safe, Message(zh: "改为“……”", en: "writes “……”")),
    triggering: ["血压、血糖↓...都要查", "还有很多↓。。。", "我想想↓…好的", "一、二、三↓......"],
    nonTriggering: [
      "还有很多……", "总则................3", "第一章 总则…………………1", "Wait... please", "1, 2, ..., n",
      "路径 ../../说明",
      "`中文...`", "整段从略：\n…………",
    ])

  static let needs: [RuleNeed] = [.either("…", ".. 。。")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isData else { return [] }
    let text = context.text
    var found: [Diagnostic] = []
    var i = 0
    for start in text.marks where start >= i {
      let s = text.scalars[start]
      guard s == 0x2E || s == 0x3002 || s == 0x2026 else { continue }
      i = start
      while i < text.count, text.scalars[i] == s { i += 1 }
      if isWrong(text, start..<i), !context.protected.contains(start) {
        let written = text.string(start..<i)
        found.append(
          context.finding(
            Self.self, start..<i,
            Message(
              zh: "省略号“\(written)”改为“……”", en: "write “……” for the ellipsis “\(written)”"),
            fix: Fix(.safe, [context.edit(start..<i, "……")])))
      }
    }
    return found
  }

  private func isWrong(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    let s = text.scalars[range.lowerBound]
    let (before, after) = (text.at(range.lowerBound - 1), text.at(range.upperBound))
    func isChinese(_ s: UInt32) -> Bool { ScalarText.isHan(s) || ScalarText.isChineseMark(s) }
    switch s {
    case 0x3002: return range.count >= 3 && range.count <= 6
    // Longer ones lead to a page number; a digit behind says so too.
    case 0x2E:
      guard range.count >= 3, range.count <= 6, isChinese(before) else { return false }
      return !ScalarText.isASCIIAlphanumeric(after) && after != 0x2F && after != 0x20
        || ScalarText.isLineEnd(after)
    default:
      guard range.count == 1 || range.count == 3 else { return false }
      return ScalarText.isHan(before) && !ScalarText.isDigit(after) && after != 0x2026
    }
  }
}
