import Testing

@testable import DocLint

/// What readers tell of pages, paragraphs and their fonts.
@Suite struct LayoutTests {
  typealias W = WordBuilder

  func origin(_ bytes: [UInt8], _ path: String) throws -> DocumentOrigin {
    try #require(InputReader().read(bytes: bytes, path: path).document?.origin)
  }

  static func fonts(_ name: String, _ size: Int) -> String {
    "<w:rFonts w:eastAsia=\"\(name)\"/><w:sz w:val=\"\(size)\"/>"
  }

  @Test func theFirstSectionGivesThePage() throws {
    let section = { (width: Int, top: Int, grid: String) in
      "<w:sectPr><w:pgSz w:w=\"\(width)\" w:h=\"16838\"/><w:pgMar w:top=\"\(top)\" "
        + "w:bottom=\"1984\" w:left=\"1588\" w:right=\"1474\"/>\(grid)</w:sectPr>"
    }
    let first = section(11906, -2098, "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>")
    let layout = try #require(
      try origin(
        W(W.p("甲", first) + W.p("乙") + section(16838, 1440, "")).bytes, "a.docx"
      ).layout)
    #expect(layout.width.map { Int($0.rounded()) } == 210)
    #expect(layout.top.map { Int($0.rounded()) } == 37)
    #expect(layout.right.map { Int($0.rounded()) } == 26)
    #expect(layout.gridPitch == 28.95)
  }

  @Test func formatsComeFromTheFirstRunOverItsStyles() throws {
    var builder = W(
      W.p("甲", run: Self.fonts("黑体", 32)) + W.p("乙", "<w:pStyle w:val=\"B\"/>")
        + W.p(
          "丙", "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>", run: "<w:rStyle w:val=\"C\"/>")
        + W.p(
          "丁", "<w:pStyle w:val=\"B\"/><w:spacing w:after=\"10\"/>",
          run: "<w:rFonts w:eastAsiaTheme=\"minorEastAsia\"/>"))
    builder.add(
      "styles", "styles.xml", "styles",
      "<w:docDefaults><w:rPrDefault><w:rPr>\(Self.fonts("宋体", 21))</w:rPr></w:rPrDefault>"
        + "<w:pPrDefault><w:pPr><w:spacing w:line=\"360\"/></w:pPr></w:pPrDefault></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:pPr><w:spacing w:line=\"600\" "
        + "w:lineRule=\"exact\"/></w:pPr><w:rPr>\(Self.fonts("仿宋", 32))</w:rPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"C\"><w:rPr>\(Self.fonts("楷体", 32))</w:rPr>"
        + "</w:style>")
    let formats = try origin(builder.bytes, "a.docx").paragraphFormats.map(\.format)
    #expect(formats.map(\.font) == ["黑体", "仿宋", "楷体", nil])
    #expect(formats.map(\.size) == [16, 16, 16, 16])
    #expect(
      formats.map(\.lineSpacing) == [.multiple(1.5), .exact(30), .exact(28), .exact(30)])
    builder.parts.append(
      (
        "theme", "theme1.xml",
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:minorFont>"
          + "<a:ea typeface=\"\"/><a:font script=\"Hans\" typeface=\"等线\"/></a:minorFont></a:theme>"
      ))
    builder.add(
      "settings", "settings.xml", "settings", "<w:themeFontLang w:eastAsia=\"zh-CN\"/>")
    #expect(try origin(builder.bytes, "a.docx").paragraphFormats.last?.format.font == "等线")
  }

  @Test func aStyleThatIsNotThereIsTheUsualOne() throws {
    var builder = W(W.p("甲", "<w:pStyle w:val=\"Gone\"/>"))
    builder.add(
      "styles", "styles.xml", "styles",
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"A\"><w:rPr>"
        + Self.fonts("仿宋", 32) + "</w:rPr></w:style>")
    let formats = try origin(builder.bytes, "a.docx").paragraphFormats.map(\.format)
    #expect(formats.map(\.font) == ["仿宋"] && formats.map(\.size) == [16])
  }

  @Test func numbersOfPagesAreSeen() throws {
    let number =
      "<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
      + "<w:instrText> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr>"
      + "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r><w:r>"
      + "<w:fldChar w:fldCharType=\"end\"/></w:r>"
    var builder = W(W.p("甲"))
    #expect(try origin(builder.bytes, "a.docx").pageNumbers == [])
    builder.add(
      "footer", "footer1.xml", "ftr",
      "<w:p><w:r><w:t>— </w:t></w:r>\(number)<w:r><w:t> —</w:t></w:r></w:p>")
    #expect(
      try origin(builder.bytes, "a.docx").pageNumbers
        == [PageNumberFormat(sample: "— 1 —", size: 14)])
  }

  @Test(arguments: [
    ("numberInDash", " PAGE ", "- 1 -"), ("chineseCounting", "PAGE", "一"),
    ("decimal", " PAGE \\* ArabicDash ", "- 1 -"), ("decimal", "PAGE \\* MERGEFORMAT", "1"),
  ]) func theSectionOrTheFieldSaysHowNumbersAreWritten(
    format: String, instruction: String, sample: String
  ) throws {
    var builder = W(
      W.p("甲") + "<w:sectPr><w:pgNumType w:fmt=\"\(format)\" w:start=\"1\"/></w:sectPr>")
    builder.add(
      "footer", "footer1.xml", "ftr",
      "<w:p><w:fldSimple w:instr=\"\(instruction)\"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>")
    #expect(try origin(builder.bytes, "a.docx").pageNumbers?.map(\.sample) == [sample])
  }

  @Test func openDocumentTellsTheSame() throws {
    let styles =
      "<style:font-face style:name=\"F1\" svg:font-family=\"'仿宋_GB2312'\" "
      + "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"/>"
      + "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties "
      + "fo:line-height=\"28pt\"/><style:text-properties style:font-name-asian=\"F1\" "
      + "fo:font-size=\"12pt\" style:font-size-asian=\"16pt\"/></style:style>"
      + "<style:style style:name=\"T\" style:family=\"text\"><style:text-properties "
      + "style:font-name-asian=\"黑体\"/></style:style>"
    let bytes = FileBuilder.openDocument(
      "<text:p text:style-name=\"P\">甲</text:p><text:p text:style-name=\"P\"><text:span "
        + "text:style-name=\"T\">乙</text:span>丙</text:p>",
      styles: styles,
      heads:
        "<style:footer><text:p>第<text:page-number>1</text:page-number>页</text:p></style:footer>"
    )
    let origin = try origin(bytes, "a.odt")
    #expect(origin.paragraphFormats.map(\.format.font) == ["仿宋_GB2312", "黑体"])
    #expect(origin.paragraphFormats.map(\.format.size) == [16, 16])
    #expect(origin.paragraphFormats.map(\.format.lineSpacing) == [.exact(28), .exact(28)])
    #expect(origin.pageNumbers == [PageNumberFormat(sample: "第1页")])
  }

  @Test func rulesOnTheFormatRunWhereTheyAreAskedFor() throws {
    let document = Document(
      path: "a.docx", text: SourceText("甲\n"),
      origin: {
        var origin = DocumentOrigin(format: "docx")
        origin.pageNumbers = []
        origin.paragraphFormats = [(0, ParagraphFormat())]
        return origin
      }())
    func found(_ configuration: Configuration) -> [String] {
      Linter(configuration: configuration).lint([
        Input(path: "a.docx", outcome: .document(document))
      ]).diagnostics.map(\.rule).filter { $0.hasPrefix("format-") }
    }
    let number = "format-page-number"
    #expect(found(Configuration()) == [])
    #expect(found(try Configuration().overridden(select: ["format"])).contains(number))
    #expect(found(try Configuration().overridden(select: [number])) == [number])
    #expect(found(try Configuration().overridden(select: ["num"])) == [])
  }
}
