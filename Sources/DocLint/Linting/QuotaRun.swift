/// Counts a month from an archive.
///
///     let report = try QuotaRun(registry: registry, registryPath: "units.yml")
///       .report(month: "2021-03", archive: archive)
public struct QuotaRun: Sendable {
  public let registry: UnitRegistry
  public let registryPath: String
  /// What counts as recycled, and what the rules find where the registry asks for it.
  public var configuration: Configuration

  public init(
    registry: UnitRegistry, registryPath: String, configuration: Configuration = Configuration()
  ) {
    self.registry = registry
    self.registryPath = registryPath
    self.configuration = configuration
  }

  /// Whether `month` is one: `2021-03`.
  public static func isMonth(_ month: String) -> Bool {
    month.utf8.count == 7 && ArchivedDocument.isDate(month + "-01")
  }

  /// - Parameters:
  ///   - month: `2021-03`.
  ///   - archive: where the submissions are.
  ///   - jobs: the number of threads, from 1.
  public func report(
    month: String, archive: Archive, jobs: Int = 1
  ) throws(ArchiveError) -> QuotaReport {
    precondition(Self.isMonth(month), "a month is a year and a month")
    var documents: [ArchivedDocument] = []
    try archive.list(.init(received: month)) { documents.append($0) }
    // The names of the batch are the numbers: paths may come twice.
    var batch: [Document] = []
    var reviews: [Int: QuotaPiece.Review] = [:]
    for document in documents {
      let shown = try archive.show(document.number)
      batch.append(
        Document(path: String(document.number), text: shown.text, sha256: document.sha256))
      reviews[document.number] = Self.review(shown.decisions.last)
    }
    let found = try archive.compare(
      batch, hidden: Set(documents.map(\.number)), options: configuration.reuse,
      tokenizer: Tokenizer(lexicon: configuration.lexicon), jobs: jobs)
    let twins = twins(found)
    let requirements = QuotaRequirements(registry: registry, configuration: configuration)
    let (listed, texts) = (documents, batch)
    let judged = concurrentMap(listed.count, jobs: jobs) { index in
      let document = Document(
        path: listed[index].path, text: texts[index].text, sha256: listed[index].sha256)
      return requirements.shortcomings(
        of: document, unit: listed[index].unit ?? "", month: month)
    }
    let shortcomings = Dictionary(uniqueKeysWithValues: zip(documents.map(\.number), judged))

    var known = Dictionary(uniqueKeysWithValues: documents.map { ($0.number, $0) })
    let (undated, replacing) = try archive.countedApart()
    for document in replacing where known[document.number] == nil {
      known[document.number] = document
      reviews[document.number] = Self.review(
        try archive.show(document.number).decisions.last)
    }
    for twin in twins.values.joined() where known[twin.number] == nil {
      known[twin.number] = try archive.show(twin.number).document
    }
    // Text of no known day is no evidence of who was first.
    let pieces = known.values.sorted { $0.number < $1.number }.compactMap { document in
      document.received.map { received in
        QuotaPiece(
          number: document.number, path: document.path, unit: document.unit, received: received,
          isWithdrawn: document.status == .withdrawn,
          reached: UnitRegistry.Basis(rawValue: document.status.rawValue) ?? .submitted,
          replaces: document.replaces, review: reviews[document.number] ?? .none,
          twins: twins[document.number] ?? [],
          shortcomings: shortcomings[document.number] ?? [])
      }
    }
    return QuotaReport(
      table: QuotaTable(month: month, registry: registry, pieces: pieces, undated: undated),
      registryPath: registryPath,
      names: known.mapValues { document in
        (["#\(document.number)", document.received, document.unit, document.path] as [String?])
          .compactMap { $0 }.joined(separator: " ")
      })
  }

  private static func review(_ decision: ReviewDecision?) -> QuotaPiece.Review {
    switch decision?.verdict {
    case .reject: .rejected(reason: decision?.reason ?? "")
    case .original: .original(reason: decision?.reason ?? "")
    case .accept: .accepted
    case nil: .none
    }
  }

  /// For each piece, the others that most of its text stands in, whoever was first.
  private func twins(_ found: ArchiveComparison) -> [Int: [QuotaPiece.Twin]] {
    let reuse = found.reuse
    func number(_ index: Int) -> Int {
      found.numbers[index] ?? Int(reuse.documents[index].path) ?? 0
    }
    var twins: [Int: [Int: Double]] = [:]
    // Of many copies of one text each is compared with the first alone: what one of them is like,
    // all are.
    var parent: [Int: Int] = [:]
    func root(_ x: Int) -> Int {
      var x = x
      while let next = parent[x], next != x { x = next }
      return x
    }
    for pair in reuse.pairs where pair.verdict == .recycled || pair.verdict == .partial {
      let (a, b) = (number(pair.document), number(pair.source))
      if pair.ratios.document.ratio >= configuration.reuse.recycledRatio {
        twins[a, default: [:]][b] = pair.ratios.document.ratio
      }
      if pair.ratios.source.ratio >= configuration.reuse.recycledRatio {
        twins[b, default: [:]][a] = pair.ratios.source.ratio
      }
      if pair.resemblance == 1 {
        let (x, y) = (root(a), root(b))
        if x != y { parent[max(x, y)] = min(x, y) }
      }
    }
    var groups: [Int: [Int]] = [:]
    for number in twins.keys.sorted() { groups[root(number), default: []].append(number) }
    for members in groups.values where members.count > 1 {
      var all: [Int: Double] = [:]
      for member in members {
        all[member] = 1
        for (other, ratio) in twins[member] ?? [:] { all[other] = max(all[other] ?? 0, ratio) }
      }
      for member in members { twins[member] = all.filter { $0.key != member } }
    }
    return twins.mapValues { list in
      list.map { QuotaPiece.Twin(number: $0.key, ratio: $0.value) }
        .sorted { $0.number < $1.number }
    }
  }
}
