import Testing

@testable import DocLint

@Suite struct TokenizerTests {
  /// What ICU 72 gives; 大桥 is not in its dictionary.
  @Test(arguments: [
    "南京市•长江•大•桥", "赣江•流•经•南昌", "长江•。•\r\n•黄河", "a b".replacing(" ", with: "• •"),
    "漢\u{301}•字", "𠮷•𠮷", "👨‍👩‍👧•👍🏽•🇨🇳•🇨🇳•1️⃣", "don't•，•é", "한국어• •カード", "a•\0•b",
    "……".replacing("……", with: "…•…"),
  ])
  func keepsICUsWords(_ marked: String) throws {
    let golden = MarkedText(marked)
    #expect(try pieces(of: golden.text) == golden.pieces)
  }

  @Test(arguments: [
    "18•所•以上", "１８•所•以上", "3.63•万•张", "1,234•人", "１２•％", "12.5•%", "3•‰", "第•3•条",
    "1,234,567.89•元", "１，２３４．５•亿", "3.5•，•20", "30•，•50•人", "3•,•5", "1•；•2", "1•;•2", "1•'•2",
    "1•⁄•2",
    "1,234•,•56", "1234•,•567", "12,345•，•678", "1•,•2345", "1.2.3", "2024.1.15", "1.5•,•678",
    "1．5", "１２.5",
    "１•，•２３", "１•，•234", "-•5", "2024•-•01", "10•:•30", "100•多", "2024•年•1•月", "5•.•", ".•5",
    "1•,•,•2", "1•.•.•2",
    "0•，•1•，•2", "1,２３４",
  ])
  func numbersAreOneToken(_ marked: String) throws {
    let golden = MarkedText(marked)
    let tokens = try Tokenizer().tokens(of: golden.text)
    #expect(tokens.map { golden.text.string($0.range) } == golden.pieces)
    for (token, piece) in zip(tokens, golden.pieces) {
      #expect((token.kind == .number) == (ScalarClass(piece.unicodeScalars.first!.value) == .digit))
    }
  }

  @Test(arguments: [
    "5G•网络", "COVID•-•19", "H7N9", "A4•纸", "PM2.5•浓度", "20km•/•h", "1_000", "Ａ４•纸", "1.5e10",
  ])
  func lettersWithDigitsStayWhole(_ marked: String) throws {
    let golden = MarkedText(marked)
    #expect(try pieces(of: golden.text) == golden.pieces)
  }

  @Test(arguments: [
    ("南京市", Token.Kind.han), ("〇", .han), ("漢\u{301}", .han), ("\u{20BB7}", .han),
    ("3.63", .number),
    ("１２", .number), ("5G", .latin), ("H7N9", .latin), ("Ａ", .latin), ("Ⅳ", .latin),
    ("，", .punctuation),
    ("%", .punctuation), ("％", .punctuation), ("‰", .punctuation), ("￥", .punctuation),
    ("_", .punctuation),
    ("+", .punctuation), (" ", .space), ("\r\n", .space), ("\u{3000}", .space),
    ("\u{2028}", .space), ("①", .other),
    ("℃", .other), ("👍🏽", .other), ("\0", .other), ("한국어", .other), ("カード", .other), ("1️⃣", .other),
    ("я", .other),
    ("٣", .other), ("1_000", .other),
  ])
  func kinds(_ text: String, _ kind: Token.Kind) throws {
    #expect(try Tokenizer().tokens(of: SourceText(text)).map(\.kind) == [kind])
  }

  @Test func kindsHaveTheirCasesNames() {
    for kind in Token.Kind.allCases { #expect(kind.name == "\(kind)") }
    #expect(MemoryLayout<Token>.stride <= 12)
  }

  @Test(arguments: [
    (["医共体"], "医共体•建设"), (["热敏灸"], "推广•热敏灸"), (["长江大桥"], "南京市•长江大桥"),
    (["市长"], "南京•市长•江•大•桥"), (["京市", "市长江"], "南•京市•长江"),
    (["长江", "长江大", "长江大桥北"], "长江大•桥•南"), (["5G基站"], "5G基站•1•座"), (["5G"], "15G•、•5G"),
    (["AI"], "MAIN•、•AI•医疗"), (["1所"], "11•所•、•1所"), (["第3"], "第•35•条•、•第3•条"),
    (["２０３０年", "3.5"], "２０３０年•3.5"), (["漢"], "漢\u{301}•漢•字"), (["👩"], "👨‍👩‍👧•👩"),
    (["한"], "한국어"), (["、赣"], "长江•、赣•江"), (["互联网+"], "“•互联网+•”"), (["大桥A"], "大•桥•AB•、•大桥A"),
    (["\u{20BB7}家"], "\u{20BB7}家•\u{20BB7}"), (["医共体", "共体"], "医共体•共体"), (["所以上"], "18•所以上"),
  ])
  func lexiconWordsAreOneToken(_ words: [String], _ marked: String) throws {
    let golden = MarkedText(marked)
    #expect(try pieces(of: golden.text, lexicon: Lexicon(words: words)) == golden.pieces)
  }

  @Test func aWordOfTheLexiconHasTheKindOfItsText() throws {
    let tokenizer = Tokenizer(lexicon: Lexicon(words: ["5G基站", "1,234", "长"]))
    #expect(try tokenizer.tokens(of: SourceText("5G基站")).map(\.kind) == [.han])
    #expect(try tokenizer.tokens(of: SourceText("1,234")).map(\.kind) == [.number])
    #expect(try tokenizer.tokens(of: SourceText("长江")).map(\.kind) == [.han, .han])
  }

  @Test func anEmptyTextHasNoTokens() throws {
    #expect(try Tokenizer().tokens(of: SourceText("")).isEmpty)
    #expect(try Tokenizer(lexicon: Lexicon(words: ["a"])).tokens(of: SourceText("")).isEmpty)
  }
}

extension String {
  fileprivate func replacing(_ a: String, with b: String) -> String {
    split(separator: a, omittingEmptySubsequences: false).joined(separator: b)
  }
}
