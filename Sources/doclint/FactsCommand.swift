import ArgumentParser
import DocLint

struct FactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts", abstract: "列出每个数字是什么，以及数字之间的关系是否成立。")

  @Argument(help: "文件或文件夹；“-”为标准输入。") var paths: [String] = []
  @Option(help: "输出格式：text、json、csv、markdown。") var format = "text"
  @Option(help: "配置文件；默认自文件逐级向上寻找 .doclint.yml。") var config: String?
  @Flag(help: "不读任何配置文件。") var isolated = false
  @Option(name: .shortAndLong, help: "同时进行的任务数，1 到 256。") var jobs: String?
  @Option(help: "消息的语言：zh、en。") var lang: String?

  func run() throws {
    let formats = FactsReporter.Format.allCases.map(\.rawValue)
    try OptionValue.oneOf("--format", format, formats)
    let wantedJobs = try jobs.map { try OptionValue.integer("--jobs", $0, 1...256) }
    let paths = paths.isEmpty ? ["-"] : paths
    let configuration = try ConfigurationSearch(
      named: config, isolated: isolated, language: try OptionValue.language(lang)
    ).configuration(for: paths[0])
    let language = configuration.language ?? .chinese
    let jobs = wantedJobs ?? configuration.jobs ?? min(256, Terminal.processorCount())

    let inputs = Inputs.read(
      paths, reader: InputReader(options: configuration.readerOptions), jobs: jobs)
    let good = Inputs.complain(of: inputs, language)
    let documents = inputs.compactMap(\.document).sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    let items = concurrentMap(documents.count, jobs: jobs) { FactsReporter.Item(documents[$0]) }
    Streams.output(
      FactsReporter(format: FactsReporter.Format(rawValue: format) ?? .text, language: language)
        .bytes(of: items), language: language)
    if !good { throw ExitCode(Exit.unread) }
  }
}
