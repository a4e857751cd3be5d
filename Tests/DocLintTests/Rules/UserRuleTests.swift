import Testing

@testable import DocLint

@Suite struct UserRuleTests {
  private func rule(_ body: String, wrong: String, right: String = "无。") -> String {
    let lines = body.split(separator: "\n").map { "    \($0)\n" }.joined()
    let message = body.contains("metric") ? "{length}" : "{found}"
    return "rules:\n  own-rule:\n\(lines)    message: \"\(message)\"\n"
      + "    examples: {wrong: [\(wrong.debugDescription)], right: [\(right.debugDescription)]}\n"
  }

  private func mistake(_ yaml: String) -> ConfigurationError? {
    do {
      _ = try Configuration(yaml: yaml, file: "c.yml")
      return nil
    } catch { return error }
  }

  /// The text with `↓` before each finding.
  private func marked(_ yaml: String, _ text: String) throws -> String {
    let configuration = try Configuration(yaml: "select: [own]\n" + yaml)
    let document = Document(path: "a.txt", text: SourceText(text))
    let report = Linter(configuration: configuration).lint([
      Input(path: "a.txt", outcome: .document(document))
    ])
    #expect(report.summary.failed == 0)
    var bytes = Array(text.utf8)
    for place in report.diagnostics.map(\.range.lowerBound).reversed() {
      bytes.insert(contentsOf: "↓".utf8, at: Int(place))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("kind: existence\nwords: [卫计, 卫计局]", "😀↓卫计局和↓卫计委。", "卫健局。"),
    ("kind: existence\npattern: 第[0-9]+条", "𠮷见↓第3条、↓第12条。", "见第三条。"),
    ("kind: existence\npattern: ^附件$", "正文\n↓附件\n正文", "见附件"),
    (
      "kind: substitution\nreplace: {环保局: 生态环境保护局, 环境局: 生态环境局}",
      "↓环保局和↓环境局", "生态环境局"
    ),
    ("kind: substitution\npattern: (\\d+)号文\nreplacement: 第$1号文", "↓5号文、↓6号文", "五号文"),
    ("kind: occurrence\nwords: [进一步]\nmax: 2", "进一步、进一步、↓进一步、进一步", "进一步，进一步"),
    ("kind: occurrence\nwords: [特此报告]\nmin: 1", "\n↓标题\n正文", "特此报告"),
    ("kind: repetition\nwords: [认真, 的]", "认真 ↓认真落实的↓的。", "认真的认真"),
    ("kind: repetition\npattern: \"[一-龥]{2}\"\nwithin: 1", "推进，↓推进", "推进工作推进"),
    ("kind: consistency\neither: [[账户, 账号], 帐户]", "账户、账号、↓帐户、帐户", "账户和账号"),
    (
      "kind: conditional\nfirst: 见附件(\\d)\nsecond: 附件(\\d)：",
      "见附件1，↓见附件2，见附件2\n附件1：表", "见附件1\n附件1：表"
    ),
    ("kind: conditional\nfirst: 抄送\nsecond: 印发", "主送\n↓抄送：甲\n抄送：乙", "抄送：甲\n印发"),
    ("kind: sequence\nsteps: [因为, 所以]\nwithin: 4", "↓因为有雨所以停。因为路途实在太远所以停", "所以因为"),
    ("kind: metric\nmeasure: length\nmax: 4", "短行\n  ↓这一行 太长\n四字以内", "四字以内"),
    ("kind: metric\nmeasure: sentence-length\nmax: 5", "短句。↓这一句太长了。好。", "短句。短句。"),
    ("kind: metric\nmeasure: document-length\nmin: 5", "↓太短", "长度足够了"),
  ])
  func kinds(_ body: String, _ wrong: String, _ right: String) throws {
    let yaml = rule(body.replacing("\\", with: "\\"), wrong: wrong, right: right)
    #expect(try marked(yaml, wrong.replacing("↓", with: "")) == wrong)
    #expect(try marked(yaml, right) == right)
  }

  @Test func aFixSaysWhatIsMeant() throws {
    let yaml = rule(
      "kind: substitution\nreplace: {卫计局: 卫健局, 的的: }\nfix: safe", wrong: "卫计局的的")
    let configuration = try Configuration(yaml: yaml)
    let fixer = Fixer(configuration: configuration)
    let text = "卫计局的的"
    let result = fixer.fix(Document(path: "a", text: SourceText(text))) { Array(text.utf8) }
    #expect(result.bytes == Array("卫健局".utf8))
    #expect(configuration.description(of: "own-rule")?.fix?.applicability == .safe)
  }

  @Test func scopesAreRoles() throws {
    let yaml = rule("kind: existence\nwords: [甲]\nscope: paragraph", wrong: "甲")
    #expect(try marked(yaml, "乙甲\n甲") == "乙↓甲\n↓甲")
    let title = rule("kind: existence\nwords: [甲]\nscope: [title, table]", wrong: "甲")
    // In its own example the rule must find something: a scope that nothing has is a mistake.
    #expect(mistake(title.replacing("[\"甲\"]", with: "[\"正文里的甲。\"]"))?.line == 2)
  }

