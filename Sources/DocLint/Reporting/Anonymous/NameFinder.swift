/// Finds names in texts so that they can be replaced: of places, units and persons.
///
/// Places are known by their administrative suffix (柳桥县), units by a place or a word that is not
/// general before an ending such as 医院, persons by the titles and labels beside them. It would
/// rather take a word too many than leave a name standing; it knows no register, and a name that
/// stands without anything of the kind is not found.
struct NameFinder {
  enum Kind: Int, Sendable, CaseIterable { case place, unit, person }

  /// Names in the order in which they were found, folded, each once.
  private(set) var names: [(kind: Kind, name: [UInt32])] = []
  private var seen: Set<[UInt32]> = []
  /// For places: other forms of the same, such as 门坎 of 石门坎.
  private(set) var aliases: [[UInt32]: [UInt32]] = [:]
  /// Places that are a word of the language, too: replaced with their suffix only.
  private(set) var whole: Set<[UInt32]> = []

  /// - Parameters:
  ///   - texts: folded by `FoldedText`, white space kept.
  ///   - given: names that are known to be such.
  /// - Complexity: linear in the texts.
  init(in texts: [[UInt32]], given: [(kind: Kind, name: [UInt32])]) {
    for text in texts { count(text) }
    for text in texts { places(in: text) }
    for (kind, name) in given {
      if kind == .place, let stem = Self.stem(name) { add(.place, stem) } else { add(kind, name) }
    }
    let index = PhraseIndex(names.filter { $0.kind == .place }.map(\.name) + [[0, 0]])
    for text in texts { units(in: text, index) }
    for text in texts { persons(in: text) }
  }

  private mutating func add(_ kind: Kind, _ name: [UInt32]) {
    guard name.count >= 2, seen.insert(name).inserted else { return }
    names.append((kind, name))
  }

  // MARK: Places

  private static let strong = words("特别行政区 自治区 自治州 自治县 自治旗 省 市 县 州 盟 旗")
  static let weakSuffixes = words("街道 社区 小区 新区 林区 地区 林场 农场 区 镇 乡 村")
  private static let suffixes = (strong + weakSuffixes).sorted { $0.count > $1.count }
  private static let suffixStart = Set(suffixes.map { $0[0] })
  /// Two characters that end like a place and are a word of their own.
  private static let ordinary = Set(
    words(
      "城市 都市 市区 城区 郊区 园区 校区 辖区 景区 片区 山区 灾区 特区 老区 院区 病区 库区 牧区 厂区 农村 乡村 山村 乡镇 城镇 集镇 村镇 "
        + "市县 省市 区县 县区 城乡 下乡 家乡 返乡 故乡 超市 上市 门市 楼市 夜市 地市 股市 红旗 入村 进村 驻村 到村 出村 本村 邻村 禁区 误区 "
        + "分区 战区 学区 新村 小区 社区 新区 林区 地区"))
  /// Two characters that begin like a suffix and are a word of their own.
  private static let beginnings = Set(
    words("市场 市值 市面 市政 区间 区别 区域 区分 区块 镇静 镇痛 乡愁 省略 省时 省力 省钱 省心 县级 县域 市级 省级 区级"))
  /// Before a suffix they count places: 三省, 两县.
  private static let numerals = Set("一二三四五六七八九十百两几多数半".unicodeScalars.map(\.value))
  /// What stands before a suffix and makes no name of it.
  private static let general = Set(
    words(
      "示范 试点 贫困 重点 先进 项目 农业 文明 脱贫 旅游 健康 卫生 工业 生态 所辖 下辖 中心 偏远 边远 周边 住院 办公 生活 核心 开发 保护 实验 "
        + "试验 高新 经开 贸易 商业 居民 行政 自然 美丽 特色 人口 部分 有关 相关 城关 整个 其他 基层 两个 三个 几个 多个 全省 全市 全县 直辖 "
        + "地级 县级 省级 市级 乡级 镇级 村级 区级 设区 城乡 城市 农村 邻近 外地 当地 本地 一个 每个 各个 服务 管理 功能 候诊 隔离 污染 清洁 "
        + "休息 等候 公共 吸烟 监管 责任 网格 集中 安置 移民 革命 少数 民族 样板 达标 标杆 后进 薄弱 空壳 试验 建成 创建 打造 走进 深入 覆盖 "
        + "街道 乡镇 单元 楼栋 物业 智慧 和谐 平安 幸福 老旧 新型 康养 养老 全部 所有 入户 进驻 各类 一类 二类 三类 一级 二级 三级"))
  private static let stops = Set(
    "的在了是被把各该每某我本全其这那辖赴驻距及与或对向从到由让使据按给为至所以经跟并您你他她它".unicodeScalars.map(\.value))
  private static let strongEnds = Set("省市县旗州盟".unicodeScalars.map(\.value))

