/// The words around figures.
enum WordTables {
  /// Whether a clause ends at it, or a bracket stands there.
  static func isStop(_ s: UInt32) -> Bool {
    // Nearly all there is to ask about is Han.
    if s > 0x3002 && s < 0xFF01 { return false }
    return switch s {
    case 0xFF0C, 0xFF1B, 0x3002, 0x003A, 0xFF01, 0xFF1F, 0x002C, 0xFF08, 0xFF09: true
    default: false
    }
  }
  static let sentenceStops = ScalarSet(ScalarText.units("。！？；"))
  static let score = WordTable("得分 评分 总分 均分 满分 分数 考核 满意度")
  static let figureVerbs = WordTable(
    "为 达 达到 是 至 到 得分 分值 系数 指数 值 率 比 数 量 比例 比重 水平 增长 下降 提高 投入 投资 资金 共 有 合计 总计 : "
      + "安排 下达 支付 拨付 签约 完成 发放 覆盖 惠及 受益 服务")

  /// What a word says of the number beside it.
  static let bounds: [String: Quantity.Bound] = {
    var table: [String: Quantity.Bound] = [:]
    func add(_ words: String, _ bound: Quantity.Bound) {
      for word in words.split(separator: " ") { table[String(word)] = bound }
    }
    add("不少于 不得少于 不低于 不得低于 至少 最少 不小于 ≥ 以上 及以上 起 不少於 最低", .atLeast)
    add("不超过 不得超过 不高于 不得高于 不多于 不大于 至多 最多 ≤ 以下 及以下 以内 之内 最高", .atMost)
    add("超过 超 逾 突破 多于 高于 大于 > 以外 上", .moreThan)
    add("不足 不到 少于 低于 小于 未满 不满 < 未达", .lessThan)
    add("大约 大概 将近 接近 约为 左右 上下 约占 左右的", .about)
    return table
  }()
  static let prefixBound = WordTable(
    "不少于 不得少于 不低于 不得低于 至少 最少 不小于 ≥ 不超过 不得超过 不高于 不得高于 不多于 不大于 至多 最多 ≤ "
      + "超过 超 逾 突破 多于 大于 > 不足 不到 少于 小于 未满 不满 < 大约 大概 将近 接近 约为")
  static let suffixBound = WordTable("以上 及以上 以下 及以下 以内 之内 以外 左右 上下")

  /// In front of 约 where it is part of a word.
  static let beforeAbout = ScalarSet(ScalarText.units("签预节公合契制条履违邀特集简婚失毁赴纽续解"))
  static let beforeNear = ScalarSet(ScalarText.units("附最靠临亲邻就远贴相切走新"))
  /// Behind 多 and 来 where they are part of another word.
  static let afterMany = ScalarSet(ScalarText.units("样元种重方部个层维点"))
  static let afterCome = ScalarSet(ScalarText.units("自到源访华"))
  static let afterSpanVerb = ScalarSet(ScalarText.units("达用时期限为"))
  static let beforeTenths = WordTable(
    "近 约 超 达 占 过 有 为 是 增长 下降 提高 减少 不足 超过 达到 不到 上升 打 享受 增 降 的")
  static let afterTenths = WordTable("以上 左右 以下 半 多 ， 。 ； 、 的 优惠")
  static let beforeFan = WordTable("翻 翻了 再翻")
  static let beforeVague = ScalarSet(ScalarText.units("无人次总计参基指多少件项个家户岁函系级倍代位分点整"))
  static let beforeHalf = ScalarSet(ScalarText.units("上下前后大小多过一两三对参折夜"))
  static let afterPlan = WordTable("时期 期间 规划 末 以来 期 初 开局 目标 卫生 健康 收官")
  static let afterBare = ScalarSet(ScalarText.units("名场所个项支篇位条余多例份件亿元"))
  static let beforeScale = ScalarSet(ScalarText.units("上近超过逾数几达约成破"))
  static let beforeBare = ScalarSet(ScalarText.units("每上几数成老过"))
  static let idiomBehind = WordTable(
    "位一体 层楼 门四 部曲 把火 个意识 个自信 个维护 个确立 个全面 个务必 个一百年 个一批 条红线 不准 面红旗 "
      + "会一课 件大事 个伟大 个中心 个基本点 方面军 个代表 类人员 起来 级联 方 亩三分 段锦 字诀")
  static let afterOne = WordTable(
    "次性 家亲 家人 家之 直 样 般 些 个个 个人 位位 条龙 站式 体 把手 张网 张图 盘棋 本账 件事 类 期 部分 方面 系列 届 "
      + "条心 个样 种 起 道 面 天天 群 对 单")
  static let beforeOne = WordTable("共 共有 仅 只有 另外 另有 新增 各 均 各有 仅有 只 增加 减少 总计 合计 设 设有 各设 均设")
  static let verbsOfOne = WordTable("设置 设立 设 召开 开展 组织 举办 建成 建设 配备 配置 建 办 报送 安排 进行 轮训 培训 有 一")
  static let coverage = WordTable("全覆盖 全面覆盖 全部覆盖")
  static let hundredPercent = WordTable("百分百 百分之百")
}

extension WordTables {
  /// Words that make a figure a target.
  /// Units behind a single Chinese digit that make a name: 三区, 三里.
  static let placeLike = ScalarSet(ScalarText.units("区市里口面门班团本头节课"))
  /// In front of a number of seasons that is a span: 近三季度 counts three.
  static let beforeSeason = ScalarSet(ScalarText.units("近续每"))
  static let everySpan = WordTable(
    "每年 每月 每周 每日 每天 每季度 每季 每半年 每半月 每两周 每旬 每学期 每学年 每年度 每季 每星期 每工作日")
  /// 再一次, 第一次, 每一次: which, not how often.
  static let beforeOnce = ScalarSet(ScalarText.units("再第这那上下又某每进头首另"))
  static let namedSpan = WordTable("关键 黄金 头 首个 攻坚")
  static let namedBehind = WordTable(
    "项规定 项制度 项机制 项原则 项纪律 项清单 项改革 个允许 个全覆盖 个不 个坚持 个必须 个结合 个转变 个统筹 个到位 个强化 个提升 个更加 个一 个专项行动月 个零 个优先 "
      + "个离不开 个务 个绝不 个敢于 个下沉 个满意 个严禁 个紧盯 个聚焦 个融合 个清单 个责任 个同步 个同时 家抬 条腿 条主线 项举措齐")
  static let atLeast = WordTable("至少 最少 不少于 不低于")
  static let strive = WordTable(
    "力争 确保 争取 到2025年 到2030年 目标 规划到 要求达到 控制在 到2027年 到2035年 主要目标 预期目标 预期达到")
}

extension WordTables {
  /// Characters that say nothing of what is counted.
  static let fillers = Set(ScalarText.units("的了共有个人数总其中和与及为是在已各率占比全"))
}
