import ArgumentParser
import DocLint

/// What every command takes that runs the rules: over which files, with which configuration.
struct RunOptions: ParsableArguments {
  @Argument(help: "文件或文件夹；“-”为标准输入。") var paths: [String] = []
  @Option(help: "配置文件；默认自各文件逐级向上寻找 .doclint.yml。") var config: String?
  @Flag(help: "不读任何配置文件。") var isolated = false
  @Option(help: "只用这些规则或前缀，逗号分隔，可重复。") var select: [String] = []
  @Option(help: "不用这些规则或前缀，逗号分隔，可重复。") var ignore: [String] = []
  @Option(help: "行文规范：official（公文，默认）、web（网页）。") var profile: String?
  @Option(help: "达到此级别即以 1 退出：error、warning、info、never。") var failOn: String?
  @Option(name: .shortAndLong, help: "同时进行的任务数，1 到 256。") var jobs: String?
  @Option(help: "消息的语言：zh、en。") var lang: String?
  @Option(help: "标准输入在报告中的名称。") var stdinFilename = "-"
  @Option(help: "修订：final（接受）、original（拒绝）、all（并存）。") var revisions = "final"
  @Flag(help: "不写标准错误。") var quiet = false
  @Flag(inversion: .prefixedNo, help: "显示进度。") var progress = true

  /// What is to be checked, with what is in force for it.
  struct Batch {
    let inputs: [Input]
    let configurations: Configurations
    let reader: InputReader
    let jobs: Int
    let language: Language
    /// By path: the bytes of the name.
    let names: [String: [UInt8]]
    /// By path: what the file beside it says.
    let suppressions: [String: [Suppression]]
  }

  /// - Parameter command: how it is to be called, for the complaint.
  func batch(_ command: String) throws -> Batch {
    let language = try OptionValue.language(lang)
    let wantedJobs = try jobs.map { try OptionValue.integer("--jobs", $0, 1...256) }
    if let profile {
      try OptionValue.oneOf("--profile", profile, RuleContext.Profile.allCases.map(\.rawValue))
    }
    if let failOn {
      try OptionValue.oneOf("--fail-on", failOn, ["error", "warning", "info", "never"])
    }
    guard !paths.isEmpty else {
      throw UsageError("没有给出要检查的文件或文件夹", "no files or folders were named", command: command)
    }

    // Found before anything is read: the limits of reading are part of the configuration.
    let fromStandardInput = paths.contains("-")
    let files = InputReader().discover(paths.filter { $0 != "-" }.map(RawArguments.decode))
    let inputName = RawArguments.shown(stdinFilename)
    let configurations = try ConfigurationSearch(
      named: config, isolated: isolated, select: Self.selectors(select),
      ignore: Self.selectors(ignore), failOn: failOn.flatMap(Configuration.FailOn.init(rawValue:)),
      profile: profile.flatMap(RuleContext.Profile.init(rawValue:)), language: language
    ).configurations(
      for: files.map { ($0.path, $0.pathBytes) }
        + (fromStandardInput ? [(inputName, Array(inputName.utf8))] : []))
    let configuration = configurations.main
    let jobs = wantedJobs ?? configuration.jobs ?? min(256, Terminal.processorCount())
    var options = configuration.readerOptions
    options.revisions = try OptionValue.revisions(revisions)
    let reader = InputReader(options: options)
    var suppressions: [String: [Suppression]] = [:]
    let suffix = Array(SuppressionFile.suffix.utf8)
    for file in files where file.pathBytes.count > suffix.count && !quiet {
      // A suppression file without its document: a name that was mistyped, perhaps.
      let name = Array(file.pathBytes.dropLast(suffix.count))
      guard file.pathBytes.ends(with: suffix), name.last != 0x2F, !Terminal.exists(path: name)
      else { continue }
      let shown = String(decoding: name, as: UTF8.self)
      Streams.complain(
        configuration.language == .english
          ? "\(file.path): there is no file \(shown) beside it"
          : "\(file.path)：旁边没有文件 \(shown)，不起作用")
    }
    let beside = concurrentMap(files.count, jobs: jobs) {
      Terminal.exists(path: files[$0].pathBytes + suffix)
    }
    for (file, exists) in zip(files, beside) where exists {
      suppressions[file.path] = try Self.suppressions(beside: file)
    }
    return Batch(
      inputs: Inputs.read(
        files, standardInput: fromStandardInput, reader: reader, jobs: jobs,
        standardInputName: inputName),
      configurations: configurations, reader: reader, jobs: jobs,
      language: configuration.language ?? .chinese,
      names: Dictionary(files.map { ($0.path, $0.pathBytes) }) { first, _ in first },
      suppressions: suppressions)
  }

  /// What the file `NAME.doclint.yml` beside a document says.
  private static func suppressions(beside file: InputReader.File) throws -> [Suppression] {
    let path = file.pathBytes + Array(SuppressionFile.suffix.utf8)
    return try read(path, named: file.path + SuppressionFile.suffix, what: ("", "")) {
      bytes, name throws(ConfigurationError) in
      guard var text = String(validating: bytes, as: UTF8.self) else {
        throw ConfigurationError(
          file: name, problem: Message(zh: "不是 UTF-8 文本", en: "not UTF-8 text"))
      }
      if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
      return try SuppressionFile.read(yaml: text, file: name)
    }
  }

  /// What a file says that must be there and be whole.
  ///
  /// - Parameter what: what it is, for the reason; its name follows.
  private static func read<Content>(
    _ path: [UInt8], named name: String, what: (zh: String, en: String),
    _ parse: ([UInt8], String) throws(ConfigurationError) -> Content
  ) throws -> Content {
    let bytes: [UInt8]
    do throws(Terminal.Failure) {
      bytes = try Terminal.read(path: path)
    } catch {
      throw UsageError(
        "无法读取\(what.zh) \(name)：\(error.text)", "cannot read \(what.en)\(name): \(error.text)")
    }
    do throws(ConfigurationError) {
      return try parse(bytes, name)
    } catch {
      throw UsageError(error.message)
    }
  }

  /// Splits at commas.
  private static func selectors(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",").map { String($0).trimmed } }
  }

  /// A baseline that must be there and be whole.
  static func baseline(_ option: String) throws -> Baseline {
    try read(
      RawArguments.decode(option), named: RawArguments.shown(option), what: ("基线", "the baseline ")
    ) { bytes, name throws(ConfigurationError) in try Baseline(bytes: bytes, file: name) }
  }

  /// The exit code of a run.
  static func exitCode(_ report: Report, _ configurations: Configurations) -> Int32 {
    if report.summary.failed > 0 { return Exit.unread }
    let isReached = report.diagnostics.contains {
      configurations.failOn($0.path).isReached(by: $0.severity)
    }
    return isReached ? Exit.findings : 0
  }

  /// Ends the program with the run's exit code: a long report is not taken apart first.
  static func finish(_ report: Report, _ configurations: Configurations) -> Never {
    Terminal.exit(report.exitCode ?? exitCode(report, configurations))
  }

  /// The decisions of reviewers: files that must be there and be whole.
  static func decisions(_ options: [String]) throws -> Decisions {
    Decisions(
      try options.flatMap { option in
        try read(
          RawArguments.decode(option), named: RawArguments.shown(option),
          what: ("意见文件", "the decisions ")
        ) { bytes, name throws(ConfigurationError) in
          try Decisions(bytes: bytes, file: name).entries
        }
      })
  }
}

extension [UInt8] {
  fileprivate func ends(with other: [UInt8]) -> Bool {
    count >= other.count && self[(count - other.count)...].elementsEqual(other)
  }
}
