import Testing

@testable import DocLint

@Suite struct PageTextTests {
  /// Words of 16 points on one line, each with the gap before it in points.
  func text(_ words: [(gap: Double, text: String)]) -> String {
    var page = PageContent(width: 595, height: 842)
    var x = 80.0
    for word in words {
      x += word.gap
      let width = word.text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x80 ? 8 : 16) }
      page.fragments.append(
        PageFragment(
          left: x, right: x + Double(width), top: 300, bottom: 320, text: Array(word.text.utf8),
          size: 15.4))
      x += Double(width)
    }
    return PageText([page]).lines.map { String(decoding: $0.content.utf8, as: UTF8.self) }
      .joined(separator: "\n")
  }

  @Test func aGapBetweenChineseCharactersIsASpace() {
    #expect(
      text([(0, "全县累计推荐"), (3.6, "个典型村，请各镇学习")]) == "全县累计推荐 个典型村，请各镇学习")
  }

  @Test func justifiedLinesHoldNoSpaces() {
    let spread = "全县累计推荐典型村".map { (4.0, String($0)) }
    #expect(text(spread) == "全县累计推荐典型村")
    // A space shows all the same.
    var spaced = spread
    spaced[6].0 = 8
    #expect(text(spaced) == "全县累计推荐 典型村")
  }

  @Test func betweenChineseAndFiguresNothingIsConcluded() {
    #expect(text([(0, "共有"), (4, "12"), (4, "个典型村")]) == "共有12个典型村")
    #expect(text([(0, "附件："), (3.6, "通知"), (3.6, "，请照办")]) == "附件：通知，请照办")
  }

  @Test func aWideStepWithinARunOfOFDIsASpace() throws {
    func read(_ steps: String) throws -> String {
      let line =
        "<ofd:TextObject Boundary=\"30 60 150 6\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" "
        + "DeltaX=\"\(steps)\">全县累计推荐个典型村</ofd:TextCode></ofd:TextObject>"
      let bytes = FileBuilder.ofd([line + FileBuilder.line("青禾市民政局", 30, 80)])
      let document = try #require(InputReader().read(bytes: bytes, path: "a.ofd").document)
      return String(decoding: document.text.utf8, as: UTF8.self)
    }
    #expect(try read("g 5 5 6.2 g 3 5") == "全县累计推荐 个典型村\n青禾市民政局\n")
    #expect(try read("g 9 5.9") == "全县累计推荐个典型村\n青禾市民政局\n")
    #expect(try read("g 5 5.9 7.1 g 3 5.9") == "全县累计推荐 个典型村\n青禾市民政局\n")
  }
}
