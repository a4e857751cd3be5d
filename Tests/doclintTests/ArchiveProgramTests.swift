import Foundation
import Testing

@Suite struct ArchiveProgramTests {
  static let text =
    "柳桥县把健康放在优先位置，新建门诊部三处，添置床位一百张，培训村医四十名，为老人上门测量血压。"
    + "巡诊车沿着山路开到每个村口，药柜随车补货，回访结果当晚录入台账，缺口由财政统一列支，群众不再为买药跑远路。\n"

  let folder: Program.Folder

  init() throws {
    folder = try Program.Folder()
    try folder.file("old/a.txt", Self.text)
    try folder.file(
      "new/b.txt", Self.text.replacingOccurrences(of: "柳桥县", with: "青禾县"))
    try folder.file(
      "units.yml", "minima: {C: 1}\nunits:\n  - {name: 柳桥县医院, class: C}\n")
  }

  func run(_ script: String) throws -> Program.Result { try Program.shell(script, in: folder) }

  @Test func fromAddingToTheMonth() throws {
    let add = "$D archive add --archive x.doclint --unit 柳桥县医院 --received 2021-03-05 "
    #expect(try run(add + "--status accepted old").text == "已收录 #1 old/a.txt\n")
    #expect(try run(add + "old").text == "已有 #1 old/a.txt\n")
    let lint = "--isolated --select reuse --format concise new"
    let found = try run("$D lint --against x.doclint " + lint)
    #expect(found.code == 1 && found.text.contains("reuse-recycled"))
    #expect(found.output == (try run("$D lint --against old " + lint)).output)
    let query = try run("$D archive query --archive x.doclint --isolated new")
    #expect(query.code == 0 && query.text.contains("#1  2021-03-05  accepted  柳桥县医院"))
    #expect(try run("$D archive check --archive x.doclint").text == "完好，1 件\n")
    let quota = "$D quota --registry units.yml --archive x.doclint --month "
    #expect(try run(quota + "2021-03").code == 0)
    let april = try run(quota + "2021-04 --format csv")
    #expect(april.code == 1 && april.text.contains("柳桥县医院,C,0,0,0,1,1"))
    #expect(try run("$D archive export --archive x.doclint > x.jsonl").code == 0)
    #expect(try run("$D archive import --archive y.doclint x.jsonl").text == "已收录 1 件，原有 0 件\n")
    #expect(try run("$D archive remove --archive x.doclint 1").code == 0)
    #expect(try run("$D archive list --archive x.doclint").output.isEmpty)
  }

  @Test(arguments: [
    "archive add --archive x.doclint --received 2021-02-30 old",
    "archive add --archive x.doclint --status gone old", "archive show --archive x.doclint zwei",
    "quota --registry units.yml --archive x.doclint --month 2021-13",
    "quota --registry none.yml --archive x.doclint --month 2021-03",
  ])
  func wrongUsage(command: String) throws {
    let result = try run("$D \(command)")
    #expect(result.code == 2 && result.output.isEmpty && result.errors.hasPrefix("doclint: "))
  }

  @Test func whatIsNoArchiveIsTold() throws {
    for command in ["list", "check", "compact", "rebuild", "export"] {
      let result = try run("$D archive \(command) --archive units.yml")
      #expect(result.code == 3 && result.errors.contains("不是 DocLint 档案"))
    }
    #expect(try run("$D archive list --archive none.doclint").code == 3)
  }
}
