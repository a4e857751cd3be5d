/// A phrase of news reports stands in a submission.
struct WordingNewsCliche: PhraseRule {
  static let description = RuleDescription(
    id: "wording-news-cliche", category: "wording", severity: .info,
    summary: Message("新闻套语", "a phrase of news reports"),
    rationale: Message(
      "报送的是本单位情况，不必“据悉”“记者获悉”，直接写事实和来源。",
      "A unit that reports on itself states the fact and its source; it has not “learned” it."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "↓据悉，全县已建成服务点12个。",
      "↓记者从县卫生院了解到，设备已到位。",
    ],
    nonTriggering: [
      "全县已建成服务点12个。",
      "从数据悉心分析。",
      "证据悉数提交。",
    ])

  static let table = PhraseTable(
    """
    据悉 - <数,证,依,单,凭,票,论,占,根,收 >尼,心,数
    据了解 - <根,数,证
    据介绍 - <根,数,证
    据报道 -
    据透露 - <数,证
    记者从 -
    记者获悉 -
    记者了解到 -
    记者看到 -
    本报讯 -
    笔者 -
    小编 -
    """)
  static let sparesQuotations = true

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”是新闻套语，报送本单位情况可直接陈述",
      "“\(written)” is a phrase of news reports; state the fact itself")
  }
}
