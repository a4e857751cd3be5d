/// Whether words look like the name of a unit, and where a unit's name stands in brackets at the
/// end of a text.
enum UnitName {
  private static let endings = ScalarText.words(
    "委 局 办 院 会 部 厅 所 站 中心 公司 学校 大学 学院 政府 街道 镇 乡 处 科 股 室 队 组 校 办公室 社区 单位 疾控 "
      + "血站 医共体 集团 省 市 县 区 村 党支部 党总支 银行 报社 （章） （盖章） (盖章)")
  private static let document = ScalarText.units("文件")
  private static let about = ScalarText.units("关于")
  private static let seals = ScalarText.words("（章） （盖章） (盖章) （印章）")

  /// By its last words; 关于… is none.
  static func isLikely(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    let s = text.scalars
    guard range.count >= 3, range.count <= 40, !text.has(about, at: range.lowerBound) else {
      return false
    }
    if seals.contains(where: { text.has($0, before: range.upperBound) }) { return true }
    guard range.allSatisfy({ isPart(s[$0]) }) else { return false }
    return endings.contains { text.has($0, before: range.upperBound) }
  }

  /// Whether letters end as the name of a unit does.
  static func endsAsUnit(_ letters: [UInt32]) -> Bool {
    endings.contains { letters.count >= $0.count && letters.suffix($0.count).elementsEqual($0) }
  }

  /// 柳桥县人民政府文件
  static func isIssuerMark(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    range.count >= 5 && range.count <= 60 && text.has(document, before: range.upperBound)
      && !text.has(about, at: range.lowerBound)
      && range.allSatisfy { isPart(text.scalars[$0]) }
  }

  private static func isPart(_ s: UInt32) -> Bool {
    ScalarText.isHan(s) || ScalarText.isSpace(s) || s == 0xFF08 || s == 0xFF09 || s == 0x28
      || isHidden(s) || s == 0x29 || s == 0x3001 || s == 0xB7 || ScalarText.isDigit(s)
  }

  /// Zero-width characters and variation selectors: another rule speaks of them.
  private static func isHidden(_ s: UInt32) -> Bool {
    s >= 0x200B && s <= 0x200F || s == 0x2060 || s == 0xFEFF || s == 0x34F
      || s >= 0xFE00 && s <= 0xFE0F || s >= 0xE0100 && s <= 0xE01EF
  }

  /// （柳桥县卫生健康局） behind the last full stop of a text, or alone on its line.
  static func bracketed(_ text: ScalarText, endOf range: Range<Int>) -> Range<Int>? {
    let s = text.scalars
    guard let last = range.last, HeadingMark.isClosing(s[last]) else { return nil }
    let lowest = max(range.lowerBound, last - 32)
    guard let open = (lowest..<last).last(where: { HeadingMark.isOpening(s[$0]) }) else {
      return nil
    }
    var before = open
    while before > range.lowerBound, ScalarText.isSpace(s[before - 1]) { before -= 1 }
    guard before == range.lowerBound || stops.contains(s[before - 1]) else { return nil }
    let name = (open + 1)..<(dateStart(s, open + 1, last) ?? last)
    guard name.count >= 2, name.allSatisfy({ isPart(s[$0]) }) else { return nil }
    // The unit may be followed by the author's name: （市疾控中心 张某）.
    let words = name.split { ScalarText.isSpace(s[$0]) || s[$0] == 0x3001 }
    let isUnit = words.contains { word in
      endings.contains { text.has($0, before: word.endIndex) && $0.count < word.count }
    }
    return isUnit ? open..<(last + 1) : nil
  }

  /// Where the comma before a date starts: （柳桥县卫生健康局，2024年3月5日）.
  private static func dateStart(_ s: [UInt32], _ start: Int, _ end: Int) -> Int? {
    guard end - start > 8, s[end - 1] == 0x65E5,
      let comma = (start..<end).last(where: { s[$0] == 0xFF0C || s[$0] == 0x2C })
    else { return nil }
    let isDate = s[(comma + 1)..<end].allSatisfy {
      ScalarText.isDigit($0) || ScalarText.isSpace($0) || [0x5E74, 0x6708, 0x65E5].contains($0)
    }
    return isDate ? comma : nil
  }

  private static let stops = ScalarSet(ScalarText.units("。！？”；…"))
}

/// What titles of official documents end with.
enum DocumentKind {
  /// 通知, 函 and the like, which are sent to somebody.
  static let sent = ScalarText.words("通知 函 通报 请示 批复 报告 意见 决定 公告 通告 命令 议案 纪要")
  private static let works = ScalarText.words(
    "规划 方案 办法 要点 细则 计划 规定 制度 指南 规范 标准 条例 总结 预案 名单 目录 清单 表 专报 简报 案例 工作情况 情况 措施 规则 "
      + "章程 须知 安排 说明 导则 大纲 纲要")

  /// Whether the words end as a title does, brackets such as （试行） left aside.
  static func ends(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    let end = core(text, range)
    return sent.contains { text.has($0, before: end) }
      || works.contains { text.has($0, before: end) }
  }

  /// The kind of letter that the title names at its end.
  static func sentKind(_ text: ScalarText, _ range: Range<Int>) -> [UInt32]? {
    let end = core(text, range)
    return sent.first { text.has($0, before: end) && end - $0.count >= range.lowerBound }
  }

  private static func core(_ text: ScalarText, _ range: Range<Int>) -> Int {
    let s = text.scalars
    var end = range.upperBound
    while end > range.lowerBound, s[end - 1] == 0x2A || ScalarText.isSpace(s[end - 1]) { end -= 1 }
    if end > range.lowerBound, HeadingMark.isClosing(s[end - 1]),
      let open = (max(range.lowerBound, end - 16)..<end).last(where: {
        HeadingMark.isOpening(s[$0])
      })
    {
      end = open
    }
    return end
  }
}
