import Testing

@testable import DocLint

@Suite struct ComparisonTextTests {
  private func folded(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append(
      contentsOf: ComparisonText(SourceText(text)).units.compactMap { Unicode.Scalar($0) })
    return String(view)
  }

  @Test(arguments: [
    ("ＣＯＶＩＤ", "covid"), ("ｶ", "カ"), ("衛生健康", "卫生健康"), ("醫療機構", "医疗机构"), ("⼀⻓", "0长"),
    ("⽣⼈", "生人"), ("卫\u{200B}生\u{FEFF}健\u{AD}康", "卫生健康"), ("字\u{FE00}\u{E0100}体", "字体"),
    ("卫 生，健\u{3000}康。\n", "卫生健康"), ("“”（）《》……——·", ""), ("①②⑴", ""), ("Ａ\u{202E}Ｂ", "ab"),
    ("㎏", "kg"),
    ("", ""), ("\0\t", ""),
  ])
  func whatAReaderTakesInIsKept(text: String, units: String) {
    #expect(folded(text) == units)
  }

  @Test(arguments: [
    "12", "１２", "十二", "百分之十二", "百分之12", "3.63万", "３．６３万", "三万六千三百", "1,234", "1.2亿", "12000万",
    "二〇二四", "二○二四", "2024", "零", "1\u{200B}2", "廿", "兩萬",
  ])
  func aNumberIsOneUnit(number: String) {
    let text = SourceText("共有\(number)张")
    let comparison = ComparisonText(text)
    #expect(folded("共有\(number)张") == "共有0张")
    #expect(text.string(comparison.original(2..<3, in: text)) == number)
    #expect(comparison.end(ofUnit: 2, in: text) == UInt32("共有\(number)".utf8.count))
  }

  @Test(arguments: ["四十六点八万", "百分之六十六点四", "三点五", "3万5千"])
  func aNumberInMixedNotationIsOneUnit(number: String) {
    #expect(folded("共有\(number)张") == "共有0张")
  }

  @Test(arguments: [("12、13", "00"), ("12 13", "00"), ("3.5。6", "00"), ("5个6", "0个0")])
  func twoNumbersAreTwo(text: String, units: String) {
    #expect(folded(text) == units)
  }

  @Test func aRangeGivesBackTheOriginal() {
    let text = SourceText("全市，有\u{200B}床位３．６３万张。")
    let comparison = ComparisonText(text)
    #expect(comparison.count == 7)
    #expect(text.string(comparison.original(0..<2, in: text)) == "全市")
    #expect(text.string(comparison.original(1..<3, in: text)) == "市，有")
    #expect(text.string(comparison.original(2..<4, in: text)) == "有\u{200B}床")
    #expect(text.string(comparison.original(5..<6, in: text)) == "３．６３万")
    #expect(text.string(comparison.original(0..<7, in: text)) == "全市，有\u{200B}床位３．６３万张")
    #expect(comparison.units(in: TextRange(0, text.utf8.count)) == 0..<7)
    #expect(comparison.units(in: TextRange(0, 0)) == 0..<0)
    #expect(comparison.units(in: TextRange(6, 9)) == 2..<2)
    #expect(comparison.units(in: comparison.original(3..<6, in: text)) == 3..<6)
  }

  @Test func theSmallMapSaysTheSame() {
    for text in RandomText.texts(seed: 21) {
      let whole = ComparisonText(text)
      var small = whole
      small.makeSmall()
      #expect(small.starts == whole.starts)
      for unit in 0..<whole.count {
        let units = unit..<(unit + 1)
        #expect(small.original(units, in: text) == whole.original(units, in: text))
      }
      for byte in 0...UInt32(text.utf8.count) {
        #expect(small.lowerBound(byte) == whole.lowerBound(byte))
      }
    }
  }

