import ArgumentParser
import DocLint
import Glibc

/// `doclint archive`: the accepted documents of the past, kept in one file.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "历年收录的文件：收录、查询、核对、导出。",
    subcommands: [
      Add.self, Remove.self, List.self, Show.self, Query.self, Check.self, Compact.self,
      Rebuild.self, Export.self, Import.self, Decide.self,
    ])

  /// What every subcommand takes.
  struct Options: ParsableArguments {
    @Option(help: "档案文件。") var archive: String
    @Option(help: "消息的语言：zh、en。") var lang: String?
    @Option(name: .shortAndLong, help: "同时进行的任务数，1 到 256。") var jobs: String?

    func language() throws -> Language { try OptionValue.language(lang) ?? .chinese }

    func jobCount() throws -> Int {
      try jobs.map { try OptionValue.integer("--jobs", $0, 1...256) }
        ?? min(256, Terminal.processorCount())
    }

    func open(_ mode: Archive.Mode) throws -> Archive {
      try Archive(path: try ArchivePaths.name(RawArguments.decode(archive)), mode: mode)
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "收录文件；内容已收录的不重复收录。")
    @OptionGroup var options: Options
    @Argument(help: "文件或文件夹。") var paths: [String]
    @Option(help: "报送单位；联合报送以“、”分隔。") var unit: String?
    @Option(help: "收到日期，如 2021-03-05 或 2021-03-05T09:30。") var received: String?
    @Option(help: "状态：submitted、accepted、adopted、withdrawn；默认 submitted。") var status: String?
    @Option(help: "所更正的文件的编号。") var replaces: String?
    @Flag(help: "不逐件列出。") var quiet = false

    func run() throws {
      let language = try options.language()
      let jobs = try options.jobCount()
      let status = try ArchiveCommand.status(status)
      let replaces = try replaces.map { try ArchiveCommand.number($0) }
      if let received, !ArchivedDocument.isDate(received) {
        throw UsageError(
          "--received 应为日期，如 2021-03-05，不能是“\(received)”",
          "--received takes a date such as 2021-03-05, not '\(received)'")
      }
      let reader = InputReader()
      let files = reader.discover(paths.map(RawArguments.decode))
      try ArchiveCommand.run(options) { () throws in
        let archive = try options.open(.create)
        defer { archive.close() }
        var good = true
        var start = 0
        var waiting: [String] = []
        try archive.add(jobs: jobs) {
          guard start < files.count else { return nil }
          // So many files are held in memory at once.
          let part = Array(files[start..<min(files.count, start + 4096)])
          start += part.count
          let inputs = concurrentMap(part.count, jobs: jobs) { reader.read(part[$0]) }
          if !Inputs.complain(of: inputs, language) { good = false }
          let documents = inputs.compactMap(\.document)
          waiting += documents.map(\.path)
          return documents.map {
            Archive.Addition(
              $0, unit: unit, received: received, status: status, replaces: replaces)
          }
        } confirmed: { outcomes in
          defer { waiting = [] }
          if quiet { return }
          let lines = zip(waiting, outcomes).map { path, outcome in
            Self.words(outcome)[language] + " #\(outcome.number) \(VisibleText.escaped(path))\n"
          }
          Streams.output(Array(lines.joined().utf8), language: language)
        }
        if !good { throw ExitCode(Exit.unread) }
      }
    }

    private static func words(_ outcome: Archive.Outcome) -> Message {
      switch outcome {
      case .added: Message(zh: "已收录", en: "added")
      case .present: Message(zh: "已有", en: "present")
      case .updated: Message(zh: "已更新", en: "updated")
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "移除文件；审核决定保留。")
    @OptionGroup var options: Options
    @Argument(help: "编号。") var numbers: [String]

    func run() throws {
      let numbers = try numbers.map { try ArchiveCommand.number($0) }
      try ArchiveCommand.run(options) {
        let archive = try options.open(.write)
        defer { archive.close() }
        try archive.remove(numbers)
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出文件。")
    @OptionGroup var options: Options
    @Option(help: "只列某单位。") var unit: String?
    @Option(help: "只列某状态。") var status: String?
    @Option(help: "只列收到日期以此开头的，如 2021-03。") var received: String?
    @Option(help: "输出格式：text、jsonl。") var format = "text"

    func run() throws {
      try OptionValue.oneOf("--format", format, ["text", "jsonl"])
      let language = try options.language()
      let filter = Archive.Filter(
        unit: unit, status: try ArchiveCommand.status(status), received: received)
      try ArchiveCommand.run(options) {
        let archive = try options.open(.read)
        defer { archive.close() }
        var out: [UInt8] = []
        try archive.list(filter) { document in
          out +=
            format == "text"
            ? Array(ArchiveCommand.line(document).utf8)
            : ArchiveCommand.json { ArchiveCommand.members(document, &$0) }
          if out.count > 1 << 20 {
            Streams.output(out, language: language)
            out = []
          }
        }
        Streams.output(out, language: language)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "显示一份文件及其审核决定。")
    @OptionGroup var options: Options
    @Argument(help: "编号。") var number: String
    @Option(help: "输出格式：text、json。") var format = "text"

    func run() throws {
      try OptionValue.oneOf("--format", format, ["text", "json"])
      let number = try ArchiveCommand.number(number)
      let language = try options.language()
      try ArchiveCommand.run(options) {
        let archive = try options.open(.read)
        defer { archive.close() }
        let (document, text, decisions) = try archive.show(number)
        let string = String(decoding: text.utf8, as: UTF8.self)
        if format == "json" {
          let bytes = ArchiveCommand.json { json in
            ArchiveCommand.members(document, &json)
            json.key("decisions")
            json.beginArray()
            for decision in decisions {
              json.beginObject()
              json.member("verdict", decision.verdict.rawValue)
              json.member("reason", decision.reason)
              json.member("who", decision.who)
              json.member("when", decision.when)
              json.endObject()
            }
            json.endArray()
            json.member("text", string)
          }
          Streams.output(bytes, language: language)
        } else {
          var out = ArchiveCommand.line(document)
          for decision in decisions {
            let verdict =
              switch decision.verdict {
              case .accept: Message(zh: "采纳", en: "accepted")
              case .reject: Message(zh: "退回", en: "rejected")
              case .original: Message(zh: "不是重复", en: "original")
              }
            let fields = [decision.when, verdict[language], decision.who, decision.reason]
            out += "  " + fields.map { VisibleText.escaped($0) }.joined(separator: "  ") + "\n"
          }
          out += "\n" + string + (string.hasSuffix("\n") ? "" : "\n")
          Streams.output(Array(out.utf8), language: language)
        }
      }
    }
  }

  struct Query: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "query", abstract: "文件的文字见于哪些收录文件。")
    @OptionGroup var options: Options
    @Argument(help: "文件或文件夹；“-”为标准输入。") var paths: [String]
    @Option(help: "配置文件；默认自各文件逐级向上寻找 .doclint.yml。") var config: String?
    @Flag(help: "不读任何配置文件。") var isolated = false
    @Option(help: "输出格式：text、jsonl。") var format = "text"

    func run() throws {
      try OptionValue.oneOf("--format", format, ["text", "jsonl"])
      let language = try options.language()
      let jobs = try options.jobCount()
      let files = InputReader().discover(paths.filter { $0 != "-" }.map(RawArguments.decode))
      let configuration = try ConfigurationSearch(
        named: config, isolated: isolated, language: language
      ).configurations(for: files.map { ($0.path, $0.pathBytes) }).main
      let inputs = Inputs.read(
        paths, reader: InputReader(options: configuration.readerOptions), jobs: jobs)
      let good = Inputs.complain(of: inputs, language)
      try ArchiveCommand.run(options) { () throws in
        let archive = try options.open(.read)
        defer { archive.close() }
        let found = try archive.compare(
          inputs.compactMap(\.document), options: configuration.reuse,
          tokenizer: Tokenizer(lexicon: configuration.lexicon), jobs: jobs)
        var out: [UInt8] = []
        for pair in found.reuse.pairs {
          guard let number = found.numbers[pair.source] else { continue }
          let source = try archive.show(number).document
          out +=
            format == "text"
            ? Array(Self.line(pair, found.reuse, source, language).utf8)
            : Self.json(pair, found.reuse, source)
        }
        Streams.output(out, language: language)
        if !good { throw ExitCode(Exit.unread) }
      }
    }

    private static func line(
      _ pair: ReusePair, _ reuse: ReuseReport, _ source: ArchivedDocument, _ language: Language
    ) -> String {
      let verdict = VisibleText.escaped(pair.verdict.rawValue)
      let ratio = (pair.ratios.document.ratio * 10000).rounded(.down) / 100
      let document = VisibleText.escaped(reuse.documents[pair.document].path)
      return "\(document)  \(verdict) \(ratio)%  " + ArchiveCommand.line(source)
    }

    private static func json(
      _ pair: ReusePair, _ reuse: ReuseReport, _ source: ArchivedDocument
    ) -> [UInt8] {
      ArchiveCommand.json { json in
        json.member("document", reuse.documents[pair.document].path)
        json.member("verdict", pair.verdict.rawValue)
        json.key("ratio")
        json.ratio(pair.ratios.document.ratio)
        json.key("resemblance")
        json.ratio(pair.resemblance)
        json.key("source")
        json.beginObject()
        ArchiveCommand.members(source, &json)
        json.endObject()
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "核对档案是否完好。")
    @OptionGroup var options: Options

    func run() throws {
      let language = try options.language()
      let jobs = try options.jobCount()
      try ArchiveCommand.run(options) { () throws in
        // What is written in an older format is brought up to date, where it can be written.
        let archive: Archive
        do {
          archive = try options.open(.read)
        } catch let error as ArchiveError where error.kind == .mismatch {
          try options.open(.write).close()
          archive = try options.open(.read)
        }
        defer { archive.close() }
        let problems = try archive.check(jobs: jobs)
        for problem in problems {
          Streams.output(
            Array((VisibleText.escaped(problem[language]) + "\n").utf8), language: language)
        }
        if !problems.isEmpty { throw ExitCode(Exit.unread) }
        let count = try archive.count()
        let words = language == .chinese ? "完好，\(count) 件\n" : "sound, \(count) documents\n"
        Streams.output(Array(words.utf8), language: language)
      }
    }
  }

  struct Compact: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compact", abstract: "收回移除文件后空出的空间。")
    @OptionGroup var options: Options

    func run() throws {
      try ArchiveCommand.run(options) {
        let archive = try options.open(.write)
        defer { archive.close() }
        try archive.compact()
      }
    }
  }

  struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rebuild", abstract: "用收录的文字重建索引。")
    @OptionGroup var options: Options

    func run() throws {
      let jobs = try options.jobCount()
      try ArchiveCommand.run(options) {
        let archive = try options.open(.write)
        defer { archive.close() }
        try archive.rebuild(jobs: jobs)
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "导出为 JSON 行；已损坏的档案导出尚可读取的部分。")
    @OptionGroup var options: Options

    func run() throws {
      let language = try options.language()
      try ArchiveCommand.run(options) { () throws in
        let archive = try options.open(.read)
        defer { archive.close() }
        var out: [UInt8] = []
        let result = try archive.export { line in
          out += line
          if out.count > 1 << 20 {
            Streams.output(out, language: language)
            out = []
          }
        }
        Streams.output(out, language: language)
        guard !result.lost.isEmpty || result.decisionsLost else { return }
        let numbers = result.lost.prefix(20).map { "#\($0)" }.joined(separator: " ")
        Streams.complain(
          language == .chinese
            ? "导出 \(result.written) 件；未能完整读取的 \(result.lost.count) 件：\(numbers)"
            : "exported \(result.written); \(result.lost.count) could not be read whole: \(numbers)"
        )
        throw ExitCode(Exit.unread)
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "收入导出的 JSON 行。")
    @OptionGroup var options: Options
    @Argument(help: "文件；“-”为标准输入。") var path: String

    func run() throws {
      let language = try options.language()
      let jobs = try options.jobCount()
      let source = path == "-" ? nil : try ArchivePaths.name(RawArguments.decode(path))
      try ArchiveCommand.run(options) {
        let archive = try options.open(.create)
        defer { archive.close() }
        let (added, present) = try archive.importLines(from: source, jobs: jobs)
        let words =
          language == .chinese
          ? "已收录 \(added) 件，原有 \(present) 件\n" : "added \(added), present \(present)\n"
        Streams.output(Array(words.utf8), language: language)
      }
    }
  }

  struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "decide", abstract: "记下审核决定；只增不改。")
    @OptionGroup var options: Options
    @Argument(help: "编号。") var number: String
    @Argument(help: "accept（采纳）、reject（退回）或 original（经核对不是重复，计入）。") var verdict: String
    @Option(help: "理由。") var reason: String
    @Option(help: "决定人。") var who: String
    @Option(help: "时间，如 2021-03-05T09:30；默认现在。") var when: String?

    func run() throws {
      let number = try ArchiveCommand.number(number)
      let known = ReviewDecision.Verdict.allCases.map(\.rawValue)
      try OptionValue.oneOf("VERDICT", verdict, known)
      guard let verdict = ReviewDecision.Verdict(rawValue: verdict) else { return }
      let when = when ?? ArchiveCommand.now()
      try ArchiveCommand.run(options) {
        let archive = try options.open(.write)
        defer { archive.close() }
        try archive.decide(number, verdict, reason: reason, who: who, when: when)
      }
    }
  }

  // MARK: Parts

  /// Runs what needs an archive, and says in the user's language what went wrong with it.
  static func run(_ options: Options, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ArchiveError {
      throw ArchivePaths.meaning(of: error, try options.language())
    }
  }

  static func number(_ text: String) throws -> Int {
    let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
    guard let number = Int(digits), number > 0 else {
      throw UsageError("“\(text)”不是编号", "'\(text)' is no number of a document")
    }
    return number
  }

  static func status(_ text: String?) throws -> ArchivedDocument.Status? {
    try text.map { text in
      try ArchivedDocument.Status(rawValue: text)
        ?? OptionValue.unknown(
          "--status", text, ArchivedDocument.Status.allCases.map(\.rawValue))
    }
  }

  static func line(_ document: ArchivedDocument) -> String {
    let fields = [
      "#\(document.number)", document.received ?? "-", document.status.rawValue,
      document.unit ?? "-", document.path,
    ]
    return fields.map { VisibleText.escaped($0) }.joined(separator: "  ") + "\n"
  }

  static func json(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter(layout: .compact)
    json.beginObject()
    members(&json)
    json.endObject()
    json.finish()
    return json.bytes
  }

  static func members(_ document: ArchivedDocument, _ json: inout JSONWriter) {
    json.member("number", document.number)
    json.member("path", document.path)
    json.member("unit", document.unit)
    json.member("received", document.received)
    json.member("status", document.status.rawValue)
    json.member("sha256", document.sha256)
    json.key("replaces")
    if let replaces = document.replaces { json.integer(replaces) } else { json.null() }
    json.member("characters", document.characters)
  }

  /// The local time, to the minute.
  private static func now() -> String {
    var seconds = time(nil)
    var parts = unsafe tm()
    _ = unsafe localtime_r(&seconds, &parts)
    let (year, month, day) = unsafe (1900 + parts.tm_year, parts.tm_mon + 1, parts.tm_mday)
    let (hour, minute) = unsafe (parts.tm_hour, parts.tm_min)
    func two(_ n: Int32) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute))"
  }
}

/// Which of some paths are archives.
enum ArchivePaths {
  /// Told by the content of the file, whatever its name.
  static func isArchive(_ path: [UInt8]) -> Bool {
    guard let head = try? Terminal.head(path: path, count: 100) else { return false }
    return Archive.isArchive(head)
  }

  /// SQLite opens names that are UTF-8.
  static func name(_ path: [UInt8]) throws -> String {
    guard let name = String(validating: path, as: UTF8.self) else {
      throw UsageError("档案的文件名须为 UTF-8", "the name of an archive must be UTF-8")
    }
    return name
  }

  static func open(_ paths: [[UInt8]], _ language: Language) throws -> [Archive] {
    do {
      return try paths.map { try Archive(path: try name($0), mode: .read) }
    } catch let error as ArchiveError {
      throw meaning(of: error, language)
    }
  }

  /// The exit code for the error; its message is written.
  static func meaning(of error: ArchiveError, _ language: Language) -> any Error {
    if error.kind == .request { return UsageError(error.message) }
    Streams.complain(error.message[language])
    return ExitCode(Exit.unread)
  }
}
