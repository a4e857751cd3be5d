internal import Yams

/// The user's own rules, under `rules:` of a configuration or at the top of a file that it names.
extension ConfigurationReader {
  /// The keys of every kind, and those of each.
  static let commonRuleKeys = [
    "kind", "scope", "message", "severity", "summary", "source", "as-of", "examples",
  ]
  static func ruleKeys(_ kind: String) -> [String] {
    switch kind {
    case "existence": ["words", "pattern"]
    case "substitution": ["replace", "pattern", "replacement", "fix"]
    case "occurrence": ["words", "pattern", "min", "max"]
    case "repetition": ["words", "pattern", "within"]
    case "consistency": ["either"]
    case "conditional": ["first", "second"]
    case "sequence": ["steps", "within"]
    default: ["measure", "min", "max"]
    }
  }

  /// The rules of a file of nothing but rules: ids and what they are.
  func ownRules(verified: Bool = true) throws(ConfigurationError) -> [UserRule] {
    guard let root = try document() else { return [] }
    var rules: [UserRule] = []
    for (id, node, line) in try entries(root, "", nil) {
      let rule = try ownRule(id, node, "\(id)", line)
      if verified { try verify(rule) }
      rules.append(rule)
    }
    return rules
  }

  /// Whether the node defines a rule rather than setting options of one.
  static func isOwnRule(_ node: Node) -> Bool { node.mapping?["kind"] != nil }

  /// - Throws: if an example does not come out as it says: a rule that finds nothing where it
  ///   should would be a silent pass.
  func verify(_ rule: UserRule) throws(ConfigurationError) {
    for result in rule.results() {
      guard let problem = result.problem else { continue }
      let name = result.isWrong ? "wrong" : "right"
      throw ConfigurationError(
        file: file, line: rule.line, key: "\(rule.id).examples.\(name)",
        problem: Message(
          zh: "规则“\(rule.id)”的例子（\(name)）“\(result.example)”\(problem.zh)",
          en: "the rule “\(rule.id)”, example (\(name)) “\(result.example)”: \(problem.en)"))
    }
  }

  func ownRule(
    _ id: String, _ node: Node, _ key: String, _ line: Int?
  ) throws(ConfigurationError) -> UserRule {
    guard id.split(separator: "-", omittingEmptySubsequences: false).count > 1,
      id.utf8.allSatisfy({
        $0 == 0x2D || ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
      }), !id.hasPrefix("-"), !id.hasSuffix("-"), !id.contains("--")
    else {
      throw mistake(
        node, key,
        Message(
          zh: "规则的编号“\(id)”应为小写字母、数字和连字符，至少两段，例如 own-term",
          en: "the id “\(id)” must be lower-case words joined by hyphens, such as own-term"), line)
    }
    guard RuleRegistry.description(of: id) == nil else {
      throw mistake(
        node, key,
        Message(zh: "“\(id)”是自带的规则，请另取编号", en: "“\(id)” is a rule of the program's own"),
        line)
    }
    guard let kindNode = node.mapping?["kind"], let kind = kindNode.scalar?.string else {
      throw mistake(
        node, key,
        Message(zh: "规则“\(id)”缺少“kind”", en: "the rule “\(id)” lacks “kind”"), line)
    }
    guard UserRule.kinds.contains(kind) else {
      let list = UserRule.kinds.joined(separator: ", ")
      throw mistake(
        kindNode, "\(key).kind",
        Message(
          zh: "不认识的“kind”：“\(kind)”，应为 \(list) 之一",
          en: "unknown “kind”: “\(kind)”, must be one of \(list)"),
        nearest: Spelling.nearest(to: kind, among: UserRule.kinds))
    }
    var values: [String: Node] = [:]
    for (name, value, _)
      in try entries(node, key, Self.commonRuleKeys + Self.ruleKeys(kind))
    {
      values[name] = value
    }
    func need(_ name: String) throws(ConfigurationError) -> Node {
      guard let value = values[name] else {
        throw mistake(
          node, "\(key).\(name)",
          Message(
            zh: "规则“\(id)”缺少“\(name)”", en: "the rule “\(id)” lacks “\(name)”"), line)
      }
      return value
    }

    let message = try text(try need("message"), "\(key).message", UserRule.placeholders(kind))
    let examples = try need("examples")
    var wrong: [String] = []
    var right: [String] = []
    for (name, list, _) in try entries(examples, "\(key).examples", ["wrong", "right"]) {
      let texts = try strings(list, "\(key).examples.\(name)")
      if name == "wrong" { wrong = texts } else { right = texts }
    }
    guard !wrong.isEmpty, !right.isEmpty else {
      throw mistake(
        examples, "\(key).examples",
        Message(
          zh: "规则“\(id)”的“examples”要有 wrong 和 right，各至少一个",
          en: "“examples” of the rule “\(id)” must have wrong and right, one each at least"))
    }
    var severity = Severity.warning
    if let node = values["severity"] { severity = try choice(node, "\(key).severity") }
    var applicability = Fix.Applicability.unsafe
    if let node = values["fix"] { applicability = try choice(node, "\(key).fix") }
    let checked = try self.kind(kind, values, key, need)
    var source = Message(zh: "本单位的规则", en: "the user's own rule")
    if let node = values["source"] {
      let text = try string(node, "\(key).source")
      source = Message(zh: text, en: text)
    }
    if let node = values["as-of"] {
      let date = try string(node, "\(key).as-of")
      guard date.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil else {
        throw wrongType(node, "\(key).as-of", "日期（2024-03-01）", "a date (2024-03-01)")
      }
      source = Message(zh: "\(source.zh)，截至 \(date)", en: "\(source.en), as of \(date)")
    }
    var summary = message
    if let node = values["summary"] { summary = try text(node, "\(key).summary", []) }
    var fix: (applicability: Fix.Applicability, text: Message)?
    if case .substitution = checked {
      fix = (applicability, Message(zh: "改为规定的写法", en: "writes what is given"))
    }
    var definition: [String: Configuration.OptionValue] = [:]
    for (name, value) in values { definition[name] = try option(value, "\(key).\(name)") }
    return UserRule(
      description: RuleDescription(
        id: id, category: "user", severity: severity, summary: summary, rationale: source,
        source: .init(.practice, source), fix: fix, triggering: wrong, nonTriggering: right),
      kind: checked, scope: try scope(values["scope"], "\(key).scope"), message: message,
      applicability: applicability, file: file, line: line, definition: definition)
  }

