import Testing

@testable import DocLint

/// Every check of relations with each of its outcomes.
@Suite struct VerdictTests {
  private func verdicts(_ text: String, _ check: String) -> [Relation.Verdict] {
    NumberAnalysis(Document(path: "a.txt", text: SourceText(text))).relations
      .filter { $0.check == check }.map(\.verdict)
  }

  @Test(
    arguments: [
      // Parts and totals.
      ("num-subtotal-mismatch", "全县有卫生院20家，其中城区8家、农村12家。", .pass),
      ("num-subtotal-mismatch", "全县有卫生院20家，其中城区8家、农村13家。", .fail),
      ("num-subtotal-mismatch", "全县有机构1000家，其中医院80家、站点860家、门诊部30家。", .uncertain),
      ("num-subtotal-mismatch", "全县有机构1000家，其中医院80家、门诊部30家。", .notAssessable),
      // Rates.
      ("num-ratio-mismatch", "全县登记在册患者2000人，在管1900人，管理率95.00%。", .pass),
      ("num-ratio-mismatch", "全县登记在册患者2000人，在管1900人，管理率94.15%。", .fail),
      ("num-ratio-mismatch", "全县登记在册患者2000人。在管1900人，管理率94.15%。", .uncertain),
      ("num-ratio-mismatch", "全县在管1900人，管理率94.15%。", .notAssessable),
      ("num-rate-infeasible", "在册患者80人，在管76人，管理率95.0%，服药率92.5%。", .pass),
      ("num-rate-infeasible", "在册患者80人，在管76人，管理率95.0%，服药率91.9%。", .uncertain),
      ("num-rate-outside-parts", "总体合格率95%，其中城区合格率96%、农村合格率94%。", .pass),
      ("num-rate-outside-parts", "总体合格率99%，其中城区合格率96%、农村合格率94%。", .fail),
      ("num-rate-outside-parts", "总体合格率99%，其中东镇合格率96%、西镇合格率94%。", .uncertain),
      ("num-ratio-mismatch", "2022年，全县活产5620人，婴儿死亡14人，婴儿死亡率2.49‰。", .pass),
      ("num-ratio-mismatch", "2022年，全县活产5620人，婴儿死亡14人，婴儿死亡率3.49‰。", .fail),
      ("num-ratio-mismatch", "全县抽检药品420批次，合格率99.5%，不合格2批次。", .pass),
      ("num-ratio-mismatch", "全县抽检药品420批次，合格率92.5%，不合格2批次。", .fail),
      ("num-ratio-mismatch", "其中乙类传染病126例，占25.9%；丙类传染病360例，占74.1%。", .pass),
      ("num-ratio-mismatch", "其中乙类传染病126例，占45.9%；丙类传染病360例，占74.1%。", .fail),
      ("num-ratio-mismatch", "甲组2376人，乙组1664人，丙组713人，分别占50.0%、35.0%、15.0%。", .pass),
      ("num-ratio-mismatch", "全年新增就业3260人，完成年度任务3000人的108.7%。", .pass),
      ("num-ratio-mismatch", "全年新增就业3260人，完成年度任务3000人的118.7%。", .fail),
      ("num-average-mismatch", "全县举办培训班12期，培训960人次，平均每期80人次。", .pass),
      ("num-average-mismatch", "全县举办培训班12期，培训960人次，平均每期85人次。", .fail),
      ("num-average-mismatch", "投入资金186万元，改造卫生间62处，平均每处5万元。", .fail),
      ("num-subtotal-mismatch", "不合格48批次中，农残超标29批次，其他19批次。", .pass),
      ("num-subtotal-mismatch", "不合格48批次中，农残超标29批次，其他20批次。", .fail),
      ("num-subtotal-mismatch", "全县人口38万人，其中0—14岁6万人，15—59岁23万人，60岁及以上9万人。", .pass),
      ("num-subtotal-mismatch", "评价机构18家，优秀5家，良好9家，合格4家。", .pass),
      // Changes.
      ("num-growth-mismatch", "投入资金1260万元，比上年增加260万元，增长26.0%。", .pass),
      ("num-growth-mismatch", "投入资金1260万元，比上年增加260万元，增长29.0%。", .fail),
      ("num-growth-mismatch", "报告病例486例，较上月（432例）上升12.5%，较去年同期（540例）下降10.0%。", .pass),
      ("num-growth-mismatch", "报告病例486例，较上月（432例）上升15.5%。", .fail),
      ("num-difference-mismatch", "人均预期寿命79.6岁，比2018年提高1.4岁，2018年为78.2岁。", .pass),
      ("num-difference-mismatch", "人均预期寿命79.6岁，比2018年提高1.4岁，2018年为72.2岁。", .fail),
      ("num-difference-mismatch", "床位从120张增加到150张，增加30张。", .pass),
      ("num-difference-mismatch", "床位从120张增加到150张，增加40张。", .fail),
      ("num-difference-mismatch", "2022年床位120张，2023年床位150张，增加40张。", .uncertain),
      ("num-growth-mismatch", "门诊量由上年的400人次增加到480人次，增长20%。", .pass),
      ("num-growth-mismatch", "门诊量由上年的400人次增加到480人次，增长25%。", .fail),
      ("num-growth-mismatch", "2022年门诊量400人次，2023年门诊量480人次，增长25%。", .uncertain),
      ("num-average-growth-mismatch", "床位由2017年的400张增加到2022年的644张，年均增长10.0%。", .pass),
      ("num-average-growth-mismatch", "床位由2017年的400张增加到2022年的644张，年均增长15.0%。", .fail),
      ("num-average-growth-mismatch", "床位由2017年的400张增加到2022年的644张，年均增长12.6%。", .uncertain),
      ("num-average-growth-mismatch", "床位由400张增加到644张，年均增长10.0%。", .notAssessable),
      ("num-multiple-misuse", "服务点由20个增加到40个，是原来的2倍。", .pass),
      ("num-multiple-misuse", "服务点由20个增加到40个，增长2倍。", .fail),
      ("num-percent-point", "素养水平由2022年的24.35%提高到2023年的27.81%，提高3.46%。", .fail),
      // Lists.
      ("num-enum-count", "实施三项行动：控烟行动、减盐行动、健身行动。", .pass),
      ("num-enum-count", "实施四项行动：控烟行动、减盐行动、健身行动。", .fail),
      ("num-enum-count", "建成检验、影像“五大中心”。", .notAssessable),
      ("num-respectively-arity", "甲镇、乙镇、丙镇分别建成3个、5个、7个。", .pass),
      ("num-respectively-arity", "甲镇、乙镇、丙镇分别建成3个、5个。", .fail),
      // Facts told twice.
      ("num-fact-conflict", "全县累计建成健康小屋125个。\n\n一是抓建设。\n\n全县累计建成健康小屋125个。", .pass),
      ("num-fact-conflict", "全县累计建成健康小屋125个。\n\n一是抓建设。\n\n全县累计建成健康小屋128个。", .fail),
      (
        "num-target-conflict",
        "到2025年，全市儿童疫苗接种率达到95%以上。\n\n一是抓落实。\n\n到2025年，全市儿童疫苗接种率达到95%以下。", .fail
      ),
      // Tables.
      ("num-table-total", "单位\t检查（家）\n东镇\t75\n南镇\t62\n合计\t137", .pass),
      ("num-table-total", "单位\t检查（家）\n东镇\t75\n南镇\t62\n合计\t147", .fail),
      (
        "num-ratio-mismatch",
        "项目\t预算数\t执行数\t执行率（%）\n甲\t5600\t5432\t97.0\n乙\t3200\t3040\t95.0\n丙\t7200\t6840\t95.0\n丁\t2000\t1800\t98.0",
        .fail
      ),
      (
        "num-body-table-conflict", "2020年，全市婴儿死亡率为2.38‰。\n\n指标\t2020年\t2025年\n婴儿死亡率（‰）\t2.38\t2.20",
        .pass
      ),
      (
        "num-body-table-conflict", "2020年，全市婴儿死亡率为2.83‰。\n\n指标\t2020年\t2025年\n婴儿死亡率（‰）\t2.38\t2.20",
        .fail
      ),
      ("num-order-violated", "全镇有养老机构12家，其中民办机构15家。", .fail),
      ("num-partition-gap", "人口超过30万的县设5个站点，人口30万以下的县设3个站点。", .pass),
      ("num-definition-conflict", "“1”指党建引领；“1”指邻里中心服务。", .uncertain),
      ("num-implausible", "全县疫苗接种率达到103.5%。", .uncertain),
      ("date-chronology", "规划期为2025—2021年。", .fail),
      ("date-chronology", "该片2023年制作的作品获得2021年一等奖。", .uncertain),
    ] as [(String, String, Relation.Verdict)])
  func outcome(_ check: String, _ text: String, _ verdict: Relation.Verdict) {
    let found = verdicts(text, check)
    #expect(found.contains(verdict), "\(found)")
    if verdict == .pass || verdict == .notAssessable {
      #expect(!found.contains(.fail) && !found.contains(.uncertain), "\(found)")
    }
  }

