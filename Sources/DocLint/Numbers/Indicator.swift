/// Reads what a figure is about from the words around it.
///
/// It knows no grammar but that of clauses: the noun stands behind the unit (12家医院), or before the
/// verb and the number (床位3.63万张, 管理率为95%).
enum Indicator {
  private static let verbs = WordTable(
    "达到 达 为 是 有 共有 共 拥有 约 近 分别为 分别达到 分别是 分别达 分别 提高到 提升到 提高至 提升至 下降到 下降至 降至 降低到 增加到 "
      + "增加至 增长到 增长至 上升到 上升至 稳定在 保持在 控制在 维持在 力争 预计 已 仅 只 超过 不少于 不低于 至少 总计 合计 共计 累计达 累计 "
      + "已达 已有 现有 仅为 仅有 各 均 均为 均达 均达到 总 逐步提升至 力争下降到 了 数为 : 至 到 占 由 从 比 较 各达到 高达 多达 平均 "
      + "总数达 总量达 总额达 已达到 实现 设 设有 就 其中 另有 还有 即 年均 年平均 同比 环比 投入 安排 来自 一共 总共")
  private static let boundary = WordTable(
    "拥有 建成 组建 成立 设立 开展 举办 召开 印发 发放 张贴 制作 推进 完成 实现 建立 组织 选派 派出 培训 获得 荣获 获评 接受 提供 "
      + "培养 引进 配备 配置 购置 打造 创建 创作 推出 开设 登记 排查 处置 救治 救助 服务 覆盖 惠及 收治 检查 整改 查处 办理 受理 办结 "
      + "接待 签订 签约 投入 安排 争取 下达 拨付 采购 改造 新建 扩建 改建 修订 出台 制定 编制 发布 推送 报送 刊发 审核 通过 启动 实施 落实 "
      + "的 在 对 将 把 为 与 向 由 从 至 到 使 让 已 已经 正在 均 都 全部 先后 陆续 共 累计 其中 包括 包含 涵盖 涉及 分别 以及 并 "
      + "因 按 被 给 带动 吸引 动员 参加 参与 增加 减少 提高 下降 增长 上升 达到 保持 占 比 较 每年 同时 目前 截至目前 截至 当前 "
      + "现有 共有 有 辖 下辖 设置 设 确定 遴选 评选 评定 认定 命名 表彰 慰问 走访 举行 发出 收到 征集 采集 检测 监测 筛查 接种 治疗 "
      + "随访 建档 销号 关闭 取缔 立案 罚款 罚没 追回 兑付 发现 消除 力争 确保 计划 拟 预计 新增 净增 年 月 日 底 末 前 后")
  private static let tailVerbs = WordTable(
    "全面 已 正 正在 均 都 全部 将 可 能 被 在 进行 完成 开展 参与 参加 获得 获 达到 实施 投入 建成 牵头 签订 组织 提供 通过 实现 赴 得到 "
      + "顺利 为 是 有 共 和 与 及 以及 的 并 同时 对 从 向 由 纳入 接受 入住 居住 入选 签约 覆盖 占 比 较 增长 下降 提高 减少 增加 以上 以下 "
      + "以内 左右 分 以 用于 来自 分别 设 设有 建有 达标 合格 到 至")
  private static let dropped = WordTable(
    "全市 全县 全区 全省 全国 我市 我县 我区 我省 全州 全旗 全镇 全乡 全街道 辖区内 辖区 本市 本县 本区 区域内 市级及以下 年末 年底 各类 各级 "
      + "以上 共 总 的 数 个 目前 其中 当年 全年 本年 居民 拥有 我院 全院 本院 该市 该县 该区 截至 注册 城乡")
  static let regions = WordTable(
    "全市 全县 全区 全省 全国 我市 我县 我区 我省 全州 全旗 全镇 全乡 全街道 辖区内 辖区 本市 本县 本区 市本级 县本级")
  private static let regionNames = regions.words.map { NumberText.string($0) }
  static let plan = WordTable("拟 计划 预计 将 规划 拟建 拟设")
  static let requirement = WordTable("不得 应当 应 须 必须 不少于 原则上 至少")

  /// How far words may stand from a figure and still say something of it.
  static let reach = 240