  // MARK: Parts

  private func kind(
    _ kind: String, _ values: [String: Node], _ key: String,
    _ need: (String) throws(ConfigurationError) -> Node
  ) throws(ConfigurationError) -> UserRule.Kind {
    func number(_ name: String) throws(ConfigurationError) -> Int? {
      guard let node = values[name] else { return nil }
      return try integer(node, "\(key).\(name)", least: 0)
    }
    func expression(_ name: String) throws(ConfigurationError) -> String {
      try self.expression(try need(name), "\(key).\(name)")
    }
    func words(_ node: Node, _ name: String) throws(ConfigurationError) -> [String] {
      let list = try strings(node, "\(key).\(name)")
      guard !list.isEmpty else {
        throw wrongType(node, "\(key).\(name)", "不空的列表", "a list that is not empty")
      }
      return list
    }
    func pattern() throws(ConfigurationError) -> UserRule.Pattern {
      if let node = values["words"] { return .words(try words(node, "words")) }
      return .expression(try expression("pattern"))
    }
    func bounds() throws(ConfigurationError) -> (Int?, Int?) {
      let (least, most) = (try number("min"), try number("max"))
      if least == nil && most == nil { _ = try need("max") }
      return (least, most)
    }
    switch kind {
    case "existence": return .existence(try pattern())
    case "substitution":
      guard let table = values["replace"] else {
        let source = try expression("pattern")
        let template = try plain(try need("replacement"), "\(key).replacement")
        return .substitution(.expression(source), replacements: [template])
      }
      var from: [String] = []
      var to: [String] = []
      for (word, node, line) in try entries(table, "\(key).replace", nil) {
        guard !word.isEmpty else {
          throw mistake(
            node, "\(key).replace", Message(zh: "不能替换空的词", en: "an empty word"), line)
        }
        from.append(word)
        to.append(try plain(node, "\(key).replace.\(word)"))
      }
      guard !from.isEmpty else {
        throw wrongType(table, "\(key).replace", "不空的映射（错: 对）", "a mapping (wrong: right)")
      }
      return .substitution(.words(from), replacements: to)
    case "occurrence":
      let (least, most) = try bounds()
      return .occurrence(try pattern(), least: least, most: most)
    case "repetition": return .repetition(try pattern(), within: try number("within") ?? 0)
    case "consistency":
      let node = try need("either")
      guard let list = node.sequence, list.count > 1 else {
        throw wrongType(
          node, "\(key).either", "两组以上词的列表", "a list of two or more lists of words")
      }
      var groups: [[String]] = []
      for item in list {
        groups.append(
          item.scalar == nil ? try words(item, "either") : [try string(item, "\(key).either")])
      }
      return .consistency(groups)
    case "conditional":
      return .conditional(first: try expression("first"), second: try expression("second"))
    case "sequence":
      let node = try need("steps")
      guard let list = node.sequence, list.count > 1 else {
        throw wrongType(node, "\(key).steps", "两个以上的列表", "a list of two or more")
      }
      var steps: [String] = []
      for item in list { steps.append(try self.expression(item, "\(key).steps")) }
      return .sequence(steps, within: try number("within") ?? 10)
    default:
      let (least, most) = try bounds()
      return .metric(
        try choice(try need("measure"), "\(key).measure"), least: least, most: most)
    }
  }

