/// The result of one run over a batch, in stable order: what every reporter writes.
public struct Report: Sendable {
  /// What became of one file.
  public struct File: Sendable {
    public enum Status: String, Sendable { case checked, failed, skipped }
    public let path: String
    public let sha256: String?
    public let status: Status
    /// Why it is not `checked`.
    public let reason: Message?
    /// The text, where the file was read: reporters show lines of it.
    public let document: Document?
    /// What is known of the text where the text itself is not at hand.
    var remembered: Remembered? = nil
    /// The number of Unicode scalars, where the file was read.
    public var characters: Int? { document?.text.scalarCount ?? remembered?.characters }
    /// What was noticed while reading.
    public var notes: [Message] { document?.notes ?? remembered?.notes ?? [] }
    /// What an office file says of itself.
    public var origin: DocumentOrigin? { document?.origin ?? remembered?.origin }

    struct Remembered: Sendable {
      let characters: Int?
      let notes: [Message]
      var origin: DocumentOrigin?
    }

    /// The pieces that it holds and what kind of submission each is; empty where no rule judged it
    /// alone.
    public let types: [PieceOfFile]

    public init(
      path: String, sha256: String?, status: Status, reason: Message?, document: Document?,
      types: [PieceOfFile] = []
    ) {
      self.path = path
      self.sha256 = sha256
      self.status = status
      self.reason = reason
      self.document = document
      self.types = types
    }
  }

  /// A finding that a reviewer has decided on.
  public struct SettledFinding: Sendable {
    public let diagnostic: Diagnostic
    public let decision: Decision
    public init(diagnostic: Diagnostic, decision: Decision) {
      self.diagnostic = diagnostic
      self.decision = decision
    }
  }

  /// One piece of a file: a notice, each of its annexes.
  public struct PieceOfFile: Hashable, Sendable {
    /// 专报, 简报, 典型案例, 通知/函, 规划, 工作要点 or `other`.
    public let type: String
    public let range: TextRange

    public init(type: String, range: TextRange) {
      self.type = type
      self.range = range
    }
  }

  /// A finding that somebody let stand.
  public struct SuppressedFinding: Sendable {
    public let diagnostic: Diagnostic
    public let suppression: Suppression
    public init(diagnostic: Diagnostic, suppression: Suppression) {
      self.diagnostic = diagnostic
      self.suppression = suppression
    }
  }

  /// How many of each.
  public struct Summary: Hashable, Sendable {
    public let documents, checked, skipped, failed, errors, warnings, infos: Int
  }

  /// A stable hash of the configuration that was in force, sixteen hexadecimal digits.
  public let configurationHash: String
  /// The files of the batch, sorted by path.
  public let files: [File]
  /// The files compared against, sorted by path.
  public let archive: [File]
  /// Sorted by path, range, rule.
  public let diagnostics: [Diagnostic]
  public let reuse: ReuseReport
  /// What was found and is let stand, with the reason; in the order of `diagnostics`.
  public let suppressed: [SuppressedFinding]
  /// What the baseline holds already.
  public let accepted: [Diagnostic]
  public let summary: Summary
  /// What reviewers have decided on; in the order of `diagnostics`.
  public internal(set) var settled: [SettledFinding] = []
  /// What reviewers have written beside findings that they have not decided on, by fingerprint.
  public internal(set) var remarks: [String: String] = [:]
  /// What the user's own rules are that found something; those of the registry are not among them.
  public internal(set) var ownRules: [RuleDescription] = []
  /// The exit code of the run, where it is known.
  public var exitCode: Int32?
  /// Where offsets stand, by the bytes of the path, in a report that was read back without its texts: its ranges
  /// count scalars.
  var places: [[UInt8]: [UInt32: SourceLocation]]?

  public init(
    configurationHash: String, files: [File], archive: [File], diagnostics: [Diagnostic],
    reuse: ReuseReport, suppressed: [SuppressedFinding] = [], accepted: [Diagnostic] = []
  ) {
    self.suppressed = suppressed
    self.accepted = accepted
    self.configurationHash = configurationHash
    self.files = files
    self.archive = archive
    self.diagnostics = diagnostics
    self.reuse = reuse
    // By place: a copy of each would cost more than the count.
    func count(_ s: File.Status) -> Int { files.indices.count { files[$0].status == s } }
    func count(_ s: Severity) -> Int {
      diagnostics.indices.count { diagnostics[$0].severity == s }
    }
    self.summary = Summary(
      documents: files.count, checked: count(.checked), skipped: count(.skipped),
      failed: count(.failed) + archive.count { $0.status == .failed }, errors: count(.error),
      warnings: count(.warning), infos: count(.info))
  }

  /// What a rule that found something is.
  public func description(of rule: String) -> RuleDescription? {
    RuleRegistry.description(of: rule) ?? ownRules.first { $0.id == rule }
  }

  /// A comparison alone.
  init(of reuse: ReuseReport, configurationHash: String) {
    let files = reuse.documents.map {
      File(path: $0.path, sha256: $0.sha256, status: .checked, reason: nil, document: $0)
    }
    self.init(
      configurationHash: configurationHash, files: Array(files.prefix(reuse.batchCount)),
      archive: Array(files.dropFirst(reuse.batchCount)), diagnostics: [], reuse: reuse)
  }

  /// The same report, with the findings that `decisions` settles apart from the open ones.
  ///
  /// - Complexity: linear in the findings.
  public func settling(_ decisions: Decisions) -> Report {
    var open: [Diagnostic] = []
    var settled = settled
    var remarks = remarks
    for diagnostic in diagnostics {
      if let decision = decisions.decision(on: diagnostic) {
        settled.append(SettledFinding(diagnostic: diagnostic, decision: decision))
      } else {
        open.append(diagnostic)
        if let note = decisions.note(on: diagnostic) { remarks[diagnostic.fingerprint] = note }
      }
    }
    var report = Report(
      configurationHash: configurationHash, files: files, archive: archive, diagnostics: open,
      reuse: reuse, suppressed: suppressed, accepted: accepted)
    report.settled = settled
    report.remarks = remarks
    report.ownRules = ownRules
    report.exitCode = exitCode
    report.places = places
    return report
  }
}
