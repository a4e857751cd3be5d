/// The change of a percentage is itself given in per cent.
struct NumPercentPoint: DocumentRule {
  static let description = RuleDescription(
    id: "num-percent-point", category: "numerals", severity: .error,
    summary: Message("百分比之间的增减应写“百分点”", "the change of a percentage is given in per cent"),
    rationale: Message(
      "由20%提高到25%是提高5个百分点；写“提高5%”则成21%。",
      "From 20% to 25% is five percentage points; “up by 5%” would be 21%."),
    source: .init(.practice, Message("统计用语的通行规则", "the common usage of statistics")),
    triggering: [
      "知晓率比2021年↓64.6%提高了8.1%。",
      "接种率为↓95%，比上年提高3%。",
    ],
    nonTriggering: [
      "知晓率比2021年64.6%提高了8.1个百分点。",
      "总产值增长6.5%，占比12%。",
      "知晓率由64.6%提高到72.7%，从30%上升至40%。",
      "接种率达95%，经费比上年增长3%。",
      "接种率为95%，比上年提高3个百分点；就诊量提高12%。",
      "死亡率下降15%。",
    ])

  private static let changes = ScalarText.words("提高 上升 增加 下降 降低 减少 提升 回落 高出 上涨 增长 高 低")
  private static let rates = ScalarText.words("率 比重 占比 比例 水平")
  private static let leads = ScalarText.words("比 较 同比 环比")

  static let needs: [RuleNeed] = [.any(.digits), .any("%％")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let written = asWritten(context)
    let changes = changes(context)
    if changes.isEmpty { return written }
    let ends = Set(written.map(\.range.upperBound))
    return written + changes.filter { !ends.contains($0.range.upperBound) }
  }

  /// Where both percentages stand beside the change, the arithmetic tells.
  private func changes(_ context: RuleContext) -> [Diagnostic] {
    if context.lazyNumbers.isMade { return context.numberFindings(Self.self) }
    let paragraphs = context.prose.paragraphs.indices.filter { mayCompare(context.prose, $0) }
    return paragraphs.isEmpty ? [] : context.changeFindings(Self.self, in: paragraphs)
  }

  /// Whether a paragraph may hold two rates and the change between them, which a verb behind which
  /// its sign stands tells. Each has a sign or a word of its own, or shares that of the number behind
  /// a dash; a wrong yes costs time alone.
  private func mayCompare(_ prose: Prose, _ paragraph: Int) -> Bool {
    let source = prose.scalars
    let scalars = source.span
    let (signs, verbs) = (Self.signs, Self.endsOfVerbs)
    var count = 0
    var hasVerb = false
    var hasChange = false
    for i in prose.paragraphs[paragraph] where signs.contains(scalars[i]) {
      let s = scalars[i]
      if verbs.contains(s) {
        hasVerb = true
        continue
      }
      let before = i > 0 ? scalars[i - 1] : 0
      let behind = scalars[i + 1]
      var isPart = true
      switch s {
      case 0x4E4B: isPart = before == 0x5206 || !ScalarText.isHan(before)  // 分之
      case 0x767E: isPart = behind == 0x5206 || !ScalarText.isHan(behind)  // 百分百
      case 0x5168:  // 全覆盖, 全面, 全部
        isPart =
          behind == 0x8986 || behind == 0x9762 || behind == 0x90E8 || !ScalarText.isHan(behind)
      case 0x6210, 0x6298, 0x81F3, 0x5230:  // 三成, 八折, 三至, 三到
        isPart =
          ChineseNumeral.isNumeral(before) || Self.more.contains(before)
          || !ScalarText.isHan(before)
      default:
        // A dash within a word or a path joins no numbers.
        isPart = !ScalarText.isLatinLetter(before) || !ScalarText.isLatinLetter(behind)
      }
      guard isPart else { continue }
      count += 1
      if hasVerb, !Self.joints.contains(s) { hasChange = true }
      if count >= 3, hasChange { return true }
    }
    return false
  }