  private static func near(_ range: Range<Int>, _ lead: Range<Int>) -> Range<Int> {
    let low = max(range.lowerBound, lead.upperBound - reach)
    return low..<max(low, min(range.upperBound, lead.upperBound + reach))
  }

  /// The fact of a figure in prose.
  ///
  /// - Parameters:
  ///   - mentions: those that stand near it.
  ///   - said: which words stand in the sentence.
  ///   - head: what the figure before it is about.
  /// - Complexity: O(length of the clause).
  static func fact(
    of quantity: Quantity, lead: Range<Int>, tail: Range<Int>, clause: Range<Int>,
    sentence: Range<Int>, in text: NumberText, mentions: ArraySlice<Mention>, said: SentenceWords,
    head: [UInt32]
  ) -> Fact {
    let s = text.scalars
    let clause = near(clause, lead)
    let sentence = near(sentence, lead)
    var noun: Range<Int> = 0..<0
    var behind = false
    if quantity.unit.isDiscrete || quantity.unit.text.isEmpty {
      let end = nounEnd(s, tail)
      if end - tail.lowerBound >= 2 {
        noun = tail.lowerBound..<end
        behind = true
      }
    }
    if !behind { noun = nounBefore(s, lead) }
    var words = Array(s[noun])
    if words.count < 2, !behind, !head.isEmpty { words = head }
    // What stands before an earlier figure of the clause belongs to that figure.
    let own =
      words.count < 2 || behind ? clause.lowerBound..<max(clause.lowerBound, lead.upperBound) : lead
    var qualifiers = Qualifiers(s[own] + words)
    for k in mentions.indices
    where mentions[k].kind == .age && mentions[k].range.lowerBound >= own.lowerBound
      && mentions[k].range.upperBound <= own.upperBound
    {
      qualifiers.insert(age: text.string(mentions[k].extent))
    }
    return Fact(
      // What stands between the verb and the number of 新增床位12100张.
      words: words, key: key(words),
      region: said.contains(.region) ? region(s, clause) ?? region(s, sentence) ?? "" : "",
      period: period(of: lead.upperBound, sentence, text, mentions), qualifiers: qualifiers,
      status: status(s, clause, sentence, lead, said))
  }

  /// 每千常住人口: a rate, by whatever name.
  static let perHead = WordTable(
    "每千常住人口 每千名常住人口 每千人口 千人口 每万常住人口 每万名常住人口 每万人口 万人口 每十万人口 每10万人口 每千名老年人 每百名老年人 每千老年人口 每百户家庭")

  private static func status(
    _ s: [UInt32], _ clause: Range<Int>, _ sentence: Range<Int>, _ lead: Range<Int>,
    _ said: SentenceWords
  ) -> Fact.Status {
    let before = clause.lowerBound..<max(clause.lowerBound, lead.upperBound)
    if said.contains(.requirement), requirement.isFound(in: s, before) { return .requirement }
    if said.contains(.plan), plan.isFound(in: s, before) { return .plan }
    let start = sentence.lowerBound..<max(sentence.lowerBound, lead.upperBound)
    if said.contains(.strive), WordTables.strive.isFound(in: s, start) { return .target }
    return .actual
  }

  /// The year that is said of a figure: the nearest on its left in the sentence that is not what it
  /// is compared with.
  static func period(
    of index: Int, _ sentence: Range<Int>, _ text: NumberText, _ mentions: ArraySlice<Mention>
  ) -> String? {
    var found: (year: Int, isPlan: Bool)?
    for k in mentions.indices where mentions[k].range.lowerBound >= sentence.lowerBound {
      guard mentions[k].range.upperBound <= index else { break }
      let kind = mentions[k].kind
      guard kind == .year || kind == .period, let year = mentions[k].year else { continue }
      let range = mentions[k].range
      // 比2018年提高了…
      let before = text[range.lowerBound - 1]
      let isComparison = before == 0x6BD4 || before == 0x8F83
      if isComparison, index - range.upperBound > 1 { continue }
      // 由2020年的38.5%提高到46.2%: the year is that of the first alone.
      let isStart = before == 0x7531 || before == 0x4ECE || before == 0x81EA
      if isStart,
        mentions.contains(where: {
          $0.quantity != nil && $0.range.lowerBound >= range.upperBound
            && $0.range.upperBound <= index
        })
      {
        continue
      }
      // 2月15日 behind the year: a day in another sentence says nothing of the figures.
      if kind == .year, index >= sentence.upperBound,
        mentions.contains(where: {
          $0.kind == .date && $0.range.lowerBound == range.upperBound
        })
      {
        continue
      }
      // 《……（2023年版）》
      if text[range.upperBound] == 0x7248 { continue }
      found = (year, kind == .period)
    }
    return found.map { $0.isPlan ? "plan\($0.year)" : String($0.year) }
  }

