/// What a rule sees of one document: made once, shared by all rules that judge it.
public struct RuleContext: Sendable {
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
  /// What `numbers` gives, made on demand.
  let lazyNumbers: LazyNumberAnalysis
  /// Options by rule and name.
  let options: [String: [String: OptionValue]]

  public init(
    _ document: Document, profile: Profile = .official,
    options: [String: [String: OptionValue]] = [:]
  ) {
    self.document = document
    self.profile = profile
    let structure = DocumentStructure(document)
    self.structure = structure
    self.lazyNumbers = LazyNumberAnalysis(structure)
    self.options = options
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
