/// What a rule sees of one document: made once, shared by all rules that judge it.
///
/// An object: a copy for each of a hundred rules would cost more than what most of them do.
public final class RuleContext: Sendable {
  /// Which house style holds.
  public enum Profile: String, Sendable, CaseIterable {
    /// Official documents: no space between Chinese and Latin or digits.
    case official
    /// Web pages: such a space is wanted.
    case web
  }

  /// A value of a rule's option, as the configuration gives it.
  public indirect enum OptionValue: Hashable, Sendable {
    case scalar(String)
    case list([OptionValue])
    case mapping([String: OptionValue])
  }

  public let document: Document
  public let profile: Profile
  let structure: DocumentStructure
  /// Code, addresses, tags and formulas in it.
  let protected: ProtectedText
  /// The paragraphs, each joined over its line ends, as one text.
  let prose: Prose
  /// What `numbers` gives, made on demand.
  let lazyNumbers: LazyNumberAnalysis
  /// Options by rule and name.
  let options: [String: [String: OptionValue]]
  /// The names of units that the configuration gives.
  let units: [String]
  /// Which characters stand in the document.
  let occurrences: ScalarOccurrences
  /// Where the words stand that rules look for, in the prose.
  let words: PhraseCensus.Result
  /// Headings under one heading of one series, in order.
  let siblings: [[Int]]
  /// Whether it is divided into articles, as a law or a set of rules is.
  let isStatute: Bool
  /// Whether it looks like an official document.
  let isOfficial: Bool
  /// Whether the file is written in a markup language, in which marks have a meaning.
  let isMarkup: Bool
  /// Whether the file holds data, in which a half-width comma separates.
  let isData: Bool

  public init(
    _ document: Document, profile: Profile = .official,
    options: [String: [String: OptionValue]] = [:], units: [String] = []
  ) {
    self.units = units
    self.document = document
    self.profile = profile
    structure = DocumentStructure(document)
    protected = ProtectedText(structure)
    prose = Prose(structure)
    lazyNumbers = LazyNumberAnalysis(structure)
    self.options = options
    occurrences = ScalarOccurrences(structure.text.scalars)
    words = RuleRegistry.census.count(prose.scalars)
    siblings = Self.siblings(structure)
    isStatute = Self.isStatute(structure)
    isOfficial = Self.isOfficial(structure)
    let suffix = document.path.lastIndex(of: ".").map {
      document.path[document.path.index(after: $0)...].lowercased()
    }
    isMarkup = suffix.map { Self.markups.contains($0) } ?? false
    isData = suffix.map { Self.tables.contains($0) } ?? false
  }

  /// Whether the document may hold all that a rule needs.
  func meets(_ needs: [RuleNeed]) -> Bool {
    for need in needs where !need.isMet(by: occurrences, words) { return false }
    return true
  }

  /// Where the words of `index`, which a rule names among its needs, stand in the prose, in order;
  /// of several at one place the longest first.
  func places(of index: PhraseIndex) -> ArraySlice<PhraseCensus.Match> {
    if let number = RuleRegistry.census.number(of: index) { return words[number] }
    // A list of the configuration.
    return PhraseCensus([index]).count(prose.scalars)[0]
  }

  /// The document's scalars.
  var text: ScalarText { structure.text }

  /// A finding of `rule` over the scalars `range`.
  func finding(
    _ rule: any Rule.Type, _ range: Range<Int>, _ message: Message, severity: Severity? = nil,
    fix: Fix? = nil, related: [RelatedPlace] = [],
    evidence: [(name: String, value: EvidenceValue)] = []
  ) -> Diagnostic {
    Diagnostic(
      rule: rule.description.id, severity: severity ?? rule.description.severity,
      path: document.path, range: text.range(range.lowerBound, range.upperBound),
      message: message, evidence: evidence, related: related, fix: fix)
  }

  /// A replacement of the scalars `range`.
  func edit(_ range: Range<Int>, _ replacement: String) -> Edit {
    Edit(range: text.range(range.lowerBound, range.upperBound), replacement: replacement)
  }

  private static let markups = ["md", "markdown", "mdx", "html", "htm", "xml"]
  private static let tables = ["csv", "tsv", "json", "jsonl", "yml", "yaml"]

  /// A whole number that the configuration sets for an option of a rule.
  func integer(_ option: String, of rule: String) -> Int? {
    if case .scalar(let value)? = options[rule]?[option] { return Int(value) }
    return nil
  }

  /// A list of words that the configuration sets for an option of a rule.
  func words(_ option: String, of rule: String) -> [String] {
    guard case .list(let values)? = options[rule]?[option] else { return [] }
    return values.compactMap { if case .scalar(let word) = $0 { word } else { nil } }
  }
}
