import Testing

/// The program on files that are more than text.
@Suite struct OfficeProgramTests {
  static let page =
    "<!DOCTYPE html><html><body><h1>关于防汛的通知</h1><p>截止目前，已排查12处。"
    + "<span style=\"display:none\">内部掌握</span></p></body></html>"
  static let rich =
    "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 a;}}\\f0 \\'cc\\'d8\\'b4\\'cb\\'b1\\'a8\\'b8\\'e6"
    + "{\\deleted \\'be\\'c9}\\par}"

  func run(
    _ script: String, _ files: [String: String], _ environment: [String: String] = [:]
  ) throws -> Program.Result {
    let folder = try Program.Folder()
    for (name, text) in files.sorted(by: { $0.key < $1.key }) { try folder.file(name, text) }
    return try Program.shell(script, in: folder, environment: environment)
  }

  @Test func textComesFromWhateverFormat() throws {
    let files = ["a.html": Self.page, "b.rtf": Self.rich]
    #expect(
      try run("$D text a.html b.rtf", files).text
        == "关于防汛的通知\n截止目前，已排查12处。\n特此报告\n")
    #expect(try run("$D text --revisions all b.rtf", files).text == "特此报告旧\n")
    #expect(try run("$D text --revisions both b.rtf", files).code == 2)
    #expect(try run("$D text - < b.rtf", files).text == "特此报告\n")
  }

  @Test func placesStandBesidePositions() throws {
    let lint = "$D lint --isolated --select hidden,wording-jiezhi --fail-on never "
    let json = try run(lint + "--format json a.html", ["a.html": Self.page]).text
    #expect(json.contains("\"place\": {\"part\": \"body\", \"paragraph\": 2}"))
    #expect(json.contains("\"format\": \"html\"") && json.contains("hidden-text"))
    #expect(try run(lint + "a.html", ["a.html": Self.page]).text.contains("（正文第2段）"))
    let plain = try run(lint + "--format json a.txt", ["a.txt": "截止目前，已排查。\n"]).text
    #expect(plain.contains("wording-jiezhi") && !plain.contains("\"place\""))
  }

  @Test func anExtensionThatLiesIsFound() throws {
    let result = try run(
      "$D lint --isolated --select file --format concise a.pdf", ["a.pdf": Self.rich])
    #expect(result.text.contains("file-extension-mismatch"))
  }

  @Test func withoutItsProgramsAPDFIsFailedWithTheWayToGetThem() throws {
    let result = try run(
      "$D lint --isolated a.pdf", ["a.pdf": "%PDF-1.4\n"], ["PATH": "/nonexistent"])
    #expect(result.code == 3)
    #expect(result.text.contains("apt-get install poppler-utils poppler-data"))
  }

  @Test func otherFormatsAreAnnotatedAsAPage() throws {
    let result = try run(
      "$D annotate a.html -o b.html --isolated && cat b.html", ["a.html": Self.page])
    #expect(result.code == 0)
    #expect(result.text.contains("<mark class=\"error\">截止</mark>目前"))
    #expect(try run("$D annotate gone.docx -o b.docx", [:]).code == 3)
  }
}
