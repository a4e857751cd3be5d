import Foundation
import Testing

/// Suppression, baseline, fixes and the user's own rules, through the program.
@Suite struct PlumbingProgramTests {
  let folder: Program.Folder

  init() throws { folder = try Program.Folder() }

  func run(_ script: String) throws -> Program.Result { try Program.shell(script, in: folder) }

  static let bad = "各单位请与值班室联系，电话13800000000。\n"

  @Test func suppressedFindingsAreShownOnRequest() throws {
    try folder.file(
      "a.txt", "<!-- doclint-disable-next-line privacy-mobile: 值班电话 -->\n" + Self.bad)
    let quiet = try run("$D lint --isolated a.txt")
    #expect(quiet.code == 0 && quiet.text.contains("豁免1处") && !quiet.text.contains("值班电话"))
    let shown = try run("$D lint --isolated --show-suppressed a.txt")
    #expect(shown.code == 0 && shown.text.contains("豁免: 值班电话"))
    let concise = try run("$D lint --isolated --show-suppressed --format concise a.txt")
    #expect(concise.text.hasPrefix("a.txt:2:14: error privacy-mobile"))
    #expect(concise.text.contains("[豁免: 值班电话]"))
    let json = try run("$D lint --isolated --format json a.txt").text
    #expect(json.contains(#""suppressed": ["#) && json.contains(#""reason": "值班电话""#))
  }

  @Test func theFileBesideADocumentIsReadAndNotLinted() throws {
    try folder.file("in/a.txt", Self.bad)
    try folder.file("in/a.txt.doclint.yml", "- rule: privacy\n  place: 1\n  reason: 公开\n")
    let report = try run("$D lint --isolated --format json in")
    #expect(report.code == 0 && report.text.contains("豁免文件"))
    #expect(report.errors.isEmpty)
    try folder.file("in/b.doclint.yml", "- rule: privacy\n")
    #expect(try run("$D lint --isolated in").errors.contains("旁边没有文件 in/b"))
    try folder.file("in/a.txt.doclint.yml", "- rul: privacy\n")
    let wrong = try run("$D lint --isolated in")
    #expect(wrong.code == 2 && wrong.errors.contains("in/a.txt.doclint.yml: 第1行"))
    #expect(wrong.errors.contains("是否想写“rule”") && wrong.output.isEmpty)
  }

