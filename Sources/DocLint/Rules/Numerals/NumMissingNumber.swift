/// A blank or a placeholder stands where a number belongs.
struct NumMissingNumber: DocumentRule {
  static let description = RuleDescription(
    id: "num-missing-number", category: "numerals", severity: .error,
    summary: Message("应有数字处为空白或占位符", "a blank or a placeholder where a number belongs"),
    rationale: Message(
      "起草时留空待补的数字常被遗忘。", "A number that was left open in the draft is easily forgotten."),
    source: .init(.practice, Message("信息稿件审核惯例", "custom of reviewing submissions")),
    triggering: [
      "全县累计推荐↓ 个典型村，请各镇学习。",
      "共发放手册↓XX份，培训骨干↓××名。",
      "新建站点↓[待补]个。",
      "完成投资↓__万元。",
      "全县拥有床位↓ 张，其中医院2140张。",
      "规范管理率↓ %，比上年提高↓ 个百分点。",
      "全年安排经费↓ 万元，其中设备购置120万元。",
      "抽检合格率为↓ %，比上年提高。",
      "抽检食品620批次，不合格↓ 批次。",
      "接报后已过去↓____分钟，现场仍未处置。",
      "裂缝最宽处达↓××毫米，道路全长约↓XX m，桥面宽↓×× 米。",
      "| 新建便民服务点↓  处 | 县民政局 |",
    ],
    nonTriggering: [
      "全县累计推荐 7 个典型村。",
      "不得推荐 个人账户，完成 项目验收，开展 名录核查。",
      "附件为 XX县样式，姓名：____，电话：____",
      "患者张XX，男，35岁。",
      "XX年XX月XX日，XX市，XX名，XX份，XX个，XX项，XX家，XX人次，XX万元，XX次。",
      "使用XXX个字符的变量名 XXX。",
      "共同发展 家庭农场。",
      "邀请专 家，培训骨干12名，走访企业5 家，覆盖国 家。",
      "指标（%）以 %表示，单位： 万元。",
      "租金合计____元，租期____小时\n房间名XX m，姓  名：张三",
      "| 科  室 | 条  件 | 所在医院  处 长 |",
      "××米业公司，XX km",
      "前一个节点 _t-1_ 的输出和 _t_ 的输入合并。",
    ])

  private static let verbs = WordTable(
    "推介 推荐 共计 累计 合计 完成 达到 共有 建成 新增 开展 举办 召开 培训 发放 选派 评选 报送 超过 设立 下发 印发 收集 排查 整改 征集 "
      + "检查 受理 办结 签约 接种 筛查 救治 服务 惠及 覆盖 组建 培育 打造 创建 入选 获评 制定 出台 梳理 编印 张贴 捐赠 "
      + "投入 安排 拨付 招聘 引进 投资 总计 共 达 近 约 等 有")
  private static let measures = WordTable(
    "个 篇 项 名 人次 万元 亿元 家 次 场 份 例 户 台 套 张 件 条 支 辆 所 万人")
  /// What begins with a measure and is another word.
  private static let words = WordTable(
    "个字 个别 个人 个体 个性 个案 个税 个百分点 项目 名单 名称 名录 名额 名誉 名医 名师 名义 名优 家庭 家长 家属 家具 家乡 家园 家人 家里 家禽 "
      + "家电 家政 家校 家医 家风 家访 次日 次年 次生 次数 次要 场所 场地 场景 场馆 场面 份额 份子 篇章 篇幅 例如 例行 例会 户籍 户外 户口 "
      + "户主 户厕 户均 台账 台湾 台阶 套路 张贴 张家 条件 条例 条款 支持 支出 支付 支部 支援 支撑 支队 件数 所有 所在 所需 所属 所以 所得 所 ")
  private static let brackets = ScalarText.words("待补 待填 待核 待定 补充数 填数 数字 数据待")
  /// So many placeholders make a form or a pattern.
  private static let form = 5

