/// A superlative stands without evidence.
struct WordingSuperlative: PhraseRule {
  static let description = RuleDescription(
    id: "wording-superlative", category: "wording", severity: .info,
    summary: Message("绝对化用语", "a superlative"),
    rationale: Message(
      "“首家”“唯一”等说法难以核实，报送材料应有依据。",
      "“First” and “only” are hard to prove; a submission needs the evidence for them."),
    source: .init(.practice, Message("新闻用语惯例", "custom of news writing")),
    triggering: [
      "建成全县↓独一无二的健身步道。",
      "这是省内↓首家医养结合机构。",
      "拥有↓全市唯一的检测车。",
    ],
    nonTriggering: [
      "到第一医院就诊。",
      "每名儿童有唯一标识码。",
      "保证编号的唯一性。",
      "发扬首创精神。",
      "最好空腹采血。",
      "三是唯一地址。",
    ])

  static let table = PhraseTable(
    """
    独一无二 -
    首家 -
    第一家 - >庭
    全国第一 - >批,届,个,部,次,人,大,轮,例,季,产,医,中
    全省第一 - >批,届,个,部,次,人,大,轮,例,季,产,医,中
    国内首创 -
    全国首创 -
    全省首创 -
    首屈一指 -
    绝无仅有 -
    史无前例 -
    国内领先 -
    国际领先 -
    遥遥领先 -
    最先进 -
    最优秀 -
    顶尖 -
    全市唯一 - >标,性,识,编
    全省唯一 - >标,性,识,编
    全国唯一 - >标,性,识,编
    唯一一家 -
    唯一一所 -
    唯一一个 -
    无与伦比 -
    """)

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”属绝对化用语，请核实依据，没有依据的应删改",
      "“\(written)” is a superlative: give the evidence or write it otherwise")
  }
}
