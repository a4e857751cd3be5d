/// A foreign short form stands without a Chinese explanation.
struct WordingForeignAbbrev: DocumentRule {
  static let description = RuleDescription(
    id: "wording-foreign-abbrev", category: "wording", severity: .info,
    summary: Message("外文缩写首次出现未加中文说明", "a foreign short form without a Chinese explanation"),
    rationale: Message(
      "公文中确需使用外文缩写的，首次出现应注明中文名称；通用缩写可用选项 allow 增补。",
      "Where an official text needs a foreign short form, it says what it means at first use. The "
        + "option allow adds to the forms that everybody knows."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "开发↓APP供居民查询，引入VR设备和H5页面。",
      "↓VCT门诊全年开放。",
    ],
    nonTriggering: [
      "开展自愿咨询检测（VCT），VCT门诊全年开放。",
      "APP（应用程序）已上线。",
      "配置CT、DR设备，做DNA检测，覆盖5G网络，使用B超。",
      "HTTP is used by WWW and FTP.",
      "A类、B类单位，M1、A4纸张。",
    ],
    options: [
      RuleOption(
        "allow", .words, standard: "[]",
        Message(zh: "不必解释的缩写", en: "abbreviations that need no explanation"))
    ])

  /// Forms that readers know, and grades and codes.
  private static let known = Set(
    ("CPU KPI OCR ETC CT DR DNA RNA MRI ICU CCU NICU PICU EICU MR ECMO PCR B HIV AIDS HPV BMI PET PM GDP CPI PPP GPS LED ID IP IT QQ "
      + "SARS COVID MERS UPS USB PDF WPS ISO GB GBT WHO WTO AI KTV ATM VIP SUV EMS SOS ABO RH X II III IV VI VII VIII IX XI "
      + "XX XXX OK NO KM KG CM MM ML MG DVD CD TV PC UV UVC PE PVC CBD APEC NBA IC SIM HR CEO MBA EMBA")
      .split(separator: " ").map(String.init))
  private static let shown = 20
  /// Of a text with more Latin letters than this share of its characters nothing is said.
  private static let share = 10
  /// A text shorter than this has no share worth the name.
  private static let short = 200

  static let needs: [RuleNeed] = [.any(.capitals)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    let marks = prose.markLists
    let letters = marks.letters.count + marks.digits.count { Self.isWord(prose.scalars[$0]) }
    guard prose.count < Self.short || letters * Self.share < prose.count else { return [] }
    let allowed = Set(context.words("allow", of: id).map { $0.uppercased() })
    var seen: Set<String> = []
    var places: [(word: String, range: Range<Int>)] = []
    var i = 0
    // A short form begins with a letter.
    for start in marks.letters where start >= i && !Self.isWord(prose[start - 1]) {
      i = start
      while i < prose.count, Self.isWord(prose.scalars[i]) { i += 1 }
      guard i - start >= 2, i - start <= 8, isShortForm(prose.scalars[start..<i]) else { continue }
      let word = prose.string(start..<i)
      let root = word.filter { !$0.isNumber }
      guard !Self.known.contains(root), !allowed.contains(word.uppercased()),
        seen.insert(word).inserted,
        isAmongChinese(prose, start..<i), !isExplained(prose, start..<i)
      else { continue }
      places.append((word, start..<i))
    }
    guard let first = places.first else { return [] }
    return [
      context.report(
        Self.self, first.range, message(places.map(\.word)),
        others: places.dropFirst().prefix(Self.shown).map {
          ($0.range, Message("“\($0.word)”", "“\($0.word)”"))
        }, areSame: true)
    ]
  }

  private static func isWord(_ s: UInt32) -> Bool {
    (s >= 0x41 && s <= 0x5A) || (s >= 0x61 && s <= 0x7A) || (s >= 0x30 && s <= 0x39)
  }

  /// Two capitals at least, or a capital with one digit behind it that is no grade or code (H5).
  private func isShortForm(_ word: ArraySlice<UInt32>) -> Bool {
    let capitals = word.count { $0 >= 0x41 && $0 <= 0x5A }
    let digits = word.count { $0 < 0x3A }
    guard let first = word.first, first >= 0x41 else { return false }
    if word.elementsEqual([0x48, 0x35]) { return true }
    return capitals >= 2 && digits <= 2 && capitals + digits == word.count
  }

  private func isAmongChinese(_ prose: Prose, _ range: Range<Int>) -> Bool {
    let before = prose[prose.skippingBlanksBack(range.lowerBound) - 1]
    let behind = prose[prose.skippingBlanks(range.upperBound)]
    func isPlain(_ s: UInt32) -> Bool { s < 0x21 || s > 0x7E }
    return isPlain(before) && isPlain(behind)
      && (ScalarText.isHan(before) || ScalarText.isHan(behind)) && !prose.isTitled(range.lowerBound)
  }

  /// Whether it stands in brackets behind Chinese, or brackets with Chinese stand behind it.
  private func isExplained(_ prose: Prose, _ range: Range<Int>) -> Bool {
    let before = prose[range.lowerBound - 1]
    let behind = prose[range.upperBound]
    if before == 0xFF08 || before == 0x28 { return true }
    return (behind == 0xFF08 || behind == 0x28) && ScalarText.isHan(prose[range.upperBound + 1])
  }

  private func message(_ words: [String]) -> Message {
    let list = words.prefix(8).joined(separator: "、") + (words.count > 8 ? "等" : "")
    return Message(
      "外文缩写未加中文说明（\(words.count)个）：\(list)",
      "short forms without a Chinese explanation (\(words.count)): \(list)")
  }
}