  /// Blanks, placeholders, and 待 as a bracket must hold it.
  private static let marks = ScalarSet.blanks.union("X×_*○□待")
  private static let candidates = ScalarSet.blanks.union("X×_*○□[【（")
  static let needs: [RuleNeed] = [.any(marks)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    let (candidates, starts) = (Self.candidates, Self.starts)
    var found: [Diagnostic] = []
    var placeholders: [Diagnostic] = []
    var i = 0
    for start in prose.marks where start >= i && candidates.contains(prose.scalars[start]) {
      let s = prose.scalars[start]
      i = start
      if ScalarText.isSpace(s) {
        i = prose.skippingBlanks(i)
        if i - start <= 8, starts.contains(prose[i]), isEmptyCell(prose, start..<i) {
          found.append(
            context.report(Self.self, start..<i, message(nil), severity: .warning))
          continue
        }
        if i - start <= 8, starts.contains(prose[i]),
          isMeasure(prose, i) && prose.hasAny(Self.verbs, before: start)
            || isLeftOut(prose, start..<i)
        {
          found.append(context.report(Self.self, start..<i, message(nil)))
        }
      } else if let end = placeholder(prose, i) {
        let unit = prose.skippingBlanks(end)
        if isMeasure(prose, unit) || end - i > 1 && end - i <= 6 && isUnit(prose, unit),
          ScalarText.isHan(prose[i - 1]) || prose[i - 1] == 0x20
        {
          placeholders.append(context.report(Self.self, i..<end, message(prose.string(i..<end))))
        }
        i = end
      } else if s == 0x5B || s == 0x3010 || s == 0xFF08, let end = bracket(prose, i) {
        placeholders.append(context.report(Self.self, i..<end, message(prose.string(i..<end))))
        i = end
      } else {
        i += 1
      }
    }
    // A form wants to be filled in.
    return (placeholders.count >= Self.form ? found : found + placeholders)
      .sorted { $0.range < $1.range }
  }

  /// What is never written without a number before it.
  private static let bound = ScalarText.words(
    "% ‰ ％ 个百分点 万元 亿元 万人次 万人 万吨 万亩 万头 万剂次 万件 万份 万户 万平方米 平方公里")
  /// 为 behind a name that ends so leads up to a number: 合格率为 %.
  private static let valued = ScalarSet(ScalarText.units("率比重例度平量占数额"))
  private static let counting = ScalarText.words(
    "人次 场次 例次 件次 户次 批次 剂次 台次 公里 万吨 万亩 公斤 毫升 分钟 小时 天 起 吨 亩 头 部 元 个 篇 项 名 人 次 场 份 例 户 台 套 张 件 条 支 辆 所 家 处 座 岁 元 床 期 批 类 种"
  )
  /// What those, and the measures, begin with.
  private static let starts = ScalarSet((bound + counting + measures.words).map { $0[0] })
  /// With the character before them these are words, which a blank may cut in two.
  private static let cut = ScalarText.words(
    "一起 发起 兴起 引起 崛起 掀起 提起 唤起 撑起 建起 每天 今天 昨天 明天 当天 全天 春天 蓝天 露天 白天 全部 内部 干部 党部 支部 总部 外部 局部 各部 "
      + "西部 东部 中部 南部 北部 本部 门诊部 俱乐部 牵头 街头 源头 龙头 镜头 码头 念头 年头 开头 带头 公元 单元 多元 美元 欧元 田亩 公吨 本批次 该批次 "
      + "国家 专家 大家 作家 画家 厂家 商家 独家 全家 居家 农家 赢家 店家 专人 工人 病人 老人 个人 本人 他人 军人 众人 行人 法人 "
      + "证件 条件 文件 软件 硬件 配件 邮件 事件 案件 部件 稿件 附件 要件 物件 一次 层次 档次 首次 多次 再次 其次 依次 初次 历次 "
      + "地名 姓名 著名 知名 署名 报名 签名 命名 有名 更名 匿名 除名 立场 市场 广场 现场 农场 机场 商场 到场 当场 身份 年份 月份 股份 "
      + "备份 农户 用户 商户 客户 账户 住户 门户 入户 到户 落户 开户 案例 比例 条例 病例 事例 惯例 场所 厕所 住所 诊所 派出所 研究所 "
      + "事项 款项 各项 选项 强项 专项 单项 纸张 主张 紧张 扩张 夸张 平台 讲台 窗台 舞台 出台 后台 整个 各个 这个 每个 哪个 某个 几个 "
      + "一条 线条 教条 成套 配套 整套 收支 党支 团支 开支 医院 到处 各处 好处 之处 讲座 同期 定期 近期 早期 长期 短期 初期 后期 工期 日期 "
      + "一批 审批 分批 首批 各类 分类 种类 一种 各种 多种 品种 病种 人类 另类 公元 单元 多元 美元 临床 病床 起床 车床 一篇 车辆 "
      + "本次 此次 该次 上次 下次 每次 人人 有人 无人 负责人 领导人 责任人 申请人 联系人 候选人 监护人 当事人")
  private static let goesOn = ScalarSet(ScalarText.units("增减提上下升降高低翻的以左"))
  private static let links = WordTable(
    "年的 月的 周的 期的 前的 同期 上年 去年 平均 增加到 增至 减少到 减至 下降到 降至 提高到 拥有 设有 配备 采购 增加 减少 签约 由 从 "
      + "床位 人口 机构 职工 学生 患者")
  private static let notBefore = WordTable("以 按 用 为 是 单位 符 号")

