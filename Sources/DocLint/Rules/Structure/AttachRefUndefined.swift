/// The text refers to an annex that is not there.
struct AttachRefUndefined: DocumentRule {
  static let description = RuleDescription(
    id: "attach-ref-undefined", category: "attach", severity: .error,
    summary: Message(zh: "正文提到的附件不存在", en: "the text refers to an annex that is not there"),
    rationale: Message(
      zh: "“见附件3”而附件只有两个，读者无处可查。",
      en: "The reader is sent to an annex that does not exist."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    triggering: [
      "请按要求填报（见↓附件3）。\n\n附件：1. 任务清单\n2. 责任清单\n\n柳桥县卫生健康局\n2024年3月5日"
    ],
    nonTriggering: [
      "请按要求填报（见附件2）。\n\n附件：1. 任务清单\n2. 责任清单\n\n柳桥县卫生健康局\n2024年3月5日",
      "请按要求填报（见附件3）。",
    ])

  private static let words = ScalarText.words("见 按 填写 （ (")

  static let needs: [RuleNeed] = [.words("附件"), .any(.digits)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    let scalars = context.text.scalars
    let known = Set(
      structure.listed.compactMap(\.number) + structure.pieces.compactMap(\.attachment))
    guard let most = known.max() else { return [] }
    var found: [Diagnostic] = []
    var end = -1
    for i in scalars.indices where scalars[i] == 0x9644 {
      guard i > end, Self.words.contains(where: { context.text.has($0, before: i) }),
        context.text.has(ScalarText.units("附件"), at: i)
      else { continue }
      var k = i + 2
      while k < scalars.count, ScalarText.isSpace(scalars[k]) { k += 1 }
      guard let (number, stop) = ChineseCount.arabic(scalars, k, scalars.count), number > most,
        number <= 50
      else { continue }
      end = stop
      found.append(
        context.finding(
          Self.self, i..<stop, message(number, most), evidence: [("known", .integer(most))]))
    }
    return found
  }

  private func message(_ number: Int, _ most: Int) -> Message {
    Message(
      zh: "正文提到附件\(number)，本件附件只到附件\(most)，请核对",
      en: "the text refers to annex \(number), the annexes end with \(most); please check")
  }
}
