/// Every rule there is, as a list that one can read.
public enum RuleRegistry {
  /// The rules that judge one document alone.
  public static let documentRules: [any DocumentRule.Type] = [
    AttachLabelMissing.self,
    AttachListedMissing.self,
    AttachNameTrailingPunct.self,
    AttachNumberGap.self,
    AttachNumberSpace.self,
    AttachRefUndefined.self,
    AttachSingleNumbered.self,
    AttachTitleMismatch.self,
    DateAnniversary.self,
    DateChronology.self,
    DateDottedFestival.self,
    DateInvalid.self,
    DateMixedNumerals.self,
    DatePadHao.self,
    DateRelative.self,
    DateStale.self,
    DateTimeColon.self,
    DateYearAbbrev.self,
    FileExtensionMismatch.self,
    FormatBodyFont.self,
    FormatHeadingFont.self,
    FormatLinePitch.self,
    FormatPageMargin.self,
    FormatPageNumber.self,
    FormatPageSize.self,
    FormatTitleFont.self,
    HeadingLabelInconsistent.self,
    HeadingLevelInversion.self,
    HeadingLevelSkip.self,
    HeadingLoneItem.self,
    HeadingNumberPunct.self,
    HeadingNumberRestart.self,
    HeadingNumberSpace.self,
    HeadingParallel.self,
    HeadingParenWidth.self,
    HeadingSequence.self,
    HeadingSiblingStyle.self,
    HeadingTrailingPunct.self,
    HeadingYishiSequence.self,
    HiddenComments.self,
    HiddenEmbeddedObject.self,
    HiddenExternalLink.self,
    HiddenMacro.self,
    HiddenRevisions.self,
    HiddenText.self,
    MetaCcPeriod.self,
    MetaClassificationMark.self,
    MetaContactPhoneFormat.self,
    MetaDocnumberFormat.self,
    MetaNoteParen.self,
    MetaPrintLine.self,
    MetaRecipientColon.self,
    MetaRequiredSubmissionFields.self,
    MetaSignatureUnitForm.self,
    NameOrgAbbrev.self,
    NameOrgOutdated.self,
    NameOrgUnknown.self,
    NameOrgVariant.self,
    NamePlaceMismatch.self,
    NumApproxDun.self,
    NumAverageGrowthMismatch.self,
    NumAverageMismatch.self,
    NumBodyTableConflict.self,
    NumCurrencyRedundant.self,
    NumDecimalPoint.self,
    NumDefinitionConflict.self,
    NumDifferenceMismatch.self,
    NumDoubleApprox.self,
    NumEnumCount.self,
    NumExactWithApprox.self,
    NumFactConflict.self,
    NumGrowthMismatch.self,
    NumImplausible.self,
    NumImpliedBase.self,
    NumMeasureMissing.self,
    NumMeasureWord.self,
    NumMissingNumber.self,
    NumMultipleMisuse.self,
    NumOrderViolated.self,
    NumPartitionGap.self,
    NumPercentPoint.self,
    NumPercentSpelled.self,
    NumPrecisionMixed.self,
    NumRangeUnitOmitted.self,
    NumRateInfeasible.self,
    NumRateOutsideParts.self,
    NumRatioMismatch.self,
    NumRespectivelyArity.self,
    NumStyleMixed.self,
    NumSubtotalMismatch.self,
    NumTableTotal.self,
    NumTargetConflict.self,
    NumTimesDecrease.self,
    NumUnitMissing.self,
    NumUnitMixed.self,
    NumZeroPad.self,
    PrivacyBank.self,
    PrivacyEmail.self,
    PrivacyIdcard.self,
    PrivacyMobile.self,
    PrivacyNamedEnterprise.self,
    PrivacyPatientIdentity.self,
    PunctBooktitleMissing.self,
    PunctBooktitleMisuse.self,
    PunctCommaSplice.self,
    PunctDashForm.self,
    PunctDunBeforeDeng.self,
    PunctDunBetweenClauses.self,
    PunctDunBetweenQuotes.self,
    PunctDuplicate.self,
    PunctEllipsis.self,
    PunctHalfwidthInCJK.self,
    PunctInterpunct.self,
    PunctListLevelMix.self,
    PunctMisplacedPeriod.self,
    PunctMissingTerminal.self,
    PunctNesting.self,
    PunctPairMismatch.self,
    PunctParenHalfwidth.self,
    PunctRangeDash.self,
    PunctRangeMixed.self,
    PunctStraightQuotes.self,
    StructAbstractHeadings.self,
    StructBrokenParagraph.self,
    StructClosingFormula.self,
    StructDoctypeDocnumberMismatch.self,
    StructDuplicateSentence.self,
    StructEmptySection.self,
    StructFieldTitleMismatch.self,
    StructHeadingGlued.self,
    StructLead.self,
    StructLengthRange.self,
    StructMissingTitle.self,
    StructMultiTopic.self,
    StructRequiredFieldMissing.self,
    StructResponsibleUnit.self,
    StructSignatureMissing.self,
    StructTitleBodyTopicMismatch.self,
    StructTitleLineSplit.self,
    StructTruncatedTail.self,
    TitleIssuerMissing.self,
    TitleNestedGuanyu.self,
    TitleTrailingPunct.self,
    TypoCJKCJKSpace.self,
    TypoCJKLatinSpace.self,
    TypoCompatIdeograph.self,
    TypoFootnoteIntegrity.self,
    TypoFullwidthAlnum.self,
    TypoHTMLEntity.self,
    TypoIndentMixed.self,
    TypoInvisible.self,
    TypoLeadingSpace.self,
    TypoListMarkResidue.self,
    TypoLookalike.self,
    TypoMarkdownResidue.self,
    TypoMojibake.self,
    TypoTabInSentence.self,
    TypoTableInnerSpace.self,
    TypoTrailingSpace.self,
    TypoWordResidue.self,
    WebFullwidth.self,
    WebHalfwidthPunctuation.self,
    WebHalfwidthWord.self,
    WebNoSpaceFullwidth.self,
    WebNoSpaceQuote.self,
    WebSpaceBracket.self,
    WebSpaceCode.self,
    WebSpaceDash.self,
    WebSpaceWord.self,
    WordingAbbrevMultiDefinition.self,
    WordingAbbrevUndefined.self,
    WordingCaseInconsistent.self,
    WordingCollocation.self,
    WordingColloquial.self,
    WordingDeDi.self,
    WordingDerogatory.self,
    WordingDuplicatePhrase.self,
    WordingEmptyPhrase.self,
    WordingFazhi.self,
    WordingForeignAbbrev.self,
    WordingHealthNonstandard.self,
    WordingJiezhi.self,
    WordingMissingChar.self,
    WordingMissingSubject.self,
    WordingMixedConstruction.self,
    WordingNewsCliche.self,
    WordingOrder.self,
    WordingOutdated.self,
    WordingPoliticalFormula.self,
    WordingQita.self,
    WordingQuoteInconsistent.self,
    WordingRedundant.self,
    WordingRepeatWord.self,
    WordingSelfReference.self,
    WordingSentenceTooLong.self,
    WordingStrayEnglish.self,
    WordingSuperlative.self,
    WordingTermInconsistent.self,
    WordingTraditionalChar.self,
    WordingTypo.self,
  ]

