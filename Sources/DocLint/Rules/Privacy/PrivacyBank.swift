/// A bank card's number stands in the document.
struct PrivacyBank: DocumentRule {
  static let description = RuleDescription(
    id: "privacy-bank", category: "privacy", severity: .error,
    summary: Message("文中出现银行卡号", "a bank card's number stands in the document"),
    rationale: Message(
      "个人银行卡号是敏感个人信息，报送和刊发前应遮盖。",
      "A card number is sensitive personal data; it is masked before a text is submitted."),
    source: .init(
      .practice,
      Message(
        "报送前的个人信息审查惯例；校验位按 Luhn 算法",
        "custom of review before submission; the check digit after Luhn")),
    triggering: [
      "补助打入银行卡↓6222020000000000000。",
      "卡号：↓6222 0200 0000 0000 000",
    ],
    nonTriggering: [
      "补助打入银行卡6222020000000000001。",
      "卡号：6222****0000",
      "项目编号2022020000000000009",
      "投资6222020000000000元。",
    ])

  private static let words = ScalarText.words("卡号 银行卡 账号 帐号 账户 帐户 开户 储蓄卡 工资卡")
  private static let near = 20

  static let needs: [RuleNeed] = [.any(.digits)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    let numbers = prose.numbers
    var i = 0
    while i < numbers.count {
      // Groups of four with a blank between them are one number.
      var digits = numbers[i].whole
      let start = numbers[i].range.lowerBound
      var end = numbers[i].range.upperBound
      var last = i
      let isPlain = numbers[i].whole.count == numbers[i].range.count
      while isPlain, numbers[last].whole.count == 4, last + 1 < numbers.count, digits.count < 19,
        numbers[last + 1].range.lowerBound == end + 1, prose[end] == 0x20,
        numbers[last + 1].whole.count <= 4
      {
        last += 1
        for digit in numbers[last].whole { digits.append(digit) }
        end = numbers[last].range.upperBound
      }
      if isPlain, numbers[last].fraction.isEmpty, (16...19).contains(digits.count),
        digits[0] == 6 && digits[1] == 2 || prose.contains(Self.words, in: before(start)),
        (3...6).contains(digits[0]), passes(digits), prose[end] != 0x5143
      {
        found.append(context.report(Self.self, start..<end, message(digits)))
      }
      i = last + 1
    }
    return found
  }

  private func before(_ index: Int) -> Range<Int> { max(0, index - Self.near)..<index }

  /// Luhn's check.
  private func passes(_ digits: Prose.Digits) -> Bool {
    var sum = 0
    for (k, digit) in digits.reversed().enumerated() {
      let value = Int(digit) * (k % 2 == 1 ? 2 : 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  private func message(_ digits: Prose.Digits) -> Message {
    let tail = digits.suffix(4).map(String.init).joined()
    return Message(
      "疑似银行卡号（尾号\(tail)，校验位相符），请核对并遮盖",
      "what looks like a card number (ending in \(tail), its check digit fits): mask it")
  }
}
