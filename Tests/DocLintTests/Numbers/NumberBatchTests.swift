import Testing

@testable import DocLint

@Suite struct NumberBatchTests {
  private func input(_ path: String, _ text: String) -> Input {
    Input(path: path, outcome: .document(Document(path: path, text: SourceText(text))))
  }

  private func found(
    _ texts: [(String, String)], against archive: [(String, String)] = [],
    references: [ReferenceFact] = []
  ) -> [Diagnostic] {
    Linter().lint(
      texts.map { input($0.0, $0.1) }, against: archive.map { input($0.0, $0.1) },
      references: references
    ).diagnostics.filter { $0.rule == "num-fact-conflict-across" || $0.rule == "num-stale-copy" }
  }

  private let a = "柳桥县2023年工作总结\n2023年，全县居民健康素养水平达到24.97%。\n"
  private let b = "柳桥县2023年情况通报\n2023年，全县居民健康素养水平达到26.50%。\n"

  @Test func oneFactWithTwoValuesIsReportedOnceInTheLater() throws {
    let found = found([("b.txt", b), ("a.txt", a)])
    #expect(found.map(\.path) == ["b.txt"])
    let finding = try #require(found.first)
    #expect(finding.related.map(\.path) == ["a.txt"])
    #expect(finding.message.zh.contains("26.50%") && finding.message.zh.contains("24.97%"))
  }

  @Test func whatIsComparedAgainstIsNotReportedOn() {
    #expect(found([("a.txt", a)], against: [("z.txt", b)]).map(\.path) == ["a.txt"])
  }

  @Test(arguments: [
    "柳桥县2022年情况通报\n2022年，全县居民健康素养水平达到26.50%。\n",
    "青禾县2023年情况通报\n2023年，全县居民健康素养水平达到26.50%。\n",
    "柳桥县2023年情况通报\n2023年，全县城镇居民健康素养水平达到26.50%。\n",
    "柳桥县2023年情况通报\n2023年，全县居民健康素养水平达到25.0%。\n",
    "柳桥县2023年情况通报\n2023年，全县居民健康素养水平力争达到26.50%。\n",
    "柳桥县2023年情况通报\n2023年上半年，全县居民健康素养水平达到26.50%。\n",
    "柳桥县2023年政府工作报告\n全县居民健康素养水平达到26.50%。\n",
    "柳桥县2023年9月工作简报\n全县居民健康素养水平达到26.50%。\n",
    "柳桥县2023年工作要点\n全县居民健康素养水平达到26.50%。\n",
  ]) func anotherYearPlaceGroupGoalOrRoundingIsNoConflict(_ other: String) {
    #expect(found([("a.txt", a), ("b.txt", other)]).isEmpty)
  }

  @Test func theYearOfALookBackIsThatOfItsFirstSentence() {
    let before = "柳桥县2022年工作总结\n2022年，全县居民健康素养水平达到24.97%。\n"
    let report =
      "柳桥县2023年政府工作报告\n一、过去一年工作回顾\n2022年，各项工作稳步推进。\n全县居民健康素养水平达到26.50%。\n"
    #expect(found([("a.txt", before), ("b.txt", report)]).map(\.path) == ["b.txt"])
  }

  @Test func roundWordsAreNoFacts() {
    let first = "柳桥县2023年工作总结\n2023年，全县组建百名健康科普专家宣讲团队。\n"
    let second = "柳桥县2023年情况通报\n2023年，全县组建126名健康科普专家宣讲团队。\n"
    #expect(found([("a.txt", first), ("b.txt", second)]).isEmpty)
  }

