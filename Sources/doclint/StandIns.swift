import Glibc

// Small stand-ins for parts of the library that are written at the same time. To be deleted when
// those parts are merged.
@testable import DocLint

struct InputReader: Sendable {
  struct Options: Sendable { var maximumBytes = 64 << 20 }
  struct File: Sendable {
    let path: String
    let pathBytes: [UInt8]
  }
  init(options: Options = Options()) {}

  func discover(_ paths: [[UInt8]]) -> [File] {
    var found: Set<[UInt8]> = []
    for path in paths { walk(path == [0x2E] ? [] : path, &found) }
    return found.sorted { $0.lexicographicallyPrecedes($1) }.map {
      File(path: String(decoding: $0, as: UTF8.self), pathBytes: $0)
    }
  }

  private func walk(_ path: [UInt8], _ found: inout Set<[UInt8]>) {
    let name = (path.isEmpty ? [0x2E] : path).map { CChar(bitPattern: $0) } + [0]
    guard let folder = unsafe opendir(name) else {
      found.insert(path)
      return
    }
    while let entry = unsafe readdir(folder) {
      let sub = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe Array($0.prefix { $0 != 0 })
      }
      if sub == [0x2E] || sub == [0x2E, 0x2E] { continue }
      walk(path.isEmpty ? sub : path + [0x2F] + sub, &found)
    }
    unsafe closedir(folder)
  }

  func read(_ file: File) -> Input {
    do throws(Terminal.Failure) {
      return read(bytes: try Terminal.read(path: file.pathBytes), path: file.path)
    } catch {
      return Input(
        path: file.path, outcome: .failed(Message(zh: "无法读取：\(error.text)", en: error.text)))
    }
  }

  func read(bytes: [UInt8], path: String) -> Input {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return Input(path: path, outcome: .failed(Message(zh: "不是文字", en: "no text")))
    }
    return Input(
      path: path,
      outcome: .document(Document(path: path, text: SourceText(validUTF8: bytes), sha256: "")))
  }
}

struct ConfigurationError: Error { let message: Message }

struct Configuration: Sendable {
  enum FailOn: String {
    case error, warning, info, never
    func isReached(by severity: Severity) -> Bool {
      Severity(rawValue: rawValue).map { severity >= $0 } ?? false
    }
  }
  static let fileName = ".doclint.yml"
  var ignore: [String] = []
  var failOn = FailOn.error
  var language: Language?
  var maxBytes: Int?
  var jobs: Int?

  init() {}
  init(contentsOf path: String) throws(ConfigurationError) {
    throw ConfigurationError(message: Message(zh: "\(path)：无法读取", en: "\(path): cannot be read"))
  }
  func overridden(
    select: [String], ignore: [String]
  ) throws(ConfigurationError) -> Configuration {
    var result = self
    result.ignore += ignore
    return result
  }
}

struct Linter {
  let configuration: Configuration

  func lint(
    _ inputs: [Input], against: [Input], jobs: Int,
    configurationFor: @Sendable (String) -> Configuration, progress: @Sendable (Double) -> Void
  ) -> Report {
    func file(_ input: Input) -> Report.File {
      var reason: Message?
      var status = Report.File.Status.checked
      switch input.outcome {
      case .document: break
      case .failed(let why): (status, reason) = (.failed, why)
      case .skipped(let why): (status, reason) = (.skipped, why)
      }
      return Report.File(
        path: input.path, sha256: input.sha256, status: status, reason: reason,
        document: input.document)
    }
    var found: [Diagnostic] = []
    if !configuration.ignore.contains(where: { "privacy-mobile".hasPrefix($0) }) {
      for document in inputs.compactMap(\.document) {
        var run = 0
        for (i, b) in document.text.utf8.enumerated() {
          run = (0x30...0x39).contains(b) ? run + 1 : 0
          if run == 11 {
            found.append(
              Diagnostic(
                rule: "privacy-mobile", severity: .error, path: document.path,
                range: TextRange(i - 10, i + 1),
                message: Message(zh: "手机号码", en: "a mobile number")))
          }
        }
      }
    }
    let reuse = ReuseReport(
      documents: [], batchCount: 0, pairs: [], clusters: [], integrity: [], pairsFolded: 0)
    return Report(
      configurationHash: "0", files: inputs.map(file), archive: against.map(file),
      diagnostics: found, reuse: reuse)
  }
}

enum RuleRegistry {
  static let all: [RuleDescription] = ["privacy-mobile", "punct-paren-halfwidth"].map {
    RuleDescription(
      id: $0, category: "privacy", severity: .error, summary: Message(zh: "手机号码", en: "number"),
      rationale: Message(zh: "", en: ""), source: .init(.practice, Message(zh: "惯例", en: "custom")),
      triggering: [], nonTriggering: [])
  }
  static func matches(selector: String) -> [String]? {
    let ids = all.map(\.id).filter { $0 == selector || $0.hasPrefix(selector + "-") }
    return ids.isEmpty ? nil : ids
  }
  static func nearest(to selector: String) -> String? { "privacy-mobile" }
}

enum RuleDocumentation {
  static func page(_ id: String, _ language: Language) -> String? { id }
}

struct LexiconError: Error {}
struct Lexicon: Sendable {
  init() {}
  init(parsing: String, file: String) throws(LexiconError) {}
}
struct Token: Sendable {
  struct Kind: Sendable { var name: String { "han" } }
  let range: TextRange
  let kind: Kind
}
struct Tokenizer: Sendable {
  init(lexicon: Lexicon) {}
  func tokens(of text: SourceText) throws(ICUError) -> [Token] {
    [Token(range: TextRange(0, text.utf8.count), kind: Token.Kind())]
  }
}
