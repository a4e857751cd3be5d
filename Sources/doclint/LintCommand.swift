import ArgumentParser
import DocLint

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "检查文件和文件夹（默认命令）。")

  @Argument(help: "文件或文件夹；“-”为标准输入。") var paths: [String] = []
  @Option(help: "只作比对、不作检查的文件、文件夹或档案，可重复。") var against: [String] = []
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
    let wantedJobs = try jobs.map { try OptionValue.integer("--jobs", $0, 1...256) }
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

    // Found before anything is read: the limits of reading are part of the configuration.
    let fromStandardInput = paths.contains("-")
    let files = InputReader().discover(paths.filter { $0 != "-" }.map(RawArguments.decode))
    let inputName = RawArguments.shown(stdinFilename)
    let configurations = try ConfigurationSearch(
      named: config, isolated: isolated, select: selected, ignore: ignored,
      failOn: failOn.flatMap(Configuration.FailOn.init(rawValue:)), language: language
    ).configurations(
      for: files.map { ($0.path, $0.pathBytes) }
        + (fromStandardInput ? [(inputName, Array(inputName.utf8))] : []))
    let configuration = configurations.main
    let messages = configuration.language ?? .chinese
    let jobs = wantedJobs ?? configuration.jobs ?? min(256, Terminal.processorCount())

    let reader = InputReader(options: configuration.readerOptions)
    let bar = ProgressBar(
      enabled: progress && !quiet && Terminal.isTerminal(Terminal.error))
    let inputs = Inputs.read(
      files, standardInput: fromStandardInput, reader: reader, jobs: jobs,
      standardInputName: inputName)
    let archived = against.filter { ArchivePaths.isArchive(RawArguments.decode($0)) }
    let others = Inputs.read(against.filter { !archived.contains($0) }, reader: reader, jobs: jobs)
    let archives = try ArchivePaths.open(
      Set(archived.map(RawArguments.decode)).sorted { $0.lexicographicallyPrecedes($1) }, messages)
    let report: Report
    do throws(ArchiveError) {
      report = try Linter(configuration: configuration).lint(
        inputs, against: others, archives: archives, jobs: jobs,
        configurationFor: { configurations[$0] }, progress: { bar.update($0) })
    } catch {
      bar.finish()
      throw ArchivePaths.meaning(of: error, messages)
    }
    bar.finish()

    let bytes = format.reporter(
      language: messages, color: color.isOn && (output == nil || color == .always),
      width: Terminal.columns() ?? 100
    ).bytes(of: report)
    try deliver(bytes, messages)
    if report.summary.failed > 0 { throw ExitCode(Exit.unread) }
    if report.diagnostics.contains(where: {
      configurations[$0.path].failOn.isReached(by: $0.severity)
    }) {
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