  @Test func aReferenceSpeaksAgainstAFigure() throws {
    let fact = try #require(
      ReferenceFact(
        indicator: "居民健康素养水平", region: "柳桥县", period: "2023", value: "25.10%", source: "统计公报"))
    let found = found([("a.txt", a)], references: [fact])
    #expect(found.map(\.severity) == [.error])
    let other = try #require(
      ReferenceFact(
        indicator: "居民健康素养水平", region: "柳桥县", period: "2022", value: "22.10%", source: ""))
    #expect(self.found([("a.txt", a)], references: [other]).isEmpty)
    #expect(
      ReferenceFact(indicator: "水平", region: "", period: "", value: "不详", source: "") == nil)
  }

  private func report(_ place: String, _ shift: Int) -> String {
    "\(place)卫生健康工作总结\n\(place)始终把健康放在首位。全年建成小屋\(12 + shift)个，开展讲座\(35 + shift)场，培训骨干\(48 + shift)名，"
      + "发放手册\(5200 + shift)份，走访家庭\(870 + shift)户，签约居民\(3600 + shift)人，随访老人\(960 + shift)人次，"
      + "检查单位\(77 + shift)家，整改问题\(19 + shift)个，投入资金\(260 + shift)万元，配备设备\(43 + shift)台，招募志愿者\(150 + shift)人。\n"
  }

  @Test func figuresOfAnotherPlaceAreReportedForChecking() {
    let found = found([("a.txt", report("柳桥县", 0)), ("b.txt", report("青禾县", 0))])
      .filter { $0.rule == "num-stale-copy" }
    #expect(found.map(\.path) == ["b.txt"])
    #expect(found.allSatisfy { $0.message.zh.contains("请核对") })
  }

  @Test func otherFiguresOrTheSamePlaceAreNot() {
    #expect(
      !found([("a.txt", report("柳桥县", 0)), ("b.txt", report("青禾县", 3))])
        .contains { $0.rule == "num-stale-copy" })
    #expect(
      !found([("a.txt", report("柳桥县", 0)), ("b.txt", report("柳桥县", 0))])
        .contains { $0.rule == "num-stale-copy" })
  }

  @Test func theOptInRuleRunsWhereItIsNamed() {
    let text = "全县疫苗接种率达到103.5%。"
    func rules(_ configuration: Configuration) -> [String] {
      Linter(configuration: configuration).lint([input("a.txt", text)]).diagnostics.map(\.rule)
    }
    #expect(!rules(Configuration()).contains("num-implausible"))
    #expect(
      (try? Configuration().overridden(select: ["num-implausible"])).map(rules)
        == ["num-implausible"])
  }

  /// Lists of thousands of figures in one paragraph, with and without full stops.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "全县登记在册患者2000人，在管1900人，管理率95.00%。", "登记患者2000人，在管1900人，", "其中甲3个、", "比上年的3个增加2个，",
      "分别为3%、5%、", "三项：甲、乙、", "（12个",
      "2023年", "产值由3增至10万元，", "共投入300万元，", "举办培训班12期，培训960人次，平均每期80人次，",
      "甲组12家比乙组多3家，",
    ]) func longParagraphsTakeTimeInProportion(_ unit: String)
  {
    let text = String(repeating: unit, count: 1500)
    let analysis = NumberAnalysis(Document(path: "a.txt", text: SourceText(text)))
    #expect(analysis.paragraphs.count == 1)
  }

  @Test func tablesWithRepeatedHeadersAndBlanksAreRead() {
    let text = """
      指标\t2020年\t2025年
      婴儿死亡率（‰）\t2.38\t≤2.20
      托位数（个）\t-\t15

      指标\t2020年\t2025年
      近视率（%）\t47.93\t力争每年降低0.5个百分点以上
      """
    let structure = DocumentStructure(Document(path: "a.txt", text: SourceText(text)))
    let tables = NumberTable.tables(in: structure).tables
    #expect(tables.count == 1)
    #expect(tables.first?.rows.count == 4)
    let cells = tables.first?.rows.dropFirst().map { $0[2].quantity?.value.decimal() ?? "-" }
    #expect(cells == ["2.2", "15", "-"])
    #expect(tables.first?.rows[1][1].quantity?.unit.text == "‰")
  }
}
