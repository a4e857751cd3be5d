internal import Foundation

/// Which checks run, how much their findings matter, and what the comparison counts as reuse.
///
///     let configuration = try Configuration(yaml: "ignore: [punct]\nfail-on: warning\n")
///     configuration.isSelected("punct-paren-halfwidth", path: "甲.txt")     // false
///
/// A value without a file behind it holds the defaults. Paths in a file are relative to it.
public struct Configuration: Sendable {
  /// What a rule's findings are set to.
  public enum Level: String, Sendable, CaseIterable {
    case error, warning, info
    /// The rule does not run.
    case off

    public var severity: Severity? { Severity(rawValue: rawValue) }
  }

  /// From which severity on a run fails.
  public enum FailOn: String, Sendable, CaseIterable {
    case error, warning, info, never

    /// Whether a finding of that severity makes the run fail.
    public func isReached(by severity: Severity) -> Bool {
      Severity(rawValue: rawValue).map { severity >= $0 } ?? false
    }
  }

  /// A level for a rule, or for every rule of a prefix.
  public struct SeverityOverride: Hashable, Sendable {
    public var selector: String
    public var level: Level
    public init(_ selector: String, _ level: Level) {
      self.selector = selector
      self.level = level
    }
  }

  /// What holds otherwise for the paths that a pattern matches.
  public struct PathOverride: Hashable, Sendable {
    /// `*` and `?` within a name, `**` across folders; without a slash, any folder.
    public var glob: String
    /// Takes the place of `select`.
    public var select: [String]?
    /// Comes in addition to `ignore`.
    public var ignore: [String]
    public var severity: [SeverityOverride]
    /// Takes the place of `profile`.
    public var profile: RuleContext.Profile?
    public init(
      glob: String, select: [String]? = nil, ignore: [String] = [],
      severity: [SeverityOverride] = [], profile: RuleContext.Profile? = nil
    ) {
      self.profile = profile
      self.glob = glob
      self.select = select
      self.ignore = ignore
      self.severity = severity
    }
  }

  /// What holds otherwise for documents of a type, such as 专报: whole files, and pieces of them.
  public struct TypeOverride: Hashable, Sendable {
    public var type: String
    /// Comes in addition to `ignore`.
    public var ignore: [String]
    public var severity: [SeverityOverride]
    public init(type: String, ignore: [String] = [], severity: [SeverityOverride] = []) {
      self.type = type
      self.ignore = ignore
      self.severity = severity
    }
  }

  /// A value of a rule's option, as it was written.
  public typealias OptionValue = RuleContext.OptionValue

  /// The file it was read from.
  public var file: String?
  /// Rules and prefixes that run; `nil` is all.
  public var select: [String]?
  /// Rules and prefixes that do not run, whatever `select` says.
  public var ignore: [String] = []
  /// The longest selector that names a rule wins; of equal ones the last.
  public var severity: [SeverityOverride] = []
  public var failOn: FailOn = .error
  /// Which house style holds; official documents where nothing is said.
  public var profile: RuleContext.Profile?
  /// The language of messages.
  public var language: Language?
  /// In order; the last that matches wins.
  public var paths: [PathOverride] = []
  /// What holds otherwise for a type of document.
  public var types: [TypeOverride] = []
  /// Files of more bytes are not read.
  public var maxBytes: Int?
  /// How many threads work, where the command line does not say.
  public var jobs: Int?
  /// What counts as reuse, the texts of `templateFiles` and the names of units included.
  public var reuse = ReuseOptions()
  /// Files of templates, as paths that can be opened.
  public var templateFiles: [String] = []
  /// Files of words, as paths that can be opened.
  public var lexicons: [String] = []
  /// The words of those files: names and terms that are kept whole.
  public var lexicon = Lexicon()
  /// A file of units' names, one a line, as a path that can be opened.
  public var unitsFile: String?
  /// Options of rules, by rule.
  public var rules: [String: [String: OptionValue]] = [:]
  /// The user's own rules, in order of their ids.
  var userRules: [UserRule] = []
  /// Files of the user's own rules, as paths that can be opened.
  public var ruleFiles: [String] = []

  /// The defaults.
  public init() {}

  /// The name of the file that is looked for.
  public static let fileName = ".doclint.yml"

