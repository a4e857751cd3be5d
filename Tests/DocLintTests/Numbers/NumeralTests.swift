import Testing

@testable import DocLint

@Suite struct NumeralTests {
  @Test(arguments: [
    ("三万五", "35000"), ("一百二", "120"), ("两千三百五", "2350"), ("一百二十万三", "1203000"), ("廿二", "22"),
    ("二〇三五", "2035"), ("3.63万", "36300"), ("1.2亿", "120000000"), ("一百点123", "100.123"),
    ("100万三千", "1003000"), ("壹拾壹", "11"), ("十万零一", "100001"), ("零点零一", "0.01"), ("62,400", "62400"),
    ("一亿五千万零六千三百五十五", "150006355"),
  ]) func reads(_ numeral: String, _ value: String) {
    let scalars = ScalarText.units(numeral)
    let read = ChineseNumeral(scalars, at: 0)
    #expect(read?.value.exactDecimal == value)
    #expect(read?.end == scalars.count)
  }

  /// A digit that nothing else of a numeral follows, read within a text.
  @Test(arguments: [
    ("七年", "7", 1), ("两", "2", 1), ("三点钟", "3", 1), ("三点五", "3.5", 3), ("五十", "50", 2),
  ])
  func readsALoneDigit(_ text: String, _ value: String, _ end: Int) {
    let read = ChineseNumeral(ScalarText.units(text), at: 0)
    #expect(read?.value.exactDecimal == value)
    #expect(read?.end == end && read?.hasScale == false && read?.isArabic == false)
  }

  @Test(arguments: ["十七十八", "10.1万零100", "二三十"]) func leavesUnread(_ numeral: String) {
    let scalars = ScalarText.units(numeral)
    #expect(ChineseNumeral(scalars, at: 0) == nil)
  }

  private func quantities(_ text: String) -> [String] {
    QuantityExtractor.mentions(in: NumberText(text)).compactMap { mention in
      guard mention.kind == .quantity, let quantity = mention.quantity else { return nil }
      return "\(quantity.value.decimal())\(quantity.unit.text)\(quantity.bound.rawValue)"
    }
  }

  @Test(arguments: [
    ("床位3.63万张，医师1.68万人", ["36300张exact", "16800人exact"]),
    ("汇集数据980多万条", ["9800000条about"]), ("不少于4篇", ["4篇at-least"]), ("达到80%以上", ["80%at-least"]),
    ("5-10个项目", ["5个range", "10个range"]), ("每3至10万人口", ["30000人range", "100000人range"]),
    ("签约14820人", ["14820人exact"]), ("约100人", ["100人about"]),
    ("近两年累计派出18名", ["2年exact", "18名exact"]),
    ("提高3.94个百分点", ["3.94个百分点exact"]), ("下降到4.44/10万", ["4.44/10万exact"]),
    ("百分之三点五", ["3.5%exact"]),
    ("七成以上", ["70成at-least"]), ("翻了两番", ["4番exact"]), ("五十多名人员", ["50名about"]),
    ("2075平方米", ["2075平方米exact"]), ("全市两家医院", ["2家exact"]),
  ]) func understands(_ text: String, _ expected: [String]) {
    #expect(quantities(text) == expected)
  }

  @Test(arguments: [
    "进一步提高", "“十三五”期间", "第三医院", "三级医院", "打造15分钟生活圈", "24小时热线", "5G网络", "1+8+X模式", "65岁及以上老年人",
    "电话：13800000000", "一、工作背景", "2.2021年工作要点", "（3）加强管理", "〔2022〕44号", "2023年2月", "3.8妇女节", "一等奖",
    "56号庭院",
    "四位一体", "是一个复杂的问题", "“1”指中心", "建党100周年", "落实八项规定", "0-6岁儿童",
  ]) func isNoQuantity(_ text: String) {
    #expect(quantities(text) == [])
  }

  @Test func arithmeticIsExact() {
    let value = Exact(128062) / Exact(100) * Exact(25) / Exact(100)
    #expect(value.exactDecimal == "320.155")
    #expect(Exact(1, over: 3).exactDecimal == nil)
    #expect((Exact(1) / Exact(0)).isValid == false)
    #expect(!(Exact.none < Exact(1)) && !(Exact(1) < Exact.none))
    #expect(Exact(Int128.max, over: 1) + Exact(1) == .none)
    #expect(Exact(-7, over: 2).floor == Exact(-4) && Exact(-7, over: 2).ceiling == Exact(-3))
  }

  @Test func intervalsMeetAtClosedEndsOnly() {
    let a = NumberInterval(Exact(1), Exact(2))
    #expect(a.intersects(NumberInterval(Exact(2), Exact(3))))
    #expect(!a.intersects(NumberInterval(Exact(2), Exact(3), lowerIsOpen: true)))
    #expect(a.intersects(NumberInterval(nil, nil)))
    #expect(a.isBelow(NumberInterval(Exact(3), nil)))
  }

  /// How often something is done is a figure; 一次 in an idiom is none.
  @Test(
    arguments: [
      ("每年一次", ["一次"]), ("每季度1次", ["1次"]), ("每年两次", ["两次"]), ("每半年一次", ["半年", "一次"]),
      ("每年至少召开一次会议", ["一次"]), ("一次性投入", []), ("每年一次性补助", []), ("再一次推动", []), ("第一次会议", []),
      ("进一步加强", []), ("每一次都是", []),
    ] as [(String, [String])])
  func frequencies(_ text: String, _ expected: [String]) {
    let words = NumberText(text)
    let found = QuantityExtractor.mentions(in: words).filter { $0.kind == .quantity }
    #expect(found.map { words.string($0.range) } == expected)
  }
}
