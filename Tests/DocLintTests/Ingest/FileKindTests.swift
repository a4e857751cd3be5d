import Testing

@testable import DocLint

@Suite struct FileKindTests {
  static let text = Array("各单位要加强组织领导，按时报送工作情况。\n".utf8)
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + noise(400, seed: 1)
  static let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + noise(600, seed: 2)
  static func zip(_ name: String) -> [UInt8] {
    [0x50, 0x4B, 0x03, 0x04, 20, 0] + noise(20, seed: 3) + Array(name.utf8) + noise(500, seed: 4)
  }

  func kind(_ name: String, _ bytes: [UInt8]) -> String {
    switch FileKind.sniff(name: name, bytes: bytes) {
    case .text: "text"
    case .textDespiteName: "text despite its name"
    case .document(let format): format.rawValue
    case .unreadable(let reason): "failed: " + reason.en
    case .noDocument(let reason): "skipped: " + reason.en
    }
  }

  @Test(arguments: [
    "a.txt", "a", "a.md", "页.html", "a.csv", "a.b.TXT", ".hidden", "a.log", "x.png",
  ])
  func textIsText(name: String) { #expect(kind(name, Self.text) == "text") }

  @Test func documentsAreKnownByTheirContent() {
    let cases: [(String, [UInt8], String)] = [
      ("a.doc", Self.ole, "compound"), ("a.wps", Self.ole, "compound"), ("a", Self.ole, "compound"),
      ("a.docx", Self.ole, "compound"),
      ("a.docx", Self.zip("[Content_Types].xml"), "word"), ("a.ofd", Self.zip("OFD.xml"), "ofd"),
      ("a.odt", Self.zip("mimetypeapplication/vnd.oasis.opendocument.text"), "openDocument"),
      ("a.pdf", Array("%PDF-1.7\n".utf8), "pdf"), ("a.rtf", Array("{\\rtf1 }".utf8), "rtf"),
      ("a.doc", Array("{\\rtf1 }".utf8), "rtf"), ("b.txt", Array("%PDF-1.4".utf8), "pdf"),
      ("a.zip", Self.zip("b.txt"), "archive"), ("b.txt", Self.zip("b.txt"), "archive"),
      ("a.docx", Self.zip("nothing"), "word"),
    ]
    for (name, bytes, format) in cases { #expect(kind(name, bytes) == format, "\(name)") }
  }

  @Test func namesPromiseFormats() {
    #expect(FileKind.promises("docx", .word))
    #expect(FileKind.promises("doc", .rtf))
    #expect(FileKind.promises("", .pdf))
    #expect(FileKind.promises("v2", .pdf))
    #expect(!FileKind.promises("docx", .compound))
    #expect(!FileKind.promises("txt", .pdf))
    #expect(!FileKind.promises("jpg", .word))
  }

  @Test func documentsOfFormatsThatAreNotReadAreFailed() {
    let word = "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"
    #expect(
      kind("w.xml", Array(word.utf8))
        == "failed: Word XML: format not supported yet; save as docx or plain text")
  }

  @Test func aDocumentsNameOnOtherContentIsFailed() {
    #expect(kind("a.docx", Self.text) == "text despite its name")
    #expect(kind("a.docx", [1, 2, 3, 0, 0, 7]).hasPrefix("failed: not a valid .docx file"))
    #expect(kind("a.docx", []).hasPrefix("failed: empty"))
    #expect(kind("a.docx", Self.png).hasPrefix("failed: named .docx, but its content is PNG"))
    #expect(kind("a.txt", Self.png).hasPrefix("failed: named .txt"))
  }

  @Test func archivesThatAreNotOpenedAreFailedBecauseTheyMayHoldDocuments() {
    #expect(kind("a.gz", [0x1F, 0x8B, 8] + noise(50, seed: 1)).hasPrefix("failed: an archive"))
  }

  @Test func whatIsNoDocumentIsSkipped() {
    #expect(kind("a.png", Self.png) == "skipped: no document: a picture (PNG)")
    #expect(kind("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0] + noise(99, seed: 1)).hasPrefix("skipped"))
    #expect(kind("a.jpg", noise(999, seed: 1)).hasPrefix("skipped: no document: a picture (by"))
    #expect(kind("a.out", [0x7F, 0x45, 0x4C, 0x46, 2, 1]).hasPrefix("skipped"))
    #expect(kind("a.ttf", [0, 1, 0, 0, 0, 17]).hasPrefix("skipped"))
    #expect(kind("a.db", Array("SQLite format 3\0".utf8)).hasPrefix("skipped"))
  }

  @Test(arguments: [
    ".DS_Store", "x/Thumbs.db", "desktop.ini", "~$报告.docx", ".~lock.a.odt#", "a.txt~", ".a.txt.swp",
    "#a.txt#", "._a.txt", ".doclint.yml", "a.docx.doclint.yml",
  ])
  func systemFilesAreSkippedByName(name: String) {
    #expect(kind(name, Self.text).hasPrefix("skipped"))
  }

  @Test func extensions() {
    #expect(FileKind.pathExtension(of: "a/b.c/d") == "")
    #expect(FileKind.pathExtension(of: ".bashrc") == "")
    #expect(FileKind.pathExtension(of: "报告.终稿.DocX") == "docx")
    #expect(FileKind.pathExtension(of: "") == "")
  }
}
