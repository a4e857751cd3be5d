import DocLint
import Foundation
import Testing

@Suite struct ProgramTests {
  static let bad = "各单位请与值班室联系，电话13800000000。\n"
  static let good = "各单位要按时报送工作情况。\n"
  static let select = "--isolated --select privacy-mobile"

  let folder: Program.Folder

  init() throws {
    folder = try Program.Folder()
    try folder.file("bad.txt", Self.bad)
    try folder.file("good.txt", Self.good)
  }

  func run(_ script: String, _ environment: [String: String] = [:]) throws -> Program.Result {
    try Program.shell(script, in: folder, environment: environment)
  }

  @Test(arguments: OutputFormat.allCases)
  func exitCodes(format: OutputFormat) throws {
    let lint = "$D lint \(Self.select) --format \(format.rawValue) "
    #expect(try run(lint + "good.txt").code == 0)
    let found = try run(lint + "bad.txt")
    #expect(found.code == 1 && found.text.contains("privacy-mobile") && found.errors.isEmpty)
    #expect(try run(lint + "--fail-on never bad.txt").code == 0)
    let gone = try run(lint + "bad.txt gone.txt")
    #expect(gone.code == 3 && gone.text.contains("gone.txt"))
    #expect(try run(lint + "--ignore privacy bad.txt").code == 0)
  }

  @Test(arguments: [
    "--frobnicate", "--format xls", "--statistics --format json", "--with-text",
    "--decisions none.json", "--jobs x", "--jobs 0", "--jobs 257",
    "--fail-on maybe", "--lang xx", "--color pink", "--profile other", "--config none.yml",
    "--select privacy-mobil", "--ignore no-such",
  ])
  func wrongUsage(option: String) throws {
    let result = try run("$D lint \(option) good.txt")
    #expect(result.code == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("doclint: "))
  }

  @Test func complaintsComeInBothLanguages() throws {
    let zh = try run("$D --select privacy-mobil good.txt").errors
    #expect(zh.contains("没有规则“privacy-mobil”") && zh.contains("privacy-mobile"))
    let en = try run("$D --lang en --select privacy-mobil good.txt").errors
    #expect(en.contains("there is no rule 'privacy-mobil'"))
    #expect(try run("$D --format xls good.txt").errors.contains("没有“xls”这个值"))
    #expect(try run("$D lint").code == 2)
  }

  @Test func lintIsTheDefault() throws {
    let named = try run("$D lint \(Self.select) bad.txt")
    let implied = try run("$D \(Self.select) bad.txt")
    #expect(named.code == 1 && named.output == implied.output)
  }

  @Test func standardInput() throws {
    let result = try run(
      "$D lint \(Self.select) --format concise --stdin-filename '报送/某 件.txt' - <bad.txt")
    #expect(result.code == 1 && result.text.hasPrefix("报送/某 件.txt:1:14: error privacy-mobile"))
  }

