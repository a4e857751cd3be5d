import Foundation
import Testing

@testable import DocLint

/// The segmenter cuts where ICU's iterator cuts, whatever the text.
@Suite struct WordSegmenterTests {
  private func own(_ utf8: [UInt8]) throws -> [Int] {
    var segmenter = WordSegmenter()
    var ends: [Int] = []
    try segmenter.forEachBoundary(in: utf8) { ends.append($0) }
    return ends
  }

  private func icu(_ utf8: [UInt8]) throws -> [Int] {
    var iterator = try WordBreakIterator()
    var ends: [Int] = []
    try iterator.forEachBoundary(in: utf8) { end, _ in ends.append(end) }
    return ends
  }

  @Test func theDictionaryIsReadAndTrusted() {
    #expect(ChineseDictionary.shared != nil)
    #expect(WordSegmenter().usesDictionary)
  }

  @Test(arguments: [
    "", "\n", "\r\n\r\r\n", "柳桥县卫生健康委员会关于2021年3月工作情况的报告\r\n（一）基本情况。",
    "18所以上的村，3.63万张床位；30，50人、1；2，a:b a：b a·b 1·2 a’b’ 1'2 _a_1_ 中_文 1. .5",
    "  两个 空格　　和全角，\t制表\u{B}换行", "邮箱 liuqiao@example.cn（@某人）①②③ ℃ ≥60% —— ……",
    "二〇二一年々々", "かな交じり文と漢字\n한국어 단어\n混Ａ１ｂ２排", "e\u{301}中\u{301}文 \u{200D}\u{200B} 👨‍👩‍👧 ⼈民 \u{F900}𠮷",
  ]) func boundariesAreThoseOfICU(_ text: String) throws {
    #expect(try own(Array(text.utf8)) == icu(Array(text.utf8)))
  }

  /// Each character of the plane beside Han characters, letters, digits and itself.
  @Test func everyCharacterIsCutAsICUCutsIt() throws {
    var segmenter = WordSegmenter()
    var iterator = try WordBreakIterator()
    for value in UInt32(1)..<0x10000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let c = String(Character(scalar))
      let utf8 = Array("中a\(c)1国\(c)b\(c)\(c)2\(c)3国".utf8)
      var found: [Int] = []
      var expected: [Int] = []
      try segmenter.forEachBoundary(in: utf8) { found.append($0) }
      try iterator.forEachBoundary(in: utf8) { end, _ in expected.append(end) }
      if found != expected { Issue.record("U+\(String(value, radix: 16)): \(found), \(expected)") }
    }
  }

  @Test func aMillionRandomTextsAreCutAsICUCutsThem() throws {
    let odd: [UInt32] = [
      0x20, 0x3000, 0x0A, 0x0D, 0x09, 0x2C, 0x2E, 0x3A, 0x3B, 0x27, 0x5F, 0x2D, 0x25, 0xB7, 0x2018,
      0x2019, 0x201C, 0x2014, 0x2026, 0x3001, 0x3002, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF08,
      0xFF10, 0xFF21, 0x3005, 0x3007, 0x30FC, 0x3042, 0x30A2, 0xAC00, 0x301, 0x200D, 0x200B,
      0xFE0F, 0x1F600, 0x2F00, 0xF900, 0x20000, 0xE9, 0xAD, 0x2460, 0x33A1, 0x2103, 0x24B6, 0x5D0,
      0xFF9E, 0x85, 0x2028, 0x3400, 0x203F,
    ]
    var segmenter = WordSegmenter()
    var iterator = try WordBreakIterator()
    var generator = SeededGenerator(seed: 11)
    // A text of a thousand lines is a thousand texts: each line is cut by itself.
    for round in 0..<1000 {
      var text = ""
      for _ in 0..<1000 {
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
          let value: UInt32 =
            switch UInt8.random(in: 0..<10, using: &generator) {
            case 0..<6: .random(in: 0x4E00..<0xA000, using: &generator)
            case 6: .random(in: 0x30...0x39, using: &generator)
            case 7: .random(in: 0x40...0x7A, using: &generator)
            default: odd[.random(in: 0..<(round % 3 == 0 ? odd.count : 30), using: &generator)]
            }
          if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        text.unicodeScalars.append("\n")
      }
      let utf8 = Array(text.utf8)
      var found: [Int] = []
      var expected: [Int] = []
      try segmenter.forEachBoundary(in: utf8) { found.append($0) }
      try iterator.forEachBoundary(in: utf8) { end, _ in expected.append(end) }
      #expect(found == expected, "round \(round)")
    }
  }

  /// Real texts, where they lie beside the project.
  @Test func realTextsAreCutAsICUCutsThem() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../../shared/data/perf/docs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.sorted() {
      let utf8 = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
      guard String(validating: utf8, as: UTF8.self) != nil else { continue }
      #expect(try own(utf8) == icu(utf8), "\(name)")
    }
  }

  /// Without a dictionary of the known format ICU does it all.
  @Test func withoutTheDictionaryICUIsAsked() throws {
    var segmenter = WordSegmenter(usesDictionary: false)
    let utf8 = Array("柳桥县有3所医院。\n又一行".utf8)
    var ends: [Int] = []
    try segmenter.forEachBoundary(in: utf8) { ends.append($0) }
    #expect(try ends == icu(utf8))
  }
}