  static let past = WordTable("上年 去年 上一年 上月 上周 上季度 上期 同期 改造前 整治前 启动前 初期")

  /// Whether a figure is what something was before: 比上年的12张, 由2.46人增至….
  static func tellsThePast(_ s: [UInt32], _ lead: Range<Int>, _ said: SentenceWords) -> Bool {
    guard let last = lead.last else { return false }
    if s[last] == 0x7531 || s[last] == 0x4ECE { return true }
    guard said.contains(.past), let word = past.first(in: s, lead) else { return false }
    // 比上年增长15%: how much it changed since.
    let behind = word.upperBound..<lead.upperBound
    return !CheckWords.up.isFound(in: s, behind) && !CheckWords.down.isFound(in: s, behind)
  }

  private static func region(_ s: [UInt32], _ range: Range<Int>) -> String? {
    regions.firstWord(in: s, range).map { regionNames[$0.word] }
  }

  /// Where the noun behind a unit ends.
  private static func nounEnd(_ s: [UInt32], _ tail: Range<Int>) -> Int {
    let tailVerbs = tailVerbs
    var i = tail.lowerBound
    while i < tail.upperBound, i - tail.lowerBound < 24 {
      if WordTables.isStop(s[i]) || s[i] == 0x3001 { break }
      if tailVerbs.contains(at: i, in: s) {
        // 的 goes on to the noun: 12个公办的托育机构.
        if s[i] == 0x7684, i > tail.lowerBound, i + 1 < tail.upperBound {
          i += 1
          continue
        }
        break
      }
      i += 1
    }
    return min(i, tail.upperBound)
  }

  /// The noun that ends where the verbs before a number begin.
  static func nounBefore(_ s: [UInt32], _ lead: Range<Int>) -> Range<Int> {
    var end = lead.upperBound
    while end > lead.lowerBound {
      if let length = verbs.length(endingAt: end, in: s, from: lead.lowerBound) {
        end -= length
      } else if let length = yearLength(endingAt: end, s, from: lead.lowerBound) {
        end -= length
      } else {
        break
      }
    }
    let boundary = boundary
    var start = end
    while start > lead.lowerBound, end - start < 24 {
      let previous = s[start - 1]
      if WordTables.isStop(previous) && !isInWord(s, start - 1) || previous == 0x3001 { break }
      if start < end, let length = boundary.length(endingAt: start, in: s, from: lead.lowerBound) {
        // 接种率, 签约数: the verb is part of the name.
        if end - start == 1 && length > 1
          || end - start < 4 && nominal.length(endingAt: start, in: s, from: lead.lowerBound) != nil
        {
          start -= length
          continue
        }
        // 个人支出占总费用的比重: the share is the name.
        if length == 1, previous == 0x5360, shares.length(endingAt: end, in: s, from: start) != nil
        {
          start -= 1
          continue
        }
        // 老年人, 对象: the character is no time and no preposition there.
        if length == 1, isInsideWord(s, start - 1) {
          start -= 1
          continue
        }
        // 到岗率, 在岗率: what a rate is of takes two characters at least; 利率 is whole.
        if length == 1, previous != 0x7684, end - start == 2, s[end - 1] == 0x7387,
          !plainRates.contains(s[start])
        {
          start -= 1
          continue
        }
        // 的 joins: 个人卫生支出占卫生总费用的比重.
        if previous == 0x7684 {
          start -= 1
          continue
        }
        break
      }
      start -= 1
    }
    while start < end, s[start] == 0x7684 || s[start] == 0x4E86 { start += 1 }
    return start..<end
  }

