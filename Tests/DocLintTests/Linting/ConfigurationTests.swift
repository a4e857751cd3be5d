import Foundation
import Testing

@testable import DocLint

@Suite struct ConfigurationTests {
  private func mistake(_ yaml: String) -> ConfigurationError? {
    do {
      _ = try Configuration(yaml: yaml, file: "c.yml")
      return nil
    } catch { return error }
  }

  @Test(arguments: ["", "\n", "# only a comment\n", "---\n", "~\n"])
  func nothingIsAConfiguration(_ yaml: String) throws {
    let hash = try Configuration(yaml: yaml).configurationHash
    #expect(hash == Configuration().configurationHash)
  }

  @Test(arguments: [
    ("# one\n\nignroe:\n  - reuse\n", 3, "ignroe", "ignore"),
    ("# one\n\nselct:\n  - reuse\n", 3, "selct", "select"),
    ("reuse:\n  recycled-ration: 0.4\n", 2, "reuse.recycled-ration", "recycled-ratio"),
    ("ignore:\n  - privacy-mobil\n", 2, "ignore", "privacy-mobile"),
    ("select: [reuse,\n  ruese]\n", 2, "select", "reuse"),
    ("severity:\n  reuse: eror\n", 2, "severity.reuse", "error"),
    ("severity:\n  reuze: error\n", 2, "severity", "reuse"),
    ("fail-on: waning\n", 1, "fail-on", "warning"),
    ("paths:\n  '*.md':\n    ingore: [reuse]\n", 3, "paths.*.md.ingore", "ignore"),
    ("rules:\n  privacy-mobille: {}\n", 2, "rules", "privacy-mobile"),
    ("profile: wbe\n", 1, "profile", "web"),
    ("types:\n  简抱: {}\n", 2, "types.简抱", "简报"),
    ("rules:\n  privacy-mobile:\n    alow: []\n", 3, "rules.privacy-mobile.alow", "allow"),
  ])
  func theNearestIsNamed(_ yaml: String, _ line: Int, _ key: String, _ nearest: String) throws {
    let error = try #require(mistake(yaml))
    #expect(error.line == line)
    #expect(error.key == key)
    #expect(error.nearest == nearest)
    #expect(error.message.zh.contains("c.yml: 第\(line)行"))
    #expect(error.message.zh.contains("是否想写“\(nearest)”"))
    #expect(error.message.en.contains("c.yml: line \(line)"))
  }

  @Test(
    arguments: [
      ("select: [a\nb: : c\n", 2), ("- a\n- b\n", 1), ("select: {a: 1}\n", 1),
      ("\nselect: [reuse]\nselect: [reuse]\n", 3), ("a word\n", 1), ("select: reuse\n", 1),
      ("limits:\n  max-bytes: many\n", 2), ("reuse:\n  recycled-ratio: 1.5\n", 2),
      ("reuse:\n  series:\n    - issuer: 某办\n", 3), ("lang: fr\n", 1), ("profile: [a]\n", 1),
      ("lexicons: words.txt\n", 1), ("rules:\n  privacy-mobile: [a]\n", 2),
      ("rules:\n  privacy-mobile: {allow: 1}\n", 2),
      ("rules:\n  wording-jiezhi:\n    any: 1\n", 3),
    ] as [(String, Int)])
  func mistakesNameTheirLine(_ yaml: String, _ line: Int) throws {
    let error = try #require(mistake(yaml))
    #expect(error.file == "c.yml")
    #expect(error.line == line, "\(error)")
  }

  @Test func everythingIsRead() throws {
    let yaml = """
      select: [reuse, privacy]
      ignore: [reuse-partial]
      severity: {reuse: warning, reuse-recycled: error, privacy-mobile: off}
      fail-on: warning
      profile: web
      lang: en
      paths:
        "存档/**": {select: [privacy], severity: {privacy-mobile: info}, profile: official}
      types:
        简报: {ignore: [punct], severity: {privacy: warning}}
      limits: {max-bytes: 1000, jobs: 2}
      reuse:
        recycled-ratio: 0.4
        partial-ratio: 0.1
        partial-characters: 50
        passage-characters: 12
        shortest-document: 20
        frame-documents: 4
        templates: [t/a.txt]
        formulas: [特此报告]
        series: [{title: "周报第*期", issuer: 某办}]
        units: [东山县第一医院]
      lexicons: [w.txt]
      units: units.txt
      rules: {privacy-mobile: {allow: [a, b]}}
      """
    let c = try Configuration(yaml: yaml, file: "f/.doclint.yml")
    #expect(c.select == ["reuse", "privacy"] && c.ignore == ["reuse-partial"])
    #expect(c.failOn == .warning && c.profile == .web && c.language == .english)
    #expect(c.maxBytes == 1000 && c.jobs == 2)
    #expect(c.reuse.recycledRatio == 0.4 && c.reuse.frameDocuments == 4)
    #expect(c.templateFiles == ["f/t/a.txt"] && c.lexicons == ["f/w.txt"])
    #expect(c.unitsFile == "f/units.txt" && c.reuse.unitNames == ["东山县第一医院"])
    #expect(c.reuse.series == [.init(title: "周报第*期", issuer: "某办")])
    #expect(c.rules["privacy-mobile"]?.keys.sorted() == ["allow"])
    #expect(c.severity(of: "reuse-recycled", path: "a") == .error)
    #expect(c.severity(of: "reuse-leftover-name", path: "a") == .warning)
    #expect(c.severity(of: "reuse-partial", path: "a") == nil)
    #expect(c.severity(of: "privacy-mobile", path: "a") == nil)
    #expect(c.severity(of: "privacy-mobile", path: "存档/b/a") == .info)
    #expect(c.severity(of: "privacy-mobile", path: "f/存档/b/a") == .info)
    #expect(!c.isSelected("reuse-recycled", path: "存档/a"))
    #expect(!c.isSelected("wording-jiezhi", path: "a"))
    #expect(c.profile(for: "a") == .web && c.profile(for: "存档/a") == .official)
    #expect(c.level(of: "punct-paren-halfwidth", type: "简报") == .off)
    #expect(c.level(of: "privacy-mobile", type: "简报") == .warning)
    #expect(c.level(of: "privacy-mobile", type: "专报") == nil)
  }

