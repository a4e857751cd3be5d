import Testing

@testable import DocLint

@Suite struct WordReaderTests {
  typealias W = WordBuilder

  func document(
    _ bytes: [UInt8], _ revisions: RevisionView = .final, path: String = "a.docx"
  ) throws -> Document {
    var options = InputReader.Options()
    options.revisions = revisions
    return try #require(InputReader(options: options).read(bytes: bytes, path: path).document)
  }

  func text(_ builder: WordBuilder, _ revisions: RevisionView = .final) throws -> String {
    let document = try document(builder.bytes, revisions)
    return document.text.string(TextRange(0, document.text.utf8.count))
  }

  func failure(_ bytes: [UInt8], path: String = "a.docx") -> String {
    if case .failed(let reason) = InputReader().read(bytes: bytes, path: path).outcome {
      return reason.en
    }
    return "no failure"
  }

  // MARK: Text

  @Test func paragraphsAndTablesAreLines() throws {
    let cell = { (text: String) in "<w:tc>\(W.p(text))</w:tc>" }
    let builder = W(
      W.p("关于柳桥县防汛工作的报告") + "<w:tbl><w:tr>" + cell("单位") + cell("数量") + "</w:tr><w:tr>"
        + "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + W.p("合计") + W.p("12个") + "</w:tc>"
        + cell("备注") + "</w:tr></w:tbl>" + W.p("特此&amp;报告"))
    #expect(try text(builder) == "关于柳桥县防汛工作的报告\n单位\t数量\n合计12个\t\t备注\n特此&报告\n")
    let places = try #require(try document(builder.bytes).origin).places.entries.map(\.place)
    #expect(places.map(\.part) == [.body, .table, .table, .body])
    #expect(places.map(\.paragraph) == [1, 2, 3, 4])
  }

  @Test func oneBranchOfAChoiceIsRead() throws {
    let box = { (text: String) in "<w:txbxContent>\(W.p(text))</w:txbxContent>" }
    let builder = W(
      "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"x\">"
        + "<wps:txbx>\(box("未知"))</wps:txbx></mc:Choice><mc:Choice Requires=\"wps\">"
        + "<wps:txbx>\(box("红头"))</wps:txbx></mc:Choice><mc:Fallback><v:textbox>\(box("红头"))"
        + "</v:textbox></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>继续</w:t></w:r></w:p>")
    #expect(try text(builder) == "正文继续\n红头\n")
    let origin = try #require(try document(builder.bytes).origin)
    #expect(origin.places.entries.map(\.place.part) == [.body, .textbox])
  }

  @Test func instructionsOfFieldsAndContentsAreNoText() throws {
    let field = { (instruction: String, result: String) in
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>\(instruction)</w:instrText>"
        + "</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(result)"
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }
    let builder = W(
      "<w:p>\(field("TOC \\o", "<w:r><w:t>一、总体要求 1</w:t></w:r>"))</w:p>"
        + "<w:p>\(field("REF x", "<w:r><w:t>见第二条</w:t></w:r>"))</w:p>")
    #expect(try text(builder) == "见第二条\n")
    #expect(try document(builder.bytes).notes.count == 1)
  }