  /// How often a stem of two to four characters stands before a suffix.
  private var counts: [[UInt32]: Int] = [:]

  private static func words(_ list: String) -> [[UInt32]] {
    list.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
  }

  private static func isHan(_ scalar: UInt32) -> Bool { scalar >= 0x4E00 && scalar < 0xA000 }

  private static func has(_ word: [UInt32], _ text: [UInt32], _ at: Int) -> Bool {
    at >= 0 && at + word.count <= text.count && text[at..<at + word.count].elementsEqual(word)
  }

  /// The suffix that stands at `index`, if it is one.
  private static func suffix(_ text: [UInt32], _ index: Int) -> [UInt32]? {
    guard suffixStart.contains(text[index]) else { return nil }
    guard let found = suffixes.first(where: { has($0, text, index) }) else { return nil }
    guard found.count == 1 else { return found }
    if index > 0, ordinary.contains([text[index - 1], text[index]]) { return nil }
    if index + 1 < text.count, beginnings.contains([text[index], text[index + 1]]) { return nil }
    return found
  }

  /// Where the characters begin that may be a name before `index`: six at most.
  private static func runStart(_ text: [UInt32], _ index: Int) -> Int {
    var start = index
    while start > 0, index - start < 6, isHan(text[start - 1]), !stops.contains(text[start - 1]),
      !strongEnds.contains(text[start - 1])
    {
      start -= 1
    }
    return start
  }

  private mutating func count(_ text: [UInt32]) {
    for i in text.indices where Self.suffix(text, i) != nil {
      let run = i - Self.runStart(text, i)
      for length in 2...4 where length <= run {
        counts[Array(text[(i - length)..<i]), default: 0] += 1
      }
    }
  }

  private mutating func places(in text: [UInt32]) {
    for i in text.indices {
      guard let suffix = Self.suffix(text, i) else { continue }
      let run = i - Self.runStart(text, i)
      guard run >= 2 else { continue }
      func stem(_ length: Int) -> [UInt32] { Array(text[(i - length)..<i]) }
      func isKnown(_ length: Int) -> Bool {
        length <= run && PlaceNames.isPlace(ScalarText.string(stem(length)))
      }
      if let length = (2...4).reversed().first(where: isKnown) {
        add(.place, stem(length))
        continue
      }
      let two = stem(2)
      if Self.general.contains(two) || Self.numerals.contains(text[i - 1]) { continue }
      func isName(_ stem: [UInt32]) -> Bool {
        PlaceNames.isPlace(ScalarText.string(stem + (suffix.count == 2 ? [0x9547] : suffix)))
      }
      guard isName(two) else { continue }
      var best = two
      // A longer name stands where something else begins it, and its end nowhere without it.
      for length in [3, 4] where length == run && counts[stem(length)] == counts[two] {
        if isName(stem(length)) { best = stem(length) }
      }
      if best != two { aliases[two] = best }
      add(.place, best)
      if best != two { add(.place, two) }
      if Self.weakSuffixes.contains(suffix), Self.isWord(best) { whole.insert(best) }
    }
  }

