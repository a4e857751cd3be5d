import Foundation
import Testing

@testable import DocLint

/// What another program makes of the same files. Skipped where LibreOffice is not installed.
@Suite(.serialized, .enabled(if: SubProcess.find("soffice") != nil))
struct LibreOfficeTests {
  typealias W = WordBuilder

  /// The text that LibreOffice gives, by the names of the files; a file it could not open is
  /// missing.
  static func texts(_ files: [String: [UInt8]]) throws -> [String: String] {
    let soffice = try #require(SubProcess.find("soffice"))
    let prlimit = try #require(SubProcess.find("prlimit"))
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("doclint-office-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files {
      try Data(bytes).write(to: folder.appendingPathComponent(name))
    }
    _ = SubProcess.run(
      soffice,
      [
        "-env:UserInstallation=\(folder.appendingPathComponent("profile").absoluteString)",
        "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder.path,
      ] + files.keys.sorted().map { folder.appendingPathComponent($0).path },
      input: [], limits: SubProcess.Limits(seconds: 300, memory: 4 << 30, outputBytes: 1 << 20),
      prlimit: prlimit)
    var texts: [String: String] = [:]
    for name in files.keys {
      let stem = name.split(separator: ".").dropLast().joined(separator: ".")
      if let data = try? Data(contentsOf: folder.appendingPathComponent(stem + ".txt")) {
        texts[name] = String(decoding: data, as: UTF8.self)
      }
    }
    return texts
  }

  /// Without white space, and without the mark at its beginning.
  static func squeezed(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0xFEFF }))
  }

  /// A list of three levels in a format of numbers, with a second list and an override.
  static func numbered(_ format: String) -> [UInt8] {
    func level(_ k: Int, _ format: String, _ text: String) -> String {
      "<w:lvl w:ilvl=\"\(k)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>"
        + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
    }
    func item(_ text: String, _ number: Int, _ level: Int) -> String {
      W.p(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>")
    }
    var body = ""
    for i in 1...12 {
      body += item("甲\(i)", 1, 0) + item("乙", 1, 1)
      if i % 3 == 0 { body += item("丙", 1, 2) + item("丁", 1, 1) }
      if i == 5 { body += W.p("不编号的一段") + item("戊", 2, 0) + item("己", 2, 0) }
      if i == 8 { body += item("庚", 3, 0) }
    }
    var builder = W(body)
    builder.add(
      "numbering", "numbering.xml", "numbering",
      "<w:abstractNum w:abstractNumId=\"0\">\(level(0, format, "%1、"))"
        + level(1, format, "（%2）") + level(2, "decimal", "%1.%3.") + "</w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"1\">\(level(0, "decimal", "第%1条"))</w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
        + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
        + "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>")
    return builder.bytes
  }

  @Test func numbersOfListsAreThoseThatItShows() throws {
    let formats = [
      "decimal", "chineseCounting", "chineseCountingThousand", "taiwaneseCountingThousand",
      "chineseLegalSimplified", "ideographTraditional", "decimalEnclosedCircle", "upperRoman",
      "lowerLetter", "decimalZero",
    ]
    let files = Dictionary(
      uniqueKeysWithValues: formats.map { ("\($0).docx", Self.numbered($0)) })
    let shown = try Self.texts(files)
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let document = try #require(InputReader().read(bytes: bytes, path: name).document)
      let own = String(decoding: document.text.utf8, as: UTF8.self).split(separator: "\n")
      let theirs = try #require(shown[name]).split(separator: "\n")
      #expect(own.map { Self.squeezed(String($0)) } == theirs.map { Self.squeezed(String($0)) })
    }
  }

  /// Two annotations, one upon the other: the file still opens, and reads the same.
  @Test func annotatedFilesOpen() throws {
    let bytes = W(WordAnnotatorTests.body).bytes
    let once = try WordAnnotator.annotate(
      bytes, with: [Annotation(range: TextRange(0, 6), text: "请核对<1>")])
    let twice = try WordAnnotator.annotate(
      once.bytes, with: [Annotation(range: TextRange(3, 9), text: "再核对")])
    let shown = try Self.texts([
      "before.docx": bytes, "once.docx": once.bytes, "twice.docx": twice.bytes,
    ])
    let before = Self.squeezed(try #require(shown["before.docx"]))
    #expect(before.contains("截止目前"))
    #expect(Self.squeezed(try #require(shown["once.docx"])) == before)
    #expect(Self.squeezed(try #require(shown["twice.docx"])) == before)
  }
}
