import Testing

@testable import DocLint

@Suite struct LexiconTests {
  @Test func readsJiebasFormat() throws {
    let file = "\u{FEFF}# 术语\r\n医共体\r\n\r\n热敏灸 20 n\r\n  赣江\t3\n鄱阳湖 ns\r5G基站　7\n医共体 9"
    let lexicon = try Lexicon(parsing: file, file: "terms.txt")
    #expect(lexicon.words.sorted() == ["5G基站", "医共体", "热敏灸", "赣江", "鄱阳湖"].sorted())
    #expect(lexicon.count == 5)
    #expect(lexicon.contains("热敏灸") && !lexicon.contains("热敏") && !lexicon.contains(""))
  }

  @Test(arguments: ["", "\u{FEFF}", "\n\n", "# 医共体", "  # 医共体\n \t\n"])
  func emptyFilesAreEmptyLexicons(_ file: String) throws {
    #expect(try Lexicon(parsing: file, file: "e").isEmpty)
  }

  @Test(arguments: [
    ("甲\n医共体 20 n 多", 2, "`多` is neither a frequency nor a tag in its place"),
    ("医共体 n 20", 1, "`20` is neither a frequency nor a tag in its place"),
    ("医共体 -3", 1, "`-3` is neither a frequency nor a tag in its place"),
    ("# a\r\n\r\n医共体 1.5", 3, "`1.5` is neither a frequency nor a tag in its place"),
    ("甲\r医\u{FFFD}体", 2, "a word with a control character or a damaged one (U+FFFD)"),
    ("医\0体", 1, "a word with a control character or a damaged one (U+FFFD)"),
    (String(repeating: "长", count: 65), 1, "a word of 65 characters"),
  ])
  func badLinesAreNamed(_ file: String, _ line: Int, _ problem: String) {
    let error = #expect(throws: LexiconError.self) { try Lexicon(parsing: file, file: "t.txt") }
    #expect(error?.line == line && error?.problem == problem && error?.file == "t.txt")
    #expect(error?.description.hasPrefix("t.txt:\(line): \(problem); ") == true)
    #expect(error?.remedy.isEmpty == false)
  }

  @Test func aWordOfTheGreatestLengthIsRead() throws {
    let word = String(repeating: "长", count: Lexicon.maximumWordLength)
    #expect(try Lexicon(parsing: word, file: "t").words == [word])
  }

  @Test func longestMatchIsTheLongestOfAll() {
    let lexicon = Lexicon(words: ["长江", "长江大桥", "江", "长", "", "长江"])
    let text = Array("长江大学长江大桥".utf8)
    #expect(lexicon.count == 4)
    #expect(lexicon.longestMatch(in: text, at: 0) == 6)
    #expect(lexicon.longestMatch(in: text, at: 3) == 3)
    #expect(lexicon.longestMatch(in: text, at: 6) == nil)
    #expect(lexicon.longestMatch(in: text, at: 12) == 12)
    #expect(lexicon.longestMatch(in: text, at: text.count) == nil)
    #expect(Lexicon().longestMatch(in: text, at: 0) == nil)
  }

  @Test func mergingIsUnionWhateverTheOrder() {
    let a = Lexicon(words: ["赣江", "鄱阳湖", "赣"])
    let b = Lexicon(words: ["热敏灸", "赣江"])
    #expect(a.merging(b) == Lexicon(words: ["热敏灸", "赣", "鄱阳湖", "赣江"]))
    #expect(a.merging(b) == b.merging(a))
    #expect(a.merging(Lexicon()) == a && Lexicon().merging(a) == a)
  }

  @Test func trieAgreesWithASet() {
    var generator = SeededGenerator(seed: 11)
    let letters = ["甲", "乙", "a", "b", "\u{20BB7}", "é"]
    func word(_ most: Int) -> String {
      (0..<Int.random(in: 1...most, using: &generator)).map { _ in
        letters.randomElement(using: &generator)!
      }.joined()
    }
    for _ in 0..<200 {
      let words = Set((0..<20).map { _ in word(4) })
      let lexicon = Lexicon(words: words)
      #expect(
        lexicon.words.map { Array($0.utf8) }
          == words.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
      let text = word(12)
      let expected = words.filter { text.utf8.starts(with: $0.utf8) }.map(\.utf8.count).max()
      #expect(lexicon.longestMatch(in: Array(text.utf8), at: 0) == expected)
    }
  }
}