  /// Whether the language has it as one word.
  private static func isWord(_ name: [UInt32]) -> Bool {
    guard let tokens = try? Tokenizer().tokens(of: SourceText(ScalarText.string(name))) else {
      return false
    }
    return tokens.count == 1
  }

  /// A place without its suffix.
  private static func stem(_ name: [UInt32]) -> [UInt32]? {
    guard
      let suffix = suffixes.first(where: {
        name.count >= $0.count + 2 && name.suffix($0.count).elementsEqual($0)
      })
    else { return nil }
    return Array(name.dropLast(suffix.count))
  }

  // MARK: Units

  private static let endings = words(
    "社区卫生服务中心 卫生服务中心 卫生服务站 疾病预防控制中心 人民医院 中医院 妇幼保健院 保健院 医院 卫生院 卫生室 委员会 卫健委 卫健局 监督所 "
      + "人民政府 政府 管理局 办公室 办事处 研究院 研究所 有限责任公司 股份有限公司 有限公司 分公司 公司 集团 服务站 血站 协会 学会 支队 大队 党委 "
      + "工委 纪委 党校 法院 检察院 派出所 合作社 基金会 敬老院 养老院 福利院 大学 学院 学校 中学 小学 幼儿园 药店 药房 诊所 银行 超市 中心 站 局 厅 委 院"
  ).sorted { $0.count > $1.count }
  /// Endings that name a body without a place before them, too.
  private static let ownEndings = words(
    "医院 卫生院 卫生室 有限责任公司 股份有限公司 有限公司 公司 集团 大学 学院 中学 小学 幼儿园 药店 药房 诊所 敬老院 养老院 福利院 合作社 基金会 研究院 研究所"
  ).sorted { $0.count > $1.count }
  /// Of these no name is made.
  private static let ordinaryParts = words(
    "人民 中心 乡镇 公立 民营 综合 专科 定点 基层 社区 第一 第二 第三 第四 第五 中医 西医 妇幼 保健 儿童 肿瘤 传染 传染病 精神 精神病 职工 上级 下级 "
      + "省级 市级 县级 区级 村级 一级 二级 三级 甲等 乙等 各级 各类 大型 小型 中型 国有 私立 民办 教学 附属 医学 高等 职业 技术 师范 农村 城市 标准化 "
      + "牵头 成员 帮扶 对口 支援 受援 签约 合作 试点 示范 承建 施工 建筑 物业 保险 医药 药品 保洁 第三方 县 市 区 省 乡 镇 村 总 分 老 新 全科 口腔 骨科 "
      + "眼科 康复 急救 方舱 发热 门诊 住院 公办 公共 卫生 健康 医疗 服务 机构 互联网 智慧 数字 平台 本 我 该 各 全 设 建 成 级 类 家 所 个 名 等 大 中 小 高 初"
  ).sorted { $0.count > $1.count }
  /// Words that no name of a unit goes across.
  private static let verbs = PhraseIndex(
    words(
      "召开 组织 开展 举行 举办 成立 建立 设立 新建 建设 加强 推进 完善 要求 印发 下发 联合 协调 指导 督促 安排 选派 邀请 依托 通过 利用 所有 "
        + "负责 牵头 参加 参与 出席 前往 来到 走进 深入 实施 制定 出台 提出 强调 指出 表示 介绍 带领 率领 派出 选出 荣获 获得 获评 取得 完成 实现 "
        + "辖区 全体 各级 各类 以及 以来 已经 正在 对口 支援 帮扶 投入 新增 改造 配备 采购 购置 建成 拥有 共有 现有 下辖 下设 内设 作为 位于 来自 "
        + "今年 去年 同时 目前 近年 先后 积极 认真 高度 严格 全面 切实 进一步 努力 不断 持续 创新 落实 统筹 整合 打造 推动 健全 优化 提升 提高 扩大 "
        + "接受 接到 收到 送到 送往 转到 转诊 赶到 就诊 住院 患者 群众 居民 村民 医生 护士 院长 局长 主任 书记 县长 市长"))
  private static let unitStops = Set(
    "的在了是被把与和及或对向从到由让使据按给为至以经跟并将已均都也就还共有无不未可能会要应需等者".unicodeScalars.map(\.value))

