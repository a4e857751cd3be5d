/// Items of one list are parted by “，” here and by “、” there.
struct PunctListLevelMix: DocumentRule {
  static let description = RuleDescription(
    id: "punct-list-level-mix", category: "punct", severity: .warning,
    summary: Message(
      zh: "同一层次的并列项混用逗号和顿号", en: "items of one list parted by “，” and “、” alike"),
    rationale: Message(
      zh: "同一层次的并列项用同一种标点；逗号停顿大，夹在顿号之间会让人误以为另起一层。",
      en: "Items of one level take one mark; a “，” among “、” reads as the start of another level."),
    source: .punctuation,
    fix: (.unsafe, Message(zh: "改为顿号，须先核对", en: "writes “、” after a look")),
    triggering: [
      "三项指标分别增长3.34%↓，5.53%和6.85%，成效明显。",
      "组建医疗集团7个↓，县域医共体10个、专科联盟9个↓，协作网5个，覆盖全县。",
      "购置了粉尘采样器↓，气体采样器↓，声级计等设备。",
      "形成看得懂↓，学得会↓，用得上的教材。",
    ],
    nonTriggering: [
      "三项指标分别增长3.34%、5.53%和6.85%，成效明显。",
      "各县（区）人民政府、开发区管委会，市政府各部门：",
      "抄送：县委办公室，县人大常委会办公室，县政协办公室。",
      "组建医疗集团7个、医共体10个，培训医师9名。",
      "完成率达95%，同比提高3%和5%的分别有两家。",
      "召开会议，部署工作，落实责任等措施",
      "荣立二等功1次、三等功1次，所在单位立集体三等功1次。",
      "建成车间4个、中心3个，培育品牌2个。",
      "调查发现，延安时，民间的传说很多。",
      "提供多样医疗服务，鼓励全科医疗服务，增加专科等供给。",
      "总人数56人，其中医师24人、护士16人。",
      "新增病床260张，其中县医院120张、中医院100张、妇保院40张，总床位达到3456张。",
      "排查密切接触者48人、次密切接触者136人，合计184人，转运184人。",
      "红色12人、紫色15人、黄色48人，黄色以上75人，全部专人管理。",
      "流失儿科医师19名、招进27名，净增8名，补齐尚需数年。",
      "公立医院1806件、民营医院774件、基层机构258件，三类共2838件，办结率100%。",
      "抽查卷宗120份，优秀48份、良好54份、合格15份、不合格3份，优良率85.0%。",
      "抽查食谱39份，能量达标31份、蛋白质达标34份、钙达标22份，达标率不高。",
      "签约专家187名，省外的23名、省城三甲的94名、市级医院的70名，正高职称162名，占86.6%。",
      "执业医师1571人、注册护士1927人，护士比医师多356人，比例适当。",
      "女生231人、近视126人，男生250人、近视123人，女生高于男生。",
      "2022年新建28个、改造39个，2023年新建22个、改造46个，两年新建50个、改造85个。",
      "现有队员41名，其中骨干18名、新手23名，缺口28名。",
      "团队成员中医生298人、护士264人、药师51人，平均每队4人。",
      "较年初摸底数562人少42人，原因是转出51人、转入9人，净减42人。",
    ], profiles: [.official])

  /// Between two marks: where it stands, and which mark ends it.
  private struct Segment {
    let range: Range<Int>
    let mark: UInt32
  }
  private static let joiners = ScalarSet(ScalarText.units("和及与或"))
  private static let starts = ScalarText.words(
    "其中 包括 原因 平均 现有 缺 应 每 另 共 一共 净 而 比 多出 少 相差 有 新 建 培 完成 引进 打造 成立 组 开 举办 获 荣 累计 配 购 增 减 达 所在 覆盖 服务 发放 培训 设 为 "
      + "鼓励 支持 增加 发展 推进 推动 加强 提升 提高 健全 完善 强化 落实 促进")
  /// What a sum or a comparison says, and an item of a list does not.
  private static let summing = ScalarText.words("以上 以下 达到 增至 降至 超过 均为 总 合计 共计")
  /// What makes a segment one of a comparison or of a sum.
  private static let comparing = ScalarSet(ScalarText.units("比共较"))
  private static let measures = ScalarSet(ScalarText.units("个名家所项张台辆支套处篇人件次份种类位床户间座"))

  static let needs: [RuleNeed] = [.any("，")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    let (scalars, marks) = (text.scalars, text.marks)
    var found: [Diagnostic] = []
    // A sentence: segments up to a stop.
    var sentence: [Segment] = []
    sentence.reserveCapacity(32)
    for line in context.structure.lines where line.content.count > 10 {
      sentence.removeAll(keepingCapacity: true)
      var start = line.content.lowerBound
      for place in line.marks {
        let i = marks[place]
        let s = scalars[i]
        guard ScalarText.isPauseOrStop(s) else { continue }
        sentence.append(Segment(range: start..<i, mark: s))
        start = i + 1
        if s != 0xFF0C, s != 0x3001 {
          judge(context, text, sentence, &found)
          sentence.removeAll(keepingCapacity: true)
        }
      }
      if start < line.content.upperBound {
        sentence.append(Segment(range: start..<line.content.upperBound, mark: 0))
      }
      judge(context, text, sentence, &found)
    }
    return found
  }

