import Testing

@testable import DocLint

/// Clauses in no order, cut anywhere: nothing of it is a document, and nothing of it may stop the program.
@Suite struct ShuffledClausesTests {
  private static let clauses = [
    "注：各项互不重复，", "原来的三倍，", "。", "，", "\n", "\n\n", "（", "）", "、", "；", "：", "| 科目 | 预算 |\n",
    "|---|---|\n", "\t", "　　", "一、", "（一）", "1.", "附件：", "其中", "分别", "合计", "共", "占", "比上年",
    "较上月（432例）",
    "增长12.5%", "提高3.2个百分点", "由40.5%提高到47.0%，", "2022年床位1120张，", "2023年1690张，", "三年净增570张。",
    "应配273名，", "实配246名，", "配备率90.1%；", "合格率95.5%（340/356），", "（12/352）", "人均3000元，", "即1450人，",
    "第三季度", "同比", "去年同期（60920单位）", "的95%", "万元", "340/", "%", "表1", "柳桥县卫生健康局\n", "2024年11月\n",
    "13800000000", "全县各级机构推进签约服务。", "一是", "三分之二", "8字", "“", "”", "《", "》", "……", "——",
  ]

  @Test func areReadToTheEnd() {
    var generator = SeededGenerator(seed: 11)
    let inputs = (0..<600).map { n -> Input in
      var text = ""
      for _ in 0..<Int.random(in: 2...60, using: &generator) {
        text += Self.clauses.randomElement(using: &generator) ?? ""
      }
      return input("\(n).txt", text)
    }
    let report = Linter().lint(inputs, jobs: 2)
    #expect(report.files.allSatisfy { $0.status == .checked })
  }

  /// The same with the clauses of documents that are full of figures.
  @Test func ofDocumentsAreReadToTheEnd() {
    let stops = Set("，。；：、（）\n")
    var clauses: [String] = []
    for document in Corpus.inputs("figures").compactMap(\.document) {
      var clause = ""
      for character in String(decoding: document.text.utf8, as: UTF8.self) {
        clause.append(character)
        if stops.contains(character) {
          clauses.append(clause)
          clause = ""
        }
      }
    }
    var generator = SeededGenerator(seed: 12)
    let inputs = (0..<400).map { n -> Input in
      var text = ""
      for _ in 0..<Int.random(in: 3...60, using: &generator) {
        let first = Int.random(in: 0..<clauses.count, using: &generator)
        let count = Int.random(in: 1...4, using: &generator)
        text += clauses[first..<min(clauses.count, first + count)].joined()
      }
      return input("\(n).txt", text)
    }
    let report = Linter().lint(inputs, jobs: 2)
    #expect(clauses.count > 3000 && report.files.allSatisfy { $0.status == .checked })
  }

  /// A change is compared with a value that another paragraph tells.
  @Test func aChangeRecallsAValueOfAnotherParagraph() {
    let text = "2020年末，医疗卫生机构床位19080张。\n医疗卫生机构床位达到22540张，比2020年6月增加3460张。"
    let report = Linter().lint([input("a.txt", text)])
    #expect(report.files.map(\.status) == [.checked])
  }

  /// The lines of a paragraph go on behind a note that stands between them.
  @Test func aNoteStandsWithinAParagraph() {
    let text = "经费增加，\n是原来的三倍，\n注：各项互不重复，\n。关于经费情况的说明另有十五万字附后，请各单位对照执行不得有误为要"
    let report = Linter().lint([input("a.txt", text)])
    #expect(report.files.map(\.status) == [.checked])
  }

  private func input(_ path: String, _ text: String) -> Input {
    Input(
      path: path, outcome: .document(Document(path: path, text: SourceText(text))))
  }
}
