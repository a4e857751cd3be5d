import Testing

@testable import DocLint

/// The rule asks the analysis of figures only where that may have something to say.
@Suite struct DateChronologyTests {
  private static let years = [
    "2021年", "２０２３年", "2019", "二〇二二年", "一九九九年", "2024—2021年", "2020*年", "20*22年", "2021,300",
    "1850年", "12345", "3.2021", "2022年3月5日", "2018/2016",
  ]
  private static let words = [
    "制作的宣传片", "荣获", "度优秀奖", "，", "。", "全县", "共办班12期", "\n", "\n\n", "柳卫发〔2023〕5号\n", "至", "—",
    "关于健步走的通知\n", "各镇：\n", " ",
  ]

  @Test(arguments: 0..<200)
  func asksWhereThereIsSomethingToSay(_ seed: Int) {
    var state = UInt64(seed) &* 7919 &+ 11
    func pick(_ list: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return list[Int(state >> 33) % list.count]
    }
    let text = (0..<24).map { $0 % 2 == 0 ? pick(Self.years) : pick(Self.words) }.joined()
    let context = RuleContext(Document(path: "a.txt", text: SourceText(text)))
    let known = context.numberFindings(DateChronology.self)
    let found = DateChronology().check(context)
    for one in known {
      #expect(found.contains { $0.range.overlaps(one.range) }, "\(text)")
    }
  }
}
