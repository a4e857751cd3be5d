/// Runs the rules over a batch of documents: what an embedding program calls.
///
///     let report = Linter().lint(inputs, against: archive, jobs: 4)
///     for finding in report.diagnostics { … }
///
/// It reads no files; `Input`s come from whoever does. The report is the same for any order of the
/// inputs and any number of jobs.
public struct Linter: Sendable {
  public let configuration: Configuration

  public init(configuration: Configuration = Configuration()) {
    self.configuration = configuration
  }

  /// Checks each document alone, then compares the batch with itself and with `archive`.
  ///
  /// - Parameters:
  ///   - inputs: the batch. Of several with one path the first counts.
  ///   - archive: compared with, never reported on.
  ///   - jobs: how many threads may work at once.
  ///   - configurationFor: the configuration that selects rules and sets severities for a path,
  ///     where it is another one than the linter's. Thresholds of reuse are always the linter's.
  ///   - suppressions: what the file beside a document says, by its path.
  ///   - baseline: findings that were accepted: they are counted and not reported.
  ///   - aggregates: whether rules that say so report one finding for all of a document's.
  ///   - references: figures from outside that the batch is checked against.
  ///   - progress: called from time to time, on any thread, with the share done, 0…1.
  /// - Complexity: linear in the documents for the rules that judge one; the comparison's own
  ///   beside that, and only if a rule that needs it is selected.
  public func lint(
    _ inputs: [Input], against archive: [Input] = [], jobs: Int = 1,
    configurationFor: (@Sendable (String) -> Configuration)? = nil,
    suppressions: [String: [Suppression]] = [:], baseline: Baseline? = nil,
    references: [ReferenceFact] = [], aggregates: Bool = true,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> Report {
    var archive = Self.sorted(archive)
    if !archive.isEmpty {
      let batchPaths = Set(inputs.map { Array($0.path.utf8) })
      archive.removeAll { batchPaths.contains(Array($0.path.utf8)) }
    }
    return lint(
      inputs, archive: archive, jobs: jobs, configurationFor: configurationFor,
      suppressions: suppressions, baseline: baseline, references: references,
      aggregates: aggregates, progress: progress, near: { _, _ in [] },
      compare: { analyzer, documents, others, progress in
        analyzer.analyze(batch: documents, archive: others, jobs: jobs, progress: progress)
      })
  }

  /// The same against archive files, too. One alone is looked up: only those of its documents are
  /// read that may share text with the batch. Of several, or beside other inputs, all are read.
  ///
  /// - Throws: where an archive cannot be read; nothing is reported then.
  public func lint(
    _ inputs: [Input], against others: [Input], archives: [Archive], jobs: Int = 1,
    configurationFor: (@Sendable (String) -> Configuration)? = nil,
    suppressions: [String: [Suppression]] = [:], baseline: Baseline? = nil,
    references: [ReferenceFact] = [], aggregates: Bool = true,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(ArchiveError) -> Report {
    guard archives.count == 1, others.isEmpty, let archive = archives.first else {
      var all = others
      var taken = Set((inputs + others).map(\.path))
      for archive in archives {
        for document in try archive.documents(
          besides: taken, batch: inputs.compactMap(\.document))
        {
          taken.insert(document.path)
          all.append(
            Input(path: document.path, sha256: document.sha256, outcome: .document(document)))
        }
      }
      return lint(
        inputs, against: all, jobs: jobs, configurationFor: configurationFor,
        suppressions: suppressions, baseline: baseline, references: references,
        aggregates: aggregates, progress: progress)
    }
    do {
      return try lint(
        inputs, archive: [], jobs: jobs, configurationFor: configurationFor,
        suppressions: suppressions, baseline: baseline, references: references,
        aggregates: aggregates, progress: progress,
        near: { try archive.documents(nearFactsOf: $0, batch: $1) },
        compare: { analyzer, documents, _, progress in
          try archive.compare(
            documents, options: analyzer.options, tokenizer: analyzer.tokenizer, jobs: jobs,
            progress: progress
          ).reuse
        })
    } catch let error as ArchiveError {
      throw error
    } catch {
      preconditionFailure("the comparison with an archive throws what archives throw")
    }
  }

  /// - Parameter compare: the comparison of the batch with whatever it is compared with.
  private func lint(
    _ inputs: [Input], archive: [Input], jobs: Int,
    configurationFor: (@Sendable (String) -> Configuration)?,
    suppressions: [String: [Suppression]], baseline: Baseline?, references: [ReferenceFact],
    aggregates: Bool, progress: @escaping @Sendable (Double) -> Void,
    near: ([NumberDigest], _ batch: [Document]) throws -> [Document],
    compare: (
      ReuseAnalyzer, _ batch: [Document], _ archive: [Document],
      @escaping @Sendable (Double) -> Void
    ) throws -> ReuseReport
  ) rethrows -> Report {
    precondition(jobs >= 1, "at least one job must run")
    let batch = Self.sorted(inputs)
    let documents = batch.compactMap(\.document)
    let plans = RulePlans()

    let judged = concurrentMap(documents.count, jobs: jobs) { index in
      let document = documents[index]
      let subject = Subject(
        document, configurationFor?(document.path) ?? configuration,
        suppressions: suppressions[document.path] ?? [], plans: plans)
      return (subject: subject, verdict: subject.judge())
    }
    let subjects = judged.map(\.subject)
    let batchRules = RuleRegistry.batchRules.map { $0.description.id }
    let compares = subjects.contains { subject in batchRules.contains { subject.runs($0) } }
    // How the two phases share the progress: the comparison takes most of the time.
    let alone = compares ? 0.2 : 1.0
    progress(alone)

    let others = archive.compactMap(\.document).map { Subject($0, configuration, plans: plans) }
    let indexes = Dictionary(
      uniqueKeysWithValues: subjects.indices.map { (Array(subjects[$0].document.path.utf8), $0) })
    var found = judged.map(\.verdict.found)
    var reuse = ReuseReport(
      documents: documents, batchCount: documents.count, pairs: [], clusters: [], integrity: [],
      pairsFolded: 0)
    // Documents without a digest (no rule on figures runs on them) take no part.
    let own = judged.compactMap(\.verdict.digest)
    if !own.isEmpty {
      let archived = others.map(\.checked) + (try near(own, documents))
      let digests =
        own
        + concurrentMap(archived.count, jobs: jobs) {
          NumberDigest(archived[$0], NumberAnalysis(archived[$0]))
        }
      let numbers = NumberBatch(
        digests: digests, batchCount: own.count, references: references)
      for rule in RuleRegistry.numberBatchRules {
        for diagnostic in rule.init().check(numbers) {
          if let index = indexes[Array(diagnostic.path.utf8)] { found[index].append(diagnostic) }
        }
      }
    }
    reuse.isCompared = compares
    if compares {
      let analyzer = ReuseAnalyzer(
        options: configuration.reuse, tokenizer: Tokenizer(lexicon: configuration.lexicon))
      let seen = subjects.map(\.checked)
      reuse = try compare(
        analyzer, seen, others.map(\.checked), { progress(alone + (1 - alone) * $0) })
      let hiding = analyzer.hiding(seen)
      if !hiding.isEmpty {
        let texts = hiding.map(\.text)
        let reports = [
          analyzer.analyze(batch: texts, archive: seen, jobs: jobs),
          try compare(analyzer, texts, others.map(\.checked), { _ in }),
        ]
        reuse.hidden = reports.flatMap { ReuseAnalyzer.hidden($0, hiding, in: seen) }
      }
      for rule in RuleRegistry.batchRules {
        for diagnostic in rule.init().check(reuse) {
          if let index = indexes[Array(diagnostic.path.utf8)] { found[index].append(diagnostic) }
        }
      }
      // Documents of an archive that was looked up are as they were read.
      let looked = others.isEmpty ? Array(reuse.documents.dropFirst(documents.count)) : []
      reuse = reuse.restored(
        documents + others.map(\.document) + looked,
        (subjects + others).map(\.excised) + looked.map { _ in nil })
    }
    reuse.options = configuration.reuse
    progress(1)

    var reported: [Diagnostic] = []
    var suppressed: [Report.SuppressedFinding] = []
    var accepted: [Diagnostic] = []
    let otherByPath = Dictionary(
      uniqueKeysWithValues: others.map { (Array($0.document.path.utf8), $0) })
    @Sendable func subject(_ path: String) -> Subject? {
      indexes[Array(path.utf8)].map { subjects[$0] } ?? otherByPath[Array(path.utf8)]
    }
    let raised = found
    let outcomes = concurrentMap(subjects.count, jobs: jobs) { index -> Settled in
      let subject = subjects[index]
      let verdict = judged[index].verdict
      let settled = subject.settle(
        raised[index], pieces: verdict.pieces, hasFailures: !verdict.failures.isEmpty,
        isCompared: documents.count + others.count > 1)
      let mine = settled.reported.map { subject.restored($0, subject(_:)) } + settled.audit
      let new = mine.filter { baseline?.contains($0) != true }
      return Settled(
        reported: (aggregates ? Self.aggregated(new, subject.configuration) : new)
          .sorted(by: Subject.precedes),
        suppressed: settled.suppressed.map {
          Report.SuppressedFinding(
            diagnostic: subject.restored($0.diagnostic, subject(_:)), suppression: $0.suppression)
        },
        accepted: mine.filter { baseline?.contains($0) == true })
    }
    for outcome in outcomes {
      reported += outcome.reported
      suppressed += outcome.suppressed
      accepted += outcome.accepted
    }

    var hashes: Set<String> = [configuration.configurationHash]
    for subject in subjects where configurationFor != nil {
      hashes.insert(subject.configuration.configurationHash)
    }
    // Every input with a document has its verdict, in the same order.
    var verdicts = judged.makeIterator()
    var report = Report(
      configurationHash: hashes.count == 1
        ? hashes.first ?? ""
        : StableHash.hex(StableHash.hash(Array(hashes.sorted().joined().utf8))),
      files: batch.map { input in
        let verdict = input.document == nil ? nil : verdicts.next()?.verdict
        return Self.file(input, verdict?.failures ?? [], types: verdict?.types ?? [])
      },
      archive: archive.isEmpty
        ? Self.lookedUp(reuse) : archive.map { Self.file($0, [], types: []) },
      diagnostics: reported, reuse: reuse, suppressed: suppressed, accepted: accepted)
    report.ownRules = Self.ownRules(
      of: reported + suppressed.map(\.diagnostic), in: subjects.map(\.configuration))
    return report
  }

  /// What becomes of the findings of one document.
  private struct Settled: Sendable {
    let reported: [Diagnostic]
    let suppressed: [Report.SuppressedFinding]
    let accepted: [Diagnostic]
  }

  /// The user's own rules among those that found something, in order of their ids.
  private static func ownRules(
    of found: [Diagnostic], in configurations: [Configuration]
  ) -> [RuleDescription] {
    let unknown = Set(found.map(\.rule)).filter { RuleRegistry.description(of: $0) == nil }
    return unknown.sorted().compactMap { id in
      for configuration in configurations {
        if let description = configuration.description(of: id) { return description }
      }
      return nil
    }
  }

  /// Of an archive that was looked up, those documents that a pair names.
  private static func lookedUp(_ reuse: ReuseReport) -> [Report.File] {
    let named = Set(reuse.pairs.map(\.source)).filter { $0 >= reuse.batchCount }.sorted()
    return named.map { index in
      let document = reuse.documents[index]
      return file(
        Input(path: document.path, sha256: document.sha256, outcome: .document(document)), [],
        types: [])
    }.sorted { $0.path.precedes($1.path) }
  }

  /// In order of their paths, each path once.
  private static func sorted(_ inputs: [Input]) -> [Input] {
    var unique: [Input] = []
    unique.reserveCapacity(inputs.count)
    // Those of one path stay in their order.
    for input in inputs.sorted(by: { $0.path.precedes($1.path) })
    where unique.last?.path.isSameKey(input.path) != true {
      unique.append(input)
    }
    return unique
  }

  /// The findings of one document, with those of one rule that repeats itself made one.
  private static func aggregated(
    _ found: [Diagnostic], _ configuration: Configuration
  ) -> [Diagnostic] {
    if found.isEmpty { return found }
    var result: [Diagnostic] = []
    var places: [String: Int] = [:]
    var groups: [[Diagnostic]] = []
    for diagnostic in found {
      guard configuration.description(of: diagnostic.rule)?.isAggregated == true else {
        result.append(diagnostic)
        continue
      }
      let key = "\(diagnostic.rule) \(diagnostic.severity.rawValue)"
      if let place = places[key] {
        groups[place].append(diagnostic)
      } else {
        places[key] = groups.count
        groups.append([diagnostic])
      }
    }
    for group in groups {
      var one = group[0]
      if group.count > 1 {
        one.message = Message(
          zh: "\(one.message.zh)（共\(group.count)处）",
          en: "\(one.message.en) (\(group.count) places)")
        one.evidence.append(("count", .integer(group.count)))
        one.placeFingerprints = group.flatMap(\.allFingerprints)
        one.related += group.dropFirst().map {
          RelatedPlace(
            path: $0.path, range: $0.range, message: Message(zh: "同样的情况", en: "the same"),
            isSame: true)
        }
        // One fix for all of them, as far to be trusted as the least of them.
        let fixes = group.compactMap(\.fix)
        if fixes.count == group.count, Set(fixes.map(\.applicability)).count == 1 {
          one.fix = Fix(fixes[0].applicability, fixes.flatMap(\.edits))
        }
      }
      result.append(one)
    }
    return result
  }

  private static func file(
    _ input: Input, _ failures: [Message], types: [Report.PieceOfFile]
  ) -> Report.File {
    switch input.outcome {
    case .document(let document):
      let sha256 = input.sha256 ?? (document.sha256.isEmpty ? nil : document.sha256)
      guard failures.isEmpty else {
        return Report.File(
          path: input.path, sha256: sha256, status: .failed,
          reason: Message(
            zh: failures.map(\.zh).joined(separator: "；"),
            en: failures.map(\.en).joined(separator: "; ")), document: document)
      }
      return Report.File(
        path: input.path, sha256: sha256, status: .checked, reason: nil, document: document,
        types: types)
    case .failed(let reason):
      return Report.File(
        path: input.path, sha256: input.sha256, status: .failed, reason: reason, document: nil)
    case .skipped(let reason):
      return Report.File(
        path: input.path, sha256: input.sha256, status: .skipped, reason: reason, document: nil)
    }
  }
}
