import Testing

@testable import DocLint

/// One small report: a finding behind a tab, a failed and a skipped file, a pair.
enum SampleReport {
  static let source = "云溪县人民医院建成床位18张。\n要加强领导。\n"
  static let copy = "东川县人民医院建成床位18张。\n\t联系云溪县，电话13800000000。\n"

  static func range(_ text: String, of part: String) -> TextRange {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return TextRange(start, start + wanted.count)
  }

  static let reuse = reuse(.recycled)

  static func reuse(_ verdicts: ReusePair.Verdict...) -> ReuseReport { reuse(verdicts) }

  static func reuse(_ verdicts: [ReusePair.Verdict]) -> ReuseReport {
    let document = Document(path: "b.txt", text: SourceText(copy), sha256: "bb")
    let other = Document(path: "a.txt", text: SourceText(source), sha256: "aa")
    let sentence = range(copy, of: "东川县人民医院建成床位18张。")
    let original = range(source, of: "云溪县人民医院建成床位18张。")
    let ratio = ReusePair.Ratio(copied: 12, counted: 16)
    let pairs = verdicts.map { verdict in
      ReusePair(
        document: 0, source: 1, verdict: verdict, resemblance: 0.5, weightedResemblance: 0.25,
        containment: (0.75, 1), ratios: (ratio, ratio), rawRatios: (ratio, ratio),
        passages: [
          Passage(document: sentence, source: original, equal: 12, longestRun: 10, moved: false)
        ],
        substitutions: [
          Substitution(
            source: "云溪", document: "东川", kind: .place,
            documentRanges: [range(copy, of: "东川")], sourceRanges: [range(source, of: "云溪")])
        ],
        leftovers: [
          Leftover(text: "云溪县", kind: .place, ranges: [range(copy, of: "云溪县")])
        ],
        numbers: NumberComparison(unchanged: 1, changes: []),
        direction: Direction(earlier: .undetermined, evidence: []),
        excluded: [])
    }
    return ReuseReport(
      documents: [document, other], batchCount: 1, pairs: pairs, clusters: [[0, 1]],
      integrity: [], pairsFolded: 0)
  }

  static let report = report(reuse)

  static func report(_ reuse: ReuseReport, relatedPlaces: Int = 1) -> Report {
    let document = reuse.documents[0]
    let finding = Diagnostic(
      rule: "privacy-mobile", severity: .error, path: "b.txt",
      range: range(copy, of: "13800000000"),
      message: Message(zh: "手机号码", en: "a mobile number"),
      evidence: [("digits", .integer(11)), ("share", .ratio(0.5))],
      related: Array(
        repeating: RelatedPlace(
          path: "b.txt", range: range(copy, of: "云溪县"), message: Message(zh: "此处", en: "here")),
        count: relatedPlaces),
      fix: Fix(
        .display, [Edit(range: range(copy, of: "13800000000"), replacement: "138****0000")]),
      fingerprint: "0123456789abcdef")
    return Report(
      configurationHash: "00000000000000ff",
      files: [
        Report.File(
          path: "b.txt", sha256: "bb", status: .checked, reason: nil, document: document),
        Report.File(
          path: "c\u{1B}[31m\n.docx", sha256: nil, status: .failed,
          reason: Message(zh: "已损坏", en: "damaged"), document: nil),
        Report.File(
          path: "d.png", sha256: nil, status: .skipped,
          reason: Message(zh: "是图片", en: "a picture"), document: nil),
      ],
      archive: [], diagnostics: [finding], reuse: reuse)
  }
}

@Suite struct ReporterTests {
  func text(_ reporter: some Reporter) -> String {
    String(decoding: reporter.bytes(of: SampleReport.report), as: UTF8.self)
  }

