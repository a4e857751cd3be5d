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

  static func openDocument(_ body: String, styles: String = "", heads: String = "") -> [UInt8] {
    let names = [
      "office": "office:1.0", "text": "text:1.0", "table": "table:1.0", "style": "style:1.0",
      "fo": "xsl-fo-compatible:1.0", "draw": "drawing:1.0",
    ].sorted { $0.key < $1.key }.map {
      "xmlns:\($0.key)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.value)\""
    }.joined(separator: " ")
    return ZipBuilder([
      "mimetype": "application/vnd.oasis.opendocument.text",
      "content.xml": "<office:document-content \(names)><office:automatic-styles>\(styles)"
        + "</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body>"
        + "</office:document-content>",
      "styles.xml": "<office:document-styles \(names)><office:styles><text:outline-style>"
        + "<text:outline-level-style text:level=\"1\" style:num-suffix=\"、\" "
        + "style:num-format=\"一, 二, 三, ...\"/></text:outline-style></office:styles>"
        + "<office:master-styles><style:master-page>\(heads)</style:master-page>"
        + "</office:master-styles></office:document-styles>",
    ]).bytes
  }

  @Test func openDocumentIsRead() throws {
    let list =
      "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" "
      + "style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style><style:style "
      + "style:name=\"V\" style:family=\"text\"><style:text-properties text:display=\"none\"/>"
      + "</style:style>"
    let bytes = Self.openDocument(
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

  static func ofd(_ pages: [String]) -> [UInt8] {
    let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\""
    var zip = ZipBuilder([
      "OFD.xml": "<ofd:OFD \(space)><ofd:DocBody><ofd:DocInfo><ofd:Author>甲</ofd:Author>"
        + "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
      "Doc_0/Document.xml": "<ofd:Document \(space)><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"
        + "0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + pages.indices.map { "<ofd:Page BaseLoc=\"Pages/P\($0).xml\"/>" }.joined()
        + "</ofd:Pages></ofd:Document>",
    ])
    for (index, page) in pages.enumerated() {
      zip.add(
        "Doc_0/Pages/P\(index).xml",
        Array(
          "<ofd:Page \(space)><ofd:Content><ofd:Layer>\(page)</ofd:Layer></ofd:Content></ofd:Page>"
            .utf8))
    }
    return zip.bytes
  }

  /// One line of text at 5 mm.
  static func line(_ text: String, _ x: Int, _ y: Int) -> String {
    "<ofd:TextObject Boundary=\"\(x) \(y) 150 6\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" "
      + "DeltaX=\"g \(text.count - 1) 5\">\(text)</ofd:TextCode></ofd:TextObject>"
  }

  @Test func pagesBecomeParagraphs() throws {
    let full = "全市各级各部门要统筹推进各项重点工作任务确保按期完成年度目标"
    let pages = [
      Self.line("青禾市卫生简报", 30, 20) + Self.line(full, 40, 60) + Self.line("取得实效。", 30, 70)
        + Self.line(full, 40, 80) + Self.line("—1—", 100, 280),
      Self.line("青禾市卫生简报", 30, 20) + Self.line("持续巩固。", 30, 60)
        + Self.line("单位", 40, 80) + Self.line("数量", 100, 80) + Self.line("—2—", 100, 280),
    ]
    let document = try document(Self.ofd(pages), "a.ofd")
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

  /// A compound file of two streams, each of 4,096 bytes or more.
  static func compound(_ streams: [(name: String, content: [UInt8])]) -> [UInt8] {
    func le(_ value: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    func entry(
      _ name: String, _ type: UInt8, _ child: UInt32, _ right: UInt32, _ start: UInt32, _ size: Int
    ) -> [UInt8] {
      let units = Array(name.utf16)
      var bytes = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      bytes += [UInt8](repeating: 0, count: 64 - bytes.count)
      bytes += [UInt8(units.count * 2 + 2), 0, type, 1]
      bytes += le(0xFFFF_FFFF) + le(right) + le(child) + [UInt8](repeating: 0, count: 36)
      return bytes + le(start) + le(UInt32(size)) + le(0)
    }
    var fat: [UInt32] = [0xFFFF_FFFD, 0xFFFF_FFFE]
    var body: [UInt8] = []
    var directory = entry("Root Entry", 5, 1, 0xFFFF_FFFF, 0xFFFF_FFFE, 0)
    for (index, stream) in streams.enumerated() {
      let sectors = (stream.content.count + 511) / 512
      let start = UInt32(fat.count)
      directory += entry(
        stream.name, 2, 0xFFFF_FFFF, index + 1 < streams.count ? UInt32(index + 2) : 0xFFFF_FFFF,
        start,
        stream.content.count)
      for k in 0..<sectors { fat.append(k + 1 < sectors ? start + UInt32(k) + 1 : 0xFFFF_FFFE) }
      body += stream.content + [UInt8](repeating: 0, count: sectors * 512 - stream.content.count)
    }
    directory += [UInt8](repeating: 0, count: 512 - directory.count)
    fat += [UInt32](repeating: 0xFFFF_FFFF, count: 128 - fat.count)
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 16) + [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]
    header += [UInt8](repeating: 0, count: 10) + le(1) + le(1) + le(0) + le(4096)
    header += le(0xFFFF_FFFE) + le(0) + le(0xFFFF_FFFE) + le(0) + le(0)
    header += (1..<109).flatMap { _ in le(0xFFFF_FFFF) }
    return header + fat.flatMap(le) + directory + body
  }

  /// A binary document of one piece in UTF-16.
  static func binaryWord(_ text: String, flags: UInt16 = 0x0200) -> [UInt8] {
    var main = [UInt8](repeating: 0, count: 4096)
    func put(_ value: Int, _ count: Int, _ at: Int, _ bytes: inout [UInt8]) {
      for k in 0..<count { bytes[at + k] = UInt8(truncatingIfNeeded: value >> (k * 8)) }
    }
    put(0xA5EC, 2, 0, &main)
    put(0xC1, 2, 2, &main)
    put(Int(flags), 2, 10, &main)
    let units = Array(text.utf16)
    put(units.count, 4, 76, &main)
    put(21, 4, 154 + 33 * 8 + 4, &main)
    put(0x10, 4, 154 + 33 * 8, &main)
    for (k, unit) in units.enumerated() { put(Int(unit), 2, 1024 + k * 2, &main) }
    var table = [UInt8](repeating: 0, count: 4096)
    table[16] = 2
    put(16, 4, 17, &table)
    put(0, 4, 21, &table)
    put(units.count, 4, 25, &table)
    put(1024, 4, 31, &table)
    return compound([("WordDocument", main), ("1Table", table)])
  }

  @Test func binaryDocumentsAreRead() throws {
    let body = "关于\u{13}HYPERLINK x\u{14}防汛\u{15}的报告\r甲\u{7}乙\u{7}\u{7}\u{B}续行\r"
    let bytes = Self.binaryWord(body)
    #expect(try text(bytes, "a.doc").hasPrefix("关于防汛的报告\n"))
    #expect(try text(Array(bytes.dropLast(300)), "a.wps").hasPrefix("关于防汛的报告\n"))
    #expect(try document(bytes, "a.wps").origin?.hidden.isEmpty == true)
    let locked = InputReader().read(bytes: Self.binaryWord("甲", flags: 0x0300), path: "b.doc")
    guard case .failed(let reason) = locked.outcome else {
      Issue.record("read although encrypted")
      return
    }
    #expect(reason.en.contains("password"))
  }

  @Test func compoundFilesThatAreNoDocumentsSayWhatTheyAre() {
    func reason(_ name: String) -> String {
      let bytes = Self.compound([(name, [UInt8](repeating: 1, count: 4096))])
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

  static func pdf(_ pages: [[(text: String, x: Int, y: Int)]]) -> [UInt8] {
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    var kids: [String] = []
    for page in pages {
      let content = page.map { "BT /F 16 Tf \($0.x) \($0.y) Td (\($0.text)) Tj ET" }
        .joined(separator: "\n")
      objects.append("<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream")
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents "
          + "\(objects.count) 0 R>>")
      kids.append("\(objects.count) 0 R")
    }
    objects[1] = "<</Type/Pages/Count \(kids.count)/Kids[\(kids.joined(separator: " "))]>>"
    var out = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(out.utf8.count)
      out += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = out.utf8.count
    out += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      out += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    out += "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(out.utf8)
  }

  @Test(.enabled(if: SubProcess.find("pdftotext") != nil))
  func pagesOfPDFAreRead() throws {
    let bytes = Self.pdf([
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
