/// What the comparison of a batch found: every pair of documents that share text, with its proof.
public struct ReuseReport: Sendable {
  /// The documents that were compared; those of the batch first, then those of the archive.
  public let documents: [Document]
  /// How many of `documents`, from the front, belong to the batch.
  public let batchCount: Int
  /// The pairs whose verdict is not `none`, ordered by document, then source.
  public let pairs: [ReusePair]
  /// Documents of the batch and archive that hang together over pairs of verdict `recycled`, as
  /// indices into `documents`; each sorted, two members at least.
  public let clusters: [[Int]]
  /// Characters that a reader does not see, by document index.
  public let integrity: [(document: Int, flags: [IntegrityFlag])]
  /// Pairs that were verified and hold, but are not listed one by one because the documents are
  /// copies of one another that a listed pair with the first of them already shows.
  public let pairsFolded: Int
  /// Whether the documents were compared at all.
  public var isCompared = true
  /// Text of the batch that a reader does not see and that stands in another document.
  public var hidden: [HiddenReuse] = []
  /// What counted as reuse.
  public var options = ReuseOptions()
  /// What stood in the archive that the batch was looked up in; `documents` holds of it only those
  /// that may share text. `nil` where all that was compared is in `documents`.
  public var archiveSpan: ArchiveSpan?

  /// How much an archive holds.
  public struct ArchiveSpan: Hashable, Sendable {
    public let documents: Int
    /// When the first and the last of them came in; `nil` where no date is known.
    public let earliest: String?
    public let latest: String?

    public init(documents: Int, earliest: String?, latest: String?) {
      self.documents = documents
      self.earliest = earliest
      self.latest = latest
    }
  }

  public init(
    documents: [Document], batchCount: Int, pairs: [ReusePair], clusters: [[Int]],
    integrity: [(document: Int, flags: [IntegrityFlag])], pairsFolded: Int
  ) {
    self.documents = documents
    self.batchCount = batchCount
    self.pairs = pairs
    self.clusters = clusters
    self.integrity = integrity
    self.pairsFolded = pairsFolded
  }

  /// The same with other versions of the documents, whose texts are the same.
  func holding(_ documents: [Document]) -> ReuseReport {
    var report = ReuseReport(
      documents: documents, batchCount: batchCount, pairs: pairs, clusters: clusters,
      integrity: integrity, pairsFolded: pairsFolded)
    report.isCompared = isCompared
    report.options = options
    report.archiveSpan = archiveSpan
    return report
  }
}

/// How much of one document stands in another, and what became of it there.
public struct ReusePair: Sendable {
  public enum Verdict: String, Sendable {
    /// At least half (by default) of the document's counted characters stand in the source.
    case recycled
    /// A passage worth showing stands in the source.
    case partial
    /// What is shared is formula, frame or quotation.
    case boilerplate
    /// Nothing worth showing is shared.
    case none
    /// Too short to say.
    case undetermined
  }

  /// Characters that count for a ratio: what is left of a text when white space and punctuation
  /// are taken away.
  public struct Ratio: Hashable, Sendable {
    public let copied: Int
    public let counted: Int
    public var ratio: Double { counted == 0 ? 0 : Double(copied) / Double(counted) }
    public init(copied: Int, counted: Int) {
      self.copied = copied
      self.counted = counted
    }
  }

  /// Indices into `ReuseReport.documents`.
  public let document: Int
  public let source: Int
  public let verdict: Verdict
  /// Jaccard resemblance of the two shingle sets, exact.
  public let resemblance: Double
  /// The same with each shingle weighted by its rarity in the batch: shown beside the raw figure,
  /// never instead of it.
  public let weightedResemblance: Double
  /// The share of one side's shingles that the other side has.
  public let containment: (document: Double, source: Double)
  /// After exclusion of formulas, frames and quotations, on both sides of the fraction.
  public let ratios: (document: Ratio, source: Ratio)
  /// Before exclusion.
  public let rawRatios: (document: Ratio, source: Ratio)
  /// In the order of the document.
  public let passages: [Passage]
  public let substitutions: [Substitution]
  public let leftovers: [Leftover]
  public let numbers: NumberComparison
  public let direction: Direction
  /// What was left out of `ratios`, in the document.
  public let excluded: [ExcludedText]
  /// How much of either side is left out for which reasons: what `ratios` would be with some of it
  /// counted.
  public internal(set) var exclusions: (document: [ExcludedShare], source: [ExcludedShare]) = (
    [], []
  )
}

