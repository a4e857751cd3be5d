import Testing

@testable import DocLint

/// Text that two documents share openly: notices that are handed on, rules that both cite, templates that
/// both fill in, issues of one unit. Each beside its look-alike, which is reported.
@Suite struct OpenlySharedTests {
  private func verdict(_ first: String, _ second: String) -> ReusePair.Verdict? {
    pair(first, second)?.verdict
  }

  /// Whether a pair is reported, not only listed.
  private func isReported(_ first: String, _ second: String) -> Bool {
    let verdict = verdict(first, second)
    return verdict == .recycled || verdict == .partial
  }

  private func pair(_ first: String, _ second: String) -> ReusePair? {
    ReuseAnalyzer().analyze(
      batch: [
        Document(path: "a.txt", text: SourceText(first)),
        Document(path: "b.txt", text: SourceText(second)),
      ]
    ).pairs.first
  }

  // MARK: Handed on

  private let noticeTitle = "澜汀市卫生健康局关于加强秋冬季托育机构健康管理的通知"

  private var noticeBody: String {
    """
    各县（区）卫生健康局：
    入秋以来，托育机构缺勤的幼儿逐周增多，家长询问停托标准的电话也多了起来。为把防线设在班级门口，现就有关事项通知如下。

    一、晨检不许走过场。保育员要在门口逐个摸额头、看手心、问睡眠，发现发热和皮疹的当场联系家长接回，并在晨检簿上写明去向。晨检簿每周五由园长翻阅签名，市里抽查时先看簿子再看人。

    二、通风要有钟点。午睡起床以后开窗二十分钟，开窗时幼儿转到活动室；没有对流的房间加装换气扇，费用从公用经费里开支，不得向家长摊派。

    三、停托和返园都讲凭据。一个班十天内出现三名相同症状的，由属地卫生院上门采样，结果没有出来之前该班不与别班合班；返园须凭社区医生的书面意见，不以家长口头说明代替。

    各县（区）请于十一月底前把落实情况报市局妇幼科。
    """
  }

  private var notice: String { "\(noticeTitle)\n\n\(noticeBody)\n\n澜汀市卫生健康局\n2024年10月11日\n" }

  private func forwarded(
    title: String? = nil, lead: String? = nil, body: String? = nil, signature: String? = nil
  ) -> String {
    """
    \(title ?? "禾渡县卫生健康局关于转发《\(noticeTitle)》的通知")

    各镇卫生院、县妇幼保健院：
    \(lead ?? "现将《\(noticeTitle)》转发给你们，并提出两点要求，请一并落实。")
    山区三个镇的托育点由卫生院骑摩托车送检标本，当天往返；县妇幼保健院派两名医生驻点带教。

    附：市局通知原文

    \(noticeTitle)

    \(body ?? noticeBody)

    \(signature ?? "澜汀市卫生健康局\n2024年10月11日")

    禾渡县卫生健康局
    2024年10月15日

    """
  }

  @Test func aNoticeThatIsHandedOnIsNoReuse() throws {
    for (first, second) in [(notice, forwarded()), (forwarded(), notice)] {
      let found = try #require(pair(first, second))
      #expect(found.verdict == .boilerplate)
      #expect(found.excluded.contains { $0.reason == .quotation && $0.range.count > 600 })
    }
    let report = ReuseAnalyzer().analyze(
      batch: [Document(path: "new.txt", text: SourceText(forwarded()))],
      archive: [Document(path: "old.txt", text: SourceText(notice))])
    #expect(report.pairs.map(\.verdict) == [.boilerplate])
  }

  @Test func aTitleOrALeadIsEnough() {
    #expect(verdict(notice, forwarded(lead: "请认真执行，并做到以下两点。")) == .boilerplate)
    #expect(verdict(notice, forwarded(title: "关于托育机构秋冬季健康管理的通知")) == .boilerplate)
  }

