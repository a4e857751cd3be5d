import Testing

@testable import DocLint

@Suite struct SuppressionTests {
  private func lint(
    _ text: String, path: String = "a.txt", yaml: String = "", beside: String? = nil,
    others: [Input] = []
  ) throws -> Report {
    let suppressions = try beside.map { try SuppressionFile.read(yaml: $0, file: "a.doclint.yml") }
    return Linter(configuration: try Configuration(yaml: yaml)).lint(
      [Input(path: path, outcome: .document(Document(path: path, text: SourceText(text))))]
        + others, suppressions: [path: suppressions ?? []])
  }

  private func found(_ report: Report) -> [String] {
    report.diagnostics.map { "\($0.rule) \($0.range)" }
  }

  static let phone = "电话13800000000。"

  @Test(arguments: [
    "<!-- doclint-disable-next-line privacy-mobile: 公开 -->\n\(phone)\n",
    "<!-- doclint-disable-next-line privacy: 公开 -->\r\n\(phone)\r\n",
    "甲。<!-- doclint-disable-next-line privacy-mobile：公开 -->\n\(phone)",
    "\(phone) <!-- doclint-disable-line privacy: 公开 -->\n各县(区)。"
      + "<!-- doclint-disable-line punct: 原文 -->",
    "<!-- doclint-disable privacy: 公开 -->\n\(phone)\n\(phone)\n<!-- doclint-enable privacy -->\n",
    "甲<!-- doclint-disable privacy: 公开 -->\(phone)<!-- doclint-enable -->\n",
    "\(phone)\n末行 <!--doclint-disable-file privacy-mobile : 公开\n，两行的理由-->",
    "<!-- doclint-disable privacy: 到文末 -->\n\(phone)",
    "\t<!-- doclint-disable-next-line privacy: 甲 --> <!-- doclint-disable-next-line wording: 乙 -->"
      + "\n截止目前，\(phone)",
    "<!-- doclint-disable-next-line privacy: 甲 -->\n<!-- doclint-disable-next-line wording: 乙 -->"
      + "\n截止目前，\(phone)",
  ])
  func allIsSilencedAndUsed(_ text: String) throws {
    let report = try lint(text, yaml: "ignore: [punct]\n")
    #expect(found(report).filter { !$0.hasPrefix("suppression-unused") } == [])
    #expect(!report.suppressed.isEmpty)
    for entry in report.suppressed { #expect(!entry.suppression.reason.isEmpty) }
    let all = try lint(text)
    #expect(found(all) == [])
  }

  @Test func itReachesNoFurther() throws {
    let form = "<!-- doclint-disable-next-line privacy-mobile: 公开 -->"
    let report = try lint("题\n\(form)\n\(Self.phone)\n\(Self.phone)\n")
    #expect(report.diagnostics.map(\.rule) == ["privacy-mobile"])
    let text = report.files[0].document?.text
    #expect(text?.location(ofByte: Int(report.diagnostics[0].range.lowerBound)).line == 4)
    #expect(report.suppressed.count == 1)
    let range = try lint(
      "<!-- doclint-disable privacy: 甲 -->\(Self.phone)<!-- doclint-enable privacy -->\(Self.phone)"
    )
    #expect(range.diagnostics.map(\.rule) == ["privacy-mobile"] && range.suppressed.count == 1)
  }

  /// The comments are no part of the text: with and without them every check finds the same.
  @Test func theTextIsReadWithoutTheComments() throws {
    let comment = "<!-- doclint-disable-file typo-none: 理由 -->"
    for (whole, plain) in [
      ("截\(comment)止目前", "截止目前"), ("第一行\n\(comment)\n第二行", "第一行\n第二行"),
      ("甲 \(comment)\n乙", "甲\n乙"), ("甲 \(comment) 乙", "甲 乙"), ("\(comment)甲", "甲"),
      ("甲\r\n  \(comment)  \r\n乙", "甲\r\n乙"), ("甲\n\(comment)", "甲\n"),
      ("138\(comment)00000000", "13800000000"), ("\(comment)\n\(comment)\n甲", "甲"),
    ] {
      let comments = SuppressionComments(SourceText(whole))
      #expect(comments.excised?.text.utf8 == Array(plain.utf8), "\(whole)")
    }
    let report = try lint("138\(comment)00000000")
    #expect(report.diagnostics.map(\.rule).contains("privacy-mobile"))
    let range = report.diagnostics.first { $0.rule == "privacy-mobile" }?.range
    #expect(range == TextRange(0, "138\(comment)00000000".utf8.count))
  }

  @Test func aFixOverACommentIsOnlyShown() throws {
    let comment = "<!-- doclint-disable-file typo-none: 理由 -->"
    let report = try lint("截\(comment)止目前，截止目前", yaml: "select: [wording]")
    #expect(report.diagnostics.map { $0.fix?.applicability } == [.display, .safe])
  }

  @Test func similarityDoesNotSeeThem() throws {
    let text = (0..<30).map { "第\($0)项工作由办公室牵头落实到人。\n" }.joined()
    let commented = (0..<30).map {
      "第\($0)项工作由办公室<!-- doclint-disable-line typo: 理由理由理由理由 -->牵头落实到人。\n"
    }.joined()
    func input(_ path: String, _ text: String) -> Input {
      Input(path: path, outcome: .document(Document(path: path, text: SourceText(text))))
    }
    let report = Linter(configuration: try Configuration(yaml: "select: [reuse]")).lint([
      input("a.txt", text), input("b.txt", commented),
    ])
    #expect(report.reuse.pairs.count == 1)
    let pair = try #require(report.reuse.pairs.first)
    #expect(pair.ratios.document.ratio == 1 && pair.resemblance == 1)
    #expect(report.reuse.documents[pair.document].text.utf8 == Array(commented.utf8))
    let passage = try #require(pair.passages.first)
    #expect(Int(passage.document.upperBound) > text.utf8.count)
  }

  @Test func whatIsUnusedOrWrongIsFound() throws {
    func rules(_ text: String, _ yaml: String = "") throws -> [String] {
      try lint(text, yaml: yaml).diagnostics.map(\.rule)
    }
    let unused = "<!-- doclint-disable-file wording-jiezhi: 理由 -->\n完成。"
    #expect(try rules(unused) == ["suppression-unused"])
    // A rule that did not run has had no chance.
    #expect(try rules(unused, "ignore: [wording]") == [])
    #expect(try rules(unused, "ignore: [suppression]") == [])
    let half = "<!-- doclint-disable-line privacy, wording: 理由 -->截止目前"
    let report = try lint(half)
    #expect(report.diagnostics.map(\.rule) == ["suppression-unused"])
    #expect(report.diagnostics[0].message.zh.contains("“privacy”"))
    let unknown = try lint("<!-- doclint-disable-line privacy-mobil: 理由 -->完成")
    #expect(unknown.diagnostics.map(\.rule) == ["suppression-unused"])
    #expect(unknown.diagnostics[0].message.zh.contains("是否想写“privacy-mobile”"))
    #expect(unknown.diagnostics[0].message.en.contains("did you mean “privacy-mobile”"))
    // Alone, a document is compared with nothing.
    let reuse = "<!-- doclint-disable-file reuse-recycled: 理由 -->\n完成。"
    #expect(try rules(reuse) == [])
  }

  @Test(arguments: [
    SuppressionInvalid.description, SuppressionNoReason.description, SuppressionUnused.description,
  ])
  func examples(_ rule: RuleDescription) throws {
    for example in rule.triggering {
      let place = example.utf8.count - (example.split(separator: "↓").last?.utf8.count ?? 0) - 3
      let report = try lint(
        example.replacing("↓", with: ""), yaml: "select: [suppression, wording]")
      let mine = report.diagnostics.filter { $0.rule == rule.id }
      #expect(mine.map { Int($0.range.lowerBound) } == [place], "\(example)")
    }
    for example in rule.nonTriggering {
      let report = try lint(example, yaml: "select: [\(rule.id), wording]")
      #expect(!report.diagnostics.contains { $0.rule == rule.id }, "\(example)")
    }
  }

  @Test func codeBlocksOfMarkdownAreShownNotMeant() throws {
    let text =
      "```html\n<!-- doclint-disable-file typo-none: 理由 -->\n```\n"
      + "<!-- doclint-disable-next-line privacy: 公开 -->\n\(Self.phone)\n"
    #expect(try lint(text, path: "a.md").diagnostics.map(\.rule) == [])
    #expect(try lint(text, path: "a.txt").diagnostics.map(\.rule) == ["suppression-unused"])
    let office = try lint(text, path: "a.docx").diagnostics.map(\.rule)
    #expect(office == ["privacy-mobile"])
  }

  @Test func theFileBesideIsRead() throws {
    let text = "\(Self.phone)\n\(Self.phone)\n截止目前"
    let first = try lint(text)
    #expect(first.diagnostics.count == 3)
    let name = first.diagnostics[1].fingerprint
    let report = try lint(
      text,
      beside: """
        - rule: privacy-mobile
          fingerprint: \(name)
          reason: 公开
        - {rule: privacy, place: "1:3", reason: 公开}
        - rule: wording
          reason: 原文
        """)
    #expect(report.diagnostics.isEmpty && report.suppressed.count == 3)
    let idle = try lint("完成", beside: "- rule: wording\n- rule: wordign\n  reason: 理由\n")
    #expect(
      idle.diagnostics.map(\.rule) == [
        "suppression-no-reason", "suppression-unused", "suppression-unused",
      ])
    #expect(idle.diagnostics[2].message.zh.contains("a.doclint.yml:2: 没有规则“wordign”"))
  }

