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
}
