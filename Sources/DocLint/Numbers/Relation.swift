/// How a relation between figures came out.
public struct Relation: Sendable {
  public enum Verdict: String, Sendable {
    case pass
    /// The text asserts the relation and the figures cannot meet.
    case fail
    /// Something speaks against it, or the text does not quite assert it: for a reader to check.
    case uncertain
    /// An operand is missing or too vague.
    case notAssessable = "not-assessable"
  }

  /// The id of the rule that reports it.
  public let check: String
  public private(set) var verdict: Verdict
  /// How a finding of it is reported; `nil` for what is none.
  public private(set) var severity: Severity?
  /// Where a finding stands, in scalars of the document.
  let place: Range<Int>
  /// Every figure that takes part, in scalars of the document.
  let operands: [Range<Int>]
  /// The formula with its numbers: `2173 ÷ 2229 = 97.49%`.
  public let formula: String
  /// What is printed in the place of the result.
  public let printed: String
  /// What the formula gives.
  public let computed: String
  /// Where the result lies, for all values that the operands may stand for.
  public let interval: [String]
  /// What is wrong, for people; both empty for what is no finding.
  public let message: Message

  /// The same with nothing left to doubt.
  func certain() -> Relation {
    var relation = self
    relation.verdict = .fail
    relation.severity = .error
    return relation
  }

  /// The same as something to look at, where it is an error.
  func doubtful() -> Relation {
    guard verdict == .fail else { return self }
    var relation = self
    relation.verdict = .uncertain
    relation.severity = .warning
    return relation
  }

  init(
    _ check: String, _ verdict: Verdict, severity: Severity? = nil, at place: Range<Int>,
    operands: [Range<Int>], formula: String, printed: String = "", computed: String = "",
    interval: NumberInterval? = nil, intervalPlaces: Int = 4,
    message: Message = Message(zh: "", en: "")
  ) {
    self.check = check
    self.verdict = verdict
    self.severity = severity
    self.place = place
    self.operands = operands
    self.formula = formula
    self.printed = printed
    self.computed = computed
    self.interval =
      interval.flatMap { interval in
        guard let low = interval.lower, let high = interval.upper, interval.isValid else {
          return nil
        }
        return [low.decimal(atMost: intervalPlaces), high.decimal(atMost: intervalPlaces)]
      } ?? []
    self.message = message
  }
}