  @Test(arguments: [
    ("rule: a\n", 1), ("- rul: a\n", 1), ("- reason: a\n", 1), ("- rule: a\n  place: x\n", 2),
    ("- rule: a\n  fingerprint: 12\n", 2), ("- a\n", 1),
  ])
  func aWrongFileBesideIsAnError(_ yaml: String, _ line: Int) {
    #expect {
      try SuppressionFile.read(yaml: yaml, file: "a.doclint.yml")
    } throws: {
      ($0 as? ConfigurationError)?.line == line
        && ($0 as? ConfigurationError)?.file == "a.doclint.yml"
    }
  }

  @Test func manyCommentsAreNoTrouble() throws {
    let line = "<!-- doclint-disable-next-line privacy: 公开 -->\n\(Self.phone)\n"
    let report = try lint(String(repeating: line, count: 2000))
    #expect(report.diagnostics.isEmpty && report.suppressed.count == 2000)
  }
}

/// The matcher against the plain way: every suppression is held against every finding.
@Suite struct SuppressionMatcherTests {
  @Test(arguments: 0..<60) func theFirstThatReachesWins(_ seed: UInt64) {
    var state = seed
    func next(_ bound: Int) -> Int {
      state &+= 1
      return Int(StableHash.mix(state) % UInt64(bound))
    }
    let rules = ["reuse-partial", "privacy-mobile", "privacy-card", "punct-a"]
    let text = SourceText(String(repeating: "一行\n", count: 12))
    let count = text.utf8.count
    let found = (0..<25).map { k in
      let start = next(count + 1)
      return Diagnostic(
        rule: rules[next(4)], severity: .error, path: "a",
        range: TextRange(start, min(count, start + next(5))), message: Message(zh: "", en: ""),
        fingerprint: String(repeating: "\(k % 10)", count: 16))
    }.sorted { $0.range < $1.range }
    let suppressions = (0..<12).map { _ in
      let start = next(count)
      let target: Suppression.Target =
        switch next(6) {
        case 0: .file
        case 1: .fingerprint(String(repeating: "\(next(10))", count: 16))
        case 2: .place(line: next(12) + 1, column: next(2) == 0 ? nil : next(3) + 1)
        default: .stretch(TextRange(start, min(count, start + next(20))))
        }
      return Suppression(
        selectors: [rules + ["privacy", "reuse"]][0].filter { _ in next(3) == 0 },
        reason: "x", target: target, origin: .comment(TextRange(0, 0)))
    }
    func place(_ d: Diagnostic) -> DocLint.SourceLocation {
      text.location(ofByte: Int(d.range.lowerBound) / 7 * 7)
    }
    let matcher = SuppressionMatcher(suppressions, found, in: text, location: place)
    var used: Set<SuppressionMatcher.Use> = []
    for (k, finding) in found.enumerated() {
      var first: Int?
      for (index, suppression) in suppressions.enumerated() {
        let start = finding.range.lowerBound
        let reaches =
          switch suppression.target {
          case .file: true
          case .fingerprint(let name): name == finding.fingerprint
          case .place(let line, let column):
            place(finding).line == line && (column == nil || column == place(finding).column)
          case .stretch(let range):
            range.lowerBound <= start
              && (start < range.upperBound || Int(range.upperBound) == count)
          }
        for selector in suppression.selectors
        where reaches && RuleRegistry.names(selector, finding.rule) {
          used.insert(.init(suppression: index, selector: selector))
          first = first ?? index
        }
      }
      #expect(matcher.silencedBy[k] == first)
    }
    #expect(matcher.used == used)
  }
}