  @Test func theMapIsMonotone() {
    for text in RandomText.texts(seed: 20) {
      let comparison = ComparisonText(text)
      #expect(comparison.units.count == comparison.starts.count)
      #expect(!comparison.units.contains(0))
      var end: UInt32 = 0
      var last: UInt32 = 0
      for unit in 0..<comparison.count {
        let range = comparison.original(unit..<(unit + 1), in: text)
        // Several units of one character share its place; others do not overlap.
        #expect(range.lowerBound >= end || range.lowerBound == last)
        #expect(range.upperBound > range.lowerBound)
        #expect(Int(range.upperBound) <= text.utf8.count)
        #expect(text.utf8[Int(range.lowerBound)] & 0xC0 != 0x80)
        #expect(
          range.upperBound == UInt32(text.utf8.count)
            || text.utf8[Int(range.upperBound)] & 0xC0 != 0x80)
        last = range.lowerBound
        end = range.upperBound
      }
      for oddity in comparison.oddities {
        #expect(!oddity.range.isEmpty && Int(oddity.range.upperBound) <= text.utf8.count)
      }
    }
  }

  /// The oddities of a text are a partition of its odd characters, in order.
  @Test func odditiesAreAscending() {
    for text in RandomText.texts(seed: 21, count: 500) {
      let ranges = ComparisonText(text).oddities.map(\.range)
      for (a, b) in zip(ranges, ranges.dropFirst()) { #expect(a.upperBound <= b.lowerBound) }
    }
  }
}

@Suite struct IntegrityFlagTests {
  private func flags(_ string: String) -> [(kind: IntegrityFlag.Kind, texts: [String])] {
    let text = SourceText(string)
    return IntegrityFlag.flags(of: text, ComparisonText(text)).map {
      ($0.kind, $0.ranges.map { text.string($0) })
    }
  }

  @Test(arguments: [
    ("卫\u{200B}\u{200B}生", IntegrityFlag.Kind.invisible, "\u{200B}\u{200B}"),
    ("卫\u{AD}生", .invisible, "\u{AD}"), ("卫\u{E0100}生", .invisible, "\u{E0100}"),
    ("全市⽣产", .radical, "⽣"), ("⻓期", .radical, "⻓"), ("卫\u{E000}生", .privateUse, "\u{E000}"),
    ("卫\u{F0000}生", .privateUse, "\u{F0000}"), ("卫\u{202E}生", .bidirectional, "\u{202E}"),
    ("使用СOVID试剂", .lookalike, "СOVID"),
  ])
  func eachKindIsFoundInItsPlace(text: String, kind: IntegrityFlag.Kind, wording: String) {
    let found = flags(text)
    #expect(found.count == 1)
    #expect(found.first?.kind == kind)
    #expect(found.first?.texts == [wording])
  }

  @Test(arguments: [
    "全市卫生健康工作", "COVID-19，5kV", "Москва", "αβγ", "卫生 健康", "", "👨‍👩‍👧", "👍🏽", "🇨🇳", "1️⃣", "❤️",
    "❤️‍🔥", "👩🏽‍⚕️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "☎️",
  ])
  func theseAreNotFlagged(text: String) {
    #expect(flags("通知\(text)如下").isEmpty)
  }

  /// Emoji sequences whose first character stands outside the blocks that are looked at.
  @Test(arguments: ["©️", "®️", "™️", "ℹ️", "‼️", "⁉️", "〰️", "〽️", "㊗️", "㊙️", "#️⃣", "*️⃣"])
  func emojiOutsideTheSymbolBlocksAreNotFlagged(emoji: String) {
    #expect(flags("通知\(emoji)如下").isEmpty)
  }

  /// A Greek letter that looks like no Latin one is no lookalike: units and compounds have such.
  @Test(arguments: ["5μg", "βhCG", "μmol", "γGT"])
  func greekInUnitsIsNoLookalike(word: String) {
    #expect(flags("剂量\(word)以下").isEmpty)
  }
}

@Suite struct NumberNotationTests {
  private func same(_ a: String, _ b: String) -> Bool {
    guard let x = NumberNotation(a).value, let y = NumberNotation(b).value else { return false }
    return x == y
  }

