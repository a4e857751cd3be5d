/// 的 stands between an adverb and its verb, where 地 is meant.
struct WordingDeDi: DocumentRule {
  static let description = RuleDescription(
    id: "wording-de-di", category: "wording", severity: .warning,
    summary: Message("状语后用“的”，应为“地”", "“的” behind an adverb, where “地” is meant"),
    rationale: Message(
      "状语修饰动词用“地”，定语修饰名词用“的”。",
      "“地” joins an adverb to a verb, “的” an attribute to a noun."),
    source: .init(
      .practice,
      Message("编校惯例，依《现代汉语词典》的释义", "editorial custom, after 现代汉语词典")),
    fix: (.unsafe, Message("改为“地”，改前请核对", "writes “地”; look at it first")),
    triggering: [
      "有效↓的把防火知识送到农户家中。",
      "把各项要求规范高效↓的落到实处。",
      "扎实有效↓的落实各项服务内容。",
      "更好↓的为群众服务。",
    ],
    nonTriggering: [
      "有效地把防火知识送到农户家中。",
      "形成有效的推进机制。",
      "建立科学的落实机制。",
      "实现更好的为民服务中心建设。",
      "这是持续的把关环节。",
      "采取积极的推动措施。",
    ])

  private static let index = PhraseIndex(
    ScalarText.words(
      "有效 规范 高效 科学 精准 积极 认真 深入 全面 切实 及时 持续 扎实 稳步 有序 有力 更好 主动 深刻 自觉 充分 "
        + "严格 迅速 准确 逐步 不断 大力 广泛 坚决 紧密 灵活 顺利 快速 圆满"))
  private static let marks = ScalarText.words(
    "的把 的将 的为 的落到 的落实到 的推动了 的推进了 的促进了 的提高了 的提升了 "
      + "的保障了 的解决了 的完成了 的开展了 的维护了 的加强了 的落实各项 的落实好 的完成各项 的完成了 的开展各项 的做好各项 的推进各项 "
      + "的参与到 的融入到 的投入到 的服务于 的运用到 的反映了 的掌握了")
  /// 把关, 将军, 为民 …: the character is part of a noun.
  private static let nouns = ScalarText.words(
    "的把关 的把握 的把手 的把控 的把柄 的将来 的将军 的将领 的将士 的为民 的为政 的为人 的为官 的为首 的为主 的为期 的为农 的为老")

  static let needs: [RuleNeed] = [.phrases(index), .phrases(PhraseIndex(marks))]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    for (start, word) in context.places(of: Self.index) {
      let particle = start + Self.index.words[word].count
      guard prose[particle] == 0x7684, prose.hasAny(Self.marks, at: particle),
        !prose.hasAny(Self.nouns, at: particle)
      else { continue }
      let range = particle..<(particle + 1)
      found.append(
        context.report(
          Self.self, range, message(prose.string(start..<(particle + 2))),
          fix: prose.isQuoted(particle) ? nil : context.proseFix(.unsafe, range, "地")))
    }
    return found
  }

  private func message(_ written: String) -> Message {
    Message(
      "“\(written)”中“的”修饰动词，应为“地”，请核对",
      "in “\(written)” the particle goes with a verb: “地”")
  }
}
