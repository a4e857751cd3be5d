/// What a figure counts or measures in: the word behind it.
public struct Unit: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case count
    case percent
    case percentagePoint = "percentage-point"
    /// ‰, /10万, /万: cases for each thousand and the like.
    case rate
    case money
    case measure
    /// A span of time.
    case period
    case multiple
    case date
  }

  /// Several kinds at once.
  struct Kinds: OptionSet {
    let rawValue: UInt16

    static let multiple = Kinds(.multiple)
    static let percent = Kinds(.percent)
    static let rate = Kinds(.rate)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ kind: Kind) {
      let place: UInt16 =
        switch kind {
        case .count: 0
        case .percent: 1
        case .percentagePoint: 2
        case .rate: 3
        case .money: 4
        case .measure: 5
        case .period: 6
        case .multiple: 7
        case .date: 8
        }
      rawValue = 1 << place
    }
  }

  /// As it is written, without 余 and the like.
  public let text: String
  public let kind: Kind
  /// What one of it is in the base unit of its family, for those that have one: 10 for 角 in 分.
  let factor: Exact
  /// Units of one family measure the same thing: 亩 and 平方米.
  let family: String
  /// `text` where that is one character; 0 elsewhere.
  private let character: UInt32

  init(_ text: String, _ kind: Kind, factor: Exact = .one, family: String? = nil) {
    self.text = text
    self.kind = kind
    self.factor = factor
    self.family = family ?? text
    let scalars = text.unicodeScalars
    character = scalars.first.map { scalars.dropFirst().isEmpty ? $0.value : 0 } ?? 0
  }

  static let none = Unit("", .count)
  static let percent = Unit("%", .percent)
  static let percentagePoint = Unit("个百分点", .percentagePoint)
  static let permille = Unit("‰", .rate)

  /// Whether it counts whole things: 12 of them is exactly 12.
  var isDiscrete: Bool { kind == .count && !text.isEmpty }

  var isPercentSign: Bool { kind == .percent && isCalled(0x25) }

  /// Whether it is written with this one character.
  func isCalled(_ scalar: UInt32) -> Bool { character == scalar }

  private static let counted = """
    个 人 名 位 家 所 项 条 张 份 篇 场 次 人次 例 台 套 件 辆 支 只 批 批次 届 块 户 间 座 处 种 类 户次 \
    例次 起 宗 桩 部 本 册 幅 面 副 把 盒 瓶 袋 包 箱 粒 针 针次 剂 剂次 片 根 株 棵 头 匹 羽 口 门 节 课 堂 \
    班 组 支队 对 群 队 团 村 镇 乡 县 区 市 床 家次 人天 车次 班次 趟 轮 遍 回 顿 餐 笔 单 卷 首 幢 栋 \
    万人次 期 款 道 段 架 艘 列 盏 顶 枚 座次 件次 台次 项次 篇次 场次 人份 单位 字 页 人日 万人 \
    标段 站 尾 朵
    """
  private static let measured = """
    米 公里 千米 里 平方米 平方公里 公顷 亩 立方米 方 吨 公斤 千克 克 毫克 升 毫升 千瓦 千瓦时 兆瓦 度 ℃ 摄氏度 \
    分贝 岁 学时 课时 学分 分 毫米 厘米 海里 平米 兆 GB TB MB kg km m cm mm mg ml mL L kW kWh MW \
    ㎡ m² m³ km² 万千瓦 公分 立方 斤 赫兹 微克 纳米 微米 吨公里 标准煤 吨标准煤 比特 \
    字节 兆字节
    """
  private static let spans = """
    年 个月 月 天 日 周 个星期 星期 小时 个小时 分钟 秒 季度 个季度 个工作日 工作日 个自然日 昼夜 年度 学年 学期 \
    个学期 周岁 个半月 个年度 周年
    """
  private static let moneys = """
    元 元人民币 美元 欧元 港元 日元 英镑 人民币 元钱 块钱 圆 块 元整
    """

  /// Every unit by its text.
  private static let byText: [String: Unit] = {
    var table: [String: Unit] = [:]
    func add(_ list: String, _ kind: Kind) {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let text = String(word)
        table[text] = Unit(text, kind, family: families[text] ?? text)
      }
    }
    add(counted, .count)
    add(measured, .measure)
    add(spans, .period)
    add(moneys, .money)
    add("倍", .multiple)
    add("个百分点 百分点 个点", .percentagePoint)
    return table
  }()

  private static let families: [String: String] = [
    "元人民币": "元", "人民币": "元", "元钱": "元", "块钱": "元", "圆": "元", "块": "块", "元整": "元",
    "平米": "平方米", "㎡": "平方米", "m²": "平方米", "千米": "公里", "km": "公里", "千克": "公斤", "kg": "公斤",
    "位": "人", "名": "人", "家": "家", "所": "家", "座": "座", "个百分点": "个百分点", "百分点": "个百分点",
    "个点": "个百分点", "个小时": "小时", "个星期": "周", "星期": "周", "工作日": "个工作日",
  ]

  private static let table = WordTable(
    counted + " " + measured + " " + spans + " " + moneys + " 倍 个百分点 百分点 个点")

  /// The unit that stands at `index`, and where it ends.
  static func read(_ text: [UInt32], at index: Int) -> (unit: Unit, end: Int)? {
    guard index < text.count else { return nil }
    switch text[index] {
    case 0x25: return (percent, index + 1)
    case 0x2030: return (permille, index + 1)
    case 0x2F, 0x2215:
      // 4.44/10万
      guard let base = ChineseNumeral(text, at: index + 1), base.decimals == 0,
        base.value.isWhole, base.value >= Exact(100)
      else { return nil }
      let written = String(
        String.UnicodeScalarView(text[index..<base.end].compactMap(Unicode.Scalar.init)))
      return (Unit(written, .rate), base.end)
    default: break
    }
    guard var word = table.longest(at: index, in: text) else { return nil }
    var length = table.length(of: word)
    let first = text[index]
    if first < 0x80 {
      // A Latin unit ends where the letters end.
      let end = index + length
      if end < text.count, NumberText.isLatin(text[end]) { return nil }
    }
    func next(_ k: Int) -> UInt32 { index + k < text.count ? text[index + k] : 0 }
    // 5个人: 个; 个人 is a word of its own that the unit does not take.
    while notBefore[word].contains(next(length)) {
      guard length > 1,
        let shorter = table.longest(at: index, in: text, before: index + length - 1)
      else { return nil }
      word = shorter
      length = table.length(of: word)
    }
    guard let unit = units[word] else { return nil }
    if next(length) == 0x2F, let per = per(text, at: index + length + 1) {
      return (unit.each(per.word), per.end)
    }
    return (unit, index + length)
  }

  /// What stands behind the stroke of 元/吨: a price is added up with no amount.
  private static func per(_ text: [UInt32], at index: Int) -> (word: String, end: Int)? {
    guard let length = table.length(at: index, in: text) else { return nil }
    let end = index + length
    if text[index] < 0x80, end < text.count, NumberText.isLatin(text[end]) { return nil }
    return (NumberText.string(text[index..<end]), end)
  }

  private func each(_ word: String) -> Unit {
    Unit(text + "/" + word, kind, factor: factor, family: family + "/" + word)
  }

  /// Parallel to the words of `table`.
  private static let units = table.words.map { byText[ScalarText.string($0)] }

  /// What makes another word of a unit: 3方面, 2层次 are no 方 and 层. Parallel to the words of
  /// `table`.
  private static let notBefore: [[UInt32]] = {
    let pairs: [String: String] = [
      "方": "面位案式法针向略", "分": "别之类级析期子局流区院店管", "度": "假", "里": "面",
      "面": "向对积貌临", "口": "径", "部": "分门", "市": "级直场民区", "县": "级域", "区": "级域",
      "村": "级", "镇": "街", "年": "级", "人": "均大口民才", "单": "项", "道": "路", "站": "点",
      "班": "子", "组": "成织建", "队": "伍", "团": "队", "期": "间", "周": "期边", "克": "服",
      "升": "级", "把": "关", "回": "访升落", "课": "题程", "节": "约能", "包": "括含保", "对": "于照",
      "床": "单", "位": "于居列", "家": "庭长属", "首": "次先席", "条": "例件", "种": "植子",
      "类": "别似", "名": "单称", "所": "有在", "批": "准", "户": "均籍", "天": "然", "起": "到",
      "处": "理置于罚", "座": "谈", "支": "持部出付撑", "支队": "伍", "只": "有要能", "套": "餐", "台": "账",
      "本": "市区县级年月地科单系", "场": "所地景", "次": "年日月数要",
    ]
    return table.words.map { ScalarText.units(pairs[ScalarText.string($0)] ?? "") }
  }()
}
