internal import Yams

extension Configuration {
  /// A first configuration, with every key explained: what `doclint init` writes. A line that
  /// starts with `#` and no single blank behind it is an example that can be taken as it is.
  public static let template = """
    # DocLint 的配置。去掉行首的“#”即生效；写错的键会指出行号和最接近的键。
    # Configuration of DocLint. Take the “#” away to use a line.
    # doclint rules 列出全部规则；doclint rules 编号 解释一条。

    # 只用／不用的规则或前缀 Rules or prefixes that run, and that do not
    #select: [reuse, num, name, privacy, punct, wording, heading]
    #ignore: [punct]

    # 级别 Severities: error, warning, info, off；最长的前缀优先 the longest prefix wins
    #severity:
    #  punct: info
    #  privacy-mobile: error

    # 达到此级别即以 1 退出 Exit code 1 from: error, warning, info, never
    fail-on: error

    # 行文规范 House style: official（公文）, web（网页）
    profile: official

    # 消息的语言 Language of messages: zh, en
    #lang: zh

    # 按路径另行规定 Otherwise for paths: 后面的优先 the last that matches wins
    #paths:
    #  "网站/**":
    #    profile: web
    #  "存档/":
    #    ignore: [wording]
    #    severity: {privacy: warning}

    # 按文种另行规定 Otherwise for types: 专报、简报、典型案例、通知/函、规划、工作要点
    #types:
    #  简报:
    #    ignore: [heading]

    # 上限 Limits
    #limits:
    #  max-bytes: 100000000
    #  jobs: 4

    # 重复使用 Reuse of text
    #reuse:
    #  recycled-ratio: 0.5
    #  partial-ratio: 0.02
    #  formulas: [特此报告]
    #  series: [{title: "*周报第*期"}]

    # 本地单位的名称 Names of units; 也可以是文件名 or a file with one on each line
    #units: [柳桥县卫生服务中心, 青禾市第二中学]

    # 规则的选项，以及自定的规则 Options of rules, and rules of one's own
    #rules:
    #  privacy-mobile:
    #    allow: ["13800000000"]
    #  own-office-name:
    #    kind: substitution
    #    replace: {柳桥县卫计局: 柳桥县卫生健康局}
    #    message: “{found}”已更名，写“{replacement}”
    #    severity: warning
    #    as-of: 2024-03-01
    #    examples:
    #      wrong: [报↓柳桥县卫计局备案。]
    #      right: [报柳桥县卫生健康局备案。]

    """

  /// How one example of a rule of the user's own came out.
  public struct ExampleResult: Hashable, Sendable {
    public let rule: String
    public let example: String
    /// Whether something was to be found in it.
    public let isWrong: Bool
    /// What is not as it should be; `nil` if all is.
    public let problem: Message?
  }

  /// Runs the examples of the rules in a file: a configuration, with the files that it names, or a
  /// file of nothing but rules.
  public static func testExamples(
    inFile file: String
  ) throws(ConfigurationError) -> [ExampleResult] {
    let reader = ConfigurationReader(yaml: try text(file, for: file, key: nil), file: file)
    var rules: [UserRule] = []
    if let root = try reader.document(), root.mapping?["rules"] != nil {
      let configuration = try reader.read(verified: false)
      rules = configuration.userRules
      for path in configuration.ruleFiles {
        let yaml = try text(path, for: file, key: "rules.files")
        rules += try ConfigurationReader(yaml: yaml, file: path).ownRules(verified: false)
      }
    } else {
      rules = try reader.ownRules(verified: false)
    }
    return rules.sorted { $0.id < $1.id }.flatMap { rule in
      rule.results().map {
        ExampleResult(
          rule: rule.id, example: $0.example, isWrong: $0.isWrong, problem: $0.problem)
      }
    }
  }
}