  @Test func concise() {
    #expect(
      text(ConciseReporter()) == #"""
        c\u{1B}[31m\n.docx: failed 已损坏
        d.png: skipped 是图片
        b.txt:2:10: error privacy-mobile 手机号码

        """#)
    #expect(text(ConciseReporter(language: .english)).hasSuffix("a mobile number\n"))
  }

  @Test func textShowsEverythingInChinese() {
    #expect(
      text(TextReporter()) == #"""
        b.txt
          2:10 错误 手机号码  privacy-mobile
            │     联系云溪县，电话13800000000。
            │                     ^^^^^^^^^^^
            参见 b.txt:2:4 此处
            改为 138****0000

        文件之间的重复
          疑似高度雷同 b.txt ← a.txt
            本件 75.0% (12/16)  来源 75.0% (12/16)
            替换 云溪 → 东川 地名 1处  1:1
            遗留 云溪县 地名 1处  2:4
            数字 未变1个，改动0个

        未检查的文件
          失败 c\u{1B}[31m\n.docx: 已损坏
          跳过 d.png: 是图片

        共3份文件：检查1份，跳过1份，失败1份；错误1处，警告0处，提示0处。

        """#)
  }

  @Test(arguments: [5, 6])
  func manyFormulaPairsAreCounted(count: Int) {
    let reuse = SampleReport.reuse([.recycled] + Array(repeating: .boilerplate, count: count))
    let report = SampleReport.report(reuse)
    let lines = String(decoding: TextReporter().bytes(of: report), as: UTF8.self)
    #expect(lines.contains("疑似高度雷同 b.txt ← a.txt"))
    #expect(lines.contains("仅套话雷同 b.txt ← a.txt") == (count == 5))
    #expect(lines.contains("仅套话雷同：另有6对") == (count == 6))
  }

  @Test func placesThatSayTheSameStandOnOneLine() {
    let report = SampleReport.report(SampleReport.reuse, relatedPlaces: 7)
    let lines = String(decoding: TextReporter().bytes(of: report), as: UTF8.self)
    #expect(lines.contains("参见 b.txt:2:4 2:4 2:4 2:4 2:4 … 此处\n"))
  }

  @Test func editsThatSayTheSameStandOnOneLine() throws {
    let text = "全县 (区) 共 3 个 点位，各镇 5 个 ，覆盖 9 个 村。\n"
    let input = Input(
      path: "a.txt", outcome: .document(Document(path: "a.txt", text: SourceText(text))))
    let configuration = try Configuration(yaml: "select: [typo-cjk-latin-space]")
    let report = Linter(configuration: configuration).lint([input])
    let edits = try #require(report.diagnostics.first?.fix?.edits)
    #expect(edits.count > 2 && edits.allSatisfy { $0.replacement.isEmpty })
    let lines = String(decoding: TextReporter().bytes(of: report), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.filter { $0.contains("改为") } == ["    改为 （删去） \(edits.count)处"])
  }

  @Test func colourAddsNothingButColour() {
    var plain = text(TextReporter(color: true))
    #expect(plain.contains("\u{1B}[1;31m"))
    #expect(!plain.contains("\u{1B}[31m\n.docx"))
    while let start = plain.firstRange(of: "\u{1B}[") {
      let end = plain[start.upperBound...].firstIndex(of: "m") ?? plain.endIndex
      plain.removeSubrange(start.lowerBound...end)
    }
    #expect(plain == text(TextReporter()))
  }

  @Test func json() {
    let json = text(JSONReporter(layout: .compact))
    let icu = ICUVersion.runtime
    #expect(
      json.hasPrefix(
        #"{"schema":"doclint/1","language":"zh","tool":{"name":"doclint","version":"0.1.0","#
          + #""icu":"\#(icu)","configuration":"00000000000000ff"},"summary":{"documents":3,"checked":1,"skipped":1,"#
          + #""failed":1,"errors":1,"warnings":0,"infos":0},"documents":[{"path":"b.txt","#
          + #""sha256":"bb","characters":38,"status":"checked","reason":null,"notes":[],"types":[]}"#
      ))
    #expect(json.contains(#"{"path":"c\u001b[31m\n.docx","sha256":null,"characters":null,"#))
    #expect(
      json.contains(
        #""range":{"start":{"offset":25,"line":2,"column":10},"#
          + #""end":{"offset":36,"line":2,"column":21}},"message":"手机号码","#
          + #""evidence":{"digits":11,"share":0.5000},"#))
    #expect(
      json.contains(
        #""pairs":[{"document":"b.txt","source":"a.txt","verdict":"recycled","resemblance":0.5000,"#
          + #""weightedResemblance":0.2500,"containment":{"document":0.7500,"source":1.0000},"#
          + #""ratios":{"document":{"copied":12,"counted":16,"ratio":0.7500},"#))
    #expect(
      json.contains(
        #""passages":[{"document":{"start":0,"end":15,"line":1,"column":1},"#
          + #""source":{"start":0,"end":15,"line":1,"column":1},"#
          + #""equal":12,"longestRun":10,"moved":false}]"#))
    #expect(json.contains(#""substitutions":[{"source":"云溪","document":"东川","kind":"place","#))
    #expect(
      json.hasSuffix(
        #""clusters":[["b.txt","a.txt"]],"pairsFolded":0,"compared":true,"integrity":[]}"# + "\n"))
  }

  @Test func prettyJSONHoldsTheSameValue() {
    // No string of the sample holds a space beside the structure, so white space may go.
    let pretty = text(JSONReporter()).filter { $0 != " " && $0 != "\n" }
    let compact = text(JSONReporter(layout: .compact)).filter { $0 != " " && $0 != "\n" }
    #expect(pretty == compact)
  }

  @Test(arguments: [80, 100, 200])
  func sideBySideKeepsToItsColumns(width: Int) {
    let lines = SideBySide(width: width).lines(
      of: SampleReport.reuse.pairs[0], in: SampleReport.reuse)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    #expect(lines.map { $0.unicodeScalars.first } == ["~", "-", "+"])
    #expect(lines[0].contains("[云溪→东川]县人民医院建成床位18张。"))
    // Each bar stands in the same column.
    let bars = lines.map { line in DisplayWidth.of(line.prefix { $0 != "│" }) }
    #expect(Set(bars).count == 1)
  }
}

@Suite struct LineBreakerTests {
  @Test func closingMarksStayAndPathsStayWhole() {
    let breaker = LineBreaker(width: 20, indent: 4)
    #expect(breaker.lines(of: "短", after: 19) == ["", "    短"])
    #expect(
      breaker.lines(of: "各单位要按时报送，“情况”见a/b/c.txt等处。", after: 2)
        == ["各单位要按时报送，", "    “情况”见", "    a/b/c.txt等处。"])
    let long = "Corpus/archive/a-very-long-name.txt"
    #expect(breaker.lines(of: "见" + long, after: 4) == ["见", "    " + long])
    #expect(breaker.lines(of: "", after: 30) == [""])
  }

  @Test(arguments: [40, 63, 100])
  func nothingIsLostAndNoLineIsTooLong(width: Int) {
    let text = String(repeating: "计入比对的460字中有458字（99.6%）见于“甲”，共1段；", count: 9)
    let lines = LineBreaker(width: width, indent: 4).lines(of: text, after: 10)
    #expect(lines.joined().filter { $0 != " " } == text)
    #expect(lines.dropFirst().allSatisfy { DisplayWidth.of($0) <= width })
    #expect(DisplayWidth.of(lines[0]) + 10 <= width)
    #expect(lines.allSatisfy { !LineBreaker.closing($0.unicodeScalars.drop { $0 == " " }.first!) })
  }
}

@Suite struct JSONWriterTests {
  @Test func controlCharactersAreEscaped() {
    var json = JSONWriter(layout: .compact)
    json.string("\u{0}\u{1}\u{8}\t\n\r\u{1F}\"\\/\u{7F}\u{85}\u{2027}\u{2028}\u{2029}😀é")
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #""\u0000\u0001\u0008\t\n\r\u001f\"\\/\u007f\u0085"# + "\u{2027}"
        + #"\u2028\u2029😀é""#)
  }

  @Test func ratiosHaveFourDecimals() {
    var json = JSONWriter(layout: .compact)
    json.beginArray()
    for value in [0, 1, 0.00004, 0.00005, 0.98765, -0.5, 12.3, .nan, .infinity] as [Double] {
      json.ratio(value)
    }
    json.endArray()
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == "[0.0000,1.0000,0.0000,0.0001,0.9877,-0.5000,12.3000,null,null]")
  }

  @Test func prettyLayout() {
    var json = JSONWriter()
    json.beginObject()
    json.key("a")
    json.beginArray()
    json.beginObject(onOneLine: true)
    json.member("x", -1)
    json.key("y")
    json.boolean(true)
    json.endObject()
    json.null()
    json.endArray()
    json.key("b")
    json.beginArray()
    json.endArray()
    json.endObject()
    json.finish()
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == """
        {
          "a": [
            {"x": -1, "y": true},
            null
          ],
          "b": []
        }

        """)
  }
}

@Suite struct ExcerptTests {
  @Test(arguments: [
    ("电话138", "138", 4, 3), ("\t电话138", "138", 8, 3), ("e\u{301}中A", "中", 1, 2),
    ("前文\r\n😀号", "号", 2, 2), ("甲\u{1B}乙", "乙", 8, 2), ("A“B”C", "C", 4, 1),
  ])
  func caretsStandUnderTheRange(text: String, part: String, indent: Int, carets: Int) {
    let excerpt = Excerpt(
      of: SampleReport.range(text, of: part), in: SourceText(text), width: 80)
    #expect(excerpt.indent == indent)
    #expect(excerpt.carets == carets)
    #expect(!excerpt.text.unicodeScalars.contains("\u{1B}"))
  }

  @Test func longLinesAreCutAroundThePlace() {
    let text = String(repeating: "前", count: 5000) + "目标" + String(repeating: "后", count: 5000)
    let excerpt = Excerpt(
      of: SampleReport.range(text, of: "目标"), in: SourceText(text), width: 60)
    #expect(DisplayWidth.of(excerpt.text) <= 60)
    #expect(excerpt.text.hasPrefix("…前") && excerpt.text.hasSuffix("后…"))
    let before = excerpt.text.prefix { $0 != "目" }
    #expect(DisplayWidth.of(before) == excerpt.indent)
    #expect(excerpt.carets == 4)
  }

  @Test func rangesBeyondTheLineOrEmptyAreShownOnOneLine() {
    let text = SourceText("一二\n三四\n")
    let over = Excerpt(of: TextRange(3, 10), in: text, width: 80)
    #expect(over == Excerpt(of: TextRange(3, 6), in: text, width: 80))
    #expect(Excerpt(of: TextRange(14, 14), in: text, width: 80).carets == 1)
    let long = Excerpt(
      of: TextRange(0, 900), in: SourceText(String(repeating: "长", count: 300)), width: 60)
    #expect(DisplayWidth.of(long.text) <= 60 && long.text.hasSuffix("…"))
  }
}

@Suite struct PositionTableTests {
  @Test func agreesWithTheLineIndex() {
    let text = SourceText("首行\r\n😀二\r三\n\n末e\u{301}")
    let offsets = text.utf8.indices.filter { text.utf8[$0] & 0xC0 != 0x80 } + [text.utf8.count]
    let table = PositionTable(of: text, at: offsets.reversed().map { UInt32($0) })
    for offset in offsets {
      #expect(table.place(UInt32(offset)) == text.location(ofByte: offset))
    }
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("南昌", 4), ("，。", 4), ("“”—…·", 5), ("e\u{301}", 1), ("😀", 2), ("ｱ", 1),
    ("Ａ１", 4), ("𠮷", 2), ("\u{200B}", 0), ("葛\u{E0100}", 2), ("한", 2), ("①", 1),
  ])
  func columns(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
