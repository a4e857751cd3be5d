/// One number is called approximate twice.
struct NumDoubleApprox: DocumentRule {
  static let description = RuleDescription(
    id: "num-double-approx", category: "numerals", severity: .warning,
    summary: Message("概数词重复", "a number is called approximate twice"),
    rationale: Message("“约”“近”与“多”“余”“左右”只用其一。", "One word of approximation is enough."),
    source: .init(
      .practice, Message("概数用法的通行规则，据惯例适用", "the common rules for approximate numbers, by custom")),
    triggering: [
      "占地↓约 3000 多平方米。",
      "服务↓近200余人，用时↓大约30分钟左右。",
    ],
    nonTriggering: [
      "占地约3000平方米，服务200余人，用时30分钟左右。",
      "近20多年来，近十余年，近30余天。",
      "节约100余万元，预约30多人次，签约200余户，集约300多亩。",
      "约30个糖尿病多发点。",
      "约100人，200人左右。",
      "接近300余份历史档案的保存极限",
    ])

  private static let leads = ScalarText.words("大约 约 将近 近 大概")
  private static let notLeads = ScalarSet(ScalarText.units("节预签集制条合违契特缔誓盟邀简失爽赴践毁附最临靠邻接新远"))
  private static let remainders: ScalarSet = [0x4F59, 0x591A]
  private static let tails = ScalarText.words("左右 上下")
  private static let scales = ScalarSet(ScalarText.units("十百千万亿"))
  private static let spans = ScalarSet(ScalarText.units("年天月日周"))
  private static let measures = ScalarSet(
    ScalarText.units("个名人次家份场例户台套张件条支辆所篇项位只头棵株亩吨里公平元种类批盏座处间部册本块万亿立分小"))
  private static let reach = 6

  static let needs: [RuleNeed] = [.any(.digits), .any("约近概"), .any("余多左上")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return prose.numbers.compactMap { number in
      let before = prose.skippingBlanksBack(number.range.lowerBound)
      guard let lead = Self.leads.first(where: { prose.has($0, before: before) }),
        !Self.notLeads.contains(prose[before - lead.count - 1])
      else { return nil }
      var i = prose.skippingBlanks(number.range.upperBound)
      while Self.scales.contains(prose[i]) { i += 1 }
      let start = before - lead.count
      if Self.remainders.contains(prose[i]) {
        var next = prose.skippingBlanks(i + 1)
        while Self.scales.contains(prose[next]) { next += 1 }
        // 近20多年来: the recent twenty years and more.
        if lead == [0x8FD1] && Self.spans.contains(prose[next]) { return nil }
        guard Self.measures.contains(prose[next]) || Self.spans.contains(prose[next]) else {
          return nil
        }
        return context.report(Self.self, start..<(i + 1), message(prose.string(start..<(i + 1))))
      }
      var end = i
      while end < i + Self.reach, !Prose.endsClause(prose[end]), prose[end] != 0x3001 {
        if Self.tails.contains(where: { prose.has($0, at: end) }) {
          return context.report(
            Self.self, start..<(end + 2), message(prose.string(start..<(end + 2))))
        }
        end += 1
      }
      return nil
    }
  }

  private func message(_ written: String) -> Message {
    Message(
      "“\(written)”概数词重复，请删去其一", "“\(written)” is approximate twice; drop one of the two")
  }
}