  private mutating func units(in text: [UInt32], _ index: PhraseIndex) {
    var i = 0
    while i + 1 < text.count {
      guard let word = index.longest(text, at: i) else {
        i += 1
        continue
      }
      var at = i + index.words[word].count
      if at < text.count, let suffix = Self.suffix(text, at) { at += suffix.count }
      var end = 0
      var k = at
      while k < text.count, k - at < 16, Self.isHan(text[k]), !Self.unitStops.contains(text[k]),
        Self.verbs.longest(text, at: k) == nil
      {
        k += 1
      }
      // The last ending within reach.
      for stop in stride(from: k, to: at, by: -1) {
        if Self.endings.contains(where: {
          stop - $0.count >= at && Self.has($0, text, stop - $0.count)
        }) {
          end = stop
          break
        }
      }
      if end > at {
        add(.unit, Array(text[i..<end]))
        i = end
      } else {
        i = at
      }
    }
    for i in text.indices {
      guard let ending = Self.ownEndings.first(where: { Self.has($0, text, i) }) else { continue }
      var start = i
      while start > 0, i - start < 9, Self.isHan(text[start - 1]),
        !Self.unitStops.contains(text[start - 1]) || text[start - 1] == 0x548C && i - start < 2,
        start < 2 || Self.verbs.longest(text, at: start - 2) == nil
      {
        start -= 1
      }
      // Too long to say where it begins: its last words are taken.
      if i - start == 9 { start = i - 4 }
      while start < i,
        let part = Self.ordinaryParts.first(where: {
          Self.has($0, text, start) && start + $0.count <= i
        }),
        !part.isEmpty
      {
        start += part.count
      }
      let stem = i - start
      guard stem >= 2, !Self.general.contains(Array(text[start..<i])) else { continue }
      add(.unit, Array(text[start..<(i + ending.count)]))
    }
  }

  // MARK: Persons

