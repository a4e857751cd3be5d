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
  ///   - progress: called from time to time, on any thread, with the share done, 0…1.
  /// - Complexity: linear in the documents for the rules that judge one; the comparison's own
  ///   beside that, and only if a rule that needs it is selected.
  public func lint(
    _ inputs: [Input], against archive: [Input] = [], jobs: Int = 1,
    configurationFor: (@Sendable (String) -> Configuration)? = nil,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> Report {
    let batchPaths = Set(Self.sorted(inputs).map { Array($0.path.utf8) })
    let archive = Self.sorted(archive).filter { !batchPaths.contains(Array($0.path.utf8)) }
    return lint(
      inputs, archive: archive, jobs: jobs, configurationFor: configurationFor, progress: progress
    ) { analyzer, documents, progress in
      analyzer.analyze(
        batch: documents, archive: archive.compactMap(\.document), jobs: jobs, progress: progress)
    }
  }

  /// The same against archive files, too. One alone is looked up: only those of its documents are
  /// read that may share text with the batch. Of several, or beside other inputs, all are read.
  ///
  /// - Throws: where an archive cannot be read; nothing is reported then.
  public func lint(
    _ inputs: [Input], against others: [Input], archives: [Archive], jobs: Int = 1,
    configurationFor: (@Sendable (String) -> Configuration)? = nil,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(ArchiveError) -> Report {
    guard let archive = archives.first else {
      return lint(
        inputs, against: others, jobs: jobs, configurationFor: configurationFor, progress: progress)
    }
    guard archives.count == 1, others.isEmpty else {
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
        inputs, against: all, jobs: jobs, configurationFor: configurationFor, progress: progress)
    }
    do {
      return try lint(
        inputs, archive: [], jobs: jobs, configurationFor: configurationFor, progress: progress
      ) { analyzer, documents, progress in
        try archive.compare(
          documents, options: analyzer.options, tokenizer: analyzer.tokenizer, jobs: jobs,
          progress: progress
        ).reuse
      }
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
    progress: @escaping @Sendable (Double) -> Void,
    compare: (ReuseAnalyzer, [Document], @escaping @Sendable (Double) -> Void) throws -> ReuseReport
  ) rethrows -> Report {
    precondition(jobs >= 1, "at least one job must run")
    let batch = Self.sorted(inputs)
    let documents = batch.compactMap(\.document)
    let configurations = documents.map { configurationFor?($0.path) ?? configuration }

    let compares = zip(documents, configurations).contains { document, configuration in
      RuleRegistry.batchRules.contains {
        configuration.isSelected($0.description.id, path: document.path)
      }
    }
    // How the two phases share the progress: the comparison takes most of the time.
    let alone = compares ? 0.2 : 1.0

    let judged = concurrentMap(documents.count, jobs: jobs) {
      index -> (found: [Diagnostic], types: [Report.PieceOfFile]) in
      let (document, configuration) = (documents[index], configurations[index])
      let rules = RuleRegistry.documentRules.filter {
        configuration.isSelected($0.description.id, path: document.path)
      }
      guard !rules.isEmpty else { return ([], []) }
      let context = RuleContext(document, options: configuration.rules)
      return (rules.flatMap { $0.init().findings(in: context) }, Self.types(of: context.structure))
    }
    var found = judged.flatMap(\.found)
    var types: [[UInt8]: [Report.PieceOfFile]] = [:]
    for (document, result) in zip(documents, judged) {
      types[Array(document.path.utf8)] = result.types
    }
    progress(alone)

    var reuse = ReuseReport(
      documents: documents, batchCount: documents.count, pairs: [], clusters: [], integrity: [],
      pairsFolded: 0)
    if compares {
      reuse = try compare(
        ReuseAnalyzer(
          options: configuration.reuse, tokenizer: Tokenizer(lexicon: configuration.lexicon)),
        documents, { progress(alone + (1 - alone) * $0) })
      for rule in RuleRegistry.batchRules { found += rule.init().check(reuse) }
    }
    progress(1)

    var hashes: Set<String> = [configuration.configurationHash]
    for configuration in configurations where configurationFor != nil {
      hashes.insert(configuration.configurationHash)
    }
    return Report(
      configurationHash: hashes.count == 1
        ? hashes.first ?? ""
        : StableHash.hex(StableHash.hash(Array(hashes.sorted().joined().utf8))),
      files: batch.map { Self.file($0, types: types[Array($0.path.utf8)] ?? []) },
      archive: archive.isEmpty
        ? Self.lookedUp(reuse) : archive.map { Self.file($0, types: []) },
      diagnostics: Self.finished(found, documents, configurations), reuse: reuse)
  }

  /// Of an archive that was looked up, those documents that a pair names.
  private static func lookedUp(_ reuse: ReuseReport) -> [Report.File] {
    let named = Set(reuse.pairs.map(\.source)).filter { $0 >= reuse.batchCount }.sorted()
    return named.map { index in
      let document = reuse.documents[index]
      return file(
        Input(path: document.path, sha256: document.sha256, outcome: .document(document)),
        types: [])
    }.sorted { $0.path.precedes($1.path) }
  }

  /// In order of their paths, each path once.
  private static func sorted(_ inputs: [Input]) -> [Input] {
    var seen: Set<[UInt8]> = []
    return inputs.filter { seen.insert(Array($0.path.utf8)).inserted }
      .sorted { $0.path.precedes($1.path) }
  }

  /// Keeps what concerns the batch and is selected, sets the severities, sorts and names them.
  private static func finished(
    _ found: [Diagnostic], _ documents: [Document], _ configurations: [Configuration]
  ) -> [Diagnostic] {
    let indexes = Dictionary(
      uniqueKeysWithValues: documents.indices.map { (Array(documents[$0].path.utf8), $0) })
    var kept: [(document: Int, diagnostic: Diagnostic)] = []
    for diagnostic in found {
      guard let index = indexes[Array(diagnostic.path.utf8)],
        configurations[index].isSelected(diagnostic.rule, path: diagnostic.path)
      else { continue }
      var diagnostic = diagnostic
      let level = configurations[index].level(of: diagnostic.rule, path: diagnostic.path)
      if let severity = level?.severity { diagnostic.severity = severity }
      kept.append((index, diagnostic))
    }
    // Documents are sorted by path: their indices stand for the paths.
    kept.sort { a, b in
      if a.document != b.document { return a.document < b.document }
      let (x, y) = (a.diagnostic, b.diagnostic)
      if x.range != y.range { return x.range < y.range }
      if x.rule != y.rule { return x.rule < y.rule }
      return x.message.zh.precedes(y.message.zh)
    }
    var fingerprints = Fingerprints()
    return kept.map { index, diagnostic in
      var diagnostic = diagnostic
      diagnostic.fingerprint = fingerprints.next(for: diagnostic, in: documents[index].text)
      return diagnostic
    }
  }

  private static func types(of structure: DocumentStructure) -> [Report.PieceOfFile] {
    structure.pieces.map { piece in
      Report.PieceOfFile(
        type: piece.type.rawValue,
        range: structure.text.range(piece.range.lowerBound, piece.range.upperBound))
    }
  }

  private static func file(_ input: Input, types: [Report.PieceOfFile]) -> Report.File {
    switch input.outcome {
    case .document(let document):
      let sha256 = input.sha256 ?? (document.sha256.isEmpty ? nil : document.sha256)
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

/// Names findings by what they say, not by where: an edit elsewhere in the document changes none.
///
/// The name is made of the rule, the path, the other document it speaks of, the text of its range
/// without white space, and how many findings of the same kind came before it.
private struct Fingerprints {
  private var seen: [String: Int] = [:]

  mutating func next(for diagnostic: Diagnostic, in text: SourceText) -> String {
    let content = text.utf8[diagnostic.range.indices].filter { $0 > 0x20 }
    let other = diagnostic.related.first.map(\.path) ?? ""
    var key = Array(diagnostic.rule.utf8)
    for part in [Array(diagnostic.path.utf8), Array(other.utf8), content] { key += [0] + part }
    let name = StableHash.hex(StableHash.hash(key))
    let ordinal = seen[name, default: 0]
    seen[name] = ordinal + 1
    return ordinal == 0 ? name : StableHash.hex(StableHash.hash(Array("\(name)\(ordinal)".utf8)))
  }
}
