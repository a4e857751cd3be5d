import Testing

@testable import DocLint

@Suite struct WordAnnotatorTests {
  typealias W = WordBuilder

  static let body =
    W.p("关于防汛的报告")
    + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>截止目前，A&amp;B两地</w:t><w:tab/><w:t>共&#x4E09;处</w:t></w:r>"
    + "<w:r><w:t xml:space=\"preserve\"> 险情</w:t></w:r></w:p>" + W.p("特此报告")

  func text(_ bytes: [UInt8], _ view: RevisionView = .final) throws -> String {
    var options = InputReader.Options()
    options.revisions = view
    let document = try #require(
      InputReader(options: options).read(bytes: bytes, path: "a.docx").document)
    return String(decoding: document.text.utf8, as: UTF8.self)
  }

  func range(_ word: String, in text: String) throws -> TextRange {
    let found = try #require(text.firstRange(of: word))
    let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    return TextRange(start, start + word.utf8.count)
  }

  func part(_ name: String, of bytes: [UInt8]) throws -> String {
    var archive = try ZipArchive(bytes)
    guard let entry = archive.entry(name) else { return "" }
    return String(decoding: try archive.read(entry), as: UTF8.self)
  }

  /// What stands between the marks of a comment.
  func marked(_ id: Int, _ xml: String) throws -> String {
    let start = try #require(xml.firstRange(of: "<w:commentRangeStart w:id=\"\(id)\"/>"))
    let end = try #require(xml.firstRange(of: "<w:commentRangeEnd w:id=\"\(id)\"/>"))
    return String(xml[start.upperBound..<end.lowerBound]).replacing(/<[^>]*>/, with: "")
  }

  @Test(arguments: ["截止", "A&B", "B两地\t共三", "三处 险", "险情", "截止目前，A&B两地\t共三处 险情"])
  func commentsStandAtTheirWords(word: String) throws {
    let bytes = W(Self.body).bytes
    let before = try text(bytes)
    let result = try WordAnnotator.annotate(
      bytes, with: [Annotation(range: try range(word, in: before), text: "请核对<1>\n另一行")])
    #expect(result.comments == 1)
    #expect(try text(result.bytes) == before)
    let xml = try part("word/document.xml", of: result.bytes)
    let shown = try marked(0, xml).replacing("&amp;", with: "&").replacing("&#x4E09;", with: "三")
    #expect(shown == word.replacing("\t", with: ""))
    #expect(try part("word/comments.xml", of: result.bytes).contains("请核对&lt;1&gt;"))
    #expect(try part("[Content_Types].xml", of: result.bytes).contains("comments+xml"))
    #expect(try part("word/_rels/document.xml.rels", of: result.bytes).contains("comments.xml"))
    // The bold of a run that was split is on all of its parts.
    #expect(xml.replacing(/<w:commentReference[^>]*>/, with: "").contains("<w:b/>"))
  }

  @Test func aRangeThatCutsACharacterDoesNotCutTheFile() throws {
    let bytes = W(W.p("\u{FFFD}\u{FFFD}甲")).bytes
    let before = try text(bytes)
    for start in 0..<9 {
      let result = try WordAnnotator.annotate(
        bytes, with: [Annotation(range: TextRange(start, 9), text: "甲")])
      #expect(try text(result.bytes) == before)
    }
  }

  @Test func aSecondRunAddsToTheFirst() throws {
    let bytes = W(Self.body).bytes
    let before = try text(bytes)
    let remark = Annotation(range: try range("目前", in: before), text: "甲")
    let once = try WordAnnotator.annotate(bytes, with: [remark])
    let twice = try WordAnnotator.annotate(once.bytes, with: [remark, remark])
    #expect(try text(twice.bytes) == before)
    let xml = try part("word/document.xml", of: twice.bytes)
    #expect(try (0...2).map { try marked($0, xml) } == ["目前", "目前", "目前"])
    #expect(try WordAnnotator.annotate(bytes, with: [remark]).bytes == once.bytes)
  }

  @Test func fixesAreTrackedChanges() throws {
    let bytes = W(Self.body).bytes
    let before = try text(bytes)
    let word = try range("截止", in: before)
    let end = try range("险", in: before)
    let result = try WordAnnotator.annotate(
      bytes,
      with: [
        Annotation(range: word, text: "甲", edits: [Edit(range: word, replacement: "截至")]),
        Annotation(range: end, text: "乙", edits: [Edit(range: end, replacement: "")]),
      ])
    #expect(result.changes == 2)
    #expect(try text(result.bytes, .original) == before)
    #expect(
      try text(result.bytes) == before.replacing("截止", with: "截至").replacing("险", with: ""))
  }

  @Test func allElseIsCopiedAsItWasPacked() throws {
    var builder = W(Self.body)
    builder.add("styles", "styles.xml", "styles", "<!-- 原样 -->")
    let bytes = builder.bytes
    let result = try WordAnnotator.annotate(
      bytes, with: [Annotation(range: TextRange(0, 3), text: "甲")])
    let old = try ZipArchive(bytes)
    let new = try ZipArchive(result.bytes)
    #expect(new.entries.map(\.name) == old.entries.map(\.name) + ["word/comments.xml"])
    #expect(try part("word/styles.xml", of: result.bytes) == part("word/styles.xml", of: bytes))
  }

  @Test func whatStandsElsewhereIsMarkedNearby() throws {
    var builder = W(Self.body)
    builder.add(
      "footnotes", "footnotes.xml", "footnotes", "<w:footnote w:id=\"2\">\(W.p("脚注"))</w:footnote>")
    let bytes = builder.bytes
    let note = try range("脚注", in: try text(bytes))
    let result = try WordAnnotator.annotate(bytes, with: [Annotation(range: note, text: "甲")])
    #expect(result.comments == 1)
    #expect(try marked(0, part("word/document.xml", of: result.bytes)) == "特此报告")
  }

  @Test func aProtectedDocumentIsLeftAlone() throws {
    var builder = W(Self.body)
    builder.add(
      "settings", "settings.xml", "settings",
      "<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>")
    let bytes = builder.bytes
    #expect(throws: WordAnnotator.Failure.self) {
      try WordAnnotator.annotate(bytes, with: [])
    }
  }

  @Test func otherFormatsBecomeAPage() {
    let document = Document(path: "甲<1>.pdf", text: SourceText("截止目前，<一>。\n第二行\n"))
    let findings = WordingJiezhi().check(RuleContext(document))
    let page = String(
      decoding: AnnotatedPage().bytes(of: document, findings), as: UTF8.self)
    #expect(page.contains("<p><mark class=\"error\">截止</mark>目前，&lt;一&gt;。</p>"))
    #expect(page.contains("wording-jiezhi") && page.contains("甲&lt;1&gt;.pdf"))
    #expect(page.contains("<p>第二行</p>"))
  }
}
