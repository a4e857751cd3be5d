import Testing

@testable import DocLint

@Suite struct DecisionsTests {
  private let report = HostileReport.report

  private func decisions(_ entries: String) throws -> Decisions {
    try Decisions(
      bytes: Array("{\"schema\": \"doclint-decisions/1\", \"decisions\": [\(entries)]}".utf8),
      file: "意见.json")
  }

  @Test func whatIsDecidedIsCountedApart() throws {
    let settled = report.settling(
      try decisions(
        """
        {"fingerprint": "0000000000000001", "decision": "adopted", "note": "已退回", "places": 1},
        {"fingerprint": "0000000000000003", "decision": null, "note": "问过本人"}
        """))
    #expect(settled.diagnostics.map(\.fingerprint) == ["0000000000000002", "0000000000000003"])
    #expect(settled.settled.map(\.decision.note) == ["<i>不成立</i>", "已退回"])
    #expect(settled.summary.warnings == report.summary.warnings - 1)
    // A note alone decides nothing, and is kept.
    #expect(settled.remarks["0000000000000003"] == "问过本人")
    let text = String(decoding: TextReporter().bytes(of: settled), as: UTF8.self)
    #expect(text.contains("采信：已退回"))
    #expect(text.contains("已有审核意见2处"))
  }

  @Test func moreEvidenceBringsAFindingBack() throws {
    let entry = "{\"fingerprint\": \"0000000000000001\", \"decision\": \"rejected\", \"places\": 0}"
    // It names one place; when it was decided on, it named none.
    #expect(report.settling(try decisions(entry)).diagnostics.count == 3)
    let again = entry.replacing("\"places\": 0", with: "\"places\": 1")
    #expect(report.settling(try decisions(again)).diagnostics.count == 2)
  }

  @Test(arguments: [
    "", "[]", "{}", "{\"schema\": \"doclint-decisions/2\", \"decisions\": []}",
    "{\"schema\": \"doclint-decisions/1\"}",
    "{\"schema\": \"doclint-decisions/1\", \"decisions\": [{}]}",
    "{\"schema\": \"doclint-decisions/1\", \"decisions\": [{\"fingerprint\": \"zz\"}]}",
    """
    {"schema": "doclint-decisions/1",
     "decisions": [{"fingerprint": "0123456789abcdef", "decision": "maybe"}]}
    """,
  ])
  func damageIsNamed(text: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try Decisions(bytes: Array(text.utf8), file: "意见.json")
    }
    #expect(error?.message.zh.contains("意见.json") == true)
  }
}

@Suite struct JSONValueTests {
  @Test func membersKeepTheirOrderAndNumbersTheirForm() throws {
    let value = try JSONValue(
      parsing: Array(
        "\u{FEFF} {\"b\": 1.50, \"a\": [true, null, -2e3], \"b\\u0041\": \"\\ud83d\\ude00\\n\"}"
          .utf8))
    #expect(value.members?.map(\.name) == ["b", "a", "bA"])
    #expect(value["b"] == .number("1.50"))
    #expect(value["a"] == .array([.boolean(true), .null, .number("-2e3")]))
    #expect(value["bA"]?.string == "😀\n")
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\"}", "{\"a\":}", "\"", "\"\\x\"", "\"\\ud800\"", "\"\\u12\"", "01x",
    "-", "1.", "1e", "tru", "[1] 2", "\"\u{1}\"", "{1: 2}", "nul",
  ])
  func whatIsNoJSONIsRefused(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8)) }
  }

  @Test func deepNestingAndBadBytesAreRefused() {
    #expect(throws: JSONError.self) {
      try JSONValue(parsing: Array(String(repeating: "[", count: 100_000).utf8))
    }
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
  }
}
