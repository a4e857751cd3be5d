/// One document on its way through the rules: with what is in force for it, and without the
/// comments that silence findings.
final class Subject: Sendable {
  /// As it was read.
  let document: Document
  /// As the checks see it: the comments are no part of it.
  let checked: Document
  /// The way back from `checked`; `nil` where both are the same.
  let excised: ExcisedText?
  let configuration: Configuration
  /// The rules that run on it.
  private let plan: RulePlan
  private let suppressions: [Suppression]
  private let mistakes: [SuppressionComments.Mistake]

  /// - Parameters:
  ///   - suppressions: those of the file beside the document.
  ///   - plans: those of the run.
  init(
    _ document: Document, _ configuration: Configuration, suppressions: [Suppression] = [],
    plans: RulePlans = RulePlans()
  ) {
    self.document = document
    self.configuration = configuration
    var all = suppressions
    var mistakes: [SuppressionComments.Mistake] = []
    var excised: ExcisedText?
    if FileKind.holdsComments(name: document.path) {
      let comments = SuppressionComments(
        document.text, skipsFences: FileKind.isMarkdown(name: document.path))
      all = comments.suppressions + all
      mistakes = comments.mistakes
      excised = comments.excised
    }
    self.suppressions = all
    self.mistakes = mistakes
    self.excised = excised
    checked =
      excised.map { excised in
        Document(
          path: document.path, text: excised.text, sha256: document.sha256, notes: document.notes,
          origin: document.origin?.moved { excised.remaining($0) })
      } ?? document
    plan = plans.plan(configuration, path: document.path)
  }

  func runs(_ rule: String) -> Bool { plan.levels[rule] != nil }

  // MARK: Judging

  /// What the rules that judge one document alone say.
  struct Verdict: Sendable {
    /// In the offsets of `checked`.
    var found: [Diagnostic] = []
    /// Rules that could not finish.
    var failures: [Message] = []
    /// Where the pieces of the document end, in bytes of `checked`, and of what type each is.
    var pieces: [(end: UInt32, type: String)] = []
    /// The same pieces, in bytes of the document as it was read.
    var types: [Report.PieceOfFile] = []
    /// What the rules on the figures of a batch need of it.
    var digest: NumberDigest?
  }

  /// - Complexity: that of the rules; the structure of the document is read once.
  func judge() -> Verdict {
    var verdict = Verdict()
    let own = configuration.userRules.filter { runs($0.id) }
    guard
      plan.judgesDocuments || !own.isEmpty || !configuration.types.isEmpty || plan.joinsNumbers
    else { return verdict }
    let context = RuleContext(
      checked, profile: plan.profile, options: configuration.rules,
      units: configuration.reuse.unitNames)
    if plan.joinsNumbers { verdict.digest = NumberDigest(checked, context.numbers) }
    for rule in plan.needs.met(by: context.occurrences, context.words) {
      let found = plan.rules[rule].init().check(context)
      if !found.isEmpty { verdict.found += found }
    }
    for rule in own {
      do throws(ICUError) {
        verdict.found += try rule.check(context)
      } catch {
        verdict.failures.append(
          Message(
            zh: "规则 \(rule.id) 没有查完：其正则表达式费时过多或有误（\(error.name)），请改写",
            en: "the rule \(rule.id) did not finish: its regular expression takes too long or is "
              + "wrong (\(error.name)); rewrite it"))
      }
    }
    verdict.types = context.structure.pieces.map { piece in
      Report.PieceOfFile(
        type: piece.type.rawValue,
        range: original(context.text.range(piece.range.lowerBound, piece.range.upperBound)))
    }
    if !configuration.types.isEmpty {
      verdict.pieces = context.structure.pieces.map {
        (context.text.range(0, $0.range.upperBound).upperBound, $0.type.rawValue)
      }
    }
    return verdict
  }

  // MARK: Settling

  /// What is reported, and what was silenced, in stable order and with names, still in the offsets
  /// of `checked`; beside it what the rules about suppressions say, in those of the file.
  struct Settled: Sendable {
    var reported: [Diagnostic] = []
    var suppressed: [(diagnostic: Diagnostic, suppression: Suppression)] = []
    var audit: [Diagnostic] = []
  }

