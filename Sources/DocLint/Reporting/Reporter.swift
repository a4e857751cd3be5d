/// One way of writing a report.
///
/// The bytes are UTF-8 and depend on the report and the reporter's own options alone: no clock, no
/// locale, no environment.
public protocol Reporter: Sendable {
  /// The whole report. Every file that was not checked is named in it with its reason.
  ///
  /// - Complexity: linear in the texts, and in what is written.
  func bytes(of report: Report) -> [UInt8]

  /// Writes the whole report part by part, so that a long one never stands in memory at once.
  ///
  /// - Parameters:
  ///   - report: what is written.
  ///   - jobs: the number of threads, from 1; the bytes are the same with any.
  ///   - sink: takes the parts in their order; together they are `bytes(of:)`. A part is best not
  ///     kept: its room is used again.
  /// - Throws: what `sink` throws; nothing is written after that.
  func write<Failure: Error>(
    _ report: Report, jobs: Int, to sink: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure)
}

extension Reporter {
  public func write<Failure: Error>(
    _ report: Report, jobs: Int, to sink: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try sink(bytes(of: report)[...])
  }
}

extension OutputFormat {
  /// The reporter that writes this format.
  ///
  /// - Parameters:
  ///   - language: of messages and headings.
  ///   - color: whether `text` may colour; the other formats never do.
  ///   - width: columns of the terminal, for `text`.
  ///   - showsSuppressed: whether `text` and `concise` name what was suppressed; the formats for
  ///     machines always do.
  ///   - showsStatistics: whether `text` counts findings by rule in place of listing them.
  ///   - includesTexts: whether `json` holds the documents' texts.
  public func reporter(
    language: Language = .chinese, color: Bool = false, width: Int = 100,
    showsSuppressed: Bool = false, showsStatistics: Bool = false, includesTexts: Bool = false
  ) -> any Reporter {
    switch self {
    case .text:
      TextReporter(
        language: language, color: color, width: width, showsSuppressed: showsSuppressed,
        showsStatistics: showsStatistics)
    case .concise: ConciseReporter(language: language, showsSuppressed: showsSuppressed)
    case .json: JSONReporter(language: language, includesTexts: includesTexts)
    case .jsonl: JSONLinesReporter(language: language)
    case .sarif: SARIFReporter(language: language)
    case .junit: JUnitReporter(language: language)
    case .github: GitHubReporter(language: language)
    case .gitlab: GitLabReporter(language: language)
    case .checkstyle: CheckstyleReporter(language: language)
    case .rdjson: RDJSONReporter(language: language)
    case .markdown: MarkdownReporter(language: language)
    case .csv: CSVReporter(language: language)
    case .html: HTMLReporter(language: language)
    }
  }
}
