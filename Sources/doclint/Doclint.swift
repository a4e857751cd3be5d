import ArgumentParser
import DocLint

@main
struct Doclint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doclint", abstract: "公文检查：重复使用、数字、格式与用语。",
    version: "doclint \(DocLintVersion.current) (ICU \(ICUVersion.runtime))",
    subcommands: [
      LintCommand.self, FixCommand.self, BaselineCommand.self, InitCommand.self,
      CompareCommand.self, ReportCommand.self, FactsCommand.self, TokensCommand.self,
      TextCommand.self, RulesCommand.self, AnnotateCommand.self, ArchiveCommand.self,
      QuotaCommand.self,
    ],
    defaultSubcommand: LintCommand.self)

  static func main() {
    Terminal.ignorePipeSignal()
    let arguments = Terminal.rawArguments().map(RawArguments.encode)
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      Terminal.exit(0)
    } catch let code as ExitCode {
      Terminal.exit(code.rawValue)
    } catch let error as UsageError {
      fail(error.message[language(arguments)], usage: error.command)
    } catch let error as ConfigurationError {
      fail(error.message[language(arguments)], usage: nil)
    } catch {
      guard exitCode(for: error) != .success else {
        // Help or the version was asked for.
        let text = fullMessage(for: error) + "\n"
        Streams.output(Array(text.utf8), language: .chinese)
        Terminal.exit(0)
      }
      let usage = fullMessage(for: error).split(separator: "\n")
        .first { $0.hasPrefix("Usage:") }.map { String($0.dropFirst(6)).trimmed }
      var text = message(for: error)
      if language(arguments) == .chinese { text = ParserWording.chinese(text) }
      fail(text, usage: usage)
    }
  }

  private static func fail(_ message: String, usage: String?) -> Never {
    Streams.complain(RawArguments.shown(message))
    if let usage { Streams.complain(line: "用法 Usage: " + usage) }
    Terminal.exit(Exit.usage)
  }

  /// The language of complaints about the command line itself.
  private static func language(_ arguments: [String]) -> Language {
    if arguments.contains("--lang=en") { return .english }
    guard let at = arguments.firstIndex(of: "--lang"), at + 1 < arguments.count else {
      return .chinese
    }
    return arguments[at + 1] == "en" ? .english : .chinese
  }
}

/// The exit codes beside 0.
enum Exit {
  static let findings: Int32 = 1
  static let usage: Int32 = 2
  static let unread: Int32 = 3
}

/// Wrong usage: exit code 2.
struct UsageError: Error {
  let message: Message
  let command: String?

  init(_ zh: String, _ en: String, command: String? = nil) {
    self.init(Message(zh: zh, en: en), command: command)
  }

  init(_ message: Message, command: String? = nil) {
    self.message = message
    self.command = command
  }
}

/// The parser's own messages, in Chinese.
enum ParserWording {
  private static let starts: [(en: String, zh: String)] = [
    ("Unknown option ", "没有这个选项："), ("Missing value for ", "缺少选项的值："),
    ("Missing expected argument ", "缺少参数："), ("Unexpected argument ", "多余的参数："),
    ("The value ", "选项的值无效："), ("Missing one of: ", "缺少其一："),
  ]

  static func chinese(_ message: String) -> String {
    var text = "命令行有误：" + message
    for (en, zh) in starts where message.hasPrefix(en) {
      text = zh + message.dropFirst(en.count)
      break
    }
    if let hint = text.firstRange(of: ". Did you mean ") {
      text.replaceSubrange(hint, with: "，是否指 ")
    }
    return text
  }
}

extension String {
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

/// The standard streams.
enum Streams {
  /// What is written in parts, each by a call of what is given.
  typealias Content =
    ((ArraySlice<UInt8>) throws(Terminal.Failure) -> Void) throws(Terminal.Failure) -> Void

  /// Writes to standard output. A closed pipe is no error; anything else ends the program.
  static func output(_ bytes: [UInt8], language: Language) {
    output(language: language) { sink throws(Terminal.Failure) in try sink(bytes[...]) }
  }

  /// Writes to standard output, likewise.
  ///
  /// - Parameter content: is given what writes a part, and calls it for each.
  static func output(language: Language, _ content: Content) {
    do throws(Terminal.Failure) {
      try content { bytes throws(Terminal.Failure) in
        try Terminal.write(bytes, to: Terminal.output)
      }
    } catch {
      if error.isClosedPipe { return }
      complain(
        language == .chinese
          ? "无法写到标准输出：\(error.text)" : "cannot write to standard output: \(error.text)")
      Terminal.exit(Exit.unread)
    }
  }

  /// Writes a file whole or not at all; the path is an argument.
  static func replaceFile(_ path: String, _ bytes: [UInt8], _ language: Language) throws {
    try replaceFile(path, language) { sink throws(Terminal.Failure) in try sink(bytes[...]) }
  }

  /// Writes a file whole or not at all, likewise.
  static func replaceFile(_ path: String, _ language: Language, _ content: Content) throws {
    do throws(Terminal.Failure) {
      try Terminal.replaceFile(at: RawArguments.decode(path), content)
    } catch {
      let name = RawArguments.shown(path)
      complain(
        language == .chinese
          ? "无法写入 \(name)：\(error.text)" : "cannot write \(name): \(error.text)")
      throw ExitCode(Exit.unread)
    }
  }

  /// Writes a report to a file, whole or not at all, or to standard output.
  static func write(
    _ report: Report, _ reporter: any Reporter, to output: String?, jobs: Int, _ language: Language
  ) throws {
    let content: Content = { sink throws(Terminal.Failure) in
      try reporter.write(report, jobs: jobs, to: sink)
    }
    if let output {
      try replaceFile(output, language, content)
    } else {
      Self.output(language: language, content)
    }
  }

  static func complain(_ message: String) { complain(line: "doclint: " + message) }

  static func complain(line: String) {
    let safe = line.split(separator: "\n", omittingEmptySubsequences: false)
      .map { VisibleText.escaped($0) }.joined(separator: "\n")
    try? Terminal.write(Array((safe + "\n").utf8)[...], to: Terminal.error)
  }
}