  @Test func oddNames() throws {
    for name in [
      "a b.txt", "new\nline.txt", "-dash.txt", "--help.txt", "tab\t.txt", "\u{1B}[31m.txt",
      "per%0A%s.txt", "$(echo x).txt", "back\\slash.txt",
    ] { try folder.file("odd-" + name, Self.bad) }
    let all = try run("rm good.txt; $D lint \(Self.select) --format concise .")
    #expect(all.code == 1)
    #expect(all.text.split(separator: "\n").count == 10)
    #expect(!all.text.contains("\u{1B}"))
    let dash = try run("cp bad.txt ./--help.txt; $D lint \(Self.select) -- --help.txt")
    #expect(dash.code == 1 && dash.text.contains("--help.txt"))
    let raw = try run(
      #"f=$(printf 'raw\377\200.txt'); cp bad.txt "$f"; $D lint \#(Self.select) "$f""#)
    #expect(raw.code == 1 && raw.errors.isEmpty)
  }

  @Test func colour() throws {
    let lint = "$D lint \(Self.select) bad.txt "
    #expect(!(try run(lint).text.contains("\u{1B}")))
    #expect(try run(lint + "--color always").text.contains("\u{1B}["))
    #expect(!(try run(lint + "--color always --format json").text.contains("\u{1B}")))
    #expect(!(try run(lint + "--color always --format concise").text.contains("\u{1B}")))
  }

  @Test func outputReplacesTheFileWhole() throws {
    let lint = "$D lint \(Self.select) --format json bad.txt "
    let plain = try run(lint)
    try folder.file("old.json", "before")
    let written = try run(
      "chmod 600 old.json; ln old.json link.json; " + lint + "--output old.json")
    #expect(written.code == 1 && written.output.isEmpty && written.errors.isEmpty)
    #expect(try run("cat old.json").output == plain.output)
    #expect(try run("cat link.json").text == "before")
    #expect(try run("stat -c %a old.json").text == "600\n")
    #expect(try run(lint + "--output new.json; stat -c %a new.json").text == "644\n")
    for target in ["no/such/r.json", "bad.txt/r.json", "."] {
      let result = try run(lint + "--output \(target)")
      #expect(result.code == 3 && result.errors.contains(target) && result.output.isEmpty)
    }
    #expect(try run("ls -A | grep part").output.isEmpty)
  }

  @Test func pipes() throws {
    try folder.file("many.txt", String(repeating: Self.bad, count: 3000))
    let closed = try run("$D lint \(Self.select) many.txt | head -c 10")
    #expect(closed.errors.isEmpty && closed.output.count == 10)
    let ignored = try run("trap '' PIPE; $D lint \(Self.select) many.txt | head -c 10")
    #expect(ignored.errors.isEmpty)
    let full = try run("$D lint \(Self.select) bad.txt >/dev/full")
    #expect(full.code == 3 && full.errors.hasPrefix("doclint: 无法写到标准输出"))
  }

  @Test func jobsChangeNothing() throws {
    for i in 0..<20 { try folder.file("many-\(i).txt", Self.bad) }
    let one = try run("$D lint \(Self.select) --format json --jobs 1 .")
    #expect(one.code == 1)
    #expect(try run("$D lint \(Self.select) --format json --jobs 8 .").output == one.output)
  }

  @Test func languageChangesMessagesAlone() throws {
    let zh = try run("$D lint \(Self.select) --format concise bad.txt").text
    let en = try run("$D lint \(Self.select) --format concise --lang en bad.txt").text
    #expect(zh != en && zh.prefix(20) == en.prefix(20))
  }

  @Test func textAndTokens() throws {
    #expect(try run("$D text good.txt").text == Self.good)
    let gone = try run("$D text good.txt gone.txt")
    #expect(gone.code == 3 && gone.text == Self.good && gone.errors.contains("gone.txt"))
    let tokens = try run("$D tokens good.txt")
    #expect(tokens.code == 0 && tokens.text.contains(#""schema": "doclint/1""#))
    // Between 按时, 时报 and 报送 the dictionary alone cannot tell; a lexicon can.
    #expect(try run("$D tokens --format text good.txt").text.hasSuffix("•工作•情况•。\n"))
    try folder.file("words.txt", "按时\n报送\n")
    let told = try run("$D tokens --format text --lexicon words.txt good.txt")
    #expect(told.text == "各•单位•要•按时•报送•工作•情况•。\n")
    try folder.file("configured/a.txt", Self.good)
    try folder.file("configured/words.txt", "按时\n报送\n")
    try folder.file("configured/.doclint.yml", "lexicons: [words.txt]\n")
    #expect(try run("$D tokens --format text configured/a.txt").text == told.text)
    #expect(try run("$D tokens --format text --isolated configured/a.txt").text != told.text)
    try folder.file("configured/.doclint.yml", "lexicons: [none.txt]\n")
    #expect(try run("$D tokens configured/a.txt").code == 2)
    #expect(try run("$D tokens gone.txt").code == 3)
    #expect(try run("$D tokens --lexicon none.txt good.txt").code == 2)
  }

  @Test func rules() throws {
    #expect(try run("$D rules").text.contains("privacy-mobile"))
    #expect(try run("$D rules --format json").text.hasPrefix("["))
    let unknown = try run("$D rules privacy-mobil")
    #expect(unknown.code == 2 && unknown.errors.contains("privacy-mobile"))
    #expect(unknown.output.isEmpty)
  }

  @Test func compare() throws {
    #expect(try run("$D compare good.txt bad.txt").code == 0)
    #expect(try run("$D compare good.txt bad.txt --format json").text.contains(#""pairs""#))
    let text = (0..<40).map { "第\($0)项工作由办公室牵头落实到人。" }.joined()
    try folder.file("set/a.txt", text)
    try folder.file("set/b.txt", text + text.replacing("办公室", with: "运营组"))
    let usual = try run("$D compare set/a.txt set/b.txt --format json")
    #expect(usual.text.contains(#""verdict": "recycled""#))
    try folder.file("set/.doclint.yml", "reuse:\n  recycled-ratio: 1\n")
    let strict = try run("$D compare set/a.txt set/b.txt --format json")
    #expect(strict.code == 0 && strict.output != usual.output)
    #expect(
      try run("$D compare --isolated set/a.txt set/b.txt --format json").output == usual.output)
    try folder.file("set/.doclint.yml", "resue: {}\n")
    #expect(try run("$D compare set/a.txt set/b.txt").code == 2)
    let gone = try run("$D compare good.txt gone.txt")
    #expect(gone.code == 3 && gone.output.isEmpty && gone.errors.contains("gone.txt"))
    #expect(try run("$D compare good.txt").code == 2)
    #expect(try run("$D compare good.txt bad.txt --width 10").code == 2)
  }

  @Test func versionAndHelp() throws {
    let version = try run("$D --version")
    #expect(version.code == 0 && version.text.hasPrefix("doclint 0.1.0 (ICU "))
    #expect(try run("$D --help").code == 0)
  }
}
