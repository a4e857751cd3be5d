/// A paragraph is broken in the middle of a sentence.
struct StructBrokenParagraph: DocumentRule {
  static let description = RuleDescription(
    id: "struct-broken-paragraph", category: "struct", severity: .warning,
    summary: Message(zh: "段落在句子中间被断开", en: "a paragraph is broken in the middle of a sentence"),
    rationale: Message(
      zh: "从分页的文件中提取文字时，一段话常被页边断成两段，脚注还会夹在中间；读者看到的是半句话。",
      en:
        "Text taken from pages often breaks a paragraph at the edge of the page, even with a footnote between the halves."
    ),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    fix: (.unsafe, Message(zh: "把断开的两半接起来", en: "joins the two halves")),
    triggering: [
      "柳桥县2024年工作情况\n\n一、健全体系\n\n完善服务网络，建成服务站12个，方便群众就近办事，推动窗口服务↓延\n\n伸到所有村组，取得明显成效。",
      "柳桥县2024年工作情况\n\n全县组建服务队30支，入户走访老年人。各乡镇结合实际制定方案，推进基层服务“两公开”⁴↓覆\n\n⁴ 两公开：即公开流程、公开时限。\n\n盖率稳步上升。",
    ],
    nonTriggering: [
      "关于印发柳桥县2024年基层医疗卫生机构服务能力提升工作方案的通知\n\n各乡镇人民政府，县直各单位：\n\n请认真贯彻执行。",
      "一、健全组织领导，推动基层服务能力和水平持续提升迈上新台阶\n\n县里成立了专班。",
      "领域\t序号\t指标名称、单位、2020年数值、2025年目标值\t性质\n健康\t1\t人均期望寿命\t预期性",
      "健康柳桥主题活动\n\n请记住这首歌谣：\n　　出门之前看看天，\n　　雨具随身心里安。\n　　山洪来时往高走，\n　　莫在沟边把物搬。",
      "全县组建服务队30支，入户走访老年人。联系电话：13800000000，每天有人值守，欢迎来电\n联系人：李某",
    ])

  /// So many breaks, and twice as many as paragraphs: the text was wrapped at a fixed width.
  private static let wrapped = 8

  func check(_ context: RuleContext) -> [Diagnostic] {
    let paragraphs = context.structure.paragraphs
    let isOfficial = context.isOfficial
    var found: [Diagnostic] = []
    var places: [Range<Int>] = []
    var bodies = 0
    for paragraph in paragraphs {
      guard paragraph.role == .body || paragraph.role == .heading || paragraph.role == .field else {
        continue
      }
      bodies += 1
      for k in paragraph.fragments.indices.dropLast() {
        let end = paragraph.fragments[k].upperBound
        places.append((end - 1)..<end)
        found.append(finding(context, paragraph, k, isOfficial: isOfficial))
      }
    }
    guard places.count >= Self.wrapped, places.count >= 2 * bodies else { return found }
    return context.gathered(
      Self.self, places,
      {
        Message(
          zh: "全文按固定宽度折行，有\($0)处在句子中间换行，请恢复为自然段",
          en: "the text is wrapped at a fixed width, \($0) breaks; restore the paragraphs")
      },
      severity: .info)
  }

  private func finding(
    _ context: RuleContext, _ paragraph: DocumentStructure.Paragraph, _ k: Int,
    isOfficial: Bool
  ) -> Diagnostic {
    let (head, tail) = (paragraph.fragments[k], paragraph.fragments[k + 1])
    let gap = head.upperBound..<tail.lowerBound
    let isEmpty = gap.allSatisfy {
      ScalarText.isSpace(context.text.scalars[$0]) || ScalarText.isLineEnd(context.text.scalars[$0])
    }
    var fix: Fix?
    if isEmpty {
      fix = Fix(.unsafe, [context.edit(gap, "")])
    } else if paragraph.fragments.count == 2 {
      // A note stands between: the second half moves up before it.
      fix = Fix(
        .unsafe,
        [
          context.edit(head.upperBound..<head.upperBound, context.words(tail)),
          context.edit(tail, ""),
        ])
    }
    return context.finding(
      Self.self, (head.upperBound - 1)..<head.upperBound,
      message(
        context.words(head.suffix(8)), context.words(tail.prefix(8)), hasNote: !isEmpty),
      // Elsewhere than in official documents many lines end without a full stop.
      severity: isOfficial ? nil : .info, fix: fix)
  }

  private func message(_ head: String, _ tail: String, hasNote: Bool) -> Message {
    Message(
      zh: "段落断在句中：“…\(head)”应接“\(tail)…”" + (hasNote ? "，中间夹有注释" : "") + "，请核对后合并",
      en: "the sentence breaks off: “…\(head)” goes on with “\(tail)…”; check and join the two")
  }
}
