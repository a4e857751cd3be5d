/// A body is called by the name it had before a reform.
struct NameOrgOutdated: PhraseRule {
  static let description = RuleDescription(
    id: "name-org-outdated", category: "names", severity: .warning,
    summary: Message("机构名称已变更", "a body is called by a name that is no longer its own"),
    rationale: Message(
      "机构改革后沿用旧名，会使责任主体不清。",
      "After a reform the old name leaves open who is responsible."),
    source: .init(
      .practice,
      Message(
        "2018年等历次机构改革后的机构名称，据惯例汇集",
        "names of bodies after the reforms of 2018 and later, collected by practice")),
    triggering: [
      "由县↓卫计委负责。",
      "移交市↓食品药品监督管理局。",
      "县↓卫计监督所开展检查。",
    ],
    nonTriggering: [
      "由县卫生健康委负责。",
      "2016年，由县卫计委负责组建。",
      "依据《市卫生和计划生育委员会关于转发文件的通知》。",
      "县农业部门派员参加。",
      "环保部门参加联合检查。",
    ])

  static let table = PhraseTable(
    """
    卫生和计划生育委员会 卫生健康委员会
    卫生计生委 卫生健康委
    计划生育委员会 -
    卫计委 卫生健康委
    卫计局 卫生健康局
    卫计执法 -
    卫计监督 -
    卫计宣教 -
    卫计系统 -
    卫计办 -
    食品药品监督管理局 市场监督管理局 <国家
    食药监局 市场监督管理局
    工商行政管理局 市场监督管理局
    质量技术监督局 市场监督管理局
    质监局 市场监督管理局
    国土资源局 自然资源局
    国土资源部 自然资源部 >门
    环境保护局 生态环境局 >域
    环境保护部 生态环境部 >门
    环保局 生态环境局
    环保部 生态环境部 >门
    安全生产监督管理局 应急管理局
    安监局 应急管理局
    人口和计划生育局 卫生健康局
    人口计生委 卫生健康委
    扶贫开发办公室 -
    """)

  /// The last year in which the oldest names of the list were in use.
  private static let lastYear = 2018
  /// What is told of the time before the reform keeps its names.
  func stands(_ context: RuleContext, _ match: PhraseTable.Match) -> Bool {
    let prose = context.prose
    if let year = prose.documentYear, year <= Self.lastYear { return false }
    let sentence = prose.sentence(around: match.range.lowerBound)
    return !prose.numbers(in: sentence).contains {
      guard let year = $0.integer, year >= 1949, year <= Self.lastYear else { return false }
      return prose[$0.range.upperBound] == 0x5E74
    }
  }

  func message(_ written: String, _ replacement: String?) -> Message {
    guard let replacement else {
      return Message(
        "“\(written)”是机构改革前的名称，请核对现名",
        "“\(written)” is a name from before the reform; check the present one")
    }
    return Message(
      "“\(written)”是机构改革前的名称，现多为“\(replacement)”，请核对",
      "“\(written)” is a name from before the reform; now mostly “\(replacement)”")
  }
}
