import Testing

@testable import DocLint

@Suite struct SentenceSplitterTests {
  /// `•` stands where one sentence ends and the next starts; the text is without it.
  @Test(arguments: [
    "赣江北流。•鄱阳湖在北！•长江呢？•在那里；•完……•再来",
    "他说：“到了。”•我们走！", "（见附件。）•《路标》。•「好！」•【完。】•末",
    "真的？！•是……！•嗯", "8.28万，1.2.3；•a.b", "见 http://a.b/?x=1;y=2 页", "ok?•好!•好;•好",
    "他说\"到了。\"•又说：\"走。\"", "一。•\"新句。\"", "半角｡•后", "好。’”•后", "。。。•后", "‘’；•后",
  ])
  func splitsBehindMarks(_ marked: String) {
    let golden = MarkedText(marked)
    let found = SentenceSplitter().sentences(of: golden.text)
    #expect(found.map { golden.text.string($0) } == golden.pieces)
  }

  @Test(arguments: [
    (" \u{3000}　首句。  次句 \r\n\r\n\t末 \n", ["首句。", "次句", "末"]),
    ("甲\r乙\n丙\r\n丁", ["甲", "乙", "丙", "丁"]), ("", []), (" \n\r\n\u{3000}", []),
    ("甲。\n”乙", ["甲。", "”乙"]), ("\"甲\n乙。\"丙\"", ["\"甲", "乙。", "\"丙\""]),
    ("甲。 ”", ["甲。", "”"]),
  ])
  func lineEndsEndSentencesAndWhiteSpaceIsTrimmed(_ string: String, _ expected: [String]) {
    let text = SourceText(string)
    #expect(SentenceSplitter().sentences(of: text).map { text.string($0) } == expected)
  }

  @Test func aPartOfATextHasTheTextsOffsets() {
    let text = SourceText("甲。乙。丙。")
    #expect(
      SentenceSplitter().sentences(of: text, in: TextRange(3, 15))
        == [TextRange(3, 6), TextRange(6, 12), TextRange(12, 15)])
  }

  @Test func allButWhiteSpaceIsInExactlyOneSentence() {
    for text in TokenizerLawTests.allTexts {
      var end = 0
      for range in SentenceSplitter().sentences(of: text).map(\.indices) {
        #expect(range.lowerBound >= end && !range.isEmpty)
        #expect(isBlank(text, end..<range.lowerBound))
        let scalars = String(decoding: text.utf8[range], as: UTF8.self).unicodeScalars
        #expect(ScalarClass(scalars.first!.value) != .space)
        #expect(ScalarClass(scalars.last!.value) != .space)
        #expect(!scalars.contains("\n") && !scalars.contains("\r"))
        end = range.upperBound
      }
      #expect(isBlank(text, end..<text.utf8.count))
    }
  }

  private func isBlank(_ text: SourceText, _ range: Range<Int>) -> Bool {
    String(decoding: text.utf8[range], as: UTF8.self).unicodeScalars
      .allSatisfy { ScalarClass($0.value) == .space }
  }
}
