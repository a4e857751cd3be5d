import DocLint
import Foundation
import Testing

@Suite struct ReportProgramTests {
  let folder: Program.Folder

  init() throws {
    folder = try Program.Folder()
    try folder.file("in/bad.txt", "标题\n各单位请与值班室联系，电话13800000000。截止目前(全部)完成。\n")
    try folder.file("in/good.txt", "各单位要按时报送工作情况。\n")
    try folder.file("in/broken.docx", "PK\u{3}\u{4}broken")
  }

  func run(_ script: String) throws -> Program.Result { try Program.shell(script, in: folder) }

  /// From the saved result every format is made byte for byte as by the run itself.
  @Test(arguments: OutputFormat.allCases)
  func reportMakesEveryFormatFromTheSavedResult(format: OutputFormat) throws {
    let direct = try run("$D lint --isolated --format \(format.rawValue) in")
    #expect(direct.code == 3)
    _ = try run("$D lint --isolated --format json --with-text --output saved.json in")
    let again = try run("$D report saved.json --format \(format.rawValue)")
    #expect(again.code == direct.code)
    #expect(again.output == direct.output)
    #expect(again.errors.isEmpty)
  }

  @Test func withoutTextsItSaysWhatIsLeftOut() throws {
    _ = try run("$D lint --isolated --format json --output saved.json in")
    let text = try run("$D report saved.json")
    #expect(text.code == 3 && text.errors.contains("没有全文"))
    #expect(text.text.contains("privacy-mobile") && !text.text.contains("^^^"))
    #expect(try run("$D report saved.json --quiet").errors.isEmpty)
    #expect(try run("$D report saved.json --format csv").errors.isEmpty)
    #expect(
      try run("cat saved.json | $D report - --format concise").text.contains("privacy-mobile"))
  }

  @Test func reportRefusesWhatIsNoResult() throws {
    try folder.file("x.json", "{}")
    let result = try run("$D report x.json")
    #expect(result.code == 2 && result.output.isEmpty && result.errors.contains("x.json"))
    #expect(try run("$D report none.json").code == 2)
  }

  @Test func reportTakesAnotherThreshold() throws {
    _ = try run("$D lint --isolated --select privacy-mobile --format json -o saved.json in/bad.txt")
    #expect(try run("$D report saved.json").code == 1)
    #expect(try run("$D report saved.json --fail-on never").code == 0)
  }

  /// What a reviewer has decided on does not come up again, and is not forgotten.
  @Test(arguments: OutputFormat.allCases)
  func decisionsSettleFindings(format: OutputFormat) throws {
    let lint = "$D lint --isolated --select privacy-mobile in/bad.txt in/good.txt "
    let found = try run(lint + "--format json").text
    let fingerprint = try #require(
      found.components(separatedBy: "\"fingerprint\": \"").dropFirst().first?.prefix(16))
    try folder.file(
      "decisions.json",
      """
      {"schema": "doclint-decisions/1", "decisions": [
        {"fingerprint": "\(fingerprint)", "decision": "rejected", "note": "公开的值班电话"}]}
      """)
    let settled = try run(lint + "--decisions decisions.json --format \(format.rawValue)")
    #expect(settled.code == 0)
    switch format {
    case .concise, .junit, .github, .gitlab, .checkstyle, .rdjson, .markdown:
      #expect(!settled.text.contains("privacy-mobile"))
    default: #expect(settled.text.contains("公开的值班电话"))
    }
  }

  /// The exit code is that of the true paths, and nothing of the names is left.
  @Test func anonymousReportsNameNobody() throws {
    try folder.file("in/柳桥县.txt", "柳桥县卫生健康局\n联系人：王小明，电话13800000000。柳桥县已完成。\n")
    let plain = try run("$D lint --isolated in")
    let lint = try run(
      "$D lint --isolated --anonymous --format json --with-text -o saved.json in; cat saved.json")
    #expect(plain.code == 3)
    for name in ["柳桥", "王小明", "13800000000"] {
      #expect(plain.text.contains(name) && !lint.text.contains(name))
    }
    #expect(try run("$D lint --isolated --anonymous in").code == 3)
    #expect(try run("$D report saved.json --anonymous --format html").code == 3)
    _ = try run("$D lint --isolated --format json -o bare.json in")
    let refused = try run("$D report bare.json --anonymous")
    #expect(refused.code == 2 && refused.errors.contains("--with-text"))
  }

  @Test func compareWritesAPageOfItsOwn() throws {
    let shared =
      "柳桥县新建门诊部三处，添置床位一百张，培训村医二百人，走访老人八百户。\n"
      + "村医每月上门两次，替行动不便的老人量血压、送药，冬天还要看看炉子是不是通风。\n"
    try folder.file("a.txt", shared)
    try folder.file("b.txt", shared.replacingOccurrences(of: "柳桥", with: "青禾"))
    let result = try run("$D compare --isolated --format html a.txt b.txt")
    #expect(result.code == 0)
    #expect(result.text.contains("疑似高度雷同") && result.text.contains("id=\"p1\""))
  }
}
