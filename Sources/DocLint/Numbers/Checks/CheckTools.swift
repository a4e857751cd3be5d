/// What the checks share: finding operands, and wording.
extension NumberAnalysis {
  /// Figures that can be operands of an equation.
  func points(_ range: Range<Int>) -> [Int] {
    var points: [Int] = []
    points.reserveCapacity(range.count)
    for k in range {
      let figure = figures[k]
      if figure.quantity.isPoint, !figure.isWords, figure.partner == nil { points.append(k) }
    }
    return points
  }

  /// The mentions of a paragraph that begin within `range` of its text.
  ///
  /// - Complexity: O(log *n*) in the mentions of the paragraph.
  func mentions(of paragraph: Int, in range: Range<Int>) -> ArraySlice<Mention> {
    let all = paragraphs[paragraph].mentions
    func first(_ place: Int) -> Int {
      var (low, high) = (0, all.count)
      while low < high {
        let middle = (low + high) / 2
        if all[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return all[first(range.lowerBound)..<max(first(range.lowerBound), first(range.upperBound))]
  }

  func tail(_ k: Int) -> String { string(figures[k].tail, of: figures[k]) }

  /// Whether one of the words stands in front of the figure, in its clause and behind the figure
  /// before it.
  func leads(_ k: Int, _ words: WordTable) -> Bool {
    words.isFound(in: scalars(around: k), figures[k].lead)
  }

  /// Whether the figure is led up to by one of `words` that compare: 比, 较, but not 占比.
  func compares(_ k: Int, _ words: WordTable) -> Bool {
    CheckWords.comparison(words, in: scalars(around: k), figures[k].lead) != nil
  }

  /// Whether the figure is led up to by one of `words` for a total: 共, but not 公共.
  func totals(_ k: Int, _ words: WordTable) -> Bool {
    CheckWords.total(words, in: scalars(around: k), figures[k].lead) != nil
  }

  func trails(_ k: Int, _ words: WordTable) -> Bool {
    words.isFound(in: scalars(around: k), figures[k].tail)
  }

  /// The clause up to the figure.
  func clauseBefore(_ k: Int) -> Range<Int> {
    let end = figures[k].extent.lowerBound
    return stretch(max(figures[k].clause.lowerBound, end - Indicator.reach), end)
  }

  func sameUnit(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (figures[a].quantity.unit, figures[b].quantity.unit)
    return x.kind == y.kind && x.family == y.family
  }

  /// The figures before one of them, in its sentence and the `back` − 1 before it in its paragraph;
  /// the nearest `most` at most.
  func figures(before k: Int, back: Int, most: Int) -> Range<Int> {
    let first = figures(upTo: figures[k].sentence, back: back).lowerBound
    return max(first, k - most)..<k
  }

  /// The figures of a sentence and of those before it in its paragraph, `back` sentences at most.
  func figures(upTo sentence: Int, back: Int) -> Range<Int> {
    var first = sentence
    while first > 0, sentence - first < back,
      sentences[first - 1].paragraph == sentences[sentence].paragraph
    {
      first -= 1
    }
    return sentences[first].figures.lowerBound..<sentences[sentence].figures.upperBound
  }

  func isApproximate(_ k: Int) -> Bool { figures[k].quantity.isApproximate }

  func value(_ k: Int) -> Exact { figures[k].quantity.value }
  func interval(_ k: Int) -> NumberInterval { figures[k].quantity.interval }

  /// The number as it is shown in a formula.
  func number(_ k: Int) -> String { figures[k].quantity.value.decimal(atMost: 6) }
}

extension NumberInterval {
  /// What a printed result may stand for when its writer rounded or cut off.
  static func printed(_ quantity: Quantity) -> NumberInterval {
    guard !quantity.isApproximate else { return quantity.interval }
    guard let low = quantity.interval.lower, let high = quantity.interval.upper, low < high else {
      return quantity.interval
    }
    return NumberInterval(low, quantity.value + quantity.step, upperIsOpen: true)
  }
}

/// What several figures add up to.
struct NumberSum {
  let value: Exact
  /// By rounding, and further where a figure is vague.
  let interval: NumberInterval
  /// The same where every writer cut off instead of rounding.
  private let cut: NumberInterval

  init(_ parts: [Quantity]) {
    value = parts.reduce(.zero) { $0 + $1.value }
    interval = parts.reduce(NumberInterval(.zero)) { $0 + $1.interval }
    cut = parts.reduce(NumberInterval(.zero)) { $0 + .cutOff($1) }
  }

  /// Whether the stated total may be theirs: all of them rounded, or all of them cut off.
  func meets(_ total: Quantity) -> Bool {
    interval.intersects(total.interval) || cut.intersects(.cutOff(total))
  }
}

extension NumberInterval {
  /// What a figure may stand for when its writer dropped the places behind the last one.
  static func cutOff(_ quantity: Quantity) -> NumberInterval {
    guard !quantity.isApproximate, let low = quantity.interval.lower,
      let high = quantity.interval.upper, low < high
    else { return quantity.interval }
    return NumberInterval(quantity.value, quantity.value + quantity.step, upperIsOpen: true)
  }
}

/// Whole numbers that would make a rate true.
enum Repair {
  /// Which single figure would make a sum hold: 14820→16742，9741→7819.
  static func ofSum(_ total: Exact, _ parts: [Exact]) -> String {
    let sum = parts.reduce(.zero, +)
    let hints = parts.compactMap { part -> String? in
      let right = total - (sum - part)
      return right > .zero ? "\(part.decimal())→\(right.decimal())" : nil
    }
    return (["\(total.decimal())→\(sum.decimal())"] + hints).prefix(4).joined(separator: "，")
  }

  /// Each number with what it would have to be: 250→260，1260→1250; what has no value is left out.
  static func about(_ pairs: [(written: String, right: String)]) -> String {
    pairs.filter { !$0.right.isEmpty && $0.right.first != "-" && $0.written != $0.right }
      .map { "\($0.written)→\($0.right)" }.joined(separator: "，")
  }

  /// Of two values of one thing the one or the other.
  static func either(_ first: String, _ second: String) -> String {
    "两处改为\(first)，或改为\(second)，即可成立"
  }

  /// A number as it is where it has an end; empty otherwise.
  static func exactly(_ exact: Exact) -> String {
    exact.exactDecimal.flatMap { $0.utf8.count <= 12 ? $0 : nil } ?? ""
  }

  /// The whole number nearest to `exact` that brings `part`/`base` to the printed rate.
  static func whole(_ exact: Exact) -> String? {
    guard exact.isValid else { return nil }
    return (exact + Exact(1, over: 2)).floor.exactDecimal
  }
}

/// Words of the checks.
enum CheckWords {
  static let amongTable = WordTable("其中")
  static let grandTotal = WordTable("合计 共计 总计 总共 合共 累计共")
  static let plainTotal = WordTable("合计 共计 总计 总共 合共 共 一共 累计 总数 总量")

  /// The first of `words` in `range` that compares: the 比 of 占比 and 比赛 does not, nor the 较 of 较大.
  static func comparison(
    _ words: WordTable, in s: [UInt32], _ range: Range<Int>
  ) -> Range<Int>? {
    first(words, in: s, range)
  }

  /// The first of `words` in `range` that sums up: the 共 of 公共, 医共体 and 共享 does not.
  static func total(_ words: WordTable, in s: [UInt32], _ range: Range<Int>) -> Range<Int>? {
    first(words, in: s, range)
  }

  private static let shares = WordTable("占比 占 比重 比例")

  /// What says in `range` that a rate is a share; the 占 of 占用率, 占有率 and 侵占 does not.
  static func share(in s: [UInt32], _ range: Range<Int>) -> Range<Int>? {
    first(shares, in: s, range)
  }

  /// The first of `words` in `range` that is no part of a longer word.
  static func first(_ words: WordTable, in s: [UInt32], _ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while let found = words.first(in: s, start..<max(start, range.upperBound)) {
      if !isInsideWord(found, s) { return found }
      start = found.upperBound
    }
    return nil
  }

  /// Whether a single character is part of a longer word, which says something else.
  private static func isInsideWord(_ word: Range<Int>, _ s: [UInt32]) -> Bool {
    guard word.count == 1, let sides = inside[s[word.lowerBound]] else { return false }
    return word.lowerBound > 0 && sides.before.contains(s[word.lowerBound - 1])
      || word.upperBound < s.count && sides.behind.contains(s[word.upperBound])
  }

  /// What makes a longer word of a character, before it and behind it.
  private static let inside: [UInt32: (before: ScalarSet, behind: ScalarSet)] = {
    func sides(_ before: String, _ behind: String) -> (ScalarSet, ScalarSet) {
      (ScalarSet(ScalarText.units(before)), ScalarSet(ScalarText.units(behind)))
    }
    return [
      0x6BD4: sides("占分师护患评", "重例率值赛武对选价"),  // 比
      0x8F83: sides("", "大重轻多好强快差弱"),  // 较
      0x5360: sides("侵抢霸强挤", "用有地道"),  // 占
      0x5171: sides("公医磁中", "同享和产识性青体振济病鸣商赢"),  // 共
      0x62A5: sides("上填申通汇", "告名到批废警销刊送表纸社账备考"),  // 报
    ]
  }()

  static let overTime = WordTable("累计")
  static let rest = WordTable("其余 其他 其它 剩余 余下 另有 另外 还有 剩下")
  static let overlapping = WordTable(
    "女 男 党员 学历 本科 硕士 博士 职称 高级 中级 少数民族 残疾 低保 老年 老人 以上 以下 岁 骨干 持证 全科 中医 重点 特困 贫困 新增 农村户籍 累计 重症")
  static let including = WordTable("包括 包含 分别为 分别是 分为 由 涵盖 即 分别 下设 含")
  static let open = WordTable("等")
  static let compare = WordTable("比 较 相比 高于 低于 高出 多于 同期 去年 上年 上一年 上月 上季度 上期")
  static let comparePrefix = WordTable("比 较 高于 低于 优于 同期 去年 上年 上一年 上月 上期 对比")
  static let since = WordTable("比 较 同比 环比")
  static let compareTo = WordTable("比 较 同期")
  static let from = WordTable("从 由 自")
  static let up = WordTable("增长 增加 提高 上升 高出 提升 高 多 增幅 增速 扩大 增 上涨 涨 新增 净增 升高 攀升 升 领先")
  static let down = WordTable("下降 减少 降低 低 少 降幅 回落 压减 降 缩减 缩短 减 下跌 下滑 减幅 压降")
  static let to = WordTable(
    "到 至 增加到 增加至 提高到 提高至 增长到 增长至 上升到 上升至 下降到 下降至 减少到 减少至 降低到 降低至 降至 降到 提升到 提升至 增至 升至 扩大到 扩大至 减至 压减到 压减至 缩短到 缩短至 变为 回落至 回落到"
      + " 上升为 下降为 提高为 提升为 降低为 增加为 减少为 升为 降为 增为 减为 缩短为 扩大为")
  /// To what something has gone, where 从 tells from what.
  static let becomes = WordTable(
    "上升为 下降为 提高为 提升为 降低为 增加为 减少为 升为 降为 增为 减为 缩短为 扩大为")
  static let yearly = WordTable("年均 年平均 平均每年 每年平均")
  static let excluded = WordTable("可比 不变价 扣除 剔除 同口径 可比价 实际增长 可比口径")
  private static let pairs: [([UInt32], [UInt32])] = [
    ("城镇", "农村"), ("城区", "农村"), ("甲", "乙"), ("一类", "二类"), ("全科", "专科"), ("A类", "B类"), ("内科", "外科"),
    ("大型", "小型"), ("城市", "农村"), ("城区", "乡镇"), ("城镇", "乡村"), ("男", "女"), ("公立", "民营"), ("公办", "民办"),
    ("公立", "社会办"), ("已", "未"), ("已", "正在"), ("已", "在建"), ("完成", "正在"), ("完成", "在建"), ("建成", "在建"),
    ("完成", "未"),
    ("一般", "重点"), ("线上", "线下"), ("合格", "不合格"), ("本地", "外地"), ("上半年", "下半年"), ("门诊", "住院"),
    ("专职", "兼职"), ("集中", "分散"), ("新建", "改建"), ("新建", "续建"), ("新建", "改扩建"), ("境内", "境外"),
    ("一级", "二级"),
    ("市级", "县级"), ("省级", "市级"), ("国家级", "省级"), ("财政", "自筹"), ("中央", "地方"), ("户籍", "流动"),
    ("常住", "流动"), ("办结", "在办"), ("办结", "正在"), ("办结", "未办结"), ("整改", "正在整改"), ("达标", "未达标"),
    ("优秀", "合格"),
    ("优秀", "良好"), ("初次", "复查"), ("首次", "复"), ("儿童", "成人"), ("成年", "未成年"), ("第一批", "第二批"),
    ("白天", "夜间"), ("日间", "夜间"), ("固定", "流动"), ("省内", "省外"), ("市内", "市外"), ("县内", "县外"),
    ("常规", "专项"),
    ("续签", "新签"), ("在职", "退休"), ("在编", "编外"), ("完工", "在建"), ("竣工", "在建"), ("投用", "在建"),
    ("阳性", "阴性"), ("国产", "进口"), ("市级", "区级"), ("省级", "县级"), ("本级", "下级"), ("政府", "社会"),
    ("自付", "医保"), ("设区市", "县"),
    ("个人", "医保"), ("本市", "外市"), ("本县", "外县"), ("自有", "租赁"), ("脱产", "在职"), ("机动", "固定"),
    ("市辖区", "各县"),
    ("实体", "网络"), ("有效", "无效"), ("按期", "逾期"), ("及时", "逾期"), ("合规", "违规"), ("通过", "未通过"),
    ("个人", "单位"), ("集体", "个人"), ("线索", "信访"), ("职工", "居民"), ("财政", "个人"), ("政府", "个人"),
    ("市级", "区级"), ("区级", "上级"), ("县级", "上级"), ("市级", "上级"), ("本级", "上级"), ("税收", "非税"),
    ("基本支出", "项目支出"), ("批发", "零售"), ("夏粮", "秋粮"), ("早稻", "晚稻"), ("甲类", "乙类"), ("乙类", "丙类"),
    ("团体", "街头"), ("团体", "个人"), ("警告", "罚款"), ("一期", "二期"), ("男性", "女性"), ("城镇", "农村"),
    ("医院", "药店"), ("医疗机构", "药店"), ("公务接待", "公务用车"), ("小学", "初中"), ("成人", "儿童"),
    ("合格", "未合格"), ("中药", "西药"), ("中医", "西医"), ("临床", "口腔"), ("主城", "远郊"), ("山区", "平原"),
    ("机动车", "非机动车"), ("国有", "非国有"), ("贷款", "自有"), ("一线", "后勤"), ("第一针", "第二针"), ("第一剂", "第二剂"),
    ("省级", "本级"), ("东部", "西部"),
  ].map { (ScalarText.units($0.0), ScalarText.units($0.1)) }
  private static let pairTable = WordTable(
    Set(pairs.flatMap { [$0.0, $0.1] }).sorted { $0.lexicographicallyPrecedes($1) })

  /// Two words that exclude each other, as places among the words.
  struct Pair {
    let x: Int
    let y: Int
    /// Whether the second is the longer one.
    let isLonger: Bool
    /// Whether the first is a single character.
    let isShort: Bool
  }

  static let counterparts: [Pair] = {
    let places = Dictionary(
      uniqueKeysWithValues: pairTable.words.enumerated().map { ($0.element, $0.offset) })
    return pairs.compactMap { x, y in
      guard let first = places[x], let second = places[y] else { return nil }
      return Pair(x: first, y: second, isLonger: y.count > x.count, isShort: x.count == 1)
    }
  }()

  /// The words with a counterpart that stand in a name, by their places.
  struct Counterparts {
    private var places: [Int] = []

    init(in name: [UInt32]) { pairTable.forEach(in: name, 0..<name.count) { places.append($0) } }

    var isEmpty: Bool { places.isEmpty }

    func contains(_ place: Int) -> Bool { places.contains(place) }
  }
}

/// From `lower` to `upper`, and empty where they stand the other way round.
func stretch(_ lower: Int, _ upper: Int) -> Range<Int> { lower..<max(lower, upper) }
