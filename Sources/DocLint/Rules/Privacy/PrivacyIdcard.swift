/// A citizen's identity number stands in the document.
struct PrivacyIdcard: DocumentRule {
  static let description = RuleDescription(
    id: "privacy-idcard", category: "privacy", severity: .error,
    summary: Message("文中出现居民身份证号码", "an identity number stands in the document"),
    rationale: Message(
      "身份证号码是敏感个人信息，报送和刊发前应遮盖。",
      "An identity number is sensitive personal data; it is masked before a text is submitted."),
    source: .init(
      .practice,
      Message(
        "报送前的个人信息审查惯例；校验位按公民身份号码的通行算法",
        "custom of review before submission; the check digit by the common algorithm")),
    triggering: [
      "证件号码：↓11010119900307002X。",
      "身份证↓110101199003070011已登记",
    ],
    nonTriggering: [
      "证件号码：110101190001011234",
      "证件号码：110101********0022",
      "订单编号1234567890123456789012",
      "总额110101199003070022.50元",
    ])

  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = ScalarText.units("10X98765432")

  static let needs: [RuleNeed] = [.any(.digits)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return prose.numbers.compactMap { number in
      var range = number.range
      guard number.fraction.isEmpty, number.whole.count == range.count else { return nil }
      if number.whole.count == 17,
        prose[range.upperBound] == 0x58 || prose[range.upperBound] == 0x78
      {
        range = range.lowerBound..<(range.upperBound + 1)
      }
      guard range.count == 18, isValid(number.whole, last: prose[range.upperBound - 1]),
        !isLetter(prose[range.lowerBound - 1]), !isLetter(prose[range.upperBound])
      else { return nil }
      return context.report(Self.self, range, message(prose, range))
    }
  }

  private func isLetter(_ s: UInt32) -> Bool { s < 0x80 && s > 0x40 }

  private func isValid(_ digits: Prose.Digits, last: UInt32) -> Bool {
    let d = digits.map(Int.init)
    let year = d[6] * 1000 + d[7] * 100 + d[8] * 10 + d[9]
    let (month, day) = (d[10] * 10 + d[11], d[12] * 10 + d[13])
    guard d[0] >= 1, d[0] <= 8, (1900...2100).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(month, of: year)
    else { return false }
    let sum = zip(d, Self.weights).reduce(0) { $0 + $1.0 * $1.1 }
    let check = Self.checks[sum % 11]
    return check == last || check == 0x58 && last == 0x78
  }

  private func message(_ prose: Prose, _ range: Range<Int>) -> Message {
    // The message may be passed on; it does not repeat the number.
    let tail = prose.string((range.upperBound - 2)..<range.upperBound)
    return Message(
      "疑似居民身份证号码（尾号\(tail)，校验位相符），请遮盖或删除",
      "what looks like an identity number (ending in \(tail), its check digit fits): mask or delete it"
    )
  }
}
