/// A dash is made of hyphens.
struct PunctDashForm: DocumentRule {
  static let description = RuleDescription(
    id: "punct-dash-form", category: "punct", severity: .warning,
    summary: Message(zh: "破折号用连字符代替", en: "a dash made of hyphens"),
    rationale: Message(
      zh: "破折号是“——”，占两个字；“--”是录入时的代用。",
      en: "A dash is “——”, over two characters; -- is a makeshift of typing."),
    source: .punctuation,
    fix: (.safe, Message(zh: "改为“——”", en: "writes “——”")),
    triggering: [
      "把毕生所学倾囊相授↓--来自外地的专家带出徒弟43人。",
      "我们的目标↓---人人享有健康。",
      "《健康柳桥》↓－－一本小册子。",
    ],
    nonTriggering: [
      "把毕生所学倾囊相授——来自外地的专家带出徒弟43人。",
      "运行 doclint --help 查看，参数--verbose",
      "健康\t--\t平稳",
      "总则--------3",
      "北京-上海",
    ], profiles: [.official])

  private static let hyphens: ScalarSet = [0x2D, 0xFF0D]
  private static let most = 4

  static let needs: [RuleNeed] = [.words("-- －－")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let text = context.text
    let hyphens = Self.hyphens
    var found: [Diagnostic] = []
    var end = 0
    for i in text.marks where i >= end && hyphens.contains(text.scalars[i]) {
      end = i + 1
      while end < text.count, text.scalars[end] == text.scalars[i] { end += 1 }
      let (before, behind) = (text.at(i - 1), text.at(end))
      guard (2...Self.most).contains(end - i), !context.protected.contains(i),
        ScalarText.isHan(before) || ScalarText.isChineseClosing(before),
        ScalarText.isHan(behind) || ScalarText.isChineseOpening(behind)
      else { continue }
      found.append(
        context.finding(
          Self.self, i..<end,
          Message(
            zh: "破折号“\(text.string(i..<end))”改为“——”",
            en: "write “——” for the dash “\(text.string(i..<end))”"),
          fix: Fix(.safe, [context.edit(i..<end, "——")])))
    }
    return found
  }
}
