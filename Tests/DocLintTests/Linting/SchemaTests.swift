import Foundation
import Testing

@testable import DocLint

/// The schema that editors use accepts what the reader accepts, and nothing else. JSON is YAML, so
/// that one text serves both.
@Suite struct SchemaTests {
  private static var schema: JSONSchema? {
    let path = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Documentation/doclint.schema.json")
    guard let data = FileManager.default.contents(atPath: path.path) else { return nil }
    return (try? JSONSerialization.jsonObject(with: data)).flatMap(JSONSchema.init)
  }

  static func own(_ body: String) -> String {
    #"{"rules": {"own-rule": {\#(body), "message": "m", "examples": {"wrong": ["甲甲"], "right": ["乙"]}}}}"#
  }

  static let accepted = [
    "{}", "null", #"{"select": ["reuse", "privacy-mobile"], "ignore": []}"#,
    #"{"severity": {"reuse": "off", "privacy": "info"}, "fail-on": "never", "lang": "en"}"#,
    #"{"profile": "web", "paths": {"a/**": {"profile": "official", "select": ["punct"]}}}"#,
    #"{"types": {"简报": {"ignore": ["punct"], "severity": {"privacy": "warning"}}, "规划": null}}"#,
    #"{"limits": {"max-bytes": 10, "jobs": 2}, "units": "u.txt", "lexicons": ["a"]}"#,
    #"{"units": ["甲"], "reuse": {"recycled-ratio": 0.4, "series": [{"title": "周报"}]}}"#,
    #"{"rules": {"privacy-mobile": {"allow": ["1"]}, "wording-jiezhi": {}, "files": []}}"#,
    own(#""kind": "existence", "words": ["甲"]"#),
    own(#""kind": "existence", "pattern": "甲+", "scope": "paragraph", "severity": "info""#),
    own(#""kind": "substitution", "replace": {"甲": "丙", "丁": null}, "fix": "safe""#),
    own(#""kind": "substitution", "pattern": "甲", "replacement": "丙", "as-of": "2024-03-01""#),
    own(#""kind": "occurrence", "words": ["甲"], "max": 1"#),
    own(#""kind": "repetition", "words": ["甲"], "within": 0, "summary": {"zh": "重复"}"#),
    own(#""kind": "metric", "measure": "length", "max": 1, "scope": ["body"]"#),
    own(#""kind": "metric", "measure": "length", "max": 1"#),
    #"{"rules": {"own-rule": {"kind": "consistency", "either": [["甲"], "丙"], "message": "m", "examples": {"wrong": ["甲丙"], "right": ["乙"]}}}}"#,
    #"{"rules": {"own-rule": {"kind": "conditional", "first": "甲", "second": "丙", "message": "m", "examples": {"wrong": ["甲"], "right": ["甲丙"]}}}}"#,
    #"{"rules": {"own-rule": {"kind": "sequence", "steps": ["甲", "丙"], "within": 3, "message": "m", "examples": {"wrong": ["甲丙"], "right": ["乙"]}}}}"#,
  ]

  static let refused = [
    "[]", #""a""#, #"{"selct": []}"#, #"{"select": "reuse"}"#, #"{"select": ["No Such"]}"#,
    #"{"severity": {"reuse": "loud"}}"#, #"{"profile": "blog"}"#, #"{"fail-on": "maybe"}"#,
    #"{"paths": {"a": {"lang": "en"}}}"#, #"{"types": {"小说": {}}}"#, #"{"limits": {"jobs": 0}}"#,
    #"{"types": {"简报": {"select": []}}}"#, #"{"reuse": {"partial-ratio": 2}}"#,
    #"{"reuse": {"series": [{"issuer": "甲"}]}}"#, #"{"rules": {"files": "a.yml"}}"#,
    own(#""kind": "exists", "words": ["甲"]"#), own(#""kind": "existence""#),
    own(#""kind": "existence", "words": []"#),
    own(#""kind": "existence", "words": ["甲"], "max": 1"#),
    own(#""kind": "occurrence", "words": ["甲"]"#), own(#""kind": "metric", "measure": "width""#),
    own(#""kind": "existence", "words": ["甲"], "as-of": "昨天""#),
    own(#""kind": "existence", "words": ["甲"], "scope": "titel""#),
    own(#""kind": "consistency", "either": [["甲"]]"#),
    #"{"rules": {"own-rule": {"kind": "existence", "words": ["甲"], "message": "m"}}}"#,
  ]

  private func isRead(_ text: String) -> Bool { (try? Configuration(yaml: text)) != nil }

  @Test(arguments: accepted) func bothAccept(_ text: String) throws {
    let schema = try #require(Self.schema)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(schema.accepts(value))
    #expect(throws: Never.self) { try Configuration(yaml: text) }
  }

  @Test(arguments: refused) func bothRefuse(_ text: String) throws {
    let schema = try #require(Self.schema)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(!schema.accepts(value))
    #expect(!isRead(text))
  }

  /// What `doclint init` writes can be read as it is, and with each of its examples.
  @Test func theTemplateAndItsExamplesAreRead() throws {
    let template = Configuration.template
    #expect(
      try Configuration(yaml: template).configurationHash
        == Configuration(yaml: "profile: official").configurationHash)
    let lines = template.split(separator: "\n", omittingEmptySubsequences: false)
    let all = lines.map { line -> String in
      guard line.hasPrefix("#") else { return String(line) }
      let rest = line.dropFirst()
      let isProse = rest.hasPrefix(" ") && !rest.hasPrefix("  ")
      return isProse ? "" : String(rest)
    }.joined(separator: "\n")
    let known = all.replacing(
      "[reuse, num, name, privacy, punct, wording, heading]", with: "[reuse, privacy, punct]"
    ).replacing("ignore: [heading]", with: "ignore: [punct]")
    let configuration = try Configuration(yaml: known)
    #expect(configuration.userRules.map(\.id) == ["own-office-name"])
    #expect(configuration.profile(for: "网站/a.md") == .web)
    let missing = Set(ConfigurationReader.keys).subtracting(["lexicons"]).filter { key in
      !known.split(separator: "\n").contains { $0.hasPrefix(key + ":") }
    }
    #expect(missing.isEmpty, "\(missing)")
  }
}

/// As much of JSON Schema (draft 2020-12) as the schema uses; a keyword that is not here is a
/// failure, so that none is passed over.
private struct JSONSchema {
  let root: [String: Any]

  init?(_ value: Any) {
    guard let root = value as? [String: Any] else { return nil }
    self.root = root
  }

  func accepts(_ value: Any) -> Bool { accepts(value, root) }

  private func accepts(_ value: Any, _ schema: [String: Any]) -> Bool {
    schema.allSatisfy { keyword, rule in self.holds(keyword, rule, value, schema) }
  }

  private func holds(_ keyword: String, _ rule: Any, _ value: Any, _ schema: [String: Any]) -> Bool
  {
    let object = value as? [String: Any]
    let list = value as? [Any]
    let number = value as? Double
    func schemas(_ rule: Any) -> [[String: Any]] { rule as? [[String: Any]] ?? [] }
    func count(_ rule: Any) -> Int { rule as? Int ?? .max }
    switch keyword {
    case "$schema", "$defs", "title", "description", "default": return true
    case "type":
      let names = rule as? [String] ?? [rule as? String ?? ""]
      return names.contains { Self.isOf($0, value) }
    case "enum":
      return (rule as? [Any] ?? []).contains { ($0 as? String) == (value as? String) }
        && value is String
    case "const": return (rule as? String) == (value as? String)
    case "$ref":
      let name = (rule as? String)?.split(separator: "/").last.map(String.init) ?? ""
      let defs = root["$defs"] as? [String: Any]
      return (defs?[name] as? [String: Any]).map { accepts(value, $0) } ?? false
    case "oneOf": return schemas(rule).count { accepts(value, $0) } == 1
    case "anyOf": return schemas(rule).contains { accepts(value, $0) }
    case "allOf": return schemas(rule).allSatisfy { accepts(value, $0) }
    case "not": return !accepts(value, rule as? [String: Any] ?? [:])
    case "required":
      return object.map { o in (rule as? [String] ?? []).allSatisfy { o[$0] != nil } } ?? true
    case "properties":
      let properties = rule as? [String: [String: Any]] ?? [:]
      return object?.allSatisfy { key, value in
        properties[key].map { accepts(value, $0) } ?? true
      } ?? true
    case "propertyNames":
      return object?.keys.allSatisfy { accepts($0, rule as? [String: Any] ?? [:]) } ?? true
    case "additionalProperties":
      let named = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
      return object?.allSatisfy { key, value in
        if named.contains(key) { return true }
        return (rule as? [String: Any]).map { accepts(value, $0) } ?? (rule as? Bool ?? true)
      } ?? true
    case "items": return list?.allSatisfy { accepts($0, rule as? [String: Any] ?? [:]) } ?? true
    case "minItems": return list.map { $0.count >= count(rule) } ?? true
    case "minProperties": return object.map { $0.count >= count(rule) } ?? true
    case "minLength": return (value as? String).map { $0.count >= count(rule) } ?? true
    case "minimum": return number.map { $0 >= (rule as? Double ?? .infinity) } ?? true
    case "maximum": return number.map { $0 <= (rule as? Double ?? -.infinity) } ?? true
    case "pattern":
      return (value as? String).map {
        $0.range(of: rule as? String ?? "", options: .regularExpression) != nil
      } ?? true
    default:
      Issue.record("the keyword \(keyword) is not known here")
      return false
    }
  }

  private static func isOf(_ name: String, _ value: Any) -> Bool {
    switch name {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "integer": (value as? Double).map { $0.rounded() == $0 } ?? false
    case "number": value is Double
    default: false
    }
  }
}
