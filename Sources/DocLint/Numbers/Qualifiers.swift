/// Words of which each changes what is counted: 新增, 累计, and ages such as 65岁及以上.
struct Qualifiers: Hashable, Sendable {
  /// In the order of their bits.
  private static let words = [
    "紧密型", "规范", "规律", "新增", "累计", "年均", "省级", "国家级", "市级", "县级", "城镇", "农村", "城市", "乡镇", "公立",
    "民营", "社会办",
    "基层", "中医", "二级", "三级", "男", "女", "常住", "户籍", "流动", "在岗", "在编", "退休", "一般", "重点", "其他", "其余",
    "另", "上半年",
    "下半年", "一季度", "二季度", "三季度", "四季度", "第一", "第二", "第三", "第四", "本级", "在建", "已建", "拟", "计划", "应",
    "实", "未",
    "首次", "复查", "线上", "线下", "现场", "门诊", "住院", "人均", "户均", "日均", "月均", "平均", "最高", "最低", "同比", "环比",
    "新建", "改建",
    "扩建", "续建", "专职", "兼职", "专项", "财政", "自筹", "中央", "部级", "每", "净", "毛", "总", "平均每", "增加", "减少",
  ]
  private static let table: WordTable = {
    precondition(words.count <= Bits.bitWidth, "every word has a bit")
    return WordTable(words.map(ScalarText.units))
  }()
  /// 日均, 人均, 每: words that make it a figure for each.
  private static let averaging = words.enumerated().reduce(Bits(0)) { bits, word in
    word.element.contains("均") || word.element.contains("每") ? bits | 1 << word.offset : bits
  }

  private typealias Bits = UInt128

  private var words: Bits = 0
  private var ages: Set<String> = []

  /// None.
  init() {}

  /// Those that stand in `text`; 每千常住人口 and the like name a rate and are none.
  init(_ text: [UInt32]) {
    var text = text
    while let at = Indicator.perHead.first(in: text, 0..<text.count) { text.removeSubrange(at) }
    var found: Bits = 0
    Self.table.forEach(in: text, 0..<text.count) { found |= 1 << $0 }
    words = found
  }

  mutating func insert(age: String) { ages.insert(age) }

  /// Those of them that make a figure one for each.
  var averages: Qualifiers {
    var averages = Qualifiers()
    averages.words = words & Self.averaging
    return averages
  }
}
