/// A comma where a new sentence takes up the noun before it: …的案例，这些案例….
struct PunctCommaSplice: DocumentRule {
  static let description = RuleDescription(
    id: "punct-comma-splice", category: "punct", severity: .info,
    summary: Message(
      zh: "另起一句的地方用了逗号", en: "a comma where a new sentence begins"),
    rationale: Message(
      zh: "“……案例，这些案例……”前一句已经说完，后一句另有主语，宜用句号。两句关系密切时也可用逗号，所以默认不检查，须在配置里点名。",
      en: "With “…, these cases …” the first sentence is complete and the second has a subject of "
        + "its own. A comma may do where the two are close, so the rule runs where the "
        + "configuration names it."),
    source: .punctuation,
    triggering: [
      "现推介一批经验案例↓，这些案例各有特点，可供借鉴。",
      "县里今年办了三个培训班↓，上述培训班共有学员九十人。",
    ],
    nonTriggering: [
      "现推介一批经验案例。这些案例各有特点，可供借鉴。",
      "如果各镇都有经验案例，这些案例可以互相借鉴。",
      "现推介一批经验案例，这些做法各有特点。",
      "现推介一批经验案例，并把这些案例编成册。",
    ], isOptIn: true)

  private static let pointers = PhraseIndex(ScalarText.words("这些 上述"))
  /// With these a clause depends on the one behind it.
  private static let conditions = ScalarText.words(
    "如果 如 若 只要 只有 凡 当 对 对于 虽然 尽管 即使 由于 因为 随着 针对 围绕 除 无论 不论 经 为 通过 在 根据 按照")
  private static let comma: UInt32 = 0xFF0C
  /// The longest sentence before the comma that is read.
  private static let reach = 80

  static let needs: [RuleNeed] = [.phrases(pointers), .any("，")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return context.places(of: Self.pointers).compactMap { start, _ in
      let mark = start - 1
      guard prose[mark] == Self.comma, let noun = noun(prose, mark, start + 2),
        ScalarText.isHan(prose[noun.upperBound]), !depends(prose, mark)
      else { return nil }
      return context.report(Self.self, mark..<start, message(prose.string(start..<noun.upperBound)))
    }
  }

  /// The words at `start` with which the clause before the comma ends, two to four characters.
  private func noun(_ prose: Prose, _ mark: Int, _ start: Int) -> Range<Int>? {
    for length in [4, 3, 2] where start + length <= prose.count && length < mark {
      let noun = prose.scalars[start..<(start + length)]
      if noun.allSatisfy(ScalarText.isHan), prose.has(Array(noun), before: mark) {
        return noun.indices
      }
    }
    return nil
  }

  /// Whether a clause of the sentence before the comma says under which condition the next holds.
  private func depends(_ prose: Prose, _ mark: Int) -> Bool {
    let sentence = prose.sentence(around: mark, reach: Self.reach)
    return (sentence.lowerBound..<mark).contains { i in
      (i == sentence.lowerBound || !ScalarText.isHan(prose[i - 1]))
        && prose.hasAny(Self.conditions, at: i)
    }
  }

  private func message(_ subject: String) -> Message {
    Message(
      zh: "“\(subject)”另起一句，前面的逗号疑应为句号，请核对",
      en: "“\(subject)” begins a sentence; perhaps a full stop belongs before it: please check")
  }
}
