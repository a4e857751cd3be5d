import Foundation
import FoundationXML
import Testing

@testable import DocLint

@Suite struct FormatTests {
  static let report = HostileReport.report

  func bytes(_ format: OutputFormat, _ language: Language = .chinese) -> [UInt8] {
    format.reporter(language: language).bytes(of: Self.report)
  }
  func text(_ format: OutputFormat) -> String { String(decoding: bytes(format), as: UTF8.self) }

  @Test(arguments: OutputFormat.allCases)
  func snapshot(format: OutputFormat) throws {
    try Snapshot.check(bytes(format), "report.\(format.rawValue)")
  }

  @Test(arguments: OutputFormat.allCases)
  func allNameWhatWasNotChecked(format: OutputFormat) {
    for language in Language.allCases {
      let text = String(decoding: bytes(format, language), as: UTF8.self)
      for file in Self.report.unchecked {
        #expect(text.contains(file.path.hasSuffix(".pdf") ? "z.pdf" : file.path.suffix(4)))
      }
      #expect(text.contains(language == .chinese ? "已损坏" : "damaged"))
      #expect(text.contains(language == .chinese ? "加密" : "encrypted"))
      #expect(text.contains(language == .chinese ? "是图片" : "a picture"))
    }
  }

  @Test(arguments: OutputFormat.allCases)
  func noControlGetsThrough(format: OutputFormat) {
    let text = text(format)
    #expect(
      !text.unicodeScalars.contains { $0.value < 0x20 && !"\n\r\t".unicodeScalars.contains($0) })
    // Only JSON, which quotes what it holds, keeps the marks of the reading direction.
    if ![.json, .jsonl, .sarif, .gitlab, .rdjson].contains(format) {
      #expect(!text.contains("\u{202E}"))
    }
  }

  // MARK: JSON

  @Test(arguments: [OutputFormat.json, .sarif, .gitlab, .rdjson])
  func readersOfJSONReadIt(format: OutputFormat) throws {
    let data = Data(bytes(format))
    _ = try JSONSerialization.jsonObject(with: data)
    _ = try JSONValue(parsing: Array(data))
  }

  @Test func eachLineOfJSONLIsAnObjectOfAKind() throws {
    let records = try text(.jsonl).split(separator: "\n").map {
      try #require(JSONValue(parsing: Array($0.utf8))["record"]?.string)
    }
    #expect(
      records == [
        "run", "document", "document", "document", "archived", "archived", "diagnostic",
        "diagnostic", "diagnostic", "suppressed", "settled", "pair",
      ])
  }

  @Test func sarifHoldsWhatTheStandardAsksFor() throws {
    let root = try JSONValue(parsing: bytes(.sarif))
    #expect(root["version"]?.string == "2.1.0")
    let run = try #require(root["runs"]?.array?.first)
    #expect(run["columnKind"]?.string == "unicodeCodePoints")
    let rules = (run["tool"]?["driver"]?["rules"]?.array ?? []).compactMap { $0["id"]?.string }
    let results = run["results"]?.array ?? []
    #expect(results.count == 5)
    for result in results {
      let index = try #require(result["ruleIndex"]?.integer)
      #expect(rules[index] == result["ruleId"]?.string)
      #expect(result["partialFingerprints"]?["doclint/v1"]?.string?.utf8.count == 16)
      #expect(["error", "warning", "note"].contains(result["level"]?.string))
    }
    // Suppressed and settled, with the reasons.
    #expect(
      results.compactMap { $0["suppressions"]?.array?.first?["justification"]?.string } == [
        "原文如此", "不采信：<i>不成立</i>",
      ])
    // A finding behind two characters of four bytes: they count as two.
    let region = results[0]["locations"]?.array?.first?["physicalLocation"]?["region"]
    #expect(region?["startLine"]?.integer == 2 && region?["startColumn"]?.integer == 3)
    // Only what may be applied is a fix.
    #expect(results.map { $0["fixes"] != nil } == [true, false, false, false, false])
    let invocation = try #require(run["invocations"]?.array?.first)
    #expect(invocation["executionSuccessful"]?.boolean == false)
    #expect(invocation["exitCode"]?.integer == 3)
    #expect(invocation["toolExecutionNotifications"]?.array?.count == 3)
  }

  @Test func sarifSaysWhatARuleOfTheRegistryIs() throws {
    let rule = try #require(RuleRegistry.all.first)
    var one = Self.report.diagnostics[0]
    one.rule = rule.id
    let report = Report(
      configurationHash: "", files: Self.report.files, archive: Self.report.archive,
      diagnostics: [one], reuse: Self.report.reuse)
    let root = try JSONValue(parsing: SARIFReporter(language: .english).bytes(of: report))
    let written = root["runs"]?.array?.first?["tool"]?["driver"]?["rules"]?.array?.first
    #expect(written?["id"]?.string == rule.id)
    #expect(written?["shortDescription"]?["text"]?.string == rule.summary.en)
    #expect(written?["fullDescription"]?["text"]?.string == rule.rationale.en)
    #expect(written?["properties"]?["category"]?.string == rule.category)
  }

  @Test func urisAreEncodedByteForByte() {
    #expect(PathURI.of("a b%.txt") == "a%20b%25.txt")
    #expect(PathURI.of("/报/x") == "file:///%E6%8A%A5/x")
    #expect(PathURI.of("a:b") == "a%3Ab")
    // As the reader shows bytes that are no UTF-8, and a name that only reads so.
    #expect(PathURI.of("raw\\xFF\\\\.txt") == "raw%FF%5C.txt")
    #expect(PathURI.of("\\\\x41") == "%5Cx41")
    #expect(PathURI.of("back\\slash") == "back%5Cslash")
  }

  @Test func columnsOfRdjsonAreBytesAndOfGitHubUTF16() throws {
    let root = try JSONValue(parsing: bytes(.rdjson))
    let finding = root["diagnostics"]?.array?.first {
      $0["code"]?["value"]?.string == "sample-wording"
    }
    let range = finding?["location"]?["range"]
    #expect(range?["start"]?["line"]?.integer == 2)
    #expect(range?["start"]?["column"]?.integer == 9)
    #expect(range?["end"]?["column"]?.integer == 15)
    #expect(text(.github).contains("line=2,endLine=2,col=5,endColumn=7,title=sample-wording::"))
  }

  @Test func fingerprintsOfGitLabAreUnique() throws {
    let all = try JSONValue(parsing: bytes(.gitlab)).array ?? []
    #expect(Set(all.compactMap { $0["fingerprint"]?.string }).count == all.count)
  }

  // MARK: XML

  /// What an independent reader makes of a document.
  private final class Elements: NSObject, XMLParserDelegate {
    var found: [(name: String, attributes: [String: String])] = []
    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      found.append((name, attributes))
    }
  }

  private func elements(_ format: OutputFormat) throws -> [(
    name: String, attributes: [String: String]
  )] {
    let parser = XMLParser(data: Data(bytes(format)))
    let elements = Elements()
    parser.delegate = elements
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return elements.found
  }

  @Test func junit() throws {
    let all = try elements(.junit)
    #expect(all.first?.name == "testsuites")
    #expect(all.first?.attributes["tests"] == "6")
    #expect(all.first?.attributes["failures"] == "2")
    #expect(all.first?.attributes["errors"] == "2")
    #expect(all.first?.attributes["skipped"] == "1")
    #expect(all.count { $0.name == "failure" } == 2)
    #expect(all.count { $0.name == "error" } == 2)
    #expect(all.count { $0.name == "skipped" } == 1)
    // The name comes back as it is, its line end too.
    #expect(all.contains { $0.name == "testsuite" && $0.attributes["name"] == HostileReport.path })
    let sums = all.filter { $0.name == "testsuite" }.compactMap {
      $0.attributes["tests"].flatMap { Int($0) }
    }
    #expect(sums.reduce(0, +) == all.count { $0.name == "testcase" })
  }

  @Test func checkstyle() throws {
    let all = try elements(.checkstyle)
    #expect(all.first?.name == "checkstyle")
    #expect(
      all.filter { $0.name == "error" }.compactMap { $0.attributes["source"] } == [
        "doclint.sample-wording", "doclint.sample-word", "doclint.sample-phone",
        "doclint.doclint-failed", "doclint.doclint-skipped", "doclint.doclint-failed",
      ])
    #expect(all.contains { $0.name == "file" && $0.attributes["name"] == HostileReport.path })
  }

  // MARK: Tables and lines

  @Test func githubKeepsEachCommandOnItsLine() {
    let lines = text(.github).split(separator: "\n")
    #expect(lines.count == 6)
    #expect(
      lines.allSatisfy {
        $0.hasPrefix("::error ") || $0.hasPrefix("::warning ") || $0.hasPrefix("::notice ")
      })
    #expect(text(.github).contains("file=报送/b <1>&]]>%2C%0A50%25.txt,line="))
  }

  @Test func rowsOfCSVAreEquallyWide() throws {
    var text = text(.csv)
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    text.unicodeScalars.removeFirst()
    var rows: [[String]] = [[""]]
    var quoted = false
    let scalars = Array(text.unicodeScalars)
    for (i, scalar) in scalars.enumerated() {
      let row = rows.count - 1
      let cell = rows[row].count - 1
      switch scalar {
      case "\"":
        if quoted, i + 1 < scalars.count, scalars[i + 1] == "\"" { rows[row][cell] += "\"" }
        quoted.toggle()
      case "," where !quoted: rows[row].append("")
      case "\n" where !quoted: rows.append([""])
      case "\r" where !quoted: break
      default: rows[row][cell].unicodeScalars.append(scalar)
      }
    }
    #expect(rows.removeLast() == [""])
    #expect(Set(rows.map(\.count)) == [24])
    #expect(
      rows.map { $0[0] } == [
        "record", "document", "document", "document", "archived", "archived", "finding", "finding",
        "finding", "suppressed", "settled", "pair", "passage", "passage",
      ])
    // No spreadsheet takes a name for a formula.
    #expect(rows[3][1] == "'=d.png")
  }

  @Test func markdownTakesNothingForMarkup() {
    #expect(MarkdownReporter.escaped("a|b*c_`<i>@x") == "a\\|b\\*c\\_\\`&lt;i&gt;&#64;x")
    #expect(!text(.markdown).contains("<script>") && !text(.markdown).contains("<b>"))
  }

  @Test func statisticsCountByRule() {
    let bytes = TextReporter(showsStatistics: true).bytes(of: Self.report)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("各规则的问题数"))
    #expect(text.contains("   1       1  错误  sample-phone"))
    #expect(!text.contains("^^^"))
    #expect(text.contains("已损坏"))
  }

  // MARK: HTML

  @Test func htmlEscapesWhatTheDocumentsHold() {
    let text = text(.html)
    #expect(!text.contains("<script>alert") && !text.contains("<i>不成立") && !text.contains("<x>"))
    #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;\\u{202E}"))
    #expect(text.components(separatedBy: "<script").count == 3)
  }

  @Test func htmlPointsOnlyIntoItself() {
    let text = text(.html)
    for piece in text.components(separatedBy: "href=\"").dropFirst() {
      let target = piece.prefix { $0 != "\"" }
      #expect(target.hasPrefix("#"))
      #expect(text.contains("id=\"\(target.dropFirst())\""), "\(target) leads nowhere")
    }
    #expect(!text.contains("src="))
    #expect(text.contains("default-src &#39;none&#39;"))
  }

  @Test func htmlHasEachIdOnce() {
    let ids = text(.html).components(separatedBy: " id=\"").dropFirst().map {
      $0.prefix { $0 != "\"" }
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test func whatWasNotComparedIsNotCalledDifferent() {
    var reuse = Self.report.reuse
    reuse = ReuseReport(
      documents: reuse.documents, batchCount: 1, pairs: [], clusters: [], integrity: [],
      pairsFolded: 0)
    func band() -> HTMLReport.Band {
      let report = Report(
        configurationHash: "", files: Self.report.files, archive: [], diagnostics: [], reuse: reuse)
      return HTMLReport(report, .chinese).band(of: report.files[0])
    }
    #expect(band() == .none)
    reuse.isCompared = false
    #expect(band() == .notCompared)
  }

  /// Which of two files is called the document is a matter of their names.
  @Test(arguments: [Direction.Earlier.undetermined, .document, .source])
  func bothOfAPairAreAlikeUnlessOneIsKnownToBeFirst(earlier: Direction.Earlier) {
    let old = SampleReport.reuse
    let pair = old.pairs[0]
    let turned = ReusePair(
      document: 0, source: 1, verdict: .recycled, resemblance: 1, weightedResemblance: 1,
      containment: (1, 1), ratios: pair.ratios, rawRatios: pair.rawRatios, passages: pair.passages,
      substitutions: [], leftovers: [], numbers: pair.numbers,
      direction: Direction(earlier: earlier, evidence: []), excluded: [])
    let reuse = ReuseReport(
      documents: old.documents, batchCount: 2, pairs: [turned], clusters: [], integrity: [],
      pairsFolded: 0)
    let report = Report(of: reuse, configurationHash: "")
    let all = HTMLReport(report, .chinese)
    #expect(all.band(of: report.files[0]) == .recycled)
    // The source is too short to be judged by itself.
    #expect(
      all.band(of: report.files[1]) == (earlier == .source ? .undetermined : .recycled))
  }

  // MARK: Saved reports

  @Test(arguments: OutputFormat.allCases)
  func savedWithTextsItIsTheSameReport(format: OutputFormat) throws {
    let json = JSONReporter(includesTexts: true).bytes(of: Self.report)
    let saved = try SavedReport(json: json, file: "x.json")
    #expect(saved.hasTexts)
    #expect(format.reporter().bytes(of: saved.report) == bytes(format))
  }

  @Test(arguments: OutputFormat.allCases)
  func savedWithoutTextsTheRestIsTheSame(format: OutputFormat) throws {
    let saved = try SavedReport(json: bytes(.json), file: "x.json")
    #expect(!saved.hasTexts)
    let again = format.reporter().bytes(of: saved.report)
    if format.needsTexts {
      #expect(!again.isEmpty)
    } else {
      #expect(again == bytes(format))
    }
  }

  @Test(arguments: ["", "{", "[]", "{\"schema\": \"doclint/2\"}", "{\"schema\": \"doclint/1\"}"])
  func whatIsNoReportIsRefused(json: String) {
    #expect(throws: ConfigurationError.self) {
      try SavedReport(json: Array(json.utf8), file: "x.json")
    }
  }

  @Test func aReportWithAPartTakenOutOrChangedIsRefusedNotTrusted() throws {
    let whole = try JSONValue(parsing: bytes(.json))
    let members = try #require(whole.members)
    for key in ["tool", "documents", "archive", "diagnostics", "pairs"] {
      var json = JSONWriter()
      json.beginObject()
      for member in members where member.name != key && member.name == "schema" {
        json.member(member.name, member.value.string ?? "")
      }
      json.endObject()
      #expect(throws: ConfigurationError.self) { try SavedReport(json: json.bytes, file: "x") }
    }
    // Offsets behind the end of the text.
    let text = String(
      decoding: JSONReporter(includesTexts: true).bytes(of: Self.report), as: UTF8.self)
    let broken = text.replacingOccurrences(of: "\"offset\": 3", with: "\"offset\": 99993")
    #expect(broken != text)
    #expect(throws: ConfigurationError.self) {
      try SavedReport(json: Array(broken.utf8), file: "x")
    }
  }
}
