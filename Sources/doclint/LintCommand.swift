import ArgumentParser
import DocLint

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "检查文件和文件夹（默认命令）。")

  @OptionGroup var options: RunOptions
  @Option(help: "只作比对、不作检查的文件或文件夹，可重复。") var against: [String] = []
  @Option(help: "参考数据（CSV：指标、地区、时期、数值、来源），与文件中的数字核对。") var facts: String?
  @Option(help: "输出格式：text、concise、json。") var format = "text"
  @Option(name: .shortAndLong, help: "写到文件，不写到标准输出。") var output: String?
  @Option(help: "已接受的问题：doclint baseline write 写的文件。") var baseline: String?
  @Flag(help: "同时列出被豁免的问题及其理由。") var showSuppressed = false
  @Option(help: "颜色：auto、always、never。") var color = "auto"

  func run() throws {
    let format = try OptionValue.format(format)
    let color = try OptionValue.color(color)
    let accepted = try baseline.map(RunOptions.baseline)
    let references = try facts.map(ReferenceFile.read) ?? []
    let batch = try options.batch("doclint lint [选项] PATH…")
    let bar = ProgressBar(
      enabled: options.progress && !options.quiet && Terminal.isTerminal(Terminal.error))
    let archive = Inputs.read(against, reader: batch.reader, jobs: batch.jobs)
    let configurations = batch.configurations
    let report = Linter(configuration: configurations.main).lint(
      batch.inputs, against: archive, jobs: batch.jobs,
      configurationFor: { configurations[$0] }, suppressions: batch.suppressions,
      baseline: accepted, references: references, progress: { bar.update($0) })
    bar.finish()

    let bytes = format.reporter(
      language: batch.language, color: color.isOn && (output == nil || color == .always),
      width: Terminal.columns() ?? 100, showsSuppressed: showSuppressed
    ).bytes(of: report)
    if let output {
      try Streams.replaceFile(output, bytes, batch.language)
    } else {
      Streams.output(bytes, language: batch.language)
    }
    try RunOptions.finish(report, configurations)
  }
}