  /// - Parameters:
  ///   - found: all that was found in the document.
  ///   - hasFailures: whether one of the user's own rules did not finish.
  ///   - isCompared: whether there were other documents to compare it with.
  func settle(
    _ found: [Diagnostic], pieces: [(end: UInt32, type: String)], hasFailures: Bool,
    isCompared: Bool
  ) -> Settled {
    var kept: [Diagnostic] = []
    for var diagnostic in found {
      guard let level = plan.levels[diagnostic.rule] else { continue }
      if let level { diagnostic.severity = level }
      if let piece = pieces.first(where: { diagnostic.range.lowerBound < $0.end }) ?? pieces.last {
        switch configuration.level(of: diagnostic.rule, type: piece.type) {
        case .off: continue
        case let level?: diagnostic.severity = level.severity ?? diagnostic.severity
        case nil: break
        }
      }
      kept.append(diagnostic)
    }
    kept.sort(by: Self.precedes)
    var fingerprints = Fingerprints()
    for i in kept.indices {
      fingerprints.name(&kept[i], in: checked.text)
    }
    var settled = Settled()
    if suppressions.isEmpty, mistakes.isEmpty {
      // Nothing is silenced, and there is nothing to say of how.
      settled.reported = kept
      return settled
    }
    let matcher = SuppressionMatcher(suppressions, kept, in: checked.text) {
      document.text.location(ofByte: Int(original($0.range).lowerBound))
    }
    for (diagnostic, suppression) in zip(kept, matcher.silencedBy) {
      if let suppression {
        settled.suppressed.append((diagnostic, suppressions[suppression]))
      } else {
        settled.reported.append(diagnostic)
      }
    }
    let used = matcher.used
    let audit = audit(used, hasFailures: hasFailures, isCompared: isCompared)
    for rule in RuleRegistry.suppressionRules where runs(rule.description.id) {
      for var diagnostic in rule.init().check(audit) {
        if let severity = plan.levels[diagnostic.rule].flatMap({ $0 }) {
          diagnostic.severity = severity
        }
        fingerprints.name(&diagnostic, in: document.text)
        settled.audit.append(diagnostic)
      }
    }
    return settled
  }

  private func audit(
    _ used: Set<SuppressionMatcher.Use>, hasFailures: Bool, isCompared: Bool
  ) -> SuppressionAudit {
    let batch = Set(RuleRegistry.batchRules.map { $0.description.id })
    let own = Set(configuration.userRules.map(\.id))
    let about = Set(RuleRegistry.suppressionRules.map { $0.description.id })
    var named: [String: [String]] = [:]
    let entries = suppressions.enumerated().map { index, suppression in
      var entry = SuppressionAudit.Entry(suppression: suppression)
      for selector in suppression.selectors {
        let ids = named[selector] ?? configuration.rules(named: selector)
        named[selector] = ids
        if ids.isEmpty {
          entry.unknown.append((selector, configuration.nearestRule(to: selector)))
          continue
        }
        if used.contains(.init(suppression: index, selector: selector)) { continue }
        // A rule that did not run has had no chance to be silenced.
        guard ids.allSatisfy({ runs($0) && !about.contains($0) }),
          !(hasFailures && ids.contains(where: own.contains))
        else { continue }
        let dependsOnBatch = ids.contains(where: batch.contains)
        if dependsOnBatch && !isCompared { continue }
        entry.idle.append((selector, dependsOnBatch))
      }
      return entry
    }
    return SuppressionAudit(path: document.path, entries: entries, mistakes: mistakes)
  }

  // MARK: The way back

  /// Where a range of `checked` stands in the file.
  func original(_ range: TextRange) -> TextRange { excised?.whole(range) ?? range }

  /// The finding in the offsets of the file.
  ///
  /// - Parameter subject: the document of a path, for places that stand in another.
  func restored(_ diagnostic: Diagnostic, _ subject: (String) -> Subject?) -> Diagnostic {
    var diagnostic = diagnostic
    if let excised {
      diagnostic.range = excised.whole(diagnostic.range)
      if let fix = diagnostic.fix {
        // A replacement that would take a comment with it is shown, not applied.
        let reaches = fix.edits.contains { excised.reachesOver($0.range) }
        diagnostic.fix = Fix(
          reaches ? .display : fix.applicability,
          fix.edits.map {
            Edit(range: excised.whole($0.range), replacement: $0.replacement)
          })
      }
    }
    for (i, related) in diagnostic.related.enumerated() {
      guard let other = related.path == document.path ? self : subject(related.path),
        let excised = other.excised
      else { continue }
      diagnostic.related[i] = RelatedPlace(
        path: related.path, range: excised.whole(related.range), message: related.message,
        isSame: related.isSame)
    }
    return diagnostic
  }

  /// In the order in which findings of one document are reported.
  static func precedes(_ x: Diagnostic, _ y: Diagnostic) -> Bool {
    if x.range != y.range { return x.range < y.range }
    if x.rule != y.rule { return x.rule < y.rule }
    return x.message.zh.precedes(y.message.zh)
  }
}

