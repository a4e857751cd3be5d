import DocLint
import Testing

/// Numbers of as many digits as there are bits are read, and nothing comes to a stop over them.
@Suite struct HugeFigureTests {
  @Test(arguments: [
    "登记患者9223372036854775807人，管理患者190人，管理率95.00%。",
    "登记患者9999999999999999998人，管理9123456789012345678人，管理率15%。",
    "登记患者900719925474099312人，管理200719925474099399人，管理率12.00%。",
    "抽检样品12345678901234567890123456789012345678批次，合格114批次，合格率95%。",
  ])
  func nothingOverflows(text: String) {
    let input = Input(
      path: "a.txt", outcome: .document(Document(path: "a.txt", text: SourceText(text))))
    #expect(Linter().lint([input]).files.count == 1)
  }
}
