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
    public var characters: Int? { document?.text.scalarCount }
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
    func count(_ s: File.Status) -> Int { files.count { $0.status == s } }
    func count(_ s: Severity) -> Int { diagnostics.count { $0.severity == s } }
    self.summary = Summary(
      documents: files.count, checked: count(.checked), skipped: count(.skipped),
      failed: count(.failed) + archive.count { $0.status == .failed }, errors: count(.error),
      warnings: count(.warning), infos: count(.info))
  }
}
