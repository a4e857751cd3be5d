/// Every check of figures, in one list.
enum NumberChecks {
  /// The relations of one document, in order of their places.
  static func all(_ analysis: NumberAnalysis) -> [Relation] {
    var relations: [Relation] = []
    relations += RatioCheck.relations(analysis)
    relations += FractionCheck.relations(analysis)
    relations += CaseRateCheck.relations(analysis)
    relations += AverageCheck.relations(analysis)
    relations += SumCheck.relations(analysis)
    relations += ChangeCheck.relations(analysis)
    // What has been told of these figures need not be told again.
    let told = relations.filter { $0.verdict != .notAssessable }
    relations += BalanceCheck.relations(analysis).filter { balance in
      !told.contains { other in balance.operands.allSatisfy(other.operands.contains) }
    }
    relations += PriceCheck.relations(analysis)
    relations += ProportionCheck.relations(analysis)
    relations += DurationCheck.relations(analysis)
    relations += WordedShareCheck.relations(analysis)
    relations += RespectivelyCheck.relations(analysis)
    relations += EnumerationCheck.relations(analysis)
    relations += BaseCheck.relations(analysis)
    relations += TableCheck.relations(analysis)
    relations += FactCheck.relations(analysis)
    relations += ChronologyCheck.relations(analysis)
    relations += DefinitionCheck.relations(analysis)
    relations += PartitionCheck.relations(analysis)
    relations += PlausibilityCheck.relations(analysis)
    return sorted(relations)
  }

  /// Of these the stated changes.
  static func changes(_ analysis: NumberAnalysis) -> [Relation] {
    sorted(ChangeCheck.relations(analysis))
  }

  private static func sorted(_ relations: [Relation]) -> [Relation] {
    relations.sorted { a, b in
      (a.place.lowerBound, a.place.upperBound, a.check)
        < (b.place.lowerBound, b.place.upperBound, b.check)
    }
  }
}