  @Test func theCommandLineOverrides() throws {
    let c = try Configuration(yaml: "select: [reuse]\nignore: [privacy]\n")
    let d = try c.overridden(select: ["punct"], ignore: ["reuse"])
    #expect(d.select == ["punct"] && d.ignore == ["privacy", "reuse"])
    #expect(throws: ConfigurationError.self) { try c.overridden(ignore: ["privacy-mobil"]) }
    let both = try Configuration().overridden(select: ["privacy-mobile"], ignore: ["privacy"])
    #expect(!both.isSelected("privacy-mobile", path: "a"))
  }

  @Test func theHashFollowsWhatMatters() throws {
    func hash(_ yaml: String) throws -> String { try Configuration(yaml: yaml).configurationHash }
    #expect(try hash("select: [reuse, privacy]") == hash("select: [privacy, reuse]\nlang: en"))
    #expect(try hash("ignore: [reuse]") != hash("ignore: [privacy]"))
    #expect(try hash("reuse: {recycled-ratio: 0.4}") != hash(""))
    #expect(try hash("").count == 16)
  }

  @Test func failOnIsReached() {
    #expect(Configuration.FailOn.error.isReached(by: .error))
    #expect(!Configuration.FailOn.error.isReached(by: .warning))
    #expect(Configuration.FailOn.info.isReached(by: .info))
    #expect(!Configuration.FailOn.never.isReached(by: .error))
  }

  @Test func filesAreFoundUpwardAndRead() throws {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("doclint-\(UUID().uuidString)")
    let deep = root.appendingPathComponent("x/y")
    try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let file = root.appendingPathComponent(".doclint.yml")
    try Data("reuse: {templates: [t.txt]}\nunits: u.txt\nlexicons: [w.txt]\n".utf8).write(to: file)
    let found = try #require(Configuration.find(from: deep.path))
    #expect(found.hasSuffix("/.doclint.yml"))
    #expect(throws: ConfigurationError.self) { try Configuration(contentsOf: found) }
    try Data("\u{FEFF}样式".utf8).write(to: root.appendingPathComponent("t.txt"))
    try Data("# 单位\n甲院\n\n 乙院 \n".utf8).write(to: root.appendingPathComponent("u.txt"))
    let words = root.appendingPathComponent("w.txt")
    try Data("医共体\n热敏灸 二十 n\n".utf8).write(to: words)
    #expect {
      try Configuration(contentsOf: found)
    } throws: { error in
      (error as? ConfigurationError)?.line == 2
    }
    try Data("医共体\n热敏灸 20 n\n".utf8).write(to: words)
    let c = try Configuration(contentsOf: found)
    #expect(c.lexicon == Lexicon(words: ["热敏灸", "医共体"]))
    #expect(c.reuse.templates == ["样式"] && c.reuse.unitNames == ["甲院", "乙院"])
    try Data([0x61, 0x3A, 0x31, 0x0A, 0xFF, 0xFE]).write(to: file)
    #expect {
      try Configuration(contentsOf: found)
    } throws: { error in
      (error as? ConfigurationError)?.line == 2
    }
  }

  @Test(arguments: [
    ("*.md", "说明/a.md", true), ("*.md", "a.txt", false), ("a/**/b.txt", "a/b.txt", true),
    ("a/**/b.txt", "a/x/y/b.txt", true), ("a/*.txt", "a/x/b.txt", false), ("a/", "a/x/b", true),
    ("**/甲?.txt", "乙/甲1.txt", true), ("./a/b", "a/b", true), ("a/**", "ab/c", false),
    ("a/**/b", "a/xb", false),
  ])
  func pathPatterns(_ pattern: String, _ path: String, _ matches: Bool) {
    #expect(PathPattern(pattern).matches(path) == matches)
  }

  @Test func aLongPatternIsNoTrouble() {
    let pattern = PathPattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 2000)))
  }
}

/// The schema that editors use names the keys that the reader knows.
@Suite struct ConfigurationSchemaTests {
  @Test func theSchemaHasTheSameKeys() throws {
    let path = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Documentation/doclint.schema.json")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any])
    func keys(_ path: String...) -> [String] {
      var node: [String: Any] = root
      for name in path { node = node[name] as? [String: Any] ?? [:] }
      return (node["properties"] as? [String: Any] ?? [:]).keys.sorted()
    }
    #expect(keys() == ConfigurationReader.keys.sorted())
    #expect(keys("properties", "limits") == ConfigurationReader.limitKeys.sorted())
    #expect(keys("properties", "reuse") == ConfigurationReader.reuseKeys.sorted())
    #expect(
      keys("properties", "paths", "additionalProperties") == ConfigurationReader.pathKeys.sorted())
    #expect(
      keys("properties", "types", "additionalProperties") == ConfigurationReader.typeKeys.sorted())
    for kind in UserRule.kinds {
      #expect(
        keys("$defs", kind)
          == (ConfigurationReader.commonRuleKeys + ConfigurationReader.ruleKeys(kind)).sorted())
    }
    #expect(
      keys("properties", "reuse", "properties", "series", "items")
        == ConfigurationReader.seriesKeys.sorted())
  }
}