  @Test func notesHeadsAndCommentsStandApart() throws {
    var builder = W(W.p("青禾市医疗保障工作简报") + W.p("全市工作有序推进。"))
    builder.add(
      "footnotes", "footnotes.xml", "footnotes",
      "<w:footnote w:type=\"separator\">\(W.p("线"))</w:footnote><w:footnote w:id=\"2\">"
        + W.p("数据截至六月底。") + "</w:footnote>")
    builder.add("header", "header1.xml", "hdr", W.p("青禾市医疗保障工作简报"))
    builder.add("header", "header2.xml", "hdr", W.p("内部资料 注意保存"))
    builder.add("footer", "footer1.xml", "ftr", W.p("— 3 —"))
    builder.add(
      "comments", "comments.xml", "comments",
      "<w:comment w:id=\"0\" w:author=\"审稿人\">\(W.p("请核对"))</w:comment>")
    #expect(
      try text(builder)
        == "青禾市医疗保障工作简报\n全市工作有序推进。\n\n数据截至六月底。\n内部资料 注意保存\n请核对\n")
    let origin = try #require(try document(builder.bytes).origin)
    #expect(
      origin.places.entries.map(\.place.part) == [.body, .body, .footnote, .header, .comment])
    #expect(origin.hidden.map(\.kind) == [.comment])
    #expect(origin.hidden.first?.detail == "审稿人")
  }

  @Test func aCommentStandsAtItsWords() throws {
    var builder = W(
      W.p("甲乙") + "<w:p><w:r><w:t>丙</w:t></w:r><w:r><w:commentReference w:id=\"4\"/></w:r><w:r>"
        + "<w:t>丁</w:t></w:r></w:p>")
    builder.add(
      "comments", "comments.xml", "comments",
      "<w:comment w:id=\"4\" w:author=\"审稿人\">\(W.p("请核对"))</w:comment>"
        + "<w:comment w:id=\"5\" w:author=\"DocLint\">\(W.p("旧批注"))</w:comment>")
    let document = try document(builder.bytes)
    #expect(String(decoding: document.text.utf8, as: UTF8.self) == "甲乙\n丙丁\n\n请核对\n")
    let found = HiddenComments().check(RuleContext(document))
    #expect(found.map { document.text.string($0.range) } == ["丙"])
    #expect(found.first?.message.zh.contains("审稿人：“请核对”") == true)
  }

  // MARK: Numbering

  func level(_ k: Int, _ format: String, _ text: String, _ more: String = "") -> String {
    "<w:lvl w:ilvl=\"\(k)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>\(more)"
      + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
  }

  func numbered(_ text: String, _ number: Int, _ level: Int) -> String {
    W.p(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>")
  }

  @Test func labelsAreResolvedOverLevels() throws {
    var builder = W(
      numbered("总体要求", 1, 0) + numbered("目标", 1, 1) + numbered("任务", 1, 1)
        + numbered("具体安排", 1, 2) + numbered("保障措施", 1, 0) + numbered("组织", 1, 1)
        + numbered("不编号", 0, 0))
    builder.add(
      "numbering", "numbering.xml", "numbering",
      "<w:abstractNum w:abstractNumId=\"7\">" + level(0, "chineseCountingThousand", "%1、")
        + level(1, "taiwaneseCountingThousand", "（%2）") + level(2, "decimal", "%1.%3", "<w:isLgl/>")
        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>")
    #expect(
      try text(builder)
        == "一、总体要求\n（一）目标\n（二）任务\n1.1 具体安排\n二、保障措施\n（一）组织\n不编号\n")
  }

  @Test func listsOfOneDefinitionCountTogetherAndRestartOnce() throws {
    var builder = W(
      numbered("甲", 1, 0) + numbered("乙", 2, 0) + numbered("丙", 3, 0) + numbered("丁", 3, 0)
        + numbered("戊", 1, 0))
    builder.add(
      "numbering", "numbering.xml", "numbering",
      "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1.") + "</w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>"
        + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
        + "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>")
    #expect(try text(builder) == "1.甲\n2.乙\n5.丙\n6.丁\n7.戊\n")
  }

  @Test func stylesCarryNumbers() throws {
    let style = { (name: String) in "<w:pStyle w:val=\"\(name)\"/>" }
    var builder = W(
      W.p("背景", style("H1")) + W.p("现状", style("H2")) + W.p("问题", style("Sub")))
    builder.add(
      "styles", "styles.xml", "styles",
      "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr>"
        + "<w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:basedOn w:val=\"H1\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:basedOn w:val=\"H2\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"A\"/></w:style>")
    builder.add(
      "numbering", "numbering.xml", "numbering",
      "<w:abstractNum w:abstractNumId=\"0\">"
        + level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"H1\"/>")
        + level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"H2\"/>") + "</w:abstractNum>"
        + "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/></w:num>")
    #expect(try text(builder) == "一、背景\n（一）现状\n（二）问题\n")
  }

  // MARK: Revisions and hidden text

  static let changed =
    W.p("保留") + "<w:p><w:r><w:t>各地</w:t></w:r><w:del w:author=\"甲\" w:date=\"2024\"><w:r>"
    + "<w:delText>应当</w:delText></w:r></w:del><w:ins w:author=\"乙\"><w:r><w:t>必须</w:t></w:r>"
    + "</w:ins><w:r><w:t>落实</w:t></w:r></w:p>"
    + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>" + W.p("后半")

  @Test(arguments: [
    (RevisionView.final, "保留\n各地必须落实\n前半后半\n"),
    (.original, "保留\n各地应当落实\n前半\n后半\n"), (.all, "保留\n各地应当必须落实\n前半\n后半\n"),
  ])
  func revisionsAreReadInThreeWays(view: RevisionView, wanted: String) throws {
    #expect(try text(W(Self.changed), view) == wanted)
  }

  @Test func whatWasDeletedIsKnown() throws {
    let document = try document(W(Self.changed).bytes)
    let hidden = try #require(document.origin).hidden
    #expect(hidden.map(\.kind) == [.deletedRevision, .insertedRevision])
    #expect(hidden.map(\.text) == ["应当", "必须"])
    #expect(hidden[0].detail == "甲 2024")
    #expect(document.text.string(hidden[1].range) == "必须")
    let found = HiddenRevisions().check(RuleContext(document))
    #expect(found.count == 2)
    #expect(document.text.string(found[0].range) == "地")
  }

  @Test func hiddenTextIsNoText() throws {
    let shaded = "<w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F3864\"/></w:tcPr>"
    let white = "<w:color w:val=\"FFFFFF\"/>"
    let builder = W(
      W.p("看得见") + W.p("藏起来", run: "<w:vanish/>") + W.p("白字", run: white)
        + W.p("小字", run: "<w:sz w:val=\"2\"/>") + W.p("没藏", run: "<w:vanish w:val=\"0\"/>")
        + "<w:tbl><w:tr><w:tc>\(shaded)\(W.p("表头", run: white))</w:tc></w:tr></w:tbl>")
    #expect(try text(builder) == "看得见\n没藏\n表头\n")
    let hidden = try #require(try document(builder.bytes).origin).hidden
    #expect(hidden.map(\.kind) == [.vanished, .white, .tiny])
    #expect(hidden.map(\.text) == ["藏起来", "白字", "小字"])
  }

  // MARK: Attacks

  @Test func aDocumentTypeIsRefused() {
    var builder = W(W.p("正文"))
    builder.prefix = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
    // The declaration must come first: the XML declaration behind it is left out.
    var zip = ZipBuilder([
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels": W.relationships([("officeDocument", "word/document.xml")]),
    ])
    zip.add(
      "word/document.xml",
      Array(
        (builder.prefix + "<w:document xmlns:w=\"\(W.space)\"><w:body>&e;</w:body></w:document>")
          .utf8))
    #expect(failure(zip.bytes).contains("DOCTYPE"))
  }

  @Test func nestingIsBounded() {
    let deep = String(repeating: "<w:tbl><w:tr><w:tc>", count: 200)
    let shut = String(repeating: "</w:tc></w:tr></w:tbl>", count: 200)
    #expect(failure(W(deep + shut).bytes).contains("nests deeper"))
  }

  @Test func whatUnpacksTooFarIsStopped() throws {
    let blank = [UInt8](repeating: 0x20, count: 4 << 20)
    let bomb = try ZipArchive.replacing([("word/document.xml", blank)], in: W(W.p("正文")).bytes)
    #expect(bomb.count < 100_000)
    #expect(failure(bomb).contains("zip bomb"))
  }

  @Test func damageIsNamed() throws {
    let bytes = W(W.p("正文")).bytes
    #expect(failure(Array(bytes.prefix(bytes.count / 2))).contains("zip structure is damaged"))
    #expect(failure(W("<w:p>").bytes).contains("XML of word/document.xml is wrong"))
    #expect(failure(W("").bytes).contains("no text"))
    var zip = ZipBuilder(["[Content_Types].xml": "<Types/>"])
    zip.add("_rels/.rels", Array(W.relationships([("officeDocument", "../../etc/passwd")]).utf8))
    #expect(failure(zip.bytes).contains("main part is missing"))
  }

  @Test func numbersOutOfRangeDoNoHarm() throws {
    var builder = W(
      numbered("甲", 99_999_999, 5) + numbered("乙", 1, 999_999) + "<w:tbl><w:tr><w:tc><w:tcPr>"
        + "<w:gridSpan w:val=\"2147483647\"/></w:tcPr>\(W.p("丙"))</w:tc></w:tr></w:tbl>")
    builder.add(
      "numbering", "numbering.xml", "numbering",
      "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1.%9") + "</w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")
    #expect(try text(builder).hasPrefix("甲\n"))
  }

  // MARK: Names

  @Test func anotherExtensionIsAFinding() throws {
    let document = try document(W(W.p("正文")).bytes, path: "a.pdf")
    #expect(FileExtensionMismatch().check(RuleContext(document)).count == 1)
    let right = try self.document(W(W.p("正文")).bytes, path: "b.docx")
    #expect(FileExtensionMismatch().check(RuleContext(right)).isEmpty)
    let plain = try self.document(Array("各地要高度重视。\n".utf8), path: "c.doc")
    #expect(FileExtensionMismatch().check(RuleContext(plain)).count == 1)
  }

  @Test func filesOfAnArchiveAreABatch() {
    var zip = ZipBuilder(["报送/一.txt": "各地要高度重视。\n", "../二.txt": "抓好落实。\n"])
    zip.add("报送/三.docx", W(W.p("正文")).bytes)
    zip.add("四.zip", ZipBuilder(["a.txt": "甲"]).bytes)
    zip.add(Array("图.png".utf8), FileKindTests.png)
    zip.add([0xB1, 0xA8, 0xB8, 0xE6] + Array(".txt".utf8), Array("情况报告。".utf8))
    let inputs = InputReader().readAll(bytes: zip.bytes, path: "x.zip")
    #expect(
      inputs.map(\.path) == [
        "x.zip/报送/一.txt", "x.zip/二.txt", "x.zip/报送/三.docx", "x.zip/四.zip", "x.zip/图.png",
        "x.zip/报告.txt",
      ])
    #expect(inputs.map { $0.document != nil } == [true, true, true, false, false, true])
  }
}

@Suite struct NumberLabelTests {
  @Test(arguments: [
    (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (11, "chineseCounting", "十一"),
    (20, "chineseCounting", "二十"), (105, "chineseCountingThousand", "一百零五"),
    (110, "chineseCountingThousand", "一百一十"), (1003, "chineseCountingThousand", "一千零三"),
    (12, "chineseLegalSimplified", "壹拾贰"), (10, "ideographDigital", "一〇"),
    (3, "ideographTraditional", "丙"), (3, "decimalEnclosedCircle", "③"),
    (21, "decimalEnclosedCircle", "㉑"), (7, "decimalZero", "07"), (12, "decimalFullWidth", "１２"),
    (1994, "upperRoman", "MCMXCIV"), (4, "lowerRoman", "iv"), (28, "upperLetter", "BB"),
    (2, "decimalEnclosedParen", "⑵"), (12, "ordinal", "12th"), (5, "unknown", "5"),
  ])
  func formats(number: Int, format: String, wanted: String) {
    #expect(NumberLabel.text(number, format: format) == wanted)
  }
}
