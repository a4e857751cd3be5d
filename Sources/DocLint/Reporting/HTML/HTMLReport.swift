/// What the pages of the HTML report share: the report, turned round so that each page finds what it
/// needs.
struct HTMLReport: Sendable {
  /// How much of a document stands elsewhere: what a reviewer reads first.
  enum Band: Int, Sendable, CaseIterable {
    case recycled, partial, boilerplate, undetermined, none, notCompared

    var cssClass: String {
      switch self {
      case .recycled: "b0"
      case .partial: "b1"
      case .boilerplate: "b2"
      case .undetermined: "b3"
      case .none: "b4"
      case .notCompared: "b5"
      }
    }

    /// Beside the colour, for print.
    var sign: String {
      switch self {
      case .recycled: "■"
      case .partial: "▲"
      case .boilerplate: "◇"
      case .undetermined: "？"
      case .none: "○"
      case .notCompared: "－"
      }
    }

    init(_ verdict: ReusePair.Verdict) {
      switch verdict {
      case .recycled: self = .recycled
      case .partial: self = .partial
      case .boilerplate: self = .boilerplate
      case .undetermined: self = .undetermined
      case .none: self = .none
      }
    }
  }

  /// One pair as a reader sees it who has one of the two before him.
  struct Pair: Sendable {
    /// Its number in the report, from 1.
    let number: Int
    let pair: ReusePair
    /// The document of the batch that is looked at.
    let subject: Int
    let other: Int
    let band: Band
    var isSwapped: Bool { subject != pair.document }
    /// The share of the subject.
    var ratio: ReusePair.Ratio { isSwapped ? pair.ratios.source : pair.ratios.document }

    /// The same pair from the other side. Who took from whom is not known by the order in which
    /// two files are named: both are alike, each by its own share.
    ///
    /// - Parameter recycledRatio: from which share on it is called recycled.
    func turned(_ recycledRatio: Double) -> Pair {
      let share = isSwapped ? pair.ratios.document : pair.ratios.source
      let own: Band =
        switch pair.verdict {
        case .recycled, .partial:
          share.ratio >= recycledRatio ? .recycled : .partial
        default: Band(pair.verdict)
        }
      return Pair(number: number, pair: pair, subject: other, other: subject, band: own)
    }
  }

  let report: Report
  let language: Language
  let words: Wording
  let positions: ReportPositions
  let pairs: [Pair]
  /// By index of the comparison's documents: the pairs that it is alike in, worst first.
  let against: [Int: [Pair]]
  /// By index: the pairs of the batch in which it was there before the other.
  let takenFrom: [Int: [Pair]]
  /// By path: index in the comparison.
  let indexes: [[UInt8]: Int]
  /// By path: places in `report.diagnostics`.
  private let findings: [[UInt8]: [Int]]
  /// For each finding: its place among those of its document, from 1.
  private let ordinals: [Int]
  /// By path: the number of its page, from 1.
  let pages: [[UInt8]: Int]
  /// The folders that all files of the batch are in, and those of the archive.
  private let folder: String
  private let archiveFolder: String
  /// By index of the comparison's documents.
  private let filesByIndex: [Int: Report.File]
  /// How many files have that name in some folder.
  private let nameCounts: [[UInt8]: Int]

  init(_ report: Report, _ language: Language) {
    self.report = report
    self.language = language
    words = Wording(language: language)
    positions = ReportPositions(of: report)
    var pairs: [Pair] = []
    var against: [Int: [Pair]] = [:]
    var takenFrom: [Int: [Pair]] = [:]
    for pair in report.reuse.pairs where pair.verdict != .none {
      let batch = report.reuse.batchCount
      let swapped = pair.document >= batch && pair.source < batch
      let one = Pair(
        number: pairs.count + 1, pair: pair, subject: swapped ? pair.source : pair.document,
        other: swapped ? pair.document : pair.source, band: Band(pair.verdict))
      pairs.append(one)
      against[one.subject, default: []].append(one)
      guard one.other < batch else { continue }
      if pair.direction.earlier == .source {
        takenFrom[one.other, default: []].append(one)
      } else {
        against[one.other, default: []].append(one.turned(report.reuse.options.recycledRatio))
      }
    }
    self.pairs = pairs
    self.against = against.mapValues { list in
      list.sorted { a, b in
        if a.band != b.band { return a.band.rawValue < b.band.rawValue }
        return a.ratio.ratio != b.ratio.ratio ? a.ratio.ratio > b.ratio.ratio : a.number < b.number
      }
    }
    self.takenFrom = takenFrom
    var indexes: [[UInt8]: Int] = [:]
    for (index, document) in report.reuse.documents.enumerated() {
      indexes[document.path.key] = index
    }
    self.indexes = indexes
    var filesByIndex: [Int: Report.File] = [:]
    for file in report.files + report.archive {
      if let index = indexes[file.path.key] { filesByIndex[index] = file }
    }
    self.filesByIndex = filesByIndex
    folder = Self.folder(of: report.files)
    archiveFolder = Self.folder(of: report.archive)
    var pages: [[UInt8]: Int] = [:]
    for (index, file) in report.files.enumerated() { pages[file.path.key] = index + 1 }
    self.pages = pages
    var names: [[UInt8]: Int] = [:]
    for file in report.files + report.archive {
      names[(file.path.split(separator: "/").last.map(String.init) ?? file.path).key, default: 0] +=
        1
    }
    nameCounts = names
    findings = Dictionary(grouping: report.diagnostics.indices) { report.diagnostics[$0].path.key }
    var ordinals = [Int](repeating: 0, count: report.diagnostics.count)
    for mine in findings.values {
      for (i, index) in mine.enumerated() { ordinals[index] = i + 1 }
    }
    self.ordinals = ordinals
  }

