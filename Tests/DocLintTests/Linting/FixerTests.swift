import Testing

@testable import DocLint

@Suite struct FixerTests {
  static let yaml = """
    select: [wording-jiezhi, own-one, own-two]
    rules:
      own-one:
        kind: substitution
        replace: {卫计局: 卫生健康局, 甲乙: 丙}
        fix: safe
        message: “{found}”
        examples: {wrong: [↓卫计局], right: [卫生健康局]}
      own-two:
        kind: substitution
        replace: {乙丁: 戊, 𠮷: 吉}
        fix: unsafe
        message: “{found}”
        examples: {wrong: [↓乙丁], right: [丁]}
    """

  private func fixer(unsafe: Bool = false, _ yaml: String = yaml) throws -> Fixer {
    Fixer(configuration: try Configuration(yaml: yaml), includesUnsafe: unsafe)
  }

  private func fix(_ fixer: Fixer, _ bytes: [UInt8], path: String = "a.txt") throws -> Fixer.Result
  {
    let input = InputReader().read(bytes: bytes, path: path)
    return fixer.fix(try #require(input.document)) { bytes }
  }

  static let padding = "各单位要认真落实各项工作要求，按时报送材料。\r\n"

  /// Each encoding, with the text before the edits, and the mark in front of it.
  static let encodings: [(name: String, mark: [UInt8])] = [
    ("UTF-8", []), ("UTF-8", [0xEF, 0xBB, 0xBF]), ("UTF-16LE", [0xFF, 0xFE]),
    ("UTF-16BE", [0xFE, 0xFF]), ("UTF-32LE", [0xFF, 0xFE, 0, 0]), ("gb18030", []),
    ("gb18030", [0x84, 0x31, 0x95, 0x33]), ("UTF-32BE", [0, 0, 0xFE, 0xFF]),
  ]

  private func encode(_ text: String, _ name: String) throws -> [UInt8] {
    name == "UTF-8" ? Array(text.utf8) : try Converter(name).bytes(Array(text.utf16))
  }

  @Test(arguments: encodings)
  func onlyTheEditsChange(_ encoding: (name: String, mark: [UInt8])) throws {
    let before =
      String(repeating: Self.padding, count: 6) + "标题\r\n😀截止目前，报卫计局。\n截止到今天\r末行没有换行"
    let after = before.replacing("截止目前", with: "截至目前").replacing("截止到", with: "截至")
      .replacing("卫计局", with: "卫生健康局")
    let bytes = encoding.mark + (try encode(before, encoding.name))
    let wanted = encoding.mark + (try encode(after, encoding.name))
    let result = try fix(try fixer(), bytes)
    #expect(result.problem == nil)
    #expect(result.bytes == wanted)
    #expect(result.applied == 3 && result.remaining.isEmpty && result.found.count == 3)
    let again = try fix(try fixer(), wanted)
    #expect(again.bytes == nil && again.applied == 0 && again.problem == nil)
  }

  @Test func unsafeFixesWaitToBeAskedFor() throws {
    let safe = try fix(try fixer(), Array("乙丁，卫计局".utf8))
    #expect(safe.bytes == Array("乙丁，卫生健康局".utf8))
    #expect(safe.remaining.map(\.rule) == ["own-two"])
    let unsafe = try fix(try fixer(unsafe: true), Array("乙丁，卫计局".utf8))
    #expect(unsafe.bytes == Array("戊，卫生健康局".utf8))
  }

  /// 甲乙丁: the first fix is applied whole, and what it leaves is looked at again.
  @Test func ofOverlappingFixesTheFirstWins() throws {
    let result = try fix(try fixer(unsafe: true), Array("甲乙丁".utf8))
    #expect(result.bytes == Array("丙丁".utf8) && result.applied == 1)
  }

  @Test func fixesThatUndoEachOtherLeaveTheFileAlone() throws {
    let yaml = """
      rules:
        own-a:
          {kind: substitution, replace: {甲甲: 乙乙}, fix: safe, message: m,
           examples: {wrong: [甲甲], right: [丙]}}
        own-b:
          {kind: substitution, replace: {乙乙: 甲甲}, fix: safe, message: m,
           examples: {wrong: [乙乙], right: [丙]}}
      """
    let result = try fix(try fixer(yaml), Array("甲甲".utf8))
    #expect(result.bytes == nil && result.problem?.zh.contains("own-b") == true)
  }

  @Test func whatCannotBeWrittenIsLeftAlone() throws {
    let fixer = try fixer()
    var damaged = Array("截止目前，完成。\n".utf8)
    damaged += [0xFF] + Array(String(repeating: Self.padding, count: 20).utf8)
    let broken = try fix(fixer, damaged)
    #expect(broken.bytes == nil && broken.problem?.zh.contains("损坏") == true)
    let document = Document(path: "a.docx", text: SourceText("截止目前"))
    let office = fixer.fix(document) { Array("PK别的内容".utf8) }
    #expect(office.bytes == nil && office.problem?.zh.contains("不能改写") == true)
    // Big5 has no simplified characters.
    let big5 = try Converter("windows-950").bytes(
      Array(
        String(repeating: "各單位要認真落實各項工作要求，按時報送資料。報卫計局\r\n".replacing("卫計局", with: "截止目前"), count: 4)
          .utf16))
    let yaml = """
      select: [own-one]
      rules:
        own-one:
          {kind: substitution, replace: {截止: 截卫}, fix: safe, message: m,
           examples: {wrong: [↓截止], right: [丙]}}
      """
    let result = try fix(try self.fixer(yaml), big5)
    #expect(result.bytes == nil && result.problem?.zh.contains("Big5") == true)
    #expect(result.remaining.count == 4)
  }

  @Test func twoEncodingsInOneFileAreLeftAlone() throws {
    let gb = try Converter("gb18030").bytes(Array((Self.padding + "截止目前，完成。\r\n").utf16))
    let mixed = Array((Self.padding + "截止目前。\r\n").utf8) + gb
    let result = try fix(try fixer(), mixed)
    #expect(result.bytes == nil && result.problem != nil)
  }

  @Test func suppressedFindingsAreNotFixed() throws {
    let text = "<!-- doclint-disable-next-line wording: 原文 -->\n截止目前\n截止目前\n"
    let result = try fix(try fixer(), Array(text.utf8))
    #expect(result.bytes == Array((text.dropLast(5) + "截至目前\n").utf8))
  }

  @Test func insertionsThatTouchAreMadeOneByOne() {
    func finding(_ range: TextRange, _ replacement: String) -> Diagnostic {
      Diagnostic(
        rule: "a-b", severity: .error, path: "a", range: range, message: Message(zh: "", en: ""),
        fix: Fix(.safe, [Edit(range: range, replacement: replacement)]))
    }
    let fixer = Fixer(configuration: Configuration())
    let chosen = fixer.chosen([
      finding(TextRange(3, 3), "x"), finding(TextRange(3, 6), "y"), finding(TextRange(6, 9), "z"),
      finding(TextRange(9, 9), "w"),
    ])
    #expect(chosen.flatMap(\.edits).map(\.replacement) == ["x", "z"])
  }

  @Test func diffsAreThoseOfPatch() {
    func diff(_ a: String, _ b: String) -> String {
      String(
        decoding: UnifiedDiff().bytes(path: "a.txt", Array(a.utf8), Array(b.utf8)), as: UTF8.self)
    }
    #expect(diff("一\n", "一\n") == "")
    #expect(
      diff("一\n二", "一\n三") == "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n 一\n-二\n"
        + "\\ No newline at end of file\n+三\n\\ No newline at end of file\n")
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n5\n6\n7\n9\n")
        == "--- a/a.txt\n+++ b/a.txt\n@@ -5,5 +5,4 @@\n 5\n 6\n 7\n-8\n 9\n")
    #expect(diff("", "一\n") == "--- a/a.txt\n+++ b/a.txt\n@@ -0,0 +1 @@\n+一\n")
    let far = diff(
      (1...20).map { "\($0)\n" }.joined(),
      (1...20).map { $0 == 2 || $0 == 18 ? "x\n" : "\($0)\n" }.joined())
    #expect(far.components("@@ -").count == 3)
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [Substring] {
    self.split(separator: separator)
  }
}
