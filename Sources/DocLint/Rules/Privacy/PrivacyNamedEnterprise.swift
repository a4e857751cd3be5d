/// A company is named together with an offence or a hazard.
struct PrivacyNamedEnterprise: DocumentRule {
  static let description = RuleDescription(
    id: "privacy-named-enterprise", category: "privacy", severity: .warning,
    summary: Message("点名企业并涉及违法、超标等负面情况", "a company is named with an offence or a hazard"),
    rationale: Message(
      "未经确认点名企业的负面情况，可能失实或泄露监管信息。",
      "To name a company with something bad may be wrong, or give away what inspectors know."),
    source: .init(.practice, Message("信息稿件审核惯例", "custom of reviewing submissions")),
    triggering: [
      "对粉尘超标的企业（↓青禾市柳溪建材有限公司）下达整改意见。",
      "↓柳桥县远山化工有限公司存在职业病危害，已处罚。",
    ],
    nonTriggering: [
      "青禾市柳溪建材有限公司捐赠物资一批。",
      "青禾市柳溪建材有限公司获评先进，未发现超标。",
      "对粉尘超标的某建材有限公司下达整改意见。",
      "有限责任公司违反本法规定的，处以罚款。",
      "依照公司法，股份有限公司的违法行为由有关部门处罚。",
    ])

  private static let companies = PhraseIndex(
    ScalarText.words("有限公司 有限责任公司 股份公司 集团公司"))
  private static let bad = ScalarText.words(
    "超标 整改 处罚 罚款 查处 违法 违规 停产 曝光 职业危害 职业病危害 危害因素 偷排 污染 非法 立案 吊销 事故")
  private static let good = ScalarText.words(
    "表彰 荣获 获评 先进 示范 捐赠 捐款 承建 中标 采购 合作 未发现 承办 协办 授予 赞助 第三方")
  private static let officers = ScalarText.words("原 党委 党组 董事 总经理 副总 法定代表 监理 员工")
  /// Before these the name of the company is no name.
  private static let general = ScalarSet(ScalarText.units("某的等或各一由和及、家"))
  /// The fewest characters that name a company.
  private static let shortest = 4
  private static let longest = 24

  static let needs: [RuleNeed] = [.phrases(companies)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    var named: Set<[UInt32]> = []
    for (start, word) in context.places(of: Self.companies) {
      let end = start + Self.companies.words[word].count
      var lower = start
      while lower > 0, start - lower < Self.longest, ScalarText.isHan(prose.scalars[lower - 1]),
        !Self.general.contains(prose.scalars[lower - 1])
      {
        lower -= 1
      }
      if let name = trimmed(prose, lower..<start) { lower = name }
      guard start - lower >= Self.shortest, prose[lower - 1] != 0x67D0, !prose.isTitled(start)
      else { continue }
      // An officer of the company, and no act of its own.
      if prose.hasAny(Self.officers, at: end) { continue }
      let name = Array(prose.scalars[lower..<end])
      guard named.insert(name).inserted else { continue }
      let sentence = prose.sentence(around: start, reach: 160)
      guard prose.contains(Self.bad, in: sentence), !prose.contains(Self.good, in: sentence) else {
        continue
      }
      found.append(context.report(Self.self, lower..<end, message(prose.string(lower..<end))))
    }
    return found
  }

  private static let verbs = ScalarText.words("成立 国务院 对 在 向 为 将 与 经 到 于 是 查 见 督促 责令 发现 企业 公司 单位")

  /// Without the verb or preposition that may stand before the name.
  private func trimmed(_ prose: Prose, _ range: Range<Int>) -> Int? {
    var best: Int?
    var i = range.lowerBound
    while i + 1 < range.upperBound, i < range.lowerBound + 12 {
      if let verb = Self.verbs.first(where: { prose.has($0, at: i) }) {
        if range.upperBound - i - verb.count >= Self.shortest { best = i + verb.count }
        i += verb.count
      } else {
        i += 1
      }
    }
    return best
  }

  private func message(_ name: String) -> Message {
    Message(
      "点名“\(name)”并涉及负面情况，请核对是否需要隐去企业名称",
      "“\(name)” is named with something bad: check whether the name must stand there")
  }
}
