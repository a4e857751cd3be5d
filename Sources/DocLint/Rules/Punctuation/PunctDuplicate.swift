/// Two marks stand where one is meant.
struct PunctDuplicate: DocumentRule {
  static let description = RuleDescription(
    id: "punct-duplicate", category: "punct", severity: .error,
    summary: Message(zh: "标点重复或相撞", en: "two marks where one is meant"),
    rationale: Message(
      zh: "“，，”“。。”“，。”多是修改后留下的。叹号、问号可以连用，最多三个。",
      en: "Such pairs are left behind by edits. ！ and ？ may stand together, three at most."),
    source: .punctuation,
    fix: (
      .safe,
      Message(
        zh: "相同的留一个；不同的须人工取舍",
        en: "leaves one of equal ones; of different ones a person must choose")
    ),
    triggering: [
      "扎实推进↓，，成效明显↓。。", "落实责任↓，。", "任务如下↓：：一是", "甲↓、、乙", "太好了↓！！！！",
    ],
    nonTriggering: ["扎实推进，成效明显。", "真的吗？！太好了！！！", "他说：“好。”。", "此处从略。。。。。。", "……。"])

  /// Every two marks.
  private static let pairs = PhraseIndex(
    ScalarText.units("，。、；：？！").flatMap { first in
      ScalarText.units("，。、；：？！").map { [first, $0] }
    })
  static let needs: [RuleNeed] = [.phrases(pairs)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    var i = 0
    for start in text.marks where start >= i && ScalarText.isPauseOrStop(text.scalars[start]) {
      i = start
      while i < text.count, ScalarText.isPauseOrStop(text.scalars[i]) { i += 1 }
      if i - start > 1, !context.protected.contains(start) {
        if let finding = judge(context, start..<i) { found.append(finding) }
      }
    }
    return found
  }

  private func judge(_ context: RuleContext, _ range: Range<Int>) -> Diagnostic? {
    let text = context.text
    let first = text.scalars[range.lowerBound]
    let same = text.scalars[range].allSatisfy { $0 == first }
    let calls = text.scalars[range].allSatisfy { $0 == 0xFF01 || $0 == 0xFF1F }
    if calls, range.count <= 3 { return nil }
    // 。。。 stands for an ellipsis: PunctEllipsis.
    if same, first == 0x3002, range.count >= 3 { return nil }
    let written = text.excerpt(range, 6)
    let keep = calls ? 3 : 1
    let rest = (range.lowerBound + keep)..<range.upperBound
    return context.finding(
      Self.self, range,
      same || calls
        ? Message(
          zh: "标点“\(written)”重复，保留\(keep)个", en: "“\(written)” is repeated; leave \(keep)")
        : Message(
          zh: "标点“\(written)”连用，请核对保留哪一个",
          en: "“\(written)”: two marks meet; please check which one is meant"),
      fix: same || calls ? Fix(.safe, [context.edit(rest, "")]) : nil)
  }
}
