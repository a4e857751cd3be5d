import Testing

@testable import DocLint

@Suite struct RuleRegistryTests {
  @Test func idsAreUniqueInKebabCaseAndSorted() {
    let ids = RuleRegistry.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids == ids.sorted())
    #expect(
      ids.count == RuleRegistry.documentRules.count + RuleRegistry.batchRules.count
        + RuleRegistry.suppressionRules.count + RuleRegistry.numberBatchRules.count
        + RuleRegistry.quotaRules.count)
    for id in ids { #expect(id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)+/) != nil) }
  }

  @Test func everyRuleHasBothKindsOfExampleAndItsCategory() {
    for rule in RuleRegistry.all {
      #expect(!rule.triggering.isEmpty && !rule.nonTriggering.isEmpty)
      #expect(rule.triggering.allSatisfy { $0.contains("↓") })
      #expect(rule.nonTriggering.allSatisfy { !$0.contains("↓") })
      #expect(!rule.category.isEmpty && !rule.summary.zh.isEmpty && !rule.rationale.en.isEmpty)
    }
  }

  @Test func aSelectorIsAnIdOrAPrefixUpToAHyphen() {
    #expect(RuleRegistry.matches(selector: "privacy-mobile") == ["privacy-mobile"])
    #expect(RuleRegistry.matches(selector: "privacy")?.contains("privacy-mobile") == true)
    #expect(RuleRegistry.matches(selector: "punct-paren") == ["punct-paren-halfwidth"])
    #expect(RuleRegistry.matches(selector: "reuse")?.count == 5)
    #expect(RuleRegistry.matches(selector: "reuse-part") == nil)
    #expect(RuleRegistry.matches(selector: "") == nil)
    #expect(RuleRegistry.matches(selector: "reuse-") == nil)
  }

  @Test func theNearestRuleIsNamed() {
    #expect(RuleRegistry.nearest(to: "privacy-mobil") == "privacy-mobile")
    #expect(RuleRegistry.nearest(to: "ruese") == "reuse")
    #expect(RuleRegistry.nearest(to: "完全不同") == nil)
    #expect(RuleRegistry.nearest(to: "") == nil)
    #expect(RuleRegistry.description(of: "no-such") == nil)
  }
}