  private static let surnames = Set(
    ("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔"
      + "白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左"
      + "涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬"
      + "臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧"
      + "桑荆谌银扬明沙薄伏岑习胥保和蔺").unicodeScalars.map(\.value))
  private static let compound = words("欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 长孙 宇文 轩辕 端木 夏侯 申屠")
  private static let after = words(
    "副院长 副局长 副书记 副主任 副县长 副市长 副镇长 副乡长 副主席 副教授 董事长 总经理 护士长 同志 先生 女士 院长 局长 书记 主任 县长 市长 镇长 乡长 村长 "
      + "科长 处长 厅长 部长 队长 组长 会长 所长 站长 校长 园长 医生 大夫 医师 护士 教授 老师 村医 主席 委员 经理 老人 大爷 大娘 大妈 阿姨 奶奶 爷爷 等同志 一行"
  )
  .sorted { $0.count > $1.count }
  private static let before = words(
    "院长 局长 书记 主任 县长 市长 镇长 乡长 村长 科长 处长 厅长 部长 队长 组长 会长 所长 站长 校长 园长 医生 大夫 医师 护士 护士长 教授 老师 村医 主席 患者 村民 居民 "
      + "职工 党员 干部 记者 经理 董事长 同志 老人 青年 队员 志愿者 负责人 家属 贫困户 委员 常委 县委书记"
  )
  .sorted { $0.count > $1.count }
  private static let labels = words(
    "姓名 联系人 负责人 撰稿 撰稿人 编辑 责任编辑 责编 审核 审核人 签发 签发人 作者 报送人 填报人 填表人 校对 校对人 经办人 主持人 主持 记录 记录人 供稿人 供稿 拟稿 "
      + "拟稿人 核稿 统稿 法定代表人 法人 采写 通讯员 记者 主编 副主编 编审 联络员 值班人员 值班领导 户主 患者"
  )
  .sorted { $0.count > $1.count }
  /// Words that begin like a name.
  private static let notNames = PhraseIndex(
    words(
      "高级 高度 高血 高校 高效 高质 高新 方面 方法 方案 方式 方便 时间 时任 时候 常务 常委 常见 常规 常态 安全 安排 安装 公司 公共 公开 管理 管辖 全体 全面 "
        + "全县 全市 全省 全区 全院 全程 全部 全员 严格 严重 严肃 平台 平均 明确 明显 成立 成员 成功 成效 成为 金融 金额 项目 党委 党员 党组 党建 党支 程度 程序 计划 计生 "
        + "关注 关心 关于 关键 向全 应急 应当 应对 宣传 国家 经济 任务 任何 任命 路线 连续 连接 班子 能力 车辆 单位 解决 解读 广泛 包括 包联 包保 左右 白天 文明 文件 文化 "
        + "支持 支部 支援 卫生 卫健 年度 年底 和县 和市 和各 和相 和有 和群 和村 和社 和区 和乡 和全 和医 和护 都要 都能 都是 都有 都在 来到 来自 来源 章程 严把 康复 "
        + "于是 强化 强调 强力 强基 原则 原因 官方 花费 边远 古稀 米面 温馨 温暖 连队 查房 查看 查处 施工 施行 位于 居民 居家 易地 习惯 保障 保健 保证 保持 "
        + "司法 司机 计算 计量 毕业 时期 莫过 解放 单独 单个 车间 万元 万人 万余 阳光 阳性 包村 包户 何种 何时 简单 简报 冷链 银行 乐于 封闭 封控 原有 原来 商业 "
        + "党政 党群 康养 华侨 江河 石油 白色 黄色 江苏 江西 安徽 宁夏 云南 贺信 谈话 谈心 纪委 纪律 纪检 关爱 关怀 明年 童车 项工 祝贺 齐心 景区 台账 房屋 房间 连片 "
        + "应邀 应检 应接 应尽 应签 余人 余名 余万 全科 支委 任期 宗旨 强烈 盛会 辛苦 温州 常州 常德 安庆 金华 阳泉 汤药 向社 向群 向上 向县 向市 向各 时代 管控 管护"
    ))
  private static let verbAfter = Set(
    "同等在说表带介率到对和、，。；：）)！？ \n\r\t\u{3000}前主出指强讲参为是的与向告走来去深入致作做及（(,.;:任负分县副上下每先后曾已正代一亲又就也还以从把将被让请"
      .unicodeScalars
      .map(\.value))

  /// The length of a name that may begin at `index`.
  private static func lengths(_ text: [UInt32], _ index: Int) -> [Int] {
    guard index < text.count else { return [] }
    if compound.contains(where: { has($0, text, index) }) { return [4, 3] }
    guard surnames.contains(text[index]), notNames.longest(text, at: index) == nil else {
      return []
    }
    return [3, 2]
  }

  private static func areHan(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    range.upperBound <= text.count && text[range].allSatisfy(isHan)
      && !text[range.dropFirst()].contains { nameStops.contains($0) }
  }
  private static let nameStops = Set(
    "的在了是被把各该每某我本及与或对向从到由让使据按给至所以经跟并您你他她它和等说为院局县市区长部处科室会员任".unicodeScalars.map(\.value))

