import Testing

@testable import DocLint

/// Texts of marks, blanks and letters at random: no rule may stumble, and fixes must be sound.
@Suite struct RuleFuzzTests {
  private static let pieces: [String] = [
    "县", "区", "工作", "推进落实", "一、", "（一）", "(", ")", "（", "）", "“", "”", "‘", "’", "《", "》", "，", "。",
    "、",
    "；", "：", "！", "？", ",", ".", ";", ":", "!", "?", "\"", "'", "`", "``", "**", "__", "#", "$",
    "<b>", "<", ">",
    "&nbsp;", "&", "https://a.b/", "www.", "@", "1", "2021", "3-5", "～", "—", "~", "-", "%", "年",
    "个", " ", "  ", "　",
    "\t", "\u{A0}", "\u{200B}", "\u{7}", "\n", "\r\n", "\n\n", "A", "word", "Ｑ", "１", "○", "二", "…",
    "...", "¹", "m²",
    "⼀", "\u{F9E4}", "等", "和", "[", "]", "|", "😀", "𠮷", "+", "[bookmark: x]", "_GoBack", "•", "- ",
    "ï»¿",
  ]

  @Test(arguments: 0..<60) func nothingStumbles(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for _ in 0..<20 {
      let text = (0..<(1 + next(60))).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
      let document = Document(path: "a.txt", text: SourceText(text))
      let count = document.text.utf8.count
      for profile in RuleContext.Profile.allCases {
        let context = RuleContext(document, profile: profile)
        for rule in RuleRegistry.documentRules {
          for finding in rule.init().findings(in: context) {
            #expect(finding.range.upperBound <= UInt32(count), "\(finding.rule): \(text)")
            var edits = finding.fix?.edits ?? []
            edits.sort { $0.range < $1.range }
            for (a, b) in zip(edits, edits.dropFirst()) {
              #expect(a.range.upperBound <= b.range.lowerBound, "\(finding.rule): \(text)")
            }
            #expect((edits.last?.range.upperBound ?? 0) <= UInt32(count))
          }
        }
      }
    }
  }

  /// Under `web`, fixing twice is fixing once.
  @Test(arguments: 0..<60) func webFixesSettle(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 7
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for _ in 0..<10 {
      let text = (0..<(1 + next(30))).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
      let (fixed, passes) = WebProfileTests.fixed(text)
      #expect(passes < 10, "\(text)")
      #expect(WebProfileTests.fixed(fixed).passes == 0, "\(text)")
    }
  }
}
