import Testing

@testable import DocLint

@Suite struct OtherFormatTests {
  func document(_ bytes: [UInt8], _ path: String) throws -> Document {
    let input = InputReader().read(bytes: bytes, path: path)
    if case .failed(let reason) = input.outcome { Issue.record("\(reason.en)") }
    return try #require(input.document)
  }

  func text(_ bytes: [UInt8], _ path: String) throws -> String {
    String(decoding: try document(bytes, path).text.utf8, as: UTF8.self)
  }

  // MARK: OpenDocument

  @Test func openDocumentIsRead() throws {
    let list =
      "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" "
      + "style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style><style:style "
      + "style:name=\"V\" style:family=\"text\"><style:text-properties text:display=\"none\"/>"
      + "</style:style>"
    let bytes = FileBuilder.openDocument(
      "<text:h text:outline-level=\"1\">总体\n  要求</text:h><text:p>共<text:s text:c=\"2\"/>三项"
        + "<text:span text:style-name=\"V\">内部</text:span>。<text:note><text:note-citation>1"
        + "</text:note-citation><text:note-body><text:p>注释。</text:p></text:note-body></text:note>"
        + "</text:p><text:list text:style-name=\"L\"><text:list-item><text:p>甲</text:p>"
        + "<text:p>续</text:p></text:list-item><text:list-item><text:p>乙</text:p></text:list-item>"
        + "</text:list><table:table><table:table-row><table:table-cell><text:p>单位</text:p>"
        + "</table:table-cell><table:table-cell><text:p>数量</text:p></table:table-cell>"
        + "</table:table-row></table:table><text:h text:outline-level=\"1\">措施</text:h>",
      styles: list, heads: "<style:header><text:p>内部资料</text:p></style:header>")
    #expect(
      try text(bytes, "a.odt")
        == "一、总体 要求\n共  三项。\n1.甲\n续\n2.乙\n单位\t数量\n二、措施\n\n注释。\n内部资料\n")
    let origin = try #require(try document(bytes, "a.odt").origin)
    #expect(origin.hidden.map(\.text) == ["内部"])
    #expect(origin.places.entries.last?.place.part == .header)
  }

  // MARK: OFD

  @Test func pagesBecomeParagraphs() throws {
    let full = "全市各级各部门要统筹推进各项重点工作任务确保按期完成年度目标"
    let pages = [
      FileBuilder.line("青禾市卫生简报", 30, 20) + FileBuilder.line(full, 40, 60)
        + FileBuilder.line("取得实效。", 30, 70)
        + FileBuilder.line(full, 40, 80) + FileBuilder.line("—1—", 100, 280),
      FileBuilder.line("青禾市卫生简报", 30, 20) + FileBuilder.line("持续巩固。", 30, 60)
        + FileBuilder.line("单位", 40, 80) + FileBuilder.line("数量", 100, 80)
        + FileBuilder.line("—2—", 100, 280),
    ]
    let document = try document(FileBuilder.ofd(pages), "a.ofd")
    #expect(
      String(decoding: document.text.utf8, as: UTF8.self)
        == "\(full)取得实效。\n\(full)持续巩固。\n单位\t数量\n\n青禾市卫生简报\n")
    let origin = try #require(document.origin)
    #expect(origin.places.entries.map(\.place.page) == [1, 1, 2, 1])
    #expect(origin.provenance.creator == "甲")
  }

  // MARK: RTF

  @Test func richTextIsReadInItsEncodings() throws {
    let source =
      "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f1 Arial;}}"
      + "{\\info{\\author \\'bc\\'d7}}{\\*\\unknown skipped}"
      + "\\pard{\\listtext\\pard \\u19968\\'3f\\u12289\\'3f\\tab}\\f0 \\'d7\\'dc\\'cc\\'e5\\'d2\\'aa\\'c7\\'f3\\par "
      + "\\u-30330?\\uc0\\u30422 \\uc1 \\f1 12\\'25{\\v \\u31192?}\\par "
      + "\\trowd\\cellx1\\cellx2\\intbl A\\cell B\\cell\\row\\pard end{\\footnote \\u27880?}\\par"
      + "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt link}}\\u-10180?\\u-8448?}"
    #expect(
      try text(Array(source.utf8), "a.rtf") == "一、总体要求\n覆盖12%\nA\tB\nend\nlink🌀\n\n注\n")
    let origin = try #require(try document(Array(source.utf8), "a.rtf").origin)
    #expect(origin.provenance.creator == "甲")
    #expect(origin.hidden.map(\.text) == ["秘"])
  }

  @Test func groupsMayNestAsDeepAsTheyLike() throws {
    let source = String(repeating: "{", count: 100_000) + String(repeating: "}", count: 100_000)
    #expect(try text(Array("{\\rtf1 \\u30002?\(source)\\u20057?}".utf8), "a.rtf") == "甲乙\n")
    let lie = InputReader().read(
      bytes: Array("{\\rtf1 \\u30002?\\bin99999999 x}".utf8), path: "b.rtf")
    #expect(lie.document.map { String(decoding: $0.text.utf8, as: UTF8.self) } == "甲\n")
  }

  // MARK: HTML

  @Test func pagesOfTheWebAreRead() throws {
    let source =
      "<!DOCTYPE html><html><head><title>题</title><style>p{}</style><meta name=author content=甲>"
      + "</head><body><h1>关于&ldquo;两节&rdquo;的\n通知</h1><p>各单位<b>要</b>落实&nbsp;&#x4E00;。"
      + "<script>alert('x')</script><!-- 注释 --><p style='display: none'>藏</p>"
      + "<ol type=A start=3><li>甲</li><li>乙</ol><table><tr><td>单位<td>数量</tr></table>"
      + "<!-- doclint-disable-next-line typo: 原文 --><div>尾</div>"
    #expect(
      try text(Array(source.utf8), "a.html")
        == "关于“两节”的 通知\n各单位要落实\u{A0}一。\nC.甲\nD.乙\n单位\t数量\n"
        + "<!-- doclint-disable-next-line typo: 原文 -->\n尾\n")
    let origin = try #require(try document(Array(source.utf8), "a.html").origin)
    #expect(origin.hidden.map(\.kind) == [.vanished, .macro])
    #expect(try document(Array("一段<文字>，3<5。\n".utf8), "a.txt").origin == nil)
  }

  // MARK: Compound files

  @Test func binaryDocumentsAreRead() throws {
    let body = "关于\u{13}HYPERLINK x\u{14}防汛\u{15}的报告\r甲\u{7}乙\u{7}\u{7}\u{B}续行\r"
    let bytes = FileBuilder.binaryWord(body)
    #expect(try text(bytes, "a.doc").hasPrefix("关于防汛的报告\n"))
    #expect(try text(Array(bytes.dropLast(300)), "a.wps").hasPrefix("关于防汛的报告\n"))
    #expect(try document(bytes, "a.wps").origin?.hidden.isEmpty == true)
    let locked = InputReader().read(
      bytes: FileBuilder.binaryWord("甲", flags: 0x0300), path: "b.doc")
    guard case .failed(let reason) = locked.outcome else {
      Issue.record("read although encrypted")
      return
    }
    #expect(reason.en.contains("password"))
  }

  @Test func compoundFilesThatAreNoDocumentsSayWhatTheyAre() {
    func reason(_ name: String) -> String {
      let bytes = FileBuilder.compound([(name, [UInt8](repeating: 1, count: 4096))])
      if case .failed(let reason) = InputReader().read(bytes: bytes, path: "a.doc").outcome {
        return reason.en
      }
      return ""
    }
    #expect(reason("EncryptedPackage").contains("password"))
    #expect(reason("Workbook").contains("Excel"))
    #expect(reason("CONTENTS").contains("Works"))
    #expect(reason("Other").contains("no Word text"))
  }

  // MARK: PDF

  @Test(.enabled(if: SubProcess.find("pdftotext") != nil))
  func pagesOfPDFAreRead() throws {
    let bytes = FileBuilder.pdf([
      [("Report on floods", 100, 700), ("- 1 -", 280, 40)],
      [("Second page says so", 100, 700), ("- 2 -", 280, 40)],
    ])
    let document = try document(bytes, "a.pdf")
    #expect(
      String(decoding: document.text.utf8, as: UTF8.self)
        == "Report on floods\nSecond page says so\n")
    #expect(document.origin?.places.entries.map(\.place.page) == [1, 2])
    let broken = InputReader().read(bytes: Array(bytes.prefix(200)), path: "b.pdf")
    #expect(broken.document == nil)
  }

  @Test func programsEndWithTheirTime() throws {
    let limit = try #require(SubProcess.find("prlimit"))
    let sleep = try #require(SubProcess.find("sleep"))
    let cat = try #require(SubProcess.find("cat"))
    let yes = try #require(SubProcess.find("yes"))
    var limits = SubProcess.Limits(seconds: 1, memory: 1 << 30, outputBytes: 1 << 20)
    #expect(
      SubProcess.run(sleep, ["30"], input: [], limits: limits, prlimit: limit)?.end == .tookTooLong)
    #expect(
      SubProcess.run(yes, [], input: [], limits: limits, prlimit: limit)?.end == .wroteTooMuch)
    limits.seconds = 10
    let data = [UInt8](repeating: 7, count: 900_000)
    let copy = try #require(SubProcess.run(cat, [], input: data, limits: limits, prlimit: limit))
    #expect(copy.end == .exited(0))
    #expect(copy.output == data)
  }
}
