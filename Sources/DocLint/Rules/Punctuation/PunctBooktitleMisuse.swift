/// 《》 stands around the name of a platform, an activity or an award.
struct PunctBooktitleMisuse: DocumentRule {
  static let description = RuleDescription(
    id: "punct-booktitle-misuse", category: "punct", severity: .info,
    summary: Message(
      zh: "书名号用在栏目、平台、活动等名称上", en: "《》 around a platform, an activity or the like"),
    rationale: Message(
      zh: "书名号用于书、文件、作品；栏目、平台、活动、奖项、证照的名称用引号或不用标点。",
      en: "《》 is for books, documents and works; platforms, activities, awards and certificates "
        + "take quotes or nothing."),
    source: .punctuation,
    triggering: ["开设了↓《健康柳桥》健康教育栏目。", "举办↓《健康知识进万家》主题活动。", "上线↓《柳桥健康》微信公众号"],
    nonTriggering: [
      "开设了“健康柳桥”栏目。", "柳桥电视台《健康访谈》栏目播出。", "印发《工作方案》，启动活动。", "学习《条例》的活动", "宣传《柳桥县控烟条例》活动",
      "依托《健康报》开展活动",
    ], profiles: [.official])

  private static let things = ScalarText.words(
    "栏目 专栏 平台 公众号 小程序 主题活动 系列活动 品牌 奖项 称号 大赛 工程 微信群 应用程序")
  private static let programmes = ScalarText.words("栏目 专栏 节目")
  private static let documents = ScalarText.words(
    "法 条例 办法 方案 规划 细则 规定 意见 纲要 指南 规范 规程 通知 标准 报 日报 晚报 杂志 手册 读本 制度 公报 决定 计划 要点 准则 "
      + "公约 合同 协议 宣言 论 书 册 表 证")

  static let needs: [RuleNeed] = [.any("《"), .any("》")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    var open: Int?
    for i in text.markLists.enclosing {
      switch text.scalars[i] {
      case 0x300A: open = i
      case 0x300B:
        defer { open = nil }
        guard let start = open, i - start <= 21, i - start > 2,
          !text.scalars[start..<i].contains(0x0A),
          !Self.documents.contains(where: { text.has($0, before: i) }), let end = thing(text, i + 1)
        else { continue }
        found.append(finding(context, start..<end))
      default: break
      }
    }
    return found
  }

  /// Where the kind of thing ends that the name stands before, at most six characters on.
  private func thing(_ text: ScalarText, _ start: Int) -> Int? {
    var i = start
    // A programme of a station may take 《》: 《…》栏目.
    for word in Self.programmes where text.has(word, at: start) { return nil }
    while i < text.count, i <= start + 4 {
      for word in Self.things where text.has(word, at: i) { return i + word.count }
      guard ScalarText.isHan(text.scalars[i]), text.scalars[i] != 0x7684 else { return nil }  // 的
      i += 1
    }
    return nil
  }

  private func finding(_ context: RuleContext, _ range: Range<Int>) -> Diagnostic {
    let name = context.text.excerpt(range, 24)
    return context.finding(
      Self.self, range,
      Message(
        zh: "“\(name)”不是书或文件，宜用引号，请核对",
        en: "“\(name)” is no book or document and takes quotes: please check"))
  }
}
