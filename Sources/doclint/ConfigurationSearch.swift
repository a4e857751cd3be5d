import DocLint

/// The configurations that are in force in one run.
struct Configurations: Sendable {
  /// Of the first file by name: its thresholds, limits and language hold for the whole run.
  let main: Configuration
  fileprivate let byPath: [String: Configuration]

  /// The configuration of each file; `nil` where one holds for all.
  var ofEach: (@Sendable (String) -> Configuration)? {
    if byPath.isEmpty { return nil }
    return { self[$0] }
  }

  /// The configuration of one file, by the name under which it is reported.
  subscript(path: String) -> Configuration { byPath[path] ?? main }

  /// From which severity on a finding in that file makes the run fail.
  func failOn(_ path: String) -> Configuration.FailOn {
    byPath.isEmpty ? main.failOn : self[path].failOn
  }
}

/// Finds the configuration of each file.
struct ConfigurationSearch {
  /// What `--config` names.
  let named: String?
  let isolated: Bool
  /// What the command line says beside it.
  var select: [String] = []
  var ignore: [String] = []
  var failOn: Configuration.FailOn?
  var profile: RuleContext.Profile?
  let language: Language?

  /// - Parameter files: the names as reported, and as bytes.
  func configurations(
    for files: [(shown: String, bytes: [UInt8])]
  ) throws -> Configurations {
    if let named {
      let configuration = try load(RawArguments.decode(named))
      try check([configuration])
      return Configurations(main: try adapted(configuration), byPath: [:])
    }
    if isolated {
      try check([Configuration()])
      return Configurations(main: try adapted(Configuration()), byPath: [:])
    }
    let here = Terminal.workingDirectory()
    var nearest: [[UInt8]: [UInt8]?] = [:]
    var loaded: [[UInt8]: Configuration] = [:]
    let defaults = Configuration()
    // The configuration file of each.
    var found: [[UInt8]?] = []
    for file in files {
      let absolute = file.bytes.first == 0x2F ? file.bytes : here + [0x2F] + file.bytes
      let folder = Array(absolute[..<(absolute.lastIndex(of: 0x2F) ?? 0)])
      let path = upward(folder, &nearest)
      if let path, loaded[path] == nil {
        let prefix = here + [0x2F]
        loaded[path] = try load(path.starts(with: prefix) ? Array(path[prefix.count...]) : path)
      }
      found.append(path)
    }
    try check(Array(loaded.values) + [(found.first ?? nil).flatMap { loaded[$0] } ?? defaults])
    let ready = try loaded.mapValues(adapted)
    let plain = try adapted(defaults)
    func configuration(_ path: [UInt8]?) -> Configuration { path.flatMap { ready[$0] } ?? plain }
    var byPath: [String: Configuration] = [:]
    // Where there is no file, one holds for all.
    for (file, path) in zip(files, found) where !loaded.isEmpty {
      byPath[file.shown] = configuration(path)
    }
    return Configurations(main: configuration(found.first ?? nil), byPath: byPath)
  }

  /// The configuration of one file, named as an argument.
  func configuration(for argument: String) throws -> Configuration {
    let bytes = RawArguments.decode(argument)
    return try configurations(for: [(RawArguments.shown(argument), bytes)]).main
  }

  /// The configuration file in `start` or the nearest folder above.
  private func upward(_ start: [UInt8], _ known: inout [[UInt8]: [UInt8]?]) -> [UInt8]? {
    var walked: [[UInt8]] = []
    var folder = start
    var result: [UInt8]?
    while true {
      if let answer = known[folder] {
        result = answer
        break
      }
      walked.append(folder)
      let file = folder + [0x2F] + Array(Configuration.fileName.utf8)
      if Terminal.exists(path: file) {
        result = file
        break
      }
      guard let slash = folder.lastIndex(of: 0x2F) else { break }
      folder = Array(folder[..<slash])
    }
    for folder in walked { known[folder] = .some(result) }
    return result
  }

  private func load(_ path: [UInt8]) throws -> Configuration {
    do throws(ConfigurationError) {
      return try Configuration(contentsOf: String(decoding: path, as: UTF8.self))
    } catch {
      throw UsageError(error.message)
    }
  }

  /// Complains of what the command line names and no configuration knows: a rule of the user's own
  /// may be one file's and not another's.
  private func check(_ configurations: [Configuration]) throws {
    for (option, names) in [("--select", select), ("--ignore", ignore)] {
      for name in names where configurations.allSatisfy({ $0.rules(named: name).isEmpty }) {
        let shown = RawArguments.shown(name)
        let nearest = configurations.lazy.compactMap { $0.nearestRule(to: name) }.first
        throw UsageError(
          "\(option)：没有规则“\(shown)”" + (nearest.map { "，是否指 \($0)？" } ?? ""),
          "\(option): there is no rule '\(shown)'" + (nearest.map { "; did you mean \($0)?" } ?? "")
        )
      }
    }
  }

  /// The same with what the command line says.
  private func adapted(_ configuration: Configuration) throws(ConfigurationError) -> Configuration {
    func known(_ names: [String]) -> [String] {
      names.filter { !configuration.rules(named: $0).isEmpty }
    }
    var result = try configuration.overridden(ignore: known(ignore))
    if !select.isEmpty {
      result = try result.overridden(select: known(select))
      // None of them is known here: nothing is selected.
      if known(select).isEmpty {
        result.select = []
        for i in result.paths.indices { result.paths[i].select = nil }
      }
    }
    if let failOn { result.failOn = failOn }
    if let language { result.language = language }
    if let profile {
      result.profile = profile
      for i in result.paths.indices { result.paths[i].profile = nil }
    }
    return result
  }
}

extension Configuration {
  /// What it says of reading files.
  var readerOptions: InputReader.Options {
    var options = InputReader.Options()
    if let maxBytes { options.maximumBytes = maxBytes }
    return options
  }
}