  @Test(arguments: [
    ("kind: existance\nwords: [a]", "rules.own-rule.kind", 3, "existence"),
    ("kind: existence\nword: [a]", "rules.own-rule.word", 4, "words"),
    ("kind: existence\nwords: [a]\nscope: titel", "rules.own-rule.scope", 5, "title"),
    ("kind: existence\nwords: [a]\nseverity: eror", "rules.own-rule.severity", 5, "error"),
    ("kind: existence", "rules.own-rule.pattern", 2, nil),
    ("kind: existence\npattern: \"(a\"", "rules.own-rule.pattern", 4, nil),
    ("kind: metric\nmeasure: length", "rules.own-rule.max", 2, nil),
    ("kind: consistency\neither: [a]", "rules.own-rule.either", 4, nil),
    ("kind: existence\nwords: []", "rules.own-rule.words", 4, nil),
    ("kind: existence\nwords: [b]", "own-rule.examples.wrong", 2, nil),
    ("kind: existence\nwords: [a, 无]", "own-rule.examples.right", 2, nil),
    ("kind: existence\nwords: [a]\nas-of: 昨天", "rules.own-rule.as-of", 5, nil),
  ])
  func mistakesNameTheirPlace(_ body: String, _ key: String, _ line: Int, _ nearest: String?) throws
  {
    let error = try #require(mistake(rule(body, wrong: "a")))
    #expect(error.key == key && error.line == line && error.nearest == nearest, "\(error)")
    #expect(error.file == "c.yml")
  }

  @Test func whatIsObligatoryIsAskedFor() throws {
    let full = rule("kind: existence\nwords: [a]", wrong: "a")
    #expect(mistake(full) == nil)
    for line in full.split(separator: "\n") where line.contains("message") || line.contains("examp")
    {
      let error = try #require(mistake(full.replacing(line + "\n", with: "")))
      #expect(error.problem.zh.contains("缺少"))
    }
    #expect(mistake(full.replacing("{found}", with: "{fuond}"))?.nearest == "found")
    #expect(mistake(full.replacing("own-rule", with: "own"))?.problem.zh.contains("至少两段") == true)
    #expect(mistake(full.replacing("own-rule", with: "privacy-mobile")) != nil)
    #expect(mistake(full.replacing(", right: [\"无。\"]", with: "")) != nil)
  }

  @Test func theirIdsAreSelectorsLikeAnyOther() throws {
    let own = rule("kind: existence\nwords: [甲]", wrong: "甲")
    let c = try Configuration(yaml: "ignore: [own]\nseverity: {own-rule: error}\n" + own)
    #expect(!c.isSelected("own-rule", path: "a"))
    #expect(c.allRules.map(\.id).contains("own-rule") && c.nearestRule(to: "own-rul") == "own-rule")
    #expect(c.configurationHash != Configuration().configurationHash)
    let text = "<!-- doclint-disable-next-line own-rule: 理由 -->\n甲\n甲"
    let report = Linter(configuration: try Configuration(yaml: own)).lint([
      Input(path: "a", outcome: .document(Document(path: "a", text: SourceText(text))))
    ])
    #expect(report.diagnostics.map(\.rule) == ["own-rule"] && report.suppressed.count == 1)
    #expect(mistake("ignore: [own-rul]\n" + own)?.nearest == "own-rule")
  }

  /// A pattern that goes back for ever ends, and the file is not called checked.
  @Test(.timeLimit(.minutes(5))) func noPatternHangs() throws {
    let yaml = rule("kind: existence\npattern: (a+)+b", wrong: "aab")
    let text = String(repeating: "a", count: 200) + "c"
    let report = Linter(configuration: try Configuration(yaml: yaml)).lint([
      Input(path: "a.txt", outcome: .document(Document(path: "a.txt", text: SourceText(text))))
    ])
    #expect(report.files[0].status == .failed && report.summary.failed == 1)
    #expect(report.files[0].reason?.zh.contains("own-rule") == true)
    let fixed = Fixer(configuration: try Configuration(yaml: yaml)).fix(
      Document(path: "a.txt", text: SourceText(text))
    ) { nil }
    #expect(fixed.problem?.en.contains("own-rule") == true)
  }

  @Test(.timeLimit(.minutes(5))) func longTextsAreNoTrouble() throws {
    let yaml = rule("kind: existence\npattern: \"第[0-9一二三四五]+条.*办法\"", wrong: "第3条办法")
    let text = String(repeating: "各单位要认真落实第3条工作要求。", count: 40_000)
    for body in [text, text.replacing("。", with: "。\n")] {
      let report = Linter(configuration: try Configuration(yaml: "select: [own]\n" + yaml)).lint([
        Input(path: "a.txt", outcome: .document(Document(path: "a.txt", text: SourceText(body))))
      ])
      // On one line of 600,000 characters `.*` goes to the end from each of 40,000 places.
      #expect(report.summary.failed == (body.contains("\n") ? 0 : 1))
      #expect(report.diagnostics.isEmpty)
    }
  }
}

@Suite struct RegularExpressionTests {
  @Test func placesAreScalars() throws {
    let regex = try RegularExpression("(吉|𠮷)(x)?")
    let matches = try regex.matches(in: ScalarText.units("😀𠮷x吉"))
    #expect(matches.map(\.range) == [1..<3, 3..<4])
    #expect(matches[0].groups == [1..<3, 1..<2, 2..<3] && matches[1].groups[2] == nil)
    let empty = try RegularExpression("a*").matches(in: ScalarText.units("baab"))
    #expect(empty.map(\.range) == [1..<3])
    let none = try RegularExpression("a").matches(in: [])
    #expect(none.isEmpty)
  }

  @Test func aWrongPatternSaysWhere() {
    #expect {
      _ = try RegularExpression("ab[c")
    } throws: { ($0 as? RegularExpression.PatternError)?.offset != nil }
    #expect(throws: RegularExpression.PatternError.self) { _ = try RegularExpression("") }
  }
}
