/// A document number is written wrongly.
struct MetaDocnumberFormat: DocumentRule {
  static let description = RuleDescription(
    id: "meta-docnumber-format", category: "meta", severity: .error,
    summary: Message(zh: "发文字号格式不规范", en: "a document number is written wrongly"),
    rationale: Message(
      zh: "发文字号由机关代字、年份、发文顺序号组成：年份用六角括号“〔〕”，顺序号不加“第”，不编虚位。",
      en: "A document number has the year in 〔〕, no 第 and no leading zeros."),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见 GB/T 9704—2012）", en: "custom of official documents (compare GB/T 9704—2012)"
      )),
    fix: (.safe, Message(zh: "改为规范的发文字号", en: "writes the number in the right form")),
    triggering: [
      "柳卫字↓[2024]5号",
      "根据《办法》（柳府办发↓（2024）第12号）执行。",
      "柳卫函↓〔2024〕05号",
      "柳政发↓【2023】8号",
    ],
    nonTriggering: [
      "柳卫字〔2024〕5号",
      "中华人民共和国主席令（2021）第5号",
      "（2021）柳01民初12号",
      "改造安置房（2021）3号楼",
      "国务院令第380号",
      "（2024）年度计划",
    ])

  private static let lawful = ScalarText.words("令 公告 判 裁 法")
  /// 3号楼, 12号线 are no serial numbers of documents.
  private static let places = ScalarSet(ScalarText.units("楼线机院门店病床井车井库厅馆船桌"))

  static let needs: [RuleNeed] = [.any(.digits), .any("号"), .any("〔[【（([［〈{<")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    let openings = DocumentNumber.openings
    for i in text.markLists.enclosing where openings.contains(text.scalars[i]) {
      guard i > 0, let number = DocumentNumber.read(text.scalars, i, text.count),
        ScalarText.isHan(text.scalars[i - 1]),
        !Self.lawful.contains(where: { text.has($0, before: i) })
      else { continue }
      let end = number.range.upperBound
      if end < text.count, Self.places.contains(text.scalars[end]) { continue }
      if let finding = judge(number, context) { found.append(finding) }
    }
    return found
  }

  private func judge(_ number: DocumentNumber, _ context: RuleContext) -> Diagnostic? {
    let scalars = context.text.scalars
    var faults: [(zh: String, en: String)] = []
    if number.opening != 0x3014 || number.closing != 0x3015 {
      faults.append(("年份应用六角括号“〔〕”", "the year takes 〔〕"))
    }
    if number.ordinal != nil { faults.append(("顺序号不加“第”", "no 第 before the serial number")) }
    let digits = scalars[number.serial]
    let isPadded = digits.count > 1 && (digits.first == 0x30 || digits.first == 0xFF10)
    if isPadded { faults.append(("顺序号不编虚位", "no leading zeros")) }
    guard !faults.isEmpty else { return nil }
    let serial = digits.drop { $0 == 0x30 || $0 == 0xFF10 }
    let year = context.words(number.year)
    let right = "〔\(year)〕\(ScalarText.string(serial.isEmpty ? digits : serial))号"
    return context.finding(
      Self.self, number.range,
      Message(
        zh: "发文字号“\(context.words(number.range))”"
          + faults.map(\.zh).joined(separator: "，") + "，写作“\(right)”",
        en: "“\(context.words(number.range))”: " + faults.map(\.en).joined(separator: ", ")
          + "; write “\(right)”"),
      fix: Fix(.safe, [context.edit(number.range, right)]))
  }
}
