import Foundation
import Testing

@Suite struct FactsTests {
  let folder: Program.Folder

  init() throws {
    folder = try Program.Folder()
    try folder.file(
      "a.txt", "一、概况\n全县登记在册患者2000人，在管1900人，管理率94.15%，共有床位3.63万张。\n")
  }

  private func run(_ script: String) throws -> Program.Result {
    try Program.shell(script, in: folder)
  }

  @Test func jsonHoldsQuantitiesWhatIsIgnoredAndRelations() throws {
    let result = try run("$D facts --isolated --format json a.txt")
    #expect(result.code == 0)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    #expect(root["schema"] as? String == "doclint/1")
    let quantities = try #require(root["quantities"] as? [[String: Any]])
    #expect(quantities.map { $0["value"] as? String } == ["2000", "1900", "94.15", "36300"])
    #expect(quantities[3]["interval"] as? [String] == ["36250", "36350"])
    #expect(quantities[3]["text"] as? String == "3.63万张")
    #expect(quantities[2]["kind"] as? String == "percent")
    let ignored = try #require(root["ignored"] as? [[String: Any]])
    #expect(ignored.map { $0["class"] as? String } == ["list-mark"])
    let relations = try #require(root["relations"] as? [[String: Any]])
    #expect(relations.map { $0["verdict"] as? String } == ["fail"])
    #expect(relations.first?["explanation"] as? String == "1900 ÷ 2000 = 95.00%")
    let coverage = try #require(root["coverage"] as? [String: Int])
    #expect(coverage == ["figures": 4, "assessed": 3, "notAssessed": 1])
  }

  @Test func theOtherFormatsSayTheSame() throws {
    let csv = try run("$D facts --isolated --format csv a.txt").text
    #expect(csv.hasPrefix("文件,行,列,") && csv.split(separator: "\r\n").count == 5)
    let text = try run("$D facts --isolated a.txt").text
    #expect(text.contains("4 个数字，核对 3 个，未能核对 1 个") && text.contains("不符 1"))
    let english = try run("$D facts --isolated --lang en --format markdown a.txt").text
    #expect(english.contains("|---|") && english.contains("4 figures, 3 assessed"))
  }

  @Test func wrongUsageAndUnreadFiles() throws {
    #expect(try run("$D facts --format xml a.txt").code == 2)
    #expect(try run("$D facts --isolated gone.txt").code == 3)
    try folder.file("ref.csv", "指标,地区,时期,数值\n床位,柳桥县\n")
    #expect(try run("$D lint --isolated --facts ref.csv a.txt").code == 2)
    #expect(try run("$D lint --isolated --facts none.csv a.txt").code == 2)
  }

  @Test func manyJobsGiveTheSameBytes() throws {
    try folder.file("b.txt", "甲镇建成小屋12个。\n")
    let one = try run("$D facts --isolated --format json --jobs 1 a.txt b.txt")
    let four = try run("$D facts --isolated --format json --jobs 4 b.txt a.txt")
    #expect(one.output == four.output)
  }
}
