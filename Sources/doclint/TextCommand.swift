import ArgumentParser
import DocLint

struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "输出各项检查所见的文字，UTF-8。")

  @Argument(help: "文件或文件夹；“-”为标准输入。") var paths: [String]
  @Option(help: "修订：final（接受）、original（拒绝）、all（并存）。") var revisions = "final"
  @Option(help: "消息的语言：zh、en。") var lang: String?

  func run() throws {
    let language = try OptionValue.language(lang) ?? .chinese
    var options = InputReader.Options()
    options.revisions = try OptionValue.revisions(revisions)
    let inputs = Inputs.read(
      paths, reader: InputReader(options: options), jobs: Terminal.processorCount())
    for input in inputs {
      if let text = input.document?.text { Streams.output(text.utf8, language: language) }
    }
    if !Inputs.complain(of: inputs, language) { throw ExitCode(Exit.unread) }
  }
}
