/// The title names one place, and the body speaks of another throughout.
struct NamePlaceMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "name-place-mismatch", category: "names", severity: .error,
    summary: Message(
      zh: "标题的地名与正文反复出现的地名不一致",
      en: "the title names one place and the body another"),
    rationale: Message(
      zh: "改写旧稿时只改了标题，正文说的就仍是别处的情况。",
      en: "Where only the title of an older text was changed, the body still speaks of somewhere "
        + "else."),
    source: .init(.practice, Message(zh: "信息稿件审核惯例", en: "custom of reviewing submissions")),
    triggering: [
      "“健康↓库伦”建设成效明显\n我市加快补齐短板。赣州市新建门诊部三处，赣州市添置床位一百张。"
        + "赣州市培训骨干四十人，赣州市开展巡诊。赣州市群众满意。",
      "↓赣州市推进家庭医生签约\n全市统一部署。吉安市组建团队，吉安市入户走访，吉安市建立档案。"
        + "吉安市开展评价，吉安市通报结果。",
      "↓青禾市开展健康宣传\n柳桥市印发方案，柳桥市组织培训。柳桥市入户走访，柳桥市建立档案。"
        + "柳桥市开展评价，全市参与。（柳桥市卫生健康局）",
      "↓西河县开展健康宣传\n东山县印发方案，东山县组织培训。东山县入户走访，东山县建立档案。"
        + "东山县开展评价，全县参与。",
    ],
    nonTriggering: [
      "基层医疗服务持续改进\n赣州市新建门诊部。赣州市添置床位。赣州市培训骨干。赣州市巡诊。赣州市评价。",
      "江西省推进家庭医生签约\n赣州市组建团队。赣州市入户。赣州市建档。赣州市评价。赣州市通报。",
      "通辽市开展健康宣传\n库伦旗印发方案。库伦旗培训。库伦旗入户。库伦旗建档。库伦旗评价。",
      "“健康库伦”建设成效明显\n通辽市统一部署。通辽市检查。通辽市培训。通辽市评价。通辽市通报。",
      "“健康库伦”建设成效明显\n库伦旗赴赣州市学习。赣州市经验。赣州市做法。赣州市模式。赣州市机制。赣州市。",
      "西河县开展健康宣传\n我县统一部署。赣州市印发方案。赣州市培训。赣州市检查。赣州市评价。赣州市通报。",
      "西河县学习赣州市经验\n赣州市印发方案。赣州市培训。赣州市检查。赣州市评价。赣州市通报。",
      "青禾市开展健康宣传\n柳溪区印发方案。柳溪区培训。柳溪区检查。柳溪区评价。柳溪区通报。",
      "高新区开展健康宣传\n柳溪区印发方案。柳溪区培训。柳溪区检查。柳溪区评价。柳溪区通报。",
      "示范县创建工作推进\n东山县印发方案。东山县培训。东山县检查。东山县评价。东山县通报。",
      "健康服务更加便利\n赣州市印发方案。赣州市培训。赣州市检查。赣州市评价。赣州市通报。",
    ])

  /// How often the body must name the other place.
  private static let fewest = 5
  /// How many of the other place's mentions are shown.
  private static let shown = 5
  /// The longest name that is looked for, in scalars: 科尔沁右翼.
  private static let longest = 5

  private static let suffixes = ScalarText.words("省 市 县 区 旗 州 盟 地区")
  /// Words before a bare name of a place in a title.
  private static let mottoes = ScalarText.words("健康 平安 美丽 法治 数字 智慧 幸福 文明 清廉")
  /// A title with one of these speaks of another place on purpose.
  private static let outward = ScalarText.words("学习 借鉴 赴 转发 对口 援 考察 调研 支援 来 与 和 、")
  /// Before a mention: the text only looks there.
  private static let glances = ScalarText.words("学习 借鉴 赴 援 支援 对口 如 来自 参照 前往 考察")
  /// What is in no name before 县 or 旗.
  private static let generic = ScalarSet(ScalarText.units("我全各本该外两一二三四五六七八九十几多数个每名省市县区旗国级"))
  /// 县 旗 市 区: an unlisted name before one of them is taken for that of a county.
  private static let countySuffixes = ScalarSet(ScalarText.units("县旗市区"))
  /// Words before 县, 旗, 市 or 区 that name no place.
  private static let kinds = Set(
    ("贫困 脱贫 示范 试点 先进 重点 边境 百强 民族 自治 农业 牧业 试验 达标 卫生 文明 创建 所在 部分 相关 有关 "
      + "城 超 股 楼 门 上 集 夜 都 直辖 地级 县级 设区 省辖 开发 高新 经开 试验 保护 郊 景 院 辖 社 小 园 片 街 行政 居民 林 矿 库 疫 灾 军 战 校 厂 病 候诊 "
      + "功能 集聚 贸易 合作 风险 服务 管理 就诊 等候 商业 工业 生活 城 新城 老城 主城 中心 其他 其它 周边 邻近 帮扶 受援 优秀 产粮 革命 人口 山区 偏远")
      .split(separator: " ").map(String.init))
  /// A speaker below the city: then a city that is named often is the parent.
  private static let localVoices = ScalarText.words("我县 全县 我区 全区 我旗 全旗 本县 本区 本旗")

  private struct Mention {
    let place: PlaceGazetteer.Place
    /// Whether its parents are known.
    let known: Bool
    let written: String
    let start: Int
    let end: Int
    /// Whether 市 follows, where the place is not listed.
    let isCity: Bool
  }

  func check(_ context: RuleContext) -> [Diagnostic] {
    let document = context.document
    let text = context.text
    let title = self.title(text)
    guard !title.isEmpty, !contains(text, title, Self.outward) else { return [] }
    let named = mentions(text, title, bare: true)
    guard let ours = named.first, Set(named.map(\.place.name)).count == 1 else { return [] }

    let body = title.upperBound..<text.count
    guard !contains(text, body, [ScalarText.units(ours.place.name)]) else { return [] }
    var counts: [String: [Mention]] = [:]
    for m in mentions(text, body, bare: false) where m.place.level != .province {
      if Self.glances.contains(where: { text.has($0, before: m.start) }) { continue }
      counts[m.place.name, default: []].append(m)
    }
    let order = counts.values.sorted { a, b in
      a.count != b.count ? a.count > b.count : a[0].start < b[0].start
    }
    guard let theirs = order.first, theirs.count >= Self.fewest,
      order.count < 2 || order[1].count * 2 <= theirs.count,
      let severity = judge(ours, theirs[0], localVoice: contains(text, body, Self.localVoices))
    else { return [] }
    return [diagnostic(document, text, ours, theirs, severity)]
  }

  /// How sure it is that `theirs` is neither within `ours` nor around it.
  private func judge(_ ours: Mention, _ theirs: Mention, localVoice: Bool) -> Severity? {
    let (a, b) = (ours.place, theirs.place)
    switch (a.level, b.level) {
    case (.province, _):
      return ours.known && theirs.known && a.province != b.province ? .error : nil
    case (.prefecture, .prefecture): return localVoice ? nil : .error
    case (.prefecture, .county):
      return theirs.known && b.prefecture != a.prefecture ? .warning : nil
    case (.county, .prefecture):
      if localVoice || b.prefecture == a.prefecture { return nil }
      return ours.known ? .error : nil
    case (.county, .county):
      if ours.known && theirs.known { return .error }
      // A district may lie in a city that no list has.
      return ours.isCity == theirs.isCity ? .warning : nil
    case (_, .province): return nil
    }
  }

  /// The lines before the first that reads like a sentence.
  private func title(_ text: ScalarText) -> Range<Int> {
    var start = 0
    var end = 0
    var lines = 0
    while start < text.count, lines < 6 {
      var stop = start
      var sentence = false
      while stop < text.count, !ScalarText.isLineEnd(text.scalars[stop]) {
        if text.scalars[stop] == 0x3002 || stop - start > 60 {
          sentence = true
          break
        }
        stop += 1
      }
      if sentence { break }
      if stop > start { lines += 1 }
      end = stop
      start = stop + 1
    }
    return 0..<end
  }

  private func contains(_ text: ScalarText, _ range: Range<Int>, _ words: [[UInt32]]) -> Bool {
    let source = text.scalars
    let scalars = source.span
    for i in range {
      let s = scalars[i]
      for k in words.indices where words[k].first == s && text.has(words[k], at: i) { return true }
    }
    return false
  }

  /// The places named in `range`: known ones before a suffix (or, with `bare`, after a motto), and
  /// unknown ones of two or three ideographs before 县 or 旗 where a phrase starts.
  private func mentions(_ text: ScalarText, _ range: Range<Int>, bare: Bool) -> [Mention] {
    let (index, countySuffixes) = (PlaceGazetteer.index, Self.countySuffixes)
    let scalars = text.scalars
    func isSuffix(_ k: Int) -> Bool { k < range.upperBound && countySuffixes.contains(scalars[k]) }
    var found: [Mention] = []
    var i = range.lowerBound
    while i < range.upperBound {
      guard ScalarText.isHan(scalars[i]) else {
        i += 1
        continue
      }
      let words = index.matches(scalars, at: i)
      // Behind two or three ideographs.
      let mayEnd = isSuffix(i + 2) || isSuffix(i + 3)
      if words.isEmpty, !mayEnd {
        i += 1
        continue
      }
      if let mention = known(text, words, i, range, bare: bare)
        ?? (mayEnd ? unknown(text, i, range) : nil)
      {
        found.append(mention)
        i = mention.end
      } else {
        i += 1
      }
    }
    return found
  }

  /// - Parameter words: those of the gazetteer that stand at `start`.
  private func known(
    _ text: ScalarText, _ words: [Int], _ start: Int, _ range: Range<Int>, bare: Bool
  ) -> Mention? {
    for word in words {
      let length = PlaceGazetteer.index.words[word].count
      let end = start + length
      guard length <= Self.longest, end <= range.upperBound else { continue }
      let place = PlaceGazetteer.indexed[word]
      let suffix = Self.suffixes.first { text.has($0, at: end) }
      let motto = bare && Self.mottoes.contains { text.has($0, before: start) }
      guard suffix != nil || motto else { continue }
      // 朝阳区 is no 朝阳市: a district of the same name may lie anywhere.
      if suffix == [0x533A] || (suffix == [0x53BF] && place.level != .county) { continue }
      return Mention(
        place: place, known: true, written: text.string(start..<end), start: start, end: end,
        isCity: false)
    }
    return nil
  }

  private func unknown(_ text: ScalarText, _ start: Int, _ range: Range<Int>) -> Mention? {
    guard
      start == 0 || !ScalarText.isHan(text.scalars[start - 1])
        || Self.suffixes.contains(where: { text.has($0, before: start) })
    else { return nil }
    for length in 2...3 where start + length < range.upperBound {
      let end = start + length
      guard Self.countySuffixes.contains(text.scalars[end]),
        text.scalars[start..<end].allSatisfy({
          ScalarText.isHan($0) && !Self.generic.contains($0)
        })
      else { continue }
      let name = text.string(start..<end)
      if Self.kinds.contains(where: name.hasSuffix) { continue }
      return Mention(
        place: .init(name: name, level: .county, province: "", prefecture: nil), known: false,
        written: name, start: start, end: end, isCity: text.scalars[end] == 0x5E02)
    }
    return nil
  }

  private func diagnostic(
    _ document: Document, _ text: ScalarText, _ ours: Mention, _ theirs: [Mention],
    _ severity: Severity
  ) -> Diagnostic {
    let (here, there, count) = (ours.written, theirs[0].written, theirs.count)
    return Diagnostic(
      rule: id, severity: severity, path: document.path, range: text.range(ours.start, ours.end),
      message: Message(
        zh: "标题写“\(here)”，正文没有提到它，而“\(there)”出现\(count)次；疑似只改了标题，请核对正文说的是哪里",
        en: "the title says “\(here)”, which the body never names; “\(there)” stands there "
          + "\(count) times: check which place the text is about"),
      evidence: [
        ("title", .string(here)), ("body", .string(there)), ("count", .integer(count)),
      ],
      related: theirs.prefix(Self.shown).map {
        RelatedPlace(
          path: document.path, range: text.range($0.start, $0.end),
          message: Message(zh: "正文中的地名", en: "the place in the body"))
      })
  }
}