  /// Whether a measure stands behind the blank that nothing but a number can stand before (%, 万元), or
  /// one that closes its clause and that the text around uses with numbers elsewhere.
  private func isLeftOut(_ prose: Prose, _ blank: Range<Int>) -> Bool {
    let i = blank.upperBound
    guard ScalarText.isHan(prose[blank.lowerBound - 1]),
      !prose.hasAny(Self.notBefore, before: blank.lowerBound)
        || prose[blank.lowerBound - 1] == 0x4E3A
          && Self.valued.contains(prose[blank.lowerBound - 2])
    else { return false }
    if let unit = Self.bound.first(where: { prose.has($0, at: i) }) {
      let next = prose[i + unit.count]
      return Self.ends(next)
        || ScalarText.isHan(next) && (unit.count > 1 || Self.goesOn.contains(next))
    }
    // 比上周的 例减少, 由上年的 人次增加到
    if isMeasure(prose, i), prose.hasAny(Self.links, before: blank.lowerBound),
      let unit = Self.counting.first(where: { prose.has($0, at: i) })
    {
      let next = prose[i + unit.count]
      if Self.ends(next) || Self.goesOn.contains(next) { return true }
    }
    guard let unit = Self.counting.first(where: { prose.has($0, at: i) }),
      Self.ends(prose[i + unit.count]),
      !isCut(prose, blank, unit)
    else { return false }
    let near = max(0, i - 300)..<min(prose.count, i + 300)
    return prose.numbers(in: near).contains { number in
      prose.has(unit, at: prose.skippingBlanks(number.range.upperBound))
    }
  }

  private static let units = WordTable(
    "分钟 小时 毫米 厘米 分米 米 千米 公里 平方米 平方千米 平方公里 立方米 公顷 亩 公斤 千克 毫克 毫升 元 个百分点 % ％ ‰ ℃")
  private static let symbols = WordTable("m mm cm dm km kg mg g t h min mL ml L kW MPa")
  /// What begins with a unit and is another word.
  private static let named = WordTable("米业 米粉 米面 米线 米店 米厂 元旦 元素 元件 元宵 亩产")

