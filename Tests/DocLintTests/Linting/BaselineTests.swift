import Testing

@testable import DocLint

@Suite struct BaselineTests {
  private func input(_ path: String, _ text: String) -> Input {
    Input(path: path, outcome: .document(Document(path: path, text: SourceText(text))))
  }

  private func lint(_ inputs: [Input], _ baseline: Baseline? = nil) -> Report {
    Linter().lint(inputs, baseline: baseline, aggregates: false)
  }

  static let text = "各县(区)截止目前完成。电话13800000000。\n"

  @Test func acceptedFindingsAreQuiet() throws {
    let first = lint([input("a", Self.text)])
    let baseline = Baseline(of: first)
    #expect(baseline.entries.count == 3)
    let moved = lint([input("a", "新的一段。\n" + Self.text + "末段。")], baseline)
    #expect(moved.diagnostics.isEmpty && moved.accepted.count == 3)
    let twice = lint([input("a", Self.text + Self.text)], baseline)
    #expect(twice.diagnostics.count == 3 && twice.accepted.count == 3)
    // Written again with the baseline in force, nothing is lost.
    #expect(Baseline(of: moved) == baseline)
  }

  @Test func theFileIsReadAsItWasWritten() throws {
    let odd = Baseline([
      .init(
        path: "a\"\\\n\u{1}\u{7F}名.txt", rule: "privacy-mobile", fingerprint: "0123456789abcdef"),
      .init(path: "a", rule: "reuse-partial", fingerprint: "fedcba9876543210"),
    ])
    #expect(try Baseline(bytes: odd.bytes, file: "b") == odd)
    #expect(Baseline(odd.entries.reversed() + odd.entries).bytes == odd.bytes)
    let none = Baseline([])
    #expect(try Baseline(bytes: none.bytes, file: "b") == none)
    #expect(FileKind.sniff(name: "b.json", bytes: odd.bytes) != .text)
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"schema": 1}"#, #"{"schema": "doclint-baseline/9", "findings": []}"#,
    #"{"schema": "doclint-baseline/1"}"#, #"{"schema": "doclint-baseline/1", "findings": [1]}"#,
    #"{"schema": "doclint-baseline/1", "findings": [{"path": "a", "rule": "b"}]}"#,
    #"{"schema": "doclint-baseline/1", "findings": [{"path": "a", "rule": "b", "fingerprint": "x"}]}"#,
  ])
  func aDamagedFileIsAnError(_ json: String) {
    #expect {
      try Baseline(bytes: Array(json.utf8), file: "b.json")
    } throws: {
      ($0 as? ConfigurationError)?.message.zh.contains("b.json: 基线文件有误") == true
    }
  }

  @Test func whatIsGoneIsTold() throws {
    let baseline = Baseline(
      of: lint([input("a", Self.text), input("b", Self.text), input("c", Self.text)]))
    let now = lint(
      [input("a", "完成。"), Input(path: "b", outcome: .failed(Message(zh: "x", en: "x")))], baseline)
    let all = baseline.gone(in: now, runs: { _, _ in true }, exists: { _ in true })
    #expect(all.map(\.path) == ["a", "a", "a"])
    // What nobody looked at is not gone; a file that is no more takes its entries with it.
    let deleted = baseline.gone(in: now, runs: { _, _ in true }, exists: { _ in false })
    #expect(Set(deleted.map(\.path)) == ["a", "c"])
    let some = baseline.gone(
      in: now, runs: { rule, _ in rule == "privacy-mobile" }, exists: { _ in true })
    #expect(some.map(\.rule) == ["privacy-mobile"])
    #expect(baseline.removing(all).entries.count == 6)
  }
}
