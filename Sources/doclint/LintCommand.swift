import ArgumentParser
import DocLint

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "检查文件和文件夹（默认命令）。")

  @OptionGroup var options: RunOptions
  @Option(help: "只作比对、不作检查的文件、文件夹或档案，可重复。") var against: [String] = []
  @Option(help: "参考数据（CSV：指标、地区、时期、数值、来源），与文件中的数字核对。") var facts: String?
  @Option(help: OutputOptions.formatHelp) var format = "text"
  @Option(name: .shortAndLong, help: "写到文件，不写到标准输出。") var output: String?
  @Option(help: "已接受的问题：doclint baseline write 写的文件。") var baseline: String?
  @Flag(help: "同时列出被豁免的问题及其理由。") var showSuppressed = false
  @Option(help: "审核意见：HTML 报告导出的文件，可重复；已有意见的问题不再列为问题。")
  var decisions: [String] = []
  @Flag(help: "以“地名1”“单位甲”“人名1”代替名称，正文、标题、文件名都在内；请通读后再外传。")
  var anonymous = false
  @Flag(help: "text：按规则计数，不逐条列出。") var statistics = false
  @Flag(help: "json：写入文件全文，供 doclint report 使用。") var withText = false
  @Option(help: "颜色：auto、always、never。") var color = "auto"

  func run() throws {
    let format = try OptionValue.format(format)
    let color = try OptionValue.color(color)
    try OutputOptions.check(format, statistics: statistics, withText: withText)
    let decided = try RunOptions.decisions(decisions)
    let accepted = try baseline.map(RunOptions.baseline)
    let references = try facts.map(ReferenceFile.read) ?? []
    let batch = try options.batch("doclint lint [选项] PATH…")
    let bar = ProgressBar(
      enabled: options.progress && !options.quiet && Terminal.isTerminal(Terminal.error),
      documents: batch.inputs.count, language: batch.language)
    let archived = against.filter { ArchivePaths.isArchive(RawArguments.decode($0)) }
    let others = Inputs.read(
      against.filter { !archived.contains($0) }, reader: batch.reader, jobs: batch.jobs)
    let archives = try ArchivePaths.open(
      Set(archived.map(RawArguments.decode)).sorted { $0.lexicographicallyPrecedes($1) },
      batch.language)
    let configurations = batch.configurations
    var report: Report
    do throws(ArchiveError) {
      report = try Linter(configuration: configurations.main).lint(
        batch.inputs, against: others, archives: archives, jobs: batch.jobs,
        configurationFor: configurations.ofEach, suppressions: batch.suppressions,
        baseline: accepted, references: references, progress: { bar.update($0) })
    } catch {
      bar.finish()
      throw ArchivePaths.meaning(of: error, batch.language)
    }
    bar.finish()
    if !decided.entries.isEmpty { report = report.settling(decided) }
    report.exitCode = RunOptions.exitCode(report, configurations)

    // Which level fails a run is a matter of the true paths.
    let shown = anonymous ? report.anonymized() ?? report : report
    let reporter = format.reporter(
      language: batch.language, color: color.isOn && (output == nil || color == .always),
      width: Terminal.columns() ?? 100, showsSuppressed: showSuppressed,
      showsStatistics: statistics, includesTexts: withText)
    try Streams.write(shown, reporter, to: output, jobs: batch.jobs, batch.language)
    RunOptions.finish(report, configurations)
  }
}