  /// Reads a configuration from YAML. Files that it names are not read.
  ///
  /// - Parameters:
  ///   - yaml: the whole file.
  ///   - file: its name, for errors and for the folder that paths are relative to.
  public init(yaml: String, file: String? = nil) throws(ConfigurationError) {
    let reader = ConfigurationReader(yaml: yaml, file: file)
    self = try reader.read()
    // The rules of files that are not read are not known.
    if ruleFiles.isEmpty { try reader.checkSelectors(self) }
  }

  /// Reads a configuration file, and the template, lexicon and unit files that it names.
  public init(contentsOf file: String) throws(ConfigurationError) {
    func text(_ path: String, key: String?) throws(ConfigurationError) -> String {
      try Self.text(path, for: file, key: key)
    }
    let reader = ConfigurationReader(yaml: try text(file, key: nil), file: file)
    self = try reader.read()
    for path in ruleFiles {
      try add(
        ConfigurationReader(yaml: try text(path, key: "rules.files"), file: path).ownRules())
    }
    try reader.checkSelectors(self)
    for path in templateFiles {
      reuse.templates.append(try text(path, key: "reuse.templates"))
    }
    for path in lexicons {
      let words = try text(path, key: "lexicons")
      do throws(LexiconError) {
        lexicon = lexicon.merging(try Lexicon(parsing: words, file: path))
      } catch {
        throw ConfigurationError(
          file: path, line: error.line, key: "lexicons",
          problem: Message(
            zh: "词表有误：\(error.problem)（\(error.remedy)）",
            en: "the lexicon is wrong: \(error.problem); \(error.remedy)"))
      }
    }
    if let unitsFile {
      for line in try text(unitsFile, key: "units").split(whereSeparator: \.isNewline) {
        let name = line.trimmingCharacters(in: .whitespaces)
        if !name.isEmpty, !name.hasPrefix("#") { reuse.unitNames.append(name) }
      }
    }
  }

