import Testing

@testable import DocLint

/// Figures that agree in ways that are easily misread, and the same with one that does not.
@Suite struct AgreeingFigureTests {
  private func findings(_ text: String) -> [Relation] {
    NumberAnalysis(Document(path: "a.txt", text: SourceText(text))).relations
      .filter { $0.severity == .error || $0.severity == .warning }
  }

  @Test(arguments: [
    // A row of years, and the change over all of them.
    "2020年床位710张，2021年底1120张，2022年底1690张，2023年底2582张，三年净增1872张，年均增长53.8%。",
    "覆盖率2021年31.0%，2022年34.5%，2023年39.9%，2024年43.1%，累计提高12.1个百分点。",
    "清缴率2022年为71.6%，2023年为79.8%，今年这一数字较2022年提高13.4个百分点。",
    // Sums of some of what is listed.
    "轻度142人（11.4%）、中度55人（4.4%）、重度32人（2.6%），中重度合计87人。",
    "大型3家、中型26家、小型308家、微型275家，小微合计583家。",
    "医疗收入5.42亿元中，药品1.38亿元、耗材0.96亿元，二者合计2.34亿元。",
    "流感612例、手足口病480例、水痘75例，前两项合计1092例。",
    // What was added, and what there is.
    "新增普惠托位1800个，实增2036个，全市普惠托位总数7512个。",
    "建成友善机构160家，实建160家，累计达412家。",
    // Means, and single ones above them.
    "每个团队平均签约1456人，其中东镇1492人，西镇1347人。",
    "人均到每个人头上5.9元，市里出四成、县里出六成，即市级874万元、县级1311万元。",
    "派驻医师61人，驻点1160天，平均每人19天。",
    "一是编制不足，应核编制61名，高级职称仅7人。二是用房紧张，用房面积1150平方米，人均16.9平方米。",
    // Two wholes with parts of their own.
    "次均门诊费用268.4元，其中药费104.7元，占39.01%；次均住院费用9873元，其中药费2281元、耗材费1827元，分别占23.10%、18.51%。",
    "县级医院派驻医师61人（第一医共体36人、第二医共体25人）。",
    "减去起付线后为19000元，报50%即9500元，自己承担14500元。",
    // A change of the whole, behind its parts.
    "新报告职业病15例，其中尘肺病9例、噪声聋4例、中毒2例，较2022年少7例，下降31.8%。",
    // Rates of something else.
    "流感由884例增至2213例，一种病就多出1329例，占增量的75.8%。",
    "参加能力验证12项，满意11项，1项作废未计，按有效11项计满意率100%。",
    "纳入采购37种药品，36种完成率达到100%，1种完成率为91.4%。",
    "回收问卷1640份，满意1492份；续签意愿88.4%，即1450人。不满意的有62人、47人，共109人，占6.6%。",
    "危急值142例，其中心电104例、影像38例，占全部远程诊断13378例的1.06%。",
  ])
  func areLeftAlone(_ text: String) {
    let found = findings(text)
    #expect(found.isEmpty, "\(found.map(\.message.zh))")
  }

  @Test(arguments: [
    ("2020年床位710张，2021年底1120张，2022年底1690张，2023年底2582张，三年净增1782张。", "num-difference-mismatch"),
    (
      "2020年床位710张，2021年底1120张，2022年底1690张，2023年底2582张，三年年均增长58.3%。",
      "num-average-growth-mismatch"
    ),
    ("覆盖率2021年31.0%，2022年34.5%，2023年39.9%，2024年43.1%，累计提高11.2个百分点。", "num-difference-mismatch"),
    ("大型3家、中型26家、小型308家、微型275家，小微合计538家。", "num-subtotal-mismatch"),
    ("医疗收入5.42亿元中，药品1.38亿元、耗材0.96亿元，二者合计2.43亿元。", "num-subtotal-mismatch"),
    ("一季度新增普惠托位180个，二季度新增普惠托位236个，上半年共新增普惠托位461个。", "num-subtotal-mismatch"),
    ("派驻医师61人，驻点1160天，平均每人29天。", "num-average-mismatch"),
    ("县级医院派驻医师61人（第一医共体36人、第二医共体52人）。", "num-subtotal-mismatch"),
    ("新报告职业病15例，其中尘肺病9例、噪声聋4例、中毒2例，较2022年少7例，下降38.1%。", "num-growth-mismatch"),
  ])
  func areFoundOut(_ text: String, _ check: String) {
    #expect(findings(text).contains { $0.check == check })
  }
}
