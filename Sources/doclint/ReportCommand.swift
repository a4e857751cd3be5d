import ArgumentParser
import DocLint

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "把保存的 JSON 结果写成其他格式。",
    discussion: "退出码与当时的检查相同。JSON 里没有全文时（见 lint --with-text），源文的行和按字节计的列从略。")

  @Argument(help: "doclint lint --format json 的结果；“-”为标准输入。") var result: String
  @Option(help: OutputOptions.formatHelp) var format = "text"
  @Option(name: .shortAndLong, help: "写到文件，不写到标准输出。") var output: String?
  @Option(help: "审核意见：HTML 报告导出的文件，可重复。") var decisions: [String] = []
  @Option(help: "达到此级别即以 1 退出：error、warning、info、never；默认同当时的检查。") var failOn: String?
  @Flag(help: "同时列出被豁免的问题及其理由。") var showSuppressed = false
  @Flag(help: "以“地名1”“单位甲”“人名1”代替名称；保存的结果里须有全文。") var anonymous = false
  @Flag(help: "text：按规则计数，不逐条列出。") var statistics = false
  @Flag(help: "json：写入文件全文（保存的结果里有的话）。") var withText = false
  @Option(help: "标题和说明的语言：zh、en；默认同保存的结果。") var lang: String?
  @Option(help: "颜色：auto、always、never。") var color = "auto"
  @Flag(help: "不写标准错误。") var quiet = false

  func run() throws {
    let format = try OptionValue.format(format)
    try OutputOptions.check(format, statistics: statistics, withText: withText)
    let color = try OptionValue.color(color)
    let wanted = try OptionValue.language(lang)
    if let failOn {
      try OptionValue.oneOf("--fail-on", failOn, ["error", "warning", "info", "never"])
    }
    let decided = try RunOptions.decisions(decisions)
    let saved = try read()
    var report = saved.report
    if !decided.entries.isEmpty { report = report.settling(decided) }
    if failOn != nil || report.exitCode == nil || !decided.entries.isEmpty {
      report.exitCode = exitCode(report)
    }
    let language = wanted ?? saved.language
    if anonymous {
      guard let nameless = report.anonymized() else {
        throw UsageError(
          "--anonymous 须有全文：检查时加 --with-text",
          "--anonymous needs the texts: save them with lint --with-text")
      }
      report = nameless
    }
    if !saved.hasTexts && format.needsTexts && !quiet {
      Streams.complain(
        language == .chinese
          ? "结果里没有全文：源文的行、并列对照和部分列号从略（检查时加 --with-text 可保存全文）"
          : "the result holds no texts: source lines, texts side by side and some columns are left "
            + "out (lint --with-text saves them)")
    }
    let reporter = format.reporter(
      language: language, color: color.isOn && (output == nil || color == .always),
      width: Terminal.columns() ?? 100, showsSuppressed: showSuppressed,
      showsStatistics: statistics, includesTexts: withText)
    try Streams.write(report, reporter, to: output, jobs: Terminal.processorCount(), language)
    if let code = report.exitCode, code != 0 { throw ExitCode(code) }
  }

  private func exitCode(_ report: Report) -> Int32 {
    if report.summary.failed > 0 { return Exit.unread }
    // Nothing new can reach a level that the run itself did not fail on.
    if failOn == nil && report.exitCode == 0 { return 0 }
    let level = failOn.flatMap(Configuration.FailOn.init(rawValue:)) ?? .error
    return report.diagnostics.contains { level.isReached(by: $0.severity) } ? Exit.findings : 0
  }

  private func read() throws -> SavedReport {
    let name = RawArguments.shown(result)
    let bytes: [UInt8]
    do throws(Terminal.Failure) {
      bytes =
        result == "-"
        ? try Terminal.readStandardInput() : try Terminal.read(path: RawArguments.decode(result))
    } catch {
      throw UsageError("无法读取 \(name)：\(error.text)", "cannot read \(name): \(error.text)")
    }
    do throws(ConfigurationError) {
      return try SavedReport(json: bytes, file: name)
    } catch {
      throw UsageError(error.message)
    }
  }
}
