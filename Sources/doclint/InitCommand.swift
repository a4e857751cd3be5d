import ArgumentParser
import DocLint

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "写出带说明的 .doclint.yml；已有的不改动。")

  @Argument(help: "文件夹；默认为当前文件夹。") var folder = "."
  @Option(help: "消息的语言：zh、en。") var lang: String?

  func run() throws {
    let language = try OptionValue.language(lang) ?? .chinese
    let name = RawArguments.shown(folder) + "/" + Configuration.fileName
    let path = RawArguments.decode(folder) + [0x2F] + Array(Configuration.fileName.utf8)
    do throws(Terminal.Failure) {
      try Terminal.createFile(at: path, with: Array(Configuration.template.utf8))
    } catch {
      guard error.isExisting else {
        Streams.complain(
          language == .chinese
            ? "无法写入 \(name)：\(error.text)" : "cannot write \(name): \(error.text)")
        throw ExitCode(Exit.unread)
      }
      throw UsageError("\(name) 已经存在，没有改动", "\(name) is there already; left as it is")
    }
    let message = Message(zh: "已写出 \(name)", en: "wrote \(name)")
    Streams.output(Array((VisibleText.escaped(message[language]) + "\n").utf8), language: language)
  }
}
