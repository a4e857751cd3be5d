/// What became of the suppressions of one document: what the rules about them judge.
public struct SuppressionAudit: Sendable {
  /// A suppression, and what is wrong with the rules that it names.
  struct Entry: Sendable {
    let suppression: Suppression
    /// Names of no rule.
    var unknown: [(selector: String, nearest: String?)] = []
    /// Names of rules that ran and had nothing to silence; and whether what they find depends on
    /// the other documents of the batch.
    var idle: [(selector: String, dependsOnBatch: Bool)] = []
  }

  let path: String
  let entries: [Entry]
  let mistakes: [SuppressionComments.Mistake]

  /// A finding of `rule` about a suppression.
  func finding(_ rule: any Rule.Type, _ range: TextRange, _ message: Message) -> Diagnostic {
    Diagnostic(
      rule: rule.description.id, severity: rule.description.severity, path: path, range: range,
      message: message)
  }

  /// Where a suppression stands, as the start of a sentence: nothing for a comment, which the
  /// finding points at.
  static func place(_ suppression: Suppression) -> String {
    guard case .file(let file, let line) = suppression.origin else { return "" }
    return "\(file):\(line): "
  }
}

/// A rule that judges how findings were silenced.
public protocol SuppressionRule: Rule {
  func check(_ audit: SuppressionAudit) -> [Diagnostic]
}
