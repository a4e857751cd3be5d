/// A comment that begins like a suppression and silences nothing because it cannot be read.
struct SuppressionInvalid: SuppressionRule {
  static let description = RuleDescription(
    id: "suppression-invalid", category: "suppression", severity: .warning,
    summary: Message(
      zh: "豁免注释写法有误，不起作用", en: "a suppression comment that cannot be read has no effect"),
    rationale: Message(
      zh: "写错的注释若被悄悄放过，作者会以为问题已经豁免。",
      en: "If a mistyped comment were passed over in silence, its author would think it works."),
    source: .init(
      .practice, Message(zh: "本工具的注释格式", en: "the form of this program's comments")),
    triggering: [
      "↓<!-- doclint-disable-nextline privacy-mobile: 可以公开 -->\n值班电话见通知。",
      "值班电话见通知。↓<!-- doclint-disable-line: 可以公开 -->",
      "↓<!-- doclint-enable privacy-mobile -->\n值班电话见通知。",
      "↓<!-- doclint-disable-file privacy-mobile: 没有结尾\n值班电话见通知。",
    ],
    nonTriggering: [
      "<!-- doclint-disable-file typo-none: 规则名有误由另一条规则提示 -->\n值班电话见通知。",
      "<!-- 普通注释 doclint-disable -->\n值班电话见通知。",
    ])

  func check(_ audit: SuppressionAudit) -> [Diagnostic] {
    audit.mistakes.map { audit.finding(Self.self, $0.range, message($0.kind)) }
  }

  private func message(_ kind: SuppressionComments.Mistake.Kind) -> Message {
    switch kind {
    case .unclosed:
      Message(
        zh: "豁免注释没有以“-->”结束，不起作用；请补上",
        en: "the suppression comment is not closed with “-->” and has no effect")
    case .unknownDirective(let word, let nearest):
      Message(
        zh: "不认识“doclint-\(word)”，不起作用"
          + (nearest.map { "，是否想写“doclint-\($0)”？" } ?? "；可用 disable-next-line、disable-line、"
            + "disable、enable、disable-file"),
        en: "unknown “doclint-\(word)” has no effect"
          + (nearest.map { "; did you mean “doclint-\($0)”?" } ?? "; there are disable-next-line, "
            + "disable-line, disable, enable, disable-file"))
    case .noRule(let word):
      Message(
        zh: "“doclint-\(word)”没有写规则，不起作用；请写明规则，例如“doclint-\(word) privacy-mobile: 理由”",
        en: "“doclint-\(word)” names no rule and has no effect; name the rules, such as "
          + "“doclint-\(word) privacy-mobile: reason”")
    case .nothingToEnable(let selector):
      Message(
        zh: "“doclint-enable \(selector)”之前没有对应的“doclint-disable”",
        en: "no “doclint-disable” stands before “doclint-enable \(selector)”")
    }
  }
}
