import ArgumentParser
import DocLint

struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "应用安全的修复；只看单个文件的规则，不作文件之间的比对。")

  @OptionGroup var options: RunOptions
  @Flag(help: "也应用可能改变原意的修复。") var unsafe = false
  @Flag(help: "只显示改动，不写文件。") var diff = false

  func run() throws {
    let batch = try options.batch("doclint fix [选项] PATH…")
    let language = batch.language
    let inputs = batch.inputs.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let includesUnsafe = unsafe
    if options.paths.contains("-") {
      throw UsageError(
        "fix 改写文件，不接受标准输入", "fix rewrites files and takes no standard input",
        command: "doclint fix [选项] PATH…")
    }
    let results = concurrentMap(inputs.count, jobs: batch.jobs) { index -> Fixer.Result? in
      let input = inputs[index]
      guard let document = input.document else { return nil }
      let fixer = Fixer(
        configuration: batch.configurations[input.path], includesUnsafe: includesUnsafe)
      return fixer.fix(document, suppressions: batch.suppressions[input.path] ?? []) {
        guard let name = batch.names[input.path] else { return nil }
        return try? Terminal.read(path: name)
      }
    }
    var unread = !Inputs.complain(of: inputs, language)
    var files = 0
    var applied = 0
    var isReached = false
    var remaining = 0
    for (input, result) in zip(inputs, results) {
      guard let result else { continue }
      if let problem = result.problem {
        unread = true
        Streams.complain("\(input.path): \(problem[language])")
      }
      // With --diff the file stays as it is, and so does what is found in it.
      let left = diff ? result.found : result.remaining
      if let bytes = result.bytes {
        if diff {
          Streams.output(
            UnifiedDiff().bytes(path: input.path, result.before.text.utf8, result.after.utf8),
            language: language)
        } else if let name = batch.names[input.path] {
          do throws(Terminal.Failure) {
            try Terminal.replaceFile(at: name, with: bytes)
          } catch {
            unread = true
            Streams.complain(
              language == .chinese
                ? "无法写入 \(input.path)：\(error.text)"
                : "cannot write \(input.path): \(error.text)")
            continue
          }
        }
        files += 1
        applied += result.applied
      }
      remaining += result.remaining.count
      let failOn = batch.configurations[input.path].failOn
      if left.contains(where: { failOn.isReached(by: $0.severity) }) { isReached = true }
    }
    if !options.quiet {
      let message = Message(
        zh: "\(files)份文件\(diff ? "可" : "已")修复\(applied)处；另有\(remaining)处需要人工处理",
        en:
          "\(applied) \(diff ? "can be " : "")fixed in \(files) files; \(remaining) findings need "
          + "a person")
      Streams.complain(message[language])
    }
    if unread { throw ExitCode(Exit.unread) }
    if isReached { throw ExitCode(Exit.findings) }
  }
}
