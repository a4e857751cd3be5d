/// A wording says the same thing twice.
struct WordingRedundant: PhraseRule {
  static let description = RuleDescription(
    id: "wording-redundant", category: "wording", severity: .info,
    summary: Message("语义重复", "a wording says the same thing twice"),
    rationale: Message(
      "公文应简洁，意思相同的词不必叠用。",
      "Official texts are brief; two words for one meaning are one too many."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "推进↓重大重点项目建设。",
      "各部门↓同时同步推进。",
      "剪纸、刺绣↓等等民间技艺。",
      "双方↓签约合作协议。",
    ],
    nonTriggering: [
      "推进重大项目建设。",
      "各部门同步推进。",
      "剪纸、刺绣等等。",
      "签订合作协议。",
      "创新工作机制。",
      "防止疫情反弹等等，均已部署。",
    ])

  static let table = PhraseTable(
    """
    重大重点 重大
    同时同步 同步
    签约…协议 -
    NGO…组织 社会组织（NGO） !和,、,与,的,及 #3
    来自于 来自
    凯旋归来 凯旋
    悬殊很大 悬殊
    等等民间 等民间
    等等各类 等各类
    等等多种 等多种
    等等相关 等相关
    等等有关 等有关
    等等方面 等方面
    等等工作 等工作
    等等措施 等措施
    等等活动 等活动
    等等内容 等内容
    创新…新机制 - !、,和,的
    创新…新模式 - !、,和,的
    援鄂…赴鄂 - #20
    援疆…赴疆 - #20
    援藏…赴藏 - #20
    免费赠送 赠送
    提前预告 预告
    再次重申 重申
    各位同仁们 各位同仁
    全部一律 一律
    过分溺爱 溺爱
    互相厮打 厮打
    切忌不要 切忌
    切忌勿 切忌
    无需不必 不必
    非法偷渡 偷渡
    非法走私 走私
    日常惯例 惯例
    事先预约 预约
    事先预告 预告
    共计合计 合计
    仅仅只 只 >有一
    大力狠抓 狠抓
    亲自躬行 躬行
    人为炒作 -
    第一首次 首次
    不断持续 持续
    继续再接再厉 再接再厉
    彻底根除 根除
    普遍共识 共识
    十分非常 非常
    尤其特别是 特别是
    亲身亲历 亲历
    """, gap: 8)

  func message(_ written: String, _ replacement: String?) -> Message {
    guard let replacement else {
      return Message(
        "“\(written)”语义重复，请删去其一",
        "“\(written)” says the same twice; drop one of the two")
    }
    return Message(
      "“\(written)”语义重复，可写作“\(replacement)”",
      "“\(written)” says the same twice; “\(replacement)” is enough")
  }
}