  /// Whether a unit that only a number can stand before follows a placeholder, in a sentence: a form
  /// is to be filled in.
  private func isUnit(_ prose: Prose, _ index: Int) -> Bool {
    let symbol = Self.symbols.length(at: index, in: prose.scalars)
    guard
      prose.hasAny(Self.units, at: index) && !prose.hasAny(Self.named, at: index)
        || symbol.map({ !ScalarText.isASCIIAlphanumeric(prose[index + $0]) }) ?? false
    else { return false }
    var i = index
    while i < index + 120, prose[i] != 0x0A {
      if prose[i] == 0x3002 { return true }
      i += 1
    }
    return false
  }

  /// Whether a blank of two or more parts words from a measure that ends the clause or the cell.
  private func isEmptyCell(_ prose: Prose, _ blank: Range<Int>) -> Bool {
    let i = blank.upperBound
    guard blank.count > 1, prose.scalars[blank].allSatisfy({ $0 == 0x20 }),
      (1...3).allSatisfy({ ScalarText.isHan(prose[blank.lowerBound - $0]) }),
      !prose.hasAny(Self.notBefore, before: blank.lowerBound),
      let unit = Self.counting.first(where: { prose.has($0, at: i) })
    else { return false }
    let end = prose.skippingBlanks(i + unit.count)
    let closes = prose[end] == 0x7C || prose[i + unit.count] == 0x09
    return (closes || end == i + unit.count && Self.ends(prose[end])) && !isCut(prose, blank, unit)
  }

  /// Whether the measure ends a word that the blank cuts in two.
  private func isCut(_ prose: Prose, _ blank: Range<Int>, _ unit: [UInt32]) -> Bool {
    Self.cut.contains { word in
      word.suffix(unit.count) == unit[...]
        && prose.has(Array(word.dropLast(unit.count)), before: blank.lowerBound)
    }
  }

  /// A mark that ends a clause or parts a list, within the paragraph.
  private static func ends(_ scalar: UInt32) -> Bool {
    scalar != 0x0A && Prose.endsClause(scalar) || scalar == 0x3001 || scalar == 0xFF08
      || scalar == 0xFF09
  }

  private func isMeasure(_ prose: Prose, _ index: Int) -> Bool {
    prose.hasAny(Self.measures, at: index) && !prose.hasAny(Self.words, at: index)
  }

  /// XX, ××, __, ** : two to six of one kind, with nothing tied to them.
  private func placeholder(_ prose: Prose, _ start: Int) -> Int? {
    let s = prose.scalars[start]
    guard s == 0x58 || s == 0xD7 || s == 0x5F || s == 0x2A || s == 0x25CB || s == 0x25A1 else {
      return nil
    }
    var end = start
    while end < prose.count, prose.scalars[end] == s { end += 1 }
    let before = prose[start - 1]
    guard (2...6).contains(end - start), before > 0x7F || before == 0x20 || before == 0x0A,
      prose[end] > 0x7F || prose[end] == 0x20
    else { return end }
    return end
  }

  private func bracket(_ prose: Prose, _ open: Int) -> Int? {
    let close: UInt32 = prose.scalars[open] == 0x5B ? 0x5D : prose.scalars[open] + 1
    var end = open + 1
    while end < prose.count, end - open < 10, prose.scalars[end] != close { end += 1 }
    guard prose[end] == close, end - open > 2, prose.hasAny(Self.brackets, at: open + 1) else {
      return nil
    }
    // （数字…） and the like are words; a bracket that is to be filled says 待.
    return prose.scalars[(open + 1)..<end].contains(0x5F85) ? end + 1 : nil
  }

  private func message(_ written: String?) -> Message {
    guard let written else {
      return Message("量词前缺少数字，请补上", "there is no number before the measure word; fill it in")
    }
    return Message("“\(written)”是占位符，请补上数字", "“\(written)” is a placeholder; fill in the number")
  }
}
