import Foundation
import Testing

@testable import DocLint

/// What a fix may do and may not, on documents of the corpus into which slips were sown.
///
/// `DOCLINT_FIX_CASES` sets how many documents are made; some hundred in a usual run.
@Suite struct FixPropertyTests {
  static let cases =
    ProcessInfo.processInfo.environment["DOCLINT_FIX_CASES"].flatMap(Int.init) ?? 120
  static let sources: [String] = (Corpus.inputs("clean") + Corpus.inputs("incoming"))
    .compactMap { $0.document.map { String(decoding: $0.text.utf8, as: UTF8.self) } }
  static let fixer = Fixer(configuration: Configuration())

  /// Slips that a hasty hand makes: what stands in a text, and what is written instead.
  static let slips: [(right: String, wrong: String)] = [
    ("，", ","), ("，", ", "), ("。", "."), ("；", ";"), ("：", ":"), ("（", "("), ("）", ")"),
    ("“", "\""), ("”", "\""), ("、", "、、"), ("。", "。。"), ("，", "，，"), ("截至", "截止"),
    ("截至", "截止到"), ("其他", "其它"), ("1", "１"), ("2", "２"), ("0", "０"), ("%", "％"),
    ("～", "-"), ("～", "~"), ("一、", "一."), ("二、", "二，"), ("（一）", "（一）、"), ("（二）", "(二)"),
    ("1.", "1、"), ("2.", "2．"), ("3.", "３."), ("县", " 县"), ("市", "市 "), ("的", "的\u{200B}"),
    ("\n", " \n"), ("\n", "\n　　"), ("\n", "\n- "), ("\n", "\r\n"), ("\n", "\n\n"), ("开展", "**开展**"),
    ("加强", "&nbsp;加强"), ("等", "、等"), ("》", "》、"), ("”", "”、"), ("疾病", "疾\u{00AD}病"),
    ("医疗", "醫療"), ("……", "..."), ("2024年", "2024 年"), ("万元", " 万元"), ("——", "--"), ("A", "Ａ"),
  ]

  /// One of the sources with ten to thirty slips, chosen by the seed alone.
  static func document(_ seed: Int) -> String {
    var random = SeededGenerator(seed: UInt64(seed) &* 0x9E37_79B9 &+ 7)
    var scalars = Array(sources[Int.random(in: 0..<sources.count, using: &random)].unicodeScalars)
    for _ in 0..<Int.random(in: 10...30, using: &random) {
      guard let slip = slips.randomElement(using: &random) else { continue }
      let right = Array(slip.right.unicodeScalars)
      let start = Int.random(in: 0..<scalars.count, using: &random)
      let place = (start..<scalars.count).first {
        scalars[$0] == right[0] && scalars[$0...].starts(with: right)
      }
      guard let place else { continue }
      scalars.replaceSubrange(place..<(place + right.count), with: Array(slip.wrong.unicodeScalars))
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The text without punctuation, symbols and blanks; full-width forms, radicals and compatibility
  /// ideographs as the characters that they stand for.
  static func core(_ text: some Sequence<UInt8>) -> [Unicode.Scalar] {
    String(decoding: Array(text), as: UTF8.self).precomposedStringWithCompatibilityMapping
      .unicodeScalars.filter {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
  }

  private static let numerals = Set("〇零一二三四五六七八九十百千万亿两".unicodeScalars)

  static func numbers(_ core: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    for scalar in core
    where scalar.properties.numericType == .decimal || numerals.contains(scalar) {
      view.append(scalar)
    }
    return String(view)
  }

  /// Where in the text names of the corpus stand, in order.
  static func names(_ core: [Unicode.Scalar]) -> [String] {
    let text = String(String.UnicodeScalarView(core))
    return ["青岚市", "望川市", "栖霞江市", "澄阳市", "雁溪市", "柳桥县", "沙坞县", "东堤区", "塔影区"]
      .map { "\($0)\(text.ranges(of: $0).count)" }
  }

  @Test func slipsAreSown() {
    #expect(Self.sources.count > 60)
    let changed = (0..<20).count { seed in !Self.sources.contains(Self.document(seed)) }
    #expect(changed == 20)
    #expect(Self.document(3) == Self.document(3))
  }

  @Test(arguments: 0..<cases) func aFixHolds(seed: Int) throws {
    let bytes = Array(Self.document(seed).utf8)
    let document = Document(path: "a.txt", text: SourceText(validUTF8: bytes))
    let result = Self.fixer.fix(document) { bytes }
    #expect(result.problem == nil, "\(result.problem?.zh ?? "")")
    guard let fixed = result.bytes else {
      #expect(result.applied == 0)
      return
    }
    #expect(fixed == result.after.utf8)
    // What may be fixed safely is fixed.
    let left = result.remaining.filter { $0.fix?.applicability == .safe && $0.fix?.edits != [] }
    #expect(left.isEmpty, "\(left.map { "\($0.rule): \($0.message.zh)" })")
    // Once more changes nothing.
    let again = Self.fixer.fix(Document(path: "a.txt", text: SourceText(validUTF8: fixed))) {
      fixed
    }
    #expect(again.bytes == nil && again.applied == 0)
    // Numbers and names are what they were.
    let (before, after) = (Self.core(bytes), Self.core(fixed))
    #expect(Self.numbers(before) == Self.numbers(after))
    #expect(Self.names(before) == Self.names(after))
  }

  /// The edits of the first round, made by hand: what stands between them is what stood there.
  @Test(arguments: 0..<min(cases, 60)) func nothingChangesOutsideTheEdits(seed: Int) throws {
    let bytes = Array(Self.document(seed).utf8)
    let document = Document(path: "a.txt", text: SourceText(validUTF8: bytes))
    let found = Linter().lint([Input(path: "a.txt", outcome: .document(document))]).diagnostics
    let edits = Self.fixer.chosen(found).flatMap(\.edits).sorted { $0.range < $1.range }
    let encoded = try EncodedText(bytes, text: document.text)
    let result = try encoded.applying(edits).bytes
    var (old, new) = (0, 0)
    for edit in edits {
      let kept = Int(edit.range.lowerBound) - old
      try #require(kept >= 0, "edits overlap")
      #expect(result[new..<(new + kept)] == bytes[old..<(old + kept)])
      new += kept
      #expect(result[new...].starts(with: edit.replacement.utf8))
      new += edit.replacement.utf8.count
      old = Int(edit.range.upperBound)
    }
    #expect(result[new...] == bytes[old...])
  }
}
