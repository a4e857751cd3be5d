/// The same words stand twice in a row.
struct WordingDuplicatePhrase: DocumentRule {
  static let description = RuleDescription(
    id: "wording-duplicate-phrase", category: "wording", severity: .error,
    summary: Message("相邻词语重复", "the same words stand twice in a row"),
    rationale: Message(
      "复制或修改时常把一个词留下两遍。", "Editing and copying leave a phrase standing twice."),
    source: .init(.practice, Message("编校惯例", "editorial custom")),
    fix: (.unsafe, Message("删去重复的一处", "deletes the second")),
    triggering: [
      "坚持↓因地制宜、因地制宜的原则。",
      "↓进一步进一步压实责任。",
      "认真↓开展开展消防检查。",
    ],
    nonTriggering: [
      "坚持因地制宜、分类施策。",
      "建成示范区，示范区面积逐年扩大。",
      "推行产业链链长制。",
      "大家再研究研究、讨论讨论。",
      "一个一个地查，一件一件地办。",
      "推动发展，发展基层组织。",
      "召开常务委员会委员会议。",
      "支持大学生大学生活。",
      "将出版物、出版物宣传资料登记，报告特别重大事故、重大事故。",
      "保管人应当妥善保管保管物，集装箱装箱作业开始。",
      "会场响起加油、加油的喊声。",
      "决定书送达申请人、债务人、债务人的开户银行。",
      "哈哈哈哈哈哈，哗啦啦哗啦啦。",
      "县人民医院医院感染管理委员会召开会议，市中医院医院文化建设见效。",
    ])