  private func judge(
    _ context: RuleContext, _ text: ScalarText, _ sentence: [Segment],
    _ found: inout [Diagnostic]
  ) {
    guard sentence.count >= 2, sentence.contains(where: { $0.mark == 0xFF0C }) else { return }
    var wrong: Set<Int> = []
    numbers(text, sentence, &wrong)
    counts(text, sentence, &wrong)
    suffixes(text, sentence, &wrong)
    attributes(text, sentence, &wrong)
    if wrong.isEmpty { return }
    for comma in wrong.sorted() {
      found.append(
        context.finding(
          Self.self, comma..<(comma + 1),
          Message(
            zh: "并列项之间混用逗号，同层宜统一用顿号，请核对",
            en: "“，” among items of one list; write “、” throughout: please check"),
          fix: Fix(.unsafe, [context.edit(comma..<(comma + 1), "、")])))
    }
  }

  /// 3.34%，5.53%和6.85%: the second segment is two numbers alone.
  private func numbers(_ text: ScalarText, _ sentence: [Segment], _ wrong: inout Set<Int>) {
    for k in 1..<sentence.count where sentence[k - 1].mark == 0xFF0C {
      let range = sentence[k].range
      guard !range.isEmpty, range.count <= 24, isNumberPair(text, range) else { continue }
      let before = text.at(sentence[k - 1].range.upperBound - 1)
      guard before == text.at(range.upperBound - 1),
        before == 0x25 || Self.measures.contains(before)
      else { continue }
      wrong.insert(sentence[k - 1].range.upperBound)
    }
  }

  /// Whether the segment is a number and unit, 和, a number and unit.
  private func isNumberPair(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    func number() -> Bool {
      let start = i
      while i < range.upperBound,
        ScalarText.isASCIIDigit(text.scalars[i]) || text.scalars[i] == 0x2E
      {
        i += 1
      }
      guard i > start, i < range.upperBound else { return false }
      var units = 0
      while i < range.upperBound, units < 3, !ScalarText.isASCIIDigit(text.scalars[i]),
        !Self.joiners.contains(text.scalars[i])
      {
        i += 1
        units += 1
      }
      return units > 0
    }
    guard ScalarText.isASCIIDigit(text.scalars[i]), number(), i < range.upperBound,
      Self.joiners.contains(text.scalars[i])
    else {
      return false
    }
    i += 1
    return number() && i == range.upperBound
  }

  /// …7个，…10个、…9个，…5个: three or more that end in a number of one unit.
  private func counts(_ text: ScalarText, _ sentence: [Segment], _ wrong: inout Set<Int>) {
    var k = 0
    while k < sentence.count {
      guard let unit = count(text, sentence[k].range) else {
        k += 1
        continue
      }
      var end = k + 1
      while end < sentence.count,
        sentence[end - 1].mark == 0xFF0C || sentence[end - 1].mark == 0x3001,
        count(text, sentence[end].range) == unit, !starts(text, sentence[end].range)
      {
        end += 1
      }
      let marks = sentence[k..<(end - 1)]
      if end - k >= 3, marks.contains(where: { $0.mark == 0x3001 }),
        !areGroups(marks, inList: k > 0 && sentence[k - 1].mark == 0x3001)
      {
        let closed = closedList(text, sentence, k..<end)
        for (n, segment) in marks.enumerated() where segment.mark == 0xFF0C {
          let next = sentence[k + n + 1].range
          if n == 0, isWhole(text, sentence[k..<end]) || compares(text, segment.range) { continue }
          if let closed, n == 0 || k + n == closed { continue }
          if next.count <= 10 { wrong.insert(segment.range.upperBound) }
        }
      }
      k = end
    }
  }

  /// 女生231人、近视126人，男生250人、近视123人: lists of two items or more, each behind a comma.
  ///
  /// - Parameter inList: whether the first of the row ends such a list.
  private func areGroups(_ marks: ArraySlice<Segment>, inList: Bool) -> Bool {
    var inList = inList
    for segment in marks {
      if segment.mark == 0xFF0C, !inList { return false }
      inList = segment.mark == 0x3001
    }
    return inList
  }

  /// Whether a segment is no item but goes on with the sentence: 培育…, 其中….
  private func starts(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    Self.starts.contains { text.has($0, at: range.lowerBound) }
      || range.contains { i in Self.summing.contains { text.has($0, at: i) } }
      || compares(text, range)
  }

  /// 护士比医师多356人, 三类共2838件, but not 公共卫生机构8个 and 占比.
  private func compares(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    range.dropFirst().dropLast(3).contains { i in
      guard Self.comparing.contains(text.scalars[i]) else { return false }
      return text.scalars[i] != 0x5171
        ? ScalarText.isHan(text.scalars[i - 1]) && text.scalars[i - 1] != 0x5360
        : ScalarText.isDigit(text.scalars[i + 1])
    }
  }

