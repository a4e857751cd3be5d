/// The number of an official document is padded with a zero, or has 第 before it.
struct NumZeroPad: DocumentRule {
  static let description = RuleDescription(
    id: "num-zero-pad", category: "numerals", severity: .info,
    summary: Message("发文字号的顺序号编了虚位", "the number of a document is padded with a zero"),
    rationale: Message("发文顺序号不编虚位，1不写作01。", "The number of a document has no leading zero."),
    source: .init(
      .practice,
      Message("党政机关公文格式的通行要求，据惯例适用", "the common format of official documents, by custom")),
    triggering: ["柳政办〔2024〕↓01号"],
    nonTriggering: [
      "柳政办〔2024〕1号",
      "实施03专项，拨打012320。",
      "柳政办〔2024〕10号",
    ])

  static let needs: [RuleNeed] = [.any(.digits), .words("〕0 〕０"), .any("号")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return prose.numbers.compactMap { number in
      guard number.whole.count > 1, number.whole[0] == 0, number.fraction.isEmpty,
        prose[number.range.lowerBound - 1] == 0x3015, prose[number.range.upperBound] == 0x53F7
      else { return nil }
      return context.report(Self.self, number.range, message(prose.string(number.range)))
    }
  }

  private func message(_ written: String) -> Message {
    let right = String(written.drop { $0 == "0" })
    return Message(
      "顺序号“\(written)”不编虚位，写作“\(right)”", "the number “\(written)” is written “\(right)”")
  }
}
