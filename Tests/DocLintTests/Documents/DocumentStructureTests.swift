import Testing

@testable import DocLint

/// The structure that is read of documents in the forms in which they come.
@Suite struct DocumentStructureTests {
  private func structure(_ text: String) -> DocumentStructure {
    DocumentStructure(Document(path: "a.txt", text: SourceText(text)))
  }

  private func words(_ s: DocumentStructure, _ paragraph: DocumentStructure.Paragraph) -> String {
    ScalarText.string(s.joined(paragraph).scalars)
  }

  private func of(_ role: DocumentStructure.Role, _ s: DocumentStructure) -> [String] {
    s.paragraphs.filter { $0.role == role }.map { words(s, $0) }
  }

  static let notice = """
    柳桥县卫生健康局文件

    柳卫字〔2024〕5号

    柳桥县卫生健康局关于印发2024年全县卫生健康

    工作要点的通知

    各乡镇卫生院，委属各单位：

    现将《2024年全县卫生健康工作要点》印发给你们，请结合实际，认真抓好贯彻落

    实，年底前报送总结。

    附件：1. 2024年全县卫生健康工作要点

    2. 任务清单

    柳桥县卫生健康局

    2024年3月5日

    （此件公开发布）

    附件1

    2024年全县卫生健康工作要点

    一、重点工作
    （一）抓队伍
    1.新进12人。（责任科室：人事科）
    2.培训30场。（责任科室：科教科）
    （二）抓阵地
    3.新建3处。（责任科室：规划科）
    4.改造5处。（责任科室：规划科）
    5.义诊20场。（责任科室：医政科）

    附件2

    任务清单

    序号\t任务\t时限
    1\t招聘\t6月
    2\t培训\t9月

    抄送：县委办公室，县政府办公室。
    柳桥县卫生健康局办公室
    2024年3月6日印发
    """

