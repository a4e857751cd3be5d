/// A verb and its object do not go together.
struct WordingCollocation: PhraseRule {
  static let description = RuleDescription(
    id: "wording-collocation", category: "wording", severity: .info,
    summary: Message("动宾搭配不当", "a verb and its object do not go together"),
    rationale: Message("搭配不当影响表达的准确。", "A verb that does not fit its object blurs what was done."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "着力↓提高宣传覆盖范围。",
      "不断↓加强基层服务水平。",
      "各项指标↓位列全县前茅。",
      "↓出台了好经验、好做法。",
      "以榜样↓潜移默化身边群众。",
    ],
    nonTriggering: [
      "着力扩大宣传覆盖范围。",
      "不断提升基层服务水平。",
      "各项指标居全县前列。",
      "形成了好经验、好做法。",
      "加强能力建设，提高水平。",
      "潜移默化影响群众。",
      "提高规范化水平。",
    ])

  static let table = PhraseTable(
    """
    提高…范围 扩大…范围 >内
    提高…差距 缩小…差距
    加强…水平 提升…水平 !、,和,提,平,，,建,能力,与,及,高,质,管理,监,检,测
    扩大…水平 提高…水平 !、,和,提,高,开放
    提升…步伐 加快…步伐 !加快,、
    加强…步伐 加快…步伐 !加快,、
    发扬…作用 发挥…作用 !发挥,、
    消除…距离 缩短…距离
    出台好经验 形成好经验
    出台了好经验 形成了好经验
    出台了好做法 形成了好做法
    位列…前茅 居…前列
    位居…前茅 居…前列
    处于…前茅 居…前列
    潜移默化身边 潜移默化影响身边
    潜移默化群众 潜移默化影响群众
    潜移默化居民 潜移默化影响居民
    防线筑建 防线构筑
    筑建防线 构筑防线
    生活方式行为 生活方式 >和,与,及,习惯,医,干预
    促进…素养和健康水平 提升…素养和健康水平
    """, gap: 10)

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”搭配不当，可写作“\(replacement ?? "")”",
      "the words of “\(written)” do not go together; “\(replacement ?? "")” would")
  }
}
