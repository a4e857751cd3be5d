/// A word is written with a wrong character.
struct WordingTypo: PhraseRule {
  static let description = RuleDescription(
    id: "wording-typo", category: "wording", severity: .error,
    summary: Message("错别字", "a word is written with a wrong character"),
    rationale: Message(
      "错别字影响公文的严肃和准确。",
      "A wrong character spoils an official text, and may change what it says."),
    source: .init(.practice, Message("编校惯例，依《现代汉语词典》的释义", "editorial custom, after 现代汉语词典")),
    fix: (.unsafe, Message("改为通行写法，改前请核对", "writes the usual form; look at it first")),
    triggering: [
      "会议↓布署了冬季防火工作。",
      "要↓再接再励，确保完成任务。",
      "加强重大↓疾病防制。",
      "↓既使遇到困难，也要完成。",
      "↓按排专人值守。",
    ],
    nonTriggering: [
      "会议部署了冬季防火工作。",
      "要再接再厉。",
      "做好病媒生物防制和媒介传染病防制。",
      "既使群众受益，又使企业减负。",
      "加强疾病预防控制，按排名公布。",
      "清理孳生地。",
      "自己经手的项目。",
      "老人不能自己服药的，由护士喂服。",
      "各县传染病防制科负责落实，市疾病防制处汇总。",
      "按装机容量核算。",
    ])

  static let table = PhraseTable(
    """
    布署 部署 <公,颁,发,宣,分
    按装 安装 >机,置,修,载,箱,卸,车,船,配
    按排 安排 >序,名,放,列,水,污,班,查,气,量,行,比
    既使 即使
    既便 即便
    一如继往 一如既往
    再接再励 再接再厉
    座谈汇 座谈会 >报,总
    贯彻落时 贯彻落实
    树立典形 树立典型
    松驰 松弛
    副射 辐射
    幅射 辐射
    迫不急待 迫不及待
    迫在眉捷 迫在眉睫
    不径而走 不胫而走
    穿流不息 川流不息
    甘败下风 甘拜下风
    直接了当 直截了当
    竭泽而鱼 竭泽而渔
    相形见拙 相形见绌
    一愁莫展 一筹莫展
    一畴莫展 一筹莫展
    走头无路 走投无路
    谈笑风声 谈笑风生
    变本加利 变本加厉
    名列前矛 名列前茅
    有持无恐 有恃无恐
    食不裹腹 食不果腹
    好高鹜远 好高骛远
    趋之若骛 趋之若鹜
    原形必露 原形毕露
    鬼计多端 诡计多端
    脉博 脉搏
    针贬 针砭
    寒喧 寒暄
    宣泻 宣泄
    渲泄 宣泄
    气慨 气概
    亲睐 青睐
    振撼 震撼
    精萃 精粹
    草管人命 草菅人命
    粗旷 粗犷
    坐阵 坐镇
    烩炙人口 脍炙人口
    萎糜不振 萎靡不振
    默守成规 墨守成规
    墨守陈规 墨守成规
    发韧 发轫
    洁白无暇 洁白无瑕
    美仑美奂 美轮美奂
    金榜提名 金榜题名
    世外桃园 世外桃源
    黄梁美梦 黄粱美梦
    人才倍出 人才辈出
    不记其数 不计其数
    不能自己 不能自已 &。,，,；,！,？,、,”,’
    出奇不意 出其不意
    各行其事 各行其是
    宏篇巨著 鸿篇巨制
    竞竞业业 兢兢业业
    克苦耐劳 刻苦耐劳
    坚苦奋斗 艰苦奋斗
    艰苦卓决 艰苦卓绝
    防犯 防范 >罪
    复盖 覆盖
    竟赛 竞赛
    竟争 竞争 >论
    究竞 究竟
    毕竞 毕竟
    签定 签订 <牌,标
    招聘启示 招聘启事
    好象 好像 >征
    帐蓬 帐篷
    通迅 通讯
    喜迅 喜讯
    迅息 讯息
    必需坚持 必须坚持
    必需加强 必须加强
    必需做到 必须做到
    情况反应 情况反映
    疾病防制 疾病防治 >所,站,研究,科,处,股,室,局,院,中心 <播,虫媒,媒介,媒,传
    传染病防制 传染病防治 >所,站,研究,科,处,股,室,局,院,中心 <媒,虫媒,媒介
    自已的 自己的 <独,私,擅,各,亲,来
    以经成为 已经成为
    以经开始 已经开始
    以经完成 已经完成
    己经 已经 <自,知,利,一,异,律,于,克
    渡过难关 度过难关
    渡假 度假 >村
    帐户 账户
    帐号 账号
    帐目 账目
    做为 作为 >了
    座右名 座右铭
    严惩不怠 严惩不贷
    严惩不待 严惩不贷
    持之以衡 持之以恒
    因地治宜 因地制宜
    因地置宜 因地制宜
    全力以付 全力以赴
    全力以负 全力以赴
    责无旁代 责无旁贷
    义不容词 义不容辞
    当务之亟 当务之急
    查漏补却 查漏补缺
    有的放失 有的放矢
    保驾护行 保驾护航
    未雨绸谬 未雨绸缪
    防患未燃 防患未然
    如火如茶 如火如荼
    层出不穹 层出不穷
    鼓午 鼓舞 <击
    鞠躬尽粹 鞠躬尽瘁
    防空疫情 防控疫情
    疫情防空 疫情防控
    的的 的 <目,标,靶,鹄,端 >确,士,话
    """)
  static let trust: Fix.Applicability? = .unsafe

  private static let concessions = ScalarText.words("既使 既便")
  private static let both = ScalarText.words("又 也使 还 更 也为")
  private static let variants: Set<String> = ["帐户", "帐号", "帐目", "做为", "渡假", "签定", "渡过难关"]
  /// Forms that older texts and laws have too.
  func severity(_ match: PhraseTable.Match) -> Severity {
    Self.variants.contains(Self.table.entries[match.entry].wording) ? .info : .error
  }
  /// 既使…又使… is no concession.
  func stands(_ context: RuleContext, _ match: PhraseTable.Match) -> Bool {
    let prose = context.prose
    guard prose.hasAny(Self.concessions, at: match.range.lowerBound) else { return true }
    var end = match.range.upperBound
    while end < prose.count, end < match.range.upperBound + 60,
      !Prose.endsSentence(prose.scalars[end])
    {
      end += 1
    }
    return !prose.contains(Self.both, in: match.range.upperBound..<end)
  }

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”疑为“\(replacement ?? "")”之误，请核对",
      "“\(written)” is probably meant for “\(replacement ?? "")”")
  }
}
