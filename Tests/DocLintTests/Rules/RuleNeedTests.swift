import Testing

@testable import DocLint

/// What a rule says that it needs must be true: where it is not asked, it has nothing to say.
@Suite struct RuleNeedTests {
  @Test(arguments: RuleContext.Profile.allCases)
  func aRuleThatIsNotAskedIsSilent(_ profile: RuleContext.Profile) {
    var skipped = 0
    for example in RuleExampleTests.ofDocumentRules {
      let document = Document(path: "a.txt", text: SourceText(example.parts.text))
      let context = RuleContext(document, profile: profile)
      for rule in RuleRegistry.documentRules where !context.meets(rule.needs) {
        skipped += 1
        #expect(rule.init().check(context).isEmpty, "\(rule.description.id): \(example.marked)")
      }
    }
    #expect(skipped > RuleExampleTests.ofDocumentRules.count)
  }

  /// A word that a line end cuts in two is seen all the same.
  @Test func wordsAcrossLineEnds() {
    let text =
      "柳桥县工作情况\n\n"
      + "各地认真贯彻落实各项防控措施，全面加强医疗机构感染防控管理工作，进一步提高基层医疗卫生服务能力，按照全县统一布\n"
      + "署做好各项工作，确保取得实效。\n"
    let context = RuleContext(Document(path: "a.txt", text: SourceText(text)))
    #expect(WordingTypo().findings(in: context).count == 1)
  }
}
