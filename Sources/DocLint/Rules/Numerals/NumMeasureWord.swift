/// A thing is counted in a unit that is not its own.
struct NumMeasureWord: DocumentRule {
  static let description = RuleDescription(
    id: "num-measure-word", category: "numerals", severity: .info,
    summary: Message("量词与事物不搭配", "a measure word does not fit its noun"),
    rationale: Message(
      "“券2435人次”数的是券还是人，两可；量词应与所数事物一致。",
      "The unit must be that of what is counted, or nobody knows what was."),
    source: .init(.practice, Message("编校惯例", "editorial custom")),
    triggering: [
      "发放体检↓券320人次。",
      "张贴↓海报40人次，排查↓患者215户。",
    ],
    nonTriggering: [
      "发放体检券320张，服务320人次。",
      "张贴海报40张，排查患者215人。",
      "领券320人次，刷卡12人次。",
      "走访患者家庭215户。",
    ])

  /// What is counted, and units that are not its own.
  private static let list: [(noun: [UInt32], wrong: [[UInt32]], right: String)] = [
    ("券", "人次 人 户", "张"), ("海报", "人次 人 户", "张"), ("手册", "人次 户 场", "册"), ("宣传单", "人次 户 场", "份"),
    ("资料", "人次 户 场", "份"), ("患者", "户 份 场", "人"), ("病人", "户 份 场", "人"), ("床位", "人次 份 户", "张"),
    ("短信", "人次 户 场", "条"), ("讲座", "份 户 张", "场"), ("救护车", "个 台次 人", "辆"),
  ].map { (ScalarText.units($0.0), ScalarText.words($0.1), $0.2) }
  /// Verbs that make the noun an act: 领券, 刷卡.
  private static let acts = ScalarSet(ScalarText.units("领用凭发验核"))

  static let needs: [RuleNeed] = [.any(.digits), .any("券报册单料者人位信座车")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return prose.numbers.compactMap { number in
      let before = prose.skippingBlanksBack(number.range.lowerBound)
      guard let entry = Self.list.first(where: { prose.has($0.noun, before: before) }),
        !(entry.noun.count == 1 && Self.acts.contains(prose[before - 2]))
      else { return nil }
      var unit = prose.skippingBlanks(number.range.upperBound)
      while prose[unit] == 0x4F59 || prose[unit] == 0x4E07 || prose[unit] == 0x591A { unit += 1 }
      guard let wrong = entry.wrong.first(where: { prose.has($0, at: unit) }),
        !(wrong.count == 1 && prose[unit] == 0x4EBA && prose[unit + 1] == 0x5747)
      else { return nil }
      let range = (before - entry.noun.count)..<(unit + wrong.count)
      return context.report(Self.self, range, message(prose.string(range), entry.right))
    }
  }

  private func message(_ written: String, _ right: String) -> Message {
    Message(
      "“\(written)”量词不搭配，疑为“\(right)”，请核对",
      "the measure word of “\(written)” does not fit; perhaps “\(right)”")
  }
}
