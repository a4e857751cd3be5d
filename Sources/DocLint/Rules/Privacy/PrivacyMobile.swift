/// A mobile number stands in the document.
struct PrivacyMobile: DocumentRule {
  static let description = RuleDescription(
    id: "privacy-mobile", category: "privacy", severity: .error,
    summary: Message(
      zh: "文中出现手机号码", en: "a mobile number stands in the document"),
    rationale: Message(
      zh: "信息刊发后范围难以收回；个人手机号码应在报送前遮盖，或改为办公电话。",
      en: "What is published cannot be called back; a personal number should be masked, or an "
        + "office number given, before the document is submitted."),
    source: .init(
      .practice,
      Message(
        zh: "报送前的个人信息审查惯例；另见《中华人民共和国个人信息保护法》",
        en: "custom of review before submission; see also the law on personal information")),
    triggering: [
      "联系人：张三，电话↓13800000000。",
      "值班手机：↓13800000000、↓13900000000",
      "(+86)↓15000000000",
    ],
    nonTriggering: [
      "办公电话：010-80000000",
      "拨打120急救电话或12320热线。",
      "证件号码：110101190001011234",
      "联系电话：138****0000",
      "项目总投资13800000000元。",
      "编号：113800000000",
    ],
    options: [
      RuleOption(
        "allow", .words, standard: "[]",
        Message(zh: "可以公开的号码，如对外值班电话", en: "numbers that are meant to be public"))
    ])

  /// What makes eleven digits an amount and no number to dial.
  private static let amounts = ScalarText.words("元 万 亿 余 人次 % ％")

  static let needs: [RuleNeed] = [.any("1")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let document = context.document
    var found: [Diagnostic] = []
    let text = context.text
    let allowed = Set(context.words("allow", of: id).map(ScalarText.units))
    var i = 0
    for start in text.markLists.digits where start >= i {
      i = start
      while i < text.count, ScalarText.isDigit(text.scalars[i]) { i += 1 }
      guard i - start == 11, isMobile(text.scalars[start..<i]), !isPart(text, start, i) else {
        continue
      }
      if !allowed.isEmpty, allowed.contains(Array(text.scalars[start..<i])) { continue }
      found.append(
        Diagnostic(
          rule: id, severity: Self.description.severity, path: document.path,
          range: text.range(start, i), message: message(text.scalars[start..<i])))
    }
    return found
  }

  private func isMobile(_ digits: ArraySlice<UInt32>) -> Bool {
    let first = digits.startIndex
    return digits.allSatisfy { $0 <= 0x39 } && digits[first] == 0x31 && digits[first + 1] >= 0x33
  }

  /// Whether the digits are part of a decimal or an amount.
  private func isPart(_ text: ScalarText, _ start: Int, _ end: Int) -> Bool {
    if Self.amounts.contains(where: { text.has($0, at: end) }) { return true }
    func joins(_ point: Int, _ digit: Int) -> Bool {
      text.scalars.indices.contains(point) && text.scalars.indices.contains(digit)
        && text.scalars[point] == 0x2E && ScalarText.isDigit(text.scalars[digit])
    }
    return joins(end, end + 1) || joins(start - 1, start - 2)
  }

  private func message(_ digits: ArraySlice<UInt32>) -> Message {
    // The message may be passed on; it does not repeat the whole number.
    let tail = String(String.UnicodeScalarView(digits.suffix(4).compactMap(Unicode.Scalar.init)))
    return Message(
      zh: "疑似手机号码（尾号\(tail)），请核对：不宜公开的应遮盖，或改用办公电话",
      en: "what looks like a mobile number (ending in \(tail)): mask it, or give an office number, "
        + "unless it is meant to be public")
  }
}