  /// The rules that judge what the comparison of a batch found.
  public static let batchRules: [any BatchRule.Type] = [
    ReuseHiddenCharacters.self,
    ReuseHiddenText.self,
    ReuseLeftoverName.self,
    ReusePartial.self,
    ReuseRecycled.self,
  ]

  /// The rules that judge how findings were silenced.
  public static let suppressionRules: [any SuppressionRule.Type] = [
    SuppressionInvalid.self,
    SuppressionNoReason.self,
    SuppressionUnused.self,
  ]

  /// The rules that judge the figures of a batch together.
  public static let numberBatchRules: [any NumberBatchRule.Type] = [
    NumFactConflictAcross.self,
    NumStaleCopy.self,
  ]

  /// The rules that judge a month of submissions; `doclint quota` runs them.
  public static let quotaRules: [any Rule.Type] = [
    QuotaDuplicateSubmission.self,
    QuotaMonthShortfall.self,
    QuotaUnitUnknown.self,
  ]

  /// What each rule is, in order of their ids.
  public static var all: [RuleDescription] { descriptions }

  private static let descriptions: [RuleDescription] =
    (documentRules.map { $0.description } + batchRules.map { $0.description }
    + suppressionRules.map { $0.description } + numberBatchRules.map { $0.description }
    + quotaRules.map { $0.description })
    .sorted { $0.id < $1.id }

  private static let byID = Dictionary(uniqueKeysWithValues: descriptions.map { ($0.id, $0) })

  /// The rule of that id.
  public static func description(of id: String) -> RuleDescription? { byID[id] }

  /// The ids that a selector names: the rule of that id, or every rule whose id starts with it up
  /// to a hyphen (`reuse` names `reuse-partial`, `reuse-part` names nothing).
  ///
  /// - Returns: `nil` for a selector that names no rule.
  public static func matches(selector: String) -> [String]? {
    let ids = descriptions.map(\.id).filter { names(selector, $0) }
    return ids.isEmpty ? nil : ids
  }

  /// Whether a selector names the rule.
  public static func names(_ selector: String, _ id: String) -> Bool {
    if selector == id { return true }
    return !selector.isEmpty && id.hasPrefix(selector)
      && id.utf8.dropFirst(selector.utf8.count).first == UInt8(ascii: "-")
  }

  /// Whether a selector asks for rules that run only where they are asked for: the full id of one,
  /// or a prefix that names no others.
  static func asks(_ selector: String, for id: String) -> Bool {
    selector == id || (names(selector, id) && optInPrefixes.contains(selector))
  }

  private static let optInPrefixes: Set<String> = Set(
    prefixes.filter { prefix in
      descriptions.allSatisfy { $0.isOptIn || !names(prefix, $0.id) }
    })

  /// The rule or prefix that is spelt most like `selector`, for “did you mean”; `nil` where
  /// nothing is near.
  public static func nearest(to selector: String) -> String? {
    Spelling.nearest(to: selector, among: descriptions.map(\.id) + prefixes)
  }

  /// The selectors that name more than one rule's family: `reuse`, `privacy`, `punct-paren` ….
  static let prefixes: [String] = {
    var found: Set<String> = []
    for id in descriptions.map(\.id) {
      let words = id.split(separator: "-")
      for count in 1..<words.count { found.insert(words.prefix(count).joined(separator: "-")) }
    }
    return found.sorted()
  }()
}
