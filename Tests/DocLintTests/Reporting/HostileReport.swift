@testable import DocLint

/// One report that holds what formats stumble over: markup, controls, line ends and bytes that are
/// no UTF-8 in names and texts, characters of four bytes before a finding, failed and skipped files,
/// fixes, related places, findings that were suppressed or decided on. Its rules are no rules of the
/// registry: what those say of themselves may change.
enum HostileReport {
  static let text =
    "青禾市<script>alert(1)</script>]]>\u{202E}年报\r\n"
    + "😀𠮷截止目前，全市\"建成\"床位18张，=1+1。\r\n\t末行，电话13800000000\u{1B}[31m。\n"
  static let source = "云溪市年报\n截止目前，全市建成床位16张，道路两条。\n"
  static let path = "报送/b <1>&]]>,\n50%.txt"

  static let report: Report = {
    let document = Document(
      path: path, text: SourceText(text), sha256: "bb",
      notes: [Message(zh: "含有控制字符", en: "holds controls")])
    let other = Document(path: "库/a.txt", text: SourceText(source), sha256: "aa")
    func range(_ part: String, _ text: String = text) -> TextRange {
      SampleReport.range(text, of: part)
    }
    func finding(
      _ rule: String, _ severity: Severity, _ part: String, _ fix: Fix? = nil,
      _ related: [RelatedPlace] = [], fingerprint: String
    ) -> Diagnostic {
      Diagnostic(
        rule: rule, severity: severity, path: path, range: range(part),
        message: Message(
          zh: "应改：“\(part)”,|*_`@甲 <b>", en: "change \"\(part)\",|*_`@x <b>"),
        evidence: [
          ("z", .string("]]>\n")), ("a", .integer(11)), ("share", .ratio(0.5)),
          ("list", .list([.string("x"), .integer(2)])),
        ], related: related, fix: fix, fingerprint: fingerprint)
    }
    let there = RelatedPlace(
      path: "库/a.txt", range: range("截止目前", source), message: Message(zh: "来源", en: "source"))
    let open = [
      finding(
        "sample-wording", .warning, "截止", Fix(.safe, [Edit(range: range("截止"), replacement: "截至")]),
        [there], fingerprint: "0000000000000001"),
      finding("sample-word", .info, "\"建成\"", fingerprint: "0000000000000002"),
      finding(
        "sample-phone", .error, "末行，电话13800000000",
        Fix(.display, [Edit(range: range("13800000000"), replacement: "138****0000")]),
        fingerprint: "0000000000000003"),
    ]
    let ratio = ReusePair.Ratio(copied: 14, counted: 20)
    let raw = ReusePair.Ratio(copied: 15, counted: 24)
    let pair = ReusePair(
      document: 0, source: 1, verdict: .recycled, resemblance: 0.5, weightedResemblance: 0.25,
      containment: (0.75, 1), ratios: (ratio, ratio), rawRatios: (raw, raw),
      passages: [
        Passage(
          document: range("截止目前，全市"), source: range("截止目前，全市", source), equal: 6,
          longestRun: 6, moved: false),
        Passage(
          document: range("床位18张"), source: range("床位16张", source), equal: 4, longestRun: 2,
          moved: true),
      ],
      substitutions: [
        Substitution(
          source: "云溪市", document: "青禾市", kind: .place, documentRanges: [range("青禾市")],
          sourceRanges: [range("云溪市", source)])
      ],
      leftovers: [Leftover(text: "全市", kind: .place, ranges: [range("全市")])],
      numbers: NumberComparison(
        unchanged: 0,
        changes: [
          NumberComparison.Change(
            source: "16", document: "18", sourceRange: range("16", source), range: range("18"))
        ]),
      direction: Direction(
        earlier: .source, evidence: [Message(zh: "名称遗留", en: "a name was left over")]),
      excluded: [ExcludedText(reason: .heading, range: range("青禾市"))])
    let reuse = ReuseReport(
      documents: [document, other], batchCount: 1, pairs: [pair], clusters: [[0, 1]],
      integrity: [
        (0, [IntegrityFlag(kind: .bidirectional, ranges: [range("\u{202E}")])])
      ], pairsFolded: 2)
    let suppression = Suppression(
      selectors: ["sample-typo"], reason: "原文如此", target: .file, origin: .file("x", line: 1))
    var report = Report(
      configurationHash: "00000000000000ff",
      files: [
        Report.File(
          path: path, sha256: "bb", status: .checked, reason: nil, document: document),
        Report.File(
          path: "坏 \\xFF]]>\u{1B}[31m,\n\".docx", sha256: nil, status: .failed,
          reason: Message(zh: "已损坏：<x>", en: "damaged: <x>"), document: nil),
        Report.File(
          path: "=d.png", sha256: "dd", status: .skipped,
          reason: Message(zh: "是图片", en: "a picture"),
          document: nil),
      ],
      archive: [
        Report.File(path: "库/a.txt", sha256: "aa", status: .checked, reason: nil, document: other),
        Report.File(
          path: "库/z.pdf", sha256: nil, status: .failed, reason: Message(zh: "加密", en: "encrypted"),
          document: nil),
      ],
      diagnostics: open, reuse: reuse,
      suppressed: [
        Report.SuppressedFinding(
          diagnostic: finding("sample-typo", .warning, "年报", fingerprint: "0000000000000004"),
          suppression: suppression)
      ],
      accepted: [finding("sample-typo", .info, "床位", fingerprint: "0000000000000005")])
    report.exitCode = 3
    let decided = finding("sample-paren", .warning, "全市", fingerprint: "0000000000000006")
    report.settled = [
      Report.SettledFinding(
        diagnostic: decided,
        decision: Decision(
          fingerprint: "0000000000000006", outcome: .rejected, note: "<i>不成立</i>",
          rule: decided.rule, path: decided.path))
    ]
    report.remarks = ["0000000000000002": "待核"]
    return report
  }()
}
