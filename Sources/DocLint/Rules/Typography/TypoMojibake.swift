/// Text that was read in a wrong encoding stands in the document.
struct TypoMojibake: DocumentRule {
  static let description = RuleDescription(
    id: "typo-mojibake", category: "typo", severity: .error,
    summary: Message(zh: "文中有乱码", en: "text read in a wrong encoding"),
    rationale: Message(
      zh: "“锟斤拷”“ï»¿”“â€œ”等是编码转换出错的痕迹，原来的字已经丢失或变形。",
      en: "Such runs show that an encoding was mistaken; the original characters are lost."),
    source: .editing,
    triggering: [
      "柳桥县↓锟斤拷卫生健康局",
      "↓ï»¿关于印发方案的通知",
      "他说↓â€œ很好",
      "单位↓å\u{8D}«ç\u{94}\u{9F}局",
      "温度25↓Â°C",
    ],
    nonTriggering: [
      "他用烫金字写就。",
      "Café São Paulo, Ångström",
      "温度25°C，误差±1",
      "Voilà «ça»",
    ])

  private static let words = ScalarText.words("锟斤拷 烫烫烫 屯屯屯 ï»¿")

  private static let starts = ScalarSet(
    ranges: [0xC2...0xEF, 0x951F...0x951F, 0x70EB...0x70EB, 0x5C6F...0x5C6F])
  static let needs: [RuleNeed] = [.any(starts)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    var i = 0
    while i < text.count {
      guard let end = garbage(text, i) else {
        i += 1
        continue
      }
      // The run goes on as far as the garbage does.
      var last = end
      while last < text.count, let next = garbage(text, last) { last = next }
      found.append(context.finding(Self.self, i..<last, message(text.excerpt(i..<last, 12))))
      i = last
    }
    return found
  }

  /// Where the garbage that starts at `i` ends.
  private func garbage(_ text: ScalarText, _ i: Int) -> Int? {
    let s = text.scalars[i]
    if s == 0x951F || s == 0x70EB || s == 0x5C6F || s == 0xEF {
      for word in Self.words where text.has(word, at: i) { return i + word.count }
    }
    // UTF-8 read as Latin-1 or Windows-1252: a lead byte and its continuations.
    guard s >= 0xC2, s <= 0xEF else { return nil }
    let count = s < 0xE0 ? 1 : 2
    for k in 1...count where !isContinuation(text.at(i + k)) { return nil }
    // Two characters may stand so in French or German; Â and Ã hardly before a sign.
    if count == 1 { return s == 0xC2 || s == 0xC3 ? i + 2 : nil }
    return i + 3
  }

  private func isContinuation(_ s: UInt32) -> Bool {
    switch s {
    case 0x80...0xBF: s != 0xA0
    case 0x20AC, 0x201A, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039: true
    case 0x152, 0x17D, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014: true
    case 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x17E, 0x178, 0x192: true
    default: false
    }
  }

  private func message(_ written: String) -> Message {
    Message(
      zh: "“\(written)”是编码出错的乱码，请对照原文改正",
      en: "“\(written)” was read in a wrong encoding; restore it from the original")
  }
}
