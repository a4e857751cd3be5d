/// A traditional character stands in a simplified text.
struct WordingTraditionalChar: DocumentRule {
  static let description = RuleDescription(
    id: "wording-traditional-char", category: "wording", severity: .error,
    summary: Message("简体文本中出现繁体字", "a traditional character in a simplified text"),
    rationale: Message(
      "公文使用规范汉字；繁体字多由复制或输入法误带。",
      "Official texts use standard characters; traditional ones come in by copying."),
    source: .init(
      .practice,
      Message(
        "《通用规范汉字表》，据惯例适用（字形对应取自 ICU）",
        "custom after the table of standard characters; the correspondence is that of ICU")),
    fix: (.safe, Message("改为对应的简化字；人名除外", "writes the simplified form, names aside")),
    triggering: [
      "社区开设古↓箏班，每周一次。",
      "加强↓醫療服务↓質量管理。",
      "联系人：张↓學",
    ],
    nonTriggering: [
      "後場の取引は午後に始まる",
      "社区开设古筝班。",
      "连接氹仔的大桥关闭。",
      "乾隆年间修建，覆盖面广，图像清晰，特征明显，瞭望台值守。",
      "宫商角徵羽，慰藉群众，升麻同苎麻、薯蓣。",
      "貴單位來函收悉。經研究，現將有關事項函復如下，請遵照辦理。",
    ],
    notIn: [.tableCell])

  /// Characters that are standard themselves although they are also traditional forms of others.
  private static let standard = ScalarSet(
    ScalarText.units(
      "氹姊俱著乾跤藉瞭阪苎剋榖麽徵氾吒苧昇於垵祕陞蒐僇夥薳釐像覆噁鍾镕菸甯堃淼喆麴蘋鬥"
        + "馀餘叠疊"
    ).filter { $0 != 0x9B25 && $0 != 0x9918 && $0 != 0x758A })
  /// Whose form by ICU is no standard character.
  private static let others: [UInt32: UInt32] = [0x8AEE: 0x54A8]
  /// Above this share of the Han characters the text is meant to be traditional.
  private static let share = 10
  private static let surnames = ScalarSet(
    ScalarText.units("赵李周吴郑冯陈蒋沈韩杨朱秦吕曹魏陶姜谢邹潘葛范彭鲁袁柳薛贺倪汤罗郝邵汪戴庞熊董梁阮蓝贾郭徐邱骆蔡樊胡凌卢邓崔龚程邢裴陆刘黎廖曾肖谭"))
  /// What stands before or behind a person's name.
  private static let behindNames = ScalarText.words("联系人： 姓名： 作者： 负责人： 联系人: 姓名:")
  private static let titles = ScalarText.words("同志 先生 女士 教授 主任 院长 医生 医师 护士 书记 局长 县长 市长")

  private static let traditional = ScalarSet(
    SimplifiedForms.range.filter { SimplifiedForms.form($0) != $0 && !standard.contains($0) })
  static let needs: [RuleNeed] = [.any(traditional)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var runs: [Range<Int>] = []
    var (han, traditional) = (0, 0)
    // A text with kana is Japanese, or quotes it: 後 is right there.
    let kana = prose.scalars.count { $0 >= 0x3041 && $0 <= 0x30FE }
    if kana > 0, kana * 20 > prose.scalars.count { return [] }
    for (i, s) in prose.scalars.enumerated() where SimplifiedForms.range.contains(s) {
      han += 1
      guard SimplifiedForms.form(s) != s, !Self.standard.contains(s) else { continue }
      traditional += 1
      if let last = runs.last, last.upperBound == i {
        runs[runs.count - 1] = last.lowerBound..<(i + 1)
      } else {
        runs.append(i..<(i + 1))
      }
    }
    if traditional * Self.share > han, han >= 20 { return [] }
    return runs.map { finding(context, $0) }
  }

  private func finding(_ context: RuleContext, _ range: Range<Int>) -> Diagnostic {
    let prose = context.prose
    let written = prose.string(range)
    let simplified = String(
      String.UnicodeScalarView(
        prose.scalars[range].compactMap {
          Unicode.Scalar(Self.others[$0] ?? SimplifiedForms.form($0))
        }))
    if isName(prose, range) {
      return context.report(
        Self.self, range,
        Message(
          "“\(written)”是繁体字，对应“\(simplified)”；如为人名用字请保留",
          "“\(written)” is traditional for “\(simplified)”; keep it if it is part of a name"),
        severity: .info)
    }
    return context.report(
      Self.self, range,
      Message(
        "“\(written)”是繁体字，改为“\(simplified)”",
        "“\(written)” is traditional; write “\(simplified)”"),
      fix: context.proseFix(.safe, range, simplified))
  }

  /// Whether the run is within three characters of a person's mark.
  private func isName(_ prose: Prose, _ range: Range<Int>) -> Bool {
    // 郑和鑑: a surname two before a single character.
    if range.count == 1, Self.surnames.contains(prose[range.lowerBound - 2]),
      ScalarText.isHan(prose[range.lowerBound - 1])
    {
      return true
    }
    for k in 0...2 {
      if prose.hasAny(Self.behindNames, before: range.lowerBound - k) { return true }
      if range.count < 3, prose.hasAny(Self.titles, at: range.upperBound + k) { return true }
    }
    return false
  }
}