  /// A text in one language or in both, with names in braces that must be known.
  private func text(
    _ node: Node, _ key: String, _ placeholders: [String]
  ) throws(ConfigurationError) -> Message {
    var zh: String?
    var en: String?
    if node.scalar != nil {
      zh = try string(node, key)
    } else {
      for (name, value, _) in try entries(node, key, ["zh", "en"]) {
        let text = try string(value, "\(key).\(name)")
        if name == "zh" { zh = text } else { en = text }
      }
    }
    guard let first = zh ?? en else { throw wrongType(node, key, "文字", "a text") }
    let message = Message(zh: zh ?? first, en: en ?? first)
    for text in [message.zh, message.en] {
      for match in text.matches(of: /\{([a-z-]+)\}/) {
        let name = String(match.1)
        if placeholders.contains(name) { continue }
        throw mistake(
          node, key,
          Message(
            zh: "“\(key)”里不认识“{\(name)}”", en: "unknown “{\(name)}” in “\(key)”"),
          nearest: Spelling.nearest(to: name, among: placeholders))
      }
    }
    return message
  }

  /// A text that may be empty.
  private func plain(_ node: Node, _ key: String) throws(ConfigurationError) -> String {
    guard let scalar = node.scalar else { throw wrongType(node, key, "文字", "a text") }
    return isNull(node) ? "" : scalar.string
  }

  private func expression(_ node: Node, _ key: String) throws(ConfigurationError) -> String {
    let source = try string(node, key)
    do throws(RegularExpression.PatternError) {
      _ = try RegularExpression(source)
    } catch {
      let place = error.offset.map { (zh: "第\($0 + 1)个字符处", en: " at character \($0 + 1)") }
      throw mistake(
        node, key,
        Message(
          zh: "“\(key)”的正则表达式“\(source)”有误：\(place?.zh ?? "")\(error.error.name)",
          en: "the regular expression “\(source)” of “\(key)” is wrong\(place?.en ?? ""): "
            + error.error.name))
    }
    return source
  }

  private func scope(_ node: Node?, _ key: String) throws(ConfigurationError) -> UserRule.Scope? {
    guard let node else { return nil }
    let names = node.scalar != nil ? [try string(node, key)] : try strings(node, key)
    var roles: Set<DocumentStructure.Role> = []
    let known = ["text", "paragraph"] + UserRule.scopes.map(\.name)
    for name in names {
      if name == "text" || name == "paragraph" {
        guard names.count == 1 else {
          throw mistake(
            node, key,
            Message(
              zh: "“\(key)”里“\(name)”只能单独写", en: "“\(name)” in “\(key)” stands alone"))
        }
        return name == "text" ? nil : .any
      }
      guard let role = UserRule.scopes.first(where: { $0.name == name })?.role else {
        throw mistake(
          node, key,
          Message(
            zh: "不认识的“scope”：“\(name)”，可用 \(known.joined(separator: ", "))",
            en: "unknown “scope”: “\(name)”, there are \(known.joined(separator: ", "))"),
          nearest: Spelling.nearest(to: name, among: known))
      }
      roles.insert(role)
    }
    return roles.isEmpty ? nil : .roles(roles)
  }
}
