import Foundation

@testable import DocLint

/// A document of `Corpus/numbers` with its marks.
struct MarkedDocument: Sendable {
  enum Part: Sendable, Equatable {
    case text(String)
    case mark(kind: Character, content: String)
  }

  let name: String
  var parts: [Part]

  /// The text without marks.
  var text: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .mark(_, let content): content.replacing("⇥", with: "\t")
      }
    }.joined()
  }

  var marks: [Int] { parts.indices.filter { if case .mark = parts[$0] { true } else { false } } }

  init(name: String, source: String) {
    self.name = name
    var parts: [Part] = []
    var rest = source[...]
    while let open = rest.firstIndex(of: "⟨") {
      parts.append(.text(String(rest[..<open])))
      let close = rest.firstIndex(of: "⟩") ?? rest.endIndex
      let inside = rest[rest.index(after: open)..<close]
      parts.append(.mark(kind: inside.first ?? "n", content: String(inside.dropFirst(2))))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.text(String(rest)))
    self.parts = parts
  }

  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Corpus/numbers")

  static func all(prefix: String) throws -> [MarkedDocument] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasPrefix(prefix) && $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map {
        MarkedDocument(
          name: $0.lastPathComponent, source: try String(contentsOf: $0, encoding: .utf8))
      }
  }
}

/// Pseudo-random numbers that are the same in every run.
struct Dice {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func roll(_ below: Int) -> Int {
    state = StableHash.mix(state)
    return Int(state % UInt64(max(1, below)))
  }
}

/// Changes that make a document wrong.
enum Harm: String, CaseIterable, Sendable {
  case digit, transposition, tenThousand, swapValues, dropItem, doubleItem, count, bound, columns

  /// The mark's content changed, or `nil` where the change does not apply to it.
  func apply(_ kind: Character, _ content: String, _ dice: inout Dice) -> String? {
    var letters = Array(content)
    switch (self, kind) {
    case (.digit, "n"):
      // One of the first digits, so that no rounding hides it.
      let places = letters.indices.filter { letters[$0].isNumber }.prefix(3)
      guard let at = places.dropFirst(dice.roll(places.count)).first,
        let old = letters[at].wholeNumberValue
      else { return nil }
      let new = 1 + (old - 1 + 1 + dice.roll(8)) % 9
      guard new != old else { return nil }
      letters[at] = Character(String(new))
      return String(letters)
    case (.transposition, "n"):
      for at in letters.indices.dropLast()
      where letters[at].isNumber && letters[at + 1].isNumber && letters[at] != letters[at + 1]
        && !(at == 0 && letters[1] == "0")
      {
        letters.swapAt(at, at + 1)
        return String(letters)
      }
      return nil
    case (.tenThousand, "n"):
      guard !content.contains("."), content.count >= 3 else { return nil }
      return content + "万"
    case (.swapValues, "s"):
      var values = content.split(separator: "、").map(String.init)
      guard values.count >= 2 else { return nil }
      values.swapAt(0, 1 + dice.roll(values.count - 1))
      return values.joined(separator: "、")
    case (.dropItem, "l"):
      var items = content.split(separator: "、").map(String.init)
      items.remove(at: dice.roll(items.count))
      return items.joined(separator: "、")
    case (.doubleItem, "l"):
      let items = content.split(separator: "、").map(String.init)
      return ([items[0].replacing(items[0].first.map(String.init) ?? "", with: "新")] + items)
        .joined(separator: "、")
    case (.count, "c"):
      let chinese = Array("一二三四五六七")
      if let at = chinese.firstIndex(where: { String($0) == content }) {
        return String(chinese[at + 1])
      }
      return Int(content).map { String($0 + 1) }
    case (.bound, "b"): return content == "以上" ? "以下" : "以上"
    case (.columns, "y"):
      return content.split(separator: "⇥").reversed().joined(separator: "⇥")
    default: return nil
    }
  }
}

/// Changes after which a document is as right as before.
enum Harmless: String, CaseIterable, Sendable {
  case fullWidth, spaces, breaks, etCetera, unrelated, reorder, disclaimer, otherYear, about,
    coarser

  func apply(_ document: MarkedDocument, _ dice: inout Dice) -> String? {
    var document = document
    switch self {
    case .fullWidth:
      return String(
        String.UnicodeScalarView(
          document.text.unicodeScalars.map { scalar in
            (0x30...0x39).contains(scalar.value)
              ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
          }))
    case .spaces:
      for at in document.marks {
        if case .mark("n", let content) = document.parts[at] {
          document.parts[at] = .mark(kind: "n", content: " \(content) ")
        }
      }
      return document.text
    case .breaks:
      return document.text.replacing("。", with: "。\n\n")
    case .etCetera:
      for at in document.marks {
        if case .mark("l", let content) = document.parts[at], at + 1 < document.parts.count,
          case .mark = document.parts[min(at + 1, document.parts.count - 1)]
        {
          document.parts[at] = .mark(kind: "l", content: content + "等")
        }
      }
      return document.text
    case .unrelated:
      return document.text.replacing(
        "。", with: "。另发放宣传册\(100 + dice.roll(900))份。", maxReplacements: 2)
    case .reorder:
      for at in document.marks {
        if case .mark("l", let content) = document.parts[at] {
          document.parts[at] = .mark(
            kind: "l", content: content.split(separator: "、").reversed().joined(separator: "、"))
        }
      }
      return document.text
    case .disclaimer:
      return document.text + "\n注：部分数据因四舍五入，合计与分项之和略有出入，未作机械调整。\n"
    case .otherYear:
      return document.text + "\n2019年，全县累计建成健康小屋87个，居民健康素养水平达18.20%。\n"
    case .about:
      // 约 in front of one figure that others determine.
      let numbers = document.marks.filter {
        if case .mark("n", let content) = document.parts[$0] { content.count >= 3 } else { false }
      }
      guard !numbers.isEmpty else { return nil }
      let at = numbers[dice.roll(numbers.count)]
      guard case .mark(_, let content) = document.parts[at],
        case .text(let before) = document.parts[at - 1], !before.hasSuffix("\t"),
        !before.hasSuffix("| ")
      else { return nil }
      document.parts[at] = .mark(kind: "n", content: "约" + content)
      return document.text
    case .coarser:
      // One decimal less, rounded.
      let numbers = document.marks.filter {
        if case .mark("n", let content) = document.parts[$0] {
          content.split(separator: ".").last?.count == 2 && content.contains(".")
        } else {
          false
        }
      }
      guard !numbers.isEmpty else { return nil }
      let at = numbers[dice.roll(numbers.count)]
      guard case .mark(_, let content) = document.parts[at] else { return nil }
      let digits = content.utf8.filter { $0 != 0x2E }.map { $0 - 0x30 }
      guard let value = Exact(digits: digits, decimals: 2) else { return nil }
      document.parts[at] = .mark(kind: "n", content: value.rounded(to: 1))
      return document.text
    }
  }
}
