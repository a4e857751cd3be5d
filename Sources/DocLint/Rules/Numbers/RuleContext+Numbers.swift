/// The number analysis of one document: made when the first rule asks for it, and then shared.
final class LazyNumberAnalysis: Sendable {
  /// An object, for every rule has it in hand.
  private final class Made: Sendable {
    let analysis: NumberAnalysis
    /// The relations that are reported: none in most documents.
    let findings: [Relation]

    init(_ analysis: NumberAnalysis) {
      self.analysis = analysis
      findings = analysis.findings
    }
  }

  private let structure: DocumentStructure
  private let made = Lazy<Made>()

  init(_ structure: DocumentStructure) { self.structure = structure }

  /// Whether somebody has asked for it, so that it costs nothing more.
  var isMade: Bool { made.known != nil }

  private var whole: Made { made.value { Made(NumberAnalysis(structure)) } }

  var value: NumberAnalysis { whole.analysis }
  var findings: [Relation] { whole.findings }

  /// The stated changes in some paragraphs that are reported: of these alone, where nobody has asked
  /// for all.
  func changes(in paragraphs: [Int]) -> [Relation] {
    made.known?.findings ?? NumberAnalysis(structure, changesIn: paragraphs).findings
  }
}

extension NumberAnalysis {
  fileprivate var findings: [Relation] { relations.filter { $0.severity != nil } }
}

extension RuleContext {
  var numbers: NumberAnalysis { lazyNumbers.value }

  /// The findings of the relations that `rule` reports.
  func numberFindings(_ rule: any Rule.Type) -> [Diagnostic] {
    findings(rule, lazyNumbers.findings)
  }

  /// The same of stated changes, which are looked for in some paragraphs.
  func changeFindings(_ rule: any Rule.Type, in paragraphs: [Int]) -> [Diagnostic] {
    findings(rule, lazyNumbers.changes(in: paragraphs))
  }

  private func findings(_ rule: any Rule.Type, _ relations: [Relation]) -> [Diagnostic] {
    relations.compactMap { relation in
      guard relation.check == rule.description.id, let severity = relation.severity else {
        return nil
      }
      return finding(
        rule, relation.place, relation.message, severity: severity,
        related: relation.operands.filter { $0 != relation.place }.map { place in
          RelatedPlace(
            path: document.path, range: text.range(place.lowerBound, place.upperBound),
            message: Message(zh: "相关的数字", en: "a figure that takes part"))
        },
        evidence: relation.evidence)
    }
  }
}

extension Relation {
  /// As the finding shows it.
  var evidence: [(name: String, value: EvidenceValue)] {
    var evidence: [(name: String, value: EvidenceValue)] = []
    if !printed.isEmpty { evidence.append(("printed", .string(printed))) }
    if !computed.isEmpty { evidence.append(("computed", .string(computed))) }
    evidence.append(("formula", .string(formula)))
    if !interval.isEmpty { evidence.append(("interval", .list(interval.map { .string($0) }))) }
    return evidence
  }
}