/// A stretch of the document and the stretch of the source that it stands in.
public struct Passage: Hashable, Sendable {
  public let document: TextRange
  public let source: TextRange
  /// Characters that are equal on both sides.
  public let equal: Int
  /// The longest run of equal characters in it.
  public let longestRun: Int
  /// Whether it stands in another order than in the source.
  public let moved: Bool
}

/// Kinds of names and figures that are told apart in evidence.
public enum NameKind: String, Sendable, CaseIterable {
  case place, unit, person, date, number, term
}

/// One wording of the source that another took the place of.
public struct Substitution: Sendable {
  public let source: String
  public let document: String
  public let kind: NameKind
  /// Where, in the document and in the source; equally many.
  public let documentRanges: [TextRange]
  public let sourceRanges: [TextRange]
  public var count: Int { documentRanges.count }
}

/// A name of the source that was left standing in the copy.
public struct Leftover: Sendable {
  public let text: String
  public let kind: NameKind
  /// Where in the document.
  public let ranges: [TextRange]
  public var count: Int { ranges.count }
}

/// What became of the figures in the shared passages.
public struct NumberComparison: Sendable {
  public struct Change: Sendable {
    public let source: String
    public let document: String
    public let sourceRange: TextRange
    public let range: TextRange
  }
  public let unchanged: Int
  public let changes: [Change]
  public var changed: Int { changes.count }
}

/// Which of the two was there first, as far as the texts tell.
public struct Direction: Sendable {
  public enum Earlier: String, Sendable { case source, document, undetermined }
  public let earlier: Earlier
  public let evidence: [Message]
  /// What the two files say of themselves alike. It decides nothing.
  public let shared: [SharedOrigin]

  public init(earlier: Earlier, evidence: [Message], shared: [SharedOrigin] = []) {
    self.earlier = earlier
    self.evidence = evidence
    self.shared = shared
  }
}

/// Text that counts for no ratio, and why.
public struct ExcludedText: Hashable, Sendable {
  public enum Reason: String, Sendable, CaseIterable {
    /// A standing formula of official language.
    case formula
    /// A frame that many documents share which share little else.
    case frame
    /// A template that the user supplied.
    case template
    /// A quotation with a named source.
    case quotation
    case heading
    case signature
    /// A reviewer's comment in an office file, which is no part of what was submitted.
    case comment
  }
  public let reason: Reason
  /// In the document.
  public let range: TextRange
}

/// Characters that count for no ratio, all for the same reasons: one character may be left out for
/// several.
public struct ExcludedShare: Hashable, Sendable {
  /// The bits of the reasons. A large report holds millions of these.
  let mask: UInt8
  public let amount: ReusePair.Ratio

  /// In the order of `ExcludedText.Reason.allCases`; at least one.
  public var reasons: [ExcludedText.Reason] {
    ExcludedText.Reason.allCases.filter { mask & $0.bit != 0 }
  }

  public init(reasons: [ExcludedText.Reason], amount: ReusePair.Ratio) {
    self.init(mask: reasons.reduce(0) { $0 | $1.bit }, amount: amount)
  }

  /// - Parameter mask: the bits of the reasons.
  init(mask: UInt8, amount: ReusePair.Ratio) {
    self.mask = mask
    self.amount = amount
  }
}

extension ExcludedText.Reason {
  /// One of its own, in the order of `allCases`.
  var bit: UInt8 {
    switch self {
    case .formula: 1
    case .frame: 2
    case .template: 4
    case .quotation: 8
    case .heading: 16
    case .signature: 32
    case .comment: 64
    }
  }
}

/// Characters that a reader does not see, or sees as others, and that were folded away before the
/// comparison. Says nothing of why they are there: text taken from a PDF holds some innocently.
public struct IntegrityFlag: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Zero-width and other default-ignorable characters.
    case invisible
    /// Kangxi and CJK radicals in place of the ideographs that they look like.
    case radical
    /// Latin, Greek or Cyrillic letters inside a word of another script.
    case lookalike
    /// Private-use characters, which mean nothing without their font.
    case privateUse
    /// Controls that change the reading direction.
    case bidirectional
  }
  public let kind: Kind
  /// Where: each range one run of such characters.
  public let ranges: [TextRange]
}
