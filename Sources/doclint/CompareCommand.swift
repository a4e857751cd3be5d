import ArgumentParser
import DocLint

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "看 B 有多少来自 A：比例、并列的段落、替换、遗留的名称。")

  @Argument(help: "来源。") var a: String
  @Argument(help: "本件。") var b: String
  @Option(help: "输出格式：text、json、html。") var format = "text"
  @Option(help: "配置文件；默认自 B 逐级向上寻找 .doclint.yml。") var config: String?
  @Flag(help: "不读任何配置文件。") var isolated = false
  @Option(help: "消息的语言：zh、en。") var lang: String?
  @Option(help: "颜色：auto、always、never。") var color = "auto"
  @Option(help: "列数，40 到 1000；默认为终端的宽度。") var width: String?

  func run() throws {
    let format = try OptionValue.format(format)
    guard [.text, .json, .html].contains(format) else {
      let _: Never = try OptionValue.unknown(
        "--format", format.rawValue, ["text", "json", "html"])
    }
    let wanted = try OptionValue.language(lang)
    let color = try OptionValue.color(color).isOn
    let width =
      try width.map { try OptionValue.integer("--width", $0, 40...1000) }
      ?? Terminal.columns() ?? 100

    let configuration = try ConfigurationSearch(
      named: config, isolated: isolated, language: wanted
    ).configuration(for: b)
    let language = configuration.language ?? .chinese
    let reader = InputReader(options: configuration.readerOptions)
    let sources = Inputs.read([a], reader: reader, jobs: 1)
    let documents = Inputs.read([b], reader: reader, jobs: 1)
    guard sources.count == 1, documents.count == 1 else {
      throw UsageError(
        "compare 比较两个文件，不是文件夹", "compare takes two files, no folders",
        command: "doclint compare A B")
    }
    _ = Inputs.complain(of: sources + documents, language)
    guard var source = sources[0].document, let document = documents[0].document else {
      throw ExitCode(Exit.unread)
    }
    if source.path == document.path {
      source = Document(
        path: source.path + " (A)", text: source.text, sha256: source.sha256, notes: source.notes,
        origin: source.origin)
    }
    // What is compared against is the source, whatever the two are called.
    var reuse = ReuseAnalyzer(
      options: configuration.reuse, tokenizer: Tokenizer(lexicon: configuration.lexicon)
    ).analyze(
      batch: [document], archive: [source])
    reuse.options = configuration.reuse
    let bytes =
      switch format {
      case .json:
        JSONReporter(language: language).bytes(
          of: reuse, configurationHash: configuration.configurationHash)
      case .html:
        HTMLReporter(language: language).bytes(
          of: reuse, configurationHash: configuration.configurationHash)
      default: text(reuse, language, color, width)
      }
    Streams.output(bytes, language: language)
  }

  private func text(
    _ reuse: ReuseReport, _ language: Language, _ color: Bool, _ width: Int
  ) -> [UInt8] {
    var lines: [String] = []
    let reporter = TextReporter(language: language, color: color, width: width)
    for pair in reuse.pairs where pair.verdict != .none {
      lines += reporter.lines(of: pair, in: reuse)
      lines.append("")
      lines += SideBySide(width: width, color: color).lines(of: pair, in: reuse)
    }
    if lines.isEmpty {
      lines.append(
        language == .chinese ? "两份文件没有值得列出的共同文字。" : "The two share no text worth listing.")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