  /// Whether the first of a row is the whole of the others: 卷宗120份，优秀48份、….
  private func isWhole(_ text: ScalarText, _ row: ArraySlice<Segment>) -> Bool {
    guard let first = row.first, let whole = value(text, first.range) else { return false }
    return row.dropFirst().dropLast().allSatisfy { $0.mark == 0x3001 }
      && row.dropFirst().allSatisfy { value(text, $0.range).map { $0 <= whole } ?? false }
  }

  /// Where a list ends that adds up to what stands before it: 专家187名，省外23名、省内94名、本市70名，….
  private func closedList(_ text: ScalarText, _ row: [Segment], _ range: Range<Int>) -> Int? {
    guard row[range.lowerBound].mark == 0xFF0C,
      var rest = value(text, row[range.lowerBound].range)
    else { return nil }
    for i in range.dropFirst() {
      guard let part = value(text, row[i].range), part <= rest else { return nil }
      rest -= part
      if row[i].mark != 0x3001 { return rest == 0 ? i : nil }
    }
    return nil
  }

  /// The whole number in front of the unit at the segment's end.
  private func value(_ text: ScalarText, _ range: Range<Int>) -> Int? {
    var (number, scale) = (0, 1)
    for i in range.dropLast().reversed() {
      let s = text.scalars[i]
      if s == 0x2C { continue }
      guard ScalarText.isASCIIDigit(s), scale < 1_000_000_000 else { break }
      number += Int(s - 0x30) * scale
      scale *= 10
    }
    return scale > 1 ? number : nil
  }

  /// The unit of the number at the segment's end, if it ends in one.
  private func count(_ text: ScalarText, _ range: Range<Int>) -> UInt32? {
    guard range.count >= 4, range.count <= 24 else { return nil }
    let unit = text.scalars[range.upperBound - 1]
    let digit = text.scalars[range.upperBound - 2]
    return ScalarText.isASCIIDigit(digit) && Self.measures.contains(unit)
      && ScalarText.isHan(text.scalars[range.lowerBound]) ? unit : nil
  }

  /// …采样器，…采样器，声级计等: nouns of one ending before 等.
  private func suffixes(_ text: ScalarText, _ sentence: [Segment], _ wrong: inout Set<Int>) {
    guard sentence.count >= 3 else { return }
    for k in 2..<sentence.count
    where sentence[k - 1].mark == 0xFF0C && sentence[k - 2].mark == 0xFF0C {
      let (a, b, c) = (sentence[k - 2].range, sentence[k - 1].range, sentence[k].range)
      guard b.count >= 4, b.count <= 10, a.count >= 4, c.count >= 3 else { continue }
      guard let deng = text.scalars[c].prefix(8).firstIndex(of: 0x7B49), deng - c.lowerBound >= 2
      else { continue }
      let tail = text.scalars[(b.upperBound - 3)..<b.upperBound]
      guard tail.allSatisfy(ScalarText.isHan),
        text.scalars[(a.upperBound - 3)..<a.upperBound].elementsEqual(tail), !starts(text, b),
        !starts(text, c)
      else { continue }
      wrong.insert(a.upperBound)
      wrong.insert(b.upperBound)
    }
  }

  /// 底数清，情况明，责任实的…: three or more of one length, the last followed by 的.
  private func attributes(_ text: ScalarText, _ sentence: [Segment], _ wrong: inout Set<Int>) {
    guard sentence.count >= 3 else { return }
    for k in 2..<sentence.count
    where sentence[k - 1].mark == 0xFF0C && sentence[k - 2].mark == 0xFF0C {
      let last = sentence[k].range
      let size = sentence[k - 1].range.count
      guard size >= 3, size <= 4, last.count > size + 1, isHan(text, sentence[k - 1].range),
        text.scalars[last.lowerBound + size] == 0x7684,
        isHan(text, last.lowerBound..<(last.lowerBound + size))
      else { continue }
      let first = sentence[k - 2].range
      guard first.count >= size,
        isHan(text, (first.upperBound - size)..<first.upperBound)
      else { continue }
      // The same character at the same place of all: 看得懂，学得会，用得上的.
      let middle = (0..<size).contains { at in
        let s = text.scalars[last.lowerBound + at]
        return s == text.scalars[sentence[k - 1].range.lowerBound + at]
          && s == text.scalars[first.upperBound - size + at]
      }
      guard middle else { continue }
      var at = k - 1
      while at >= 0, sentence[at].mark == 0xFF0C,
        sentence[at].range.count == size || at == k - 2
      {
        wrong.insert(sentence[at].range.upperBound)
        at -= 1
      }
      if at >= 0, at < k - 2, sentence[at].mark == 0xFF0C, sentence[at].range.count > size {
        wrong.insert(sentence[at].range.upperBound)
      }
    }
  }

  private func isHan(_ text: ScalarText, _ range: Range<Int>) -> Bool {
    text.scalars[range].allSatisfy(ScalarText.isHan)
  }
}