  private static let more: ScalarSet = "余多来"
  private static let joints: ScalarSet = "/／∕-‐‑‒–—―－−~〜～⁓∼至到"
  /// What the verbs of change end in, which the analysis knows.
  private static let endsOfVerbs = ScalarSet(
    (CheckWords.up.words + CheckWords.down.words).compactMap(\.last))
  private static let signs = ScalarSet(ScalarText.units("%％﹪٪‰之百全成折")).union(joints)
    .union(endsOfVerbs)

  /// By the words alone: one of the two percentages may be missing.
  private func asWritten(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return zip(prose.numbers, prose.numbers.dropFirst()).compactMap { first, second in
      guard let level = percent(prose, first), let end = percent(prose, second),
        second.range.lowerBound - level < 24
      else { return nil }
      guard compares(prose, first, level..<second.range.lowerBound) else { return nil }
      let range = first.range.lowerBound..<end
      return context.report(Self.self, range, message(prose.string(second.range.lowerBound..<end)))
    } + apart(context)
  }

  /// The place behind the per cent sign of a number.
  private func percent(_ prose: Prose, _ number: Prose.Number) -> Int? {
    let sign = prose.skippingBlanks(number.range.upperBound)
    return prose[sign] == 0x25 || prose[sign] == 0xFF05 ? sign + 1 : nil
  }

  /// 64.6%提高了8.1%, where 64.6% is what is compared with.
  private func compares(_ prose: Prose, _ first: Prose.Number, _ between: Range<Int>) -> Bool {
    var i = prose.skippingBlanks(between.lowerBound)
    if prose[i] == 0x7684 { i = prose.skippingBlanks(i + 1) }
    guard let change = Self.changes.first(where: { prose.has($0, at: i) }) else { return false }
    i += change.count
    if prose[i] == 0x4E86 { i += 1 }
    return prose.skippingBlanks(i) == between.upperBound
  }

  /// 接种率为95%，比上年提高3%: the clause before gives the rate, this one its change.
  private func apart(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return zip(prose.numbers, prose.numbers.dropFirst()).compactMap { first, second in
      apart(context, first, second)
    }
      + zip(prose.numbers, prose.numbers.dropFirst(2)).compactMap { first, second in
        // A year may stand between: 接种率为95%，比2021年提高3%.
        apart(context, first, second)
      }
  }

  private func apart(
    _ context: RuleContext, _ first: Prose.Number, _ second: Prose.Number
  ) -> Diagnostic? {
    let prose = context.prose
    guard let level = percent(prose, first), let end = percent(prose, second),
      second.range.lowerBound - level < 20, prose[level] == 0xFF0C,
      Self.leads.contains(where: { prose.has($0, at: level + 1) }),
      !prose.scalars[(level + 1)..<second.range.lowerBound].contains(where: {
        Prose.endsClause($0) || $0 == 0x3001
      }), prose.hasAny(Self.pointVerbs, before: prose.skippingBlanksBack(second.range.lowerBound))
    else { return nil }
    // The words just before the first number name a rate: 率为, 率达到, 占比.
    var i = prose.skippingBlanksBack(first.range.lowerBound)
    if let link = Self.links.first(where: { prose.has($0, before: i) }) { i -= link.count }
    guard prose.hasAny(Self.rates, before: i) else { return nil }
    return context.report(
      Self.self, first.range.lowerBound..<end,
      message(prose.string(second.range.lowerBound..<end)), severity: .warning)
  }

  private static let links = ScalarText.words("达到了 达到 达 为 是 提高到 提升到 提升至 上升到 上升至 降至 下降到")
  private static let pointVerbs = ScalarText.words("提高 提高了 上升 上升了 下降 下降了 降低 降低了 提升 提升了 高 低 高出")

  private func message(_ written: String) -> Message {
    let number = written.filter { $0 != "%" && $0 != "％" && $0 != " " }
    return Message(
      "两个百分比相比，“\(written)”应为“\(number)个百分点”；如确指相对变化，请核对",
      "between two percentages the difference is in points: “\(number)个百分点”, unless the relative "
        + "change is meant")
  }
}
