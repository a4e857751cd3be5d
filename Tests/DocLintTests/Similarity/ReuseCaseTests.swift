import Testing

@testable import DocLint

/// Mass copies, frames, formulas, exemptions, the archive, and texts made to be expensive.
@Suite struct ReuseCaseTests {
  private func document(_ path: String, _ text: String) -> Document {
    Document(path: path, text: SourceText(text))
  }

  /// About ninety characters that say nothing of their own.
  private let frame =
    "本表由填报人员在每旬首个工作日之前通过专网报送，纸质件同时交由档案柜留存备查，逾期未交的视为无变动，"
    + "涂改之处须由两名经办人签字按印，填报口径以上旬说明为准，不得自行增减栏目或者变更计量方法。"

  // MARK: Mass copies

  @Test func eachOfManyCopiesIsRecycledAndInOneCluster() {
    let text = OfficialTexts.text(seed: 5, characters: 400)
    let batch = (0..<300).map { document("copy\(1000 + $0).txt", text) }
    let report = ReuseAnalyzer().analyze(batch: batch, jobs: 2)
    for copy in batch { #expect(report.isRecycled(copy.path)) }
    #expect(report.clusters == [Array(0..<300)])
    // Far fewer pairs than 300 × 299 / 2.
    #expect(report.pairs.count < 300 * 8)
  }

  @Test(arguments: [2, 6, 7, 20])
  func pairsOfCopiesAreListedOrFolded(count: Int) {
    let text = OfficialTexts.text(seed: 6, characters: 300)
    let batch = (0..<count).map { document("copy\(100 + $0).txt", text) }
    let report = ReuseAnalyzer().analyze(batch: batch)
    #expect(report.pairs.count + report.pairsFolded == count * (count - 1) / 2)
  }

  @Test func copiesOfTheArchiveAreNotCountedAsFolded() {
    let text = OfficialTexts.text(seed: 6, characters: 300)
    let archive = (0..<10).map { document("old\(100 + $0).txt", text) }
    let report = ReuseAnalyzer().analyze(
      batch: [OfficialTexts.document("new.txt", seed: 77)], archive: archive)
    #expect(report.pairs.isEmpty)
    #expect(report.pairsFolded == 0)
  }

  /// One report, sent in by thirty units that put their own name in: no frame, however many.
  @Test func aReportCopiedByThirtyUnitsStaysRecycled() {
    let body = OfficialTexts.text(seed: 8, characters: 900)
    let sentences = body.split(separator: "。", omittingEmptySubsequences: true)
    let batch = (0..<30).map { unit in
      let place = OfficialTexts.place(unit)
      var text = "\(place)卫生工作总结\n"
      for (i, sentence) in sentences.enumerated() {
        text += i % 3 == 0 ? "\(place)的\(sentence)。" : "\(sentence)。"
      }
      return document("unit\(100 + unit).txt", text)
    }
    let report = ReuseAnalyzer().analyze(batch: batch, jobs: 2)
    for copy in batch { #expect(report.isRecycled(copy.path), "\(copy.path)") }
    #expect(report.clusters == [Array(0..<30)])
  }

  /// However short (ten characters make the shortest passage): what cannot be judged is listed as that.
  @Test(arguments: [10, 14, 29, 30, 38, 47, 59, 60, 75, 90, 119, 150])
  func aTextThatStandsInAnotherWhollyIsNeverPassedOver(length: Int) throws {
    let text = String(
      OfficialTexts.text(seed: 9, characters: 400).filter { $0.isLetter }.prefix(length))
    let batch = [document("a.txt", text), document("b.txt", text)]
    let pair = try #require(ReuseAnalyzer().analyze(batch: batch).pairs.first)
    #expect(pair.verdict == (length < 60 ? .undetermined : .recycled))
    #expect(pair.ratios.document.ratio == 1)
    // A figure in the middle that differs changes nothing of that.
    let edited = ["35", "48"].map { text.prefix(length / 2) + $0 + text.dropFirst(length / 2) }
    let others = [document("a.txt", String(edited[0])), document("b.txt", String(edited[1]))]
    #expect(ReuseAnalyzer().analyze(batch: others).pairs.count == 1)
  }

  // MARK: What is shared honestly

  @Test func aFrameSharedByEightIsNoPair() {
    let batch = (0..<8).map { i in
      document(
        "report\(i).txt",
        OfficialTexts.text(seed: UInt64(100 + i), characters: 350) + frame + "\n"
          + OfficialTexts.text(seed: UInt64(200 + i), characters: 350))
    }
    let report = ReuseAnalyzer().analyze(batch: batch)
    #expect(report.reported.map { report.described($0) } == [])
    // Shared by two alone it is a passage.
    #expect(
      ReuseAnalyzer().analyze(batch: Array(batch[..<2])).reported.map(\.verdict) == [.partial])
  }

  /// Three others beside the two of a pair make a frame: five documents in all.
  @Test(arguments: 2..<8)
  func aFrameBeginsAtFiveDocuments(count: Int) {
    let batch = (0..<count).map { i in
      document(
        "report\(i).txt",
        OfficialTexts.text(seed: UInt64(600 + i), characters: 350) + frame + "\n"
          + OfficialTexts.text(seed: UInt64(700 + i), characters: 350))
    }
    let report = ReuseAnalyzer().analyze(batch: batch)
    let verdicts = Set(report.pairs.map(\.verdict))
    #expect(report.pairs.count == count * (count - 1) / 2)
    #expect(verdicts == (count < 5 ? [.partial] : [.boilerplate]))
    if count >= 5 {
      for pair in report.pairs { #expect(pair.excluded.contains { $0.reason == .frame }) }
    }
  }

  /// Long prose without a gap is no form, however many documents have it and however much they
  /// differ otherwise.
  @Test(arguments: [4, 5, 8, 30])
  func aHalfSharedByManyIsNoFrame(count: Int) {
    let half = OfficialTexts.text(seed: 800, characters: 600)
    let batch = (0..<count).map { i in
      document(
        "report\(10 + i).txt", half + OfficialTexts.text(seed: UInt64(801 + i), characters: 500))
    }
    let report = ReuseAnalyzer().analyze(batch: batch)
    #expect(Set(report.pairs.map(\.verdict)) == [.recycled])
    #expect(report.clusters == [Array(0..<count)])
  }

  /// Nor when each puts its own place's name in it.
  @Test func aHalfWithItsOwnNamesIsNoFrame() {
    let half = OfficialTexts.text(seed: 810, characters: 700).split(separator: "。")
    let batch = (0..<8).map { i in
      let place = OfficialTexts.place(i)
      return document(
        "report\(10 + i).txt",
        half.map { "\(place)\($0)。" }.joined()
          + OfficialTexts.text(seed: UInt64(820 + i), characters: 500))
    }
    let report = ReuseAnalyzer().analyze(batch: batch)
    #expect(Set(report.pairs.map(\.verdict)) == [.recycled])
  }

  /// A pair has one verdict, by the share of the side that is called the document: the later path.
  @Test func theVerdictOfAnExcerptDependsOnThePaths() throws {
    let excerpt = OfficialTexts.text(seed: 900, characters: 300)
    let whole = excerpt + OfficialTexts.text(seed: 901, characters: 900)
    func verdict(_ short: String, _ long: String) -> ReusePair.Verdict? {
      ReuseAnalyzer().analyze(batch: [document(short, excerpt), document(long, whole)])
        .pairs.first?.verdict
    }
    #expect(verdict("b.txt", "a.txt") == .recycled)
    withKnownIssue("a document that stands whole in a later one is not called recycled") {
      #expect(verdict("a.txt", "b.txt") == .recycled)
    }
  }

  @Test func aFormulaSharedByTwoIsNoPair() {
    for formula in StandingFormulas.all where formula.unicodeScalars.count >= 30 {
      let batch = (0..<2).map { i in
        document(
          "report\(i).txt", "\(formula)。\n" + OfficialTexts.text(seed: UInt64(300 + i)))
      }
      let report = ReuseAnalyzer().analyze(batch: batch)
      #expect(report.reported.isEmpty, "\(formula)")
    }
  }

  @Test func aFormulaOfTheConfigurationIsNoPair() {
    let batch = (0..<2).map { i in
      document("report\(i).txt", "\(frame)\n" + OfficialTexts.text(seed: UInt64(400 + i)))
    }
    #expect(ReuseAnalyzer().analyze(batch: batch).reported.count == 1)
    var options = ReuseOptions()
    options.formulas = [frame]
    let report = ReuseAnalyzer(options: options).analyze(batch: batch)
    #expect(report.reported.isEmpty)
    for pair in report.pairs { #expect(pair.excluded.contains { $0.reason == .formula }) }
  }

  @Test func aTemplateIsNoPair() throws {
    let template = OfficialTexts.text(seed: 12, characters: 500)
    let batch = (0..<2).map { i in
      document("form\(i).txt", template + OfficialTexts.text(seed: UInt64(500 + i)))
    }
    #expect(ReuseAnalyzer().analyze(batch: batch).reported.count == 1)
    var options = ReuseOptions()
    options.templates = [template]
    let report = ReuseAnalyzer(options: options).analyze(batch: batch)
    #expect(report.reported.isEmpty)
    let pair = try #require(report.pairs.first)
    #expect(pair.verdict == .boilerplate)
    #expect(pair.excluded.contains { $0.reason == .template })
  }

  @Test func issuesOfASeriesAreExempt() {
    let body = OfficialTexts.text(seed: 13)
    let batch = [
      document("1.txt", "青岚市疫苗旬报（第一期）\n" + body),
      document("2.txt", "青岚市疫苗旬报（第二期）\n" + body),
    ]
    #expect(ReuseAnalyzer().analyze(batch: batch).pairs.map(\.verdict) == [.recycled])
    var options = ReuseOptions()
    options.series = [.init(title: "*疫苗旬报*")]
    #expect(ReuseAnalyzer(options: options).analyze(batch: batch).reported.isEmpty)
    options.series = [.init(title: "*疫苗旬报*", issuer: "青岚市")]
    #expect(ReuseAnalyzer(options: options).analyze(batch: batch).reported.isEmpty)
    options.series = [.init(title: "*疫苗旬报*", issuer: "丹溪市")]
    #expect(ReuseAnalyzer(options: options).analyze(batch: batch).reported.count == 1)
    options.series = [.init(title: "*月报*")]
    #expect(ReuseAnalyzer(options: options).analyze(batch: batch).reported.count == 1)
  }

  // MARK: The archive

  @Test func archiveIsNeverComparedWithArchive() {
    let text = OfficialTexts.text(seed: 14)
    let report = ReuseAnalyzer().analyze(
      batch: [OfficialTexts.document("new.txt", seed: 15)],
      archive: [document("a.txt", text), document("b.txt", text)])
    #expect(report.pairs.isEmpty && report.clusters.isEmpty)
  }

  @Test func theArchiveIsTheSourceWhateverItsName() throws {
    let text = OfficialTexts.text(seed: 16)
    for name in ["a.txt", "z.txt"] {
      let report = ReuseAnalyzer().analyze(
        batch: [document("m.txt", text)], archive: [document(name, text)])
      let pair = try #require(report.pairs.first)
      #expect(report.pairs.count == 1)
      #expect((pair.document, pair.source) == (0, 1))
      #expect(report.documents[pair.source].path == name)
      #expect(pair.verdict == .recycled)
    }
  }

  /// Each of many copies names the archive's document, of which they are edited copies.
  @Test(arguments: [6, 12])
  func eachCopyNamesItsSourceInTheArchive(count: Int) {
    let old = OfficialTexts.text(seed: 17)
    let new = OfficialTexts.swapped(old, every: 60, seed: 1)
    let batch = (0..<count).map { document("new\(100 + $0).txt", new) }
    let report = ReuseAnalyzer().analyze(batch: batch, archive: [document("old.txt", old)])
    for copy in batch { #expect(report.pair(of: copy.path, and: "old.txt") != nil) }
  }

  // MARK: Repetition

  /// Whoever pastes one source three times over has written nothing.
  @Test func aSourcePastedThreeTimesIsWhollyCopied() throws {
    let text = OfficialTexts.text(seed: 18, characters: 400)
    let report = ReuseAnalyzer().analyze(batch: [
      document("a.txt", text), document("b.txt", text + text + text),
    ])
    let pair = try #require(report.pairs.first)
    #expect(pair.rawRatios.document.ratio > 0.95)
    #expect(pair.verdict == .recycled)
  }

  static let hostile: [(name: String, text: String)] = [
    ("one character", String(repeating: "医", count: 200_000)),
    ("two in turn", String(repeating: "医院", count: 100_000)),
    ("numbers", String(repeating: "12、", count: 60_000)),
    ("invisible", String(repeating: "\u{200B}", count: 100_000)),
    ("line ends", String(repeating: "\n", count: 100_000)),
    ("empty", ""),
    ("one unit", "医"),
    ("four units", "医院医院"),
  ]

  @Test(.timeLimit(.minutes(2)), arguments: hostile.indices)
  func textsMadeToBeExpensiveAreBounded(index: Int) {
    let text = Self.hostile[index].text
    let report = ReuseAnalyzer().analyze(batch: [
      document("a.txt", text), document("b.txt", text), document("c.txt", text + text),
    ])
    for pair in report.pairs {
      #expect((0...1).contains(pair.resemblance))
      #expect((0...1).contains(pair.ratios.document.ratio))
      #expect((0...1).contains(pair.ratios.source.ratio))
    }
    if ComparisonText(SourceText(text)).count > 1_000 {
      #expect(report.pair(of: "b.txt", and: "a.txt")?.verdict == .recycled)
    } else {
      #expect(report.reported.isEmpty)
    }
  }

  /// Blanks and line ends scattered over a copy change no figure.
  @Test func aFigureBrokenByBlanksIsUnchanged() throws {
    let body = OfficialTexts.text(seed: 31, characters: 400)
    let source = "截至二十三日，全县２０２２年完成建档12345人，随访98.7%。" + body
    let copy = "截至⼆⼗三日，全县2 022 年完成建档1 23 45人，随访98. 7%。" + body
    let report = ReuseAnalyzer().analyze(batch: [
      document("a.txt", source), document("b.txt", copy),
    ])
    let pair = try #require(report.pairs.first)
    #expect(pair.numbers.changes.isEmpty, "\(pair.numbers.changes)")
    #expect(pair.numbers.unchanged >= 3)
  }

  @Test func nothingIsNothing() {
    let report = ReuseAnalyzer().analyze(batch: [])
    #expect(report.pairs.isEmpty && report.clusters.isEmpty && report.documents.isEmpty)
    #expect(ReuseAnalyzer().analyze(batch: [document("a", "")], jobs: 8).pairs.isEmpty)
  }
}
