import Testing

@testable import DocLint

@Suite struct TokenizerLawTests {
  static let lexicon = Lexicon(words: [
    "医共体", "共体", "长江大桥", "院建", "市长", "的所", "2024年", "18所", "5G", "G", "1", "字",
    "\u{20BB7}医", "ひら", "グ", "カー", "a医", "医a", "、医", "👍🏽", "👨", "🇨🇳", "한", "％", "桥。",
  ])

  static let written: [String] = [
    "赣江自南向北流经南昌，注入鄱阳湖；全长约766千米，流域面积8.28万平方千米。",
    "第十二条　各县（市、区）应当在2030年12月31日前建成不少于3所、每所18张床位的护理站。",
    "（一）3.63万张；（二）1,234人，占１２．５％；（三）30，50。\r\n共计5G基站20座、A4纸2箱。",
    "COVID-19、H7N9、PM2.5≤35μg/m³；温度36.5℃，见附件①。\n电话：010-1234567",
    "“互联网+”行动——2024—2026年……\r\r\n\n  　\t末尾",
  ]

  static let allTexts: [SourceText] =
    RandomText.texts(seed: 2_024) + written.map { SourceText($0) } + CorpusTexts.all.map(\.text)

  @Test(arguments: [Lexicon(), lexicon])
  func tokensCoverTheTextInOrder(_ lexicon: Lexicon) throws {
    let tokenizer = Tokenizer(lexicon: lexicon)
    for text in Self.allTexts {
      var end = 0
      for token in try tokenizer.tokens(of: text) {
        let range = token.range.indices
        if range.lowerBound != end || range.isEmpty
          || String(validating: text.utf8[range], as: UTF8.self) == nil
        {
          Issue.record("\(range) in \(text.string(TextRange(0, text.utf8.count)).debugDescription)")
        }
        end = range.upperBound
      }
      #expect(end == text.utf8.count)
    }
  }

  @Test(arguments: [Lexicon(), lexicon])
  func twoRunsAgree(_ lexicon: Lexicon) throws {
    for text in Self.allTexts {
      let tokens = try Tokenizer(lexicon: lexicon).tokens(of: text)
      #expect(try Tokenizer(lexicon: lexicon).tokens(of: text) == tokens)
    }
  }

  /// The number rule in Swift's regular expressions, over ICU's words; all else is ICU's.
  @Test func boundariesAreICUsButForNumbers() throws {
    let oracle = try NumberOracle()
    var wordsWithNumbers = 0
    for text in Self.allTexts {
      var expected: [String] = []
      for word in try icuWords(of: text) {
        let word = text.string(TextRange(word.lowerBound, word.upperBound))
        if NumberOracle.applies(to: word) {
          wordsWithNumbers += 1
          expected += oracle.split(word)
        } else {
          expected.append(word)
        }
      }
      // As scalars: strings that are canonically equivalent are equal to Swift.
      let found = try pieces(of: text)
      #expect(found.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }
    #expect(wordsWithNumbers > 1_000)
  }

  /// Leftmost longest match by sets of strings and of boundaries.
  @Test func lexiconAgreesWithTheNaiveSearch() throws {
    let words = Set(Self.lexicon.words.map { Array($0.utf8) })
    var matches = 0
    for text in Self.allTexts {
      let plain = try Tokenizer().tokens(of: text)
      let fit = LexiconOracle.fitCuts(of: text, plain)
      var cuts = Set(plain.map { Int($0.range.lowerBound) } + [text.utf8.count])
      var i = 0
      while i < text.utf8.count {
        var length = min(20, text.utf8.count - i)
        while length > 0
          && !(words.contains(Array(text.utf8[i..<(i + length)])) && fit.contains(i)
            && fit.contains(i + length))
        {
          length -= 1
        }
        if length > 0 {
          matches += 1
          for inside in i..<(i + length) { cuts.remove(inside) }
          cuts.formUnion([i, i + length])
          i += length
        } else {
          i += 1
        }
      }
      let found = try Tokenizer(lexicon: Self.lexicon).tokens(of: text)
      #expect(found.map { Int($0.range.lowerBound) } + [text.utf8.count] == cuts.sorted())
    }
    #expect(matches > 1_000)
  }

  @Test func aCombiningMarkIsNeverPartedFromItsBaseExceptByICU() throws {
    for text in Self.allTexts {
      let icu = Set(try icuWords(of: text).map(\.upperBound))
      for token in try Tokenizer(lexicon: Self.lexicon).tokens(of: text) {
        let start = Int(token.range.lowerBound)
        let first = text.string(token.range).unicodeScalars.first!
        if ScalarClass(first.value) == .extending && start > 0 { #expect(icu.contains(start)) }
      }
    }
  }
}

/// The tokenizer's number rule, said a second time.
struct NumberOracle {
  static func applies(to word: String) -> Bool {
    var hasDigit = false
    for scalar in word.unicodeScalars {
      switch ScalarClass(scalar.value) {
      case .digit: hasDigit = true
      case .punctuation, .han, .kana: break
      default: return false
      }
    }
    return hasDigit
  }

  private let number: Regex<AnyRegexOutput>

  init() throws {
    let digit = "[0-9０-９]"
    let three = "\(digit){3}(?!\(digit))"
    // A comma after any digit, or a full-width one between full-width digits; three must follow.
    let comma = "(?:\(digit),|[０-９]，(?=[０-９]))(?=\(three))"
    let grouped = "\(digit){0,2}\(comma)(?:\(digit){2}\(comma))*\(three)"
    number = try Regex("(?:\(grouped)|\(digit)+)(?:[.．]\(digit)+)*")
      .matchingSemantics(.unicodeScalar)
  }

  func split(_ word: String) -> [String] {
    var pieces: [String] = []
    var end = word.startIndex
    for match in word.matches(of: number) {
      if match.range.lowerBound > end { pieces.append(String(word[end..<match.range.lowerBound])) }
      pieces.append(String(word[match.range]))
      end = match.range.upperBound
    }
    if end < word.endIndex { pieces.append(String(word[end...])) }
    return pieces
  }
}

/// The places where a word of the lexicon may start or end, said a second time.
enum LexiconOracle {
  static func fitCuts(of text: SourceText, _ tokens: [Token]) -> Set<Int> {
    var fit: Set<Int> = [text.utf8.count]
    for token in tokens {
      var at = Int(token.range.lowerBound)
      fit.insert(at)
      if token.kind == .number { continue }
      var base = ScalarClass.extending
      for scalar in text.string(token.range).unicodeScalars {
        let next = ScalarClass(scalar.value)
        if next != .extending {
          if next.isDictionaryScript || base.isDictionaryScript { fit.insert(at) }
          base = next
        }
        at += UTF8.width(scalar)
      }
    }
    return fit
  }
}
