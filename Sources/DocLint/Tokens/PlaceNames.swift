/// Recognises names of places: by their administrative suffix, and the province- and
/// prefecture-level names of China also without it.
///
/// It is a help for telling what kind of name a wording is, no register: a county is known by its
/// suffix alone.
public enum PlaceNames {
  /// Suffixes of administrative names, longest first.
  static let suffixes = [
    "特别行政区", "自治区", "自治州", "自治县", "自治旗", "新区", "林区", "地区", "街道", "省", "市", "县", "区", "州", "盟",
    "旗", "镇", "乡", "村",
  ]

  private static let suffixTable = WordTable(suffixes.map(ScalarText.units))

  /// Words that end like a place and are none.
  private static let common = [
    "城市", "都市", "地区", "社区", "市区", "城区", "郊区", "园区", "校区", "辖区", "景区", "小区", "片区", "山区", "灾区",
    "特区", "新区", "老区", "院区", "病区", "库区", "牧区", "林区", "厂区", "全省", "全市", "全县", "全区", "我省", "我市",
    "我县", "我区", "本省", "本市", "本县", "本区", "各省", "各市", "各县", "各区", "该市", "该县", "该区", "该省", "外省",
    "外市", "上市", "超市", "股市", "门市", "楼市", "集市", "夜市", "菜市", "乡镇", "城镇", "村镇", "集镇", "街道", "自治区",
    "自治州", "自治县", "直辖市", "地级市", "县级市", "开发区", "示范区", "保护区", "实验区", "试验区", "高新区", "经开区",
    "城乡", "家乡", "故乡", "下乡", "返乡", "农村", "乡村", "山村", "行政村", "自然村", "贫困县", "贫困村", "市县", "省市",
    "区县", "县区", "特别行政区", "地市", "两县", "三县", "几个区", "设区的市", "示范市", "示范县", "文明城市", "居民小区",
  ]

  private static let commonTable = WordTable(common.map(ScalarText.units))
  private static let known = WordTable(listed)

  /// Whether the whole of `name` is a place's name, with or without its suffix.
  ///
  /// - Complexity: O(length).
  public static func isPlace(_ name: String) -> Bool {
    let scalars = ScalarText.units(name)
    return isPlace(scalars, scalars.indices)
  }

  /// Whether the whole of `range` is a place's name.
  static func isPlace(_ text: [UInt32], _ range: Range<Int>) -> Bool {
    if isWord(of: known, text, range) { return true }
    guard (2...12).contains(range.count), !isWord(of: commonTable, text, range),
      !text[range].contains(where: ScalarText.isMark), let stem = stem(of: text, range)
    else { return false }
    if isWord(of: known, stem, stem.indices) { return true }
    // One character before the suffix is a word (城市, 全市) far more often than a name.
    return stem.count >= 2
      && phrases.length(endingAt: range.upperBound, in: text, from: range.lowerBound) == nil
      && !notInNames.isFound(in: stem, stem.indices)
  }

  /// Whether the whole of `range` is one of the words.
  private static func isWord(of table: WordTable, _ text: [UInt32], _ range: Range<Int>) -> Bool {
    table.length(at: range.lowerBound, in: text, before: range.upperBound) == range.count
  }

  /// Those of `common` of which a longer phrase may end.
  private static let phrases = WordTable(
    common.filter { $0.unicodeScalars.count > 2 && !suffixes.contains($0) }
      .map(ScalarText.units))

  /// Words of which no place's name is made; a stretch that holds one is a phrase.
  private static let notInNames = WordTable(
    "各 全 本 我 该 和 与 的 在 为 了 及 或 所 级 个 每 某 "
      + "城市 农村 社区 乡镇 开发 示范 试点 有关 人民 城乡 设区 创建 建设 行政 部分")

  /// The name without its administrative suffix, or `nil` if it has none.
  public static func stem(of name: String) -> String? {
    let scalars = ScalarText.units(name)
    return stem(of: scalars, scalars.indices).map(ScalarText.string)
  }

  /// The same of the name in `range`.
  private static func stem(of text: [UInt32], _ range: Range<Int>) -> [UInt32]? {
    guard !range.isEmpty,
      let length = suffixTable.length(
        endingAt: range.upperBound, in: text, from: range.lowerBound + 1)
    else { return nil }
    let end = range.upperBound - length
    var stem = Array(text[range.lowerBound..<end])
    if text.has(autonomous, at: end), !isWord(of: known, stem, stem.indices) {
      // 楚雄彝族自治州 is 楚雄 for short.
      for people in peoples {
        guard let at = people.first(in: stem, stem.indices) else { continue }
        stem.removeSubrange(at.lowerBound...)
      }
    }
    return stem.isEmpty ? nil : stem
  }

  private static let autonomous = ScalarText.units("自治")
  private static let peoples = [
    "土家族", "布依族", "哈尼族", "蒙古族", "朝鲜族", "景颇族", "傈僳族", "达斡尔", "维吾尔", "哈萨克", "柯尔克孜", "彝族", "藏族",
    "羌族", "苗族", "侗族", "傣族", "白族", "回族", "壮族", "满族", "瑶族", "黎族", "畲族", "蒙古", "藏族羌族", "水族", "土族",
    "佤族", "拉祜族", "纳西族", "仡佬族", "撒拉族", "锡伯",
  ].map { WordTable([ScalarText.units($0)]) }

  private static let listed = """
    北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃
    青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门
    石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海
    赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛
    长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭
    南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水
    合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德
    南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 莱芜 临沂 德州 聊城 滨州 菏泽
    郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感
    荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西
    广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海
    防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾
    广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧
    楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 拉萨 日喀则 昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛
    兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海东 海北 黄南 果洛 玉树 海西 银川 石嘴山 吴忠 固原 中卫
    乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 喀什 和田 伊犁 塔城 阿勒泰 石河子
    """
}
