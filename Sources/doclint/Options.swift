import ArgumentParser
import DocLint

/// Values of options, checked by hand so that complaints come in both languages.
enum OptionValue {
  static func language(_ value: String?) throws -> Language? {
    try value.map { value in
      try Language(rawValue: value) ?? unknown("--lang", value, Language.allCases.map(\.rawValue))
    }
  }

  static func format(_ value: String) throws -> OutputFormat {
    if let format = OutputFormat(rawValue: value) { return format }
    return try unknown("--format", value, OutputFormat.allCases.map(\.rawValue))
  }

  static func color(_ value: String) throws -> ColorMode {
    try ColorMode(rawValue: value)
      ?? unknown("--color", value, ColorMode.allCases.map(\.rawValue))
  }

  static func revisions(_ value: String) throws -> RevisionView {
    try RevisionView(rawValue: value)
      ?? unknown("--revisions", value, RevisionView.allCases.map(\.rawValue))
  }

  static func oneOf(_ option: String, _ value: String, _ known: [String]) throws {
    if !known.contains(value) { let _: Never? = try unknown(option, value, known) }
  }

  static func integer(_ option: String, _ value: String, _ range: ClosedRange<Int>) throws -> Int {
    guard let number = Int(value), range.contains(number) else {
      throw UsageError(
        "\(option) 应为 \(range.lowerBound) 到 \(range.upperBound) 的整数，不能是“\(value)”",
        "\(option) takes an integer from \(range.lowerBound) to \(range.upperBound), not '\(value)'"
      )
    }
    return number
  }

  static func unknown<T>(_ option: String, _ value: String, _ known: [String]) throws -> T {
    let list = known.joined(separator: ", ")
    throw UsageError(
      "\(option) 没有“\(value)”这个值；可用 \(list)",
      "\(option) does not take '\(value)'; it takes \(list)")
  }
}

enum ColorMode: String, CaseIterable {
  case auto, always, never

  /// Whether to colour what goes to standard output.
  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Terminal.isTerminal(Terminal.output) && (Terminal.environment("NO_COLOR") ?? "").isEmpty
        && Terminal.environment("TERM") != "dumb"
    }
  }
}

/// Paths and inputs.
enum Inputs {
  /// Reads all of `paths` on `jobs` threads, in the order of the names; `-` is standard input.
  static func read(
    _ paths: [String], reader: InputReader, jobs: Int, standardInputName: String = "-"
  ) -> [Input] {
    let files = reader.discover(paths.filter { $0 != "-" }.map(RawArguments.decode))
    return read(
      files, standardInput: paths.contains("-"), reader: reader, jobs: jobs,
      standardInputName: standardInputName)
  }

  static func read(
    _ files: [InputReader.File], standardInput: Bool, reader: InputReader, jobs: Int,
    standardInputName: String
  ) -> [Input] {
    var inputs = concurrentMap(files.count, jobs: jobs) { reader.readAll(files[$0]) }.flatMap { $0 }
    if standardInput {
      do throws(Terminal.Failure) {
        inputs +=
          reader.readAll(bytes: try Terminal.readStandardInput(), path: standardInputName)
      } catch {
        inputs.append(
          Input(
            path: standardInputName,
            outcome: .failed(
              Message(zh: "无法读取：\(error.text)", en: "cannot be read: \(error.text)"))))
      }
    }
    return inputs
  }

  /// Names on standard error what could not be read.
  ///
  /// - Returns: whether all of it is there, skipped files aside.
  static func complain(of inputs: [Input], _ language: Language) -> Bool {
    var good = true
    for input in inputs {
      switch input.outcome {
      case .document: continue
      case .failed(let reason):
        good = false
        Streams.complain("\(input.path): \(reason[language])")
      case .skipped(let reason): Streams.complain("\(input.path): \(reason[language])")
      }
    }
    return good
  }
}

/// What every command says that writes reports.
enum OutputOptions {
  static let formatHelp = ArgumentHelp(
    "输出格式：" + OutputFormat.allCases.map(\.rawValue).joined(separator: "、") + "。")

  /// Options that belong to one format only.
  static func check(_ format: OutputFormat, statistics: Bool, withText: Bool) throws {
    if statistics && format != .text {
      throw UsageError("--statistics 只用于 text 格式", "--statistics is for the format text")
    }
    if withText && format != .json {
      throw UsageError("--with-text 只用于 json 格式", "--with-text is for the format json")
    }
  }
}
