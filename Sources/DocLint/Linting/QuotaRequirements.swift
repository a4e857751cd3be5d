/// Looks whether a piece is what an office asks of one that counts.
struct QuotaRequirements: Sendable {
  let registry: UnitRegistry
  let configuration: Configuration

  /// What is asked and is not there, in the order of ``UnitRegistry/Requirement``.
  ///
  /// - Parameters:
  ///   - document: under its own path, which the configuration may speak of.
  ///   - unit: who sent it, as the archive says.
  ///   - month: `2021-03`.
  func shortcomings(
    of document: Document, unit: String, month: String
  ) -> [QuotaPiece.Shortcoming] {
    if registry.requirements.isEmpty { return [] }
    let context = RuleContext(
      document, profile: configuration.profile(for: document.path), options: configuration.rules,
      units: configuration.reuse.unitNames)
    let structure = context.structure
    return UnitRegistry.Requirement.allCases.compactMap { requirement in
      guard registry.requirements.contains(requirement) else { return nil }
      let message: Message? =
        switch requirement {
        case .type: type(structure)
        case .length: length(context)
        case .signature: signature(structure, registry.units(of: unit, in: month))
        case .noErrors: errors(document)
        }
      return message.map { QuotaPiece.Shortcoming(requirement: requirement, message: $0) }
    }
  }

  private func type(_ structure: DocumentStructure) -> Message? {
    if structure.pieces.contains(where: { $0.type != .other }) { return nil }
    return Message(
      zh: "未能认出是专报、简报、典型案例、通知或规划",
      en: "it is not recognised as a report, brief, case, notice or plan")
  }

  private func length(_ context: RuleContext) -> Message? {
    let rule = StructLengthRange()
    for piece in context.structure.pieces {
      if let length = rule.unusual(piece, context) { return rule.message(piece, length) }
    }
    return nil
  }

  /// The names that it is signed with, or that stand over it as its issuer, against those of the
  /// units that sent it. A signature may say more than the name, or less: 柳桥县卫生健康局 办公室.
  private func signature(
    _ structure: DocumentStructure, _ units: [(name: String, unit: Int?)]
  ) -> Message? {
    let text = structure.text
    var signed = structure.pieces.compactMap(\.signature)
    signed += structure.paragraphs.filter { $0.role == .issuer }.flatMap(\.fragments)
    let names = signed.map { text.string($0) }
    if names.isEmpty {
      return Message(zh: "未见署名或发文单位", en: "no signature or issuer is seen")
    }
    let folded = names.map(UnitRegistry.folded)
    for case let unit? in units.map(\.unit) {
      let unit = registry.units[unit]
      let known = ([unit.name] + unit.aliases + unit.signsAs).map(UnitRegistry.folded)
      if known.contains(where: { name in folded.contains { $0.contains(name) } }) { return nil }
    }
    let list = names.map(\.singleSpaced)
    return Message(
      zh: "署名为“\(list.joined(separator: "”“"))”，未见报送单位",
      en: "it is signed “\(list.joined(separator: "”, “"))”, not by the unit that sent it")
  }

  private func errors(_ document: Document) -> Message? {
    // Every other document is out of sight: what is recycled is found apart.
    let found = Linter(configuration: configuration).lint([
      Input(path: document.path, sha256: document.sha256, outcome: .document(document))
    ]).diagnostics.filter { $0.severity == .error }
    guard let first = found.first else { return nil }
    return Message(
      zh: "查出 \(found.count) 处错误，如 \(first.rule)：\(first.message.zh)",
      en: "\(Self.errors(found.count)), such as \(first.rule): \(first.message.en)")
  }

  private static func errors(_ count: Int) -> String {
    count == 1 ? "1 error is found" : "\(count) errors are found"
  }
}