/// Names findings by what they say, not by where: an edit elsewhere in the document changes none.
///
/// The name is made of the rule, the path, the other document it speaks of, the text of its range
/// without white space, and how many findings of the same kind came before it. A finding of several
/// places has a name for each of them: that of the first is its own, and when the text is mended
/// there, the others keep theirs.
private struct Fingerprints {
  /// How many findings there were of each kind.
  private var seen: [UInt64: Int] = [:]

  mutating func name(_ diagnostic: inout Diagnostic, in text: SourceText) {
    let said = Self.said(by: diagnostic)
    diagnostic.fingerprint = next(said, at: diagnostic.range, in: text)
    let related = diagnostic.related
    var names: [String] = []
    for i in related.indices where related[i].isSame && related[i].path.isSameKey(diagnostic.path) {
      if names.isEmpty { names.append(diagnostic.fingerprint) }
      names.append(next(said, at: related[i].range, in: text))
    }
    if !names.isEmpty { diagnostic.placeFingerprints = names }
  }

  /// The hash of what all places of a finding have in common.
  private static func said(by diagnostic: Diagnostic) -> StableHash.Stream {
    var hash = StableHash.Stream()
    hash.add(diagnostic.rule)
    hash.add(0)
    hash.add(diagnostic.path)
    hash.add(0)
    let related = diagnostic.related
    if let other = related.indices.first(where: { !related[$0].path.isSameKey(diagnostic.path) }) {
      hash.add(related[other].path)
    }
    hash.add(0)
    return hash
  }

  private mutating func next(
    _ said: StableHash.Stream, at range: TextRange, in text: SourceText
  ) -> String {
    var hash = said
    let bytes = text.utf8.span
    for i in range.indices where bytes[i] > 0x20 { hash.add(bytes[i]) }
    let kind = hash.value
    let name = StableHash.hex(kind)
    let ordinal = seen[kind, default: 0]
    seen[kind] = ordinal + 1
    if ordinal == 0 { return name }
    hash = StableHash.Stream()
    hash.add(name)
    hash.add(String(ordinal))
    return StableHash.hex(hash.value)
  }
}

extension ReuseReport {
  /// The same comparison, in the offsets of the files.
  ///
  /// - Parameters:
  ///   - documents: as they were read, in the order of the report's own.
  ///   - excisions: what was taken out of each before the comparison.
  func restored(_ documents: [Document], _ excisions: [ExcisedText?]) -> ReuseReport {
    guard excisions.contains(where: { $0 != nil }) else { return self }
    func whole(_ range: TextRange, _ document: Int) -> TextRange {
      excisions[document]?.whole(range) ?? range
    }
    var report = ReuseReport(
      documents: documents, batchCount: batchCount,
      pairs: pairs.map { pair in
        let (d, s) = (pair.document, pair.source)
        var moved = ReusePair(
          document: d, source: s, verdict: pair.verdict, resemblance: pair.resemblance,
          weightedResemblance: pair.weightedResemblance, containment: pair.containment,
          ratios: pair.ratios, rawRatios: pair.rawRatios,
          passages: pair.passages.map {
            Passage(
              document: whole($0.document, d), source: whole($0.source, s), equal: $0.equal,
              longestRun: $0.longestRun, moved: $0.moved)
          },
          substitutions: pair.substitutions.map {
            Substitution(
              source: $0.source, document: $0.document, kind: $0.kind,
              documentRanges: $0.documentRanges.map { whole($0, d) },
              sourceRanges: $0.sourceRanges.map { whole($0, s) })
          },
          leftovers: pair.leftovers.map {
            Leftover(text: $0.text, kind: $0.kind, ranges: $0.ranges.map { whole($0, d) })
          },
          numbers: NumberComparison(
            unchanged: pair.numbers.unchanged,
            changes: pair.numbers.changes.map {
              NumberComparison.Change(
                source: $0.source, document: $0.document, sourceRange: whole($0.sourceRange, s),
                range: whole($0.range, d))
            }),
          direction: pair.direction,
          excluded: pair.excluded.map {
            ExcludedText(reason: $0.reason, range: whole($0.range, d))
          })
        moved.exclusions = pair.exclusions
        return moved
      },
      clusters: clusters,
      integrity: integrity.map { document, flags in
        (
          document,
          flags.map { IntegrityFlag(kind: $0.kind, ranges: $0.ranges.map { whole($0, document) }) }
        )
      }, pairsFolded: pairsFolded)
    report.hidden = hidden
    report.isCompared = isCompared
    report.options = options
    report.archiveSpan = archiveSpan
    return report
  }
}
