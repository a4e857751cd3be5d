/// An enumeration comma stands between quoted words or titles.
struct PunctDunBetweenQuotes: DocumentRule {
  static let description = RuleDescription(
    id: "punct-dun-between-quotes", category: "punct", severity: .info,
    summary: Message(
      zh: "并列的引号之间、书名号之间用了顿号", en: "“、” between adjacent quotes or titles"),
    rationale: Message(
      zh: "并列的引号之间、书名号之间通常不用顿号，停顿已经清楚；后面带括注的除外。学界也有不同看法，故只作提示。",
      en:
        "Adjacent quotes and titles usually need no “、”; where a note in brackets follows one, it "
        + "stays. Scholars differ, so this is information."),
    source: .punctuation,
    fix: (.safe, Message(zh: "删去顿号", en: "deletes the “、”")),
    triggering: ["实行“先诊疗后付费”↓、“一站式”结算。", "依据《甲办法》↓、《乙细则》↓、《丙规程》"],
    nonTriggering: [
      "实行“先诊疗后付费”“一站式”结算。", "“双随机、一公开”", "“甲”（简称A）、“乙”", "《甲办法》（试行）、《乙细则》",
    ], profiles: [.official])

  static let needs: [RuleNeed] = [.words("”、 》、"), .words("、“ 、《")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    for i in text.marks where text.scalars[i] == 0x3001 {
      let (before, after) = (text.at(i - 1), text.at(i + 1))
      guard before == 0x201D && after == 0x201C || before == 0x300B && after == 0x300A else {
        continue
      }
      let pair = before == 0x201D ? "引号" : "书名号"
      found.append(
        context.finding(
          Self.self, i..<(i + 1),
          Message(
            zh: "并列的\(pair)之间通常不用顿号，宜删去",
            en: "“、” is usually left out between adjacent quotes or titles"),
          fix: Fix(.safe, [context.edit(i..<(i + 1), "")])))
    }
    return found
  }
}
