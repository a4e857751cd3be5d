/// A compound unit is written half in Chinese, half in symbols.
struct NumUnitMixed: DocumentRule {
  static let description = RuleDescription(
    id: "num-unit-mixed", category: "numerals", severity: .info,
    summary: Message("组合单位中文与符号混用", "a compound unit half in Chinese, half in symbols"),
    rationale: Message(
      "同一个组合单位宜全用符号或全用中文：60 km/h，60公里/小时。",
      "One compound unit is written in symbols or in Chinese throughout: 60 km/h, 60公里/小时."),
    source: .editing,
    triggering: [
      "车速超过60↓公里/h自动报警。",
      "流量达到35↓立方米/s，浓度为1.2↓毫克/L。",
      "时速80↓km/小时，含量5↓mg/升。",
    ],
    nonTriggering: [
      "车速超过60公里/小时，流量35 m³/s，浓度1.2 mg/L。",
      "单价12元/kg，每分钟60次/min，人口密度380人/km²。",
      "参见公里/help目录，约5 km/天。",
    ])

  private static let chinese = WordTable("公里 千米 米 毫米 厘米 立方米 千克 公斤 克 毫克 微克 吨 升 毫升")
  private static let symbols = WordTable("h min s L mL ml m³ m3 m² m2 kg g km m")
  private static let latin = WordTable("km m mm cm m³ m3 kg g mg μg t L mL ml")
  private static let words = WordTable("小时 分钟 秒 升 毫升 立方米 平方米 千克 公斤 克")

  static let needs: [RuleNeed] = [
    .any(.digits),
    .words("里/ 米/ 克/ 斤/ 吨/ 升/ /小 /分 /秒 /升 /毫 /立 /平 /千 /公 /克"),
  ]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    let scalars = prose.scalars
    return prose.marks.compactMap { i in
      guard scalars[i] == 0x2F else { return nil }
      let range: Range<Int>
      if let before = Self.chinese.length(endingAt: i, in: scalars),
        let behind = Self.symbols.length(at: i + 1, in: scalars)
      {
        range = (i - before)..<(i + 1 + behind)
      } else if let before = Self.latin.length(endingAt: i, in: scalars),
        let behind = Self.words.length(at: i + 1, in: scalars)
      {
        range = (i - before)..<(i + 1 + behind)
      } else {
        return nil
      }
      let start = prose.skippingBlanksBack(range.lowerBound)
      guard ScalarText.isDigit(prose[start - 1]),
        !ScalarText.isASCIIAlphanumeric(prose[range.upperBound])
      else { return nil }
      return context.report(Self.self, range, message(prose.string(range)))
    }
  }

  private func message(_ written: String) -> Message {
    Message(
      "“\(written)”中文与单位符号混用，宜统一", "“\(written)” mixes Chinese and symbols; keep to one")
  }
}
