/// 截止 stands before a point in time where 截至 is meant.
struct WordingJiezhi: DocumentRule {
  static let description = RuleDescription(
    id: "wording-jiezhi", category: "wording", severity: .error,
    summary: Message(
      zh: "“截止”后接时间，应为“截至”", en: "“截止” before a point in time; “截至” is meant"),
    rationale: Message(
      zh: "“截止”表示到期停止，不带时间宾语；统计到某一时点用“截至”。",
      en: "“截止” means that something ends and takes no time as its object; figures up to a date "
        + "are given with “截至”."),
    source: .init(
      .practice,
      Message(
        zh: "编校惯例，依《现代汉语词典》的释义", en: "editorial custom, after 现代汉语词典")),
    fix: (.safe, Message(zh: "改为“截至”", en: "writes “截至”")),
    triggering: [
      "↓截止目前，各项工作有序推进。",
      "↓截止2023年6月底，完成签约。",
      "↓截止到12月31日，共检查三轮。",
      "↓截止 2023 年底",
      "↓截止“十四五”末",
    ],
    nonTriggering: [
      "截至目前，各项工作有序推进。",
      "截止日期为6月30日。",
      "报名于10月底截止。",
      "报名时间截止6月30日。",
      "申报截止：6月30日",
      "截止血带使用满一小时",
    ])

  private static let word = ScalarText.units("截止")
  private static let times = ScalarText.words(
    "目前 现在 当前 日前 眼下 今日 今天 昨日 昨天 今年 去年 明年 本月 上月 当月 本周 上周 上年 本年 年底 年末 "
      + "月底 月末 季末 上半年 下半年 发稿 报告期 “十 上午 下午 当日 当天 本日 此时")
  /// What ends at the time that follows, so that 截止 is right.
  private static let ending = ScalarText.words(
    "报名 申报 投标 投稿 受理 征集 征稿 时间 日期 报送 缴费 登记 预约 活动 募集 领取 有效期")
  private static let units = ScalarSet(ScalarText.units("年月日号时点周季"))
  private static let numerals = ScalarSet(ScalarText.units("〇零一二三四五六七八九十"))
  private static let joiners = ScalarSet(ScalarText.units(".-/．－"))

  static let needs: [RuleNeed] = [.words("截止")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let document = context.document
    var found: [Diagnostic] = []
    let text = context.text
    for i in 0..<text.count where text.has(Self.word, at: i) {
      var end = i + 2
      if end < text.count, text.scalars[end] == 0x5230 || text.scalars[end] == 0x81F3 { end += 1 }
      guard isTime(text, at: end) else { continue }
      if Self.ending.contains(where: { text.has($0, before: i) }) { continue }
      let range = text.range(i, end)
      found.append(
        Diagnostic(
          rule: id, severity: Self.description.severity, path: document.path, range: range,
          message: message(document.text.string(range)),
          fix: Fix(.safe, [Edit(range: range, replacement: "截至")])))
    }
    return found
  }

  /// Whether a point in time starts at `index`, blanks aside. Looks a few scalars ahead at most.
  private func isTime(_ text: ScalarText, at index: Int) -> Bool {
    var i = index
    while i < text.count, i < index + 2, ScalarText.isSpace(text.scalars[i]) { i += 1 }
    if Self.times.contains(where: { text.has($0, at: i) }) { return true }
    let start = i
    while i < text.count, i < start + 5,
      ScalarText.isDigit(text.scalars[i]) || Self.numerals.contains(text.scalars[i])
    {
      i += 1
    }
    guard i > start else { return false }
    while i < text.count, i < start + 7, ScalarText.isSpace(text.scalars[i]) { i += 1 }
    guard i < text.count else { return false }
    if Self.units.contains(text.scalars[i]) { return true }
    return Self.joiners.contains(text.scalars[i]) && i + 1 < text.count
      && ScalarText.isDigit(text.scalars[i + 1])
  }

  private func message(_ written: String) -> Message {
    Message(
      zh: "“\(written)”后接时间，改为“截至”",
      en: "“\(written)” stands before a point in time; write “截至”")
  }
}
