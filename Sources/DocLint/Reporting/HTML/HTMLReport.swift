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
    var turned: Pair {
      let share = isSwapped ? pair.ratios.document : pair.ratios.source
      let own: Band =
        switch pair.verdict {
        case .recycled, .partial:
          share.ratio >= ReuseOptions().recycledRatio ? .recycled : .partial
        default: Band(pair.verdict)
        }
      return Pair(number: number, pair: pair, subject: other, other: subject, band: own)
    }
  }

  let report: Report
  let language: Language
  let words: HTMLWording
  let positions: ReportPositions
  let pairs: [Pair]
  /// By index of the comparison's documents: the pairs that it is alike in, worst first.
  let against: [Int: [Pair]]
  /// By index: the pairs of the batch in which it was there before the other.
  let takenFrom: [Int: [Pair]]
  /// By path: index in the comparison.
  let indexes: [[UInt8]: Int]
  /// By path: places in `report.diagnostics`.
  let findings: [[UInt8]: [Int]]
  let settled: [[UInt8]: [Int]]
  /// By path: the number of its page, from 1.
  let pages: [[UInt8]: Int]
  /// How many files have that name in some folder.
  private let nameCounts: [[UInt8]: Int]

  init(_ report: Report, _ language: Language) {
    self.report = report
    self.language = language
    words = HTMLWording(language: language)
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
        against[one.other, default: []].append(one.turned)
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
    settled = Dictionary(grouping: report.settled.indices) {
      report.settled[$0].diagnostic.path.key
    }
  }

  /// The pairs that a file is alike in, worst first.
  func pairs(of file: Report.File) -> [Pair] {
    indexes[file.path.key].flatMap { against[$0] } ?? []
  }

  func band(of file: Report.File) -> Band {
    guard file.status == .checked else { return .undetermined }
    let reuse = report.reuse
    guard reuse.isCompared, reuse.documents.count > 1 else { return .notCompared }
    if let worst = pairs(of: file).map(\.band.rawValue).min() {
      return Band(rawValue: worst) ?? .undetermined
    }
    // Too short to be compared at all.
    return (file.characters ?? 0) < ReuseOptions().shortestDocument ? .undetermined : .none
  }

  /// The largest share of the file that stands in one other.
  func largestRatio(of file: Report.File) -> Double {
    pairs(of: file).map(\.ratio.ratio).max() ?? 0
  }

  /// The text of a document of the comparison, where it is at hand.
  func text(_ index: Int) -> SourceText? {
    report.places == nil ? report.reuse.documents[index].text : nil
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

  func place(_ one: Diagnostic) -> String {
    positions.range(one.range, in: one.path).map { "\($0.start.line):\($0.start.column)" } ?? "–"
  }

}
