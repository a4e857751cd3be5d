/// How much a finding matters.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing; nothing need be done.
  case info
  /// Should be looked at.
  case warning
  /// Must be settled before acceptance.
  case error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int { self == .info ? 0 : self == .warning ? 1 : 2 }
}

/// The two languages that messages are written in.
public enum Language: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"
}

/// One sentence in both languages.
public struct Message: Hashable, Sendable {
  public let zh: String
  public let en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  public subscript(_ language: Language) -> String { language == .chinese ? zh : en }
}

/// A value of the evidence of a finding, in the form in which it is reported.
public enum EvidenceValue: Hashable, Sendable {
  case string(String)
  case integer(Int)
  /// A ratio, printed with four decimals.
  case ratio(Double)
  case list([EvidenceValue])
}

/// Another place that a finding speaks of.
public struct RelatedPlace: Hashable, Sendable {
  public let path: String
  public let range: TextRange
  public let message: Message
  /// Whether the finding is of this place as of its own, one of several: not a place that it only
  /// points to.
  public let isSame: Bool

  public init(path: String, range: TextRange, message: Message, isSame: Bool = false) {
    self.path = path
    self.range = range
    self.message = message
    self.isSame = isSame
  }
}

/// The replacement of one range by other text.
public struct Edit: Hashable, Sendable {
  public let range: TextRange
  public let replacement: String

  public init(range: TextRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// What would mend a finding.
public struct Fix: Hashable, Sendable {
  /// How far a fix can be trusted.
  public enum Applicability: String, Sendable, CaseIterable {
    /// Never changes the meaning: `doclint fix` applies it.
    case safe
    /// May change the meaning: applied only on request.
    case unsafe
    /// A proposal for the eye; never applied.
    case display
  }

  public let applicability: Applicability
  public let edits: [Edit]

  public init(_ applicability: Applicability, _ edits: [Edit]) {
    self.applicability = applicability
    self.edits = edits
  }
}

/// One finding: which rule, how bad, where, and why, with its evidence.
///
/// It is small: what it says stands apart and is shared by its copies, so that sorting and
/// filtering many findings moves a few words of each.
public struct Diagnostic: Hashable, Sendable {
  public var severity: Severity
  public var range: TextRange
  /// All else: an array of one, which copies on writing.
  private var contents: [Contents]

  private struct Contents: Hashable, Sendable {
    var rule: String
    var path: String
    var message: Message
    var evidence: [EvidenceEntry]
    var related: [RelatedPlace]
    var fix: Fix?
    var fingerprint: String
    var placeFingerprints: [String] = []
  }

  private struct EvidenceEntry: Hashable, Sendable {
    let name: String
    let value: EvidenceValue
  }

  public init(
    rule: String, severity: Severity, path: String, range: TextRange, message: Message,
    evidence: [(name: String, value: EvidenceValue)] = [], related: [RelatedPlace] = [],
    fix: Fix? = nil, fingerprint: String = ""
  ) {
    self.severity = severity
    self.range = range
    contents = [
      Contents(
        rule: rule, path: path, message: message,
        evidence: evidence.map { EvidenceEntry(name: $0.name, value: $0.value) }, related: related,
        fix: fix, fingerprint: fingerprint)
    ]
  }

  /// The rule's id, such as `reuse-recycled`.
  public var rule: String {
    get { contents[0].rule }
    set { contents[0].rule = newValue }
  }

  /// The document, as it is named in the report.
  public var path: String {
    get { contents[0].path }
    set { contents[0].path = newValue }
  }

  /// What is wrong, the evidence, what to do.
  public var message: Message {
    get { contents[0].message }
    set { contents[0].message = newValue }
  }

  /// Named facts that the message rests on, in the order in which they are shown.
  public var evidence: [(name: String, value: EvidenceValue)] {
    get { contents[0].evidence.map { ($0.name, $0.value) } }
    set {
      contents[0].evidence = newValue.map { EvidenceEntry(name: $0.name, value: $0.value) }
    }
  }

  public var related: [RelatedPlace] {
    get { contents[0].related }
    set { contents[0].related = newValue }
  }

  public var fix: Fix? {
    get { contents[0].fix }
    set { contents[0].fix = newValue }
  }

  /// A name for the finding that survives edits elsewhere in the document; sixteen hexadecimal
  /// digits. The linter fills it in.
  public var fingerprint: String {
    get { contents[0].fingerprint }
    set { contents[0].fingerprint = newValue }
  }

  /// The names of all places, where the finding stands for several of one rule: `fingerprint` is
  /// the first's. Empty for a finding of one place.
  public var placeFingerprints: [String] {
    get { contents[0].placeFingerprints }
    set { contents[0].placeFingerprints = newValue }
  }

  /// The name of each place.
  var allFingerprints: [String] { placeFingerprints.isEmpty ? [fingerprint] : placeFingerprints }
}

extension [Diagnostic] {
  /// In order; takes the place of the standard library's, which copies what holds nothing, too: most
  /// rules find nothing in most documents.
  func sorted(by precedes: (Diagnostic, Diagnostic) -> Bool) -> [Diagnostic] {
    if count < 2 { return self }
    var sorted = self
    sorted.sort(by: precedes)
    return sorted
  }
}