  /// Whether a bracket stands within a word: 执业（助理）医师, 镇（街道）卫生院.
  static func isInWord(_ s: [UInt32], _ index: Int) -> Bool {
    guard index > 0, index + 1 < s.count else { return false }
    var (open, close) = (index, index)
    if s[index] == 0xFF08 {
      while close < s.count, close - open <= 4, s[close] != 0xFF09 { close += 1 }
    } else if s[index] == 0xFF09 {
      while open >= 0, close - open <= 4, s[open] != 0xFF08 { open -= 1 }
    } else {
      return false
    }
    guard open > 0, close + 1 < s.count, s[open] == 0xFF08, s[close] == 0xFF09,
      close - open == 3, ScalarText.isHan(s[open - 1])
    else { return false }
    return inWord.length(at: open + 1, in: s) == 2 && ScalarText.isHan(s[close + 1])
  }

  private static let inWord = WordTable("助理 街道 社区 市区 县区 师范 专科 辅助 护理 服务 康复 助产")

  /// The length of 2020年的, 2020年末的 before `end`; `nil` where none stands there.
  private static func yearLength(endingAt end: Int, _ s: [UInt32], from start: Int) -> Int? {
    var i = end
    if i > start, s[i - 1] == 0x7684 { i -= 1 }
    if i > start, s[i - 1] == 0x672B || s[i - 1] == 0x5E95 { i -= 1 }
    guard i - 5 >= start, s[i - 1] == 0x5E74, s[(i - 5)..<(i - 1)].allSatisfy(NumberText.isDigit)
    else { return nil }
    return end - (i - 5)
  }

  private static let shares = WordTable("的比重 的比例 的份额 比重 比例")

  /// Whether a verb or a function word stands in `range`.
  static func hasVerb(_ s: [UInt32], _ range: Range<Int>) -> Bool { boundary.isFound(in: s, range) }

  /// Verbs that as often are part of a name: 签约服务率, 接种率.
  private static let nominal = WordTable(
    "服务 签约 管理 救助 救治 检查 筛查 接种 培训 治疗 监测 检测 随访 建档 登记 投入 覆盖 采购 建设 改造 审核 参与 受理")
  private static let beforeYear = ScalarSet(ScalarText.units("全本当上去今每近往前后次半两三四五六七八九十月年"))

  /// What makes a rate of its own with 率 alone.
  private static let plainRates = ScalarSet(ScalarText.units("利汇税费效频概比功胜斜速倍心"))

  private static let beforeMean = ScalarSet(ScalarText.units("人户日月年次"))

  private static func isInsideWord(_ s: [UInt32], _ k: Int) -> Bool {
    let next = k + 1 < s.count ? s[k + 1] : 0
    let before = k > 0 ? s[k - 1] : 0
    switch s[k] {
    case 0x65E5 where next == 0x95F4 || next == 0x5E38:  // 日间, 日常
      return !NumberText.isDigit(before)
    case 0x5E74, 0x6708, 0x65E5:  // 年 月 日
      return !NumberText.isDigit(before) && !beforeYear.contains(before)
    case 0x5360: return next == 0x7528 || next == 0x6709  // 占用率, 占有率
    case 0x5BF9: return next == 0x8C61 || next == 0x53E3  // 对象, 对口
    case 0x524D, 0x540E: return next == 0x7EBF || next == 0x52E4  // 前线, 后勤
    case 0x5E95: return next == 0x6570  // 底数
    case 0x5747: return beforeMean.contains(before)  // 人均
    case 0x6BD4:  // 比重, 比例, 比率, 比赛
      return next == 0x91CD || next == 0x4F8B || next == 0x7387 || next == 0x8D5B
    default: return false
    }
  }

  /// What indicators are compared by.
  static func key(_ words: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(words.count)
    let (dropped, marks) = (dropped, marks)
    var i = 0
    while i < words.count {
      let next = dropped.firstWord(in: words, i..<words.count)
      let end = next?.place ?? words.count
      while i < end {
        // （助理）, （%）
        if words[i] == 0xFF08, let close = words[i...].firstIndex(of: 0xFF09) {
          i = close + 1
          continue
        }
        if !marks.contains(words[i]) { result.append(words[i]) }
        i += 1
      }
      if let next, i == end { i += dropped.length(of: next.word) }
    }
    return result
  }

  private static let marks = ScalarSet(ScalarText.units("“”‘’《》「」、，。 -()（）:；"))
}
