import ArgumentParser
import DocLint

struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "把检查结果写成批注：Word 文件写回批注，其他格式写成带标记的网页。")

  @Argument(help: "文件。") var input: String
  @Option(name: .shortAndLong, help: "写到哪个文件。") var output: String
  @Flag(help: "安全的修改写成修订（仅 Word）。") var fix = false
  @Option(help: "只作比对、不作检查的文件或文件夹，可重复。") var against: [String] = []
  @Option(help: "配置文件；默认自文件逐级向上寻找 .doclint.yml。") var config: String?
  @Flag(help: "不读任何配置文件。") var isolated = false
  @Option(help: "消息的语言：zh、en。") var lang: String?

  func run() throws {
    let configuration = try ConfigurationSearch(
      named: config, isolated: isolated, language: try OptionValue.language(lang)
    ).configuration(for: input)
    let language = configuration.language ?? .chinese
    let reader = InputReader(options: configuration.readerOptions)
    let inputs = Inputs.read([input], reader: reader, jobs: 1)
    let good = Inputs.complain(of: inputs, language)
    guard inputs.count == 1, let document = inputs[0].document else {
      if good || inputs.count > 1 {
        throw UsageError(
          "annotate 只处理一个文件", "annotate takes one file",
          command: "doclint annotate IN -o OUT")
      }
      throw ExitCode(Exit.unread)
    }
    let archive = Inputs.read(against, reader: reader, jobs: Terminal.processorCount())
    let report = Linter(configuration: configuration).lint(inputs, against: archive)
    let findings = report.diagnostics.filter { $0.path == document.path }

    var bytes: [UInt8]
    if document.origin?.format == "docx" {
      bytes = try annotated(findings, language)
    } else {
      bytes = AnnotatedPage(language: language).bytes(of: document, findings)
    }
    try Streams.replaceFile(output, bytes, language)
  }

  private func annotated(_ findings: [Diagnostic], _ language: Language) throws -> [UInt8] {
    do {
      let original = try Terminal.read(path: RawArguments.decode(input))
      let annotations = findings.map { finding in
        Annotation(
          range: finding.range,
          text: finding.message[language] + "\n[\(finding.rule)]",
          edits: fix && finding.fix?.applicability == .safe ? finding.fix?.edits ?? [] : [])
      }
      let result = try WordAnnotator.annotate(original, with: annotations)
      for note in result.notes { Streams.complain(note[language]) }
      Streams.complain(
        language == .chinese
          ? "写入批注 \(result.comments) 条，修订 \(result.changes) 处"
          : "\(result.comments) comments, \(result.changes) tracked changes")
      return result.bytes
    } catch let failure as WordAnnotator.Failure {
      Streams.complain("\(RawArguments.shown(input)): \(failure.reason[language])")
      throw ExitCode(Exit.unread)
    } catch let failure as Terminal.Failure {
      Streams.complain("\(RawArguments.shown(input)): \(failure.text)")
      throw ExitCode(Exit.unread)
    }
  }
}
