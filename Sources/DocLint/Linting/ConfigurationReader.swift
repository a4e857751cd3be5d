internal import Yams

/// Turns YAML into a configuration, and every mistake into an error that names its line.
struct ConfigurationReader {
  let yaml: String
  let file: String?

  /// The keys of each mapping, in the order of the documentation.
  static let keys = [
    "select", "ignore", "severity", "fail-on", "profile", "lang", "paths", "limits", "reuse",
    "lexicons", "units", "types", "rules",
  ]
  static let pathKeys = ["select", "ignore", "severity", "profile"]
  static let typeKeys = ["ignore", "severity"]
  static let limitKeys = ["max-bytes", "jobs"]
  static let reuseKeys = [
    "recycled-ratio", "partial-ratio", "partial-characters", "passage-characters",
    "shortest-document", "frame-documents", "templates", "formulas", "series", "units",
  ]
  static let seriesKeys = ["title", "issuer"]

  typealias Entry = (key: String, node: Node, line: Int?)

  /// Selectors whose rules may be the user's own, which are known only when all is read.
  final class Pending {
    var selectors: [(selector: String, line: Int?, key: String)] = []
  }
  let pending = Pending()

  init(yaml: String, file: String?) {
    self.yaml = yaml
    self.file = file
  }

  /// The root of the file; `nil` for an empty one, and for one of comments alone.
  func document() throws(ConfigurationError) -> Node? {
    let root: Node?
    do {
      root = try compose(yaml: yaml)
    } catch {
      throw self.error(for: error)
    }
    guard let root, !isNull(root) else { return nil }
    return root
  }

  /// - Throws: for a selector that names no rule of the program's or of `configuration`'s own.
  func checkSelectors(_ configuration: Configuration) throws(ConfigurationError) {
    for (selector, line, key) in pending.selectors
    where configuration.rules(named: selector).isEmpty {
      throw .unknownRule(
        selector, file: file, line: line, key: key,
        nearest: configuration.nearestRule(to: selector))
    }
  }

  /// All of the file; `checkSelectors` is to follow, once the files that it names are read.
  ///
  /// - Parameter verified: whether the examples of the user's own rules must come out.
  func read(verified: Bool = true) throws(ConfigurationError) -> Configuration {
    var result = Configuration()
    result.file = file
    guard let root = try document() else { return result }
    for (key, node, line) in try entries(root, "", Self.keys) {
      switch key {
      case "select": result.select = try selectors(node, key)
      case "ignore": result.ignore = try selectors(node, key)
      case "severity": result.severity = try severities(node, key)
      case "fail-on": result.failOn = try choice(node, key)
      case "profile": result.profile = try choice(node, key)
      case "types": result.types = try types(node, key)
      case "lang": result.language = try choice(node, key)
      case "paths": result.paths = try paths(node, key)
      case "limits": try limits(node, key, &result)
      case "reuse": try reuse(node, key, &result)
      case "lexicons": result.lexicons = try strings(node, key).map(resolve)
      case "units":
        if node.scalar != nil {
          result.unitsFile = resolve(try string(node, key))
        } else {
          result.reuse.unitNames += try strings(node, key)
        }
      case "rules": try rules(node, key, &result, verified)
      default: preconditionFailure("the key \(key) at line \(line ?? 0) is listed but not read")
      }
    }
    return result
  }

  // MARK: The parts

  private func paths(_ node: Node, _ key: String) throws(ConfigurationError)
    -> [Configuration.PathOverride]
  {
    var result: [Configuration.PathOverride] = []
    for (glob, value, _) in try entries(node, key, nil) {
      var override = Configuration.PathOverride(glob: glob)
      for (name, node, _) in try entries(value, "\(key).\(glob)", Self.pathKeys) {
        switch name {
        case "select": override.select = try selectors(node, name)
        case "ignore": override.ignore = try selectors(node, name)
        case "profile": override.profile = try choice(node, name)
        default: override.severity = try severities(node, name)
        }
      }
      result.append(override)
    }
    return result
  }

