import ArgumentParser
import DocLint

struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "接受今天的问题（write），看新增和消失的（check），删去已消失的（prune）。")

  @Argument(help: "write、check、prune。") var action: String
  @OptionGroup var options: RunOptions
  @Option(help: "基线文件。") var baseline: String
  @Option(help: "只作比对、不作检查的文件或文件夹，可重复。") var against: [String] = []

  func run() throws {
    try OptionValue.oneOf("baseline", action, ["write", "check", "prune"])
    let old = action == "write" ? nil : try RunOptions.baseline(baseline)
    let batch = try options.batch("doclint baseline \(action) --baseline FILE PATH…")
    let configurations = batch.configurations
    let archive = Inputs.read(against, reader: batch.reader, jobs: batch.jobs)
    let report = Linter(configuration: configurations.main).lint(
      batch.inputs, against: archive, jobs: batch.jobs,
      configurationFor: configurations.ofEach, suppressions: batch.suppressions, baseline: old,
      aggregates: false)
    let language = batch.language
    for file in report.files + report.archive where file.status == .failed {
      Streams.complain("\(file.path): \(file.reason?[language] ?? "")")
    }
    guard let old else {
      let new = Baseline(of: report)
      try Streams.replaceFile(baseline, new.bytes, language)
      say(
        Message(
          zh: "基线记下\(new.entries.count)处问题", en: "\(new.entries.count) findings accepted"),
        language)
      if report.summary.failed > 0 { throw ExitCode(Exit.unread) }
      return
    }
    let gone = old.gone(
      in: report, runs: { configurations[$1].isSelected($0, path: $1) },
      exists: { Terminal.exists(path: batch.names[$0] ?? Array($0.utf8)) })
    if action == "prune" {
      let rest = old.removing(gone)
      if !gone.isEmpty { try Streams.replaceFile(baseline, rest.bytes, language) }
      say(
        Message(
          zh: "删去已消失的\(gone.count)处，还有\(rest.entries.count)处",
          en: "\(gone.count) dropped, \(rest.entries.count) remain"), language)
      if report.summary.failed > 0 { throw ExitCode(Exit.unread) }
      return
    }
    var lines = ""
    for diagnostic in report.diagnostics {
      let text = report.files.first { $0.path == diagnostic.path }?.document?.text
      let place = text?.location(ofByte: Int(diagnostic.range.lowerBound))
      lines +=
        VisibleText.escaped(
          (language == .chinese ? "新增 " : "new  ") + diagnostic.path
            + (place.map { ":\($0.line):\($0.column)" } ?? "")
            + " \(diagnostic.severity.rawValue) \(diagnostic.rule) \(diagnostic.message[language])")
        + "\n"
    }
    for entry in gone {
      lines +=
        VisibleText.escaped(
          (language == .chinese ? "消失 " : "gone ")
            + "\(entry.path) \(entry.rule) \(entry.fingerprint)") + "\n"
    }
    Streams.output(Array(lines.utf8), language: language)
    let news = report.diagnostics.count
    say(
      Message(
        zh: "新增\(news)处，消失\(gone.count)处，不变\(report.accepted.count)处",
        en: "\(news) new, \(gone.count) gone, \(report.accepted.count) as before"), language)
    RunOptions.finish(report, configurations)
  }

  private func say(_ message: Message, _ language: Language) {
    Streams.output(Array((message[language] + "\n").utf8), language: language)
  }
}
