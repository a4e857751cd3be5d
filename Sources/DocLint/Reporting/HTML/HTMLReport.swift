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

  /// One pair as a reader of the batch sees it.
  struct Pair: Sendable {
    /// Its number in the report, from 1.
    let number: Int
    let pair: ReusePair
    /// The document of the batch that it is held against.
    let subject: Int
    let other: Int
    var isSwapped: Bool { subject != pair.document }
    /// The share of the subject.
    var ratio: ReusePair.Ratio { isSwapped ? pair.ratios.source : pair.ratios.document }
  }

  let report: Report
  let language: Language
  let words: HTMLWording
  let positions: ReportPositions
  let pairs: [Pair]
  /// By index of the comparison's documents: numbers of the pairs that are held against it.
  let against: [Int: [Int]]
  /// By index: numbers of the pairs in which another took from it.
  let takenFrom: [Int: [Int]]
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
    var against: [Int: [Int]] = [:]
    var takenFrom: [Int: [Int]] = [:]
    for pair in report.reuse.pairs where pair.verdict != .none {
      let swapped = pair.document >= report.reuse.batchCount && pair.source < report.reuse.batchCount
      let subject = swapped ? pair.source : pair.document
      let other = swapped ? pair.document : pair.source
      pairs.append(Pair(number: pairs.count + 1, pair: pair, subject: subject, other: other))
      against[subject, default: []].append(pairs.count - 1)
      takenFrom[other, default: []].append(pairs.count - 1)
    }
    self.pairs = pairs
    self.against = against.mapValues { numbers in
      numbers.sorted { a, b in
        let (x, y) = (pairs[a], pairs[b])
        let (p, q) = (Band(x.pair.verdict).rawValue, Band(y.pair.verdict).rawValue)
        if p != q { return p < q }
        return x.ratio.ratio != y.ratio.ratio ? x.ratio.ratio > y.ratio.ratio : a < b
      }
    }
    self.takenFrom = takenFrom
    var indexes: [[UInt8]: Int] = [:]
    for (index, document) in report.reuse.documents.enumerated() { indexes[document.path.key] = index }
    self.indexes = indexes
    var pages: [[UInt8]: Int] = [:]
    for (index, file) in report.files.enumerated() { pages[file.path.key] = index + 1 }
    self.pages = pages
    var names: [[UInt8]: Int] = [:]
    for file in report.files + report.archive {
      names[(file.path.split(separator: "/").last.map(String.init) ?? file.path).key, default: 0] += 1
    }
    nameCounts = names
    findings = Dictionary(grouping: report.diagnostics.indices) { report.diagnostics[$0].path.key }
    settled = Dictionary(grouping: report.settled.indices) { report.settled[$0].diagnostic.path.key }
  }

  /// The pairs held against a file, worst first.
  func pairs(of file: Report.File) -> [Pair] {
    (indexes[file.path.key].flatMap { against[$0] } ?? []).map { pairs[$0] }
  }

  func band(of file: Report.File) -> Band {
    guard file.status == .checked else { return .undetermined }
    let reuse = report.reuse
    guard reuse.isCompared, reuse.documents.count > 1 else { return .notCompared }
    if let worst = pairs(of: file).map({ Band($0.pair.verdict).rawValue }).min() {
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