  @Test func aNoticeThatIsNotNamedIsReuse() {
    let title = "禾渡县卫生健康局关于托育机构秋冬季健康管理的通知"
    #expect(verdict(notice, forwarded(title: title, lead: "现提出以下要求，请一并落实。")) == .recycled)
    // Another notice is named.
    let other = "澜汀市卫生健康局关于加强秋冬季学校健康管理的通知"
    #expect(
      verdict(notice, forwarded(title: title, lead: "现将《\(other)》转发给你们，请一并落实。"))
        == .recycled)
    // That it was once printed says nothing of this text.
    #expect(
      verdict(notice, forwarded(title: title, lead: "市局印发《\(noticeTitle)》后，我县闻令而动。"))
        == .recycled)
  }

  @Test func aNoticeWithOtherNamesIsNotHandedOn() {
    let body = noticeBody.replacing("市局", with: "县局").replacing("市里", with: "县里")
      .replacing("各县（区）", with: "各乡镇").replacing("保育员", with: "带班老师")
    #expect(verdict(notice, forwarded(body: body)) == .recycled)
  }

  @Test func theRestIsComparedAsUsual() {
    let rest =
      "各镇把托育点的负责人、联系电话和最近一次停托的日期写成一张卡片，贴在值班室门后，换人当天换卡；"
      + "县妇幼保健院每月抽三个点不打招呼上门，从晨检簿里任选十名幼儿打电话核对，三名以上说不清的，"
      + "由镇分管领导到县里当面说明，连续两次的停发当季补助并在全县大会上点名，直到整改验收为止。"
    let other = "岚口县卫生健康局关于托育机构管理的要求\n\n各镇卫生院：\n\(rest)\n\n岚口县卫生健康局\n2024年9月2日\n"
    let lead = "现将《\(noticeTitle)》转发给你们，请一并落实。\(rest)"
    #expect(isReported(other, forwarded(lead: lead)))
    #expect(verdict(notice, forwarded(lead: lead)) == .boilerplate)
  }

  @Test func twoThatHandOnTheSameShareIt() {
    let other = forwarded().replacing("禾渡县", with: "岚口县").replacing(
      "山区三个镇的托育点由卫生院骑摩托车送检标本，当天往返；县妇幼保健院派两名医生驻点带教。",
      with: "湖区的托育点坐船送检，船到码头由疾控中心接走；请镇里给每个点配一台体温枪。")
    #expect(verdict(forwarded(), other) == .boilerplate)
  }

  /// A plan that is printed is the printer's own, or whoever wrote it is named.
  @Test func aPlanOfThatNameIsPrintedByItsAuthorOnly() {
    let title = "托育机构健康管理实施方案"
    let plan = "\(title)\n\n\(noticeBody)\n\n澜汀市卫生健康局\n2024年10月11日\n"
    func printed(by unit: String) -> String {
      "\(unit)关于印发《\(title)》的通知\n\n各有关单位：\n现将《\(title)》印发给你们，请遵照执行。\n\n"
        + "\(unit)\n2024年10月15日\n\n附件\n\n\(title)\n\n\(noticeBody)\n"
    }
    #expect(verdict(plan, printed(by: "澜汀市卫生健康局")) == .boilerplate)
    #expect(verdict(plan, printed(by: "禾渡县卫生健康局")) == .recycled)
  }

  // MARK: Issues of one unit

  private func issue(
    unit: String = "澜汀市血液服务中心", period: String, month: String, figures: [String],
    own: String
  ) -> String {
    """
    \(unit)\(period)工作情况报告

    市卫生健康局：
    现将我单位\(period)工作情况报告如下。
    本月全市共有\(figures[0])人次参加无偿献血，采集全血\(figures[1])单位，采集血小板\(figures[2])治疗量，向\
    \(figures[3])家医院发放红细胞\(figures[4])单位，报废率\(figures[5])%，接待团体预约\(figures[6])批，\
    回访首次献血者\(figures[7])人，收到书面意见\(figures[8])条，已全部答复献血者本人并登记备查。
    \(own)

    \(unit)
    2024年\(month)

    """
  }

  private let march = [
    "4126", "6233", "318", "21", "5890", "1.7", "14", "902", "6",
  ]
  private let april = [
    "3872", "5921", "355", "21", "5618", "1.4", "19", "871", "9",
  ]
  private let ofMarch = "献血车在瓷厂门口停了两天，夜班工人排队到十点，护士把面包车的灯接出来照明。"
  private let ofApril = "大学城的屋子漏雨，采血椅挪到图书馆门厅，学生会自己印了号牌。"

  @Test func anIssueWithNewFiguresIsAFrame() throws {
    let found = try #require(
      pair(
        issue(period: "2024年3月份", month: "4月2日", figures: march, own: ofMarch),
        issue(period: "2024年4月份", month: "5月6日", figures: april, own: ofApril)))
    #expect(found.verdict == .boilerplate)
    #expect(found.excluded.contains { $0.reason == .frame })
  }

  @Test func anIssueWithOldFiguresIsReuse() {
    let first = issue(period: "2024年3月份", month: "4月2日", figures: march, own: ofMarch)
    #expect(
      verdict(first, issue(period: "2024年4月份", month: "5月6日", figures: march, own: ofApril))
        == .recycled)
    // Half of them.
    let half = Array(april.prefix(4) + march.suffix(5))
    #expect(
      verdict(first, issue(period: "2024年4月份", month: "5月6日", figures: half, own: ofApril))
        == .recycled)
  }

  @Test func anotherUnitsIssueOrTheSameMonthIsReuse() {
    let first = issue(period: "2024年3月份", month: "4月2日", figures: march, own: ofMarch)
    #expect(
      verdict(
        first,
        issue(
          unit: "禾渡市血液服务中心", period: "2024年4月份", month: "5月6日", figures: april,
          own: ofApril)) == .recycled)
    #expect(
      verdict(first, issue(period: "2024年3月份", month: "4月2日", figures: april, own: ofApril))
        == .recycled)
  }

  /// A half-year, a quarter, a week is a period; the number of a house is none.
  @Test(arguments: [
    ("2023年上半年", "2023年下半年", true), ("2024年一季度", "2024年二季度", true),
    ("2024年第3周", "2024年第4周", true), ("3号楼", "4号楼", false), ("夏季", "秋季", false),
  ])
  func titlesDifferInThePeriodAlone(first: String, second: String, isSeries: Bool) {
    let verdict = verdict(
      issue(period: first, month: "4月2日", figures: march, own: ofMarch),
      issue(period: second, month: "5月6日", figures: april, own: ofApril))
    #expect((verdict == .boilerplate) == isSeries)
  }

  @Test func proseOfTheMonthBeforeIsReuse() {
    let prose = ofMarch + OfficialTexts.text(seed: 71, characters: 320).replacing("\n", with: "")
    #expect(
      isReported(
        issue(period: "2024年3月份", month: "4月2日", figures: march, own: prose),
        issue(period: "2024年4月份", month: "5月6日", figures: april, own: prose)))
  }

  // MARK: Rules that both cite

  private let definition =
    "渡口安全服务，是指在内河渡口为乘客上下渡船、候船避险、查验救生设备所提供的引导、值守、告知、救助和记录等活动，"
    + "由渡口所在地的乡镇统一组织，按照乘客流量配备人员，不以营利为目的，也不因乘客户籍不同而有所区别。"
    + "渡口安全服务包括基本服务和延伸服务。基本服务由乡镇无偿提供。"

  private func plan(_ place: String, _ basis: String, _ own: String, said: String? = nil) -> String
  {
    "\(place)渡口安全服务实施方案\n\n\(basis)\(said ?? definition)\(own)\n\n\(place)交通运输局\n2024年5月6日\n"
  }

  private let ofHedu =
    "禾渡县有渡口九处，其中五处只在赶集日开渡。今年先把码头的石阶重砌，再给每条船换上带哨子的救生衣，"
    + "摆渡人老韦的儿子学会了用对讲机，涨水时由他在上游报信。"
  private let ofLankou =
    "岚口县的渡船多是自家木船，船主大半过了六十岁。打算用两年把木船换成铁壳船，旧船折价收回，"
    + "摆在码头当花坛；夜里的渡口装感应灯，灯杆上写村医的号码。"

  @Test func aRuleThatBothCiteIsAQuotation() throws {
    let found = try #require(
      pair(
        plan("禾渡县", "根据《内河渡口服务条例》规定，", ofHedu),
        plan("岚口县", "依据《内河渡口服务条例》，", ofLankou)))
    #expect(found.verdict == .boilerplate)
    #expect(found.excluded.contains { $0.reason == .quotation })
  }

  @Test func wordsThatAreNotSaidToBeOfOneRuleAreReuse() {
    // Neither cites, one cites, they cite different rules.
    for (first, second) in [
      ("", ""), ("根据《内河渡口服务条例》规定，", ""),
      ("根据《内河渡口服务条例》规定，", "根据《乡镇船舶管理办法》规定，"),
    ] {
      #expect(
        isReported(plan("禾渡县", first, ofHedu), plan("岚口县", second, ofLankou)),
        "\(first) \(second)")
    }
  }

  @Test func whatAUnitDidIsNoRule() {
    let done =
      "全县把渡口安全服务交给乡镇统一组织，先后整修候船亭，补齐救生设备，配备引导和值守人员，设立记录台账，"
      + "赶集日由干部轮流带班，汛期增加一名观察员，乘客上下船时有人搀扶，老人和孩子优先，投诉当天有回音，"
      + "群众普遍反映坐船比从前踏实。"
    let basis = "根据《内河渡口服务条例》，"
    #expect(
      isReported(
        plan("禾渡县", basis, ofHedu, said: done), plan("岚口县", basis, ofLankou, said: done)))
    // Nor is what follows a rule, where it speaks of something else.
    let short = "渡口安全服务，是指在内河渡口为乘客提供的引导、值守和救助等活动。"
    #expect(
      isReported(
        plan("禾渡县", basis, ofHedu, said: short + done),
        plan("岚口县", basis, ofLankou, said: short + done)))
  }

  // MARK: Templates

  private func filled(
    _ place: String, _ rows: [String], _ body: String, opening: String? = nil
  ) -> String {
    """
    \(place)井盖安全隐患自查情况报告

    \(opening ?? "按照《关于开展城镇窨井盖安全隐患大排查大整治专项行动的通知》所附模板，")现将我镇排查整治工作自查情况报告如下。\
    本报告由基本情况和责任分工、发现问题及整改情况、主要做法和群众评价、存在困难和下步打算四部分组成。

    一、基本情况和责任分工
    二、发现问题及整改情况
    井盖类别（按用途）\t发现问题数（处）\t已经整改数（处）\t正在整改数（处）\t责任单位名称\t计划完成时限
    \(rows.joined(separator: "\n"))

    三、主要做法和群众评价
    \(body)

    四、存在困难和下步打算

    \(place)人民政府
    2024年6月3日

    """
  }

  private let rowsOfHedu = ["雨水井\t12\t9\t3\t市政所\t7月底", "通信井\t4\t4\t0\t电信站\t已完成"]
  private let rowsOfLankou = ["雨水井\t31\t20\t11\t排水队\t8月底", "通信井\t7\t5\t2\t网络公司\t7月中旬"]

  @Test func aTemplateThatBothFillInIsNoReuse() {
    #expect(
      verdict(filled("禾渡镇", rowsOfHedu, ofHedu), filled("岚口镇", rowsOfLankou, ofLankou))
        == .boilerplate)
  }

  @Test func bodyThatIsCopiedIntoATemplateIsReuse() {
    let body = ofHedu + ofLankou
    #expect(
      isReported(filled("禾渡镇", rowsOfHedu, body), filled("岚口镇", rowsOfLankou, body)))
  }

  @Test func anOpeningWithoutATemplateIsReuse() {
    let own =
      "六月以来全镇干部顶着日头沿街逐个掀开井盖，用竹竿探底，用手电照壁，凡是松动下沉破损丢失的一律拍照编号，"
    #expect(
      isReported(
        filled("禾渡镇", rowsOfHedu, ofHedu, opening: own),
        filled("岚口镇", rowsOfLankou, ofLankou, opening: own)))
  }

  // MARK: Told anew

  /// Every tenth character on, two to four are others: less than seven tenths are equal, all through.
  @Test(arguments: [2, 3, 4, 5])
  func aTextToldAnewLineByLineIsReuse(seed: UInt64) throws {
    let text = OfficialTexts.text(seed: seed, characters: 1200)
    let anew = OfficialTexts.swapped(text, every: 10, seed: seed)
    let found = try #require(pair(text, anew))
    let equal = found.passages.reduce(0) { $0 + $1.equal }
    let spanned = found.rawRatios.document.copied
    #expect(found.verdict == .recycled)
    #expect(Double(equal) < ReuseAnalyzer.density * Double(spanned) + ReuseAnalyzer.shortTextUnits)
  }

  /// A form of short fields goes through both texts, too, but half of it differs.
  @Test func aFormFilledInAnewIsNoReuse() {
    let labels = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
    func form(_ seed: UInt64) -> String {
      var generator = SeededGenerator(seed: seed)
      let letters = Array("鹭鸢鲟鳜麒麟鹞鹬鲛鲵鸩鹄鳌鹜鲑鳐溪岭滩坞垭坪洲渚".unicodeScalars)
      return (0..<80).map { field in
        var value = String.UnicodeScalarView()
        for _ in 0..<6 { value.append(letters.randomElement(using: &generator)!) }
        let label = "\(labels[field % 22])\(labels[field / 22])栏登记\(labels[(field * 7) % 22])项"
        return "\(label)：\(String(value))"
      }.joined(separator: "\n")
    }
    #expect(!isReported(form(1), form(2)))
  }

  // MARK: Hostile texts

  static let hostile: [String] = [
    String(repeating: "现将《关于值守的通知》转发给你们，", count: 6_000),
    String(repeating: "《渡口", count: 20_000) + "组成",
    (0..<6_000).map { "现将《关于第\($0)号渡口的通知》转发给你们。" }.joined(separator: "\n"),
    String(repeating: "根据《渡口条例》规定，渡口应当值守。", count: 6_000),
    "渡口名称\t船只数\t值守人\n" + String(repeating: "上渡口\t12\t老韦\n", count: 10_000),
    String(repeating: "一、渡口值守\n渡口由石阶和候船亭组成。\n", count: 4_000),
  ]

  @Test(.timeLimit(.minutes(2)), arguments: hostile.indices)
  func textsThatSayTheSameTimeAndAgainAreBounded(index: Int) throws {
    let text = Self.hostile[index]
    let found = try #require(pair("甲镇报告\n\n" + text, "乙镇通报\n\n" + text))
    #expect((0...1).contains(found.ratios.document.ratio))
    #expect(found.ratios.document.counted >= 0)
    #expect(found.ratios.document.copied <= found.ratios.document.counted)
  }
}