  private mutating func persons(in text: [UInt32]) {
    for i in text.indices {
      // 院长王小明, 王小明院长
      if let title = Self.before.first(where: { Self.has($0, text, i) }) {
        let start = i + title.count
        for length in Self.lengths(text, start) where Self.areHan(text, start..<(start + length)) {
          let end = start + length
          if end == text.count || Self.verbAfter.contains(text[end])
            || Self.after.contains(where: { Self.has($0, text, end) })
          {
            add(.person, Array(text[start..<end]))
            break
          }
        }
      }
      if Self.after.contains(where: { Self.has($0, text, i) }) {
        for length in [4, 3, 2] where i >= length {
          let start = i - length
          guard Self.lengths(text, start).contains(length), Self.areHan(text, start..<i) else {
            continue
          }
          let isFirst =
            start == 0 || !Self.isHan(text[start - 1]) || Self.leads.contains(text[start - 1])
            || Self.endings.contains { Self.has($0, text, start - $0.count) }
          if isFirst {
            add(.person, Array(text[start..<i]))
            break
          }
        }
      }
      // 联系人：王小明、李　丽
      if let label = Self.labels.first(where: { Self.has($0, text, i) }) {
        var at = i + label.count
        while at < text.count, Self.isBlank(text[at]) { at += 1 }
        guard at < text.count, text[at] == 0xFF1A || text[at] == 0x3A else { continue }
        labelled(text, at + 1)
      }
    }
  }

  private static let leads = Set("由和与及请对向在是为给让被把将经、任托找问见跟受按据原".unicodeScalars.map(\.value))

  private static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || scalar == 9
  }

  /// The names behind a label: up to five, parted by marks or blanks; a name of two characters may
  /// hold a blank.
  private mutating func labelled(_ text: [UInt32], _ start: Int) {
    var at = start
    for _ in 0..<5 {
      while at < text.count, Self.isBlank(text[at]) || text[at] == 0x3001 || text[at] == 0xFF0C {
        at += 1
      }
      var name: [UInt32] = []
      var end = at
      while end < text.count, name.count < 5 {
        if Self.isHan(text[end]) {
          name.append(text[end])
        } else if !(Self.isBlank(text[end]) && name.count == 1) {
          break
        }
        end += 1
      }
      let isCompound = Self.compound.contains { Self.has($0, name, 0) }
      guard name.count >= 2, name.count <= (isCompound ? 4 : 3),
        Self.surnames.contains(name[0]) || isCompound,
        Self.notNames.longest(name, at: 0) == nil
      else { return }
      add(.person, name)
      at = end
    }
  }
}

/// A text with the forms of a character taken for one, and without what a reader does not see.
struct FoldedText {
  private(set) var scalars: [UInt32] = []
  /// The bytes that each stands on.
  private(set) var ranges: [Range<Int>] = []

  /// - Parameter keepsSpaces: whether white space is part of it.
  init(_ utf8: [UInt8], keepsSpaces: Bool) {
    let folding = CharacterFolding.covering(utf8)
    var i = 0
    while i < utf8.count {
      let b = UInt32(utf8[i])
      let length = b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
      var scalar = length == 1 ? b : b & (0x7F >> UInt32(length))
      for k in 1..<max(1, length) { scalar = scalar << 6 | UInt32(utf8[i + k] & 0x3F) }
      let range = i..<(i + length)
      i += length
      var folded: UInt32
      let isHidden: Bool
      if scalar < 0x10000 {
        folded = folding.table[Int(scalar)]
        let oddity = CharacterFolding.Oddity(rawValue: folding.oddities[Int(scalar)])
        isHidden = oddity == .invisible || oddity == .bidirectional
      } else {
        folded = folding.foldSupplementary(scalar)
        isHidden = folded == 0 && folding.oddityOfSupplementary(scalar) != .none
      }
      if folded == 0 || folded == CharacterFolding.several { folded = scalar }
      if isHidden { continue }
      let isSpace =
        scalar == 0x20 || (0x09...0x0D).contains(scalar) || scalar == 0x3000 || scalar == 0xA0
      if isSpace && !keepsSpaces { continue }
      scalars.append(folded)
      ranges.append(range)
    }
  }

  init(_ text: String, keepsSpaces: Bool = false) {
    self.init(Array(text.utf8), keepsSpaces: keepsSpaces)
  }
}