  @Test(arguments: [
    ["12", "１２", "十二", "百分之十二", "012", "12.0", "一十二"], ["1.2亿", "12000万", "120000000", "一亿二千万"],
    ["二〇二四", "2024", "二○二四", "二零二四", "２０２４"], ["3.63万", "36300", "三万六千三百", "3,6300", "36,300"],
    ["0", "零", "〇", "0.0"], ["一百零五", "105"], ["两千", "2000", "二千", "兩千"], ["十", "10", "一十"],
    ["百分之百", "100"], ["三百二十", "320"], ["1000000000000", "1万亿"],
  ])
  func theseSayTheSame(notations: [String]) {
    for a in notations {
      for b in notations { #expect(same(a, b), "\(a) \(b)") }
    }
  }

  @Test(arguments: [
    ("12", "13"), ("1.2", "12"), ("十二", "二十"), ("3万", "3千"), ("0.5", "5"), ("10", "100"),
  ])
  func theseDoNot(a: String, b: String) {
    #expect(NumberNotation(a).value != nil && NumberNotation(b).value != nil)
    #expect(!same(a, b))
  }

  @Test(arguments: ["三万五", "一百二", "1.2.3", "3万5", ""])
  func theseHaveNoValue(wording: String) {
    #expect(NumberNotation(wording).value == nil)
  }

  @Test func aHundredAndTwoIsNotElliptic() { #expect(same("一百零二", "102")) }

  @Test(arguments: [("一万亿", "1万亿"), ("三万亿", "30000亿"), ("二万五千亿", "25000亿")])
  func tenThousandsOfHundredMillions(chinese: String, arabic: String) {
    #expect(same(chinese, arabic))
  }

  @Test(arguments: ["三分之一", "五分之二"])
  func aFractionIsNoWholeNumber(wording: String) {
    #expect(NumberNotation(wording).value == nil)
  }

  @Test func figuresAreToldFromWords() {
    #expect(NumberNotation("1").isFigure && NumberNotation("１").isFigure)
    #expect(NumberNotation("十二").isFigure)
    #expect(!NumberNotation("一").isFigure && !NumberNotation("十").isFigure)
  }

  @Test func chineseNumeralsAgreeWithDigits() {
    let digits = Array("零一二三四五六七八九")
    func written(_ n: Int) -> String {
      if n == 0 { return "零" }
      var text = ""
      var zero = false
      for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let d = n / unit % 10
        if d == 0 {
          zero = !text.isEmpty
        } else {
          text += (zero ? "零" : "") + String(digits[d]) + name
          zero = false
        }
      }
      return text
    }
    for n in 0..<10_000 where !same(written(n), String(n)) {
      Issue.record("\(written(n)) is not \(n)")
    }
    for n in stride(from: 10_001, to: 99_999_999, by: 777_773) {
      let low = n % 10_000
      let text =
        written(n / 10_000) + "万" + (low == 0 ? "" : (low < 1000 ? "零" : "") + written(low))
      #expect(same(text, String(n)), "\(text) \(n)")
    }
  }
}

@Suite struct PlaceNameTests {
  @Test(arguments: [
    "北京", "南昌", "南昌市", "青岚市", "碧溪县", "楚雄彝族自治州", "楚雄", "墨汀镇", "内蒙古", "黄浦区", "香港特别行政区",
  ])
  func places(name: String) { #expect(PlaceNames.isPlace(name)) }

  @Test func innerMongoliaIsAPlaceByItsFullName() {
    #expect(PlaceNames.isPlace("内蒙古自治区"))
  }

  @Test(arguments: ["青岚彝族自治县", "墨汀回族自治县"])
  func autonomousCountiesArePlaces(name: String) {
    #expect(PlaceNames.isPlace(name))
  }

  @Test(arguments: [
    "城市", "全市", "我县", "各区", "开发区", "超市", "市", "", "卫生", "某某ABC县", "有关县", "市区", "行政村", "贫困县", "农村",
    "12市",
  ])
  func others(name: String) { #expect(!PlaceNames.isPlace(name)) }

  @Test(arguments: [("青岚市", true), ("楚雄彝族自治州", true), ("开发区", false), ("有关县", false), ("市", false)])
  func aNameInATextIsJudgedAlone(name: String, isPlace: Bool) {
    let (before, name) = (ScalarText.units("位于碧溪县"), ScalarText.units(name))
    let range = before.count..<(before.count + name.count)
    #expect(PlaceNames.isPlace(before + name + ScalarText.units("镇"), range) == isPlace)
  }

  @Test(arguments: [
    ("青岚市", "青岚"), ("楚雄彝族自治州", "楚雄"), ("香港特别行政区", "香港"), ("碧溪县", "碧溪"), ("墨汀街道", "墨汀"),
    ("青岚彝族布朗族自治县", "青岚"),
  ])
  func stems(name: String, stem: String) { #expect(PlaceNames.stem(of: name) == stem) }

  @Test func whatHasNoSuffixHasNoStem() {
    #expect(PlaceNames.stem(of: "南昌") == nil)
    #expect(PlaceNames.stem(of: "市") == nil)
    #expect(PlaceNames.stem(of: "") == nil)
  }
}
