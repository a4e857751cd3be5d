import ArgumentParser
import DocLint

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "列出各条规则；给出编号则解释一条。")

  @Argument(help: "规则的编号。") var id: String?
  @Option(help: "输出格式：text、json。") var format = "text"
  @Option(help: "消息的语言：zh、en。") var lang: String?

  func run() throws {
    try OptionValue.oneOf("--format", format, ["text", "json"])
    let language = try OptionValue.language(lang) ?? .chinese
    var rules = RuleRegistry.all
    if let id {
      rules = rules.filter { $0.id == id }
      if rules.isEmpty {
        let shown = RawArguments.shown(id)
        let nearest = RuleRegistry.nearest(to: id)
        throw UsageError(
          "没有规则“\(shown)”" + (nearest.map { "，是否指 \($0)？" } ?? ""),
          "there is no rule '\(shown)'" + (nearest.map { "; did you mean \($0)?" } ?? ""))
      }
    }
    let bytes: [UInt8]
    if format == "json" {
      bytes = json(rules, language)
    } else if let id {
      var page = RuleDocumentation.page(id, language) ?? id
      if !page.hasSuffix("\n") { page += "\n" }
      bytes = Array(page.utf8)
    } else {
      bytes = list(rules, language)
    }
    Streams.output(bytes, language: language)
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
      json.key("id")
      json.string(rule.id)
      json.key("severity")
      json.string(rule.severity.rawValue)
      json.key("category")
      json.string(rule.category)
      json.key("summary")
      json.string(rule.summary[language])
      json.key("source")
      json.beginObject(onOneLine: true)
      json.key("level")
      json.string(rule.source.level.rawValue)
      json.key("text")
      json.string(rule.source.text[language])
      json.endObject()
      json.key("fix")
      if let fix = rule.fix {
        json.beginObject(onOneLine: true)
        json.key("applicability")
        json.string(fix.applicability.rawValue)
        json.key("text")
        json.string(fix.text[language])
        json.endObject()
      } else {
        json.null()
      }
      json.endObject()
    }
    json.endArray()
    json.finish()
    return json.bytes
  }
}
