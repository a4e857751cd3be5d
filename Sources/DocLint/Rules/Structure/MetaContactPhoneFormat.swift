/// A telephone number has no area code.
struct MetaContactPhoneFormat: DocumentRule {
  static let description = RuleDescription(
    id: "meta-contact-phone-format", category: "meta", severity: .info,
    summary: Message(zh: "联系电话没有区号", en: "a telephone number has no area code"),
    rationale: Message(
      zh: "固定电话不写区号，外地打不通。",
      en: "A land line without its area code cannot be reached from elsewhere."),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "联系人：李某\n联系电话：↓1234567"
    ],
    nonTriggering: [
      "联系电话：0795-1234567",
      "联系电话：13800000000",
      "联系电话：12345",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let scalars = context.text.scalars
    return context.structure.fields.compactMap { field in
      guard field.name == .phone else { return nil }
      var end = field.value.upperBound
      while end > field.value.lowerBound,
        HeadingMark.isClosing(scalars[end - 1]) || scalars[end - 1] == 0x3002
          || ScalarText.isSpace(scalars[end - 1])
      {
        end -= 1
      }
      let number = field.value.lowerBound..<end
      guard number.count == 7 || number.count == 8,
        number.allSatisfy({ ScalarText.isDigit(scalars[$0]) })
      else { return nil }
      return context.finding(
        Self.self, number,
        Message(
          zh: "固定电话只有\(number.count)位，没有区号，请补上",
          en: "the number has \(number.count) digits and no area code; add it"))
    }
  }
}
