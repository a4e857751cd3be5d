/// Full-width letters, digits or percent signs.
struct TypoFullwidthAlnum: DocumentRule {
  static let description = RuleDescription(
    id: "typo-fullwidth-alnum", category: "typo", severity: .warning,
    summary: Message(
      zh: "用了全角数字、字母或百分号", en: "full-width letters, digits or percent signs"),
    rationale: Message(
      zh: "阿拉伯数字和字母用半角；全角的检索不到，也不能参与核算。",
      en: "Digits and letters are half-width; full-width ones are found by no search and can't be "
        + "reckoned with."),
    source: .numerals,
    fix: (.safe, Message(zh: "改为半角，数值不变", en: "makes them half-width; the values stay")),
    triggering: ["↓２０２１年增长↓３．５％", "↓ＣＴ检查", "覆盖率达95↓％"],
    nonTriggering: ["2021年增长3.5%", "CT检查", "（一）加强领导，提升能力。", "上半年～下半年"],
    profiles: [.official])

  private static let wide = ScalarSet(
    ranges: [0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF05...0xFF05])
  static let needs: [RuleNeed] = [.any(wide)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    var i = 0
    for start in text.marks where start >= i && Self.isWide(text.scalars[start]) {
      i = start
      while i < text.count {
        let s = text.scalars[i]
        let point =
          (s == 0xFF0E || s == 0xFF0D) && Self.isDigit(text.at(i - 1))
          && Self.isDigit(text.at(i + 1))
          && s == 0xFF0E
        guard Self.isWide(s) || point else { break }
        i += 1
      }
      let narrow = ScalarText.string(text.scalars[start..<i].map { $0 - 0xFEE0 })
      let written = text.excerpt(start..<i)
      found.append(
        context.finding(
          Self.self, start..<i,
          Message(
            zh: "“\(written)”是全角，改为半角“\(i - start <= 16 ? narrow : "…")”",
            en: "“\(written)” is full-width; write it half-width"),
          fix: Fix(.safe, [context.edit(start..<i, narrow)])))
    }
    return found
  }

  private static func isDigit(_ s: UInt32) -> Bool { s >= 0xFF10 && s <= 0xFF19 }

  private static func isWide(_ s: UInt32) -> Bool {
    isDigit(s) || (s >= 0xFF21 && s <= 0xFF3A) || (s >= 0xFF41 && s <= 0xFF5A) || s == 0xFF05
  }
}
