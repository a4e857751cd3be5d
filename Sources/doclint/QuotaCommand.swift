import ArgumentParser
import DocLint

struct QuotaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quota", abstract: "某月各单位报送的有效信息与应报件数。")

  @Option(help: "单位名册（YAML）：名称、别名、类别、起止月份，各类应报件数。") var registry: String
  @Option(help: "月份，如 2021-03。") var month: String
  @Option(help: "档案文件。") var archive: String
  @Option(help: "计数依据：submitted、accepted、adopted；默认依名册，名册未写则为 accepted。") var basis: String?
  @Option(help: "输出格式：text、csv、json、markdown、html。") var format = "text"
  @Option(name: .shortAndLong, help: "写到文件，不写到标准输出。") var output: String?
  @Option(help: "配置文件：比对的阈值、模板等。") var config: String?
  @Option(help: "达到此级别即以 1 退出：error、warning、info、never。") var failOn: String?
  @Option(name: .shortAndLong, help: "同时进行的任务数，1 到 256。") var jobs: String?
  @Option(help: "消息的语言：zh、en。") var lang: String?

  func run() throws {
    let formats = QuotaReporter.Format.allCases.map(\.rawValue)
    guard let form = QuotaReporter.Format(rawValue: format) else {
      let _: Never = try OptionValue.unknown("--format", format, formats)
    }
    if let failOn {
      try OptionValue.oneOf("--fail-on", failOn, ["error", "warning", "info", "never"])
    }
    guard QuotaRun.isMonth(month) else {
      throw UsageError(
        "--month 应为月份，如 2021-03，不能是“\(month)”",
        "--month takes a month such as 2021-03, not '\(month)'")
    }
    let jobs =
      try jobs.map { try OptionValue.integer("--jobs", $0, 1...256) }
      ?? min(256, Terminal.processorCount())
    var configuration = Configuration()
    if let config {
      configuration = try Configuration(
        contentsOf: try ArchivePaths.name(RawArguments.decode(config)))
    }
    let language = try OptionValue.language(lang) ?? configuration.language ?? .chinese
    let registryPath = try ArchivePaths.name(RawArguments.decode(registry))
    var units = try UnitRegistry(contentsOf: registryPath)
    if let basis {
      units.basis =
        try UnitRegistry.Basis(rawValue: basis)
        ?? OptionValue.unknown(
          "--basis", basis, UnitRegistry.Basis.allCases.map(\.rawValue))
    }
    let report: QuotaReport
    do throws(ArchiveError) {
      let archive = try Archive(
        path: String(decoding: RawArguments.decode(archive), as: UTF8.self), mode: .read)
      defer { archive.close() }
      report = try QuotaRun(
        registry: units, registryPath: registryPath, configuration: configuration
      ).report(month: month, archive: archive, jobs: jobs)
    } catch {
      throw ArchivePaths.meaning(of: error, language)
    }
    let bytes = QuotaReporter(format: form, language: language).bytes(of: report)
    if let output {
      try Streams.replaceFile(output, bytes, language)
    } else {
      Streams.output(bytes, language: language)
    }
    let limit = failOn.flatMap(Configuration.FailOn.init(rawValue:)) ?? configuration.failOn
    let reached = report.diagnostics.contains { finding in
      guard
        let severity = configuration.severity(of: finding.rule, path: finding.path)
      else { return false }
      return limit.isReached(by: severity)
    }
    if reached { throw ExitCode(Exit.findings) }
  }
}