  /// The findings of a file, as places in `report.diagnostics`.
  func findings(of file: Report.File) -> [Int] { findings[file.path.key] ?? [] }

  /// The number of a finding among those of its document, from 1.
  func ordinal(_ index: Int) -> Int { ordinals[index] }

  /// Where a finding is told: on its document's page. `nil` where that has none.
  func anchor(_ index: Int) -> String? {
    guard let page = pages[report.diagnostics[index].path.key],
      report.files[page - 1].characters != nil
    else { return nil }
    return "d\(page)f\(ordinals[index])"
  }

  /// Whether there was anything to compare with.
  var isCompared: Bool {
    report.reuse.isCompared
      && (report.reuse.documents.count > 1 || (report.reuse.archiveSpan?.documents ?? 0) > 0)
  }

  /// How many documents beside the batch it was compared with.
  var archived: Int {
    report.reuse.archiveSpan?.documents ?? report.archive.count { $0.status == .checked }
  }

  /// Whether a finding speaks of another document, too: the pair's page tells it.
  func isBatchFinding(_ one: Diagnostic) -> Bool {
    one.related.contains { $0.path.key != one.path.key }
  }

  /// The pairs that a file is alike in, worst first.
  func pairs(of file: Report.File) -> [Pair] {
    indexes[file.path.key].flatMap { against[$0] } ?? []
  }

  func band(of file: Report.File) -> Band {
    guard file.status == .checked else { return .undetermined }
    guard isCompared else { return .notCompared }
    if let worst = pairs(of: file).map(\.band.rawValue).min() {
      return Band(rawValue: worst) ?? .undetermined
    }
    // Too short to be compared at all.
    return (file.characters ?? 0) < report.reuse.options.shortestDocument ? .undetermined : .none
  }

  /// The largest share of the file that stands in one other.
  func largestRatio(of file: Report.File) -> Double {
    pairs(of: file).map(\.ratio.ratio).max() ?? 0
  }

  /// The text of a document of the comparison, where it is at hand.
  func text(_ index: Int) -> SourceText? {
    report.places == nil ? report.reuse.documents[index].text : nil
  }

  /// The file of a document of the comparison.
  func file(_ index: Int) -> Report.File? { filesByIndex[index] }

  /// The name of a file without the folders that all of them are in.
  func display(_ path: String) -> String {
    let known = report.archive.isEmpty || pages[path.key] != nil ? folder : archiveFolder
    return path.utf8.starts(with: known.utf8)
      ? String(decoding: path.utf8.dropFirst(known.utf8.count), as: UTF8.self) : path
  }

  /// The folders that all of the files are in, with the stroke behind.
  private static func folder(of files: [Report.File]) -> String {
    guard
      var common = files.first?.path.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast()
    else { return "" }
    for file in files.dropFirst() {
      let own = file.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let equal = zip(common, own).prefix { $0 == $1 }.count
      common = common.prefix(equal)
    }
    return common.isEmpty ? "" : common.joined(separator: "/") + "/"
  }

  /// The name of a file without its folders, where no other file has the same.
  func shortName(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return (nameCounts[name.key] ?? 0) > 1 ? path : name
  }

  /// `文3`, `库2`: how a document is called where its path is too long.
  func tag(_ index: Int) -> String {
    let batch = report.reuse.batchCount
    return index < batch ? words.batchTag(index + 1) : words.archiveTag(index - batch + 1)
  }

  /// Line and column, and for office files what a reader finds it by.
  func place(_ one: Diagnostic) -> String { place(one.range, in: one.path) ?? "–" }

  func place(_ range: TextRange, in path: String) -> String? {
    positions.range(range, in: path).map(place)
  }

  func place(_ range: PlacedRange) -> String {
    "\(range.start.line):\(range.start.column)" + words.place(range.startPlace)
  }

}
