/// A day that a festival or an event is named for is written as a decimal.
struct DateDottedFestival: DocumentRule {
  static let description = RuleDescription(
    id: "date-dotted-festival", category: "dates", severity: .warning,
    summary: Message("节日、事件日期用了小数点", "the day of a festival or event written as a decimal"),
    rationale: Message(
      "含月日简称的专名用间隔号并加引号，如“3·15”消费者权益日；小数点会被读成数值。",
      "Names with a month and a day take a middle dot and quotation marks: “3·15”. A point makes it "
        + "a decimal."),
    source: .init(
      .practice,
      Message("标点和数字用法的通行规则，据惯例适用", "the common rules for punctuation and numerals, by custom")),
    fix: (.safe, Message("改为加引号的间隔号形式", "writes a middle dot and quotation marks")),
    triggering: [
      "在 ↓2.14 情人节、↓3.8国际妇女节开展义诊。",
      "“↓3.15”消费者权益日宣传。",
      "举办↓5.12全国防灾减灾日演练。",
    ],
    nonTriggering: [
      "在“3·8”国际妇女节开展义诊。",
      "总投资1.2亿元，占8.11%。",
      "用时2.5个工作日，3.5日后完成，缩短1.5小时。",
      "3.2 节日值班安排",
      "版本2.10更新日志",
      "平均住院7.2天，床日费用6.5元，较上月3.1%的节约率。",
      "长1.8米的节能灯",
    ])

  private static let ends = ScalarText.words(
    "节 行动日 宣传日 纪念日 权益日 活动日 病日 肝日 烟日 爱眼日 护士日 睡眠日 助残日 献血者日 卫生日 缺陷日 禁毒日 减灾日 环境日 水日 "
      + "地球日 粮食日 计生日 扶贫日 安全日 消防日 读书日 公祭日 宪法日 警察日 日 事件 事变 惨案 运动 地震 暴雨")
  /// What begins a measure and no name.
  private static let measures = ScalarSet(
    ScalarText.units("万亿元个倍米公千克吨平分小天年月周岁次期版章节级度毫厘升亩人名张例号时秒日条件台的倍折成余多点"))
  private static let longest = 14

  static let needs: [RuleNeed] = [.any(.digits), .any(".")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    for number in prose.numbers {
      guard let dated = monthAndDay(number), isFree(prose, number.range),
        let quoted = hasName(prose, number.range)
      else { continue }
      let written = "\(dated.month)·\(dated.day)"
      let replaced = number.range.lowerBound..<prose.skippingBlanks(number.range.upperBound)
      found.append(
        context.report(
          Self.self, number.range, message(prose.string(number.range), written),
          fix: quoted
            ? context.proseFix(.safe, number.range, written)
            : context.proseFix(.safe, replaced, "“\(written)”")))
    }
    return found
  }

  private func monthAndDay(_ number: Prose.Number) -> (month: Int, day: Int)? {
    guard number.whole.count <= 2, (1...2).contains(number.fraction.count) else { return nil }
    let month = number.whole.reduce(0) { $0 * 10 + Int($1) }
    let day = number.fraction.reduce(0) { $0 * 10 + Int($1) }
    guard (1...12).contains(month), day >= 1, day <= CalendarDate.days(month, of: nil),
      number.whole.first != 0, number.fraction.first != 0
    else { return nil }
    return (month, day)
  }

  /// Whether no digit, letter or sign is tied to the number, and it does not open its line.
  private func isFree(_ prose: Prose, _ range: Range<Int>) -> Bool {
    let before = prose[prose.skippingBlanksBack(range.lowerBound) - 1]
    return before != 0x0A && (before > 0x7F || before == 0x28) && before != 0xFFE5
  }

  /// Whether a name follows: at once, or behind a closing quotation mark (then true).
  private func hasName(_ prose: Prose, _ range: Range<Int>) -> Bool? {
    var i = prose.skippingBlanks(range.upperBound)
    let quoted = prose[i] == 0x201D && prose[range.lowerBound - 1] == 0x201C
    if quoted { i += 1 }
    if Self.measures.contains(prose[i]) { return nil }
    let start = i
    while i < prose.count, i - start < Self.longest, ScalarText.isHan(prose.scalars[i]) {
      if i - start >= 2 || i > start && prose.scalars[i] != CalendarDate.day {
        if let end = Self.ends.first(where: { prose.has($0, at: i) }) {
          let behind = prose[i + end.count]
          if !ScalarText.isHan(behind) || end != [CalendarDate.day] && end != [0x8282] {
            return quoted
          }
          if prose.hasAny(Self.follows, at: i + end.count) { return quoted }
        }
      }
      i += 1
    }
    return nil
  }

  /// What may follow 节 or 日 so that it still ends a name.
  private static let follows = ScalarText.words(
    "等 前 后 期间 当 来临 活动 宣传 主题 系列 之 到 时 和 及 与 开展 举 的 义诊 专题 慰问 集中 为 进 组织 庆 文艺 演练 科普")

  private func message(_ written: String, _ right: String) -> Message {
    Message(
      "“\(written)”指月日，写作“\(right)”并加引号",
      "“\(written)” is a month and a day: write “\(right)” in quotation marks")
  }
}