  /// The longest phrase that is seen, a 、 between the two.
  private static let longest = ScalarScan.returns.upperBound - 1
  private static let dun: UInt32 = 0x3001
  /// Two-character words that are said twice on purpose.
  private static let reduplicated = Set(
    ("研究 讨论 考虑 商量 学习 锻炼 休息 打扫 了解 认识 介绍 交流 轻松 高兴 如何 很多 非常 多少 什么 怎样 谢谢 "
      + "永远 一个 一步 一点 一件 一次 一遍 一笔 一条 一户 加油 分析 观察 体验 感受 体会 参观 活动 检查 琢磨 "
      + "合计 收拾 整理 商议 打听 帮助 照顾 表示 意思 教育 感谢 努力 注意 尝试 比较 参考 调查 反思 总结 议论 "
      + "叽叽 喳喳 咨询 沟通 慢慢 渐渐 天天 人人 层层 级级 步步 处处 事事 年年 月月 日日 快点 快跑 哎呀 哗啦 "
      + "扑通 轰隆 滴答 叮当 咕咚 噼啪 呼噜 嘀嗒 马上 赶紧 拜托 恭喜 欢迎 再见 小心 冲啊 不要 不行 不是 没有 等等 "
      + "装箱 走走 看看 聊聊 说说 想想 试试 打打 停停 重复 十分 特别 千万 永久 好多 许多 大大 小小 平平 安安 中国 人民")
      .split(separator: " ").map(String.init))

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    let scalars = prose.scalars
    var found: [Diagnostic] = []
    var next = 0
    // The first two characters of what stands twice stand there again.
    while let i = ScalarScan.firstReturn(in: scalars, from: next) {
      guard let hit = hit(prose, i) else {
        next = i + 1
        continue
      }
      next = hit.end
      guard hit.stands else { continue }
      let rest = (i + hit.length)..<hit.end
      found.append(
        context.report(
          Self.self, i..<hit.end, message(prose.string(i..<(i + hit.length))),
          severity: hit.length < 3 ? .warning : .error,
          fix: prose.isTitled(i) || prose.isQuoted(i)
            ? nil
            : context.proseFix(.unsafe, i..<hit.end, prose.string(i..<rest.lowerBound))))
    }
    return found
  }

  private struct Hit {
    let length: Int
    let end: Int
    let stands: Bool
  }

  /// A phrase at `i` that stands there again at once, or behind a 、.
  private func hit(_ prose: Prose, _ i: Int) -> Hit? {
    let source = prose.scalars
    let text = source.span
    // Bits of the distances at which the first two characters stand again.
    var returns = 0
    for distance in ScalarScan.returns where i + distance + 1 < text.count {
      if text[i + distance] == text[i], text[i + distance + 1] == text[i + 1] {
        returns |= 1 << distance
      }
    }
    for length in stride(from: Self.longest, through: 2, by: -1) {
      for separator in 0...1 where returns >> (length + separator) & 1 != 0 {
        let second = i + length + separator
        guard second + length <= text.count, separator == 0 || text[i + length] == Self.dun,
          same(text, i, second, length)
        else { continue }
        var end = second + length
        var times = 2
        while end + separator + length <= text.count, same(text, i, end + separator, length),
          separator == 0 || text[end] == Self.dun
        {
          end += length + separator
          times += 1
        }
        return Hit(
          length: length, end: end,
          stands: times == 2 && isMistake(prose, i, length, end, apart: separator == 1))
      }
    }
    return nil
  }

  private func same(_ text: Span<UInt32>, _ a: Int, _ b: Int, _ length: Int) -> Bool {
    for k in 0..<length where text[a + k] != text[b + k] || !Self.isHan(text[a + k]) {
      return false
    }
    return true
  }

  private static func isHan(_ s: UInt32) -> Bool { s >= 0x4E00 && s < 0xA000 }

  /// Whether nobody would repeat these words on purpose, and both are words.
  private func isMistake(
    _ prose: Prose, _ start: Int, _ length: Int, _ end: Int, apart: Bool
  ) -> Bool {
    let phrase = Array(prose.scalars[start..<(start + length)])
    if Set(phrase).count == 1 { return false }
    // AB is ABAB's half: 一个一个 is no phrase of its own.
    if length % 2 == 0, phrase[..<(length / 2)] == phrase[(length / 2)...] { return false }
    let word = prose.string(start..<(start + length))
    if Self.reduplicated.contains(word) { return false }
    if let first = phrase.first, Self.counters.contains(first) { return false }
    if phrase[0] == 0x7684 || phrase[length - 1] == 0x7684 { return false }
    if phrase.contains(where: { Self.sounds.contains($0) }) { return false }
    let behind = prose[end]
    if apart {
      // In a list both must be whole items: 事故 is part of 重大事故, and 残疾人 of 残疾人亲属.
      guard length >= 3, !Self.isHan(behind) || Self.closers.contains(behind) else { return false }
      // Among other items the second may own a third: 申请人、债务人、债务人的银行.
      if behind == 0x7684, !Self.isHan(prose[start - 1]) { return false }
      return !Self.isHan(prose[start - 1])
        || Self.isWord(prose, start, end, [start..<(start + length), (end - length)..<end])
    }
    if Self.suffixes.contains(behind), length < 4 { return false }
    // 县人民医院医院感染管理科: a name, and the subject that begins with its last word.
    if length == 2, phrase == Self.hospital, Self.isHan(prose[start - 1]),
      Self.ofHospitals.contains([behind, prose[end + 1]])
    {
      return false
    }
    return length < 3
      ? Self.isWord(prose, start, end, [start..<(start + length), (end - length)..<end])
      : Self.isBoundary(prose, start, end, [start, start + length, end])
  }

  private static let hospital = ScalarText.units("医院")
  private static let ofHospitals = Set(
    ScalarText.words("感染 管理 文化 评审 等级 药事 质量 信息 绩效 后勤 党委 工会 伦理 办公 建设 安全 服务 发展 院长"))
  private static let counters = ScalarSet(ScalarText.units("一二三四五六七八九十几数多两"))
  private static let sounds = ScalarSet(ScalarText.units("哈啦哗呵嘻嘿哔哩咯吱嘎叽喳咕噜咚叮嘀嗒啪噼扑嗖呜汪喵嗡"))
  /// What may follow a list.
  private static let closers = ScalarSet(ScalarText.units("的地等"))
  /// What makes a longer noun of the second: 保管保管物.
  private static let suffixes = ScalarSet(ScalarText.units("物人员者费品率量权方机器师法会部厅局委科室长书表证"))

  /// Whether words begin or end at all of `places`, by the dictionary.
  private static func isBoundary(
    _ prose: Prose, _ start: Int, _ end: Int, _ places: [Int]
  ) -> Bool {
    let bounds = self.bounds(prose, start, end)
    return places.allSatisfy { bounds.contains($0) }
  }

  /// Whether each of `ranges` is one word of the dictionary.
  private static func isWord(
    _ prose: Prose, _ start: Int, _ end: Int, _ ranges: [Range<Int>]
  ) -> Bool {
    let bounds = self.bounds(prose, start, end)
    return ranges.allSatisfy { range in
      bounds.contains(range.lowerBound) && bounds.contains(range.upperBound)
        && !(range.lowerBound + 1..<range.upperBound).contains { bounds.contains($0) }
    }
  }

  /// Where words begin and end near a stretch.
  private static func bounds(_ prose: Prose, _ start: Int, _ end: Int) -> Set<Int> {
    var lower = start
    var upper = end
    while lower > 0, start - lower < 12, isHan(prose.scalars[lower - 1]) { lower -= 1 }
    while upper < prose.count, upper - end < 12, isHan(prose.scalars[upper]) { upper += 1 }
    guard let tokens = try? Tokenizer().tokens(of: SourceText(prose.string(lower..<upper))) else {
      return []
    }
    // Each scalar of the stretch has three bytes, but for a 、 within it, which has three too.
    var bounds: Set<Int> = [lower, upper]
    for token in tokens { bounds.insert(lower + Int(token.range.lowerBound) / 3) }
    return bounds
  }

  private func message(_ phrase: String) -> Message {
    Message(
      "“\(phrase)”重复出现，请删去一处", "“\(phrase)” stands twice in a row; delete one of the two")
  }
}