  @Test func aNoticeWithTwoAnnexes() throws {
    let s = structure(Self.notice)
    #expect(s.pieces.map(\.type) == [.notice, .keyPoints, .other])
    #expect(s.pieces.map(\.attachment) == [nil, 1, 2])
    #expect(of(.issuer, s) == ["柳桥县卫生健康局文件"])
    #expect(of(.documentNumber, s) == ["柳卫字〔2024〕5号"])
    #expect(
      of(.title, s) == [
        "柳桥县卫生健康局关于印发2024年全县卫生健康工作要点的通知", "2024年全县卫生健康工作要点", "任务清单",
      ])
    #expect(of(.addressee, s) == ["各乡镇卫生院，委属各单位："])
    #expect(of(.signature, s) == ["柳桥县卫生健康局"])
    #expect(of(.date, s) == ["2024年3月5日"])
    #expect(of(.note, s) == ["（此件公开发布）"])
    #expect(of(.imprint, s).count == 3)
    #expect(of(.tableRow, s).count == 3)
    #expect(s.listed.map { s.text.string($0.name) } == ["2024年全县卫生健康工作要点", "任务清单"])
    let body = try #require(s.paragraphs.first { $0.role == .body })
    #expect(words(s, body).hasSuffix("认真抓好贯彻落实，年底前报送总结。"))
    #expect(body.fragments.count == 2)
    let date = try #require(s.pieces[0].date)
    #expect(s.paragraphs[date].role == .date)
    #expect(!s.pieces[0].evidence.isEmpty)
  }

  @Test func headingsStandUnderThoseOfTheOuterSeries() {
    let s = structure(Self.notice)
    let headings = s.headings.filter { $0.series != .attachment }
    #expect(headings.map(\.number) == [1, 1, 1, 2, 2, 3, 4, 5])
    let parents = headings.map { heading in heading.parent.map { s.headings[$0].series } }
    #expect(
      parents == [
        .attachment, .chinese, .chineseInParentheses, .chineseInParentheses, .chinese,
        .chineseInParentheses, .chineseInParentheses, .chineseInParentheses,
      ])
  }

  @Test func aFootnoteBetweenTheHalvesOfASentenceIsHoisted() {
    let s = structure(
      """
      一、重点任务

      健全服务体系，建成站点12个。推进项目“两公开”⁴覆

      ⁴ 两公开：即公开流程、公开时限。

      — 3 —

      盖率稳步上升，覆盖全部用人单位。

      下一段另起。
      """)
    let body = s.paragraphs.filter { $0.role == .body }
    #expect(body.count == 2)
    #expect(words(s, body[0]).contains("覆盖率稳步上升"))
    #expect(of(.note, s).count == 1)
    #expect(of(.pageMark, s) == ["— 3 —"])
  }

  @Test func casesAreAPieceEachWithTheirFields() {
    let s = structure(
      """
      健康行动典型案例之一

      “同心守护，共筑和谐”

      柳桥县心理服务项目的成效

      一、工作背景
      群众需要服务。
      二、主要做法
      一是抓住入户，把情况摸清楚
      （一）网格分片包干。组队30支。
      二是抓住回访，把问题解决好
      （一）回访有记录。签约10家。
      案例主题：同心守护
      案例摘要：
      一、制定方案。出台方案2个。
      二、加大宣传。宣传20场。
      报送单位：柳桥县卫生健康局
      联系电话：0795-1234567

      健康行动典型案例之二

      服务到家暖民心

      一、工作背景
      群众需要服务。
      """)
    #expect(s.pieces.map(\.type) == [.example, .example])
    #expect(s.pieces.map(\.caseNumber) == [1, 2])
    #expect(of(.title, s) == ["“同心守护，共筑和谐”柳桥县心理服务项目的成效", "服务到家暖民心"])
    #expect(s.fields.map(\.name) == [.topic, .abstract, .submittingUnit, .phone])
    #expect(s.fields[1].paragraphs.count == 3)
    // （一） below 一是 stands under it, though the official order is the other one.
    let inner = s.headings.filter { $0.series == .chineseInParentheses }
    #expect(inner.map { $0.parent.map { s.headings[$0].number } } == [1, 2])
    // The abstract counts by itself.
    let scopes = s.headings.filter { $0.series == .chinese && $0.number == 1 }.map(\.scope)
    #expect(Set(scopes).count == 3)
  }

  @Test func samplesAreToldByTheirWrappersAndSignatures() {
    let s = structure(
      """
      附件1

      专报信息示例

      柳桥书屋进村入户 乡亲共享阅读时光

      回眸五年，成效明显。 一、补齐短板方便群众
      新建医院两所。
      二、送书上门服务老人
      组建团队30支。
      三、更新设施方便孩子
      改造病房40间。（柳桥县卫生健康局）

      附件2

      简报信息示例

      我县推进控烟工作

      日前，柳桥县推进控烟工作。一是加强宣传。二是严格督导。（柳桥县卫生健康局）
      """)
    #expect(s.pieces.map(\.type) == [.report, .brief])
    #expect(of(.wrapper, s) == ["专报信息示例", "简报信息示例"])
    #expect(of(.title, s) == ["柳桥书屋进村入户 乡亲共享阅读时光", "我县推进控烟工作"])
    #expect(
      s.pieces.map { $0.signature.map { s.text.string($0) } } == ["（柳桥县卫生健康局）", "（柳桥县卫生健康局）"])
    #expect(s.headings.filter(\.isGlued).map(\.number) == [1])
    #expect(s.headings.filter { $0.series == .chinese }.map(\.number) == [1, 2, 3])
  }

  @Test func aPlanHasChaptersAndBoxes() {
    let s = structure(
      """
      柳桥县卫生健康发展规划

      为推进健康柳桥建设，编制本规划。

      第一章 规划基础
      一、发展成就
      成效明显。
      第二章 重点任务
      一、加强服务
      （一）建设体系
      体系完善。
      专栏1 重点工程
      （1）医院建设工程。建两所。
      ①新建一所。
      第三章 保障措施
      一、加强领导
      落实责任。
      """)
    #expect(s.pieces.map(\.type) == [.plan])
    let box = s.headings.first { $0.series == .box }
    #expect(box?.number == 1)
    let item = s.headings.first { $0.series == .arabicInParentheses }
    #expect(item?.parent.map { s.headings[$0].series } == .box)
    #expect(s.headings.filter { $0.series == .chapter }.map(\.number) == [1, 2, 3])
  }

  @Test(arguments: [
    "1.2亿元", "1、2年级", "3、4月份", "一、二级医院", "（2021）年度", "第一", "2021.5", "（%）", "1.", "",
  ])
  func whatOnlyLooksLikeANumberIsNoMark(_ text: String) {
    let scalars = ScalarText.units(text)
    let mark = HeadingMark.read(scalars, 0, scalars.count)
    #expect(mark == nil || text == "1.")
  }

  @Test(arguments: [
    ("十一、加强", DocumentStructure.Series.chinese, 11), ("（二十一）建设", .chineseInParentheses, 21),
    ("(3) 工程", .arabicInParentheses, 3), ("1．充实", .arabic, 1), ("1.2021年要点", .arabic, 1),
    ("③落实", .circled, 3), ("第十二章 附则", .chapter, 12), ("第二节 管理", .section, 2), ("三是建设", .first, 3),
    ("（一）、加强", .chineseInParentheses, 1), ("10、完善", .arabic, 10),
  ])
  func marksOfAllSeriesAreRead(_ text: String, _ series: DocumentStructure.Series, _ number: Int) {
    let scalars = ScalarText.units(text)
    let mark = HeadingMark.read(scalars, 0, scalars.count)
    #expect(mark?.series == series)
    #expect(mark?.number == number)
  }

  @Test func titlesAndHeadingsAreNoHalvesOfSentences() {
    let s = structure(
      """
      柳桥县推进基层服务，全面提升能力，着力打造健康柳桥新样板
      近日，柳桥县召开推进会。

      一、健全组织领导，推动基层服务能力和水平持续提升迈上新台阶

      县里成立了专班。联系人值守，欢迎群众来电咨询有关政策和办事流程
      联系电话：13800000000
      """)
    #expect(s.paragraphs.allSatisfy { $0.fragments.count == 1 })
  }
}
