import Testing

@testable import DocLint

/// Text that a reader does not see is compared on its own.
@Suite struct HiddenReuseTests {
  static let text =
    "柳桥县把防汛准备抓在汛前，逐库逐坝排查隐患，落实巡查责任人，补充编织袋和抢险舟艇，组织乡镇演练转移路线，"
    + "确保险情早发现、早处置，群众转移不漏一户一人，汛期值班值守始终在岗在位。"
  static let other = "青禾市今年推进社区食堂建设，老年人就近用餐更加方便，志愿者每天上门送餐，服务覆盖全部街道。"

  func hiding(_ kind: HiddenContent.Kind, _ text: String) -> Input {
    var origin = DocumentOrigin(format: "docx")
    origin.hidden = [HiddenContent(kind: kind, range: TextRange(0, 0), text: text)]
    return Input(
      path: "b.docx",
      outcome: .document(
        Document(path: "b.docx", text: SourceText(Self.other + "\n"), origin: origin)))
  }

  func seen(_ path: String, _ text: String) -> Input {
    Input(path: path, outcome: .document(Document(path: path, text: SourceText(text + "\n"))))
  }

  @Test(arguments: [HiddenContent.Kind.vanished, .white, .tiny, .deletedRevision])
  func aHiddenCopyIsNamedApart(_ kind: HiddenContent.Kind) throws {
    let report = Linter().lint([hiding(kind, Self.text), seen("a.txt", Self.text)])
    let found = report.diagnostics.filter { $0.rule == "reuse-hidden-text" }
    #expect(found.map(\.path) == ["b.docx"])
    #expect(try #require(found.first).message.zh.contains("a.txt"))
    #expect(report.reuse.pairs.isEmpty)
  }

  @Test func soItIsAgainstWhatIsOnlyComparedWith() {
    let report = Linter().lint(
      [hiding(.vanished, Self.text)], against: [seen("a.txt", Self.text)])
    #expect(report.diagnostics.contains { $0.rule == "reuse-hidden-text" })
  }

  @Test func commentsCountForNoRatio() throws {
    var origin = DocumentOrigin(format: "docx")
    let remark = "此处与去年的材料相同，请核对来源，并说明今年的新做法和新成效。"
    origin.places = PlaceMap([
      .init(start: 0, place: DocumentPlace(part: .body, paragraph: 1)),
      .init(
        start: UInt32(Self.text.utf8.count + 1), place: DocumentPlace(part: .comment, paragraph: 1)),
    ])
    let commented = Input(
      path: "b.docx",
      outcome: .document(
        Document(
          path: "b.docx", text: SourceText(Self.text + "\n" + remark + "\n"), origin: origin)))
    let report = Linter().lint([commented], against: [seen("a.txt", Self.text)])
    let pair = try #require(report.reuse.pairs.first)
    #expect(pair.ratios.document.ratio == 1)
    #expect(pair.excluded.map(\.reason) == [.comment])
  }

  @Test func whatIsNoTextAndWhatIsItsOwnIsNotCompared() {
    for input in [
      hiding(.externalLink, Self.text), hiding(.vanished, "内部掌握"),
      hiding(.vanished, Self.other + Self.other),
    ] {
      let report = Linter().lint([input, seen("a.txt", Self.text)])
      #expect(!report.diagnostics.contains { $0.rule == "reuse-hidden-text" })
    }
  }
}
