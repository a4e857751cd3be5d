import Testing

@testable import DocLint

@Suite struct SharedOriginTests {
  func document(_ path: String, _ change: (inout Provenance) -> Void) -> Document {
    var origin = DocumentOrigin(format: "docx")
    change(&origin.provenance)
    return Document(path: path, text: SourceText("甲"), sha256: path, origin: origin)
  }

  func kinds(
    _ a: (inout Provenance) -> Void, _ b: (inout Provenance) -> Void
  ) -> [SharedOrigin.Kind] {
    SharedOrigin.between(document("a", a), document("b", b)).map(\.kind)
  }

  @Test func whatFilesShareIsNamedWithItsWeight() throws {
    let fill = { (p: inout Provenance) in
      p.rsidRoot = "00A1B2C3"
      p.rsids = ["00A1B2C3", "00111111", "00222222"]
      p.documentID = "{5E1F0A77-0000-4000-8000-000000000001}"
      p.lastModifiedBy = "李工"
      p.template = "青禾市简报.dotx"
    }
    let found = SharedOrigin.between(document("a", fill), document("b", fill))
    #expect(found.map(\.kind) == [.editingRoot, .documentID, .lastModifiedBy, .template])
    #expect(found.map(\.trust) == [.medium, .medium, .low, .low])
    #expect(try #require(found.first).message.zh.contains("另有 2 个"))
    #expect(found.allSatisfy { $0.message.zh.contains("可信度") })
  }

  @Test func constantsAndComputersSayNothing() {
    let wps = { (p: inout Provenance) in
      p.rsidRoot = "00172A27"
      p.rsids = ["00172A27", "00000000"]
      p.documentID = "00000000"
      p.lastModifiedBy = "Administrator"
      p.creator = "微软用户"
      p.template = "Normal.dotm"
    }
    #expect(kinds(wps, wps) == [])
    #expect(
      kinds({ $0.rsids = ["1", "2", "3"] }, { $0.rsids = ["3", "2"] }) == [.editingSessions])
    #expect(kinds({ $0.rsids = ["1", "2"] }, { $0.rsids = ["2"] }) == [])
    #expect(kinds({ $0.creator = "李工" }, { $0.creator = "王工" }) == [])
  }

  @Test func copiesOfOneFileAndTextFilesShareNothing() {
    let a = document("a") { $0.creator = "李工" }
    #expect(SharedOrigin.between(a, a) == [])
    #expect(SharedOrigin.between(a, Document(path: "b", text: SourceText("甲"))) == [])
  }
}