  @Test func baselines() throws {
    try folder.file("in/a.txt", Self.bad)
    let lint = "$D lint --isolated --select privacy"
    let baseline = "--isolated --select privacy --baseline b.json in"
    #expect(try run("$D baseline write \(baseline)").code == 0)
    let first = try run("cat b.json").output
    #expect(try run("$D baseline write \(baseline); cat b.json; ls -A").text.contains("b.json"))
    #expect(try run("cat b.json").output == first)
    #expect(try run("\(lint) --baseline b.json in").code == 0)
    #expect(try run("\(lint) in").code == 1)
    #expect(
      try run("$D lint --isolated --select privacy --format json b.json").text.contains("skipped"))
    try folder.file("in/a.txt", "新增一行13900000000\n")
    let check = try run("$D baseline check \(baseline)")
    #expect(check.code == 1 && check.text.contains("新增 in/a.txt:1:5 error privacy-mobile"))
    #expect(check.text.contains("消失 in/a.txt privacy-mobile"))
    #expect(check.text.contains("新增1处，消失1处，不变0处"))
    // A rule that did not run has lost nothing.
    let other = try run("$D baseline prune --isolated --select wording --baseline b.json in")
    #expect(other.text.contains("删去已消失的0处，还有1处"))
    #expect(try run("$D baseline prune \(baseline)").text.contains("删去已消失的1处，还有0处"))
    #expect(try run("$D baseline check \(baseline)").code == 1)
    for broken in ["{", "[]"] {
      try folder.file("b.json", broken)
      let result = try run("\(lint) --baseline b.json in")
      #expect(result.code == 2 && result.errors.contains("b.json") && result.output.isEmpty)
    }
    #expect(try run("\(lint) --baseline none.json in").code == 2)
    #expect(try run("$D baseline drop \(baseline)").code == 2)
    #expect(try run("ls -A . in | grep part").output.isEmpty)
  }

  @Test func fixes() throws {
    try folder.file("a.txt", "截止目前，完成。\r\n各县(区)。")
    let diff = try run("chmod 640 a.txt; $D fix --isolated --diff a.txt; cat a.txt")
    #expect(diff.text.contains("-截止目前，完成。\r\n-各县(区)。\n"))
    #expect(diff.text.contains("+截至目前，完成。\r\n+各县（区）。\n"))
    #expect(diff.text.hasSuffix("截止目前，完成。\r\n各县(区)。"))
    #expect(try run("$D fix --isolated --diff a.txt").code == 1)
    let fixed = try run("ln -s a.txt l.txt; $D fix --isolated l.txt")
    #expect(fixed.code == 0 && fixed.output.isEmpty && fixed.errors.contains("已修复2处"))
    #expect(try run("cat a.txt; stat -c %a a.txt").text == "截至目前，完成。\r\n各县（区）。640\n")
    #expect(try run("test -L l.txt").code == 0)
    let again = try run("$D fix --isolated --quiet a.txt")
    #expect(again.code == 0 && again.errors.isEmpty)
    try folder.file("b.txt", Self.bad)
    #expect(try run("$D fix --isolated b.txt; cat b.txt").text == Self.bad)
    #expect(try run("$D fix --isolated b.txt").code == 1)
    #expect(try run("$D fix --isolated gone.txt").code == 3)
    #expect(try run("$D fix --isolated - < a.txt").code == 2)
    let script =
      #"printf '截止目前，完成。\377\n' > c.txt; "#
      + "for i in 1 2 3 4 5 6 7 8; do cat b.txt >> c.txt; done; "
    let damaged = try run(script + "$D fix --isolated --select wording c.txt")
    #expect(damaged.code == 3 && damaged.errors.contains("c.txt: 有1处可修复，但文件有1处损坏"))
    #expect(try run("ls -A | grep part").output.isEmpty)
  }

  @Test func rulesOfOnesOwn() throws {
    let rule = """
      own-name:
        kind: substitution
        replace: {卫计局: 卫健局}
        message: 改为“{replacement}”
        fix: safe
        examples: {wrong: [报↓卫计局], right: [报卫健局]}

      """
    try folder.file("rules/own.yml", rule)
    try folder.file(".doclint.yml", "select: [own]\nrules:\n  files: [rules/own.yml]\n")
    try folder.file("sub/a.txt", "报卫计局。\n")
    let found = try run("$D lint --format concise sub")
    #expect(found.text == "sub/a.txt:1:2: warning own-name 改为“卫健局”\n")
    #expect(try run("$D rules").text.contains("own-name"))
    #expect(try run("$D rules own-name").text.contains("报↓卫计局"))
    #expect(try run("$D rules own-nam").errors.contains("own-name"))
    #expect(!(try run("$D rules --isolated").text.contains("own-name")))
    #expect(try run("$D lint --select own-name --fail-on warning sub").code == 1)
    #expect(try run("$D lint --isolated --select own-name sub").code == 2)
    #expect(try run("$D rules --test rules/own.yml").code == 0)
    #expect(try run("$D rules --test .doclint.yml").text.hasSuffix("2个例子，0个不符\n"))
    try folder.file("rules/own.yml", rule.replacing("报↓", with: "↓报"))
    let failed = try run("$D rules --test rules/own.yml")
    #expect(failed.code == 1 && failed.text.contains("提示的位置不同：报↓卫计局"))
    let lint = try run("$D lint sub")
    #expect(lint.code == 2 && lint.errors.contains("rules/own.yml: 第1行"))
    try folder.file("rules/own.yml", rule.replacing("replace:", with: "replaces:"))
    let typo = try run("$D rules --test rules/own.yml")
    #expect(typo.code == 2 && typo.errors.contains("第3行") && typo.errors.contains("“replace”"))
    #expect(try run("$D rules --test none.yml").code == 2)
  }

  @Test func initWritesOnce() throws {
    try folder.file("a.txt", Self.bad)
    #expect(try run("$D init").code == 0)
    #expect(try run("$D lint a.txt").code == 1)
    let again = try run("echo '# eigen' > .doclint.yml; $D init; cat .doclint.yml")
    #expect(again.text == "# eigen\n" && again.errors.contains("已经存在"))
    #expect(try run("$D init").code == 2)
    #expect(try run("$D init none").code == 3)
  }

  @Test func profiles() throws {
    try folder.file("a.txt", Self.bad)
    for name in ["official", "web"] {
      #expect(try run("$D lint --isolated --profile \(name) a.txt").code == 1)
    }
    #expect(try run("$D lint --isolated --profile blog a.txt").code == 2)
  }

  @Test func completions() throws {
    for shell in ["bash", "zsh", "fish"] {
      let script = try run("$D --generate-completion-script \(shell)")
      #expect(script.code == 0 && script.text.contains("baseline"))
    }
  }
}
