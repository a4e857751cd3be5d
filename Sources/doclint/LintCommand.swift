import ArgumentParser
import DocLint

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "检查文件和文件夹（默认命令）。")

  @Argument(help: "文件或文件夹；“-”为标准输入。") var paths: [String] = []
  @Option(help: "只作比对、不作检查的文件或文件夹，可重复。") var against: [String] = []
  @Option(help: "输出格式：text、concise、json。") var format = "text"
  @Option(name: .shortAndLong, help: "写到文件，不写到标准输出。") var output: String?
  @Option(help: "配置文件；默认自各文件逐级向上寻找 .doclint.yml。") var config: String?
  @Flag(help: "不读任何配置文件。") var isolated = false
  @Option(help: "只用这些规则或前缀，逗号分隔，可重复。") var select: [String] = []
  @Option(help: "不用这些规则或前缀，逗号分隔，可重复。") var ignore: [String] = []
  @Option(help: "规则组合：official。") var profile = "official"
  @Option(help: "达到此级别即以 1 退出：error、warning、info、never。") var failOn: String?
  @Option(name: .shortAndLong, help: "同时进行的任务数，1 到 256。") var jobs: String?
  @Option(help: "消息的语言：zh、en。") var lang: String?
  @Option(help: "颜色：auto、always、never。") var color = "auto"
  @Option(help: "标准输入在报告中的名称。") var stdinFilename = "-"
  @Flag(help: "不写标准错误。") var quiet = false
  @Flag(inversion: .prefixedNo, help: "显示进度。") var progress = true

  func run() throws {
    let format = try OptionValue.format(format)
    let language = try OptionValue.language(lang)
    let color = try OptionValue.color(color)
    let jobs =
      try jobs.map { try OptionValue.integer("--jobs", $0, 1...256) }
      ?? min(256, Terminal.processorCount())
    try OptionValue.oneOf("--profile", profile, ["official"])
    if let failOn {
      try OptionValue.oneOf("--fail-on", failOn, ["error", "warning", "info", "never"])
    }
    let selected = try Self.selectors("--select", select)
    let ignored = try Self.selectors("--ignore", ignore)
    guard !paths.isEmpty else {
      throw UsageError(
        "没有给出要检查的文件或文件夹", "no files or folders were named",
        command: "doclint lint [选项] PATH…")
    }

    // Not read yet: the limits of reading are part of the configuration.
    let files = InputReader(options: .init()).discover(
      paths.filter { $0 != "-" }.map(RawArguments.decode))
    var configuration = try ConfigurationSearch(
      named: config, isolated: isolated, quiet: quiet
    ).configuration(for: files.map(\.path), standardInput: paths.contains("-"))
    if !selected.isEmpty { configuration.select = selected }
    configuration.ignore += ignored
    if let failOn { configuration.failOn = Severity(rawValue: failOn) }
    if let language { configuration.language = language }

    let reader = InputReader(options: .init(maximumBytes: configuration.limits.maximumBytes))
    let bar = ProgressBar(
      enabled: progress && !quiet && Terminal.isTerminal(Terminal.error))
    let inputs = try Inputs.read(
      files, standardInput: paths.contains("-"), reader: reader, jobs: jobs,
      standardInputName: RawArguments.shown(stdinFilename))
    let archive = try Inputs.read(against, reader: reader, jobs: jobs)
    let report = Linter(configuration: configuration).lint(
      inputs, against: archive, jobs: jobs, progress: { bar.update($0) })
    bar.finish()

    let bytes = format.reporter(
      language: configuration.language, color: color.isOn && (output == nil || color == .always),
      width: Terminal.columns() ?? 100
    ).bytes(of: report)
    try deliver(bytes, configuration.language)
    if report.summary.failed > 0 { throw ExitCode(Exit.unread) }
    if let least = configuration.failOn, report.diagnostics.contains(where: { $0.severity >= least })
    {
      throw ExitCode(Exit.findings)
    }
  }

  private func deliver(_ bytes: [UInt8], _ language: Language) throws {
    guard let output else { return Streams.output(bytes, language: language) }
    do throws(Terminal.Failure) {
      try Terminal.replaceFile(at: RawArguments.decode(output), with: bytes)
    } catch {
      let name = RawArguments.shown(output)
      Streams.complain(
        language == .chinese
          ? "无法写入 \(name)：\(error.text)" : "cannot write \(name): \(error.text)")
      throw ExitCode(Exit.unread)
    }
  }

  /// Splits at commas, and complains of what names no rule.
  private static func selectors(_ option: String, _ values: [String]) throws -> [String] {
    let names = values.flatMap { $0.split(separator: ",").map { String($0).trimmed } }
    for name in names where RuleRegistry.matches(selector: name) == nil {
      let shown = RawArguments.shown(name)
      let nearest = RuleRegistry.nearest(to: name)
      throw UsageError(
        "\(option)：没有规则“\(shown)”" + (nearest.map { "，是否指 \($0)？" } ?? ""),
        "\(option): there is no rule '\(shown)'" + (nearest.map { "; did you mean \($0)?" } ?? ""))
    }
    return names
  }
}

/// Finds the configuration that is in force.
struct ConfigurationSearch {
  let named: String?
  let isolated: Bool
  let quiet: Bool

  /// One run has one configuration: the one that every file finds upward; where files find
  /// different ones, that of the first file, and a word about it on standard error.
  func configuration(for paths: [String], standardInput: Bool) throws -> Configuration {
    if let named { return try load(RawArguments.decode(named)) }
    if isolated { return Configuration() }
    let here = Terminal.workingDirectory()
    var known: [[UInt8]: [UInt8]?] = [:]
    var found: [[UInt8]] = []
    var starts = paths.map { path -> [UInt8] in
      let bytes = Array(path.utf8)
      let absolute = bytes.first == 0x2F ? bytes : here + [0x2F] + bytes
      return Array(absolute[..<(absolute.lastIndex(of: 0x2F) ?? 0)])
    }
    if standardInput { starts.append(here) }
    for start in starts {
      if let file = upward(start, &known), !found.contains(file) { found.append(file) }
    }
    guard let first = found.first else { return Configuration() }
    let prefix = here + [0x2F]
    func name(_ file: [UInt8]) -> [UInt8] {
      file.starts(with: prefix) ? Array(file[prefix.count...]) : file
    }
    for other in found.dropFirst() { _ = try load(name(other)) }
    if found.count > 1, !quiet {
      Streams.complain(
        "各文件的配置文件不同，只用第一个 (several configurations, only the first is used): "
          + String(decoding: name(first), as: UTF8.self))
    }
    return try load(name(first))
  }

  private func upward(_ start: [UInt8], _ known: inout [[UInt8]: [UInt8]?]) -> [UInt8]? {
    var walked: [[UInt8]] = []
    var folder = start
    var result: [UInt8]?
    while true {
      if let answer = known[folder] {
        result = answer
        break
      }
      walked.append(folder)
      let file = folder + Array("/.doclint.yml".utf8)
      if Terminal.exists(path: file) {
        result = file
        break
      }
      guard let slash = folder.lastIndex(of: 0x2F) else { break }
      folder = Array(folder[..<slash])
    }
    for folder in walked { known[folder] = .some(result) }
    return result
  }

  private func load(_ path: [UInt8]) throws -> Configuration {
    do throws(ConfigurationError) {
      return try Configuration.load(String(decoding: path, as: UTF8.self))
    } catch {
      throw UsageError(error.message)
    }
  }
}