  /// A finding quotes what is printed, shows the formula, the difference and what would mend it.
  @Test(arguments: [
    ("全县有卫生院20家，其中城区8家、农村13家。", ["20家", "8 + 13 = 21", "相差1", "20→21", "13→12"]),
    ("全县登记在册患者2000人，在管1900人，管理率94.15%。", ["94.15%", "1900 ÷ 2000", "95.00%", "相差0.85", "1883"]),
    ("床位从120张增加到150张，增加40张。", ["40张", "150 − 120 = 30", "相差10", "160", "110"]),
    ("门诊量由上年的400人次增加到480人次，增长25%。", ["25%", "(480 − 400) ÷ 400 = 20.0%", "500", "384"]),
    ("全县举办培训班12期，培训960人次，平均每期85人次。", ["85人次", "960 ÷ 12 = 80", "相差5", "85→80", "960→1020"]),
    ("投入资金1260万元，比上年增加260万元，增长29.0%。", ["29.0%", "26.0%", "2600000→2832558"]),
    ("服务点由20个增加到40个，是原来的3倍。", ["40 ÷ 20", "3→2.0", "40→60"]),
    (
      "单位\t检查（家）\n东镇\t75\n南镇\t62\n合计\t147",
      ["147", "75 + 62 = 137", "相差10", "147→137", "75→85"]
    ),
  ])
  func aFindingShowsItsEvidence(_ text: String, _ words: [String]) throws {
    let relation = try #require(
      NumberAnalysis(Document(path: "a.txt", text: SourceText(text))).relations.first {
        $0.severity == .error
      })
    for word in words { #expect(relation.message.zh.contains(word), "\(relation.message.zh)") }
    #expect(relation.message.zh.contains("请核对"))
  }

  /// A slip of the pen is told from chance.
  @Test func slipsAreLikelyOnlyAmongLongNumbers() {
    func likely(_ written: Int, _ meant: Int) -> Bool {
      Slip.isLikely([(Exact(written), Exact(meant))])
    }
    #expect(Slip(Exact(84), Exact(48)) == .swapped)
    #expect(Slip(Exact(123), Exact(193)) == .changed)
    #expect(Slip(Exact(123), Exact(132)) == .swapped)
    #expect(Slip(Exact(123), Exact(321)) == nil)
    #expect(likely(7_834_521, 7_834_921))
    #expect(likely(84, 48))
    #expect(!likely(23, 28))
  }
}
