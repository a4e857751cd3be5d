/// Another dot stands for the one between the parts of a name.
struct PunctInterpunct: DocumentRule {
  static let description = RuleDescription(
    id: "punct-interpunct", category: "punct", severity: .info,
    summary: Message(zh: "间隔号用了别的点", en: "another dot for the one between parts of a name"),
    rationale: Message(
      zh: "外国人名各部分之间、书名与篇名之间用间隔号“·”（U+00B7）；用项目符号、句点代替，检索不到。",
      en:
        "Between the parts of a foreign name, or of book and chapter, stands “·” (U+00B7); a bullet or "
        + "a full stop in its place is not found again."),
    source: .punctuation,
    triggering: [
      "玛丽亚↓•冈萨雷斯女士来访。",
      "诗人裴多菲↓.山陀尔的作品。",
      "工程师玛丽↓．谢尔曼的手稿。",
      "引自《汉书↓・食货志》。",
    ],
    nonTriggering: [
      "玛丽亚·冈萨雷斯女士来访。",
      "重点：•整治 •清理",
      "一.加强领导",
      "报到.西安站，马上.安排",
      "第3.2.1条，版本2.0",
      "详见附件.文档",
    ], isAggregated: true)

  private static let dots: ScalarSet = "•・∙‧⋅▪●"
  private static let all: ScalarSet = "•・∙‧⋅▪●.．"
  /// What foreign names are written with.
  private static let sounds = ScalarSet(
    ScalarText.units(
      "阿埃艾爱安奥巴白贝本比彼波伯布查达戴德迪蒂丁东杜多恩尔法菲费芬弗福冈戈格哈海赫亨霍基吉加杰卡凯坎科克肯库拉莱兰朗劳勒雷里利莉林龙卢鲁路露罗洛"
        + "马玛麦曼梅蒙米密莫姆穆纳娜内尼宁努诺帕佩皮珀普奇乔切让瑞萨赛桑瑟沙山舍圣施史斯丝苏索塔泰坦唐特汀图托陀瓦万威维温沃乌西希夏谢辛休雪雅亚扬耶"
        + "伊因英约泽扎詹珍朱兹佐列裴芙黛琳丽娅妮丹琼柯邦葛鲍迈顿逊森"))
  private static let (shortest, both) = (2, 5)

  static let needs: [RuleNeed] = [.any(all)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    guard !context.isMarkup, !context.isData else { return [] }
    let text = context.text
    let (all, scalars) = (Self.all, text.scalars)
    var found: [Diagnostic] = []
    var next = 0
    while let i = all.first(in: scalars, from: next) {
      next = i + 1
      guard ScalarText.isHan(text.at(i - 1)), ScalarText.isHan(text.at(i + 1)),
        !context.protected.contains(i)
      else { continue }
      let isPoint = !Self.dots.contains(scalars[i])
      if isPoint, !isName(text, i) { continue }
      found.append(
        context.finding(
          Self.self, i..<(i + 1), message(text.string(i..<(i + 1))),
          severity: isPoint ? .warning : .info))
    }
    return found
  }

  /// Whether the words on both sides sound foreign.
  private func isName(_ text: ScalarText, _ point: Int) -> Bool {
    var (start, end) = (point, point + 1)
    while start > 0, point - start < 8, Self.sounds.contains(text.scalars[start - 1]) { start -= 1 }
    while end < text.count, end - point < 9, Self.sounds.contains(text.scalars[end]) { end += 1 }
    let (before, behind) = (point - start, end - point - 1)
    return before >= Self.shortest && behind >= Self.shortest && before + behind >= Self.both
  }

  private func message(_ written: String) -> Message {
    Message(
      zh: "“\(written)”处如是间隔号，应写作“·”，请核对",
      en: "if “\(written)” parts a name, it should be “·”; please check")
  }
}
