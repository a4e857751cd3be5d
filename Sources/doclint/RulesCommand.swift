import ArgumentParser
import DocLint

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "列出各条规则；给出编号则解释一条。")

  @Argument(help: "规则的编号。") var id: String?
  @Option(help: "输出格式：text、json。") var format = "text"
  @Option(help: "试验文件中自定规则的例子：配置文件，或只有规则的文件。") var test: String?
  @Option(help: "配置文件；默认自当前文件夹逐级向上寻找 .doclint.yml。") var config: String?
  @Flag(help: "不读任何配置文件。") var isolated = false
  @Option(help: "消息的语言：zh、en。") var lang: String?

  func run() throws {
    try OptionValue.oneOf("--format", format, ["text", "json"])
    let wanted = try OptionValue.language(lang)
    if let test { return try self.test(test, wanted ?? .chinese) }
    let configuration = try ConfigurationSearch(
      named: config, isolated: isolated, language: wanted
    ).configuration(for: "./-")
    let language = wanted ?? configuration.language ?? .chinese
    var rules = configuration.allRules
    if let id {
      rules = rules.filter { $0.id == id }
      if rules.isEmpty {
        let shown = RawArguments.shown(id)
        let nearest = configuration.nearestRule(to: id)
        throw UsageError(
          "没有规则“\(shown)”" + (nearest.map { "，是否指 \($0)？" } ?? ""),
          "there is no rule '\(shown)'" + (nearest.map { "; did you mean \($0)?" } ?? ""))
      }
    }
    let bytes: [UInt8]
    if format == "json" {
      bytes = json(rules, language)
    } else if id != nil {
      var page = rules.map { RuleDocumentation.page($0, language) }.joined()
      if !page.hasSuffix("\n") { page += "\n" }
      bytes = Array(page.utf8)
    } else {
      bytes = list(rules, language)
    }
    Streams.output(bytes, language: language)
  }

  /// Runs the examples of the rules in a file: exit code 1 if one does not come out.
  private func test(_ file: String, _ language: Language) throws {
    let results: [Configuration.ExampleResult]
    do throws(ConfigurationError) {
      results = try Configuration.testExamples(
        inFile: String(decoding: RawArguments.decode(file), as: UTF8.self))
    } catch {
      throw UsageError(error.message)
    }
    var lines = ""
    for result in results {
      let kind = result.isWrong ? "wrong" : "right"
      let outcome = result.problem.map { "FAIL  \($0[language])" } ?? "ok"
      lines += VisibleText.escaped("\(result.rule)  \(kind)  \(result.example)  \(outcome)") + "\n"
    }
    let failed = results.count { $0.problem != nil }
    let summary = Message(
      zh: "\(results.count)个例子，\(failed)个不符", en: "\(results.count) examples, \(failed) failed")
    lines += summary[language] + "\n"
    Streams.output(Array(lines.utf8), language: language)
    if results.isEmpty {
      throw UsageError("文件里没有自定的规则", "no rules of one's own stand in the file")
    }
    if failed > 0 { throw ExitCode(Exit.findings) }
  }

  private func list(_ rules: [RuleDescription], _ language: Language) -> [UInt8] {
    let width = rules.map(\.id.utf8.count).max() ?? 0
    let lines = rules.map { rule in
      rule.id + String(repeating: " ", count: width - rule.id.utf8.count + 2)
        + rule.severity.rawValue
        + String(repeating: " ", count: 9 - rule.severity.rawValue.utf8.count)
        + rule.summary[language] + "\n"
    }
    return Array(lines.joined().utf8)
  }

  private func json(_ rules: [RuleDescription], _ language: Language) -> [UInt8] {
    var json = JSONWriter()
    json.beginArray()
    for rule in rules {
      json.beginObject()
      json.member("id", rule.id)
      json.member("severity", rule.severity.rawValue)
      json.member("category", rule.category)
      json.member("summary", rule.summary[language])
      json.key("source")
      json.beginObject(onOneLine: true)
      json.member("level", rule.source.level.rawValue)
      json.member("text", rule.source.text[language])
      json.endObject()
      json.key("fix")
      if let fix = rule.fix {
        json.beginObject(onOneLine: true)
        json.member("applicability", fix.applicability.rawValue)
        json.member("text", fix.text[language])
        json.endObject()
      } else {
        json.null()
      }
      json.key("options")
      json.beginArray()
      for option in rule.options {
        json.beginObject(onOneLine: true)
        json.member("name", option.name)
        json.member("default", option.standard)
        json.member("summary", option.summary[language])
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.finish()
    return json.bytes
  }
}
