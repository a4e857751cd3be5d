import DocLint
import Testing

@Suite struct LineIndexTests {
  @Test func placesCountScalarsLinesAndColumns() {
    let text = SourceText("首行\r\n😀二\n\n末")
    let at = Array("首行\r\n😀".utf8).count
    let place = text.location(ofByte: at)
    #expect(place == SourceLocation(offset: 5, line: 2, column: 2))
    #expect(text.location(ofByte: text.utf8.count).line == 4)
    #expect(text.scalarCount == 9)
    #expect(text.line(2) == "😀二")
  }

  @Test func loneCarriageReturnEndsALine() {
    let text = SourceText("甲\r乙")
    #expect(text.location(ofByte: 4) == SourceLocation(offset: 2, line: 2, column: 1))
  }

  /// Bytes are looked at in blocks: a line end may stand on the edge of one.
  @Test(arguments: Array(60...70) + Array(124...132))
  func blocksDoNotShow(count: Int) {
    for (end, length) in [("\n", 1), ("\r", 1), ("\r\n", 2)] {
      for head in [String(repeating: "a", count: count), String(repeating: "字", count: count)] {
        let text = SourceText(head + end + "末")
        #expect(text.scalarCount == count + length + 1)
        let place = text.location(ofByte: text.utf8.count)
        #expect(place == SourceLocation(offset: count + length + 1, line: 2, column: 2))
      }
    }
  }
}