  private func limits(_ node: Node, _ key: String, _ result: inout Configuration)
    throws(ConfigurationError)
  {
    for (name, node, _) in try entries(node, key, Self.limitKeys) {
      let value = try integer(node, "\(key).\(name)", least: 1)
      if name == "jobs" { result.jobs = value } else { result.maxBytes = value }
    }
  }

  private func reuse(_ node: Node, _ key: String, _ result: inout Configuration)
    throws(ConfigurationError)
  {
    for (name, node, _) in try entries(node, key, Self.reuseKeys) {
      let path = "\(key).\(name)"
      switch name {
      case "recycled-ratio": result.reuse.recycledRatio = try ratio(node, path)
      case "partial-ratio": result.reuse.partialRatio = try ratio(node, path)
      case "partial-characters":
        result.reuse.partialCharacters = try integer(node, path, least: 1)
      case "passage-characters":
        result.reuse.passageCharacters = try integer(node, path, least: 1)
      case "shortest-document":
        result.reuse.shortestDocument = try integer(node, path, least: 0)
      case "frame-documents": result.reuse.frameDocuments = try integer(node, path, least: 1)
      case "templates": result.templateFiles = try strings(node, path).map(resolve)
      case "formulas": result.reuse.formulas = try strings(node, path)
      case "units": result.reuse.unitNames += try strings(node, path)
      default: result.reuse.series = try series(node, path)
      }
    }
  }

  private func series(_ node: Node, _ key: String) throws(ConfigurationError)
    -> [ReuseOptions.Series]
  {
    guard let list = node.sequence else { throw wrongType(node, key, "列表", "a list") }
    var result: [ReuseOptions.Series] = []
    for item in list {
      var title: String?
      var issuer: String?
      for (name, node, _) in try entries(item, key, Self.seriesKeys) {
        let value = try string(node, "\(key).\(name)")
        if name == "title" { title = value } else { issuer = value }
      }
      guard let title else {
        throw mistake(
          item, key, Message(zh: "\(key): 缺少“title”", en: "\(key): “title” is missing"))
      }
      result.append(.init(title: title, issuer: issuer))
    }
    return result
  }

  private func types(_ node: Node, _ key: String) throws(ConfigurationError)
    -> [Configuration.TypeOverride]
  {
    let known = DocumentStructure.PieceType.allCases.map(\.rawValue)
    var result: [Configuration.TypeOverride] = []
    for (type, value, _) in try entries(node, key, known) {
      var override = Configuration.TypeOverride(type: type)
      for (name, node, _) in try entries(value, "\(key).\(type)", Self.typeKeys) {
        switch name {
        case "ignore": override.ignore = try selectors(node, name)
        default: override.severity = try severities(node, name)
        }
      }
      result.append(override)
    }
    return result
  }

  private func rules(
    _ node: Node, _ key: String, _ result: inout Configuration, _ verified: Bool
  ) throws(ConfigurationError) {
    for (id, value, line) in try entries(node, key, nil) {
      if id == "files" {
        result.ruleFiles = try strings(value, "\(key).files").map(resolve)
        continue
      }
      if Self.isOwnRule(value) {
        let rule = try ownRule(id, value, "\(key).\(id)", line)
        if verified { try verify(rule) }
        try result.add([rule])
        continue
      }
      guard let rule = RuleRegistry.description(of: id) else {
        throw .unknownRule(id, file: file, line: line, key: key)
      }
      var options: [String: Configuration.OptionValue] = [:]
      let known = rule.options.isEmpty ? nil : rule.options.map(\.name)
      for (name, node, _) in try entries(value, "\(key).\(id)", known) {
        let path = "\(key).\(id).\(name)"
        guard let declared = rule.options.first(where: { $0.name == name }) else {
          throw mistake(
            node, path,
            Message(zh: "规则“\(id)”没有选项", en: "the rule “\(id)” has no options"))
        }
        try check(node, declared.kind, path)
        options[name] = try option(node, path)
      }
      result.rules[id] = options
    }
  }

