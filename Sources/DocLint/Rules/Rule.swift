/// What a rule is, for people: everything that `doclint rules ID` shows.
public final class RuleDescription: Sendable {
  /// Where the rule comes from, and how binding that is.
  public struct Source: Sendable {
    public enum Level: String, Sendable {
      /// A standard or regulation says so, and the clause was read.
      case standard
      /// Custom of the trade.
      case practice
    }
    public let level: Level
    public let text: Message
    public init(_ level: Level, _ text: Message) {
      self.level = level
      self.text = text
    }
  }

  /// Surroundings in which an example may stand beside its own.
  public enum Surrounding: Hashable, Sendable {
    /// A cell of a table, between others.
    case tableCell
  }

  public let id: String
  /// `reuse`, `names`, `privacy` …: how rules are grouped in lists.
  public let category: String
  public let severity: Severity
  /// One sentence: what is found.
  public let summary: Message
  /// Why it matters.
  public let rationale: Message
  public let source: Source
  /// What its fix does and how safe it is; `nil` where there is none.
  public let fix: (applicability: Fix.Applicability, text: Message)?
  /// Texts in which it finds something; `↓` stands before the first character of each finding.
  public let triggering: [String]
  /// Texts in which it must find nothing.
  public let nonTriggering: [String]
  /// The house styles under which it runs.
  public let profiles: [RuleContext.Profile]
  /// The options under which the examples hold, for a rule that is silent without any.
  let exampleOptions: [String: RuleContext.OptionValue]
  /// What the configuration may set under `rules: ID:`.
  public let options: [RuleOption]
  /// Surroundings in which the rule does not judge as its examples say, such as a rule on lines
  /// in a cell.
  public let notIn: Set<Surrounding>
  /// Whether several findings in one document are reported as one, with their count and places.
  public let isAggregated: Bool
  /// Whether it runs only where the configuration names it.
  public let isOptIn: Bool

  public init(
    id: String, category: String, severity: Severity, summary: Message, rationale: Message,
    source: Source, fix: (applicability: Fix.Applicability, text: Message)? = nil,
    triggering: [String], nonTriggering: [String],
    profiles: [RuleContext.Profile] = RuleContext.Profile.allCases,
    options: [RuleOption] = [], exampleOptions: [String: RuleContext.OptionValue] = [:],
    notIn: Set<Surrounding> = [], isAggregated: Bool = false, isOptIn: Bool = false
  ) {
    self.id = id
    self.category = category
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.source = source
    self.fix = fix
    self.triggering = triggering
    self.nonTriggering = nonTriggering
    self.profiles = profiles
    self.exampleOptions = exampleOptions
    self.options = options
    self.notIn = notIn
    self.isAggregated = isAggregated
    self.isOptIn = isOptIn
  }
}

/// What the configuration may set for a rule, under `rules: ID: NAME:`.
public struct RuleOption: Sendable {
  public enum Kind: Hashable, Sendable {
    /// A whole number.
    case integer(ClosedRange<Int>)
    case boolean
    /// One of several words.
    case choice([String])
    /// A list of words.
    case words
    /// Any text, such as a date.
    case text
  }

  public let name: String
  public let kind: Kind
  /// What holds where nothing is set, as it would be written.
  public let standard: String
  public let summary: Message

  public init(_ name: String, _ kind: Kind, standard: String, _ summary: Message) {
    self.name = name
    self.kind = kind
    self.standard = standard
    self.summary = summary
  }
}

/// A described check. It comes as `DocumentRule` or as `BatchRule`.
public protocol Rule: Sendable {
  static var description: RuleDescription { get }
  init()
}

extension Rule {
  public var id: String { Self.description.id }
}

/// A rule that judges one document alone.
public protocol DocumentRule: Rule {
  /// What a document must hold, all of it, for the rule to find anything: without it the rule is
  /// not asked.
  static var needs: [RuleNeed] { get }
  func check(_ context: RuleContext) -> [Diagnostic]
}

extension DocumentRule {
  public static var needs: [RuleNeed] { [] }

  /// What the rule finds, if it runs under the profile of `context` at all.
  public func findings(in context: RuleContext) -> [Diagnostic] {
    Self.description.profiles.contains(context.profile) && context.meets(Self.needs)
      ? check(context) : []
  }
}

/// A rule that judges the batch by what the similarity engine found in it.
public protocol BatchRule: Rule {
  func check(_ reuse: ReuseReport) -> [Diagnostic]
}

/// A rule that judges the figures of a batch together.
public protocol NumberBatchRule: Rule {
  func check(_ batch: NumberBatch) -> [Diagnostic]
}