  /// The text of a file that a configuration consists of.
  static func text(
    _ path: String, for file: String, key: String?
  ) throws(ConfigurationError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ConfigurationError(
        file: file, key: key,
        problem: Message(zh: "无法读取“\(path)”", en: "cannot read “\(path)”"))
    }
    guard data.count <= Self.largestFile else {
      throw ConfigurationError(
        file: file, key: key,
        problem: Message(zh: "“\(path)”过大", en: "“\(path)” is too large"))
    }
    guard let string = String(validating: data, as: UTF8.self) else {
      let lines = data.prefix(firstDamage(data)).count { $0 == 0x0A } + 1
      throw ConfigurationError(
        file: file, line: key == nil ? lines : nil, key: key,
        problem: Message(zh: "“\(path)”不是 UTF-8 文本", en: "“\(path)” is not UTF-8 text"))
    }
    return string.hasPrefix("\u{FEFF}") ? String(string.unicodeScalars.dropFirst()) : string
  }

  /// No configuration and no list that it names is longer, in bytes.
  private static let largestFile = 16 << 20

  /// The configuration file that holds for a folder: in it, or in the nearest folder above.
  public static func find(from directory: String) -> String? {
    let manager = FileManager.default
    var folder = URL(fileURLWithPath: directory, isDirectory: true).standardizedFileURL.path
    while true {
      let candidate = folder == "/" ? "/" + fileName : folder + "/" + fileName
      if manager.fileExists(atPath: candidate) { return candidate }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// The same with what the command line says: `select` takes the place of the file's, `ignore`
  /// comes in addition.
  ///
  /// - Throws: for a selector that names no rule; the nearest one is in the error.
  public func overridden(
    select: [String] = [], ignore: [String] = []
  ) throws(ConfigurationError) -> Configuration {
    var result = self
    for (key, selectors) in [("--select", select), ("--ignore", ignore)] {
      for selector in selectors where rules(named: selector).isEmpty {
        throw .unknownRule(
          selector, file: nil, line: nil, key: key, nearest: nearestRule(to: selector))
      }
    }
    if !select.isEmpty {
      result.select = select
      for i in result.paths.indices { result.paths[i].select = nil }
    }
    result.ignore += ignore
    return result
  }

  /// Whether a rule runs on a path.
  public func isSelected(_ rule: String, path: String) -> Bool {
    isSelected(rule, overrides(for: path))
  }

  private func isSelected(_ rule: String, _ overrides: [PathOverride]) -> Bool {
    var select = self.select
    var ignore = self.ignore
    for override in overrides {
      if let own = override.select { select = own }
      ignore += override.ignore
    }
    if let select, !select.contains(where: { RuleRegistry.names($0, rule) }) { return false }
    if ignore.contains(where: { RuleRegistry.names($0, rule) }) { return false }
    let level = level(of: rule, overrides)
    // An opt-in rule runs where it is asked for, or given a level.
    if RuleRegistry.description(of: rule)?.isOptIn == true, level == nil,
      select?.contains(where: { RuleRegistry.asks($0, for: rule) }) != true
    {
      return false
    }
    return level != .off
  }

  /// The level that the configuration sets for a rule on a path; `nil` where it says nothing.
  public func level(of rule: String, path: String) -> Level? {
    level(of: rule, overrides(for: path))
  }

  private func level(of rule: String, _ overrides: [PathOverride]) -> Level? {
    overrides.reduce(level(of: rule, in: severity)) {
      level(of: rule, in: $1.severity) ?? $0
    }
  }

  /// Every rule that runs on a path, with the severity that the configuration sets for it, if it
  /// does.
  ///
  /// - Complexity: the path is held against the patterns once.
  func severities(for path: String) -> [String: Severity?] {
    let overrides = overrides(for: path)
    var result: [String: Severity?] = [:]
    for rule in allRules where isSelected(rule.id, overrides) {
      result[rule.id] = .some(level(of: rule.id, overrides)?.severity)
    }
    return result
  }

  /// How much a rule's findings matter on a path; `nil` where it does not run.
  public func severity(of rule: String, path: String) -> Severity? {
    guard isSelected(rule, path: path) else { return nil }
    return level(of: rule, path: path)?.severity ?? description(of: rule)?.severity
  }

  /// The level that the configuration sets for a rule in documents of a type; `nil` where it says
  /// nothing.
  func level(of rule: String, type: String) -> Level? {
    var found: Level?
    for override in types where override.type == type {
      found = level(of: rule, in: override.severity) ?? found
      if override.ignore.contains(where: { RuleRegistry.names($0, rule) }) { found = .off }
    }
    return found
  }

  /// Which house style holds for a path.
  public func profile(for path: String) -> RuleContext.Profile {
    overrides(for: path).reduce(profile) { $1.profile ?? $0 } ?? .official
  }

  // MARK: Rules

  /// Every rule there is, with the user's own, in order of their ids.
  public var allRules: [RuleDescription] {
    userRules.isEmpty
      ? RuleRegistry.all
      : (RuleRegistry.all + userRules.map(\.description)).sorted { $0.id < $1.id }
  }

  /// The rule of that id.
  public func description(of id: String) -> RuleDescription? {
    RuleRegistry.description(of: id) ?? userRules.first { $0.id == id }?.description
  }

  /// The ids that a selector names; none for a selector that names no rule.
  public func rules(named selector: String) -> [String] {
    (RuleRegistry.matches(selector: selector) ?? [])
      + userRules.map(\.id).filter { RuleRegistry.names(selector, $0) }
  }

  /// The rule or prefix that is spelt most like `selector`.
  public func nearestRule(to selector: String) -> String? {
    Spelling.nearest(
      to: selector,
      among: RuleRegistry.all.map(\.id) + RuleRegistry.prefixes + userRules.map(\.id))
  }

  /// Adds rules of the user's own, in order of their ids.
  ///
  /// - Throws: where an id stands twice.
  mutating func add(_ rules: [UserRule]) throws(ConfigurationError) {
    for rule in rules {
      if let other = userRules.first(where: { $0.id == rule.id }) {
        throw ConfigurationError(
          file: rule.file, line: rule.line, key: rule.id,
          problem: Message(
            zh: "规则“\(rule.id)”已在 \(other.file ?? "配置") 第\(other.line ?? 0)行",
            en: "the rule “\(rule.id)” stands in \(other.file ?? "the configuration") already, "
              + "line \(other.line ?? 0)"))
      }
      userRules.append(rule)
    }
    userRules.sort { $0.id < $1.id }
  }

  private func level(of rule: String, in list: [SeverityOverride]) -> Level? {
    var best: SeverityOverride?
    for entry in list where RuleRegistry.names(entry.selector, rule) {
      if entry.selector.utf8.count >= best?.selector.utf8.count ?? 0 { best = entry }
    }
    return best?.level
  }

  private func overrides(for path: String) -> [PathOverride] {
    guard !paths.isEmpty else { return [] }
    var relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    if let file, let slash = file.lastIndex(of: "/") {
      let folder = String(file[...slash])
      if relative.hasPrefix(folder) { relative.removeFirst(folder.count) }
    }
    return paths.filter { PathPattern($0.glob).matches(relative) }
  }

  /// A stable name of everything that can change a finding: sixteen hexadecimal digits, the same
  /// for two files that say the same in another order.
  public var configurationHash: String {
    StableHash.hex(StableHash.hash(Array(canonical.utf8)))
  }

  /// Every setting, each on its line, in one order; strings quoted.
  private var canonical: String {
    func list(_ strings: [String]) -> String {
      strings.map(\.debugDescription).joined(separator: ",")
    }
    func levels(_ entries: [SeverityOverride]) -> String {
      entries.map { "\($0.selector)=\($0.level.rawValue)" }.joined(separator: ",")
    }
    func option(_ value: OptionValue) -> String {
      switch value {
      case .scalar(let string): string.debugDescription
      case .list(let values): "[" + values.map(option).joined(separator: ",") + "]"
      case .mapping(let values):
        "{"
          + values.sorted { $0.key.precedes($1.key) }
          .map { "\($0.key.debugDescription):\(option($0.value))" }.joined(separator: ",") + "}"
      }
    }
    var lines = [
      "select \(select.map { list(Set($0).sorted()) } ?? "*")",
      "ignore \(list(Set(ignore).sorted()))",
      "severity \(levels(severity))",
      "fail-on \(failOn.rawValue)",
      "profile \(profile?.rawValue ?? "")",
      "max-bytes \(maxBytes.map(String.init) ?? "")",
      "reuse \(reuse.recycledRatio) \(reuse.partialRatio) \(reuse.partialCharacters) "
        + "\(reuse.passageCharacters) \(reuse.shortestDocument) \(reuse.frameDocuments)",
      "templates \(list(templateFiles.isEmpty ? reuse.templates.sorted() : reuse.templates))",
      "formulas \(list(reuse.formulas.sorted()))",
      "series \(list(reuse.series.map { "\($0.title)\u{0}\($0.issuer ?? "")" }.sorted()))",
      "units \(list(reuse.unitNames.sorted()))",
      "lexicons \(list(lexicons))",
    ]
    for path in paths {
      lines.append(
        "path \(path.glob.debugDescription) \(path.select.map(list) ?? "*") \(list(path.ignore)) "
          + levels(path.severity) + " \(path.profile?.rawValue ?? "")")
    }
    for type in types {
      lines.append("type \(type.type) \(list(type.ignore)) \(levels(type.severity))")
    }
    for rule in userRules {
      lines.append("own \(rule.id) \(option(.mapping(rule.definition)))")
    }
    for (rule, options) in rules.sorted(by: { $0.key.precedes($1.key) }) {
      lines.append("rule \(rule) \(option(.mapping(options)))")
    }
    return lines.joined(separator: "\n")
  }
}

/// The first byte that is not UTF-8.
private func firstDamage(_ data: Data) -> Int {
  var low = 0
  for (i, byte) in data.enumerated() where byte == 0x0A {
    // Lines are checked one by one: a scalar never spans a line end.
    let line = data[(data.startIndex + low)..<(data.startIndex + i)]
    if String(validating: line, as: UTF8.self) == nil { return low }
    low = i + 1
  }
  return low
}

extension ConfigurationError {
  /// A selector that names no rule; the nearest one is in the error.
  static func unknownRule(
    _ selector: String, file: String?, line: Int?, key: String, nearest: String? = nil
  ) -> ConfigurationError {
    ConfigurationError(
      file: file, line: line, key: key,
      problem: Message(
        zh: "\(key): 不认识的规则“\(selector)”", en: "\(key): unknown rule “\(selector)”"),
      nearest: nearest ?? RuleRegistry.nearest(to: selector))
  }
}

extension String {
  /// Order by code points: the same everywhere, and it tells apart what `<` takes for equal.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