  /// - Throws: for a value that is not of the option's kind.
  private func check(
    _ node: Node, _ kind: RuleOption.Kind, _ key: String
  ) throws(ConfigurationError) {
    switch kind {
    case .words: _ = try strings(node, key)
    case .text:
      guard node.scalar != nil else { throw wrongType(node, key, "文字", "a text") }
    case .boolean:
      guard let text = node.scalar?.string, ["true", "false"].contains(text) else {
        throw wrongType(node, key, "true 或 false", "true or false")
      }
    case .integer(let range):
      guard let text = node.scalar?.string, let value = Int(text), range.contains(value) else {
        throw wrongType(
          node, key, "\(range.lowerBound)到\(range.upperBound)的整数",
          "a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
    case .choice(let names):
      guard let text = node.scalar?.string, names.contains(text) else {
        let list = names.joined(separator: ", ")
        throw mistake(
          node, key,
          Message(zh: "“\(key)”应为 \(list) 之一", en: "“\(key)” must be one of \(list)"),
          nearest: Spelling.nearest(to: node.scalar?.string ?? "", among: names))
      }
    }
  }

  func option(_ node: Node, _ key: String) throws(ConfigurationError)
    -> Configuration.OptionValue
  {
    if let scalar = node.scalar { return .scalar(scalar.string) }
    if let list = node.sequence {
      var values: [Configuration.OptionValue] = []
      for item in list { values.append(try option(item, key)) }
      return .list(values)
    }
    var values: [String: Configuration.OptionValue] = [:]
    for (name, value, _) in try entries(node, key, nil) {
      values[name] = try option(value, "\(key).\(name)")
    }
    return .mapping(values)
  }

  private func severities(_ node: Node, _ key: String) throws(ConfigurationError)
    -> [Configuration.SeverityOverride]
  {
    var result: [Configuration.SeverityOverride] = []
    for (selector, value, line) in try entries(node, key, nil) {
      pending.selectors.append((selector, line, key))
      result.append(.init(selector, try choice(value, "\(key).\(selector)")))
    }
    return result
  }

  private func selectors(_ node: Node, _ key: String) throws(ConfigurationError) -> [String] {
    guard let list = node.sequence else {
      throw wrongType(node, key, "规则的列表", "a list of rules")
    }
    var result: [String] = []
    for item in list {
      let selector = try string(item, key)
      pending.selectors.append((selector, item.mark?.line, key))
      result.append(selector)
    }
    return result
  }

  // MARK: Values

  /// The entries of a mapping; `known` names its keys where they are not free.
  func entries(_ node: Node, _ key: String, _ known: [String]?) throws(ConfigurationError)
    -> [Entry]
  {
    guard let mapping = node.mapping else {
      // Nothing after the colon is an empty mapping, but a list or a word is a mistake.
      if isNull(node) { return [] }
      throw wrongType(node, key, "映射（键: 值）", "a mapping (key: value)")
    }
    var result: [Entry] = []
    for (name, value) in mapping {
      let line = name.mark?.line
      guard let text = name.scalar?.string else {
        throw wrongType(name, key, "文字的键", "a text as key")
      }
      if let known, !known.contains(text) {
        let full = key.isEmpty ? text : "\(key).\(text)"
        throw ConfigurationError(
          file: file, line: line, key: full,
          problem: Message(zh: "不认识的键“\(full)”", en: "unknown key “\(full)”"),
          nearest: Spelling.nearest(to: text, among: known))
      }
      result.append((text, value, line))
    }
    return result
  }

  func string(_ node: Node, _ key: String) throws(ConfigurationError) -> String {
    guard let scalar = node.scalar, !isNull(node), !scalar.string.isEmpty else {
      throw wrongType(node, key, "文字", "a text")
    }
    return scalar.string
  }

  func strings(_ node: Node, _ key: String) throws(ConfigurationError) -> [String] {
    guard let list = node.sequence else { throw wrongType(node, key, "列表", "a list") }
    var result: [String] = []
    for item in list { result.append(try string(item, key)) }
    return result
  }

  func integer(_ node: Node, _ key: String, least: Int) throws(ConfigurationError) -> Int {
    guard let scalar = node.scalar, let value = Int(scalar.string), value >= least else {
      throw wrongType(node, key, "不小于\(least)的整数", "a whole number, at least \(least)")
    }
    return value
  }

  private func ratio(_ node: Node, _ key: String) throws(ConfigurationError) -> Double {
    guard let scalar = node.scalar, let value = Double(scalar.string), value >= 0, value <= 1 else {
      throw wrongType(node, key, "0到1之间的数", "a number from 0 to 1")
    }
    return value
  }

  func choice<Value: RawRepresentable & CaseIterable>(_ node: Node, _ key: String)
    throws(ConfigurationError) -> Value where Value.RawValue == String
  {
    let names = Value.allCases.map(\.rawValue)
    let list = names.joined(separator: ", ")
    guard let text = node.scalar?.string else { throw wrongType(node, key, list, "one of \(list)") }
    // `off` unquoted is a Boolean to YAML 1.1, but its scalar keeps the letters.
    guard let value = Value(rawValue: text) else {
      throw mistake(
        node, key,
        Message(
          zh: "\(key): 不认识的值“\(text)”，应为 \(list) 之一",
          en: "\(key): unknown value “\(text)”, must be one of \(list)"),
        nearest: Spelling.nearest(to: text, among: names))
    }
    return value
  }

  func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// A path of the file, relative to the folder that the file lies in.
  private func resolve(_ path: String) -> String {
    guard !path.hasPrefix("/"), let file, let slash = file.lastIndex(of: "/") else { return path }
    return String(file[...slash]) + path
  }

  // MARK: Errors

  func mistake(
    _ node: Node, _ key: String, _ problem: Message, _ line: Int? = nil, nearest: String? = nil
  ) -> ConfigurationError {
    ConfigurationError(
      file: file, line: line ?? node.mark?.line, key: key.isEmpty ? nil : key, problem: problem,
      nearest: nearest)
  }

  func wrongType(_ node: Node, _ key: String, _ zh: String, _ en: String)
    -> ConfigurationError
  {
    key.isEmpty
      ? mistake(
        node, key,
        Message(zh: "整个文件应为\(zh)", en: "the whole file must be \(en)"))
      : mistake(
        node, key, Message(zh: "“\(key)”应为\(zh)", en: "“\(key)” must be \(en)"))
  }

  func error(for error: any Error) -> ConfigurationError {
    func notYAML(_ problem: String, _ line: Int?) -> ConfigurationError {
      ConfigurationError(
        file: file, line: line,
        problem: Message(zh: "不是有效的 YAML：\(problem)", en: "no valid YAML: \(problem)"))
    }
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return notYAML(problem, mark.line)
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      return ConfigurationError(
        file: file, line: line(ofSecond: key) ?? context.mark.line, key: key,
        problem: Message(zh: "键“\(key)”出现两次", en: "the key “\(key)” stands twice"))
    case .reader(let problem, _, _, _):
      return notYAML(problem, nil)
    default:
      return notYAML("\(error)", nil)
    }
  }

  /// The line on which a key of the top level stands for the second time.
  private func line(ofSecond key: String) -> Int? {
    var seen = false
    for (i, line) in yaml.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    where line.hasPrefix(key + ":") {
      if seen { return i + 1 }
      seen = true
    }
    return nil
  }
}
