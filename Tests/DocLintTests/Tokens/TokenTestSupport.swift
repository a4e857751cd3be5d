import Foundation

@testable import DocLint

/// A text written with its boundaries: `南京市•长江` is 南京市长江 in two tokens.
struct MarkedText {
  let text: SourceText
  let pieces: [String]

  init(_ marked: String) {
    pieces = marked.unicodeScalars.split(separator: "•").map { String($0) }
    text = SourceText(pieces.joined())
  }
}

func pieces(of text: SourceText, lexicon: Lexicon = Lexicon()) throws -> [String] {
  try Tokenizer(lexicon: lexicon).tokens(of: text).map { text.string($0.range) }
}

/// SplitMix64 from a given seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

enum RandomText {
  static let fragments: [String] = [
    // Han of the base plane and beyond, alone and with marks
    "医", "院", "建设", "南京市", "长江", "大桥", "的", "所", "以上", "共体", "中", "\u{20BB7}",
    "\u{2A6A5}", "漢\u{301}", "字\u{FE00}", "\u{E0100}", "\u{3007}", "\u{3005}", "一", "万", "亿",
    // digits and what stands among them
    "0", "1", "2", "18", "234", "2024", "１", "２３４", "９", ".", ",", "．", "，", "；", ";", "'",
    "%", "％", "‰", "-", "_", "/", "½", "①", "²", "٣",
    // letters
    "a", "G", "COVID", "kV", "Ａ", "é", "e\u{301}", "ñ", "я", "ω", "א", "ก", "ไทย",
    // kana and Hangul, joined and loose
    "カ", "ー", "ひらがな", "か\u{3099}", "ｶﾞ", "ゟ", "ヿ", "\u{F900}", "\u{2F800}", "\u{2F00}", "한국어",
    "\u{1112}\u{1161}\u{11AB}", "글",
    // emoji
    "👨‍👩‍👧", "👍🏽", "🇨🇳", "🇨", "1️⃣", "❤️", "😀",
    // white space, controls, format characters
    " ", "\u{3000}", "\t", "\r\n", "\n", "\r", "\u{2028}", "\0", "\u{200D}", "\u{200B}",
    "\u{FEFF}", "\u{AD}", "\u{301}", "\u{20E3}", "\u{3099}", "\u{10FFFF}", "\u{FFFD}",
    // marks
    "。", "！", "“", "”", "（", "）", "《", "》", "、", "……", "——", "·", "•", "\"", "?",
  ]

  /// 2,000 texts, the same in each run.
  static func texts(seed: UInt64, count: Int = 2_000) -> [SourceText] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let length = Int.random(in: 0...40, using: &generator)
      var text = ""
      for _ in 0..<length { text += fragments.randomElement(using: &generator)! }
      return SourceText(text)
    }
  }
}

/// The files below `Corpus/`, or none where there is no such folder.
enum CorpusTexts {
  static let all: [(path: String, text: SourceText)] = {
    // This file is Tests/DocLintTests/Tokens/TokenTestSupport.swift.
    let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/Corpus"
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: root) else { return [] }
    var found: [(path: String, text: SourceText)] = []
    for path in paths {
      guard let data = FileManager.default.contents(atPath: root + "/" + path),
        let text = String(validating: data, as: UTF8.self)
      else { continue }
      found.append((path, SourceText(text)))
    }
    return found.sorted { $0.path < $1.path }
  }()
}

/// ICU's boundaries without those at the two ends.
func icuWords(of text: SourceText) throws -> [Range<Int>] {
  var iterator = try WordBreakIterator()
  var words: [Range<Int>] = []
  try iterator.forEachBoundary(in: text.utf8) { end, _ in
    words.append((words.last?.upperBound ?? 0)..<end)
  }
  return words
}
