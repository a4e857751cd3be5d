/// What a comparison with an archive found.
public struct ArchiveComparison: Sendable {
  public let reuse: ReuseReport
  /// For each of the documents of `reuse`, its number in the archive; `nil` for those of the batch.
  public let numbers: [Int?]
}

extension Archive {
  /// Compares each document of `batch` with each other and with all of the archive, of which only
  /// those that may share text are read: the same result as over all of them.
  ///
  /// - Parameters:
  ///   - batch: documents that are reported on.
  ///   - hidden: numbers of archived documents that are taken to be absent; each stands in `batch`.
  ///   - options: what counts as reuse.
  ///   - tokenizer: cuts the words of the evidence.
  ///   - jobs: the number of threads, from 1.
  ///   - progress: called from time to time, on any thread, with the share done, 0…1.
  public func compare(
    _ batch: [Document], hidden: Set<Int> = [], options: ReuseOptions = ReuseOptions(),
    tokenizer: Tokenizer = Tokenizer(), jobs: Int = 1,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(ArchiveError) -> ArchiveComparison {
    let reader = try ArchiveReader(self, batchPaths: Set(batch.map(\.path)), hidden: hidden)
    defer { reader.finish() }
    return try Self.wrapped(path) {
      var reuse = try ReuseAnalyzer(options: options, tokenizer: tokenizer).analyze(
        batch: batch, archive: reader, jobs: jobs, progress: progress)
      reuse.archiveSpan = try reader.span()
      let numbers = reader.numbersByName
      return ArchiveComparison(
        reuse: reuse,
        numbers: reuse.documents.enumerated().map { i, document in
          i < reuse.batchCount ? nil : numbers[document.path]
        })
    }
  }

  /// The archived documents whose figures may speak against those of a batch, in order.
  ///
  /// An indicator of one place and year that more than 64 documents speak of is held against the
  /// first eight of them. Names of an indicator that the batch's own values show to mean one are
  /// looked up too; what only values of the archive would show is not.
  ///
  /// - Parameters:
  ///   - digests: the facts of the batch.
  ///   - batch: its documents; archived ones of the same name and hash are the same and left out.
  func documents(
    nearFactsOf digests: [NumberDigest], batch: [Document]
  ) throws(ArchiveError) -> [Document] {
    // By the names that the batch itself has shown to mean one thing, too.
    let aliases = NumberAliases(digests)
    let keys = Set(digests.flatMap { $0.wantedKeys + $0.aliasKeys(aliases) }).sorted()
    let reader = try ArchiveReader(self, batchPaths: Set(batch.map(\.path)))
    defer { reader.finish() }
    return try Self.wrapped(path) {
      let own = Set(batch.map { [$0.path, $0.sha256] })
      return try reader.documents(try reader.numbers(withFacts: keys, except: own))
        .map(\.document)
    }
  }

  /// All documents with their texts, for a comparison with several archives and folders at once.
  ///
  /// - Parameters:
  ///   - taken: names that none may be shown by.
  ///   - batch: documents of the same name and hash are the same and left out.
  public func documents(
    besides taken: Set<String>, batch: [Document] = []
  ) throws(ArchiveError) -> [Document] {
    var own: Set<[String]> = []
    for document in batch { own.insert([document.path, document.sha256]) }
    let reader = try ArchiveReader(self, batchPaths: taken)
    defer { reader.finish() }
    return try Self.wrapped(path) {
      try reader.documents(try reader.allNumbers(except: own)).map(\.document)
    }
  }
}
