/// A hyphen, a half-width tilde or the numeral 一 stands between the two numbers of a range.
struct PunctRangeDash: DocumentRule {
  static let description = RuleDescription(
    id: "punct-range-dash", category: "punct", severity: .warning,
    summary: Message(
      zh: "数值范围用了短横“-”、半角“~”或汉字“一”",
      en: "a hyphen, a half-width tilde or the numeral 一 in a range of numbers"),
    rationale: Message(
      zh: "短横容易误读为减号或编号；数量范围用浪纹线“～”，年份、日期、章条的起止用一字线“—”。",
      en: "A hyphen reads as a minus or a code; a range of amounts takes “～”, one of years, dates "
        + "or clauses takes “—”."),
    source: .numerals,
    fix: (
      .safe,
      Message(
        zh: "改为“～”或“—”，数字不动；汉字“一”须先核对",
        en: "writes “～” or “—”; the numbers stay; a numeral 一 must be looked at first")
    ),
    triggering: [
      "关注↓0-6岁儿童健康。",
      "柳桥县健康规划（↓2020-2030年）",
      "每年申报项目 ↓3-5 项。",
      "培养名中医↓30~40名。",
      "增长↓5.5%-6.0%。",
      "↓7-9月开展督查。",
      "每餐补贴↓2一4元，规划期为↓2021一2025年，面积↓60一80平方米。",
    ],
    nonTriggering: [
      "关注0～6岁儿童，每年确定10—15个项目。",
      "电话：0791-80000000转8人工服务",
      "执行 GB/T 9704-2012 年版",
      "2021-03-05日报",
      "COVID-19个案",
      "比分3-1人心振奋",
      "健康预期寿命\t-\t同比例提高",
      "型号X5-10个",
      "统一5个标准，共3一体机，第5一次会议，同一2个",
      "详见 https://example.com/1-2个 页面",
    ], profiles: [.official])

  static let needs: [RuleNeed] = [.any(.digits), .any(NumberRange.hyphens.union("一"))]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isData else { return [] }
    let text = context.text
    return NumberRange.all(in: context).filter { [.hyphen, .tilde, .one].contains($0.joiner) }
      .map { range in
        let sign = range.kind == .quantity ? "～" : "—"
        let written = text.string(range.range)
        return context.finding(
          Self.self, range.range,
          Message(
            zh: "“\(written)”的范围号改为“\(sign)”",
            en: "write “\(sign)” between the numbers of “\(written)”"),
          // 一 may be a numeral after all.
          fix: Fix(
            range.joiner == .one ? .unsafe : .safe, [context.edit(range.joint, sign)]))
      }
  }
}
